package office

import (
	"cmp"
	"context"
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// A ReformFilter picks cases of a reform: those in which a rule differs, those
// with a running course that needs a decision, those of a target group, or all
// that differ.
type ReformFilter struct {
	Rule      string
	Decisions bool
	Group     int
}

// Picks reports whether a case is in the list.
func (f ReformFilter) Picks(x *ReformCase) bool {
	switch {
	case f.Rule != "":
		return slices.ContainsFunc(x.Diffs, func(d Difference) bool { return d.Rule == f.Rule })
	case f.Decisions:
		return len(x.Decisions) > 0
	case f.Group != 0:
		return x.Group == f.Group
	}
	return x.Differs()
}

// A ReformList is one page of a list, of the cases that the user may see.
type ReformList struct {
	Reformed
	Rows  []ReformCase
	Seen  int // cases in the list that the user may see, on all pages
	Other int // cases in the list that the user may not see
	Page  int
}

// ReformList returns a page of a list, sorted by unit, caseworker and name, and
// writes in the read log whom it shows.
func (o *Office) ReformList(ctx context.Context, u User, r Reform, f ReformFilter, page int) (ReformList, error) {
	l, rows, err := o.reformRows(ctx, u, r, f)
	if err != nil {
		return ReformList{}, err
	}
	var from, to int
	l.Page, from, to = onPage(page, l.Seen)
	var shown []fact.Subject
	for _, r := range rows[from:to] {
		r.x.Name = r.name
		l.Rows = append(l.Rows, *r.x)
		shown = append(shown, r.x.Subject)
	}
	return l, o.logReads(ctx, u, reformPurpose, r.Page, shown...)
}

// ReformAll hands the whole of a list to each, in the order of ReformList, when
// begin has been told how it came out. A case is handed over when the read log
// has a line that it was, and never before.
func (o *Office) ReformAll(ctx context.Context, u User, r Reform, f ReformFilter, begin func(*ReformList) error,
	each func(*ReformCase) error) error {
	l, rows, err := o.reformRows(ctx, u, r, f)
	if err != nil {
		return err
	}
	l.Page = 1
	if err := begin(&l); err != nil {
		return err
	}
	for some := range slices.Chunk(rows, logEach) {
		subjects := make([]fact.Subject, len(some))
		for i, r := range some {
			subjects[i] = r.x.Subject
		}
		if err := o.logReads(ctx, u, reformPurpose, r.Page, subjects...); err != nil {
			return err
		}
		for _, r := range some {
			r.x.Name = r.name
			if err := each(r.x); err != nil {
				return err
			}
		}
	}
	return nil
}

// A reformRow is a case of a list, with the name that nobody has been shown yet.
type reformRow struct {
	x    *ReformCase
	name string
	key  string
}

// reformRows finds the cases of a list that the user may see, sorted. It writes
// nothing in the read log.
func (o *Office) reformRows(ctx context.Context, u User, r Reform, f ReformFilter) (ReformList, []reformRow, error) {
	var l ReformList
	var rows []reformRow
	var err error
	l.Reformed, err = o.reform(ctx, u, r, func(x *ReformCase, p *store.Person, _ *Reformed) error {
		switch {
		case x == nil || !f.Picks(x):
		case !x.Open:
			l.Other++
		default:
			rows = append(rows, reformRow{x, p.Name(), store.SortKey(x.Unit) + "\x00" + store.SortKey(x.Worker) + "\x00" + store.SortKey(p.Name())})
		}
		return nil
	})
	if err != nil {
		return ReformList{}, nil, err
	}
	slices.SortStableFunc(rows, func(a, b reformRow) int { return cmp.Compare(a.key, b.key) })
	l.Seen = len(rows)
	return l, rows, nil
}

// MayNameReform reports whether a reform can be shown to the user by name at all;
// others see sums.
func (u User) MayNameReform() bool { return u.May(SeeReform) && u.best() >= Read }

// Units lists the units there are, sorted.
func (o *Office) Units(ctx context.Context) ([]string, error) {
	var out []string
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		out, err = o.unitsIn(ctx, tx)
		return err
	})
	return out, err
}

