package lab

import "indgang/duty"

var rfTalks = rule{
	ID: "rf-talks", Act: "LAB", Title: "Hold fire samtaler i ressourceforløb",
	Before: "Før 2020 gjaldt mindst seks samtaler om året; den regel er ikke indkodet.",
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 31, stk. 1 (LBK 701/2022), § 6, nr. 8", Grade: 'A', Source: "S01b, S80",
			Text: "Det gælder ressourceforløb. Kommunen holder mindst fire individuelle samtaler. De skal være holdt seks måneder " +
				"efter skiftet til ressourceforløbsydelse.",
			MetBy: "Fire individuelle jobsamtaler, der er holdt.", StoppedBy: outsideCourse,
			Shape: fourInSix(8),
		},
		{
			From: "2024-01-01", Provision: "LAB § 31, stk. 3 (LBK 280/2024), § 6, nr. 8", Grade: 'A', Source: "S01",
			Text: "Det gælder ressourceforløb. Kommunen holder mindst fire individuelle samtaler. De skal være holdt seks måneder " +
				"efter skiftet til ressourceforløbsydelse.",
			MetBy: "Fire individuelle jobsamtaler, der er holdt.", StoppedBy: outsideCourse,
			Shape: fourInSix(8),
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S05",
			Text: "For forløb, der begynder fra 1. juli 2026, er det mindste antal ikke fundet: se talks-aktivitetsparat-2026. Nye " +
				"ressourceforløb bevilges ikke efter reformen.",
			Unverified: unread1750 + " " + overJuly,
			Transition: duty.UnknownKeepStricter,
		},
	},
}
