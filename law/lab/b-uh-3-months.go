package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var uh3Months = rule{
	ID: "uh-3-months", Act: "LAB", Title: "Visitér den unge endeligt efter tre måneder", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: byOrder + " § 6, stk. 3", Grade: 'A', Source: "S29",
		Text: "Ved den første samtale kan den unge blive åbenlyst uddannelsesparat eller aktivitetsparat. Alle andre er " +
			"uddannelsesparate i de første tre måneder. Derefter siger kommunen endeligt, om den unge er uddannelsesparat " +
			"eller aktivitetsparat.",
		Unverified: issueUnread + " At en endelig visitation før de tre måneder er gået, er nok, er egen læsning.",
		MetBy: "En vurdering eller afgørelse om målgruppe eller uddannelsesparathed, når den er endelig. En visitation til " +
			"aktivitetsparat eller åbenlyst uddannelsesparat gør det også. Det skal ske efter den første samtale.",
		StoppedBy: "At det blev afgjort ved den første samtale. At målgruppen eller uddannelseshjælpen er slut.",
		Shape:     within{Span: Params.Get("final_visit"), Terms: terms{When: undecided, Meets: finalVisits}},
	}},
}

// undecided finds the courses in which the first conversation did not settle
// whether the person is åbenlyst uddannelsesparat or aktivitetsparat.
func undecided(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	hs := youthCourses(c)
next:
	for i := range hs {
		h := &hs[i]
		for k := h.first; k <= h.last; k++ {
			// Until a conversation has been held, the first placement tells.
			if g := &c.Groups[k]; (g.Group == 5 || g.Obvious) && (k == h.first && h.talk == 0 || g.From <= h.talk) {
				continue next
			}
		}
		out = append(out, h.trigger())
	}
	return out
}

// finalVisits finds the visitations after the first conversation that settle it.
func finalVisits(c *casefile.Case, t duty.Trigger) []duty.Event {
	first := t.On
	hs := youthCourses(c)
	for i := range hs {
		if duty.Ref(hs[i].ref) == t.Ref && duty.Ref(hs[i].group) == t.Group && hs[i].talk != 0 {
			first = hs[i].talk
		}
	}
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On <= first {
			continue
		}
		switch f := e.Body.(type) {
		case fact.Assessed:
			if !visits(f.Topic) || f.Outcome != fact.Final {
				continue
			}
		case fact.Decided:
			if !visits(f.Topic) || f.Outcome != fact.Final {
				continue
			}
		case fact.GroupAssigned:
			if f.Group != 5 && !f.Obvious {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}
