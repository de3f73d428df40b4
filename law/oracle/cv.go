package oracle

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// cvs is section E: the CV on Jobnet. The duty is the citizen's, so a deadline on
// a weekend or holiday moves to the next weekday, § 0.3.
func cvs() []covered {
	return []covered{
		{"cv-dagpenge", func(l *life) []Duty { return byRegistration(l, "cv-dagpenge", 2, 1) }},
		{"cv-jobparat", func(l *life) []Duty { return byRegistration(l, "cv-jobparat", 3, 2) }},
		{"cv-aabenlyst", cvObvious},
		{"cv-ledighedsydelse", cvFlex},
		{"selfbook", selfBook},
	}
}

// cv follows a demand for a CV from a day while a state lasts.
func (l *life) cv(rule string, on day.Date, n int, gone func(day.Date) bool) Duty {
	return l.follow(watch{
		rule: rule, opened: on, due: nextWorkday(weeks(on, n)),
		done: func(d day.Date) bool { return l.at(d).cv }, gone: gone,
	})
}

// byRegistration is rows cv-dagpenge (two weeks) and cv-jobparat (three) from the
// registration as a jobseeker. Mindre intensiv indsats does not lift it.
func byRegistration(l *life, rule string, n, group int) []Duty {
	var out []Duty
	for _, r := range l.registered() {
		if g, in := l.seeksFrom(r); g == group && r.from >= from2020 {
			out = append(out, l.cv(rule, r.from, n, func(d day.Date) bool { return r.past(d) || in.past(d) }))
		}
	}
	return out
}

// cvObvious is row cv-aabenlyst: three weeks from first contact. The visitation to
// nr. 4 or 5 may have been provisional before.
func cvObvious(l *life) []Duty {
	var out []Duty
	for _, g := range stretches(l, func(d day.Date) (int, bool) { t := l.at(d); return t.again, t.obvious }) {
		from, opened := g.from, g.from
		for from > l.first && (l.at(from-1).group == 4 || l.at(from-1).group == 5) && !l.at(from-1).obvious {
			from--
		}
		if from == l.first || l.at(from-1).group == 0 {
			opened = l.contacted(from, opened)
		}
		if opened >= from2020 {
			out = append(out, l.cv("cv-aabenlyst", opened, 3, g.past))
		}
	}
	return out
}

// contacted is the earliest contact since the last group ended, for a group that
// begins on a day, or another day where there was none. One before an earlier time
// on the benefits of nr. 2 to 5 was about that.
func (l *life) contacted(begins, otherwise day.Date) day.Date {
	on := func(d day.Date) bool { return help(l.at(d).benefit.Benefit) }
	for d := begins; d >= l.first && (d == begins || l.at(d).group == 0); d-- {
		if happens[fact.FirstContact](l, d, nil) {
			otherwise = d
		}
		if d < begins && on(d-1) && !on(d) {
			break
		}
	}
	return otherwise
}

// cvFlex is row cv-ledighedsydelse: three weeks from the shift to ledighedsydelse.
func cvFlex(l *life) []Duty {
	var out []Duty
	for _, b := range l.benefits(fact.FlexBenefit) {
		if b.from >= from2020 {
			out = append(out, l.cv("cv-ledighedsydelse", b.from, 3, b.past))
		}
	}
	return out
}

// selfBook is row selfbook: booked within the deadline that the municipality set,
// which is the citizen's and moves off weekends and holidays, while the person is
// in a target group as on the day of the invitation.
func selfBook(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, b fact.SelfBookingOpened) {
		if on < from2020 {
			return
		}
		member := l.at(on).group != 0
		out = append(out, l.follow(watch{
			rule: "selfbook", opened: on, due: nextWorkday(b.Deadline),
			done: func(d day.Date) bool {
				return happens(l, d, func(x fact.TalkBooked) bool { return x.Talk == b.Talk }) ||
					happens(l, d, func(x fact.TalkHeld) bool { return x.Talk == b.Talk })
			},
			gone: func(d day.Date) bool { return member && l.at(d).group == 0 },
			rests: func(d day.Date) bool {
				return slices.ContainsFunc(l.at(d).exempt, func(e exemption) bool { return e.Scope == fact.SelfBook })
			},
		}))
	})
	return out
}
