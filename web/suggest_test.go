package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"indgang/store"
	"indgang/web/webtest"
)

// people are citizens to search for: KRB's own, one of the unit and one elsewhere.
func (s *site) people() (own, unit string) {
	since := " sagsbehandler KRB i Jobparate"
	own = at(s.Person(store.Person{FirstName: "Ayşe", LastName: "Çelik", CPR: "0303821004", Phone: "27 11 22 33"}, "2026-11-10"+since,
		"2026-11-10 første henvendelse"))
	unit = at(s.Person(store.Person{FirstName: "Ahmet", LastName: "Çelik"}, "2026-11-10 sagsbehandler AMY i Jobparate",
		"2026-11-10 første henvendelse"))
	s.Person(store.Person{FirstName: "Adam", LastName: "Celikov"}, "2026-11-10 sagsbehandler HGA i Sygedagpenge",
		"2026-11-10 første henvendelse")
	return own, unit
}

// However a name is written, and by a telephone number too, people are found as one
// types: one's own first, with who has the case; and nothing of it is an address.
func TestASearchSuggestsAsOneTypes(t *testing.T) {
	s := newSite(t)
	own, unit := s.people()
	s.login("KRB")
	s.personas()
	ask := func(q string) reply {
		r := s.post("/soeg/forslag", url.Values{"q": {q}})
		if r.status == http.StatusOK {
			r.body = aPageOf(r.body)
		}
		return r
	}
	r := ask("celik")
	page(t, r, 200, webtest.Count("[role=option]", 3), webtest.InAt("li", 0, webtest.Attr("data-href", own), webtest.HasText("Ayşe Çelik"),
		webtest.HasText("030382-•••• · 44 år · Karen Bøgh · Jobparate")),
		webtest.InAt("li", 1, webtest.Attr("data-href", unit), webtest.HasText("Amir Yusuf")),
		webtest.InAt("li", 2, webtest.HasText("Sygedagpenge")), webtest.In("p", webtest.HasText("3 borgere")))
	if strings.Contains(r.url, "celik") || strings.Contains(r.body, "0303821004") {
		t.Errorf("%s tells what nobody is to see", r.url)
	}
	for _, q := range []string{"27 11 22 33", "2711", "+45 27112233", "030382", "çel ay"} {
		page(t, ask(q), 200, webtest.Count("[role=option]", 1), webtest.In("li", webtest.Attr("data-href", own)))
	}
	page(t, ask("030382-1004"), 200, webtest.NotIn("li"), webtest.In("p", webtest.HasText("Tryk Enter")))
	page(t, ask("xyzzy"), 200, webtest.NotIn("li"), webtest.In("p", webtest.HasText("Ingen borgere passer")))
	if r := ask("x"); r.status != http.StatusUnprocessableEntity {
		t.Errorf("one letter: %d", r.status)
	}
	page(t, s.post("/soeg", url.Values{"q": {"celik"}}), 200, webtest.InAt("tbody tr", 0, webtest.HasText("Ayşe Çelik"),
		webtest.In("[data-title=Alder]", webtest.HasText("44 år")),
		webtest.In("[data-title=Sagsbehandler]", webtest.HasText("Karen Bøgh")), webtest.In("[data-title=Enhed]", webtest.HasText("Jobparate"))))
	s.login("JUR")
	if r := ask("celik"); r.status != http.StatusForbidden {
		t.Errorf("the lawyer: %d", r.status)
	}
}

func TestThreeLettersAndTheArrowsOpenACase(t *testing.T) {
	b := webtest.Start(t)
	s := newSite(t)
	own, unit := s.people()
	for _, width := range []int{1280, 390} {
		p := b.Page(t, width, 844)
		s.enter(p, "KRB")
		p.Type("#q", "cel")
		p.WaitFor(".suggest [role=option]")
		if got := p.Texts(".suggest [role=option]"); len(got) != 3 || p.Attr("#q", "aria-expanded") != "true" ||
			p.Attr("#q", "role") != "combobox" {
			t.Fatalf("cel suggests %q", got)
		}
		p.Press("ArrowDown")
		p.Press("ArrowDown")
		if id := p.Attr("#q", "aria-activedescendant"); id != "forslag-1" || p.Attr("#forslag-1", "aria-selected") != "true" || !p.Focused("#q") {
			t.Errorf("after two arrows the active one is %q", id)
		}
		picture(p, "suggest-"+map[int]string{1280: "1280", 390: "390"}[width])
		p.CheckSound()
		p.Press("Escape")
		if seen(p, ".suggest") || p.Attr("#q", "aria-expanded") != "false" || p.Value("#q") != "cel" {
			t.Error("Escape closes the list, and keeps what is typed")
		}
		p.Press("ArrowDown")
		p.WaitFor(".suggest [role=option]")
		p.Press("ArrowUp")
		p.Press("ArrowUp")
		p.Press("Enter")
		p.WaitFor(".case-head")
		if p.URL() != s.url+unit {
			t.Errorf("Enter leads to %s, want %s", p.URL(), unit)
		}
		p.Type("#q", "cel")
		p.WaitFor(".suggest [role=option]")
		p.Click(".suggest li")
		p.WaitFor(".case-head")
		if p.URL() != s.url+own {
			t.Errorf("a click leads to %s, want %s", p.URL(), own)
		}
		p.Type("#q", "cel")
		p.Press("Enter")
		p.WaitFor(".worklist")
		if p.URL() != s.url+"/soeg" {
			t.Errorf("Enter alone leads to %s", p.URL())
		}
		p.CheckSound()
	}
	p := b.Page(t, 390, 844)
	p.DisableScript()
	s.enter(p, "KRB")
	p.Type("#q", "cel")
	p.Press("Enter")
	if p.URL() != s.url+"/soeg" || p.Count("tbody tr") != 3 {
		t.Errorf("without script one comes to %s", p.URL())
	}
}
