package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var offerSuitable = rule{
	ID: "offer-suitable", Act: "LAB", Title: "Vurdér, om tilbuddet er rimeligt", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: byOrder + " § 57", Grade: 'A', Source: "S38",
		Text: "Før et tilbud gives, ser kommunen på, om det er rimeligt. Den ser på transporttid, på helbred og på andre " +
			"rimelige grunde. Den ser også på børnepasning, hvis borgeren har sagt til i forvejen.",
		Unverified: "Kopien, der er læst, siger ikke, hvilken udgave af bekendtgørelsen den er fra, og er uden dato: reglen regnes fra lovens " +
			"ikrafttræden. " +
			"At den gælder alle tilbud efter kapitel 11-14, er egen læsning.",
		MetBy: "En vurdering om rimeligt tilbud, som ikke har svaret nej. Den skal være der senest den dag, tilbuddet gives, og " +
			"være fra efter det forrige tilbud.",
		StoppedBy: "At et nyt tilbud bliver givet, som kræver sin egen vurdering, eller at målgruppen ophører.",
		Shape: parts{
			before{Terms: terms{When: offerings, Meets: suitable, Note: "Vurderingen skal være gjort, når tilbuddet gives."}},
			check{Test: unsuitable},
		},
	}},
}

// offerings finds the days on which offers of chapters 11-14 were given: in
// writing, or where nobody wrote it, when they began. An assessment counts from
// after the offer before it.
func offerings(c *casefile.Case) []duty.Trigger {
	if len(c.Given)+len(c.Offers) == 0 {
		return nil
	}
	out := make([]duty.Trigger, 0, len(c.Given)+len(c.Offers))
	last := day.Date(0) // the day of the offer before
	add := func(e *casefile.Entry) {
		t := duty.Trigger{On: e.On, Due: e.On, Ref: duty.Ref(e.ID), Since: day.Earliest}
		g := groupAt(c, e.On)
		if g == nil {
			return
		}
		t.Group, t.Until, t.End, t.Ended = duty.Ref(g.Start), g.To, duty.Ref(g.End), groupEnded
		n := len(out)
		switch {
		case n > 0 && out[n-1].On == e.On:
			t.Since = out[n-1].Since
		case last != 0:
			t.Since = last + 1
		}
		// What was never assessed is missed when the next offer asks anew.
		for k := n - 1; k >= 0 && out[k].On < e.On && (out[k].Until == 0 || out[k].Until >= e.On); k-- {
			out[k].Until, out[k].End, out[k].Ended = e.On-1, duty.Ref(e.ID), "et nyt tilbud er givet"
		}
		last = e.On
		out = append(out, t)
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.OfferGiven:
			if activatesOrOther(f.Offer) {
				add(e)
			}
		case fact.OfferStarted:
			if activatesOrOther(f.Offer) && !written(c, f.Offer, e.On) {
				add(e)
			}
		}
	}
	return out
}

// groupAt returns the spell in a target group on a day, or on dagpenge where no
// group is registered.
func groupAt(c *casefile.Case, on day.Date) *casefile.Spell {
	for i := len(c.Groups) - 1; i >= 0; i-- {
		if c.Groups[i].Has(on) {
			return &c.Groups[i].Spell
		}
	}
	for i := range c.Insured {
		if c.Insured[i].Has(on) {
			return &c.Insured[i]
		}
	}
	return nil
}

// written reports whether an offer of a kind that began on a day had been given
// in writing: since the offer of that kind before it.
func written(c *casefile.Case, kind fact.OfferType, start day.Date) bool {
	before := day.Date(0)
	for i := range c.Offers {
		if o := &c.Offers[i]; o.Offer == kind && o.From < start && o.From > before {
			before = o.From
		}
	}
	for i := range c.Given {
		g := &c.Given[i]
		if g.Offer == kind && g.On <= start && (g.Start == start || g.Start == 0 && g.On > before) {
			return true
		}
	}
	return false
}

// suitable finds the first assessment after the offer before that does not say no.
func suitable(c *casefile.Case, t duty.Trigger) []duty.Event {
	for i := range c.Entries {
		e := &c.Entries[i]
		if f, ok := e.Body.(fact.Assessed); ok && e.On >= t.Since && f.Topic == fact.TopicSuitable && f.Answer != fact.No {
			return []duty.Event{{On: e.On, Ref: duty.Ref(e.ID)}}
		}
	}
	return nil
}

// unsuitable names the offers whose last assessment before them said no.
func unsuitable(c *casefile.Case, _ duty.Look) []duty.Refusal {
	if !everUnsuitable(c) {
		return nil
	}
	var out []duty.Refusal
	ts := offerings(c)
	for i := range ts {
		t := &ts[i]
		var last *casefile.Entry
		no := false
		for k := range c.Entries {
			e := &c.Entries[k]
			if f, ok := e.Body.(fact.Assessed); ok && f.Topic == fact.TopicSuitable && e.On >= t.Since && e.On <= t.On {
				last, no = e, f.Answer == fact.No
			}
		}
		if no {
			out = append(out, duty.Refusal{Ref: t.Ref, On: t.On, Name: "ikke-rimeligt",
				Text: "Den seneste vurdering før tilbuddet, " + last.On.Long() + ", siger, at tilbuddet ikke er rimeligt (" + byOrder + " § 57).",
				Mend: "Giv et andet tilbud, eller registrér en ny vurdering, hvis grunden er faldet bort."})
		}
	}
	return out
}

func everUnsuitable(c *casefile.Case) bool {
	if len(c.Given)+len(c.Offers) == 0 {
		return false
	}
	for i := range c.Entries {
		if f, ok := c.Entries[i].Body.(fact.Assessed); ok && f.Topic == fact.TopicSuitable && f.Answer == fact.No {
			return true
		}
	}
	return false
}
