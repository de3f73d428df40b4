package oracle

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// sickness is section M: sygedagpenge.
func sickness() []covered {
	return []covered{
		{"sdp-employer-talk", employerTalk},
		{"sdp-report-pay", reportPay},
		{"sdp-report-nopay", reportNoPay},
		{"sdp-contest", contest},
		{"sdp-fasttrack-window", fastTrackWindow},
		{"sdp-first-8w", firstEight},
		{"sdp-4-in-half", fourInHalf},
		{"sdp-fasttrack", fastTrack},
		{"sdp-fasttrack-doctor", fastTrackDoctor},
		{"sdp-13f", predictable},
		{"sdp-2026", follow2026},
		{"sdp-workability", workAbility},
		{"sdp-22w", twentyTwo},
		{"sdp-ext-2", func(l *life) []Duty { return l.extension("sdp-ext-2", 2, 69) }},
		{"sdp-ext-3", func(l *life) []Duty { return l.extension("sdp-ext-3", 3, 134) }},
		{"sdp-akasse-talk", fundSick},
		{"sdp-56", chronic},
	}
}

// absence is one absence from its first to its last day.
type absence struct {
	stretch
	fact.SicknessReported
	returned bool     // it ended with a return
	paid     bool     // sygedagpenge are registered
	until    day.Date // last day of the case about sygedagpenge, zero while it runs
}

// illnesses are all spells of sickness. A new report is a new first
// absence day, also where nobody registered the return before it.
func (l *life) illnesses() []absence {
	var all []absence
	for _, f := range l.facts {
		last := len(all) - 1
		open := last >= 0 && all[last].to == 0
		switch b := f.Body.(type) {
		case fact.SicknessReported:
			if open {
				all[last].to = f.On - 1
			}
			all = append(all, absence{stretch: stretch{from: f.On}, SicknessReported: b})
		case fact.FullReturn:
			if open && f.On > all[last].from {
				all[last].to, all[last].returned = f.On-1, true
			}
		case fact.MovedOut:
			if open && f.On > all[last].from {
				all[last].to = f.On - 1
			}
		}
	}
	return slices.DeleteFunc(all, func(a absence) bool { return a.to != 0 && a.to < a.from }) // registered twice
}

// absences are the spells of sickness under the act. Whoever lives on another
// social benefit keeps that while ill, unless sygedagpenge are registered as well.
func (l *life) absences() []absence {
	return slices.DeleteFunc(l.sickCases(), func(a absence) bool { return !a.paid && social(l.at(a.from).benefit.Benefit) })
}

// sickCases are the spells of sickness with the last day of the case about
// sygedagpenge: when they stop, or where nobody registered them when what comes
// after them begins.
func (l *life) sickCases() []absence {
	var out []absence
	for _, a := range l.illnesses() {
		var benefit stretch
		for _, b := range l.benefits(fact.SicknessBenefit) {
			if overlap(b, a.stretch) {
				benefit = b
			}
		}
		a.until, a.paid = a.to, benefit.from != 0
		if benefit.from != 0 {
			a.until = sooner(a.to, benefit.to)
		} else {
			for d := a.from + 1; d <= l.on; d++ {
				b, was := l.at(d).benefit, l.at(d-1).benefit
				next := b != was && (social(b.Benefit) || b.Benefit == fact.DisabilityPension)
				if next || happens(l, d, func(c fact.CourseStarted) bool { return c.Course == fact.TopicClarification }) {
					a.until = sooner(a.until, d-1)
				}
			}
		}
		out = append(out, a)
	}
	return out
}

// social are the benefits that are kept during illness, or follow sygedagpenge.
func social(b fact.Benefit) bool {
	switch b {
	case fact.CashAssistance, fact.EducationAssistance, fact.TransitionBenefit, fact.SelfSupportBenefit,
		fact.ResourceBenefit, fact.ClarificationBenefit, fact.RehabilitationBenefit, fact.FlexBenefit:
		return true
	}
	return false
}

