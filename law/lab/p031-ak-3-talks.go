package lab

import "indgang/duty"

var ak3Talks = rule{
	ID: "ak-3-talks", Act: "LAB", Title: "Hold a-kassens tre samtaler", Before: before2024,
	Versions: []version{
		{
			From: "2024-01-01", Provision: "LAB § 31, stk. 1", Grade: 'A', Source: "S01",
			Text: "A-kassen holder mindst tre individuelle samtaler. Det skal ske i de første tre måneder efter, at borgeren er " +
				"indplaceret i en dagpengeperiode.",
			MetBy: "Tre individuelle samtaler, der er holdt hos a-kassen.", Bearer: duty.Fund,
			StoppedBy: "At kommunen har forløbet fra første dag (§ 27, stk. 3). " + outsideFund,
			Shape: count{
				N: fundTalks, Span: fundSpan,
				Terms: terms{When: fundPeriods, Meets: heldAtFund, Books: bookedAtFund, Exempt: exempt, Clock: counted, Rests: hoursBehind,
					Params: alsoNumbers},
			},
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S05",
			Text:       "Fra 1. juli 2026 er kravet for nye perioder to samtaler: se ak-2-talks-2026.",
			Unverified: unread1750 + " " + overJuly,
			Transition: duty.UnknownKeepStricter, Bearer: duty.Fund,
		},
	},
}

var fundTalks = Params.Get("fund_talks")
