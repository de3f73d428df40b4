package duty

import "indgang/day"

// Within asks for one event within a span from the trigger, or without a date
// where the provision has no Span.
type Within[C any] struct {
	Terms[C]
	Span *Param
	// Lapses says that it is too late after the span: nothing is owed then.
	Lapses bool
}

// Name returns "within".
func (s Within[C]) Name() string { return "within" }

func (s Within[C]) numbers() []*Param { return []*Param{s.Span, s.Grace} }

func (s Within[C]) apply(x *run, c C, t Trigger) {
	o := x.open(Duty, t, 1)
	o.Need = 1
	number := t.number(s.Span)
	if number == nil {
		o.Proof.say(s.Note)
		if v := x.value(s.PlanSpan, t); v != nil {
			o.PlanBy, o.Proof.AltSpan = day.Max(x.cal.PlanFor(t.start(), v.Span), o.Opened), v
		}
		x.local(&o, t, t.start())
		first(x, &o, &s.Terms, c, t)
		return
	}
	span := x.value(number, t)
	if span == nil {
		return
	}
	deadline(x, &o, &s.Terms, c, t, span)
	if s.Lapses && o.Due != 0 && (t.Until == 0 || o.Due < t.Until) {
		t.Until, t.Ended, t.End = o.Due, "fristen er udløbet", 0
	}
	first(x, &o, &s.Terms, c, t)
}

// first settles an obligation that one event on or after its opening meets.
func first[C any](x *run, o *Obligation, terms *Terms[C], c C, t Trigger) {
	var met day.Date
	since := t.since(o.Opened)
	until, _ := x.until(t)
	for _, e := range terms.Meets(c, t) {
		if until != 0 && e.On > until {
			break
		}
		if e.On >= since {
			met = e.On
			if met <= x.today {
				if o.Need == 1 { // an amount that adds up stays what it is
					o.Have = 1
				}
				o.Proof.Uses = append(o.Proof.Uses, Use{Role: Meets, Ref: e.Ref, On: e.On})
			}
			break
		}
	}
	settle(x, o, terms, c, t, met)
}

// Count asks for a number of events within a span from the trigger.
type Count[C any] struct {
	Terms[C]
	N    *Param
	Span *Param
}

// Name returns "count".
func (s Count[C]) Name() string { return "count" }

func (s Count[C]) numbers() []*Param { return []*Param{s.N, s.Span, s.Grace} }

func (s Count[C]) apply(x *run, c C, t Trigger) {
	span, n := x.value(s.Span, t), x.value(s.N, t)
	if span == nil || n == nil {
		return
	}
	o := x.open(Duty, t, n.Span.N)
	deadline(x, &o, &s.Terms, c, t, span)
	counted(x, &o, &s.Terms, c, t, n)
}

// counted settles an obligation that n events on or after its opening meet.
func counted[C any](x *run, o *Obligation, terms *Terms[C], c C, t Trigger, n *Value) {
	o.Need, o.Proof.Count = n.Span.N, n
	until, _ := x.until(t)
	since := t.since(o.Opened)
	var met day.Date
	for _, e := range terms.Meets(c, t) {
		if e.On < since || until != 0 && e.On > until {
			continue
		}
		if e.On > x.today {
			x.soon(e.On)
			break
		}
		if o.Have == o.Need {
			break
		}
		o.Have++
		o.Proof.Uses = append(o.Proof.Uses, Use{Role: Counts, Ref: e.Ref, On: e.On})
		if o.Have == o.Need {
			met = e.On
		}
	}
	settle(x, o, terms, c, t, met)
}

// Window asks for a number of events (one where N is nil) between an earliest
// and a latest day, both counted from the trigger. An event before the window
// opens does not count.
type Window[C any] struct {
	Terms[C]
	N        *Param
	Earliest *Param
	Latest   *Param
}

// Name returns "window".
func (s Window[C]) Name() string { return "window" }

func (s Window[C]) numbers() []*Param { return []*Param{s.N, s.Earliest, s.Latest, s.Grace} }

