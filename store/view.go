package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"indgang/day"
	"indgang/fact"
)

// A CaseRow is the view of one case that lists are made from.
type CaseRow struct {
	Subject    fact.Subject
	Seq        int64 // of the last fact in it
	Unit       string
	Caseworker string
	Group      int
	Benefit    string
	Since      day.Date
	Doubts     int
	NextChange day.Date // the next day on which time alone changes it, 0 for never
	Items      []DayItem
	Duties     []DutyRow
	Shares     []ShareRow // where it stands in duties on groups
}

// A DutyRow is one obligation that is live in a case.
type DutyRow struct {
	Duty   string // ID of the obligation
	Rule   string
	Status string
	Due    day.Date
}

// A DayItem is one line that a case has on the day's list, under one status.
type DayItem struct {
	Status    string
	Rank      string // sorts the list under the status
	What      string // Danish: what to do
	Duty      string // ID of the obligation, or ""
	Rule      string
	Provision string
	Due       day.Date
	PlanBy    day.Date
	State     string // status of the obligation
	Force     string
	Note      string
	Because   string // Danish: why it stands there
	Act       string // Danish: what its button says
	Deed      string // where the button leads, as the query of a form
	More      int    // how many other obligations of the case are under the status
}

// A ListItem is a DayItem with the case that it belongs to.
type ListItem struct {
	Subject    fact.Subject
	Unit       string
	Caseworker string
	DayItem
}

var (
	dropCase   = q("drop a case row", "DELETE FROM case_row WHERE muni = $1 AND subject = $2")
	dropLive   = q("drop all duties", "DELETE FROM duty_row WHERE muni = $1")
	dumpDuties = q("dump duties", "SELECT subject, duty, rule, status, due FROM duty_row WHERE muni = $1 ORDER BY subject, duty")
	dropAll    = q("drop all day items", "DELETE FROM day_item WHERE muni = $1")
	dropCases  = q("drop all case rows", "DELETE FROM case_row WHERE muni = $1")
	casesBy    = q("list the cases of a caseworker", "SELECT subject FROM case_row WHERE muni = $1 AND caseworker = $2 ORDER BY subject")
	countBy    = q("count cases by caseworker", "SELECT caseworker, COUNT(*) FROM case_row WHERE muni = $1 GROUP BY caseworker")
	caseBy     = q("find a case row", "SELECT subject, seq, unit, caseworker, group_no, benefit, since, doubts, next_change FROM case_row "+
		"WHERE muni = $1 AND subject = $2")
	casesDue = q("list cases that time has changed", "SELECT subject FROM case_row WHERE muni = $1 AND next_change <> '' AND next_change "+
		"<= $2 ORDER BY next_change, subject")
	getSetting = q("read a setting", "SELECT value FROM setting WHERE muni = $1 AND name = $2")
	putSetting = q("write a setting", "INSERT INTO setting (muni, name, value) VALUES ($1, $2, $3) ON CONFLICT (muni, name) DO UPDATE SET "+
		"value = excluded.value")
	dumpCases = q("dump case rows", "SELECT subject, seq, unit, caseworker, group_no, benefit, since, doubts, next_change FROM case_row "+
		"WHERE muni = $1 ORDER BY subject")
	dumpItems = q("dump day items", "SELECT "+itemFields+" FROM day_item WHERE muni = $1 ORDER BY subject, status")
)

const itemFields = "subject, unit, caseworker, status, rank, what, duty, rule, provision, due, plan_by, state, force, note, because, " +
	"act, deed, more"

var caseTable = newTable("case_row", "muni, subject, seq, unit, caseworker, group_no, benefit, since, doubts, next_change", "")

var itemTable = newTable("day_item", "muni, "+itemFields, "")

var dutyTable = newTable("duty_row", "muni, subject, duty, rule, status, due", "")

// PutCases writes the views of cases, in place of what there was.
func (t *Tx) PutCases(ctx context.Context, cs ...CaseRow) error {
	n := tally{}
	for i := range cs {
		if err := t.takeCase(ctx, cs[i].Subject, n); err != nil {
			return err
		}
	}
	return t.addCases(ctx, cs, n)
}

