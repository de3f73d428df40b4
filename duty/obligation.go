package duty

import (
	"strconv"
	"strings"

	"indgang/day"
)

// A Ref names a fact of the case. It is opaque here; 0 names none.
type Ref int64

// An Event is something dated in a case that a rule looks for. Amount is in
// hundredths where the rule adds amounts up.
type Event struct {
	On     day.Date
	Ref    Ref
	Amount int
}

// A Trigger is what opens a duty in a case.
type Trigger struct {
	On    day.Date // the duty opens; also day 0 of the count unless Start is set
	Start day.Date // day 0 of the count where that is another day
	Due   day.Date // the deadline, where the facts themselves set it
	Until day.Date // the last day on which the duty can exist, 0 for no end
	Ended string   // Danish: why it ends on Until
	Plan  day.Date // another day 0, for the planning date alone; or a planned end
	Ref   Ref      // the fact that opens it
	Group Ref      // the fact that puts the person under the rule, if another
	End   Ref      // the fact behind Until
	Part  int      // tells triggers of the same fact apart
	// Under is the day whose law governs, where that is another day than On: a
	// duty that opens late in a course that began under an older version.
	Under day.Date
	// By, where set, is who must act instead of the version's bearer.
	By *Bearer
	// Since, where set, lets what happened before On count from that day.
	Since day.Date
	// Span, where set, is the number to count instead of the shape's own: the
	// facts choose among several.
	Span *Param
	// Waits says that the day to count from, or up to, is not known yet: the
	// duty stands without a deadline, and Plan alone gives a day to plan for.
	Waits bool
	Note  string // Danish: what the reader of this proof must know
	Doubt string // Danish: what is unsettled about this trigger

	shape int // which of the shapes of Parts the trigger belongs to
}

// since returns the first day of what can meet an obligation that opened then.
func (t Trigger) since(opened day.Date) day.Date {
	if t.Since != 0 && t.Since < opened {
		return t.Since
	}
	return opened
}

// under returns the day whose law governs.
func (t Trigger) under() day.Date {
	if t.Under != 0 {
		return t.Under
	}
	return t.On
}

// number returns the number to count: the shape's own, unless the facts choose
// another.
func (t Trigger) number(own *Param) *Param {
	if t.Span != nil {
		return t.Span
	}
	return own
}

// start returns day 0.
func (t Trigger) start() day.Date {
	if t.Start != 0 {
		return t.Start
	}
	return t.On
}

// A Stop is a stretch in which a duty does not bind or a clock stands still.
type Stop struct {
	day.Period
	Ref    Ref
	Ground string // Danish
	// Share says that it is one of the exemptions that a cohort allows.
	Share bool
}

// A Status is where an obligation stands on the day it was derived for.
type Status uint8

// The statuses.
const (
	Open    Status = iota // to be done, not yet due
	Overdue               // to be done, past its date
	Paused                // stands still while an exemption lasts
	Met                   // done in time
	MetLate               // done, but late
	Lapsed                // fell away before it was due
	Missed                // fell away after its date, undone
)

var statusCodes = [...]string{"open", "overdue", "paused", "met", "met_late", "lapsed", "missed"}

// String returns the status as programs read it.
func (s Status) String() string { return statusCodes[s] }

// Live reports whether something is still to be done or stands in force.
func (s Status) Live() bool { return s <= Paused }

// A Kind is what sort of thing an obligation is.
type Kind uint8

// The kinds of obligation.
const (
	Duty    Kind = iota // somebody must act
	Limit               // something must not last longer
	Right               // the citizen may ask for it
	Counter             // a count that other rules and people go by
)

var kindCodes = [...]string{"duty", "limit", "right", "counter"}

// String returns the kind as programs read it.
func (k Kind) String() string { return kindCodes[k] }

// A Role is what a fact did in a proof.
type Role uint8

// The roles of facts.
const (
	Opens Role = iota
	Groups
	Meets
	Counts
	Exempts
	Pauses
	Ends
	Books
	Measures // what a clock of its own counted by
)

// A Use is one fact that a proof rests on. Period is set where the fact worked
// over a stretch of time.
type Use struct {
	Role   Role
	Ref    Ref
	On     day.Date
	Period day.Period
	Note   string // Danish
}

// A Proof is everything an obligation rests on. The arithmetic between Start
// and Due can be told again day by day from Span and a calendar.
type Proof struct {
	Start day.Date // day 0 of the count, 0 while nobody knows it
	Span  *Value   // the number that was counted, nil where none was
	Count *Value   // how many were needed, nil where one is enough
	Raw   day.Date // the date before it was moved by Pause, Grace or a weekend
	// Clocked says that Span was counted in another way than by the calendar, so
	// that Start and Span alone do not give Due; Note tells how.
	Clocked bool
	Paused  int      // days added because the clock stood still
	Grace   *Value   // the extra time after the deadline, if the rule has one
	Local   *Target  // the municipality's stricter target behind PlanBy, if any
	Alt     day.Date // another day 0 that gave the planning date
	// AltSpan is another number that gave the planning date, where it is not
	// settled that Span is the only one.
	AltSpan *Value
	Uses    []Use
	Note    string // Danish: how the rule counted, where that needs words
	Doubt   string // Danish: what is unsettled about this obligation
	Why     string // Danish: why it lapsed or was missed
	Share   bool   // an exemption that a cohort allows bears on it
}

// say adds a note to the proof.
func (p *Proof) say(note string) {
	switch {
	case note == "":
	case p.Note == "":
		p.Note = note
	default:
		p.Note += " " + note
	}
}

// doubts adds something unsettled to the proof, unless it stands there.
func (p *Proof) doubts(what string) {
	switch {
	case what == "" || strings.Contains(p.Doubt, what):
	case p.Doubt == "":
		p.Doubt = what
	default:
		p.Doubt += " " + what
	}
}

// An Obligation is one duty, right, limit or counter of one case.
type Obligation struct {
	*Meta
	Kind    Kind
	Bearer  Bearer // who must act; most often as the version says
	Ref     Ref    // the fact that opened it
	Ordinal int
	Opened  day.Date
	Due     day.Date // the legal date, 0 where the law sets none
	PlanBy  day.Date // the day to plan for
	Status  Status
	Closed  day.Date // when it was met, lapsed or missed
	Have    int      // how many of Need are done; hundredths where amounts add up
	Need    int
	Booked  day.Date // a scheduled event that would meet it
	Proof   Proof
}

// ID names the obligation for as long as its fact stands: rule, fact, ordinal.
func (o *Obligation) ID() string {
	return o.Meta.ID + "." + strconv.FormatInt(int64(o.Ref), 10) + "." + strconv.Itoa(o.Ordinal)
}

// A Refusal is what a check found wrong with a fact: a name, what is wrong, and
// what would mend it.
type Refusal struct {
	*Meta
	Ref  Ref
	On   day.Date
	Name string
	Text string // Danish: what is wrong
	Mend string // Danish: what would mend it
	Uses []Use
}

// A Target is a municipality's own, stricter deadline for a rule.
type Target struct {
	Span   day.Span
	Valid  day.Period
	Source string
}

// A Result is what a case gives under a book on a day.
type Result struct {
	Obligations []Obligation
	Refusals    []Refusal
	// Next is the next day on which time alone changes anything, 0 for never.
	Next day.Date

	work run // what one trigger is worked out in; one for all saves an allocation each
}
