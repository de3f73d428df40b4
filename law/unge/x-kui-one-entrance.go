package unge

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var kuiOneEntrance = rule{
	ID: "kui-one-entrance", Act: act, Title: "Giv den unge én samlet indsats", Before: beforeCovered,
	Versions: []version{{
		From: covered, Provision: noSection, Grade: 'D', Source: "S60, S16",
		Text: "Kommunen holder uddannelse, job og social indsats samlet for unge under 25 år. Så møder den unge kun én indgang.",
		Unverified: "Kilderne er et lovforslag og Ishøj Kommunes strategi. Om samordningen er et krav til den enkelte sag, og om en fælles " +
			"plan er et krav eller et tilbud, er ikke verificeret.",
		MetBy:      "En sagsbehandler, der koordinerer, og en fælles plan.",
		StoppedBy:  "At den unge fylder 25 år.",
		Transition: duty.SwitchAtEffective,
		Shape: while{
			Terms:  terms{When: inEffort, Params: []*duty.Param{guidanceTo}},
			Covers: coordinated,
		},
	}},
}

// inEffort gives the days from the first effort on which the person is under 25.
func inEffort(c *casefile.Case) []duty.Trigger {
	to := reaches(c, guidanceTo)
	if to == 0 || to <= firstDay {
		return nil
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		switch e.Body.(type) {
		case fact.FirstContact, fact.GroupAssigned, fact.DropoutNoticed, fact.YouthListed, fact.RiskNoticed:
		default:
			continue
		}
		t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)}
		if e.On >= to {
			return nil
		}
		ends(&t, to, c.BornID, turned25)
		if !leaves(c, &t) {
			continue
		}
		return []duty.Trigger{t}
	}
	return nil
}

// coordinated finds from when there is both a caseworker and a shared plan.
func coordinated(c *casefile.Case, _ duty.Trigger) []duty.Cover {
	who, ok1 := casefile.First[fact.CaseworkerAssigned](c, 0, nil)
	plan, ok2 := casefile.First(c, 0, func(p fact.PlanApproved) bool { return p.Plan == fact.SharedPlan })
	if !ok1 || !ok2 {
		return nil
	}
	return []duty.Cover{{Stop: duty.Stop{Period: day.Period{From: day.Max(who.On, plan.On)}, Ref: duty.Ref(plan.ID), Ground: "fælles plan"}}}
}
