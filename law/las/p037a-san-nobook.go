package las

import (
	"indgang/casefile"
	"indgang/duty"
)

var nobook = rule{
	ID: "san-nobook", Act: "LAS", Title: "Tæl fradragsdage, når en samtale ikke er booket",
	Versions: []version{{
		From: "2019-10-01", Expected: announced2027, Provision: "Aktivloven § 37 a", Grade: 'A', Source: "S28",
		Text: "Nogle har pligt til selv at booke en samtale. Har borgeren ikke gjort det i tide, trækkes der på samme måde. " +
			"Det er for hver dag, til borgeren booker, eller der er kontakt igen.",
		Unverified: undated + circle + " Hvilken dag der er den første, er ikke læst: her dagen efter fristen, som flytter fra en weekend " +
			"eller helligdag. " +
			"Om den dag, der bookes, tæller med, er ikke verificeret: den er holdt udenfor.",
		MetBy: "At samtalen er booket, eller at der er kontakt igen.",
		StoppedBy: "At borgeren havde en rimelig grund eller er fritaget for at booke på nettet. At der ikke er vejledt på skrift " +
			"før, eller at ydelsen er stoppet.",
		Shape: parts{
			adds{Ticks: true, Sum: daysUntilContact, Terms: terms{When: unbookedDays,
				Note: "Tallet er dage, der kan trækkes, hvis der træffes afgørelse om det. Det er ikke en afgørelse."}},
			check{Test: func(c *casefile.Case, _ duty.Look) []duty.Refusal { return grounds(c, notBooked, "aktivloven § 37 a") }},
		},
	}},
}

func unbookedDays(c *casefile.Case) []duty.Trigger {
	return untilContact(c, sanctionable(c, notBooked(c)), true)
}
