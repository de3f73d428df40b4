package employer

import (
	"indgang/day"
	"indgang/fact"
)

// A Company is what is true of one employer, as far as the facts tell.
type Company struct {
	Entries []fact.Standing
	Doubts  []fact.Doubt
	// LastKnownOn is the last day of which the facts tell anything.
	LastKnownOn day.Date

	fact.EmployerRegistered
	RegisteredOn day.Date
	RegisteredID fact.Seq

	// Consultant is who of us knows the company, and Unit where they work.
	Consultant string
	Unit       string

	People       []Person
	Contacts     []Contact
	Redundancies []Redundancy
}

// A Person is somebody to ask for at the company. The name is in the text.
type Person struct {
	day.Period
	ID   fact.Seq
	Role fact.ContactRole
	Text string // ID of the text with name, telephone and e-mail
}

// A Contact is once that somebody of us was in touch with the company.
type Contact struct {
	On    day.Date
	ID    fact.Seq
	Form  fact.ContactForm
	About fact.CompanyMatter
	Actor string
	Text  string // ID of the text with what was said
}

// A Redundancy is one plan to dismiss many, with the notices that were given.
type Redundancy struct {
	First, Second, Final Notice
	// Dismissed and Staff are the last numbers that were given, 0 where none were.
	Dismissed, Staff int
	Dropped          day.Date // the day on which it was given up, 0 for not
	DroppedID        fact.Seq
}

// A Notice is a notice that was received; no day where it was not.
type Notice struct {
	On day.Date
	ID fact.Seq
}

// Given reports whether the notice was given.
func (n Notice) Given() bool { return n.On != 0 }

// Running reports whether the redundancy is neither given up nor announced for
// good.
func (r *Redundancy) Running() bool { return r.Dropped == 0 && !r.Final.Given() }

// LastContact returns the latest contact no later than a day.
func (c *Company) LastContact(on day.Date) (Contact, bool) {
	for i := len(c.Contacts) - 1; i >= 0; i-- {
		if c.Contacts[i].On <= on {
			return c.Contacts[i], true
		}
	}
	return Contact{}, false
}
