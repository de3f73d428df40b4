package las

import (
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// statutory is the calendar by which a citizen's deadline moves: weekends and
// public holidays, which no municipality changes.
var statutory = day.NewCalendar()

// announced2027 is the last day before the announced rules on sanctions.
const announced2027 = "2026-12-31"

const (
	undated = "Læst i en kopi uden dato; hvornår reglen trådte i kraft, er ikke efterset. Nye sanktionsregler er bebudet fra 2027."
	circle  = " Hvem reglen omfatter, er ikke læst: her kontanthjælp, uddannelseshjælp, overgangsydelse og selvforsørgelses- og " +
		"hjemrejseydelse, " +
		"eller målgruppe 2-5, hvor ingen ydelse er registreret."
)

// A breach is something that a sanction may be for: what happened, and whether
// somebody has found a reasonable ground for it.
type breach struct {
	on   day.Date // the day of it, and the first that a deduction may cover
	last day.Date // the last day of an absence; on for others
	ref  fact.Seq
	why  fact.YesNo // Yes: there was a reasonable ground; No: there was none; "" nobody has said
}

// inCash reports whether the person is in the system of kontanthjælp on a day.
func inCash(c *casefile.Case, on day.Date) bool {
	if b, ok := c.BenefitOn(on); ok {
		switch b.Benefit {
		case fact.CashAssistance, fact.EducationAssistance, fact.TransitionBenefit, fact.SelfSupportBenefit:
			return true
		}
		return false
	}
	g := c.GroupOn(on)
	return g >= 2 && g <= 5
}

// inResource reports whether the person receives ressourceforløbsydelse on a day.
func inResource(c *casefile.Case, on day.Date) bool {
	b, ok := c.BenefitOn(on)
	return ok && (b.Benefit == fact.ResourceBenefit || b.Benefit == fact.ClarificationBenefit)
}

// noShows finds the talks that the person did not come to, of the kinds that
// § 37 names.
func noShows(c *casefile.Case) []breach {
	var out []breach
	for i := range c.Talks {
		t := &c.Talks[i]
		if t.State != casefile.NoShow || t.Host != fact.Municipality || !inCash(c, t.On) {
			continue
		}
		switch t.Type {
		case fact.JobTalk, fact.RehabMeeting, fact.AvailabilityTalk:
			out = append(out, breach{on: t.On, last: t.On, ref: t.ID, why: verdict(t.Ground)})
		}
	}
	return judge(c, out)
}

// notBooked finds the deadlines for booking a talk oneself that passed without a
// booking. The breach is the day after the deadline.
func notBooked(c *casefile.Case) []breach {
	var out []breach
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.SelfBookingOpened)
		if !ok {
			continue
		}
		last := statutory.NextWeekday(f.Deadline)
		if !inCash(c, last+1) || booksOtherwise(c, last) || bookedBy(c, f.Talk, e.On, last) {
			continue
		}
		out = append(out, breach{on: last + 1, last: last + 1, ref: e.ID})
	}
	return judge(c, out)
}

func booksOtherwise(c *casefile.Case, on day.Date) bool {
	return slices.ContainsFunc(c.Exemptions, func(x casefile.Exemption) bool { return x.Scope == fact.SelfBook && x.Has(on) })
}

// bookedBy reports whether a talk of a kind was booked or held within some days.
func bookedBy(c *casefile.Case, kind fact.TalkType, from, to day.Date) bool {
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On < from || e.On > to {
			continue
		}
		switch f := e.Body.(type) {
		case fact.TalkBooked:
			if f.Talk == kind {
				return true
			}
		case fact.TalkHeld:
			if f.Talk == kind {
				return true
			}
		}
	}
	return false
}

// absences finds the absences from an offer of those that in accepts.
func absences(c *casefile.Case, in func(*casefile.Case, day.Date) bool) []breach {
	if len(c.Offers) == 0 {
		return nil
	}
	var out []breach
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.AbsenceRegistered)
		if !ok || !in(c, e.On) {
			continue
		}
		for k := range c.Offers {
			if o := &c.Offers[k]; o.Has(e.On) {
				last := day.Max(f.Until, e.On)
				if o.To != 0 && o.To < last {
					last = o.To
				}
				out = append(out, breach{on: e.On, last: last, ref: e.ID, why: verdict(f.Ground)})
				break
			}
		}
	}
	return judge(c, out)
}

