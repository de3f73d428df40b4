package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var uhJobrettet = rule{
	ID: "uh-jobrettet", Act: "LAB", Title: "Afgør, om den unge skal have en jobrettet indsats",
	Before: "Ordningen begyndte som forsøg 1. april 2022.",
	Versions: []version{
		{
			From: "2022-04-01", Provision: "LAB § 30 a (forsøg)", Grade: 'A', Source: "S23, S31",
			Text: "Ordningen er gjort varig. En ung på uddannelseshjælp kan få en indsats, der er rettet mod job. Den unge skal " +
				"ønske det, og kommunen skal mene, at det er rigtigt.",
			Unverified: "Der er ikke fundet nogen dag for, hvornår et ønske skal være afgjort.",
			MetBy:      "En afgørelse om jobrettet indsats, som den unge har ønsket.", StoppedBy: untilHelpEnds,
			Shape: jobDirectedEffort,
		},
		{
			From: "2024-01-01", Provision: "LAB § 30 a", Grade: 'B', Source: "S23, S31",
			Text: "En ung på uddannelseshjælp kan få en indsats, der er rettet mod job i stedet for uddannelse. Den unge skal " +
				"ønske det, og kommunen skal mene, at det er rigtigt.",
			Unverified: "Om teksten er uændret efter forsøget, er efter lovforslaget. Der er ikke fundet nogen dag for, hvornår et ønske skal " +
				"være afgjort.",
			MetBy: "En afgørelse om jobrettet indsats, som den unge har ønsket.", StoppedBy: untilHelpEnds,
			Shape: jobDirectedEffort,
		},
	},
}

var jobDirectedEffort = parts{
	within{Terms: terms{When: jobWishes, Meets: jobDecisions, Note: "Loven sætter ingen dag for afgørelsen."}},
	check{Test: jobDirectedGrants},
}

// jobWishes finds the wishes for a job-directed effort.
func jobWishes(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	hs := youthCourses(c)
	for i := range hs {
		h := &hs[i]
		for k := range c.Entries {
			if e := &c.Entries[k]; h.Has(e.On) && wishesJob(e) {
				t := h.trigger()
				t.On, t.Ref, t.Doubt = e.On, duty.Ref(e.ID), ""
				out = append(out, t)
			}
		}
	}
	return out
}

// wishesJob says that a fact is a wish, or an application, for a job-directed
// effort.
func wishesJob(e *casefile.Entry) bool {
	switch f := e.Body.(type) {
	case fact.Wished:
		return f.Topic == fact.TopicJobDirected
	case fact.ApplicationReceived:
		return f.Topic == fact.TopicJobDirected
	}
	return false
}

func jobDecisions(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Decisions {
		if d := &c.Decisions[i]; d.Topic == fact.TopicJobDirected {
			out = append(out, duty.Event{On: d.On, Ref: duty.Ref(d.ID)})
		}
	}
	return out
}

// jobDirectedGrants names what a grant of a job-directed effort lacks. Each grant
// rests on a wish and an assessment since the one before it.
func jobDirectedGrants(c *casefile.Case, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	last := day.Date(0)
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.Topic != fact.TopicJobDirected || d.Outcome != fact.Granted {
			continue
		}
		refuse := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Name: name, Text: text, Mend: mend})
		}
		if !onHelp(c, d.On) {
			refuse("kun-uddannelseshjaelp", "Borgeren er ikke i målgruppe 4 eller 5, og kun unge på uddannelseshjælp kan få en jobrettet indsats "+
				"efter LAB § 30 a.", "Ret målgruppen, eller annullér afgørelsen.")
		}
		wished, weighed := false, false
		for k := range c.Entries {
			e := &c.Entries[k]
			if e.On <= last || e.On > d.On {
				continue
			}
			wished = wished || wishesJob(e)
			if f, ok := e.Body.(fact.Assessed); ok && f.Topic == fact.TopicJobDirected && f.Answer != fact.No {
				weighed = true
			}
		}
		if !wished {
			refuse("uden-oenske", "Der er ikke registreret et ønske fra den unge om en jobrettet indsats (LAB § 30 a).",
				"Registrér den unges ønske, eller annullér afgørelsen.")
		}
		if !weighed {
			refuse("uden-vurdering", "Der er ikke registreret en vurdering af, at en jobrettet indsats er rigtig for den unge (LAB § 30 a).",
				"Registrér vurderingen, eller annullér afgørelsen.")
		}
		last = d.On
	}
	return out
}
