package udtraek

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"indgang/fact"
	"indgang/store"
)

// A Report is what an import came to. It stands in the database with the run: it
// holds what stood in refused rows, so that they can be mended.
type Report struct {
	Files    []*FileReport    `json:"files"`
	Citizens []*CitizenReport `json:"citizens"`
	Mapping  json.RawMessage  `json:"mapping"` // as it was, for the rows that are mended later
}

// A FileReport tells what came of the rows of a file.
type FileReport struct {
	Name     string       `json:"name"`
	File     string       `json:"file"`
	Given    bool         `json:"given"` // the file was among those imported
	Encoding string       `json:"encoding,omitempty"`
	Notes    []string     `json:"notes,omitempty"`
	Rows     int          `json:"rows"`
	Accepted int          `json:"accepted"`
	Known    int          `json:"known"`
	Refused  int          `json:"refused"`
	NotOK    []*RowReport `json:"not_ok"` // refused, or known from a row before it in the file
	// Before are the lines of the rows that an earlier run took in: all of them,
	// when an export is imported again.
	Before []int `json:"before,omitempty"`
}

// A RowReport is a row that was refused, or that stands twice in its file.
type RowReport struct {
	Line    int          `json:"line"`
	Verdict Verdict      `json:"verdict"`
	Why     Why          `json:"why"`
	Same    int          `json:"same,omitempty"`
	Column  string       `json:"column,omitempty"`
	Mend    string       `json:"mend,omitempty"`
	Choices []string     `json:"choices,omitempty"`
	Fields  []string     `json:"fields,omitempty"` // of refused rows
	Extra   []string     `json:"extra,omitempty"`
	Hash    string       `json:"hash,omitempty"`
	Subject fact.Subject `json:"subject,omitempty"` // whose, where it is known
}

// A CitizenReport tells what came of the rows of a citizen.
type CitizenReport struct {
	Subject  fact.Subject `json:"subject"`
	New      bool         `json:"new,omitempty"`
	Accepted int          `json:"accepted,omitempty"`
	Known    int          `json:"known,omitempty"`
	Refused  int          `json:"refused,omitempty"`
	Facts    int          `json:"facts,omitempty"`
	Texts    int          `json:"texts,omitempty"`
	Doubts   int          `json:"doubts,omitempty"` // raised by this import; fewer than none where it settled some
}

// Totals are the sums of a report.
type Totals struct {
	Rows, Accepted, Known, Refused           int // by the files
	Citizens, New, Facts, Texts, Doubts      int // by the citizens
	OfCitizens, KnownOfCitizens, RefusedRows int // rows accepted, known and refused, by the citizens
}

// Totals sums a report up.
func (r *Report) Totals() Totals {
	var t Totals
	for _, f := range r.Files {
		t.Rows += f.Rows
		t.Accepted += f.Accepted
		t.Known += f.Known
		t.Refused += f.Refused
	}
	for _, c := range r.Citizens {
		t.Citizens++
		if c.New {
			t.New++
		}
		t.OfCitizens += c.Accepted
		t.KnownOfCitizens += c.Known
		t.RefusedRows += c.Refused
		t.Facts += c.Facts
		t.Texts += c.Texts
		t.Doubts += c.Doubts
	}
	return t
}

// Reconcile says in Danish what does not add up, or nothing. taken is how many
// rows of each file the database says that the run took in; nil leaves it out.
func (r *Report) Reconcile(taken map[string]int) []string {
	var out []string
	wrong := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for _, f := range r.Files {
		if f.Rows != f.Accepted+f.Known+f.Refused {
			wrong("%s: %d rækker, men %d taget ind, %d kendte og %d afviste.", f.File, f.Rows, f.Accepted, f.Known, f.Refused)
		}
		n := map[Verdict]int{}
		for _, x := range f.NotOK {
			n[x.Verdict]++
		}
		n[Known] += len(f.Before)
		if n[Known] != f.Known || n[Refused] != f.Refused {
			wrong("%s: listen har %d kendte og %d afviste rækker, men der er talt %d og %d.", f.File, n[Known], n[Refused], f.Known, f.Refused)
		}
		if taken != nil && taken[f.Name] != f.Accepted {
			wrong("%s: %d rækker er taget ind, men databasen har %d.", f.File, f.Accepted, taken[f.Name])
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

// report sums a plan up.
func (p *Plan) report() *Report {
	r := &Report{Citizens: []*CitizenReport{}, Mapping: json.RawMessage(p.Mapping.Text())}
	if c := new(bytes.Buffer); json.Compact(c, p.Mapping.Text()) == nil {
		r.Mapping = c.Bytes()
	}
	for _, f := range p.Mapping.Files {
		fr := &FileReport{Name: f.Name, File: f.File, NotOK: []*RowReport{}}
		r.Files = append(r.Files, fr)
		i := slices.IndexFunc(p.Files, func(x *PlannedFile) bool { return x.File == f })
		if i < 0 {
			continue
		}
		pf := p.Files[i]
		fr.Given, fr.Encoding, fr.Notes, fr.Rows = true, pf.Table.Encoding, pf.Table.Notes, len(pf.Rows)
		if n := lostLetters(pf.Rows); n > 0 {
			fr.Notes = append(slices.Clone(fr.Notes), fmt.Sprintf("%d navne har et spørgsmålstegn i sig: afsenderen har tabt bogstaver, som dens tegnsæt ikke har.", n))
		}
		for _, j := range pf.Rows {
			x := &RowReport{Line: j.Line, Verdict: j.Verdict, Why: j.Why, Same: j.Same}
			switch j.Verdict {
			case Accepted:
				fr.Accepted++
				continue
			case Known:
				fr.Known++
				if j.Same == 0 {
					fr.Before = append(fr.Before, j.Line)
					continue
				}
			default:
				fr.Refused++
				x.Column, x.Mend, x.Choices, x.Fields, x.Extra, x.Hash = j.Column, j.Mend, j.Choices, j.Fields, j.Extra, j.Hash
				if c := p.byNumber[j.Number]; c != nil {
					x.Subject = c.subject
				}
			}
			fr.NotOK = append(fr.NotOK, x)
		}
	}
	for _, c := range p.Citizens {
		r.Citizens = append(r.Citizens, &CitizenReport{
			Subject: c.subject, New: c.fresh, Accepted: len(c.rows), Known: c.known, Refused: c.refused, Facts: c.facts, Texts: c.texts, Doubts: c.doubts,
		})
	}
	return r
}

// lostLetters counts the persons taken in whose names have a question mark: what
// a sender leaves of a letter that its character set does not have.
func lostLetters(rows []*Judged) int {
	n := 0
	for _, j := range rows {
		if strings.Contains(j.person["first_name"]+j.person["last_name"], "?") {
			n++
		}
	}
	return n
}

// MarshalCounts writes the counts of a report by file, in the order of the
// mapping, with the line, verdict and reason of each row that was not accepted,
// and nothing that stands in the rows.
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
		for _, line := range f.Before {
			x.NotOK = append(x.NotOK, row{line, Known, WhyDuplicate})
		}
		slices.SortFunc(x.NotOK, func(a, b row) int { return a.Line - b.Line })
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

// Row returns the row that began on a line, or nil.
func (f *FileReport) Row(line int) *RowReport {
	for _, x := range f.NotOK {
		if x.Line == line {
			return x
		}
	}
	return nil
}
