package sim

import (
	"indgang/day"
	"indgang/fact"
)

// The reform of the kontanthjælp system took effect on this day.
var newHelp = day.MustParse("2025-07-01")

// help writes a spell on kontanthjælp or uddannelseshjælp.
func (l *life) help() {
	stock := l.c.Stock
	switch stock {
	case Unplaced:
		l.begin(l.days(1, 9))
	case Obvious:
		l.begin(l.spell([2]int{45, 80}, [2]int{100, 200}))
	case EducationReady:
		l.begin(l.spell([2]int{25, 90}, [2]int{60, 300}, [2]int{100, 900}))
	case JobReady:
		// A third have been unemployed for more than a year.
		l.begin(l.spell([2]int{18, 90}, [2]int{42, 200}, [2]int{66, 365}, [2]int{100, 1300}))
	case YoungActivity:
		l.begin(l.spell([2]int{18, 200}, [2]int{45, 600}, [2]int{100, 1900}))
	default:
		l.begin(l.spell([2]int{9, 200}, [2]int{20, 500}, [2]int{48, 1300}, [2]int{80, 2600}, [2]int{100, 4200}))
	}
	// A person may not be older than the group allows on the first day.
	young := stock == EducationReady || stock == Obvious || stock == YoungActivity
	if young && l.start < l.born.AddYears(18)+3 {
		l.start = l.w.openFrom(l.born.AddYears(18) + 3)
		if l.start > l.w.last {
			l.start = l.w.last
		}
	}
	l.stall(l.start + 9)
	l.known()
	qualified := false
	if young {
		l.schooled(0)
	} else {
		qualified = l.schooled(27)
	}
	if l.chance(38) {
		l.auto(l.start, fromCitizen, fact.ChildAtHome{Answer: fact.Yes})
	}
	if stock == Unplaced && l.chance(45) {
		l.unit = unitYoung
	}
	l.who = l.w.assign(l.unit, l.runs())

	// The day at the counter.
	l.put(l.start, fact.FirstContact{})
	l.auto(l.start, fromCitizen, fact.ApplicationReceived{Topic: fact.TopicBenefit})
	if decided := l.w.openFrom(l.start + l.days(4, 20)); l.happened(decided) {
		l.by(l.w.benefitTeam(l.r), decided, fact.Decided{Topic: fact.TopicBenefit, Outcome: fact.Granted, From: l.start, Guide: true,
			Reasons: true, Received: decided + 1})
	}
	l.put(l.start, fact.GuidanceGiven{Topic: fact.TopicRights, Written: true})
	benefit := fact.CashAssistance
	if young || stock == Unplaced && l.unit == unitYoung {
		benefit = fact.EducationAssistance
	}
	duty := l.benefit(benefit)
	ready := stock == JobReady || stock == Obvious || stock == Unplaced && l.unit == unitReady
	if ready {
		l.auto(l.start, fromJobnet, fact.JobseekerRegistered{})
		l.cv(l.start, 21)
	}
	l.given(l.start)
	l.group(qualified)

	first := l.firstTalk()
	gap := l.every(20, 29, 22, 36)
	if stock == Activity || stock == YoungActivity {
		gap = l.every(25, 36, 28, 50)
	}
	if stock == JobReady {
		l.excuse(first, duty != 0)
	}
	held := l.talks(series{kind: fact.JobTalk, first: first, booked: l.start, gap: gap})
	if len(held) > 0 {
		l.visited(held)
	}
	if stock == Activity && l.c.Person.Interpreter != "" && l.chance(60) {
		l.repatriation(held)
	}
	if stock == Unplaced {
		return
	}
	var pause [2]int
	var of []offer
	switch stock {
	case JobReady:
		pause, of = [2]int{30, 120}, readyOffers
	case EducationReady, Obvious:
		pause, of = [2]int{30, 120}, youngOffers
	case YoungActivity:
		pause, of = [2]int{60, 240}, youngSupport
	default:
		pause, of = [2]int{90, 330}, activityOffers
	}
	if duty != 0 {
		l.workDuty(duty)
	} else {
		l.activation(l.start+l.days(20, 150), pause, of...)
	}
	// One in ten has ordinary hours beside the benefit.
	if l.r.Float64() < 1.25*figures["help_hours"]/figures["help"] {
		l.smallJob(max(l.start+20, l.w.today-l.days(10, 300)))
	}
	if stock == JobReady && l.chance(14) {
		l.referral(max(l.start+10, l.w.today-l.days(10, 200)))
	}
	if (stock == Activity || stock == YoungActivity) && l.chance(9) {
		l.away()
	}
	l.leave()
}

