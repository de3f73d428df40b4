package lab

import (
	"indgang/casefile"
	"indgang/duty"
)

// talks-75pct-2026 has two demands. The personal one is the counts: so many talks
// to each person who is not exempt by an individual decision. The municipal one,
// that at least 75 % of the persons covered get their talks, is the cohort: the
// sum of the personal demands, those of periods that began before July 2026
// among them.
var talks75pct2026 = rule{
	ID: "talks-75pct-2026", Act: "LAB", Title: "Hold samtaler på seks måneder (fra juli 2026)", Before: before2026,
	Versions: []version{{
		From: reformed, Announced: reformPass, Expected: "2026-12-31", Provision: "LAB § 31 (lov 1750/2025)", Grade: 'B', Source: "S05, S06, S07",
		Text: "Jobparate, dagpengemodtagere og borgere på ledighedsydelse får mindst fire samtaler på seks måneder. På " +
			"dagpenge er det mindst to, når kommunen har taget over. Kommunen skal nå mindst 75 pct. af dem. Op til hver " +
			"fjerde kan fritages for flere samtaler end den første. Det kræver en konkret vurdering af, at borgeren selv kan " +
			"finde arbejde. Den første samtale fritages ingen jobparat for.",
		Unverified: unread1750 + " At borgere, hvis periode begyndte før juli 2026, også tæller i andelen, og at de, der forlader målgruppen " +
			"inden seks måneder, ikke gør, er ikke læst i loven. At unge på dagpenge, som kommunen har fra første dag, " +
			"skal have fire, er egen læsning af «mindst fire».",
		MetBy: "Fire individuelle jobsamtaler, der er holdt, eller to hos kommunen, når den har taget over fra a-kassen.",
		StoppedBy: "En afgørelse om at fritage efter en konkret vurdering. At borgeren er uden for kontaktforløbet, eller at " +
			"målgruppen er slut.",
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
			cohort{
				Share:  Params.Get("talks_share"),
				Rules:  []string{"talks-75pct-2026", "talks-4in6", "ly-talks", "kom-3-talks"},
				Counts: inShare,
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

// inShare leaves out of the share the demands on groups that it is not about: of
// those under the old count of four, only nr. 2 and nr. 9 are in it.
func inShare(c *casefile.Case, o *duty.Obligation) bool {
	if o.Meta.ID != "talks-4in6" {
		return true
	}
	g := c.GroupOn(o.Opened)
	return g == 2 || g == 9
}