// over tells whether the case about sygedagpenge is over.
func (a absence) over(d day.Date) bool { return a.until != 0 && d > a.until }

// followUp is an individual follow-up talk with the municipality.
func followUp(b fact.TalkHeld) bool {
	return b.Talk == fact.FollowUpTalk && !b.Group && (b.Host == "" || b.Host == fact.Municipality)
}

// inPerson is a talk that nobody says was held from afar.
func inPerson(b fact.TalkHeld) bool { return b.Form == "" || b.Form == fact.InPerson }

// standby tells whether a seriously ill person is left in peace.
func (l *life) standby(d day.Date) bool {
	return slices.ContainsFunc(l.at(d).exempt, func(e exemption) bool { return e.Scope == fact.Standby && e.Ground == fact.SeriousIllness })
}

// long tells whether the absence is expected to last over eight weeks from the
// first day, row sdp-cat, by what is known on the asked day: the category, or what
// was said after it; else what somebody expects. Who knows nothing asks.
func (l *life) long(a absence) bool {
	limit := weeks(a.from, 8)
	category := 0
	said := map[fact.Party]day.Date{}
	for _, f := range l.facts {
		if !a.has(f.On) {
			continue
		}
		switch b := f.Body.(type) {
		case fact.SicknessCategory:
			category = b.Category
			clear(said)
		case fact.ReturnExpected:
			by := b.By
			if by != fact.Employer && by != fact.CitizenParty && by != fact.Doctor {
				by = "others"
			}
			said[by] = b.Date
		}
	}
	latest := day.Date(0)
	for _, d := range said {
		latest = max(latest, d)
	}
	switch {
	case category >= 2:
		return true
	case latest != 0:
		return latest > limit
	case category == 1:
		return false
	case a.Weeks != 0:
		return weeks(a.from, a.Weeks) > limit
	}
	return true
}

// followed are the absences to follow up, with the day from which: the first, or
// where they were thought short, the day on which eight weeks are over.
func (l *life) followed(f func(a absence, from day.Date)) {
	for _, a := range l.absences() {
		switch past := weeks(a.from, 8); {
		case l.long(a):
			f(a, a.from)
		case past <= l.on && !a.over(past):
			f(a, past)
		}
	}
}

// employerTalk is row sdp-employer-talk: four weeks from the first sick day,
// unless dismissed and leaving within eight weeks of it.
func employerTalk(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		if a.From != fact.FromWork {
			continue
		}
		leaves := day.Date(0) // the day on which it is known
		each(l, func(on day.Date, b fact.DismissalNoticed) {
			if !a.past(on) && b.Leaves >= a.from && b.Leaves <= weeks(a.from, 8) && leaves == 0 {
				leaves = max(on, a.from)
			}
		})
		out = append(out, l.follow(watch{
			rule: "sdp-employer-talk", opened: a.from, due: weeks(a.from, 4),
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.TalkHeld) bool { return b.Talk == fact.EmployerTalk })
			},
			gone: func(d day.Date) bool { return a.past(d) || leaves != 0 && d > leaves },
		}))
	}
	return out
}

// reportPay is row sdp-report-pay: five weeks from the first absence day, where
// the employer pays wages. An absence within the employer's 30 days needs none;
// a longer one is reported although it is over.
func reportPay(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		pays := a.From == fact.FromWork
		each(l, func(on day.Date, _ fact.EmployerPaymentEnded) { pays = pays && !a.has(on) })
		if !pays || a.from < covered2019 {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "sdp-report-pay", opened: a.from, due: weeks(a.from, 5),
			done: func(d day.Date) bool { return happens[fact.RefundReported](l, d, nil) },
			gone: func(d day.Date) bool { return a.past(d) && a.to < a.from+30 },
		}))
	}
	return out
}

