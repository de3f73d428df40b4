package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// A groups is a set of target groups.
type groups uint16

func of(ns ...int) groups {
	var g groups
	for _, n := range ns {
		g |= 1 << n
	}
	return g
}

func (g groups) has(n int) bool { return g>>n&1 != 0 }

// families are the target groups whose members live on the same benefit, so that
// a move between them does not start a new period (LAB § 9).
var families = [...]int{1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13}

const (
	groupEnded    = "målgruppen ophørte"
	benefitShift  = "ydelsen skiftede"
	benefitEnded  = "ydelsen ophørte"
	courseEnded   = "forløbet ophørte"
	registerEnded = "tilmeldingen ophørte"
)

// periods finds the periods of LAB § 9 in which the person is in one of the
// groups: for nr. 1 from the placement in a dagpenge period, for nr. 2-5 from the
// first contact, for nr. 7-9 from the shift to the benefit, for nr. 10 from the
// start of revalidering. Nr. 9 is in the contact course while on ledighedsydelse
// only. A shift of benefit starts a new period, and so does a gap. The exceptions
// of stk. 3-6 have not been read and are not here.
func periods(ns ...int) func(*casefile.Case) []duty.Trigger {
	set := of(ns...)
	return func(c *casefile.Case) []duty.Trigger {
		var out []duty.Trigger
		if set.has(1) {
			ps := insuredPeriods(c)
			for i := range ps {
				out = append(out, ps[i].trigger())
			}
		}
		for i := 0; i < len(c.Groups); {
			last, member := i, set.has(c.Groups[i].Group)
			for last+1 < len(c.Groups) && families[c.Groups[last+1].Group] == families[c.Groups[i].Group] &&
				c.Groups[last].To+1 == c.Groups[last+1].From {
				last++
				member = member || set.has(c.Groups[last].Group)
			}
			if member {
				switch families[c.Groups[i].Group] {
				case 2, 4:
					out = helpPeriods(c, set, i, last, out)
				case 7:
					out = benefitPeriods(c, i, last, out, fact.ClarificationBenefit, fact.ResourceBenefit)
				case 8:
					out = benefitPeriods(c, i, last, out, fact.ResourceBenefit)
				case 10:
					out = coursePeriods(c, i, last, out)
				}
			}
			i = last + 1
		}
		if set.has(9) {
			out = flexPeriods(c, out)
		}
		return out
	}
}

// helpPeriods finds the periods of nr. 2-5 in the adjoining group spells i..last:
// the first from the first contact, the others from a shift between the benefits
// that carry the groups.
func helpPeriods(c *casefile.Case, set groups, i, last int, out []duty.Trigger) []duty.Trigger {
	g, end := &c.Groups[i], &c.Groups[last]
	t := duty.Trigger{On: g.From, Ref: duty.Ref(g.Start), Group: duty.Ref(g.Start), Until: end.To, End: duty.Ref(end.End), Ended: groupEnded}
	if id, on, ok := contact(c, i); ok {
		t.On, t.Ref = on, duty.Ref(id)
	}
	from := g.From
	for k := 1; k < len(c.Benefits); k++ {
		b, was := &c.Benefits[k], &c.Benefits[k-1]
		if b.From <= from || end.To != 0 && b.From > end.To || was.To+1 != b.From || was.Benefit == b.Benefit || !help(was.Benefit) ||
			!help(b.Benefit) {
			continue
		}
		cut := t
		cut.Until, cut.End, cut.Ended = b.From-1, duty.Ref(b.Start), benefitShift
		if memberIn(c, set, i, last, from, cut.Until) {
			out = append(out, cut)
		}
		from, t.On, t.Ref, t.Group = b.From, b.From, duty.Ref(b.Start), groupRef(c, i, last, b.From)
	}
	if memberIn(c, set, i, last, from, t.Until) {
		out = append(out, t)
	}
	return out
}

// help says that a benefit carries nr. 2-5.
func help(b fact.Benefit) bool {
	return b == fact.CashAssistance || b == fact.EducationAssistance || b == fact.TransitionBenefit || b == fact.SelfSupportBenefit
}

func memberIn(c *casefile.Case, set groups, i, last int, from, to day.Date) bool {
	for k := i; k <= last; k++ {
		if set.has(c.Groups[k].Group) && c.Groups[k].Overlaps(day.Period{From: from, To: to}) {
			return true
		}
	}
	return false
}

func groupRef(c *casefile.Case, i, last int, on day.Date) duty.Ref {
	for k := i; k <= last; k++ {
		if c.Groups[k].Has(on) {
			return duty.Ref(c.Groups[k].Start)
		}
	}
	return duty.Ref(c.Groups[i].Start)
}

// benefitPeriods finds the periods from the shift to a benefit in the group
// spells i..last, or the group spells themselves where none is registered.
func benefitPeriods(c *casefile.Case, i, last int, out []duty.Trigger, of ...fact.Benefit) []duty.Trigger {
	run := day.Period{From: c.Groups[i].From, To: c.Groups[last].To}
	found := false
	for k := range c.Benefits {
		b := &c.Benefits[k]
		if (b.Benefit == of[0] || len(of) > 1 && b.Benefit == of[1]) && b.Overlaps(run) {
			out, found = append(out, clipped(c, i, last, b.Spell, benefitEnded)), true
		}
	}
	if !found {
		out = append(out, clipped(c, i, last, casefile.Spell{Period: run, Start: c.Groups[i].Start, End: c.Groups[last].End}, groupEnded))
	}
	return out
}

