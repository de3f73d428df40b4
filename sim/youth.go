package sim

import (
	"indgang/fact"
)

// youthDuty writes a person of 15-17 whom the school told of.
func (l *life) youthDuty() {
	noticed := l.w.openBy(l.w.today - l.spell([2]int{22, 12}, [2]int{60, 70}, [2]int{100, 200}))
	if l.nap != nil {
		noticed = l.w.openBy(l.w.today - l.days(l.nap.ago[0], l.nap.ago[1]))
	}
	// Old enough, and still under 18 today.
	if youngest := l.born.AddYears(15) + 70; noticed < youngest {
		if noticed = l.w.openFrom(youngest); noticed > l.w.last {
			noticed = l.w.last
		}
	}
	l.start = noticed
	l.dozes(noticed)
	l.stall(noticed)
	l.known()
	left := min(l.born.AddYears(16).MonthStart(), noticed-20)
	if left < l.born.AddYears(15) {
		left = l.born.AddYears(15) + 5
	}
	l.auto(left, fromSchool, fact.SchoolingEnded{})
	begun := left + 1 + l.days(0, 3)
	school := pick(l.r, []fact.EducationType{fact.Vocational, fact.Preparatory, fact.UpperSecondary, fact.LowerSecondary})
	if school == fact.Preparatory {
		l.later(begun-3, begun-3, fromSchool, fact.Assessed{Topic: fact.TopicFgu, Answer: fact.Yes})
	}
	l.auto(begun, fromSchool, fact.EducationStarted{Education: school})
	plan := begun + l.days(0, 6)
	l.who = l.w.assign(l.unit, true)
	l.planned(plan, plan, fact.PlanApproved{Plan: fact.EducationPlan, Parents: true})
	l.planned(plan, plan, fact.ParentsInformed{})
	broken := max(begun+5, noticed-l.days(3, 20))
	l.later(broken, noticed, fromSchool, fact.EducationBroken{Education: school})
	l.auto(noticed, fromSchool, fact.DropoutNoticed{Interrupted: broken})
	l.given(noticed)
	l.put(noticed, fact.GroupAssigned{Group: 13})

	// Contact with the young person and the parents within five weekdays.
	if try := l.w.openFrom(noticed + l.days(0, 1)); l.happened(try) && l.chance(60) {
		l.put(try, fact.ContactAttempted{Channel: pick(l.r, channels)})
	}
	contact := l.w.openBy(noticed + l.days(2, 6))
	if l.chance(latePercent) {
		contact = l.w.openFrom(noticed + l.days(8, 22))
	}
	contact = max(contact, noticed)
	if !l.happened(contact) {
		return
	}
	l.put(contact, fact.ContactAttempted{Channel: fact.Phone, Reached: true, Parents: true})
	talk := l.nextTalk(contact+2, contact+12)
	held := l.talks(series{kind: fact.GuidanceTalk, first: talk, booked: contact, gap: l.every(20, 34, 30, 55)})
	if assess := l.w.openFrom(contact + l.days(0, 9)); l.happened(assess) {
		l.put(assess, fact.Assessed{Topic: fact.TopicTargetGroup, Answer: fact.Yes})
	}
	if len(held) == 0 {
		return
	}
	// A new activity in the plan within thirty days.
	offered := l.inTime(held[0], contact+28)
	if !l.happened(offered) {
		return
	}
	if l.chance(12) {
		l.put(offered, fact.ParentsInvolved{})
		l.put(offered, fact.Decided{Topic: fact.TopicYouthExemption, Outcome: fact.Granted, From: offered, Until: offered + 120,
			Reasons: true, Guide: true, Received: offered + 1})
		l.put(offered, fact.ExemptionStarted{Ground: pick(l.r, []fact.Ground{fact.Illness, fact.SocialProblems}), Scope: fact.YouthDuty,
			Until: offered + 120})
		return
	}
	next := pick(l.r, []fact.EducationType{fact.Preparatory, fact.TradeStage, fact.Vocational, fact.OtherActivity})
	l.put(offered, fact.ActivityOffered{Education: next})
	l.put(offered, fact.PlanApproved{Plan: fact.EducationPlan, Parents: true})
	if next == fact.Preparatory {
		l.put(offered, fact.Assessed{Topic: fact.TopicFgu, Answer: fact.Yes})
	}
	begin := l.w.openFrom(offered + l.days(5, 30))
	if l.happened(begin) && l.chance(80) {
		l.auto(begin, fromSchool, fact.EducationStarted{Education: next, Weekly: 2500})
	} else if l.chance(40) {
		l.put(offered, fact.EmploymentStarted{Job: fact.LeisureJob, Weekly: 800})
	}
}

var channels = []fact.Channel{fact.Phone, fact.Text, fact.Mail, fact.Visit, fact.Letter}

// youthOutreach writes a person of 18-24 without education, job or benefit.
func (l *life) youthOutreach() {
	l.begin(l.spell([2]int{20, 40}, [2]int{55, 200}, [2]int{100, 600}))
	if l.start < l.born.AddYears(18)+3 {
		l.start = min(l.w.openFrom(l.born.AddYears(18)+3), l.w.last)
	}
	l.stall(l.start + 3)
	l.known()
	if l.chance(75) {
		l.auto(l.start, fromSchool, fact.QualificationRegistered{Has: fact.Unqualified})
	}
	l.auto(l.start, fromSchool, fact.YouthListed{})
	l.given(l.start)
	if first := l.w.openFrom(l.start + l.days(1, 20)); l.happened(first) && l.chance(85) {
		answer := fact.No
		if l.chance(30) {
			answer = fact.Yes
		}
		l.put(first, fact.Assessed{Topic: fact.TopicPriorityGroup, Answer: answer})
	}
	// Reached at once, after some tries, or not yet.
	on := l.w.openFrom(l.start + l.days(1, 14))
	for range l.between(0, 3) {
		if !l.happened(on) {
			return
		}
		l.put(on, fact.ContactAttempted{Channel: pick(l.r, channels)})
		on = l.w.openFrom(on + l.days(7, 45))
	}
	if !l.happened(on) || l.chance(14) {
		return
	}
	l.put(on, fact.ContactAttempted{Channel: pick(l.r, []fact.Channel{fact.Phone, fact.Visit, fact.Text}), Reached: true})
	answer := fact.Yes
	if l.chance(35) {
		answer = fact.No
	}
	i := l.put(on, fact.GuidanceOffered{Topic: fact.TopicEducationJob, Channel: fact.Personal, Answer: answer})
	l.text(i, pick(l.r, outreachTexts))
	if answer == fact.Yes {
		held := l.talks(series{kind: fact.GuidanceTalk, first: l.nextTalk(on+2, on+14), booked: on, remote: true, gap: l.every(24, 45, 40, 80)})
		if len(held) > 1 && l.chance(30) {
			l.auto(held[1], fromJobnet, fact.EmploymentStarted{Job: fact.OrdinaryJob, Weekly: fact.Hours(100 * l.between(6, 18))})
		}
	}
	if !l.runs() {
		l.auto(l.ends, fromSchool, fact.EducationStarted{Education: pick(l.r, []fact.EducationType{fact.Vocational, fact.UpperSecondary})})
	}
}
