package sdpl

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var afterHalf = rule{
	ID: "sdp-after-half", Act: "SDPL", Title: "Følg op efter det første halve år",
	Before: "Teksten før 2020 er ikke læst.",
	Versions: []version{
		{
			From: "2020-01-01", Provision: "SDPL § 13 b, stk. 1", Grade: 'A', Source: "S64",
			Text: "Efter de første seks måneder aftales opfølgningen med borgeren, og der følges op, når der er behov. Borgeren kan kræve " +
				"en samtale.",
			Unverified: "Læst i LBK 1179/2023; at reglen gælder fra 1. januar 2020, er sandsynligt, men ikke verificeret. Hvor hurtigt en krævet " +
				"samtale skal holdes, er ikke fundet.",
			MetBy: "En krævet samtale er opfyldt, når den er holdt.", StoppedBy: absenceEnds,
			Shape: demands,
		},
		{
			From: "2026-02-01", Announced: "2025-12-29", Provision: "SDPL § 13 b, stk. 1", Grade: 'B', Source: "S64, S08",
			Text: "Efter de første seks måneder aftales opfølgningen med borgeren, og der følges op, når der er behov. Borgeren kan kræve " +
				"en samtale.",
			Unverified: "Teksten efter lov 1750/2025 er ikke læst. Hvor hurtigt en krævet samtale skal holdes, er ikke fundet.",
			MetBy:      "En krævet samtale er opfyldt, når den er holdt.", StoppedBy: absenceEnds,
			Shape: demands,
		},
	},
}

// demands is the right to a talk from half a year on, and the duty to hold one
// that was demanded; a demand before then is taken as one too.
var demands = parts{
	right{Wait: halfYear, Terms: terms{When: absences}},
	within{Terms: terms{When: demandedTalks, Meets: followUps, Books: booked}},
}

func demandedTalks(c caseT) []duty.Trigger {
	return onFact(c, func(_ *casefile.Entry, d fact.TalkDemanded, _ *casefile.Sickness, _ *duty.Trigger) bool {
		return d.Talk == fact.FollowUpTalk
	})
}
