package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"indgang/fact"
)

// An ImportRun is one run of an import, with a short report as JSON.
type ImportRun struct {
	ID      string
	Started time.Time
	Ended   time.Time // zero while it runs, or where it was cut off
	User    string
	Mapping string
	Report  string
	State   string // how it stands; "" for runs of the first version
	Trial   bool   // it only shows what would happen
	Done    int    // how far it has come,
	Total   int    // of how many citizens
	Wish    string // what somebody asks of it while it runs
}

// An ImportLine is a row that a run refused, or that stands twice.
type ImportLine struct {
	Run     string
	Verdict string
	FileNo  int
	Line    int
	File    string
	Why     string
	Column  string
	Value   string // what stood there, of an unknown code
	Same    int
	Hash    string
	Subject fact.Subject // whose it is, where that is known
	Mend    string
	Fields  string       // JSON, of refused rows
	Taken   fact.Subject // whose it became when somebody mended it
}

// An ImportCitizen is what a run's rows about one citizen came to.
type ImportCitizen struct {
	Run                      string
	No                       int
	Subject                  fact.Subject
	Fresh                    bool // the run made the case
	Accepted, Known, Refused int
	Facts, Texts, Doubts     int
	First, Last              fact.Seq // the facts that it added, or 0
	Was                      string   // JSON: the person before, where the run changed it
	Undone                   string
}

// An ImportCode is an unknown code and how many refused rows have it.
type ImportCode struct {
	FileNo      int
	File        string
	Column      string
	Value       string
	Rows, First int
}

const (
	runColumns     = "id, started, ended, user_id, mapping, report, state, trial, done, total, wish"
	lineColumns    = "run, verdict, file_no, line, file, why, col, value, same, hash, subject, mend, fields, taken"
	citizenColumns = "run, no, subject, fresh, accepted, known, refused, facts, texts, doubts, first_seq, last_seq, was, undone"
)

