package casefile

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// living takes out what is said to have happened to the citizen after death, but
// for what winds the case up; a doubt names it. Who died twice died on the first
// of the days.
func (c *Case) living(entries []Entry) []Entry {
	at := slices.IndexFunc(entries, func(e Entry) bool { _, died := e.Body.(fact.Died); return died })
	if at < 0 {
		return entries
	}
	died := entries[at].On
	var late []fact.Seq
	out := entries[:at+1]
	for _, e := range entries[at+1:] {
		if e.On > died && !fact.Outlives(fact.KindOf(e.Body)) {
			late = append(late, e.ID)
			continue
		}
		if _, again := e.Body.(fact.Died); again && e.On != died {
			c.Doubts = append(c.Doubts, Doubt{Code: "died-twice", On: e.On, Text: "Der er to dødsdatoer. Annullér den, der er forkert.",
				IDs: []fact.Seq{entries[at].ID, e.ID}})
		}
		out = append(out, e)
	}
	if late != nil {
		c.Doubts = append(c.Doubts, Doubt{Code: "after-death", On: died,
			Text: "Noget er registreret efter borgerens død. Det tæller ikke: annullér det, eller ret datoen for dødsfaldet.", IDs: late})
	}
	return out
}

// left ends what cannot go on when the person leaves the municipality. Whoever
// comes back begins anew. An education that is known to have ended later did.
func (b *builder) left(m Mark) {
	b.endAll(stopConsent, m, func(kind int, sp *Spell) bool { return kind != stopEducation || sp.To == 0 })
	b.callOff(m)
}

// died ends everything with the day of the death.
func (b *builder) died() {
	c := b.c
	if c.Died == 0 {
		return
	}
	after := Mark{c.Died + 1, c.DiedID}
	b.endAll(stopProtection, after, func(int, *Spell) bool { return true })
	b.callOff(after)
}

// endAll ends the spells of the first kinds on the day before a mark, where they
// began before it.
func (b *builder) endAll(kinds int, m Mark, also func(kind int, sp *Spell) bool) {
	for kind := range kinds {
		n, at, _, _ := b.spells(kind)
		for i := range n {
			if sp := at(i); sp.From < m.On && (sp.To == 0 || sp.To >= m.On) && also(kind, sp) {
				sp.To, sp.End = m.On-1, m.ID
			}
		}
	}
}

// callOff lets what was arranged before a mark for a day after it fall away, and
// what somebody was to do for the person. What is arranged or set after it stands.
func (b *builder) callOff(m Mark) {
	for i := range b.bookings {
		if k := &b.bookings[i]; k.State == Booked && k.Booked < m.On && k.On >= m.On {
			k.State, k.By = Lapsed, m.ID
		}
	}
	for i := range b.c.Tasks {
		if t := &b.c.Tasks[i]; t.Set < m.On && (t.Done == 0 || t.Done >= m.On) {
			t.Moot = true
		}
	}
}

// IsProtected reports whether name and address are protected on a day.
func (c *Case) IsProtected(on day.Date) bool { return has(c.Protected, on) }

// IsOwnStaff reports whether the person works for the municipality on a day.
func (c *Case) IsOwnStaff(on day.Date) bool { return has(c.OwnStaff, on) }

func has(spells []Spell, on day.Date) bool {
	return slices.ContainsFunc(spells, func(s Spell) bool { return s.Has(on) })
}

// IsSnoozed reports until when a duty is put off on a day, by itself or with all
// of the case: the day it comes back.
func (c *Case) IsSnoozed(what string, on day.Date) (back day.Date, ok bool) {
	for i := range c.Snoozes {
		if s := &c.Snoozes[i]; (s.What == what || s.What == "") && s.Has(on) {
			back, ok = day.Max(back, s.To+1), true
		}
	}
	return back, ok
}

// IsHidden reports whether the text of a fact is out of sight.
func (c *Case) IsHidden(s fact.Seq) bool { return slices.Contains(c.Hidden, s) }

func (c *Case) merge(f fact.CasesMerged) {
	with := fact.Subject(f.With)
	if f.Gave {
		c.CarriedBy = with
		return
	}
	if !slices.Contains(c.With, with) {
		c.With = append(c.With, with)
	}
}

func (c *Case) part(f fact.CasesParted) {
	with := fact.Subject(f.With)
	if c.CarriedBy == with {
		c.CarriedBy = ""
	}
	c.With = slices.DeleteFunc(c.With, func(s fact.Subject) bool { return s == with })
}

// apart is how far the numbers of a merged case's facts are moved, so that they
// name no fact of the case that carries it on.
const apart = fact.Seq(1) << 40

// Merge makes one case of the facts of a person who had several: its own, and
// those of the nth case that is one with it. They keep their corrections, and
// only their own case can correct them.
func Merge(own []fact.Fact, others ...[]fact.Fact) []fact.Fact {
	out := slices.Clone(own)
	for n, facts := range others {
		for _, f := range facts {
			f.Seq += apart * fact.Seq(n+1)
			if f.Corrects != 0 {
				f.Corrects += apart * fact.Seq(n+1)
			}
			switch b := f.Body.(type) {
			case fact.CasesMerged, fact.CasesParted:
				continue // how they came together is no part of the course
			case fact.TaskDone:
				b.Task += int(apart) * (n + 1)
				f.Body = b
			case fact.TextHidden:
				b.Fact += int(apart) * (n + 1)
				f.Body = b
			case fact.TextShown:
				b.Fact += int(apart) * (n + 1)
				f.Body = b
			}
			out = append(out, f)
		}
	}
	return out
}

// Origin tells which case a fact of a merged case stands in, 0 for its own, and
// its number there.
func Origin(s fact.Seq) (other int, seq fact.Seq) { return int(s / apart), s % apart }
