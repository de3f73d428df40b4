package oracle

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// A Duty is what one provision asks in a case on a day.
type Duty struct {
	Rule        string
	Opened, Due day.Date
	State       string   // open, overdue, met, met_late, lapsed, missed or paused
	Closed      day.Date // the day it was met or fell away, or zero
}

// covered is a provision with the function that finds what it asks.
type covered struct {
	rule string
	find func(*life) []Duty
}

// Rules are the provisions that the oracle covers.
var Rules = func() []string {
	var out []string
	for _, c := range sections() {
		out = append(out, c.rule)
	}
	return out
}()

func sections() []covered {
	return slices.Concat(contact(), cvs(), young(), sickness(), placements(), courses(), flexible(), sanctions(), formal())
}

// Judge says what the provisions in Rules ask on a day, from the facts that are
// known.
func Judge(facts []fact.Fact, on day.Date) []Duty {
	l := live(facts, on)
	var out []Duty
	for _, c := range sections() {
		out = append(out, c.find(l)...)
	}
	return out
}

// watch is one duty to follow from the day it opens.
type watch struct {
	rule        string
	opened, due day.Date
	done        func(d day.Date) bool // it was done on the day
	gone        func(d day.Date) bool // from the day nobody asks for it any more
	rests       func(d day.Date) bool // nobody asks for it on the day
}

// follow walks from the day a duty opens to the asked day.
func (l *life) follow(w watch) Duty {
	out := Duty{Rule: w.rule, Opened: w.opened, Due: w.due}
	for d := w.opened; d <= l.on; d++ {
		if w.gone != nil && w.gone(d) {
			out.Closed, out.State = d, "lapsed"
			if d > w.due {
				out.State = "missed"
			}
			return out
		}
		if w.done(d) {
			out.Closed, out.State = d, "met"
			if d > w.due {
				out.State = "met_late"
			}
			return out
		}
	}
	switch {
	case w.rests != nil && w.rests(l.on):
		out.State = "paused"
	case l.on > w.due:
		out.State = "overdue"
	default:
		out.State = "open"
	}
	return out
}
