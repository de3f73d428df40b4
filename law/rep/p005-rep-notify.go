package rep

import (
	"indgang/duty"
	"indgang/fact"
)

var notify = rule{
	ID: "rep-notify", Act: act, Title: "Giv besked om et ønske om hjemrejse",
	Versions: []version{{
		From: "2019-10-01", Provision: "Repatrieringsloven § 5", Grade: 'B', Source: "S90",
		Text: "Siger en borger, at han eller hun ønsker at vende hjem, giver kommunen besked til ministeriet eller det rådgivende organ.",
		Unverified: "Læst i en ældre tekst; om reglen står uændret, er ikke efterset, og derfor er den kun en advarsel. " +
			"Der er ingen frist i dage i den læste tekst. Reglen gjaldt også før 1. oktober 2019.",
		MetBy:     "En sendt besked.",
		StoppedBy: "Intet i den læste kilde.",
		Shape:     within{Terms: terms{When: wishes, Meets: informed, Note: "Der er ingen frist i dage."}},
	}},
}

// wishes finds the citizen's wishes to return.
func wishes(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		if f, ok := e.Body.(fact.Wished); ok && (f.Topic == fact.TopicRepatriation || f.Topic == fact.TopicWish) {
			out = append(out, duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}

func informed(c caseT, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		if e := &c.Entries[i]; isInformed(e.Body) {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}

func isInformed(b fact.Body) bool { _, ok := b.(fact.MinistryInformed); return ok }
