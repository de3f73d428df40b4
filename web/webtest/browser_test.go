package webtest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"indgang/web/webtest"
)

// picture saves what the page looks like when INDGANG_SCREENSHOTS names a
// folder, for a person to look at.
func picture(p *webtest.Page, name string) {
	if dir := os.Getenv("INDGANG_SCREENSHOTS"); dir != "" {
		if file := filepath.Join(dir, name+".png"); p.Count("dialog[open]") > 0 {
			p.ScreenshotWindow(file)
		} else {
			p.Screenshot(file)
		}
	}
}

func TestSamplePagesAreSoundAtEveryWidth(t *testing.T) {
	url, b := serve(t), webtest.Start(t)
	for _, c := range []struct {
		name        string
		width, zoom int
	}{
		{"1280", 1280, 100}, {"768", 768, 100}, {"390", 390, 100}, {"320", 320, 100}, {"1280-at-200-percent", 1280, 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := b.Page(t, c.width, 900)
			p.Zoom(c.zoom)
			for page, path := range map[string]string{"day": "/", "citizen": "/borger"} {
				p.Goto(url + path)
				picture(p, page+"-"+c.name)
				p.CheckSound()
			}
		})
	}
}

func TestSamplePagesWorkWithoutScript(t *testing.T) {
	p := webtest.Start(t).Page(t, 1280, 900)
	p.DisableScript()
	p.Goto(serve(t) + "/")
	p.Click("text=Louise Bech")
	if got := p.Text("h1"); got != "Amina Yilmaz" { // the sample has but one citizen
		t.Errorf("the row led to %q", got)
	}
	p.Click(".duty.is-met .why summary")
	if got := p.Text(".duty.is-met .why-body"); got != "Vejledt ved tilmeldingen." {
		t.Errorf("the reason reads %q", got)
	}
	if p.Visible("[data-help]") {
		t.Error("a button that needs script is shown without it")
	}
	p.Click("text=Slet kladde")
	if got := p.Text("#got"); !strings.Contains(got, "POST /samtale") {
		t.Errorf("without script the form sent %q", got)
	}
}

func TestTheWorkListIsWalkedByKeys(t *testing.T) {
	p := webtest.Start(t).Page(t, 1280, 900)
	p.Goto(serve(t) + "/")
	for _, step := range []struct{ key, want string }{
		{"j", "Amina Yilmaz"}, {"j", "Jonas Brandt"}, {"ArrowDown", "Kirsten Damgaard Sørensen"},
		{"k", "Jonas Brandt"}, {"ArrowUp", "Amina Yilmaz"}, {"k", "Amina Yilmaz"},
	} {
		p.Press(step.key)
		if got := p.Text(".worklist .row-link:focus"); got != step.want {
			t.Fatalf("%s went to %q, want %q", step.key, got, step.want)
		}
	}
	p.Press("j")
	picture(p, "day-row")
	p.Press("Enter")
	if !strings.HasSuffix(p.URL(), "/borger?nr=2") {
		t.Errorf("Enter led to %s", p.URL())
	}
	p.Press("g")
	p.Press("d")
	if got := p.Text("h1"); got != "Min dag" {
		t.Errorf("g d led to %q", got)
	}
	if got, want := p.Interactions(), 10; got != want {
		t.Errorf("counted %d interactions, want %d", got, want)
	}
}

func TestKeysDoNothingWhileOneTypes(t *testing.T) {
	p := webtest.Start(t).Page(t, 1280, 900)
	p.Goto(serve(t) + "/")
	p.Press("/")
	if !p.Focused("#q") {
		t.Fatal("/ did not go to the search field")
	}
	p.Type("#q", "j? gd kæreste Østergård/")
	if got, want := p.Value("#q"), "j? gd kæreste Østergård/"; got != want {
		t.Errorf("the field holds %q, want %q", got, want)
	}
	if p.Count("dialog") != 0 || p.Count(".row-link:focus") != 0 {
		t.Error("a key did something besides writing")
	}
	p.Press("Enter")
	if got := p.Text("#got"); !strings.Contains(got, "GET /borgere q=") {
		t.Errorf("the search sent %q", got)
	}
	if got := p.Interactions(); got != 3 { // "/", the field, Enter
		t.Errorf("counted %d interactions, want 3", got)
	}
}