// takeCase takes the views of a case away, and out of the numbers.
func (t *Tx) takeCase(ctx context.Context, s fact.Subject, n tally) error {
	err := t.each(ctx, takeItems, []any{s}, func(r *sql.Rows) error {
		var unit, worker, status string
		err := r.Scan(&unit, &worker, &status)
		n.item(unit, worker, status, -1)
		return err
	})
	if err != nil {
		return err
	}
	var was []DutyRow
	err = t.each(ctx, takeDuties, []any{s}, func(r *sql.Rows) error {
		var d DutyRow
		err := r.Scan(&d.Rule, &d.Status)
		was = append(was, d)
		return err
	})
	if err != nil {
		return err
	}
	n.duties(was, -1)
	if _, err := t.exec(ctx, dropShares, s); err != nil {
		return err
	}
	gone, err := t.exec(ctx, dropCase, s)
	if err != nil {
		return err
	}
	k, err := gone.RowsAffected()
	n[counted{ofCases, ""}] -= int(k)
	return err
}

// DropViews empties the views, before they are made again.
func (t *Tx) DropViews(ctx context.Context) error {
	for _, x := range []*query{dropAll, dropLive, dropShareAll, dropTally} {
		if _, err := t.exec(ctx, x); err != nil {
			return err
		}
	}
	_, err := t.exec(ctx, dropCases)
	return err
}

// AddCases writes views of cases that have none.
func (t *Tx) AddCases(ctx context.Context, cs []CaseRow) error {
	return t.addCases(ctx, cs, tally{})
}

func (t *Tx) addCases(ctx context.Context, cs []CaseRow, n tally) error {
	w := t.into(caseTable)
	items := t.into(itemTable)
	duties := t.into(dutyTable)
	shares := t.rows("share_row", "muni, "+shareFields, "")
	for i := range cs {
		c := &cs[i]
		if err := w.add(ctx, t.m.code, c.Subject, c.Seq, c.Unit, c.Caseworker, c.Group, c.Benefit, c.Since.String(), c.Doubts,
			c.NextChange.String()); err != nil {
			return err
		}
		n[counted{ofCases, ""}]++
		n.duties(c.Duties, 1)
		for _, x := range c.Items {
			n.item(c.Unit, c.Caseworker, x.Status, 1)
			if err := items.add(ctx, t.m.code, c.Subject, c.Unit, c.Caseworker, x.Status, x.Rank, x.What, x.Duty, x.Rule, x.Provision,
				x.Due.String(), x.PlanBy.String(), x.State, x.Force, x.Note, x.Because, x.Act, x.Deed, x.More); err != nil {
				return err
			}
		}
		for _, x := range c.Duties {
			if err := duties.add(ctx, t.m.code, c.Subject, x.Duty, x.Rule, x.Status, x.Due.String()); err != nil {
				return err
			}
		}
		for k := range c.Shares {
			if err := shares.add(ctx, t.shareValues(c.Subject, &c.Shares[k])...); err != nil {
				return err
			}
		}
	}
	for _, r := range []*rows{w, items, duties, shares} {
		if err := r.flush(ctx); err != nil {
			return err
		}
	}
	return n.write(ctx, t)
}

// FindCase returns the row of a case, without its items.
func (t *Tx) FindCase(ctx context.Context, s fact.Subject) (c CaseRow, found bool, err error) {
	var since, next string
	found, err = t.one(ctx, caseBy, []any{s}, &c.Subject, &c.Seq, &c.Unit, &c.Caseworker, &c.Group, &c.Benefit, &since, &c.Doubts, &next)
	if found && err == nil {
		c.Since, c.NextChange = date(since), date(next)
	}
	return c, found, err
}

// Whose returns the unit and the caseworker of cases, by subject.
func (t *Tx) Whose(ctx context.Context, subjects []fact.Subject) (map[fact.Subject]CaseRow, error) {
	out := make(map[fact.Subject]CaseRow, len(subjects))
	err := t.in(ctx, "tell whose cases are", "SELECT subject, unit, caseworker FROM case_row WHERE muni = $1 AND subject IN (…)", subjects,
		func(r *sql.Rows) error {
			var c CaseRow
			err := r.Scan(&c.Subject, &c.Unit, &c.Caseworker)
			out[c.Subject] = c
			return err
		})
	return out, err
}

// CasesBy lists the cases that a caseworker has.
func (t *Tx) CasesBy(ctx context.Context, caseworker string) ([]fact.Subject, error) {
	var out []fact.Subject
	err := t.each(ctx, casesBy, []any{caseworker}, func(r *sql.Rows) error {
		var s fact.Subject
		err := r.Scan(&s)
		out = append(out, s)
		return err
	})
	return out, err
}

// CountByCaseworker counts the cases of each caseworker.
func (t *Tx) CountByCaseworker(ctx context.Context) (map[string]int, error) {
	out := map[string]int{}
	err := t.each(ctx, countBy, nil, func(r *sql.Rows) error {
		var who string
		var n int
		err := r.Scan(&who, &n)
		out[who] = n
		return err
	})
	return out, err
}