// coursePeriods finds the periods of nr. 10, from the start of revalidering.
func coursePeriods(c *casefile.Case, i, last int, out []duty.Trigger) []duty.Trigger {
	run := day.Period{From: c.Groups[i].From, To: c.Groups[last].To}
	found := false
	for k := range c.Courses {
		if x := &c.Courses[k]; x.Course == fact.TopicRehabilitation && x.Overlaps(run) {
			out, found = append(out, clipped(c, i, last, x.Spell, courseEnded)), true
		}
	}
	if !found {
		out = benefitPeriods(c, i, last, out, fact.RehabilitationBenefit)
	}
	return out
}

// clipped is a period from the start of a spell to its end, or to the end of the
// group spells i..last.
func clipped(c *casefile.Case, i, last int, s casefile.Spell, ended string) duty.Trigger {
	t := duty.Trigger{On: s.From, Ref: duty.Ref(s.Start), Group: duty.Ref(c.Groups[i].Start), Until: s.To, End: duty.Ref(s.End), Ended: ended}
	if g := &c.Groups[last]; g.To != 0 && (t.Until == 0 || g.To < t.Until) {
		t.Until, t.End, t.Ended = g.To, duty.Ref(g.End), groupEnded
	}
	return t
}

// flexPeriods finds the periods of nr. 9 on ledighedsydelse. Nobody else is paid
// ledighedsydelse, so the benefit is enough unless another group is registered.
func flexPeriods(c *casefile.Case, out []duty.Trigger) []duty.Trigger {
	for k := range c.Benefits {
		b := &c.Benefits[k]
		if b.Benefit != fact.FlexBenefit {
			continue
		}
		at, other := -1, false
		for i := range c.Groups {
			if !c.Groups[i].Overlaps(b.Period) {
				continue
			}
			if c.Groups[i].Group != 9 {
				other = true
			} else if at < 0 {
				at = i
			}
		}
		switch {
		case at >= 0:
			out = append(out, clipped(c, at, at, b.Spell, benefitEnded))
		case !other:
			out = append(out, duty.Trigger{On: b.From, Ref: duty.Ref(b.Start), Group: duty.Ref(b.Start), Until: b.To, End: duty.Ref(b.End),
				Ended: benefitEnded})
		}
	}
	return out
}

// contact finds the first contact behind the group spell at index i: the earliest
// one after the spell before it ended, and after an earlier time on the benefits of
// nr. 2-5, which that contact was about. A spell that follows another without a gap
// has none of its own.
func contact(c *casefile.Case, i int) (fact.Seq, day.Date, bool) {
	after := day.Date(0)
	if i > 0 {
		after = c.Groups[i-1].To
		if after+1 == c.Groups[i].From {
			return 0, 0, false
		}
	}
	for k := range c.Benefits {
		b := &c.Benefits[k]
		goesOn := k+1 < len(c.Benefits) && c.Benefits[k+1].From == b.To+1 && help(c.Benefits[k+1].Benefit)
		if help(b.Benefit) && !goesOn && b.To != 0 && b.To+1 < c.Groups[i].From {
			after = day.Max(after, b.To)
		}
	}
	e, ok := casefile.First[fact.FirstContact](c, after+1, nil)
	if !ok || e.On > c.Groups[i].From {
		return 0, 0, false
	}
	return e.ID, e.On, true
}

// registeredFor returns the target group for which somebody registered as a
// jobseeker: the one of the day, or else the first that begins while the
// registration lasts; 0 where nothing tells.
func registeredFor(c *casefile.Case, r *casefile.Spell) int {
	n, _ := registeredAs(c, r)
	return n
}

func registeredAs(c *casefile.Case, r *casefile.Spell) (int, *casefile.Spell) {
	var next *casefile.Spell
	group := 0
	consider := func(n int, s *casefile.Spell) bool {
		if s.Has(r.From) {
			group, next = n, s
			return true
		}
		if s.From > r.From && (r.To == 0 || s.From <= r.To) && (next == nil || s.From < next.From) {
			group, next = n, s
		}
		return false
	}
	b, paid := c.BenefitOn(r.From)
	if !paid || b.Benefit == fact.UnemploymentBenefit {
		for i := range c.Insured {
			if consider(1, &c.Insured[i]) {
				return group, next
			}
		}
	}
	for i := range c.Groups {
		if g := &c.Groups[i]; g.Group != 1 && consider(g.Group, &g.Spell) {
			break
		}
	}
	return group, next
}

// registrations finds the registrations as a jobseeker of members of a group.
func registrations(n int) func(*casefile.Case) []duty.Trigger {
	return func(c *casefile.Case) []duty.Trigger {
		var out []duty.Trigger
		for i := range c.Registered {
			r := &c.Registered[i]
			group, s := registeredAs(c, r)
			if group != n {
				continue
			}
			t := duty.Trigger{On: r.From, Ref: duty.Ref(r.Start), Group: duty.Ref(s.Start), Until: r.To, End: duty.Ref(r.End), Ended: registerEnded}
			if s.To != 0 && (t.Until == 0 || s.To < t.Until) {
				t.Until, t.End, t.Ended = s.To, duty.Ref(s.End), groupEnded
			}
			out = append(out, t)
		}
		return out
	}
}
