package office

import (
	"cmp"
	"context"
	"fmt"
	"runtime"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"

	"golang.org/x/sync/errgroup"
)

// A Draft is a fact that somebody wants to register.
type Draft struct {
	On       day.Date
	Body     fact.Body
	Corrects fact.Seq // the fact that it replaces, or 0
	Text     string   // free text to keep beside the fact
}

// A Batch is what a command decided to add to one subject.
type Batch struct {
	Subject fact.Subject
	Drafts  []Draft
	Person  *store.Person // who the subject is from now on, where that changes
	// Expected, where set, is the last fact that the command has seen of a subject
	// that is not the one it was given: where somebody has added to it since, the
	// whole command is a conflict.
	Expected fact.Seq
}

// A State is what a command decides from.
type State[C any] struct {
	Subject fact.Subject
	Facts   []fact.Fact
	Case    C
	Person  store.Person // where the sort has one
}

// A command decides, purely, what to add to which subjects, and which jobs follow.
type command[C any] interface {
	Decide(State[C], day.Date) ([]Batch, []store.Job, error)
}

// A done is what a command came to: the subject before, and all that was added to
// after, the subject first.
type done[C any] struct {
	before opened[C]
	after  []after
}

// do carries a command out on one subject, in the caller's transaction: it opens
// the subject for a user who may go into it as far as need and has seen its newest
// fact, lets the command decide, and keeps what it decided.
func do[C any](ctx context.Context, o *Office, tx *store.Tx, d *desk[C], u User, s fact.Subject, seen fact.Seq, need Level,
	cmd command[C]) (done[C], error) {
	x, err := open(ctx, tx, d, u, s, o.Today())
	if err != nil {
		return done[C]{}, err
	}
	if x.Level < need {
		return done[C]{}, refuse(s, fault.Forbidden, "%s", cmp.Or(d.readOnly,
			"Du kan ikke registrere i denne sag, fordi den hører til en anden enhed. Skriv til sagsbehandleren."))
	}
	if seen != lastOf(x.Facts) {
		return done[C]{}, fault.New(fault.Conflict, "Sagen er ændret af en anden, siden du åbnede den. Det, du skrev, er ikke gemt endnu: se "+
			"det nye igennem, og gem igen.")
	}
	batches, jobs, err := cmd.Decide(State[C]{x.Subject, x.Facts, x.Case, x.Person}, o.Today())
	if err != nil {
		return done[C]{}, err
	}
	cs := make([]change, len(batches))
	for i, b := range batches {
		if d.guard != nil {
			if err := d.guard(u, &x, b); err != nil {
				return done[C]{}, err
			}
		}
		cs[i] = o.change(u, source, b)
		if b.Subject == s {
			cs[i].before, cs[i].read = x.Facts, true
		}
	}
	out, err := o.keep(ctx, tx, o.Today(), cs, jobs...)
	return done[C]{x, out}, err
}

// source is what facts that staff register say of where they come from.
const source = "medarbejder"

// A change is what is to be added to one subject.
type change struct {
	subject fact.Subject
	read    bool        // before has been read, in this transaction
	before  []fact.Fact // the subject as the writer has seen it
	expect  fact.Seq    // where it has not been read: the last fact that must be there, or 0
	facts   []fact.Fact
	texts   []store.Text
	person  *store.Person
	fresh   bool // the subject is made here, so that it has no views yet
}

// change makes facts of drafts: who says so, when, and from where.
func (o *Office) change(u User, from string, b Batch) change {
	c := change{subject: b.Subject, expect: b.Expected, person: b.Person, facts: make([]fact.Fact, len(b.Drafts))}
	now := o.Now().UTC()
	for i, d := range b.Drafts {
		f := fact.Fact{On: d.On, Recorded: now, Actor: u.ID, Source: from, Corrects: d.Corrects, Body: d.Body}
		if d.Text != "" {
			f.Text = newID("t")
			c.texts = append(c.texts, store.Text{Subject: b.Subject, ID: f.Text, Body: d.Text})
		}
		c.facts[i] = f
	}
	return c
}

// An after is a subject when something has been added to it.
type after struct {
	Subject fact.Subject
	Seq     fact.Seq
	Facts   []fact.Fact // those that were added
	derived any         // derived[C] of the subject's desk
}

