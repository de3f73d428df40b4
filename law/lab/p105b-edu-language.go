package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var eduLanguage = rule{
	ID: "edu-language", Act: "LAB", Title: "Tæl danskundervisning med i indsatsen",
	Versions: []version{
		{
			From: "2019-10-01", Provision: "Danskuddannelsesloven", Grade: 'B', Source: "S40",
			Text:       "Danskundervisning kan være en del af indsatsen, og i introduktionsprogrammet tæller den med. Der er ingen frist.",
			Unverified: "Lovteksten er ikke læst, og kilden har ingen dato for ikrafttrædelsen.",
		},
		{
			From: "2025-01-01", Provision: "Danskuddannelsesloven; LAB § 105 b", Grade: 'B', Source: "S40",
			Text: "Danskundervisning kan være en del af indsatsen. I introduktionsprogrammet og i arbejdspligten tæller timerne med.",
			Unverified: "Lovteksten er ikke læst. At timetallet skal stå på tilbuddet under arbejdspligten, følger af, at det tæller med i " +
				"timerne om ugen.",
			MetBy: "At danskundervisning under arbejdspligten er registreret med timer om ugen.",
			Shape: check{Test: languageHours},
		},
	},
}

// languageHours names Danish courses under arbejdspligt whose hours nobody can
// count.
func languageHours(c *casefile.Case, _ duty.Look) []duty.Refusal {
	if len(c.WorkDuty) == 0 {
		return nil
	}
	var out []duty.Refusal
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.DanishCourse || o.Weekly != 0 {
			continue
		}
		for k := range c.WorkDuty {
			if c.WorkDuty[k].Overlaps(o.Period) {
				out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: "timer-mangler",
					Text: "Danskundervisningen tæller med i arbejdspligten, men timetallet om ugen er ikke registreret.",
					Mend: "Skriv timerne om ugen på tilbuddet."})
				break
			}
		}
	}
	return out
}
