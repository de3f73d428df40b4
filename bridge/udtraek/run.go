package udtraek

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/store"
)

// Options change how an import runs.
type Options struct {
	// Chunk is how many citizens one transaction takes in.
	Chunk int
	// After is called after each transaction, with how many citizens have been
	// taken in; an error from it ends the run there.
	After func(done, of int) error
}

// chunk keeps a transaction short enough for others to write in between: about
// half a second.
const chunk = 1000

// A Result is a run and its report.
type Result struct {
	Run    store.ImportRun
	Report *Report
	Facts  int
	Took   time.Duration
}

// Import takes an export in. It writes citizens in chunks, each with its facts,
// texts and the rows they came from in one transaction: after a run that was cut
// off, the same files are simply imported again, and what was taken in is known.
func Import(ctx context.Context, o *office.Office, u office.User, m *Mapping, inputs []Input, opt Options) (*Result, error) {
	start := o.Now()
	sources, err := m.Read(inputs)
	if err != nil {
		return nil, err
	}
	intake, err := o.Intake(ctx, u, m.Name)
	if err != nil {
		return nil, err
	}
	r := &runner{office: o, user: u, plan: Make(m, sources, intake, o.Today())}
	r.run = store.ImportRun{ID: office.NewImportRun(), Started: start, User: u.ID, Mapping: m.Name}
	if err := r.save(ctx); err != nil {
		return nil, err
	}
	if err := r.takeAll(ctx, cmp.Or(opt.Chunk, chunk), opt.After); err != nil {
		return nil, err
	}
	r.run.Ended = o.Now()
	if err := r.save(ctx); err != nil {
		return nil, err
	}
	return &Result{Run: r.run, Report: r.report, Facts: r.report.Totals().Facts, Took: r.run.Ended.Sub(start)}, nil
}

// runner writes what a plan says.
type runner struct {
	office *office.Office
	user   office.User
	plan   *Plan
	run    store.ImportRun
	report *Report
}

func (r *runner) save(ctx context.Context) error {
	r.report = r.plan.report()
	js, err := json.Marshal(r.report)
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	r.run.Report = string(js)
	return r.office.PutImportRun(ctx, r.user, r.run)
}

// takeAll writes all citizens who have rows to take in.
func (r *runner) takeAll(ctx context.Context, size int, after func(done, of int) error) error {
	var all []*citizen
	for _, c := range r.plan.Citizens {
		if len(c.rows) > 0 {
			all = append(all, c)
		}
	}
	for from := 0; from < len(all); from += size {
		part := all[from:min(from+size, len(all))]
		for try := 0; ; try++ {
			err := r.take(ctx, part)
			if err == nil {
				break
			}
			// Somebody wrote in these cases, or takes in the same rows: look again.
			if fault.Of(err) != fault.Conflict || try == 5 {
				return err
			}
			if err := r.refresh(ctx, part); err != nil {
				return err
			}
		}
		if after != nil {
			if err := after(from+len(part), len(all)); err != nil {
				return err
			}
		}
	}
	return nil
}

// refresh finds out what another import has taken in since the plan was made.
func (r *runner) refresh(ctx context.Context, cs []*citizen) error {
	in, err := r.office.Intake(ctx, r.user, r.plan.Mapping.Name)
	if err != nil {
		return err
	}
	for _, c := range cs {
		if c.subject == "" {
			c.subject = in.Numbers[c.number]
		}
		left := c.rows[:0]
		for _, row := range c.rows {
			if _, taken := in.Taken[row.file.File.Name][row.Hash]; taken {
				row.Verdict, row.Why = Known, WhyDuplicate
				c.known++
				continue
			}
			left = append(left, row)
		}
		c.rows = left
	}
	return nil
}

