package las

import (
	"testing"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"

	"pgregory.net/rapid"
)

// drawFlex draws a time on ledighedsydelse with breaks and leaves in it.
func drawFlex(t *rapid.T) *casefile.Case {
	var facts []fact.Fact
	say := func(on day.Date, b fact.Body) {
		facts = append(facts, fact.Fact{Seq: fact.Seq(len(facts) + 1), On: on, Body: b})
	}
	on := day.MustParse("2018-01-01") + day.Date(rapid.IntRange(0, 2500).Draw(t, "start"))
	for range rapid.IntRange(1, 4).Draw(t, "spells") {
		say(on, fact.BenefitStarted{Benefit: fact.FlexBenefit})
		length := day.Date(rapid.IntRange(1, 1200).Draw(t, "length"))
		for range rapid.IntRange(0, 2).Draw(t, "leaves") {
			from := on + day.Date(rapid.IntRange(0, 1200).Draw(t, "leave"))
			x := fact.ExemptionStarted{Ground: rapid.SampledFrom([]fact.Ground{fact.Parental, fact.Bereavement, fact.Illness}).Draw(t, "ground")}
			if rapid.IntRange(0, 9).Draw(t, "open") > 0 {
				x.Until = from + day.Date(rapid.IntRange(0, 300).Draw(t, "days"))
			}
			say(from, x)
		}
		on += length
		say(on-1, fact.BenefitStopped{Benefit: fact.FlexBenefit})
		on += day.Date(rapid.IntRange(1, 900).Draw(t, "break"))
	}
	if rapid.Bool().Draw(t, "goes on") {
		say(on, fact.BenefitStarted{Benefit: fact.FlexBenefit})
	}
	return casefile.Fold(facts)
}

// received counts the days of ledighedsydelse that count, one by one.
func received(c *casefile.Case, from, to day.Date) int {
	n := 0
	away := leaves(c)
next:
	for d := from; d <= to; d++ {
		for _, p := range away {
			if p.Has(d) {
				continue next
			}
		}
		if b, ok := c.BenefitOn(d); ok && b.Benefit == fact.FlexBenefit {
			n++
		}
	}
	return n
}

// TestRoundsRestOnTheMonthsThatTheyName holds the arithmetic in months to a count
// day by day. A break may make some days of difference, since months differ.
func TestRoundsRestOnTheMonthsThatTheyName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawFlex(t)
		for _, f := range flexTimes(c) {
			var before *round
			for _, r := range f.rounds() {
				if n := received(c, r.from, r.reached); n < 365-25 || n > 366+25 {
					t.Fatalf("%v..%v holds %d days, which is not 12 months", r.from, r.reached, n)
				}
				if r.due != 0 {
					if n := received(c, r.from, r.due); f.until() == 0 && (n < 547-30 || n > 549+30) {
						t.Fatalf("%v..%v holds %d days, which is not 18 months", r.from, r.due, n)
					}
					if r.due < r.reached {
						t.Fatalf("due %v before %v", r.due, r.reached)
					}
				}
				if received(c, r.from, r.from) != 1 || received(c, r.reached, r.reached) != 1 {
					t.Fatalf("%v or %v does not count", r.from, r.reached)
				}
				if before != nil && (r.from <= before.reached || r.number != before.number+1) {
					t.Fatalf("%+v overlaps %+v", r, before)
				}
				before = &r
			}
		}
	})
}

func TestFullTimeOnFlexBenefitIsCountedByTheCalendar(t *testing.T) {
	for on := day.MustParse("2023-01-01"); on < day.MustParse("2025-01-01"); on++ {
		c := casefile.Fold([]fact.Fact{{Seq: 1, On: on, Body: fact.BenefitStarted{Benefit: fact.FlexBenefit}}})
		rs := flexTimes(c)[0].rounds()
		if rs[0].reached != on.AddMonths(12)-1 || rs[0].due != on.AddMonths(18)-1 {
			t.Fatalf("from %v: %+v", on, rs[0])
		}
	}
}

// TestOthersCostNothing guards the nightly run over a whole municipality.
func TestOthersCostNothing(t *testing.T) {
	c := casefile.Fold([]fact.Fact{{Seq: 1, On: day.MustParse("2025-03-03"), Body: fact.BenefitStarted{Benefit: fact.CashAssistance}},
		{Seq: 2, On: day.MustParse("2025-03-03"), Body: fact.GroupAssigned{Group: 2}}})
	if n := testing.AllocsPerRun(100, func() {
		if reassessments(c) != nil || movesThatHinder(c) != nil || reviewsLack(c, duty.Look{}) != nil {
			t.Error("somebody on kontanthjælp is asked about ledighedsydelse")
		}
	}); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}
