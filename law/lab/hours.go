package lab

import (
	"strconv"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// The months of target group 1 are months of unemployment, counted in hours
// (LAB § 9; the executive order's § 7). This is the one place where they are.
var (
	monthHours     = Params.Get("month_hours")
	weekHours      = Params.Get("week_hours")
	monthHoursPart = Params.Get("month_hours_part")
	weekHoursPart  = Params.Get("week_hours_part")

	// hourNumbers are what counted looks up.
	hourNumbers = []*duty.Param{monthHours, weekHours, monthHoursPart, weekHoursPart}

	youngAge = Params.Get("young_age")
	fundSpan = Params.Get("fund_span")
	// alsoNumbers are what counted and the periods below look up.
	alsoNumbers = []*duty.Param{monthHours, weekHours, monthHoursPart, weekHoursPart, youngAge, fundSpan}
)

// norm is what full time is for somebody insured full-time or part-time.
func norm(c *casefile.Case, on day.Date) casefile.Norm {
	if p, ok := c.PlacementFor(on); ok && p.PartTime {
		return casefile.Norm{Month: number(monthHoursPart, on), Week: number(weekHoursPart, on)}
	}
	return casefile.Norm{Month: number(monthHours, on), Week: number(weekHours, on)}
}

// number is the value on a day of a number that functions look up themselves;
// before its first day that is the first value.
func number(p *duty.Param, on day.Date) int {
	if v := p.At(on, 0); v != nil {
		return v.Span.N
	}
	return p.Values[0].Span.N
}

// counted is the clock of periods that may be target group 1's: accumulated
// unemployment for those, the calendar for all others.
func counted(c *casefile.Case, t duty.Trigger, s day.Span) (day.Date, string) {
	due, n, tally := reach(c, t, s)
	if n.Month == 0 {
		return due, ""
	}
	return due, tallied(n, due, tally)
}

// hoursBehind adds the facts that counted went by.
func hoursBehind(c *casefile.Case, t duty.Trigger, due day.Date, to []duty.Use) []duty.Use {
	if len(c.Paid)+len(c.Jobs) == 0 || spellOf(c, t.Group) == nil {
		return to
	}
	start := t.On
	if t.Start != 0 {
		start = t.Start
	}
	c.Behind(start, due, func(id fact.Seq, p day.Period, work bool) {
		note := "udbetalte dagpengetimer"
		if work {
			note = "ordinært arbejde"
		}
		to = append(to, duty.Use{Role: duty.Measures, Ref: duty.Ref(id), On: p.From, Period: p, Note: note})
	})
	return to
}

// after is counted without the words.
func after(c *casefile.Case, t duty.Trigger, months int) day.Date {
	due, _, _ := reach(c, t, day.Span{N: months, Unit: day.Months})
	return due
}

// reach counts a span from a trigger; the norm is zero where the calendar counts.
func reach(c *casefile.Case, t duty.Trigger, s day.Span) (due day.Date, n casefile.Norm, tally casefile.Tally) {
	start := t.On
	if t.Start != 0 {
		start = t.Start
	}
	target := day.Calendar{}.After(start, s)
	run := spellOf(c, t.Group)
	if run == nil {
		return target, n, tally
	}
	n = norm(c, day.Max(start, run.From))
	if s.Unit == day.HourUnits {
		target = n.After(start, s.N)
	}
	due, tally = c.Reach(n, start, target)
	return due, n, tally
}

// spellOf finds the spell on dagpenge that a trigger of target group 1 names.
func spellOf(c *casefile.Case, group duty.Ref) *casefile.Spell {
	for i := range c.Insured {
		if duty.Ref(c.Insured[i].Start) == group {
			return &c.Insured[i]
		}
	}
	return nil
}

// insuredOn reports whether the person is on dagpenge on a day.
func insuredOn(c *casefile.Case, on day.Date) bool {
	for i := range c.Insured {
		if c.Insured[i].Has(on) {
			return true
		}
	}
	return false
}

// presumed is what tallied says of most people, made once.
var presumed = "Ledighed tælles i timer: 1 måned er " + day.Hundredths(monthHours.Values[0].Span.N) +
	" timer. Der er ikke registreret udbetalte timer, så der er regnet med fuld ledighed: datoen er et skøn."

// tallied says how the hours were counted.
func tallied(n casefile.Norm, due day.Date, t casefile.Tally) string {
	if n.Month == monthHours.Values[0].Span.N && t.Registered == 0 && !t.Worked && !t.Away && due != 0 {
		return presumed
	}
	s := append(make([]byte, 0, 384), "Ledighed tælles i timer: 1 måned er "...)
	s = append(s, day.Hundredths(n.Month)...)
	s = append(s, " timer."...)
	if due == 0 {
		return string(append(s, " Med de timer, der er registreret, nås tallet ikke."...))
	}
	if t.Registered > 0 {
		s = append(s, " De udbetalte timer er brugt for "...)
		s = append(months(s, t.Registered), '.')
	}
	if t.Estimated > 0 {
		s = append(s, " Der er ikke registreret udbetalte timer for "...)
		s = append(months(s, t.Estimated), ", så der er regnet med fuld ledighed"...)
		if t.Worked {
			s = append(s, " minus ordinære arbejdstimer"...)
		}
		s = append(s, ": datoen er et skøn."...)
	}
	if t.Away {
		s = append(s, " Dage uden dagpenge tæller ikke."...)
	}
	return string(s)
}

func months(s []byte, n int) []byte {
	if n == 1 {
		return append(s, "1 måned"...)
	}
	return append(strconv.AppendInt(s, int64(n), 10), " måneder"...)
}

// An insured is a period of target group 1: from a placement in a dagpenge
// period to the next one, or to the end of the last spell on dagpenge in it.
type insured struct {
	start  day.Date
	ref    fact.Seq // the placement, or the spell where none is registered
	run    fact.Seq // the first spell on dagpenge
	placed bool
	until  day.Date
	end    fact.Seq
	ended  string
	begins day.Date // the registration as a jobseeker that led to it, or start
	beginR fact.Seq
}

// insuredPeriods finds the periods of target group 1. Where no placement is
// registered, each spell on dagpenge is a period of its own; the first placement
// in a spell stands for its beginning.
func insuredPeriods(c *casefile.Case) []insured {
	if len(c.Insured) == 0 {
		return nil
	}
	out := make([]insured, 0, len(c.Insured)+len(c.Placements))
	places := c.Placements
	open := func(p insured) {
		if n := len(out); n > 0 && out[n-1].start == p.start {
			out = out[:n-1]
		}
		out = append(out, p)
	}
	for i := range c.Insured {
		r := &c.Insured[i]
		var before *casefile.Placement
		for len(places) > 0 && places[0].On <= r.From {
			before, places = &places[0], places[1:]
		}
		within := len(places) > 0 && r.Has(places[0].On)
		switch n := len(out); {
		case before != nil:
			open(insured{start: before.On, ref: before.ID, run: r.Start, placed: true})
		case n > 0 && out[n-1].placed:
		case within:
			open(insured{start: places[0].On, ref: places[0].ID, run: r.Start, placed: true})
			places = places[1:]
		default:
			open(insured{start: r.From, ref: r.Start, run: r.Start})
		}
		for len(places) > 0 && r.Has(places[0].On) {
			last := &out[len(out)-1]
			last.until, last.end, last.ended = places[0].On-1, places[0].ID, "en ny indplacering begyndte"
			open(insured{start: places[0].On, ref: places[0].ID, run: r.Start, placed: true})
			places = places[1:]
		}
		last := &out[len(out)-1]
		last.until, last.end, last.ended = r.To, r.End, "dagpengene ophørte"
	}
	after := day.Date(0)
	for i := range out {
		p := &out[i]
		p.begins, p.beginR = p.start, p.ref
		for k := range c.Registered {
			if r := &c.Registered[k]; r.From > after && r.From < p.start && r.Has(p.start) && registeredFor(c, r) == 1 {
				p.begins, p.beginR = r.From, r.Start
			}
		}
		after = p.until
	}
	return out
}

// trigger opens a duty with the period.
func (p *insured) trigger() duty.Trigger {
	t := duty.Trigger{On: p.start, Ref: duty.Ref(p.ref), Group: duty.Ref(p.run), Until: p.until, End: duty.Ref(p.end), Ended: p.ended}
	if !p.placed {
		t.Note = unplaced
	}
	return t
}

const (
	unplaced   = "Indplaceringen i en dagpengeperiode er ikke registreret: der er talt fra dagpengenes begyndelse."
	unhandled  = "Overtagelsen fra a-kassen er ikke registreret: der er regnet med tre måneders ledighed."
	takenOver  = "kommunen har overtaget kontaktforløbet"
	youngGuess = "Regnet som under 25 år uden uddannelse og uden barn i hjemmet efter det, der er registreret på den første dag."
)

// young reports whether a person on dagpenge is among those whom the
// municipality takes from the first day (LAB § 27, stk. 3): under 25, without a
// vocational qualification and without a child at home, as far as registered.
func young(c *casefile.Case, on day.Date) bool {
	age := c.Age(on)
	return age >= 0 && age < number(youngAge, on) && !c.IsQualified(on) && !c.HasChild(on)
}

// handover is the day on which the municipality takes a period over: as
// registered, or else after the a-kasse's three months. The law is the one under
// which the period began.
func handover(c *casefile.Case, p *insured) (duty.Trigger, bool) {
	if young(c, p.begins) {
		return duty.Trigger{}, false
	}
	t := p.trigger()
	t.Start, t.Under = p.start, p.start
	if m, ok := taken(c, p); ok {
		t.On, t.Ref = m.On, duty.Ref(m.ID)
		return t, true
	}
	span := fundSpan.At(p.start, 0)
	if span == nil {
		return t, false // the municipality had the course from the start
	}
	on := after(c, p.trigger(), span.Span.N)
	t.On = on
	if t.Note == "" {
		t.Note = unhandled
	} else {
		t.Note += " " + unhandled
	}
	return t, on != 0 && (p.until == 0 || on <= p.until)
}

// taken finds the registered handover in a period.
func taken(c *casefile.Case, p *insured) (casefile.Mark, bool) {
	for _, m := range c.Handovers {
		if m.On >= p.begins && (p.until == 0 || m.On <= p.until) {
			return m, true
		}
	}
	return casefile.Mark{}, false
}

// handovers finds the days on which the municipality takes periods over.
func handovers(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	ps := insuredPeriods(c)
	for i := range ps {
		if t, ok := handover(c, &ps[i]); ok {
			out = append(out, t)
		}
	}
	return out
}

// fundPeriods finds the periods whose first three months the a-kasse has. Its
// part is over when the municipality has taken over, though not before the three
// months are.
func fundPeriods(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	ps := insuredPeriods(c)
	for i := range ps {
		p := &ps[i]
		if young(c, p.begins) {
			continue
		}
		t := p.trigger()
		if m, ok := taken(c, p); ok {
			span := fundSpan.At(p.start, 0)
			if span == nil {
				continue
			}
			due := after(c, t, span.Span.N)
			if end := day.Max(m.On, due+1); t.Until == 0 || end < t.Until {
				t.Until, t.End, t.Ended = end, duty.Ref(m.ID), takenOver
			}
			if t.Until < t.On {
				continue // taken over before the placement
			}
		}
		out = append(out, t)
	}
	return out
}

// youngPeriods finds the periods that the municipality has from the first day.
func youngPeriods(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	ps := insuredPeriods(c)
	for i := range ps {
		p := &ps[i]
		if !young(c, p.begins) {
			continue
		}
		t := p.trigger()
		t.On, t.Ref, t.Under, t.Note = p.begins, duty.Ref(p.beginR), p.start, youngGuess
		out = append(out, t)
	}
	return out
}
