package lab

import "indgang/duty"

var lyTalks = rule{
	ID: "ly-talks", Act: "LAB", Title: "Hold fire samtaler på ledighedsydelse", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 31, stk. 1 (LBK 701/2022), § 6, nr. 9", Grade: 'A', Source: "S01b",
			Text: "Det gælder ledighedsydelse. Kommunen holder mindst fire individuelle samtaler i de første seks måneder efter " +
				"skiftet. Den, der er i fleksjob, er ikke med.",
			MetBy: "Fire individuelle jobsamtaler, der er holdt.", StoppedBy: outsideCourse,
			Shape: fourInSix(9),
		},
		{
			From: "2024-01-01", Provision: "LAB § 31, stk. 3 (LBK 280/2024), § 6, nr. 9", Grade: 'A', Source: "S01",
			Text: "Det gælder ledighedsydelse. Kommunen holder mindst fire individuelle samtaler i de første seks måneder efter " +
				"skiftet. Den, der er i fleksjob, er ikke med.",
			MetBy: "Fire individuelle jobsamtaler, der er holdt.", StoppedBy: outsideCourse,
			Shape: fourInSix(9),
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S05, S06",
			Text:       "Fra 1. juli 2026 er nye perioder på ledighedsydelse med i reglen om 75 pct.: se talks-75pct-2026.",
			Unverified: unread1750 + " " + overJuly,
			Transition: duty.UnknownKeepStricter,
		},
	},
}
