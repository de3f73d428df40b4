package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var akJoinsFirst = rule{
	ID: "ak-joins-first", Act: "LAB", Title: "Spørg, om a-kassen skal være med til den første samtale", Before: before2024,
	Versions: []version{
		{
			From: "2024-01-01", Provision: "LAB § 31, stk. 2", Grade: 'A', Source: "S01",
			Text: "Borgeren vælger, om a-kassen skal være med ved den første samtale, når kommunen har taget over. Det skal stå i " +
				"sagen før samtalen.",
			MetBy: "At borgerens valg, ja eller nej, er registreret.", StoppedBy: "At dagpengene er slut.",
			Shape: fundChoice,
		},
		{
			From: reformed, Announced: reformPass, Provision: "LAB § 31 (lov 1750/2025)", Grade: 'B', Source: "S01",
			Text: "Borgeren vælger, om a-kassen skal være med ved den første samtale, når kommunen har taget over. Det skal stå i " +
				"sagen før samtalen.",
			Unverified: unread1750,
			MetBy:      "At borgerens valg, ja eller nej, er registreret.", StoppedBy: "At dagpengene er slut.",
			Shape: fundChoice,
		},
	},
}

var fundChoice = before{
	Terms: terms{
		When: firstMunicipalTalks, Meets: choices, Params: alsoNumbers,
		Note: "Valget skal være truffet, når den første samtale i kommunen holdes.",
	},
}

// firstMunicipalTalks finds the first talk in the municipality after each
// handover. Until one is arranged the duty stands without a date; once it has
// been held the choice comes too late.
func firstMunicipalTalks(c *casefile.Case) []duty.Trigger {
	out := handovers(c)
	for i := range out {
		t := &out[i]
		t.Since, t.Waits = t.Start, true
		for k := range c.Talks {
			x := &c.Talks[k]
			if x.On < t.On || x.Host != fact.Municipality || !individual(x) || t.Until != 0 && x.On > t.Until {
				continue
			}
			if x.State == casefile.Held {
				t.Due, t.Waits = x.On, false
				t.Until, t.End, t.Ended = x.On+1, duty.Ref(x.ID), "den første samtale er holdt"
				break
			}
			if x.State == casefile.Booked && t.Waits {
				t.Due, t.Waits = x.On, false
			}
		}
	}
	return out
}

func choices(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	casefile.Each(c, func(e *casefile.Entry, _ fact.FundAttendanceChosen) {
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	})
	return out
}
