package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// offer-75pct-2026 has two demands, as talks-75pct-2026 has: one offer to each
// person who is not exempt by an individual decision, and the municipality's share,
// which is the sum of those demands.
var offer75pct2026 = rule{
	ID: "offer-75pct-2026", Act: "LAB", Title: "Giv tilbud inden seks måneder (fra juli 2026)",
	Before: "Reglen kom med beskæftigelsesreformen (lov 1750/2025) 1. juli 2026; før gjaldt et krav til hver: se offer-6m.",
	Versions: []version{{
		From: reformed, Announced: reformPass, Provision: "LAB § 102 (lov 1750/2025)", Grade: 'B', Source: "S05, S06, S07, S09",
		Text: "Borgere tæt på arbejdsmarkedet får mindst ét tilbud inden for de første seks måneder. Kommunen skal nå mindst 75 pct. af dem: " +
			"op til hver fjerde kan fritages efter en konkret vurdering. " +
			"Øvrig vejledning og opkvalificering kan tælle med. Lempelsen gælder ikke borgere under arbejdspligt.",
		Unverified: unread1750 + " At de, der er tæt på arbejdsmarkedet, er dagpengemodtagere, jobparate og uddannelsesparate, at tilbuddet " +
			"stadig skal vare mindst 2 uger i træk, " +
			"og at en borger under arbejdspligt skal have et tilbud uden fritagelse og uden øvrig vejledning og opkvalificering, er den sikre " +
			"læsning. " +
			"Om borgere på ledighedsydelse er med, og hvad der gælder for aktivitetsparate og for den, der er fritaget, når fristen falder, er " +
			"ikke læst.",
		MetBy: "Et tilbud efter LAB kapitel 11-14, der er begyndt og varer mindst 2 uger i træk. Øvrig vejledning og opkvalificering (§ 91) " +
			"tæller med, medmindre borgeren er under arbejdspligt.",
		StoppedBy: "En fritagelse fra tilbud efter en konkret vurdering, men ikke under arbejdspligt. En anden fritagelse fra " +
			"tilbud, eller at målgruppen er slut.",
		Shape: parts{
			within{Span: offerSpan, Terms: terms{
				When: closePeriods, Meets: startedEased, Books: planned(activatesOrOther), Exempt: relievedByShare,
				Clock: counted, Rests: hoursBehind, Params: offerNumbers,
			}},
			check{Test: notEased},
			cohort{Share: Params.Get("offer_share"), Rules: []string{"offer-75pct-2026", "offer-6m"}, Counts: inOfferShare},
		},
	}},
}

// closePeriods finds the periods of those who are close to the labour market.
var closePeriods = periods(1, 2, 4)

// startedEased finds the offers that began, those under § 91 among them where the
// person was not under arbejdspligt.
func startedEased(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Offers {
		o := &c.Offers[i]
		if lasts(o) && (activates(o.Offer) || o.Offer == fact.OtherGuidance && !underWorkDuty(c, o.From)) {
			out = append(out, duty.Event{On: o.From, Ref: duty.Ref(o.Start)})
		}
	}
	return out
}

// relievedByShare also takes the individual decisions that the share allows, for
// the days on which the person is not under arbejdspligt.
func relievedByShare(c *casefile.Case) []duty.Stop {
	out := relieved(c)
	for i := range c.Exemptions {
		e := &c.Exemptions[i]
		if e.Scope != fact.OfferShare {
			continue
		}
		for _, p := range e.Minus(workDutyDays(c)...) {
			out = append(out, duty.Stop{Period: p, Ref: duty.Ref(e.Start), Ground: grounds[e.Ground], Share: true})
		}
	}
	return out
}

// notEased names the individual exemptions of persons under arbejdspligt.
func notEased(c *casefile.Case, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Exemptions {
		if e := &c.Exemptions[i]; e.Scope == fact.OfferShare && underWorkDuty(c, e.From) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.Start), On: e.From, Name: "under-arbejdspligt",
				Text: "Borgeren er under arbejdspligt, og den, der er det, kan ikke være blandt de 25 pct., der fritages for tilbud efter en konkret " +
					"vurdering (lov 1750/2025).",
				Mend: "Annullér fritagelsen. Skal borgeren fritages fra arbejdspligten, registreres det for sig."})
		}
	}
	return out
}

// inOfferShare leaves out of the share those under arbejdspligt, and of those
// under the old demand target group 3.
func inOfferShare(c *casefile.Case, o *duty.Obligation) bool {
	for i := range c.WorkDuty {
		if c.WorkDuty[i].Overlaps(day.Period{From: o.Opened, To: o.Due}) {
			return false
		}
	}
	return o.Meta.ID != "offer-6m" || c.GroupOn(o.Opened) != 3
}
