package web_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"indgang/fact"
	"indgang/office"
	"indgang/store"
	"indgang/web/webtest"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// page checks an answer's status and that it is a sound page, and more.
func page(t testing.TB, r reply, status int, checks ...webtest.Checker) {
	t.Helper()
	if r.status != status {
		t.Errorf("%s: status %d, want %d", r.url, r.status, status)
	}
	webtest.HTML(t, r.body, append([]webtest.Checker{webtest.Sound(), titleNamesNobody}, checks...)...)
	if t.Failed() {
		t.Logf("at %s", r.url)
	}
}

// titleNamesNobody holds where the title, which stays in a browser's history, has
// no word of the heading that is a name.
func titleNamesNobody(n *html.Node) error {
	title := webtest.TextOf(find(n, "title")[0])
	for _, name := range []string{"Amina", "Jonas", "Lundgaard", "Hassan", "Nygaard", "6101"} {
		if strings.Contains(title, name) {
			return fmt.Errorf("the title names a citizen: %s", title)
		}
	}
	return nil
}

func find(n *html.Node, selector string) []*html.Node {
	return cascadia.QueryAll(n, cascadia.MustCompile(selector))
}

func at(s fact.Subject) string { return "/borger/" + string(s) }

// ---- the day

func TestTheDayOfSomebodyWithNothingToDo(t *testing.T) {
	s := newSite(t)
	s.login("KRB")
	page(t, s.get("/"), 200,
		webtest.In("h1", webtest.IsText("I dag")),
		webtest.In(".page-head", webtest.HasText("Tirsdag 24. november 2026: ingen møder og ingen frister i dag.")),
		webtest.In(".empty-state", webtest.HasText("Ingen møder og ingen frister i dag.")),
		webtest.Count(".lists li", len(office.Statuses())-4), webtest.Count(".lists li.is-none", len(office.Statuses())-4),
		webtest.NotIn("table"), webtest.NotIn(".pager"))
	for _, info := range office.Statuses() {
		page(t, s.get("/?liste="+string(info.Status)), 200, webtest.In(".empty-state h2", webtest.IsText(info.Empty)),
			webtest.In(".lists [aria-current]", webtest.HasText(info.Name)))
	}
}

func TestTheDaySaysWhoWhatByWhenAndWhy(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	r := s.get("/")
	page(t, r, 200,
		webtest.In(".page-head", webtest.HasText("1 møde, 1 frist, 6 overskredne og 1 aftale, der mangler svar")),
		webtest.In(".switch [aria-current]", webtest.IsText("Mine sager")),
		webtest.In(".lists [aria-current]", webtest.HasText("I dag 9")),
		webtest.In(".day-hours .wide-only", webtest.HasText("10.30")),
		webtest.In(".part.is-late", webtest.HasText("Overskredet 6"), webtest.HasText("Det, der binder, står først")),
		webtest.In("tbody tr:has(a[href='"+at(z.amina)+"'])",
			webtest.In(".row-link", webtest.IsText("Amina Yılmaz Sørensen-Østergård")),
			webtest.In(".deed", webtest.HasText("Hold den første jobsamtale"), webtest.HasText("Advarsel")), // the rule warns, and does not bind
			webtest.In(".because", webtest.HasText("Fordi borgeren henvendte sig 10.11.2026, og en uge er gået."), webtest.HasText("LAB § 31")),
			webtest.In(".due", webtest.IsText("tir. 17.11.")),
			webtest.In(".when .sub", webtest.IsText("7 dage efter")),
			webtest.In("[data-row-action]", webtest.HasText("Registrér samtale"), webtest.Attr("href", at(z.amina)+"/samtale?talk=job"))),
		webtest.Count("tbody .button-primary", 1), // what the day is about now
		webtest.LacksText("KRB"))                  // initials are no name

	// What binds comes before what only warns, whatever the dates.
	n, _ := html.Parse(strings.NewReader(s.get("/?liste=overdue").body))
	rank, last := map[string]int{"": 0, "Advarsel": 1, "Påmindelse": 2}, 0
	for _, row := range find(n, "tbody tr") {
		force := ""
		for _, sub := range find(row, ".deed .tag") {
			force = webtest.TextOf(sub)
		}
		if rank[force] < last {
			t.Errorf("a row that says %q comes after one that binds less", force)
		}
		last = rank[force]
	}

	page(t, s.get("/?liste=doubt"), 200, webtest.In("tbody .badge", webtest.IsText("Tvivl")))
	page(t, s.get("/?liste=today"), 200, webtest.In("tbody tr", webtest.HasText("Jonas Brandt"),
		webtest.In(".when", webtest.HasText("10.30"))))
	page(t, s.get("/?liste=answer"), 200, webtest.In("tbody tr.is-asked", webtest.HasText("Louise Bech"),
		webtest.HasText("Kom borgeren 20. november 2026?"), webtest.Count(".answers a", 3)))
	page(t, s.get("/?liste=week"), 200, webtest.In("tbody", webtest.HasText("Åse Lundgaard")),
		webtest.In("tbody tr:has(a[href='"+at(z.protected)+"'])", webtest.HasText("Adressebeskyttet"), webtest.HasText("Tolk: tyrkisk")))
	page(t, s.get("/?hvis=unit&liste=us"), 200, webtest.In(".switch [aria-current]", webtest.IsText("Min enhed")),
		webtest.In("tbody", webtest.HasText("Sag med særlig adgang"), webtest.HasText("Amir Yusuf · Jobparate"), webtest.LacksText("Ravn")))
}

// TestNobodyIsGivenAButtonThatAnswersNo has somebody who may only read look at
// the lists of the units.
func TestNobodyIsGivenAButtonThatAnswersNo(t *testing.T) {
	s := newSite(t)
	s.season()
	s.login("CHE")
	for _, info := range office.Statuses() {
		page(t, s.get("/?liste="+string(info.Status)), 200, webtest.NotIn("[data-row-action]"), webtest.NotIn(".answers"))
	}
}

