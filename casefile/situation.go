package casefile

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// situations are the target groups of LAB § 6 as what is likely to be registered
// next sees them.
var situations = map[int]fact.Situation{
	0: fact.Newcomer, 1: fact.Insured, 2: fact.JobReady, 3: fact.ActivityReady, 4: fact.EducationReady, 5: fact.YoungActivityReady,
	6: fact.OnSicknessBenefit, 7: fact.InClarification, 8: fact.InResourceCourse, 9: fact.WithFlexRight, 10: fact.InRehabilitation,
	12: fact.WithoutBenefit, 13: fact.UnderEighteen,
}

// Situations tells what about the case makes some facts likelier than others.
func (c *Case) Situations(on day.Date) []fact.Situation {
	var out []fact.Situation
	add := func(s fact.Situation, holds bool) {
		if holds {
			out = append(out, s)
		}
	}
	group := c.GroupOn(on)
	s, grouped := situations[group]
	_, onBenefit := c.BenefitOn(on)
	add(fact.NoCaseworker, c.Caseworker == "")
	add(fact.NoGroup, group == 0)
	add(fact.NoBenefit, !onBenefit && s != fact.WithoutBenefit && s != fact.UnderEighteen)
	add(fact.InOffer, slices.ContainsFunc(c.Offers, func(o Offer) bool { return o.Has(on) }))
	add(fact.InEducation, slices.ContainsFunc(c.Educations, func(e Education) bool { return e.Has(on) }))
	add(fact.Exempted, slices.ContainsFunc(c.Exemptions, func(e Exemption) bool { return e.Has(on) }))
	add(fact.Sick, c.IsSick(on))
	add(s, grouped)
	return out
}
