package lab

import "indgang/duty"

var ak3Talks = rule{
	ID: "ak-3-talks", Act: "LAB", Title: "Hold a-kassens tre samtaler", Before: before2024,
	Versions: []version{
		{
			From: "2024-01-01", Provision: "LAB § 31, stk. 1", Grade: 'A', Source: "S01",
			Text:  "A-kassen holder mindst tre individuelle samtaler i de første tre måneder efter indplaceringen i en dagpengeperiode.",
			MetBy: "Tre holdte individuelle samtaler hos a-kassen.", Bearer: duty.Fund,
			StoppedBy: "At kommunen har forløbet fra første dag (§ 27, stk. 3). " + outsideFund,
			Shape: count{
				N: fundTalks, Span: fundSpan,
				Terms: terms{When: fundPeriods, Meets: heldAtFund, Books: bookedAtFund, Exempt: exempt, Clock: counted, Rests: hoursBehind, Params: alsoNumbers},
			},
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S05",
			Text:       "For perioder, der begynder fra 1. juli 2026, er kravet to samtaler: se ak-2-talks-2026.",
			Unverified: unread1750 + " " + overJuly,
			Transition: duty.UnknownKeepStricter, Bearer: duty.Fund,
		},
	},
}

var fundTalks = Params.Get("fund_talks")
