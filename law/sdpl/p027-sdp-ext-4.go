package sdpl

import "indgang/fact"

var ext4 = rule{
	ID: "sdp-ext-4", Act: "SDPL", Title: "Forlæng, mens sagen er i rehabiliteringsteamet",
	Versions: []version{
		{
			From: "2014-01-01", Provision: "SDPL § 27, stk. 1, nr. 4", Grade: 'C', Source: "S74",
			Text:       "Sygedagpengene kan forlænges, når sagen skal for rehabiliteringsteamet. De bliver ved, til sagen er afgjort.",
			Unverified: extensionYear,
			MetBy:      metByDecision, StoppedBy: "At sagen er afgjort. " + groundEnds,
			Shape: untilTeamCase,
		},
		{
			From: "2026-07-01", Announced: "2025-12-29", Provision: "SDPL § 27, stk. 1, nr. 4 (lov 1750/2025)", Grade: 'D', Source: "S74",
			Text:       "Rehabiliteringsteamet er ikke længere et krav fra 2026. Hvordan grunden lyder nu, vides ikke.",
			Unverified: "Den ændrede tekst er ikke læst. " + reform2026 + " Afgørelser før 1. juli følger den gamle grund.",
			MetBy:      metByDecision, StoppedBy: "At sagen er afgjort. " + groundEnds,
			Shape: untilTeamCase,
		},
	},
}

var untilTeamCase = right{Terms: terms{When: extended(4, decided("sagen er afgjort",
	fact.TopicFlexJob, fact.TopicPension, fact.TopicResource, fact.TopicClarification, fact.TopicRehabilitation))}}
