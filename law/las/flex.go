package las

import (
	"cmp"
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// The days that Indgang covers: duties before and after them are not asked for.
var (
	firstAsked = day.MustParse("2019-10-01")
	lastAsked  = day.MustParse("2031-12-31")
)

const flexEnded = "ledighedsydelsen ophørte"

// calendar counts spans in months, for which no holiday matters.
var calendar day.Calendar

// A flexTime is the time of one person on ledighedsydelse that belongs together:
// spells with less than the whole window between them.
type flexTime struct {
	spells []casefile.Spell
	counts []day.Period // what counts, as if the last spell went on
	leaves []day.Period // barsel and sorgorlov
}

// A round is one count up to a reassessment.
type round struct {
	from    day.Date // the first day that counts
	reached day.Date // the day on which the months are reached
	due     day.Date // the last day to be finished, 0 while a leave has no end
	spell   fact.Seq // that from lies in
	number  int
}

// onFlex reports whether anybody has registered ledighedsydelse.
func onFlex(c *casefile.Case) bool {
	for i := range c.Benefits {
		if c.Benefits[i].Benefit == fact.FlexBenefit {
			return true
		}
	}
	return false
}

// leaves finds barsel and sorgorlov, as a benefit of its own or as a leave beside
// ledighedsydelse.
func leaves(c *casefile.Case) []day.Period {
	var out []day.Period
	for i := range c.Benefits {
		if b := &c.Benefits[i]; b.Benefit == fact.ParentalBenefit {
			out = append(out, b.Period)
		}
	}
	for i := range c.Exemptions {
		if e := &c.Exemptions[i]; (e.Ground == fact.Parental || e.Ground == fact.Bereavement) && !e.Empty() {
			out = append(out, e.Period)
		}
	}
	slices.SortFunc(out, func(a, b day.Period) int { return cmp.Compare(a.From, b.From) })
	return apart(out)
}

// apart joins sorted periods that overlap or adjoin.
func apart(in []day.Period) []day.Period {
	out := in[:0]
	for _, p := range in {
		if n := len(out); n > 0 && (out[n-1].To == 0 || p.From <= out[n-1].To+1) {
			if p.To == 0 || out[n-1].To != 0 && p.To > out[n-1].To {
				out[n-1].To = p.To
			}
			continue
		}
		out = append(out, p)
	}
	return out
}

// flexTimes finds the times on ledighedsydelse.
func flexTimes(c *casefile.Case) []flexTime {
	if !onFlex(c) {
		return nil
	}
	away := leaves(c)
	var out []flexTime
	for i := range c.Benefits {
		b := &c.Benefits[i]
		if b.Benefit != fact.FlexBenefit {
			continue
		}
		if n := len(out); n > 0 {
			last := out[n-1].spells
			if end := last[len(last)-1].To; end != 0 && b.From < lengthened(calendar.After(end+1, value(flexWindow, end)), away, end+1) {
				out[n-1].spells = append(last, b.Spell)
				continue
			}
		}
		out = append(out, flexTime{spells: []casefile.Spell{b.Spell}, leaves: away})
	}
	for i := range out {
		f := &out[i]
		for k, s := range f.spells {
			p := s.Period
			if k == len(f.spells)-1 {
				p.To = 0
			}
			f.counts = append(f.counts, p.Minus(away...)...)
		}
		f.counts = apart(f.counts)
	}
	return out
}

// value is a number on a day, for functions that look it up themselves.
func value(p *duty.Param, on day.Date) day.Span {
	if v := p.At(on, 0); v != nil {
		return v.Span
	}
	return p.Values[0].Span
}

// stretch moves an end on by the length of a hole, in whole months and the days
// that are left.
func stretch(end day.Date, hole day.Period) day.Date {
	n, after := 0, hole.To+1
	for hole.From.AddMonths(n+1) <= after {
		n++
	}
	return end.AddMonths(n).AddDays(int(after - hole.From.AddMonths(n)))
}

// lengthened moves an end on by the leaves between a day and it. A leave without
// an end moves it out of reach.
func lengthened(end day.Date, leaves []day.Period, from day.Date) day.Date {
	for _, p := range leaves {
		p.From = day.Max(p.From, from)
		switch {
		case p.To != 0 && p.To < p.From || p.From >= end:
		case p.To == 0:
			return day.Latest
		default:
			end = stretch(end, p)
		}
	}
	return end
}

// reach returns the day after the one on which so many months have been received
// since a day that counts, or 0 if that is out of sight.
func (f *flexTime) reach(from day.Date, s day.Span) day.Date {
	end := calendar.After(from, s)
	for i := range f.counts {
		p := f.counts[i]
		if p.To == 0 || p.To+1 >= end {
			return end
		}
		if p.To < from {
			continue
		}
		if i+1 == len(f.counts) {
			return 0 // a leave that has no end
		}
		next := f.counts[i+1].From
		// Short months may swallow the days that were left when the hole began.
		end = day.Max(stretch(end, day.Period{From: p.To + 1, To: next - 1}), next+1)
	}
	return 0
}

// until is the last day on ledighedsydelse, 0 while it goes on.
func (f *flexTime) until() day.Date { return f.spells[len(f.spells)-1].To }

// rounds finds the counts: each begins where the one before had reached its
// months, at the first stretch from which they are reached within the window.
func (f *flexTime) rounds() []round {
	var out []round
	next := day.Date(0)
	for i := 0; i < len(f.counts); {
		from := day.Max(f.counts[i].From, next)
		if to := f.counts[i].To; to != 0 && from > to {
			i++
			continue
		}
		end := f.reach(from, value(flexMonths, from))
		if end == 0 || f.until() != 0 && end-1 > f.until() || end-1 > lastAsked {
			return out
		}
		if end > lengthened(calendar.After(from, value(flexWindow, from)), f.leaves, from) {
			i++ // too far between; the count may begin later
			continue
		}
		r := round{from: from, reached: end - 1, number: len(out) + 1}
		if due := f.reach(from, value(flexLimit, from)); due != 0 {
			r.due = due - 1
		}
		for k := range f.spells {
			if f.spells[k].From <= from {
				r.spell = f.spells[k].Start
			}
		}
		out = append(out, r)
		next = end
	}
	return out
}

// timeOf finds the time that a trigger's count belongs to.
func timeOf(times []flexTime, from day.Date) *flexTime {
	for i := len(times) - 1; i >= 0; i-- {
		if times[i].spells[0].From <= from {
			return &times[i]
		}
	}
	return nil
}

// flexReviews finds the decisions of a reassessment.
func flexReviews(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Decisions {
		if d := &c.Decisions[i]; d.Topic == fact.TopicFlexReview && d.Outcome != fact.Provisional {
			out = append(out, duty.Event{On: d.On, Ref: duty.Ref(d.ID)})
		}
	}
	return out
}

// moveHinders finds the assessment that a count cannot be finished in time because
// the person moved here while it ran.
func moveHinders(c *casefile.Case, r *round) (*casefile.Entry, bool) {
	if !movedDuring(c, r) {
		return nil, false
	}
	return casefile.First(c, c.MovedIn, func(a fact.Assessed) bool { return a.Topic == fact.TopicMoveHinders && a.Answer == fact.Yes })
}

// movedDuring reports whether the person moved here during a count, so late that
// the time after a move ends after the count's own limit.
func movedDuring(c *casefile.Case, r *round) bool {
	return c.MovedIn != 0 && r.due != 0 && c.MovedIn > r.from && c.MovedIn <= r.due && moveLimit(c) > r.due
}

func moveLimit(c *casefile.Case) day.Date {
	return calendar.After(c.MovedIn, value(flexMove, c.MovedIn))
}