func (s Window[C]) apply(x *run, c C, t Trigger) {
	latest := x.value(s.Latest, t)
	if latest == nil {
		return
	}
	o := x.open(Duty, t, 2)
	if e := x.value(s.Earliest, t); e != nil {
		o.Opened = x.cal.After(t.start(), e.Span)
		if s.Clock != nil {
			o.Opened, _ = s.Clock(c, t, e.Span)
		}
		if o.Opened == 0 {
			return
		}
	}
	if o.Opened > x.today {
		x.soon(o.Opened)
		return
	}
	if until, _ := x.until(t); until != 0 && until < o.Opened {
		return
	}
	deadline(x, &o, &s.Terms, c, t, latest)
	if n := x.value(s.N, t); n != nil {
		counted(x, &o, &s.Terms, c, t, n)
		return
	}
	o.Need = 1
	first(x, &o, &s.Terms, c, t)
}

// Every asks for an event once in each span from the trigger, on a fixed grid:
// a late event does not move the dates after it. Dates of the grid before the
// duty opened, or before its version took effect, are not asked for.
type Every[C any] struct {
	Terms[C]
	Span *Param
}

// Name returns "every".
func (s Every[C]) Name() string { return "every" }

func (s Every[C]) numbers() []*Param { return []*Param{s.Span} }

func (s Every[C]) apply(x *run, c C, t Trigger) {
	span := x.value(s.Span, t)
	if span == nil || span.Span.N < 1 {
		return
	}
	until, _ := x.until(t)
	events := s.Meets(c, t)
	opened, start := t.On, t.start()
	for k := 1; ; k++ {
		due := x.cal.After(t.start(), day.Span{N: k * span.Span.N, Unit: span.Span.Unit})
		if opened > x.today {
			x.soon(opened)
			return
		}
		if until != 0 && until < opened {
			return
		}
		if due < t.On || due < x.from {
			opened, start = day.Max(opened, due+1), due
			continue
		}
		o := x.open(Duty, t, 1)
		o.Ordinal, o.Opened, o.Need = k, opened, 1
		o.Due, o.PlanBy = due, x.cal.LastOpen(due)
		o.Proof.Span, o.Proof.Raw = span, due
		o.Proof.say(s.Note)
		x.local(&o, t, start)
		start = due
		for len(events) > 0 && events[0].On < opened {
			events = events[1:]
		}
		next := x.cal.After(t.start(), day.Span{N: (k + 1) * span.Span.N, Unit: span.Span.Unit})
		var met day.Date
		if len(events) > 0 && events[0].On <= next {
			met = events[0].On
			if met <= x.today {
				o.Have = 1
				o.Proof.Uses = append(o.Proof.Uses, Use{Role: Meets, Ref: events[0].Ref, On: met})
				for len(events) > 0 && events[0].On == met {
					events = events[1:] // twice on one day is once
				}
			}
		}
		settle(x, &o, &s.Terms, c, t, met)
		opened = due + 1
	}
}

// Before asks for an event no later than a day that the facts set.
type Before[C any] struct {
	Terms[C]
	// Early lets events before the trigger count.
	Early bool
}

// Name returns "before".
func (s Before[C]) Name() string { return "before" }

func (s Before[C]) numbers() []*Param { return nil }

func (s Before[C]) apply(x *run, c C, t Trigger) { before(x, c, t, &s.Terms, nil, s.Early) }

func before[C any](x *run, c C, t Trigger, terms *Terms[C], lead *Param, early bool) {
	if t.Due == 0 && !t.Waits {
		return
	}
	o := x.open(Duty, t, 1)
	o.Need, o.Due = 1, t.Due
	o.Proof.Start = t.Due
	o.Proof.say(terms.Note)
	if v := x.value(lead, t); v != nil && t.Due != 0 {
		o.Proof.Span = v
		o.Due = x.cal.Before(t.Due, v.Span)
	}
	o.Proof.Raw = o.Due
	if o.Due != 0 {
		if o.Bearer == Citizen {
			o.Due = x.cal.NextWeekday(o.Due)
		}
		o.PlanBy = x.cal.LastOpen(o.Due)
	}
	if early {
		earliest := o.Opened
		for _, e := range terms.Meets(c, t) {
			if e.On < earliest {
				earliest = e.On
			}
		}
		opened := o.Opened
		o.Opened = earliest
		defer func() {
			// The duty opened with its trigger, however early it was met.
			n := len(x.result.Obligations) - 1
			x.result.Obligations[n].Opened = opened
		}()
	}
	first(x, &o, terms, c, t)
}

// Notice asks for a notice a span before a day that the facts set.
type Notice[C any] struct {
	Terms[C]
	Lead *Param
}

// Name returns "notice".
func (s Notice[C]) Name() string { return "notice" }

func (s Notice[C]) numbers() []*Param { return []*Param{s.Lead} }

