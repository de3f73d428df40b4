package lokal

var eduAmu = rule{
	ID: "edu-amu", Act: act, Title: "Brug AMU-kurser uden egen frist",
	Versions: []version{{
		From: "2019-10-01", Provision: "AMU-loven; ingen bestemmelse fundet", Grade: 'D', Source: "S60",
		Text: "Et AMU-kursus gives som 6 ugers jobrettet uddannelse eller fra den regionale pulje. Det har ingen frist af sin " +
			"egen i beskæftigelseslovgivningen. Se edu-6w-start, edu-6w-end og edu-regional.",
		Unverified: "At der ingen regel er, bygger på strategien; AMU-loven er ikke læst, og kilden har ingen dato.",
	}},
}
