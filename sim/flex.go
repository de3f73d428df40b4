package sim

import (
	"indgang/day"
	"indgang/fact"
)

// The last day on which a ressourceforløb or a revalidering can have begun.
var lastResource = day.MustParse("2026-01-30")

// before writes that a person is known, from a day.
func (l *life) opened(on day.Date) {
	l.start = l.w.openFrom(on)
	l.known()
	l.given(l.start)
}

// resource writes a ressourceforløb, of those that run out.
func (l *life) resource() {
	from := min(lastResource, l.w.today-60) - l.days(0, 700)
	l.stall(from + 9)
	l.opened(from)
	l.schooled(20)
	l.put(l.start, fact.CasePresented{Employment: true, Clinical: true, Companion: l.chance(30)})
	l.put(l.start, fact.Decided{Topic: fact.TopicResource, Outcome: fact.Granted, From: l.start, Reasons: true, Guide: true,
		Received: l.start + 2})
	l.later(l.start, l.start+l.days(1, 10), fromBenefits, fact.BenefitStarted{Benefit: fact.ResourceBenefit})
	l.put(l.start, fact.GroupAssigned{Group: 8})
	until := l.start.AddMonths(l.between(24, 36)) - 1
	if until <= l.w.last {
		until = l.start.AddMonths(36) - 1
	}
	l.put(l.start, fact.CourseStarted{Course: fact.TopicResource, Until: until})
	l.put(l.start, fact.PlanApproved{Plan: fact.RehabilitationPlan})
	first := l.nextTalk(l.start+8, l.start+24)
	l.talks(series{kind: fact.JobTalk, first: first, booked: l.start, gap: l.every(28, 40, 30, 55)})
	l.activation(l.start+l.days(20, 150), [2]int{15, 90}, resourceOffers...)
	// A course that has run out leaves the stock.
	if until <= l.w.last {
		l.put(until, fact.CourseEnded{Course: fact.TopicResource})
		l.later(until+1, until+1, fromBenefits, fact.BenefitChanged{To: fact.CashAssistance})
		l.put(until+1, fact.GroupAssigned{Group: 3})
	}
}

// rehabilitation writes a revalidering, of those that run out.
func (l *life) rehabilitation() {
	l.opened(min(lastResource, l.w.today-60) - l.days(0, 500))
	l.auto(l.start, fromJobnet, fact.QualificationRegistered{Has: fact.ObsoleteTraining})
	l.put(l.start, fact.Decided{Topic: fact.TopicRehabilitation, Outcome: fact.Granted, From: l.start, Reasons: true, Guide: true,
		Received: l.start + 2})
	l.later(l.start, l.start+3, fromBenefits, fact.BenefitStarted{Benefit: fact.RehabilitationBenefit})
	l.put(l.start, fact.GroupAssigned{Group: 10})
	until := l.start.AddMonths(l.between(30, 42))
	l.put(l.start, fact.CourseStarted{Course: fact.TopicRehabilitation, Until: until})
	l.put(l.start, fact.PlanApproved{Plan: fact.MyPlan})
	l.put(l.start, fact.EducationStarted{Education: fact.Higher, Until: until})
	l.talks(series{kind: fact.JobTalk, first: l.nextTalk(l.start+8, l.start+24), booked: l.start, gap: l.every(34, 44, 70, 110)})
}

// granted writes the decision on fleksjob that everything here follows from.
func (l *life) granted(on day.Date) {
	l.opened(on)
	l.schooled(45)
	if l.start < day.MustParse("2026-02-01") {
		l.put(l.w.openBy(l.start-l.days(8, 25)), fact.CasePresented{Employment: true, Clinical: true, Companion: l.chance(30)})
	}
	if l.start >= day.MustParse("2026-01-01") {
		l.put(l.start, fact.Assessed{Topic: fact.TopicWholeSituation, Answer: fact.Yes})
		l.put(l.start, fact.Assessed{Topic: fact.TopicHealthAdvice, Answer: fact.Yes})
	}
	l.put(l.start, fact.Assessed{Topic: fact.TopicLimited, Answer: fact.Yes})
	l.put(l.start, fact.Assessed{Topic: fact.TopicTried, Answer: fact.Yes})
	i := l.put(l.start, fact.Decided{Topic: fact.TopicFlexJob, Outcome: fact.Granted, From: l.start, Reasons: true, Guide: true,
		Received: l.start + 2})
	l.put(l.start, fact.GroupAssigned{Group: 9})
	if l.start > l.w.today-900 {
		l.text(i, pick(l.r, flexTexts))
	}
}

