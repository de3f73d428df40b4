package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
)

var fj5y = rule{
	ID: "fj-5y", Act: "LAB", Title: "Afgør et midlertidigt fleksjob inden fem år",
	Versions: []version{{
		From: "2013-01-01", Provision: "LAB kapitel 20; paragraffen er ikke verificeret", Grade: 'C', Source: "S82",
		Text: "Det første fleksjob er midlertidigt og bevilget i 5 år. Er borgeren fyldt 40, når de er gået, kan det blive permanent; " +
			"ellers begynder 5 nye år.",
		Unverified: flexUnread + " Et fleksjob efter en pause har sine egne 5 år, med et forbehold; fleksjob uden pause er regnet som ét. " +
			"Alderen er regnet, når de 5 år er gået.",
		MetBy:     "At fleksjobbet er slut, eller en afgørelse om, at det skal vare længere, være endeligt eller stoppe.",
		StoppedBy: "At fleksjobbet er slut.",
		Shape:     limit{Span: flexPeriod, Terms: terms{When: temporaryJobs, Params: []*duty.Param{flexAge}}},
	}},
}

// temporaryJobs opens a trigger for each stretch. One that was over before the
// first covered day is not asked for.
func temporaryJobs(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	ps := temporaries(c)
	for i := range ps {
		p := &ps[i]
		if p.next <= firstAsked {
			continue
		}
		t := p.trigger()
		if d := p.decision; d != nil && (t.Until == 0 || d.On < t.Until) {
			t.Until, t.End = day.Max(d.On, p.start), duty.Ref(d.ID)
		}
		out = append(out, t)
	}
	return out
}
