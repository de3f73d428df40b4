package web

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/page"

	"github.com/xuri/excelize/v2"
)

// A sheet takes the rows of an export. A cell is a string, a whole number, a
// decimal or a day.Date; an empty date is an empty cell.
type sheet interface {
	row(cells ...any) error
	// close ends the export and sends what has not been sent.
	close() error
}

// A column is one column of an export.
type column struct {
	Name  string
	Width float64 // in characters
}

// An export is what a file is made of besides its rows.
type export struct {
	Name    string // of the file, without ending; no personal data
	Sheet   string
	Columns []column
	About   [][2]string // what the file is, told beside the rows where the format has room
}

// export opens a file for the browser in one of the two formats. Nothing is sent
// before the first row.
func (x *request) export(format string, e export) (sheet, error) {
	switch format {
	case "xlsx":
		return newExcel(x, e)
	case "csv":
		return &csvSheet{x: x, e: e}, nil
	}
	return nil, fault.New(fault.NotFound, "Det filformat findes ikke. Vælg Excel eller CSV.")
}

func (x *request) attachment(kind, name string) {
	h := x.W.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
}

// A csvSheet writes as Danish Excel reads: UTF-8 with its mark, semicolons, and
// decimal commas. It is sent as it is written.
type csvSheet struct {
	x *request
	e export
	w *csv.Writer
	n int
}

func (c *csvSheet) begin() error {
	if c.w != nil {
		return nil
	}
	c.x.attachment("text/csv; charset=utf-8", c.e.Name+".csv")
	if _, err := io.WriteString(c.x.W, "\ufeff"); err != nil {
		return err
	}
	c.w = csv.NewWriter(c.x.W)
	c.w.Comma, c.w.UseCRLF = ';', true
	head := make([]string, len(c.e.Columns))
	for i, k := range c.e.Columns {
		head[i] = k.Name
	}
	return c.w.Write(head)
}

func (c *csvSheet) row(cells ...any) error {
	if err := c.begin(); err != nil {
		return err
	}
	line := make([]string, len(cells))
	for i, v := range cells {
		line[i] = csvCell(v)
	}
	if c.n++; c.n%200 == 0 {
		c.w.Flush()
		if err := http.NewResponseController(c.x.W).Flush(); err != nil && !errors.Is(err, http.ErrNotSupported) {
			return err
		}
	}
	return c.w.Write(line)
}

func (c *csvSheet) close() error {
	if err := c.begin(); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

func csvCell(v any) string {
	switch v := v.(type) {
	case day.Date:
		if v == 0 {
			return ""
		}
		return v.Short()
	case int:
		return strconv.Itoa(v)
	case float64:
		return strings.ReplaceAll(strconv.FormatFloat(v, 'f', 2, 64), ".", ",")
	}
	return harmless(fmt.Sprint(v))
}

// harmless takes the power from text that a spreadsheet would run as a formula:
// a name is what a person has typed somewhere.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n|%", rune(s[0])) {
		return "'" + s
	}
	// A line that begins so inside a cell is harmless, and full-width forms are
	// turned by some programs.
	for _, wide := range []string{"＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, wide) {
			return "'" + s
		}
	}
	return s
}

// An excelSheet writes a workbook. Its rows go to a temporary file as they come
// when they are many, and the book is sent when it is whole.
type excelSheet struct {
	x     *request
	e     export
	f     *excelize.File
	w     *excelize.StreamWriter
	n     int
	date  int // style
	bold  int
	hours int
}

func newExcel(x *request, e export) (*excelSheet, error) {
	s := &excelSheet{x: x, e: e, f: excelize.NewFile(), n: 1}
	if err := s.begin(); err != nil {
		s.f.Close()
		return nil, fmt.Errorf("begin a workbook: %w", err)
	}
	return s, nil
}

func (s *excelSheet) begin() (err error) {
	if err := s.f.SetSheetName("Sheet1", s.e.Sheet); err != nil {
		return err
	}
	date, hours := "dd.mm.yyyy", "#,##0.00"
	for _, st := range []struct {
		into *int
		is   excelize.Style
	}{
		{&s.date, excelize.Style{CustomNumFmt: &date}},
		{&s.hours, excelize.Style{CustomNumFmt: &hours}},
		{&s.bold, excelize.Style{Font: &excelize.Font{Bold: true}}},
	} {
		if *st.into, err = s.f.NewStyle(&st.is); err != nil {
			return err
		}
	}
	if s.w, err = s.f.NewStreamWriter(s.e.Sheet); err != nil {
		return err
	}
	head := make([]any, len(s.e.Columns))
	for i, c := range s.e.Columns {
		if err := s.w.SetColWidth(i+1, i+1, c.Width); err != nil {
			return err
		}
		head[i] = excelize.Cell{StyleID: s.bold, Value: c.Name}
	}
	if err := s.w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return s.w.SetRow("A1", head)
}