var (
	putRun = q("put an import run", "INSERT INTO import_run (muni, "+runColumns+") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, "+
		"$10, $11, $12) ON CONFLICT (muni, id) DO UPDATE SET ended = excluded.ended, report = excluded.report, state = "+
		"excluded.state, done = excluded.done, total = excluded.total")
	listRuns = q("list import runs", "SELECT "+runColumns+" FROM import_run WHERE muni = $1 ORDER BY started DESC, id LIMIT $2")
	findRun  = q("find an import run", "SELECT "+runColumns+" FROM import_run WHERE muni = $1 AND id = $2")
	stepRun  = q("note how far an import has come", "UPDATE import_run SET done = $3, total = $4 WHERE muni = $1 AND id = $2 "+
		"RETURNING wish")
	wishRun = q("ask something of an import", "UPDATE import_run SET wish = $3 WHERE muni = $1 AND id = $2 AND ended = ''")

	listLines = q("list import lines", "SELECT "+lineColumns+" FROM import_line WHERE muni = $1 AND run = $2 AND verdict = $3 ORDER "+
		"BY file_no, line LIMIT $4 OFFSET $5")
	findLine = q("find an import line", "SELECT "+lineColumns+" FROM import_line WHERE muni = $1 AND run = $2 AND verdict = $3 AND "+
		"file_no = $4 AND line = $5")
	codeLines = q("list import lines with a code", "SELECT "+lineColumns+" FROM import_line WHERE muni = $1 AND run = $2 AND "+
		"verdict = 'refused' AND file_no = $3 AND col = $4 AND value = $5 AND why = $6 AND taken = '' AND line > $7 ORDER BY line LIMIT $8")
	codes = q("list unknown codes of an import", "SELECT file_no, file, col, value, COUNT(*), MIN(line) FROM import_line WHERE "+
		"muni = $1 AND run = $2 AND verdict = 'refused' AND why = $3 AND taken = '' GROUP BY file_no, file, col, value ORDER BY "+
		"COUNT(*) DESC, file_no, col, value LIMIT $4")
	lineCount = q("count import lines", "SELECT file, verdict, COUNT(*) FROM import_line WHERE muni = $1 AND run = $2 GROUP BY "+
		"file, verdict")
	takenLine = q("count mended import lines", "SELECT file, COUNT(*) FROM import_line WHERE muni = $1 AND run = $2 AND verdict = "+
		"'refused' AND taken <> '' GROUP BY file")
	lineIndex = q("where an import line stands", "SELECT COUNT(*) FROM import_line WHERE muni = $1 AND run = $2 AND verdict = $3 "+
		"AND (file_no < $4 OR file_no = $4 AND line < $5)")
	markLines = q("note that refused rows are taken in", "UPDATE import_line SET taken = $4, fields = '', value = '', mend = '' "+
		"WHERE muni = $1 AND file = $2 AND hash = $3 AND verdict = 'refused' AND run IN (SELECT id FROM import_run WHERE muni = $1 "+
		"AND mapping = $5)")
	judgeLine = q("judge an import line again", "UPDATE import_line SET why = $5, col = $6, value = $7, mend = $8, fields = $9 "+
		"WHERE muni = $1 AND run = $2 AND verdict = 'refused' AND file_no = $3 AND line = $4")

	listCitizens = q("list citizens of an import", "SELECT "+citizenColumns+" FROM import_citizen WHERE muni = $1 AND run = $2 "+
		"ORDER BY no LIMIT $3 OFFSET $4")
	lastCitizen = q("last citizen of an import", "SELECT COALESCE(MAX(no), 0) FROM import_citizen WHERE muni = $1 AND run = $2")
	toUndo      = q("list citizens to undo", "SELECT "+citizenColumns+" FROM import_citizen WHERE muni = $1 AND run = $2 AND no > "+
		"$3 AND undone = '' AND (last_seq > 0 OR was <> '' OR fresh) ORDER BY no LIMIT $4")
	markUndone = q("note that a citizen is undone", "UPDATE import_citizen SET undone = $4, was = '' WHERE muni = $1 AND run = $2 "+
		"AND no = $3")
	importedBy = q("list what imports added to a case", "SELECT "+citizenColumns+" FROM import_citizen WHERE muni = $1 AND "+
		"subject = $2 AND last_seq > 0 ORDER BY run, no")
	undoneCount = q("count undone citizens", "SELECT undone, COUNT(*) FROM import_citizen WHERE muni = $1 AND run = $2 GROUP BY undone")

	ownerless = q("list cases without a living owner", "SELECT c.subject, c.unit, c.caseworker FROM case_row c JOIN person p ON "+
		"p.muni = c.muni AND p.subject = c.subject LEFT JOIN account a ON a.muni = c.muni AND a.id = c.caseworker WHERE c.muni = $1 "+
		"AND c.caseworker <> '' AND a.id IS NULL ORDER BY c.caseworker, p.sort_key, c.subject LIMIT $2 OFFSET $3")
	ownerlessN = q("count cases without a living owner", "SELECT COUNT(*) FROM case_row c LEFT JOIN account a ON a.muni = c.muni "+
		"AND a.id = c.caseworker WHERE c.muni = $1 AND c.caseworker <> '' AND a.id IS NULL")

	forgetLines = q("forget import lines of a citizen", "UPDATE import_line SET fields = '', value = '', mend = '' WHERE muni = "+
		"$1 AND subject = $2")
	forgetCitizens = q("forget who a citizen was before an import", "UPDATE import_citizen SET was = '' WHERE muni = $1 AND subject = $2")
)

// PutImportRun writes or updates a run.
func (t *Tx) PutImportRun(ctx context.Context, r ImportRun) error {
	ended := ""
	if !r.Ended.IsZero() {
		ended = instant(r.Ended)
	}
	_, err := t.exec(ctx, putRun, r.ID, instant(r.Started), ended, r.User, r.Mapping, r.Report, r.State, r.Trial, r.Done, r.Total, r.Wish)
	return err
}

// StepImportRun notes how far a run has come, and returns what is asked of it.
func (t *Tx) StepImportRun(ctx context.Context, id string, done, total int) (wish string, err error) {
	_, err = t.one(ctx, stepRun, []any{id, done, total}, &wish)
	return wish, err
}

// WishImportRun asks something of a run that goes on.
func (t *Tx) WishImportRun(ctx context.Context, id, wish string) error {
	_, err := t.exec(ctx, wishRun, id, wish)
	return err
}

