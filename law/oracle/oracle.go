package oracle

import (
	"slices"
	"strings"

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
	for _, c := range sections {
		out = append(out, c.rule)
	}
	return out
}()

var sections = slices.Concat(contact(), cvs(), young(), helpedYoung(), activation(), sickness(), placements(), courses(), flexible(),
	sanctions(), formal())

// Judge says what the provisions in Rules ask on a day, from the facts that are
// known.
func Judge(facts []fact.Fact, on day.Date) []Duty {
	l := live(facts, on)
	var out []Duty
	for _, c := range sections {
		for _, d := range c.find(l) {
			if l.died == 0 || d.Opened <= l.died || formally(d.Rule) {
				out = append(out, d)
			}
		}
	}
	return out
}

// formally tells whether a rule is about decisions and access to files, which
// are owed also when somebody has died.
func formally(rule string) bool { return strings.HasPrefix(rule, "adm-") }

// watch is one duty to follow from the day it opens.
type watch struct {
	rule        string
	opened, due day.Date              // due is zero where nobody knows it
	since       day.Date              // the first day that counts, where that is before it opens
	done        func(d day.Date) bool // it was done on the day
	gone        func(d day.Date) bool // from the day nobody asks for it any more
	rests       func(d day.Date) bool // nobody asks for it on the day
	cancels     func(d day.Date) bool // takes it away for good, if it is not done
}

// follow walks from the day a duty opens to the asked day. It closes on the day
// it was done, on the last day on which it was asked for, or on its due day where
// it rested then.
func (l *life) follow(w watch) Duty {
	out := Duty{Rule: w.rule, Opened: w.opened, Due: w.due}
	late := func(d day.Date) bool { return w.due != 0 && d > w.due }
	for d := w.since; w.since != 0 && d < w.opened; d++ {
		if w.done(d) {
			out.Closed, out.State = d, "met"
			return out
		}
	}
	if d := w.due; d != 0 && d < w.opened && w.rests != nil && w.rests(d) {
		out.Closed, out.State = d, "lapsed"
		return out
	}
	for d := w.opened; d <= l.on; d++ {
		if w.gone != nil && w.gone(d) || l.died != 0 && d > l.died && !formally(w.rule) {
			out.Closed, out.State = d-1, "lapsed"
			if late(d - 1) {
				out.State = "missed"
			}
			return out
		}
		if w.done(d) {
			out.Closed, out.State = d, "met"
			if late(d) {
				out.State = "met_late"
			}
			return out
		}
		if w.cancels != nil && w.cancels(d) {
			out.Closed, out.State = d, "lapsed"
			if late(d) {
				out.State = "missed"
			}
			return out
		}
		if d == w.due && l.on > d && w.rests != nil && w.rests(d) {
			out.Closed, out.State = d, "lapsed"
			return out
		}
	}
	switch {
	case late(l.on):
		out.State = "overdue"
	case w.rests != nil && w.rests(l.on):
		out.State = "paused"
	default:
		out.State = "open"
	}
	return out
}
