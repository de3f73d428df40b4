package office

import (
	"context"
	"errors"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"
)

// An Own is what citizens see of their own case: theirs to read, and no more than
// they can use.
type Own struct {
	Subject fact.Subject
	Name    string
	Today   day.Date
	Next    *casefile.Talk // the next appointment, nil where there is none
	Worker  string         // who has the case, "" where nobody does
	Contact law.Contact
	Opening []law.Opening
}

// ownPurpose is what the read log says when citizens look at their own case.
const ownPurpose = "Borgeren selv"

// Own shows a citizen their own case, and writes it in the read log like any other
// look: the actor is the citizen.
func (o *Office) Own(ctx context.Context, s fact.Subject, page string) (Own, error) {
	out := Own{Subject: s, Today: o.Today(), Contact: o.overlay.Contact, Opening: o.overlay.Opening}
	desk := ownDesk(s)
	err := see(ctx, o, &desk, User{ID: string(s)}, s, reason{logged: ownPurpose, page: page},
		func(tx *store.Tx, x *opened[*casefile.Case]) error {
			out.Name = x.Person.Name()
			out.Next = nextTalk(x.Case, out.Today)
			names, err := staff(ctx, tx)
			out.Worker = names[x.Case.Caseworker]
			return err
		})
	return out, err
}

// ownDesk is how a citizen meets their own case: theirs to read, and nobody else's.
func ownDesk(s fact.Subject) desk[*casefile.Case] {
	d := citizens
	d.level = func(u User, _ *casefile.Case, _ *store.Person, _ day.Date) Level {
		if u.ID == string(s) {
			return Read
		}
		return Nothing
	}
	return d
}

// nextTalk is the next arranged talk, or nil.
func nextTalk(c *casefile.Case, today day.Date) *casefile.Talk {
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == casefile.Booked && t.On >= today {
			return t
		}
	}
	return nil
}

// An OwnPersona is a made-up citizen that one can be in a demo. It names nobody.
type OwnPersona struct {
	Subject fact.Subject
	Text    string
}

// OwnPersonas lists some made-up citizens with an appointment to come, and one
// without. It is for demos: it says nothing that tells who anybody is.
func (o *Office) OwnPersonas(ctx context.Context, most int) ([]OwnPersona, error) {
	var out []OwnPersona
	today, idle := o.Today(), false
	err := o.store.View(ctx, func(tx *store.Tx) error {
		return tx.EachStream(ctx, fact.SortCitizen, store.Span{}, func(r store.Raw) error {
			facts, err := r.Facts()
			if err != nil {
				return err
			}
			c := casefile.Fold(facts)
			t := nextTalk(c, today)
			b, ok := c.BenefitOn(today)
			if !ok || t == nil && idle {
				return nil
			}
			p := OwnPersona{Subject: r.Subject, Text: fact.Capital(fact.Word(b.Benefit)) + ", ingen aftale"}
			if t == nil {
				idle = true
			} else {
				p.Text = fact.Capital(fact.Word(b.Benefit)) + ", " + fact.Word(t.Type) + " " + t.On.Full()
			}
			if out = append(out, p); len(out) >= most {
				return errEnough
			}
			return nil
		})
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return out, err
}

var errEnough = errors.New("enough")

// OwnSubject finds whose personal number it is, for a login that has proved it. The
// answer is the same whether the municipality knows the number or not: nobody.
func (o *Office) OwnSubject(ctx context.Context, cpr string) (fact.Subject, error) {
	n, err := ParseCPR(strings.TrimSpace(cpr))
	if err != nil {
		return "", err
	}
	var p store.Person
	found := false
	err = o.store.View(ctx, func(tx *store.Tx) (err error) {
		p, found, err = tx.FindPersonByCPR(ctx, n.Number)
		return err
	})
	if err == nil && !found {
		err = fault.New(fault.NotFound, "Vi har ingen sag med dig. Ring til kommunen, hvis du mener, at vi burde have en.")
	}
	return p.Subject, err
}
