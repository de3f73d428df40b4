package web

import (
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
	runs, err := x.s.office.ImportRuns(x.Ctx(), x.user, 12)
	if err != nil {
		return err
	}
	done := mendings{x: x}
	for _, r := range runs {
		report, err := udtraek.ReadReport(r)
		if err != nil {
			return err
		}
		l := importLine{ID: r.ID, At: moment(x.s.office, r.Started), User: r.User, Mapping: r.Mapping, Totals: report.Totals()}
		if l.Mended, err = done.count(r.Mapping, report); err != nil {
			return err
		}
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

// mendings finds which refused rows have been mended, asking once for each file.
type mendings struct {
	x     *request
	known map[string]map[string]fact.Subject
}

func (m *mendings) of(mapping, file string) (map[string]fact.Subject, error) {
	key := mapping + "/" + file
	if have, ok := m.known[key]; ok {
		return have, nil
	}
	done, err := udtraek.Mended(m.x.Ctx(), m.x.s.office, m.x.user, mapping, file)
	if err != nil {
		return nil, err
	}
	if m.known == nil {
		m.known = map[string]map[string]fact.Subject{}
	}
	m.known[key] = done
	return done, nil
}

func (m *mendings) count(mapping string, r *udtraek.Report) (int, error) {
	n := 0
	for _, f := range r.Files {
		done, err := m.of(mapping, f.Name)
		if err != nil {
			return 0, err
		}
		for _, row := range f.NotOK {
			if _, ok := done[row.Hash]; ok && row.Verdict == udtraek.Refused {
				n++
			}
		}
	}
	return n, nil
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
	*udtraek.RowReport
	File   *udtraek.FileReport
	Anchor string
	Action string
	Fields []importField
	Extra  string
	Done   bool
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
	Twice  []*udtraek.RowReport // rows that stand twice in the file
	Before int                  // rows that an earlier run took in
	More   int                  // of Twice, that are not listed
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
	run, taken, err := x.s.office.FindImportRun(x.Ctx(), x.user, id)
	if err != nil {
		return err
	}
	report, err := udtraek.ReadReport(run)
	if err != nil {
		return err
	}
	m, err := udtraek.ReadMapping(report.Mapping)
	if err != nil {
		return err
	}
	at := moment(x.s.office, run.Started)
	p := importRunPage{layout: x.layout("Import "+at, "import"), ID: id, At: at, By: run.User, Mapping: run.Mapping, Ended: !run.Ended.IsZero(), Totals: report.Totals(), Fault: f}
	if p.Ended {
		p.Wrong = report.Reconcile(taken)
	} else {
		for _, f := range report.Files {
			p.Taken += taken[f.Name]
		}
	}
	done := mendings{x: x}
	var refused []importRow
	for _, f := range report.Files {
		mended, err := done.of(run.Mapping, f.Name)
		if err != nil {
			return err
		}
		file := importFile{FileReport: f}
		known := importKnown{File: f.File, Before: len(f.Before)}
		for _, r := range f.NotOK {
			if r.Verdict == udtraek.Known {
				if len(known.Twice) < importKnowns {
					known.Twice = append(known.Twice, r)
				} else {
					known.More++
				}
				continue
			}
			row := importRow{RowReport: r, File: f, Anchor: fmt.Sprintf("%s-%d", f.Name, r.Line), Whose: r.Subject}
			row.Action = fmt.Sprintf("/import/%s/%s/%d", id, f.Name, r.Line)
			if who, ok := mended[r.Hash]; ok {
				row.Done, row.Whose = true, who
				file.Mended++
			}
			refused = append(refused, row)
		}
		p.Mended += file.Mended
		p.Files = append(p.Files, file)
		if f.Known > 0 {
			p.Known = append(p.Known, known)
		}
	}
	nth := atPage(x.R.URL.Query())
	if again != nil {
		if i := slices.IndexFunc(refused, func(r importRow) bool { return r.File.Name == again.File && r.Line == again.Line }); i >= 0 {
			nth = i/importRows + 1
		}
	}
	p.Rows, p.Pager = onePage(refused, nth, importRows, "/import/"+id)
	var shown []fact.Subject
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Whose != "" {
			shown = append(shown, r.Whose)
		}
		values, why := r.RowReport.Fields, r.RowReport
		if again != nil && r.File.Name == again.File && r.Line == again.Line {
			values, r.Open, r.Form = again.Fields, true, true
			if judged != nil {
				why = &udtraek.RowReport{Line: r.Line, Verdict: judged.Verdict, Why: judged.Why, Column: judged.Column, Mend: judged.Mend, Choices: judged.Choices, Hash: r.Hash}
				r.RowReport = why
			}
		}
		r.Action += "?side=" + strconv.Itoa(p.Pager.Page)
		r.Fields = importFields(m.File(r.File.Name), r, values, why)
		if len(r.RowReport.Extra) > 0 {
			r.Extra = strings.Join(r.RowReport.Extra, m.Delimiter+" ")
		}
	}
	slices.Sort(shown)
	if err := x.s.office.LogImported(x.Ctx(), x.user, slices.Compact(shown)); err != nil {
		return err
	}
	return x.Render(status, "import-run", p)
}

// importFields makes the form of a refused row.
func importFields(f *udtraek.File, r *importRow, values []string, why *udtraek.RowReport) []importField {
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

// onePage takes a page out of a list.
func onePage[T any](all []T, at, size int, href string) ([]T, page.Pager) {
	at = min(max(at, 1), max(1, (len(all)+size-1)/size))
	p := page.NewPager(at, size, len(all), func(n int) string { return href + "?side=" + strconv.Itoa(n) })
	return all[(at-1)*size : p.Last], p
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
	*udtraek.CitizenReport
	Name string // "" where the user may not see the case
}

// importCitizens shows what each citizen's rows came to.
func (s *Server) importCitizens(x *request) error {
	id := x.R.PathValue("run")
	run, _, err := s.office.FindImportRun(x.Ctx(), x.user, id)
	if err != nil {
		return err
	}
	report, err := udtraek.ReadReport(run)
	if err != nil {
		return err
	}
	p := importCitizensPage{layout: x.layout("Import pr. borger", "import"), ID: id, At: moment(s.office, run.Started), Totals: report.Totals()}
	p.Nobody = p.Totals.Refused - p.Totals.RefusedRows
	var citizens []*udtraek.CitizenReport
	citizens, p.Pager = onePage(report.Citizens, atPage(x.R.URL.Query()), 50, "/import/"+id+"/borgere")
	var subjects []fact.Subject
	for _, c := range citizens {
		if c.Subject != "" { // a run that was cut off has citizens who never were
			subjects = append(subjects, c.Subject)
		}
	}
	names, err := s.office.ImportedNames(x.Ctx(), x.user, subjects)
	if err != nil {
		return err
	}
	for _, c := range citizens {
		p.Rows = append(p.Rows, importCitizen{c, names[c.Subject]})
	}
	return x.Render(http.StatusOK, "import-citizens", p)
}
