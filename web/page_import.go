package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"indgang/bridge/udtraek"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

// What an upload may hold. Files of 50 MB have the courses of a large municipality;
// they are in memory while they are taken in.
const (
	maxFile    = 50 << 20 // all of them together
	maxMapping = 1 << 20
	maxUpload  = 8 * maxFile // what is read to the end, so that the answer is seen
)

type importPage struct {
	layout
	Fault *fault.Fault
	Files []string
	Max   int // MB
	Runs  []importLine
	// Ownerless is how many cases have a caseworker who is nobody here.
	Ownerless int
}

// An importLine is one run in the list of runs.
type importLine struct {
	ID   string
	At   string
	User string
	From string // the system that it came from
	udtraek.Totals
	Mended int
	Badge  string
	Label  string
}

func (s *Server) imports(x *request) error { return x.importPage(http.StatusOK, nil) }

func (x *request) importPage(status int, f *fault.Fault) error {
	p := importPage{layout: x.layout("Import", "import"), Fault: f, Max: maxFile >> 20}
	for _, f := range udtraek.Default().Files {
		p.Files = append(p.Files, f.File)
	}
	runs, mended, err := x.s.office.ImportRuns(x.Ctx(), x.user, 12)
	if err != nil {
		return err
	}
	for _, r := range runs {
		report, err := udtraek.ReadReport(r)
		if err != nil {
			return err
		}
		l := importLine{ID: r.ID, At: moment(x.s.office, r.Started), User: r.User, From: fromSystem(report), Totals: report.Totals(),
			Mended: mended[r.ID]}
		l.Badge, l.Label = runBadge(r.State, r.Trial, r.Ended.IsZero(), x.s.office.Importing() == r.ID, l.Refused-l.Mended)
		p.Runs = append(p.Runs, l)
	}
	if p.Ownerless, err = x.s.office.CountOwnerless(x.Ctx(), x.user); err != nil {
		return err
	}
	return x.Render(status, "import", p)
}

// moment writes an instant as Danish pages do.
func moment(o *office.Office, t time.Time) string {
	t = o.Local(t)
	return day.FromTime(t).Long() + t.Format(" kl. 15.04")
}

// upload takes an export in that somebody sends from the page, or tries it.
func (s *Server) upload(x *request) error {
	room, err := s.office.BeginImport()
	if err == nil {
		var run *udtraek.Run
		if run, err = x.prepare(); err == nil {
			return x.follow(run, room)
		}
		room.End()
	}
	if f, ok := errors.AsType[*fault.Fault](err); ok && f.Kind != fault.Forbidden {
		status := http.StatusUnprocessableEntity
		switch f.Kind {
		case fault.Conflict:
			status = http.StatusConflict
		case fault.Unavailable:
			status = http.StatusServiceUnavailable
			x.drain()
		}
		return x.importPage(status, f)
	}
	return err
}

// An upload is what somebody sent from the page.
type upload struct {
	mapping *udtraek.Mapping
	files   []udtraek.Input
	trial   bool
	room    []byte // what the files are read into, one after the other,
	size    int    // and how much they are
}

// prepare reads an upload and opens a run for it.
func (x *request) prepare() (*udtraek.Run, error) {
	up, err := x.readUpload()
	if err != nil {
		return nil, err
	}
	return udtraek.Prepare(x.Ctx(), x.s.office, x.user, up.mapping, up.files, udtraek.Options{Trial: up.trial, Keep: true,
		Rows: udtraek.PageRows})
}

// drain reads an upload that is not wanted to its end, so that the browser hears why.
func (x *request) drain() {
	io.Copy(io.Discard, http.MaxBytesReader(x.W, x.R.Body, maxUpload)) // an error means that there is nobody to tell
}

