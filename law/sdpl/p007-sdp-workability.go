package sdpl

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var workability = rule{
	ID: "sdp-workability", Act: "SDPL", Title: "Vurdér arbejdsevnen bredt efter tre måneder",
	Versions: []version{{
		From: "2014-01-01", Provision: "SDPL § 7", Grade: 'C', Source: "S71",
		Text: "Det måles først, om borgeren er for syg til sit eget arbejde. Efter tre måneders fravær skal det som regel " +
			"måles på borgerens bredere arbejdsområde.",
		Unverified: "Lovteksten er ikke læst, og kilden giver kun årene 2006 og 2014. Loven skifter målestok efter tre måneder; at vurderingen " +
			"skal foreligge den dag, er den sikre læsning.",
		MetBy:     "En vurdering af arbejdsevnen. En vurdering af, at borgeren snart er tilbage i sit eget arbejde, er også nok.",
		StoppedBy: absenceEnds,
		Shape: within{
			Span:  Params.Get("own_job"),
			Terms: terms{When: absences, Meets: abilityAssessed},
		},
	}},
}

func abilityAssessed(c caseT, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	casefile.Each(c, func(e *casefile.Entry, a fact.Assessed) {
		if a.Topic == fact.TopicWorkAbility {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	})
	return out
}
