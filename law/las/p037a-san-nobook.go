package las

import (
	"indgang/casefile"
	"indgang/duty"
)

var nobook = rule{
	ID: "san-nobook", Act: "LAS", Title: "Tæl fradragsdage, når en samtale ikke er booket",
	Versions: []version{{
		From: "2019-10-01", Expected: announced2027, Provision: "Aktivloven § 37 a", Grade: 'A', Source: "S28",
		Text: "Har borgeren pligt til selv at booke en samtale og ikke gjort det i tide, trækkes der på samme måde: for hver dag, til borgeren booker eller kontakten er genoprettet.",
		Unverified: undated + circle + " Hvilken dag der er den første, er ikke læst: her dagen efter fristen, som flytter fra en weekend eller helligdag. " +
			"Om den dag, der bookes, tæller med, er ikke verificeret: den er holdt udenfor.",
		MetBy:     "At samtalen bookes, eller at kontakten er genoprettet.",
		StoppedBy: "At borgeren havde en rimelig grund eller er fritaget fra digital selvbooking, at der ikke er vejledt skriftligt før, eller at ydelsen stopper.",
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