// reportNoPay is row sdp-report-nopay: a week after the payment of sygedagpenge
// ended, or fourteen days from the first absence day where nothing is paid.
func reportNoPay(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		if a.From != fact.FromWork {
			continue
		}
		each(l, func(on day.Date, b fact.EmployerPaymentEnded) {
			if !a.has(on) {
				return
			}
			opened, due := on, weeks(on, 1)
			if b.Nothing {
				opened, due = a.from, a.from+14
			}
			if opened < covered2019 {
				return
			}
			out = append(out, l.follow(watch{
				rule: "sdp-report-nopay", opened: opened, due: due,
				done: func(d day.Date) bool { return happens[fact.RefundReported](l, d, nil) },
			}))
		})
	}
	return out
}

// contest is row sdp-contest: eight days from the day the employer's data were
// sent, moved off weekends and holidays because they are the citizen's.
func contest(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, _ fact.EmployerDataSent) {
		sick := slices.ContainsFunc(l.absences(), func(a absence) bool { return a.has(on) })
		if !sick || on < covered2019 {
			return
		}
		due := nextWorkday(on + 8)
		out = append(out, l.follow(watch{
			rule: "sdp-contest", opened: on, due: due,
			done: func(d day.Date) bool { return happens[fact.EmployerDataContested](l, d, nil) },
			gone: func(d day.Date) bool { return d > due },
		}))
	})
	return out
}

// fastTrackWindow is row sdp-fasttrack-window: five weeks from the first sick day
// to ask in; a right, so that the last day moves off weekends and holidays.
func fastTrackWindow(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		if a.From != fact.FromWork {
			continue
		}
		due := nextWorkday(weeks(a.from, 5))
		out = append(out, l.follow(watch{
			rule: "sdp-fasttrack-window", opened: a.from, due: due,
			done: func(d day.Date) bool { return happens[fact.EarlyFollowUpRequested](l, d, nil) },
			gone: func(d day.Date) bool { return d > due || a.past(d) },
		}))
	}
	return out
}

// firstEight is row sdp-first-8w: the end of the eighth week with the first
// absence day as day 1, in person. The date on which the reform of 2026 took it
// away was not verified: the stricter is 1 July.
func firstEight(l *life) []Duty {
	var out []Duty
	l.followed(func(a absence, from day.Date) {
		if a.from >= from2026 {
			return
		}
		out = append(out, l.follow(watch{
			rule: "sdp-first-8w", opened: from, since: a.from, due: a.from + 8*7 - 1,
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.TalkHeld) bool { return followUp(b) && inPerson(b) })
			},
			gone:  a.over,
			rests: l.standby,
		}))
	})
	return out
}

// fourInHalf is row sdp-4-in-half: four follow-ups in six months, the first in
// person. In a predictable course (sdp-13f) ordinary follow-up rests up to the
// end of week 13.
func fourInHalf(l *life) []Duty {
	var out []Duty
	l.followed(func(a absence, from day.Date) {
		if !within(a.from, from2020, from2026-1) {
			return
		}
		met := false // somebody has met the person
		out = append(out, l.follow(watch{
			rule: "sdp-4-in-half", opened: from, since: a.from, due: months(a.from, 6),
			done: l.count(a.from, 4, func(b fact.TalkHeld) bool {
				met = met || followUp(b) && inPerson(b)
				return met && followUp(b)
			}),
			gone:  a.over,
			rests: func(d day.Date) bool { return l.standby(d) || l.predicted(a, d) },
		}))
	})
	return out
}

// thirteen is the day of the first follow-up talk in person and the end of week
// 13 from it with that day as day 1, row sdp-13f.
func (l *life) thirteen(a absence) (talk, end day.Date) {
	each(l, func(on day.Date, b fact.TalkHeld) {
		if talk == 0 && a.has(on) && followUp(b) && inPerson(b) {
			talk, end = on, on+13*7-1
		}
	})
	return talk, end
}

// foreseen tells whether the course was judged predictable at the end of a day,
// with nobody expecting a later return and no dismissal after the judgement.
func (l *life) foreseen(a absence, end, d day.Date) bool {
	yes := false
	late := map[fact.Party]bool{}
	for _, f := range l.facts {
		if !a.has(f.On) || f.On > d {
			continue
		}
		switch b := f.Body.(type) {
		case fact.Assessed:
			if b.Topic == fact.TopicPredictable {
				yes = b.Answer == fact.Yes
			}
		case fact.ReturnExpected:
			late[b.By] = b.Date > end
		case fact.DismissalNoticed:
			yes = false
		}
	}
	for _, x := range late {
		yes = yes && !x
	}
	return yes
}

