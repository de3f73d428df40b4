package sdpl

import (
	"indgang/duty"
	"indgang/fact"
)

var fasttrackWindow = rule{
	ID: "sdp-fasttrack-window", Act: "SDPL", Title: "Bed om tidlig opfølgning",
	Versions: []version{{
		From: "2015-01-01", Provision: "SDPL §§ 7 c, 7 e", Grade: 'C', Source: "S65",
		Text: "Arbejdsgiveren eller lønmodtageren kan bede kommunen om tidlig opfølgning. Det skal ske inden 5 uger fra første " +
			"sygedag.",
		Unverified: "De 5 uger er kun kendt fra en anden kommunes side. Dagen 5 uger efter er regnet med. " + onlyYear,
		MetBy:      "At kommunen har fået ønsket.", StoppedBy: "At de 5 uger er gået, eller at fraværet ophører.",
		Shape: right{
			Span:  Params.Get("fasttrack_window"),
			Terms: terms{When: absencesFromWork, Meets: events[fact.EarlyFollowUpRequested]},
		},
	}},
}

// absencesFromWork finds the absences from an employer.
func absencesFromWork(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Sickness {
		if s := &c.Sickness[i]; fromWork(c, s) {
			out = append(out, absence(c, s))
		}
	}
	return out
}
