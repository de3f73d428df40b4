package las

import (
	"indgang/casefile"
	"indgang/duty"
)

var noshow = rule{
	ID: "san-noshow", Act: "LAS", Title: "Tæl fradragsdage efter en udeblivelse",
	Versions: []version{{
		From: "2019-10-01", Expected: announced2027, Provision: "Aktivloven § 37, stk. 1", Grade: 'A', Source: "S28",
		Text: "Borgeren kan udeblive uden rimelig grund fra en jobsamtale, et møde om rehabilitering eller en " +
			"rådighedsvurdering. Så trækkes der for hver dag, fra borgeren blev væk, til der er kontakt igen. Dagen for " +
			"udeblivelsen tæller altid.",
		Unverified: undated + circle + " Om den dag, kontakten genoprettes, tæller med, er ikke verificeret: den er holdt udenfor. " +
			"Som genoprettet kontakt regnes også, at borgeren er nået, har svaret på partshøringen eller er mødt til en samtale.",
		MetBy:     "At kontakten er kommet i stand igen.",
		StoppedBy: "At borgeren havde en rimelig grund. At der ikke er vejledt på skrift før, eller at ydelsen er stoppet.",
		Shape: parts{
			adds{Ticks: true, Sum: daysUntilContact, Terms: terms{When: noShowDays,
				Note: "Tallet er dage, der kan trækkes, hvis der træffes afgørelse om det. Det er ikke en afgørelse."}},
			check{Test: func(c *casefile.Case, _ duty.Look) []duty.Refusal { return grounds(c, noShows, "aktivloven § 37") }},
		},
	}},
}

func noShowDays(c *casefile.Case) []duty.Trigger {
	return untilContact(c, sanctionable(c, noShows(c)), false)
}
