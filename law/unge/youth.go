package unge

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// Who the act is about: the duty is for those between dutyFrom and dutyTo,
// guidance for those under guidanceTo.
var (
	dutyFrom   = Params.Get("duty_from_age")
	dutyTo     = Params.Get("duty_to_age")
	guidanceTo = Params.Get("guidance_to_age")

	firstDay = day.MustParse(covered)
)

// What cards say of the duty of § 2 a and its exemption.
const (
	exemptionStops = "At den unge er fritaget på grund af en funktionsnedsættelse, sygdom eller væsentlige sociale problemer (§ 2 a, " +
		"stk. 2)."
	turned18      = "den unge er fyldt 18 år"
	turned25      = "den unge er fyldt 25 år"
	movedAway     = "den unge er flyttet fra kommunen"
	ageUnknown    = "Fødselsdatoen er ikke registreret, og reglen gælder kun 15-17-årige. Registrér fødselsdatoen."
	schoolUnknown = "Det er ikke registreret, hvornår undervisningspligten ophørte. Pligten gælder først derfra: registrér dagen."
)

// reaches returns the first day on which the person has reached an age limit as
// it stood then, or 0 where the birth date is not known.
func reaches(c caseT, limit *duty.Param) day.Date {
	if c.Born == 0 {
		return 0
	}
	var on day.Date
	for i := range limit.Values {
		on = c.Turns(limit.Values[i].Span.N)
		if i > 0 {
			on = day.Max(on, limit.Values[i].From)
		}
		if i+1 == len(limit.Values) || on < limit.Values[i+1].From {
			break
		}
	}
	return on
}

// past reports whether the person had reached the age limit before the first day
// that Indgang covers, so that no rule below it can apply.
func past(c caseT, limit *duty.Param) bool {
	on := reaches(c, limit)
	return on != 0 && on <= firstDay
}

// ends lets a trigger end on the day before one on which the rule does not hold
// any more; 0 is no such day.
func ends(t *duty.Trigger, on day.Date, id fact.Seq, why string) {
	if on != 0 && (t.Until == 0 || on-1 < t.Until) {
		t.Until, t.End, t.Ended = on-1, duty.Ref(id), why
	}
}

// leaves ends a trigger when the person leaves the municipality, and reports
// whether the person was there when it opened.
func leaves(c caseT, t *duty.Trigger) bool {
	ends(t, c.MovedOut, c.MovedOutID, movedAway)
	return t.Until == 0 || t.On <= t.Until
}

// dutyDays finds the days on which the person is 15-17 years old and past
// compulsory schooling, § 2 a, stk. 1. Where nobody has registered the end of
// schooling, placement in target group 13 or a dropout shows that there is a duty
// to look after; the trigger then says so.
func dutyDays(c caseT) (duty.Trigger, bool) {
	if past(c, dutyTo) {
		return duty.Trigger{}, false
	}
	var t duty.Trigger
	schooled := false
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.SchoolingEnded:
			if !schooled {
				t, schooled = duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)}, true
			}
		case fact.DropoutNoticed:
			if t.Ref == 0 {
				t = duty.Trigger{On: e.On, Ref: duty.Ref(e.ID), Doubt: schoolUnknown}
			}
		case fact.GroupAssigned:
			if t.Ref == 0 && f.Group == 13 {
				t = duty.Trigger{On: e.On, Ref: duty.Ref(e.ID), Doubt: schoolUnknown}
			}
		}
	}
	if t.Ref == 0 {
		return t, false
	}
	if c.Born == 0 {
		// Without a birth date only target group 13 tells that the person is under 18.
		for i := range c.Groups {
			if g := &c.Groups[i]; g.Group == 13 && (g.To == 0 || t.On <= g.To) {
				t.On, t.Doubt = day.Max(t.On, g.From), ageUnknown
				if g.To != 0 {
					ends(&t, g.To+1, g.End, "målgruppe 13 ophørte")
				}
				return t, leaves(c, &t)
			}
		}
		return t, false
	}
	t.On = day.Max(t.On, reaches(c, dutyFrom))
	ends(&t, reaches(c, dutyTo), c.BornID, turned18)
	return t, leaves(c, &t)
}

// breaches finds the days on which the municipality became aware that a young
// person of 15-17 does not follow the plan. Without a birth date it warns rather
// than keeps silent, unless another target group speaks against it. What was
// triggered before the eighteenth birthday stands after it.
func breaches(c caseT) []duty.Trigger {
	if past(c, dutyTo) {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		if _, ok := e.Body.(fact.DropoutNoticed); !ok {
			continue
		}
		t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)}
		if c.Born == 0 {
			if g := c.GroupOn(e.On); g != 0 && g != 13 {
				continue
			}
			t.Doubt = ageUnknown
		} else {
			to := reaches(c, dutyTo)
			if e.On < reaches(c, dutyFrom) || e.On >= to {
				continue
			}
			if e.On >= to.AddYears(-1) {
				t.Note = "Pligten opstod, før den unge fyldte 18 år, og den består. Fra 18-årsdagen den " + to.Long() +
					" er grundlaget opsøgende vejledning, og den unge kan sige nej."
			}
			ends(&t, reaches(c, guidanceTo), c.BornID, turned25)
		}
		if present(c, &t) {
			out = append(out, t)
		}
	}
	return out
}

