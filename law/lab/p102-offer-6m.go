package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
)

const (
	rightAndDuty = "Et tilbud efter LAB kapitel 11-14, der er begyndt og varer mindst 2 uger i træk. Det kan være " +
		"virksomhedspraktik, løntilskud, nytteindsats eller vejledning og opkvalificering. Øvrig vejledning og " +
		"opkvalificering (§ 91), tests og realkompetencevurdering tæller ikke."
	unlistedOffers = "Om regionale kurser, AMU-kurser, uddannelsesløft og straksaktivering er tilbud efter kapitel 11-14, er ikke læst; de " +
		"tæller først, når de er registreret som vejledning og opkvalificering. " +
		"At et tilbud, der løb i forvejen, ikke tæller i en ny periode, er egen læsning. Hvilke grunde der fritager, er ikke læst: en " +
		"registreret fritagelse fra tilbud er regnet for gyldig."
	offerKept = "Om en periode, der er begyndt før juli 2026, følger det gamle eller det nye krav."
)

var offer6m = rule{
	ID: "offer-6m", Act: "LAB", Title: "Giv det første tilbud inden seks måneder", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 102, stk. 1, 2, 5 og 6", Grade: 'A', Source: "S33",
			Text: "Dagpengemodtagere og jobparate og aktivitetsparate på kontanthjælp har ret og pligt til et tilbud, der begynder senest, når " +
				"der er gået seks måneder. " +
				"Tilbuddet skal vare mindst to uger i træk.",
			Unverified: unlistedOffers,
			MetBy:      rightAndDuty,
			StoppedBy: "At borgeren er fritaget, når fristen falder: så gælder offer-exempt. At der er givet løntilskud på skrift i " +
				"tide: så gælder offer-lontilskud. At målgruppen er slut.",
			Shape: parts{
				within{Span: offerSpan, Terms: terms{
					When: ownPeriods, Meets: started(activates), Books: planned(activates), Exempt: relievedOrSubsidised,
					Clock: counted, Rests: hoursBehind, Params: offerNumbers,
				}},
				check{Test: endless, Params: []*duty.Param{offerLength}},
			},
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S05, S06, S07, S09",
			Text: "Kravet om et tilbud inden seks måneder til hver gælder ikke for perioder, der begynder fra 1. juli 2026: se " +
				"offer-75pct-2026.",
			Unverified: offerKept + " Om aktivitetsparate stadig har ret og pligt til et tilbud, er ikke læst.",
			Transition: duty.UnknownKeepStricter,
		},
	},
}

// relievedOrSubsidised also takes the days up to a deadline before which
// løntilskud was offered: then it need only begin within the weeks after it.
func relievedOrSubsidised(c *casefile.Case) []duty.Stop {
	out := relieved(c)
	if !offeredSubsidy(c) {
		return out
	}
	as := activations(c)
	for i := range as {
		if a := &as[i]; a.subsidy != nil {
			out = append(out, duty.Stop{Period: day.Period{From: a.subsidy.On, To: a.due}, Ref: duty.Ref(a.subsidy.ID),
				Ground: "løntilskud er givet i tide"})
		}
	}
	return out
}

// endless names the offers in a period of target groups 1-3 of which nobody has
// said when they end: then nobody can tell that they last long enough.
func endless(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	var ts []duty.Trigger
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.To != 0 || o.Planned != 0 || !activates(o.Offer) {
			continue
		}
		if ts == nil {
			if ts = ownPeriods(c); ts == nil {
				return nil
			}
		}
		v := look.Value(offerLength, o.From)
		for _, t := range ts {
			if v != nil && o.From >= t.On && (t.Until == 0 || o.From <= t.Until) {
				out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: "slutdag-mangler",
					Text: "Tilbuddet har ingen planlagt slutdag, så det kan ikke ses, at det varer mindst " + v.Span.String() + " i træk (LAB § 102).",
					Mend: "Registrér den planlagte slutdag."})
				break
			}
		}
	}
	return out
}
