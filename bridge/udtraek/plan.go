package udtraek

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
)

// A Plan is what is known of an export after all of it was read once: which rows
// can be taken in, by citizen. It keeps where they stand and not what they say, so
// that it is small however large the export is.
type Plan struct {
	Mapping *Mapping
	Today   day.Date
	Files   []*PlannedFile

	citizens []citizen // in the order in which the files name them
	rows     []ref
	byNumber map[uint64]int32

	intake  office.Intake
	staff   workers
	phrases map[string]*said
	unknown map[string]int // caseworkers whom nobody knows, and how many rows name them
}

// A PlannedFile is a file and how many of its rows came to what.
type PlannedFile struct {
	*Source
	Seen    int // rows read
	Refused int
	Named   int // rows whose names have lost letters
}

// A citizen is a person whom rows name: the rows that can be taken in, and how
// many cannot.
type citizen struct {
	number      uint64
	first, last int32 // in rows, or none
	refused     int32
}

const none = -1

// A ref is where a row stands.
type ref struct {
	at   uint32
	line int32
	next int32 // the next of the same citizen
	file uint8
}

// Bounds of an export: more rows than one has in a year, and more citizens than the
// largest municipality.
const (
	maxRows     = 3_000_000
	maxCitizens = 700_000
)

// PageRows is how many rows an export may have that is sent from a page.
const PageRows = 1_000_000

// Make reads an export through and judges each row as far as the row itself and the
// files before it tell. It hands every row that is refused to refused, and has no
// other effects. most is how many rows there may be.
func Make(m *Mapping, sources []*Source, intake office.Intake, today day.Date, most int, refused func(*PlannedFile,
	*Judged) error) (*Plan, error) {
	p := &Plan{Mapping: m, Today: today, byNumber: map[uint64]int32{}, intake: intake, staff: newWorkers(intake.Staff),
		phrases: map[string]*said{}, unknown: map[string]int{}}
	total := 0
	for _, s := range sources {
		total += s.Table.Count
		if total > most || len(s.Table.data) > math.MaxUint32 {
			return nil, fault.New(fault.Invalid, "Udtrækket har mere end %d rækker. Del det i flere, og tag dem ind hver for sig.", most)
		}
		p.Files = append(p.Files, &PlannedFile{Source: s})
	}
	p.rows = make([]ref, 0, total)
	for i, pf := range p.Files {
		for r := range pf.Table.Rows() {
			j := pf.project(&r)
			pf.Seen++
			p.judge(pf.File, j)
			p.person(pf.File, j)
			if !p.enter(i, j) {
				pf.Refused++
				if err := refused(pf, j); err != nil {
					return p, err
				}
			}
			if len(p.citizens) > maxCitizens {
				return p, fault.New(fault.Invalid, "%s har flere borgere, end nogen kommune har. Er det den rigtige fil? Intet er "+
					"taget ind.", pf.File.File)
			}
		}
	}
	return p, nil
}

// person refuses a row about somebody who is neither known nor in the export.
func (p *Plan) person(f *File, j *Judged) {
	if j.Verdict == Refused || f.Person != nil {
		return
	}
	if _, ok := p.intake.Numbers[j.Number]; ok {
		return
	}
	if at, ok := p.byNumber[packed(j.Number)]; !ok || p.citizens[at].first == none {
		j.stranger()
	}
}

func (j *Judged) stranger() {
	j.refuse(WhyUnknownPerson, j.file.Number, "Borgeren står hverken i udtrækket eller i Indgang. Ret personnummeret, eller opret "+
		"borgeren først.")
}

// packed is a personal number in eight bytes.
func packed(number string) uint64 {
	n, err := strconv.ParseUint(number, 10, 64)
	if err != nil {
		panic("udtraek: a personal number has other than digits") // judge has read it
	}
	return n
}

func (c *citizen) id() string { return fmt.Sprintf("%010d", c.number) }

// enter puts a row on the citizen it is about, and reports whether it can be taken
// in. A refused row about nobody known is nobody's.
func (p *Plan) enter(file int, j *Judged) bool {
	if j.Number == "" {
		return false
	}
	n := packed(j.Number)
	at, ok := p.byNumber[n]
	if !ok {
		if _, known := p.intake.Numbers[j.Number]; !known && j.Verdict == Refused {
			return false
		}
		at = int32(len(p.citizens))
		p.byNumber[n] = at
		p.citizens = append(p.citizens, citizen{number: n, first: none, last: none})
	}
	c := &p.citizens[at]
	if j.Verdict == Refused {
		c.refused++
		return false
	}
	i := int32(len(p.rows))
	p.rows = append(p.rows, ref{at: uint32(j.at), line: int32(j.Line), next: none, file: uint8(file)})
	if c.first == none {
		c.first = i
	} else {
		p.rows[c.last].next = i
	}
	c.last = i
	p.note(file, j)
	return true
}

// note counts what is worth telling of a row that can be taken in.
func (p *Plan) note(file int, j *Judged) {
	// A sender leaves a question mark of a letter that its character set does not
	// have.
	if strings.ContainsAny(j.person["first_name"]+j.person["last_name"], "?\ufffd") {
		p.Files[file].Named++
	}
	for _, d := range j.drafts {
		b, ok := d.body.(fact.CaseworkerAssigned)
		if ok && b.User != "" && !p.staff.unique[b.User] && (p.unknown[b.User] > 0 || len(p.unknown) < 1000) {
			p.unknown[b.User]++
		}
	}
}

// many counts in Danish.
func many(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// notes tells in Danish what was odd about a file.
func (p *Plan) notes(pf *PlannedFile) []string {
	out := slices.Clone(pf.Table.Notes)
	if pf.Named > 0 {
		out = append(out, fmt.Sprintf("%s har et spørgsmålstegn i sig: afsenderen har tabt bogstaver, som dens tegnsæt ikke har.",
			many(pf.Named, "navn", "navne")))
	}
	if pf.File.Person != nil && len(p.unknown) > 0 {
		rows := 0
		for _, n := range p.unknown {
			rows += n
		}
		names := slices.Sorted(maps.Keys(p.unknown))
		if len(names) > 20 {
			names = append(names[:20], "…")
		}
		out = append(out, fmt.Sprintf("%s nævner en sagsbehandler, som ikke findes i Indgang: %s. Ingen har sagerne på sin liste, før "+
			"de er fordelt.", many(rows, "række", "rækker"), strings.Join(names, ", ")))
	}
	return out
}

// read reads the rows of a citizen again, as they were judged.
func (p *Plan) read(c *citizen) []*Judged {
	var out []*Judged
	for i := c.first; i != none; i = p.rows[i].next {
		at := p.rows[i]
		pf := p.Files[at.file]
		r := pf.Table.rowAt(int(at.at), int(at.line))
		j := pf.project(&r)
		p.judge(pf.File, j)
		out = append(out, j)
	}
	return out
}

// readAll reads the rows of some citizens again.
func (p *Plan) readAll(from, to int) [][]*Judged {
	out := make([][]*Judged, to-from)
	for i := range out {
		out[i] = p.read(&p.citizens[from+i])
	}
	return out
}

// again is the plan for somebody who reads beside another reader.
func (p *Plan) again() *Plan {
	x := *p
	x.phrases = map[string]*said{}
	return &x
}
