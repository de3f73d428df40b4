package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"indgang/fact"
)

// A Touch is how many citizens a rule touches today.
type Touch struct{ Citizens, Overdue int }

var (
	rulesOf    = q("list rules of a case", "SELECT rule, MAX(CASE WHEN status = 'overdue' THEN 1 ELSE 0 END) FROM duty_row WHERE muni = $1 AND subject = $2 GROUP BY rule ORDER BY rule")
	dropCounts = q("drop all counts of rules", "DELETE FROM rule_count WHERE muni = $1")
	addCount   = q("add to a count of a rule", `INSERT INTO rule_count (muni, rule, citizens, overdue) VALUES ($1, $2, $3, $4)
		ON CONFLICT (muni, rule) DO UPDATE SET citizens = rule_count.citizens + excluded.citizens, overdue = rule_count.overdue + excluded.overdue`)
	ruleCounts = q("read the counts of rules", "SELECT rule, citizens, overdue FROM rule_count WHERE muni = $1 AND citizens <> 0 ORDER BY rule")
)

// touches are changes to how many citizens rules touch.
type touches map[string]Touch

func (x touches) add(rule string, overdue bool, n int) {
	c := x[rule]
	c.Citizens += n
	if overdue {
		c.Overdue += n
	}
	x[rule] = c
}

// leave takes away what a case counts for as it stands.
func (t *Tx) leave(ctx context.Context, s fact.Subject, x touches) error {
	return t.each(ctx, rulesOf, []any{s}, func(r *sql.Rows) error {
		var rule string
		var overdue int
		err := r.Scan(&rule, &overdue)
		x.add(rule, overdue == 1, -1)
		return err
	})
}

// enter adds what a case is to count for.
func (x touches) enter(c *CaseRow) {
	overdue := map[string]bool{}
	for i := range c.Duties {
		d := &c.Duties[i]
		overdue[d.Rule] = overdue[d.Rule] || d.Status == "overdue"
	}
	for rule, late := range overdue {
		x.add(rule, late, 1)
	}
}

// count writes the changes, in the order of rules so that two writers never wait
// for each other.
func (t *Tx) count(ctx context.Context, x touches) error {
	for _, rule := range slices.Sorted(maps.Keys(x)) {
		c := x[rule]
		if c == (Touch{}) {
			continue
		}
		if _, err := t.exec(ctx, addCount, rule, c.Citizens, c.Overdue); err != nil {
			return err
		}
	}
	return nil
}

// Touched tells how many citizens each rule touches.
func (t *Tx) Touched(ctx context.Context) (map[string]Touch, error) {
	out := map[string]Touch{}
	err := t.each(ctx, ruleCounts, nil, func(r *sql.Rows) error {
		var rule string
		var x Touch
		err := r.Scan(&rule, &x.Citizens, &x.Overdue)
		out[rule] = x
		return err
	})
	return out, err
}

// dumpCounts writes the counts as text.
func (t *Tx) dumpCounts(ctx context.Context) ([]string, error) {
	counts, err := t.Touched(ctx)
	var out []string
	for _, rule := range slices.Sorted(maps.Keys(counts)) {
		out = append(out, fmt.Sprintf("rule %s %+v", rule, counts[rule]))
	}
	return out, err
}
