package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
)

var periodCount = rule{
	ID: "period-count", Act: "LAB", Title: "Tæl de første seks måneder", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 9; BEK 2636/2021 § 7", Grade: 'A', Source: "S02, S04",
			Text: "Sådan tælles månederne i kontaktforløbet. For dagpenge tælles timer uden job fra indplaceringen i en " +
				"dagpengeperiode. For målgruppe 2-5 er det fra den første henvendelse, for 7-9 fra skiftet til ydelsen og for 10 " +
				"fra revalideringens start. Skifter man ydelse, begynder det forfra.",
			Unverified: "Undtagelserne i § 9, stk. 3-6, er kun delvist læst og er ikke med.",
			MetBy:      "At seks måneder er gået, talt som for målgruppen.", StoppedBy: "At målgruppen eller ydelsen er slut.",
			Shape: sixMonths,
		},
		{
			From: reformed, Announced: reformPass, Provision: "LAB § 9 (lov 1750/2025)", Grade: 'B', Source: "S02, S34",
			Text:       "Månederne tælles som før; en henvisning til § 105 er taget ud.",
			Unverified: unread1750 + " Undtagelserne i § 9, stk. 3-6, er kun delvist læst og er ikke med.",
			MetBy:      "At seks måneder er gået, talt som for målgruppen.", StoppedBy: "At målgruppen eller ydelsen er slut.",
			Shape: sixMonths,
		},
	},
}

var talksSpan = Params.Get("talks_span")

var sixMonths = accumulate{
	Span: talksSpan,
	Terms: terms{
		When: periods(1, 2, 3, 4, 5, 7, 8, 9, 10), Clock: counted, Rests: hoursBehind, Params: hourNumbers,
		Note: "Kalendermåneder i træk på samme ydelse; et ydelsesskift begynder forfra.",
	},
	Sum: monthsRun,
}

// monthsRun is how many whole months have run by a day, at most as many as the
// rule asks for.
func monthsRun(c *casefile.Case, t duty.Trigger, on day.Date) int {
	if t.Until != 0 && t.Until < on {
		on = t.Until
	}
	for n := range number(talksSpan, t.On) {
		if d := after(c, t, n+1); d == 0 || d > on {
			return n
		}
	}
	return number(talksSpan, t.On)
}
