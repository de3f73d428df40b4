package lab

import "indgang/duty"

// The share of 75 % of a fund's members is a cohort over all cases and is not
// reckoned here: see talks-75pct-2026.
var ak2Talks2026 = rule{
	ID: "ak-2-talks-2026", Act: "LAB", Title: "Hold a-kassens to samtaler (fra juli 2026)",
	Before: "Før juli 2026 var kravet tre samtaler: se ak-3-talks.",
	Versions: []version{{
		From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S05",
		Text: "A-kassen holder mindst to samtaler i de første tre måneder. Det gælder mindst 75 pct. af medlemmerne. Resten " +
			"kan fritages efter en konkret vurdering.",
		Unverified: unread1750 + " A-kassens andel på 75 pct. regnes ikke ud her.",
		MetBy:      "To individuelle samtaler, der er holdt hos a-kassen.", Bearer: duty.Fund,
		StoppedBy: "En afgørelse om at fritage efter en konkret vurdering. At kommunen har forløbet fra første dag. At borgeren er " +
			"uden for kontaktforløbet, så længe grunden varer. At dagpengene er slut.",
		Shape: count{
			N: fundTalks, Span: fundSpan,
			Terms: terms{When: fundPeriods, Meets: heldAtFund, Books: bookedAtFund, Exempt: exemptShare, Clock: counted, Rests: hoursBehind,
				Params: alsoNumbers},
		},
	}},
}
