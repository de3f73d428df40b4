package office

import (
	"context"
	"runtime"
	"slices"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"

	"golang.org/x/sync/errgroup"
)

// A desk is how one sort of subject is worked with.
type desk[C any] struct {
	sort fact.Sort
	fold func([]fact.Fact) C
	// level is how far somebody may go into a subject, nil where nobody opens one.
	level func(User, C, *store.Person, day.Date) Level
	// book is the part of the law that asks something about the sort, nil where
	// none does; view what lists show of a subject, nil where it stands on none.
	book func(*law.Book) *duty.Book[C]
	view func(derived[C], day.Date) store.CaseRow
	// person says that who it is stands beside the journal and can be erased: a
	// subject without a person is then nobody's to see.
	person bool
	// remakes tells which facts change what stands in everybody's views.
	remakes func(fact.Body) bool
	// guard refuses what a user may not add to a subject that he may write to.
	guard func(User, *opened[C], Batch) error
	// settle does what else follows in the same transaction when a subject has been
	// added to; by is who did.
	settle func(o *Office, ctx context.Context, tx *store.Tx, x derived[C], by string) error
	// none is the one answer to whoever asks for a subject that is not there, or
	// may not know that it is.
	none string
	// readOnly, where set, is the answer to whoever may read a subject and would
	// write in it.
	readOnly string
}

// citizens is the desk of citizens' cases.
var citizens = desk[*casefile.Case]{
	sort: fact.SortCitizen, fold: casefile.Fold, level: User.level, view: row, person: true, guard: guardCitizen,
	settle: (*Office).settlePerson,
	book:   func(b *law.Book) *duty.Book[*casefile.Case] { return b.Citizen },
	none:   "Borgeren findes ikke.",
}

// laws is the desk of the law itself: sign-offs, and how long work takes. Who may
// say what is an Action; nobody reads it as a case.
var laws = desk[[]fact.Fact]{
	sort: fact.SortLaw,
	fold: func(fs []fact.Fact) []fact.Fact { return fs },
	remakes: func(b fact.Body) bool {
		switch b.(type) {
		case fact.RuleSigned, fact.RuleReturned:
			return true
		}
		return false
	},
}

// tables lists every desk, for those who work with any sort of subject: keep, the
// sweep and the rebuild. A sort that is not here cannot be written.
var tables = []table{&citizens, &employers, &members, &house, &laws}

// A table is a desk without the type of its folded subject.
type table interface {
	of() fact.Sort
	listed() bool
	lawful() bool
	remake(fact.Body) bool
	make(book *law.Book, s fact.Subject, facts []fact.Fact, today day.Date) (any, store.CaseRow)
	settled(ctx context.Context, o *Office, tx *store.Tx, made any, by string) error
	rows(ctx context.Context, tx *store.Tx, book *law.Book, today day.Date) (rows []store.CaseRow, facts int, err error)
}

func tableOf(s fact.Subject) (table, bool) {
	sort := s.Sort()
	i := slices.IndexFunc(tables, func(t table) bool { return t.of() == sort })
	if i < 0 {
		return nil, false
	}
	return tables[i], true
}

func (d *desk[C]) of() fact.Sort           { return d.sort }
func (d *desk[C]) listed() bool            { return d.view != nil }
func (d *desk[C]) lawful() bool            { return d.book != nil }
func (d *desk[C]) remake(b fact.Body) bool { return d.remakes != nil && d.remakes(b) }

// A derived is one subject folded, with what the law asks of it.
type derived[C any] struct {
	Subject fact.Subject
	Seq     fact.Seq
	Facts   int
	Case    C
	Result  law.Result
	Cohorts []duty.InForce[C] // the duties on groups in force
	Other   law.Result        // under a second book, where one was asked for
}

// A Derived is one citizen's case, folded and derived.
type Derived = derived[*casefile.Case]

// derive folds one subject and derives its duties.
func (d *desk[C]) derive(book *duty.Book[C], s fact.Subject, facts []fact.Fact, today day.Date) derived[C] {
	out := derived[C]{Subject: s, Seq: lastOf(facts), Facts: len(facts), Case: d.fold(facts)}
	if book != nil {
		out.Result = duty.Derive(book, out.Case, today)
		duty.Sort(out.Result.Obligations)
		out.Cohorts = book.Cohorts(today)
	}
	return out
}

func (d *desk[C]) under(b *law.Book) *duty.Book[C] {
	if d.book == nil || b == nil {
		return nil
	}
	return d.book(b)
}

func (d *desk[C]) make(book *law.Book, s fact.Subject, facts []fact.Fact, today day.Date) (any, store.CaseRow) {
	x := d.derive(d.under(book), s, facts, today)
	if d.view == nil {
		return x, store.CaseRow{}
	}
	return x, d.view(x, today)
}

func (d *desk[C]) settled(ctx context.Context, o *Office, tx *store.Tx, made any, by string) error {
	if d.settle == nil {
		return nil
	}
	return d.settle(o, ctx, tx, made.(derived[C]), by)
}