// present ends a trigger of one event when the person next leaves the municipality,
// and reports whether the person was there on its day. Whoever comes back asks
// anew.
func present(c caseT, t *duty.Trigger) bool {
	here := true
	for i := range c.Entries {
		e := &c.Entries[i]
		switch e.Body.(type) {
		case fact.MovedIn:
			here = here || e.On <= t.On
		case fact.MovedOut:
			if e.On > t.On {
				ends(t, e.On, e.ID, movedAway)
				return here
			}
			here = false
		}
	}
	return here
}

// isContact reports whether a fact is actual contact with the young person.
func isContact(e *casefile.Entry) (youth, parents bool) {
	switch f := e.Body.(type) {
	case fact.ContactAttempted:
		return f.Reached, f.Reached && f.Parents
	case fact.TalkHeld:
		return f.Talk == fact.GuidanceTalk, false
	case fact.ParentsInvolved:
		return false, true
	}
	return false, false
}

// contact finds the first contact with the young person from a day on.
func contact(c caseT, from day.Date) (day.Date, bool) {
	for i := range c.Entries {
		if e := &c.Entries[i]; e.On >= from {
			if youth, _ := isContact(e); youth {
				return e.On, true
			}
		}
	}
	return 0, false
}

// exempt finds when the municipality has exempted the person from the duty on a
// ground that § 2 a, stk. 2 knows. An exemption on another ground stops no clock.
func exempt(c caseT) []duty.Stop {
	var out []duty.Stop
	for i := range c.Exemptions {
		x := &c.Exemptions[i]
		if (x.Scope == fact.YouthDuty || x.Scope == fact.AllDuties) && legalGround(x.Ground) {
			out = append(out, duty.Stop{Period: x.Period, Ref: duty.Ref(x.Start), Ground: "fritaget på grund af " + fact.Word(x.Ground)})
		}
	}
	return out
}

func legalGround(g fact.Ground) bool {
	switch g {
	case fact.Disability, fact.Illness, fact.SeriousIllness, fact.SocialProblems:
		return true
	}
	return false
}

// planned finds the first approval of an uddannelsesplan from a day on.
func planned(c caseT, from day.Date) (*casefile.Entry, bool) {
	return casefile.First(c, from, func(p fact.PlanApproved) bool { return p.Plan == fact.EducationPlan })
}

// An activity is something that fulfils the duty of § 2 a while it lasts.
type activity struct {
	casefile.Spell
	weekly int // registered hours a week in hundredths, 0 where nobody has said
	word   string
}

// activities finds what fulfils the duty: education and paid work as they are,
// and what § 5 of the duty order adds from the day on which there is an
// uddannelsesplan for it to stand in. Which activities a plan names is not
// registered, so any plan will do.
func activities(c caseT) []activity {
	var out []activity
	plan, hasPlan := planned(c, 0)
	add := func(s casefile.Spell, weekly fact.Hours, word string, needsPlan bool) {
		if needsPlan {
			if !hasPlan {
				return
			}
			s.From = day.Max(s.From, plan.On)
		}
		if !s.Empty() {
			out = append(out, activity{s, int(weekly), word})
		}
	}
	for i := range c.Educations {
		x := &c.Educations[i]
		add(enrolled(c, x, false), x.Weekly, fact.Word(x.Education), x.Education == fact.TradeStage)
	}
	for i := range c.Jobs {
		x := &c.Jobs[i]
		add(x.Spell, x.Weekly, "lønnet arbejde", x.Job == fact.IntegraPost)
	}
	for i := range c.Offers {
		x := &c.Offers[i]
		add(x.Spell, x.Weekly, fact.Word(x.Offer), true)
	}
	return out
}

// enrolled gives the days of an education. One that stands open ends with a
// dropout whose day is known; with surely also on the day before a dropout was
// noticed, for then nobody can be sure that it goes on.
func enrolled(c caseT, x *casefile.Education, surely bool) casefile.Spell {
	s := x.Spell
	if s.To != 0 {
		return s
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.DropoutNoticed)
		switch {
		case !ok || e.On < s.From:
		case f.Interrupted >= s.From:
			s.To, s.End = f.Interrupted, e.ID
			return s
		case surely && e.On > s.From:
			s.To, s.End = e.On-1, e.ID
			return s
		}
	}
	return s
}

// covers gives the activities as what fulfils the duty.
func covers(c caseT, _ duty.Trigger) []duty.Cover {
	as := activities(c)
	out := make([]duty.Cover, len(as))
	for i := range as {
		a := &as[i]
		out[i] = duty.Cover{Stop: duty.Stop{Period: a.Period, Ref: duty.Ref(a.Start), Ground: a.word}, Weekly: a.weekly}
	}
	return out
}

// A gap is a stretch in which a state does not hold, and why.
type gap struct {
	day.Period
	start, end duty.Ref // the facts behind its first and its last day
	why        string
}

// without takes gaps out of a trigger: each stretch that is left is a trigger of
// its own, opened by what ended the gap before it.
func without(t duty.Trigger, gaps []gap) []duty.Trigger {
	if len(gaps) == 0 {
		return []duty.Trigger{t}
	}
	periods := make([]day.Period, len(gaps))
	for i := range gaps {
		periods[i] = gaps[i].Period
	}
	var out []duty.Trigger
	for _, p := range (day.Period{From: t.On, To: t.Until}).Minus(periods...) {
		x := t
		x.On, x.Until = p.From, p.To
		for i := range gaps {
			g := &gaps[i]
			if p.From != t.On && g.To == p.From-1 && g.end != 0 {
				x.Ref, x.Since = g.end, 0
			}
			if p.To != t.Until && g.From == p.To+1 {
				x.End, x.Ended = g.start, g.why
			}
		}
		out = append(out, x)
	}
	return out
}
