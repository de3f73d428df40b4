package casefile

import (
	"indgang/day"
	"indgang/fact"
)

// An Entry is a fact as it stands after corrections.
type Entry = fact.Standing

// A Spell is something that lasts, with the facts that began and ended it.
type Spell struct {
	day.Period
	Start fact.Seq
	End   fact.Seq // 0 while it runs, or where another spell cut it off
}

// A Benefit is a spell on a benefit.
type Benefit struct {
	Spell
	Benefit fact.Benefit
	Fund    string
	Rate    fact.Rate
}

// A Group is a spell in a target group, LAB § 6. It ends with the benefit that
// carries it, where the facts tell of one.
type Group struct {
	Spell
	Group   int
	Obvious bool // åbenlyst uddannelsesparat
}

// A TalkState is how far a talk has come.
type TalkState uint8

// The states of a talk.
const (
	Booked TalkState = iota
	Held
	NoShow
	Cancelled
	Moved  // it was held on another day than it was booked for
	Lapsed // the citizen had moved or died
)

// A Talk is a talk that was arranged, held, missed or called off.
type Talk struct {
	On    day.Date // the day of the talk
	State TalkState
	Type  fact.TalkType
	Form  fact.Form
	Host  fact.Party // Municipality unless the a-kasse holds it
	Joint bool
	Group bool // not individual
	At    fact.Clock
	// Ground is why the person did not come, "" while nobody has said.
	Ground fact.Ground
	ID     fact.Seq
	Booked day.Date // when it was arranged, for a booking
	By     fact.Seq // what settled a booking that has moved or lapsed
}

// An Offer is a spell in an offer.
type Offer struct {
	Spell
	Offer     fact.OfferType
	Sector    fact.Sector
	Weekly    fact.Hours
	Agreed    day.Date // planned last day as it was when the offer began
	Planned   day.Date // planned last day
	Extended  []Extension
	Outcome   fact.Outcome
	SelfFound bool
	Purpose   fact.Purpose
	Own       bool // at the workplace where the person is employed
	Staff     fact.Posts
	Supported int
	InUtility int // of the supported
}

// An Extension is a decision that an offer may last longer.
type Extension struct {
	On    day.Date
	Until day.Date
	ID    fact.Seq
}

// A Given is an offer in writing.
type Given struct {
	fact.OfferGiven
	On day.Date
	ID fact.Seq
}

// A Job is a spell of employment.
type Job struct {
	Spell
	Job     fact.JobType
	Weekly  fact.Hours
	Planned day.Date
}

// An Education is a spell of education.
type Education struct {
	Spell
	Education fact.EducationType
	Weekly    fact.Hours
	Planned   day.Date
	Completed bool
	Broken    bool
}

// A Sickness is a spell of absence because of illness. Its last day is the day
// before the full return.
type Sickness struct {
	Spell
	Origin  fact.Origin
	Weeks   int // expected, 0 where nobody has said
	Partial day.Date
}

// An Exemption is a stretch in which somebody is relieved of duties.
type Exemption struct {
	Spell
	Ground fact.Ground
	Scope  fact.Scope
}

// A Course is a jobafklaringsforløb, ressourceforløb or revalidering.
type Course struct {
	Spell
	Course  fact.Topic
	Planned day.Date
}

// A Placement is the start of a dagpenge period (indplacering).
type Placement struct {
	On       day.Date
	Graduate bool
	PartTime bool // insured part-time
	ID       fact.Seq
}

// A Paid is what was paid in hours of dagpenge for the month of a day.
type Paid struct {
	On    day.Date
	Hours fact.Hours
	ID    fact.Seq
}

// A Decision is a decision (afgørelse) and the day it was made.
type Decision struct {
	fact.Decided
	On day.Date
	ID fact.Seq
}

// A Discharge is a planned discharge from psychiatric admission.
type Discharge struct {
	Known day.Date
	On    day.Date
	ID    fact.Seq
}

// A Mark is a day on which something happened once.
type Mark struct {
	On day.Date
	ID fact.Seq
}

// A Task is something a member of staff is to do.
type Task struct {
	ID   fact.Seq
	Set  day.Date
	Due  day.Date
	Done day.Date // 0 while it is to be done
	Moot bool     // set for a citizen who has moved or died since
	Text string   // ID of its words
}

// A Snooze is a stretch in which a duty, or with "" all of the case, is put off.
type Snooze struct {
	Spell
	What string
}

// A Doubt is a contradiction or a gap in the facts, for a person to settle.
type Doubt = fact.Doubt