// rows makes the rows of every subject of the sort, sharing the work among
// processors.
func (d *desk[C]) rows(ctx context.Context, tx *store.Tx, book *law.Book, today day.Date) (rows []store.CaseRow, facts int, err error) {
	err = eachCase(ctx, tx, d, func(x derived[C]) error {
		rows = append(rows, d.view(x, today))
		facts += x.Facts
		return nil
	}, d.under(book), today)
	return rows, facts, err
}

// An opened is a subject as a command or a page finds it.
type opened[C any] struct {
	Subject fact.Subject
	Person  store.Person // where the sort has one
	Facts   []fact.Fact
	Case    C // of all facts
	Level   Level
}

// open reads a subject and folds it once, and says how far a user may go into
// it. Where it is not there, or the user may not know that it is, the answer is
// the same. It shows nobody anything: that is for see.
func open[C any](ctx context.Context, tx *store.Tx, d *desk[C], u User, s fact.Subject, today day.Date) (opened[C], error) {
	x := opened[C]{Subject: s}
	found := s.Sort() == d.sort
	var err error
	if found && d.person {
		if x.Person, found, err = tx.FindPerson(ctx, s); err != nil {
			return x, err
		}
	}
	if x.Facts, err = tx.Stream(ctx, s); err != nil {
		return x, err
	}
	// An unknown subject takes as long to answer as one that may not be seen.
	x.Case = d.fold(x.Facts)
	x.Level = d.level(u, x.Case, &x.Person, today)
	if !found || x.Level == Nothing || !d.person && len(x.Facts) == 0 {
		return x, refuse(s, fault.NotFound, "%s", d.none)
	}
	return x, nil
}

// openAll opens those of several subjects that a user may go into as far as
// need, and leaves out the others.
func openAll[C any](ctx context.Context, tx *store.Tx, d *desk[C], u User, subjects []fact.Subject, need Level,
	today day.Date) ([]opened[C], error) {
	var people map[fact.Subject]store.Person
	var err error
	if d.person {
		if people, err = tx.ListPersons(ctx, subjects); err != nil {
			return nil, err
		}
	}
	var out []opened[C]
	for _, s := range subjects {
		x := opened[C]{Subject: s}
		var found bool
		if x.Person, found = people[s]; d.person && !found {
			continue
		}
		if x.Facts, err = tx.Stream(ctx, s); err != nil {
			return nil, err
		}
		x.Case = d.fold(x.Facts)
		if x.Level = d.level(u, x.Case, &x.Person, today); x.Level >= need {
			out = append(out, x)
		}
	}
	return out, nil
}

// A reason is why and where somebody looks: what the read log says of it.
type reason struct {
	stated string // what the user wrote, where the case asks for a purpose
	logged string // what the log says; the stated purpose, or else sagsbehandling, where empty
	page   string
}

// see shows a user one subject: f makes what is shown, from one state of the
// data. Only when that state is let go of is the line written in the read log, so
// that nobody holds one connection and waits for another; where the line cannot
// be written, see fails and the caller must show nothing.
func see[C any](ctx context.Context, o *Office, d *desk[C], u User, s fact.Subject, why reason, f func(*store.Tx, *opened[C]) error) error {
	err := o.store.View(ctx, func(tx *store.Tx) error {
		x, err := open(ctx, tx, d, u, s, o.Today())
		if err != nil {
			return err
		}
		if x.Level == Ask && strings.TrimSpace(why.stated) == "" {
			return ErrPurpose
		}
		return f(tx, &x)
	})
	if err != nil {
		return o.refused(ctx, u, why.page, err)
	}
	if why.logged == "" {
		why.logged = why.stated
	}
	if why.logged == "" {
		why.logged = purpose
	}
	return o.logReads(ctx, u, why.logged, why.page, s)
}

// share is how many streams one piece of work holds.
const share = 256

// eachCase reads, folds and derives every subject of a sort and hands them to f
// one at a time, in the order of subjects. A second book is derived beside the
// first.
func eachCase[C any](ctx context.Context, tx *store.Tx, d *desk[C], f func(derived[C]) error, book *duty.Book[C], today day.Date,
	second ...*duty.Book[C]) error {
	return eachIn(ctx, tx, d, store.Span{}, f, book, today, second...)
}

// eachIn is eachCase for the subjects of a span.
func eachIn[C any](ctx context.Context, tx *store.Tx, d *desk[C], s store.Span, f func(derived[C]) error, book *duty.Book[C],
	today day.Date, second ...*duty.Book[C]) error {
	type job struct {
		raw []store.Raw
		out chan []derived[C]
	}
	g, ctx := errgroup.WithContext(ctx)
	workers := max(1, runtime.GOMAXPROCS(0))
	jobs := make(chan job, workers)
	order := make(chan chan []derived[C], 2*workers)
	g.Go(func() error {
		defer close(jobs)
		defer close(order)
		var raw []store.Raw
		send := func() error {
			if len(raw) == 0 {
				return nil
			}
			j := job{raw, make(chan []derived[C], 1)}
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
		err := tx.EachStream(ctx, d.sort, s, func(r store.Raw) error {
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
				out := make([]derived[C], len(j.raw))
				for i := range j.raw {
					facts, err := j.raw[i].Facts()
					if err != nil {
						close(j.out)
						return err
					}
					out[i] = d.derive(book, j.raw[i].Subject, facts, today)
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
				for _, x := range ds {
					if err := f(x); err != nil {
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
