package oracle

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// courses is sections N and O: jobafklaring and ressourceforløb.
func courses() []covered {
	return []covered{
		{"ja-2y", clarification},
		{"ja-team-4w", clarificationTeam},
		{"rf-3y", resource},
		{"rf-6m-start", resourceStart},
	}
}

// course is one course from its first to its last day.
type course struct {
	kind       fact.Topic
	start, end day.Date
}

// allCourses are the courses as they are registered.
func (l *life) allCourses() []course {
	var out []course
	for _, f := range l.facts {
		switch b := f.Body.(type) {
		case fact.CourseStarted:
			out = append(out, course{kind: b.Course, start: f.On})
		case fact.CourseEnded:
			for i := len(out) - 1; i >= 0; i-- {
				if c := &out[i]; c.end == 0 && (b.Course == "" || b.Course == c.kind) {
					c.end = f.On
					break
				}
			}
		case fact.MovedOut:
			for i := range out {
				if c := &out[i]; c.start < f.On && (c.end == 0 || c.end >= f.On) {
					c.end = f.On - 1
				}
			}
		}
	}
	return out
}

func (l *life) coursesOf(kind fact.Topic) []course {
	return slices.DeleteFunc(l.allCourses(), func(c course) bool { return c.kind != kind })
}

func (c course) days() stretch { return stretch{c.start, c.end} }

// sooner is the course with another last day, if that is earlier.
func (c course) sooner(end day.Date) course {
	c.end = sooner(c.end, max(end, c.start))
	return c
}

// runs are the courses of a kind as the law counts them: each until it ends, the
// group does or another course begins, and a new one from a decision to go on. The
// group stands for a course that nobody registered.
func (l *life) runs(kind fact.Topic, group int) []course {
	all, mine := l.allCourses(), l.coursesOf(kind)
	var out []course
	for _, c := range mine {
		days := c.days()
		for _, n := range all {
			if n.start > c.start {
				c = c.sooner(n.start - 1)
			}
		}
		last := stretch{}
		for _, g := range l.inGroup(group) {
			if overlap(g, days) {
				last = g
			}
		}
		if last.to != 0 {
			c = c.sooner(last.to)
		}
		out = append(out, c)
	}
	for _, g := range l.inGroup(group) {
		if !slices.ContainsFunc(mine, func(c course) bool { return overlap(c.days(), g) }) {
			out = append(out, course{kind, g.from, g.to})
		}
	}
	if kind == fact.TopicClarification { // it ends with the illness that it began in
		for i, c := range out {
			for _, a := range l.illnesses() {
				if a.has(c.start) && a.returned {
					out[i] = out[i].sooner(a.to)
				}
			}
		}
	}
	var cut []course
	for _, c := range out {
		each(l, func(on day.Date, b fact.Decided) {
			if b.From != 0 {
				on = b.From
			}
			if b.Topic == kind && b.Outcome == fact.Extended && on > c.start && (c.end == 0 || on <= c.end) && on <= l.on {
				cut = append(cut, course{kind, c.start, on - 1})
				c.start = on
			}
		})
		cut = append(cut, c)
	}
	return cut
}

// ended tells whether the last day has come, and off whether it is past.
func (c course) ended(d day.Date) bool { return c.end != 0 && d >= c.end }
func (c course) off(d day.Date) bool   { return c.end != 0 && d > c.end }

// clarification is row ja-2y: two years at a time.
func clarification(l *life) []Duty {
	var out []Duty
	for _, c := range l.runs(fact.TopicClarification, 7) {
		out = append(out, l.follow(watch{rule: "ja-2y", opened: c.start, due: months(c.start, 24) - 1, done: c.ended}))
	}
	return out
}

// team tells whether the team met about the case on a day.
func (l *life) team(d day.Date) bool {
	return happens[fact.CasePresented](l, d, nil) || happens(l, d, func(b fact.TalkHeld) bool { return b.Talk == fact.RehabMeeting })
}

