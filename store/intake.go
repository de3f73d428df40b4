package store

import (
	"context"
	"database/sql"
	"time"

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

// An ImportRun is one run of an import, with its report as JSON.
type ImportRun struct {
	ID      string
	Started time.Time
	Ended   time.Time // zero while it runs, or where it was cut off
	User    string
	Mapping string
	Report  string
}

var (
	importHashes = q("read hashes of taken rows", "SELECT file, hash, subject FROM import_row WHERE muni = $1 AND mapping = $2")
	importFile   = q("read hashes of taken rows of a file", "SELECT hash, subject FROM import_row WHERE muni = $1 AND mapping = $2 AND file = $3")
	importCount  = q("count rows that a run took", "SELECT file, COUNT(*) FROM import_row WHERE muni = $1 AND mapping = $2 AND run = $3 GROUP BY file")
	putRun       = q("put an import run", "INSERT INTO import_run (muni, id, started, ended, user_id, mapping, report) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (muni, id) DO UPDATE SET ended = excluded.ended, report = excluded.report")
	listRuns     = q("list import runs", "SELECT id, started, ended, user_id, mapping, report FROM import_run WHERE muni = $1 ORDER BY started DESC, id LIMIT $2")
	findRun      = q("find an import run", "SELECT id, started, ended, user_id, mapping, report FROM import_run WHERE muni = $1 AND id = $2")
)

// TakenRows returns the hashes of the rows that a mapping has taken in, by file.
func (t *Tx) TakenRows(ctx context.Context, mapping string) (map[string]map[string]fact.Subject, error) {
	out := map[string]map[string]fact.Subject{}
	err := t.each(ctx, importHashes, []any{mapping}, func(r *sql.Rows) error {
		var file, hash string
		var s fact.Subject
		if err := r.Scan(&file, &hash, &s); err != nil {
			return err
		}
		if out[file] == nil {
			out[file] = map[string]fact.Subject{}
		}
		out[file][hash] = s
		return nil
	})
	return out, err
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

// CountDoubts returns how many doubts the cases of subjects have.
func (t *Tx) CountDoubts(ctx context.Context, subjects []fact.Subject) (map[fact.Subject]int, error) {
	out := make(map[fact.Subject]int, len(subjects))
	err := t.in(ctx, "count doubts", "SELECT subject, doubts FROM case_row WHERE muni = $1 AND subject IN (…)", subjects, func(r *sql.Rows) error {
		var s fact.Subject
		var n int
		err := r.Scan(&s, &n)
		out[s] = n
		return err
	})
	return out, err
}

// PutImportRun writes or updates a run.
func (t *Tx) PutImportRun(ctx context.Context, r ImportRun) error {
	ended := ""
	if !r.Ended.IsZero() {
		ended = instant(r.Ended)
	}
	_, err := t.exec(ctx, putRun, r.ID, instant(r.Started), ended, r.User, r.Mapping, r.Report)
	return err
}

func scanRun(r *ImportRun, started, ended *string) []any {
	return []any{&r.ID, started, ended, &r.User, &r.Mapping, &r.Report}
}

func (r *ImportRun) times(started, ended string) (err error) {
	if r.Started, err = parseInstant(started); err == nil && ended != "" {
		r.Ended, err = parseInstant(ended)
	}
	return err
}

// FindImportRun returns a run.
func (t *Tx) FindImportRun(ctx context.Context, id string) (r ImportRun, found bool, err error) {
	var started, ended string
	found, err = t.one(ctx, findRun, []any{id}, scanRun(&r, &started, &ended)...)
	if found && err == nil {
		err = r.times(started, ended)
	}
	return r, found, err
}

// ListImportRuns returns the newest runs.
func (t *Tx) ListImportRuns(ctx context.Context, limit int) ([]ImportRun, error) {
	var out []ImportRun
	err := t.each(ctx, listRuns, []any{limit}, func(rows *sql.Rows) error {
		var r ImportRun
		var started, ended string
		if err := rows.Scan(scanRun(&r, &started, &ended)...); err != nil {
			return err
		}
		err := r.times(started, ended)
		out = append(out, r)
		return err
	})
	return out, err
}
