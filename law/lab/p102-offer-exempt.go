package lab

import (
	"cmp"
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var offerExempt = rule{
	ID: "offer-exempt", Act: "LAB", Title: "Giv tilbud efter en fritagelse", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 102, stk. 4", Grade: 'A', Source: "S33",
			Text: "Er borgeren fritaget, når fristen på seks måneder falder, kommer tilbuddet senest 1 måned efter, at det er " +
				"slut. Imens ser kommunen på, om en indsats skal sættes i gang.",
			Unverified: "Hvornår kommunen senest skal vurdere indsatsen, er ikke fundet. At et tilbud, der er givet, mens fritagelsen varer, er " +
				"nok, er egen læsning.",
			MetBy:     "Et skriftligt tilbud efter LAB kapitel 11-14, eller et, der er begyndt. Imens: en registreret vurdering om tilbud.",
			StoppedBy: "At målgruppen er slut.",
			Shape: parts{
				within{Span: Params.Get("offer_after_rest"), Terms: terms{
					When: rested, Meets: offeredOrStarted, Params: offerNumbers, Note: "Talt fra fritagelsens sidste dag.",
				}},
				within{Terms: terms{
					When: restingOnDeadline, Meets: offerWeighed, Params: offerNumbers,
					Note: "Mens fritagelsen varer, vurderer kommunen indsatsen. Loven sætter ingen dag.",
				}},
			},
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S05, S06, S07, S09",
			Text: "Reglen hører til det gamle krav om et tilbud inden seks måneder. Om den er bevaret for perioder, der begynder fra 1. " +
				"juli 2026, er ikke læst.",
			Unverified: offerKept,
			Transition: duty.UnknownKeepStricter,
		},
	},
}

// rested finds the ends of the exemptions that lasted on a deadline. The law of
// the period governs.
func rested(c *casefile.Case) []duty.Trigger {
	return onRest(c, func(a *activation, t *duty.Trigger) bool {
		if a.rest.To == 0 {
			return false // it lasts
		}
		t.On, t.Start = a.rest.To+1, a.rest.To
		return true
	})
}

// restingOnDeadline finds the deadlines that fell while an exemption lasted.
func restingOnDeadline(c *casefile.Case) []duty.Trigger {
	return onRest(c, func(a *activation, t *duty.Trigger) bool {
		t.On = a.due
		if a.subsidy != nil {
			t.On = a.late
		}
		if a.rest.To != 0 && (t.Until == 0 || a.rest.To < t.Until) {
			t.Until, t.End, t.Ended = a.rest.To, a.rest.Ref, "fritagelsen ophørte"
		}
		return true
	})
}

func onRest(c *casefile.Case, open func(*activation, *duty.Trigger) bool) []duty.Trigger {
	if !everRelieved(c) || len(c.Groups)+len(c.Insured) == 0 {
		return nil
	}
	var out []duty.Trigger
	as := activations(c)
	for i := range as {
		a := &as[i]
		if a.rest.Ref == 0 {
			continue
		}
		t := a.Trigger
		t.Under, t.Since, t.Group, t.Ref = t.On, day.Max(a.rest.From, t.On), t.Ref, a.rest.Ref
		if open(a, &t) && (t.Until == 0 || t.On <= t.Until) {
			out = append(out, t)
		}
	}
	// One exemption may have lasted over the deadlines of two periods.
	slices.SortStableFunc(out, func(x, y duty.Trigger) int { return cmp.Compare(x.On, y.On) })
	return out
}

func everRelieved(c *casefile.Case) bool {
	for i := range c.Exemptions {
		if relieves(&c.Exemptions[i]) {
			return true
		}
	}
	return false
}

// offeredOrStarted finds the days on which an offer that counts was given in
// writing or began.
func offeredOrStarted(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.OfferGiven:
			if !activates(f.Offer) {
				continue
			}
		case fact.OfferStarted:
			if o := offerOf(c, e.ID); o == nil || !activates(o.Offer) || !lasts(o) {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}

func offerOf(c *casefile.Case, id fact.Seq) *casefile.Offer {
	for i := range c.Offers {
		if c.Offers[i].Start == id {
			return &c.Offers[i]
		}
	}
	return nil
}

func offerWeighed(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	casefile.Each(c, func(e *casefile.Entry, f fact.Assessed) {
		if f.Topic == fact.TopicOffer {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	})
	return out
}
