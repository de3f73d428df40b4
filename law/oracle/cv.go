package oracle

import (
	"indgang/day"
	"indgang/fact"
)

// cvs is section E: the CV on Jobnet.
func cvs() []covered {
	return []covered{
		{"cv-dagpenge", func(l *life) []Duty {
			return byRegistration(l, "cv-dagpenge", 2, func(t today) bool { return t.group == 1 || t.group == 0 && t.benefit == fact.UnemploymentBenefit })
		}},
		{"cv-jobparat", func(l *life) []Duty {
			return byRegistration(l, "cv-jobparat", 3, func(t today) bool { return t.group == 2 })
		}},
		{"cv-aabenlyst", cvObvious},
		{"cv-ledighedsydelse", cvFlex},
	}
}

// byRegistration is rows cv-dagpenge (two weeks) and cv-jobparat (three) from the
// registration as a jobseeker.
func byRegistration(l *life, rule string, n int, mine func(today) bool) []Duty {
	var out []Duty
	each(l, func(on day.Date, _ fact.JobseekerRegistered) {
		if on < from2020 {
			return
		}
		covers := false
		for d := on; d <= on+7 && d <= l.on; d++ { // the group may come days later
			covers = covers || mine(l.at(d))
		}
		if !covers {
			return
		}
		seen := false
		out = append(out, l.follow(watch{
			rule: rule, opened: on, due: weeks(on, n),
			done: func(d day.Date) bool { return l.at(d).cv },
			gone: func(d day.Date) bool {
				seen = seen || mine(l.at(d))
				return seen && !mine(l.at(d)) || l.at(d).away || !l.at(d).seeker || d > on && l.at(d).noBenefit && !l.at(d-1).noBenefit
			},
		}))
	})
	return out
}

// cvObvious is row cv-aabenlyst: three weeks from first contact.
func cvObvious(l *life) []Duty {
	var out []Duty
	mine := func(d day.Date) bool { t := l.at(d); return t.group == 4 && t.obvious && !t.away }
	each(l, func(on day.Date, _ fact.FirstContact) {
		covers := false
		for d := on; d <= on+7 && d <= l.on; d++ {
			covers = covers || mine(d)
		}
		if on < from2020 || !covers {
			return
		}
		seen := false
		out = append(out, l.follow(watch{
			rule: "cv-aabenlyst", opened: on, due: weeks(on, 3),
			done: func(d day.Date) bool { return l.at(d).cv },
			gone: func(d day.Date) bool {
				seen = seen || mine(d)
				return seen && !mine(d) || d > on && l.at(d).noBenefit && !l.at(d-1).noBenefit
			},
		}))
	})
	return out
}

// cvFlex is row cv-ledighedsydelse: three weeks from the shift to ledighedsydelse.
func cvFlex(l *life) []Duty {
	var out []Duty
	mine := func(d day.Date) bool { t := l.at(d); return t.benefit == fact.FlexBenefit && !t.away }
	for d := l.first; d <= l.on; d++ {
		if d < from2020 || !mine(d) || d > l.first && mine(d-1) {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "cv-ledighedsydelse", opened: d, due: weeks(d, 3),
			done: func(d day.Date) bool { return l.at(d).cv },
			gone: func(d day.Date) bool { return !mine(d) },
		}))
	}
	return out
}