// verdict reads a registered ground: any but "without" is a reasonable one.
func verdict(g fact.Ground) fact.YesNo {
	switch g {
	case "":
		return ""
	case fact.OwnReason:
		return fact.No
	}
	return fact.Yes
}

// judge lets the assessments of reasonable ground decide the breaches on which
// nobody has said anything: the first one after each, and then those that follow
// it before the next breach.
func judge(c *casefile.Case, bs []breach) []breach {
	for i := range bs {
		b := &bs[i]
		if b.why != "" {
			continue
		}
		for k := range c.Entries {
			e := &c.Entries[k]
			f, ok := e.Body.(fact.Assessed)
			if !ok || f.Topic != fact.TopicReasonable || f.Answer == "" || e.On < b.on {
				continue
			}
			if b.why != "" && i+1 < len(bs) && e.On >= bs[i+1].on {
				break
			}
			b.why = f.Answer
		}
	}
	return bs
}

// guided finds the written guidance on rights and duties before a day.
func guided(c *casefile.Case, before day.Date) *casefile.Entry {
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On >= before {
			return nil
		}
		if f, ok := e.Body.(fact.GuidanceGiven); ok && f.Written && (f.Topic == fact.TopicRights || f.Topic == fact.TopicSanction) {
			return e
		}
	}
	return nil
}

// sanctionable keeps the breaches without a reasonable ground that the person was
// guided in writing about before.
func sanctionable(c *casefile.Case, bs []breach) []breach {
	out := bs[:0]
	for _, b := range bs {
		if b.why == fact.No && guided(c, b.on) != nil {
			out = append(out, b)
		}
	}
	return out
}

// restored finds the first sign of contact on or after a day: what is registered
// as such, or that the person was reached, came or answered.
func restored(c *casefile.Case, from day.Date, alsoBooking bool) *casefile.Entry {
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On < from {
			continue
		}
		switch f := e.Body.(type) {
		case fact.ContactRestored, fact.HearingAnswered:
			return e
		case fact.ContactAttempted:
			if f.Reached {
				return e
			}
		case fact.TalkHeld:
			if f.Host != fact.Fund {
				return e
			}
		case fact.TalkBooked:
			if alsoBooking {
				return e
			}
		}
	}
	return nil
}

// The doubt about the last day of a deduction.
const lastDayDoubt = "Om den dag, kontakten blev genoprettet, tæller med, er ikke verificeret: den er holdt udenfor."

// untilContact makes triggers of breaches that are deducted for each day until
// contact is restored. A breach before then is part of the one that runs. Plan is
// the last day that counts.
func untilContact(c *casefile.Case, bs []breach, alsoBooking bool) []duty.Trigger {
	var out []duty.Trigger
	for _, b := range bs {
		if n := len(out); n > 0 && (out[n-1].Plan == 0 || b.on <= out[n-1].Plan) {
			continue
		}
		t := duty.Trigger{On: b.on, Ref: duty.Ref(b.ref), Doubt: lastDayDoubt}
		if e := restored(c, b.on, alsoBooking); e != nil {
			// The missed day always counts.
			t.Until, t.End, t.Plan = e.On, duty.Ref(e.ID), day.Max(e.On-1, b.on)
		}
		if last, id := lastInCash(c, b.on); last != 0 && (t.Plan == 0 || last < t.Plan) {
			t.Until, t.End, t.Plan = last, duty.Ref(id), last
		}
		out = append(out, t)
	}
	return out
}

// lastInCash returns the last day of the spell in the system of kontanthjælp that
// a day lies in, and what ended it; 0 while it runs.
func lastInCash(c *casefile.Case, on day.Date) (day.Date, fact.Seq) {
	end := func(s casefile.Spell) (day.Date, fact.Seq) { return s.To, s.End }
	if b, ok := c.BenefitOn(on); ok {
		last, id := end(b.Spell)
		for last != 0 {
			next, ok := c.BenefitOn(last + 1)
			if !ok || !inCash(c, last+1) {
				return last, id
			}
			last, id = end(next.Spell)
		}
		return 0, 0
	}
	for i := range c.Groups {
		if g := &c.Groups[i]; g.Has(on) {
			last, id := end(g.Spell)
			for last != 0 && i+1 < len(c.Groups) && c.Groups[i+1].From == last+1 && inCash(c, last+1) {
				i++
				last, id = end(c.Groups[i].Spell)
			}
			return last, id
		}
	}
	return 0, 0
}