func TestWhoeverHasNoCasesBeginsWithTheUnit(t *testing.T) {
	s := newSite(t)
	s.season()
	s.login("VIR")
	page(t, s.get("/"), 200, webtest.In(".switch [aria-current]", webtest.IsText("Min enhed")), webtest.In("tbody tr"))
	page(t, s.get("/?hvis=own"), 200, webtest.In(".switch [aria-current]", webtest.IsText("Mine sager")), webtest.In(".empty-state"))
}

func TestALongDayIsTurnedByThePage(t *testing.T) {
	s := newSite(t)
	s.crowd(500)
	s.login("KRB")
	page(t, s.get("/"), 200, webtest.Count("tbody tr", 21), webtest.In(".part.is-late a",
		webtest.Attr("href", "/?hvis=own&liste=overdue")), webtest.NotIn(".pager"))
	page(t, s.get("/?liste=overdue"), 200,
		webtest.In(".lists [aria-current] .list-count", webtest.IsText("500")),
		webtest.Count("tbody tr", 50), webtest.In(".pager", webtest.HasText("Viser 1–50 af 500")),
		webtest.In(".pager [aria-current]", webtest.HasText("1")),
		webtest.In(".pager [rel=next]", webtest.Attr("href", "/?hvis=own&liste=overdue&side=2")), webtest.NotIn(".pager [rel=prev]"))
	seen := map[string]bool{}
	for n := 1; n <= 10; n++ {
		r := s.get("/?liste=overdue&side=" + strconv.Itoa(n))
		doc, _ := html.Parse(strings.NewReader(r.body))
		for _, a := range find(doc, ".row-link") {
			seen[webtest.TextOf(a)] = true
		}
	}
	if len(seen) != 500 {
		t.Errorf("the ten pages have %d citizens between them", len(seen))
	}
	page(t, s.get("/?liste=overdue&side=6"), 200, webtest.In(".pager", webtest.HasText("Viser 251–300 af 500")),
		webtest.In(".pager [rel=prev]", webtest.Attr("href", "/?hvis=own&liste=overdue&side=5")))
	page(t, s.get("/?liste=overdue&side=99"), 200, webtest.In(".pager [aria-current]", webtest.HasText("10")),
		webtest.NotIn(".pager [rel=next]"))
	page(t, s.get("/?liste=overdue&side=x"), 200, webtest.In(".pager [aria-current]", webtest.HasText("1")))
}

// ---- the case

func TestACaseWithNoFactsOneAndMany(t *testing.T) {
	s := newSite(t)
	none := s.Citizen("Nul Nulsen")
	one := s.Citizen("En Ensen", "2026-11-20 første henvendelse")
	var lines []string
	lines = append(lines, "1980-01-01 født")
	on := s.Today() - 2400
	for range 300 {
		lines = append(lines, on.String()+" samtale holdt fremmøde")
		on += 8
	}
	many := s.Citizen("Mange Mangesen", lines...)
	s.login("YDE") // who reads cases that nobody has

	page(t, s.get(at(none)), 200, webtest.In("h1", webtest.IsText("Nul Nulsen")),
		webtest.In("aside", webtest.HasText("Der er ingen oplysninger i sagen.")),
		webtest.In("main", webtest.HasText("Kommunen har ingen åbne pligter i sagen lige nu.")),
		webtest.In(".facts", webtest.HasText("Ikke visiteret"), webtest.HasText("Ikke tildelt")),
		webtest.In(".next-step", webtest.HasText("Ingen aftale")))
	page(t, s.get(at(one)), 200, webtest.In("aside", webtest.HasText("1 oplysning"), webtest.HasText("Første henvendelse")),
		webtest.Count(".timeline-item", 1))
	r := s.get(at(many))
	page(t, r, 200, webtest.Count(".timeline-item", 300), webtest.In("aside", webtest.HasText("300 oplysninger"),
		webtest.HasText("Født 1. januar 1980")))
	doc, _ := html.Parse(strings.NewReader(r.body))
	open, folded := find(doc, "aside > section > ol.timeline"), find(doc, "aside details ol.timeline")
	if len(open) != 1 || len(folded) < 5 {
		t.Errorf("%d years stand open and %d are folded", len(open), len(folded))
	}
	if len(r.body) > 600_000 {
		t.Errorf("the page weighs %d bytes", len(r.body))
	}
}

func TestACaseShowsWhoPlanAndNextStepOnTop(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	page(t, s.get(at(z.jonas)), 200,
		webtest.In(".next-step", webtest.HasText("Jobsamtale tirsdag 24. november 2026 kl. 10.30"), webtest.HasText("i dag")),
		webtest.In(".question", webtest.HasText("Jobsamtalen er i dag kl. 10.30")),
		webtest.In(".facts", webtest.HasText("nr. 2 siden 4. maj 2026"), webtest.HasText("Kontanthjælp"), webtest.HasText("Min Plan"),
			webtest.HasText("Virksomhedspraktik 30 timer om ugen, til 11. december 2026"), webtest.HasText("Karen Bøgh")),
		webtest.In(".case-head-sub", webtest.HasText("30 år"), webtest.MatchesText(`610190-••••`), webtest.HasText("Vejlebrovej 12")))
	page(t, s.get(at(z.amina)), 200,
		webtest.In(".next-step", webtest.HasText("Ingen aftale"),
			webtest.In("a", webtest.IsText("Aftal en samtale"), webtest.Attr("href", at(z.amina)+"/registrer?hvad=talk-booked"))),
		webtest.In(".case-head .badge--overdue", webtest.IsText("1 frist overskredet")))
	page(t, s.get(at(z.protected)), 200, webtest.In(".case-head", webtest.HasText("Adressebeskyttet"), webtest.HasText("Tolk: tyrkisk"),
		webtest.HasText("Fritaget for Digital Post"), webtest.HasText("Hemmelig Allé 7")))
	page(t, s.get(at(z.insured)), 200, webtest.In(".facts", webtest.HasText("Dagpenge hos 3F")),
		webtest.In(".timeline", webtest.HasText("Ydelse begyndt: dagpenge, hos 3F"), webtest.HasText("Målgruppe 1, dagpenge"),
			webtest.HasText("Sagsbehandler: Karen Bøgh, Jobparate"), webtest.LacksText("KRB"), webtest.LacksText("SYS")))
	page(t, s.get(at(z.doubtful)), 200,
		webtest.In(".notice--doubt", webtest.HasText("Der er tvivl om 2 oplysninger"), webtest.In("a", webtest.AttrHas("href", "#f"))),
		webtest.In(".case-head a.badge--doubt", webtest.Attr("href", "#tvivl")))
	s.login("AMY")
	page(t, s.get(at(z.protected)), 200, webtest.In(".case-head", webtest.HasText("adressen er beskyttet"), webtest.LacksText("Hemmelig"),
		webtest.LacksText("00 98 76 54")))
	page(t, s.get(at(z.colleague)), 200, webtest.In(".case-head", webtest.HasText("Ansat i kommunen")))
}

