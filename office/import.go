package office

import (
	"context"
	"fmt"
	"time"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// An Intake is what an importer must know before it judges a row.
type Intake struct {
	Numbers map[string]fact.Subject // whom each personal number is
	Staff   map[string]string       // names of members of staff, by ID
	Before  bool                    // rows have been taken in with the mapping before
}

// Intake returns who is known, and who works here.
func (o *Office) Intake(ctx context.Context, u User, mapping string) (Intake, error) {
	var in Intake
	if err := u.must(Import); err != nil {
		return in, err
	}
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		if in.Numbers, err = tx.Numbers(ctx); err != nil {
			return err
		}
		if in.Staff, err = staff(ctx, tx); err != nil {
			return err
		}
		in.Before, err = tx.HasTaken(ctx, mapping)
		return err
	})
	return in, err
}

// A Standing is what an importer must know of a citizen who has a case.
type Standing struct {
	Person     store.Person
	Found      bool // the person has not been erased
	Born       day.Date
	Caseworker string
	Unit       string
	Last       fact.Seq
	Stands     []Stands
	Texts      map[string]string // by their IDs
}

// A Stands is a fact that stands in a case.
type Stands struct {
	Seq  fact.Seq
	On   day.Date
	Body fact.Body
	Text string // ID
}

// Standings returns how the cases of citizens stand, to add to them.
func (o *Office) Standings(ctx context.Context, u User, subjects []fact.Subject) (map[fact.Subject]*Standing, error) {
	out := map[fact.Subject]*Standing{}
	if len(subjects) == 0 {
		return out, nil
	}
	if err := u.must(Import); err != nil {
		return nil, err
	}
	err := o.store.View(ctx, func(tx *store.Tx) error {
		people, err := tx.ListPersons(ctx, subjects)
		if err != nil {
			return err
		}
		for _, s := range subjects {
			facts, err := tx.Stream(ctx, s)
			if err != nil {
				return err
			}
			c := casefile.Fold(facts)
			x := &Standing{Born: c.Born, Caseworker: c.Caseworker, Unit: c.Unit, Last: lastOf(facts)}
			x.Person, x.Found = people[s]
			texts := false
			for i := range c.Entries {
				e := &c.Entries[i]
				x.Stands = append(x.Stands, Stands{e.Seq, e.On, e.Body, e.Text})
				texts = texts || e.Text != ""
			}
			if texts {
				if x.Texts, err = tx.Texts(ctx, s); err != nil {
					return err
				}
			}
			out[s] = x
		}
		return nil
	})
	return out, err
}

// TakenAmong returns those of some rows, by their hashes, that have been taken in
// before, with whose they are, and the subjects behind some personal numbers.
func (o *Office) TakenAmong(ctx context.Context, u User, mapping string, files map[string][]string,
	numbers []string) (taken map[string]map[string]fact.Subject, known map[string]fact.Subject, err error) {
	if err := u.must(Import); err != nil {
		return nil, nil, err
	}
	err = o.store.View(ctx, func(tx *store.Tx) (err error) {
		taken = map[string]map[string]fact.Subject{}
		for file, hashes := range files {
			if taken[file], err = tx.TakenAmong(ctx, mapping, file, hashes); err != nil {
				return err
			}
		}
		known, err = tx.SubjectsOf(ctx, numbers)
		return err
	})
	return taken, known, err
}

// PutImportRun writes or updates a run.
func (o *Office) PutImportRun(ctx context.Context, u User, r store.ImportRun) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error { return tx.PutImportRun(ctx, r) })
}

// PutImportLines adds lines to the report of a run. Refused rows that stand under
// their file's name and a suffix as mended in a run before are noted as that.
func (o *Office) PutImportLines(ctx context.Context, u User, mapping, suffix string, lines []store.ImportLine) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error { return putImportLines(ctx, tx, mapping, suffix, lines) })
}

func putImportLines(ctx context.Context, tx *store.Tx, mapping, suffix string, lines []store.ImportLine) error {
	hashes := map[string][]string{}
	for _, l := range lines {
		if l.Hash != "" {
			hashes[l.File] = append(hashes[l.File], l.Hash)
		}
	}
	for file, hs := range hashes {
		done, err := tx.TakenAmong(ctx, mapping, file+suffix, hs)
		if err != nil {
			return err
		}
		for i := range lines {
			if whose, ok := done[lines[i].Hash]; ok && lines[i].File == file {
				lines[i].Taken, lines[i].Fields, lines[i].Value, lines[i].Mend = whose, "", "", ""
			}
		}
	}
	return tx.PutImportLines(ctx, lines...)
}

