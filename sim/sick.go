package sim

import (
	"indgang/day"
	"indgang/fact"
)

// The 2026 reform of follow-up took effect on this day.
var newFollowUp = day.MustParse("2026-07-01")

// sick writes a spell of sygedagpenge.
func (l *life) sick() {
	// Half a year and more is a fifth of the stock; the 22 weeks thin it out.
	l.begin(l.spell([2]int{12, 38}, [2]int{50, 110}, [2]int{78, 190}, [2]int{93, 380}, [2]int{100, 560}))
	if !l.runs() && l.chance(66) {
		l.short()
		return
	}
	l.stall(l.start + 42)
	l.absence(l.runs())
}

// short writes an absence that ended before anybody had to follow up: the employer
// was refunded, and that was all.
func (l *life) short() {
	l.start = l.w.openBy(l.ends - l.days(33, 54))
	l.known()
	weeks := int(l.ends-l.start)/7 + 1
	l.later(l.start, l.start+l.days(20, 32), fromRefund, fact.SicknessReported{From: fact.FromWork, Weeks: weeks})
	if talk := l.start + l.days(12, 27); l.chance(88) {
		l.later(talk, talk+l.days(5, 20), fromRefund, fact.TalkHeld{Talk: fact.EmployerTalk, Host: fact.Employer, Form: fact.ByPhone})
	}
	told := min(l.start+l.days(22, 33), l.ends)
	l.auto(told, fromRefund, fact.RefundReported{})
	l.auto(told, fromBenefits, fact.EmployerDataSent{})
	if form := l.start + 31; form <= l.ends {
		l.auto(form, fromCitizen, fact.SicknessForm{})
		if form < newFollowUp {
			l.by("DSI", form, fact.SicknessCategory{Category: 1})
		}
	}
	l.later(l.start+30, l.start+34, fromBenefits, fact.BenefitStarted{Benefit: fact.SicknessBenefit})
	l.later(l.start+30, l.start+34, fromBenefits, fact.BenefitPaid{})
	l.auto(l.start+30, fromBenefits, fact.GroupAssigned{Group: 6})
	l.later(l.ends, l.ends+l.days(1, 8), fromBenefits, fact.BenefitStopped{Benefit: fact.SicknessBenefit})
	l.later(l.ends+1, l.ends+l.days(1, 6), fromRefund, fact.FullReturn{})
}