func TestEveryDateAnswersWhyOnTheSpot(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	r := s.get(at(z.amina))
	page(t, r, 200, webtest.Each(".duty", webtest.In(".why > summary", webtest.HasText("Hvorfor?")),
		webtest.In(".argument > section:first-child h4", webtest.IsText("Sig det sådan")),
		webtest.In(".argument > section:nth-child(2) h4", webtest.IsText("Regnestykket"))),
		webtest.In(".duty:first-child .why",
			webtest.In(".sum", webtest.HasText("dag 0 tirsdag 10. november 2026"), webtest.HasText("+ 1 uge"),
				webtest.In("a", webtest.IsText("Første henvendelse")), webtest.In(".sum-result",
					webtest.HasText("lovens frist tirsdag 17. november 2026"))),
			webtest.HasText("Målgruppe 2, jobparat"), webtest.In(".why-law cite", webtest.HasText("LAB § 31")),
			webtest.HasText("Gælder fra 1. juli 2026."), webtest.HasText("Grad B"), webtest.HasText("Det opfylder den"),
			webtest.HasText("Det stopper den")))
	// Each link to a fact leads to one on the same page.
	doc, _ := html.Parse(strings.NewReader(r.body))
	ids := map[string]bool{}
	for _, n := range find(doc, "[id]") {
		id, _ := webtest.AttrOf(n, "id")
		ids[id] = true
	}
	links := find(doc, `a[href^="#f"]`)
	for _, a := range links {
		if href, _ := webtest.AttrOf(a, "href"); !ids[href[1:]] {
			t.Errorf("%s leads nowhere", href)
		}
	}
	if len(links) < 4 {
		t.Errorf("only %d links to facts", len(links))
	}

	// Where weekends and holidays count, the days stand one by one.
	s.login("UNG")
	page(t, s.get(at(z.young)), 200, webtest.In(".day-count",
		webtest.In("tbody tr:first-child td.is-start", webtest.HasText("16.11."), webtest.HasText("dag 0")),
		webtest.In("td.is-end", webtest.HasText("23.11."), webtest.HasText("5")),
		webtest.Count("td.is-skipped", 2), webtest.In("td.is-skipped", webtest.HasText("tæller ikke, lørdag"))))
	easter := s.Citizen("Pia Påske", "2009-09-09 født", "2026-03-30 sagsbehandler UNG i Ungeindsatsen",
		"2025-06-25 undervisningspligt ophørt", "2025-08-10 uddannelse begyndt FGU", "2026-03-30 uddannelse afbrudt FGU",
		"2026-03-31 kommunen bekendt med frafald")
	page(t, s.get(at(easter)), 200, webtest.In(".day-notes", webtest.HasText("Skærtorsdag"), webtest.HasText("Langfredag"),
		webtest.HasText("2. påskedag")))
}

func TestWhatCanWaitStandsFolded(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	page(t, s.get(at(z.jonas)), 200,
		webtest.In("details.fold summary", webtest.HasText("Rettigheder, grænser og tællere")), webtest.NotIn("details.fold[open]"),
		webtest.InAt("details.fold", 1, webtest.In("summary", webtest.HasText("Afsluttet"))))
}

func TestTheWholeNumberIsShownOnceAndLogged(t *testing.T) {
	s := newSite(t)
	id := s.Person(store.Person{FirstName: "Amina", LastName: "Yılmaz", CPR: "6101904321"}, "1990-01-01 født",
		"2026-11-10 sagsbehandler KRB i Jobparate", "2026-11-10 første henvendelse")
	s.login("KRB")
	page(t, s.get(at(id)), 200, webtest.In(".case-head", webtest.HasText("610190-••••"), webtest.LacksText("4321")))
	page(t, s.post(at(id)+"/personnummer", nil), 200, webtest.In(".case-head", webtest.HasText("610190-4321")),
		webtest.NotIn("form[action$=personnummer]"))
	page(t, s.get(at(id)), 200, webtest.In(".case-head", webtest.LacksText("4321")))
	n := 0
	for _, r := range s.reads(id) {
		if r.Purpose == "Viste hele personnummeret" && r.User == "KRB" && r.Page == "number" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the log has %d lines of the whole number", n)
	}
}

func (s *site) reads(id fact.Subject) []store.Read {
	s.t.Helper()
	var out []store.Read
	if err := s.Store.View(context.Background(), func(tx *store.Tx) (err error) {
		out, err = tx.ReadsOf(context.Background(), id, 1000)
		return err
	}); err != nil {
		s.t.Fatal(err)
	}
	return out
}

