package sdpl

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var fitnessStatement = rule{
	ID: "sdp-muligheds", Act: "SDPL", Title: "Lav en mulighedserklæring",
	Versions: []version{{
		From: "2009-10-05", Provision: "SDPL § 36 a", Grade: 'C', Source: "S61", Bearer: duty.Employer,
		Text: "Arbejdsgiveren kan kræve en mulighedserklæring ved kort, gentaget eller langt fravær. Arbejdsgiver og " +
			"lønmodtager udfylder første del sammen, og lægen skriver anden del. Arbejdsgiveren betaler. Varslet skal være " +
			"rimeligt.",
		Unverified: "Lovteksten er ikke læst. Et antal dage for varslet er der ikke. At pligten står hos arbejdsgiveren, selv om lønmodtager " +
			"og læge udfylder hver sin del, er egen læsning.",
		MetBy: "En mulighedserklæring, der er skrevet under.", StoppedBy: "At fraværet er slut.",
		Shape: within{Terms: terms{When: fitnessRequests, Meets: events[fact.FitnessSigned]}},
	}},
}

// fitnessRequests finds the employer's requests; the law sets no day for them.
func fitnessRequests(c caseT) []duty.Trigger {
	return onFact(c, func(_ *casefile.Entry, _ fact.FitnessRequested, s *casefile.Sickness, _ *duty.Trigger) bool {
		return s.Origin == fact.FromWork
	})
}