// absence writes an absence that began on l.start. It returns the day of the
// review of the 22 weeks, 0 where that has not come.
func (l *life) absence(extends bool) (reviewed day.Date) {
	origin := fact.FromWork
	if x := l.between(1, 100); x > int(figures["sick_from_work"])+7 {
		origin = fact.FromUnemployment
	} else if x > int(figures["sick_from_work"]) {
		origin = fact.FromOwnBusiness
	}
	before := l.start - l.days(40, 84) // when somebody sick from unemployment lost the job
	if origin == fact.FromUnemployment {
		ill := l.start
		l.start = before
		l.known()
		l.start = ill
	} else {
		l.known()
	}
	// How long it is expected to last: beyond today, for most.
	ran := int(l.w.last-l.start) / 7
	if l.ends != 0 {
		ran = int(l.ends-l.start) / 7
	}
	weeks := max(9, ran+l.between(2, 14))
	if l.chance(12) {
		weeks = max(6, ran-l.between(1, 6)) // it took longer than anybody thought
	}
	employed := origin == fact.FromWork
	told := l.start + l.days(20, 34) // when the municipality hears of it
	pays := l.start + 30
	switch origin {
	case fact.FromWork:
		l.later(l.start, told, fromRefund, fact.SicknessReported{From: origin, Weeks: min(weeks, 26)})
		if l.chance(22) { // an employer that pays no wages
			over := l.start + 29
			if l.happened(over) {
				l.later(over, over+2, fromRefund, fact.EmployerPaymentEnded{})
				told = over + l.days(1, 6)
			}
		}
		if l.happened(told) {
			l.auto(told, fromRefund, fact.RefundReported{})
			l.auto(told, fromBenefits, fact.EmployerDataSent{})
		}
		if talk := l.start + l.days(12, 27); l.happened(talk) && l.chance(91) {
			l.later(talk, talk+l.days(5, 20), fromRefund, fact.TalkHeld{Talk: fact.EmployerTalk, Host: fact.Employer,
				Form: pick(l.r, []fact.Form{fact.InPerson, fact.ByPhone})})
		}
	case fact.FromUnemployment:
		told, pays = l.start+l.days(1, 6), l.start
		l.auto(before, fromJobnet, fact.JobseekerRegistered{})
		l.auto(before, fromFund, fact.BenefitStarted{Benefit: fact.UnemploymentBenefit, Fund: l.fund()})
		l.auto(before, fromFund, fact.PlacedInPeriod{})
		l.auto(before, fromFund, fact.GroupAssigned{Group: 1})
		l.auto(before+l.days(2, 13), fromJobnet, fact.CvVisible{})
		talk := l.w.openFrom(before + l.days(3, 11))
		l.auto(talk, fromFund, fact.TalkHeld{Talk: fact.JobTalk, Host: fact.Fund})
		l.auto(talk, fromFund, fact.PlanApproved{Plan: fact.MyPlan})
		l.later(l.start, told, fromFund, fact.SicknessReported{From: origin, Weeks: min(weeks, 26)})
		if talk := l.w.openFrom(l.start + l.days(9, 26)); l.happened(talk) && l.chance(85) {
			l.auto(talk, fromFund, fact.TalkHeld{Talk: fact.JobTalk, Host: fact.Fund, Form: fact.ByPhone})
			if report := talk + l.days(1, 6); l.happened(report) {
				l.auto(report, fromFund, fact.FundReported{})
			}
		}
	default:
		told, pays = l.start+l.days(8, 20), l.start+14
		l.later(l.start, told, fromCitizen, fact.SicknessReported{From: origin, Weeks: min(weeks, 26)})
	}
	if !l.happened(pays) {
		if !l.happened(told) {
			return 0
		}
		l.given(told)
		return 0
	}
	// The benefit.
	if origin == fact.FromUnemployment {
		l.later(pays, max(pays, told), fromBenefits, fact.BenefitChanged{To: fact.SicknessBenefit})
	} else {
		l.later(pays, max(pays+2, told), fromBenefits, fact.BenefitStarted{Benefit: fact.SicknessBenefit})
	}
	l.later(pays, max(pays+2, told), fromBenefits, fact.BenefitPaid{})
	l.given(min(max(pays, told), l.w.last))
	l.put(pays, fact.GroupAssigned{Group: 6})

	// The form, and what everybody expects.
	form := max(told, pays) + l.days(2, 10)
	back := l.start + day.Date(7*weeks)
	if l.happened(form) {
		l.auto(form, fromCitizen, fact.SicknessForm{})
		l.auto(form, fromCitizen, fact.ReturnExpected{By: fact.CitizenParty, Date: back})
		if employed && l.chance(88) {
			l.auto(form, fromRefund, fact.ReturnExpected{By: fact.Employer, Date: back + l.days(-7, 21)})
		}
		if form < newFollowUp {
			category := 2
			if weeks <= 8 {
				category = 1
			}
			if on := l.w.openFrom(form + l.days(1, 5)); l.happened(on) {
				l.put(on, fact.SicknessCategory{Category: category})
			}
		}
	}
	dismissed := employed && l.chance(9)
	if on := l.start + l.days(35, 120); dismissed && l.happened(on) {
		l.put(on, fact.DismissalNoticed{Leaves: on + l.days(60, 150)})
	}
	if on := l.start + l.days(33, 45); l.chance(5) && l.happened(on) {
		l.put(on, fact.ExemptionStarted{Ground: fact.SeriousIllness, Scope: fact.Standby, Until: on + l.days(60, 200)})
	}
	// The doctor.
	firstDue := l.start + 55
	if ask := l.w.openFrom(form + l.days(1, 4)); l.happened(ask) && weeks > 8 && l.chance(45) {
		l.put(ask, fact.CertificateRequested{Deadline: ask + 14})
		if got := l.w.openFrom(ask + l.days(5, 16)); l.happened(got) && l.chance(92) {
			l.auto(got, "Lægen", fact.CertificateReceived{})
		}
	}
	l.followUps(weeks, form, firstDue, employed && !dismissed)
	if wide := l.inTime(l.start+62, l.start.AddMonths(3)); l.happened(wide) {
		i := l.put(wide, fact.Assessed{Topic: fact.TopicWorkAbility, Answer: fact.No})
		if l.chance(40) {
			l.text(i, pick(l.r, abilityTexts))
		}
	}
	if employed && l.chance(30) {
		if on := l.w.openFrom(l.start + l.days(45, 170)); l.happened(on) {
			l.put(on, fact.PartialReturn{Weekly: fact.Hours(100 * l.between(6, 26))})
		}
	}
	if employed && l.chance(7) {
		if on := l.start + l.days(30, 90); l.happened(on) {
			l.put(on, fact.RetentionPlanRequested{})
			if made := l.w.openFrom(on + l.days(8, 30)); l.happened(made) {
				l.put(made, fact.PlanApproved{Plan: fact.RetentionPlan})
			}
		}
	}
	if employed && l.chance(6) {
		if on := l.start + l.days(20, 60); l.happened(on) {
			l.auto(on, fromRefund, fact.FitnessRequested{})
			if signed := on + l.days(4, 14); l.happened(signed) {
				l.auto(signed, "Lægen", fact.FitnessSigned{})
			}
		}
	}
	reviewed = l.review(pays, extends)
	if !l.runs() {
		l.later(l.ends, l.ends+l.days(1, 8), fromBenefits, fact.BenefitStopped{Benefit: fact.SicknessBenefit})
		l.later(l.ends+1, l.ends+l.days(1, 6), fromRefund, fact.FullReturn{})
		if origin == fact.FromUnemployment {
			l.auto(l.ends+1, fromJobnet, fact.JobseekerDeregistered{})
		}
	}
	return reviewed
}

