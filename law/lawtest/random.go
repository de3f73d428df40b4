package lawtest

import (
	"math/rand/v2"
	"strings"
	"time"

	"indgang/day"
	"indgang/fact"
)

// Random makes the facts of a citizen who never was: believable enough to meet
// most rules, and careless enough to meet their edges. The same source gives the
// same facts. Dates lie from 2019-10-01 to 2027-12-31.
func Random(r *rand.Rand) []fact.Fact {
	g := &generator{r: r, at: day.MustParse("2019-10-01") + day.Date(r.IntN(2600))}
	g.born()
	courses := []func(){g.cash, g.cash, g.dagpenge, g.sickness, g.youth, g.education, g.flex, g.anything,
		g.course, g.flexBenefit, g.flexJob, g.disabled, g.helped, g.activated, g.obliged}
	first := g.at
	for range 1 + r.IntN(3) {
		courses[r.IntN(len(courses))]()
		g.at += day.Date(r.IntN(200))
	}
	g.formal(first)
	g.more()
	for i := range g.facts {
		f := &g.facts[i]
		f.Seq = fact.Seq(i + 1)
		late := r.IntN(4)
		if r.IntN(20) == 0 {
			late = r.IntN(90)
		}
		f.Recorded = (f.On + day.Date(late)).Time().Add(12 * time.Hour)
		f.Actor, f.Source = "KRB", "test"
	}
	g.correct()
	return g.facts
}

type generator struct {
	r     *rand.Rand
	at    day.Date
	facts []fact.Fact
}

func (g *generator) chance(percent int) bool { return g.r.IntN(100) < percent }

// say registers a phrase of the vocabulary on a day.
func (g *generator) say(on day.Date, phrase string) {
	b, err := fact.Parse(phrase)
	if err != nil {
		panic(err)
	}
	g.facts = append(g.facts, fact.Fact{On: on, Body: b})
}

func (g *generator) pick(words ...string) string { return words[g.r.IntN(len(words))] }

func (g *generator) born() {
	if g.chance(5) {
		return
	}
	age := 15 + g.r.IntN(52)
	if g.chance(30) {
		age = 15 + g.r.IntN(12)
	}
	g.say(g.at.AddYears(-age)-day.Date(g.r.IntN(365)), "født")
	if g.chance(60) {
		g.say(g.at-day.Date(g.r.IntN(900)), "uddannelsesbaggrund "+g.pick("ingen erhvervskompetencegivende uddannelse",
			"erhvervskompetencegivende uddannelse", "kort videregående uddannelse"))
	}
	if g.chance(40) {
		g.say(g.at-day.Date(g.r.IntN(900)), "barn i hjemmet "+g.pick("ja", "nej"))
	}
}

// near is a day some days from now, seldom before.
func (g *generator) near(days int) day.Date { return g.at + day.Date(g.r.IntN(days+3)-2) }

func (g *generator) cash() {
	benefit, group := "kontanthjælp", g.pick("2", "2", "3")
	if g.chance(35) {
		benefit, group = "uddannelseshjælp", g.pick("4", "5", "4 åbenlyst uddannelsesparat")
	}
	if g.chance(8) {
		benefit = "overgangsydelse"
	}
	if !g.chance(8) {
		g.say(g.at, "første henvendelse")
	}
	if g.chance(70) {
		g.say(g.near(2), "tilmeldt jobsøgende")
	}
	if !g.chance(5) {
		g.say(g.at, "ydelse begyndt "+benefit)
	}
	g.say(g.near(2), "målgruppe "+group)
	length := 20 + g.r.IntN(500)
	g.talks("jobsamtale", length)
	g.during(length)
	if g.chance(15) {
		g.say(g.at+day.Date(g.r.IntN(length)), "målgruppe "+g.pick("2", "3", "4", "5"))
	}
	if g.chance(60) {
		g.say(g.at+day.Date(length), "ydelse stoppet")
	}
	g.at += day.Date(length)
}