// clarificationTeam is row ja-team-4w: four weeks from the visitation. From 2025
// only where the municipality sees a need, and where it sees it after the four
// weeks, from then: the safe reading. From July 2026 there need be no team.
func clarificationTeam(l *life) []Duty {
	var visits []course
	mine := l.coursesOf(fact.TopicClarification)
	for _, g := range l.inGroup(7) {
		v := course{start: g.from, end: g.to}
		for _, c := range mine {
			rest := stretch{c.end + 1, g.to}
			if c.end != 0 && overlap(c.days(), g) && (rest.to != 0 && rest.to < rest.from ||
				!slices.ContainsFunc(mine, func(x course) bool { return overlap(x.days(), rest) })) {
				v.end = sooner(v.end, c.end)
			}
		}
		visits = append(visits, v)
	}
	for _, c := range mine {
		if !slices.ContainsFunc(l.inGroup(7), func(g stretch) bool { return overlap(g, c.days()) }) {
			visits = append(visits, c)
		}
	}
	var out []Duty
	for _, v := range visits {
		w := watch{rule: "ja-team-4w", opened: v.start, since: v.start, due: weeks(v.start, 4), done: l.team, gone: v.off}
		switch {
		case v.start >= from2026:
			continue
		case v.start >= from2025:
			needed := day.Date(0)
			each(l, func(on day.Date, b fact.Assessed) {
				if needed == 0 && b.Topic == fact.TopicTeam && b.Answer == fact.Yes && on >= v.start && !v.off(on) {
					needed = on
				}
			})
			if needed == 0 {
				continue
			}
			w.opened = needed
			if needed > w.due {
				w.due = weeks(needed, 4)
			}
		}
		out = append(out, l.follow(w))
	}
	return out
}

var from2022 = day.MustParse("2022-01-01")

// resource is row rf-3y: one course lasts three years at most, and from 40 to 50
// all courses together five unless the person wishes more. What held for courses
// from before 2022 is graded D, and from July 2026 there are no new ones.
func resource(l *life) []Duty {
	var out []Duty
	runs := l.runs(fact.TopicResource, 8)
	for i, c := range runs {
		if !within(c.start, from2022, from2026-1) {
			continue
		}
		out = append(out, l.follow(watch{rule: "rf-3y", opened: c.start, due: months(c.start, 36) - 1, done: c.ended}))
		if a, known := l.age(c.start); i == 0 || !known || a < 40 || a >= 50 {
			continue
		}
		due := months(c.start, 60) - 1
		for _, x := range runs {
			for d := x.start; d < c.start && !x.off(d); d++ {
				due--
			}
		}
		out = append(out, l.follow(watch{
			rule: "rf-3y", opened: c.start, due: max(due, c.start), done: c.ended,
			rests: func(d day.Date) bool {
				wishes := false
				each(l, func(on day.Date, b fact.Wished) { wishes = wishes || on <= d && b.Topic == fact.TopicResource })
				return wishes
			},
		}))
	}
	return out
}

// resourceStart is row rf-6m-start: an effort started within six months, or the
// case goes to the team again.
func resourceStart(l *life) []Duty {
	var out []Duty
	for _, c := range l.runs(fact.TopicResource, 8) {
		if !within(c.start, from2022, from2026-1) {
			continue
		}
		started := day.Date(0) // an effort that began before and goes on is one from the start
		for _, kind := range []fact.OfferType{
			fact.WorkPlacement, fact.WageSubsidy, fact.GuidanceUpskill, fact.OtherGuidance, fact.AmuCourse, // chapters 11, 12 and 14
			fact.SocialEffort, fact.HealthEffort,
		} {
			for _, o := range l.offers(kind) {
				if o.end == 0 || o.end >= c.start {
					started = sooner(started, max(o.start, c.start))
				}
			}
		}
		special := func(d day.Date) bool {
			return slices.ContainsFunc(l.at(d).exempt, func(e exemption) bool { return e.Scope == fact.Offers || e.Scope == fact.AllDuties })
		}
		due := months(c.start, 6)
		out = append(out, l.follow(watch{
			rule: "rf-6m-start", opened: c.start, due: due, rests: special, gone: c.off,
			done: func(d day.Date) bool { return d == started },
		}))
		if l.on > due && (started == 0 || started > due) && !special(due) && (c.end == 0 || c.end > due) {
			out = append(out, l.follow(watch{rule: "rf-6m-start", opened: due + 1, done: l.team, gone: c.off}))
		}
	}
	return out
}
