package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
)

var akHandover410 = rule{
	ID: "ak-handover-410", Act: "LAB", Title: "Overtag borgeren fra a-kassen efter 410 timer", Before: before2024,
	Versions: []version{{
		From: "2024-01-01", Provision: "Reglerne om 410 timer; paragraffen er ikke verificeret", Grade: 'C', Source: "S21",
		Text: "Kommunen overtager borgeren, når der ved udgangen af en måned er betalt mere end 410 timer med dagpenge. Det er " +
			"lidt under tre måneder. Så kan den første samtale hos kommunen holdes i den fjerde måned.",
		Unverified: "Bekendtgørelsen er ikke læst; tallet er fra en a-kasses hjemmeside. Tallet for deltidsforsikrede er ikke fundet.",
		MetBy:      "At borgeren er taget over fra a-kassen, og at det står i sagen.",
		StoppedBy:  "At kommunen har forløbet fra første dag (§ 27, stk. 3), eller at dagpengene ophører.",
		Shape: accumulate{
			Span:  Params.Get("handover_hours"),
			Terms: terms{When: fundStarts, Meets: handedOver, Clock: monthEnd, Rests: hoursBehind, Params: alsoNumbers},
			Sum:   hoursSoFar, Over: true,
		},
	}},
}

// fundStarts finds the periods that begin with the a-kasse.
func fundStarts(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	ps := insuredPeriods(c)
	for i := range ps {
		if !young(c, ps[i].begins) {
			out = append(out, ps[i].trigger())
		}
	}
	return out
}

// handedOver finds the handovers. One on the first of a month is the one at the
// end of the month before.
func handedOver(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for _, m := range c.Handovers {
		on := m.On
		if on == on.MonthStart() {
			on--
		}
		out = append(out, duty.Event{On: on, Ref: duty.Ref(m.ID)})
	}
	return out
}

// monthEnd is the end of the month by which more hours than the number have been
// paid.
func monthEnd(c *casefile.Case, t duty.Trigger, s day.Span) (day.Date, string) {
	n := norm(c, t.On)
	due, tally := c.Passes(n, t.On, s.N)
	return due, "Der prøves ved udgangen af hver måned. " + tallied(n, due, tally)
}

// hoursSoFar is the hours paid by a day, as far as registered or presumed.
func hoursSoFar(c *casefile.Case, t duty.Trigger, on day.Date) int {
	if t.Until != 0 && t.Until < on {
		on = t.Until
	}
	return c.HoursBy(norm(c, t.On), t.On, on)
}