func (s *excelSheet) row(cells ...any) error {
	s.n++
	line := make([]any, len(cells))
	for i, v := range cells {
		switch v := v.(type) {
		case day.Date:
			if v != 0 {
				line[i] = excelize.Cell{StyleID: s.date, Value: v.Time()}
			}
		case float64:
			line[i] = excelize.Cell{StyleID: s.hours, Value: v}
		case string:
			line[i] = excelText(v)
		default:
			line[i] = v
		}
	}
	at, err := excelize.CoordinatesToCellName(1, s.n)
	if err != nil {
		return err
	}
	return s.w.SetRow(at, line)
}

// excelText is text in a cell: a workbook keeps it apart from formulas by its
// type, so it needs no mark; a cell has room for so much.
func excelText(s string) string {
	if r := []rune(s); len(r) > excelize.TotalCellChars {
		return string(r[:excelize.TotalCellChars])
	}
	return s
}

func (s *excelSheet) close() error {
	defer s.f.Close()
	if s.n > 1 { // a table of the program, so that it can be filtered at once
		last, err := excelize.CoordinatesToCellName(len(s.e.Columns), s.n)
		if err != nil {
			return err
		}
		if err := s.w.AddTable(&excelize.Table{Range: "A1:" + last, Name: "Liste", StyleName: "TableStyleLight9"}); err != nil {
			return err
		}
	}
	if err := s.w.Flush(); err != nil {
		return err
	}
	const about = "Om"
	if _, err := s.f.NewSheet(about); err != nil {
		return err
	}
	for i, l := range s.e.About {
		for j, v := range l {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				return err
			}
			if err := s.f.SetCellStr(about, at, excelText(v)); err != nil {
				return err
			}
		}
	}
	if err := s.f.SetColWidth(about, "A", "A", 28); err != nil {
		return err
	}
	if err := s.f.SetColWidth(about, "B", "B", 100); err != nil {
		return err
	}
	now := s.x.s.office.Now().UTC().Format(time.RFC3339)
	if err := s.f.SetDocProps(&excelize.DocProperties{Creator: "Indgang", Title: s.e.Sheet, Created: now, Modified: now,
		Language: "da-DK"}); err != nil {
		return err
	}
	s.x.attachment("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", s.e.Name+".xlsx")
	_, err := s.f.WriteTo(s.x.W)
	return err
}

// fileName is what a file about a choice is called: what it is, the law and the
// day, and nobody.
func (c *reformChoice) fileName(what string) string {
	name := c.query.Get("til")
	if name == lawKnown {
		name += "-" + c.To.Known.String()
	}
	return "reform-" + what + "-" + name + "-" + c.On.String()
}

// about tells in a file what the screen tells above its list.
func (x *request) about(c *reformChoice, r *office.Reformed) [][2]string {
	l := c.label()
	out := [][2]string{
		{"Hvad", l.Word + ": " + l.Title}, {"Betyder", l.Says}, {"Note", l.Note}, {"Kilde", l.Source}, {"Sammenlignet med", l.From},
		{"Set på", l.On.Full()}, {"Sager set på", page.Number(r.Cases)}, {"Borgere, der berøres", page.Number(r.Touched)},
		{"Lavet", x.s.office.Today().Full() + " i " + x.s.office.Name()},
	}
	if l.Units != "" {
		out = append(out, [2]string{"Enheder", l.Units})
	}
	if x.s.site.Notice != "" {
		out = append(out, [2]string{"Bemærk", x.s.site.Notice})
	}
	return out
}