func TestTheCaseAsItWasKnownOnAnEarlierDay(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	page(t, s.get(at(z.jonas)+"?kendt=1.8.2026"), 200,
		webtest.In(".notice--warn", webtest.HasText("Sagen, som den var kendt 1. august 2026"),
			webtest.In("a", webtest.Attr("href", at(z.jonas)))),
		webtest.In(".timeline", webtest.LacksText("praktik")), webtest.NotIn(".case-head-actions"), webtest.NotIn(".fix"),
		webtest.In("#kendt", webtest.Attr("value", "1.8.2026")))
	page(t, s.get(at(z.jonas)+"?kendt=dengang"), 200, webtest.In("#kendt-fejl", webtest.HasText("Skriv dagen som dd.mm.åååå")),
		webtest.In("#kendt", webtest.Attr("value", "dengang"), webtest.Attr("aria-invalid", "true")))
	page(t, s.get(at(z.jonas)+"?kendt=01.01.2001"), 200, webtest.In("#kendt-fejl", webtest.HasText("01.10.2019")))
	// What was corrected later stands as it was then.
	page(t, s.get(at(z.corrected)+"?kendt=23.11.2026"), 200, webtest.In(".timeline", webtest.LacksText("Rettet"),
		webtest.LacksText("Annulleret")))
}

func TestAnotherUnitsCaseAsksWhyAndIsReadOnly(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	page(t, s.get(at(z.sick)), 403, webtest.In("h1", webtest.IsText("Hvorfor vil du se sagen?")), webtest.LacksText("Holst"))
	page(t, s.post(at(z.sick)+"/formaal", url.Values{"purpose": {"abc"}}), 422,
		webtest.In(".error-summary a", webtest.Attr("href", "#purpose")),
		webtest.In("#purpose", webtest.Attr("value", "abc"), webtest.Attr("aria-invalid", "true")))
	page(t, s.post(at(z.sick)+"/formaal", url.Values{"purpose": {"Vikar for Helle"}, "back": {at(z.sick)}}), 200,
		webtest.In(".notice", webtest.HasText("«Vikar for Helle»")), webtest.NotIn(".case-head-actions"), webtest.NotIn(".fix"))
	page(t, s.get(at(z.sick)+"/samtale"), 403, webtest.In("main", webtest.HasText("Du kan læse sagen, men ikke registrere")))
	if r := s.reads(z.sick)[0]; r.Purpose != "Vikar for Helle" && s.reads(z.sick)[1].Purpose != "Vikar for Helle" {
		t.Errorf("the log says %+v", r)
	}
	page(t, s.get("/borger/findesikke"), 404, webtest.In("main", webtest.HasText("Borgeren findes ikke")),
		webtest.In(".main-nav", webtest.HasText("Min dag")))
	page(t, s.get("/findes/ikke"), 404, webtest.In(".main-nav", webtest.HasText("Min dag")))
}

// ---- registering

func TestATalkThatWasMissedOrCalledOff(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	path := at(z.jonas) + "/samtale"
	form := s.get(path)
	page(t, form, 200, webtest.In("#on", webtest.Attr("value", "24.11.2026")),
		webtest.In("[name=outcome][value=held]", webtest.Attr("checked", "")),
		webtest.In(".outlook", webtest.HasText("Holder I samtalen i dag"), webtest.HasText("Hold fire samtaler på seks måneder")))
	v := url.Values{"seen": {s.hidden(form)}, "outcome": {"missed"}, "on": {"24.11.2026"}, "type": {"job"}, "form": {"in-person"},
		"ground": {"illness"}, "next": {"1.12.2026"}, "next_at": {"9"}}
	page(t, s.post(path, v), 200, webtest.In(".timeline", webtest.HasText("Udeblev fra jobsamtale: sygdom"),
		webtest.HasText("Jobsamtale aftalt til tir. 01.12.2026 kl. 09.00 ved fremmøde")),
		webtest.In(".next-step", webtest.HasText("Jobsamtale tirsdag 1. december 2026 kl. 09.00")))
	v = url.Values{"seen": {s.hidden(s.get(path))}, "outcome": {"cancelled"}, "on": {"01.12.2026"}, "type": {"job"}}
	page(t, s.post(path, v), 200, webtest.In(".timeline", webtest.HasText("Jobsamtale tir. 01.12.2026 aflyst")),
		webtest.In(".next-step", webtest.HasText("Ingen aftale")))
}

// hidden is what a form had seen of the case.
func (s *site) hidden(r reply) string {
	s.t.Helper()
	doc, _ := html.Parse(strings.NewReader(r.body))
	in := find(doc, "input[name=seen]")
	if len(in) == 0 {
		s.t.Fatalf("%s: %d, and no form", r.url, r.status)
	}
	v, _ := webtest.AttrOf(in[0], "value")
	return v
}

func TestAFormWithFaultsKeepsWhatWasTypedAndNamesThemAll(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	path := at(z.amina) + "/samtale"
	v := url.Values{"seen": {s.hidden(s.get(path))}, "on": {"32.11.2026"}, "type": {"job"}, "form": {"phone"},
		"text": {"Vil gerne <arbejde> & lære."}, "next": {"snart"}, "next_at": {"9.30"}}
	page(t, s.post(path, v), 422, webtest.Count(".error-summary li", 3),
		webtest.In("#on", webtest.Attr("value", "32.11.2026"), webtest.Attr("aria-invalid", "true"),
			webtest.AttrHas("aria-describedby", "on-fejl")),
		webtest.In("#next", webtest.Attr("value", "snart")), webtest.In("#next_at", webtest.Attr("value", "9.30")),
		webtest.In("#text", webtest.IsText("Vil gerne <arbejde> & lære.")),
		webtest.In("#form-phone", webtest.Attr("checked", "")), webtest.In("#outcome .form-error-message",
			webtest.HasText("Vælg, hvordan det gik.")))
	v.Set("outcome", "held")
	v.Set("on", "30.11.2026")
	v.Set("next", "23.11.2026")
	page(t, s.post(path, v), 422, webtest.In("#next-fejl", webtest.HasText("kan ikke ligge før i dag")))
	v.Set("next", "")
	page(t, s.post(path, v), 422, webtest.In("#next-fejl", webtest.HasText("Skriv også datoen")))
	v.Set("next_at", "")
	page(t, s.post(path, v), 422, webtest.In(".error-summary", webtest.HasText("kan ikke ligge i fremtiden")))
	leads(t, s.post(path, v))
}

