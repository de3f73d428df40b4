package oracle

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// contact is sections C and D: the contact course.
func contact() []covered {
	return []covered{
		{"first-talk-1w", firstTalk},
		{"talks-4in6-old", talksOld},
		{"talks-4in6", talksNew},
		{"talks-75pct-2026", talks2026},
		{"two-year-clarification", twoYears},
		{"ak-first-talk", fundFirst},
		{"ak-3-talks", fundThree},
		{"ak-2-talks-2026", fundTwo},
		{"kom-3-talks", municipalThree},
		{"kom-6-talks-u25", youngSix},
		{"joint-6m-old", jointSixOld},
		{"joint-16m", jointSixteen},
		{"ja-talks", func(l *life) []Duty { return l.fourIn(("ja-talks"), 7) }},
		{"rf-talks", func(l *life) []Duty { return l.fourIn(("rf-talks"), 8) }},
		{"ly-talks", func(l *life) []Duty { return l.fourIn(("ly-talks"), 9) }},
	}
}

// municipalTalk is an individual jobsamtale with the municipality that was held.
func municipalTalk(b fact.TalkHeld) bool {
	return b.Talk == fact.JobTalk && !b.Group && (b.Host == "" || b.Host == fact.Municipality || b.Joint)
}

// fundTalk is one with the a-kasse.
func fundTalk(b fact.TalkHeld) bool {
	return b.Talk == fact.JobTalk && !b.Group && (b.Host == fact.Fund || b.Joint)
}

// count makes a done that is true on the day of the nth talk from a day on.
func (l *life) count(from day.Date, n int, is func(fact.TalkHeld) bool) func(day.Date) bool {
	return func(d day.Date) bool {
		seen := 0
		for x := from; x <= d; x++ {
			for _, f := range l.happened[x] {
				if b, ok := f.Body.(fact.TalkHeld); ok && is(b) {
					seen++
				}
			}
		}
		return seen >= n
	}
}

// help are the benefits of nr. 2 to 5.
func help(b fact.Benefit) bool {
	return b == fact.CashAssistance || b == fact.EducationAssistance || b == fact.TransitionBenefit
}

// outside tells whether the person is outside the contact course, row
// contact-exempt: only its grounds count, and only while it lasts. The order
// that replaced the list was not read, so the list goes on.
func (l *life) outside(d day.Date) bool {
	for _, e := range l.at(d).exempt {
		if e.Scope != fact.AllDuties && e.Scope != fact.Talks {
			continue
		}
		switch e.Ground {
		case fact.PensionAge, fact.NoProviders, fact.Parental, fact.FullTimeStudy, fact.SpecialEducation, fact.Sentence:
			return true
		case fact.PensionEarning:
			if g := l.at(d).group; g == 3 || g == 5 {
				return true
			}
		case fact.ContractSoon:
			if l.at(d).group == 10 {
				return true
			}
		}
	}
	return false
}

// firstTalk is row first-talk-1w: one week from first contact, held, groups 2 to 5.
func firstTalk(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, _ fact.FirstContact) {
		if on < from2020 {
			return
		}
		// The group may be registered some days after the contact.
		mine := func(d day.Date) bool { g := l.at(d).group; return g >= 2 && g <= 5 }
		covers := false
		for d := on; d <= on+7 && d <= l.on; d++ {
			covers = covers || mine(d)
		}
		if g := l.at(on).group; !covers && g != 0 {
			return
		}
		seen := mine(on)
		out = append(out, l.follow(watch{
			rule: "first-talk-1w", opened: on, due: weeks(on, 1),
			done: func(d day.Date) bool { return happens(l, d, municipalTalk) },
			gone: func(d day.Date) bool {
				if t := l.at(d); t.away || d > on && help(l.at(d-1).benefit) && !help(t.benefit) {
					return true
				}
				if mine(d) {
					seen = true
				}
				return seen && !mine(d)
			},
			rests: l.outside,
		}))
	})
	return out
}

// period is a stretch that LAB § 9 counts months in.
type period struct {
	start, end day.Date // end is the first day after, zero while it runs
	kind       int      // the group, with 2 for nr. 2 and 3 and with 4 for nr. 4 and 5
}

func (l *life) kind(d day.Date) int {
	t := l.at(d)
	if t.away {
		return 0
	}
	switch t.group {
	case 1:
		if t.benefit == fact.UnemploymentBenefit {
			return 1
		}
	case 2, 3:
		if help(t.benefit) || t.benefit == "" && !t.noBenefit {
			return 2
		}
	case 4, 5:
		if help(t.benefit) || t.benefit == "" && !t.noBenefit {
			return 4
		}
	case 7:
		if t.benefit == fact.ClarificationBenefit {
			return 7
		}
	case 8:
		if t.benefit == fact.ResourceBenefit {
			return 8
		}
	case 9:
		if t.benefit == fact.FlexBenefit {
			return 9
		}
	case 10:
		return 10
	}
	return 0
}