func (s Notice[C]) apply(x *run, c C, t Trigger) { before(x, c, t, &s.Terms, s.Lead, true) }

// A Cover is something that fulfils a continuing duty over a period, with its
// weekly amount in hundredths of hours where the duty asks for an amount.
type Cover struct {
	Stop
	Weekly int
}

// While asks for something to be in place as long as a state lasts. Where Min is
// set, the covers of a day must together reach that weekly amount.
type While[C any] struct {
	Terms[C] // Meets and Books are not used
	Covers   func(C, Trigger) []Cover
	Min      *Param
	// Sets finds weekly amounts that the facts set instead of Min for a time,
	// where the demand is fitted to the person. Of those that hold on a day the
	// last stands.
	Sets func(C, Trigger) []Cover
}

// Name returns "while".
func (s While[C]) Name() string { return "while" }

func (s While[C]) numbers() []*Param { return []*Param{s.Min} }

func (s While[C]) apply(x *run, c C, t Trigger) {
	var need *Value
	if s.Min != nil {
		if need = x.value(s.Min, t); need == nil {
			return
		}
	}
	until, _ := x.until(t)
	span := day.Period{From: t.On, To: until}
	covers := s.Covers(c, t)
	var sets []Cover
	if need != nil && s.Sets != nil {
		sets = s.Sets(c, t)
	}
	// The days on which covers or demands change cut the state into stretches of
	// one sum and one demand.
	cuts := []day.Date{span.From}
	for _, vs := range [2][]Cover{covers, sets} {
		for _, v := range vs {
			for _, d := range [2]day.Date{v.From, v.To + 1} {
				if d > span.From && (v.To != 0 || d == v.From) && (until == 0 || d <= until) {
					cuts = append(cuts, d)
				}
			}
		}
	}
	sortDates(cuts)
	asked := func(on day.Date) int {
		n := need.Span.N
		for _, v := range sets {
			if v.Has(on) {
				n = v.Weekly
			}
		}
		return n
	}
	bare := func(on day.Date) bool {
		sum, any := 0, false
		for _, v := range covers {
			if v.Has(on) {
				sum, any = sum+v.Weekly, true
			}
		}
		if need != nil {
			return sum < asked(on)
		}
		return !any
	}
	n := 0
	for i := 0; i < len(cuts); {
		if cuts[i] > x.today {
			x.soon(cuts[i])
			return
		}
		if !bare(cuts[i]) {
			i++
			continue
		}
		from := cuts[i]
		for i++; i < len(cuts) && bare(cuts[i]); i++ {
			x.soon(cuts[i]) // the sum changes, although it stays too small
		}
		n++
		o := x.open(Duty, t, len(covers))
		o.Ordinal, o.Opened, o.Need = n, from, 1
		o.Proof.say(s.Note)
		x.local(&o, t, from)
		if need != nil {
			at := x.today
			if i < len(cuts) && cuts[i] <= at {
				at = cuts[i] - 1
			}
			if until != 0 && until < at {
				at = until
			}
			o.Proof.Span, o.Need = need, asked(at)
			for _, v := range covers {
				if v.Has(at) {
					o.Have += v.Weekly
				}
			}
			for _, v := range sets {
				if v.Has(at) {
					o.Proof.Uses = append(o.Proof.Uses, Use{Role: Measures, Ref: v.Ref, On: v.From, Period: v.Period, Note: v.Ground})
				}
			}
		}
		for _, v := range covers {
			if v.From <= x.today && v.Overlaps(day.Period{From: from, To: until}) {
				o.Proof.Uses = append(o.Proof.Uses, Use{Role: Meets, Ref: v.Ref, On: v.From, Period: v.Period, Note: v.Ground})
			}
		}
		var met day.Date
		if i < len(cuts) {
			met = cuts[i]
		}
		settle(x, &o, &s.Terms, c, t, met)
	}
}

// LimitOf caps how long something may last. The trigger is its start, Until its
// end and Plan its planned end.
type LimitOf[C any] struct {
	Terms[C] // Meets and Books are not used
	Span     *Param
	// Last, where set, finds the last day in another way than by Span.
	Last func(C, Trigger) (day.Date, string)
}

// Name returns "limit".
func (s LimitOf[C]) Name() string { return "limit" }

func (s LimitOf[C]) numbers() []*Param { return []*Param{s.Span} }

