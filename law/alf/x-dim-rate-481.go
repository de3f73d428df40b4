package alf

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var dimRate481 = rule{
	ID: "dim-rate-481", Act: act, Title: "Sæt dimittendens sats ned efter 481 timer", Before: beforeGrads,
	Versions: []version{{
		From: graduateFrom, Provision: graduateLaw, Grade: 'C', Source: "S24",
		Text: "En dimittend uden barn i hjemmet får en lavere sats, når der er udbetalt 481 timers dagpenge, eller 390 timer til " +
			"deltidsforsikrede. " +
			"Satsen falder tidligst 1. maj 2023, men timer før den dag tæller med, også for den, der er indplaceret før.",
		Unverified: unreadAct + " Hvad der sker, når et barn flytter ud, er egen læsning: satsen falder da, hvis timerne er brugt.",
		MetBy:      "At timerne er udbetalt: fra den dag gælder den lavere sats.",
		StoppedBy:  "At der er et barn i hjemmet, eller at dagpengene ophører.",
		Bearer:     duty.Fund,
		// Those placed earlier get the lower rate too, from 1 May 2023.
		Transition: duty.SwitchAtEffective,
		Shape: parts{
			lowerRate("rate_hours", func(p *casefile.Placement) bool { return !p.PartTime }),
			lowerRate("rate_hours_part", func(p *casefile.Placement) bool { return p.PartTime }),
		},
	}},
}

// lowerRate counts the hours to the lower rate for some placements.
func lowerRate(hours string, part func(p *casefile.Placement) bool) accumulate {
	return accumulate{
		Span: Params.Get(hours),
		Terms: terms{
			When:  func(c *casefile.Case) []duty.Trigger { return graduates(c, part) },
			Clock: rateFalls, Rests: hoursBehind, Exempt: providing, Params: hourNumbers,
		},
		Sum: func(c *casefile.Case, t duty.Trigger, on day.Date) int {
			if t.Until != 0 && t.Until < on {
				on = t.Until
			}
			return c.HoursBy(norm(c, t.On), t.On, on)
		},
	}
}

var graduateDay = day.MustParse(graduateFrom)

// rateFalls is the day from which the rate is lower: when the hours have been
// paid, not before the rule, and not while a child lives with the person.
func rateFalls(c *casefile.Case, t duty.Trigger, s day.Span) (day.Date, string) {
	n := norm(c, t.On)
	falls, tally := c.Reach(n, t.On, n.After(t.On, s.N))
	if falls == 0 {
		return 0, told(n, tally)
	}
	falls = day.Max(falls, graduateDay)
	for _, p := range c.Providing {
		if p.Value.Value != fact.Yes || !p.Has(falls) {
			continue
		}
		if p.To == 0 {
			return 0, told(n, tally) + " Satsen falder ikke, så længe der er et barn i hjemmet."
		}
		falls = p.To + 1
	}
	return falls, told(n, tally)
}
