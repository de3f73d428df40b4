package web_test

import (
	"net/url"
	"strings"
	"testing"

	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/web/webtest"

	"golang.org/x/net/html"
)

// rows returns the titles of the rules that a page lists.
func ruleRows(t *testing.T, r reply) []string {
	t.Helper()
	n, err := html.Parse(strings.NewReader(r.body))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range find(n, ".law-list .row-link") {
		out = append(out, webtest.TextOf(a))
	}
	return out
}

func TestTheCatalogueTellsOfEveryProvision(t *testing.T) {
	s := newSite(t)
	s.amina()
	s.login("KRB")
	r := s.get("/lov?liste=alle")
	page(t, r, 200,
		webtest.In(".status-tabs [aria-current]", webtest.HasText("Alle bestemmelser")),
		webtest.In("tr:has(a[href='/lov/first-talk-1w'])",
			webtest.In(".row-link", webtest.IsText("Hold den første jobsamtale")),
			webtest.In(".sub", webtest.HasText("senest 1 uge")),
			webtest.In("details", webtest.HasText("Lovteksten efter lov 1750/2025 er ikke læst")),
			webtest.In("[data-title=Hjemmel]", webtest.HasText("LAB § 31")),
			webtest.In("[data-title=Gælder]", webtest.HasText("01.07.2026"), webtest.HasText("3 udgaver")),
			webtest.In("[data-title=Grad]", webtest.IsText("B")),
			webtest.In("[data-title=Virkning]", webtest.HasText("Advarsel"), webtest.HasText("venter på godkendelse")),
			webtest.In("[data-title='Borgere i dag']", webtest.HasText("1"), webtest.HasText("1 overskredet")),
			webtest.In("[data-title=Sager]", webtest.MatchesText(`^\d+$`))))
	listed := ruleRows(t, r)
	if n := len(law.Rules()); len(listed) < n-5 || len(listed) > n {
		t.Errorf("%d of %d rules are listed", len(listed), n)
	}
	// Acts are folded until one looks for something, and say what is in them.
	page(t, r, 200, webtest.Count("details.law-act", len(law.Acts())), webtest.NotIn("details.law-act[open]"),
		webtest.In("details.law-act", webtest.HasText("venter på godkendelse")))

	ids := 0
	for _, x := range law.Rules() {
		if strings.Contains(webtest.TextOf(parsed(r.body)), " "+x.ID+" ") {
			ids++
		}
	}
	if ids > 0 {
		t.Errorf("%d rules are called by their IDs on the page", ids)
	}
}

func TestTheCatalogueIsSearchedAndFiltered(t *testing.T) {
	s := newSite(t)
	s.amina()
	s.login("KRB")
	all := len(ruleRows(t, s.get("/lov?liste=alle")))
	some := func(query string, want ...string) int {
		t.Helper()
		r := s.get("/lov?" + query)
		got := ruleRows(t, r)
		for _, w := range want {
			if !strings.Contains("|"+strings.Join(got, "|")+"|", "|"+w+"|") {
				t.Errorf("%s lacks %q: %d rows", query, w, len(got))
			}
		}
		if len(got) == 0 || len(got) == all {
			t.Errorf("%s keeps %d of %d", query, len(got), all)
		}
		return len(got)
	}
	some("liste=alle&soeg=første+jobsamtale", "Hold den første jobsamtale")
	if a, b := some("liste=alle&soeg=§31"), some("liste=alle&soeg=§+31"); a != b {
		t.Errorf("§31 finds %d, § 31 finds %d", a, b)
	}
	some("liste=alle&lov=Unge", "Kontakt den unge efter et frafald")
	some("liste=alle&grad=B", "Hold den første jobsamtale")
	some("liste=alle&kraft=bindende")
	if n := some("liste=roerer", "Hold den første jobsamtale"); n > 15 {
		t.Errorf("one citizen is touched by %d rules", n)
	}
	some("liste=venter", "Hold den første jobsamtale")
	some("liste=slaaet-fra")
	some("liste=skifter", "Hold samtaler på seks måneder (fra juli 2026)")
	// A choice says how many it leaves, and a list how many the search leaves.
	page(t, s.get("/lov?liste=alle&soeg=jobsamtale&grad=B"), 200,
		webtest.In("#lov option[value=LAB]", webtest.MatchesText(`\(\d+\)$`)), webtest.In("#grad option[selected]", webtest.HasText("B:")),
		webtest.In("details.law-act[open]"), webtest.In("a[href='/lov?liste=alle']", webtest.IsText("Ryd filtre")))
	page(t, s.get("/lov?liste=alle&soeg=xyzzy"), 200, webtest.In(".empty-state", webtest.HasText("Ingen bestemmelser passer")))
	page(t, s.get("/lov?liste=tilbage"), 200, webtest.In(".empty-state", webtest.HasText("Ingen udgave er sendt tilbage.")))
	page(t, s.get("/lov?liste=findes-ikke&lov=x"), 200, webtest.In(".empty-state"))
}

