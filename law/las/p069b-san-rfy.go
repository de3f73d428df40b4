package las

import (
	"indgang/casefile"
	"indgang/duty"
)

var rfy = rule{
	ID: "san-rfy", Act: "LAS", Title: "Tæl fradragsdage på ressourceforløbsydelse",
	Versions: []version{{
		From: "2019-10-01", Expected: announced2027, Provision: "Aktivloven § 69 b", Grade: 'A', Source: "S28b",
		Text: "Udebliver den, der får ressourceforløbsydelse, uden rimelig grund fra et tilbud i planen, trækkes der på samme måde for hver dag.",
		Unverified: undated + " Reglen følger ordningen. Hvilke dage der tæller, er ikke læst nøje: her de udeblevne dage mandag til fredag. " +
			"At der skal være vejledt skriftligt først, er den forsigtige læsning.",
		MetBy:     "At fraværet er slut.",
		StoppedBy: "At borgeren havde en rimelig grund. At der ikke er vejledt på skrift før, eller at tilbuddet er slut.",
		Shape: parts{
			adds{Ticks: true, Sum: weekdaysMissed, Terms: terms{When: func(c *casefile.Case) []duty.Trigger {
				return missedDays(sanctionable(c,
					absences(c, inResource)))
			},
				Note: "Tallet er dage, der kan trækkes, hvis der træffes afgørelse om det. Det er ikke en afgørelse."}},
			check{Test: func(c *casefile.Case, _ duty.Look) []duty.Refusal {
				return grounds(c, func(c *casefile.Case) []breach { return absences(c, inResource) }, "aktivloven § 69 b")
			}},
		},
	}},
}