func (s LimitOf[C]) apply(x *run, c C, t Trigger) {
	o := x.open(Limit, t, 1)
	if s.Last != nil {
		last, counted := s.Last(c, t)
		o.Due = last
		o.Proof.say(counted)
	} else {
		span := x.value(t.number(s.Span), t)
		if span == nil {
			return
		}
		o.Proof.Span = span
		counted := ""
		if s.Clock != nil {
			o.Proof.Clocked = true
			o.Due, counted = s.Clock(c, t, span.Span)
			if s.Rests != nil {
				o.Proof.Uses = s.Rests(c, t, o.Due, o.Proof.Uses)
			}
			if o.Due != 0 {
				o.Due--
			}
		} else {
			o.Due = x.cal.Last(t.start(), span.Span)
		}
		o.Proof.say(counted)
		o.Proof.say(s.Note)
	}
	o.Proof.Raw = o.Due
	if o.Due != 0 {
		if s.Pauses != nil {
			o.Due, o.Proof.Paused = x.paused(&o, s.Pauses(c, t), t.start(), o.Due)
		}
		o.PlanBy = x.cal.LastOpen(o.Due)
	}
	x.local(&o, t, t.start())
	met := t.Until
	t.Until, t.Ended = 0, ""
	if met != 0 && met <= x.today {
		o.Proof.Uses = append(o.Proof.Uses, Use{Role: Ends, Ref: t.End, On: met})
	}
	settle(x, &o, &s.Terms, c, t, met)
}

// RightTo is something the citizen may ask for while the trigger lasts, or up to
// a day that the facts set. It is met when it has been used.
type RightTo[C any] struct {
	Terms[C]
	// Span, where set, ends the right.
	Span *Param
	// Lasts says that Span is how long the right lasts: it ends the day before
	// the span has run, and no weekend moves that.
	Lasts bool
	// Wait, where set, is how long after the trigger the right begins; Clock, where
	// set, counts it.
	Wait *Param
}

// Name returns "right".
func (s RightTo[C]) Name() string { return "right" }

func (s RightTo[C]) numbers() []*Param { return []*Param{s.Span, s.Wait} }

func (s RightTo[C]) apply(x *run, c C, t Trigger) {
	o := x.open(Right, t, 1)
	o.Proof.say(s.Note)
	until, why := x.until(t)
	if wait := x.value(s.Wait, t); wait != nil {
		o.Opened, o.Proof.Span = x.cal.After(t.start(), wait.Span), wait
		if s.Clock != nil {
			counted := ""
			o.Opened, counted = s.Clock(c, t, wait.Span)
			o.Proof.Clocked = true
			o.Proof.say(counted)
			if s.Rests != nil {
				o.Proof.Uses = s.Rests(c, t, o.Opened, o.Proof.Uses)
			}
			if o.Opened == 0 {
				return // it never begins
			}
		}
		if until != 0 && until < o.Opened {
			return
		}
		if o.Opened > x.today {
			x.soon(o.Opened)
			return
		}
	}
	span := x.value(s.Span, t)
	ended := "fristen er udløbet"
	if span != nil {
		o.Proof.Span = span
	}
	switch {
	case t.Waits: // nobody knows yet from when it runs
		o.Proof.Start = 0
	case span == nil && t.Due != 0:
		o.Proof.Raw, o.Due = t.Due, x.cal.NextWeekday(t.Due)
	case span == nil:
	case s.Lasts:
		o.Due, ended = x.cal.Last(t.start(), span.Span), "perioden er udløbet"
		o.Proof.Raw = o.Due
	default:
		o.Proof.Raw = x.cal.After(t.start(), span.Span)
		o.Due = x.cal.NextWeekday(o.Proof.Raw)
	}
	o.PlanBy = o.Due
	if o.Due != 0 && (until == 0 || o.Due < until) {
		until, why = o.Due, ended
	}
	var met day.Date
	if s.Meets != nil {
		for _, e := range s.Meets(c, t) {
			if e.On >= o.Opened && (until == 0 || e.On <= until) {
				met = e.On
				if met <= x.today {
					o.Have, o.Need = 1, 1
					o.Proof.Uses = append(o.Proof.Uses, Use{Role: Meets, Ref: e.Ref, On: e.On})
				}
				break
			}
		}
	}
	t.Until, t.Ended = until, why
	settle(x, &o, &s.Terms, c, t, met)
}