// reformExport sends a list as a file, of the cases that the user may see.
func (s *Server) reformExport(x *request) error {
	q := x.R.URL.Query()
	c, err := x.readReform(q)
	if err != nil {
		return x.again(q, err)
	}
	f, err := readFilter(q)
	if err != nil {
		return err
	}
	what := "liste"
	if pair := filterPair(f); pair != nil {
		what = strings.TrimSuffix(pair[0]+"-"+pair[1], "-1")
	}
	e := export{Name: c.fileName(what), Sheet: "Borgere", Columns: []column{
		{"Enhed", 20}, {"Sagsbehandler", 24}, {"Navn", 30}, {"Målgruppe", 24}, {"Ændring", 14}, {"Regel", 44}, {"Hjemmel", 28}, {"Pligt for", 14},
		{"Frist før", 12}, {"Frist efter", 12}, {"Antal før", 10}, {"Antal efter", 10}, {"Hvorfor", 60}, {"Sikkerhed", 14}, {"Sag", 22},
	}}
	c.Page = "reform-export"
	var out sheet
	word := c.label().Word
	err = s.office.ReformAll(x.Ctx(), x.user, c.Reform, f, func(l *office.ReformList) (err error) {
		e.About = append(x.about(&c, &l.Reformed), [2]string{"Liste", filterHeading(f)}, [2]string{"Borgere på listen", page.Number(l.Seen)},
			[2]string{"Borgere, der ikke er med", page.Number(l.Other) + " i sager, som brugeren ikke har adgang til"})
		out, err = x.export(q.Get("som"), e)
		return err
	}, func(r *office.ReformCase) error {
		group := ""
		if r.Group != 0 {
			group = fmt.Sprintf("%d %s", r.Group, groupName(r.Group, false))
		}
		diffs, decisions := picked(r, f)
		for i := range diffs {
			d := &diffs[i]
			if err := out.row(r.Unit, r.Worker, r.Name, group, diffWords[d.What][0], d.Title, d.Provision, law.BearerWord(d.Bearer), d.Was, d.Is,
				count(d.Needed[0]), count(d.Needed[1]), d.Why, word, string(r.Subject)); err != nil {
				return err
			}
		}
		for _, d := range decisions {
			if err := out.row(r.Unit, r.Worker, r.Name, group, "Beslut", fact.Capital(fact.Word(d.Course))+" siden "+d.Since.Short(), "",
				"kommunen", day.Date(0), day.Date(0), "", "", d.Note, word, string(r.Subject)); err != nil {
				return err
			}
		}
		if len(diffs)+len(decisions) == 0 {
			return out.row(r.Unit, r.Worker, r.Name, group, "", "", "", "", day.Date(0), day.Date(0), "", "", "", word, string(r.Subject))
		}
		return nil
	})
	return x.ended(out, err)
}

func count(n int) any {
	if n == 0 {
		return ""
	}
	return n
}

// ended sends the end of a file. Where something went wrong after the browser has
// got some of it, the connection is cut: half a file must not look like a whole.
func (x *request) ended(out sheet, err error) error {
	if err == nil {
		err = out.close()
	}
	switch s := out.(type) {
	case *csvSheet:
		if err != nil && s.w != nil {
			x.s.site.Log.Error("an export stopped on its way", "err", err)
			panic(http.ErrAbortHandler)
		}
	case *excelSheet:
		if err != nil {
			s.f.Close()
		}
	}
	return err
}

// reformFigures sends the sums as a file; it names nobody.
func (s *Server) reformFigures(x *request) error {
	q := x.R.URL.Query()
	c, err := x.readReform(q)
	if err != nil {
		return x.again(q, err)
	}
	if f := q.Get("som"); f != "xlsx" && f != "csv" {
		_, err := x.export(f, export{})
		return err
	}
	done, err := s.office.Reform(x.Ctx(), x.user, c.Reform, nil)
	if err != nil {
		return err
	}
	e := export{Name: c.fileName("tal"), Sheet: "Tal", About: x.about(&c, &done), Columns: []column{
		{"Del", 14}, {"Emne", 50}, {"Hjemmel", 30}, {"Pligt for", 14}, {"Falder væk", 12}, {"Kommer til", 12}, {"Flytter", 12},
		{"Skifter kraft", 14},
		{"Borgere", 10}, {"Timer", 12}, {"Bemærkning", 70}, {"Sikkerhed", 14},
	}}
	out, err := x.export(q.Get("som"), e)
	if err != nil {
		return err
	}
	return x.ended(out, x.figures(out, &c, &done))
}

func (x *request) figures(out sheet, c *reformChoice, done *office.Reformed) error {
	word := c.label().Word
	if err := out.row("I alt", "Borgere, der berøres", "", "", "", "", "", "", done.Touched, hoursCell(done.Minutes), "", word); err != nil {
		return err
	}
	for _, r := range done.Rules {
		if err := out.row("Regel", r.Title, r.Provision, law.BearerWord(r.Bearer), r.Gone, r.New, r.Moved, r.Force, r.Citizens,
			hoursCell(r.Minutes), r.Note, word); err != nil {
			return err
		}
	}
	for _, g := range done.Groups {
		to := g.To
		if to == "" {
			to = "ny gruppe ikke oplyst"
		}
		if err := out.row("Målgruppe", fmt.Sprintf("%d %s → %s", g.Group, law.GroupName(g.Group), to), "", "", "", "", "", "", g.Citizens, "",
			g.Note, word); err != nil {
			return err
		}
	}
	for _, k := range done.Courses {
		if err := out.row("Forløb", fact.Capital(fact.Word(k.Course)), "", "kommunen", "", "", "", "", k.Citizens, "", k.Note, word); err != nil {
			return err
		}
	}
	for _, e := range done.Efforts {
		note := fmt.Sprintf("%d minutter pr. gang", e.Each)
		if e.Each == 0 {
			note = "Ingen minutter er sat: tæller ikke med i timerne."
		}
		if err := out.row("Arbejde", e.Effort.Name(), "", "kommunen", e.Fewer, e.More, "", "", "", hoursCell(e.Minutes), note, word); err != nil {
			return err
		}
	}
	return nil
}

func hoursCell(minutes int) float64 { return float64(minutes) / 60 }
