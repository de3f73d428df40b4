package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var minplanDagpenge = rule{
	ID: "minplan-dagpenge", Act: "LAB", Title: "Lav Min Plan ved den første samtale (dagpenge)", Before: before2024,
	Versions: []version{{
		From: "2024-01-01", Provision: "LAB § 42", Grade: 'A', Source: "S20",
		Text: "A-kassen laver Min Plan ved den første samtale og har den i tre måneder. Derefter holder kommunen den løbende ved lige og viser " +
			"den på Jobnet. " +
			"For unge, som kommunen har fra første dag (§ 27, stk. 3), laver kommunen planen.",
		Unverified: "Hvor ofte «løbende» er, står der ikke, så opdateringen har ingen dag.",
		MetBy:      "En godkendt Min Plan på dagen for samtalen eller før.", StoppedBy: "At dagpengene er slut.", Bearer: duty.Fund,
		Shape: before{Terms: terms{When: firstTalksWithPlan, Meets: myPlans, Params: alsoNumbers,
			Note: "Planen skal være lavet ved den første samtale."}},
	}},
}

var municipality = duty.Municipality

// firstTalksWithPlan finds the first held talk of each period on dagpenge with
// the authority that has the course then.
func firstTalksWithPlan(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	ps := insuredPeriods(c)
	for i := range ps {
		p := &ps[i]
		host := fact.Fund
		t := p.trigger()
		if young(c, p.begins) {
			host, t.By, t.Note = fact.Municipality, &municipality, youngGuess
		}
		for k := range c.Talks {
			x := &c.Talks[k]
			if x.State != casefile.Held || x.Host != host || !individual(x) || x.On < p.begins || p.until != 0 && x.On > p.until {
				continue
			}
			t.On, t.Due, t.Ref, t.Since, t.Under = x.On, x.On, duty.Ref(x.ID), p.begins, p.start
			out = append(out, t)
			break
		}
	}
	return out
}

// myPlans finds the agreed versions of Min Plan.
func myPlans(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	casefile.Each(c, func(e *casefile.Entry, f fact.PlanApproved) {
		if f.Plan == fact.MyPlan {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	})
	return out
}
