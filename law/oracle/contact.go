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
		{"joint-3m-old", jointThreeOld},
		{"joint-6m-old", jointSixOld},
		{"joint-16m", jointSixteen},
		{"talks-after-6m", afterSix},
		{"dim-period", graduateYear},
		{"ja-talks", func(l *life) []Duty {
			return l.four("ja-talks", from2020, from2026-1, l.shifted(7, fact.ClarificationBenefit, fact.ResourceBenefit))
		}},
		{"rf-talks", func(l *life) []Duty {
			return l.four("rf-talks", from2020, from2026-1, l.shifted(8, fact.ResourceBenefit))
		}},
		{"ly-talks", func(l *life) []Duty { return l.four("ly-talks", from2020, from2026-1, l.flexed()) }},
	}
}

// municipalTalk is an individual jobsamtale with the municipality that was held.
func municipalTalk(b fact.TalkHeld) bool {
	return b.Talk == fact.JobTalk && !b.Group && (b.Host == "" || b.Host == fact.Municipality)
}

// fundTalk is one with the a-kasse.
func fundTalk(b fact.TalkHeld) bool { return b.Talk == fact.JobTalk && !b.Group && b.Host == fact.Fund }

// count makes a done that is true on the day of the nth talk from a day on. It
// is asked day by day.
func (l *life) count(from day.Date, n int, is func(fact.TalkHeld) bool) func(day.Date) bool {
	seen := 0
	return func(d day.Date) bool {
		for ; from <= d; from++ {
			for _, f := range l.happened(from) {
				if b, ok := f.Body.(fact.TalkHeld); ok && is(b) {
					seen++
				}
			}
		}
		return seen >= n
	}
}

// outside tells whether the person is outside the contact course, row
// contact-exempt: only its grounds count, and only while it lasts. The order
// that replaced the list was not read, so the list goes on. Mindre intensiv
// indsats (row mii-6w) frees from talks as well.
func (l *life) outside(d day.Date) bool {
	for _, e := range l.at(d).exempt {
		if e.Scope == fact.Reduced {
			return true
		}
		if e.Scope != fact.AllDuties && e.Scope != fact.Talks {
			continue
		}
		switch e.Ground {
		case fact.PensionAge, fact.PensionEarning, fact.NoProviders, fact.Parental, fact.ContractSoon, fact.FullTimeStudy,
			fact.SpecialEducation, fact.Sentence:
			return true
		}
	}
	return false
}

// outsideShare is outside or exempted by a decision that the person can find work
// without more talks than the first, row talks-75pct-2026.
func (l *life) outsideShare(d day.Date) bool {
	return l.outside(d) || slices.ContainsFunc(l.at(d).exempt, func(e exemption) bool { return e.Scope == fact.Share75 })
}

// firstTalk is row first-talk-1w: one week from first contact, held, groups 2 to
// 5. The visitation comes at the talk, so a contact counts while no other group
// is known; a visitation within the week tells what the contact was about.
func firstTalk(l *life) []Duty {
	var out []Duty
	mine := func(d day.Date) bool { g := l.at(d).group; return g >= 2 && g <= 5 }
	each(l, func(on day.Date, _ fact.FirstContact) {
		if on < from2020 {
			return
		}
		due := weeks(on, 1)
		left := l.on + 1 // the day the person leaves; who asks for help after it is back
		for d := l.on; d > on; d-- {
			if happens[fact.MovedOut](l, d, nil) {
				left = d
			}
		}
		entered := day.Date(0)
		for d := on; d <= due && d < left && entered == 0; d++ {
			if mine(d) {
				entered = d
			}
		}
		if entered == 0 {
			if l.at(on).group != 0 || slices.ContainsFunc(l.dagpenge, func(s stretch) bool { return s.has(on) }) {
				return
			}
			for d := on; d <= due && d < left; d++ {
				if l.at(d).group != 0 {
					return
				}
			}
		}
		for d := due; d < left && entered == 0; d++ {
			if mine(d) {
				entered = d
			} else if l.at(d).group != 0 {
				break
			}
		}
		out = append(out, l.follow(watch{
			rule: "first-talk-1w", opened: on, due: due,
			done: func(d day.Date) bool { return happens(l, d, municipalTalk) },
			gone: func(d day.Date) bool {
				if entered != 0 && d > entered {
					return !mine(d)
				}
				return d >= left || entered == 0 && l.at(d).group != 0
			},
			rests: l.outside,
		}))
	})
	return out
}

// four is four individual talks within six months of a period's start.
func (l *life) four(rule string, from, to day.Date, ps []period) []Duty {
	var out []Duty
	for _, p := range ps {
		if within(p.start, from, to) {
			out = append(out, l.counted(rule, p, p.start, 4, 6, municipalTalk, l.outside))
		}
	}
	return out
}