// periods walks through the case and finds where periods begin, row
// period-count: nr. 1 from the placement, nr. 2 to 5 from first contact, nr. 7
// to 9 from the shift to the benefit, nr. 10 from the start. A shift of benefit,
// or from nr. 4 or 5 to nr. 2 or 3, begins a new one.
func (l *life) periods() []period {
	var out []period
	var running *period
	var benefit fact.Benefit
	var contact, placed, began day.Date
	for d := l.first; d <= l.on; d++ {
		if happens[fact.FirstContact](l, d, nil) {
			contact = d
		}
		if happens[fact.PlacedInPeriod](l, d, nil) {
			placed = d
		}
		t := l.at(d)
		if d == l.first || t.benefit != l.at(d-1).benefit {
			began = d
		}
		kind := l.kind(d)
		if running != nil && (running.kind != kind && !(running.kind == 2 && kind == 4) || t.benefit != benefit) {
			running.end = d
			out = append(out, *running)
			running = nil
			if kind == 2 || kind == 4 {
				if contact < d {
					contact = 0
				}
			}
		}
		if running == nil && kind != 0 {
			p := period{start: d, kind: kind}
			switch kind {
			case 1:
				p.start = began
				if placed >= began {
					p.start = placed
				}
			case 2, 4:
				if contact != 0 {
					p.start = contact
				}
			case 7, 8, 9:
				p.start = began
			}
			running, benefit = &p, t.benefit
			contact = 0
		}
	}
	if running != nil {
		out = append(out, *running)
	}
	return out
}

// goneAfter ends a duty where its period ends.
func (p period) gone(d day.Date) bool { return p.end != 0 && d >= p.end }

func talksOld(l *life) []Duty {
	var out []Duty
	for _, p := range l.periods() {
		if within(p.start, from2020, from2024-1) { // row talks-4in6-old
			out = append(out, l.four("talks-4in6-old", p))
		}
	}
	return out
}

func talksNew(l *life) []Duty {
	var out []Duty
	for _, p := range l.periods() {
		if within(p.start, from2024, from2026-1) && p.kind != 1 { // row talks-4in6
			out = append(out, l.four("talks-4in6", p))
		}
	}
	return out
}

// four is four individual talks within six months of a period's start.
func (l *life) four(rule string, p period) Duty {
	return l.follow(watch{
		rule: rule, opened: p.start, due: months(p.start, 6),
		done: l.count(p.start, 4, municipalTalk), gone: p.gone, rests: l.outside,
	})
}

// fourIn is rows ja-talks, rf-talks and ly-talks: the same minimum, told by group.
func (l *life) fourIn(rule string, kind int) []Duty {
	var out []Duty
	for _, p := range l.periods() {
		if p.kind == kind && within(p.start, from2020, from2026-1) {
			out = append(out, l.four(rule, p))
		}
	}
	return out
}

// talks2026 is row talks-75pct-2026: jobparate and ledighedsydelse four in six
// months, dagpenge two after the handover, unless individually exempted.
func talks2026(l *life) []Duty {
	var out []Duty
	for _, p := range l.periods() {
		if p.start < from2026 {
			continue
		}
		n, from := 4, p.start
		switch {
		case p.kind == 1:
			n, from = 2, months(p.start, 3)
		case p.kind == 2 && l.at(p.start).group != 3, p.kind == 9:
		default:
			continue
		}
		out = append(out, l.follow(watch{
			rule: "talks-75pct-2026", opened: p.start, due: months(p.start, 6),
			done: l.count(from, n, municipalTalk),
			gone: func(d day.Date) bool {
				return p.gone(d) || slices.ContainsFunc(l.at(d).exempt, func(e fact.ExemptionStarted) bool { return e.Scope == fact.Share75 })
			},
			rests: l.outside,
		}))
	}
	return out
}

// twoYears is row two-year-clarification: nr. 3, 30 or older, after each
// continuous two years on kontanthjælp.
func twoYears(l *life) []Duty {
	var out []Duty
	for d := l.first; d <= l.on; d++ {
		if l.at(d).benefit != fact.CashAssistance || d > l.first && l.at(d-1).benefit == fact.CashAssistance {
			continue
		}
		start := d
		end := start
		for end <= l.on && l.at(end).benefit == fact.CashAssistance {
			end++
		}
		for n := 24; ; n += 24 {
			from, due := months(start, n-24), months(start, n)
			if from > l.on || from >= end {
				break
			}
			mine := func(d day.Date) bool {
				a, known := l.age(d)
				return l.at(d).group == 3 && known && a >= 30 && !l.at(d).away
			}
			opened := from
			for opened < end && opened <= l.on && !mine(opened) {
				opened++
			}
			if opened >= end || opened > l.on || due < from2020 {
				continue
			}
			out = append(out, l.follow(watch{
				rule: "two-year-clarification", opened: opened, due: due,
				done: func(d day.Date) bool {
					return happens(l, d, func(b fact.Assessed) bool { return b.Topic == fact.TopicTwoYears })
				},
				gone: func(d day.Date) bool { return d >= end || !mine(d) },
			}))
		}
	}
	return out
}

