package oracle

import (
	"slices"

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

var from2013 = day.MustParse("2013-01-01")

// temporary is five years in which a fleksjob is temporary.
type temporary struct {
	job         stretch
	start, next day.Date // next is the day after them
	ended       day.Date // decided what follows, or zero
}

// temporaries are the five years of rows fj-5y and fj-status: from the start of a
// fleksjob, jobs without a gap being one, and for who is under 40 when they end
// five more. A later fleksjob has five years of its own, and where nobody knows
// the age, one more time is asked for: the safe readings.
func (l *life) temporaries() []temporary {
	// What was over before the first covered day is not asked for.
	return slices.DeleteFunc(l.fiveYears(), func(t temporary) bool { return t.next <= covered2019 || t.start > l.on })
}

func (l *life) fiveYears() []temporary {
	var out []temporary
	var used day.Date
	jobs := l.jobs(fact.FlexJob)
	for i := 0; i < len(jobs); i++ {
		run := jobs[i].stretch
		if run.from < from2013 {
			continue // under the old scheme
		}
		for run.to != 0 && i+1 < len(jobs) && jobs[i+1].from <= run.to+1 {
			i++
			if to := jobs[i].to; to == 0 || to > run.to {
				run.to = to
			}
		}
		start := run.from
		for n := 1; ; n++ {
			t := temporary{job: run, start: start, next: months(start, 60)}
			var how fact.Outcome
			each(l, func(on day.Date, b fact.Decided) {
				ends := b.Outcome == fact.Extended || b.Outcome == fact.Final || b.Outcome == fact.Stopped
				if t.ended == 0 && b.Topic == fact.TopicFlexJob && ends && on > max(start, used) {
					t.ended, how = on, b.Outcome
				}
			})
			if t.ended != 0 && run.past(t.ended) {
				t.ended, how = 0, ""
			}
			if t.ended != 0 {
				used = t.ended
			}
			out = append(out, t)
			if how == fact.Final {
				return out
			}
			if how == fact.Stopped || run.to != 0 && run.to < t.next {
				break
			}
			a, known := l.age(t.next)
			if known && a >= 40 {
				return out // permanent from now on
			}
			if !known && n > 1 {
				break
			}
			start = t.next
		}
	}
	return out
}

// flexFive is row fj-5y.
func flexFive(l *life) []Duty {
	var out []Duty
	for _, t := range l.temporaries() {
		out = append(out, l.follow(watch{
			rule: "fj-5y", opened: t.start, due: t.next - 1,
			done: func(d day.Date) bool { return d == t.ended || t.job.to != 0 && d >= t.job.to },
		}))
	}
	return out
}

// flexFollowUp is row fj-followup: a personal talk every 30 months of each job.
// The dates stand, and one talk is for one of them: the oldest that still waits,
// unless the next is due as well. A talk on the phone is not personal.
func flexFollowUp(l *life) []Duty {
	var out []Duty
	for _, j := range l.jobs(fact.FlexJob) {
		if j.from < from2013 || j.past(covered2019) {
			continue
		}
		used := day.Date(0) // the talks up to this day are for earlier dates
		opened := max(j.from, covered2019)
		for n := 30; opened <= l.on && !j.past(opened); n += 30 {
			due, next := months(j.from, n), months(j.from, n+30)
			if due < opened {
				opened = max(opened, due+1)
				continue
			}
			first := day.Date(0)
			for d := max(opened, used+1); d <= l.on && first == 0; d++ {
				if happens(l, d, func(b fact.TalkHeld) bool { return b.Talk == fact.FlexTalk && b.Form != fact.ByPhone && !b.Group }) {
					first = d
				}
			}
			if first > next {
				first = 0
			}
			if first != 0 {
				used = first
			}
			out = append(out, l.follow(watch{
				rule: "fj-followup", opened: opened, due: due,
				done: func(d day.Date) bool { return d == first }, gone: j.past,
			}))
			opened = due + 1
		}
	}
	return out
}

// flexStatus is row fj-status: a written status at 54 months of each five years.
// One from before the first follow-up, at 30 months, is too old: the safe reading.
func flexStatus(l *life) []Duty {
	var out []Duty
	for _, t := range l.temporaries() {
		opened := months(t.start, 30)
		if opened > l.on || t.job.past(opened) {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "fj-status", opened: opened, due: months(t.start, 54),
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.Assessed) bool { return b.Topic == fact.TopicFlexJob || b.Topic == fact.TopicFlexReview })
			},
			gone: func(d day.Date) bool { return t.job.past(d) || d >= t.next },
		}))
	}
	return out
}

