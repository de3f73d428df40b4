package org

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// A Span is something that holds for a while.
type Span struct {
	day.Period          // To is 0 while it has no end
	What       string   // a role, a unit, initials
	ID         fact.Seq // the fact that began it
}

// A Text is words that stand beside the journal, from a day on.
type Text struct {
	From day.Date
	ID   string
}

// A Member is a member of staff, with everything that has been true of them.
type Member struct {
	Entries []fact.Standing
	User    string // initials
	Names   []Text
	Works   []Span
	Roles   []Span
	Units   []Span
	Leaders []Span
	Leaves  []Span
	StandIn []Span // for whom
}

// FoldMember makes a member of staff of their facts.
func FoldMember(facts []fact.Fact) *Member {
	m := &Member{}
	m.Entries, _ = fact.Settle(facts)
	for i := range m.Entries {
		e := &m.Entries[i]
		switch f := e.Body.(type) {
		case fact.StaffHired:
			m.User = f.User
			begin(&m.Works, e, "", 0)
			if e.Text != "" {
				m.Names = append(m.Names, Text{e.On, e.Text})
			}
		case fact.StaffNamed:
			m.Names = append(m.Names, Text{e.On, e.Text})
		case fact.StaffLeft:
			for _, spans := range [][]Span{m.Works, m.Roles, m.Units, m.Leaders, m.Leaves, m.StandIn} {
				for j := range spans {
					spans[j].cut(e.On)
				}
			}
		case fact.RoleGiven:
			begin(&m.Roles, e, string(f.Role), 0)
		case fact.RoleEnded:
			end(m.Roles, e.On, string(f.Role))
		case fact.UnitJoined:
			begin(&m.Units, e, f.Unit, 0)
		case fact.UnitLeft:
			end(m.Units, e.On, f.Unit)
		case fact.LeaderNamed:
			for j := range m.Leaders {
				m.Leaders[j].cut(e.On)
			}
			begin(&m.Leaders, e, f.Leader, 0)
		case fact.LeaveStarted:
			begin(&m.Leaves, e, "", f.Until)
		case fact.LeaveEnded:
			end(m.Leaves, e.On, "")
		case fact.SubstitutionStarted:
			begin(&m.StandIn, e, f.For, f.Until)
		case fact.SubstitutionEnded:
			end(m.StandIn, e.On, f.For)
		}
	}
	return m
}

// begin begins a span; where the same runs already, it lasts as long as the longer.
func begin(spans *[]Span, e *fact.Standing, what string, until day.Date) {
	for i := range *spans {
		if s := &(*spans)[i]; s.What == what && s.on(e.On) {
			if until == 0 || s.To != 0 && until > s.To {
				s.To = until
			}
			return
		}
	}
	*spans = append(*spans, Span{day.Period{From: e.On, To: until}, what, e.ID})
}

// end ends what is called something; on is the first day without it.
func end(spans []Span, on day.Date, what string) {
	for i := range spans {
		if spans[i].What == what {
			spans[i].cut(on)
		}
	}
}

// cut ends a span before a day; one that begins later never holds.
func (s *Span) cut(on day.Date) {
	if s.To == 0 || s.To >= on {
		s.To = max(on, s.From) - 1
	}
}

func (s *Span) on(d day.Date) bool { return s.From <= d && (s.To == 0 || s.To >= d) }

// running lists what holds on a day, in the order in which it began.
func running(spans []Span, on day.Date) []string {
	var out []string
	for i := range spans {
		if s := &spans[i]; s.on(on) && !slices.Contains(out, s.What) {
			out = append(out, s.What)
		}
	}
	return out
}

// WorksOn reports whether the member works here on a day.
func (m *Member) WorksOn(on day.Date) bool { return len(running(m.Works, on)) > 0 }

// RolesOn lists the roles on a day.
func (m *Member) RolesOn(on day.Date) []string { return running(m.Roles, on) }

// UnitsOn lists the units on a day.
func (m *Member) UnitsOn(on day.Date) []string { return running(m.Units, on) }

// AwayOn reports whether the member is away on a day.
func (m *Member) AwayOn(on day.Date) bool { return len(running(m.Leaves, on)) > 0 }

// StandsInOn lists whom the member stands in for on a day.
func (m *Member) StandsInOn(on day.Date) []string { return running(m.StandIn, on) }

// LeaderOn is who leads the member on a day, or "".
func (m *Member) LeaderOn(on day.Date) string {
	l := running(m.Leaders, on)
	if len(l) == 0 {
		return ""
	}
	return l[len(l)-1]
}

// NameOn is the ID of the text with the name on a day; the first name goes for the
// days before it as well.
func (m *Member) NameOn(on day.Date) string {
	id := ""
	for _, n := range m.Names {
		if id == "" || n.From <= on {
			id = n.ID
		}
	}
	return id
}