// readUpload reads the files of an upload, and the mapping where one is sent. It
// reads to the end also where something is wrong, so that the browser hears it.
func (x *request) readUpload() (*upload, error) {
	x.R.Body = http.MaxBytesReader(x.W, x.R.Body, maxUpload)
	parts, err := x.R.MultipartReader()
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "Filerne blev ikke sendt med. Vælg dem, og send igen.")
	}
	up := &upload{mapping: udtraek.Default(), room: make([]byte, 0, min(max(x.R.ContentLength, 0), maxFile))}
	var form fault.Form
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = up.take(part, &form)
		}
		if err != nil {
			return nil, broken(err)
		}
	}
	if err := form.Err(); err != nil {
		return nil, err
	}
	if len(up.files) == 0 {
		form.Add("filer", "Vælg filerne fra udtrækket.")
	}
	return up, form.Err()
}

// take reads one part of an upload.
func (up *upload) take(part *multipart.Part, form *fault.Form) error {
	switch name := part.FormName(); {
	case name == "goer":
		b, _, err := readPart(part, 20)
		up.trial = string(b) == "proev"
		return err
	case name == "filer" && part.FileName() != "":
		b, whole, err := readInto(up.room[len(up.room):], part, int64(maxFile-up.size))
		if err != nil {
			return err
		}
		if !whole {
			form.Add("filer", "%s fylder mere end %d MB, eller filerne gør det tilsammen. Del udtrækket i flere, eller bed den, der "+
				"driver systemet, om at tage det ind.", fileName(part.FileName()), maxFile>>20)
			return nil
		}
		if len(up.room)+len(b) <= cap(up.room) {
			up.room = up.room[:len(up.room)+len(b)]
		}
		up.size += len(b)
		up.files = append(up.files, udtraek.Input{Name: fileName(part.FileName()), Data: b})
	case name == "opsaetning" && part.FileName() != "":
		b, whole, err := readPart(part, maxMapping)
		if err != nil {
			return err
		}
		given, err := udtraek.ReadMapping(b)
		if err != nil || !whole {
			form.Add("opsaetning", "Kolonneopsætningen kan ikke bruges: %v", cmpErr(err, "den fylder mere end 1 MB"))
			return nil
		}
		up.mapping = given
	}
	return nil
}

// fileName shortens the name of a file for messages.
func fileName(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

func cmpErr(err error, text string) string {
	if err != nil {
		return strings.ReplaceAll(err.Error(), "\n", "; ")
	}
	return text
}

// broken says what became of an upload that stopped on the way.
func broken(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return fault.Wrap(err, fault.Invalid, "Filerne fylder for meget: højst %d MB hver. Intet er taget ind.", maxFile>>20)
	}
	return fault.Wrap(err, fault.Invalid, "Overførslen blev afbrudt, før filerne var nået frem. Intet er taget ind. Send dem igen.")
}

// readPart reads a part up to a bound; what lies beyond is thrown away.
func readPart(part *multipart.Part, most int64) (b []byte, whole bool, err error) {
	return readInto(nil, part, most)
}

// readInto is readPart into room as long as there is any; what lies
// beyond the bound is thrown away.
func readInto(room []byte, part *multipart.Part, most int64) (b []byte, whole bool, err error) {
	b = room
	r := io.LimitReader(part, most)
	for {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, false, err
		}
	}
	n, err := io.Copy(io.Discard, part)
	return b[:len(b):len(b)], n == 0, err
}

type importRunPage struct {
	layout
	ID        string
	At        string
	By        string
	From      string // the system that it came from
	State     string
	Trial     bool
	Going     bool // it goes on in this process
	Ended     bool
	FilesKept bool // its files are kept still
	Done      int  // citizens, of
	Of        int
	Stop      string // why it gave up
	Taken     int    // rows, as the database has them, of a run that did not end
	Codes     []importCode
	// Refused is how many refused rows are listed; Mends says that they may be
	// mended, Sums that the sums are done, MayUndo that the run can be undone.
	Refused              int
	Mends, Sums, MayUndo bool
	Undone               int // citizens
	Left                 int // citizens whom an undo left
	Files                []importFile
	Totals               udtraek.Totals
	Mended               int
	Wrong                []string // what does not add up
	Rows                 []importRow
	Pager                page.Pager
	Known                []importKnown
	Fault                *fault.Fault
}