// counted is so many talks from a day before so many months of a period are over.
func (l *life) counted(rule string, p period, from day.Date, talks, months int, is func(fact.TalkHeld) bool,
	rests func(day.Date) bool) Duty {
	return l.follow(watch{
		rule: rule, opened: from, due: l.reach(p, p.start, months),
		done: l.count(from, talks, is), gone: p.gone, rests: rests,
	})
}

// talksOld and talksNew leave nr. 7, 8 and 9 to rows ja-talks, rf-talks and
// ly-talks, which say the same of them.
func talksOld(l *life) []Duty {
	return l.four("talks-4in6-old", from2020, from2024-1, slices.Concat(l.periods, l.helped, l.rehabilitated()))
}

func talksNew(l *life) []Duty {
	return l.four("talks-4in6", from2024, from2026-1, slices.Concat(l.helped, l.rehabilitated()))
}

// talks2026 is row talks-75pct-2026: jobparate and ledighedsydelse four in six
// months, dagpenge two after the handover, unless individually exempted. The
// young whom the municipality has from the first day are owed «at least four».
func talks2026(l *life) []Duty {
	var out []Duty
	for _, p := range slices.Concat(l.helped, l.flexed()) {
		ready := p.group == 9
		for d := p.start; d <= l.on && !p.gone(d); d++ {
			ready = ready || l.at(d).group == 2
		}
		if p.start >= from2026 && ready {
			out = append(out, l.counted("talks-75pct-2026", p, p.start, 4, 6, municipalTalk, l.outsideShare))
		}
	}
	for _, p := range l.periods {
		if p.start < from2026 {
			continue
		}
		if l.visitedYoung(p.since) {
			out = append(out, l.young(p, "talks-75pct-2026", 4, l.outsideShare))
		} else if on, ok := l.handover(p); ok {
			out = append(out, l.counted("talks-75pct-2026", p, on, 2, 6, municipalTalk, l.outsideShare))
		}
	}
	return out
}

// twoYears is row two-year-clarification: nr. 3, 30 or older, after each
// continuous two years on kontanthjælp. A clarification gives an answer.
func twoYears(l *life) []Duty {
	var out []Duty
	cash := stretches(l, func(d day.Date) (bool, bool) { return true, l.at(d).benefit.Benefit == fact.CashAssistance })
	for _, g := range l.inGroup(3) {
		known := false // a benefit is registered while in the group
		for d := g.from; d <= l.on && g.has(d); d++ {
			known = known || l.at(d).benefit.Benefit != ""
		}
		runs := cash
		if !known {
			runs = []stretch{g}
		}
		for _, r := range runs {
			if overlap(r, g) {
				out = append(out, l.clarified(r, stretch{max(r.from, g.from), sooner(r.to, g.to)})...)
			}
		}
	}
	return out
}

// clarified asks every two years of a run on kontanthjælp for the days in group 3.
func (l *life) clarified(run, mine stretch) []Duty {
	for l.born != 0 && age(l.born, mine.from) < 30 {
		mine.from++
	}
	if mine.from > l.on || mine.past(mine.from) {
		return nil
	}
	if l.on < from2020 || mine.to != 0 && mine.to < from2020 {
		return nil // the older acts were not read
	}
	if mine.from >= day.MustParse("2026-02-01") {
		return nil // nor the text that holds without the team
	}
	var out []Duty
	opened := mine.from
	for n := 24; ; n += 24 {
		due := months(run.from, n)
		if due < mine.from || due < from2020 {
			opened = max(opened, due+1)
			continue
		}
		if opened > l.on || mine.past(opened) {
			return out
		}
		d := l.follow(watch{
			rule: "two-year-clarification", opened: opened, due: due,
			done: func(d day.Date) bool {
				return d <= months(run.from, n+24) && happens(l, d, func(b fact.Assessed) bool {
					return b.Topic == fact.TopicTwoYears &&
						b.Answer != ""
				})
			},
			gone: mine.past,
		})
		out = append(out, d)
		opened = due + 1
	}
}

// visitedYoung tells whether the person is in the group of LAB § 27, stk. 3 on a
// day: under 25, without a qualification, without a child at home. An
// unregistered qualification or child is none.
func (l *life) visitedYoung(d day.Date) bool {
	a, known := l.age(d)
	t := l.at(d)
	return known && a < 25 && (t.schooled == "" || t.schooled == fact.Unqualified || t.schooled == fact.YouthEducation) && t.child != fact.Yes
}

// takenOver is the registered handover in a period, or zero.
func (l *life) takenOver(p period) (on day.Date) {
	each(l, func(d day.Date, _ fact.HandedOver) {
		if on == 0 && d >= p.since && !p.gone(d) {
			on = d
		}
	})
	return on
}

