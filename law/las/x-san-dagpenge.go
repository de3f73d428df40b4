package las

import (
	"indgang/casefile"
	"indgang/duty"
)

var dagpenge = rule{
	ID: "san-dagpenge", Act: "LAS", Title: "Lad a-kassen afgøre sanktioner på dagpenge",
	Versions: []version{{
		From: "2019-10-01", Provision: "Arbejdsløshedsforsikringsloven (paragraffen er ikke verificeret)", Grade: 'C', Source: "S22",
		Text: "På dagpenge er det a-kassen, der ser på rådigheden og afgør, om der skal være en sanktion. Kommunen giver kun " +
			"besked: se ak-notify.",
		Unverified: "Reglen er efter en vejledning fra 2017; paragraffen er ikke verificeret.",
		MetBy:      "En besked til a-kassen i stedet for en afgørelse.",
		Shape:      check{Test: fundDecides},
	}},
}

// fundDecides refuses the municipality's own sanctions on dagpenge.
func fundDecides(c *casefile.Case, _ duty.Look) []duty.Refusal {
	if len(c.Insured) == 0 {
		return nil
	}
	var out []duty.Refusal
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if !d.Sanctions() {
			continue
		}
		on := d.From
		if on == 0 {
			on = d.On
		}
		for k := range c.Insured {
			if s := &c.Insured[k]; s.Has(on) {
				out = append(out, duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Name: "a-kassen-afgoer",
					Text: "Borgeren var på dagpenge " + on.Long() + ". Det er a-kassen, der afgør, om der skal være en sanktion.",
					Mend: "Send en underretning til a-kassen, og annullér afgørelsen.",
					Uses: []duty.Use{{Role: duty.Groups, Ref: duty.Ref(s.Start), On: s.From}}})
				break
			}
		}
	}
	return out
}
