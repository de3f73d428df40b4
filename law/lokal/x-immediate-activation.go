package lokal

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

// activateWithin is how soon after the enquiry the municipality wants an offer to
// begin. The strategy has no number.
var activateWithin = duty.LocalParam("straksaktivering")

var immediateActivation = rule{
	ID: "immediate-activation", Act: act, Title: "Sæt straksaktivering i gang", Before: before24,
	Versions: []version{{
		From: from, Provision: strategy, Grade: 'D', Source: "S60",
		Text: "Den, der henvender sig om hjælp, får med det samme et tilbud, fx i kommunens værksteder.",
		Unverified: notLaw + " Kilden har hverken frist eller kreds: kommunen skal selv sætte fristen, og uden den siger reglen intet. " +
			"Kun henvendelser fra borgere i målgruppe 2-5, eller som ikke er visiteret endnu, er regnet med.",
		MetBy:     "At straksaktivering eller et andet tilbud er begyndt efter henvendelsen.",
		StoppedBy: "At målgruppen er slut.",
		Shape:     within{Span: activateWithin, Terms: terms{When: enquiries, Meets: anyOffers}},
	}},
}

// enquiries finds the first contacts of people in target groups 2-5, or whose
// group is not known yet.
func enquiries(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		if _, ok := e.Body.(fact.FirstContact); !ok {
			continue
		}
		t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)}
		other := false
		for k := range c.Groups {
			if g := &c.Groups[k]; g.To == 0 || g.To >= e.On {
				other = g.Group < 2 || g.Group > 5
				t.Group, t.Until, t.End, t.Ended = duty.Ref(g.Start), g.To, duty.Ref(g.End), "målgruppen ophørte"
				break
			}
		}
		if !other {
			out = append(out, t)
		}
	}
	return out
}

func anyOffers(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Offers {
		out = append(out, duty.Event{On: c.Offers[i].From, Ref: duty.Ref(c.Offers[i].Start)})
	}
	return out
}