type importFile struct {
	*udtraek.FileReport
	Mended int
}

// An importRow is a refused row with the form that mends it.
type importRow struct {
	office.ImportRow
	File   *udtraek.FileReport
	Reason udtraek.Why
	Anchor string
	Action string
	Fields []importField
	Extra  string
	Whose  fact.Subject // where the row is taken in, or the citizen is known
	Open   bool
	Form   bool // the fields are what somebody has just written
}

type importField struct {
	ID      string
	Name    string
	Label   string
	Value   string
	Long    bool
	Wrong   bool
	Error   string
	Choices []string
}

type importKnown struct {
	File   string
	Twice  []office.ImportRow // rows that say what a row before them in the file says
	Before int                // rows that say what was taken in before
	More   int                // of Twice, that are not listed
}

// importRows is how many refused rows a page has, and importKnowns how many rows
// that stand twice it lists of a file.
const (
	importRows   = 20
	importKnowns = 100
)

func (s *Server) importRun(x *request) error { return x.importRun(http.StatusOK, nil, nil, nil) }

// importRun shows a run. Where a row was mended and refused again, it comes with
// what was written and what is wrong with it.
func (x *request) importRun(status int, again *udtraek.Mending, judged *udtraek.Judged, f *fault.Fault) error {
	id := x.R.PathValue("run")
	c, err := udtraek.Open(x.Ctx(), x.s.office, x.user, id)
	if err != nil {
		return err
	}
	at := moment(x.s.office, c.Started)
	p := importRunPage{layout: x.layout("Import "+at, "import"), ID: id, At: at, By: c.By, From: fromSystem(c.Report),
		Totals: c.Report.Totals(), Fault: f}
	p.State, p.Trial, p.Going, p.Ended, p.FilesKept = c.State, c.Trial, x.s.office.Importing() == id, !c.Ended.IsZero(), c.Files
	p.Done, p.Of, p.Stop = c.ImportRun.Done, c.Total, c.Report.Stopped
	p.Undone, p.Left = c.Undone[office.UndoneAll], c.Undone[office.UndoneLeft]
	p.Mends = !p.Trial && !p.Going && p.State != udtraek.Undone
	p.MayUndo = p.Mends && p.State != udtraek.Old && p.State != udtraek.GaveUp
	if p.Sums = p.Ended && (p.State == udtraek.Done || p.State == udtraek.Old); p.Sums {
		p.Wrong = c.Report.Reconcile(c.ImportStand)
	}
	for _, f := range c.Report.Files {
		if !p.Sums {
			p.Taken += c.Taken[f.Name]
		}
		p.Files = append(p.Files, importFile{FileReport: f, Mended: c.Mended[f.Name]})
		p.Mended += c.Mended[f.Name]
	}
	if p.Known, err = x.importKnown(c); err != nil {
		return err
	}
	if p.Codes, err = x.importCodes(c); err != nil {
		return err
	}
	refused := 0
	for _, n := range c.Lines {
		refused += n[string(udtraek.Refused)]
	}
	p.Refused = refused
	nth := atPage(x.R.URL.Query())
	if again != nil {
		file := slices.IndexFunc(c.Report.Files, func(f *udtraek.FileReport) bool { return f.Name == again.File })
		n, err := x.s.office.ImportLineIndex(x.Ctx(), x.user, id, string(udtraek.Refused), file, again.Line)
		if err != nil {
			return err
		}
		nth = n/importRows + 1
	}
	nth = min(max(nth, 1), max(1, (refused+importRows-1)/importRows))
	p.Pager = page.NewPager(nth, importRows, refused, func(n int) string { return "/import/" + id + "?side=" + strconv.Itoa(n) })
	rows, err := x.s.office.ImportRows(x.Ctx(), x.user, id, string(udtraek.Refused), (nth-1)*importRows, importRows)
	if err != nil {
		return err
	}
	for _, r := range rows {
		row, err := x.importRow(c, r, again, judged)
		if err != nil {
			return err
		}
		row.Action += "?side=" + strconv.Itoa(nth)
		p.Rows = append(p.Rows, row)
	}
	return x.Render(status, "import-run", p)
}

