package lab

import "indgang/duty"

var talks4in6Old = rule{
	ID: "talks-4in6-old", Act: "LAB", Title: "Hold fire samtaler på seks måneder (til 2023)", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 31, stk. 1", Grade: 'A', Source: "S01b",
			Text: "Kommunen holder mindst fire individuelle samtaler i de første seks måneder. Det gælder også på dagpenge. " +
				"Jobafklaring, ressourceforløb og ledighedsydelse står for sig.",
			MetBy: "Fire individuelle jobsamtaler, der er holdt.", StoppedBy: outsideCourse,
			Shape: fourInSix(1, 2, 3, 4, 5, 10),
		},
		{
			From: "2024-01-01", Provision: "Lov 727/2023", Grade: 'A', Source: "S01, S21, S98",
			Text: "Kravet er delt: a-kassen og kommunen for dagpengemodtagere, talks-4in6 for andre. " +
				"Den, der var ledig på dagpenge før 2024, bliver i kommunens forløb.",
			Unverified: "At de, der var ledige før 2024, bliver i kommunens forløb, er efter sekundære kilder.",
			Transition: duty.KeepAtTrigger,
		},
	},
}
