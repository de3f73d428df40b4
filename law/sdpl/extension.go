package sdpl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// What cards say of extensions.
const (
	metByDecision = "En afgørelse om forlængelse efter denne grund."
	groundEnds    = "At grunden er væk, at sagen forlænges efter en anden grund, eller at fraværet eller sygedagpengene ophører."
	paragraph27   = "Lovteksten (§ 27) er ikke læst."
	extensionYear = paragraph27 + " " + onlyYear
	groundOver    = "grunden til forlængelsen er væk"
	anotherGround = "sagen er forlænget på ny"
)

// extended finds the decisions to extend on ground n, each until the absence
// ends, the ground is gone, or another decision takes its place. ends, where
// set, recognises facts that end the ground by themselves.
func extended(n int, ends func(*casefile.Entry) (why string)) func(caseT) []duty.Trigger {
	return func(c caseT) []duty.Trigger {
		if !sick(c) {
			return nil
		}
		var out []duty.Trigger
		for i := range c.Entries {
			e := &c.Entries[i]
			if d, ok := e.Body.(fact.SicknessExtended); ok && d.Number == n {
				out = append(out, extension(c, e, n, ends))
			}
		}
		return out
	}
}

func extension(c caseT, decision *casefile.Entry, n int, ends func(*casefile.Entry) string) duty.Trigger {
	t := duty.Trigger{On: extendedFrom(decision), Ref: duty.Ref(decision.ID)}
	// A decision with effect from a later day is made in the absence.
	for i := range c.Sickness {
		if s := &c.Sickness[i]; s.Has(t.On) || s.Has(decision.On) {
			f := followed(c, s)
			t.Until, t.End, t.Ended, t.Group = f.Until, f.End, f.Ended, f.Ref
			if t.Until != 0 { // decided after the case was over, it is over at once
				t.Until = day.Max(t.Until, t.On)
			}
		}
	}
	if t.On >= reformEarliest && t.On < reformLatest && (n == 1 || n == 4) {
		t.Doubt = reformDoubt
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		if e == decision || e.On < decision.On {
			continue
		}
		switch f := e.Body.(type) {
		case fact.SicknessExtended:
			if on := extendedFrom(e); on > t.On {
				sooner(&t, on-1, duty.Ref(e.ID), anotherGround)
			}
		case fact.SicknessExtensionEnded:
			if f.Number == n && e.On >= t.On {
				sooner(&t, e.On, duty.Ref(e.ID), groundOver)
			}
		default:
			if ends != nil && e.On >= t.On {
				if why := ends(e); why != "" {
					sooner(&t, e.On, duty.Ref(e.ID), why)
				}
			}
		}
	}
	return t
}

func extendedFrom(e *casefile.Entry) day.Date {
	if d := e.Body.(fact.SicknessExtended); d.From != 0 {
		return d.From
	}
	return e.On
}

// decided returns an end of a ground by a decision on one of the topics.
func decided(why string, topics ...fact.Topic) func(*casefile.Entry) string {
	return func(e *casefile.Entry) string {
		if d, ok := e.Body.(fact.Decided); ok {
			for _, t := range topics {
				if d.Topic == t {
					return why
				}
			}
		}
		return ""
	}
}

// needs refuses an extension on ground n without a fact that the ground rests on.
func needs(n int, name, text, mend string, has func(c caseT, by day.Date) bool) check {
	return check{Test: func(c caseT, _ duty.Look) []duty.Refusal {
		if !sick(c) {
			return nil
		}
		var out []duty.Refusal
		casefile.Each(c, func(e *casefile.Entry, d fact.SicknessExtended) {
			if d.Number == n && !has(c, e.On) {
				out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: name, Text: text, Mend: mend})
			}
		})
		return out
	}}
}

// certified reports whether a doctor's certificate came in the absence of a
// decision, at the latest on its day.
func certified(c caseT, by day.Date) bool {
	s, ok := sickOn(c, by)
	if !ok {
		return false
	}
	e, ok := casefile.First[fact.CertificateReceived](c, s.From, nil)
	return ok && e.On <= by
}
