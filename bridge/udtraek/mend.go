package udtraek

import (
	"context"
	"slices"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/store"
)

// mended is what stands behind a file's key where refused rows that somebody has
// mended and taken in are noted, by the hash of what was refused, and behind a
// run's ID where what they became is.
const mended = "/rettet"

// Runs are the IDs under which a run's own rows and its mended ones are noted.
func Runs(id string) []string { return []string{id + mended, id} }

// A Mending is a refused row, mended by hand.
type Mending struct {
	Run    string
	File   string // its key
	Line   int
	Fields []string // by the columns of the mapping
}

// An Outcome is what came of a mended row: taken in, known, or refused again.
type Outcome struct {
	Row     *Judged
	Columns []string
	Subject fact.Subject
	Facts   int
}

// A Case is a run as it is read to be shown or mended.
type Case struct {
	*office.ImportStand
	Report  *Report
	Mapping *Mapping
}

// Open reads a run.
func Open(ctx context.Context, o *office.Office, u office.User, id string) (*Case, error) {
	stand, err := o.FindImportRun(ctx, u, id)
	if err != nil {
		return nil, err
	}
	if stand.State == "" {
		if err := upgrade(ctx, o, u, stand.ImportRun); err != nil {
			return nil, err
		}
		if stand, err = o.FindImportRun(ctx, u, id); err != nil {
			return nil, err
		}
	}
	c := &Case{ImportStand: &stand}
	if c.Report, err = ReadReport(stand.ImportRun); err != nil {
		return nil, err
	}
	if c.Mapping, err = ReadMapping(c.Report.Mapping); err != nil {
		return nil, err
	}
	return c, nil
}

// Undo takes back what a run did, and counts the citizens for whom it is undone, and
// those who are left because somebody has written in their cases since.
func Undo(ctx context.Context, o *office.Office, u office.User, id string) (done, left int, err error) {
	stand, err := o.FindImportRun(ctx, u, id)
	if err != nil {
		return 0, 0, err
	}
	if stand.State == "" || stand.State == Old {
		return 0, 0, fault.New(fault.Conflict, "Importen er fra før importer kunne fortrydes. Ret i sagerne i stedet.")
	}
	if err := stand.MayUndo(o.Importing() == id); err != nil {
		return 0, 0, err
	}
	if err := o.UndoImport(ctx, u, Runs(id)...); err != nil {
		return 0, 0, err
	}
	if stand, err = o.FindImportRun(ctx, u, id); err != nil {
		return 0, 0, err
	}
	run := stand.ImportRun
	if run.State = Undone; run.Ended.IsZero() {
		run.Ended = o.Now()
	}
	if err := o.PutImportRun(ctx, u, run); err != nil {
		return 0, 0, err
	}
	return stand.Undone[office.UndoneAll], stand.Undone[office.UndoneLeft], o.DropImportFiles(ctx, u, id)
}

// Look judges a row that somebody has before him as far as the row itself tells:
// what is wrong with it, and what may stand there instead.
func Look(m *Mapping, f *File, today day.Date, fields []string) *Judged {
	p := &Plan{Mapping: m, Today: today, staff: newWorkers(nil), phrases: map[string]*said{}}
	s := &Source{File: f, Table: &Table{}, width: len(f.Columns)}
	for i := range f.Columns {
		s.at = append(s.at, i)
	}
	j := s.project(&Row{Fields: fields})
	p.judge(f, j)
	return j
}

func errNoRow() error {
	return fault.New(fault.NotFound, "Rækken findes ikke i importen. Gå tilbage til listen.")
}

// Mend takes a refused row in as somebody has mended it. It is judged as it would
// have been in the file, by the mapping that the run had.
func Mend(ctx context.Context, o *office.Office, u office.User, x Mending) (*Outcome, error) {
	c, err := Open(ctx, o, u, x.Run)
	if err != nil {
		return nil, err
	}
	f := c.Mapping.File(x.File)
	if f == nil || len(x.Fields) != len(f.Columns) {
		return nil, errNoRow()
	}
	fields := make([]string, len(x.Fields))
	for i, v := range x.Fields {
		// A form sends line breaks as CR LF; what is read from files has LF.
		fields[i] = unixBreaks(strings.TrimSpace(v))
	}
	for try := 0; ; try++ {
		line, err := o.ImportRow(ctx, u, x.Run, string(Refused), slices.Index(c.Mapping.Files, f), x.Line)
		if err != nil {
			return nil, err
		}
		if line.Taken != "" {
			return nil, fault.New(fault.Conflict, "Rækken er allerede rettet og taget ind.")
		}
		out := &Outcome{Columns: f.Columns}
		err = c.mend(ctx, o, u, f, []store.ImportLine{line}, [][]string{fields}, func(j *Judged, p *office.Parcel) {
			out.Row = j
			if p != nil {
				out.Subject, out.Facts = p.Subject, len(p.Facts)
			}
		})
		// Somebody wrote in the case, or has mended the row meanwhile: look again.
		if fault.Of(err) != fault.Conflict || try == 3 {
			return out, err
		}
	}
}

