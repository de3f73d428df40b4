package lob

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var teamComposition = rule{
	ID: "team-composition", Act: "LOB", Title: "Saml de rette i rehabiliteringsteamet",
	Before: "Før 2025 var teamet sammensat på en anden måde; de regler er ikke læst.",
	Versions: []version{
		{
			From: "2025-01-01", Provision: "LOB (L 74 2024/25); paragraffen er ikke verificeret", Grade: 'C', Source: "S69",
			Text: "Når rehabiliteringsteamet mødes, er beskæftigelsesområdet og regionens kliniske funktion med. Andre er med " +
				"efter behov. Borgeren må altid tage en bisidder med.",
			Unverified: unread + " Reglen er efter en sekundær kilde og er beholdt til 1. juli 2026.",
			MetBy:      "At begge er registreret som deltagere i mødet.", StoppedBy: "At mødet er holdt (retten til bisidder).",
			Shape: parts{
				check{Test: absentMembers},
				right{Terms: terms{When: meetings, Meets: companions, Note: "Borgeren må have en bisidder med til mødet."}},
			},
		},
		{
			From: reformLatest, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S07, S08",
			Text:       "Det er ikke mere et krav, at kommunen har et rehabiliteringsteam: se team-replaced.",
			Unverified: unread,
		},
	},
}

// absentMembers names who was not at a meeting of the team.
func absentMembers(c *casefile.Case, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Entries {
		e := &c.Entries[i]
		m, ok := e.Body.(fact.CasePresented)
		if !ok {
			continue
		}
		add := func(name, who string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: name, Text: "Det er ikke registreret, at " + who +
				" var med i mødet i rehabiliteringsteamet.",
				Mend: "Ret deltagerne, hvis de var med; ellers skal sagen for teamet igen."})
		}
		if !m.Employment {
			add("uden-beskaeftigelsesomraadet", "beskæftigelsesområdet")
		}
		if !m.Clinical {
			add("uden-klinisk-funktion", "regionens kliniske funktion")
		}
	}
	return out
}

// meetings finds the meetings of the team that are arranged.
func meetings(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		if b, ok := e.Body.(fact.TalkBooked); ok && b.Talk == fact.RehabMeeting && b.For >= e.On && !called(c, b.For) {
			out = append(out, duty.Trigger{On: e.On, Ref: duty.Ref(e.ID), Until: b.For, Ended: "mødet er holdt"})
		}
	}
	return out
}

// called reports whether the meeting on a day was called off.
func called(c *casefile.Case, on day.Date) bool {
	for i := range c.Talks {
		if t := &c.Talks[i]; t.On == on && t.Type == fact.RehabMeeting && t.State == casefile.Cancelled {
			return true
		}
	}
	return false
}

func companions(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	casefile.Each(c, func(e *casefile.Entry, m fact.CasePresented) {
		if m.Companion {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	})
	return out
}
