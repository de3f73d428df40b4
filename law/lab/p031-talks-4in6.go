package lab

import "indgang/duty"

var talks4in6 = rule{
	ID: "talks-4in6", Act: "LAB", Title: "Hold fire samtaler på seks måneder",
	Before: "Til og med 2023 gjaldt samme krav også for dagpengemodtagere: se talks-4in6-old.",
	Versions: []version{
		{
			From: "2024-01-01", Provision: "LAB § 31, stk. 3", Grade: 'A', Source: "S01",
			Text: "Kommunen holder mindst fire individuelle samtaler i de første seks måneder. Jobafklaring, ressourceforløb og " +
				"ledighedsydelse står for sig.",
			MetBy: "Fire individuelle jobsamtaler, der er holdt.", StoppedBy: outsideCourse,
			Shape: fourInSix(2, 3, 4, 5, 10),
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S05, S06, S07",
			Text:       "Kravet om fire samtaler til hver gælder ikke for perioder, der begynder fra 1. juli 2026: se talks-75pct-2026.",
			Unverified: overJuly,
			Transition: duty.UnknownKeepStricter,
		},
	},
}

// fourInSix asks for four talks within the first six months of a period.
func fourInSix(groups ...int) shape {
	return count{
		N: Params.Get("talks"), Span: talksSpan,
		Terms: terms{When: periods(groups...), Meets: held, Books: booked, Exempt: exempt, Clock: counted, Rests: hoursBehind,
			Params: hourNumbers},
	}
}
