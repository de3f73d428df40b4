package oracle

import (
	"indgang/day"
	"indgang/fact"
)

// sanctions is section R.
func sanctions() []covered {
	return []covered{{"san-effect", deduction}}
}

// deduction is row san-effect: a deduction is made within three whole calendar
// months after the breach (example 25).
func deduction(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, b fact.Decided) {
		if b.Topic != fact.TopicSanction || b.Outcome != fact.Imposed {
			return
		}
		breach := on
		if b.From != 0 {
			breach = b.From
		}
		due := monthEnd(breach)
		for range 3 {
			due = monthEnd(due + 1)
		}
		out = append(out, l.follow(watch{
			rule: "san-effect", opened: on, due: due,
			done: func(d day.Date) bool {
				return happens(l, d, func(x fact.DeductionBooked) bool { return x.Event == breach })
			},
			gone: func(d day.Date) bool {
				return d > on && happens(l, d, func(x fact.Decided) bool { return x.Topic == fact.TopicSanction && x.Outcome == fact.Dropped })
			},
		}))
	})
	return out
}
