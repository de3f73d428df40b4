package law_test

import (
	"slices"
	"testing"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/law"
)

// explained derives a case from its facts in words, and explains one rule.
func explained(t *testing.T, rule, on string, lines ...string) (law.Obligation, law.Explanation) {
	t.Helper()
	var facts []fact.Fact
	for i, l := range lines {
		b, err := fact.Parse(l[11:])
		if err != nil {
			t.Fatal(err)
		}
		facts = append(facts, fact.Fact{Seq: fact.Seq(i + 1), On: day.MustParse(l[:10]), Body: b})
	}
	b := law.MustBook(law.Options{Overlay: law.Ishoej()})
	c := casefile.Fold(facts)
	r, err := law.Derive(b, c, day.MustParse(on))
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range r.Obligations {
		if o.Meta.ID == rule {
			return o, law.Explain(b, c, &o)
		}
	}
	t.Fatalf("the case has no %s", rule)
	return law.Obligation{}, law.Explanation{}
}

func TestAnExplanationArguesFromTheSumToTheDoubts(t *testing.T) {
	_, x := explained(t, "first-talk-1w", "2026-11-24", "1990-01-01 født", "2026-11-10 første henvendelse",
		"2026-11-10 ydelse begyndt kontanthjælp", "2026-11-10 målgruppe 2")
	order := []law.Section{law.SumSection, law.FactsSection, law.BasisSection, law.ChangesSection, law.DoubtsSection, law.LawyerSection}
	at := 0
	for _, l := range x.Lines {
		i := slices.Index(order, l.Section)
		if i < at {
			t.Errorf("%s comes after a line of a later section", l.Label)
		}
		at = i
	}
	if len(x.In(law.SumSection)) == 0 || len(x.In(law.FactsSection)) == 0 || len(x.In(law.BasisSection)) == 0 ||
		len(x.In(law.ChangesSection)) == 0 {
		t.Errorf("a section is empty: %v", x.Lines)
	}
	if x.Sum == nil || x.Sum.Step != "+ 1 uge" || x.Sum.From != day.MustParse("2026-11-10") || x.Sum.To != day.MustParse("2026-11-17") ||
		x.Steps != nil {
		t.Errorf("the sum is %+v with %d steps", x.Sum, len(x.Steps))
	}
}

func TestASumInWeekdaysIsToldDayByDay(t *testing.T) {
	o, x := explained(t, "u18-contact-5", "2026-12-24", "2009-09-09 født", "2026-06-25 undervisningspligt ophørt",
		"2026-08-10 uddannelse begyndt FGU", "2026-12-22 uddannelse afbrudt FGU", "2026-12-22 kommunen bekendt med frafald",
		"2026-12-22 målgruppe 13")
	if x.Sum == nil || x.Sum.Due != o.Due || len(x.Steps) == 0 || x.Steps[len(x.Steps)-1].Date != o.Due {
		t.Fatalf("due %s: sum %+v, steps %v", o.Due, x.Sum, x.Steps)
	}
	holidays := 0
	for _, s := range x.Steps {
		if s.Number == 0 && s.Note != s.Date.WeekdayName() {
			holidays++
		}
	}
	if holidays != 2 { // Christmas Day and the day after it
		t.Errorf("%d holidays are told: %v", holidays, x.Steps)
	}
}

// Whatever the sum says must be what the engine found: it is counted anew, and
// left out where that does not give the date.
func TestASumNeverSaysAnotherDateThanTheEngine(t *testing.T) {
	sums := 0
	cases := [][]string{
		{"1990-01-01 født", "2026-05-04 første henvendelse", "2026-05-04 ydelse begyndt kontanthjælp", "2026-05-04 målgruppe 2",
			"2026-06-01 samtale holdt", "2026-09-14 tilbud begyndt virksomhedspraktik til 2026-12-11"},
		{"1970-01-31 født", "2026-09-07 sygemeldt fra arbejde", "2026-09-21 ydelse begyndt sygedagpenge", "2026-09-21 målgruppe 6",
			"2026-10-05 delvist raskmeldt 15 timer om ugen"},
		{"1972-03-14 født", "2026-08-20 første henvendelse", "2026-08-20 ydelse begyndt dagpenge", "2026-08-20 målgruppe 1",
			"2026-08-20 indplaceret i dagpengeperiode", "2026-11-20 overtaget fra a-kassen"},
		{"1980-03-14 født", "2026-10-01 ansøgning modtaget om fleksjob", "2026-10-05 aktindsigt ønsket",
			"2026-10-06 partshøring sendt senest 2026-10-20", "2026-10-30 afgørelse om sanktion afslag", "2026-11-02 klage modtaget"},
	}
	b := law.MustBook(law.Options{Overlay: law.Ishoej()})
	cal := b.Calendar()
	for _, lines := range cases {
		var facts []fact.Fact
		for i, l := range lines {
			body, err := fact.Parse(l[11:])
			if err != nil {
				t.Fatal(err)
			}
			facts = append(facts, fact.Fact{Seq: fact.Seq(i + 1), On: day.MustParse(l[:10]), Body: body})
		}
		c := casefile.Fold(facts)
		r, err := law.Derive(b, c, day.MustParse("2026-11-24"))
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Obligations {
			o := &r.Obligations[i]
			x := law.Explain(b, c, o)
			if x.Sum == nil {
				continue
			}
			sums++
			if x.Sum.Due != o.Due {
				t.Errorf("%s: the sum ends on %s, the date is %s", o.Meta.ID, x.Sum.Due, o.Due)
			}
			if n := len(x.Steps); n > 0 && (x.Steps[n-1].Date != x.Sum.To || cal.After(x.Sum.From, o.Proof.Span.Span) != x.Sum.To) {
				t.Errorf("%s: the days end on %s, the sum says %s", o.Meta.ID, x.Steps[n-1].Date, x.Sum.To)
			}
		}
	}
	if sums < 6 {
		t.Errorf("only %d sums were tried", sums)
	}
}
