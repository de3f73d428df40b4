package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var uhCoordinator = rule{
	ID: "uh-coordinator", Act: "LAB", Title: "Tilbyd en koordinerende sagsbehandler",
	Versions: []version{{
		From: "2014-01-01", Provision: "LAB; paragraffen er ikke verificeret", Grade: 'D', Source: "S32",
		Text: "En ung, der er visiteret som aktivitetsparat, skal have tilbud om en koordinerende sagsbehandler.",
		Unverified: "Paragraffen og fristen er ikke verificeret, og reglen er efter en sekundær kilde fra 2015. Dagen, hvor den begyndte i " +
			"2014, er ikke oplyst." + formerAct,
		MetBy:     "En navngiven koordinerende sagsbehandler, eller at den unge har sagt nej.",
		StoppedBy: "At den unge ikke længere er aktivitetsparat.",
		Shape:     within{Terms: terms{When: youngActive, Meets: coordinators, Note: "Fristen er ikke verificeret."}},
	}},
}

// youngActive finds the spells in target group 5.
func youngActive(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Groups {
		if g := &c.Groups[i]; g.Group == 5 {
			out = append(out, duty.Trigger{On: g.From, Ref: duty.Ref(g.Start), Until: g.To, End: duty.Ref(g.End), Ended: groupEnded})
		}
	}
	return out
}

// coordinators finds the coordinating caseworkers and the refusals of one.
// Whoever coordinates already counts on the day of the trigger.
func coordinators(c *casefile.Case, t duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		on := e.On
		switch f := e.Body.(type) {
		case fact.CaseworkerAssigned:
			if on < t.On {
				out = out[:0] // another caseworker took the place of this one
			}
			if !f.Coordinates {
				continue
			}
			on = day.Max(on, t.On)
		case fact.CoordinatorOffered:
			if f.Answer != fact.No || on < t.On {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: on, Ref: duty.Ref(e.ID)})
	}
	return out
}
