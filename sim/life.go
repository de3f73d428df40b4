package sim

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"time"

	"indgang/day"
	"indgang/fact"
	"indgang/store"
)

// A life is one citizen's history while it is written.
type life struct {
	w     *world
	r     *rand.Rand
	c     *Citizen
	born  day.Date
	start day.Date // of the case
	ends  day.Date // last day of a closed case, 0 while it runs
	till  day.Date // the last day of which anything is written
	nap   *nap
	who   string // caseworker's ID, "" while there is none
	unit  string
	notes []note
	plans day.Date // when the plan was last revised
	shift day.Date // when the target group changed, 0 where it did not

	dutyFrom  day.Date   // when arbejdspligt began, 0 where it did not
	dutyHours fact.Hours // what it was fitted to

	noTalks, noOffer day.Date // when the citizen was let off more talks, or the offer
}

// A note is a fact on its way into the journal.
type note struct {
	fact.Fact
	order int
	fixes int // index of the note that this one corrects, or -1
}

// systems that tell of facts by themselves.
const (
	fromCPR      = "CPR"
	fromJobnet   = "Jobnet"
	fromFund     = "A-kassen"
	fromBenefits = "Ydelsessystemet"
	fromRefund   = "NemRefusion"
	fromSchool   = "Skolen"
	fromCitizen  = "Borgeren"
)

// Where facts come from, as the journal says it.
const (
	byStaff  = "medarbejder" // as package office says of what staff register
	bySystem = "automatisk"
)

// chance reports true in percent of the cases.
func (l *life) chance(percent int) bool { return l.r.IntN(100) < percent }

// between draws a number from lo to hi, both included.
func (l *life) between(lo, hi int) int {
	if hi <= lo {
		return lo
	}
	return lo + l.r.IntN(hi-lo+1)
}

// days is between as days.
func (l *life) days(lo, hi int) day.Date { return day.Date(l.between(lo, hi)) }

// horizon is the last day on which something can have happened in the case.
func (l *life) horizon() day.Date {
	if l.ends != 0 && l.ends < l.till {
		return l.ends
	}
	return l.till
}

// happened reports whether a day lies in the part of the case that is behind us.
func (l *life) happened(on day.Date) bool { return on <= l.horizon() }

// told reports whether a day lies in the part of the case that systems have told
// of.
func (l *life) told(on day.Date) bool {
	return l.happened(on) || l.till == l.w.last && on <= l.w.eve && (l.runs() || on <= l.ends)
}

// runs reports whether the case is open.
func (l *life) runs() bool { return l.ends == 0 }

// add writes a fact that became known at an instant.
func (l *life) add(on day.Date, at time.Time, actor, source string, b fact.Body) int {
	l.notes = append(l.notes, note{Fact: fact.Fact{On: on, Recorded: at, Actor: actor, Source: source, Body: b}, order: len(l.notes),
		fixes: -1})
	return len(l.notes) - 1
}

// put writes what staff register: most often the same day, now and then late.
func (l *life) put(on day.Date, b fact.Body) int {
	who := l.who
	if who == "" {
		who = l.w.workers[unitReady][0]
	}
	return l.by(who, on, b)
}

// by is put for somebody else than the caseworker. What the same person registers
// about one day is registered in one go, and after the talk where there was one.
func (l *life) by(who string, on day.Date, b fact.Body) int {
	if i := l.sitting(who, on); i >= 0 {
		at := l.notes[i].Recorded.Add(time.Duration(l.between(20, 150)) * time.Second)
		return l.add(on, at, who, byStaff, b)
	}
	d := l.w.openFrom(on)
	switch x := l.r.IntN(100); {
	case x < 74:
	case x < 91:
		d = l.w.openFrom(d + 1)
	case x < 98:
		d = l.w.openFrom(d + l.days(2, 6))
	default:
		d = l.w.openFrom(d + l.days(8, 30))
	}
	if d > l.w.last {
		d = l.w.last
	}
	return l.add(on, l.hour(d), who, byStaff, b)
}