func TestTwoPeopleAtOnce(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	for _, x := range []struct {
		path string
		v    url.Values
		kept string
	}{
		{at(z.amina) + "/samtale", url.Values{"outcome": {"held"}, "on": {"24.11.2026"}, "type": {"job"}, "form": {"video"},
			"text": {"En lang samtale om fremtiden."}, "next": {"08.12.2026"}, "next_at": {"09.30"}}, "En lang samtale om fremtiden."},
		{at(z.amina) + "/registrer", url.Values{"kind": {"offer-started"}, "offer": {"work-placement"}, "on": {"23.11.2026"},
			"weekly": {"18,5"}, "text": {"Hos bageren."}}, "Hos bageren."},
	} {
		form := s.get(strings.Replace(x.path, "/registrer", "/registrer?hvad=offer-started", 1))
		x.v.Set("seen", s.hidden(form))
		s.Tick()
		s.Register("AMY", z.amina, "2026-11-24 kontaktforsøg telefon med kontakt")
		r := s.post(x.path, x.v)
		page(t, r, 409, webtest.In(".error-summary", webtest.HasText("Det, du skrev, er ikke gemt endnu")),
			webtest.In("[aria-labelledby=nyt]", webtest.HasText("Det er kommet til, siden du åbnede formularen"),
				webtest.HasText("Kontaktforsøg: telefon, med kontakt"), webtest.HasText("registreret af Amir Yusuf 24.11.2026"),
				webtest.Count("li", 1)),
			webtest.In("#text", webtest.IsText(x.kept)))
		if strings.HasSuffix(x.path, "samtale") {
			page(t, r, 409, webtest.In("#next", webtest.Attr("value", "08.12.2026")), webtest.In("#form-video", webtest.Attr("checked", "")))
		} else {
			page(t, r, 409, webtest.In("#weekly", webtest.Attr("value", "18,5")),
				webtest.In("#offer option[selected]", webtest.Attr("value", "work-placement")))
		}
		x.v.Set("seen", s.hidden(r)) // as the browser does when it is sent again
		x.v.Set("anyway", "1")       // what the placement lacks is another test's
		page(t, s.post(x.path, x.v), 200, webtest.In(".timeline", webtest.HasText(x.kept)))
	}
}

func TestAWrongRegistrationIsCorrectedAndTheOldOneStays(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	page(t, s.get(at(z.corrected)), 200,
		webtest.In(".timeline-item.is-corrected", webtest.HasText("Fravær: sygdom"), webtest.HasText("Annulleret 24.11.2026 af Karen Bøgh")),
		webtest.In(".timeline-before", webtest.HasText("Rettet")),
		webtest.In(".timeline", webtest.HasText("02.11.2026 Tilbud begyndt: nytteindsats, 37 timer om ugen")))

	c, err := s.Office.Office.Citizen(t.Context(), s.User("KRB"), office.View{Subject: z.corrected, Page: "test"})
	if err != nil {
		t.Fatal(err)
	}
	var talk, note fact.Seq
	for _, h := range c.History {
		switch h.Body.(type) {
		case fact.TalkHeld:
			talk = h.Seq
		case fact.NoteMade:
			note = h.Seq
		}
	}
	path := fmt.Sprintf("%s/ret/%d", at(z.corrected), talk)
	form := s.get(path)
	page(t, form, 200, webtest.In("h1", webtest.IsText("Ret: Jobsamtale holdt ved fremmøde")),
		webtest.In("#on", webtest.Attr("value", "08.10.2026")), webtest.In("#form option[selected]", webtest.Attr("value", "in-person")))
	page(t, s.post(path, url.Values{"seen": {s.hidden(form)}, "on": {"9.10.2026"}, "talk": {"job"}, "form": {"phone"}}), 200,
		webtest.In(".receipt", webtest.HasText("Det, der stod før, er stadig i historikken")),
		webtest.In(".timeline", webtest.HasText("Jobsamtale holdt på telefon"),
			webtest.HasText("Rettet 08.10.2026 Jobsamtale holdt ved fremmøde")))
	page(t, s.get(path), 404, webtest.In("main", webtest.HasText("allerede rettet")))

	// A note is there to be mended, and to be taken back.
	path = fmt.Sprintf("%s/ret/%d", at(z.corrected), note)
	form = s.get(path)
	page(t, form, 200, webtest.In("#text", webtest.HasText("Har passet sin mormor")),
		webtest.In("button[name=withdraw]", webtest.AttrHas("data-confirm", "Annullér")))
	page(t, s.post(path, url.Values{"seen": {s.hidden(form)}, "withdraw": {"1"}}), 200,
		webtest.In(".receipt", webtest.HasText("Oplysningen er annulleret")),
		webtest.In(".timeline-item.is-corrected .timeline-note", webtest.HasText("mormor")))
}

