package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var firstTalk1w = rule{
	ID: "first-talk-1w", Act: "LAB", Title: "Første jobsamtale", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 31, stk. 3", Grade: 'A', Source: "S01b",
			Text:  "Den første jobsamtale holdes senest 1 uge efter, at borgeren første gang henvender sig til kommunen om hjælp.",
			MetBy: metByTalk, StoppedBy: outsideCourse,
			Shape: firstTalk,
		},
		{
			From: "2024-01-01", Provision: "LAB § 31, stk. 5", Grade: 'A', Source: "S01",
			Text:  "Den første jobsamtale holdes senest 1 uge efter, at borgeren første gang henvender sig til kommunen om hjælp.",
			MetBy: metByTalk, StoppedBy: outsideCourse,
			Shape: firstTalk,
		},
		{
			From: "2026-07-01", Provision: "LAB § 31 (lov 1750/2025)", Grade: 'B', Source: "S05",
			Text:       "Den første jobsamtale holdes med alle jobparate senest 1 uge efter den første henvendelse.",
			Unverified: "Lovteksten efter lov 1750/2025 er ikke læst.",
			MetBy:      metByTalk, StoppedBy: outsideCourse,
			Shape: firstTalk,
		},
	},
}

var firstTalk = within{
	Span: Params.Get("first_talk"),
	Terms: terms{
		When:   firstContacts,
		Meets:  held,
		Books:  booked,
		Exempt: exempt,
	},
}

// firstContacts finds the contacts of people who are, or are not yet known not
// to be, in target groups 2-5: the visitation comes at the talk itself.
func firstContacts(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	casefile.Each(c, func(e *casefile.Entry, _ fact.FirstContact) {
		t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)}
		for i := range c.Groups {
			g := &c.Groups[i]
			if g.To != 0 && g.To < e.On {
				continue
			}
			if g.Group < 2 || g.Group > 5 {
				return
			}
			t.Group, t.Until, t.End, t.Ended = duty.Ref(g.Start), g.To, duty.Ref(g.End), "målgruppen ophørte"
			break
		}
		if t.Group == 0 && insuredOn(c, e.On) {
			return
		}
		out = append(out, t)
	})
	return out
}
