package alf

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
)

var dimPeriod = rule{
	ID: "dim-period", Act: act, Title: "Stop dagpenge til dimittenden efter ét år", Before: beforeGrads,
	Versions: []version{{
		From: graduateFrom, Provision: graduateLaw, Grade: 'C', Source: "S24",
		Text: "En dimittend, der er indplaceret 1. maj 2023 eller senere, kan få dagpenge i ét år. " +
			"Den, der er indplaceret før, beholder to år.",
		Unverified: unreadAct,
		MetBy:      "At dagpengene ophører, før året er brugt.", Bearer: duty.Fund,
		Shape: limit{
			Span: Params.Get("period"),
			Terms: terms{When: func(c *casefile.Case) []duty.Trigger { return graduates(c, nil) }, Clock: yearUsed, Rests: hoursBehind,
				Params: hourNumbers},
		},
	}},
}

// yearUsed is the day after the one on which the year has been used up.
func yearUsed(c *casefile.Case, t duty.Trigger, s day.Span) (day.Date, string) {
	n := norm(c, t.On)
	end, tally := c.Reach(n, t.On, day.Calendar{}.After(t.On, s))
	return end, told(n, tally)
}