func TestWhatCanBeRegisteredIsFoundByAWord(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	path := at(z.jonas) + "/registrer"
	page(t, s.get(path), 200, webtest.In(".often", webtest.HasText("Samtale aftalt"), webtest.HasText("Tilbud sluttet"),
		webtest.HasText("Opfølgning hos arbejdsgiveren")), webtest.Each("#kinds h2"), webtest.In("#soeg[data-filter='#kinds']"))
	page(t, s.get(path+"?soeg=praktik"), 200, webtest.NotIn(".often"), webtest.In("main", webtest.HasText("muligheder passer på «praktik»")),
		webtest.In("a[href$='hvad=offer-started&offer=work-placement']", webtest.IsText("Tilbud begyndt: virksomhedspraktik")))
	page(t, s.get(path+"?soeg=raskmeldt+delvist"), 200, webtest.In("main", webtest.HasText("1 mulighed passer")))
	page(t, s.get(path+"?soeg=xyzzy"), 200, webtest.In("main", webtest.HasText("Intet passer på «xyzzy»")))
	page(t, s.get(path+"?hvad=offer-started&offer=work-placement"), 200,
		webtest.In("#offer option[selected]", webtest.Attr("value", "work-placement")))
	page(t, s.get(path+"?hvad=offer-started&offer=%3Cscript%3E"), 200, webtest.In("#offer option[selected]", webtest.Attr("value", "")))
	for group, word := range map[string]string{string(z.sick): "Lægeattest", string(z.young): "Ny aktivitet tilbudt",
		string(z.insured): "Henvist til job"} {
		s.login(map[string]string{string(z.sick): "HGA", string(z.young): "UNG", string(z.insured): "KRB"}[group])
		page(t, s.get("/borger/"+group+"/registrer"), 200, webtest.In(".often", webtest.HasText(word)))
	}
}

// TestEveryKindHasAFormThatIsRight fills in the form of every kind of fact as a
// person would: a date in each date, the first choice of each list, a number in
// each number. All must be taken, and be told in Danish on the timeline.
func TestEveryKindHasAFormThatIsRight(t *testing.T) {
	s := newSite(t)
	s.login("KRB")
	for _, g := range fact.Groups(fact.SortCitizen) {
		for _, k := range g.Kinds {
			if fact.WhoOf(k) != fact.ByStaff {
				continue
			}
			id := s.Citizen("Frida Formular", "1990-01-01 født", "2026-10-01 sagsbehandler KRB i Jobparate", "2026-10-01 første henvendelse",
				"2026-10-02 opgave senest 2026-12-01")
			form := s.get(at(id) + "/registrer?hvad=" + string(k))
			page(t, form, 200, webtest.In("h1", webtest.HasText("Registrér: ")), webtest.In("form.form-grid label[for=on]"))
			doc, _ := html.Parse(strings.NewReader(form.body))
			v := url.Values{}
			for _, in := range find(doc, "form.form-grid input, form.form-grid select, form.form-grid textarea") {
				name, _ := webtest.AttrOf(in, "name")
				kind, _ := webtest.AttrOf(in, "type")
				value, _ := webtest.AttrOf(in, "value")
				_, date := webtest.AttrOf(in, "data-date")
				hint, _ := webtest.AttrOf(in, "placeholder")
				switch {
				case kind == "hidden":
					v.Set(name, value)
				case in.Data == "select":
					for _, o := range find(in, "option") {
						if code, _ := webtest.AttrOf(o, "value"); code != "" {
							v.Set(name, code)
							break
						}
					}
				case name == "on":
					v.Set(name, "2.11.2026")
				case date:
					v.Set(name, "30-11-2026")
				case hint == "tt.mm":
					v.Set(name, "0930")
				case kind == "checkbox":
					v.Set(name, "1")
				case name == "text":
					v.Set(name, "Et notat med æ, ø og å.")
				default:
					v.Set(name, "2")
				}
			}
			if k == "group-assigned" {
				v.Set("group", "4") // the only one that can be obviously ready
			}
			for _, label := range find(doc, "form.form-grid label") {
				if text := webtest.TextOf(label); text == "" || strings.ToUpper(text[:1]) != text[:1] && text[0] < 0x80 || strings.Contains(text, "_") {
					t.Errorf("%s: the label %q is no Danish word", k, text)
				}
			}
			for _, in := range find(doc, "form.form-grid input[type=text]:not([inputmode])") {
				name, _ := webtest.AttrOf(in, "name")
				t.Errorf("%s: %s asks a person to write a code", k, name)
			}
			r := s.post(at(id)+"/registrer", v)
			if k == "deduction-booked" {
				// Refused with good reason: nobody has guided or heard the citizen.
				page(t, r, http.StatusUnprocessableEntity, webtest.In(".error-summary", webtest.HasText("Sanktionen kan ikke afgøres endnu.")))
				continue
			}
			if r.status != http.StatusOK || r.url != at(id) {
				doc, _ := html.Parse(strings.NewReader(r.body))
				for _, e := range find(doc, ".error-summary") {
					t.Errorf("%s: %v was refused: %s", k, v, webtest.TextOf(e))
				}
				continue
			}
			page(t, r, 200, webtest.In(".receipt"), webtest.In(".timeline", webtest.HasText("Et notat med æ, ø og å.")))
		}
	}
}

func TestKindsThatAreNotForCasesAreRefused(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	for _, kind := range []string{"rule-signed", "withdrawn", "born", "nothing", ""} {
		page(t, s.post(at(z.amina)+"/registrer", url.Values{"kind": {kind}, "on": {"24.11.2026"}, "seen": {"7"}}), 422,
			webtest.In("main", webtest.HasText("Vælg, hvad der skal registreres")))
		page(t, s.get(at(z.amina)+"/registrer?hvad="+kind), 200, webtest.In("h1", webtest.IsText("Hvad skal registreres?")))
	}
}

// ---- the rest