func (g *generator) dagpenge() {
	g.say(g.at, "tilmeldt jobsøgende")
	if g.chance(70) {
		g.say(g.at, "indplaceret i dagpengeperiode"+g.pick("", "", " som dimittend", " deltidsforsikret"))
	}
	g.say(g.at, "ydelse begyndt dagpenge hos 3F")
	g.say(g.at, "målgruppe 1")
	length := 20 + g.r.IntN(500)
	if g.chance(40) {
		for m := g.at.MonthEnd(); m < g.at+day.Date(length); m = (m + 1).MonthEnd() {
			g.say(m, "dagpengetimer udbetalt "+g.pick("160,33", "140", "80", "160,33", "37")+" timer")
		}
	}
	if g.chance(60) {
		g.say(g.at+day.Date(80+g.r.IntN(30)), "overtaget fra a-kassen")
	}
	if g.chance(20) {
		g.say(g.at+day.Date(g.r.IntN(length)), "job begyndt "+g.pick("10", "20", "37")+" timer om ugen")
	}
	g.talks("jobsamtale", length)
	g.talks("jobsamtale hos a-kassen", length/2+1)
	g.during(length)
	if g.chance(60) {
		g.say(g.at+day.Date(length), "ydelse stoppet dagpenge")
	}
	g.at += day.Date(length)
}

func (g *generator) sickness() {
	origin := g.pick("fra arbejde", "fra arbejde", "fra ledighed")
	g.say(g.at, "sygemeldt "+origin)
	if g.chance(80) {
		g.say(g.at, "ydelse begyndt sygedagpenge")
		g.say(g.at, "målgruppe 6")
	}
	if g.chance(50) {
		g.say(g.near(20), "sygedagpengekategori "+g.pick("1", "2", "3"))
	}
	length := 10 + g.r.IntN(400)
	g.talks("opfølgning", length)
	if g.chance(20) {
		g.say(g.near(50), "tidlig opfølgning ønsket af "+g.pick("arbejdsgiveren", "borgeren"))
	}
	if g.chance(60) {
		g.say(g.at+30, "udbetaling af sygedagpenge begyndt")
	}
	if g.chance(30) {
		g.say(g.at+day.Date(g.r.IntN(length)), "delvist raskmeldt 15 timer om ugen")
	}
	if g.chance(30) {
		g.say(g.near(30), "forventet rask siger "+g.pick("arbejdsgiveren", "borgeren")+" den "+(g.at+day.Date(g.r.IntN(300))).String())
	}
	if g.chance(15) {
		g.say(g.at+day.Date(180+g.r.IntN(40)), "sygedagpenge forlænget efter nr. "+g.pick("1", "2", "3", "5"))
	}
	if g.chance(60) {
		g.say(g.at+day.Date(length), "raskmeldt")
		if g.chance(80) {
			g.say(g.at+day.Date(length)-1, "ydelse stoppet sygedagpenge")
		}
	}
	g.at += day.Date(length)
}

func (g *generator) youth() {
	if g.chance(60) {
		g.say(g.at-day.Date(g.r.IntN(400)), "undervisningspligt ophørt")
	}
	if g.chance(50) {
		g.say(g.at, "målgruppe 13")
	}
	g.say(g.at-day.Date(g.r.IntN(100)), "uddannelse begyndt "+g.pick("FGU", "erhvervsuddannelse", "gymnasial uddannelse"))
	gone := g.at + day.Date(g.r.IntN(60))
	if g.chance(70) {
		g.say(gone, "uddannelse afbrudt")
		g.say(gone+day.Date(g.r.IntN(15)), "kommunen bekendt med frafald afbrudt "+gone.String())
	}
	if g.chance(60) {
		g.say(gone+day.Date(g.r.IntN(20)), "kontaktforsøg telefon med kontakt også med forældrene")
	}
	if g.chance(30) {
		g.say(gone+day.Date(g.r.IntN(20)), "kontaktforsøg sms")
	}
	if g.chance(20) {
		g.say(gone+day.Date(g.r.IntN(10)), "fritaget ved sygdom fra uddannelsespligt til "+(gone+100).String())
	}
	if g.chance(40) {
		g.say(gone+day.Date(g.r.IntN(60)), "job begyndt "+g.pick("10", "20", "30")+" timer om ugen")
	}
}

func (g *generator) education() {
	g.say(g.at, "uddannelse begyndt "+g.pick("FGU", "erhvervsuddannelse", "videregående uddannelse"))
	if g.chance(50) {
		g.say(g.at+day.Date(g.r.IntN(400)), "uddannelse fuldført")
	}
}