func TestTheLawyerBeginsWithWhatWaitsAndTouchesMost(t *testing.T) {
	s := newSite(t)
	s.amina()
	s.login("JUR")
	page(t, s.get("/lov"), 200, webtest.In(".status-tabs [aria-current]", webtest.HasText("Venter på godkendelse")),
		webtest.In("#orden option[selected]", webtest.HasText("Flest borgere")),
		webtest.InAt("[data-title='Borgere i dag']", 0, webtest.HasText("1")))
	s.login("KRB")
	page(t, s.get("/lov"), 200, webtest.In(".status-tabs [aria-current]", webtest.HasText("Alle bestemmelser")))
}

// TestEveryRuleHasAPageWhoseCasesHold opens the page of every rule.
func TestEveryRuleHasAPageWhoseCasesHold(t *testing.T) {
	s := newSite(t)
	s.login("KRB")
	missing := 0
	for i, r := range law.Rules() {
		if testing.Short() && i%9 > 0 {
			continue
		}
		got := s.get("/lov/" + r.ID)
		if got.status == 404 {
			missing++ // announced after today: nobody knows it
			continue
		}
		page(t, got, 200, webtest.In("h1", webtest.IsText(r.Title)), webtest.LacksText("Holder ikke"), webtest.NotIn("form.rule-judge"))
	}
	if missing > 3 {
		t.Errorf("%d rules have no page", missing)
	}
}

func TestARuleShowsItsVersionsNumbersAndCases(t *testing.T) {
	s := newSite(t)
	s.amina()
	s.login("KRB")
	page(t, s.get("/lov/first-talk-1w"), 200,
		webtest.In(".facts", webtest.HasText("Advarsel"), webtest.HasText("1 borger"), webtest.HasText("1 med overskredet frist"),
			webtest.HasText("alle holder")),
		webtest.In(".why-law", webtest.HasText("senest 1 uge")), webtest.In(".notice--doubt", webtest.HasText("ikke læst")),
		webtest.Count(".rule-other", 2), webtest.In(".rule-other", webtest.HasText("grad A")),
		webtest.In(".rule-numbers tbody tr:not(.is-past)", webtest.HasText("1 uge"), webtest.HasText("efterset")),
		webtest.In("#sag-holdt-til-tiden", webtest.HasText("11.03.2025 samtale holdt"), webtest.HasText("Den 20. marts 2025 skal gælde"),
			webtest.HasText("opfyldt 11.03.2025"),
			webtest.HasText("Hold fire samtaler på seks måneder"), webtest.HasText("holder"), webtest.In("a[href='#sag-holdt-til-tiden']")),
		webtest.In(".rule-sign", webtest.HasText("Ingen jurist har sagt noget"), webtest.HasText("En jurist kan godkende")))
	page(t, s.get("/lov/first-talk-1w?udgave=2024-01-01"), 200, webtest.In("#udgave", webtest.IsText("Gjaldt før")),
		webtest.In(".rule-sign", webtest.HasText("binder uden godkendelse")))
	page(t, s.get("/lov/first-talk-1w?udgave=2024-01-02"), 404)
	page(t, s.get("/lov/findes-ikke"), 404)
	// What the law leaves to the municipality, and nobody has told us.
	page(t, s.get("/lov/adm-frist"), 200, webtest.In(".rule-numbers", webtest.HasText("kommunen har ikke oplyst et")))
}