// predicted tells whether sdp-13f takes the place of ordinary follow-up on a day.
// An absence from before 2025 keeps the ordinary one.
func (l *life) predicted(a absence, d day.Date) bool {
	talk, end := l.thirteen(a)
	return talk != 0 && a.From == fact.FromWork && a.from >= from2025 && d >= talk && d <= end && !a.over(d) &&
		(l.foreseen(a, end, d) || d > talk && l.foreseen(a, end, d-1)) // the day on which it changes is its last
}

func predictable(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		talk, end := l.thirteen(a)
		if talk == 0 || a.From != fact.FromWork || a.from < from2025 {
			continue
		}
		for d := talk; d < from2026 && d <= l.on && a.has(d) && !a.over(d); d++ { // until the reform
			if !l.foreseen(a, end, d) || d > talk && l.foreseen(a, end, d-1) {
				continue
			}
			out = append(out, l.follow(watch{
				rule: "sdp-13f", opened: d, due: end,
				done: func(x day.Date) bool {
					return happens[fact.FullReturn](l, x, nil) || x > end &&
						happens(l, x, func(b fact.TalkHeld) bool { return b.Talk == fact.FollowUpTalk })
				},
				gone: func(x day.Date) bool {
					return a.over(x) && !happens[fact.FullReturn](l, x, nil) || x > d && a.has(x-1) && !l.foreseen(a, end, x-1)
				},
			}))
		}
	}
	return out
}

// follow2026 is row sdp-2026: one talk in six months, unless employer and
// employee both expect less than 26 weeks; then that is how long it may last.
func follow2026(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		if a.from < from2026 {
			continue
		}
		end := weeks(a.from, 26) - 1
		since := day.Date(0) // both expect it
		said := map[fact.Party]bool{}
		leaves := false
		for _, f := range l.facts {
			switch b := f.Body.(type) {
			case fact.ReturnExpected:
				if !a.has(f.On) || b.By != fact.Employer && b.By != fact.CitizenParty {
					continue
				}
				said[b.By] = b.Date <= end
				switch both := said[fact.Employer] && said[fact.CitizenParty]; {
				case !both:
					since = 0
				case since == 0:
					since = f.On
				}
			case fact.DismissalNoticed:
				leaves = leaves || !a.past(f.On) && b.Leaves >= a.from
			}
		}
		if leaves || a.From != fact.FromWork {
			since = 0
		}
		out = append(out, l.follow(watch{
			rule: "sdp-2026", opened: a.from, due: months(a.from, 6),
			done: func(d day.Date) bool { return happens(l, d, followUp) },
			gone: func(d day.Date) bool { return a.over(d) || since != 0 && d > since },
		}))
		if since != 0 && !a.over(since) {
			out = append(out, l.follow(watch{
				rule: "sdp-2026", opened: since, due: end,
				done: func(d day.Date) bool { return a.until != 0 && d >= a.until },
			}))
		}
	}
	return out
}

// fastTrack is row sdp-fasttrack: a talk two weeks from the request. That the
// request must come within five weeks (sdp-fasttrack-window) is secondary, so
// a later one counts as well: the safe reading.
func fastTrack(l *life) []Duty { return l.early("sdp-fasttrack", 14, 0, followUp) }

// fastTrackDoctor is row sdp-fasttrack-doctor: the consultation within 8 days.
// The order that replaced it was not checked and switches nothing on.
func fastTrackDoctor(l *life) []Duty {
	return l.early("sdp-fasttrack-doctor", 8, from2025-1, func(b fact.TalkHeld) bool { return b.Talk == fact.ConsultationTalk })
}