// leave tells whether the person is on barsel or sorgorlov on a day, which does
// not count in row ly-reassess. What goes on on the asked day goes on, until its
// planned end.
func (l *life) leave(d day.Date) bool {
	t := l.at(min(d, l.on))
	return t.benefit.Benefit == fact.ParentalBenefit || slices.ContainsFunc(t.exempt, func(e exemption) bool {
		return (e.Ground == fact.Parental || e.Ground == fact.Bereavement) && (e.Until == 0 || d <= e.Until)
	})
}

// farOff bounds the walks into a future that may never come.
const farOff = 60 * 366

// later moves a day on by a gap, counted in whole months and the days left over.
func later(d, from, upTo day.Date) day.Date {
	n := 0
	for months(from, n+1) <= upTo {
		n++
	}
	return months(d, n) + upTo - months(from, n)
}

// together are the stretches on ledighedsydelse that belong together: less than
// the 18 months between them, leaves left out.
func (l *life) together() [][]stretch {
	var out [][]stretch
	for _, b := range l.benefits(fact.FlexBenefit) {
		if n := len(out); n > 0 {
			last := out[n-1][len(out[n-1])-1].to
			if b.from < l.windowFrom(last+1) {
				out[n-1] = append(out[n-1], b)
				continue
			}
		}
		out = append(out, []stretch{b})
	}
	return out
}

// windowFrom is the day after the 18 months from a day, leaves left out.
func (l *life) windowFrom(from day.Date) day.Date {
	end := months(from, 18)
	for d := from; d < end; d++ {
		if !l.leave(d) {
			continue
		}
		begins := d
		for l.leave(d) {
			if d++; d > from+farOff {
				return d
			}
		}
		end = later(end, begins, d)
	}
	return end
}

// count is one count of months on ledighedsydelse for row ly-reassess.
type count struct {
	from, reached, due day.Date // due is zero while a leave has no end
	until              day.Date // last day on ledighedsydelse, or zero
}

// counts are the counts of months: twelve within eighteen, and then anew from the
// day after, each with the last day of eighteen months received. Gaps are counted
// in months and days.
func (l *life) counts() []count {
	var out []count
	for _, spells := range l.together() {
		end := spells[len(spells)-1]
		received := func(d day.Date) bool {
			if l.leave(d) {
				return false
			}
			return d >= end.from || slices.ContainsFunc(spells, func(s stretch) bool { return s.has(d) })
		}
		// after is the day after the one on which n months have been received.
		after := func(from day.Date, n int) day.Date {
			stop := months(from, n)
			for d := from; d < stop; d++ {
				if received(d) {
					continue
				}
				begins := d
				for !received(d) {
					if d++; d > from+farOff {
						return 0
					}
				}
				stop = max(later(stop, begins, d), d+1)
			}
			return stop
		}
		for from := spells[0].from; from <= l.on; {
			if !received(from) {
				from++
				continue
			}
			whole := after(from, 12)
			if whole == 0 || end.past(whole-1) {
				break
			}
			if whole > l.windowFrom(from) { // too far between: begin later
				for received(from) && from <= l.on {
					from++
				}
				continue
			}
			c := count{from: from, reached: whole - 1, until: end.to}
			if due := after(from, 18); due != 0 {
				c.due = due - 1
			}
			out = append(out, c)
			from = whole
		}
	}
	return out
}

// hindered is the day on which it was assessed that a move here keeps a count from
// being finished in time, and the day of the move.
func (l *life) hindered(c count) (on, moved day.Date) {
	each(l, func(d day.Date, _ fact.MovedIn) { moved = d })
	if moved == 0 || c.due == 0 || moved <= c.from || moved > c.due || months(moved, 6) <= c.due {
		return 0, moved
	}
	each(l, func(d day.Date, b fact.Assessed) {
		if on == 0 && d >= moved && b.Topic == fact.TopicMoveHinders && b.Answer == fact.Yes {
			on = d
		}
	})
	return on, moved
}