func TestALawyerSignsOffAndSendsBack(t *testing.T) {
	s := newSite(t)
	s.amina()
	const rule, to = "/lov/first-talk-1w", "/lov/first-talk-1w/2026-07-01"
	seen := func(r reply) string {
		n, _ := html.Parse(strings.NewReader(r.body))
		v, _ := webtest.AttrOf(find(n, ".rule-judge input[name=seen]")[0], "value")
		return v
	}
	s.login("KRB")
	if r := s.post(to, url.Values{"seen": {"0"}, "ord": {"godkend"}}); r.status != 403 {
		t.Errorf("a caseworker signed off: %d", r.status)
	}
	s.login("JUR")
	page(t, s.get(rule), 200, webtest.In(".rule-sign", webtest.HasText("binder den i sagerne for den borger, den rører i dag"),
		webtest.In(".rule-next a[href^='/lov/']"), webtest.In(".rule-next", webtest.HasText("venter i alt"))))
	first := seen(s.get(rule))
	page(t, s.post(to, url.Values{"seen": {first}, "ord": {"godkend"}, "reason": {"Læst i Lovtidende."}}), 200,
		webtest.In(".receipt", webtest.HasText("Udgaven er godkendt"), webtest.HasText("binder fra nu af")),
		webtest.In(".facts", webtest.HasText("Bindende"), webtest.HasText("godkendt af Jytte Urup 24.11.2026")),
		webtest.In(".rule-words", webtest.HasText("Godkendt"), webtest.HasText("Jytte Urup"), webtest.HasText("Læst i Lovtidende.")))
	page(t, s.get("/lov?liste=alle&soeg=første+jobsamtale"), 200,
		webtest.In("tr:has(a[href='/lov/first-talk-1w']) [data-title=Virkning]", webtest.HasText("Bindende"),
			webtest.HasText("godkendt af Jytte Urup")))

	// Whoever opened the page before that has not seen it.
	page(t, s.post(to, url.Values{"seen": {first}, "ord": {"tilbage"}, "reason": {"Der mangler en overgangsregel."}}), 409,
		webtest.In(".error-summary", webtest.HasText("En anden har ændret det samme")),
		webtest.In("#reason", webtest.IsText("Der mangler en overgangsregel.")),
		webtest.In(".rule-words", webtest.HasText("Læst i Lovtidende.")))
	now := seen(s.get(rule))
	page(t, s.post(to, url.Values{"seen": {now}, "ord": {"tilbage"}, "reason": {" "}}), 422,
		webtest.In(".error-summary a[href='#reason']"), webtest.In("#reason[aria-invalid=true]"))
	page(t, s.post(to, url.Values{"seen": {now}, "ord": {"tilbage"}, "reason": {"Der mangler en overgangsregel."}}), 200,
		webtest.In(".receipt", webtest.HasText("sendt tilbage")),
		webtest.In(".facts", webtest.HasText("Advarsel"), webtest.HasText("sendt tilbage af Jytte Urup")),
		webtest.Count(".rule-words li", 2))
	if got := ruleRows(t, s.get("/lov?liste=tilbage")); len(got) != 1 {
		t.Errorf("sent back: %q", got)
	}
	page(t, s.post(to, url.Values{"seen": {now}, "ord": {"måske"}}), 422)
	page(t, s.post("/lov/first-talk-1w/2026-07-02", url.Values{"seen": {now}, "ord": {"godkend"}}), 404)
	page(t, s.post("/lov/first-talk-1w/i-går", url.Values{"seen": {now}, "ord": {"godkend"}}), 404)

	// A version that was signed off says nothing about the one after it.
	now = seen(s.get(rule + "?udgave=2024-01-01"))
	page(t, s.post("/lov/first-talk-1w/2024-01-01", url.Values{"seen": {now}, "ord": {"godkend"}}), 200,
		webtest.In(".rule-words", webtest.HasText("Godkendt")))
	page(t, s.get(rule), 200, webtest.In(".facts", webtest.HasText("Advarsel")))

	// What asks for nothing cannot be signed off.
	page(t, s.get("/lov/talks-4in6"), 200, webtest.NotIn(".rule-judge"), webtest.In(".rule-sign", webtest.HasText("intet at godkende")))
}