// take writes some citizens in one transaction.
func (r *runner) take(ctx context.Context, cs []*citizen) error {
	var old []fact.Subject
	for _, c := range cs {
		if c.subject != "" && len(c.rows) > 0 {
			old = append(old, c.subject)
		}
	}
	standings, err := r.office.Standings(ctx, r.user, old)
	if err != nil {
		return err
	}
	var parcels []office.Parcel
	var whose []*citizen
	for _, c := range cs {
		if len(c.rows) > 0 {
			parcels = append(parcels, r.parcel(c, standings))
			whose = append(whose, c)
		}
	}
	if len(parcels) == 0 {
		return nil
	}
	// The journal lies in the order of subjects, so they are written in it.
	order := make([]int, len(parcels))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(parcels[a].Subject, parcels[b].Subject) })
	sorted := make([]office.Parcel, len(parcels))
	subjects := make([]fact.Subject, len(parcels))
	for i, at := range order {
		sorted[i], subjects[i] = parcels[at], parcels[at].Subject
	}
	if err := r.office.Take(ctx, r.user, sorted); err != nil {
		return err
	}
	doubts, err := r.office.CountDoubts(ctx, r.user, subjects)
	if err != nil {
		return err
	}
	for i, c := range whose {
		c.fresh = c.subject == ""
		c.subject = parcels[i].Subject
		c.doubts = doubts[c.subject] - standings[c.subject].Doubts
		c.facts, c.texts = len(parcels[i].Facts), len(parcels[i].Texts)
	}
	return nil
}

// parcel makes what a citizen's rows become.
func (r *runner) parcel(c *citizen, standings map[fact.Subject]office.Standing) office.Parcel {
	was, known := standings[c.subject]
	p := office.Parcel{Subject: c.subject, Known: known}
	if !known {
		p.Subject = office.NewSubject()
	}
	person, has := was.Person, was.Found
	person.Subject, person.CPR = p.Subject, c.number
	assigned := r.plan.Today
	if !known {
		assigned = c.first(r.plan.Today)
	}
	now := was
	for _, row := range c.rows {
		p.Rows = append(p.Rows, r.taken(row.file.File.Name, row.Hash, row.Line, p.Subject))
		if row.person != nil {
			fill(&person, row.person, has)
			has, p.Person = true, &person
		}
		for _, d := range row.drafts {
			if said(&now, d.body) {
				continue
			}
			if d.on == 0 {
				d.on = assigned
			}
			f := r.office.NewFact(d.on, d.body, cmp.Or(row.actor, r.user.ID), r.plan.Mapping.Source)
			if d.text != "" {
				f.Text = office.NewText()
				p.Texts = append(p.Texts, store.Text{Subject: p.Subject, ID: f.Text, Body: d.text})
			}
			if _, ok := d.body.(fact.Born); ok {
				now.Born = d.on
			}
			p.Facts = append(p.Facts, f)
		}
	}
	return p
}

func (r *runner) taken(file, hash string, line int, s fact.Subject) store.ImportRow {
	return store.ImportRow{Mapping: r.plan.Mapping.Name, File: file, Hash: hash, Run: r.run.ID, Line: line, Subject: s}
}

// said reports whether a case says already what a person's row says: who was
// born when, and who has the case. Such a row may come again and again with
// nothing new but a telephone number.
func said(now *office.Standing, b fact.Body) bool {
	switch b := b.(type) {
	case fact.Born:
		return now.Born != 0
	case fact.CaseworkerAssigned:
		if now.Caseworker == b.User && now.Unit == b.Unit {
			return true
		}
		now.Caseworker, now.Unit = b.User, b.Unit
	}
	return false
}

// first returns the day of the citizen's first fact apart from birth, or today:
// the day from which a new citizen has the caseworker that the export names.
func (c *citizen) first(today day.Date) day.Date {
	var born, first day.Date
	for _, row := range c.rows {
		for _, d := range row.drafts {
			if _, ok := d.body.(fact.Born); ok {
				born = d.on
			} else {
				first = day.Min(first, d.on)
			}
		}
	}
	if first == 0 {
		return today
	}
	return day.Min(day.Max(first, born), today)
}

// fill lays what a row says of a person over what was known. An empty column
// says nothing, and no row takes a protection away.
func fill(p *store.Person, said map[string]string, known bool) {
	for field, to := range map[string]*string{
		"first_name": &p.FirstName, "last_name": &p.LastName, "address": &p.Address, "postal_code": &p.PostalCode, "city": &p.City,
		"phone": &p.Phone, "email": &p.Email, "interpreter": &p.Interpreter,
	} {
		if v := said[field]; v != "" {
			*to = v
		}
	}
	if v, ok := said["mail"]; ok || !known {
		p.Mail = v != "nej"
	}
	p.Protected = p.Protected || said["protected"] == "ja"
	p.OwnStaff = p.OwnStaff || said["own_staff"] == "ja"
}
