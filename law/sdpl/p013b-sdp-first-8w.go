package sdpl

import "indgang/duty"

var first8w = rule{
	ID: "sdp-first-8w", Act: "SDPL", Title: "Hold den første opfølgning",
	Versions: []version{
		{
			From: "2015-01-01", Provision: "SDPL § 13 b, stk. 1", Grade: 'A', Source: "S64",
			Text: "Kommunen holder den første opfølgning, når fraværet ventes at vare over 8 uger. Den skal være inden udgangen af " +
				"8. uge fra første fraværsdag. Den er individuel, og borgeren møder selv op.",
			Unverified: "At første fraværsdag er dag 1 i uge 1, er egen læsning. Kilden giver kun måneden for ikrafttrædelsen (januar 2015). " +
				standbyScope,
			MetBy: metByFirst, StoppedBy: "En tidlig opfølgning, der er holdt, er også den første. " + standbyOrEnds,
			Shape: firstFollowUp,
		},
		{
			From: "2026-02-01", Announced: "2025-12-29", Provision: "SDPL § 13 b, stk. 1", Grade: 'B', Source: "S64, S08",
			Text: "Kommunen holder den første opfølgning, når fraværet ventes at vare over 8 uger. Den skal være inden udgangen af " +
				"8. uge fra første fraværsdag. Den er individuel, og borgeren møder selv op.",
			Unverified: reform2026 + " Pligten er beholdt, så længe den kan have gjaldt. " + standbyScope,
			Transition: duty.UnknownKeepStricter,
			MetBy:      metByFirst, StoppedBy: "En tidlig opfølgning, der er holdt, er også den første. " + standbyOrEnds,
			Shape: firstFollowUp,
		},
		{
			From: "2026-07-01", Announced: "2025-12-29", Provision: "Lov 1750/2025 § 3", Grade: 'B', Source: "S07, S08",
			Text: "Opfølgningen er lagt om: se sdp-2026. Om en frist på 8 uger står ved siden af, vides ikke; den er beholdt dér som " +
				"planlægningsdag.",
			Unverified: reform2026 + " Hvad der gælder for løbende sager, er ikke verificeret.",
			Transition: duty.UnknownKeepStricter,
		},
	},
}

var firstFollowUp = within{
	Span:  Params.Get("first_follow_up"),
	Terms: terms{When: longAbsences, Meets: firstFollowUps, Books: booked, Exempt: standby, Params: []*duty.Param{longAbsence}},
}