// sitting finds the last note that somebody made about a day, or -1.
func (l *life) sitting(who string, on day.Date) int {
	for i := len(l.notes) - 1; i >= 0; i-- {
		n := &l.notes[i]
		if n.On != on || n.Actor != who || n.Source != byStaff {
			continue
		}
		if _, booking := n.Body.(fact.TalkBooked); !booking {
			return i
		}
	}
	return -1
}

// planned writes a fact that staff knew of on an earlier day.
func (l *life) planned(known, on day.Date, b fact.Body) int {
	return l.add(on, l.hour(min(l.w.openFrom(known), l.w.last)), l.who, byStaff, b)
}

// auto writes what a system tells of, in the evening of the day.
func (l *life) auto(on day.Date, system string, b fact.Body) int {
	return l.later(on, on, system, b)
}

// later is auto for what is told on another day than it happened.
func (l *life) later(on, told day.Date, system string, b fact.Body) int {
	if told > l.w.eve {
		told = l.w.eve
	}
	return l.add(on, clock(told, 20*60+l.r.IntN(180), l.r.IntN(60)), system, bySystem, b)
}

// hour draws an instant in the opening hours of a day.
func (l *life) hour(d day.Date) time.Time {
	return clock(d, l.between(8*60+5, closes(d)-6), l.r.IntN(60))
}

// has reports whether a fact has been written that ok accepts.
func (l *life) has(ok func(fact.Body) bool) bool {
	return slices.ContainsFunc(l.notes, func(n note) bool { return ok(n.Body) })
}

// text keeps words beside a fact.
func (l *life) text(i int, s string) {
	t := store.Text{Subject: l.c.Person.Subject, ID: id(l.r, "t"), Body: s}
	l.c.Texts = append(l.c.Texts, t)
	l.notes[i].Text = t.ID
}

// How late the municipality is: what share it does after its date, and in which
// share of the cases nothing has been done for a while. Both in percent.
const (
	latePercent    = 15
	stalledPercent = 4
	// forgottenPercent is how many have something overdue for more than a year.
	forgottenPercent = 1
)

// nappingPermille is in how many of a thousand cases something is overlooked.
func nappingPermille(s Stock) int {
	switch s {
	case Insured:
		return 45
	case FlexJob:
		return 50
	case Sick:
		return 65
	case YouthDuty:
		return 160
	}
	return 85
}

// A nap is a stretch without anything done that runs past a date of the law: the
// case began so many days ago, and nothing has happened since so many days after.
type nap struct{ ago, till [2]int }

// naps are where cases are overlooked: in the months of the contact course, at the
// dates of a sickness case, and where the next talk is years away.
var naps = map[Stock][]nap{
	Insured:        {{[2]int{190, 290}, [2]int{98, 124}}, {[2]int{492, 540}, [2]int{430, 452}}},
	JobReady:       {{[2]int{186, 290}, [2]int{20, 66}}, {[2]int{9, 40}, [2]int{0, 1}}},
	Activity:       {{[2]int{186, 290}, [2]int{20, 70}}, {[2]int{736, 810}, [2]int{670, 700}}, {[2]int{1466, 1540}, [2]int{1390, 1430}}},
	EducationReady: {{[2]int{100, 170}, [2]int{20, 60}}},
	YoungActivity:  {{[2]int{186, 290}, [2]int{20, 60}}},
	Sick:           {{[2]int{95, 170}, [2]int{44, 60}}, {[2]int{225, 290}, [2]int{140, 150}}},
	FlexJob:        {{[2]int{918, 1040}, [2]int{700, 850}}, {[2]int{1832, 1990}, [2]int{1700, 1740}}},
	FlexBenefit:    {{[2]int{186, 290}, [2]int{20, 66}}},
	YouthDuty:      {{[2]int{9, 40}, [2]int{0, 2}}},
}

