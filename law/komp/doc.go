// Package komp holds the provisions of lov om kompensation til handicappede i
// erhverv m.v.
//
// The act itself has not been read: what is here is from official guidance, and
// no paragraph is verified. Last checked 2026-11-21 against the rule catalogue of
// that day.
//
// The time within which an application must be decided is the municipality's own,
// by retssikkerhedsloven § 3; adm-frist asks for it, and nothing here does again.
//
// A file is x, a dash and the rule's ID. Its cases stand beside it as .txt.
package komp

import (
	"embed"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

type (
	rule    = duty.Rule[*casefile.Case]
	version = duty.Version[*casefile.Case]
	terms   = duty.Terms[*casefile.Case]
	before  = duty.Before[*casefile.Case]
	right   = duty.RightTo[*casefile.Case]
	limit   = duty.LimitOf[*casefile.Case]
	check   = duty.Check[*casefile.Case]
	parts   = duty.Parts[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act.
var Params = duty.MustParams("law/komp/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

const (
	act        = "KOMP"
	theAct     = "Lov om kompensation til handicappede i erhverv m.v."
	unread     = "Lovteksten er ikke læst, kun vejledning, og paragraffen er ikke verificeret."
	ownTime    = " Fristen for afgørelsen er kommunens egen efter retssikkerhedsloven § 3: se adm-frist."
	before2020 = "Reglen er læst, som den gælder fra 2020; reglerne før er ikke indkodet."
)

// Rules lists the provisions.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		assistance,
		aids,
		priority,
		icebreaker,
		klarTilStart,
	}
}

// calendar counts spans in months and years, for which no holiday matters.
var calendar day.Calendar

// applications finds the applications about a topic; a refusal takes away what was
// asked for.
func applications(topic fact.Topic) func(*casefile.Case) []duty.Trigger {
	return func(c *casefile.Case) []duty.Trigger {
		if !c.Formal {
			return nil
		}
		var out []duty.Trigger
		for i := range c.Entries {
			e := &c.Entries[i]
			a, ok := e.Body.(fact.ApplicationReceived)
			if !ok || a.Topic != topic {
				continue
			}
			t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)}
			for k := range c.Decisions {
				if d := &c.Decisions[k]; d.Topic == topic && d.On >= e.On {
					if d.Outcome == fact.Refused {
						t.Until, t.End, t.Ended = d.On, duty.Ref(d.ID), "der er givet afslag"
					}
					if d.Outcome == fact.Refused || d.Outcome == fact.Granted {
						break
					}
				}
			}
			out = append(out, t)
		}
		return out
	}
}

// grants finds the grants of a topic.
func grants(topic fact.Topic) func(*casefile.Case, duty.Trigger) []duty.Event {
	return func(c *casefile.Case, _ duty.Trigger) []duty.Event {
		var out []duty.Event
		for i := range c.Decisions {
			if d := &c.Decisions[i]; d.Topic == topic && d.Outcome == fact.Granted {
				out = append(out, duty.Event{On: d.On, Ref: duty.Ref(d.ID)})
			}
		}
		return out
	}
}

// answer returns the last answer of an assessment of a topic by a day, and when.
func answer(c *casefile.Case, topic fact.Topic, by day.Date) (a fact.YesNo, on day.Date) {
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On > by {
			break
		}
		if x, ok := e.Body.(fact.Assessed); ok && x.Topic == topic && x.Answer != "" {
			a, on = x.Answer, e.On
		}
	}
	return a, on
}
