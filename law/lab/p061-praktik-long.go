package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var praktikLong = rule{
	ID: "praktik-long", Act: "LAB", Title: "Afslut virksomhedspraktik efter højst 13 uger", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 61, stk. 1, nr. 2", Grade: 'D', Source: "S35b",
		Text: "For de andre målgrupper end 1, 2 og 4 varer en virksomhedspraktik højst 13 uger, hvis den ikke er forlænget efter stk. 2.",
		Unverified: "De 13 uger er efter en sekundær kilde; listen i lovteksten er faldet ud af den læste kopi. " +
			"Hvilke målgrupper der hører til, herunder målgruppe 12, er ikke verificeret.",
		MetBy:     "At praktikken slutter senest den sidste dag, eller at den er forlænget inden.",
		StoppedBy: "At praktikken er slut eller bliver forlænget: se praktik-extend.",
		Shape: parts{
			limit{Span: placementLong, Terms: terms{When: longPlacements, Params: []*duty.Param{placementMost}}},
			check{Test: longPlanned, Params: []*duty.Param{placementLong}},
		},
	}},
}

var (
	placementLong = Params.Get("placement_long")
	longGroups    = of(3, 5, 6, 7, 8, 9, 10, 11, 12, 13)
)

// longPlacements finds the placements of the other groups, each until it ends or
// is extended beyond the weeks.
func longPlacements(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.WorkPlacement || !longGroups.has(atStart(c, o.From)) {
			continue
		}
		t := offerTrigger(c, o, placementEnded)
		if s := stretches(o); len(s) > 0 {
			t.Until, t.End, t.Ended, t.Note = s[0].by.On, duty.Ref(s[0].by.ID), placementExtended, ""
		}
		out = append(out, t)
	}
	return out
}

// longPlanned names placements that are planned beyond the weeks from the start.
func longPlanned(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Offers {
		if o := &c.Offers[i]; o.Offer == fact.WorkPlacement && longGroups.has(atStart(c, o.From)) {
			out = lasting(look, o, placementLong, "Praktikforløbet", false, out)
		}
	}
	return out
}

// A stretch is what one decision adds to a placement beyond the first weeks.
type stretch struct {
	by     *casefile.Extension
	before day.Date // planned last day before the decision
	start  day.Date // day 0 of what the law lets it last
	more   bool     // beyond the longest that a concrete assessment can give
}

// stretches finds the decisions that take a placement beyond the first weeks and
// were made before it ended.
func stretches(o *casefile.Offer) []stretch {
	if len(o.Extended) == 0 {
		return nil
	}
	var cal day.Calendar
	first := cal.Last(o.From, day.Span{N: number(placementLong, o.From), Unit: day.Weeks})
	most := cal.Last(o.From, day.Span{N: number(placementMost, o.From), Unit: day.Weeks})
	before := o.Agreed
	var out []stretch
	for i := range o.Extended {
		x := &o.Extended[i]
		if o.To != 0 && x.On > o.To {
			break
		}
		if x.Until > first && x.Until > before {
			s := stretch{by: x, before: before, start: o.From, more: x.Until > most}
			if s.more {
				s.start = before + 1
				if before == 0 {
					s.start = most + 1
				}
			}
			out = append(out, s)
		}
		before = x.Until
	}
	return out
}
