package sdpl

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var fasttrack = rule{
	ID: "sdp-fasttrack", Act: "SDPL", Title: "Hold en tidlig opfølgning",
	Versions: []version{
		{
			From: "2015-01-05", Provision: "SDPL § 13 b, stk. 2; §§ 7 c, 7 e", Grade: 'A', Source: "S64",
			Text: "Arbejdsgiveren eller den sygemeldte kan bede om tidlig opfølgning. Så holder kommunen en opfølgning inden 2 " +
				"uger.",
			Unverified: "At et ønske efter de 5 uger ikke binder (sdp-fasttrack-window), er kun kendt fra en sekundær kilde. Pligten er derfor " +
				"regnet med, uanset hvornår ønsket kom.",
			MetBy: "En individuel opfølgning, som er holdt.", StoppedBy: "At den sygemeldte ikke ønsker det. " + absenceEnds,
			Shape: earlyFollowUp,
		},
		{
			From: "2026-02-01", Announced: "2025-12-29", Provision: "SDPL § 13 b, stk. 2; §§ 7 c, 7 e", Grade: 'B', Source: "S64, S08",
			Text: "Arbejdsgiveren eller den sygemeldte kan bede om tidlig opfølgning. Så holder kommunen en opfølgning inden 2 " +
				"uger.",
			Unverified: "Teksten efter lov 1750/2025 er ikke læst. At et ønske efter de 5 uger ikke binder, er kun kendt fra en sekundær kilde.",
			MetBy:      "En individuel opfølgning, som er holdt.", StoppedBy: "At den sygemeldte ikke ønsker det. " + absenceEnds,
			Shape: earlyFollowUp,
		},
	},
}

var earlyFollowUp = within{
	Span:  Params.Get("fasttrack_talk"),
	Terms: terms{When: earlyRequests, Meets: followUps, Books: booked},
}

// earlyRequests finds the requests for early follow-up. One that the sick person
// does not want ends when they say so.
func earlyRequests(c caseT) []duty.Trigger {
	return onFact(c, func(e *casefile.Entry, _ fact.EarlyFollowUpRequested, s *casefile.Sickness, t *duty.Trigger) bool {
		if t.Until != 0 && t.Until < e.On {
			return false // the absence goes on, but the case under the act is over
		}
		if no, ok := casefile.First[fact.EarlyFollowUpDeclined](c, e.On, nil); ok && s.Has(no.On) {
			sooner(t, no.On, duty.Ref(no.ID), "den sygemeldte ønsker det ikke")
		}
		return true
	})
}