// importKnown lists the rows of each file that say nothing new.
func (x *request) importKnown(c *udtraek.Case) ([]importKnown, error) {
	var out []importKnown
	from := 0
	for _, f := range c.Report.Files {
		if f.Known == 0 {
			continue
		}
		k := importKnown{File: f.File, Before: f.Known - f.Twice, More: max(0, f.Twice-importKnowns)}
		if f.Twice > 0 {
			var err error
			if k.Twice, err = x.s.office.ImportRows(x.Ctx(), x.user, c.ID, string(udtraek.Known), from, min(f.Twice,
				importKnowns)); err != nil {
				return nil, err
			}
		}
		from += f.Twice
		out = append(out, k)
	}
	return out, nil
}

// importRow makes a refused row with the form that mends it.
func (x *request) importRow(c *udtraek.Case, r office.ImportRow, again *udtraek.Mending, judged *udtraek.Judged) (importRow, error) {
	f := c.Mapping.File(r.ImportLine.File)
	row := importRow{ImportRow: r, File: c.Report.File(r.ImportLine.File), Reason: udtraek.Why(r.Why), Anchor: fmt.Sprintf("%s-%d",
		r.ImportLine.File, r.Line), Whose: r.Subject}
	if r.Taken != "" {
		row.Whose = r.Taken
	}
	row.Action = fmt.Sprintf("/import/%s/%s/%d", c.ID, r.ImportLine.File, r.Line)
	if r.Closed || r.Done {
		row.Mend = row.Reason.Mend()
		return row, nil
	}
	w, err := udtraek.ReadWritten(r.ImportLine.Fields)
	if err != nil {
		return row, err
	}
	row.Extra = strings.Join(w.Extra, c.Mapping.Delimiter+" ")
	values, wrong := w.Fields, judged
	if again != nil && r.ImportLine.File == again.File && r.Line == again.Line {
		values, row.Open, row.Form = again.Fields, true, true
	} else {
		wrong = nil
	}
	if wrong == nil && len(values) == len(f.Columns) {
		wrong = udtraek.Look(c.Mapping, f, x.s.office.Today(), values)
	}
	if wrong == nil || wrong.Verdict != udtraek.Refused {
		wrong = &udtraek.Judged{Column: r.Column, Mend: r.Mend}
	}
	if row.Form {
		row.Mend, row.Reason = wrong.Mend, udtraek.Why(cmp.Or(string(wrong.Why), r.Why))
	}
	row.Fields = importFields(f, &row, values, wrong)
	return row, nil
}

// importFields makes the form of a refused row.
func importFields(f *udtraek.File, r *importRow, values []string, why *udtraek.Judged) []importField {
	var out []importField
	for i, col := range f.Columns {
		x := importField{ID: fmt.Sprintf("%s-%d", r.Anchor, i), Name: "f" + strconv.Itoa(i), Label: col}
		if i < len(values) {
			x.Value = values[i]
		}
		x.Long = strings.Contains(x.Value, "\n") || f.IsText(col)
		if col == why.Column {
			x.Wrong, x.Choices = true, why.Choices
			if r.Form {
				x.Error = why.Mend
			}
		}
		out = append(out, x)
	}
	return out
}

