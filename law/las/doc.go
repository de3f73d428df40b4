// Package las holds the provisions of lov om aktiv socialpolitik (aktivloven).
//
// §§ 35-40 a and 69 b were read in an undated copy, § 74 c as LBK 241/2021 and
// LBK 1031/2023. Last checked 2026-11-21
// against the rule catalogue of that day.
//
// A file is p and the paragraph in three digits, a dash and the rule's ID. Its
// cases stand beside it as .txt.
package las

import (
	"embed"

	"indgang/casefile"
	"indgang/duty"
)

type (
	rule    = duty.Rule[*casefile.Case]
	version = duty.Version[*casefile.Case]
	terms   = duty.Terms[*casefile.Case]
	before  = duty.Before[*casefile.Case]
	within  = duty.Within[*casefile.Case]
	adds    = duty.Accumulate[*casefile.Case]
	limit   = duty.LimitOf[*casefile.Case]
	check   = duty.Check[*casefile.Case]
	parts   = duty.Parts[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act.
var Params = duty.MustParams("law/las/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

// before2020 is why the act's rules begin where they do.
const before2020 = "Reglen er læst i en kopi uden dato og regnes fra 2020; reglerne før er ikke indkodet."

// Rules lists the provisions in the order of the statute.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		guideFirst,
		effect,
		offer,
		selfbook,
		noshow,
		nobook,
		fortyA,
		rfy,
		lyReassess,
		lyMove,
		availabilityRules,
		aktivitetsparat2027,
		dagpenge,
	}
}