// TestALawyerReadsAndSignsInTheBrowser follows a sign-off to the citizen whose
// warning becomes binding.
func TestALawyerReadsAndSignsInTheBrowser(t *testing.T) {
	b := webtest.Start(t)
	s := newSite(t)
	amina := s.amina()
	krb := b.Page(t, 1280, 900)
	s.enter(krb, "KRB")
	krb.Goto(s.url + at(amina))
	if got := krb.Text(".duty.is-overdue .duty-meta"); !strings.Contains(got, "Advarsel, binder ikke") {
		t.Fatalf("before: %q", got)
	}

	p, other := b.Page(t, 1280, 900), b.Page(t, 1280, 900)
	s.enter(p, "JUR")
	p.Click("text=Hold den første jobsamtale")
	if !p.Visible("#sag-holdt-til-tiden .case-facts") {
		t.Error("the lawyer has to open the cases")
	}
	s.enter(other, "JUR")
	other.Goto(p.URL())
	p.CheckSound()
	picture(p, "rule-before")
	p.Type("#reason", "Læst i Lovtidende A.")
	p.Click("text=Godkend udgaven")
	p.WaitText(".receipt", "Udgaven er godkendt.")
	picture(p, "rule-signed")
	p.CheckSound()

	other.Type("#reason", "Overgangsreglen er ikke læst.")
	other.Click("text=Send tilbage")
	other.WaitText(".error-summary", "En anden har ændret det samme")
	if got := other.Value("#reason"); got != "Overgangsreglen er ikke læst." {
		t.Errorf("what was typed reads %q", got)
	}
	for _, v := range other.Axe() {
		t.Error(v)
	}

	krb.Reload()
	if got := krb.Text(".duty.is-overdue .duty-meta"); strings.Contains(got, "binder ikke") {
		t.Errorf("after: %q", got)
	}
	krb.Click(".duty.is-overdue .why > summary")
	if got := krb.Attr(".duty.is-overdue .why-rule a", "href"); got != "/lov/first-talk-1w?udgave=2026-07-01" {
		t.Errorf("the reason leads to %q", got)
	}
	krb.Click(".duty.is-overdue .why-lawyer summary")
	if got := krb.Text(".duty.is-overdue .why-body"); !strings.Contains(got, "Bindende.") || !strings.Contains(got, "Godkendt af Jytte Urup") {
		t.Errorf("the reason reads %q", got)
	}
}

// ---- the case under another law, and its tasks

