package lab

import (
	"indgang/casefile"
	"indgang/fact"
)

var apWho2 = rule{
	ID: "ap-who-2", Act: "LAB", Title: "Begynd arbejdspligt på mindstesats",
	Before: "Anden fase af arbejdspligten kom 1. juli 2025 med det nye kontanthjælpssystem.",
	Versions: []version{{
		From: phase2, Provision: "LAB § 105 a", Grade: 'B', Source: "S39, S40, S42",
		Text: "Det gælder dem på kontanthjælp eller uddannelseshjælp med mindstesats eller hjemmeboende sats. De er under " +
			"arbejdspligt, når de ikke opfylder både opholdskravet og beskæftigelseskravet. Det gælder også alle, der er " +
			"kommet til landet fra 2. april 1968. Indsatsen er i gang omkring årsskiftet 2025/26.",
		Unverified: "Læst som lovforslag og styrelsens svar. Indfasningens sidste dag er ikke verificeret; 1. januar 2026 er en læsning af " +
			"«omkring årsskiftet». At beskæftigelseskravet ikke gælder den, der er kommet før 2. april 1968, er egen læsning. " + outsiders,
		MetBy: metByEffort, StoppedBy: stopsEffort,
		Shape: parts{
			before{Terms: terms{When: circle2.triggers, Meets: effortInPlace}},
			check{Test: circle2.refusals},
		},
	}},
}

var circle2 = circle{
	from: dutyPhase2, by: dutyPhase2End,
	carries: func(b *casefile.Benefit) bool {
		return (b.Rate == fact.MinimumRate || b.Rate == fact.LivingAtHomeRate) &&
			(b.Benefit == fact.CashAssistance || b.Benefit == fact.EducationAssistance)
	},
	early: func(c *casefile.Case) bool {
		e, ok := casefile.First[fact.ResidenceBegan](c, 0, nil)
		return ok && e.On < enteredFrom
	},
	note:  "Dagen er indfasningens sidste.",
	doubt: "Indfasningens sidste dag er ikke verificeret; 1. januar 2026 er en læsning.",
}
