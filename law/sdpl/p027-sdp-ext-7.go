package sdpl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
)

var ext7 = rule{
	ID: "sdp-ext-7", Act: "SDPL", Title: "Forlæng, mens der er søgt om førtidspension",
	Versions: []version{{
		From: "2014-01-01", Provision: "SDPL § 27, stk. 1, nr. 7", Grade: 'C', Source: "S74",
		Text: "Sygedagpengene kan forlænges, når borgeren har søgt førtidspension på det grundlag, der er i sagen. De bliver " +
			"ved, til ansøgningen er afgjort.",
		Unverified: extensionYear,
		MetBy:      metByDecision, StoppedBy: "At ansøgningen er afgjort. " + groundEnds,
		Shape: parts{
			right{Terms: terms{When: extended(7, decided("ansøgningen om førtidspension er afgjort", fact.TopicPension))}},
			needs(7, "ansoegning-mangler", "Forlængelsen hviler på en ansøgning om førtidspension, men der er ingen ansøgning i sagen.",
				"Registrér ansøgningen.", appliedForPension),
		},
	}},
}

func appliedForPension(c caseT, by day.Date) bool {
	e, ok := casefile.First(c, 0, func(a fact.ApplicationReceived) bool { return a.Topic == fact.TopicPension })
	return ok && e.On <= by
}
