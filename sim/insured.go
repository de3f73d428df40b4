package sim

import (
	"indgang/day"
	"indgang/fact"
)

// A-kasser and how many of a hundred members are in each.
var funds = []struct {
	share int
	code  string
}{{28, "3F-A"}, {16, "HK-A"}, {12, "FOA-A"}, {8, "DFH"}, {7, "KRIFA"}, {7, "AKA"}, {5, "Metal-A"}, {4, "ASE"}, {4, "FAK"}, {3, "FRIE"},
	{3, "LH-A"}, {2, "MA"}, {1, "CA"}}

func (l *life) fund() string {
	x := l.r.IntN(100)
	for _, f := range funds {
		if x -= f.share; x < 0 {
			return f.code
		}
	}
	return "MIA"
}

// Full time is 160.33 hours of dagpenge a month; more than 410 hand the course
// over.
const (
	fullMonth     = 16033
	handoverHours = 41000
)

// insured writes a spell on dagpenge: the a-kasse's first three months, the
// handover, the municipality's talks and offers.
func (l *life) insured() {
	// About three in ten have been unemployed for more than a year, as the
	// published long-term unemployed; a third are in the a-kasse's three months.
	long := int(100 * figures["insured_long_term"] / figures["insured"])
	l.begin(l.spell([2]int{34, 92}, [2]int{54, 183}, [2]int{100 - long, 365}, [2]int{97, 700}, [2]int{100, 820}))
	l.stall(l.start + 115)
	l.known()
	qualified := l.schooled(58)
	child := l.chance(33)
	if child {
		l.auto(l.start, fromCitizen, fact.ChildAtHome{Answer: fact.Yes})
	}
	registered := l.start - l.days(0, 3)
	graduate := qualified && l.start.AddYears(-30) < l.born && l.start > l.w.today-350 && l.chance(30)
	if graduate && l.chance(94) {
		topic := fact.TopicLanguage
		if l.chance(20) {
			topic = fact.TopicAttachment
		}
		l.auto(l.start-1, fromFund, fact.Assessed{Topic: topic, Answer: fact.Yes})
	}
	l.auto(registered, fromJobnet, fact.JobseekerRegistered{})
	l.auto(l.start, fromFund, fact.BenefitStarted{Benefit: fact.UnemploymentBenefit, Fund: l.fund()})
	l.auto(l.start, fromFund, fact.PlacedInPeriod{Graduate: graduate, PartTime: l.chance(3)})
	l.auto(l.start, fromFund, fact.GroupAssigned{Group: 1})
	l.cv(registered, 14)

	young := l.born.AgeOn(registered) < 25 && !qualified && !child
	from := l.start
	if young {
		l.given(l.start)
		first := l.nextTalk(l.start+3, l.start+12)
		held := l.talks(series{kind: fact.JobTalk, first: first, booked: l.start, gap: l.every(19, 27, 23, 33)})
		if len(held) > 0 {
			l.plan(held[0], fact.MyPlan)
			l.put(held[0], fact.EducationOrdered{Deadline: l.w.openFrom(held[0] + 28)})
			if back := held[0] + l.days(10, 30); l.happened(back) {
				l.put(back, fact.EducationProposed{})
			}
		}
	} else if from = l.fundPart(registered); from == 0 {
		l.leave()
		return
	}
	l.activation(from+l.days(5, 85), [2]int{25, 110}, insuredOffers...)
	if l.chance(5) {
		l.referral(from + l.days(10, 200))
	}
	if l.chance(5) {
		l.smallJob(from + l.days(10, 150))
	}
	l.leave()
}

var insuredOffers = []offer{
	{kind: fact.WorkPlacement, sector: fact.Private, weeks: 4, weekly: 3700},
	{kind: fact.WorkPlacement, sector: fact.Public, weeks: 4, weekly: 3000},
	{kind: fact.GuidanceUpskill, weeks: 6, weekly: 2500},
	{kind: fact.GuidanceUpskill, weeks: 4, weekly: 3000},
	{kind: fact.OtherGuidance, weeks: 4, weekly: 1500},
	{kind: fact.AmuCourse, weeks: 3, weekly: 3700},
	{kind: fact.RegionalCourse, weeks: 5, weekly: 3700},
	{kind: fact.LocalActivation, sector: fact.Public, weeks: 4, weekly: 3000},
	{kind: fact.WageSubsidy, sector: fact.Private, months: 5, weekly: 3700},
}

// every gives the gaps of a contact course: closer in the first half year.
func (l *life) every(lo, hi, lo2, hi2 int) func(int, day.Date) (int, int) {
	// Now and then the talks of the first half year come too slowly.
	slow := 0
	if l.chance(latePercent * 2 / 3) {
		slow = 17
	}
	start := l.start
	return func(held int, on day.Date) (int, int) {
		switch {
		case on < start+170:
			return lo + slow, hi + slow
		case on < l.w.today-420:
			return 3 * lo2, 4 * hi2
		}
		return lo2, hi2
	}
}