// Accumulate adds amounts up to a threshold. Without Meets it is a counter that
// is met when the threshold is reached; with Meets it is a duty that falls due
// then. Without Span there is no threshold: it counts until the trigger ends.
type Accumulate[C any] struct {
	Terms[C] // Clock gives the day on which the threshold is reached
	Span     *Param
	// Sum finds what has been added up to a day, in hundredths.
	Sum func(c C, t Trigger, on day.Date) int
	// Over says that the threshold must be passed, not just reached.
	Over bool
	// Ticks says that Sum grows with time alone. It is then told up to the
	// threshold.
	Ticks bool
}

// Name returns "accumulate".
func (s Accumulate[C]) Name() string { return "accumulate" }

func (s Accumulate[C]) numbers() []*Param { return []*Param{s.Span} }

func (s Accumulate[C]) apply(x *run, c C, t Trigger) {
	if s.Span == nil {
		s.running(x, c, t)
		return
	}
	span := x.value(t.number(s.Span), t)
	if span == nil {
		return
	}
	kind := Counter
	if s.Meets != nil {
		kind = Duty
	}
	o := x.open(kind, t, 1)
	deadline(x, &o, &s.Terms, c, t, span)
	o.Need = span.Span.N
	if s.Sum != nil {
		o.Have = s.Sum(c, t, x.today)
	}
	if s.Ticks {
		s.tick(x, &o, c, t)
	}
	if kind == Duty {
		first(x, &o, &s.Terms, c, t)
		return
	}
	met := o.Due
	if met > x.today {
		met = 0
		x.soon(o.Due)
	}
	settle(x, &o, &s.Terms, c, t, met)
}

// running counts without a threshold until the trigger ends.
func (s Accumulate[C]) running(x *run, c C, t Trigger) {
	o := x.open(Counter, t, 1)
	o.Proof.say(s.Note)
	at, until := x.today, t.Until
	if last, _ := x.until(t); last != 0 && last < at {
		at = last
	}
	o.Have = s.Sum(c, t, at)
	if s.Ticks && at == x.today && (until == 0 || until > at) {
		x.soon(s.changes(c, t, at, o.Have))
	}
	t.Until, t.Ended = 0, ""
	if until != 0 && until <= x.today && t.End != 0 {
		o.Proof.Uses = append(o.Proof.Uses, Use{Role: Ends, Ref: t.End, On: until})
	}
	settle(x, &o, &s.Terms, c, t, until)
}

// changes returns when a sum that is have changes next: within the week, or else on
// Monday it is time to look again. It is the same day whichever day of the week asks.
func (s Accumulate[C]) changes(c C, t Trigger, today day.Date, have int) day.Date {
	d, monday := today+1, today.WeekStart()+7
	for d < monday && s.Sum(c, t, d) == have {
		d++
	}
	return d
}

// tick notes when a sum that grows with time alone changes next.
func (s Accumulate[C]) tick(x *run, o *Obligation, c C, t Trigger) {
	if o.Have >= o.Need {
		o.Have = o.Need
		return
	}
	if until, _ := x.until(t); until != 0 && until <= x.today {
		return
	}
	x.soon(s.changes(c, t, x.today, o.Have))
}

// Check names what is wrong with facts of a case that the law refuses. It gives
// refusals, not obligations.
type Check[C any] struct {
	// Test returns everything that is wrong, not only the first.
	Test func(c C, look Look) []Refusal
	// Params are the numbers that Test looks up.
	Params []*Param
}

// Look gives a check the numbers of the law as they stood on a day.
type Look struct {
	known day.Date
	cal   *day.Calendar
	today day.Date
	lookup
}

// Value returns the number in force on the day, or nil.
func (l Look) Value(p *Param, on day.Date) *Value {
	return l.at(p, on, l.known)
}

// Calendar returns the calendar of the book.
func (l Look) Calendar() day.Calendar { return *l.cal }

// Today returns the day that the check is made for.
func (l Look) Today() day.Date { return l.today }

// Name returns "check".
func (s Check[C]) Name() string { return "check" }

func (s Check[C]) numbers() []*Param      { return s.Params }
func (s Check[C]) triggers(C) []Trigger   { return nil }
func (s Check[C]) apply(*run, C, Trigger) {}

func sortDates(ds []day.Date) {
	for i := 1; i < len(ds); i++ {
		for j := i; j > 0 && ds[j] < ds[j-1]; j-- {
			ds[j], ds[j-1] = ds[j-1], ds[j]
		}
	}
}
