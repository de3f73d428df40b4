// Package lokal holds what a municipality has promised of its own accord. It is
// not law: every rule here is off until the municipality's lawyer signs it off,
// and none of them sets a legal date. They are from Ishøj Kommune's employment
// strategy of 2024. Last checked 2026-11-21 against the rule catalogue of that
// day.
//
// Numbers that a promise leaves open come with the municipality's overlay. What
// is a promise about the office and not about a citizen derives nothing here and
// says so.
//
// A file is x, a dash and the rule's ID. Its cases stand beside it as .txt.
package lokal

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
	every   = duty.Every[*casefile.Case]
	within  = duty.Within[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the rules. Those that a promise leaves open are the
// municipality's own.
var Params = duty.MustParams("law/lokal/params.csv", paramsCSV)

// Cases are the case files of the rules.
//
//go:embed *.txt
var Cases embed.FS

const (
	act      = "LOKAL"
	from     = "2024-01-01"
	before24 = "Målet er fra Ishøj Kommunes beskæftigelsesstrategi 2024."
	strategy = "Ishøj Kommunes beskæftigelsesstrategi 2024"
	notLaw   = "Det er et servicemål og ikke lov. Kilden giver kun året."
)

// Rules lists the rules in the order of the strategy.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		hours,
		employerFollowUp,
		employerFollowUpEach,
		immediateActivation,
		attendance,
		neetContact,
		leisureJob,
		ungekompas,
		eduAmu,
		mentorTransition,
		jobClub,
		adviser,
	}
}

// promise is a service rule that derives nothing in a citizen's case.
func promise(id, title, text, why string) rule {
	return rule{
		ID: id, Act: act, Title: title, Before: before24,
		Versions: []version{{From: from, Provision: strategy, Grade: 'D', Source: "S60", Text: text, Unverified: notLaw + " " + why}},
	}
}
