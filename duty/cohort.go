package duty

import (
	"cmp"
	"slices"

	"indgang/day"
)

// Cohort asks that at least a share of a group gets what rules ask for each of
// its members. It makes no obligation in a case: the demands on each member are
// the obligations of Rules, and the cohort is their sum. So no rule is computed in
// two places.
type Cohort[C any] struct {
	// Share is how many per cent must be reached.
	Share *Param
	// Rules are the rules whose obligations make somebody a member.
	Rules []string
	// Counts, where set, leaves some of their obligations out.
	Counts func(c C, o *Obligation) bool
}

// Name returns "cohort".
func (s Cohort[C]) Name() string { return "cohort" }

func (s Cohort[C]) numbers() []*Param      { return []*Param{s.Share} }
func (s Cohort[C]) triggers(C) []Trigger   { return nil }
func (s Cohort[C]) apply(*run, C, Trigger) {}

// Cohorts finds the cohorts in force on a day.
func (b *Book[C]) Cohorts(on day.Date) []InForce[C] {
	var out []InForce[C]
	for i := range b.rules {
		for _, v := range b.rules[i].versions {
			if !v.meta.Valid.Has(on) || v.shape == nil || v.meta.Force == Off {
				continue
			}
			shapes := []Shape[C]{v.shape}
			if parts, ok := v.shape.(Parts[C]); ok {
				shapes = parts
			}
			for _, s := range shapes {
				if c, ok := s.(Cohort[C]); ok {
					if share := b.lookup.at(c.Share, on, b.known); share != nil {
						out = append(out, InForce[C]{Meta: v.meta, Share: share, cohort: c})
					}
				}
			}
		}
	}
	return out
}

// InForce is a cohort in force on a day.
type InForce[C any] struct {
	*Meta
	Share  *Value
	cohort Cohort[C]
}

// A Standing is where one member of a cohort stands.
type Standing uint8

// The standings.
const (
	Waiting  Standing = iota // may still be reached in time
	Reached                  // got everything in time
	Excepted                 // exempt by a decision that the cohort allows
	Failed                   // the time ran out
)

// A Member is somebody who counts in a cohort.
type Member struct {
	Subject  string
	Standing Standing
	Due      day.Date // the last day in time
	Have     int
	Need     int
	Booked   day.Date
	Duty     string
	Ref      Ref  // the fact behind an exemption
	Tips     bool // if nothing happens, the share is missed from this member on
}

// Rules are the IDs of the rules whose demands make the cohort, its own among them.
func (f InForce[C]) Rules() []string { return append([]string{f.Meta.ID}, f.cohort.Rules...) }

// Stand tells whether a case counts in the cohort in a period, and how it stands.
// A case with several demands stands as its worst.
func (f InForce[C]) Stand(c C, os []Obligation, period day.Period) (Member, bool) {
	var m Member
	found := false
	for i := range os {
		o := &os[i]
		if !slices.Contains(f.cohort.Rules, o.Meta.ID) || o.Due == 0 || !period.Overlaps(day.Period{From: o.Opened, To: o.Due}) {
			continue
		}
		if f.cohort.Counts != nil && !f.cohort.Counts(c, o) {
			continue
		}
		x := Member{Due: o.Due, Have: o.Have, Need: o.Need, Booked: o.Booked, Duty: o.ID()}
		switch o.Status {
		case Met:
			x.Standing = Reached
		case MetLate, Overdue, Missed:
			x.Standing = Failed
		case Open:
			x.Standing = Waiting
		default: // paused or lapsed
			if !o.Proof.Share {
				if o.Status == Lapsed {
					continue // left the group, or was outside it: never in it
				}
				break
			}
			x.Standing = Excepted
			for _, u := range o.Proof.Uses {
				if u.Role == Exempts {
					x.Ref = u.Ref
				}
			}
		}
		if !found || x.Standing > m.Standing {
			m, found = x, true
		}
	}
	return m, found
}

// Outside reports whether a case has the demand in a period, and yet does not
// count in the cohort.
func (f InForce[C]) Outside(c C, os []Obligation, period day.Period) bool {
	if f.cohort.Counts == nil {
		return false
	}
	outside := false
	for i := range os {
		o := &os[i]
		if o.Status == Lapsed || !slices.Contains(f.cohort.Rules, o.Meta.ID) || o.Due == 0 ||
			!period.Overlaps(day.Period{From: o.Opened, To: o.Due}) {
			continue
		}
		if f.cohort.Counts(c, o) {
			return false
		}
		outside = true
	}
	return outside
}

// A Tally is where a whole cohort stands on a day.
type Tally struct {
	Members  int
	Reached  int
	Excepted int
	Failed   int
	Waiting  int
	// Allowed is how many may be left out in all: those who are not needed to
	// reach the share.
	Allowed int
	// Left is how many more may be excepted before the share cannot be reached;
	// negative where it is missed already.
	Left int
	// Soon are the members whose time runs out within the days looked ahead,
	// soonest first. Tips marks those who break the share if nobody does
	// anything.
	Soon []Member
}

// Tell sums up the members of a cohort on a day, looking some days ahead.
func Tell(share *Value, members []Member, on day.Date, ahead int) Tally {
	t := Tally{Members: len(members)}
	for _, m := range members {
		switch m.Standing {
		case Reached:
			t.Reached++
		case Excepted:
			t.Excepted++
		case Failed:
			t.Failed++
		default:
			t.Waiting++
			if m.Due <= on.AddDays(ahead) {
				t.Soon = append(t.Soon, m)
			}
		}
	}
	t.Settle(share)
	return t
}

// Settle works out who may still be left out, and who of those whose time runs out
// soon tips the share, from the counts and Soon.
func (t *Tally) Settle(share *Value) {
	// At least Share per cent must be reached; the rest may be left out.
	needed := (t.Members*share.Span.N + 99) / 100
	t.Allowed = t.Members - needed
	t.Left = t.Allowed - t.Excepted - t.Failed
	slices.SortStableFunc(t.Soon, func(a, b Member) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Subject, b.Subject)) })
	for i := range t.Soon {
		t.Soon[i].Tips = i >= t.Left
	}
}
