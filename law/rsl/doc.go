// Package rsl holds the provisions of lov om retssikkerhed og administration på
// det sociale område (retssikkerhedsloven, RSL). They attach to every case.
//
// The act itself has not been read: the rules are as the national boards describe
// them in guidance. Nor have the days on which the rules began been looked up, so
// they stand from the first day that Indgang covers. Last checked 2026-11-21
// against the rule catalogue of that day.
//
// The law leaves the case-handling deadlines to the municipality, one for each
// subject area. They come with the municipality's overlay; without one, no date
// is derived from § 3, stk. 2.
//
// A file is p and the paragraph in three digits, a dash and the rule's ID; x is a
// rule whose paragraph nobody has verified. Its cases stand beside it as .txt.
package rsl

import (
	"embed"

	"indgang/casefile"
	"indgang/duty"
)

type (
	caseT   = *casefile.Case
	rule    = duty.Rule[*casefile.Case]
	version = duty.Version[*casefile.Case]
	terms   = duty.Terms[*casefile.Case]
	within  = duty.Within[*casefile.Case]
	right   = duty.RightTo[*casefile.Case]
	check   = duty.Check[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act.
var Params = duty.MustParams("law/rsl/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

const (
	act     = "RSL"
	covered = "2019-10-01"
	undated = "Selve lovteksten er ikke læst, og hvornår reglen trådte i kraft, er ikke efterset; den gjaldt også før 1. oktober 2019."
)

// Rules lists the provisions in the order of the statute.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		asap,
		frist,
		fristNotice,
		infoDuty,
		genvurdering,
		klage4w,
	}
}
