package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"indgang/day"
	"indgang/fact"
)

// A ShareRow is where one case stands in a duty on a group, under one kind.
type ShareRow struct {
	Subject    fact.Subject
	Rule       string
	Kind       string
	Standing   int
	Due        day.Date
	Have, Need int
	Booked     day.Date
	Duty       string
	Fact       fact.Seq // behind an exemption
	Ground     string   // of the exemption
	Since      day.Date
	Until      day.Date
	Unit       string
	Caseworker string
	Born       day.Date
	Group      int
}

// A ShareLine is a row as lists read it: with who it is about, as far as access
// depends on it.
type ShareLine struct {
	ShareRow
	OwnStaff bool
}

// A ShareCount is how many rows are alike in all that the sums ask for.
type ShareCount struct {
	Rule     string
	Kind     string
	Standing int
	Age      int    // of the bounds asked for, how many have been reached; -1 where the birth date is not known
	Group    int    // target group
	Last     string // digit of the personal number
	N        int
}

const shareFields = "subject, rule, kind, standing, due, have, need, booked, duty, fact, ground, since, until, unit, caseworker, born, " +
	"group_no"

var (
	dropShares   = q("drop shares of a case", "DELETE FROM share_row WHERE muni = $1 AND subject = $2")
	dropShareAll = q("drop all shares", "DELETE FROM share_row WHERE muni = $1")
	dumpShares   = q("dump shares", "SELECT "+shareFields+" FROM share_row WHERE muni = $1 ORDER BY subject, rule, kind")
	countShares  = q("count shares", `SELECT s.rule, s.kind, s.standing,
		CASE WHEN s.born = '' THEN -1 WHEN s.born > $2 THEN 0 WHEN s.born > $3 THEN 1 ELSE 2 END AS age, s.group_no,
		CASE WHEN LENGTH(p.cpr) = 10 THEN SUBSTR(p.cpr, 10, 1) ELSE '' END AS last, COUNT(*)
		FROM share_row s LEFT JOIN person p ON p.muni = s.muni AND p.subject = s.subject WHERE s.muni = $1
		GROUP BY s.rule, s.kind, s.standing, age, s.group_no, last ORDER BY s.rule, s.kind, s.standing, age, s.group_no, last`)
	listShares = q("list shares", `SELECT s.`+strings.ReplaceAll(shareFields, ", ", ", s.")+`, COALESCE(p.own_staff, FALSE)
		FROM share_row s LEFT JOIN person p ON p.muni = s.muni AND p.subject = s.subject
		WHERE s.muni = $1 AND s.rule = $2 AND s.kind = $3 AND s.standing >= $4 AND s.standing <= $5 AND s.due <= $6 ORDER BY s.due, s.subject`)
)

// CountShares counts the rows of duties on groups. The first of the two birth
// days is that of whoever reaches the first age bound today.
func (t *Tx) CountShares(ctx context.Context, younger, older day.Date) ([]ShareCount, error) {
	var out []ShareCount
	err := t.each(ctx, countShares, []any{younger.String(), older.String()}, func(r *sql.Rows) error {
		var c ShareCount
		err := r.Scan(&c.Rule, &c.Kind, &c.Standing, &c.Age, &c.Group, &c.Last, &c.N)
		out = append(out, c)
		return err
	})
	return out, err
}

// ListShares lists the rows of a rule and kind with a standing in a range that are
// due at the latest on a day, soonest first.
func (t *Tx) ListShares(ctx context.Context, rule, kind string, from, to int, due day.Date) ([]ShareLine, error) {
	var out []ShareLine
	err := t.each(ctx, listShares, []any{rule, kind, from, to, due.String()}, func(r *sql.Rows) error {
		var x ShareLine
		err := scanShare(r, &x.ShareRow, &x.OwnStaff)
		out = append(out, x)
		return err
	})
	return out, err
}

func scanShare(r *sql.Rows, x *ShareRow, more ...any) error {
	var due, booked, since, until, born string
	err := r.Scan(append([]any{&x.Subject, &x.Rule, &x.Kind, &x.Standing, &due, &x.Have, &x.Need, &booked, &x.Duty, &x.Fact, &x.Ground,
		&since, &until,
		&x.Unit, &x.Caseworker, &born, &x.Group}, more...)...)
	x.Due, x.Booked, x.Since, x.Until, x.Born = date(due), date(booked), date(since), date(until), date(born)
	return err
}

// shareValues are the values of a row as addCases writes them.
func (t *Tx) shareValues(s fact.Subject, x *ShareRow) []any {
	return []any{t.m.code, s, x.Rule, x.Kind, x.Standing, x.Due.String(), x.Have, x.Need, x.Booked.String(), x.Duty, x.Fact, x.Ground,
		x.Since.String(), x.Until.String(),
		x.Unit, x.Caseworker, x.Born.String(), x.Group}
}

// dumpShares writes the rows as text.
func (t *Tx) dumpShares(ctx context.Context) ([]string, error) {
	var out []string
	err := t.each(ctx, dumpShares, nil, func(r *sql.Rows) error {
		var x ShareRow
		err := scanShare(r, &x)
		out = append(out, fmt.Sprintf("share %+v", x))
		return err
	})
	return out, err
}
