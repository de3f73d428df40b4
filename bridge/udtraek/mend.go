package udtraek

import (
	"context"
	"strings"

	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/store"
)

// mended is what stands behind a file's key where refused rows that somebody has
// mended and taken in are noted, by the hash of what was refused.
const mended = "/rettet"

// Mended returns the refused rows of a file that have been mended, in this run
// or another with the same mapping, by their hashes, with whose they are.
func Mended(ctx context.Context, o *office.Office, u office.User, mapping, file string) (map[string]fact.Subject, error) {
	return o.TakenIn(ctx, u, mapping, file+mended)
}

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

// Mend takes a refused row in as somebody has mended it. It is judged as it
// would have been in the file, by the mapping that the run had.
func Mend(ctx context.Context, o *office.Office, u office.User, x Mending) (*Outcome, error) {
	run, _, err := o.FindImportRun(ctx, u, x.Run)
	if err != nil {
		return nil, err
	}
	report, err := ReadReport(run)
	if err != nil {
		return nil, err
	}
	m, err := ReadMapping(report.Mapping)
	if err != nil {
		return nil, err
	}
	f, fr := m.File(x.File), report.File(x.File)
	if f == nil || fr == nil || len(x.Fields) != len(f.Columns) {
		return nil, fault.New(fault.NotFound, "Rækken findes ikke i importen. Gå tilbage til listen.")
	}
	row := fr.Row(x.Line)
	if row == nil || row.Verdict != Refused {
		return nil, fault.New(fault.NotFound, "Rækken findes ikke blandt de afviste. Gå tilbage til listen.")
	}
	s := &Source{File: f, Table: &Table{Header: f.Columns, Rows: []Row{{Line: x.Line}}}}
	for i, v := range x.Fields {
		// A form sends line breaks as CR LF; what is read from files has LF.
		s.Table.Rows[0].Fields = append(s.Table.Rows[0].Fields, unixBreaks(strings.TrimSpace(v)))
		s.at = append(s.at, i)
	}
	for try := 0; ; try++ {
		out, err := mend(ctx, o, u, m, s, run, row)
		if fault.Of(err) != fault.Conflict || try == 3 {
			return out, err
		}
		// Somebody wrote in the case, or has mended the row meanwhile: look again.
		done, merr := Mended(ctx, o, u, run.Mapping, x.File)
		if merr != nil {
			return nil, merr
		}
		if _, ok := done[row.Hash]; ok {
			return nil, fault.New(fault.Conflict, "Rækken er allerede rettet og taget ind.")
		}
	}
}

func mend(ctx context.Context, o *office.Office, u office.User, m *Mapping, s *Source, run store.ImportRun, row *RowReport) (*Outcome, error) {
	intake, err := o.Intake(ctx, u, m.Name)
	if err != nil {
		return nil, err
	}
	plan := Make(m, []*Source{s}, intake, o.Today())
	j := plan.Files[0].Rows[0]
	if j.Verdict == Refused {
		return &Outcome{Row: j, Columns: s.File.Columns}, nil
	}
	// The row counts as another run's, so that this run's own count stands.
	r := &runner{office: o, user: u, plan: plan, run: store.ImportRun{ID: run.ID + mended}}
	c := plan.Citizens[0]
	p := office.Parcel{Subject: c.subject, Known: true}
	if j.Verdict == Accepted {
		var old []fact.Subject
		if c.subject != "" {
			old = append(old, c.subject)
		}
		standings, err := o.Standings(ctx, u, old)
		if err != nil {
			return nil, err
		}
		p = r.parcel(c, standings)
	}
	p.Rows = append(p.Rows, r.taken(s.File.Name+mended, row.Hash, row.Line, p.Subject))
	if err := o.Take(ctx, u, []office.Parcel{p}); err != nil {
		return nil, err
	}
	return &Outcome{Row: j, Columns: s.File.Columns, Subject: p.Subject, Facts: len(p.Facts)}, nil
}
