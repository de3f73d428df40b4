package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var akNotify = rule{
	ID: "ak-notify", Act: "LAB", Title: "Giv a-kassen besked",
	Versions: []version{{
		From: "2016-01-01", Provision: "LAB og bekendtgørelse; paragraffen er ikke verificeret", Grade: 'C', Source: "S22",
		Text: "Kommunen giver a-kassen elektronisk besked. Det sker, når en på dagpenge bliver væk, er fraværende eller siger " +
			"nej til et job. Så kan a-kassen se på, om borgeren står til rådighed, og melde tilbage.",
		Unverified: "Paragraffen er ikke verificeret, og der er ikke fundet en frist i dage. Kommunen kan sætte sit eget mål, fx samme dag.",
		MetBy:      "En besked til a-kassen om hændelsen, som er sendt.",
		// No Span: nobody has found a number of days. A municipality's own target
		// sets the day to plan for.
		Shape: within{Terms: terms{When: availabilityEvents, Meets: notices,
			Note: "Der er ikke fundet en frist i loven. Send underretningen samme dag."}},
	}},
}

// availabilityEvents finds what bears on the availability of somebody on
// dagpenge, as far as the municipality knows it first.
func availabilityEvents(c *casefile.Case) []duty.Trigger {
	if len(c.Insured) == 0 {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		if !bearsOnAvailability(e.Body) {
			continue
		}
		for k := range c.Insured {
			if s := &c.Insured[k]; s.Has(e.On) {
				out = append(out, duty.Trigger{On: e.On, Ref: duty.Ref(e.ID), Group: duty.Ref(s.Start)})
				break
			}
		}
	}
	return out
}

func bearsOnAvailability(b fact.Body) bool {
	switch f := b.(type) {
	case fact.TalkMissed:
		return f.Host != fact.Fund
	case fact.AbsenceRegistered:
		return true
	case fact.ReferralAnswered:
		return f.Answer == fact.No
	}
	return false
}

// notices finds the notices about what happened on the day of the trigger: those
// that name the day, and those that name none and have no later event before
// them.
func notices(c *casefile.Case, t duty.Trigger) []duty.Event {
	var out []duty.Event
	last := t.On // the latest event not after the entry at hand
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On < t.On {
			continue
		}
		if bearsOnAvailability(e.Body) {
			last = day.Max(last, e.On)
			continue
		}
		if f, ok := e.Body.(fact.FundNotified); ok && (f.Event == t.On || f.Event == 0 && last == t.On) {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}