// inFlexJob writes a fleksjob from a day to another, 0 where it runs: the job, the
// subsidy, the follow-up every two and a half years, and what is decided when five
// years have gone.
func (l *life) inFlexJob(from, to day.Date, shift bool) {
	l.put(from, fact.EmploymentStarted{Job: fact.FlexJob, Weekly: fact.Hours(100 * l.between(4, 25)), Until: from.AddYears(5) - 1})
	if shift {
		l.later(from, from+l.days(2, 20), fromBenefits, fact.BenefitChanged{To: fact.FlexWageSubsidy})
	} else {
		l.later(from, from+l.days(2, 20), fromBenefits, fact.BenefitStarted{Benefit: fact.FlexWageSubsidy})
	}
	for k := 1; ; k++ {
		due := from.AddMonths(30 * k)
		if to != 0 && due > to {
			break
		}
		on := l.inTime(due-50, due)
		if on > l.till {
			on = l.nextTalk(max(l.till+1, on-6), max(on, l.till+6))
			if booked := l.w.openBy(on - l.days(10, 24)); l.happened(booked) && on <= l.till+40 && l.chance(85) {
				l.book(series{kind: fact.FlexTalk}, booked, on, l.time(on), false)
			}
			break
		}
		i := l.heldAt(on, l.time(on), fact.TalkHeld{Talk: fact.FlexTalk, Form: fact.InPerson})
		if on > l.w.today-700 && l.chance(50) {
			l.text(i, l.words(fact.FlexTalk))
		}
	}
	// Every first fleksjob is temporary, and so are the next until forty.
	for start := from; ; start = start.AddYears(5) {
		if on := l.inTime(start.AddMonths(54)-60, start.AddMonths(54)); l.happened(on) && (to == 0 || on < to) {
			l.put(on, fact.Assessed{Topic: fact.TopicFlexReview, Answer: fact.Yes})
		}
		next := start.AddYears(5)
		on := l.inTime(next-70, next-1)
		if !l.happened(on) || to != 0 && on >= to {
			return
		}
		d := fact.Decided{Topic: fact.TopicFlexJob, Outcome: fact.Final, From: next, Reasons: true, Guide: true, Received: on + 1}
		if l.born.AgeOn(next) < 40 {
			d.Outcome = fact.Extended
		}
		l.put(on, d)
		if d.Outcome == fact.Final {
			return
		}
	}
}

// flexJob writes somebody who is in a fleksjob.
func (l *life) flexJob() {
	from := l.w.openBy(l.w.today - l.spell([2]int{12, 365}, [2]int{40, 1200}, [2]int{72, 2500}, [2]int{100, 4300}))
	if l.nap != nil {
		from = l.w.openBy(l.w.today - l.days(l.nap.ago[0], l.nap.ago[1]))
		l.dozes(from)
	}
	l.stall(from + 20)
	if l.chance(55) { // looked for it on ledighedsydelse
		l.granted(from - l.days(60, 400))
		l.later(l.start, l.start+4, fromBenefits, fact.BenefitStarted{Benefit: fact.FlexBenefit})
		l.auto(l.start, fromJobnet, fact.JobseekerRegistered{})
		l.auto(l.start+l.days(2, 20), fromJobnet, fact.CvVisible{})
		l.talks(series{kind: fact.JobTalk, first: l.nextTalk(l.start+8, l.start+24), booked: l.start, until: from - 3,
			gap: l.every(30, 40, 50, 80)})
		l.auto(from-1, fromJobnet, fact.JobseekerDeregistered{})
		l.inFlexJob(from, 0, true)
		return
	}
	l.granted(from - l.days(3, 25))
	l.inFlexJob(from, 0, false)
}

// flexBenefit writes somebody on ledighedsydelse.
func (l *life) flexBenefit() {
	l.begin(l.spell([2]int{35, 183}, [2]int{68, 400}, [2]int{100, 1100}))
	from := l.start
	l.stall(from + 9)
	shift := l.chance(60)
	if shift { // lost a fleksjob
		job := l.w.openBy(from - l.days(200, 1500))
		l.granted(job - l.days(3, 25))
		l.inFlexJob(job, from-1, false)
		l.put(from-1, fact.EmploymentEnded{Job: fact.FlexJob})
		l.later(from, from+l.days(1, 9), fromBenefits, fact.BenefitChanged{To: fact.FlexBenefit})
	} else {
		l.granted(from)
		l.later(from, from+l.days(1, 9), fromBenefits, fact.BenefitStarted{Benefit: fact.FlexBenefit})
	}
	l.start = from
	l.auto(from, fromJobnet, fact.JobseekerRegistered{})
	l.cv(from, 21)
	first := l.nextTalk(from+5, from+20)
	l.talks(series{kind: fact.JobTalk, first: first, booked: from, gap: l.every(22, 33, 26, 44)})
	l.activation(from+l.days(20, 140), [2]int{40, 160}, flexOffers...)
	// After twelve months in eighteen: does the condition for a fleksjob still hold?
	for at := from.AddMonths(12); ; at = at.AddMonths(18) {
		on := l.inTime(at+20, at.AddMonths(6))
		if !l.happened(on) {
			break
		}
		l.put(on, fact.Assessed{Topic: fact.TopicFlexReview, Answer: fact.Yes})
		l.put(on, fact.Decided{Topic: fact.TopicFlexReview, Outcome: fact.Upheld, Reasons: true, Guide: true, Received: on + 1})
	}
	if !l.runs() {
		l.later(l.ends, l.ends+l.days(1, 7), fromBenefits, fact.BenefitStopped{Benefit: fact.FlexBenefit})
		l.auto(l.ends, fromJobnet, fact.JobseekerDeregistered{})
		l.put(l.ends+1, fact.EmploymentStarted{Job: fact.FlexJob, Weekly: fact.Hours(100 * l.between(5, 22))})
		l.later(l.ends+1, l.ends+l.days(2, 9), fromBenefits, fact.BenefitStarted{Benefit: fact.FlexWageSubsidy})
	}
}

// resourceOffers are what a ressourceforløb may begin with.
var resourceOffers = []offer{
	{kind: fact.OtherGuidance, weeks: 13, weekly: 800},
	{kind: fact.WorkPlacement, sector: fact.Private, weeks: 13, weekly: 800},
	{kind: fact.HealthEffort, weeks: 16, weekly: 400},
	{kind: fact.SocialEffort, weeks: 20, weekly: 300},
}

var flexOffers = []offer{
	{kind: fact.WorkPlacement, sector: fact.Private, weeks: 4, weekly: 1000},
	{kind: fact.OtherGuidance, weeks: 8, weekly: 800},
	{kind: fact.GuidanceUpskill, weeks: 6, weekly: 1200},
}
