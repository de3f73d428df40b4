package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var nytteSpecial = rule{
	ID: "nytte-special", Act: "LAB", Title: "Tilrettelæg en særlig nytteindsats", Before: beforeDuty,
	Versions: []version{{
		From: utilityFree, Provision: "L 12 2024/25 (LAB kapitel 13)", Grade: 'B', Source: "S43",
		Text:       "Kommunen kan selv tilrettelægge en særlig nytteindsats. Det er kun for borgere under arbejdspligt.",
		Unverified: "Læst i styrelsens svar; lovteksten og paragraffen er ikke læst.",
		MetBy: "At borgeren er under arbejdspligt, både når den særlige nytteindsats bliver givet, og når den går i gang. " +
			"Kommunen skal selv lægge den til rette.",
		Shape: check{Test: badSpecial},
	}},
}

// badSpecial names what is wrong with specially arranged nytteindsatser.
func badSpecial(c *casefile.Case, _ duty.Look) []duty.Refusal {
	if len(c.Given)+len(c.Offers) == 0 {
		return nil
	}
	var out []duty.Refusal
	for i := range c.Entries {
		e := &c.Entries[i]
		sector := fact.Sector("")
		switch f := e.Body.(type) {
		case fact.OfferGiven:
			if f.Offer != fact.SpecialUtility {
				continue
			}
		case fact.OfferStarted:
			if f.Offer != fact.SpecialUtility {
				continue
			}
			sector = f.Sector
		default:
			continue
		}
		if !underWorkDuty(c, e.On) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "kun-arbejdspligt",
				Text: "Særligt tilrettelagt nytteindsats er kun for borgere under arbejdspligt, og den er ikke registreret på dagen (LAB kapitel 13).",
				Mend: "Giv en almindelig nytteindsats eller et andet tilbud, eller registrér arbejdspligten."})
		}
		if sector == fact.Private {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "kun-kommunen",
				Text: "Særligt tilrettelagt nytteindsats tilrettelægges af kommunen og kan ikke være hos en privat arbejdsgiver (LAB kapitel 13).",
				Mend: "Ret arbejdspladsen, eller registrér det som virksomhedspraktik."})
		}
	}
	return out
}