// keep is the one function that adds facts: to one subject or several, of any
// sort, all of them or none. It appends them to what the writers have seen, folds
// each subject once more, makes its views anew, and adds the jobs that follow, in
// one transaction.
func (o *Office) keep(ctx context.Context, tx *store.Tx, today day.Date, cs []change, jobs ...store.Job) ([]after, error) {
	if len(jobs) > 0 {
		if err := tx.AddJobs(ctx, o.Now(), jobs...); err != nil {
			return nil, err
		}
	}
	if len(cs) == 0 {
		return nil, nil
	}
	desks := make([]table, len(cs))
	batches := make([]store.Batch, len(cs))
	lawful, remake := false, false
	for i := range cs {
		c := &cs[i]
		var known bool
		if desks[i], known = tableOf(c.subject); !known {
			return nil, fmt.Errorf("no desk keeps facts of the sort of %q", c.subject.Sort())
		}
		if !c.read && !c.fresh {
			var err error
			if c.before, err = tx.Stream(ctx, c.subject); err != nil {
				return nil, err
			}
			if c.expect != 0 && c.expect != lastOf(c.before) {
				return nil, fault.New(fault.Conflict, "En anden har ændret det, siden du åbnede siden. Det, du skrev, er ikke gemt endnu: se det nye "+
					"igennem, og gem igen.")
			}
		}
		lawful = lawful || desks[i].lawful()
		for _, f := range c.facts {
			if sort := fact.SortOf(fact.KindOf(f.Body)); sort != fact.SortNone && sort != desks[i].of() {
				return nil, fault.New(fault.Invalid, "«%s» kan ikke registreres her: det hører til en anden slags sag.",
					fact.Title(fact.KindOf(f.Body)))
			}
			remake = remake || desks[i].remake(f.Body)
		}
		batches[i] = store.Batch{Subject: c.subject, Expected: lastOf(c.before), Facts: c.facts}
	}
	if remake {
		// Whoever asks for a list next makes them all anew, should we be cut off.
		if err := tx.PutSetting(ctx, madeFor, remakeAll); err != nil {
			return nil, err
		}
	}
	if err := tx.Append(ctx, batches...); err != nil {
		return nil, err
	}
	var texts []store.Text
	for i := range cs {
		texts = append(texts, cs[i].texts...)
		if p := cs[i].person; p != nil {
			if err := tx.PutPersons(ctx, *p); err != nil {
				return nil, err
			}
		}
	}
	if err := tx.PutTexts(ctx, texts...); err != nil {
		return nil, err
	}
	out := make([]after, len(cs))
	rows := make([]store.CaseRow, len(cs))
	if err := o.derive(ctx, tx, today, cs, desks, lawful, out, rows); err != nil {
		return nil, err
	}
	for i := range cs {
		if len(cs[i].facts) == 0 {
			continue
		}
		if err := desks[i].settled(ctx, o, tx, out[i].derived, cs[i].facts[0].Actor); err != nil {
			return nil, err
		}
	}
	var fresh, old []store.CaseRow
	for i := range cs {
		switch {
		case !desks[i].listed():
		case cs[i].fresh:
			fresh = append(fresh, rows[i])
		default:
			old = append(old, rows[i])
		}
	}
	if err := tx.AddCases(ctx, fresh); err != nil {
		return nil, err
	}
	return out, tx.PutCases(ctx, old...)
}

// derive folds what was added to and makes its rows, on all processors.
func (o *Office) derive(ctx context.Context, tx *store.Tx, today day.Date, cs []change, desks []table, lawful bool, out []after,
	rows []store.CaseRow) error {
	// The law as it is now, since nobody can sign a rule off before this is over.
	book, err := o.bookFor(ctx, tx, lawful)
	if err != nil {
		return err
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	const part = 64
	for from := 0; from < len(cs); from += part {
		g.Go(func() error {
			for i := from; i < min(from+part, len(cs)); i++ {
				c := &cs[i]
				all := append(c.before[:len(c.before):len(c.before)], c.facts...)
				out[i] = after{Subject: c.subject, Seq: lastOf(all), Facts: c.facts}
				out[i].derived, rows[i] = desks[i].make(book, c.subject, all, today)
			}
			return nil
		})
	}
	return g.Wait()
}

// ofCitizen returns a citizen's case after something was added to it.
func (a *after) ofCitizen() derived[*casefile.Case] { return a.derived.(derived[*casefile.Case]) }