// workDuty writes arbejdspligt: how many hours a week it was fitted to, and the
// parts that make them up.
func (l *life) workDuty(from day.Date) {
	hours := pick(l.r, []int{37, 37, 37, 30, 30, 25, 20, 15})
	l.put(from, fact.WorkObligationStarted{})
	l.dutyFrom, l.dutyHours = from, fact.Hours(100*hours)
	l.put(from, fact.Assessed{Topic: fact.TopicHours, Answer: fact.Yes, Weekly: l.dutyHours})
	at := max(from, l.w.today-330) + l.days(4, 25)
	for range 12 {
		o := dutyOffers[l.r.IntN(len(dutyOffers))]
		danish := 0
		if hours >= 30 || l.chance(30) {
			danish = hours / 3
		}
		o.weekly = fact.Hours(100 * (hours - danish))
		to := l.give(o, at)
		if to == 0 {
			return
		}
		if danish > 0 {
			l.give(offer{kind: fact.DanishCourse, weeks: o.weeks, weekly: fact.Hours(100 * danish)}, at)
		}
		if at = to + l.days(1, 6); l.chance(18) {
			at += l.days(10, 40)
		}
	}
}

// benefit writes which benefit runs and at which rate. It returns the day from
// which there is arbejdspligt, 0 for never. About one in six meets neither
// requirement.
func (l *life) benefit(b fact.Benefit) (duty day.Date) {
	fails := l.chance(18)
	rate := fact.Rate("")
	first := b
	if fails && l.start < newHelp {
		first = fact.SelfSupportBenefit
	} else if fails || l.chance(16) {
		rate = fact.MinimumRate
		if l.c.Stock == EducationReady && l.chance(50) || l.c.Stock == Obvious && l.chance(50) {
			rate = fact.LivingAtHomeRate
		}
	}
	l.later(l.start, l.start+l.days(1, 12), fromBenefits, fact.BenefitStarted{Benefit: first, Rate: rate})
	if fails {
		l.by(l.w.benefitTeam(l.r), l.start, fact.RequirementTested{Residence: fact.No, Work: fact.No})
	} else if l.start > newHelp || rate != "" || l.chance(40) {
		l.by(l.w.benefitTeam(l.r), l.start, fact.RequirementTested{Residence: fact.Yes, Work: fact.Yes})
	}
	from := l.start
	if first == fact.SelfSupportBenefit {
		if !l.happened(newHelp) {
			return 0
		}
		l.later(newHelp, newHelp+l.days(1, 5), fromBenefits, fact.BenefitChanged{To: b, Rate: fact.MinimumRate})
		from = day.MustParse("2025-01-06") + l.days(0, 170)
	}
	if from = max(l.w.openFrom(from), l.start); !fails || l.c.Stock == Unplaced || !l.happened(from) {
		return 0
	}
	return from
}

// group writes the visitation.
func (l *life) group(qualified bool) {
	switch l.c.Stock {
	case JobReady:
		l.put(l.start, fact.GroupAssigned{Group: 2})
	case Activity:
		// Some were jobparate at first.
		if shift := l.w.openFrom(l.start + l.days(150, 700)); l.chance(30) && l.happened(shift) {
			l.put(l.start, fact.GroupAssigned{Group: 2})
			l.put(shift, fact.GroupAssigned{Group: 3})
			l.shift = shift
			return
		}
		l.put(l.start, fact.GroupAssigned{Group: 3})
	case EducationReady:
		l.put(l.start, fact.GroupAssigned{Group: 4})
	case Obvious:
		l.put(l.start, fact.GroupAssigned{Group: 4, Obvious: true})
	case YoungActivity:
		if shift := l.inTime(l.start+60, l.start.AddMonths(3)); l.happened(shift) {
			l.put(l.start, fact.GroupAssigned{Group: 4})
			l.put(shift, fact.Assessed{Topic: fact.TopicReadiness, Outcome: fact.Final, Months: 12 + 6*l.between(1, 2)})
			l.put(shift, fact.GroupAssigned{Group: 5})
			l.shift = shift
			return
		}
		l.put(l.start, fact.GroupAssigned{Group: 5})
	}
}