func scanRun(r *ImportRun, started, ended *string) []any {
	return []any{&r.ID, started, ended, &r.User, &r.Mapping, &r.Report, &r.State, &r.Trial, &r.Done, &r.Total, &r.Wish}
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

// PutImportLines adds lines to a run.
func (t *Tx) PutImportLines(ctx context.Context, lines ...ImportLine) error {
	w := t.rows("import_line", "muni, "+lineColumns, "")
	for i := range lines {
		l := &lines[i]
		sealed, err := t.sealLine(l)
		if err != nil {
			return err
		}
		err = w.add(ctx, t.m.code, l.Run, l.Verdict, l.FileNo, l.Line, l.File, l.Why, l.Column, t.codeMark(l.Value), l.Same, l.Hash,
			l.Subject, "", sealed, l.Taken)
		if err != nil {
			return err
		}
	}
	return w.flush(ctx)
}

func scanLine(l *ImportLine) []any {
	return []any{&l.Run, &l.Verdict, &l.FileNo, &l.Line, &l.File, &l.Why, &l.Column, &l.Value, &l.Same, &l.Hash, &l.Subject, &l.Mend,
		&l.Fields, &l.Taken}
}

func (t *Tx) lines(ctx context.Context, x *query, args ...any) ([]ImportLine, error) {
	var out []ImportLine
	err := t.each(ctx, x, args, func(r *sql.Rows) error {
		var l ImportLine
		if err := r.Scan(scanLine(&l)...); err != nil {
			return err
		}
		err := t.openLine(&l)
		out = append(out, l)
		return err
	})
	return out, err
}

// ListImportLines returns lines of a run with a verdict, in the order of the files.
func (t *Tx) ListImportLines(ctx context.Context, run, verdict string, offset, limit int) ([]ImportLine, error) {
	return t.lines(ctx, listLines, run, verdict, limit, offset)
}

// FindImportLine returns one line of a run.
func (t *Tx) FindImportLine(ctx context.Context, run, verdict string, file, line int) (ImportLine, bool, error) {
	all, err := t.lines(ctx, findLine, run, verdict, file, line)
	if err != nil || len(all) == 0 {
		return ImportLine{}, false, err
	}
	return all[0], true, nil
}

// ImportLineIndex returns how many lines with its verdict stand before a line.
func (t *Tx) ImportLineIndex(ctx context.Context, run, verdict string, file, line int) (n int, err error) {
	_, err = t.one(ctx, lineIndex, []any{run, verdict, file, line}, &n)
	return n, err
}

// ListCodeLines returns lines that were refused for one code, after a line.
func (t *Tx) ListCodeLines(ctx context.Context, c ImportCode, run, why string, after, limit int) ([]ImportLine, error) {
	return t.lines(ctx, codeLines, run, c.FileNo, c.Column, t.codeMark(c.Value), why, after, limit)
}

// ListImportCodes returns the codes for which rows of a run were refused and are
// not mended, the most frequent first.
func (t *Tx) ListImportCodes(ctx context.Context, run, why string, limit int) ([]ImportCode, error) {
	var out []ImportCode
	err := t.each(ctx, codes, []any{run, why, limit}, func(r *sql.Rows) error {
		var c ImportCode
		err := r.Scan(&c.FileNo, &c.File, &c.Column, &c.Value, &c.Rows, &c.First)
		out = append(out, c)
		return err
	})
	for i := range out {
		c := &out[i]
		if err != nil {
			break
		}
		// The rows are counted by a mark; what it stands for is read off the first.
		var l ImportLine
		l, _, err = t.FindImportLine(ctx, run, "refused", c.FileNo, c.First)
		c.Value = l.Value
	}
	return out, err
}

// CountImportLines counts the lines of a run by file and verdict.
func (t *Tx) CountImportLines(ctx context.Context, run string) (map[string]map[string]int, error) {
	out := map[string]map[string]int{}
	err := t.each(ctx, lineCount, []any{run}, func(r *sql.Rows) error {
		var file, verdict string
		var n int
		err := r.Scan(&file, &verdict, &n)
		if out[file] == nil {
			out[file] = map[string]int{}
		}
		out[file][verdict] = n
		return err
	})
	return out, err
}

// CountMended counts the refused rows of a run that are mended, by file.
func (t *Tx) CountMended(ctx context.Context, run string) (map[string]int, error) {
	out := map[string]int{}
	err := t.each(ctx, takenLine, []any{run}, func(r *sql.Rows) error {
		var file string
		var n int
		err := r.Scan(&file, &n)
		out[file] = n
		return err
	})
	return out, err
}

// MarkTaken notes on every run of a mapping that a refused row is taken in, and
// forgets what stood in it.
func (t *Tx) MarkTaken(ctx context.Context, mapping, file, hash string, s fact.Subject) error {
	_, err := t.exec(ctx, markLines, file, hash, s, mapping)
	return err
}

// JudgeLine notes that a line was mended to something that is refused too.
func (t *Tx) JudgeLine(ctx context.Context, l ImportLine) error {
	sealed, err := t.sealLine(&l)
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, judgeLine, l.Run, l.FileNo, l.Line, l.Why, l.Column, t.codeMark(l.Value), "", sealed)
	return err
}