// handover is the day on which the municipality takes a period over, as
// registered or else after the a-kasse's three months (row kom-3-talks).
func (l *life) handover(p period) (day.Date, bool) {
	if on := l.takenOver(p); on != 0 {
		return on, on <= l.on
	}
	if p.start < from2024 {
		return 0, false // the municipality had the course from the start, § 3
	}
	on := l.reach(p, p.start, 3)
	return on, on != 0 && on <= l.on && !p.gone(on)
}

// fundFirst is row ak-first-talk: two weeks from the registration as a jobseeker.
// Those who were unemployed before 2024 stay with the municipality.
func fundFirst(l *life) []Duty {
	var out []Duty
	for _, r := range l.registered() {
		g, in := l.seeksFrom(r)
		if g != 1 || l.visitedYoung(r.from) {
			continue
		}
		for _, p := range l.periods {
			if p.gone(r.from) {
				continue
			}
			taken := l.takenOver(p)
			if p.start >= from2024 && (taken == 0 || taken > r.from) {
				out = append(out, l.follow(watch{
					rule: "ak-first-talk", opened: r.from, due: weeks(r.from, 2),
					done:  func(d day.Date) bool { return happens(l, d, fundTalk) },
					gone:  func(d day.Date) bool { return r.past(d) || in.past(d) || taken != 0 && d > taken },
					rests: l.outside,
				}))
			}
			break
		}
	}
	return out
}

// registered are the stretches as a jobseeker. One who registers anew without
// having been taken off is asked anew, and is taken off once for both.
func (l *life) registered() []stretch {
	var out []stretch
	for _, f := range l.facts {
		var to day.Date
		switch f.Body.(type) {
		case fact.JobseekerRegistered:
			out = append(out, stretch{from: f.On})
			continue
		case fact.JobseekerDeregistered:
			to = f.On
		case fact.MovedOut:
			to = f.On - 1
		default:
			continue
		}
		for i := range out {
			if out[i].to == 0 && out[i].from <= to {
				out[i].to = to
			}
		}
	}
	return out
}

// byFund is a number of talks with the a-kasse in the first three months. Its part
// is over with the handover, though not before the three months are.
func (l *life) byFund(rule string, n int, from, to day.Date, rests func(day.Date) bool) []Duty {
	var out []Duty
	for _, p := range l.periods {
		if !within(p.start, from, to) || l.visitedYoung(p.since) {
			continue
		}
		if on := l.takenOver(p); on != 0 {
			p.to = sooner(p.to, max(on, l.reach(p, p.start, 3)+1))
			if p.to < p.start {
				continue // taken over before the placement
			}
		}
		out = append(out, l.counted(rule, p, p.start, n, 3, fundTalk, rests))
	}
	return out
}

// fundThree is row ak-3-talks, fundTwo row ak-2-talks-2026.
func fundThree(l *life) []Duty { return l.byFund("ak-3-talks", 3, from2024, from2026-1, l.outside) }
func fundTwo(l *life) []Duty   { return l.byFund("ak-2-talks-2026", 2, from2026, 0, l.outsideShare) }

// municipalThree is row kom-3-talks: three talks after the handover, before six
// months.
func municipalThree(l *life) []Duty {
	var out []Duty
	for _, p := range l.periods {
		if !within(p.start, from2024, from2026-1) || l.visitedYoung(p.since) {
			continue
		}
		if on, ok := l.handover(p); ok {
			out = append(out, l.counted("kom-3-talks", p, on, 3, 6, municipalTalk, l.outside))
		}
	}
	return out
}

// young is a number of talks in six months of the registration (example 11).
func (l *life) young(p period, rule string, n int, rests func(day.Date) bool) Duty {
	return l.follow(watch{
		rule: rule, opened: p.since, due: l.reach(p, p.since, 6),
		done: l.count(p.since, n, municipalTalk), gone: p.gone, rests: rests,
	})
}

// youngSix is row kom-6-talks-u25: six talks in six months of registration.
func youngSix(l *life) []Duty {
	var out []Duty
	for _, p := range l.periods {
		if within(p.start, from2024, from2026-1) && l.visitedYoung(p.since) {
			out = append(out, l.young(p, "kom-6-talks-u25", 6, l.outside))
		}
	}
	return out
}

// declines tells whether the citizen does not want the a-kasse there on a day.
func (l *life) declines(d day.Date) bool {
	no := false
	each(l, func(on day.Date, b fact.FundAttendanceChosen) {
		if on <= d {
			no = b.Answer == fact.No
		}
	})
	return no
}