// firstTalk draws the day of the first talk: within a week, or late.
func (l *life) firstTalk() day.Date {
	if l.chance(latePercent) {
		return l.nextTalk(l.start+8, l.start+16)
	}
	return l.nextTalk(l.start+1, l.start+7)
}

// visited writes what the first talks bring: plan, order, assessments.
func (l *life) visited(held []day.Date) {
	first := held[0]
	switch l.c.Stock {
	case JobReady, Activity:
		if on := held[min(1, len(held)-1)]; l.chance(90) {
			l.plan(on, fact.MyPlan)
		}
	case EducationReady, Obvious, YoungActivity:
		if l.c.Stock == Obvious {
			l.put(first, fact.Assessed{Topic: fact.TopicReadiness, Outcome: fact.Final, Months: l.between(1, 6)})
		} else {
			l.put(first, fact.Assessed{Topic: fact.TopicReadiness, Outcome: fact.Provisional})
		}
		l.put(first, fact.EducationOrdered{Deadline: l.w.openFrom(first + 28)})
		l.plan(first, fact.MyPlan)
		if back := first + l.days(12, 28); l.happened(back) && l.chance(85) {
			l.put(back, fact.EducationProposed{})
			if next := l.w.openFrom(back + l.days(2, 12)); l.happened(next) && l.chance(95) {
				l.put(next, fact.EducationOrdered{Deadline: l.w.openFrom(next + 35), Apply: true})
				if sent := next + l.days(8, 34); l.happened(sent) && l.chance(90) {
					l.put(sent, fact.EducationApplied{})
				}
			}
		}
		if test := l.w.openFrom(first + l.days(7, 30)); l.happened(test) && l.chance(75) {
			l.put(test, fact.Assessed{Topic: fact.TopicLiteracy, Answer: fact.Yes})
		}
		if l.c.Stock == EducationReady {
			if final := l.inTime(l.start+60, l.start.AddMonths(3)); l.happened(final) {
				l.put(final, fact.Assessed{Topic: fact.TopicReadiness, Outcome: fact.Final, Months: l.between(5, 12)})
			}
		}
	}
	if l.c.Stock == Activity {
		// At two years, and again after two more: is there another way?
		for k := 1; ; k++ {
			at := l.start.AddYears(2 * k)
			on := l.inTime(at-60, at)
			if !l.happened(on) {
				break
			}
			if at >= day.MustParse("2020-01-01") {
				l.put(on, fact.Assessed{Topic: fact.TopicTwoYears, Answer: fact.No})
			}
		}
	}
}

// shared is the day from which a quarter of those close to work may be let off,
// on a concrete assessment.
var shared = day.MustParse("2026-07-01")

// excuse lets some of those who are likely to find work by themselves off more
// talks than the first, or off the offer. Nobody under arbejdspligt is let off it.
func (l *life) excuse(first day.Date, duty bool) {
	// What began before the day follows the rule before, which lets nobody off.
	if first < shared+26 || !l.chance(40) {
		return
	}
	on := l.w.openFrom(first + l.days(0, 25))
	if !l.happened(on) {
		return
	}
	x := fact.ExemptionStarted{Ground: fact.Concrete, Scope: fact.Share75}
	if l.chance(50) && !duty {
		x.Scope, l.noOffer = fact.OfferShare, on
	} else {
		l.noTalks = on
	}
	l.text(l.put(on, x), pick(l.r, excusedTexts))
}

