package udtraek

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"indgang/fact"
	"indgang/office"
	"indgang/store"
)

// A Report is what an import came to, in counts. It stands in the database with
// the run; the rows that were not taken in, and the citizens, stand in tables of
// their own and are read a page at a time.
type Report struct {
	Files    []*FileReport   `json:"files"`
	Citizens CitizenTotals   `json:"totals"`
	Mapping  json.RawMessage `json:"mapping"`           // as it was, for the rows that are mended later
	Stopped  string          `json:"stopped,omitempty"` // Danish: why the run gave up before anything was taken in
}

// A FileReport tells what came of the rows of a file.
type FileReport struct {
	Name     string   `json:"name"`
	File     string   `json:"file"`
	Given    bool     `json:"given"` // the file was among those imported
	Encoding string   `json:"encoding,omitempty"`
	Notes    []string `json:"notes,omitempty"`
	Rows     int      `json:"rows"`
	Accepted int      `json:"accepted"`
	Known    int      `json:"known"`
	Twice    int      `json:"twice,omitempty"` // of Known, those that say what a row before them in the file says
	Refused  int      `json:"refused"`

	// NotOK are the rows that were refused or known, where they were asked for.
	NotOK []RowReport `json:"-"`
}

// A RowReport is a row that was refused or known.
type RowReport struct {
	Line    int
	Verdict Verdict
	Why     Why
	Same    int
	Column  string
	Mend    string
	Choices []string
}

// CitizenTotals are the sums of what citizens' rows came to.
type CitizenTotals struct {
	Citizens int `json:"citizens"`
	New      int `json:"new"`
	Accepted int `json:"accepted"`
	Known    int `json:"known"`
	Refused  int `json:"refused"`
	Facts    int `json:"facts"`
	Texts    int `json:"texts"`
	Doubts   int `json:"doubts"`
}

func (t *CitizenTotals) add(c *store.ImportCitizen) {
	t.Citizens++
	if c.Fresh {
		t.New++
	}
	t.Accepted += c.Accepted
	t.Known += c.Known
	t.Refused += c.Refused
	t.Facts += c.Facts
	t.Texts += c.Texts
	t.Doubts += c.Doubts
}

// Totals are the sums of a report.
type Totals struct {
	Rows, Accepted, Known, Twice, Refused    int // by the files
	Citizens, New, Facts, Texts, Doubts      int // by the citizens
	OfCitizens, KnownOfCitizens, RefusedRows int // rows accepted, known and refused, by the citizens
}

// Totals sums a report up.
func (r *Report) Totals() Totals {
	c := r.Citizens
	t := Totals{Citizens: c.Citizens, New: c.New, Facts: c.Facts, Texts: c.Texts, Doubts: c.Doubts, OfCitizens: c.Accepted,
		KnownOfCitizens: c.Known, RefusedRows: c.Refused}
	for _, f := range r.Files {
		t.Rows += f.Rows
		t.Accepted += f.Accepted
		t.Known += f.Known
		t.Twice += f.Twice
		t.Refused += f.Refused
	}
	return t
}

// Reconcile says in Danish what does not add up, or nothing. With a stand it also
// holds the report against what the database says of the run.
func (r *Report) Reconcile(s *office.ImportStand) []string {
	var out []string
	wrong := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for _, f := range r.Files {
		if f.Rows != f.Accepted+f.Known+f.Refused {
			wrong("%s: %d rækker, men %d taget ind, %d kendte og %d afviste.", f.File, f.Rows, f.Accepted, f.Known, f.Refused)
		}
		if s == nil {
			continue
		}
		if n := s.Lines[f.Name]; n[string(Known)] != f.Twice || n[string(Refused)] != f.Refused {
			wrong("%s: listen har %d kendte og %d afviste rækker, men der er talt %d og %d.", f.File, n[string(Known)],
				n[string(Refused)], f.Twice, f.Refused)
		}
		if n := s.Taken[f.Name]; n != f.Accepted && !s.Trial {
			wrong("%s: %d rækker er taget ind, men databasen har %d.", f.File, f.Accepted, n)
		}
	}
	t := r.Totals()
	if t.OfCitizens != t.Accepted {
		wrong("Borgerne har %d rækker taget ind, men filerne har %d.", t.OfCitizens, t.Accepted)
	}
	if t.KnownOfCitizens != t.Known {
		wrong("Borgerne har %d kendte rækker, men filerne har %d.", t.KnownOfCitizens, t.Known)
	}
	if t.RefusedRows > t.Refused {
		wrong("Borgerne har %d afviste rækker, men filerne har kun %d.", t.RefusedRows, t.Refused)
	}
	return out
}

