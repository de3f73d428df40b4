package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var uhFirstVisit = rule{
	ID: "uh-first-visit", Act: "LAB", Title: "Vurdér den unge ved den første samtale (uddannelseshjælp)", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: byOrder + " § 6, stk. 1-2", Grade: 'A', Source: "S29",
		Text: "Ved den første samtale ser kommunen kun på to ting. Er den unge åbenlyst uddannelsesparat? Eller er den unge i " +
			"et helt særligt tilfælde aktivitetsparat? Alle andre er uddannelsesparate, til de bliver visiteret endeligt.",
		Unverified: issueUnread,
		MetBy: "En vurdering om målgruppe eller uddannelsesparathed den dag, samtalen er. En visitation til målgruppe 4 eller 5 " +
			"den dag er også nok.",
		StoppedBy: untilHelpEnds,
		Shape: parts{
			before{Terms: terms{When: firstConversations, Meets: visitations,
				Note: "Vurderingen hører til den første samtale: fristen er samtalens dag."}},
			check{Test: tooMuchAtFirst},
		},
	}},
}

// visitations finds the assessments and the placements in target group 4 or 5.
func visitations(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.Assessed:
			if !visits(f.Topic) {
				continue
			}
		case fact.GroupAssigned:
			if families[f.Group] != 4 {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}

// tooMuchAtFirst names what may not be settled at the first conversation.
func tooMuchAtFirst(c *casefile.Case, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	hs := youthCourses(c)
	for i := range hs {
		h := &hs[i]
		if h.talk == 0 {
			continue
		}
		var special *casefile.Group // aktivitetsparat from the first conversation
		obvious := false
		for k := h.first; k <= h.last; k++ {
			if g := &c.Groups[k]; g.From <= h.talk {
				obvious = obvious || g.Obvious
				if g.Group == 5 {
					special = g
				}
			}
		}
		assessed := false
		for k := range c.Entries {
			e := &c.Entries[k]
			f, ok := e.Body.(fact.Assessed)
			if !ok || !visits(f.Topic) || e.On < h.From || e.On > h.talk {
				continue
			}
			assessed = true
			if f.Outcome == fact.Final && !obvious && special == nil {
				out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "endelig-for-tidligt",
					Text: "Vurderingen er registreret som endelig senest ved den første samtale. Der kan det kun afgøres, om den unge er åbenlyst " +
						"uddannelsesparat eller i et helt særligt tilfælde aktivitetsparat (" + byOrder + " § 6).",
					Mend: "Ret vurderingen til foreløbig, eller registrér, at den unge er åbenlyst uddannelsesparat."})
			}
		}
		if special != nil && !assessed {
			out = append(out, duty.Refusal{Ref: duty.Ref(special.Start), On: special.From, Name: "saerligt-tilfaelde-ikke-vurderet",
				Text: "Den unge er aktivitetsparat fra den første samtale uden en vurdering af, hvorfor det er et helt særligt tilfælde (" +
					byOrder + " § 6).",
				Mend: "Registrér vurderingen med en begrundelse, eller ret målgruppen til 4."})
		}
	}
	return out
}
