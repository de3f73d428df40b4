package office

import (
	"context"
	"encoding/json"
	"fmt"

	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// A PersonChange is what an import did to what is known of a person.
type PersonChange struct {
	Was, Now store.Person
}

// sourceUndo is what facts say of where they come from that an undo adds.
const sourceUndo = "fortrudt import"

// What an undo does with a citizen.
const (
	UndoneAll  = "yes"
	UndoneLeft = "left" // somebody has built on what the import did
)

// UndoImport takes back what a run did: its facts are withdrawn, with history,
// persons are as they were, and its rows may be taken in again. Where somebody has
// registered something in a case since, that case is left as it is. It may be run
// again where it was cut off.
func (o *Office) UndoImport(ctx context.Context, u User, runs ...string) error {
	if err := u.must(Import); err != nil {
		return err
	}
	for _, run := range runs {
		for after := 0; ; {
			var err error
			more := false
			err = o.store.Update(ctx, func(tx *store.Tx) error {
				more = false
				last, err := o.undoSome(ctx, tx, u, run, runs, after)
				if last > 0 {
					after, more = last, true
				}
				return err
			})
			if err != nil {
				return err
			}
			if !more {
				break
			}
		}
	}
	return nil
}

// undoSome undoes some citizens of a run, and returns the number of the last.
func (o *Office) undoSome(ctx context.Context, tx *store.Tx, u User, run string, runs []string, after int) (int, error) {
	todo, err := tx.ListToUndo(ctx, run, after, 500)
	if err != nil || len(todo) == 0 {
		return 0, err
	}
	var cs []change
	for _, c := range todo {
		facts, err := tx.Stream(ctx, c.Subject)
		if err != nil {
			return 0, err
		}
		ours, err := tx.ImportedBy(ctx, c.Subject, runs)
		if err != nil {
			return 0, err
		}
		if builtOn(facts, c.Last, ours) {
			if err := tx.MarkUndone(ctx, run, c.No, UndoneLeft); err != nil {
				return 0, err
			}
			continue
		}
		if back := o.takeBack(u, facts, c); len(back) > 0 {
			cs = append(cs, change{subject: c.Subject, read: true, before: facts, facts: back})
		}
		if err := o.personBack(ctx, tx, c); err != nil {
			return 0, err
		}
		if err := tx.ForgetTaken(ctx, run, c.Subject); err != nil {
			return 0, err
		}
		if err := tx.MarkUndone(ctx, run, c.No, UndoneAll); err != nil {
			return 0, err
		}
	}
	if _, err := o.keep(ctx, tx, o.Today(), cs); err != nil {
		return 0, err
	}
	return todo[len(todo)-1].No, nil
}

// builtOn reports whether a case has facts after what an import added that are
// neither the import's own nor an undo's.
func builtOn(facts []fact.Fact, last fact.Seq, ours []store.ImportCitizen) bool {
	for _, f := range facts {
		if f.Seq <= last || f.Source == sourceUndo {
			continue
		}
		mine := false
		for _, c := range ours {
			mine = mine || f.Seq >= c.First && f.Seq <= c.Last
		}
		if !mine {
			return true
		}
	}
	return false
}

// takeBack makes the facts that undo what an import added to a case. Where it
// corrected a fact, what stood before stands again.
func (o *Office) takeBack(u User, facts []fact.Fact, c store.ImportCitizen) []fact.Fact {
	by := map[fact.Seq]*fact.Fact{}
	replaced := map[fact.Seq]bool{}
	for i := range facts {
		by[facts[i].Seq] = &facts[i]
		replaced[facts[i].Corrects] = true
	}
	var out []fact.Fact
	for i := range facts {
		f := &facts[i]
		if f.Seq < c.First || f.Seq > c.Last || replaced[f.Seq] {
			continue
		}
		root := f
		for root.Corrects >= c.First && by[root.Corrects] != nil {
			root = by[root.Corrects]
		}
		x := fact.Fact{On: f.On, Recorded: o.Now().UTC(), Actor: u.ID, Source: sourceUndo, Corrects: f.Seq, Body: fact.Withdrawn{}}
		if was := by[root.Corrects]; was != nil {
			x.On, x.Body, x.Text = was.On, was.Body, was.Text
		}
		out = append(out, x)
	}
	return out
}

// personBack makes what is known of a person what it was before an import, as far
// as nobody has changed it since.
func (o *Office) personBack(ctx context.Context, tx *store.Tx, c store.ImportCitizen) error {
	if c.Fresh {
		// The import is all that is known of somebody who should not be here.
		return tx.EraseSubject(ctx, c.Subject)
	}
	if c.Was == "" {
		return nil
	}
	var x PersonChange
	if err := json.Unmarshal([]byte(c.Was), &x); err != nil {
		return fmt.Errorf("what a person was before an import: %w", err)
	}
	p, found, err := tx.FindPerson(ctx, c.Subject)
	if err != nil || !found || p != x.Now {
		return err
	}
	return tx.PutPersons(ctx, x.Was)
}

// MayUndo refuses to undo a run that goes on, or that kept nothing.
func (r *ImportStand) MayUndo(going bool) error {
	switch {
	case r.Trial:
		return fault.New(fault.Conflict, "Det var en prøve: der er intet at fortryde.")
	case going:
		return fault.New(fault.Conflict, "Importen kører endnu. Stop den først, og fortryd den så.")
	}
	return nil
}
