package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"indgang/fact"
	"indgang/fault"
)

// An ImportRow is a row of a file that has been taken in.
type ImportRow struct {
	Mapping string
	File    string
	Hash    string
	Run     string
	Line    int
	Subject fact.Subject
}

var (
	importFirst = q("has a mapping taken rows", "SELECT 1 FROM import_row WHERE muni = $1 AND mapping = $2 LIMIT 1")
	importFile  = q("read hashes of taken rows of a file", "SELECT hash, subject FROM import_row WHERE muni = $1 AND mapping = $2 "+
		"AND file = $3")
	importCount = q("count rows that a run took", "SELECT file, COUNT(*) FROM import_row WHERE muni = $1 AND mapping = $2 AND run "+
		"= $3 GROUP BY file")
	importForget = q("forget rows that a run took", "DELETE FROM import_row WHERE muni = $1 AND run = $2 AND subject = $3")
)

// HasTaken reports whether a mapping has taken any row in.
func (t *Tx) HasTaken(ctx context.Context, mapping string) (bool, error) {
	n := 0
	return t.one(ctx, importFirst, []any{mapping}, &n)
}

// TakenAmong returns those of some hashes that a mapping has taken in from a file,
// with whose rows they are.
func (t *Tx) TakenAmong(ctx context.Context, mapping, file string, hashes []string) (map[string]fact.Subject, error) {
	out := map[string]fact.Subject{}
	for part := range slices.Chunk(hashes, 500) {
		err := t.among(ctx, "read hashes among rows", "SELECT hash, subject FROM import_row WHERE muni = $1 AND mapping = $2 AND "+
			"file = $3 AND hash", []any{mapping, file}, part,
			func(r *sql.Rows) error {
				var hash string
				var s fact.Subject
				err := r.Scan(&hash, &s)
				out[hash] = s
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// SubjectsOf returns the subjects behind some personal numbers.
func (t *Tx) SubjectsOf(ctx context.Context, numbers []string) (map[string]fact.Subject, error) {
	out := map[string]fact.Subject{}
	for part := range slices.Chunk(numbers, 500) {
		err := t.among(ctx, "find subjects of numbers", "SELECT cpr, subject FROM person WHERE muni = $1 AND cpr", nil, part,
			func(r *sql.Rows) error {
				var cpr string
				var s fact.Subject
				err := r.Scan(&cpr, &s)
				out[cpr] = s
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// among runs a query that ends with a column which must be one of some values.
func (t *Tx) among(ctx context.Context, name, text string, args []any, values []string, scan func(*sql.Rows) error) error {
	args = append([]any{}, args...)
	marks := make([]string, len(values))
	for i, v := range values {
		args = append(args, v)
		marks[i] = fmt.Sprintf("$%d", len(args)+1)
	}
	return t.each(ctx, &query{name, text + " IN (" + strings.Join(marks, ",") + ")"}, args, scan)
}

// ForgetTaken lets a run's rows about a citizen be taken in again.
func (t *Tx) ForgetTaken(ctx context.Context, run string, s fact.Subject) error {
	_, err := t.exec(ctx, importForget, run, s)
	return err
}

// TakenRowsOf returns the hashes of the rows of one file that a mapping has taken
// in.
func (t *Tx) TakenRowsOf(ctx context.Context, mapping, file string) (map[string]fact.Subject, error) {
	out := map[string]fact.Subject{}
	err := t.each(ctx, importFile, []any{mapping, file}, func(r *sql.Rows) error {
		var hash string
		var s fact.Subject
		err := r.Scan(&hash, &s)
		out[hash] = s
		return err
	})
	return out, err
}

// CountTaken counts the rows that a run took in, by file.
func (t *Tx) CountTaken(ctx context.Context, mapping, run string) (map[string]int, error) {
	out := map[string]int{}
	err := t.each(ctx, importCount, []any{mapping, run}, func(r *sql.Rows) error {
		var file string
		var n int
		err := r.Scan(&file, &n)
		out[file] = n
		return err
	})
	return out, err
}

// PutTakenRows notes rows that have been taken in. A row that another import took
// in meanwhile is a Conflict, so that nothing becomes facts twice.
func (t *Tx) PutTakenRows(ctx context.Context, rows ...ImportRow) error {
	w := t.rows("import_row", "muni, mapping, file, hash, run, line, subject", "")
	for _, r := range rows {
		if err := w.add(ctx, t.m.code, r.Mapping, r.File, r.Hash, r.Run, r.Line, r.Subject); err != nil {
			return takenError(err)
		}
	}
	return takenError(w.flush(ctx))
}

func takenError(err error) error {
	if duplicate(err) {
		return fault.Wrap(err, fault.Conflict, "En anden import har taget de samme rækker ind. Kør importen igen.")
	}
	return err
}