// UpgradeImportRun moves what the report of a run of the first version holds to where
// it is read a page at a time. A run that is moved already is left as it is.
func (o *Office) UpgradeImportRun(ctx context.Context, u User, r store.ImportRun, suffix string, lines []store.ImportLine,
	citizens []store.ImportCitizen) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error {
		now, found, err := tx.FindImportRun(ctx, r.ID)
		if err != nil || !found || now.State != "" {
			return err
		}
		if err := putImportLines(ctx, tx, r.Mapping, suffix, lines); err != nil {
			return err
		}
		if err := tx.PutImportCitizens(ctx, citizens...); err != nil {
			return err
		}
		return tx.PutImportRun(ctx, r)
	})
}

// StopImport is what is asked of a run that is to stop.
const StopImport = "stop"

// ErrStopped is what a run that somebody stopped ends with.
var ErrStopped = fault.New(fault.Conflict, "Importen er stoppet. Det, der nåede at blive taget ind, står fast. Send filerne igen "+
	"for at fortsætte, eller fortryd importen.")

// StepImport notes how far a run has come, and returns ErrStopped where somebody
// has asked it to stop.
func (o *Office) StepImport(ctx context.Context, u User, run string, done, total int) error {
	if err := u.must(Import); err != nil {
		return err
	}
	var wish string
	err := o.store.Update(ctx, func(tx *store.Tx) (err error) {
		wish, err = tx.StepImportRun(ctx, run, done, total)
		return err
	})
	if err == nil && wish == StopImport {
		return ErrStopped
	}
	return err
}

// StopImportRun asks a run to stop at the next opportunity.
func (o *Office) StopImportRun(ctx context.Context, u User, run string) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error { return tx.WishImportRun(ctx, run, StopImport) })
}

// An Importing is the room that one import has in this process. There is one at a
// time: a run may fill half the memory that there is.
type Importing struct{ o *Office }

// BeginImport takes the room, until End is called.
func (o *Office) BeginImport() (Importing, error) {
	none := ""
	if !o.importing.CompareAndSwap(nil, &none) {
		return Importing{}, fault.New(fault.Unavailable, "En anden import kører nu. Vent, til den er færdig, og send filerne igen.")
	}
	return Importing{o}, nil
}

// Is says which run has the room.
func (i Importing) Is(run string) { i.o.importing.Store(&run) }

// End gives the room back.
func (i Importing) End() { i.o.importing.Store(nil) }

// Importing returns the run that goes on in this process, or "".
func (o *Office) Importing() string {
	if run := o.importing.Load(); run != nil {
		return *run
	}
	return ""
}

// keepFiles is how long the files of an import are kept where nobody takes them in.
const keepFiles = 24 * time.Hour

// OpenImport writes a new run, and keeps its files until it has ended.
func (o *Office) OpenImport(ctx context.Context, u User, r store.ImportRun, files ...store.ImportFile) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error {
		if err := tx.DropImportFiles(ctx, r.ID, o.Now().Add(-keepFiles)); err != nil {
			return err
		}
		if err := tx.PutImportRun(ctx, r); err != nil {
			return err
		}
		return tx.PutImportFiles(ctx, r.ID, files...)
	})
}

// ImportFiles returns the files of a run that has not ended, or a fault where they
// are let go of.
func (o *Office) ImportFiles(ctx context.Context, u User, run string) ([]store.ImportFile, error) {
	if err := u.must(Import); err != nil {
		return nil, err
	}
	var out []store.ImportFile
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		out, err = tx.ImportFiles(ctx, run)
		return err
	})
	if err == nil && len(out) == 0 {
		err = fault.New(fault.Conflict, "Filerne er ikke gemt længere. Vælg dem, og send dem igen.")
	}
	return out, err
}

// MoveImportFiles gives the files of a run to the one that goes on with them.
func (o *Office) MoveImportFiles(ctx context.Context, u User, from, to string) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error { return tx.MoveImportFiles(ctx, from, to) })
}

// DropImportFiles lets go of the files of a run.
func (o *Office) DropImportFiles(ctx context.Context, u User, run string) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error { return tx.DropImportFiles(ctx, run, o.Now().Add(-keepFiles)) })
}

