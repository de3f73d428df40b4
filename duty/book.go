package duty

import (
	"errors"
	"fmt"
	"slices"

	"indgang/day"
)

// A SignOff is a lawyer's word that one version of a rule is right. It lapses
// with the version: a newer one must be signed off anew.
type SignOff struct {
	Rule    string
	Version day.Date // the effective date of the version
	On      day.Date
	By      string
}

// A Lift takes a rule away for a period on a legal basis of its own, such as a
// welfare agreement.
type Lift struct {
	Rule   string
	Period day.Period
	Basis  string
}

// An Overlay is what one municipality has of its own: stricter targets, rules
// lifted for a period, and the numbers that the law leaves to it.
type Overlay struct {
	Name    string
	Targets map[string][]Target
	Lifts   []Lift
	// Params are the values of local numbers by name, in order of effective
	// dates.
	Params map[string][]Value
}

// Options say which book to make.
type Options[C any] struct {
	// Known is the day as of which the law is known; zero takes everything.
	Known    day.Date
	Overlay  Overlay
	SignOffs []SignOff
	Calendar day.Calendar
	// Horizon bounds the days for which the book answers.
	Horizon day.Period
	// Ends, where set, tells when a case is over for good, such as when the person
	// has died; nothing is asked after that day but by the acts that Outlive it.
	Ends     func(C) End
	Outlives func(act string) bool
	// Amend adds versions to rules by their ID, as a scenario does, and Change
	// adds values to numbers.
	Amend    map[string][]Version[C]
	Change   map[*Param][]Value
	Scenario string
}

// An End is the last day of a case, the fact that says so, and why in Danish. The
// zero End is none.
type End struct {
	On  day.Date
	Ref Ref
	Why string
}

// cut ends a trigger with the case; it reports whether there is anything left of
// it.
func (e End) cut(t *Trigger) bool {
	if e.On == 0 {
		return true
	}
	if t.Until == 0 || t.Until >= e.On {
		t.Until, t.End, t.Ended = e.On, e.Ref, e.Why
	}
	return t.On <= e.On
}

// A Book is the law as known on a day, for one municipality: a value that does
// not change.
type Book[C any] struct {
	rules    []compiled[C]
	ends     func(C) End
	calendar day.Calendar
	known    day.Date
	horizon  day.Period
	lookup   lookup
}

// lookup finds the number that a rule asks for: the municipality's own where the
// law leaves it to it, and the changed one where a scenario changes it.
type lookup struct {
	own     map[string]*Param
	changed map[*Param]*Param
}

// find returns the number to look up, nil where there is none.
func (l lookup) find(p *Param) *Param {
	switch {
	case p == nil:
		return nil
	case p.Local:
		return l.own[p.Name]
	case l.changed != nil && l.changed[p] != nil:
		return l.changed[p]
	}
	return p
}

// at returns the value of a number in force on a day as known on another, or nil.
func (l lookup) at(p *Param, on, known day.Date) *Value {
	if p = l.find(p); p == nil {
		return nil
	}
	return p.At(on, known)
}

type compiled[C any] struct {
	id       string
	outlives bool // asks also when the case is over
	versions []version[C]
}

type version[C any] struct {
	meta    *Meta
	shape   Shape[C]
	targets []Target

	// What derive asks of every version of every rule for every case, kept here so
	// that it need not look into meta.
	from   day.Date
	asks   bool       // has a shape, and is not off
	opens  bool       // may make obligations, and not only refuse
	checks []Check[C] // what may refuse
}

// ready fills in what derive asks for.
func (v *version[C]) ready() {
	v.from, v.asks, v.opens = v.meta.Valid.From, v.shape != nil && v.meta.Force != Off, true
	switch s := v.shape.(type) {
	case Check[C]:
		v.opens, v.checks = false, []Check[C]{s}
	case Parts[C]:
		for _, part := range s {
			if check, ok := part.(Check[C]); ok {
				v.checks = append(v.checks, check)
			}
		}
	}
}

