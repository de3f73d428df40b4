package duty

import "indgang/day"

// A Grade says how well a rule has been verified, from A (the statute was read)
// to D (nobody has checked it).
type Grade byte

// Force is what a rule may do to a case.
type Force uint8

// The forces, weakest first.
const (
	Off      Force = iota // creates nothing
	Reminder              // a soft reminder
	Warning               // a warning
	Binding               // binds
)

var forceCodes = [...]string{"off", "reminder", "warning", "binding"}

// String returns the force as programs read it.
func (f Force) String() string { return forceCodes[f] }

// Force returns what a rule of this grade may do without a sign-off.
func (g Grade) Force() Force {
	switch g {
	case 'A':
		return Binding
	case 'B':
		return Warning
	case 'C':
		return Reminder
	}
	return Off
}

// A Bearer is who must act.
type Bearer uint8

// The bearers of duties.
const (
	Municipality Bearer = iota
	Citizen
	Fund // a-kasse
	Employer
	Doctor
)

// A Transition says what a new version of a rule does to cases that were
// running under the version before it.
type Transition uint8

// The transition policies.
const (
	// KeepAtTrigger leaves running cases under the version of their trigger.
	KeepAtTrigger Transition = iota
	// SwitchAtEffective takes running cases over on the effective date.
	SwitchAtEffective
	// UnknownKeepStricter is for transitions that nobody has verified: running
	// cases keep the stricter of the two, and the duty carries a doubt.
	UnknownKeepStricter
)

var transitionCodes = [...]string{"keep_version_at_trigger", "switch_at_effective_date", "unknown_keep_stricter"}

// String returns the policy as programs read it.
func (t Transition) String() string { return transitionCodes[t] }

// A Rule is one provision over time. Its versions stand in order of their
// effective dates; each holds until the next begins.
type Rule[C any] struct {
	ID    string // as in the rule catalogue, "first-talk-1w"
	Act   string // short name of the act, "LAB"
	Title string // Danish, what the rule asks for
	// Before says why there is nothing before the first version, where that
	// begins after the first covered day.
	Before   string
	Versions []Version[C]
}

// A Version is a provision as it stands from a date.
type Version[C any] struct {
	From      string // effective date, YYYY-MM-DD
	Announced string // when it became known, where that is known and earlier
	// Expected is the last day on which it is expected to hold, where its end has
	// been announced but is not law. What is due later carries a doubt.
	Expected  string
	Provision string // "LAB § 31, stk. 5"
	Text      string // the official content in short own Danish words
	MetBy     string // Danish: what meets it
	StoppedBy string // Danish: what exempts or ends it, "" where nothing does
	Source    string // keys into the list of sources, "S01, S05"
	Grade     Grade
	// Unverified says which part nobody has checked.
	Unverified string
	Transition Transition
	Bearer     Bearer
	// Shape is nil where the version takes the rule away, or where its content
	// is known but a number is missing; Text or Unverified says which.
	Shape Shape[C]
}

// Meta is what pages, letters and programs may know of a version of a rule.
type Meta struct {
	ID, Act, Title, Provision, Text, MetBy, StoppedBy, Source, Unverified string

	Grade      Grade
	Force      Force
	Bearer     Bearer
	Transition Transition
	Valid      day.Period
	Version    day.Date // the effective date that names this version
	Announced  day.Date
	Expected   day.Date // the announced last day, which is not law; 0 for none
	Shape      string
	// SignedBy and SignedOn tell of a lawyer's sign-off of this version.
	SignedBy string
	SignedOn day.Date
	// Lifted says by which agreement the rule is switched off in this stretch.
	Lifted string
	// Scenario is the name of the scenario that brought this version, if any: it
	// is not law.
	Scenario string
	order    int
	// expected is what a duty after Expected carries as a doubt.
	expected string
}

// A Value is a number of the law as it stands from a date.
type Value struct {
	Name      string
	Span      day.Span
	From      day.Date
	Announced day.Date
	Source    string
	Checked   day.Date
}

// A Param is a number of the law over time, in order of effective dates.
type Param struct {
	Name   string
	Values []Value
	// Local says that the law leaves the number to the municipality: its values
	// come with the overlay, and without one nobody knows it.
	Local bool
}

// LocalParam returns a number that the law leaves to the municipality.
func LocalParam(name string) *Param { return &Param{Name: name, Local: true} }

// At returns the value in force on the day among those known on known, or nil.
// A zero known means everything that has been announced.
func (p *Param) At(on, known day.Date) *Value {
	var v *Value
	for i := range p.Values {
		x := &p.Values[i]
		if x.From <= on && (known == 0 || x.Announced <= known) {
			v = x
		}
	}
	return v
}
