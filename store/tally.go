package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// A tally is how the numbers of things change while views are written. They are
// kept in a table, so that a list that shows a number reads it.
type tally map[counted]int

// A counted is one number: of lines under a status, of cases that a rule touches.
type counted struct{ scope, what string }

// The scopes of numbers.
const (
	inAll      = "all"
	ofWorker   = "worker "
	ofUnit     = "unit "
	ofRule     = "rule"
	ofOverdue  = "rule overdue"
	ofCases    = "cases"
	overdueNow = "overdue" // the status of a duty that is
)

var (
	takeItems  = q("take the day items of a case", "DELETE FROM day_item WHERE muni = $1 AND subject = $2 RETURNING unit, caseworker, status")
	takeDuties = q("take the duties of a case", "DELETE FROM duty_row WHERE muni = $1 AND subject = $2 RETURNING rule, status")
	dropTally  = q("drop all numbers", "DELETE FROM tally WHERE muni = $1")
	allTally   = q("dump numbers", "SELECT scope, what, n FROM tally WHERE muni = $1 AND n <> 0 ORDER BY scope, what")
	ruleTally  = q("read the numbers of rules", "SELECT scope, what, n FROM tally WHERE muni = $1 AND scope IN ('rule', 'rule overdue') "+
		"AND n <> 0")
	countCases = q("count cases", "SELECT n FROM tally WHERE muni = $1 AND scope = 'cases'")
)

func (n tally) item(unit, worker, status string, by int) {
	n[counted{inAll, status}] += by
	n[counted{ofWorker + worker, status}] += by
	n[counted{ofUnit + unit, status}] += by
}

// duties counts the rules of one case, each once.
func (n tally) duties(ds []DutyRow, by int) {
	seen := map[counted]bool{}
	for _, d := range ds {
		seen[counted{ofRule, d.Rule}] = true
		if d.Status == overdueNow {
			seen[counted{ofOverdue, d.Rule}] = true
		}
	}
	for c := range seen {
		n[c] += by
	}
}

var tallyTable = newTable("tally", "muni, scope, what, n", "ON CONFLICT (muni, scope, what) DO UPDATE SET n = tally.n + excluded.n")

// write adds what has changed to the numbers that are kept, in one order always, so
// that two writers do not wait for each other.
func (n tally) write(ctx context.Context, t *Tx) error {
	var changed []counted
	for c, by := range n {
		if by != 0 {
			changed = append(changed, c)
		}
	}
	slices.SortFunc(changed, func(a, b counted) int { return cmp.Or(cmp.Compare(a.scope, b.scope), cmp.Compare(a.what, b.what)) })
	w := t.into(tallyTable)
	for _, c := range changed {
		if err := w.add(ctx, t.m.code, c.scope, c.what, n[c]); err != nil {
			return err
		}
	}
	return w.flush(ctx)
}

// scopes are the scopes whose numbers a list's scope has.
func (s Scope) scopes() []any {
	if s.Caseworker != "" {
		return []any{ofWorker + s.Caseworker}
	}
	if len(s.Units) == 0 {
		return []any{inAll}
	}
	out := make([]any, len(s.Units))
	for i, u := range s.Units {
		out[i] = ofUnit + u
	}
	return out
}

// CountDay tells how many lines there are under each status.
func (t *Tx) CountDay(ctx context.Context, s Scope) (map[string]int, error) {
	scopes := s.scopes()
	marks := make([]string, len(scopes))
	for i := range marks {
		marks[i] = fmt.Sprintf("$%d", i+2)
	}
	out := map[string]int{}
	text := "SELECT what, n FROM tally WHERE muni = $1 AND n <> 0 AND scope IN (" + strings.Join(marks, ",") + ")"
	err := t.each(ctx, &query{"count the day", text}, scopes, func(r *sql.Rows) error {
		var status string
		var n int
		err := r.Scan(&status, &n)
		out[status] += n
		return err
	})
	return out, err
}

// A Touch is how many citizens a rule touches today.
type Touch struct{ Citizens, Overdue int }

// Touched tells how many citizens each rule touches.
func (t *Tx) Touched(ctx context.Context) (map[string]Touch, error) {
	out := map[string]Touch{}
	err := t.each(ctx, ruleTally, nil, func(r *sql.Rows) error {
		var c counted
		var n int
		err := r.Scan(&c.scope, &c.what, &n)
		x := out[c.what]
		if c.scope == ofRule {
			x.Citizens = n
		} else {
			x.Overdue = n
		}
		out[c.what] = x
		return err
	})
	return out, err
}

// CountCases returns how many cases have views.
func (t *Tx) CountCases(ctx context.Context) (n int, err error) {
	_, err = t.one(ctx, countCases, nil, &n)
	return n, err
}

// dumpTally writes the numbers as text.
func (t *Tx) dumpTally(ctx context.Context) ([]string, error) {
	var out []string
	err := t.each(ctx, allTally, nil, func(r *sql.Rows) error {
		var c counted
		var n int
		err := r.Scan(&c.scope, &c.what, &n)
		out = append(out, fmt.Sprintf("%+v %d", c, n))
		return err
	})
	return out, err
}
