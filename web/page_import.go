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

// What an upload may hold. A file of 50 MB has the courses of a large
// municipality.
const (
	maxFile    = 50 << 20
	maxMapping = 1 << 20
	maxUpload  = 8 * maxFile // what is read to the end, so that the answer is seen
)

type importPage struct {
	layout
	Fault *fault.Fault
	Files []string
	Max   int // MB
	Runs  []importLine
}

// An importLine is one run in the list of runs.
type importLine struct {
	ID      string
	At      string
	User    string
	Mapping string
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
		l := importLine{ID: r.ID, At: moment(x.s.office, r.Started), User: r.User, Mapping: r.Mapping, Totals: report.Totals(), Mended: mended[r.ID]}
		switch {
		case r.Ended.IsZero():
			l.Badge, l.Label = "badge--overdue", "Ikke færdig"
		case l.Refused > l.Mended:
			l.Badge, l.Label = "badge--soon", fmt.Sprintf("%s at rette", page.Number(l.Refused-l.Mended))
		default:
			l.Badge, l.Label = "badge--met", "Færdig"
		}
		p.Runs = append(p.Runs, l)
	}
	return x.Render(status, "import", p)
}

// moment writes an instant as Danish pages do.
func moment(o *office.Office, t time.Time) string {
	t = o.Local(t)
	return day.FromTime(t).Long() + t.Format(" kl. 15.04")
}

// upload takes an export in that somebody sends from the page.
func (s *Server) upload(x *request) error {
	m, in, err := x.readUpload()
	if err == nil {
		// A browser that goes away does not stop what has begun.
		var res *udtraek.Result
		if res, err = udtraek.Import(context.WithoutCancel(x.Ctx()), s.office, x.user, m, in, udtraek.Options{}); err == nil {
			t := res.Report.Totals()
			x.Say(fmt.Sprintf("Importen er færdig: %s rækker taget ind, %s kendte og %s afviste.", page.Number(t.Accepted), page.Number(t.Known), page.Number(t.Refused)))
			return x.Redirect("/import/" + res.Run.ID)
		}
	}
	if f, ok := errors.AsType[*fault.Fault](err); ok && f.Kind != fault.Forbidden {
		status := http.StatusUnprocessableEntity
		switch f.Kind {
		case fault.Conflict:
			status = http.StatusConflict
		case fault.Unavailable:
			status = http.StatusServiceUnavailable
		}
		return x.importPage(status, f)
	}
	return err
}

// readUpload reads the files of an upload, and the mapping where one is sent. It
// reads to the end also where something is wrong, so that the browser hears it.
func (x *request) readUpload() (*udtraek.Mapping, []udtraek.Input, error) {
	x.R.Body = http.MaxBytesReader(x.W, x.R.Body, maxUpload)
	parts, err := x.R.MultipartReader()
	if err != nil {
		return nil, nil, fault.Wrap(err, fault.Invalid, "Filerne blev ikke sendt med. Vælg dem, og send igen.")
	}
	var form fault.Form
	var in []udtraek.Input
	m := udtraek.Default()
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, broken(err)
		}
		if part.FileName() == "" {
			continue
		}
		switch part.FormName() {
		case "filer":
			b, whole, err := readPart(part, maxFile)
			if err != nil {
				return nil, nil, broken(err)
			}
			if !whole {
				form.Add("filer", "%s fylder mere end %d MB. Del udtrækket i flere, eller brug kommandoen «indgang import».", part.FileName(), maxFile>>20)
				continue
			}
			in = append(in, udtraek.Input{Name: part.FileName(), Data: b})
		case "opsaetning":
			b, whole, err := readPart(part, maxMapping)
			if err != nil {
				return nil, nil, broken(err)
			}
			given, err := udtraek.ReadMapping(b)
			if err != nil || !whole {
				form.Add("opsaetning", "Kolonneopsætningen kan ikke bruges: %v", cmpErr(err, "den fylder mere end 1 MB"))
				continue
			}
			m = given
		}
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	if len(in) == 0 {
		form.Add("filer", "Vælg filerne fra udtrækket.")
	}
	return m, in, form.Err()
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
	if b, err = io.ReadAll(io.LimitReader(part, most+1)); err != nil {
		return nil, false, err
	}
	if int64(len(b)) <= most {
		return b, true, nil
	}
	_, err = io.Copy(io.Discard, part)
	return nil, false, err
}

type importRunPage struct {
	layout
	ID      string
	At      string
	By      string
	Mapping string
	Ended   bool
	Taken   int // rows, as the database has them, of a run that did not end
	Files   []importFile
	Totals  udtraek.Totals
	Mended  int
	Wrong   []string // what does not add up
	Rows    []importRow
	Pager   page.Pager
	Known   []importKnown
	Fault   *fault.Fault
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
	p := importRunPage{layout: x.layout("Import "+at, "import"), ID: id, At: at, By: c.User, Mapping: c.ImportRun.Mapping, Ended: !c.Ended.IsZero(), Totals: c.Report.Totals(), Fault: f}
	if p.Ended {
		p.Wrong = c.Report.Reconcile(c.ImportStand)
	}
	for _, f := range c.Report.Files {
		if !p.Ended {
			p.Taken += c.Taken[f.Name]
		}
		p.Files = append(p.Files, importFile{FileReport: f, Mended: c.Mended[f.Name]})
		p.Mended += c.Mended[f.Name]
	}
	if p.Known, err = x.importKnown(c); err != nil {
		return err
	}
	refused := 0
	for _, n := range c.Lines {
		refused += n[string(udtraek.Refused)]
	}
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
			if k.Twice, err = x.s.office.ImportRows(x.Ctx(), x.user, c.ID, string(udtraek.Known), from, min(f.Twice, importKnowns)); err != nil {
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
	row := importRow{ImportRow: r, File: c.Report.File(r.ImportLine.File), Reason: udtraek.Why(r.Why), Anchor: fmt.Sprintf("%s-%d", r.ImportLine.File, r.Line), Whose: r.Subject}
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
	p := importCitizensPage{layout: x.layout("Import pr. borger", "import"), ID: id, At: moment(s.office, c.Started), Totals: c.Report.Totals()}
	p.Nobody = p.Totals.Refused - p.Totals.RefusedRows
	const size = 50
	nth := min(max(atPage(x.R.URL.Query()), 1), max(1, (p.Totals.Citizens+size-1)/size))
	p.Pager = page.NewPager(nth, size, p.Totals.Citizens, func(n int) string { return "/import/" + id + "/borgere?side=" + strconv.Itoa(n) })
	citizens, names, err := s.office.ImportCitizens(x.Ctx(), x.user, id, (nth-1)*size, size)
	if err != nil {
		return err
	}
	for _, c := range citizens {
		p.Rows = append(p.Rows, importCitizen{c, names[c.Subject]})
	}
	return x.Render(http.StatusOK, "import-citizens", p)
}
