package office

import (
	"context"
	"fmt"
	"time"

	"indgang/store"
)

// madeFor is the setting that tells which day the views are made for.
const madeFor = "views made for"

// remakeAll stands there instead of a day when all views are to be made anew. It
// sorts after every day, as a clock that was set back does.
const remakeAll = "remake"

// Sweep brings the views to today: only the cases that time alone has changed
// are opened. It costs one small read when there is nothing to do.
func (o *Office) Sweep(ctx context.Context) error {
	today := o.Today()
	var made string
	if err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		made, err = tx.Setting(ctx, madeFor)
		return err
	}); err != nil || made == today.String() {
		return err
	}
	if made == "" || made > today.String() {
		// Nothing is made yet, or the clock was set back.
		_, err := o.Rebuild(ctx)
		return err
	}
	start := o.Now()
	n := 0
	err := o.store.Update(ctx, func(tx *store.Tx) error {
		if err := tx.Alone(ctx); err != nil {
			return err
		}
		book, err := o.bookIn(ctx, tx)
		if err != nil {
			return err
		}
		if err := o.bringAccounts(ctx, tx); err != nil {
			return err
		}
		due, err := tx.CasesDue(ctx, today)
		if err != nil {
			return err
		}
		n = len(due)
		for _, s := range due {
			facts, err := tx.Stream(ctx, s)
			if err != nil {
				return err
			}
			t, known := tableOf(s)
			if !known {
				return fmt.Errorf("no desk for a subject of the sort %q", s.Sort())
			}
			made, row := t.make(book, s, facts, today)
			if err := t.settled(ctx, o, tx, made, ""); err != nil {
				return err
			}
			if err := tx.PutCases(ctx, row); err != nil {
				return err
			}
		}
		return tx.PutSetting(ctx, madeFor, today.String())
	})
	o.log.Info("views brought to today", "day", today, "cases", n, "took", o.Now().Sub(start))
	return err
}

// A Rebuilt tells what a rebuild did.
type Rebuilt struct {
	Cases int           `json:"cases"`
	Facts int           `json:"facts"`
	Took  time.Duration `json:"-"`
}

// Rebuild drops all views and makes them again from the journal.
func (o *Office) Rebuild(ctx context.Context) (Rebuilt, error) {
	start := o.Now()
	var done Rebuilt
	today := o.Today()
	err := o.store.Update(ctx, func(tx *store.Tx) error {
		done = Rebuilt{}
		if err := tx.Alone(ctx); err != nil {
			return err
		}
		book, err := o.bookIn(ctx, tx)
		if err != nil {
			return err
		}
		if err := tx.DropViews(ctx); err != nil {
			return err
		}
		// The transaction reads and writes in turn on one connection, so rows are
		// gathered first and written when a full share is ready.
		for _, t := range tables {
			if !t.listed() {
				continue
			}
			rows, facts, err := t.rows(ctx, tx, book, today)
			if err != nil {
				return err
			}
			done.Cases, done.Facts = done.Cases+len(rows), done.Facts+facts
			if err := tx.AddCases(ctx, rows); err != nil {
				return err
			}
		}
		if err := o.bringAccounts(ctx, tx); err != nil {
			return err
		}
		return tx.PutSetting(ctx, madeFor, today.String())
	})
	done.Took = o.Now().Sub(start)
	return done, err
}
