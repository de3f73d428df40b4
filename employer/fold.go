package employer

import (
	"indgang/day"
	"indgang/fact"
)

// Fold makes a company of the facts of one employer. The order of the slice does
// not matter; sequence numbers decide.
func Fold(facts []fact.Fact) *Company {
	c := &Company{}
	c.Entries, c.Doubts = fact.Settle(facts)
	for i := range c.Entries {
		e := &c.Entries[i]
		c.LastKnownOn = day.Max(c.LastKnownOn, e.On)
		c.take(e)
	}
	return c
}

func (c *Company) doubt(code, text string, e *fact.Standing) {
	c.Doubts = append(c.Doubts, fact.Doubt{Code: code, On: e.On, Text: text, IDs: []fact.Seq{e.ID}})
}

func (c *Company) take(e *fact.Standing) {
	switch f := e.Body.(type) {
	case fact.EmployerRegistered:
		if c.RegisteredID != 0 {
			c.doubt("registered-twice", "Virksomheden er registreret to gange. Ret den første i stedet, og annullér den anden.", e)
			return
		}
		c.EmployerRegistered, c.RegisteredOn, c.RegisteredID = f, e.On, e.ID
	case fact.ConsultantAssigned:
		c.Consultant, c.Unit = f.User, f.Unit
	case fact.ContactPersonNamed:
		c.People = append(c.People, Person{Period: day.Period{From: e.On}, ID: e.ID, Role: f.Role, Text: e.Text})
	case fact.ContactPersonLeft:
		for i := range c.People {
			if p := &c.People[i]; p.ID == fact.Seq(f.Person) && p.To == 0 {
				p.To = e.On
				return
			}
		}
		c.doubt("person-unknown", "En kontaktperson er meldt ophørt, men findes ikke eller er ophørt før.", e)
	case fact.CompanyContacted:
		c.Contacts = append(c.Contacts, Contact{On: e.On, ID: e.ID, Form: f.Form, About: f.About, Actor: e.Actor, Text: e.Text})
	case fact.RedundancyNoticed:
		c.notice(e, f)
	case fact.RedundancyDropped:
		for i := range c.Redundancies {
			if r := &c.Redundancies[i]; r.Running() {
				r.Dropped, r.DroppedID = e.On, e.ID
				return
			}
		}
		c.doubt("nothing-to-drop", "Afskedigelser er meldt opgivet, men der er ingen varsling, der løber. Registrér varslingen, "+
			"eller annullér oplysningen.", e)
	}
}

// notice adds a notice to the redundancy that it is about: a first notice begins
// a new one, and any other belongs to the oldest that runs and lacks it. Where
// none runs it stands for itself, with a doubt: what follows from it still does.
func (c *Company) notice(e *fact.Standing, f fact.RedundancyNoticed) {
	r, twice := c.about(f.Notice)
	if twice {
		c.doubt("notice-twice", "Det samme varsel er modtaget to gange, og det første af dem står. Ret det, hvis det nye gælder, "+
			"eller annullér det ene.", e)
		return
	}
	if r == nil {
		c.Redundancies = append(c.Redundancies, Redundancy{})
		r = &c.Redundancies[len(c.Redundancies)-1]
		if f.Notice != fact.FirstNotice {
			c.doubt("notice-without-first", "Der er et varsel uden det første. Registrér det første varsel, eller annullér dette.", e)
		}
	}
	n := Notice{On: e.On, ID: e.ID}
	switch f.Notice {
	case fact.FirstNotice:
		r.First = n
	case fact.SecondNotice:
		r.Second = n
	case fact.FinalNotice:
		if r.First.Given() && !r.Second.Given() {
			c.doubt("final-without-second", "Det endelige varsel er modtaget uden det andet. Registrér det andet varsel, hvis det "+
				"er givet.", e)
		}
		r.Final = n
	}
	if f.Dismissed != 0 {
		r.Dismissed = f.Dismissed
	}
	if f.Staff != 0 {
		r.Staff = f.Staff
	}
}

// about finds the redundancy that a notice is about, nil for a new one. Twice
// says that those that run have had it.
func (c *Company) about(n fact.Notice) (r *Redundancy, twice bool) {
	if n == fact.FirstNotice {
		return nil, false
	}
	for i := range c.Redundancies {
		switch r := &c.Redundancies[i]; {
		case !r.Running():
		case n == fact.SecondNotice && r.Second.Given():
			twice = true
		default:
			return r, false
		}
	}
	return nil, twice
}
