package rsl

import (
	"indgang/duty"
	"indgang/fact"
)

var genvurdering = rule{
	ID: "adm-genvurdering", Act: act, Title: "Se på afgørelsen igen efter en klage",
	Versions: []version{{
		From: covered, Provision: "Retssikkerhedsloven § 66 (paragraftallet er ikke verificeret)", Grade: 'B', Source: "S94",
		Text: "Kommunen ser på sin afgørelse igen, når der er klaget. Holder den fast, sender den klagen videre til Ankestyrelsen. " +
			"Begge dele sker inden fire uger, fra klagen er modtaget.",
		Unverified: undated + " Paragraftallet er ikke efterset, heller ikke, om en delvis ændring også skal sendes videre.",
		MetBy:      "En ny afgørelse, der ændrer den gamle, eller at klagen er sendt til Ankestyrelsen. At holde fast er ikke nok alene.",
		StoppedBy:  "Intet i den læste kilde.",
		Shape:      within{Span: Params.Get("reassess"), Terms: terms{When: complained, Meets: changedOrSent}},
	}},
}

// complained finds the complaints that were received.
func complained(c caseT) []duty.Trigger {
	if !c.Formal {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Entries {
		if e := &c.Entries[i]; isComplaint(e.Body) {
			out = append(out, duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}

func isComplaint(b fact.Body) bool { _, ok := b.(fact.ComplaintReceived); return ok }

// changedOrSent finds what ends the reassessment of a complaint: that the
// decision was changed, or that the complaint was sent on.
func changedOrSent(c caseT, t duty.Trigger) []duty.Event {
	e, _ := c.Entry(fact.Seq(t.Ref))
	topic := e.Body.(fact.ComplaintReceived).Topic
	about := func(x fact.Topic) bool { return x == "" || topic == "" || x == topic }
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.Reassessed:
			if f.Outcome == fact.Upheld || !about(f.Topic) {
				continue
			}
		case fact.ComplaintForwarded:
			if !about(f.Topic) {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}
