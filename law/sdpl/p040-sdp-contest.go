package sdpl

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var contest = rule{
	ID: "sdp-contest", Act: "SDPL", Title: "Sig fra, hvis arbejdsgiverens oplysninger er forkerte",
	Versions: []version{{
		From: "2019-10-01", Provision: "SDPL § 40, stk. 5", Grade: 'A', Source: "S63", Bearer: duty.Citizen,
		Text: "Borgeren kan sige fra over for det, arbejdsgiveren har oplyst. Det sker digitalt og inden 8 dage fra den dag, " +
			"kommunen sendte det.",
		Unverified: undated + " At fristen flytter fra en weekend eller helligdag til næste hverdag, er den almindelige antagelse for borgeres " +
			"frister.",
		MetBy: "Et digitalt svar fra borgeren.", StoppedBy: "At de 8 dage er gået.",
		Shape: right{Span: Params.Get("contest"), Terms: terms{When: dataSent, Meets: events[fact.EmployerDataContested]}},
	}},
}

func dataSent(c caseT) []duty.Trigger {
	return onFact(c, func(_ *casefile.Entry, _ fact.EmployerDataSent, _ *casefile.Sickness, t *duty.Trigger) bool {
		t.Until, t.End, t.Ended = 0, 0, "" // a return does not take the answer away
		return true
	})
}
