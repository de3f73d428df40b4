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

// absence is one absence from the first day to the return.
type absence struct {
	start, end day.Date // end is the first day back, zero while away
	fact.SicknessReported
}

// absences are the spells of sickness. A report while somebody is away already
// is no new first day.
func (l *life) absences() []absence {
	var out []absence
	for _, f := range l.facts {
		last := len(out) - 1
		switch b := f.Body.(type) {
		case fact.SicknessReported:
			if last < 0 || out[last].end != 0 {
				out = append(out, absence{start: f.On, SicknessReported: b})
			}
		case fact.FullReturn:
			if last >= 0 && out[last].end == 0 && f.On >= out[last].start {
				out[last].end = f.On
			}
		}
	}
	return out
}

// back tells whether the person is back.
func (a absence) back(d day.Date) bool { return a.end != 0 && d >= a.end }

// over tells whether the case about sygedagpenge is over: the person is back, or
// the benefit has stopped or given way to another.
func (l *life) over(a absence, d day.Date) bool {
	return a.back(d) || l.at(d).away || d > a.start && l.at(d-1).benefit == fact.SicknessBenefit && l.at(d).benefit != fact.SicknessBenefit
}

// followUp is an individual follow-up talk with the municipality.
func followUp(b fact.TalkHeld) bool {
	return b.Talk == fact.FollowUpTalk && !b.Group && (b.Host == "" || b.Host == fact.Municipality || b.Joint)
}

// standby tells whether a seriously ill person is left in peace.
func (l *life) standby(d day.Date) bool {
	return slices.ContainsFunc(l.at(d).exempt, func(e fact.ExemptionStarted) bool { return e.Scope == fact.Standby })
}

// short tells whether the absence is in category 1 by what is known on the asked
// day, and since when, row sdp-cat.
func (l *life) short(a absence) (since day.Date) {
	each(l, func(on day.Date, b fact.SicknessCategory) {
		if on < a.start || a.back(on) {
			return
		}
		since = 0
		if b.Category == 1 {
			since = on
		}
	})
	return since
}

// employerTalk is row sdp-employer-talk: four weeks from the first sick day,
// unless dismissed and leaving within eight weeks of it.
func employerTalk(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		if a.From != fact.FromWork {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "sdp-employer-talk", opened: a.start, due: weeks(a.start, 4),
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.TalkHeld) bool { return b.Talk == fact.EmployerTalk })
			},
			gone: func(d day.Date) bool {
				leaves := false
				each(l, func(on day.Date, b fact.DismissalNoticed) {
					leaves = leaves || on <= d && b.Leaves >= a.start && b.Leaves <= weeks(a.start, 8)
				})
				return a.back(d) || leaves
			},
		}))
	}
	return out
}

// reportPay is row sdp-report-pay: five weeks from the first absence day, where
// the employer pays wages. An absence within the employer's 30 days needs none.
func reportPay(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		if a.From != fact.FromWork {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "sdp-report-pay", opened: a.start, due: weeks(a.start, 5),
			done: func(d day.Date) bool { return happens[fact.RefundReported](l, d, nil) },
			gone: func(d day.Date) bool {
				return a.back(d) && a.end <= a.start+30 || happens[fact.EmployerPaymentEnded](l, d, nil)
			},
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
			if on < a.start || a.back(on) {
				return
			}
			due := weeks(on, 1)
			if b.Nothing {
				due = a.start + 14
			}
			out = append(out, l.follow(watch{
				rule: "sdp-report-nopay", opened: on, due: due,
				done: func(d day.Date) bool { return happens[fact.RefundReported](l, d, nil) },
			}))
		})
	}
	return out
}

// firstEight is row sdp-first-8w: the end of the eighth week with the first
// absence day as day 1, in person. The date on which the reform of 2026 took it
// away was not verified: the stricter is 1 July.
func firstEight(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		if a.start >= from2026 {
			continue
		}
		since := l.short(a)
		out = append(out, l.follow(watch{
			rule: "sdp-first-8w", opened: a.start, due: a.start + 8*7 - 1,
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.TalkHeld) bool { return followUp(b) && (b.Form == "" || b.Form == fact.InPerson) })
			},
			gone:  func(d day.Date) bool { return l.over(a, d) || since != 0 && d >= since },
			rests: l.standby,
		}))
	}
	return out
}

