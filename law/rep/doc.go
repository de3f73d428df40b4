// Package rep holds the provisions of repatrieringsloven that bear on the
// employment effort: guidance on support for those who wish to return.
//
// § 5 was read in an older text. The rules on guidance are as two municipalities
// and papers of the parliament's committee describe them; lov 1190/2021 has not
// been read. Last checked 2026-11-21 against the rule catalogue of that day.
//
// Whether somebody is in the act's circle is an assessment, registered with its
// reason: nothing here looks at citizenship.
//
// A file is p and the paragraph in three digits, a dash and the rule's ID; x is a
// rule whose paragraph nobody has verified. Its cases stand beside it as .txt.
package rep

import (
	"embed"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

type (
	caseT   = *casefile.Case
	rule    = duty.Rule[*casefile.Case]
	version = duty.Version[*casefile.Case]
	terms   = duty.Terms[*casefile.Case]
	within  = duty.Within[*casefile.Case]
	before  = duty.Before[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act.
var Params = duty.MustParams("law/rep/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

const act = "REP"

// Rules lists the provisions in the order of the statute.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		systematic,
		notify,
		dedicated,
	}
}

// circle finds when the person is assessed to be in the act's circle.
func circle(c caseT) []casefile.Spell {
	var out []casefile.Spell
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.Assessed)
		if !ok || f.Topic != fact.TopicCareCircle {
			continue
		}
		n := len(out)
		running := n > 0 && out[n-1].To == 0
		switch {
		case f.Answer == fact.Yes && !running:
			out = append(out, casefile.Spell{Period: day.Period{From: e.On}, Start: e.ID})
		case f.Answer == fact.No && running:
			if e.On <= out[n-1].From {
				out = out[:n-1] // assessed anew on the same day
				continue
			}
			out[n-1].To, out[n-1].End = e.On-1, e.ID
		}
	}
	return out
}
