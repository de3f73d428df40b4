package rsl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var complaintSpan = Params.Get("complaint")

var klage4w = rule{
	ID: "adm-klage-4w", Act: act, Title: "Klag over en afgørelse",
	Versions: []version{{
		From: covered, Provision: "Retssikkerhedsloven § 67", Grade: 'B', Source: "S41, S94", Bearer: duty.Citizen,
		Text: "Borgeren kan klage inden fire uger efter at have fået afgørelsen. Klagen skal til kommunen, og en telefonopringning er nok. " +
			"Mangler klagevejledningen, løber fristen ikke.",
		Unverified: undated + " Hvornår en manglende begrundelse eller en anmodning om aktindsigt sætter fristen i bero, er ikke læst; " +
			"heller ikke, om en dag med lukket kontor, men uden helligdag, flytter fristen.",
		MetBy:     "En klage, som kommunen har modtaget, også når den er sagt mundtligt.",
		StoppedBy: "At fristen er udløbet. Der kan dispenseres, når der er særlig grund til det.",
		Shape:     right{Span: complaintSpan, Terms: terms{When: received, Meets: complaints}},
	}},
}

const (
	noGuide     = "Der er ingen klagevejledning, så klagefristen løber ikke."
	noReceipt   = "Det er ikke registreret, hvornår borgeren fik afgørelsen, så klagefristen kan ikke regnes."
	noReasons   = "Begrundelsen mangler: klagefristen kan være sat i bero."
	askedAccess = "Borgeren har bedt om aktindsigt, mens klagefristen løb: den kan være sat i bero."
)

// received finds the decisions from the day that the citizen has them. The time
// does not run without a complaint guide, which only a decision that gives the
// citizen everything may leave out, nor from a day that nobody knows.
func received(c caseT) []duty.Trigger {
	if len(c.Decisions) == 0 {
		return nil
	}
	out := make([]duty.Trigger, 0, len(c.Decisions))
	for i := range c.Decisions {
		d := &c.Decisions[i]
		t := duty.Trigger{On: day.Max(d.On, d.Received), Ref: duty.Ref(d.ID)}
		favours := d.Favours()
		switch {
		case !d.Guide && !favours:
			t.Waits, t.Note = true, noGuide
		case d.Received == 0:
			t.Waits, t.Note = true, noReceipt
		}
		if !favours && !d.Reasons {
			t.Doubt = noReasons
		}
		if c.Formal && !t.Waits && askedWithin(c, t.On) {
			if t.Doubt != "" {
				t.Doubt += " "
			}
			t.Doubt += askedAccess
		}
		out = append(out, t)
	}
	return out
}

// askedWithin reports whether the citizen asked for access to the files while the
// time for a complaint ran.
func askedWithin(c caseT, from day.Date) bool {
	v := complaintSpan.At(from, 0)
	if v == nil {
		return false
	}
	var cal day.Calendar
	last := cal.NextWeekday(cal.After(from, v.Span))
	e, ok := casefile.First[fact.AccessRequested](c, from, nil)
	return ok && e.On <= last
}

// complaints finds the complaints over a decision: those that name its subject,
// and those that name none and follow no later decision.
func complaints(c caseT, t duty.Trigger) []duty.Event {
	if !c.Formal {
		return nil
	}
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.ComplaintReceived)
		if !ok {
			continue
		}
		if d := complainedOver(c, e.On, f.Topic); d != nil && duty.Ref(d.ID) == t.Ref {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}

// complainedOver finds the decision that a complaint is over: the last before it
// on its subject.
func complainedOver(c caseT, on day.Date, topic fact.Topic) *casefile.Decision {
	for i := len(c.Decisions) - 1; i >= 0; i-- {
		if d := &c.Decisions[i]; d.On <= on && (topic == "" || d.Topic == topic) {
			return d
		}
	}
	return nil
}