// fourInHalf is row sdp-4-in-half: four follow-ups in six months. In a
// predictable course (sdp-13f) ordinary follow-up rests up to the end of week 13.
func fourInHalf(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		if a.start >= from2026 {
			continue
		}
		since := l.short(a)
		out = append(out, l.follow(watch{
			rule: "sdp-4-in-half", opened: a.start, due: months(a.start, 6),
			done:  l.count(a.start, 4, followUp),
			gone:  func(d day.Date) bool { return l.over(a, d) || since != 0 && d >= since },
			rests: func(d day.Date) bool { return l.standby(d) || l.predicted(a, d) },
		}))
	}
	return out
}

// thirteen is the day of the first follow-up talk and the end of week 13 from it
// with that day as day 1, row sdp-13f.
func (l *life) thirteen(a absence) (talk, end day.Date) {
	each(l, func(on day.Date, b fact.TalkHeld) {
		if talk == 0 && on >= a.start && !a.back(on) && followUp(b) {
			talk, end = on, on+13*7-1
		}
	})
	return talk, end
}

func (l *life) predicted(a absence, d day.Date) bool {
	talk, end := l.thirteen(a)
	if talk == 0 || a.From != fact.FromWork || d < from2025 || d < talk || d > end {
		return false
	}
	yes := false
	each(l, func(on day.Date, b fact.Assessed) {
		if on >= a.start && on <= d && b.Topic == fact.TopicPredictable {
			yes = b.Answer == fact.Yes
		}
	})
	return yes
}

func predictable(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		talk, end := l.thirteen(a)
		if talk == 0 || !within(talk, from2025, from2026-1) {
			continue
		}
		for d := talk; d <= l.on && d <= end; d++ {
			if l.predicted(a, d) {
				out = append(out, l.follow(watch{
					rule: "sdp-13f", opened: d, due: end,
					done: a.back,
					gone: func(x day.Date) bool { return x <= end && !l.predicted(a, x) },
				}))
				break
			}
		}
	}
	return out
}

// follow2026 is row sdp-2026: one talk in six months, unless employer and
// employee both expect less than 26 weeks.
func follow2026(l *life) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		if a.start < from2026 {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "sdp-2026", opened: a.start, due: months(a.start, 6),
			done: func(d day.Date) bool { return happens(l, d, followUp) },
			gone: func(d day.Date) bool {
				said := map[fact.Party]bool{}
				each(l, func(on day.Date, b fact.ReturnExpected) {
					if on >= a.start && on <= d {
						said[b.By] = b.Date <= weeks(a.start, 26)
					}
				})
				return l.over(a, d) || a.From == fact.FromWork && said[fact.Employer] && said[fact.CitizenParty]
			},
			rests: l.standby,
		}))
	}
	return out
}

// fastTrack is row sdp-fasttrack: a talk two weeks from the request, which must
// come within five weeks (sdp-fasttrack-window).
func fastTrack(l *life) []Duty { return l.early("sdp-fasttrack", 14, 0, 0, followUp) }

// fastTrackDoctor is row sdp-fasttrack-doctor: the consultation within 8 days.
func fastTrackDoctor(l *life) []Duty {
	return l.early("sdp-fasttrack-doctor", 8, day.MustParse("2021-01-01"), from2025-1, func(b fact.TalkHeld) bool { return b.Talk == fact.ConsultationTalk })
}

