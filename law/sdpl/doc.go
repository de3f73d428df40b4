// Package sdpl holds the provisions of lov om sygedagpenge (SDPL) and of the
// executive orders on follow-up issued under it.
//
// Read: § 7 b as LBK 994/2024, § 13 b as LBK 1179/2023, § 40 undated, § 24 as
// lov 720/2014, BEK 473/2021 § 9 and BEK 1710/2024 § 11. The other paragraphs
// are known from secondary sources and are at most grade C. The text as amended
// by lov nr. 1750 of 29 December 2025 has not been read, nor whether it took
// effect on 1 February or 1 July 2026: what it takes away stands until 1 July,
// with a doubt from 1 February. Last checked 2026-11-21 against the rule
// catalogue of that day.
//
// Where the catalogue knows only the month or year from which a provision holds,
// the version begins on the first day of it; where it knows no date at all, on
// the first day that Indgang covers. Unverified says so.
//
// A file is p and the paragraph in three digits (and its letter), a dash and the
// rule's ID; rules of an executive order begin with b and its number, rules
// whose paragraph nobody has verified with x. The cases stand beside it as .txt.
//
// "Tidlig opfølgning" here is the statutory scheme. A municipality's own Fast
// Track is another thing and no rule of this act.
package sdpl

import (
	"embed"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
)

type (
	caseT   = *casefile.Case
	rule    = duty.Rule[*casefile.Case]
	version = duty.Version[*casefile.Case]
	terms   = duty.Terms[*casefile.Case]
	within  = duty.Within[*casefile.Case]
	count   = duty.Count[*casefile.Case]
	before  = duty.Before[*casefile.Case]
	while   = duty.While[*casefile.Case]
	limit   = duty.LimitOf[*casefile.Case]
	right   = duty.RightTo[*casefile.Case]
	adds    = duty.Accumulate[*casefile.Case]
	check   = duty.Check[*casefile.Case]
	parts   = duty.Parts[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act.
var Params = duty.MustParams("law/sdpl/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

// The reform of lov 1750/2025 took effect on one of these days; nobody has
// verified which.
var (
	reformEarliest = day.MustParse("2026-02-01")
	reformLatest   = day.MustParse("2026-07-01")
)

const (
	reform2026  = "Om lov 1750/2025 trådte i kraft her 1. februar eller 1. juli 2026, er ikke verificeret, og den ændrede tekst er ikke læst."
	reformDoubt = "Reformen kan være trådt i kraft 1. februar 2026; reglen er beholdt til 1. juli 2026."
	onlyYear    = "Kilden giver kun året for ikrafttrædelsen."
	undated     = "Kilden er udateret: hvornår reglen trådte i kraft, er ikke verificeret."
)

// Rules lists the provisions in the order of the statute.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		workability,
		partial,
		employerTalk,
		retentionPlan,
		fasttrackWindow,
		laeat,
		categories,
		first8w,
		fourInHalf,
		afterHalf,
		fasttrack,
		fasttrackDoctor,
		predictableCourse,
		after2026,
		review22w,
		clarificationRight,
		ext1,
		ext2,
		ext3,
		ext4,
		ext5,
		ext6,
		ext7,
		fitnessStatement,
		reportPay,
		reportNoPay,
		contest,
		fundTalk,
		chronic,
	}
}
