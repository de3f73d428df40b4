package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var eduRegional = rule{
	ID: "edu-regional", Act: "LAB", Title: "Tjek, at kurset er fra den regionale pulje", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 97", Grade: 'B', Source: "S52",
		Text: "Den regionale uddannelsespulje giver korte kurser, der er rettet mod erhverv, fra den regionale liste. Det er " +
			"fra første dag, og også på kontanthjælp.",
		Unverified: "Hvilke andre målgrupper der er med, er ikke læst: det er kun prøvet, at borgeren er i en målgruppe.",
		MetBy:      "At kurset står på den regionale liste: en vurdering af det med svaret ja senest den første dag.",
		Shape:      check{Test: regionalCourses},
	}},
}

// regionalCourses names courses of the pool that are not known to be on its list.
func regionalCourses(c *casefile.Case, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.RegionalCourse {
			continue
		}
		add := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: name, Text: text, Mend: mend})
		}
		if answered(c, fact.TopicRegionalList, papersFrom(c, o, fact.RegionalCourse), o.From) != fact.Yes {
			add("ikke-paa-den-regionale-liste", "Det er ikke registreret, at kurset står på den regionale liste.",
				"Slå kurset op, og registrér en vurdering om den regionale liste med svaret ja senest den første dag.")
		}
		if atStart(c, o.From) == 0 {
			add("ingen-maalgruppe", "Borgeren er ikke i en målgruppe, når kurset begynder.", "Registrér målgruppen.")
		}
	}
	return out
}