// NewImportRun returns an ID for a run.
func NewImportRun() string { return newID("i") }

// ImportRuns returns the newest runs, with the names of who started them, and how
// many of their refused rows are mended.
func (o *Office) ImportRuns(ctx context.Context, u User, limit int) ([]store.ImportRun, map[string]int, error) {
	if err := u.must(Import); err != nil {
		return nil, nil, err
	}
	var out []store.ImportRun
	mended := map[string]int{}
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		if out, err = tx.ListImportRuns(ctx, limit); err != nil {
			return err
		}
		names, err := staff(ctx, tx)
		if err != nil {
			return err
		}
		for i, r := range out {
			out[i].User = named(names, r.User)
			files, err := tx.CountMended(ctx, r.ID)
			if err != nil {
				return err
			}
			for _, n := range files {
				mended[r.ID] += n
			}
		}
		return nil
	})
	return out, mended, err
}

// An ImportStand is a run, and what the database says of it.
type ImportStand struct {
	store.ImportRun
	Taken  map[string]int            // rows of each file that it took in
	Lines  map[string]map[string]int // lines of its report, by file and verdict
	Mended map[string]int            // refused rows that are mended, by file
	Undone map[string]int            // citizens by what an undo did with them; "" for nothing
	Files  bool                      // its files are kept still
	By     string                    // the name of who started it
}

// named returns the name behind a user's ID, or the ID.
func named(names map[string]string, id string) string {
	if n := names[id]; n != "" {
		return n
	}
	return id
}

// FindImportRun returns a run.
func (o *Office) FindImportRun(ctx context.Context, u User, id string) (ImportStand, error) {
	var r ImportStand
	if err := u.must(Import); err != nil {
		return r, err
	}
	err := o.store.View(ctx, func(tx *store.Tx) error {
		var found bool
		var err error
		if r.ImportRun, found, err = tx.FindImportRun(ctx, id); err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "Importen findes ikke. Se listen over importer.")
		}
		if r.Taken, err = tx.CountTaken(ctx, r.Mapping, id); err != nil {
			return err
		}
		if r.Lines, err = tx.CountImportLines(ctx, id); err != nil {
			return err
		}
		if r.Mended, err = tx.CountMended(ctx, id); err != nil {
			return err
		}
		names, err := staff(ctx, tx)
		if err != nil {
			return err
		}
		r.By = named(names, r.User)
		if r.Files, err = tx.HasImportFiles(ctx, id); err != nil {
			return err
		}
		r.Undone, err = tx.CountUndone(ctx, id)
		return err
	})
	return r, err
}

// An ImportRow is a line of a report as it may be shown to a user.
type ImportRow struct {
	store.ImportLine
	// Closed says that the user may not open the case that the row is about, so that
	// nothing that stands in it is here.
	Closed bool
	Done   bool // somebody has mended it, and it is taken in
}

// opens reports whether a user may see what stands in a row about somebody. A row
// about nobody who is known is for those who may open cases at all.
func (o *Office) opens(ctx context.Context, tx *store.Tx, u User, s fact.Subject) (bool, error) {
	if s == "" || !u.mayKnow() {
		return u.mayKnow(), nil
	}
	xs, err := openAll(ctx, tx, &citizens, u, []fact.Subject{s}, Ask, o.Today())
	if err != nil || len(xs) == 0 {
		return false, err
	}
	return u.seesAddress(xs[0].Case, &xs[0].Person), nil
}

// close takes out of a row what may not be seen.
func (r *ImportRow) close() {
	r.Closed = true
	r.Fields, r.Value, r.Mend, r.Subject, r.Taken = "", "", "", "", ""
}