// fundPart writes the a-kasse's months and the handover, and returns the day of
// it, or 0 where that has not come.
func (l *life) fundPart(registered day.Date) day.Date {
	// The a-kasse's talks: within two weeks, and one or two more in three months.
	first := l.w.openBy(registered + l.days(3, 14))
	if l.chance(6) {
		first = l.w.openFrom(registered + l.days(15, 24))
	}
	on := first
	for k := range 3 {
		if !l.happened(on) || k == 2 && l.start >= day.MustParse("2026-07-01") {
			break
		}
		l.auto(on, fromFund, fact.TalkHeld{Talk: fact.JobTalk, Host: fact.Fund,
			Form: []fact.Form{fact.InPerson, fact.ByPhone, fact.ByVideo}[l.r.IntN(3)]})
		if k == 0 {
			l.auto(on, fromFund, fact.PlanApproved{Plan: fact.MyPlan})
		}
		on = l.w.openFrom(on + l.days(24, 36))
	}
	// Hours are told at the end of each month; for most only until the handover.
	over := day.Date(0)
	sum := 0
	all := l.chance(15)
	for end := l.start.MonthEnd(); l.told(end) && (over == 0 || all); end = (end + 1).MonthEnd() {
		hours := fullMonth
		switch {
		case end.MonthStart() < l.start:
			hours = fullMonth * int(end-l.start+1) / int(end-end.MonthStart()+1)
		case l.chance(22):
			hours = fullMonth - 100*l.between(8, 70)
		}
		l.later(end, end+l.days(2, 5), fromFund, fact.HoursPaid{Hours: fact.Hours(hours)})
		if sum += hours; sum > handoverHours && over == 0 {
			over = end + 1
		}
	}
	if over == 0 {
		return 0
	}
	l.auto(over-1, fromFund, fact.HandedOver{})
	if !l.happened(over + 4) {
		return 0
	}
	l.given(l.w.openFrom(over + l.days(1, 5)))
	if l.chance(94) {
		answer := fact.No
		if l.chance(22) {
			answer = fact.Yes
		}
		if on := over + l.days(1, 9); l.happened(on) {
			l.auto(on, fromCitizen, fact.FundAttendanceChosen{Answer: answer})
		}
	}
	booked := l.w.openFrom(over + l.days(2, 8))
	begin := l.nextTalk(max(over+10, booked+3), over+26)
	if l.chance(latePercent) {
		begin = l.nextTalk(over+30, over+50)
		booked = begin - 12
	}
	gap := l.every(20, 29, 23, 34)
	sixteen := l.start.AddMonths(16)
	l.excuse(begin, false)
	held := l.talks(series{kind: fact.JobTalk, first: begin, booked: booked, until: sixteen - 35, gap: gap})
	if len(held) > 0 && l.chance(80) {
		l.plan(held[0], fact.MyPlan)
	}
	// After long unemployment there is a joint talk about an intensified effort.
	if joint := l.inTime(sixteen-30, sixteen-3); joint <= l.till+30 && sixteen-35 < l.till+30 {
		after := l.talks(series{kind: fact.JobTalk, first: joint, booked: l.w.openBy(joint - l.days(9, 20)), joint: true,
			gap: func(int, day.Date) (int, int) { return 0, 0 }})
		if len(after) > 0 {
			next := l.nextTalk(after[0]+24, after[0]+36)
			l.talks(series{kind: fact.JobTalk, first: next, booked: after[0], gap: gap})
			l.put(after[0], fact.TalkHeld{Talk: fact.IntensiveTalk, Form: fact.InPerson, Joint: true})
			l.give(offer{kind: fact.GuidanceUpskill, weeks: 6, weekly: 2500}, after[0]+15)
		}
	}
	return over
}

// referral writes a referral to a job and its answer.
func (l *life) referral(on day.Date) {
	on = l.w.openFrom(on)
	if !l.happened(on) || l.who == "" {
		return
	}
	l.put(on, fact.ReferralSent{Start: l.w.openFrom(on + l.days(4, 14))})
	if answer := on + l.days(1, 5); l.happened(answer) {
		a := fact.Yes
		if l.chance(15) {
			a = fact.No
		}
		l.put(answer, fact.ReferralAnswered{Answer: a})
	}
}

// leave writes how a closed case ended.
func (l *life) leave() {
	if l.runs() {
		return
	}
	b := fact.BenefitStopped{}
	l.later(l.ends, l.ends+l.days(1, 9), fromBenefits, b)
	if l.has(func(b fact.Body) bool { _, ok := b.(fact.JobseekerRegistered); return ok }) {
		l.auto(l.ends, fromJobnet, fact.JobseekerDeregistered{})
	}
	switch x := l.r.IntN(100); {
	case x < 68:
		l.later(l.ends+1, l.ends+l.days(1, 25), fromBenefits, fact.EmploymentStarted{Job: fact.OrdinaryJob,
			Weekly: fact.Hours(100 * l.between(25, 37))})
	case x < 78:
		l.later(l.ends+1, l.ends+l.days(1, 20), fromJobnet, fact.EducationStarted{Education: pick(l.r,
			[]fact.EducationType{fact.Vocational, fact.Higher})})
	case x < 84:
		l.later(l.ends+1, l.ends+l.days(1, 10), fromCPR, fact.MovedOut{To: pick(l.r, []string{"0187", "0169", "0153", "0101", "0253"})})
	}
}
