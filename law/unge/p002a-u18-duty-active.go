package unge

import (
	"indgang/casefile"
	"indgang/duty"
)

var u18DutyActive = rule{
	ID: "u18-duty-active", Act: act, Title: "Vær i uddannelse, job eller anden aktivitet", Before: beforeCovered,
	Versions: []version{{
		From: covered, Provision: theAct + " § 2 a, stk. 1", Grade: 'A', Source: "S10",
		Text: "En 15-17-årig, der er færdig med undervisningspligten, skal være i uddannelse, i beskæftigelse eller i en anden " +
			"aktivitet, som fører mod en uddannelse. Uddannelsesplanen viser hvordan.",
		Unverified: readAs + " Om arbejde skal have et mindste timetal, er ikke verificeret: se u18-activity-hours.",
		MetBy:      "Uddannelse, job med løn eller en aktivitet, der er aftalt i uddannelsesplanen.", StoppedBy: exemptionStops,
		Bearer:     duty.Citizen,
		Transition: duty.SwitchAtEffective,
		Shape: while{
			Terms:  terms{When: underDuty, Exempt: exempt, Params: []*duty.Param{dutyFrom, dutyTo}},
			Covers: covers,
		},
	}},
}

// underDuty gives the days of the duty as one trigger.
func underDuty(c *casefile.Case) []duty.Trigger {
	if t, ok := dutyDays(c); ok {
		return []duty.Trigger{t}
	}
	return nil
}