// Compile makes a book of rules. It refuses rules whose versions are out of
// order or lack what a reader needs to check them.
func Compile[C any](rules []Rule[C], o Options[C]) (*Book[C], error) {
	b := &Book[C]{calendar: o.Calendar, known: o.Known, horizon: o.Horizon, ends: o.Ends}
	seen := map[string]bool{}
	var errs []error
	for i := range rules {
		r := &rules[i]
		if seen[r.ID] {
			errs = append(errs, fmt.Errorf("rule %s stands twice", r.ID))
			continue
		}
		seen[r.ID] = true
		c, err := b.compile(r, o)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		b.rules = append(b.rules, c)
	}
	for _, known := range unknown(seen, o) {
		errs = append(errs, fmt.Errorf("no rule is called %s", known))
	}
	for p, values := range o.Change {
		if b.lookup.changed == nil {
			b.lookup.changed = map[*Param]*Param{}
		}
		changed := &Param{Name: p.Name, Values: slices.Clone(p.Values)}
		for _, v := range values {
			// A scenario takes away what it overtakes, and is known to whoever asks.
			changed.Values = slices.DeleteFunc(changed.Values, func(x Value) bool { return x.From >= v.From })
			v.Name, v.Announced = p.Name, 0
			changed.Values = append(changed.Values, v)
		}
		b.lookup.changed[p] = changed
	}
	return b, errors.Join(append(errs, b.numbers(rules, o.Overlay.Params)...)...)
}

// numbers takes in the municipality's own numbers. It refuses those that no rule
// asks for, and values out of order.
func (b *Book[C]) numbers(rules []Rule[C], own map[string][]Value) (errs []error) {
	if len(own) == 0 {
		return nil
	}
	asked := map[string]bool{}
	for i := range rules {
		for _, v := range rules[i].Versions {
			if v.Shape == nil {
				continue
			}
			for _, p := range Numbers(v.Shape) {
				asked[p.Name] = asked[p.Name] || p.Local
			}
		}
	}
	b.lookup.own = map[string]*Param{}
	for name, values := range own {
		if !asked[name] {
			errs = append(errs, fmt.Errorf("no rule asks for a local number called %s", name))
		}
		p := &Param{Name: name}
		for _, v := range values {
			if n := len(p.Values); n > 0 && p.Values[n-1].From >= v.From {
				errs = append(errs, fmt.Errorf("local number %s: the value from %s does not come after the one before it", name, v.From))
			}
			v.Name, v.Announced = name, v.From
			p.Values = append(p.Values, v)
		}
		b.lookup.own[name] = p
	}
	return errs
}

// unknown lists the rule IDs that options name but no rule has.
func unknown[C any](seen map[string]bool, o Options[C]) []string {
	var out []string
	for id := range o.Overlay.Targets {
		out = append(out, id)
	}
	for id := range o.Amend {
		out = append(out, id)
	}
	for _, l := range o.Overlay.Lifts {
		out = append(out, l.Rule)
	}
	for _, s := range o.SignOffs {
		out = append(out, s.Rule)
	}
	out = slices.DeleteFunc(out, func(id string) bool { return seen[id] })
	slices.Sort(out)
	return slices.Compact(out)
}