// repatriation writes that somebody is told, at each talk, of the support for
// those who want to return. Nobody has to want it.
func (l *life) repatriation(held []day.Date) {
	from := l.start.AddMonths(20)
	if !l.happened(from) {
		return
	}
	l.auto(max(l.born+1, l.start-l.days(2200, 5000)), fromCPR, fact.ResidenceBegan{})
	assessed := false
	for _, on := range held {
		if on < from {
			continue
		}
		if !assessed {
			l.put(on, fact.Assessed{Topic: fact.TopicCareCircle, Answer: fact.Yes})
			l.put(on, fact.TalkHeld{Talk: fact.RepatriateTalk, Form: fact.InPerson})
			assessed = true
		}
		if l.chance(95) {
			l.put(on, fact.GuidanceGiven{Topic: fact.TopicRepatriation})
		}
	}
}

// away writes an exemption for a while: birth, illness, or what must come first.
func (l *life) away() {
	from := l.w.openFrom(max(l.start+40, l.w.today-l.days(10, 160)))
	if !l.happened(from) {
		return
	}
	x := fact.ExemptionStarted{Ground: fact.Parental, Scope: fact.Talks, Until: from + 24*7}
	if l.chance(60) {
		x = fact.ExemptionStarted{Ground: fact.Illness, Scope: fact.Offers, Until: from + l.days(60, 180)}
	}
	l.put(from, x)
}

var (
	readyOffers = []offer{
		{kind: fact.GuidanceUpskill, weeks: 6, weekly: 2500},
		{kind: fact.OtherGuidance, weeks: 8, weekly: 1800},
		{kind: fact.WorkPlacement, sector: fact.Private, weeks: 4, weekly: 3000},
		{kind: fact.LocalActivation, sector: fact.Public, weeks: 6, weekly: 3000},
		{kind: fact.DanishCourse, weeks: 20, weekly: 1500},
		{kind: fact.WageSubsidy, sector: fact.Private, months: 6, weekly: 3700},
	}
	// dutyOffers fill the main part of the hours under arbejdspligt.
	dutyOffers = []offer{
		{kind: fact.UtilityPlacement, sector: fact.Public, weeks: 13},
		{kind: fact.SpecialUtility, sector: fact.Public, weeks: 16},
		{kind: fact.OtherGuidance, weeks: 13},
		{kind: fact.GuidanceUpskill, weeks: 12},
		{kind: fact.WorkPlacement, sector: fact.Private, weeks: 4},
	}
	activityOffers = []offer{
		{kind: fact.OtherGuidance, weeks: 13, weekly: 1000},
		{kind: fact.OtherGuidance, weeks: 10, weekly: 800},
		{kind: fact.GuidanceUpskill, weeks: 13, weekly: 1200},
		{kind: fact.WorkPlacement, sector: fact.Private, weeks: 13, weekly: 1200},
		{kind: fact.WorkPlacement, sector: fact.Public, weeks: 13, weekly: 1000},
		{kind: fact.Mentor, months: 6, weekly: 200},
		{kind: fact.Mentor, months: 6, weekly: 300},
		{kind: fact.HealthEffort, weeks: 16, weekly: 400},
		{kind: fact.SocialEffort, weeks: 20, weekly: 300},
		{kind: fact.DanishCourse, weeks: 26, weekly: 1200},
	}
	youngOffers = []offer{
		{kind: fact.WorkPlacement, sector: fact.Private, weeks: 4, weekly: 3000},
		{kind: fact.OtherGuidance, weeks: 8, weekly: 1800},
		{kind: fact.GuidanceUpskill, weeks: 10, weekly: 2500},
	}
	youngSupport = []offer{
		{kind: fact.Mentor, months: 6, weekly: 300},
		{kind: fact.Mentor, months: 6, weekly: 200},
		{kind: fact.OtherGuidance, weeks: 13, weekly: 1200},
		{kind: fact.WorkPlacement, sector: fact.Private, weeks: 13, weekly: 1200},
		{kind: fact.SocialEffort, weeks: 20, weekly: 300},
		{kind: fact.HealthEffort, weeks: 12, weekly: 400},
	}
)
