package office

import (
	"context"
	"time"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// An Intake is what an importer must know before it judges a row.
type Intake struct {
	Numbers map[string]fact.Subject            // whom each personal number is
	Taken   map[string]map[string]fact.Subject // rows taken in before: file, hash, whose
}

// Intake returns what has been taken in with a mapping, and who is known.
func (o *Office) Intake(ctx context.Context, u User, mapping string) (Intake, error) {
	var in Intake
	if err := u.must(Import); err != nil {
		return in, err
	}
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		if in.Numbers, err = tx.Numbers(ctx); err == nil {
			in.Taken, err = tx.TakenRows(ctx, mapping)
		}
		return err
	})
	return in, err
}

// A Standing is what an importer must know of a citizen who has a case.
type Standing struct {
	Person     store.Person
	Found      bool // the person has not been erased
	Born       day.Date
	Caseworker string
	Unit       string
	Doubts     int
}

// Standings returns how the cases of citizens stand, to add to them.
func (o *Office) Standings(ctx context.Context, u User, subjects []fact.Subject) (map[fact.Subject]Standing, error) {
	out := map[fact.Subject]Standing{}
	if len(subjects) == 0 {
		return out, nil
	}
	if err := u.must(Import); err != nil {
		return nil, err
	}
	err := o.store.View(ctx, func(tx *store.Tx) error {
		people, err := tx.ListPersons(ctx, subjects)
		if err != nil {
			return err
		}
		for _, s := range subjects {
			facts, err := tx.Stream(ctx, s)
			if err != nil {
				return err
			}
			c := casefile.Fold(facts)
			p, found := people[s]
			out[s] = Standing{Person: p, Found: found, Born: c.Born, Caseworker: c.Caseworker, Unit: c.Unit, Doubts: len(c.Doubts)}
		}
		return nil
	})
	return out, err
}

// CountDoubts returns how many doubts the cases of citizens have.
func (o *Office) CountDoubts(ctx context.Context, u User, subjects []fact.Subject) (map[fact.Subject]int, error) {
	if err := u.must(Import); err != nil {
		return nil, err
	}
	var out map[fact.Subject]int
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		out, err = tx.CountDoubts(ctx, subjects)
		return err
	})
	return out, err
}

// PutImportRun writes or updates a run of an import.
func (o *Office) PutImportRun(ctx context.Context, u User, r store.ImportRun) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error { return tx.PutImportRun(ctx, r) })
}

// NewImportRun returns an ID for a run.
func NewImportRun() string { return newID("i") }

// ImportRuns returns the newest runs.
func (o *Office) ImportRuns(ctx context.Context, u User, limit int) ([]store.ImportRun, error) {
	if err := u.must(Import); err != nil {
		return nil, err
	}
	var out []store.ImportRun
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		out, err = tx.ListImportRuns(ctx, limit)
		return err
	})
	return out, err
}

// FindImportRun returns a run, and how many rows of each file the database says
// that it took in.
func (o *Office) FindImportRun(ctx context.Context, u User, id string) (store.ImportRun, map[string]int, error) {
	var r store.ImportRun
	var taken map[string]int
	if err := u.must(Import); err != nil {
		return r, nil, err
	}
	err := o.store.View(ctx, func(tx *store.Tx) error {
		var found bool
		var err error
		if r, found, err = tx.FindImportRun(ctx, id); err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "Importen findes ikke. Se listen over importer.")
		}
		taken, err = tx.CountTaken(ctx, r.Mapping, id)
		return err
	})
	return r, taken, err
}

// TakenIn returns the hashes of the rows that stand under a key as taken in.
func (o *Office) TakenIn(ctx context.Context, u User, mapping, file string) (map[string]fact.Subject, error) {
	if err := u.must(Import); err != nil {
		return nil, err
	}
	var out map[string]fact.Subject
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		out, err = tx.TakenRowsOf(ctx, mapping, file)
		return err
	})
	return out, err
}

// ImportedNames returns the names of citizens whom an import is about, of those
// whom the user may see, and writes in the read log that they were shown.
func (o *Office) ImportedNames(ctx context.Context, u User, subjects []fact.Subject) (map[fact.Subject]string, error) {
	if err := u.must(Import); err != nil {
		return nil, err
	}
	names := map[fact.Subject]string{}
	var shown []fact.Subject
	err := o.store.View(ctx, func(tx *store.Tx) error {
		xs, err := openAll(ctx, tx, &citizens, u, subjects, Ask, o.Today())
		if err != nil {
			return err
		}
		for i := range xs {
			names[xs[i].Subject] = xs[i].Person.Name()
			shown = append(shown, xs[i].Subject)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return names, o.logReads(ctx, u, "Import", "import", shown...)
}

// LogImported writes in the read log that rows about citizens were shown.
func (o *Office) LogImported(ctx context.Context, u User, subjects []fact.Subject) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.logReads(ctx, u, "Import", "import", subjects...)
}

// Local returns an instant as Danish clocks show it.
func (o *Office) Local(t time.Time) time.Time { return t.In(o.zone) }

// NewFact returns a fact that an importer hands over, recorded now.
func (o *Office) NewFact(on day.Date, b fact.Body, actor, source string) fact.Fact {
	return fact.Fact{On: on, Recorded: o.Now().UTC(), Actor: actor, Source: source, Body: b}
}
