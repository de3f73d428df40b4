package lab

import (
	"indgang/casefile"
	"indgang/duty"
)

// talks-75pct-2026 has two demands. The personal one is here: so many talks to
// each person who is not exempt by an individual decision. The municipal one, that
// at least 75 % of the persons covered get their talks, is a cohort over all
// cases: when the cohort shape exists, it joins the parts below, with the 75 % as
// a line in params.csv. Cases that began before July 2026 count in the cohort
// though not in the personal demand.
var talks75pct2026 = rule{
	ID: "talks-75pct-2026", Act: "LAB", Title: "Samtaler på seks måneder (fra juli 2026)", Before: before2026,
	Versions: []version{{
		From: reformed, Announced: reformPass, Expected: "2026-12-31", Provision: "LAB § 31 (lov 1750/2025)", Grade: 'B', Source: "S05, S06, S07",
		Text: "Jobparate, dagpengemodtagere og borgere på ledighedsydelse får mindst fire samtaler på seks måneder; dagpengemodtagere mindst to, " +
			"efter at kommunen har overtaget. Kommunen skal nå mindst 75 pct. af dem: op til hver fjerde kan fritages for flere samtaler end den første, " +
			"når det konkret er vurderet, at borgeren selv kan finde arbejde. Den første samtale fritages ingen jobparat for.",
		Unverified: unread1750 + " Kommunens andel på 75 pct. regnes ikke ud her. At unge på dagpenge, som kommunen har fra første dag, " +
			"skal have fire, er egen læsning af «mindst fire».",
		MetBy:     "Holdte individuelle jobsamtaler: fire, eller to hos kommunen efter overtagelsen fra a-kassen.",
		StoppedBy: "En registreret afgørelse om fritagelse efter konkret vurdering, at borgeren er uden for kontaktforløbet, eller at målgruppen ophører.",
		Shape: parts{
			count{
				N: Params.Get("talks"), Span: talksSpan,
				Terms: terms{When: directly, Meets: held, Books: booked, Exempt: exemptShare, Clock: counted, Rests: hoursBehind, Params: alsoNumbers},
			},
			count{
				N: Params.Get("municipal_talks"), Span: talksSpan,
				Terms: terms{
					When: handovers, Meets: held, Books: booked,
					Exempt: exemptShare, Clock: counted, Rests: hoursBehind, Params: alsoNumbers,
				},
			},
		},
	}},
}

var jobReadyAndFlex = periods(2, 9)

// directly finds the periods that the municipality has from the first day: nr. 2,
// nr. 9 on ledighedsydelse, and the young on dagpenge.
func directly(c *casefile.Case) []duty.Trigger {
	return append(jobReadyAndFlex(c), youngPeriods(c)...)
}