// delay draws how many days late something is done: most often some days, but what
// has been overlooked can lie long.
func (l *life) delay() day.Date {
	switch x := l.r.IntN(100); {
	case x < 50:
		return l.days(2, 20)
	case x < 80:
		return l.days(15, 50)
	}
	return l.days(40, 120)
}

// by a deadline: inTime draws the day on which the municipality does something
// that it must have done by due. Most is done in good time, some of it late, so it
// may lie after today.
func (l *life) inTime(from, due day.Date) day.Date {
	if l.chance(latePercent) {
		return l.w.openFrom(due + l.delay())
	}
	// Most is done in the last days before the date, as in most offices.
	early := 6
	if l.chance(40) {
		early = 22
	}
	d := l.w.openBy(due - l.days(0, min(early, max(int(due-from), 0))))
	if d < from {
		d = l.w.openFrom(from)
	}
	if d > due {
		return l.w.openBy(due)
	}
	return d
}

// close writes the facts into the citizen, in the order they were recorded.
func (l *life) close() {
	slices.SortFunc(l.notes, func(a, b note) int { return cmp.Or(a.Recorded.Compare(b.Recorded), cmp.Compare(a.order, b.order)) })
	place := make([]fact.Seq, len(l.notes))
	for i := range l.notes {
		place[l.notes[i].order] = fact.Seq(i + 1)
	}
	facts := make([]fact.Fact, len(l.notes))
	for i := range l.notes {
		n := &l.notes[i]
		n.Seq = fact.Seq(i + 1)
		if n.fixes >= 0 {
			n.Corrects = place[n.fixes]
		}
		facts[i] = n.Fact
	}
	l.c.Facts = facts
}

// A series is a course of talks.
type series struct {
	kind  fact.TalkType
	host  fact.Party // "" for the municipality
	first day.Date
	// booked is when the first was arranged.
	booked day.Date
	// gap is how long to wait after a talk for the next, in days.
	gap func(held int, on day.Date) (lo, hi int)
	// until, where set, is a day after which there are no more.
	until  day.Date
	joint  bool
	remote bool // the first may be held at a distance as well
	ahead  int  // how many days ahead a talk may be arranged
}

// How talks go, in percent.
const (
	missedPercent    = 5
	cancelledPercent = 4
	// atOncePercent of the next talks are arranged at the talk before.
	atOncePercent = 72
	// openPercent of the talks of the last days have no outcome yet.
	openPercent = 7
)

// detail is how long back arrangements are known, and not only what came of them.
const detail = 75

// talks writes a course of talks and returns the days of those held.
func (l *life) talks(s series) []day.Date {
	var held []day.Date
	on, booked, self := s.first, s.booked, false
	if s.ahead == 0 {
		s.ahead = 42
	}
	for range 200 {
		if s.until != 0 && on > s.until || l.ends != 0 && on > l.ends || l.noTalks != 0 && len(held) > 0 && on > l.noTalks {
			break
		}
		if on > l.till {
			// Where the case has stalled, the booking has most often been put off as well.
			if booked <= l.till && on <= l.till+day.Date(s.ahead) && (on >= l.w.today || l.chance(15)) {
				l.book(s, booked, on, l.time(on), self)
			}
			break
		}
		known, lately := on > l.w.today-detail, on > l.w.today-4*detail
		at := l.time(on)
		if known {
			l.book(s, booked, on, at, self)
		}
		retry := false
		switch x := l.r.IntN(100); {
		case lately && x < missedPercent:
			l.missed(s, on)
			retry = true
		case known && x < missedPercent+cancelledPercent:
			b := fact.TalkCancelled{For: on, Talk: s.kind, By: fact.CitizenParty}
			if l.chance(35) {
				b.By = fact.Municipality
			}
			l.add(on, l.hour(l.w.openFrom(on)), l.actor(), byStaff, b)
			retry = true
		case on > l.till-12 && l.chance(openPercent):
			// Nobody has written what came of it.
			return held
		default:
			b := fact.TalkHeld{Talk: s.kind, Host: s.host, Form: fact.InPerson, Joint: s.joint}
			if len(held) > 0 || s.remote {
				b.Form = l.form()
			}
			i := l.heldAt(on, at, b)
			held = append(held, on)
			if lately && l.chance(24) {
				l.text(i, l.words(s.kind))
			}
		}
		if retry {
			booked, self = l.w.openFrom(on+l.days(0, 2)), false
			on = l.w.talkDay(l.r, l.who, max(on+4, booked+1), on+12)
			continue
		}
		lo, hi := s.gap(len(held), on)
		if lo == 0 {
			break
		}
		prev := on
		on = l.nextTalk(prev+day.Date(lo), prev+day.Date(hi))
		self = false
		if booked = prev; !l.chance(atOncePercent) {
			booked = max(prev, l.w.openBy(on-l.days(4, 17)))
			if asked := l.w.openFrom(prev + 1); l.selfBooking(s, asked) {
				booked, self = asked+l.days(0, 12), true
				if l.chance(20) {
					booked = asked + l.days(15, 18)
				}
			}
		}
	}
	return held
}

