package unge

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var y18Prioritise = rule{
	ID: "y18-prioritise", Act: act, Title: "Vurdér, om den unge har særligt brug for vejledning", Before: beforeCovered,
	Versions: []version{{
		From: covered, Provision: noSection, Grade: 'B', Source: "S12",
		Text: "Den opsøgende indsats går først til de unge, som vurderes at have særligt behov for vejledning.",
		Unverified: notRead + " Der er ingen frist; at hver ung på listen skal vurderes, følger af, at der skal prioriteres, og er systemets " +
			"læsning.",
		MetBy:      "En vurdering med grund af, om den unge har særligt brug for vejledning.",
		StoppedBy:  "Det samme som for den opsøgende vejledning.",
		Transition: duty.SwitchAtEffective,
		Shape: while{
			Terms:  terms{When: onTheirOwn, Exempt: guided, Params: []*duty.Param{dutyFrom, dutyTo, guidanceTo, outreachHours}},
			Covers: prioritised,
		},
	}},
}

func prioritised(c *casefile.Case, t duty.Trigger) []duty.Cover {
	from := since(t)
	var out []duty.Cover
	casefile.Each(c, func(e *casefile.Entry, f fact.Assessed) {
		if e.On >= from && f.Topic == fact.TopicPriorityGroup {
			out = append(out, duty.Cover{Stop: duty.Stop{Period: day.Period{From: e.On}, Ref: duty.Ref(e.ID), Ground: "svar " +
				fact.Word(f.Answer)}})
		}
	})
	return out
}
