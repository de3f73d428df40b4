package varsel

import (
	"indgang/duty"
	"indgang/fact"
)

var help = rule{
	ID: "var-help", Act: act, Title: "Tilbyd hjælp til dem, der varsles",
	Versions: []version{{
		From: covered, Provision: "LAB; paragraffen er ikke verificeret", Grade: 'C', Source: "S125",
		Text: "Når en virksomhed har varslet større afskedigelser, kan kommunen tilbyde møder, hjælp til at søge job og kurser, " +
			"mens varslet løber. " +
			"En statslig pulje kan betale.",
		Unverified: undated + " Der er ikke fundet en frist for kommunen. Vil kommunen selv sætte en, står den i kommunens egen fil.",
		MetBy:      "En kontakt med virksomheden om afskedigelser.", StoppedBy: "At planen om at afskedige er opgivet.",
		Shape: within{Terms: terms{When: plans, Meets: offered, Note: "Loven sætter ingen frist."}},
	}},
}

// offered finds the contacts about a redundancy.
func offered(c company, t duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Contacts {
		if k := &c.Contacts[i]; k.About == fact.MatterRedundancy {
			out = append(out, duty.Event{On: k.On, Ref: duty.Ref(k.ID)})
		}
	}
	return out
}