// followUps writes the follow-ups. Since the reform, most of those with a job who
// are expected back within 26 weeks have none.
func (l *life) followUps(weeks int, form, firstDue day.Date, employed bool) {
	if l.start >= newFollowUp && employed && weeks <= 25 && !l.chance(30) {
		return
	}
	if weeks <= 8 {
		return
	}
	opens := max(form, l.start+20)
	first := l.inTime(opens, firstDue)
	booked := max(l.w.openBy(first-l.days(8, 18)), form)
	if l.chance(6) { // the employer asks for an early one
		if ask := l.start + l.days(12, 33); l.happened(ask) {
			l.auto(ask, fromRefund, fact.EarlyFollowUpRequested{By: fact.Employer})
			first, booked = l.nextTalk(ask+3, ask+13), l.w.openFrom(ask)
		}
	}
	if first > l.till {
		first = l.nextTalk(max(first-5, l.till+1), first)
	}
	l.talks(series{kind: fact.FollowUpTalk, first: first, booked: booked, gap: l.every(24, 34, 32, 52)})
}

// review writes the decision before the payment of 22 weeks ends, and returns its
// day.
func (l *life) review(pays day.Date, extends bool) day.Date {
	stops := (pays + 155).MonthEnd()
	on := l.inTime(stops-38, stops-4)
	if !l.happened(on) {
		return 0
	}
	if !extends {
		return on
	}
	n := 2
	if l.chance(55) {
		n = 3
	}
	if n == 3 {
		if got := l.w.openBy(on - l.days(5, 20)); l.happened(got) {
			l.auto(got, "Lægen", fact.CertificateReceived{})
		}
	}
	l.put(on, fact.Assessed{Topic: fact.TopicCase, Answer: fact.Yes})
	i := l.put(on, fact.Decided{Topic: fact.TopicSicknessReview, Outcome: fact.Extended, From: stops + 1, Reasons: true, Guide: true,
		Received: on + 1})
	l.text(i, pick(l.r, extendTexts))
	l.put(on, fact.SicknessExtended{Number: n, From: stops + 1})
	if wait := on + l.days(5, 40); n == 3 && l.happened(wait) && l.chance(25) {
		l.put(wait, fact.HospitalWaiting{Until: wait + l.days(20, 60)})
	}
	return on
}

// clarification writes a jobafklaringsforløb, after the sygedagpenge that it
// follows.
func (l *life) clarification() {
	from := l.w.today - l.spell([2]int{30, 183}, [2]int{65, 400}, [2]int{100, 725})
	l.c.Stock = Sick // the sickness is written as any other
	l.start = l.w.openFrom(from - 200)
	l.stall(from + 40)
	on := l.absence(false)
	l.c.Stock = Clarification
	shift := (l.start + 30 + 155).MonthEnd() + 1
	if last := l.notes; len(last) > 0 {
		for i := range last { // those sick from unemployment are paid from the first day
			if b, ok := last[i].Body.(fact.BenefitPaid); ok {
				_ = b
				shift = (last[i].On + 155).MonthEnd() + 1
			}
		}
	}
	if !l.happened(shift) {
		return
	}
	decided := on
	if decided == 0 || decided >= shift {
		decided = l.w.openBy(shift - 3)
	}
	l.put(decided, fact.Assessed{Topic: fact.TopicCase, Answer: fact.Yes})
	i := l.put(decided, fact.Decided{Topic: fact.TopicClarification, Outcome: fact.Granted, From: shift, Reasons: true, Guide: true,
		Received: decided + 1})
	l.text(i, pick(l.r, clarificationTexts))
	l.later(shift, shift+l.days(0, 6), fromBenefits, fact.BenefitChanged{To: fact.ClarificationBenefit})
	l.put(shift, fact.GroupAssigned{Group: 7})
	l.put(shift, fact.CourseStarted{Course: fact.TopicClarification, Until: shift.AddYears(2) - 1})
	l.start = shift
	l.plan(l.w.openFrom(shift+l.days(3, 20)), fact.RehabilitationPlan)
	first := l.nextTalk(shift+8, shift+24)
	l.talks(series{kind: fact.JobTalk, first: first, booked: l.w.openFrom(shift), gap: l.every(26, 38, 30, 55)})
	l.activation(shift+l.days(15, 110), [2]int{30, 150}, activityOffers...)
}
