package offl

import (
	"indgang/duty"
	"indgang/fact"
)

var aktindsigt = rule{
	ID: "adm-aktindsigt", Act: act, Title: "Svar på en anmodning om aktindsigt",
	Versions: []version{{
		From: covered, Provision: "Offentlighedsloven § 36, stk. 2", Grade: 'B', Source: "S96",
		Text: "Kommunen har syv arbejdsdage til at afgøre, om der kan gives aktindsigt. Kan den ikke nå det, får borgeren at " +
			"vide hvorfor. Borgeren får også at vide, hvornår afgørelsen ventes.",
		Unverified: undated + " At en besked om forsinkelse giver en ny dag at holde, er en læsning af kilden. " +
			"Om en part, der søger indsigt i sin egen sag, følger en anden lov, er ikke læst.",
		MetBy: "En afgørelse om aktindsigten. Inden for de syv arbejdsdage også en besked om, hvorfor det tager længere tid; den holder, " +
			"til afgørelsen ventes.",
		StoppedBy: "Intet i den læste kilde.",
		Shape: parts{
			within{Span: Params.Get("access"), Terms: terms{When: requests, Meets: decidedOrTold}},
			before{Terms: terms{When: delayed, Meets: decided,
				Note: "Dagen er den, borgeren har fået at vide, at afgørelsen ventes."}},
		},
	}},
}

func requests(c caseT) []duty.Trigger { return asked(c, isRequest) }

func isRequest(b fact.Body) bool { _, ok := b.(fact.AccessRequested); return ok }
func isDecided(b fact.Body) bool { _, ok := b.(fact.AccessDecided); return ok }

// decidedOrTold finds the decision on a request, or a notice of delay before it.
func decidedOrTold(c caseT, t duty.Trigger) []duty.Event {
	answered := answer(c, fact.Seq(t.Ref), isRequest, isDecided)
	for i := range c.Entries {
		e := &c.Entries[i]
		if e == answered {
			return []duty.Event{{On: e.On, Ref: duty.Ref(e.ID)}}
		}
		if _, ok := e.Body.(fact.AccessDelayed); ok && e.On >= t.On {
			return []duty.Event{{On: e.On, Ref: duty.Ref(e.ID)}}
		}
	}
	return nil
}

// delayed finds the notices of delay: each asks for the decision by the day that
// the citizen was told, until a new notice takes its place.
func delayed(c caseT) []duty.Trigger {
	if !c.Formal {
		return nil
	}
	var out []duty.Trigger
	open := 0
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.AccessRequested:
			open++
		case fact.AccessDecided:
			open = max(open-1, 0)
		case fact.AccessDelayed:
			if open == 0 {
				continue
			}
			if n := len(out); n > 0 && out[n-1].Until == 0 {
				out[n-1].Until, out[n-1].End, out[n-1].Ended = e.On, duty.Ref(e.ID), "borgeren har fået en ny besked"
			}
			out = append(out, duty.Trigger{On: e.On, Due: f.Expected, Waits: f.Expected == 0, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}

// decided finds the decisions on requests.
func decided(c caseT, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		if e := &c.Entries[i]; isDecided(e.Body) {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}
