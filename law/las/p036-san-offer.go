package las

import (
	"indgang/casefile"
	"indgang/duty"
)

var offer = rule{
	ID: "san-offer", Act: "LAS", Title: "Tæl fradragsdage efter fravær fra et tilbud",
	Versions: []version{{
		From: "2019-10-01", Expected: announced2027, Provision: "Aktivloven § 36 (kun delvis læst)", Grade: 'B', Source: "S28",
		Text: "Siger borgeren nej til et tilbud eller bliver væk fra det uden rimelig grund, trækkes der. Det er for hver dag, " +
			"borgeren er blevet væk.",
		Unverified: undated + circle + " Paragraffen er kun delvis læst, så reglen er kun en advarsel: hvilke dage der tæller, og hvor længe " +
			"der trækkes, " +
			"når borgeren siger nej til tilbuddet, er ikke læst. Her tælles kun de udeblevne dage mandag til fredag.",
		MetBy:     "At fraværet er slut.",
		StoppedBy: "At borgeren havde en rimelig grund, fx sygdom. At der ikke er vejledt på skrift før, eller at tilbuddet er slut.",
		Shape: parts{
			adds{Ticks: true, Sum: weekdaysMissed, Terms: terms{When: func(c *casefile.Case) []duty.Trigger {
				return missedDays(sanctionable(c,
					absences(c, inCash)))
			},
				Note: "Tallet er dage, der kan trækkes, hvis der træffes afgørelse om det. Det er ikke en afgørelse."}},
			check{Test: func(c *casefile.Case, _ duty.Look) []duty.Refusal {
				return grounds(c, func(c *casefile.Case) []breach { return absences(c, inCash) }, "aktivloven § 36")
			}},
		},
	}},
}