// mend takes some refused rows of a file in as they are written now, and tells what
// came of each; one that is refused again has no parcel.
func (c *Case) mend(ctx context.Context, o *office.Office, u office.User, f *File, lines []store.ImportLine, fields [][]string,
	told func(*Judged, *office.Parcel)) error {
	if c.Trial || c.State == Undone {
		return fault.New(fault.Conflict, "Importen er en prøve eller er fortrudt, så dens rækker kan ikke rettes. Tag filerne ind igen.")
	}
	r := &Run{ID: c.ID + mended, office: o, user: u, mapping: c.Mapping, report: newReport(c.Mapping), mends: map[int]store.ImportLine{}}
	r.run = store.ImportRun{ID: r.ID}
	var err error
	if r.intake, err = o.Intake(ctx, u, c.Mapping.Name); err != nil {
		return err
	}
	if r.past, err = o.LastImportCitizen(ctx, u, r.ID); err != nil {
		return err
	}
	s := &Source{File: f, width: len(f.Columns)}
	for i := range f.Columns {
		s.at = append(s.at, i)
	}
	rows := make([]Row, len(lines))
	for i, l := range lines {
		rows[i] = Row{Line: l.Line, Fields: fields[i]}
		r.mends[l.Line] = l
	}
	s.Table = tableOf(f.Columns, rows...)
	r.plan, err = Make(c.Mapping, []*Source{s}, r.intake, o.Today(), maxRows, func(_ *PlannedFile, j *Judged) error {
		told(j, nil)
		return nil
	})
	if err != nil {
		return err
	}
	// A row may have been mended into one about somebody else.
	var whose []fact.Subject
	for i := range r.plan.citizens {
		if x, ok := r.intake.Numbers[r.plan.citizens[i].id()]; ok {
			whose = append(whose, x)
		}
	}
	if err := o.MayMend(ctx, u, whose...); err != nil {
		return err
	}
	var done []store.ImportLine
	r.told = func(j *Judged, p *office.Parcel) {
		if j.Verdict == Refused {
			told(j, nil)
			return
		}
		l := r.mends[j.Line]
		l.Taken = p.Subject
		done = append(done, l)
		told(j, p)
	}
	if err := r.take(ctx, 0, r.plan.readAll(0, len(r.plan.citizens)), 1); err != nil {
		return err
	}
	return o.MarkTaken(ctx, u, c.Mapping.Name, done)
}

// A CodeMending says what an unknown code stands for, in all rows that have it.
type CodeMending struct {
	Run    string
	File   string // its key
	Column string
	Value  string // what stands there
	As     string // and what should
}

// A CodeOutcome counts what came of the rows that had a code.
type CodeOutcome struct {
	Taken, Known int
	Again        int // refused again, for something else
	Closed       int // about citizens whom the user may not see
}

// MendCode takes in all rows of a run that were refused for one unknown code, with
// another in its place.
func MendCode(ctx context.Context, o *office.Office, u office.User, x CodeMending) (CodeOutcome, error) {
	var out CodeOutcome
	c, err := Open(ctx, o, u, x.Run)
	if err != nil {
		return out, err
	}
	f := c.Mapping.File(x.File)
	if f == nil || !slices.Contains(f.Columns, x.Column) {
		return out, errNoRow()
	}
	code := store.ImportCode{FileNo: slices.Index(c.Mapping.Files, f), Column: x.Column, Value: x.Value}
	for after := 0; ; {
		lines, last, closed, err := o.ImportCodeRows(ctx, u, code, x.Run, string(WhyUnknownCode), after)
		if err != nil {
			return out, err
		}
		if last == 0 {
			return out, nil
		}
		after = last
		out.Closed += closed
		if err := c.mendLines(ctx, o, u, f, lines, x, &out); err != nil {
			return out, err
		}
	}
}

func (c *Case) mendLines(ctx context.Context, o *office.Office, u office.User, f *File, lines []store.ImportLine, x CodeMending,
	out *CodeOutcome) error {
	at := slices.Index(f.Columns, x.Column)
	var some []store.ImportLine
	var fields [][]string
	for _, l := range lines {
		w, err := ReadWritten(l.Fields)
		if err != nil {
			return err
		}
		if len(w.Fields) != len(f.Columns) {
			continue // what stood in it has been erased
		}
		w.Fields[at] = x.As
		some, fields = append(some, l), append(fields, w.Fields)
	}
	if len(some) == 0 {
		return nil
	}
	by := map[int]store.ImportLine{}
	for _, l := range some {
		by[l.Line] = l
	}
	for try := 0; ; try++ {
		n := CodeOutcome{}
		var again []store.ImportLine
		err := c.mend(ctx, o, u, f, some, fields, func(j *Judged, p *office.Parcel) {
			switch j.Verdict {
			case Refused:
				n.Again++
				l := by[j.Line]
				l.Why, l.Column, l.Mend, l.Fields, l.Value = string(j.Why), j.Column, j.Mend, written(j), ""
				if j.Why == WhyUnknownCode {
					l.Value = shown(j.value())
				}
				again = append(again, l)
			case Known:
				n.Known++
			default:
				n.Taken++
			}
		})
		if fault.Of(err) == fault.Conflict && try < 3 {
			continue
		}
		if err != nil {
			return err
		}
		out.Taken, out.Known, out.Again = out.Taken+n.Taken, out.Known+n.Known, out.Again+n.Again
		return o.JudgeLines(ctx, u, again)
	}
}