func TestTheHelpListsTheKeysAndTurnsThemOff(t *testing.T) {
	p := webtest.Start(t).Page(t, 1280, 900)
	p.Goto(serve(t) + "/")
	p.Press("?")
	list := p.Text("dialog .key-list")
	for _, want := range []string{"Næste række", "Gå til søgefeltet", "Gå til Min dag", "Gå til Regler"} {
		if !strings.Contains(list, want) {
			t.Errorf("the list lacks %q: %s", want, list)
		}
	}
	picture(p, "help")
	for _, v := range p.Axe() {
		t.Errorf("accessibility: %s", v)
	}
	p.Press("j")
	if p.Count(".row-link:focus") != 0 {
		t.Error("a key reached the page under the dialog")
	}
	p.Click("label=Brug genveje med en enkelt tast")
	p.Press("Escape")
	if p.Count("dialog") != 0 {
		t.Fatal("Escape left the dialog open")
	}
	p.Press("j")
	p.Press("?")
	if p.Count(".row-link:focus") != 0 || p.Count("dialog") != 0 {
		t.Error("the keys were turned off, and still did something")
	}
	p.Reload()
	p.Press("j")
	if p.Count(".row-link:focus") != 0 {
		t.Error("the choice was forgotten")
	}
	p.Click(".user-menu summary") // the way back, for those without the keys
	picture(p, "menu")
	p.Click("text=Tastaturgenveje")
	p.Click("label=Brug genveje med en enkelt tast")
	p.Click("text=Luk")
	p.Press("j")
	if p.Count(".row-link:focus") != 1 {
		t.Error("the keys were turned on again, and do nothing")
	}
}

func TestWhatCannotBeUndoneIsAskedFirst(t *testing.T) {
	p := webtest.Start(t).Page(t, 1280, 900)
	p.Goto(serve(t) + "/borger")
	p.Click("text=Slet kladde")
	if got := p.Text("dialog h2"); got != "Slet kladden til samtalen?" {
		t.Fatalf("the question reads %q", got)
	}
	picture(p, "confirm")
	p.Click("text=Behold den")
	if !strings.HasSuffix(p.URL(), "/borger") || p.Count("dialog") != 0 {
		t.Fatal("Behold den did not stay on the page")
	}
	p.Click("text=Slet kladde")
	p.Click("text=Ja, slet kladden")
	if got := p.Text("#got"); !strings.Contains(got, "slet=1") {
		t.Errorf("the form was sent without its button: %q", got)
	}
}

func TestAFormIsFilledAndCounted(t *testing.T) {
	p := webtest.Start(t).Page(t, 390, 844)
	p.Goto(serve(t) + "/borger")
	p.Click("text=Telefon")
	p.Type("label=Dato", "2027-01-22")
	p.Select("label=Aftalt", "Nyt tilbud")
	p.Type("#note", "Ønsker arbejde i køkken")
	p.Click("label=Bolig")
	p.Click("text=Gem samtalen")
	got := p.Text("#got")
	for _, want := range []string{"maade=telefon", "dato=2027-01-22", "udfald=tilbud", "emne=cv&emne=bolig", "note=%C3%98nsker+arbejde"} {
		if !strings.Contains(got, want) {
			t.Errorf("the form lacks %s: %s", want, got)
		}
	}
	if p.Interactions() != 6 {
		t.Errorf("counted %d interactions, want 6", p.Interactions())
	}
	p.ResetInteractions()
	if p.Interactions() != 0 {
		t.Error("the count did not start anew")
	}
}

func TestFaultsOfAPageAreSeen(t *testing.T) {
	p := webtest.Start(t).Page(t, 390, 844)
	p.Goto(faulty(t))
	if got := p.ConsoleErrors(); len(got) != 2 { // an exception and a refused inline style
		t.Errorf("console errors: %q", got)
	}
	if got := strings.Join(p.FailedRequests(), "\n"); !strings.Contains(got, "404 GET") || strings.Count(got, "\n") != 0 {
		t.Errorf("failed requests: %q", got)
	}
	if got := p.Overflow(); len(got) != 1 || !strings.HasPrefix(got[0], "div.wide from") {
		t.Errorf("overflow: %q", got)
	}
	found := map[string]bool{}
	for _, v := range p.Axe() {
		found[v.ID] = true
	}
	if !found["image-alt"] || !found["html-has-lang"] {
		t.Errorf("axe found %v", found)
	}
}

func TestPaperShowsEveryReason(t *testing.T) {
	p := webtest.Start(t).Page(t, 1280, 900)
	p.Goto(serve(t) + "/borger")
	p.Print()
	picture(p, "citizen-print")
	if dir := os.Getenv("INDGANG_SCREENSHOTS"); dir != "" {
		p.PDF(filepath.Join(dir, "citizen.pdf"))
	}
	if p.Visible(".main-nav") || p.Visible(".duty-actions a") {
		t.Error("what cannot be clicked on paper is printed")
	}
	var height float64
	p.Eval(`document.querySelector(".duty.is-met .why-body").getBoundingClientRect().height`, &height)
	if height == 0 {
		t.Error("a closed reason is not printed")
	}
}
