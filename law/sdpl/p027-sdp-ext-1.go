package sdpl

import (
	"indgang/casefile"
	"indgang/fact"
)

var ext1 = rule{
	ID: "sdp-ext-1", Act: "SDPL", Title: "Forlæng frem til revalidering eller praktik",
	Versions: []version{
		{
			From: "2014-01-01", Provision: "SDPL § 27, stk. 1, nr. 1", Grade: 'C', Source: "S74",
			Text: "Sygedagpengene kan forlænges, når det er sandsynligt, at revalidering eller praktik kan give et ordinært job. " +
				"De bliver ved, til det går i gang.",
			Unverified: extensionYear,
			MetBy:      metByDecision, StoppedBy: "At revalideringen eller praktikken begynder. " + groundEnds,
			Shape: untilEffort,
		},
		{
			From: "2026-07-01", Announced: "2025-12-29", Provision: "SDPL § 27, stk. 1, nr. 1 (lov 1750/2025)", Grade: 'D', Source: "S74",
			Text:       "Der er ingen revalidering mere fra 2026. Hvordan grunden er nu, ved vi ikke.",
			Unverified: "Den ændrede tekst er ikke læst. " + reform2026 + " Afgørelser før 1. juli følger den gamle grund.",
			MetBy:      metByDecision, StoppedBy: "At indsatsen begynder. " + groundEnds,
			Shape: untilEffort,
		},
	},
}

var untilEffort = right{Terms: terms{When: extended(1, effortBegins)}}

func effortBegins(e *casefile.Entry) string {
	switch f := e.Body.(type) {
	case fact.CourseStarted:
		if f.Course == fact.TopicRehabilitation {
			return "revalideringen er begyndt"
		}
	case fact.OfferStarted:
		if f.Offer == fact.WorkPlacement {
			return "praktikken er begyndt"
		}
	}
	return ""
}
