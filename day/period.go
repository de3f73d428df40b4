package day

// A Period is a run of days, both ends included. A zero To means that it has no
// end yet; a zero From means since ever.
type Period struct {
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
}

// Has reports whether the day lies in the period.
func (p Period) Has(d Date) bool { return d >= p.From && (p.To == 0 || d <= p.To) }

// Open reports whether the period has no end.
func (p Period) Open() bool { return p.To == 0 }

// Empty reports whether the period ends before it begins.
func (p Period) Empty() bool { return p.To != 0 && p.To < p.From }

// Overlaps reports whether the two periods share a day.
func (p Period) Overlaps(q Period) bool {
	return !p.Empty() && !q.Empty() && (q.To == 0 || p.From <= q.To) && (p.To == 0 || q.From <= p.To)
}

// And returns the days that both periods have; it may be Empty.
func (p Period) And(q Period) Period {
	return Period{From: Max(p.From, q.From), To: Min(p.To, q.To)}
}

// Days returns the number of days, both ends included; 0 for an open or empty
// period.
func (p Period) Days() int {
	if p.To == 0 || p.To < p.From {
		return 0
	}
	return int(p.To-p.From) + 1
}

// String writes the period as FROM..TO with ISO dates.
func (p Period) String() string { return p.From.String() + ".." + p.To.String() }

// Minus returns what is left of p when all the given periods are taken out, in
// order of time.
func (p Period) Minus(out ...Period) []Period {
	left := []Period{p}
	for _, o := range out {
		if o.Empty() {
			continue
		}
		var next []Period
		for _, l := range left {
			if !l.Overlaps(o) {
				next = append(next, l)
				continue
			}
			if o.From > l.From {
				next = append(next, Period{l.From, o.From - 1})
			}
			if o.To != 0 && (l.To == 0 || o.To < l.To) {
				next = append(next, Period{o.To + 1, l.To})
			}
		}
		left = next
	}
	return left
}

// A Segment is a value that holds during a period.
type Segment[T any] struct {
	Period
	Value T
}

// A Timeline is a row of values over time: ordered, without overlaps, with gaps
// where nothing holds.
type Timeline[T any] []Segment[T]

// At returns the value that holds on the day.
func (t Timeline[T]) At(d Date) (T, bool) {
	for i := len(t) - 1; i >= 0; i-- {
		if t[i].Has(d) {
			return t[i].Value, true
		}
	}
	var none T
	return none, false
}

// Set returns the timeline where v holds during p, whatever held before.
func (t Timeline[T]) Set(p Period, v T) Timeline[T] {
	if p.Empty() {
		return t
	}
	out := make(Timeline[T], 0, len(t)+2)
	placed := false
	place := func() {
		if !placed {
			out = append(out, Segment[T]{p, v})
			placed = true
		}
	}
	for _, s := range t {
		if !s.Overlaps(p) {
			if s.From > p.From {
				place()
			}
			out = append(out, s)
			continue
		}
		if s.From < p.From {
			out = append(out, Segment[T]{Period{s.From, p.From - 1}, s.Value})
		}
		place()
		if p.To != 0 && (s.To == 0 || s.To > p.To) {
			out = append(out, Segment[T]{Period{p.To + 1, s.To}, s.Value})
		}
	}
	place()
	return out
}