func (l *life) early(rule string, n int, to day.Date, is func(fact.TalkHeld) bool) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		each(l, func(on day.Date, _ fact.EarlyFollowUpRequested) {
			if !a.has(on) || a.over(on) || !within(on, 0, to) || to != 0 && on < day.MustParse("2021-01-01") {
				return
			}
			no := day.Date(0)
			each(l, func(d day.Date, _ fact.EarlyFollowUpDeclined) {
				if no == 0 && d >= on && a.has(d) {
					no = d
				}
			})
			out = append(out, l.follow(watch{
				rule: rule, opened: on, due: on + day.Date(n),
				done: func(d day.Date) bool { return happens(l, d, is) },
				gone: func(d day.Date) bool { return a.over(d) || no != 0 && d > no },
			}))
		})
	}
	return out
}

// workAbility is row sdp-workability: three months from the first absence day.
func workAbility(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		out = append(out, l.follow(watch{
			rule: "sdp-workability", opened: a.from, due: months(a.from, 3),
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.Assessed) bool { return b.Topic == fact.TopicWorkAbility })
			},
			gone: a.over,
		}))
	}
	return out
}

// paidFrom is the first day that the municipality pays for an absence: as
// registered, or the earliest that it can be.
func (l *life) paidFrom(a absence) day.Date {
	from := day.Date(0)
	each(l, func(on day.Date, _ fact.BenefitPaid) {
		if from == 0 && on >= a.from && !a.over(on) {
			from = on
		}
	})
	if from != 0 {
		return from
	}
	for _, b := range l.benefits(fact.SicknessBenefit) {
		if overlap(b, a.stretch) {
			from = max(b.from, a.from)
		}
	}
	switch {
	case from != 0:
		return from
	case a.From == fact.FromWork:
		return a.from + 30 // the employer's 30 days do not count
	case a.From == fact.FromOwnBusiness:
		return a.from + 14
	}
	return a.from
}

// twentyTwo is row sdp-22w: a reassessment before the month's end at which more
// than 22 weeks have been paid in nine calendar months, the running one included;
// for pensioners 26 weeks in twelve.
func twentyTwo(l *life) []Duty {
	var out []Duty
	paid := map[day.Date]bool{}
	// What goes on on the asked day goes on.
	barsel := func(d day.Date) bool { return l.at(min(d, l.on)).benefit.Benefit == fact.ParentalBenefit }
	for _, a := range l.absences() {
		from := l.paidFrom(a)
		if a.over(from) || from > l.on {
			continue
		}
		most, span := 22*7, 9
		retired := l.at(from).benefit.Benefit == fact.DisabilityPension
		each(l, func(on day.Date, _ fact.PensionRightRegistered) { retired = retired || on <= from })
		if retired {
			most, span = 26*7, 12
		}
		days := map[day.Date]bool{} // as if the payment went on
		due := day.Date(0)
		for d := from; due == 0 && (d <= monthEnd(l.on) || !barsel(d)); d++ {
			days[d] = !barsel(d)
			if monthEnd(d) != d {
				continue
			}
			n := 0
			year, month, _ := civil(d)
			for x := d; ; x-- {
				if y, m, _ := civil(x); (year-y)*12+month-m >= span {
					break
				}
				if days[x] || paid[x] {
					n++
				}
			}
			if n > most {
				due = d
			}
		}
		for d := from; d <= l.on && !a.over(d); d++ { // as it was
			paid[d] = !barsel(d)
		}
		out = append(out, l.follow(watch{
			rule: "sdp-22w", opened: from, due: due,
			done: func(d day.Date) bool {
				return happens[fact.SicknessExtended](l, d, nil) || happens(l, d, func(b fact.Decided) bool {
					return b.Topic == fact.TopicSicknessReview || b.Topic == fact.TopicClarification ||
						b.Topic == fact.TopicSickness && (b.Outcome == fact.Extended || b.Outcome == fact.Stopped)
				})
			},
			gone: a.over,
		}))
	}
	return out
}

