package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var praktikShort = rule{
	ID: "praktik-short", Act: "LAB", Title: "Afslut virksomhedspraktik efter højst 4 uger", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 61, stk. 1, nr. 1", Grade: 'C', Source: "S35b",
		Text: "En virksomhedspraktik varer højst 4 uger. Det gælder for dagpenge, jobparate og uddannelsesparate (målgruppe 1, " +
			"2 og 4).",
		Unverified: "Listen i lovteksten er faldet ud af den læste kopi; tallet er efter en sekundær kilde, som nævner undtagelser uden at " +
			"vise dem. " +
			"At målgruppen på den første dag afgør det, er den valgte læsning. Om målgruppe 12 hører til, er ikke verificeret.",
		MetBy: "At praktikken slutter senest den sidste dag.", StoppedBy: "At praktikken slutter. Den kan ikke forlænges ud over de 4 uger.",
		Shape: parts{
			limit{Span: placementShort, Terms: terms{When: offersOf(fact.WorkPlacement, shortGroups, placementEnded)}},
			check{Test: shortPlacements, Params: []*duty.Param{placementShort}},
		},
	}},
}

var (
	placementShort = Params.Get("placement_short")
	shortGroups    = of(1, 2, 4)
)

// shortPlacements names placements that are planned or extended beyond the weeks.
func shortPlacements(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Offers {
		if o := &c.Offers[i]; o.Offer == fact.WorkPlacement && shortGroups.has(atStart(c, o.From)) {
			out = lasting(look, o, placementShort, "Praktikforløbet", true, out)
		}
	}
	return out
}
