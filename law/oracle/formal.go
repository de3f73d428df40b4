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
// holidays because it is the citizen's. Without a complaint guide, which only a
// decision that gives everything may leave out, the time does not run, and where
// the receipt is unknown nobody can say when it ends. A complaint is over the last
// decision on its subject.
func complaint(l *life) []Duty {
	type decision struct {
		on day.Date
		fact.Decided
	}
	var all []decision
	each(l, func(on day.Date, b fact.Decided) { all = append(all, decision{on, b}) })
	var out []Duty
	for i, b := range all {
		opened := max(b.on, b.Received)
		if opened > l.on || opened < covered2019 {
			continue
		}
		imposes := (b.Topic == fact.TopicSanction || b.Topic == fact.TopicTightened) && b.Outcome != fact.Dropped
		gives := !imposes && (b.Outcome == fact.Granted || b.Outcome == fact.Extended || b.Outcome == fact.Dropped)
		due := day.Date(0)
		if b.Received != 0 && (b.Guide || gives) {
			due = nextWorkday(weeks(opened, 4))
		}
		out = append(out, l.follow(watch{
			rule: "adm-klage-4w", opened: opened, due: due,
			done: func(d day.Date) bool {
				return happens(l, d, func(c fact.ComplaintReceived) bool {
					last := -1
					for k, x := range all {
						if x.on <= d && (c.Topic == "" || c.Topic == x.Topic) {
							last = k
						}
					}
					return last == i
				})
			},
			gone: func(d day.Date) bool { return due != 0 && d > due },
		}))
	}
	return out
}

// reassessment is row adm-genvurdering: four weeks from the complaint to a new
// decision, whatever it says, or to forwarding what is upheld.
func reassessment(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, c fact.ComplaintReceived) {
		out = append(out, l.follow(watch{
			rule: "adm-genvurdering", opened: on, due: weeks(on, 4),
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.Reassessed) bool {
					return b.Outcome != fact.Upheld && (b.Topic == "" || c.Topic == "" || b.Topic == c.Topic)
				}) || happens(l, d, func(b fact.ComplaintForwarded) bool { return b.Topic == "" || c.Topic == "" || b.Topic == c.Topic })
			},
		}))
	})
	return out
}

// access is row adm-aktindsigt: decided within seven working days, or the reason
// and the time to expect told; then the day that was told is to be kept, until
// another is. A decision answers the oldest request that waits.
func access(l *life) []Duty {
	var out []Duty
	type request struct{ on, decided day.Date }
	var requests []request
	waiting := func() int { // of the oldest without a decision
		for i, r := range requests {
			if r.decided == 0 {
				return i
			}
		}
		return -1
	}
	type notice struct{ on, due, until day.Date }
	var notices []notice
	for _, f := range l.facts {
		switch b := f.Body.(type) {
		case fact.AccessRequested:
			requests = append(requests, request{on: f.On})
		case fact.AccessDecided:
			if i := waiting(); i >= 0 {
				requests[i].decided = f.On
			}
		case fact.AccessDelayed:
			if waiting() < 0 {
				continue
			}
			if n := len(notices); n > 0 {
				notices[n-1].until = f.On
			}
			notices = append(notices, notice{on: f.On, due: b.Expected})
		}
	}
	for _, r := range requests {
		if r.on < covered2019 {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "adm-aktindsigt", opened: r.on, due: workdays(r.on, 7),
			done: func(d day.Date) bool { return d == r.decided || happens[fact.AccessDelayed](l, d, nil) },
		}))
	}
	for _, n := range notices {
		if n.on < covered2019 {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "adm-aktindsigt", opened: n.on, due: n.due,
			done: func(d day.Date) bool { return happens[fact.AccessDecided](l, d, nil) },
			gone: func(d day.Date) bool { return n.until != 0 && d > n.until },
		}))
	}
	return out
}
