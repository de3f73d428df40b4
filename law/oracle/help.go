package oracle

import (
	"indgang/day"
	"indgang/fact"
)

// helpedYoung is section F: uddannelseshjælp.
func helpedYoung() []covered {
	return []covered{
		{"uh-first-visit", firstVisit},
		{"uh-3-months", finalVisit},
	}
}

// schooling is a time on uddannelseshjælp from the first contact.
type schooling struct {
	start day.Date // the first contact, or what stands for it
	stretch
	grouped bool     // a target group tells, and not the benefit alone
	talk    day.Date // the first conversation, or zero
}

// schoolings are the times in nr. 4 and 5, and on uddannelseshjælp where nobody
// registered a target group.
func (l *life) schoolings() []schooling {
	var out []schooling
	for _, s := range stretches(l, func(d day.Date) (bool, bool) { g := l.at(d).group; return true, g == 4 || g == 5 }) {
		x := schooling{start: s.from, stretch: s, grouped: true}
		if l.at(s.from-1).group == 0 {
			x.start = l.contacted(s.from, s.from)
		}
		out = append(out, x)
	}
	for _, s := range stretches(l, func(d day.Date) (bool, bool) { return true, l.at(d).benefit.Benefit == fact.EducationAssistance }) {
		x := schooling{start: s.from, stretch: s}
		for d := s.from; d <= l.on && s.has(d); d++ {
			x.grouped = x.grouped || l.at(d).group != 0
		}
		if x.grouped {
			continue // the group tells
		}
		for d := s.from; d >= l.first && (d == s.from || l.at(d).benefit.Benefit == ""); d-- {
			if happens[fact.FirstContact](l, d, nil) {
				x.start = d
			}
		}
		out = append(out, x)
	}
	for i := range out {
		x := &out[i]
		for d := x.start; d <= l.on && !x.past(d) && x.talk == 0; d++ {
			if happens(l, d, municipalTalk) {
				x.talk = d
			}
		}
	}
	return out
}

// about tells whether a topic is that of a visitation.
func about(t fact.Topic) bool { return t == fact.TopicReadiness || t == fact.TopicTargetGroup }

// firstVisit is row uh-first-visit: an assessment at the first conversation.
func firstVisit(l *life) []Duty {
	var out []Duty
	for _, x := range l.schoolings() {
		if x.talk < from2020 {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "uh-first-visit", opened: x.talk, due: x.talk, gone: x.past,
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.Assessed) bool { return about(b.Topic) }) ||
					happens(l, d, func(b fact.GroupAssigned) bool { return b.Group == 4 || b.Group == 5 })
			},
		}))
	}
	return out
}

// finalVisit is row uh-3-months: who was neither åbenlyst uddannelsesparat nor
// aktivitetsparat at the first conversation is visited finally three months after
// the contact, or before.
func finalVisit(l *life) []Duty {
	var out []Duty
	for _, x := range l.schoolings() {
		decided := false
		for d := x.from; x.grouped && (d == x.from && x.talk == 0 || d <= x.talk) && !x.past(d); d++ {
			t := l.at(d)
			decided = decided || t.group == 5 || t.obvious
		}
		if decided || x.start < from2020 {
			continue
		}
		final := func(topic fact.Topic, how fact.Outcome) bool { return about(topic) && how == fact.Final }
		out = append(out, l.follow(watch{
			rule: "uh-3-months", opened: x.start, due: months(x.start, 3), gone: x.past,
			done: func(d day.Date) bool {
				return d > max(x.start, x.talk) && (happens(l, d, func(b fact.Assessed) bool { return final(b.Topic, b.Outcome) }) ||
					happens(l, d, func(b fact.Decided) bool { return final(b.Topic, b.Outcome) }) ||
					happens(l, d, func(b fact.GroupAssigned) bool { return b.Group == 5 || b.Obvious }))
			},
		}))
	}
	return out
}
