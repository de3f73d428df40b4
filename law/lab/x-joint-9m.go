package lab

var joint9m = rule{
	ID: "joint-9m", Act: "LAB", Title: "Se bort fra en fælles samtale efter ni måneder", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "Ingen bestemmelse fundet", Grade: 'D', Source: "S04",
		Text: "Der er ingen regel om en fælles samtale efter ni måneder. Før 2024 var der én inden tre måneder og én mellem tre og seks " +
			"måneder; " +
			"der er stadig én inden 16 måneder. «Seks og ni måneder» er grænser for at gøre 6 ugers jobrettet uddannelse færdig.",
		Unverified: "At der ingen regel er, bygger på, at den er eftersøgt og ikke fundet.",
	}},
}