// A TaskReceipt tells how many cases got a task, and why others did not.
type TaskReceipt struct {
	Set  int
	Had  int // had the same task already
	Left int // cases in which the user may not write
}

// ReformTasks makes tasks of a list: each case in which the user may write gets
// one.
func (o *Office) ReformTasks(ctx context.Context, u User, r Reform, f ReformFilter, due day.Date, text string) (TaskReceipt, error) {
	if !u.MaySetTasks() {
		return TaskReceipt{}, fault.New(fault.Forbidden, "Din rolle skriver ikke i sager og kan ikke lave opgaver. Bed en teamleder om det.")
	}
	text, err := o.checkTask(due, text)
	if err != nil {
		return TaskReceipt{}, err
	}
	var subjects []fact.Subject
	_, err = o.reform(ctx, u, r, func(x *ReformCase, _ *store.Person, _ *Reformed) error {
		if x != nil && f.Picks(x) {
			subjects = append(subjects, x.Subject)
		}
		return nil
	})
	if err != nil {
		return TaskReceipt{}, err
	}
	return o.SetTasks(ctx, u, subjects, due, text)
}

// MaySetTasks reports whether the user may write in any case, and so give it a
// task.
func (u User) MaySetTasks() bool { return u.best() == Write }

// checkTask makes the words of a task as they are kept, and says what is wrong.
func (o *Office) checkTask(due day.Date, text string) (string, error) {
	var form fault.Form
	text, err := fact.TaskText.Clean(text)
	if err != nil || text == "" {
		form.Add("text", "Skriv opgaven med 1 til %d tegn.", fact.TaskText.Max)
	}
	switch {
	case due == 0:
		form.Add("due", "Skriv fristen som dd.mm.åååå.")
	case due < o.Today() || due > o.Today()+ahead:
		form.Add("due", "Fristen skal ligge mellem i dag og et år frem.")
	}
	return text, form.Err()
}

// SetTasks gives cases a task each, as when a reform's list becomes work. A case
// that has the same task already gets no other.
func (o *Office) SetTasks(ctx context.Context, u User, subjects []fact.Subject, due day.Date, text string) (TaskReceipt, error) {
	text, err := o.checkTask(due, text)
	if err != nil {
		return TaskReceipt{}, err
	}
	if len(subjects) == 0 {
		return TaskReceipt{}, fault.New(fault.Invalid, "Der er ingen sager på listen, så der er intet at lave opgaver af.")
	}
	var rec TaskReceipt
	err = o.store.Update(ctx, func(tx *store.Tx) error {
		rec = TaskReceipt{}
		xs, err := openAll(ctx, tx, &citizens, u, subjects, Write, o.Today())
		if err != nil {
			return err
		}
		rec.Left = len(subjects) - len(xs)
		words, err := tx.TaskWords(ctx, subjects)
		if err != nil {
			return err
		}
		var cs []change
		for i := range xs {
			x := &xs[i]
			has := func(t casefile.Task) bool { return t.Done == 0 && t.Due == due && words[x.Subject][t.Text] == text }
			if slices.ContainsFunc(x.Case.Tasks, has) {
				rec.Had++
				continue
			}
			c := o.change(u, source, Batch{Subject: x.Subject, Drafts: []Draft{{On: o.Today(), Body: fact.TaskSet{Due: due}, Text: text}}})
			c.before, c.read = x.Facts, true
			cs = append(cs, c)
		}
		rec.Set = len(cs)
		_, err = o.keep(ctx, tx, o.Today(), cs)
		return err
	})
	if err != nil {
		return TaskReceipt{}, err
	}
	return rec, nil
}
