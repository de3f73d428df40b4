package lab

var talksAktivitetsparat2026 = rule{
	ID: "talks-aktivitetsparat-2026", Act: "LAB", Title: "Hold samtaler med andre end jobparate (fra juli 2026)", Before: before2026,
	Versions: []version{{
		From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'D', Source: "S09",
		Text: "Målgruppe 3, 5, 7, 8 og 10 har fortsat et kontaktforløb efter juli 2026, men det mindste antal samtaler er ikke fundet. " +
			"Fire på seks måneder, som før, står her som et blødt mål.",
		Unverified: "Det mindste antal samtaler efter juli 2026. Målgruppe 4 står hverken her eller i talks-75pct-2026; hvad der gælder for " +
			"den, er heller ikke verificeret.",
		MetBy: "Fire individuelle jobsamtaler, der er holdt.", StoppedBy: outsideCourse,
		Shape: fourInSix(3, 5, 7, 8, 10),
	}},
}
