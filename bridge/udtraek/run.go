package udtraek

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/store"
)

// Options change how an import runs.
type Options struct {
	// Trial finds out what would happen, and keeps nothing but the report.
	Trial bool
	// Keep keeps the files, so that a run that was cut off, or a trial, can go on
	// without their being sent again.
	Keep bool
	// Rows is how many rows the export may have, where it is fewer than any may.
	Rows int
	// List keeps the rows that were not taken in on the report that is returned.
	List bool
	// Chunk is how many citizens one transaction takes in.
	Chunk int
	// After is called after each transaction, with how many citizens have been
	// taken in; an error from it ends the run there.
	After func(done, of int) error
}

// chunk keeps a transaction short enough for others to write in between: about
// half a second.
const chunk = 1000

// How a run stands.
const (
	Running   = "running"
	Done      = "done"
	GaveUp    = "gave-up"   // it stopped by itself: nothing fitted
	Cancelled = "cancelled" // somebody stopped it
	Undone    = "undone"
	Old       = "old" // a run of the first version: whether it ended is told by its end
)

// A Result is a run and its report.
type Result struct {
	Run    store.ImportRun
	Report *Report
	Facts  int
	Took   time.Duration
}

// A Run is an import that is ready to run: its files are read and recognised.
type Run struct {
	ID      string
	office  *office.Office
	user    office.User
	mapping *Mapping
	sources []*Source
	intake  office.Intake
	opt     Options

	plan   *Plan
	run    store.ImportRun
	report *Report
	lines  []store.ImportLine // that are not written yet,
	size   int                // and how much they hold

	// Of a run that mends rows of another: the rows by their lines, how many citizens
	// have been mended before, and who is told what came of each row.
	mends map[int]store.ImportLine
	past  int
	told  func(*Judged, *office.Parcel)
}

// Import takes an export in. It writes citizens in chunks, each with its facts,
// texts and the rows they came from in one transaction: after a run that was cut
// off, the same files are simply imported again, and what was taken in is known.
func Import(ctx context.Context, o *office.Office, u office.User, m *Mapping, inputs []Input, opt Options) (*Result, error) {
	r, err := Prepare(ctx, o, u, m, inputs, opt)
	if err != nil {
		return nil, err
	}
	return r.Do(ctx)
}

// Prepare reads files and opens a run for them.
func Prepare(ctx context.Context, o *office.Office, u office.User, m *Mapping, inputs []Input, opt Options) (*Run, error) {
	intake, err := o.Intake(ctx, u, m.Name) // asks first whether the user may import
	if err != nil {
		return nil, err
	}
	r := &Run{office: o, user: u, mapping: m, intake: intake, opt: opt, ID: office.NewImportRun(), report: newReport(m)}
	if r.sources, err = m.Read(inputs); err != nil {
		return nil, err
	}
	r.run = store.ImportRun{ID: r.ID, Started: o.Now(), User: u.ID, Mapping: m.Name, State: Running, Trial: opt.Trial}
	if r.run.Report, err = r.text(); err != nil {
		return nil, err
	}
	var files []store.ImportFile
	if opt.Keep {
		for _, x := range inputs {
			files = append(files, store.ImportFile(x))
		}
	}
	return r, o.OpenImport(ctx, u, r.run, files...)
}

// Again opens a new run for the files of another that was a trial, was stopped, or
// was cut off.
func Again(ctx context.Context, o *office.Office, u office.User, id string, opt Options) (*Run, error) {
	c, err := Open(ctx, o, u, id)
	if err != nil {
		return nil, err
	}
	files, err := o.ImportFiles(ctx, u, id)
	if err != nil {
		return nil, err
	}
	inputs := make([]Input, len(files))
	for i, f := range files {
		inputs[i] = Input(f)
	}
	opt.Keep = false
	r, err := Prepare(ctx, o, u, c.Mapping, inputs, opt)
	if err != nil {
		return nil, err
	}
	return r, o.MoveImportFiles(ctx, u, id, r.ID)
}

// Start runs an import in the background, in the room that it was given, and returns
// what tells when it has ended.
func (r *Run) Start(ctx context.Context, room office.Importing) <-chan Ended {
	room.Is(r.ID)
	done := make(chan Ended, 1)
	go func() {
		var x Ended
		defer func() {
			if p := recover(); p != nil { // nobody else would catch it
				x = Ended{Err: fmt.Errorf("import %s: %v", r.ID, p)}
			}
			room.End()
			done <- x
		}()
		x.Result, x.Err = r.Do(ctx)
	}()
	return done
}

