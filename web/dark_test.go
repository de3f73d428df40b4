package web_test

import (
	"strings"
	"testing"

	"indgang/web/webtest"
)

// The dark theme is chosen in the menu, also without script, and every colour on it
// can be told from its ground.
func TestTheDarkThemeIsChosenInTheMenuAndCanBeRead(t *testing.T) {
	b := webtest.Start(t)
	s := newSite(t)
	amina := s.amina()
	var p *webtest.Page
	for _, script := range []bool{false, true} {
		p = b.Page(t, 1280, 900)
		if !script {
			p.DisableScript()
		}
		s.enter(p, "LED")
		p.Goto(s.url + "/andele")
		p.Click(".user-menu summary")
		p.Click("button[value=dark]")
		if got := p.URL(); got != s.url+"/andele" {
			t.Errorf("the choice led to %s", got)
		}
		if got := p.Attr("html", "data-theme"); got != "dark" {
			t.Fatalf("the theme is %q", got)
		}
	}
	b2 := "/borger/" + string(amina)
	for _, path := range []string{"/", b2, b2 + "/samtale", b2 + "/registrer", "/borger/ny", "/lov", "/andele", "/reform", "/import",
		"/findes-ikke"} {
		p.Goto(s.url + path)
		for _, v := range p.Axe() {
			t.Errorf("%s in the dark: %v", path, v)
		}
		picture(p, "dark-"+strings.ReplaceAll(path, "/", "-"))
	}
	p.Goto(s.url + "/")
	p.Click(".user-menu summary")
	p.Click(".theme button:first-of-type")
	if got := p.Attr("html", "data-theme"); got != "" {
		t.Errorf("as the machine is: %q", got)
	}
}