func TestACaseIsShownUnderAnotherLaw(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	page(t, s.get(at(z.jonas)), 200, webtest.NotIn(".time-label"), webtest.In("#scenarie option", webtest.HasText("Loven")),
		webtest.In("#scenarie", webtest.HasText("Ny hovedlov")))
	page(t, s.get(at(z.jonas)+"?scenarie=velfaerdsaftale-samtaler"), 200,
		webtest.In(".time-label h2", webtest.HasText("Ikke gældende ret")),
		webtest.In(".time-label", webtest.HasText("fredag 1. januar 2027"), webtest.HasText("Falder væk: Hold fire samtaler på seks måneder"),
			webtest.HasText("Ingen sådan aftale er indgået")),
		webtest.In("#pligter ~ .meta", webtest.HasText("ikke gældende ret")),
		webtest.In("#paa", webtest.Attr("value", "01.01.2027")), webtest.In("#scenarie option[selected]", webtest.HasText("Velfærdsaftale")),
		webtest.NotIn(".case-head-actions"), webtest.NotIn(".fix"),
		webtest.In(".known a[href='"+at(z.jonas)+"']", webtest.IsText("Vis sagen i dag")))
	page(t, s.get(at(z.jonas)+"?scenarie=hovedlov-2027&paa=01.02.2027&kendt=01.10.2026"), 200,
		webtest.In(".time-label", webtest.HasText("1. februar 2027"), webtest.HasText("kendt 1. oktober 2026"),
			webtest.HasText("Ikke oplyst"), webtest.HasText("Målgruppe 2, jobparat")))
	page(t, s.get(at(z.jonas)+"?paa=01.02.2027"), 200, webtest.In(".known", webtest.HasText("Vælg også, hvilken lov")),
		webtest.NotIn(".time-label"))
	page(t, s.get(at(z.jonas)+"?scenarie=hovedlov-2027&paa=1850"), 200, webtest.In("#paa[aria-invalid=true]"),
		webtest.NotIn(".time-label"), webtest.In(".case-head-actions"))
	page(t, s.get(at(z.jonas)+"?scenarie=findes-ikke"), 404)

	// The municipality's own draft.
	d, err := s.SaveDraft(t.Context(), s.User("LED"), law.Scenario{Title: "Uden første samtale", Note: "Et forsøg.", Source: "egen",
		Changes: []law.Change{{Rule: "first-talk-1w", From: s.Today() + 1, Kind: "ends", Text: "Den falder væk."}}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	page(t, s.get(at(z.amina)+"?scenarie="+d.Name), 200, webtest.In(".time-label", webtest.HasText("Uden første samtale"),
		webtest.HasText("kommunens eget udkast"), webtest.HasText("Falder væk: Hold den første jobsamtale")))
}

func TestTasksStandOnTheCaseAndInTheDay(t *testing.T) {
	s := newSite(t)
	amina := s.amina()
	set := func(text string, due int) {
		c, err := s.Office.Office.Citizen(t.Context(), s.User("LED"), office.View{Subject: amina, Page: "test"})
		if err != nil {
			t.Fatal(err)
		}
		s.do(s.User("LED"), office.Register{Subject: amina, Seen: c.Seq,
			Drafts: []office.Draft{{On: c.On, Body: fact.TaskSet{Due: c.On.AddDays(due)}, Text: text}}})
	}
	set("Spørg til <reformen>", 20)
	set("Ring om jobbet hos bageren", 1)
	s.login("KRB")
	page(t, s.get("/?liste=week"), 200, webtest.In("tbody", webtest.HasText("Opgave"), webtest.HasText("Ring om jobbet hos bageren")))
	r := s.get(at(amina))
	page(t, r, 200, webtest.InAt("#opgaver ~ .meta", 0, webtest.HasText("ikke af loven")),
		webtest.InAt("[id^=opgave-]", 0, webtest.HasText("Ring om jobbet hos bageren"), webtest.HasText("af Lone Eriksen"),
			webtest.HasText("Snart"), webtest.In("button", webtest.HasText("Løst"))),
		webtest.InAt("[id^=opgave-]", 1, webtest.HasText("Spørg til <reformen>")))
	n, _ := html.Parse(strings.NewReader(r.body))
	to, _ := webtest.AttrOf(find(n, "[id^=opgave-] form")[0], "action")
	s.Register("LED", amina, "2026-11-24 notat") // something else meanwhile is no conflict
	page(t, s.post(to, nil), 200, webtest.In(".receipt", webtest.HasText("Opgaven er løst.")), webtest.Count("[id^=opgave-]", 1),
		webtest.In(".timeline", webtest.HasText("Opgave løst")))
	page(t, s.post(to, nil), 200, webtest.In(".receipt", webtest.HasText("allerede løst")))
	page(t, s.post(at(amina)+"/opgave/1", nil), 404)
	page(t, s.post(at(amina)+"/opgave/x", nil), 404)
	page(t, s.get("/?liste=week"), 200, webtest.LacksText("bageren"))
	s.login("YDE")
	page(t, s.get(at(amina)), 200, webtest.In("[id^=opgave-]"), webtest.NotIn("[id^=opgave-] button"))
	if r := s.post(at(amina)+"/opgave/7", nil); r.status != 403 {
		t.Errorf("somebody who may only read: %d", r.status)
	}
	page(t, s.get(at(amina)+"?scenarie=hovedlov-2027"), 200, webtest.NotIn("[id^=opgave-] button"))
}
