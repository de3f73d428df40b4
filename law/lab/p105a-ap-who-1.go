package lab

import (
	"indgang/casefile"
	"indgang/fact"
)

var apWho1 = rule{
	ID: "ap-who-1", Act: "LAB", Title: "Begynd arbejdspligt på overgangsydelse", Before: beforeDuty,
	Versions: []version{{
		From: phase1, Provision: "LAB § 105 a", Grade: 'B', Source: "S39, S40, S42",
		Text: "Det gælder dem på selvforsørgelses- og hjemrejseydelse eller overgangsydelse. De er under arbejdspligt, når de " +
			"ikke opfylder begge krav. Opholdskravet er 9 af de sidste 10 år i riget. Beskæftigelseskravet er 2½ års " +
			"fuldtidsarbejde i de sidste 10 år. For dem, der var der i første halvår af 2025, er indsatsen i gang senest 30. " +
			"juni 2025.",
		Unverified: "Læst som lovforslag (L 12 2024/25) og styrelsens svar. At fristen også gælder den, der blev omfattet i løbet af " +
			"indfasningen, og at der ingen dag er for dem, der kommer til senere, er egen læsning.",
		MetBy: metByEffort,
		StoppedBy: "At kravene er opfyldt, eller at borgeren er fritaget fra arbejdspligten. At den er slut, eller at ydelsen er " +
			"det. Fordrevne fra Ukraine er ikke med indtil videre: de står som fritaget fra arbejdspligten efter særloven.",
		Shape: parts{
			before{Terms: terms{When: circle1.triggers, Meets: effortInPlace}},
			check{Test: circle1.refusals},
		},
	}},
}

var circle1 = circle{
	from: dutyPhase1, by: dutyPhase1End, note: "Dagen er indfasningens sidste.",
	carries: func(b *casefile.Benefit) bool {
		return b.Benefit == fact.TransitionBenefit || b.Benefit == fact.SelfSupportBenefit
	},
}
