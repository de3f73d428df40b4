package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var fjStatus = rule{
	ID: "fj-status", Act: "LAB", Title: "Skriv status på et midlertidigt fleksjob",
	Versions: []version{{
		From: "2013-01-01", Provision: "LAB kapitel 20; paragraffen er ikke verificeret", Grade: 'C', Source: "S82",
		Text:       "Et midlertidigt fleksjob kan have varet 4½ år. Da laver kommunen en status på skrift.",
		Unverified: flexUnread + " At en status skal være fra tiden efter den første opfølgning (2½ år), er den sikre læsning.",
		MetBy:      "En registreret vurdering af fleksjobbet eller af retten til det.",
		StoppedBy:  "At fleksjobbet slutter, eller at de 5 år er gået.",
		Shape: window{
			Earliest: Params.Get("flex_follow_up"), Latest: Params.Get("flex_status"),
			Terms: terms{When: temporaryEnding, Meets: flexStatuses, Params: []*duty.Param{flexPeriod, flexAge}},
		},
	}},
}

// temporaryEnding is the stretches of five years, each until it is over.
func temporaryEnding(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	ps := temporaries(c)
	for i := range ps {
		p := &ps[i]
		if p.next <= firstAsked {
			continue
		}
		t := p.trigger()
		if t.Until == 0 || p.next <= t.Until {
			t.Until, t.End, t.Ended = p.next-1, 0, "de 5 år er gået"
		}
		out = append(out, t)
	}
	return out
}

func flexStatuses(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		if a, ok := e.Body.(fact.Assessed); ok && (a.Topic == fact.TopicFlexReview || a.Topic == fact.TopicFlexJob) {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}