// Ended is how a run in the background ended.
type Ended struct {
	*Result
	Err error
}

// Do runs an import to its end.
func (r *Run) Do(ctx context.Context) (*Result, error) {
	err := r.do(ctx)
	stopped := errors.Is(err, office.ErrStopped)
	var up gaveUp
	switch {
	case stopped:
		r.run.State = Cancelled
	case errors.As(err, &up):
		r.run.State, r.report.Stopped, err = GaveUp, up.Error(), nil
	case err != nil:
		return nil, err
	default:
		r.run.State = Done
	}
	for _, f := range r.report.Files {
		slices.SortFunc(f.NotOK, func(a, b RowReport) int { return a.Line - b.Line })
	}
	r.run.Ended = r.office.Now()
	if serr := r.save(ctx); serr != nil {
		return nil, serr
	}
	if r.run.State == Done && !r.opt.Trial || r.run.State == GaveUp {
		if derr := r.office.DropImportFiles(ctx, r.user, r.ID); derr != nil {
			return nil, derr
		}
	}
	if stopped {
		return nil, err
	}
	return &Result{Run: r.run, Report: r.report, Facts: r.report.Citizens.Facts, Took: r.run.Ended.Sub(r.run.Started)}, nil
}

func (r *Run) do(ctx context.Context) error {
	err := r.read(ctx)
	if ferr := r.flush(ctx); err == nil {
		err = ferr
	}
	r.count()
	if err != nil {
		return err
	}
	if err := r.save(ctx); err != nil {
		return err
	}
	return r.takeAll(ctx)
}

func (r *Run) text() (string, error) {
	js, err := json.Marshal(r.report)
	if err != nil {
		return "", fmt.Errorf("write the report: %w", err)
	}
	return string(js), nil
}

func (r *Run) save(ctx context.Context) (err error) {
	if r.run.Report, err = r.text(); err != nil {
		return err
	}
	return r.office.PutImportRun(ctx, r.user, r.run)
}

// read makes the plan, and writes the rows that are refused on the way.
func (r *Run) read(ctx context.Context) error {
	n := 0
	var err error
	r.plan, err = Make(r.mapping, r.sources, r.intake, r.office.Today(), cmp.Or(r.opt.Rows, maxRows), func(pf *PlannedFile,
		j *Judged) error {
		r.report.count(j, r.opt.List)
		l := r.line(j)
		r.lines = append(r.lines, l)
		if r.size += len(l.Fields) + 400; r.size > 1<<20 {
			if err := r.flush(ctx); err != nil {
				return err
			}
		}
		if n++; n%5000 == 0 {
			if err := r.office.StepImport(ctx, r.user, r.ID, 0, 0); err != nil {
				return err
			}
		}
		return hopeless(pf, j)
	})
	return err
}

// line is the line of a row that was refused while the plan is being made.
func (r *Run) line(j *Judged) store.ImportLine {
	p := Plan{Mapping: r.mapping}
	return p.line(r.ID, j, r.intake.Numbers[j.Number])
}

// flush writes the lines that are gathered.
func (r *Run) flush(ctx context.Context) error {
	if len(r.lines) == 0 {
		return nil
	}
	err := r.office.PutImportLines(ctx, r.user, r.mapping.Name, mended, r.lines)
	r.lines, r.size = r.lines[:0], 0
	return err
}

// gaveUp says why a run stopped by itself.
type gaveUp struct{ why string }

func (e gaveUp) Error() string { return e.why }

// When a run gives up: where the first rows of a file all are refused, or where so
// many are that nobody will mend them one by one.
const (
	noneFits   = 1000
	mostRefuse = 20000
)

