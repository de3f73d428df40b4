package oracle

import (
	"indgang/day"
	"indgang/fact"
)

// formal is section T.
func formal() []covered {
	return []covered{
		{"adm-klage-4w", complaint},
		{"adm-genvurdering", reassessment},
		{"adm-aktindsigt", access},
	}
}

// complaint is row adm-klage-4w: four weeks from receipt, moved off weekends and
// holidays because it is the citizen's. Without a complaint guide the time does
// not run, and where the receipt is unknown nobody can say that it has.
func complaint(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, b fact.Decided) {
		if !b.Guide || b.Received == 0 || b.Received > l.on {
			return
		}
		due := nextWorkday(weeks(b.Received, 4))
		out = append(out, l.follow(watch{
			rule: "adm-klage-4w", opened: b.Received, due: due,
			done: func(d day.Date) bool {
				return happens(l, d, func(c fact.ComplaintReceived) bool { return c.Topic == "" || c.Topic == b.Topic })
			},
			gone: func(d day.Date) bool { return d > due },
		}))
	})
	return out
}

// reassessment is row adm-genvurdering: four weeks from the complaint to a new
// decision or to forwarding what is upheld.
func reassessment(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, c fact.ComplaintReceived) {
		out = append(out, l.follow(watch{
			rule: "adm-genvurdering", opened: on, due: weeks(on, 4),
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.Reassessed) bool {
					return b.Outcome == fact.Changed && (b.Topic == "" || c.Topic == "" || b.Topic == c.Topic)
				}) || happens(l, d, func(b fact.ComplaintForwarded) bool { return b.Topic == "" || c.Topic == "" || b.Topic == c.Topic })
			},
		}))
	})
	return out
}

// access is row adm-aktindsigt: seven working days, or the reason and the time
// to expect.
func access(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, _ fact.AccessRequested) {
		out = append(out, l.follow(watch{
			rule: "adm-aktindsigt", opened: on, due: workdays(on, 7),
			done: func(d day.Date) bool {
				return happens[fact.AccessDecided](l, d, nil) || happens[fact.AccessDelayed](l, d, nil)
			},
		}))
	})
	return out
}