func TestSearchFindsNoneOneAndMany(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	page(t, s.get("/soeg"), 200, webtest.In(".empty-state", webtest.HasText("Søg borgeren frem")))
	page(t, s.post("/soeg", url.Values{"q": {"findes ikke"}}), 200,
		webtest.In(".empty-state", webtest.HasText("Ingen borgere passer på «findes ikke»"), webtest.In("a", webtest.Attr("href", "/borger/ny"))))
	page(t, s.post("/soeg", url.Values{"q": {"x"}}), 422, webtest.In(".empty-state", webtest.HasText("mindst to bogstaver")))
	r := s.post("/soeg", url.Values{"q": {"østergård am"}})
	page(t, r, 200, webtest.Count("tbody tr", 1), webtest.In(".row-link", webtest.Attr("href", at(z.amina))),
		webtest.In("tbody", webtest.HasText("610190-••••")))
	if r.url != "/soeg" {
		t.Errorf("the search stands in the address: %s", r.url)
	}
	page(t, s.get("/soeg"), 200, webtest.Count("tbody tr", 1)) // one can come back to it
	page(t, s.post("/soeg", url.Values{"q": {"lundgaard"}}), 200, webtest.In("tbody", webtest.HasText("Adressebeskyttet")))
	page(t, s.post("/soeg", url.Values{"q": {"ravn"}}), 200, webtest.In(".empty-state"))
	s.crowd(60)
	page(t, s.post("/soeg", url.Values{"q": {"borger"}}), 200, webtest.Count("tbody tr", 50),
		webtest.In(".page-head", webtest.HasText("De første 50 borgere")))
	s.Person(store.Person{FirstName: "Nr", LastName: "Firs", CPR: "6108807777"}, "2026-11-10 første henvendelse")
	if r := s.post("/soeg", url.Values{"q": {"610880-7777"}}); !strings.HasPrefix(r.url, "/borger/") {
		t.Errorf("a whole number leads to %s", r.url)
	}
	page(t, s.post("/soeg", url.Values{"q": {"610880-7778"}}), 200, webtest.In(".empty-state", webtest.LacksText("7778")))

	// Those who may see few cases learn of no others.
	s.login("BRG")
	page(t, s.post("/soeg", url.Values{"q": {"amina"}}), 200, webtest.In(".empty-state"))
	page(t, s.post("/soeg", url.Values{"q": {"610880-7777"}}), 200, webtest.In(".empty-state"))
	s.Register("KRB", z.amina, "2026-11-24 samtykke givet til borgerrådgiveren")
	page(t, s.post("/soeg", url.Values{"q": {"amina"}}), 200, webtest.Count("tbody tr", 1))
	s.login("AMY")
	page(t, s.post("/soeg", url.Values{"q": {"ravn"}}), 200, webtest.In("tbody", webtest.HasText("Ansat i kommunen")))
}

func TestANewCitizenIsOpenedOrRefused(t *testing.T) {
	s := newSite(t)
	s.login("KRB")
	page(t, s.get("/borger/ny"), 200, webtest.In("#on", webtest.Attr("value", "24.11.2026")))
	page(t, s.post("/borger/ny", url.Values{"cpr": {"310290-1234"}, "first_name": {" "}, "on": {"x"}, "group": {"99"}}), 422,
		webtest.Count(".error-summary li", 5), webtest.In("#cpr", webtest.Attr("value", "310290-1234")))
	v := url.Values{"cpr": {"611290-1234"}, "first_name": {"Øjvind"}, "last_name": {"Ængström-Åberg"}, "on": {"20.11.2026"},
		"benefit": {"cash-assistance"}, "group": {"2"}}
	r := s.post("/borger/ny", v)
	page(t, r, 200, webtest.In("h1", webtest.IsText("Øjvind Ængström-Åberg")),
		webtest.In(".receipt", webtest.HasText("Sagen er oprettet."), webtest.HasText("Nu gælder"),
			webtest.HasText("Hold den første jobsamtale, senest fredag 27. november 2026")))
	page(t, s.post("/borger/ny", v), 409, webtest.In(".error-summary", webtest.HasText("allerede en borger med det personnummer")),
		webtest.In("#first_name", webtest.Attr("value", "Øjvind")))
}

func TestTheDemosPeople(t *testing.T) {
	s := newSite(t)
	page(t, s.get("/login"), 200, webtest.In(".empty-state", webtest.HasText("Der er ingen at vælge")), webtest.NotIn(".main-nav"),
		webtest.NotIn("[data-search]"))
	s.personas()
	page(t, s.get("/login"), 200, webtest.Count(".persona", 12), webtest.In(".persona strong"),
		webtest.In("h1", webtest.IsText("Hvem vil du være?")))
	page(t, s.post("/login", url.Values{"id": {"ingen"}}), 404, webtest.In("main", webtest.HasText("Den person findes ikke")))
}

func TestTheRulesAndThoseWhoMayNot(t *testing.T) {
	s := newSite(t)
	s.login("JUR")
	page(t, s.get("/lov"), 200, webtest.In("main", webtest.HasText("Kontakt den unge efter et frafald"),
		webtest.LacksText("u18-contact-5")), webtest.In("h1", webtest.IsText("Regler")))
	page(t, s.get("/"), 403, webtest.In("h1", webtest.IsText("Ingen adgang")))
	page(t, s.get("/borger/ny"), 403, webtest.In("main", webtest.HasText("Din rolle giver ikke adgang")))
}

func TestAReceiptTellsWhatWasMetWhatAppliesAndWhatTheLawRefuses(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	path := at(z.amina) + "/samtale"
	page(t, s.post(path, url.Values{"seen": {s.hidden(s.get(path))}, "outcome": {"held"}, "on": {"24.11.2026"}, "type": {"job"},
		"form": {"phone"}}), 200,
		webtest.In(".receipt", webtest.HasText("Opfyldt Hold den første jobsamtale, 7 dage efter fristen · LAB § 31"),
			webtest.HasText("Tæller med"), webtest.HasText("1 af 4")), webtest.NotIn(".case-head .badge--overdue"))
	page(t, s.get(at(z.amina)), 200, webtest.NotIn(".receipt")) // said once

	// What the law refuses is asked about before it is kept, with the fields that mend
	// it; whoever knows better keeps it, and the receipt is then no green one.
	reg := at(z.jonas) + "/registrer"
	v := url.Values{"seen": {s.hidden(s.get(reg + "?hvad=decided"))}, "kind": {"decided"}, "on": {"24.11.2026"}, "topic": {"benefit"},
		"outcome": {"stopped"}}
	r := s.post(reg, v)
	page(t, r, 422, webtest.NotIn(".error-summary"), webtest.NotIn(".receipt"),
		webtest.In(".notice--warn", webtest.HasText("Der mangler"), webtest.In("#reasons"), webtest.In("#guide")),
		webtest.Count("#reasons", 1), webtest.In("button[name=anyway]", webtest.IsText("Gem alligevel")))
	page(t, s.get(at(z.jonas)), 200, webtest.LacksText("Afgørelse om ydelse, stoppet"))
	v.Set("anyway", "1")
	r = s.post(reg, v)
	page(t, r, 200,
		webtest.In(".receipt.notice--warn .is-warn", webtest.HasText("Loven siger nej")), webtest.NotIn(".receipt.notice--good"),
		webtest.In("[aria-labelledby=afvist]", webtest.In("h2", webtest.IsText("Loven siger nej")),
			webtest.In("a", webtest.AttrHas("href", "#f")), webtest.HasText("Afgørelse om ydelse, stoppet")))
}