// PutImportCitizens adds what citizens' rows came to.
func (t *Tx) PutImportCitizens(ctx context.Context, cs ...ImportCitizen) error {
	w := t.rows("import_citizen", "muni, "+citizenColumns, "")
	for i := range cs {
		c := &cs[i]
		was := ""
		if c.Was != "" {
			var err error
			if was, err = t.sealImport([]byte(c.Was), c.Run); err != nil {
				return err
			}
		}
		err := w.add(ctx, t.m.code, c.Run, c.No, c.Subject, c.Fresh, c.Accepted, c.Known, c.Refused, c.Facts, c.Texts, c.Doubts,
			c.First, c.Last, was, c.Undone)
		if err != nil {
			return takenError(err)
		}
	}
	return takenError(w.flush(ctx))
}

func (t *Tx) citizens(ctx context.Context, x *query, args ...any) ([]ImportCitizen, error) {
	var out []ImportCitizen
	err := t.each(ctx, x, args, func(r *sql.Rows) error {
		var c ImportCitizen
		err := r.Scan(&c.Run, &c.No, &c.Subject, &c.Fresh, &c.Accepted, &c.Known, &c.Refused, &c.Facts, &c.Texts, &c.Doubts, &c.First,
			&c.Last, &c.Was, &c.Undone)
		if err == nil && c.Was != "" {
			var plain []byte
			plain, err = t.openImport(c.Was, c.Run)
			c.Was = string(plain)
		}
		out = append(out, c)
		return err
	})
	return out, err
}

// ListImportCitizens returns what citizens' rows came to, in the order in which the
// files name them.
func (t *Tx) ListImportCitizens(ctx context.Context, run string, offset, limit int) ([]ImportCitizen, error) {
	return t.citizens(ctx, listCitizens, run, limit, offset)
}

// ListToUndo returns citizens to whom a run did something that is not undone.
func (t *Tx) ListToUndo(ctx context.Context, run string, after, limit int) ([]ImportCitizen, error) {
	return t.citizens(ctx, toUndo, run, after, limit)
}

// MarkUndone notes what an undo did with a citizen.
func (t *Tx) MarkUndone(ctx context.Context, run string, no int, how string) error {
	_, err := t.exec(ctx, markUndone, run, no, how)
	return err
}

// CountUndone counts the citizens of a run by what an undo did with them.
func (t *Tx) CountUndone(ctx context.Context, run string) (map[string]int, error) {
	out := map[string]int{}
	err := t.each(ctx, undoneCount, []any{run}, func(r *sql.Rows) error {
		var how string
		var n int
		err := r.Scan(&how, &n)
		out[how] = n
		return err
	})
	return out, err
}

// ImportedBy returns what some runs added to a case.
func (t *Tx) ImportedBy(ctx context.Context, s fact.Subject, runs []string) ([]ImportCitizen, error) {
	all, err := t.citizens(ctx, importedBy, s)
	return slices.DeleteFunc(all, func(c ImportCitizen) bool { return !slices.Contains(runs, c.Run) }), err
}

// LastImportCitizen returns the number of the last citizen of a run.
func (t *Tx) LastImportCitizen(ctx context.Context, run string) (n int, err error) {
	_, err = t.one(ctx, lastCitizen, []any{run}, &n)
	return n, err
}

// An Ownerless is a case whose caseworker is nobody who works here.
type Ownerless struct {
	Subject    fact.Subject
	Unit       string
	Caseworker string
}

// ListOwnerless returns cases whose caseworker is nobody who works here.
func (t *Tx) ListOwnerless(ctx context.Context, offset, limit int) ([]Ownerless, error) {
	var out []Ownerless
	err := t.each(ctx, ownerless, []any{limit, offset}, func(r *sql.Rows) error {
		var x Ownerless
		err := r.Scan(&x.Subject, &x.Unit, &x.Caseworker)
		out = append(out, x)
		return err
	})
	return out, err
}

// CountOwnerless counts cases whose caseworker is nobody who works here.
func (t *Tx) CountOwnerless(ctx context.Context) (n int, err error) {
	_, err = t.one(ctx, ownerlessN, nil, &n)
	return n, err
}
