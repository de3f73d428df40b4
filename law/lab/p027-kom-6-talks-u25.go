package lab

import "indgang/duty"

var kom6TalksU25 = rule{
	ID: "kom-6-talks-u25", Act: "LAB", Title: "Hold seks samtaler (dagpenge under 25 år)", Before: before2024,
	Versions: []version{
		{
			From: "2024-01-01", Provision: "LAB § 27, stk. 3, § 31, stk. 1, § 42, stk. 3", Grade: 'A', Source: "S01, S20",
			Text: "Det gælder unge på dagpenge under 25 år uden barn i hjemmet og uden erhvervskompetencegivende uddannelse. De " +
				"hører til kommunen fra første dag. Kommunen holder mindst seks individuelle samtaler i de første seks måneder.",
			MetBy: "Seks individuelle jobsamtaler, som er holdt af kommunen.", StoppedBy: outsideFund,
			Shape: count{
				N: Params.Get("young_talks"), Span: talksSpan,
				Terms: terms{
					When: youngPeriods, Meets: held, Books: booked,
					Exempt: exempt, Clock: counted, Rests: hoursBehind, Params: alsoNumbers,
				},
			},
		},
		{
			From: reformed, Announced: reformPass, Expected: "2026-12-31", Provision: "LAB § 27, stk. 3 (lov 1750/2025)", Grade: 'D', Source: "S06",
			Text:       "De unge går fortsat direkte til kommunen. Hvor mange samtaler den skal holde, står i den ændrede lov.",
			Unverified: "Antallet af samtaler fra juli 2026. " + unread1750 + " Det personlige antal i talks-75pct-2026 er brugt imens. " + overJuly,
			Transition: duty.UnknownKeepStricter,
		},
	},
}