// jointThreeOld is row joint-3m-old: a joint talk by three months, where the a-kasse
// found need or the citizen asked in that time.
func jointThreeOld(l *life) []Duty {
	var out []Duty
	for _, p := range l.periods {
		due := l.reach(p, p.start, 3)
		asked := day.Date(0)
		each(l, func(on day.Date, b fact.TalkDemanded) {
			if asked == 0 && b.Joint && b.Talk == fact.JobTalk && on >= p.start {
				asked = on
			}
		})
		if !within(p.start, from2020, from2024-1) || asked == 0 || p.gone(asked) || due != 0 && asked > due {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "joint-3m-old", opened: asked, due: due, gone: p.gone,
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.TalkHeld) bool { return b.Talk == fact.JobTalk && b.Joint && !b.Group })
			},
			rests: func(d day.Date) bool { return l.outside(d) || l.declines(d) },
		}))
	}
	return out
}

// jointSixOld is row joint-6m-old: a joint talk between three and six months.
func jointSixOld(l *life) []Duty {
	var out []Duty
	for _, p := range l.periods {
		from := l.reach(p, p.start, 3)
		if !within(p.start, from2020, from2024-1) || from == 0 || from > l.on || p.gone(from) {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "joint-6m-old", opened: from, due: l.reach(p, p.start, 6),
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.TalkHeld) bool { return b.Talk == fact.JobTalk && b.Joint && !b.Group })
			},
			gone:  p.gone,
			rests: func(d day.Date) bool { return l.outside(d) || l.declines(d) },
		}))
	}
	return out
}

// jointSixteen is row joint-16m: a talk about the intensified effort, joint unless
// the citizen declined that, and an offer made at it or after it, by sixteen months.
func jointSixteen(l *life) []Duty {
	var out []Duty
	for _, p := range l.periods {
		if p.start < from2020 {
			continue
		}
		talked := false
		done := func(d day.Date) bool {
			talked = talked || happens(l, d, func(b fact.TalkHeld) bool {
				return b.Talk == fact.IntensiveTalk && !b.Group && (b.Joint || l.declines(d))
			})
			return talked && (happens[fact.OfferGiven](l, d, nil) || happens[fact.OfferStarted](l, d, nil))
		}
		out = append(out, l.follow(watch{
			rule: "joint-16m", opened: p.start, due: l.reach(p, p.start, 16),
			done: done, gone: p.gone, rests: l.outside,
		}))
	}
	return out
}

// afterSix is row talks-after-6m: from six months on the person may demand a talk at
// any time, and a demand is met by one, on no day that the law gives.
func afterSix(l *life) []Duty {
	var out []Duty
	var open []period // from six months on
	for _, p := range slices.Concat(l.periods, l.helped, l.shifted(7, fact.ClarificationBenefit, fact.ResourceBenefit),
		l.shifted(8, fact.ResourceBenefit), l.flexed(), l.rehabilitated()) {
		on := l.reach(p, p.start, 6)
		if on == 0 || on > l.on || on < from2020 || p.gone(on) {
			continue
		}
		p.start = on
		open = append(open, p)
		slices.SortStableFunc(open, func(a, b period) int { // a demand is in the one that ends first
			switch {
			case a.to == b.to:
				return 0
			case sooner(a.to, b.to) == a.to:
				return -1
			}
			return 1
		})
		out = append(out, l.follow(watch{rule: "talks-after-6m", opened: on, done: never, gone: p.gone, rests: l.outside}))
	}
	each(l, func(on day.Date, b fact.TalkDemanded) {
		if b.Talk != fact.JobTalk || b.By != "" && b.By != fact.CitizenParty {
			return
		}
		for _, p := range open {
			if on >= p.start && !p.gone(on) {
				out = append(out, l.follow(watch{
					rule: "talks-after-6m", opened: on, gone: p.gone, rests: l.outside,
					done: func(d day.Date) bool { return happens(l, d, municipalTalk) },
				}))
				return
			}
		}
	})
	return out
}

func never(day.Date) bool { return false }

// graduateYear is row dim-period: one year of dagpenge, in hours, for graduates
// placed from May 2023.
func graduateYear(l *life) []Duty {
	type placement struct {
		on day.Date
		fact.PlacedInPeriod
	}
	var places []placement
	each(l, func(on day.Date, b fact.PlacedInPeriod) { places = append(places, placement{on, b}) })
	var out []Duty
	for i, p := range places {
		if !p.Graduate || p.on < day.MustParse("2023-05-01") {
			continue
		}
		year := period{start: p.on, hours: true, placed: true}
		for _, r := range l.dagpenge {
			if (r.to == 0 || r.to >= p.on) && (i+1 == len(places) || r.from < places[i+1].on) {
				year.to = r.to
			}
		}
		if i+1 < len(places) {
			year.to = sooner(year.to, places[i+1].on-1)
		}
		due := l.reach(year, year.start, 12)
		if due != 0 {
			due--
		}
		out = append(out, l.follow(watch{
			rule: "dim-period", opened: p.on, due: due,
			done: func(d day.Date) bool { return year.to != 0 && d >= year.to || l.died != 0 && d >= l.died },
		}))
	}
	return out
}
