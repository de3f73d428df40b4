package las

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var selfbook = rule{
	ID: "selfbook", Act: "LAS", Title: "Book selv en samtale", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "Aktivloven § 37, stk. 3, § 37 a; LAB kapitel 7", Grade: 'A', Source: "S28",
		Text: "Den, der er bedt om selv at booke en samtale, skal booke inden den frist, kommunen sætter. En samtale, borgeren selv har " +
			"booket, " +
			"er man indkaldt til. Den, der ikke booker i tide, kan få en sanktion efter en bestemmelse for sig.",
		Unverified: "Den læste kopi er uden dato. LAB kapitel 7 er ikke læst.",
		MetBy:      "At samtalen er booket, eller at den er holdt.",
		StoppedBy:  "At borgeren er fritaget for selv at booke på nettet, eller at målgruppen er slut.", Bearer: duty.Citizen,
		Shape: before{Terms: terms{When: invitations, Meets: bookings, Exempt: otherwise,
			Note: "Fristen er den, kommunen har sat i indkaldelsen."}},
	}},
}

// invitations finds the invitations to book a talk oneself.
func invitations(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.SelfBookingOpened)
		if !ok {
			continue
		}
		t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID), Due: f.Deadline}
		for k := range c.Groups {
			if g := &c.Groups[k]; g.Has(e.On) {
				// The duty goes on in the next group, if there is one without a gap.
				for k+1 < len(c.Groups) && c.Groups[k+1].From == g.To+1 {
					k++
					g = &c.Groups[k]
				}
				t.Group, t.Until, t.End, t.Ended = duty.Ref(g.Start), g.To, duty.Ref(g.End), "målgruppen ophørte"
				break
			}
		}
		out = append(out, t)
	}
	return out
}

// bookings finds the talks of the kind that the invitation asked for, booked or
// held.
func bookings(c *casefile.Case, t duty.Trigger) []duty.Event {
	asked, _ := c.Entry(fact.Seq(t.Ref))
	if asked == nil {
		return nil
	}
	kind := asked.Body.(fact.SelfBookingOpened).Talk
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.TalkBooked:
			if f.Talk != kind {
				continue
			}
		case fact.TalkHeld:
			if f.Talk != kind {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}

// otherwise finds when the person need not book digitally.
func otherwise(c *casefile.Case) []duty.Stop {
	var out []duty.Stop
	for i := range c.Exemptions {
		if e := &c.Exemptions[i]; e.Scope == fact.SelfBook {
			out = append(out, duty.Stop{Period: e.Period, Ref: duty.Ref(e.Start), Ground: "fritaget fra digital selvbooking"})
		}
	}
	return out
}
