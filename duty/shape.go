package duty

import "indgang/day"

// A Shape is the form that a rule's demand takes. The shapes are in this
// package; a rule picks one and fills in what to look for.
type Shape[C any] interface {
	// Name is the shape as programs read it: "within", "count", …
	Name() string
	// triggers finds what opens the duty in a case, in order of time.
	triggers(c C) []Trigger
	// apply adds what one trigger gives.
	apply(x *run, c C, t Trigger)
	// numbers lists the numbers that the shape uses, some of them nil.
	numbers() []*Param
}

// Numbers lists the numbers that a shape uses.
func Numbers[C any](s Shape[C]) []*Param {
	all := s.numbers()
	if l, ok := s.(interface{ lookups() []*Param }); ok {
		all = append(all[:len(all):len(all)], l.lookups()...)
	}
	var out []*Param
	for _, p := range all {
		if p != nil {
			out = append(out, p)
		}
	}
	return out
}

// Terms are what most shapes share.
type Terms[C any] struct {
	// When finds what opens the duty.
	When func(C) []Trigger
	// Meets finds what meets it, in order of time.
	Meets func(C, Trigger) []Event
	// Books finds what is scheduled to meet it.
	Books func(C, Trigger) []Event
	// Exempt finds when the duty does not bind. A duty that is exempt on its due
	// day lapses; until then it is paused while the exemption lasts.
	Exempt func(C) []Stop
	// ExemptCancels lets any exemption before the duty is met take it away for
	// good, so that only a new trigger opens a new one.
	ExemptCancels bool
	// Pauses finds when the clock stands still; the days are added to the end.
	Pauses func(C, Trigger) []Stop
	// Grace is time allowed after the deadline.
	Grace *Param
	// Clock counts the span in another way than the calendar, such as in
	// accumulated hours. It returns the day on which the span has run and, in
	// Danish, how it was counted; no day where it never will.
	Clock func(c C, t Trigger, s day.Span) (day.Date, string)
	// Rests adds the facts that Clock counted by up to its day.
	Rests func(c C, t Trigger, due day.Date, to []Use) []Use
	// Note says in Danish what the reader of every proof must know.
	Note string
	// PlanSpan is another span, for the planning date alone, where it is not
	// settled that the shape's own is the only one.
	PlanSpan *Param
	// Params are the numbers that these functions look up themselves.
	Params []*Param
}

func (t Terms[C]) lookups() []*Param {
	return append(t.Params[:len(t.Params):len(t.Params)], t.PlanSpan)
}

func (t Terms[C]) triggers(c C) []Trigger {
	if t.When == nil {
		return nil
	}
	return t.When(c)
}

// run is the evaluation of one trigger under one version of a rule.
type run struct {
	cal    *day.Calendar
	today  day.Date
	known  day.Date
	lookup lookup
	meta   *Meta
	target *Target
	// from is the day from which this version governs the trigger; it picks the
	// values of numbers.
	from day.Date
	// cut is the last day on which this version governs, 0 for no end.
	cut    day.Date
	cutWhy string
	doubt  string
	result *Result
}

// soon notes a day on which time alone changes something.
func (x *run) soon(d day.Date) {
	if d > x.today && (x.result.Next == 0 || d < x.result.Next) {
		x.result.Next = d
	}
}

// value returns the value of a number for a trigger, or nil.
func (x *run) value(p *Param, t Trigger) *Value {
	return x.lookup.at(p, day.Max(t.under(), x.from), x.known)
}

// until returns the last day on which the duty can exist, and why.
func (x *run) until(t Trigger) (day.Date, string) {
	if x.cut != 0 && (t.Until == 0 || x.cut < t.Until) {
		return x.cut, x.cutWhy
	}
	return t.Until, t.Ended
}

// open starts an obligation for a trigger.
func (x *run) open(k Kind, t Trigger, uses int) Obligation {
	o := Obligation{Meta: x.meta, Kind: k, Bearer: x.meta.Bearer, Ref: t.Ref, Ordinal: t.Part, Opened: t.On}
	if t.By != nil {
		o.Bearer = *t.By
	}
	o.Proof.Start = t.start()
	o.Proof.Doubt, o.Proof.Note = t.Doubt, t.Note
	o.Proof.doubts(x.doubt)
	o.Proof.Uses = append(make([]Use, 0, uses+2), Use{Role: Opens, Ref: t.Ref, On: t.On})
	if t.Group != 0 && t.Group != t.Ref {
		o.Proof.Uses = append(o.Proof.Uses, Use{Role: Groups, Ref: t.Group, On: t.On})
	}
	return o
}

