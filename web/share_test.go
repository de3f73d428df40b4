package web_test

import (
	"fmt"
	"strings"
	"testing"

	"indgang/day"
	"indgang/fact"
	"indgang/office"
	"indgang/store"
	"indgang/web/webtest"

	"golang.org/x/net/html"
)

// group makes members of the share of talks, twelve women and twelve men, whose
// time runs out on 2 December or later. Of each six, one has had the talks; five
// women and six men are exempt.
func (s *site) group() (soon, exempt fact.Subject) {
	s.t.Helper()
	for i := range 24 {
		since := "2026-07-15"
		if i == 0 {
			since = "2026-06-02" // six months are over in eight days
		}
		p := store.Person{FirstName: "Borger", LastName: fmt.Sprintf("Andelsen%02d", i), CPR: fmt.Sprintf("0101%02d4%03d", 60+i, i%2), Mail: true}
		lines := []string{fmt.Sprintf("19%02d-01-01 født", 60+i), since + " sagsbehandler KRB i Jobparate", since + " første henvendelse",
			since + " ydelse begyndt kontanthjælp", since + " målgruppe 2"}
		if i%6 == 1 {
			for _, on := range []string{"2026-07-20", "2026-08-20", "2026-09-21", "2026-10-20"} {
				lines = append(lines, on+" samtale holdt")
			}
		} else {
			lines = append(lines, "2026-07-20 samtale holdt")
		}
		id := s.Person(p, lines...)
		if i == 0 {
			soon = id
		}
		if i%2 == 1 && i > 5 && i%6 != 1 || i%2 == 0 && i >= 14 {
			exempt = id
			c, err := s.Office.Office.Citizen(s.t.Context(), s.User("KRB"), office.View{Subject: id, Page: "test"})
			if err != nil {
				s.t.Fatal(err)
			}
			f := drafted(s.t, "2026-08-10 fritaget ved konkret vurdering fra flere samtaler end den første")
			f.Text = "Har aftalt job fra januar og søger selv."
			s.do(s.User("KRB"), office.Register{Subject: id, Seen: c.Seq, Drafts: []office.Draft{f}})
		}
	}
	return soon, exempt
}

// drafted reads a fact in the words of case files.
func drafted(t testing.TB, line string) office.Draft {
	t.Helper()
	on, phrase, _ := strings.Cut(line, " ")
	b, err := fact.Parse(phrase)
	if err != nil {
		t.Fatal(err)
	}
	return office.Draft{On: day.MustParse(on), Body: b}
}

func TestTheSharesTellHowTheGroupStands(t *testing.T) {
	s := newSite(t)
	soon, exempt := s.group()
	s.login("LED")
	r := s.get("/andele")
	page(t, r, 200,
		webtest.In(".main-nav [aria-current]", webtest.IsText("75 pct.-kravene")),
		webtest.In("#talks-75pct-2026", webtest.HasText("Hold samtaler på seks måneder")),
		webtest.InAt(".share", 0, webtest.HasText("2. halvår 2026"), webtest.HasText("mindst 75 pct."),
			webtest.In(".notice", webtest.HasText("Andelen kan ikke nås længere: 11 er faldet fra, og der var plads til 6.")),
			webtest.In("a[href='/andele/talks-75pct-2026/alle']", webtest.HasText("24"), webtest.HasText("I gruppen")),
			webtest.In("a[href='/andele/talks-75pct-2026/naaet']", webtest.HasText("4")),
			webtest.In("a[href='/andele/talks-75pct-2026/fritaget']", webtest.HasText("11")),
			webtest.In("a[href='/andele/talks-75pct-2026/14-dage']", webtest.HasText("1")),
			webtest.In(".share-bar desc", webtest.HasText("24 i gruppen: 4 nået i tide, 9 kan nås endnu, 11 fritaget konkret, 0 ikke nået. Mindst "+
				"18 skal nås.")),
			webtest.In("a[href='"+at(soon)+"']"), webtest.HasText("Afgørende"), webtest.HasText("Har aftalt job fra januar og søger selv."),
			webtest.In(".fair", webtest.HasText("Kvinder"), webtest.HasText("Mænd"), webtest.HasText("pct."),
				webtest.In("svg.interval desc", webtest.HasText("med 95 procents sikkerhed mellem"))),
			webtest.In("details.fold", webtest.HasText("Kilde"), webtest.HasText("ikke læst i loven"))),
		webtest.In("section[aria-labelledby=foerste]", webtest.HasText("Ingen har overskredet fristen for den første samtale")))

	// A caseworker reads the reason of an exemption, and whoever may not read the
	// case neither name nor reason.
	page(t, s.get("/andele/talks-75pct-2026/fritaget"), 200, webtest.Count("tbody tr", 11), webtest.In("a[href='"+at(exempt)+"']"),
		webtest.HasText("Har aftalt job fra januar"), webtest.In(".case-nav [aria-current]", webtest.IsText("Fritaget konkret")))
	page(t, s.get("/andele/talks-75pct-2026/14-dage"), 200, webtest.Count("tbody tr", 1),
		webtest.In("tbody", webtest.HasText("02.12.2026"), webtest.HasText("1 af 4"), webtest.HasText("Afgørende")))
	page(t, s.get("/andele/talks-75pct-2026/naaet"), 200, webtest.Count("tbody tr", 4), webtest.LacksText("efter fristen"))
	page(t, s.get("/andele/talks-75pct-2026/udenfor"), 200, webtest.In(".empty-state", webtest.HasText("Ingen på listen")))
	page(t, s.get("/andele/talks-75pct-2026/andre"), 404)
	page(t, s.get("/andele/findes-ikke/alle"), 404)
	s.login("ANA")
	page(t, s.get("/andele"), 200, webtest.LacksText("Andelsen"), webtest.LacksText("Har aftalt job"),
		webtest.InAt(".share", 0, webtest.HasText("11 borgere, hvis sag du ikke har adgang til"), webtest.NotIn("tbody .row-link"),
			webtest.LacksText("Karen Bøgh")))
	page(t, s.get("/andele/talks-75pct-2026/alle"), 200, webtest.LacksText("Andelsen"),
		webtest.In(".empty-state", webtest.HasText("24 borgere")))
	s.login("UNG")
	page(t, s.get("/andele"), 403)
}

