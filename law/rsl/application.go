package rsl

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

// applications finds the applications that ask for a decision. Each is counted
// from the day it was received: papers that are missing do not stop the clock.
func applications(c caseT) []duty.Trigger {
	if !c.Formal {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.ApplicationReceived)
		if !ok {
			continue
		}
		t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)}
		if w, ok := casefile.First(c, e.On, func(w fact.ApplicationWithdrawn) bool { return w.Topic == f.Topic }); ok {
			t.Until, t.End, t.Ended = w.On, duty.Ref(w.ID), "ansøgningen er trukket tilbage"
		}
		out = append(out, t)
	}
	return out
}

// published finds the applications, each with the published deadline of its
// subject area.
func published(c caseT) []duty.Trigger {
	out := applications(c)
	for i := range out {
		out[i].Span = deadlineOf[topicOf(c, out[i])]
	}
	return out
}

func topicOf(c caseT, t duty.Trigger) fact.Topic {
	e, _ := c.Entry(fact.Seq(t.Ref))
	return e.Body.(fact.ApplicationReceived).Topic
}

// decided finds the decisions on the application's subject. A provisional one
// decides nothing yet.
func decided(c caseT, t duty.Trigger) []duty.Event {
	topic := topicOf(c, t)
	var out []duty.Event
	for i := range c.Decisions {
		if d := &c.Decisions[i]; d.Topic == topic && d.Outcome != fact.Provisional {
			out = append(out, duty.Event{On: d.On, Ref: duty.Ref(d.ID)})
		}
	}
	return out
}

// decidedOrTold also takes a written notice of the delay.
func decidedOrTold(c caseT, t duty.Trigger) []duty.Event {
	topic := topicOf(c, t)
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.Decided:
			if f.Topic != topic || f.Outcome == fact.Provisional {
				continue
			}
		case fact.DelayNotified:
			if f.Topic != topic && f.Topic != "" {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}
