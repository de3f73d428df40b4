package kstyr

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var borgerraadgiver = rule{
	ID: "adm-borgerraadgiver", Act: "KSTYR", Title: "Lad borgerrådgiveren se sagen",
	Versions: []version{{
		From: "2019-10-01", Provision: "Kommunestyrelsesloven § 65 e", Grade: 'B', Source: "S97",
		Text: "En kommune kan have en borgerrådgiver, men skal ikke. Står det i styrelsesvedtægten, hører borgerrådgiveren direkte under " +
			"kommunalbestyrelsen. Borgerrådgiveren kan se sagen med borgerens samtykke, og afgør ingen sager.",
		Unverified: "Selve lovteksten er ikke læst; reglen er fra 2009 og regnes her fra 1. oktober 2019.",
		MetBy:      "Intet skal gøres: med borgerens samtykke må borgerrådgiveren læse sagen.",
		StoppedBy:  "Den falder væk, hvis borgeren tager sit samtykke tilbage.",
		Shape:      right{Terms: terms{When: consents, Note: "Adgangen er til at læse; borgerrådgiveren kan ikke afgøre sagen."}},
	}},
}

// consents finds the citizen's consents to the adviser.
func consents(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Consents {
		x := &c.Consents[i]
		if x.To != fact.Adviser {
			continue
		}
		out = append(out, duty.Trigger{On: x.From, Until: x.Period.To, End: duty.Ref(x.End), Ended: "borgeren har trukket samtykket tilbage",
			Ref: duty.Ref(x.Start)})
	}
	return out
}
