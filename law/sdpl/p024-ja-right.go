package sdpl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var clarificationRight = rule{
	ID: "ja-right", Act: "SDPL", Title: "Giv jobafklaring, når sygedagpengene er slut",
	Versions: []version{{
		From: "2014-07-01", Expected: "2026-12-31", Provision: "SDPL § 24, stk. 2", Grade: 'A', Source: "S73",
		Text: "Nogle kan ikke få sygedagpengene forlænget, men er stadig for syge til at arbejde. Da har borgeren ret til et " +
			"jobafklaringsforløb med ressourceforløbsydelse. Det er fra dagen efter, at sygedagpengene er slut.",
		Unverified: "Læst i lovteksten fra 2014; senere ændringer er ikke læst. At borgeren stadig er uarbejdsdygtig, er læst af, at " +
			"sygemeldingen løber. Afskaffelsen 1. januar 2027 er bebudet, ikke vedtaget.",
		MetBy:     "En afgørelse om et jobafklaringsforløb, eller at det er i gang.",
		StoppedBy: "At borgeren er rask, eller at sygedagpengene alligevel forlænges. At der er givet afslag på forløbet.",
		Shape:     right{Terms: terms{When: paymentStopped, Meets: clarifications}},
	}},
}

const endUnknown = "Den sidste dag med sygedagpenge er ikke registreret: retten er regnet fra revurderingen."

// paymentStopped finds the reviews that ended in no, for people who are still
// ill the day after the payment ends.
func paymentStopped(c caseT) []duty.Trigger {
	if len(c.Sickness) == 0 {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.Topic != fact.TopicSicknessReview && d.Topic != fact.TopicSickness || d.Outcome != fact.Stopped && d.Outcome != fact.Refused {
			continue
		}
		t := duty.Trigger{On: d.On, Ref: duty.Ref(d.ID), Doubt: endUnknown}
		if last := lastPaid(c, d); last != 0 {
			t.On, t.Doubt = last+1, ""
		}
		s := illOn(c, t.On)
		if s == nil || len(out) > 0 && out[len(out)-1].On == t.On {
			continue
		}
		t.Since = d.On
		t.Group, t.Until, t.End, t.Ended = duty.Ref(s.Start), s.To, duty.Ref(s.End), "sygefraværet ophørte"
		casefile.Each(c, func(e *casefile.Entry, _ fact.SicknessExtended) {
			if e.On > d.On {
				sooner(&t, e.On, duty.Ref(e.ID), "sygedagpengene er forlænget")
			}
		})
		for k := range c.Decisions {
			if x := &c.Decisions[k]; x.On > d.On && x.Topic == fact.TopicClarification && x.Outcome == fact.Refused {
				sooner(&t, x.On, duty.Ref(x.ID), "der er givet afslag på jobafklaringsforløb")
			}
		}
		out = append(out, t)
	}
	return out
}

// lastPaid returns the last day with sygedagpenge that a decision to stop them
// speaks of, or 0 where nothing tells.
func lastPaid(c caseT, d *casefile.Decision) day.Date {
	if d.Until != 0 {
		return d.Until
	}
	for i := len(c.Benefits) - 1; i >= 0; i-- {
		if b := &c.Benefits[i]; b.Benefit == fact.SicknessBenefit && b.From <= d.On {
			return b.To
		}
	}
	return 0
}

func illOn(c caseT, on day.Date) *casefile.Sickness {
	for i := range c.Sickness {
		if s := &c.Sickness[i]; s.Has(on) {
			return s
		}
	}
	return nil
}

// clarifications finds what gives the person a jobafklaringsforløb; a decision
// made before the payment ends counts on the first day after it.
func clarifications(c caseT, t duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On < t.Since {
			continue
		}
		switch f := e.Body.(type) {
		case fact.Decided:
			if f.Topic != fact.TopicClarification || f.Outcome != fact.Granted {
				continue
			}
		case fact.CourseStarted:
			if f.Course != fact.TopicClarification {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: day.Max(e.On, t.On), Ref: duty.Ref(e.ID)})
	}
	return out
}