// newReport begins the report of a mapping's files.
func newReport(m *Mapping) *Report {
	r := &Report{Mapping: json.RawMessage(m.Text())}
	if c := new(bytes.Buffer); json.Compact(c, m.Text()) == nil {
		r.Mapping = c.Bytes()
	}
	for _, f := range m.Files {
		r.Files = append(r.Files, &FileReport{Name: f.Name, File: f.File})
	}
	return r
}

// count counts a row that has its last verdict. list keeps it too, where it was not
// taken in.
func (r *Report) count(j *Judged, list bool) {
	f := r.File(j.file.Name)
	switch j.Verdict {
	case Accepted:
		f.Accepted++
		return
	case Known:
		f.Known++
		if j.Same > 0 {
			f.Twice++
		}
	default:
		f.Refused++
	}
	if list {
		f.NotOK = append(f.NotOK, RowReport{Line: j.Line, Verdict: j.Verdict, Why: j.Why, Same: j.Same, Column: j.Column, Mend: j.Mend,
			Choices: j.Choices})
	}
}

// line is what the report keeps of a row that was not taken in.
func (p *Plan) line(run string, j *Judged, whose fact.Subject) store.ImportLine {
	l := store.ImportLine{
		Run: run, Verdict: string(j.Verdict), FileNo: slices.Index(p.Mapping.Files,
			j.file), File: j.file.Name, Line: j.Line, Why: string(j.Why), Same: j.Same, Subject: whose,
	}
	if j.Verdict == Refused {
		l.Column, l.Mend, l.Hash, l.Fields = j.Column, j.Mend, j.Hash, written(j)
		if j.Why == WhyUnknownCode {
			l.Value = shown(j.value())
		}
	}
	return l
}

// Written is what stood in a refused row.
type Written struct {
	Fields []string `json:"f"`
	Extra  []string `json:"x,omitempty"`
}

// Bounds of what the report keeps of a row that is far too long.
const (
	maxWritten = 64 << 10
	maxPart    = 500
)

func written(j *Judged) string {
	w := Written{j.Fields, j.Extra}
	n := 0
	for _, part := range [][]string{w.Fields, w.Extra} {
		for _, f := range part {
			n += len(f)
		}
	}
	if n > maxWritten {
		w = Written{cutAll(w.Fields), cutAll(w.Extra)}
	}
	js, err := json.Marshal(w)
	if err != nil {
		return "{}" // strings always are JSON
	}
	return string(js)
}

func cutAll(fields []string) []string {
	out := slices.Clone(fields)
	for i, f := range out {
		if r := []rune(f[:min(len(f), 4*maxPart)]); len(r) > maxPart {
			out[i] = string(r[:maxPart]) + "…"
		}
	}
	return out
}

// ReadWritten reads what stood in a refused row; nothing where it is not kept.
func ReadWritten(fields string) (w Written, err error) {
	if fields != "" {
		err = json.Unmarshal([]byte(fields), &w)
	}
	return w, err
}

// MarshalCounts writes the counts of a report by file, in the order of the mapping,
// with the line, verdict and reason of each row that was not accepted and was
// listed, and nothing that stands in the rows.
func (r *Report) MarshalCounts() ([]byte, error) {
	type row struct {
		Line    int     `json:"line"`
		Verdict Verdict `json:"verdict"`
		Why     Why     `json:"why"`
	}
	type file struct {
		Rows     int   `json:"rows"`
		Accepted int   `json:"accepted"`
		Known    int   `json:"known"`
		Refused  int   `json:"refused"`
		NotOK    []row `json:"not_ok"`
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for i, f := range r.Files {
		if i > 0 {
			b.WriteByte(',')
		}
		x := file{f.Rows, f.Accepted, f.Known, f.Refused, []row{}}
		for _, n := range f.NotOK {
			x.NotOK = append(x.NotOK, row{n.Line, n.Verdict, n.Why})
		}
		name, err := json.Marshal(f.Name)
		if err != nil {
			return nil, err
		}
		js, err := json.Marshal(x)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(js)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// ReadReport reads the report of a run.
func ReadReport(run store.ImportRun) (*Report, error) {
	r := &Report{}
	if err := json.Unmarshal([]byte(run.Report), r); err != nil {
		return nil, fmt.Errorf("report of import %s: %w", run.ID, err)
	}
	return r, nil
}

// File returns the report of a file by its key, or nil.
func (r *Report) File(name string) *FileReport {
	for _, f := range r.Files {
		if f.Name == name {
			return f
		}
	}
	return nil
}
