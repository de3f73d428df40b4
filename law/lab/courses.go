package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// The reform of lov 1750/2025 took effect on one of these days; nobody has
// verified which for ressourceforløb and the rehabiliteringsteam.
var (
	reformEarliest = day.MustParse("2026-02-01")
	reformLatest   = day.MustParse(reformed)
)

const (
	reformDoubt = "Reformen kan være trådt i kraft 1. februar 2026; reglen er beholdt til 1. juli 2026."
	reformUnset = "Om reformen trådte i kraft her 1. februar eller 1. juli 2026, er ikke verificeret, og den ændrede tekst er ikke læst."

	formerAct    = " Før 2020 stod reglen i den tidligere lov; om teksten var den samme, er ikke verificeret."
	guessedStart = "Forløbets begyndelse er ikke registreret: der er regnet fra målgruppen."
	newCourse    = "et nyt forløb er begyndt"
	wellAgain    = "borgeren er raskmeldt"
)

// A run is one jobafklaringsforløb or ressourceforløb, as chapters 18 and 19
// count them: a decision to go on begins a new one.
type run struct {
	day.Period
	start   fact.Seq
	group   fact.Seq // the spell in the target group, 0 for none
	end     duty.Ref
	ended   string
	planned day.Date
	doubt   string
}

func (r *run) trigger() duty.Trigger {
	return duty.Trigger{On: r.From, Ref: duty.Ref(r.start), Group: duty.Ref(r.group), Until: r.To, End: r.end, Ended: r.ended,
		Plan: r.planned, Doubt: r.doubt}
}

// sooner lets the course end on a day, if that is before it ends anyway.
func (r *run) sooner(on day.Date, end fact.Seq, why string) {
	on = day.Max(on, r.From)
	if r.To == 0 || on < r.To {
		r.To, r.end, r.ended = on, duty.Ref(end), why
	}
}

// clarificationRuns and resourceRuns find the courses of target groups 7 and 8.
func clarificationRuns(c *casefile.Case) []run { return runsOf(c, fact.TopicClarification, 7) }
func resourceRuns(c *casefile.Case) []run      { return runsOf(c, fact.TopicResource, 8) }

// runsOf finds the courses of a kind. Where none is registered while the person
// is in the target group, the group stands for it.
func runsOf(c *casefile.Case, kind fact.Topic, group int) []run {
	var out []run
	for i := range c.Courses {
		x := &c.Courses[i]
		if x.Course != kind {
			continue
		}
		r := run{Period: x.Period, start: x.Start, end: duty.Ref(x.End), planned: x.Planned}
		if x.To != 0 {
			r.ended = courseEnded
		}
		for k := range c.Courses {
			if n := &c.Courses[k]; n.From > x.From {
				r.sooner(n.From-1, n.Start, newCourse)
			}
		}
		var last *casefile.Group
		for k := range c.Groups {
			if g := &c.Groups[k]; g.Group == group && g.Overlaps(x.Period) {
				last = g
			}
		}
		if last != nil {
			r.group = last.Start
			if last.To != 0 {
				r.sooner(last.To, last.End, groupEnded)
			}
		}
		if kind == fact.TopicClarification {
			recovered(c, &r)
		}
		out = prolonged(c, kind, r, out)
	}
	for i := range c.Groups {
		g := &c.Groups[i]
		if g.Group != group || registered(c, kind, g.Period) {
			continue
		}
		r := run{Period: g.Period, start: g.Start, group: g.Start, end: duty.Ref(g.End), doubt: guessedStart}
		if g.To != 0 {
			r.ended = groupEnded
		}
		if kind == fact.TopicClarification {
			recovered(c, &r)
		}
		out = prolonged(c, kind, r, out)
	}
	return out
}

// registered reports whether a course of a kind is registered in a period.
func registered(c *casefile.Case, kind fact.Topic, p day.Period) bool {
	for i := range c.Courses {
		if c.Courses[i].Course == kind && c.Courses[i].Overlaps(p) {
			return true
		}
	}
	return false
}

// recovered ends a jobafklaringsforløb with the illness that it began in.
func recovered(c *casefile.Case, r *run) {
	for i := range c.Sickness {
		s := &c.Sickness[i]
		if s.To == 0 || !s.Has(r.From) {
			continue
		}
		if e, ok := c.Entry(s.End); ok {
			if _, back := e.Body.(fact.FullReturn); back {
				r.sooner(s.To, s.End, wellAgain)
			}
		}
	}
}

// prolonged adds a course, cut where a decision began a new one.
func prolonged(c *casefile.Case, kind fact.Topic, r run, out []run) []run {
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.Topic != kind || d.Outcome != fact.Extended {
			continue
		}
		on := d.From
		if on == 0 {
			on = d.On
		}
		if on <= r.From || r.To != 0 && on > r.To {
			continue
		}
		first := r
		first.To, first.end, first.ended = on-1, duty.Ref(d.ID), newCourse
		out = append(out, first)
		r.From, r.start, r.planned = on, d.ID, d.Until
	}
	return append(out, r)
}

// runTriggers opens a trigger for each course.
func runTriggers(find func(*casefile.Case) []run) func(*casefile.Case) []duty.Trigger {
	return func(c *casefile.Case) []duty.Trigger {
		runs := find(c)
		if len(runs) == 0 {
			return nil
		}
		out := make([]duty.Trigger, len(runs))
		for i := range runs {
			out[i] = runs[i].trigger()
		}
		return out
	}
}

// teamMet finds the meetings of the rehabiliteringsteam about the case.
func teamMet(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch b := e.Body.(type) {
		case fact.CasePresented:
		case fact.TalkHeld:
			if b.Talk != fact.RehabMeeting {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}

// teamBooked finds the meetings that are arranged.
func teamBooked(c *casefile.Case, _ duty.Trigger) []duty.Event {
	return talksOf(c, casefile.Booked, fact.RehabMeeting)
}

// talksOf finds talks of a type in a state.
func talksOf(c *casefile.Case, state casefile.TalkState, kind fact.TalkType) []duty.Event {
	var out []duty.Event
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == state && t.Type == kind && !t.Group {
			out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
		}
	}
	return out
}

// assessed finds the first assessment of a topic with an answer from one day to
// another.
func assessed(c *casefile.Case, topic fact.Topic, answer fact.YesNo, from, to day.Date) (*casefile.Entry, bool) {
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On < from {
			continue
		}
		if e.On > to {
			return nil, false
		}
		if a, ok := e.Body.(fact.Assessed); ok && a.Topic == topic && a.Answer == answer {
			return e, true
		}
	}
	return nil, false
}