// hopeless gives up on a file that does not fit.
func hopeless(pf *PlannedFile, j *Judged) error {
	in := ""
	if j.Column != "" {
		in = " i kolonnen «" + j.Column + "»"
	}
	switch bad := pf.Refused; {
	case bad == pf.Seen && bad >= noneFits:
		return gaveUp{fmt.Sprintf("De første %d rækker i %s passer alle ikke. Den sidste: %s%s. Intet er taget ind. Ret filen, "+
			"eller brug en anden kolonneopsætning.", bad, pf.File.File, j.Why.Name(), in)}
	case bad >= mostRefuse && 2*bad > pf.Seen:
		return gaveUp{fmt.Sprintf("Mere end halvdelen af rækkerne i %s passer ikke (%d af %d). Den sidste: %s%s. Intet er taget "+
			"ind. Ret filen, eller brug en anden kolonneopsætning.", pf.File.File, bad, pf.Seen, j.Why.Name(), in)}
	}
	return nil
}

// count puts on the report what the plan knows of each file.
func (r *Run) count() {
	if r.plan == nil {
		return
	}
	for _, pf := range r.plan.Files {
		f := r.report.File(pf.File.Name)
		f.Given, f.Encoding, f.Rows, f.Notes = true, pf.Table.Encoding, pf.Seen, r.plan.notes(pf)
	}
	r.run.Total = len(r.plan.citizens)
}

// takeAll writes all citizens.
func (r *Run) takeAll(ctx context.Context) error {
	all := r.plan.citizens
	size := cmp.Or(r.opt.Chunk, chunk)
	// The rows of the next citizens are read while those before them are written.
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	next := make(chan [][]*Judged)
	go func() {
		defer close(next)
		for from := 0; from < len(all); from += size {
			select {
			case next <- r.plan.readAll(from, min(from+size, len(all))):
			case <-ctx.Done():
				return
			}
		}
	}()
	for from := 0; from < len(all); from += size {
		to := min(from+size, len(all))
		rows := <-next
		for try := 0; ; try++ {
			if rows == nil {
				rows = r.plan.again().readAll(from, to)
			}
			err := r.take(ctx, from, rows, try)
			if rows = nil; err == nil {
				break
			}
			// Somebody wrote in these cases, or takes in the same rows: look again.
			if fault.Of(err) != fault.Conflict || try == 5 {
				return err
			}
		}
		if r.opt.After != nil {
			if err := r.opt.After(to, len(all)); err != nil {
				return err
			}
		}
		r.run.Done = to
		if err := r.office.StepImport(ctx, r.user, r.ID, to, len(all)); err != nil {
			return err
		}
	}
	return nil
}

// take settles and writes some citizens in one transaction.
func (r *Run) take(ctx context.Context, from int, rows [][]*Judged, try int) error {
	hashes := map[string][]string{}
	var numbers []string
	for i := range rows {
		numbers = append(numbers, r.plan.citizens[from+i].id())
		for _, j := range rows[i] {
			hashes[j.file.Name] = append(hashes[j.file.Name], j.meaning, j.Hash)
		}
	}
	s := settler{office: r.office, plan: r.plan, run: r.run, numbers: r.intake.Numbers, mends: r.mends}
	var err error
	if r.intake.Before || try > 0 {
		if s.taken, s.numbers, err = r.office.TakenAmong(ctx, r.user, r.mapping.Name, hashes, numbers); err != nil {
			return err
		}
	}
	var old []fact.Subject
	for i, number := range numbers {
		if x, ok := s.numbers[number]; ok && slices.ContainsFunc(rows[i], func(j *Judged) bool { _, known := s.before(j); return !known }) {
			old = append(old, x)
		}
	}
	if s.standings, err = r.office.Standings(ctx, r.user, old); err != nil {
		return err
	}
	parcels := make([]office.Parcel, len(rows))
	for i := range rows {
		parcels[i] = s.settle(r.past+from+i+1, &r.plan.citizens[from+i], rows[i])
	}
	settled := slices.Clone(parcels)
	// The journal lies in the order of subjects, so they are written in it.
	slices.SortFunc(parcels, func(a, b office.Parcel) int { return cmp.Compare(a.Subject, b.Subject) })
	write := r.office.TakeImport
	if r.opt.Trial {
		write = r.office.TryImport
	}
	if err := write(ctx, r.user, parcels); err != nil {
		return err
	}
	for i := range parcels {
		r.report.Citizens.add(parcels[i].Citizen)
	}
	for i, js := range rows {
		for _, j := range js {
			r.report.count(j, r.opt.List)
			if r.told != nil {
				r.told(j, &settled[i])
			}
		}
	}
	return nil
}