// ImportRows returns lines of a run with a verdict. Those that the user may not see
// come without anything that stands in them, and those that come with it have a
// line in the read log each.
func (o *Office) ImportRows(ctx context.Context, u User, run, verdict string, offset, limit int) ([]ImportRow, error) {
	if err := u.must(Import); err != nil {
		return nil, err
	}
	var out []ImportRow
	var reads []store.Read
	err := o.store.View(ctx, func(tx *store.Tx) error {
		out, reads = nil, nil
		lines, err := tx.ListImportLines(ctx, run, verdict, offset, limit)
		if err != nil {
			return err
		}
		now := o.Now()
		logged := map[fact.Subject]bool{}
		for _, l := range lines {
			row := ImportRow{ImportLine: l, Done: l.Taken != ""}
			if l.Fields != "" || l.Taken != "" {
				whose := l.Subject
				if l.Taken != "" {
					whose = l.Taken
				}
				open, err := o.opens(ctx, tx, u, whose)
				if err != nil {
					return err
				}
				switch {
				case !open:
					row.close()
				case whose == "":
					// Nobody known: the log says which row it was, so that it can be found
					// when somebody turns out to be behind it.
					reads = append(reads, store.Read{At: now, ID: newID("r"), User: u.ID, Subject: fact.Subject(run), Purpose: "Import",
						Page: fmt.Sprintf("import %s %d", l.File, l.Line)})
				case !logged[whose]:
					logged[whose] = true
					reads = append(reads, store.Read{At: now, ID: newID("r"), User: u.ID, Subject: whose, Purpose: "Import",
						Page: "import"})
				}
			}
			out = append(out, row)
		}
		return nil
	})
	if err != nil || len(reads) == 0 {
		return out, err
	}
	return out, o.store.Update(ctx, func(tx *store.Tx) error { return tx.LogReads(ctx, reads...) })
}

// ImportCodes returns the unknown codes that rows of a run were refused for: none
// to those who may not see what stands in rows.
func (o *Office) ImportCodes(ctx context.Context, u User, run, why string, limit int) ([]store.ImportCode, error) {
	if err := u.must(Import); err != nil || !u.mayKnow() {
		return nil, err
	}
	var out []store.ImportCode
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		out, err = tx.ListImportCodes(ctx, run, why, limit)
		return err
	})
	return out, err
}

// ImportRow returns a refused row that a user wants to mend.
func (o *Office) ImportRow(ctx context.Context, u User, run, verdict string, file, line int) (store.ImportLine, error) {
	var l store.ImportLine
	if err := u.must(Import); err != nil {
		return l, err
	}
	err := o.store.View(ctx, func(tx *store.Tx) error {
		var found bool
		var err error
		if l, found, err = tx.FindImportLine(ctx, run, verdict, file, line); err == nil && !found {
			err = fault.New(fault.NotFound, "Rækken findes ikke blandt de afviste. Gå tilbage til listen.")
		}
		return err
	})
	if err == nil {
		err = o.MayMend(ctx, u, l.Subject)
	}
	return l, err
}

// ImportCodeRows returns rows after a line that were refused for one code, of those
// that the user may see. last is the last line that was looked at, or 0.
func (o *Office) ImportCodeRows(ctx context.Context, u User, c store.ImportCode, run, why string, after int) (rows []store.ImportLine,
	last, closed int, err error) {
	if err := u.must(Import); err != nil {
		return nil, 0, 0, err
	}
	err = o.store.View(ctx, func(tx *store.Tx) error {
		rows, last, closed = nil, 0, 0
		lines, err := tx.ListCodeLines(ctx, c, run, why, after, 500)
		if err != nil {
			return err
		}
		for _, l := range lines {
			last = l.Line
			open, err := o.opens(ctx, tx, u, l.Subject)
			if err != nil {
				return err
			}
			if !open {
				closed++
				continue
			}
			rows = append(rows, l)
		}
		return nil
	})
	return rows, last, closed, err
}

// MayMend refuses a user who may not open the cases that mended rows are about.
func (o *Office) MayMend(ctx context.Context, u User, subjects ...fact.Subject) error {
	return o.store.View(ctx, func(tx *store.Tx) error {
		for _, s := range subjects {
			open, err := o.opens(ctx, tx, u, s)
			if err != nil {
				return err
			}
			if !open {
				return fault.New(fault.Forbidden, "Du kan ikke rette rækken, fordi du ikke kan åbne borgerens sag. Spørg en teamleder.")
			}
		}
		return nil
	})
}

// ImportLineIndex returns how many refused rows of a run stand before a row.
func (o *Office) ImportLineIndex(ctx context.Context, u User, run, verdict string, file, line int) (n int, err error) {
	if err := u.must(Import); err != nil {
		return 0, err
	}
	err = o.store.View(ctx, func(tx *store.Tx) (err error) {
		n, err = tx.ImportLineIndex(ctx, run, verdict, file, line)
		return err
	})
	return n, err
}

