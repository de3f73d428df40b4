// Package lab holds the provisions of lov om en aktiv beskæftigelsesindsats
// (LAB) and of the executive orders issued under it.
//
// Read as LBK 701/2022 and LBK 280/2024. The text as amended by lov nr. 1750 of
// 29 December 2025 has not been read, so rules from 2026-07-01 are at most grade
// B. Last checked 2026-11-21 against the rule catalogue of that day.
//
// A file is p and the paragraph in three digits, a dash and the rule's ID; rules
// of an executive order begin with b. Its cases stand beside it as .txt.
package lab

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
	count   = duty.Count[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act.
var Params = duty.MustParams("law/lab/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

// before2020 is why the act's rules begin where they do.
const before2020 = "Loven trådte i kraft 1. januar 2020; reglerne før er ikke indkodet."

// Rules lists the provisions in the order of the statute.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		firstTalk1w,
		talks4in6Old,
		talks4in6,
	}
}