// deadline fills in Due and PlanBy from a span that runs from the trigger.
func deadline[C any](x *run, o *Obligation, terms *Terms[C], c C, t Trigger, span *Value) {
	o.Proof.Span = span
	if t.Waits {
		o.Proof.Start = 0
		if t.Plan != 0 {
			o.PlanBy, o.Proof.Alt = x.cal.PlanFor(t.Plan, span.Span), t.Plan
		}
		o.Proof.say(terms.Note)
		return
	}
	counted := ""
	if terms.Clock != nil {
		o.Proof.Clocked = true
		o.Due, counted = terms.Clock(c, t, span.Span)
		if terms.Rests != nil {
			o.Proof.Uses = terms.Rests(c, t, o.Due, o.Proof.Uses)
		}
		if o.Due == 0 {
			o.Proof.say(counted)
			x.local(o, t, t.start())
			return
		}
	} else {
		o.Due = x.cal.After(t.start(), span.Span)
	}
	o.Proof.Raw = o.Due
	plan := o.Due
	if terms.Clock == nil {
		plan = x.cal.PlanFor(t.start(), span.Span)
		if t.Plan != 0 {
			if alt := x.cal.PlanFor(t.Plan, span.Span); alt < plan {
				plan, o.Proof.Alt = alt, t.Plan
			}
		}
		if v := x.value(terms.PlanSpan, t); v != nil {
			if alt := x.cal.PlanFor(t.start(), v.Span); alt < plan {
				plan, o.Proof.AltSpan = alt, v
			}
		}
	}
	if terms.Pauses != nil {
		o.Due, o.Proof.Paused = x.paused(o, terms.Pauses(c, t), t.start(), o.Due)
		plan = plan.AddDays(o.Proof.Paused)
	}
	if g := x.value(terms.Grace, t); g != nil {
		o.Proof.Grace = g
		o.Due = x.cal.After(o.Due, g.Span)
		plan = o.Due
	}
	if o.Bearer == Citizen {
		// A citizen's own deadline moves to the next hverdag; the authority's
		// never does.
		o.Due = x.cal.NextWeekday(o.Due)
	}
	o.PlanBy = x.cal.LastOpen(day.Min(plan, o.Due))
	x.local(o, t, t.start())
	if counted == "" {
		counted = terms.Note
	}
	o.Proof.say(counted)
}

// local lets the municipality's own target, counted from start, bring the
// planning date forward, or set one where the law sets no date.
func (x *run) local(o *Obligation, t Trigger, start day.Date) {
	if x.target == nil || !x.target.Valid.Has(t.On) {
		return
	}
	if own := x.cal.PlanFor(start, x.target.Span); o.PlanBy == 0 || own < o.PlanBy {
		o.PlanBy, o.Proof.Local = own, x.target
	}
}

// paused adds the days on which the clock stood still between start and due,
// including those of the time that is added.
func (x *run) paused(o *Obligation, stops []Stop, start, due day.Date) (day.Date, int) {
	total := 0
	for _, s := range stops {
		p := s.Period
		if p.From < start {
			p.From = start
		}
		if p.From > due || p.Empty() {
			continue
		}
		if p.Open() {
			p.To = day.Max(x.today, p.From)
			x.soon(x.today + 1)
		}
		due = due.AddDays(p.Days())
		total += p.Days()
		o.Proof.Uses = append(o.Proof.Uses, Use{Role: Pauses, Ref: s.Ref, On: p.From, Period: p, Note: s.Ground})
	}
	return due, total
}

