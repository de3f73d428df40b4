package unge

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var u18TargetAssessment = rule{
	ID: "u18-target-assessment", Act: act, Title: "Vurdér målgruppen for en ung under 18 år", Before: beforeCovered,
	Versions: []version{{
		From: covered, Provision: theAct + " § 2 a, stk. 5, og § 2 k", Grade: 'A', Source: "S10, S15",
		Text: "En på 15-17 år, der hverken går i uddannelse eller arbejder, skal have en målgruppevurdering. Kommunen skal " +
			"finde det mest relevante tilbud, og det kan være FGU.",
		Unverified: readAs + " Der er ikke fundet en frist i dage.",
		MetBy:      "En vurdering af målgruppe eller af FGU, efter at den unge kom til at stå uden aktivitet.", StoppedBy: exemptionStops +
			" At den unge kommer i uddannelse eller arbejde.",
		Transition: duty.SwitchAtEffective,
		Shape: while{
			Terms:  terms{When: idle, Exempt: exempt, Params: []*duty.Param{dutyFrom, dutyTo}},
			Covers: assessed,
		},
	}},
}

// idle finds the stretches of the duty in which the person does nothing that
// fulfils it. Each stretch asks for an assessment of its own.
func idle(c *casefile.Case) []duty.Trigger {
	t, ok := dutyDays(c)
	if !ok {
		return nil
	}
	as := activities(c)
	gaps := make([]gap, len(as))
	for i := range as {
		a := &as[i]
		gaps[i] = gap{a.Period, duty.Ref(a.Start), duty.Ref(a.End), "den unge er i gang: " + a.word}
	}
	return without(t, gaps)
}

func assessed(c *casefile.Case, t duty.Trigger) []duty.Cover {
	var out []duty.Cover
	casefile.Each(c, func(e *casefile.Entry, f fact.Assessed) {
		if e.On >= t.On && (f.Topic == fact.TopicTargetGroup || f.Topic == fact.TopicFgu) {
			out = append(out, duty.Cover{Stop: duty.Stop{Period: day.Period{From: e.On}, Ref: duty.Ref(e.ID), Ground: "vurdering om " +
				fact.Word(f.Topic)}})
		}
	})
	return out
}
