package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var uhLsrTest = rule{
	ID: "uh-lsr-test", Act: "LAB", Title: "Test den unge i at læse, skrive og regne",
	Versions: []version{{
		From: "2014-01-01", Provision: "LAB; paragraffen er ikke verificeret", Grade: 'D', Source: "S32",
		Text: "Unge på uddannelseshjælp uden en ungdomsuddannelse får taget en test i at læse, skrive og regne, når de bliver visiteret. " +
			"Testen er bebudet at ophøre i 2027.",
		Unverified: "Paragraffen og fristen er ikke verificeret, og reglen er efter en sekundær kilde fra 2015. Dagen, hvor den begyndte i " +
			"2014, er ikke oplyst." + formerAct,
		MetBy:     "En vurdering om testen. Den siger, hvordan det gik, eller hvorfor testen ikke er taget.",
		StoppedBy: "At den unge har en ungdomsuddannelse, eller at målgruppen ophører.",
		Shape:     within{Terms: terms{When: untested, Meets: tests, Note: "Fristen er ikke verificeret."}},
	}},
}

// untested finds the visitations of the young of whom no youth education is
// known.
func untested(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	hs := youthCourses(c)
	for i := range hs {
		h := &hs[i]
		if h.last < 0 {
			continue // not visited yet
		}
		g := &c.Groups[h.first]
		has, known := c.Qualified.At(g.From)
		if known && has.Value != fact.Unqualified {
			continue
		}
		t := h.trigger()
		t.On, t.Ref, t.Doubt = g.From, duty.Ref(g.Start), ""
		if !known {
			t.Note = "Uddannelsesbaggrunden er ikke registreret: der er regnet med, at den unge ikke har en ungdomsuddannelse."
		}
		out = append(out, t)
	}
	return out
}

// tests finds the results, and the reasons why no test was taken.
func tests(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.Assessed:
			if f.Topic != fact.TopicLiteracy {
				continue
			}
		case fact.OfferEnded:
			if f.Offer != fact.LiteracyTestOffer || f.Outcome != fact.Completed {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}