// CasesDue lists the cases that time has changed by a day.
func (t *Tx) CasesDue(ctx context.Context, on day.Date) ([]fact.Subject, error) {
	var out []fact.Subject
	err := t.each(ctx, casesDue, []any{on.String()}, func(r *sql.Rows) error {
		var s fact.Subject
		err := r.Scan(&s)
		out = append(out, s)
		return err
	})
	return out, err
}

// A Scope says whose cases a list is of: one caseworker's, some units', or all
// where both are empty.
type Scope struct {
	Caseworker string
	Units      []string
}

// ListDay returns the lines under a status in the order of their rank, from
// offset on. Each unit's lines stand in an index in that order, so only as many are
// read as are shown or passed.
func (t *Tx) ListDay(ctx context.Context, s Scope, status string, offset, limit int) ([]ListItem, error) {
	args := []any{status, offset + limit}
	part := func(column, value string) string {
		where := ""
		if column != "" {
			args = append(args, value)
			where = fmt.Sprintf(" AND %s = $%d", column, len(args)+1)
		}
		return "SELECT * FROM (SELECT " + itemFields + " FROM day_item WHERE muni = $1 AND status = $2" + where +
			fmt.Sprintf(" ORDER BY rank, subject LIMIT $3) AS p%d", len(args))
	}
	var parts []string
	switch {
	case s.Caseworker != "":
		parts = append(parts, part("caseworker", s.Caseworker))
	case len(s.Units) == 0:
		parts = append(parts, part("", ""))
	}
	for _, u := range s.Units {
		if s.Caseworker == "" {
			parts = append(parts, part("unit", u))
		}
	}
	args = append(args, limit, offset)
	text := strings.Join(parts, " UNION ALL ") + fmt.Sprintf(" ORDER BY rank, subject LIMIT $%d OFFSET $%d", len(args), len(args)+1)
	var out []ListItem
	err := t.each(ctx, &query{"list the day", text}, args, func(r *sql.Rows) error {
		x, err := scanItem(r)
		out = append(out, x)
		return err
	})
	return out, err
}

func scanItem(r *sql.Rows) (ListItem, error) {
	var x ListItem
	var due, plan string
	err := r.Scan(&x.Subject, &x.Unit, &x.Caseworker, &x.Status, &x.Rank, &x.What, &x.Duty, &x.Rule, &x.Provision, &due, &plan, &x.State,
		&x.Force, &x.Note, &x.Because, &x.Act, &x.Deed, &x.More)
	x.Due, x.PlanBy = date(due), date(plan)
	return x, err
}

// DumpViews writes every row of the views as text, for the test that a rebuild
// gives the same rows.
func (t *Tx) DumpViews(ctx context.Context) ([]string, error) {
	var out []string
	err := t.each(ctx, dumpCases, nil, func(r *sql.Rows) error {
		var c CaseRow
		var since, next string
		err := r.Scan(&c.Subject, &c.Seq, &c.Unit, &c.Caseworker, &c.Group, &c.Benefit, &since, &c.Doubts, &next)
		c.Since, c.NextChange = date(since), date(next)
		out = append(out, fmt.Sprintf("%+v", c))
		return err
	})
	if err != nil {
		return nil, err
	}
	err = t.each(ctx, dumpItems, nil, func(r *sql.Rows) error {
		x, err := scanItem(r)
		out = append(out, fmt.Sprintf("%+v", x))
		return err
	})
	if err != nil {
		return nil, err
	}
	err = t.each(ctx, dumpDuties, nil, func(r *sql.Rows) error {
		var subject, duty, rule, status, due string
		err := r.Scan(&subject, &duty, &rule, &status, &due)
		out = append(out, strings.Join([]string{subject, duty, rule, status, due}, " "))
		return err
	})
	if err != nil {
		return nil, err
	}
	shares, err := t.dumpShares(ctx)
	if err != nil {
		return nil, err
	}
	counts, err := t.dumpTally(ctx)
	return slices.Concat(out, shares, counts), err
}

// Setting reads a small fact about the installation, "" where there is none.
func (t *Tx) Setting(ctx context.Context, name string) (string, error) {
	var v string
	_, err := t.one(ctx, getSetting, []any{name}, &v)
	return v, err
}

// PutSetting writes a small fact about the installation.
func (t *Tx) PutSetting(ctx context.Context, name, value string) error {
	_, err := t.exec(ctx, putSetting, name, value)
	return err
}

// date reads a date that the store itself wrote.
func date(s string) day.Date {
	d, err := day.Parse(s)
	if err != nil {
		return 0
	}
	return d
}
