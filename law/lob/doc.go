// Package lob holds the provisions of lov om organisering og understøttelse af
// beskæftigelsesindsatsen m.v. (LOB).
//
// The act itself has not been read: what is here is from a secondary source and
// from the presentation of lov 1750/2025. Last checked 2026-11-21 against the
// rule catalogue of that day.
//
// A file is x, since no paragraph is verified, a dash and the rule's ID. Its
// cases stand beside it as .txt.
package lob

import (
	"embed"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
)

type (
	rule    = duty.Rule[*casefile.Case]
	version = duty.Version[*casefile.Case]
	terms   = duty.Terms[*casefile.Case]
	before  = duty.Before[*casefile.Case]
	right   = duty.RightTo[*casefile.Case]
	check   = duty.Check[*casefile.Case]
	parts   = duty.Parts[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act.
var Params = duty.MustParams("law/lob/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

// The reform of lov 1750/2025 took effect on one of these days; nobody has
// verified which.
const (
	reformEarliest = "2026-02-01"
	reformLatest   = "2026-07-01"
	reformPass     = "2025-12-29"

	unread = "Lovteksten er ikke læst, og om reformen trådte i kraft her 1. februar eller 1. juli 2026, er ikke verificeret."
)

var latest = day.MustParse(reformLatest)

// Rules lists the provisions.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		teamComposition,
		teamReplaced,
	}
}
