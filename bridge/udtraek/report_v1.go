package udtraek

import (
	"context"
	"encoding/json"
	"fmt"

	"indgang/fact"
	"indgang/office"
	"indgang/store"
)

// reportV1 is what the reports of the first version held besides counts: every row
// that was not taken in, and every citizen.
type reportV1 struct {
	Files []struct {
		Name  string `json:"name"`
		NotOK []struct {
			Line    int          `json:"line"`
			Verdict Verdict      `json:"verdict"`
			Why     Why          `json:"why"`
			Same    int          `json:"same"`
			Column  string       `json:"column"`
			Mend    string       `json:"mend"`
			Fields  []string     `json:"fields"`
			Extra   []string     `json:"extra"`
			Hash    string       `json:"hash"`
			Subject fact.Subject `json:"subject"`
		} `json:"not_ok"`
	} `json:"files"`
	Citizens []struct {
		Subject  fact.Subject `json:"subject"`
		New      bool         `json:"new"`
		Accepted int          `json:"accepted"`
		Known    int          `json:"known"`
		Refused  int          `json:"refused"`
		Facts    int          `json:"facts"`
		Texts    int          `json:"texts"`
		Doubts   int          `json:"doubts"`
	} `json:"citizens"`
}

// upgrade moves the report of a run of the first version to where reports are now.
// Such a run cannot be undone: nobody noted which facts it added.
func upgrade(ctx context.Context, o *office.Office, u office.User, run store.ImportRun) error {
	var old reportV1
	if err := json.Unmarshal([]byte(run.Report), &old); err != nil {
		return fmt.Errorf("report of import %s: %w", run.ID, err)
	}
	r, err := ReadReport(run)
	if err != nil {
		return err
	}
	m, err := ReadMapping(r.Mapping)
	if err != nil {
		return err
	}
	var lines []store.ImportLine
	for no, f := range old.Files {
		file := m.File(f.Name)
		fr := r.File(f.Name)
		if file == nil {
			continue
		}
		for _, x := range f.NotOK {
			if x.Verdict == Known {
				fr.Twice++
			}
			l := store.ImportLine{Run: run.ID, Verdict: string(x.Verdict), FileNo: no, File: f.Name, Line: x.Line, Why: string(x.Why),
				Column: x.Column, Same: x.Same, Hash: x.Hash, Subject: x.Subject, Mend: x.Mend}
			if x.Verdict == Refused {
				j := &Judged{file: file, Column: x.Column, Fields: x.Fields, Extra: x.Extra}
				l.Fields = written(j)
				if x.Why == WhyUnknownCode {
					l.Value = shown(j.value())
				}
			}
			lines = append(lines, l)
		}
	}
	var citizens []store.ImportCitizen
	for i, c := range old.Citizens {
		x := store.ImportCitizen{Run: run.ID, No: i + 1, Subject: c.Subject, Accepted: c.Accepted, Known: c.Known, Refused: c.Refused,
			Facts: c.Facts, Texts: c.Texts, Doubts: c.Doubts}
		r.Citizens.add(&x)
		if c.New {
			r.Citizens.New++
		}
		citizens = append(citizens, x)
	}
	js, err := json.Marshal(r)
	if err != nil {
		return err
	}
	run.Report, run.State = string(js), Old
	return o.UpgradeImportRun(ctx, u, run, mended, lines, citizens)
}
