package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var firstTalk1w = rule{
	ID: "first-talk-1w", Act: "LAB", Title: "Hold den første jobsamtale", Before: before2020,
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
	Span: firstTalkSpan,
	Terms: terms{
		When:   firstContacts,
		Meets:  held,
		Books:  booked,
		Exempt: exempt,
	},
}

// firstContacts finds the contacts of people who are, or are not yet known not
// to be, in target groups 2-5: the visitation comes at the talk itself, and one
// within the week says what the contact was about, whatever group there was
// before it.
func firstContacts(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	casefile.Each(c, func(e *casefile.Entry, _ fact.FirstContact) {
		t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)}
		week := (day.Calendar{}).After(e.On, day.Span{N: number(firstTalkSpan, e.On), Unit: day.Weeks})
		other := insuredOn(c, e.On) // until a visitation says so
		left := day.Latest
		if m, ok := casefile.First[fact.MovedOut](c, e.On+1, nil); ok {
			left = m.On
			t.Until, t.End, t.Ended = m.On-1, duty.Ref(m.ID), "borgeren er flyttet fra kommunen"
		}
		for i := range c.Groups {
			g := &c.Groups[i]
			if g.To != 0 && g.To < e.On {
				continue
			}
			if g.From >= left {
				break
			}
			if g.Group < 2 || g.Group > 5 {
				if !other && g.From > week { // nobody knew it while the talk was due
					t.Until, t.End, t.Ended = g.From-1, duty.Ref(g.Start), "borgeren er visiteret til en anden målgruppe"
					break
				}
				other = true
				continue
			}
			if other && g.From > week {
				break
			}
			t.Group, t.Until, t.End, t.Ended = duty.Ref(g.Start), g.To, duty.Ref(g.End), "målgruppen ophørte"
			// A move between the groups does not end it.
			for k := i + 1; k < len(c.Groups) && c.Groups[k].From == t.Until+1 && c.Groups[k].Group >= 2 && c.Groups[k].Group <= 5; k++ {
				t.Until, t.End = c.Groups[k].To, duty.Ref(c.Groups[k].End)
			}
			break
		}
		if t.Group != 0 || !other {
			out = append(out, t)
		}
	})
	return out
}

var firstTalkSpan = Params.Get("first_talk")