func (b *Book[C]) compile(r *Rule[C], o Options[C]) (compiled[C], error) {
	c := compiled[C]{id: r.ID, outlives: o.Outlives != nil && o.Outlives(r.Act)}
	all := slices.Clone(r.Versions)
	official := len(all)
	all = append(all, o.Amend[r.ID]...)
	for i, v := range all {
		from, err := day.Parse(v.From)
		if err != nil {
			return c, fmt.Errorf("rule %s: version without an effective date: %w", r.ID, err)
		}
		announced := from
		if v.Announced != "" {
			if announced, err = day.Parse(v.Announced); err != nil {
				return c, fmt.Errorf("rule %s from %s: %w", r.ID, v.From, err)
			}
		}
		if i < official && o.Known != 0 && announced > o.Known {
			continue
		}
		expected := day.Date(0)
		if v.Expected != "" {
			if expected, err = day.Parse(v.Expected); err != nil {
				return c, fmt.Errorf("rule %s from %s: Expected: %w", r.ID, v.From, err)
			}
		}
		meta := &Meta{
			ID: r.ID, Act: r.Act, Title: r.Title, Provision: v.Provision, Text: v.Text, MetBy: v.MetBy, StoppedBy: v.StoppedBy, Source: v.Source,
			Unverified: v.Unverified, Grade: v.Grade, Force: v.Grade.Force(), Bearer: v.Bearer,
			Transition: v.Transition, Announced: announced, Expected: expected, Valid: day.Period{From: from}, Version: from, order: len(b.rules),
		}
		if i >= official {
			meta.Scenario = o.Scenario
			// A scenario takes away what it overtakes.
			c.versions = slices.DeleteFunc(c.versions, func(x version[C]) bool { return x.meta.Valid.From >= from && x.meta.Scenario == "" })
		}
		if expected != 0 {
			meta.expected = "Det er bebudet, men ikke vedtaget, at reglen ophører efter " + expected.Long() + "."
		}
		if v.Shape != nil {
			meta.Shape = v.Shape.Name()
		}
		if n := len(c.versions); n > 0 && c.versions[n-1].meta.Valid.From >= from {
			return c, fmt.Errorf("rule %s: the version from %s does not come after the one before it", r.ID, v.From)
		}
		c.versions = append(c.versions, version[C]{meta: meta, shape: v.Shape, targets: o.Overlay.Targets[r.ID]})
	}
	for _, l := range o.Overlay.Lifts {
		if l.Rule == r.ID {
			c.versions = lift(c.versions, l)
		}
	}
	for i := range c.versions {
		if i+1 < len(c.versions) {
			c.versions[i].meta.Valid.To = c.versions[i+1].meta.Valid.From - 1
		}
	}
	for _, s := range o.SignOffs {
		if s.Rule == r.ID && (o.Known == 0 || s.On <= o.Known) {
			for i := range c.versions {
				if m := c.versions[i].meta; m.Version == s.Version {
					m.Force, m.SignedBy, m.SignedOn = Binding, s.By, s.On
				}
			}
		}
	}
	for i := range c.versions {
		c.versions[i].ready()
	}
	return c, nil
}

// lift puts a stretch without the rule into its versions.
func lift[C any](vs []version[C], l Lift) []version[C] {
	var out []version[C]
	var under *version[C] // what resumes when the lift ends
	for i := range vs {
		v := vs[i]
		from := v.meta.Valid.From
		if from <= l.Period.From {
			if from < l.Period.From {
				out = append(out, v)
			}
			under = &vs[i]
			continue
		}
		if l.Period.To == 0 || from <= l.Period.To {
			under = &vs[i]
			continue
		}
		out = append(out, v)
	}
	if under == nil {
		return vs
	}
	none := *under.meta
	none.Valid = day.Period{From: l.Period.From}
	none.Lifted, none.Transition, none.Shape = l.Basis, SwitchAtEffective, ""
	add := []version[C]{{meta: &none}}
	if l.Period.To != 0 && !slices.ContainsFunc(out, func(v version[C]) bool { return v.meta.Valid.From == l.Period.To+1 }) {
		resumed := *under.meta
		resumed.Valid = day.Period{From: l.Period.To + 1}
		resumed.Transition = SwitchAtEffective
		add = append(add, version[C]{meta: &resumed, shape: under.shape, targets: under.targets})
	}
	out = append(out, add...)
	slices.SortStableFunc(out, func(a, b version[C]) int { return int(a.meta.Valid.From - b.meta.Valid.From) })
	return out
}

// Calendar returns the calendar that the book counts by.
func (b *Book[C]) Calendar() day.Calendar { return b.calendar }

// Known returns the day as of which the law is known, 0 for everything.
func (b *Book[C]) Known() day.Date { return b.known }

// Horizon returns the days for which the book answers.
func (b *Book[C]) Horizon() day.Period { return b.horizon }

// Versions lists every version of every rule, in the order of the book.
func (b *Book[C]) Versions() []*Meta {
	var out []*Meta
	for i := range b.rules {
		for _, v := range b.rules[i].versions {
			out = append(out, v.meta)
		}
	}
	return out
}

// Rule lists the versions of one rule, oldest first.
func (b *Book[C]) Rule(id string) []*Meta {
	for i := range b.rules {
		if b.rules[i].id == id {
			var out []*Meta
			for _, v := range b.rules[i].versions {
				out = append(out, v.meta)
			}
			return out
		}
	}
	return nil
}

// On returns the version of a rule in force on the day, or nil.
func (b *Book[C]) On(id string, on day.Date) *Meta {
	for _, m := range b.Rule(id) {
		if m.Valid.Has(on) {
			return m
		}
	}
	return nil
}
