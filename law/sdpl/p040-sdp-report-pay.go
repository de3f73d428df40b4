package sdpl

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var reportPay = rule{
	ID: "sdp-report-pay", Act: "SDPL", Title: "Anmeld fravær, når der betales løn under sygdom",
	Versions: []version{{
		From: "2019-10-01", Provision: "SDPL § 40, stk. 1", Grade: 'A', Source: "S63", Bearer: duty.Employer,
		Text: "En arbejdsgiver, der betaler løn under sygdom, skal anmelde fraværet i NemRefusion. Det skal ske inden 5 uger " +
			"fra første fraværsdag.",
		Unverified: undated + " At arbejdsgiverperioden er 30 dage, er kun kendt fra en sekundær kilde.",
		MetBy:      "En kvittering, der er kommet fra NemRefusion.", StoppedBy: "At fraværet er slut inden for arbejdsgiverperioden.",
		Shape: within{
			Span:  Params.Get("report_pay"),
			Terms: terms{When: paidByEmployer, Meets: events[fact.RefundReported], Params: []*duty.Param{employerPeriod}},
		},
	}},
}

// paidByEmployer finds the absences from an employer who is not known to have
// stopped paying, or to have paid nothing: such an employer pays wages.
func paidByEmployer(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Sickness {
		s := &c.Sickness[i]
		if !fromWork(c, s) {
			continue
		}
		if e, ok := casefile.First[fact.EmployerPaymentEnded](c, s.From, nil); ok && s.Has(e.On) {
			continue
		}
		t := absence(c, s)
		// Absence past the employer period is reported although it has ended.
		if t.Until >= after(s.From, employerPeriod) {
			t.Until, t.End, t.Ended = 0, 0, ""
		} else if t.Until != 0 {
			t.Ended = "fraværet var slut inden for arbejdsgiverperioden"
		}
		out = append(out, t)
	}
	return out
}