func TestSmallNumbersOfExemptionsAreHidden(t *testing.T) {
	s := newSite(t)
	var last fact.Subject
	for i := range 8 {
		last = s.Person(store.Person{FirstName: "Borger", LastName: "Faasen", CPR: fmt.Sprintf("0101%02d4%03d", 60+i, i), Mail: true},
			fmt.Sprintf("19%02d-01-01 født", 60+i), "2026-08-03 sagsbehandler KRB i Jobparate", "2026-08-03 første henvendelse",
			"2026-08-03 ydelse begyndt kontanthjælp", "2026-08-03 målgruppe 2", "2026-08-05 samtale holdt")
	}
	s.Register("KRB", last, "2026-08-10 fritaget ved konkret vurdering fra flere samtaler end den første")
	s.login("LED")
	page(t, s.get("/andele"), 200, webtest.InAt(".share", 0, webtest.HasText("for få til, at det kan vises"), webtest.NotIn(".fair")))
}

// The easing of offers is not for those under arbejdspligt: they have the demand,
// do not count, and cannot be let off.
func TestArbejdspligtStandsOutsideTheShareOfOffers(t *testing.T) {
	s := newSite(t)
	lines := func(more ...string) []string {
		return append([]string{"1990-01-01 født", "2026-08-03 sagsbehandler KRB i Jobparate", "2026-08-03 første henvendelse",
			"2026-08-03 ydelse begyndt kontanthjælp", "2026-08-03 målgruppe 2", "2026-08-05 samtale holdt"}, more...)
	}
	eased := s.Citizen("Uden Pligtensen", lines()...)
	bound := s.Citizen("Med Pligtensen", lines("2026-08-03 arbejdspligt begyndt",
		"2026-08-10 fritaget ved konkret vurdering fra tilbud efter konkret vurdering")...)
	s.login("LED")
	page(t, s.get("/andele"), 200, webtest.InAt(".share", 1,
		webtest.In("a[href='/andele/offer-75pct-2026/alle'] .status-count", webtest.IsText("1")),
		webtest.In("a[href='/andele/offer-75pct-2026/udenfor'] .status-count", webtest.IsText("1")),
		webtest.In("li.is-overdue a[href='/andele/offer-75pct-2026/fritaget-uden-hjemmel'] .status-count", webtest.IsText("1"))))
	page(t, s.get("/andele/offer-75pct-2026/alle"), 200, webtest.In("a[href='"+at(eased)+"']"), webtest.NotIn("tbody a[href='"+at(bound)+"']"))
	page(t, s.get("/andele/offer-75pct-2026/udenfor"), 200, webtest.In("a[href='"+at(bound)+"']"))
	page(t, s.get("/andele/offer-75pct-2026/fritaget-uden-hjemmel"), 200, webtest.In("a[href='"+at(bound)+"']"), webtest.HasText("10.08.2026"))
}

func TestNobodyInTheGroup(t *testing.T) {
	s := newSite(t)
	s.login("CHE")
	page(t, s.get("/andele"), 200, webtest.InAt(".share", 0, webtest.HasText("Ingen borgere tæller med"), webtest.NotIn("svg.share-bar")))
	// Before the rules there is nothing to count.
	s.At("2026-03-02")
	s.login("CHE")
	page(t, s.get("/andele"), 200, webtest.In(".empty-state", webtest.HasText("fra 1. juli 2026")))
}

// TestTheDrawnIntervalsFitTheNumbers holds the drawing against the table.
func TestTheDrawnIntervalsFitTheNumbers(t *testing.T) {
	s := newSite(t)
	s.group()
	s.login("LED")
	n, err := html.Parse(strings.NewReader(s.get("/andele").body))
	if err != nil {
		t.Fatal(err)
	}
	drawn := find(n, "svg.interval")
	if len(drawn) < 2 {
		t.Fatalf("%d intervals are drawn", len(drawn))
	}
	for _, d := range drawn {
		var x, from, width int
		v, _ := webtest.AttrOf(find(d, ".interval-dot")[0], "x1")
		fmt.Sscan(v, &x)
		r := find(d, ".interval-line")[0]
		v, _ = webtest.AttrOf(r, "x")
		fmt.Sscan(v, &from)
		v, _ = webtest.AttrOf(r, "width")
		fmt.Sscan(v, &width)
		if from < 0 || width <= 0 || from+width > 1000 || x < from || x > from+width {
			t.Errorf("%s: the dot at %d of %d to %d", webtest.TextOf(d), x, from, from+width)
		}
	}
}