// reviewed tells whether the right to a fleksjob was decided on a day.
func (l *life) reviewed(d day.Date) bool {
	return happens(l, d, func(b fact.Decided) bool { return b.Topic == fact.TopicFlexReview && b.Outcome != fact.Provisional })
}

// flexReassess is row ly-reassess: 12 months within 18 open it, and it is to be
// finished when 18 are received, unless a move hinders that.
func flexReassess(l *life) []Duty {
	var out []Duty
	for _, c := range l.counts() {
		if c.reached > l.on || c.due != 0 && c.due < covered2019 || c.reached < covered2019 {
			continue
		}
		moves, _ := l.hindered(c)
		if moves != 0 {
			moves = max(moves, c.reached)
		}
		out = append(out, l.follow(watch{
			rule: "ly-reassess", opened: c.reached, due: c.due, done: l.reviewed,
			gone: func(d day.Date) bool { return c.until != 0 && d > c.until || moves != 0 && d > moves },
		}))
	}
	return out
}

// flexMove is row ly-move: six months after a move that keeps the limit from
// being kept.
func flexMove(l *life) []Duty {
	var out []Duty
	for _, c := range l.counts() {
		on, moved := l.hindered(c)
		if on == 0 {
			continue
		}
		opened := max(on, c.reached)
		if opened > l.on || opened < covered2019 || c.until != 0 && opened > c.until {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "ly-move", opened: opened, due: months(moved, 6), done: l.reviewed,
			gone: func(d day.Date) bool { return c.until != 0 && d > c.until },
		}))
	}
	return out
}

// icebreaker is row kh-isbryder: the employment starts within two years of an
// education of 18 months or more, for who is in the circle or has asked to be, and
// lasts a year.
func icebreaker(l *life) []Duty {
	var out []Duty
	asked := false
	each(l, func(_ day.Date, b fact.ApplicationReceived) { asked = asked || b.Topic == fact.TopicIcebreaker })
	each(l, func(_ day.Date, b fact.Assessed) {
		asked = asked || b.Topic == fact.TopicIcebreaker && b.Answer == fact.Yes
	})
	for _, e := range l.educations() {
		opened := e.end + 1
		if !asked || !e.completed || opened < from2020 || opened > l.on || e.end < months(e.start, 18)-1 {
			continue
		}
		due := months(opened, 24) - 1
		out = append(out, l.follow(watch{
			rule: "kh-isbryder", opened: opened, due: due,
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.OfferStarted) bool { return b.Offer == fact.IcebreakerJob })
			},
			gone: func(d day.Date) bool { return d > due },
		}))
	}
	for _, o := range l.offers(fact.IcebreakerJob) {
		if o.start >= from2020 {
			out = append(out, l.limit("kh-isbryder", o, months(o.start, 12)-1))
		}
	}
	return out
}

// education is one education from its first to its last day.
type education struct {
	start, end day.Date
	left       day.Date // the day before a move out
	completed  bool     // and of a kind that can give access to an a-kasse
}

func (l *life) educations() []education {
	var out []education
	var kinds []fact.EducationType
	end := func(on day.Date, kind fact.EducationType, completed bool) {
		for i := len(out) - 1; i >= 0; i-- {
			if e := &out[i]; e.end == 0 && (kind == "" || kind == kinds[i]) {
				e.end, e.completed = on, completed && (kinds[i] == fact.Vocational || kinds[i] == fact.Higher)
				return
			}
		}
	}
	for _, f := range l.facts {
		switch b := f.Body.(type) {
		case fact.EducationStarted:
			out, kinds = append(out, education{start: f.On}), append(kinds, b.Education)
		case fact.EducationEnded:
			end(f.On, b.Education, true)
		case fact.EducationBroken:
			end(f.On, b.Education, false)
		case fact.MovedOut:
			for i := range out {
				if e := &out[i]; e.start < f.On && e.left == 0 {
					e.left = f.On - 1
				}
			}
		}
	}
	for i := range out { // an end that is told stands, also after a move
		if e := &out[i]; e.end == 0 {
			e.end = e.left
		}
	}
	return out
}
