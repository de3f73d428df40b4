package mit_test

import (
	"testing"

	"indgang/web/webtest"
)

// A citizen finds the next appointment on a telephone and on a machine, with the
// keyboard, in the dark and without script.
func TestACitizenWalksTheirSideInABrowser(t *testing.T) {
	b := webtest.Start(t)
	s := newSide(t)
	lena := s.lena()
	for _, width := range []int{1280, 390} {
		p := b.Page(t, width, 800)
		p.Goto(s.url + "/min/")
		p.CheckSound()
		p.Click("form:has(input[value=" + string(lena) + "]) button")
		p.WaitText("h1", "Hej Lena")
		p.CheckSound()
		p.Click(".user-menu summary")
		p.Click("button[value=dark]")
		if got := p.Attr("html", "data-theme"); got != "dark" || p.URL() != s.url+"/min/" {
			t.Errorf("the dark is %q at %s", got, p.URL())
		}
		p.CheckSound()
		p.Click(".user-menu summary")
		p.Click("form[action='/min/logud'] button")
		if p.URL() != s.url+"/min/login" {
			t.Errorf("after the logout: %s", p.URL())
		}
	}
	p := b.Page(t, 390, 800)
	p.DisableScript()
	p.Goto(s.url + "/min/")
	p.Click("form:has(input[value=" + string(lena) + "]) button")
	if got := p.Text(".own-when strong"); got != "torsdag 26. november 2026 kl. 9.30" {
		t.Errorf("without script: %q", got)
	}
}