func (g *generator) flex() {
	g.say(g.at, "målgruppe 9")
	g.say(g.at, "ydelse begyndt "+g.pick("ledighedsydelse", "fleksløntilskud"))
	length := 30 + g.r.IntN(900)
	g.talks("jobsamtale", length)
	g.during(length)
	if g.chance(40) {
		g.say(g.at+day.Date(g.r.IntN(length)), "ydelse skiftet til "+g.pick("fleksløntilskud", "ledighedsydelse", "barselsdagpenge"))
	}
	g.at += day.Date(length)
}

// talks registers a number of talks over a length of days.
func (g *generator) talks(kind string, length int) {
	for range g.r.IntN(8) {
		on := g.at + day.Date(g.r.IntN(min(length, 260)+1))
		switch {
		case g.chance(70):
			g.say(on, "samtale holdt "+kind+g.pick("", "", " telefon"))
		case g.chance(40):
			g.say(on, "samtale udeblevet "+kind)
		case g.chance(40):
			g.say(on, "samtale aflyst "+strings.TrimSuffix(kind, " hos a-kassen"))
		default:
			g.say(on, "samtale aftalt til "+(on+day.Date(g.r.IntN(40))).String()+" "+kind)
		}
	}
}

// during registers what may happen in any course.
func (g *generator) during(length int) {
	some := func(percent int, f func(on day.Date)) {
		if g.chance(percent) {
			f(g.at + day.Date(g.r.IntN(length)))
		}
	}
	some(50, func(on day.Date) { g.say(on, "CV synligt") })
	some(8, func(on day.Date) { g.say(on, "CV skjult") })
	some(50, func(on day.Date) { g.say(on, "plan godkendt") })
	some(15, func(on day.Date) {
		g.say(on, "fritaget ved "+g.pick("sygdom", "barsel", "kontrakt om start inden 4 uger", "konkret vurdering")+g.pick("", "",
			" til "+(on+day.Date(g.r.IntN(120))).String()))
	})
	some(10, func(on day.Date) { g.say(on, "fritagelse ophørt") })
	some(35, func(on day.Date) {
		offer := g.pick("virksomhedspraktik", "løntilskud", "nytteindsats", "vejledning og opkvalificering",
			"øvrig vejledning og opkvalificering", "mentor")
		g.say(on, "tilbud begyndt "+offer+" "+g.pick("privat", "offentlig")+" 20 timer om ugen til "+(on+day.Date(20+g.r.IntN(100))).String())
		if g.chance(60) {
			g.say(on+day.Date(g.r.IntN(120)), "tilbud sluttet "+offer+" "+g.pick("fuldført", "afbrudt"))
		}
	})
	some(10, func(on day.Date) { g.say(on, "henvist til job fra "+(on+day.Date(g.r.IntN(10))).String()) })
	some(10, func(on day.Date) { g.say(on, "samtale krævet") })
	some(5, func(on day.Date) { g.say(on, "fraflyttet") })
	some(4, func(on day.Date) { g.say(on, "død") })
	some(8, func(on day.Date) { // registered twice, once with less said
		for _, form := range []string{g.pick("", " telefon"), g.pick(" telefon", " telefon", " fremmøde")} {
			g.say(on, "samtale holdt"+form)
		}
	})
	some(10, func(on day.Date) { g.say(on, "indkaldt til selvbooking senest "+(on+10).String()) })
	some(10, func(on day.Date) { g.say(on, "fravær "+g.pick("sygdom", "uden rimelig grund")) })
	some(10, func(on day.Date) { g.say(on, "underretning sendt til a-kassen") })
	g.offers(length)
}

// anything registers a few examples of the vocabulary on nearby days.
func (g *generator) anything() {
	words := fact.Vocabulary()
	for range 1 + g.r.IntN(6) {
		e := words[g.r.IntN(len(words))]
		if e.Kind == "born" || fact.SortOf(e.Kind) != fact.SortCitizen {
			continue
		}
		g.say(g.near(300), e.Example)
	}
}

// correct lets a later fact replace or withdraw an earlier one, now and then.
func (g *generator) correct() {
	if !g.chance(15) || len(g.facts) < 4 {
		return
	}
	i := g.r.IntN(len(g.facts))
	old := g.facts[i]
	fix := old
	fix.Seq, fix.Corrects = fact.Seq(len(g.facts)+1), old.Seq
	fix.Recorded = old.Recorded.Add(48 * time.Hour)
	if g.chance(40) {
		fix.Body = fact.Withdrawn{}
	} else {
		fix.On += day.Date(g.r.IntN(9) - 4)
	}
	g.facts = append(g.facts, fix)
}