// nextTalk draws the day of a talk; for days to come the diary decides.
func (l *life) nextTalk(lo, hi day.Date) day.Date { return l.w.talkDay(l.r, l.who, lo, hi) }

func (l *life) form() fact.Form {
	switch x := l.r.IntN(100); {
	case x < 62:
		return fact.InPerson
	case x < 94:
		return fact.ByPhone
	}
	return fact.ByVideo
}

func (l *life) actor() string {
	if l.who != "" {
		return l.who
	}
	return l.w.workers[unitReady][0]
}

// times are when talks begin, with the minute of the day.
var times = []struct {
	clock  fact.Clock
	minute int
}{{"08.30", 510}, {"09.00", 540}, {"09.30", 570}, {"10.15", 615}, {"11.00", 660}, {"12.30", 750}, {"13.00", 780}, {"13.45", 825},
	{"14.30", 870}}

// time draws which of the times a talk on a day has.
func (l *life) time(on day.Date) int {
	if on.Weekday() == time.Friday {
		return l.r.IntN(5)
	}
	return l.r.IntN(len(times))
}

// heldAt writes a talk that was held: most often at once, before the citizen has
// left, else on one of the next days.
func (l *life) heldAt(on day.Date, at int, b fact.TalkHeld) int {
	d, minute := l.w.openFrom(on), times[at].minute+l.between(20, 55)
	switch x := l.r.IntN(100); {
	case x < 82:
		return l.add(on, clock(d, min(minute, closes(d)-1), l.r.IntN(60)), l.actor(), byStaff, b)
	case x < 94:
		d = l.w.openFrom(d + 1)
	default:
		d = l.w.openFrom(d + l.days(2, 12))
	}
	if d > l.w.last {
		return l.add(on, clock(l.w.last, closes(l.w.last)-1, 59), l.actor(), byStaff, b)
	}
	return l.add(on, l.hour(d), l.actor(), byStaff, b)
}

// selfBooking asks some of those who are near a job to book the next talk
// themselves.
func (l *life) selfBooking(s series, on day.Date) bool {
	if s.kind != fact.JobTalk || l.c.Stock != Insured && l.c.Stock != JobReady || on < l.w.today-detail || !l.chance(60) || !l.happened(on) {
		return false
	}
	l.put(on, fact.SelfBookingOpened{Deadline: l.w.openFrom(on + 14), Talk: s.kind})
	return true
}

