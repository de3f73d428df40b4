package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var offerLontilskud = rule{
	ID: "offer-lontilskud", Act: "LAB", Title: "Giv løntilskud i tide", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 102, stk. 3", Grade: 'A', Source: "S33",
			Text:       "Er tilbuddet løntilskud, er det nok, at det er givet inden de seks måneder, når det begynder senest 3 uger efter.",
			Unverified: "At et andet tilbud, der begynder efter de seks måneder, ikke får de 3 uger, er egen læsning.",
			MetBy: "Et løntilskud, der er begyndt. Et andet tilbud er også nok, når det er begyndt inden de seks måneder og varer " +
				"mindst 2 uger i træk.",
			StoppedBy: "At borgeren er fritaget, når fristen falder: så gælder offer-exempt. At målgruppen er slut.",
			Shape: within{Span: subsidyLate, Terms: terms{
				When: subsidised, Meets: started(activates), Books: planned(activates), Exempt: relieved, Params: offerNumbers,
				Note: "Talt fra den dag, de seks måneder var gået.",
			}},
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S05, S06, S07, S09",
			Text: "De 3 uger hører til det gamle krav om et tilbud inden seks måneder. Om de er bevaret for perioder, der begynder fra 1. " +
				"juli 2026, er ikke læst.",
			Unverified: offerKept,
			Transition: duty.UnknownKeepStricter,
		},
	},
}

// subsidised finds the periods in which løntilskud was offered in time, and no
// exemption lasted on the six months' day. The law of the period governs.
func subsidised(c *casefile.Case) []duty.Trigger {
	if !offeredSubsidy(c) {
		return nil
	}
	var out []duty.Trigger
	as := activations(c)
	for i := range as {
		a := &as[i]
		if a.subsidy == nil {
			continue
		}
		t := a.Trigger
		t.Under, t.Since, t.Start = t.On, t.On, a.due
		t.On, t.Group, t.Ref = a.subsidy.On, t.Ref, duty.Ref(a.subsidy.ID)
		out = append(out, t)
	}
	return out
}

func offeredSubsidy(c *casefile.Case) bool {
	for i := range c.Given {
		if c.Given[i].Offer == fact.WageSubsidy {
			return true
		}
	}
	return false
}
