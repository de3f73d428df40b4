package oracle

import (
	"indgang/day"
	"indgang/fact"
)

// flexible is section P and the icebreaker of Q.
func flexible() []covered {
	return []covered{
		{"fj-5y", flexFive},
		{"fj-followup", flexFollowUp},
		{"fj-status", flexStatus},
		{"ly-reassess", flexReassess},
		{"ly-move", flexMove},
		{"kh-isbryder", icebreaker},
	}
}

// flexJobs are the fleksjob with their first and last days.
func (l *life) flexJobs() []course {
	var out []course
	for _, f := range l.facts {
		last := len(out) - 1
		switch b := f.Body.(type) {
		case fact.EmploymentStarted:
			if b.Job == fact.FlexJob && (last < 0 || out[last].end != 0) {
				out = append(out, course{start: f.On, until: b.Until})
			}
		case fact.EmploymentEnded:
			if b.Job == fact.FlexJob && last >= 0 && out[last].end == 0 {
				out[last].end = f.On
			}
		}
	}
	return out
}

// off tells whether the last day is past.
func (c course) off(d day.Date) bool { return c.end != 0 && d > c.end }

// flexFive is row fj-5y: the first fleksjob is for five years.
func flexFive(l *life) []Duty {
	var out []Duty
	for i, c := range l.flexJobs() {
		if a, known := l.age(c.start); i > 0 && (!known || a >= 40) {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "fj-5y", opened: c.start, due: months(c.start, 60) - 1,
			done: func(d day.Date) bool { return d > c.start && l.decided(d, fact.TopicFlexJob) },
			gone: c.off,
		}))
	}
	return out
}

// flexFollowUp is row fj-followup: a personal talk every 30 months.
func flexFollowUp(l *life) []Duty {
	var out []Duty
	for _, c := range l.flexJobs() {
		for n := 0; ; n += 30 {
			from := months(c.start, n)
			if from > l.on || c.off(from) {
				break
			}
			if n > 0 {
				from++
			}
			out = append(out, l.follow(watch{
				rule: "fj-followup", opened: from, due: months(c.start, n+30),
				done: func(d day.Date) bool {
					return happens(l, d, func(b fact.TalkHeld) bool {
						return b.Talk == fact.FlexTalk && (b.Form == "" || b.Form == fact.InPerson)
					})
				},
				gone: c.off,
			}))
		}
	}
	return out
}

// flexStatus is row fj-status: a written status at 54 months.
func flexStatus(l *life) []Duty {
	var out []Duty
	for i, c := range l.flexJobs() {
		if a, known := l.age(c.start); i > 0 && (!known || a >= 40) {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "fj-status", opened: c.start, due: months(c.start, 54),
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.Assessed) bool { return b.Topic == fact.TopicFlexJob })
			},
			gone: c.off,
		}))
	}
	return out
}

// received tells whether ledighedsydelse counts on a day: barsel and sorgorlov
// do not, row ly-reassess.
func (l *life) received(d day.Date) bool {
	t := l.at(d)
	if t.benefit.Benefit != fact.FlexBenefit {
		return false
	}
	for _, e := range t.exempt {
		if e.Ground == fact.Parental || e.Ground == fact.Bereavement {
			return false
		}
	}
	return true
}

// tally counts calendar months day by day: a stretch of days is so many whole
// months and the days that are left, and thirty of those are a month.
type tally struct{ months, days int }

// reached is the day on which n months have been received from a day on, as if
// what goes on on the asked day went on, or zero where it stops.
func (l *life) reached(from day.Date, n int) day.Date {
	var sum tally
	for d := from; d <= l.on; d++ {
		if !l.received(d) {
			continue
		}
		start := d
		target := func() day.Date {
			return months(start, max(0, n-sum.months)) - 1 - day.Date(sum.days)
		}
		for d+1 <= l.on && l.received(d+1) {
			d++
		}
		if t := target(); t <= d || d == l.on {
			return max(t, start)
		}
		whole := 0
		for months(start, whole+1)-1 <= d {
			whole++
		}
		sum.months += whole
		sum.days += int(d - (months(start, whole) - 1))
		for sum.days >= 30 {
			sum.days -= 30
			sum.months++
		}
	}
	return 0
}

// flexReassess is row ly-reassess: 12 months within 18 opens it, and 18 months
// received is the limit; then the count begins anew.
func flexReassess(l *life) []Duty {
	var out []Duty
	from := l.first
	for from <= l.on {
		for from <= l.on && !l.received(from) {
			from++
		}
		if from > l.on {
			break
		}
		opened := l.reached(from, 12)
		if opened == 0 || opened > l.on {
			break
		}
		if opened > months(from, 18)-1 { // not within 18 months: begin later
			for from <= l.on && l.received(from) {
				from++
			}
			continue
		}
		due := l.reached(from, 18)
		d := l.follow(watch{
			rule: "ly-reassess", opened: opened, due: due,
			done: func(d day.Date) bool { return l.decided(d, fact.TopicFlexReview) },
			gone: func(d day.Date) bool { return l.at(d).benefit.Benefit != fact.FlexBenefit || l.at(d).away },
		})
		if due != 0 {
			out = append(out, d)
		}
		if d.State != "met" && d.State != "met_late" {
			break
		}
		from = d.Closed + 1
	}
	return out
}

// flexMove is row ly-move: six months after a move that keeps the limit from
// being kept.
func flexMove(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, _ fact.MovedIn) {
		if l.at(on).benefit.Benefit != fact.FlexBenefit {
			return
		}
		hinders := day.Date(0)
		each(l, func(d day.Date, b fact.Assessed) {
			if b.Topic == fact.TopicMoveHinders && d >= on {
				hinders = 0
				if b.Answer == fact.Yes {
					hinders = d
				}
			}
		})
		if hinders == 0 {
			return
		}
		out = append(out, l.follow(watch{
			rule: "ly-move", opened: on, due: months(on, 6),
			done: func(d day.Date) bool { return l.decided(d, fact.TopicFlexReview) },
			gone: func(d day.Date) bool { return l.at(d).benefit.Benefit != fact.FlexBenefit || l.at(d).away },
		}))
	})
	return out
}

// icebreaker is row kh-isbryder: the employment starts within two years of the
// education's end.
func icebreaker(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, _ fact.EducationEnded) {
		wants := false
		each(l, func(d day.Date, b fact.ApplicationReceived) { wants = wants || b.Topic == fact.TopicIcebreaker })
		if on < from2020 || !wants {
			return
		}
		out = append(out, l.follow(watch{
			rule: "kh-isbryder", opened: on, due: months(on, 24),
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.OfferStarted) bool { return b.Offer == fact.IcebreakerJob })
			},
		}))
	})
	return out
}
