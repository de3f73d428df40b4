package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var rfHealthTalk = rule{
	ID: "rf-health-talk", Act: "LAB", Title: "Tal om hensyn til helbredet",
	Before: "Reglen kom 1. januar 2022 med lov 1160/2021.",
	Versions: []version{
		{
			From: "2022-01-01", Provision: "LAB § 113, stk. 3, § 53, stk. 4", Grade: 'A', Source: "S79",
			Text: "Borgeren i et ressourceforløb har ret til en samtale. Det er, når borgeren mener, at et tilbud ikke tager " +
				"hensyn til helbredet.",
			Unverified: "Kun begyndelsen af bestemmelsen er læst: hvor hurtigt samtalen skal holdes, vides ikke.",
			MetBy:      "En samtale om helbredet, der er holdt.", StoppedBy: "At forløbet er slut.",
			Shape: parts{
				right{Terms: terms{When: runTriggers(resourceRuns), Note: "Retten gælder, så længe forløbet varer."}},
				within{Terms: terms{When: healthDemands, Meets: healthTalks, Books: healthBooked,
					Note: "Fristen er ikke læst: hold samtalen hurtigst muligt."}},
			},
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S09b, S99",
			Text:       "Der bevilges ikke nye forløb. Forløb, der er bevilget før, følger det tidligere kapitel 19.",
			Unverified: reformUnset,
		},
	},
}

// healthDemands finds the citizen's demands for a talk about health during a
// ressourceforløb.
func healthDemands(c *casefile.Case) []duty.Trigger {
	runs := resourceRuns(c)
	if len(runs) == 0 {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.TalkDemanded)
		if !ok || f.Talk != fact.HealthTalk || f.By != "" && f.By != fact.CitizenParty {
			continue
		}
		for k := range runs {
			if r := &runs[k]; r.Has(e.On) {
				t := r.trigger()
				t.Under, t.Group = t.On, t.Ref
				t.On, t.Ref, t.Doubt = e.On, duty.Ref(e.ID), "Hvor hurtigt samtalen skal holdes, er ikke læst."
				out = append(out, t)
				break
			}
		}
	}
	return out
}

func healthTalks(c *casefile.Case, _ duty.Trigger) []duty.Event {
	return talksOf(c, casefile.Held, fact.HealthTalk)
}

func healthBooked(c *casefile.Case, _ duty.Trigger) []duty.Event {
	return talksOf(c, casefile.Booked, fact.HealthTalk)
}
