package sdpl

import "indgang/duty"

var fourInHalf = rule{
	ID: "sdp-4-in-half", Act: "SDPL", Title: "Hold fire opfølgninger i det første halve år",
	Before: "Teksten før 2020 er ikke læst.",
	Versions: []version{
		{
			From: "2020-01-01", Provision: "SDPL § 13 b, stk. 1", Grade: 'A', Source: "S64",
			Text: "Kommunen holder mindst fire opfølgninger i det første halve år regnet fra første fraværsdag. De senere kan holdes i " +
				"telefon eller digitalt, når borgeren vælger det.",
			Unverified: "Læst i LBK 1179/2023; at kravet gælder fra 1. januar 2020, er sandsynligt, men ikke verificeret. " + standbyScope,
			MetBy:      "Fire individuelle opfølgninger, der er holdt. Til den første møder borgeren selv op.",
			StoppedBy:  "Et forudsigeligt forløb efter § 13 f, så længe det varer. " + standbyOrEnds,
			Shape:      fourFollowUps,
		},
		{
			From: "2026-02-01", Announced: "2025-12-29", Provision: "SDPL § 13 b, stk. 1", Grade: 'B', Source: "S64, S08",
			Text: "Kommunen holder mindst fire opfølgninger i det første halve år regnet fra første fraværsdag. De senere kan holdes i " +
				"telefon eller digitalt, når borgeren vælger det.",
			Unverified: reform2026 + " Kravet er beholdt, så længe det kan have gjaldt. " + standbyScope,
			Transition: duty.UnknownKeepStricter,
			MetBy:      "Fire individuelle opfølgninger, der er holdt. Til den første møder borgeren selv op.",
			StoppedBy:  "Et forudsigeligt forløb efter § 13 f, så længe det varer. " + standbyOrEnds,
			Shape:      fourFollowUps,
		},
		{
			From: "2026-07-01", Announced: "2025-12-29", Provision: "Lov 1750/2025 § 3", Grade: 'B', Source: "S07, S08",
			Text:       "Kravet om fire opfølgninger er væk for fravær, der begynder fra reformen: se sdp-2026.",
			Unverified: reform2026 + " Hvad der gælder for løbende sager, er ikke verificeret.",
			Transition: duty.UnknownKeepStricter,
		},
	},
}

var fourFollowUps = count{
	N: Params.Get("follow_ups"), Span: halfYear,
	Terms: terms{When: longAbsences, Meets: followUpsInTurn, Books: booked, Exempt: restsInHalf, Params: []*duty.Param{longAbsence}},
}

var halfYear = Params.Get("half_year")

// restsInHalf finds when the four follow-ups are not asked for: standby, and the
// weeks in which § 13 f leaves it at a check.
func restsInHalf(c caseT) []duty.Stop { return append(standby(c), predictableStops(c)...) }