// atPage reads which page of a list is asked for.
func atPage(q url.Values) int {
	n, err := strconv.Atoi(q.Get("side"))
	if err != nil {
		return 1
	}
	return n
}

// mendRow takes one mended row in.
func (s *Server) mendRow(x *request) error {
	if err := x.R.ParseForm(); err != nil {
		return fault.Wrap(err, fault.Invalid, "Formularen kan ikke læses. Prøv igen.")
	}
	line, err := strconv.Atoi(x.R.PathValue("line"))
	if err != nil {
		return fault.New(fault.NotFound, "Rækken findes ikke i importen. Gå tilbage til listen.")
	}
	w := udtraek.Mending{Run: x.R.PathValue("run"), File: x.R.PathValue("file"), Line: line}
	for i := 0; x.R.PostForm.Has("f" + strconv.Itoa(i)); i++ {
		w.Fields = append(w.Fields, strings.ReplaceAll(x.R.PostForm.Get("f"+strconv.Itoa(i)), "\r\n", "\n"))
	}
	out, err := udtraek.Mend(context.WithoutCancel(x.Ctx()), s.office, x.user, w)
	if err != nil {
		return err
	}
	switch out.Row.Verdict {
	case udtraek.Refused:
		f := &fault.Fault{Kind: fault.Invalid, Message: "Rækken kan ikke tages ind endnu. Ret den, og send igen."}
		name := fmt.Sprintf("%s-%d", w.File, w.Line)
		if i := slices.Index(out.Columns, out.Row.Column); i >= 0 {
			name = fmt.Sprintf("%s-%d", name, i)
		}
		f.Fields = []fault.Field{{Name: name, Message: out.Row.Mend}}
		return x.importRun(http.StatusUnprocessableEntity, &w, out.Row, f)
	case udtraek.Known:
		x.Say(fmt.Sprintf("Linje %d: den rettede række var taget ind før, så der kom intet nyt til.", w.Line))
	default:
		x.Say(fmt.Sprintf("Linje %d er taget ind: %s.", w.Line, factsText(out.Facts)))
	}
	return x.Redirect(fmt.Sprintf("/import/%s?side=%d#%s-%d", w.Run, atPage(x.R.URL.Query()), w.File, w.Line))
}

func factsText(n int) string {
	switch n {
	case 0:
		return "der kom ingen nye oplysninger i sagen"
	case 1:
		return "1 oplysning i sagen"
	}
	return page.Number(n) + " oplysninger i sagen"
}

type importCitizensPage struct {
	layout
	ID     string
	At     string
	Rows   []importCitizen
	Pager  page.Pager
	Totals udtraek.Totals
	Nobody int // refused rows that are about nobody known
}

type importCitizen struct {
	office.ImportCitizen
	Name string // "" where the user may not see the case
}

// importCitizens shows what each citizen's rows came to.
func (s *Server) importCitizens(x *request) error {
	id := x.R.PathValue("run")
	c, err := udtraek.Open(x.Ctx(), s.office, x.user, id)
	if err != nil {
		return err
	}
	p := importCitizensPage{layout: x.layout("Import pr. borger", "import"), ID: id, At: moment(s.office, c.Started),
		Totals: c.Report.Totals()}
	p.Nobody = p.Totals.Refused - p.Totals.RefusedRows
	const size = 50
	nth := min(max(atPage(x.R.URL.Query()), 1), max(1, (p.Totals.Citizens+size-1)/size))
	p.Pager = page.NewPager(nth,
		size, p.Totals.Citizens, func(n int) string { return "/import/" + id + "/borgere?side=" + strconv.Itoa(n) })
	citizens, names, err := s.office.ImportCitizens(x.Ctx(), x.user, id, (nth-1)*size, size)
	if err != nil {
		return err
	}
	for _, c := range citizens {
		p.Rows = append(p.Rows, importCitizen{c, names[c.Subject]})
	}
	return x.Render(http.StatusOK, "import-citizens", p)
}
