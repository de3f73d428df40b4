// Package kstyr holds the provisions of lov om kommunernes styrelse
// (kommunestyrelsesloven).
//
// The act itself has not been read: the rule is as the ministry describes it in a
// statement of 2022. It is from 2009 and stands here from the first day that
// Indgang covers. Last checked 2026-11-21 against the rule catalogue of that day.
//
// A file is p and the paragraph in three digits (and its letter), a dash and the
// rule's ID. Its cases stand beside it as .txt.
package kstyr

import (
	"embed"

	"indgang/casefile"
	"indgang/duty"
)

type (
	rule    = duty.Rule[*casefile.Case]
	version = duty.Version[*casefile.Case]
	terms   = duty.Terms[*casefile.Case]
	right   = duty.RightTo[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act. It has none so far.
var Params = duty.MustParams("law/kstyr/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

// Rules lists the provisions in the order of the statute.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		borgerraadgiver,
	}
}
