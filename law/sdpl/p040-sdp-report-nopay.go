package sdpl

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var reportNoPay = rule{
	ID: "sdp-report-nopay", Act: "SDPL", Title: "Anmeld fravær, når der ikke betales løn under sygdom",
	Versions: []version{{
		From: "2019-10-01", Provision: "SDPL § 40, stk. 2 og 3", Grade: 'A', Source: "S63", Bearer: duty.Employer,
		Text: "Nogle arbejdsgivere betaler sygedagpenge i arbejdsgiverperioden. De skal anmelde fraværet inden 1 uge efter, at " +
			"det er slut. Andre betaler intet, og de skal anmelde det inden 14 dage fra første fraværsdag.",
		Unverified: undated,
		MetBy:      "En kvittering, der er kommet fra NemRefusion.",
		Shape: parts{
			within{Span: Params.Get("report_paid"), Terms: terms{When: paymentEnded, Meets: events[fact.RefundReported]}},
			within{Span: Params.Get("report_nothing"), Terms: terms{When: nothingPaid, Meets: events[fact.RefundReported]}},
		},
	}},
}

// paymentEnded finds when an employer had paid sygedagpenge for the last time.
func paymentEnded(c caseT) []duty.Trigger {
	return onFact(c, func(_ *casefile.Entry, p fact.EmployerPaymentEnded, s *casefile.Sickness, t *duty.Trigger) bool {
		t.Until, t.End, t.Ended = 0, 0, "" // a return does not undo the absence
		return !p.Nothing && s.Origin == fact.FromWork
	})
}

// nothingPaid finds the absences for which an employer pays nothing.
func nothingPaid(c caseT) []duty.Trigger {
	return onFact(c, func(_ *casefile.Entry, p fact.EmployerPaymentEnded, s *casefile.Sickness, t *duty.Trigger) bool {
		t.On, t.Group = s.From, duty.Ref(s.Start)
		t.Until, t.End, t.Ended = 0, 0, ""
		return p.Nothing && s.Origin == fact.FromWork
	})
}
