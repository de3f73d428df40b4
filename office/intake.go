package office

import (
	"context"

	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// A Parcel is what another system hands over about one citizen.
type Parcel struct {
	Subject fact.Subject
	Person  *store.Person // nil where nothing is to be written of the person
	Known   bool          // the citizen has a case already; Person replaces what is known
	Facts   []fact.Fact   // Seq is given here; Recorded, Actor and Source by the sender
	Texts   []store.Text
	Rows    []store.ImportRow // the rows of a file that it came from
}

// NewSubject returns an ID for a citizen who has none.
func NewSubject() fact.Subject { return fact.Subject(newID("c")) }

// NewText returns an ID for a free text.
func NewText() string { return newID("t") }

// Take takes in parcels in one transaction: all of them, or none. It trusts the
// sender to have checked what it sends; facts that no journal may hold are
// refused all the same.
func (o *Office) Take(ctx context.Context, u User, parcels []Parcel) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error {
		cs := make([]change, 0, len(parcels))
		var people []store.Person
		var rows []store.ImportRow
		for _, p := range parcels {
			rows = append(rows, p.Rows...)
			if p.Person != nil {
				people = append(people, *p.Person)
			}
			for _, f := range p.Facts {
				if err := fact.Check(f.Body); err != nil {
					return fault.Wrap(err, fault.Invalid, "%v", err)
				}
				if err := fact.CheckDate(f.On); err != nil {
					return fault.Wrap(err, fault.Invalid, "%v", err)
				}
			}
			cs = append(cs, change{subject: p.Subject, facts: p.Facts, texts: p.Texts, fresh: p.Person != nil && !p.Known})
		}
		if err := tx.PutPersons(ctx, people...); err != nil {
			return err
		}
		if err := tx.PutTakenRows(ctx, rows...); err != nil {
			return err
		}
		if _, err := o.keep(ctx, tx, o.Today(), cs); err != nil {
			return err
		}
		made, err := tx.Setting(ctx, madeFor)
		if err != nil || made != "" {
			return err
		}
		// The first parcels of all: their views are made for today.
		return tx.PutSetting(ctx, madeFor, o.Today().String())
	})
}
