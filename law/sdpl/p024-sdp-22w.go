package sdpl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var review22w = rule{
	ID: "sdp-22w", Act: "SDPL", Title: "Revurdér sagen, før sygedagpengene er slut",
	Versions: []version{{
		From: "2014-07-01", Provision: "SDPL § 24, stk. 1", Grade: 'C', Source: "S73, S72",
		Text: "Sygedagpengene stopper ved udgangen af den kalendermåned, hvor der er betalt for mere end 22 uger inden for 9 " +
			"kalendermåneder. Inden da skal kommunen revurdere sagen. For pensionister er det mere end 26 uger inden for 12 måneder.",
		Unverified: "De 22 uger og 9 måneder er læst i lovteksten fra 2014. Hvordan dagene tælles, og grænsen for pensionister er kun kendt " +
			"fra en sekundær kilde: alle dage i en betalt uge tæller, nedsatte sygedagpenge fuldt, arbejdsgiverens første 30 dage (2 uger for " +
			"selvstændige) og barsel slet ikke. Måneden, der løber, er regnet som den niende. En ændring fra 2027 er annonceret.",
		MetBy: "En afgørelse om at forlænge, at give et jobafklaringsforløb eller at stoppe.", StoppedBy: absenceEnds,
		Shape: parts{
			adds{Span: Params.Get("paid_weeks"), Over: true, Ticks: true, Sum: paidWeeks(paidMonths), Terms: terms{
				When: payments(false), Meets: reviews, Clock: paymentEnds(paidMonths),
				Params: []*duty.Param{paidMonths, employerPeriod, selfEmployedPeriod},
			}},
			adds{Span: Params.Get("pensioner_weeks"), Over: true, Ticks: true, Sum: paidWeeks(pensionerMonths), Terms: terms{
				When: payments(true), Meets: reviews, Clock: paymentEnds(pensionerMonths),
				Params: []*duty.Param{pensionerMonths, employerPeriod, selfEmployedPeriod},
			}},
		},
	}},
}

var (
	paidMonths         = Params.Get("paid_months")
	pensionerMonths    = Params.Get("pensioner_months")
	employerPeriod     = Params.Get("employer_period")
	selfEmployedPeriod = Params.Get("self_employed_period")
)

const (
	payFromBenefit  = "Det er ikke registreret, hvornår kommunens udbetaling begyndte: der er regnet fra ydelsens første dag."
	payFromEmployer = "Det er ikke registreret, hvornår kommunens udbetaling begyndte: der er regnet fra dagen efter arbejdsgiverperioden " +
		"eller ventetiden."
)

// paid returns the stretch of an absence for which the municipality pays. Where
// nobody has registered its beginning, the earliest day it can be is used.
func paid(c caseT, s *casefile.Sickness) (t duty.Trigger, ok bool) {
	t = followed(c, s)
	t.Group = t.Ref
	if e, found := casefile.First[fact.BenefitPaid](c, s.From, nil); found && (t.Until == 0 || e.On <= t.Until) {
		t.On, t.Ref = e.On, duty.Ref(e.ID)
		return t, true
	}
	if b, found := benefit(c, s); found {
		t.On, t.Ref, t.Doubt = day.Max(b.From, s.From), duty.Ref(b.Start), payFromBenefit
	} else {
		switch s.Origin {
		case fact.FromWork:
			t.On, t.Doubt = after(s.From, employerPeriod), payFromEmployer
		case fact.FromOwnBusiness:
			t.On, t.Doubt = after(s.From, selfEmployedPeriod), payFromEmployer
		}
	}
	return t, t.Until == 0 || t.On <= t.Until
}

// payments finds the stretches of payment to people who are, or are not,
// pensioners when it begins.
func payments(pensioners bool) func(caseT) []duty.Trigger {
	return func(c caseT) []duty.Trigger {
		var out []duty.Trigger
		for i := range c.Sickness {
			s := &c.Sickness[i]
			if !under(c, s) {
				continue
			}
			if t, ok := paid(c, s); ok && pensioner(c, t.On) == pensioners {
				out = append(out, t)
			}
		}
		return out
	}
}

// pensioner reports whether a person has reached pension age or is on
// førtidspension.
func pensioner(c caseT, on day.Date) bool {
	if e, ok := casefile.First[fact.PensionRightRegistered](c, 0, nil); ok && e.On <= on {
		return true
	}
	for i := range c.Benefits {
		if b := &c.Benefits[i]; b.Benefit == fact.DisabilityPension && b.Has(on) {
			return true
		}
	}
	return false
}

// paidDays counts the days of payment in a period, up to and with the stretch
// that begins on last; open says to let that one run on although it has ended.
func paidDays(c caseT, in day.Period, last day.Date, open bool) int {
	n := 0
	for i := range c.Sickness {
		s := &c.Sickness[i]
		if s.From > last || !under(c, s) {
			continue
		}
		t, ok := paid(c, s)
		if !ok || t.On > last {
			continue
		}
		p := day.Period{From: t.On, To: t.Until}
		if open && t.On == last {
			p.To = 0
		}
		p = p.And(in)
		if p.Empty() {
			continue
		}
		n += p.Days()
		for k := range c.Benefits {
			if b := &c.Benefits[k]; b.Benefit == fact.ParentalBenefit && b.Overlaps(p) {
				n -= p.And(b.Period).Days()
			}
		}
	}
	return n
}

// months returns the calendar months that end with the one of a day.
func months(on day.Date, p *duty.Param) day.Date {
	v := p.At(on, 0)
	return on.MonthStart().AddMonths(1 - v.Span.N)
}

// paymentEnds gives the end of the calendar month in which more than the weeks
// have been paid, if payment goes on.
func paymentEnds(within *duty.Param) func(caseT, duty.Trigger, day.Span) (day.Date, string) {
	return func(c caseT, t duty.Trigger, weeks day.Span) (day.Date, string) {
		most := 7 * weeks.N
		end := t.On.MonthEnd()
		for range 60 {
			if n := paidDays(c, day.Period{From: months(end, within), To: end}, t.On, true); n > most {
				passed := end.AddDays(most + 1 - n)
				return end, "Mere end " + weeks.String() + " er betalt fra " + passed.Long() + "; udbetalingen stopper med kalendermåneden."
			}
			end = (end + 1).MonthEnd()
		}
		return 0, "Barsel løber uden slutdag, og så længe tælles der ingen dage."
	}
}

// paidWeeks counts the whole weeks that have been paid up to a day, or to the end
// of the stretch.
func paidWeeks(within *duty.Param) func(caseT, duty.Trigger, day.Date) int {
	return func(c caseT, t duty.Trigger, on day.Date) int {
		if t.Until != 0 && on > t.Until {
			on = t.Until
		}
		return paidDays(c, day.Period{From: months(on, within), To: on}, t.On, false) / 7
	}
}

// reviews finds the decisions that a revurdering ends in.
func reviews(c caseT, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		ends := false
		switch f := e.Body.(type) {
		case fact.SicknessExtended:
			ends = true
		case fact.Decided:
			switch f.Topic {
			case fact.TopicSicknessReview, fact.TopicClarification:
				ends = true
			case fact.TopicSickness:
				ends = f.Outcome == fact.Extended || f.Outcome == fact.Stopped
			}
		}
		if ends {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}