// TestAPartialReturnAsksForTheHours has somebody leave out what the law needs.
func TestAPartialReturnAsksForTheHours(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("HGA")
	reg := at(z.sick) + "/registrer"
	v := url.Values{"seen": {s.hidden(s.get(reg + "?hvad=partial-return"))}, "kind": {"partial-return"}, "on": {"24.11.2026"}}
	page(t, s.post(reg, v), 422, webtest.In(".notice--warn", webtest.HasText("Der mangler 1 oplysning"), webtest.In("#weekly")))
	v.Set("weekly", "20")
	page(t, s.post(reg, v), 200, webtest.In(".receipt.notice--good"))
}

// TestAnExemptionShowsWhatItPausesBeforeItIsKept looks before it saves.
func TestAnExemptionShowsWhatItPausesBeforeItIsKept(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	reg := at(z.amina) + "/registrer"
	v := url.Values{"seen": {s.hidden(s.get(reg + "?hvad=exemption-started"))}, "kind": {"exemption-started"}, "on": {"24.11.2026"},
		"ground": {"illness"}, "until": {"24.12.2026"}, "look": {"1"}}
	page(t, s.post(reg, v), 200, webtest.NotIn(".error-summary"),
		webtest.In("[aria-labelledby=betyder]", webtest.HasText("Disse pligter hviler")))
	page(t, s.get(at(z.amina)), 200, webtest.LacksText("Fritaget ved sygdom"))
}

// TestAReceiptSaysWhichOfTwoIsMeant has a plan that meets the duty before one offer
// while another offer waits for its own.
func TestAReceiptSaysWhichOfTwoIsMeant(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	s.Register("KRB", z.jonas, "2026-11-20 tilbud givet løntilskud fra 2026-12-14", "2026-11-20 tilbud givet nytteindsats fra 2026-12-21")
	reg := at(z.jonas) + "/registrer"
	r := s.post(reg, url.Values{"seen": {s.hidden(s.get(reg + "?hvad=plan-approved"))}, "kind": {"plan-approved"}, "on": {"24.11.2026"},
		"plan": {"my-plan"}, "anyway": {"1"}})
	doc, _ := html.Parse(strings.NewReader(r.body))
	seen := map[string]bool{}
	for _, li := range find(doc, ".receipt li") {
		if text := webtest.TextOf(li); seen[text] {
			t.Errorf("the receipt says twice: %s", text)
		} else {
			seen[text] = true
		}
	}
}

// A sanction is the one thing that is blocked: all that is missing is told.
func TestASanctionIsRefusedUntilTheCitizenIsProtected(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	reg := at(z.protected) + "/registrer"
	r := s.post(reg, url.Values{"seen": {s.hidden(s.get(reg + "?hvad=decided"))}, "kind": {"decided"}, "on": {"24.11.2026"},
		"topic": {"sanction"}, "outcome": {"granted"}, "text": {"Udeblev igen."}})
	page(t, r, 422, webtest.In(".error-summary", webtest.HasText("Sanktionen kan ikke afgøres endnu. Intet er gemt."),
		webtest.HasText("hør")), webtest.In("#text", webtest.IsText("Udeblev igen.")))
	leads(t, r)
	r = s.post(reg, url.Values{"seen": {s.hidden(s.get(reg + "?hvad=deduction-booked"))}, "kind": {"deduction-booked"},
		"on": {"24.11.2026"}, "event": {"20.11.2026"}})
	page(t, r, 422, webtest.In(".error-summary", webtest.HasText("Sanktionen kan ikke afgøres endnu.")))
	leads(t, r)
}

// leads checks that every link of an error summary leads to a field.
func leads(t *testing.T, r reply) {
	t.Helper()
	doc, _ := html.Parse(strings.NewReader(r.body))
	if len(find(doc, ".error-summary li")) == 0 {
		t.Errorf("%s: the summary names no fault", r.url)
	}
	for _, a := range find(doc, ".error-summary a") {
		if href, _ := webtest.AttrOf(a, "href"); len(find(doc, href)) != 1 {
			t.Errorf("%s: %s leads nowhere", r.url, href)
		}
	}
}

// TestATimeThatIsOddIsAskedAboutFirst books a talk on Christmas Day.
func TestATimeThatIsOddIsAskedAboutFirst(t *testing.T) {
	s := newSite(t)
	z := s.season()
	s.login("KRB")
	path := at(z.jonas) + "/samtale"
	v := url.Values{"seen": {s.hidden(s.get(path))}, "outcome": {"held"}, "on": {"24.11.2026"}, "type": {"job"}, "form": {"phone"},
		"next": {"25.12.2026"}, "next_at": {"10"}}
	page(t, s.post(path, v), 422, webtest.In(".notice--warn", webtest.HasText("Se på tidspunktet"), webtest.HasText("helligdag")),
		webtest.In("#next", webtest.Attr("value", "25.12.2026")))
	v.Set("next", "om 2 uger")
	page(t, s.post(path, v), 200, webtest.In(".next-step", webtest.HasText("tirsdag 8. december 2026 kl. 10.00")))
}
