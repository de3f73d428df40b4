package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var fjFollowup = rule{
	ID: "fj-followup", Act: "LAB", Title: "Følg op på fleksjobbet",
	Versions: []version{{
		From: "2013-01-01", Provision: "LAB kapitel 20; paragraffen er ikke verificeret", Grade: 'C', Source: "S82",
		Text:       "Kommunen følger op ved en personlig samtale, når fleksjobbet har varet 2½ år. Derefter er det hvert 2½ år.",
		Unverified: flexUnread + " At en samtale i telefon ikke er personlig, er den sikre læsning. Datoer før 1. oktober 2019 er ikke med.",
		MetBy:      "En holdt fleksjobopfølgning, der ikke er i telefon.", StoppedBy: "At fleksjobbet er slut.",
		Shape: every{
			Span: Params.Get("flex_follow_up"),
			Terms: terms{When: flexJobs, Meets: flexTalks, Books: flexTalksBooked,
				Note: "Datoerne ligger fast efter fleksjobbets første dag: en sen opfølgning flytter dem ikke."},
		},
	}},
}

// flexJobs finds the fleksjob.
func flexJobs(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Jobs {
		if j := &c.Jobs[i]; j.Job == fact.FlexJob && (j.To == 0 || j.To >= firstAsked) {
			out = append(out, duty.Trigger{On: day.Max(j.From, firstAsked), Start: j.From, Under: j.From, Ref: duty.Ref(j.Start), Until: j.To,
				End: duty.Ref(j.End), Ended: jobEnded})
		}
	}
	return out
}

func flexTalks(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == casefile.Held && t.Type == fact.FlexTalk && t.Form != fact.ByPhone && !t.Group {
			out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
		}
	}
	return out
}

func flexTalksBooked(c *casefile.Case, _ duty.Trigger) []duty.Event {
	return talksOf(c, casefile.Booked, fact.FlexTalk)
}
