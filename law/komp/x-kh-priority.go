package komp

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var priority = rule{
	ID: "kh-priority", Act: act, Title: "Hold samtale med den, der har fortrinsadgang",
	Versions: []version{{
		From: "2019-10-01", Provision: theAct + "; paragraffen er ikke verificeret", Grade: 'B', Source: "S84", Bearer: duty.Employer,
		Text: "Den, der søger job hos det offentlige og har fortrinsadgang, skal have en samtale. Det er arbejdsgiveren, der " +
			"holder den. Før nogen får jobbet, skal arbejdsgiveren forhandle med kommunen.",
		Unverified: unread + " Hvornår reglen begyndte, er ikke fundet. Hvornår forhandlingen kan undlades, er ikke læst; at begge dele skal " +
			"være sket senest dagen før ansættelsen, er den sikre læsning.",
		MetBy: "En holdt ansættelsessamtale og en holdt forhandling.", StoppedBy: "At borgeren bliver ansat, eller at stillingen er besat.",
		Shape: parts{
			before{Terms: terms{When: posts, Meets: talks(fact.HiringTalk, casefile.Held), Books: talks(fact.HiringTalk, casefile.Booked),
				Note: "Samtalen med ansøgeren."}},
			before{Terms: terms{When: posts, Meets: talks(fact.NegotiationTalk, casefile.Held),
				Books: talks(fact.NegotiationTalk, casefile.Booked), Note: "Forhandlingen med kommunen."}},
		},
	}},
}

// posts finds the applications for a public post. Until the day of hiring is
// known the duty has no date.
func posts(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		p, ok := e.Body.(fact.PublicPostSought)
		if !ok {
			continue
		}
		t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID), Waits: p.Start == 0}
		if p.Start != 0 {
			t.Due = day.Max(p.Start-1, e.On)
			t.Until, t.Ended = day.Max(p.Start, t.Due+1), "stillingen er besat"
		}
		for k := range c.Jobs {
			if j := &c.Jobs[k]; j.From >= e.On && (t.Until == 0 || j.From < t.Until) {
				t.Until, t.End, t.Ended = j.From, duty.Ref(j.Start), "borgeren er ansat"
				break
			}
		}
		out = append(out, t)
	}
	return out
}

func talks(kind fact.TalkType, state casefile.TalkState) func(*casefile.Case, duty.Trigger) []duty.Event {
	return func(c *casefile.Case, _ duty.Trigger) []duty.Event {
		var out []duty.Event
		for i := range c.Talks {
			if t := &c.Talks[i]; t.Type == kind && t.State == state {
				out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
			}
		}
		return out
	}
}