// extension is rows sdp-ext-2 (69 weeks) and sdp-ext-3 (134 weeks, waiting time
// for a public hospital left out): the last day is the day before so many weeks
// have passed (example 29). It is kept where the absence, the ground or the
// decision ends by then.
func (l *life) extension(rule string, number, n int) []Duty {
	var out []Duty
	if !slices.ContainsFunc(l.facts, func(f fact.Fact) bool { _, ok := f.Body.(fact.SicknessReported); return ok }) &&
		len(l.benefits(fact.SicknessBenefit)) == 0 {
		return nil // no absence and no sygedagpenge: no case that can be extended
	}
	start := func(on day.Date, b fact.SicknessExtended) day.Date {
		if b.From != 0 {
			return b.From
		}
		return on
	}
	for i, f := range l.facts {
		b, ok := f.Body.(fact.SicknessExtended)
		if !ok || b.Number != number {
			continue
		}
		from := start(f.On, b)
		if from > l.on {
			continue
		}
		end := day.Date(0)
		for _, a := range l.sickCases() {
			if a.has(from) || a.has(f.On) {
				end = a.until
			}
		}
		if end != 0 {
			end = max(end, from)
		}
		for k, x := range l.facts {
			if k == i || x.On < f.On {
				continue
			}
			switch e := x.Body.(type) {
			case fact.SicknessExtended:
				if s := start(x.On, e); s > from {
					end = sooner(end, s-1)
				}
			case fact.SicknessExtensionEnded:
				if e.Number == number && x.On >= from {
					end = sooner(end, x.On)
				}
			}
		}
		if l.died != 0 {
			end = sooner(end, l.died) // which ends a ground as anything else does
		}
		due := weeks(from, n) - 1
		if number == 3 {
			each(l, func(w day.Date, h fact.HospitalWaiting) {
				if max(w, from) <= due && h.Until >= max(w, from) {
					due += h.Until - max(w, from) + 1
				}
			})
		}
		out = append(out, l.follow(watch{
			rule: rule, opened: from, due: due,
			done: func(d day.Date) bool { return end != 0 && d >= end },
		}))
	}
	return out
}

// fundSick is row sdp-akasse-talk: four weeks for the talk with a sick member,
// and a week after it for telling the municipality.
func fundSick(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		if a.From != fact.FromUnemployment {
			continue
		}
		byFund := func(d day.Date) bool { return happens(l, d, func(b fact.TalkHeld) bool { return b.Host == fact.Fund }) }
		talk := l.follow(watch{rule: "sdp-akasse-talk", opened: a.from, due: weeks(a.from, 4), done: byFund, gone: a.past})
		out = append(out, talk)
		if talk.State == "met" || talk.State == "met_late" {
			out = append(out, l.follow(watch{
				rule: "sdp-akasse-talk", opened: talk.Closed, due: weeks(talk.Closed, 1),
				done: func(d day.Date) bool { return happens[fact.FundReported](l, d, nil) },
			}))
		}
	}
	return out
}

// chronic is row sdp-56: an agreement is valid for two years, or as long as it was
// granted for, until it is stopped or another takes its place.
func chronic(l *life) []Duty {
	var out []Duty
	for i, f := range l.facts {
		b, ok := f.Body.(fact.Decided)
		if !ok || b.Topic != fact.TopicChronic || b.Outcome != fact.Granted && b.Outcome != fact.Extended {
			continue
		}
		from := max(f.On, b.From)
		if from > l.on || from < covered2019 {
			continue
		}
		due := months(from, 24) - 1
		last := sooner(b.Until, due)
		for _, n := range l.facts[i+1:] {
			x, ok := n.Body.(fact.Decided)
			if !ok || x.Topic != fact.TopicChronic {
				continue
			}
			switch x.Outcome {
			case fact.Stopped:
				last = sooner(last, n.On)
			case fact.Granted, fact.Extended:
				last = sooner(last, max(n.On, x.From)-1)
			}
		}
		out = append(out, l.follow(watch{
			rule: "sdp-56", opened: from, due: due, done: never,
			gone: func(d day.Date) bool { return d > max(last, from) },
		}))
	}
	return out
}
