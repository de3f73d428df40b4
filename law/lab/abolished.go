package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

const (
	abolishedUnset = "Om lov 1750/2025 afskaffede ordningen 1. februar eller 1. juli 2026, er ikke verificeret: fra februar er der en " +
		"advarsel, fra juli et afslag."
	abolishedMet = "At der ikke er givet nye tilbud efter ordningen."
)

// abolished refuses new offers of a kind that the reform took away. Where it is
// not certain that it had done so yet, the refusal says that.
func abolished(kind fact.OfferType, what string, certain bool) check {
	name, text := "afskaffet", what+" er afskaffet med lov 1750/2025: der kan ikke gives nye."
	if !certain {
		name, text = "maaske-afskaffet", what+" kan være afskaffet fra 1. februar 2026; datoen er ikke verificeret."
	}
	return check{Test: func(c *casefile.Case, _ duty.Look) []duty.Refusal {
		var out []duty.Refusal
		for i := range c.Offers {
			if o := &c.Offers[i]; o.Offer == kind {
				out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: name, Text: text,
					Mend: "Vælg et andet tilbud, eller spørg en jurist."})
			}
		}
		return out
	}}
}
