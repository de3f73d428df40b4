// Package fvl holds the provisions of forvaltningsloven (FVL). They attach to
// every case.
//
// The act itself has not been read: the rules are as guidance on availability of
// 2007 and 2012 describes them, and the paragraph numbers of §§ 22-25 have not
// been verified. The rules are from 1987 and stand from the first day that Indgang
// covers. Last checked 2026-11-21 against the rule catalogue of that day.
//
// A file is p and the paragraph in three digits, a dash and the rule's ID; x is a
// rule whose paragraph nobody has verified. Its cases stand beside it as .txt.
package fvl

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
	right   = duty.RightTo[*casefile.Case]
	check   = duty.Check[*casefile.Case]
	parts   = duty.Parts[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act. It has none so far.
var Params = duty.MustParams("law/fvl/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

const (
	act     = "FVL"
	covered = "2019-10-01"
	undated = "Selve lovteksten er ikke læst; reglen er fra 1987 og regnes her fra 1. oktober 2019."
)

// Rules lists the provisions in the order of the statute.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		partshoering,
		reasons,
	}
}

// since returns the day from which what was done belongs to the i'th decision: the
// day after the one before it on the same subject, and for a sanction not before
// the day of what it is for.
func since(c caseT, i int) day.Date {
	d := &c.Decisions[i]
	var from day.Date
	if d.Sanctions() {
		from = d.From
	}
	for k := i - 1; k >= 0; k-- {
		if c.Decisions[k].Topic == d.Topic {
			return day.Max(from, c.Decisions[k].On+1)
		}
	}
	return from
}

// about reports whether something that may name a subject is about one.
func about(topic, of fact.Topic) bool { return topic == "" || of == "" || topic == of }
