package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// What cards say of the rules on the CV.
const (
	metByCv   = "At CV'et er registreret på Jobnet og kan ses af arbejdsgivere."
	stopsCv   = "At borgeren ikke er tilmeldt eller ikke er i målgruppen mere. Mindre intensiv indsats gør ingen forskel."
	ownSystem = "Fra 2026 må kommuner og a-kasser bruge egne systemer, der deler data; reglerne om det er ikke læst."
)

// visible finds the days from which the CV is open to employers; one that was
// open already counts on the day of the trigger.
func visible(c *casefile.Case, t duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Cv {
		if s := &c.Cv[i]; s.To == 0 || s.To >= t.On {
			out = append(out, duty.Event{On: day.Max(s.From, t.On), Ref: duty.Ref(s.Start)})
		}
	}
	return out
}

// obviouslyReady finds the first contacts of people who are åbenlyst
// uddannelsesparate, or where no contact is registered, the visitation.
func obviouslyReady(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Groups {
		g := &c.Groups[i]
		if !g.Obvious {
			continue
		}
		// The visitation may have been provisional until the first talk.
		first := i
		for first > 0 && families[c.Groups[first-1].Group] == 4 && c.Groups[first-1].To+1 == c.Groups[first].From && !c.Groups[first-1].Obvious {
			first--
		}
		t := duty.Trigger{On: g.From, Ref: duty.Ref(g.Start), Group: duty.Ref(g.Start), Until: g.To, End: duty.Ref(g.End), Ended: groupEnded}
		if id, on, ok := contact(c, first); ok {
			t.On, t.Ref = on, duty.Ref(id)
		}
		out = append(out, t)
	}
	return out
}

// flexShifts finds the shifts to ledighedsydelse.
func flexShifts(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Benefits {
		if b := &c.Benefits[i]; b.Benefit == fact.FlexBenefit {
			out = append(out, duty.Trigger{On: b.From, Ref: duty.Ref(b.Start), Until: b.To, End: duty.Ref(b.End), Ended: benefitEnded})
		}
	}
	return out
}
