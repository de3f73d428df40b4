package sdpl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// calendar counts spans in days, weeks and months, for which no holiday matters.
var calendar day.Calendar

// after returns the day on which a number of the law has run from a day, for
// functions that must know it to find what a rule looks for.
func after(from day.Date, p *duty.Param) day.Date {
	v := p.At(from, 0)
	if v == nil {
		return from
	}
	return calendar.After(from, v.Span)
}

// under reports whether an absence can be a case under the act. Those who live
// on another social benefit keep it while they are ill, unless sygedagpenge are
// registered as well.
func under(c caseT, s *casefile.Sickness) bool {
	b, ok := c.BenefitOn(s.From)
	if !ok || !social(b.Benefit) {
		return true
	}
	_, ok = benefit(c, s)
	return ok
}

// social reports whether a benefit is kept during illness, or takes the place of
// sygedagpenge.
func social(b fact.Benefit) bool {
	switch b {
	case fact.CashAssistance, fact.EducationAssistance, fact.TransitionBenefit, fact.SelfSupportBenefit,
		fact.ResourceBenefit, fact.ClarificationBenefit, fact.RehabilitationBenefit, fact.FlexBenefit:
		return true
	}
	return false
}

// sick reports whether there can be a case under the act at all; rules that look
// through every fact ask it first.
func sick(c caseT) bool {
	if len(c.Sickness) > 0 {
		return true
	}
	for i := range c.Benefits {
		if c.Benefits[i].Benefit == fact.SicknessBenefit {
			return true
		}
	}
	return false
}

// fromWork reports whether a person under the act is absent from an employer.
func fromWork(c caseT, s *casefile.Sickness) bool {
	return s.Origin == fact.FromWork && under(c, s)
}

// benefit returns the last spell of sygedagpenge that falls in an absence.
func benefit(c caseT, s *casefile.Sickness) (*casefile.Benefit, bool) {
	for i := len(c.Benefits) - 1; i >= 0; i-- {
		if b := &c.Benefits[i]; b.Benefit == fact.SicknessBenefit && b.Overlaps(s.Period) {
			return b, true
		}
	}
	return nil, false
}

// absence opens a trigger on the first day of an absence that lasts until it
// ends.
func absence(c caseT, s *casefile.Sickness) duty.Trigger {
	t := duty.Trigger{On: s.From, Ref: duty.Ref(s.Start), Until: s.To, End: duty.Ref(s.End)}
	if s.To != 0 {
		t.Ended = "sygefraværet ophørte"
		if c.MovedOut != 0 && s.End == c.MovedOutID {
			t.Ended = "borgeren er flyttet fra kommunen"
		}
	}
	return t
}

// followed is absence, but ends when the sygedagpenge do: from then on another
// act asks for the talks.
func followed(c caseT, s *casefile.Sickness) duty.Trigger {
	t := absence(c, s)
	if b, ok := benefit(c, s); ok {
		if b.To != 0 && (t.Until == 0 || b.To < t.Until) {
			t.Until, t.End, t.Ended = b.To, duty.Ref(b.End), "sygedagpengene ophørte"
		}
		return t
	}
	// Nobody registered the sygedagpenge, but what came after them shows their end.
	for i := range c.Benefits {
		if b := &c.Benefits[i]; (social(b.Benefit) || b.Benefit == fact.DisabilityPension) && b.From > s.From {
			sooner(&t, b.From-1, duty.Ref(b.Start), "borgeren gik over til en anden ydelse")
		}
	}
	for i := range c.Courses {
		if k := &c.Courses[i]; k.Course == fact.TopicClarification && k.From > s.From {
			sooner(&t, k.From-1, duty.Ref(k.Start), "jobafklaringsforløbet begyndte")
		}
	}
	return t
}

// sooner lets a trigger end on a day, if that is before it ends anyway.
func sooner(t *duty.Trigger, on day.Date, end duty.Ref, why string) {
	on = day.Max(on, t.On)
	if t.Until == 0 || on < t.Until {
		t.Until, t.End, t.Ended = on, end, why
	}
}

// doubted adds something unsettled to a trigger.
func doubted(t *duty.Trigger, what string) {
	if t.Doubt != "" {
		t.Doubt += " "
	}
	t.Doubt += what
}

// absences finds every absence under the act.
func absences(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Sickness {
		if s := &c.Sickness[i]; under(c, s) {
			out = append(out, followed(c, s))
		}
	}
	return out
}

// sickOn returns the absence under the act that a day falls in.
func sickOn(c caseT, on day.Date) (*casefile.Sickness, bool) {
	for i := len(c.Sickness) - 1; i >= 0; i-- {
		if s := &c.Sickness[i]; s.Has(on) && under(c, s) {
			return s, true
		}
	}
	return nil, false
}

// onFact makes triggers of facts of one kind that fall in an absence under the
// act. A fact outside any absence opens nothing.
func onFact[T any](c caseT, accept func(e *casefile.Entry, b T, s *casefile.Sickness, t *duty.Trigger) bool) []duty.Trigger {
	if len(c.Sickness) == 0 {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		b, ok := e.Body.(T)
		if !ok {
			continue
		}
		s, ok := sickOn(c, e.On)
		if !ok {
			continue
		}
		t := followed(c, s)
		t.On, t.Ref = e.On, duty.Ref(e.ID)
		if accept == nil || accept(e, b, s, &t) {
			out = append(out, t)
		}
	}
	return out
}

// events finds facts of one kind, whatever they say.
func events[T any](c caseT, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		if e := &c.Entries[i]; is[T](e) {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}

func is[T any](e *casefile.Entry) bool {
	_, ok := e.Body.(T)
	return ok
}
