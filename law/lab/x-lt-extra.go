package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var ltExtra = rule{
	ID: "lt-extra", Act: "LAB", Title: "Tjek merbeskæftigelsen ved løntilskud", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB kapitel 12; paragraffen er ikke verificeret", Grade: 'D', Source: "S49",
		Text:       "En stilling med løntilskud skal komme oven i dem, arbejdsgiveren ellers har ansat. Det hedder merbeskæftigelse.",
		Unverified: "Paragraffen, og hvordan kravet opgøres hos offentlige arbejdsgivere, er ikke læst.",
		MetBy: "En erklæring fra arbejdsgiver og tillidsrepræsentant. Det er en vurdering om merbeskæftigelse med svaret ja " +
			"senest den første dag.",
		Shape: check{Test: netEmployment},
	}},
}

// netEmployment names subsidised jobs without a statement that they add to the
// staff.
func netEmployment(c *casefile.Case, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.WageSubsidy {
			continue
		}
		add := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: name, Text: text, Mend: mend})
		}
		switch answered(c, fact.TopicNetEmployment, papersFrom(c, o, fact.WageSubsidy), o.From) {
		case "":
			add("erklaering-mangler", "Der er ingen erklæring om, at stillingen er merbeskæftigelse.",
				"Indhent erklæringen fra arbejdsgiver og tillidsrepræsentant, og registrér en vurdering om merbeskæftigelse med svaret ja senest den "+
					"første dag.")
		case fact.No:
			add("ikke-merbeskaeftigelse", "Erklæringen siger, at stillingen ikke er merbeskæftigelse.",
				"Vælg en anden stilling, eller registrér en ny erklæring.")
		}
	}
	return out
}