// visitedYoung tells whether the person is in the group of LAB § 27, stk. 3 on a
// day: under 25, without a qualification, without a child at home. What is not
// registered is not so.
func (l *life) visitedYoung(d day.Date) bool {
	a, known := l.age(d)
	t := l.at(d)
	return known && a < 25 && (t.schooled == fact.Unqualified || t.schooled == fact.YouthEducation) && t.child != fact.Yes
}

// unemployed is a stretch on dagpenge as nr. 1, with the day it counts from.
func (l *life) unemployed() []period {
	var out []period
	for _, p := range l.periods() {
		if p.kind == 1 {
			out = append(out, p)
		}
	}
	return out
}

// oldCourse tells whether somebody on dagpenge before 2024 stays in the
// municipality's course, § 3.
func oldCourse(p period) bool { return p.start < from2024 }

func fundFirst(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, _ fact.JobseekerRegistered) {
		for _, p := range l.unemployed() {
			if on < from2024 || oldCourse(p) || on < p.start-14 || p.gone(on) || l.visitedYoung(on) {
				continue
			}
			out = append(out, l.follow(watch{
				rule: "ak-first-talk", opened: on, due: weeks(on, 2), // row ak-first-talk
				done: func(d day.Date) bool { return happens(l, d, fundTalk) }, gone: p.gone, rests: l.outside,
			}))
			return
		}
	})
	return out
}

// byFund is a number of talks with the a-kasse in the first three months.
func (l *life) byFund(rule string, n int, from, to day.Date) []Duty {
	var out []Duty
	for _, p := range l.unemployed() {
		if within(p.start, from, to) && !l.visitedYoung(p.start) {
			out = append(out, l.follow(watch{
				rule: rule, opened: p.start, due: months(p.start, 3),
				done: l.count(p.start, n, fundTalk), gone: p.gone, rests: l.outside,
			}))
		}
	}
	return out
}

func fundThree(l *life) []Duty { return l.byFund("ak-3-talks", 3, from2024, from2026-1) } // row ak-3-talks
func fundTwo(l *life) []Duty   { return l.byFund("ak-2-talks-2026", 2, from2026, 0) }     // row ak-2-talks-2026

// municipalThree is row kom-3-talks: three talks after the handover, before six
// months.
func municipalThree(l *life) []Duty {
	var out []Duty
	for _, p := range l.unemployed() {
		if !within(p.start, from2024, from2026-1) || l.visitedYoung(p.start) {
			continue
		}
		each(l, func(on day.Date, _ fact.HandedOver) {
			if on >= p.start && !p.gone(on) {
				out = append(out, l.follow(watch{
					rule: "kom-3-talks", opened: on, due: months(p.start, 6),
					done: l.count(on, 3, municipalTalk), gone: p.gone, rests: l.outside,
				}))
			}
		})
	}
	return out
}

// youngSix is row kom-6-talks-u25: six talks in six months of registration.
func youngSix(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, _ fact.JobseekerRegistered) {
		for _, p := range l.unemployed() {
			if within(on, from2024, from2026-1) && on >= p.start-14 && !p.gone(on) && l.visitedYoung(on) {
				out = append(out, l.follow(watch{
					rule: "kom-6-talks-u25", opened: on, due: months(on, 6),
					done: l.count(on, 6, municipalTalk), gone: p.gone, rests: l.outside,
				}))
				return
			}
		}
	})
	return out
}

// jointSixOld is row joint-6m-old: a joint talk between three and six months.
func jointSixOld(l *life) []Duty {
	var out []Duty
	for _, p := range l.unemployed() {
		from := months(p.start, 3)
		if !within(p.start, from2020, from2024-1) || from > l.on || p.gone(from) {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "joint-6m-old", opened: from, due: months(p.start, 6),
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.TalkHeld) bool { return b.Talk == fact.JobTalk && b.Joint })
			},
			gone: func(d day.Date) bool {
				return p.gone(d) || happens(l, d, func(b fact.FundAttendanceChosen) bool { return b.Answer == fact.No })
			},
			rests: l.outside,
		}))
	}
	return out
}

// jointSixteen is row joint-16m: a talk about the intensified effort and the
// offer made, by sixteen months.
func jointSixteen(l *life) []Duty {
	var out []Duty
	for _, p := range l.unemployed() {
		if p.start < from2020 {
			continue
		}
		talked, offered := false, false
		out = append(out, l.follow(watch{
			rule: "joint-16m", opened: p.start, due: months(p.start, 16),
			done: func(d day.Date) bool {
				talked = talked || happens(l, d, func(b fact.TalkHeld) bool { return b.Talk == fact.IntensiveTalk })
				offered = offered || happens[fact.OfferGiven](l, d, nil) || happens[fact.OfferStarted](l, d, nil)
				return talked && offered
			},
			gone: p.gone, rests: l.outside,
		}))
	}
	return out
}