// A Case is what is true of one citizen, as far as the facts tell.
type Case struct {
	Born    day.Date
	BornID  fact.Seq
	Entries []Entry // in order of time; on one day in the order recorded

	Benefits    []Benefit
	Groups      []Group
	Talks       []Talk
	Given       []Given // offers in writing, begun or not
	Offers      []Offer
	Jobs        []Job
	Educations  []Education
	Sickness    []Sickness
	Exemptions  []Exemption
	Courses     []Course
	WorkDuty    []Spell // arbejdspligt
	Cv          []Spell // the CV is visible
	Registered  []Spell // as a jobseeker
	Insured     []Spell // on dagpenge, as the benefit or target group 1 tells; adjoining spells are one
	Placements  []Placement
	Paid        []Paid
	Handovers   []Mark // the municipality took over from the a-kasse
	Decisions   []Decision
	Discharges  []Discharge
	PensionAge  Mark // the day on which the person reaches it, where that is registered
	Formal      bool // there are applications, complaints, hearings, requests for access or oral information
	Qualified   day.Timeline[Known[fact.Qualification]]
	Providing   day.Timeline[Known[fact.YesNo]] // a child at home
	MovedIn     day.Date
	MovedOut    day.Date
	MovedOutID  fact.Seq
	Died        day.Date // the last day of everything
	DiedID      fact.Seq
	Protected   []Spell // name and address are
	OwnStaff    []Spell // works for the municipality
	Snoozes     []Snooze
	With        []fact.Subject // cases that are one with this
	CarriedBy   fact.Subject   // the case in which this one is carried on, or ""
	Hidden      []fact.Seq     // the facts whose text is out of sight
	Caseworker  string
	Unit        string
	AssignedOn  day.Date
	Consents    []Consent
	Tasks       []Task
	Doubts      []Doubt
	LastKnownOn day.Date // day of the latest fact
}

// A Known is a value with the fact that says so.
type Known[T any] struct {
	Value T
	ID    fact.Seq
}

// A Consent is the citizen's leave for a party to see the case.
type Consent struct {
	Spell
	To fact.Party
}

// Age returns the age on a day, or -1 where the birth date is not known.
func (c *Case) Age(on day.Date) int {
	if c.Born == 0 {
		return -1
	}
	return c.Born.AgeOn(on)
}

// Turns returns the day on which the person turns an age, or 0 where the birth
// date is not known.
func (c *Case) Turns(age int) day.Date {
	if c.Born == 0 {
		return 0
	}
	return c.Born.Birthday(age)
}

// GroupOn returns the target group on a day, or 0.
func (c *Case) GroupOn(on day.Date) int {
	for i := len(c.Groups) - 1; i >= 0; i-- {
		if c.Groups[i].Has(on) {
			return c.Groups[i].Group
		}
	}
	return 0
}

// BenefitOn returns the spell of benefit on a day.
func (c *Case) BenefitOn(on day.Date) (Benefit, bool) {
	for i := len(c.Benefits) - 1; i >= 0; i-- {
		if c.Benefits[i].Has(on) {
			return c.Benefits[i], true
		}
	}
	return Benefit{}, false
}

// IsQualified reports whether the person is known to have a vocational
// qualification on a day.
func (c *Case) IsQualified(on day.Date) bool {
	q, _ := c.Qualified.At(on)
	return q.Value == fact.Qualified || q.Value == fact.ShortHigher || q.Value == fact.LongerHigher || q.Value == fact.ObsoleteTraining
}

// HasChild reports whether a child is known to live with the person on a day.
func (c *Case) HasChild(on day.Date) bool {
	a, _ := c.Providing.At(on)
	return a.Value == fact.Yes
}

// IsSick reports whether the person is absent because of illness on a day.
func (c *Case) IsSick(on day.Date) bool {
	for i := range c.Sickness {
		if c.Sickness[i].Has(on) {
			return true
		}
	}
	return false
}

// Each calls f for every entry whose body is a T, in order of time.
func Each[T any](c *Case, f func(e *Entry, b T)) {
	for i := range c.Entries {
		if b, ok := c.Entries[i].Body.(T); ok {
			f(&c.Entries[i], b)
		}
	}
}

// First returns the first entry from a day on whose body is a T that ok accepts.
// A nil ok accepts every T.
func First[T any](c *Case, from day.Date, ok func(T) bool) (*Entry, bool) {
	for i := range c.Entries {
		if e := &c.Entries[i]; e.On >= from {
			if b, is := e.Body.(T); is && (ok == nil || ok(b)) {
				return e, true
			}
		}
	}
	return nil, false
}

// Entry returns the entry with an ID.
func (c *Case) Entry(id fact.Seq) (*Entry, bool) {
	for i := range c.Entries {
		if c.Entries[i].ID == id {
			return &c.Entries[i], true
		}
	}
	return nil, false
}
