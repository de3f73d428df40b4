// Package unge holds the provisions of lov om kommunal indsats for unge under
// 25 år and of the duty order issued under it (BEK 1014/2019).
//
// §§ 2 a and 2 k were read, as LBK 825/2019 and LBK 953 of 12 August 2024. Of the
// duty order only § 5 was read: the deadlines after a dropout come from the
// ministry's and two municipalities' pages, and the paragraphs on outreach
// guidance from the ministry's page. Last checked 2026-11-21 against the rule
// catalogue of that day.
//
// A file is p and the paragraph, a dash and the rule's ID; b1014 is the duty
// order, and x a rule whose paragraph nobody has verified. Its cases stand beside
// it as .txt.
package unge

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
	before  = duty.Before[*casefile.Case]
	while   = duty.While[*casefile.Case]
	check   = duty.Check[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act.
var Params = duty.MustParams("law/unge/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

// Rules of the act itself held before the first day that Indgang covers; the day
// on which they began has not been looked up, so they stand from that day and
// take over what was running.
const (
	covered       = "2019-10-01"
	beforeCovered = "Reglen gjaldt også før 1. oktober 2019; Indgang dækker først fra den dag."
)

// The duty order is dated 4 October 2019; the day on which it took effect has not
// been read.
const (
	ordered       = "2019-10-04"
	beforeOrdered = "Bekendtgørelse 1014 er fra 4. oktober 2019; reglerne før den er ikke indkodet."
)

const (
	act       = "Unge"
	theAct    = "Lov om kommunal indsats for unge under 25 år"
	noSection = theAct + " (paragraffen er ikke verificeret)"
	readAs    = "Læst som LBK 825/2019; ordlyden i LBK 1393/2022, LBK 953/2024 og senere er ikke læst."
	notRead   = "Selve lovteksten og paragraffens nummer er ikke læst; reglen er ministeriets beskrivelse fra 2020."
)

// Rules lists the provisions in the order of the act, then the duty order, then
// what has no verified paragraph.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		u18DutyActive,
		u18Exemption,
		u18Supervision,
		u18TargetAssessment,
		kuiFgu,
		u18WhatCounts,
		u18ActivityHours,
		u18Contact5,
		u18Offer30,
		y18Outreach,
		y18Prioritise,
		y18DropoutRisk,
		kuiOneEntrance,
	}
}
