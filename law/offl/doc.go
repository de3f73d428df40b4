// Package offl holds the provisions of offentlighedsloven (OFFL). They attach to
// every case.
//
// The act itself has not been read: § 13 is as books that mention it describe it,
// and § 36 as the ministry describes it to a municipality. The act is from 2014
// and stands here from the first day that Indgang covers. Last checked 2026-11-21
// against the rule catalogue of that day.
//
// A file is p and the paragraph in three digits, a dash and the rule's ID. Its
// cases stand beside it as .txt.
package offl

import (
	"embed"

	"indgang/casefile"
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
	parts   = duty.Parts[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act.
var Params = duty.MustParams("law/offl/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

const (
	act     = "OFFL"
	covered = "2019-10-01"
	undated = "Selve lovteksten er ikke læst; loven er fra 2014 og regnes her fra 1. oktober 2019."
)

// Rules lists the provisions in the order of the statute.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		notat,
		aktindsigt,
	}
}

// asked finds the facts of one kind that wait for an answer.
func asked(c caseT, is func(fact.Body) bool) []duty.Trigger {
	if !c.Formal {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Entries {
		if e := &c.Entries[i]; is(e.Body) {
			out = append(out, duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}

// answer finds what answers an asking fact, where an answer names none: each
// answers the oldest that still waits.
func answer(c caseT, asking fact.Seq, is, answers func(fact.Body) bool) *casefile.Entry {
	ahead, found := 0, false // how many wait in front of it
	for i := range c.Entries {
		switch e := &c.Entries[i]; {
		case is(e.Body):
			if e.ID == asking {
				found = true
			}
			if !found {
				ahead++
			}
		case answers(e.Body):
			if ahead > 0 {
				ahead--
			} else if found {
				return e
			}
		}
	}
	return nil
}
