package sdpl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var laeat = rule{
	ID: "sdp-laeat", Act: "SDPL", Title: "Lav en lægeattest til den første opfølgning",
	Before: "Til og med 2024 skulle attesten altid bestilles, så snart fraværet ventedes at vare over 8 uger; den tekst er ikke læst og " +
		"ikke kodet.",
	Versions: []version{{
		From: "2025-01-01", Provision: "SDPL § 11 a; BEK 1710/2024 § 11", Grade: 'A', Source: "S67", Bearer: duty.Doctor,
		Text: "Ventes fraværet at vare over 8 uger, beder kommunen om nødvendigt lægen om en attest til den første opfølgning. Lægen får " +
			"så vidt muligt 14 dage og mindst 8 dage fra afsendelsen, og attesten skal være der til samtalen.",
		Unverified: "Hvad der gælder for sager, der løb 1. januar 2025, er ikke verificeret.",
		Transition: duty.UnknownKeepStricter,
		MetBy:      "At attesten er kommet. Det er et skøn, om den skal bruges. Skønnet er gjort, når attesten er bestilt.",
		StoppedBy:  standbyOrEnds,
		Shape: parts{
			within{Span: certificate, Terms: terms{When: certificatesOpen, Meets: events[fact.CertificateReceived], Exempt: standby}},
			before{Terms: terms{When: certificatesBy, Meets: events[fact.CertificateReceived], Exempt: standby,
				Params: []*duty.Param{certificateLeast}}},
			check{Test: certificateDeadlines, Params: []*duty.Param{certificate, certificateLeast}},
		},
	}},
}

var (
	certificate      = Params.Get("certificate")
	certificateLeast = Params.Get("certificate_least")
)

// certificatesOpen finds the requests that leave the deadline to the order.
func certificatesOpen(c caseT) []duty.Trigger {
	return onFact(c, func(_ *casefile.Entry, r fact.CertificateRequested, _ *casefile.Sickness, _ *duty.Trigger) bool {
		return r.Deadline == 0
	})
}

// certificatesBy finds the requests with a deadline of their own. The doctor is
// never late before the least time has run.
func certificatesBy(c caseT) []duty.Trigger {
	return onFact(c, func(e *casefile.Entry, r fact.CertificateRequested, _ *casefile.Sickness, t *duty.Trigger) bool {
		if r.Deadline == 0 {
			return false
		}
		t.Due = r.Deadline
		if least := after(e.On, certificateLeast); t.Due < least {
			t.Due, t.Note = least, "Den frist, der blev sat, er kortere end lægens mindste tid, så den mindste tid er brugt."
		}
		return true
	})
}

func certificateDeadlines(c caseT, look duty.Look) []duty.Refusal {
	if len(c.Sickness) == 0 {
		return nil
	}
	var out []duty.Refusal
	cal := look.Calendar()
	casefile.Each(c, func(e *casefile.Entry, r fact.CertificateRequested) {
		least, usual := look.Value(certificateLeast, e.On), look.Value(certificate, e.On)
		if least == nil || usual == nil {
			return
		}
		by := r.Deadline
		if by == 0 {
			by = cal.After(e.On, usual.Span)
		}
		if by < cal.After(e.On, least.Span) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "for-kort-frist",
				Text: "Lægen har fået kortere tid end " + least.Span.String() + ".",
				Mend: "Sæt fristen til tidligst " + cal.After(e.On, least.Span).Long() + "."})
		}
		if on, id, ok := nextFollowUp(c, e.On, look.Today()); ok && on < by && !received(c, e.On, on) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "efter-samtalen",
				Text: "Attesten skal være der til opfølgningen " + on.Long() + ", men lægen har frist til " + by.Long() + ".",
				Mend: "Aftal en tidligere frist med lægen, eller flyt opfølgningen.",
				Uses: []duty.Use{{Role: duty.Books, Ref: id, On: on}}})
		}
	})
	return out
}

// nextFollowUp returns the first follow-up that is arranged for after a day and
// still lies ahead.
func nextFollowUp(c caseT, sent, today day.Date) (day.Date, duty.Ref, bool) {
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == casefile.Booked && municipal(t) && t.On >= sent && t.On >= today {
			return t.On, duty.Ref(t.ID), true
		}
	}
	return 0, 0, false
}

// received reports whether a certificate came between two days.
func received(c caseT, from, to day.Date) bool {
	e, ok := casefile.First[fact.CertificateReceived](c, from, nil)
	return ok && e.On <= to
}
