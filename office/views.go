package office

import (
	"context"
	"runtime"
	"time"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/store"

	"golang.org/x/sync/errgroup"
)

// madeFor is the setting that tells which day the views are made for.
const madeFor = "views made for"

// remake stands there instead of a day when all views are to be made anew. It
// sorts after every day, as a clock that was set back does.
const remake = "remake"

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
			if err := tx.PutCases(ctx, row(o.derive(book, s, facts, today), today)); err != nil {
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
		rows, facts, err := o.deriveAll(ctx, tx, book, today)
		if err != nil {
			return err
		}
		done.Cases, done.Facts = len(rows), facts
		if err := tx.AddCases(ctx, rows); err != nil {
			return err
		}
		return tx.PutSetting(ctx, madeFor, today.String())
	})
	done.Took = o.Now().Sub(start)
	return done, err
}

// deriveAll makes the rows of every case, sharing the work among processors.
func (o *Office) deriveAll(ctx context.Context, tx *store.Tx, book *law.Book, today day.Date) ([]store.CaseRow, int, error) {
	var rows []store.CaseRow
	facts := 0
	err := o.eachCase(ctx, tx, func(s Derived) error {
		rows = append(rows, row(s, today))
		facts += s.Facts
		return nil
	}, book, today)
	return rows, facts, err
}

// A Derived is one case of a run over all of them.
type Derived struct {
	Subject fact.Subject
	Seq     fact.Seq
	Facts   int
	Case    *casefile.Case
	Result  law.Result
	Other   law.Result // under a second book, where one was asked for
}

// derive folds one case and derives its duties.
func (o *Office) derive(book *law.Book, s fact.Subject, facts []fact.Fact, today day.Date) Derived {
	c := casefile.Fold(facts)
	res := duty.Derive(book, c, today)
	duty.Sort(res.Obligations)
	return Derived{Subject: s, Seq: lastOf(facts), Facts: len(facts), Case: c, Result: res}
}

// share is how many streams one piece of work holds.
const share = 256

// eachCase reads, folds and derives every citizen's case and hands them to f one
// at a time, in the order of subjects. A second book is derived beside the first.
func (o *Office) eachCase(ctx context.Context, tx *store.Tx, f func(Derived) error, book *law.Book, today day.Date, second ...*law.Book) error {
	type job struct {
		raw []store.Raw
		out chan []Derived
	}
	g, ctx := errgroup.WithContext(ctx)
	workers := max(1, runtime.GOMAXPROCS(0))
	jobs := make(chan job, workers)
	order := make(chan chan []Derived, 2*workers)
	g.Go(func() error {
		defer close(jobs)
		defer close(order)
		var raw []store.Raw
		send := func() error {
			if len(raw) == 0 {
				return nil
			}
			j := job{raw, make(chan []Derived, 1)}
			raw = nil
			select {
			case order <- j.out:
			case <-ctx.Done():
				return ctx.Err()
			}
			select {
			case jobs <- j:
			case <-ctx.Done():
				return ctx.Err()
			}
			return nil
		}
		err := tx.EachStream(ctx, "", func(r store.Raw) error {
			if r.Subject == fact.TheLaw {
				return nil
			}
			if raw = append(raw, r); len(raw) == share {
				return send()
			}
			return nil
		})
		if err != nil {
			return err
		}
		return send()
	})
	for range workers {
		g.Go(func() error {
			for j := range jobs {
				out := make([]Derived, len(j.raw))
				for i := range j.raw {
					facts, err := j.raw[i].Facts()
					if err != nil {
						close(j.out)
						return err
					}
					out[i] = o.derive(book, j.raw[i].Subject, facts, today)
					for _, b := range second {
						out[i].Other = duty.Derive(b, out[i].Case, today)
					}
				}
				j.out <- out
			}
			return nil
		})
	}
	g.Go(func() error {
		for out := range order {
			select {
			case ds := <-out:
				for _, d := range ds {
					if err := f(d); err != nil {
						return err
					}
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	return g.Wait()
}