// MarkTaken notes that refused rows of a mapping's runs are taken in.
func (o *Office) MarkTaken(ctx context.Context, u User, mapping string, rows []store.ImportLine) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error {
		for _, r := range rows {
			if err := tx.MarkTaken(ctx, mapping, r.File, r.Hash, r.Taken); err != nil {
				return err
			}
		}
		return nil
	})
}

// JudgeLines notes that refused rows were mended to something that is refused too.
func (o *Office) JudgeLines(ctx context.Context, u User, rows []store.ImportLine) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error {
		for _, r := range rows {
			if err := tx.JudgeLine(ctx, r); err != nil {
				return err
			}
		}
		return nil
	})
}

// LastImportCitizen returns the number of the last citizen of a run.
func (o *Office) LastImportCitizen(ctx context.Context, u User, run string) (n int, err error) {
	if err := u.must(Import); err != nil {
		return 0, err
	}
	err = o.store.View(ctx, func(tx *store.Tx) (err error) {
		n, err = tx.LastImportCitizen(ctx, run)
		return err
	})
	return n, err
}

// An ImportCitizen is what a run's rows about one citizen came to.
type ImportCitizen = store.ImportCitizen

// ImportCitizens returns what citizens' rows came to, with the names of those whom
// the user may see, and writes in the read log that these were shown.
func (o *Office) ImportCitizens(ctx context.Context, u User, run string, offset, limit int) ([]store.ImportCitizen,
	map[fact.Subject]string, error) {
	if err := u.must(Import); err != nil {
		return nil, nil, err
	}
	var all []store.ImportCitizen
	names := map[fact.Subject]string{}
	var shown []fact.Subject
	err := o.store.View(ctx, func(tx *store.Tx) error {
		var err error
		if all, err = tx.ListImportCitizens(ctx, run, offset, limit); err != nil {
			return err
		}
		var subjects []fact.Subject
		for _, c := range all {
			if c.Subject != "" {
				subjects = append(subjects, c.Subject)
			}
		}
		names, shown, err = o.visible(ctx, tx, u, subjects)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return all, names, o.logReads(ctx, u, "Import", "import", shown...)
}

// An OwnerlessCase is a case whose caseworker is nobody who works here.
type OwnerlessCase = store.Ownerless

// Ownerless returns cases whose caseworker is nobody who works here, with the names
// of those that the user may see, and writes in the read log that these were shown.
func (o *Office) Ownerless(ctx context.Context, u User, offset, limit int) ([]store.Ownerless, map[fact.Subject]string, error) {
	if err := u.must(Import); err != nil {
		return nil, nil, err
	}
	var all []store.Ownerless
	names := map[fact.Subject]string{}
	var shown []fact.Subject
	err := o.store.View(ctx, func(tx *store.Tx) error {
		var err error
		if all, err = tx.ListOwnerless(ctx, offset, limit); err != nil {
			return err
		}
		subjects := make([]fact.Subject, len(all))
		for i, x := range all {
			subjects[i] = x.Subject
		}
		names, shown, err = o.visible(ctx, tx, u, subjects)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return all, names, o.logReads(ctx, u, "Sager uden sagsbehandler", "import", shown...)
}

// CountOwnerless counts cases whose caseworker is nobody who works here.
func (o *Office) CountOwnerless(ctx context.Context, u User) (n int, err error) {
	if err := u.must(Import); err != nil {
		return 0, err
	}
	err = o.store.View(ctx, func(tx *store.Tx) (err error) {
		n, err = tx.CountOwnerless(ctx)
		return err
	})
	return n, err
}

// visible returns the names of those of some citizens whom a user may see.
func (o *Office) visible(ctx context.Context, tx *store.Tx, u User, subjects []fact.Subject) (map[fact.Subject]string, []fact.Subject,
	error) {
	xs, err := openAll(ctx, tx, &citizens, u, subjects, Ask, o.Today())
	names := make(map[fact.Subject]string, len(xs))
	shown := make([]fact.Subject, 0, len(xs))
	for i := range xs {
		names[xs[i].Subject] = xs[i].Person.Name()
		shown = append(shown, xs[i].Subject)
	}
	return names, shown, err
}

// Local returns an instant as Danish clocks show it.
func (o *Office) Local(t time.Time) time.Time { return t.In(o.zone) }

// NewFact returns a fact that an importer hands over, recorded now.
func (o *Office) NewFact(on day.Date, b fact.Body, source string) fact.Fact {
	return fact.Fact{On: on, Recorded: o.Now().UTC(), Source: source, Body: b}
}