// daysUntilContact counts the days of a deduction up to a day, both included.
func daysUntilContact(_ *casefile.Case, t duty.Trigger, on day.Date) int {
	if t.Plan != 0 && t.Plan < on {
		on = t.Plan
	}
	return max(int(on-t.On)+1, 0)
}

// weekdaysMissed counts the days of an absence up to a day on which offers are
// held: Monday to Friday outside public holidays.
func weekdaysMissed(_ *casefile.Case, t duty.Trigger, on day.Date) int {
	n := 0
	for d := t.On; d <= on && d <= t.Until; d++ {
		if statutory.IsWorkingDay(d) {
			n++
		}
	}
	return n
}

// missedDays makes triggers of absences that are deducted for each day missed. A
// day that two absences cover is one.
func missedDays(bs []breach) []duty.Trigger {
	var out []duty.Trigger
	for _, b := range bs {
		t := duty.Trigger{On: b.on, Until: b.last, Ref: duty.Ref(b.ref), Doubt: weekendDoubt}
		if n := len(out); n > 0 && t.On <= out[n-1].Until {
			t.On = out[n-1].Until + 1
		}
		if t.On <= t.Until {
			out = append(out, t)
		}
	}
	return out
}

const weekendDoubt = "Hvilke dage der tæller, er kun delvis læst: her de udeblevne dage mandag til fredag uden helligdage."

// sanctionFor finds the breach that a sanction decision is for: the one on the day
// that the decision names, else the last before it.
func sanctionFor(d *casefile.Decision, bs []breach) *breach {
	var last *breach
	for i := range bs {
		b := &bs[i]
		if d.From != 0 {
			if b.on <= d.From && d.From <= b.last {
				return b
			}
			continue
		}
		if b.on <= d.On && (last == nil || b.on >= last.on) {
			last = b
		}
	}
	return last
}

// grounds says what is wrong with sanctions for breaches: that nobody has assessed
// whether there was a reasonable ground, or that there was one.
func grounds(c *casefile.Case, find func(*casefile.Case) []breach, provision string) []duty.Refusal {
	var out []duty.Refusal
	var bs []breach
	found := false
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if !d.Sanctions() {
			continue
		}
		if !found {
			bs, found = find(c), true
		}
		b := sanctionFor(d, bs)
		if b == nil || d.From == 0 && later(c, b.on, d.On) {
			continue
		}
		r := duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Uses: []duty.Use{{Role: duty.Opens, Ref: duty.Ref(b.ref), On: b.on}}}
		switch b.why {
		case "":
			r.Name, r.Text = "grund-ikke-vurderet", "Det er ikke vurderet, om borgeren havde en rimelig grund "+b.on.Long()+" ("+provision+")."
			r.Mend = "Spørg borgeren om grunden, og registrér vurderingen, før der træffes afgørelse."
		case fact.Yes:
			r.Name, r.Text = "rimelig-grund", "Borgeren er vurderet til at have haft en rimelig grund "+b.on.Long()+" ("+provision+")."
			r.Mend = "Der kan ikke gives en sanktion for den dag. Er vurderingen forkert, så ret den med begrundelse."
		default:
			continue
		}
		out = append(out, r)
	}
	return out
}

// later reports whether a breach of another kind lies between one and a decision
// that names no day, so that the decision is for that one.
func later(c *casefile.Case, on, decided day.Date) bool {
	for _, bs := range [...][]breach{noShows(c), notBooked(c), absences(c, inCash), absences(c, inResource)} {
		for _, b := range bs {
			if b.on > on && b.on <= decided {
				return true
			}
		}
	}
	return false
}

// breachDay returns the day that a sanction decision is for.
func breachDay(c *casefile.Case, d *casefile.Decision) day.Date {
	if d.From != 0 {
		return d.From
	}
	var on day.Date
	for _, bs := range [...][]breach{noShows(c), notBooked(c), absences(c, inCash), absences(c, inResource)} {
		if b := sanctionFor(d, bs); b != nil {
			on = day.Max(on, b.on)
		}
	}
	if on == 0 {
		return d.On
	}
	return on
}