func (l *life) early(rule string, n int, from, to day.Date, is func(fact.TalkHeld) bool) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		each(l, func(on day.Date, _ fact.EarlyFollowUpRequested) {
			if on < a.start || a.back(on) || on > weeks(a.start, 5) || !within(on, from, to) {
				return
			}
			out = append(out, l.follow(watch{
				rule: rule, opened: on, due: on + day.Date(n),
				done: func(d day.Date) bool { return happens(l, d, is) },
				gone: func(d day.Date) bool { return l.over(a, d) || happens[fact.EarlyFollowUpDeclined](l, d, nil) },
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
			rule: "sdp-workability", opened: a.start, due: months(a.start, 3),
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.Assessed) bool { return b.Topic == fact.TopicWorkAbility })
			},
			gone: func(d day.Date) bool { return l.over(a, d) },
		}))
	}
	return out
}

// twentyTwo is row sdp-22w: a reassessment before the month's end at which more
// than 22 weeks have been paid in nine calendar months.
func twentyTwo(l *life) []Duty {
	var out []Duty
	paid := map[day.Date]bool{}
	for _, a := range l.absences() {
		from := day.Date(0)
		each(l, func(on day.Date, _ fact.BenefitPaid) {
			if from == 0 && on >= a.start && !a.back(on) {
				from = on
			}
		})
		if from == 0 {
			continue
		}
		stop := func(d day.Date) bool { return d <= l.on && l.over(a, d) }
		due := day.Date(0)
		for d := from; due == 0; d++ { // as if the payment went on
			if d <= l.on && stop(d) {
				break
			}
			paid[d] = true
			if monthEnd(d) != d {
				continue
			}
			n := 0
			year, month, _ := civil(d)
			for x := d; ; x-- {
				y, m, _ := civil(x)
				if (year-y)*12+month-m >= 9 {
					break
				}
				if paid[x] {
					n++
				}
			}
			if n > 22*7 {
				due = d
			}
		}
		for d := range paid { // what did not happen was not paid
			if d > l.on {
				delete(paid, d)
			}
		}
		if due == 0 {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "sdp-22w", opened: from, due: due,
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.Decided) bool { return b.Topic == fact.TopicSicknessReview }) || happens[fact.SicknessExtended](l, d, nil)
			},
			gone: stop,
		}))
	}
	return out
}

// extension is rows sdp-ext-2 (69 weeks) and sdp-ext-3 (134 weeks, waiting time
// for a public hospital left out): the last day is the day before so many weeks
// have passed (example 29).
func (l *life) extension(rule string, number, n int) []Duty {
	var out []Duty
	for _, a := range l.absences() {
		each(l, func(on day.Date, b fact.SicknessExtended) {
			if b.Number != number || on < a.start || a.back(on) {
				return
			}
			from := on
			if b.From != 0 {
				from = b.From
			}
			due := weeks(from, n) - 1
			if number == 3 {
				each(l, func(w day.Date, h fact.HospitalWaiting) {
					for d := max(w, from); d <= h.Until && d <= due; d++ {
						due++
					}
				})
			}
			out = append(out, l.follow(watch{
				rule: rule, opened: from, due: due,
				done: func(d day.Date) bool {
					return happens(l, d, func(b fact.SicknessExtensionEnded) bool { return b.Number == number }) || l.over(a, d) ||
						d > on && happens[fact.SicknessExtended](l, d, nil)
				},
			}))
		})
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
		talk := l.follow(watch{
			rule: "sdp-akasse-talk", opened: a.start, due: weeks(a.start, 4),
			done: func(d day.Date) bool { return happens(l, d, func(b fact.TalkHeld) bool { return b.Host == fact.Fund }) },
			gone: func(d day.Date) bool { return l.over(a, d) },
		})
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

// chronic is row sdp-56: an agreement is valid for two years.
func chronic(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, b fact.Decided) {
		if b.Topic != fact.TopicChronic || b.Outcome != fact.Granted && b.Outcome != fact.Extended {
			return
		}
		from := on
		if b.From != 0 {
			from = b.From
		}
		out = append(out, l.follow(watch{
			rule: "sdp-56", opened: from, due: months(from, 24) - 1,
			done: func(d day.Date) bool {
				return d > on && happens(l, d, func(b fact.Decided) bool { return b.Topic == fact.TopicChronic })
			},
		}))
	})
	return out
}
