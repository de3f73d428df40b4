package lab

import "indgang/duty"

var kom3Talks = rule{
	ID: "kom-3-talks", Act: "LAB", Title: "Hold tre samtaler efter overtagelsen fra a-kassen", Before: before2024,
	Versions: []version{
		{
			From: "2024-01-01", Provision: "LAB § 31, stk. 1", Grade: 'A', Source: "S01",
			Text: "Når kommunen har taget over fra a-kassen, holder den mindst tre individuelle samtaler. Det skal ske, før der er " +
				"gået seks måneder.",
			MetBy: "Tre individuelle jobsamtaler, som kommunen har holdt, efter at den har taget over.", StoppedBy: outsideFund,
			Shape: count{
				N: Params.Get("municipal_talks"), Span: talksSpan,
				Terms: terms{
					When: handovers, Meets: held, Books: booked,
					Exempt: exempt, Clock: counted, Rests: hoursBehind, Params: alsoNumbers,
				},
			},
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S05",
			Text:       "For perioder, der begynder fra 1. juli 2026, er kravet to samtaler med mindst 75 pct.: se talks-75pct-2026.",
			Unverified: unread1750 + " " + overJuly,
			Transition: duty.UnknownKeepStricter,
		},
	},
}