func (l *life) book(s series, booked, on day.Date, at int, self bool) {
	b := fact.TalkBooked{For: on, At: times[at].clock, Talk: s.kind, Host: s.host, Joint: s.joint}
	if self {
		l.auto(min(booked, on, l.w.last), fromCitizen, b)
		return
	}
	booked = min(l.w.openBy(booked), l.w.last, on)
	known := l.hour(booked)
	if i := l.sitting(l.actor(), booked); i >= 0 {
		known = l.notes[i].Recorded.Add(time.Duration(l.between(40, 200)) * time.Second)
	}
	l.add(booked, known, l.actor(), byStaff, b)
}

// missed writes a talk that the citizen did not come to, and what follows.
func (l *life) missed(s series, on day.Date) {
	b := fact.TalkMissed{Talk: s.kind, Host: s.host}
	switch x := l.r.IntN(100); {
	case x < 45:
		b.Ground = fact.Illness
	case x < 75:
		b.Ground = fact.OtherGround
	case x < 88:
		b.Ground = fact.OwnReason
	}
	l.add(on, l.hour(on), l.actor(), byStaff, b)
	if l.c.Stock == Insured {
		l.notify(on)
	}
	if b.Ground == fact.OwnReason || b.Ground == "" {
		if back := l.w.openFrom(on + l.days(1, 6)); l.happened(back) {
			l.add(back, l.hour(back), l.actor(), byStaff, fact.ContactRestored{})
		}
		if s.kind == fact.JobTalk && l.onHelp() && b.Ground == fact.OwnReason && l.chance(60) {
			l.sanction(on)
		}
	}
}

// notify tells the a-kasse of an absence. Now and then it is forgotten.
func (l *life) notify(event day.Date) {
	told := l.w.openFrom(event)
	if l.chance(6) {
		told = l.w.openFrom(event + l.days(2, 40))
	}
	if !l.happened(told) {
		return
	}
	l.add(told, l.hour(told), l.actor(), byStaff, fact.FundNotified{Event: event})
	if reply := l.w.openFrom(told + l.days(6, 24)); l.happened(reply) {
		l.auto(reply, fromFund, fact.FundReplied{})
	}
}

// onHelp reports whether the municipality decides on sanctions.
func (l *life) onHelp() bool {
	switch l.c.Stock {
	case JobReady, Activity, EducationReady, Obvious, YoungActivity:
		return true
	}
	return false
}

// sanction writes the hearing and the decision after a missed talk without a
// reasonable ground.
func (l *life) sanction(event day.Date) {
	hear := l.w.openFrom(event + l.days(2, 6))
	if !l.happened(hear) {
		return
	}
	l.put(hear, fact.HearingSent{Deadline: l.w.openFrom(hear + 14), Topic: fact.TopicSanction})
	if answer := hear + l.days(3, 13); l.happened(answer) && l.chance(60) {
		l.auto(answer, fromCitizen, fact.HearingAnswered{})
	}
	decide := l.w.openFrom(hear + l.days(16, 28))
	if !l.happened(decide) {
		return
	}
	if call := l.w.openFrom(hear + l.days(1, 8)); call < decide {
		l.put(call, fact.ContactAttempted{Channel: fact.Phone, Reached: l.chance(50)})
	}
	l.put(decide, fact.Assessed{Topic: fact.TopicCase, Answer: fact.Yes})
	if l.chance(40) { // the answer gave a reasonable ground
		l.put(decide, fact.Decided{Topic: fact.TopicSanction, Outcome: fact.Stopped, Reasons: true, Guide: true, Received: decide})
		return
	}
	l.put(decide, fact.Decided{Topic: fact.TopicSanction, Outcome: fact.Granted, From: event, Reasons: true, Guide: true,
		Received: decide + 1})
	if book := l.w.openFrom(decide + l.days(1, 8)); l.happened(book) {
		l.by(l.w.benefitTeam(l.r), book, fact.DeductionBooked{Event: event})
	}
}

// benefitTeam names one of those who decide on benefits.
func (w *world) benefitTeam(r *rand.Rand) string {
	if r.IntN(2) == 0 {
		return "HOE"
	}
	return "DSI"
}
