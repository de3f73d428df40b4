package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// activates says that an offer is one of chapters 11-14 that counts towards the
// right and duty to an offer: øvrig vejledning og opkvalificering (§ 91), tests
// and realkompetencevurdering do not.
func activates(o fact.OfferType) bool {
	switch o {
	case fact.WorkPlacement, fact.WageSubsidy, fact.UtilityPlacement, fact.SpecialUtility, fact.GuidanceUpskill:
		return true
	}
	return false
}

// activatesOrOther also takes øvrig vejledning og opkvalificering.
func activatesOrOther(o fact.OfferType) bool { return activates(o) || o == fact.OtherGuidance }

var (
	offerSpan   = Params.Get("offer_span")
	offerLength = Params.Get("offer_length")
	subsidyLate = Params.Get("subsidy_late")

	// offerNumbers are what the functions below look up.
	offerNumbers = append([]*duty.Param{offerSpan, offerLength, subsidyLate}, hourNumbers...)
)

// lasts reports whether an offer lasted long enough in one stretch to count, or
// is planned to. Where no end is known it may: the check of the rule asks for one.
func lasts(o *casefile.Offer) bool {
	end := o.To
	if end == 0 {
		end = o.Planned
	}
	return end == 0 || end >= (day.Calendar{}).Last(o.From, day.Span{N: number(offerLength, o.From), Unit: day.Weeks})
}

// started finds the days on which offers that count began.
func started(counts func(fact.OfferType) bool) func(*casefile.Case, duty.Trigger) []duty.Event {
	return func(c *casefile.Case, _ duty.Trigger) []duty.Event {
		var out []duty.Event
		for i := range c.Offers {
			if o := &c.Offers[i]; counts(o.Offer) && lasts(o) {
				out = append(out, duty.Event{On: o.From, Ref: duty.Ref(o.Start)})
			}
		}
		return out
	}
}

// planned finds the days on which offers in writing that count are to begin.
func planned(counts func(fact.OfferType) bool) func(*casefile.Case, duty.Trigger) []duty.Event {
	return func(c *casefile.Case, _ duty.Trigger) []duty.Event {
		var out []duty.Event
		for i := range c.Given {
			if g := &c.Given[i]; g.Start != 0 && counts(g.Offer) {
				out = append(out, duty.Event{On: g.Start, Ref: duty.Ref(g.ID)})
			}
		}
		return out
	}
}

// relieved finds when somebody is exempt from offers.
func relieved(c *casefile.Case) []duty.Stop {
	var out []duty.Stop
	for i := range c.Exemptions {
		if e := &c.Exemptions[i]; relieves(e) {
			out = append(out, duty.Stop{Period: e.Period, Ref: duty.Ref(e.Start), Ground: grounds[e.Ground]})
		}
	}
	return out
}

func relieves(e *casefile.Exemption) bool {
	return e.Scope == fact.Offers || e.Scope == fact.AllDuties || e.Scope == fact.Reduced
}

// An activation is one period of LAB § 9 as § 102 counts it.
type activation struct {
	duty.Trigger
	due day.Date // six months, 0 where they are never reached
	// subsidy is the løntilskud that was offered in writing in time, without another
	// offer that counts; its start may come as late as late.
	subsidy *casefile.Given
	late    day.Date
	// rest is the exemption that lasted on the deadline, with those that follow it
	// without a gap; its Ref is 0 where there was none.
	rest duty.Stop
}

var ownPeriods = periods(1, 2, 3)

// activations finds the periods of target groups 1-3 with what stands in the way
// of the six months.
func activations(c *casefile.Case) []activation {
	ts := ownPeriods(c)
	if len(ts) == 0 {
		return nil
	}
	out := make([]activation, len(ts))
	for i := range ts {
		a := &out[i]
		a.Trigger = ts[i]
		if a.due = after(c, a.Trigger, number(offerSpan, a.On)); a.due == 0 {
			continue
		}
		first := a.begun(c, a.On, a.due)
		if first != nil {
			continue
		}
		if a.rest = resting(c, a.due); a.rest.Ref != 0 {
			continue
		}
		a.offered(c)
		if a.subsidy != nil && a.begun(c, a.due+1, a.late) == nil {
			a.rest = resting(c, a.late)
		}
	}
	return out
}

// begun finds the first offer that counts and began from one day to another.
func (a *activation) begun(c *casefile.Case, from, to day.Date) *casefile.Offer {
	for i := range c.Offers {
		if o := &c.Offers[i]; activates(o.Offer) && lasts(o) && o.From >= from && o.From <= to && (a.Until == 0 || o.From <= a.Until) {
			return o
		}
	}
	return nil
}

// offered finds the løntilskud that was offered in time. Where another offer is
// the first to begin after the deadline, it is that one that came too late.
func (a *activation) offered(c *casefile.Case) {
	for i := range c.Given {
		if g := &c.Given[i]; g.Offer == fact.WageSubsidy && g.On >= a.On && g.On <= a.due && (a.Until == 0 || g.On <= a.Until) {
			a.subsidy = g
			break
		}
	}
	if a.subsidy == nil {
		return
	}
	if o := a.begun(c, a.due+1, day.Latest); o != nil && o.Offer != fact.WageSubsidy {
		a.subsidy = nil
		return
	}
	a.late = (day.Calendar{}).After(a.due, day.Span{N: number(subsidyLate, a.On), Unit: day.Weeks})
}

// resting finds the exemption from offers on a day, from the first to the last day
// of those that lead up to it and follow it without a gap.
func resting(c *casefile.Case, on day.Date) duty.Stop {
	var s duty.Stop
	for again := true; again; {
		again = false
		for i := range c.Exemptions {
			e := &c.Exemptions[i]
			if !relieves(e) || e.Empty() {
				continue
			}
			switch {
			case s.Ref == 0 && e.Has(on), s.Ref != 0 && s.To != 0 && e.From <= s.To+1 && (e.To == 0 || e.To > s.To):
				from := e.From
				if s.Ref != 0 {
					from = day.Min(from, s.From)
				}
				s = duty.Stop{Period: day.Period{From: from, To: e.To}, Ref: duty.Ref(e.Start), Ground: grounds[e.Ground]}
				again = true
			case s.Ref != 0 && e.From < s.From && e.To != 0 && e.To+1 >= s.From:
				s.From, again = e.From, true
			}
		}
	}
	return s
}