// settle gives the obligation its status from what met it, exemptions, the end
// of its ground, and the day. met is 0 where nothing has met it yet.
func settle[C any](x *run, o *Obligation, terms *Terms[C], c C, t Trigger, met day.Date) {
	until, why := x.until(t)
	if met > x.today {
		x.soon(met)
		met = 0
	}
	if until != 0 && met > until {
		met = 0
	}
	var stops []Stop
	if terms != nil && terms.Exempt != nil {
		stops = terms.Exempt(c)
	}
	// Whatever came first closed it: it was done, exempt, or its ground was gone.
	if s, on := x.exempted(o, stops, terms != nil && terms.ExemptCancels, met, until); on != 0 {
		x.lapse(o, s, on)
		return
	}
	if met != 0 {
		o.Closed = met
		o.Status = Met
		if o.Due != 0 && met > o.Due {
			o.Status = MetLate
		}
		x.add(o)
		return
	}
	if until != 0 && until < x.today {
		o.Closed, o.Proof.Why, o.Status = until, why, Lapsed
		if o.Due != 0 && until > o.Due {
			o.Status = Missed
		}
		if t.End != 0 && until == t.Until {
			o.Proof.Uses = append(o.Proof.Uses, Use{Role: Ends, Ref: t.End, On: until})
		}
		x.add(o)
		return
	}
	if until != 0 {
		x.soon(until + 1)
	}
	o.Status = Open
	if o.Due != 0 {
		if x.today > o.Due {
			o.Status = Overdue
		} else {
			x.soon(o.Due + 1)
		}
	}
	if o.Status == Open {
		x.pause(o, stops)
	}
	if terms != nil && terms.Books != nil {
		for _, e := range terms.Books(c, t) {
			if e.On >= x.today {
				o.Booked = e.On
				o.Proof.Uses = append(o.Proof.Uses, Use{Role: Books, Ref: e.Ref, On: e.On})
				x.soon(e.On + 1)
				break
			}
		}
	}
	x.add(o)
}

// exempted finds the exemption that first closed an obligation, and the day on
// which it did: the day it began where exemptions cancel, else the due day. The
// day is 0 where none closed it before it was met or ended.
func (x *run) exempted(o *Obligation, stops []Stop, cancels bool, met, until day.Date) (Stop, day.Date) {
	var first Stop
	var closed day.Date
	for _, s := range stops {
		on, known := o.Due, o.Due+1
		if cancels {
			on = day.Max(s.From, o.Opened)
			known = on
		}
		if on == 0 || !s.Has(on) || until != 0 && on > until || met != 0 && met <= on {
			continue
		}
		if known > x.today {
			x.soon(known)
			continue
		}
		if closed == 0 || on < closed {
			first, closed = s, on
		}
	}
	return first, closed
}

// lapse closes an obligation by an exemption. Past its date it was missed. What
// came after it had fallen away did nothing to it.
func (x *run) lapse(o *Obligation, s Stop, on day.Date) {
	o.Status, o.Closed, o.Proof.Why = Lapsed, on, s.Ground
	o.Proof.Share = s.Share
	if o.Due != 0 && on > o.Due {
		o.Status = Missed
	}
	kept := o.Proof.Uses[:0]
	for _, u := range o.Proof.Uses {
		if (u.Role == Meets || u.Role == Counts) && u.Period == (day.Period{}) && u.On > on {
			o.Have--
			continue
		}
		kept = append(kept, u)
	}
	o.Proof.Uses = append(kept, Use{Role: Exempts, Ref: s.Ref, On: s.From, Period: s.Period, Note: s.Ground})
	x.add(o)
}

// pause rests an open obligation while an exemption lasts.
func (x *run) pause(o *Obligation, stops []Stop) {
	for _, s := range stops {
		if s.From > x.today {
			if o.Due == 0 || s.From <= o.Due {
				x.soon(s.From)
			}
			continue
		}
		if !s.Has(x.today) {
			continue
		}
		o.Status = Paused
		o.Proof.Share = o.Proof.Share || s.Share
		if s.To != 0 {
			x.soon(s.To + 1)
		}
		o.Proof.Uses = append(o.Proof.Uses, Use{Role: Exempts, Ref: s.Ref, On: s.From, Period: s.Period, Note: s.Ground})
	}
}

func (x *run) add(o *Obligation) {
	if m := o.Meta; m.Expected != 0 && (o.Due > m.Expected || o.Opened > m.Expected) {
		o.Proof.doubts(m.expected)
	}
	x.result.Obligations = append(x.result.Obligations, *o)
}
