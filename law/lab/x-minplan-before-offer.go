package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var minplanBeforeOffer = rule{
	ID: "minplan-before-offer", Act: "LAB", Title: "Lav Min Plan før et tilbud", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB kapitel 8 og 9; paragraffen er ikke verificeret", Grade: 'C', Source: "S27",
			Text:       "Min Plan skal være lavet, før en indsats begynder, og ændret, før en anden slags indsats begynder.",
			Unverified: "Paragraffen er ikke verificeret; reglen er efter en sekundær kilde.",
			MetBy:      "En version af Min Plan fra senest den dag, tilbuddet begynder, og nyere end et tidligere tilbud af en anden slags.",
			StoppedBy:  "At tilbuddet er slut.",
			Shape:      planFirst(false),
		},
		{
			From: "2025-01-01", Provision: "LAB kapitel 8 og 9; paragraffen er ikke verificeret", Grade: 'C', Source: "S27, S37",
			Text:       "Som før. Sygemeldte, der er i arbejde, behøver ikke en Min Plan.",
			Unverified: "Paragraffen er ikke verificeret; reglen og undtagelsen er efter sekundære kilder.",
			MetBy:      "En version af Min Plan fra senest den dag, tilbuddet begynder, og nyere end et tidligere tilbud af en anden slags.",
			StoppedBy:  "At tilbuddet er slut. Sygemeldte i arbejde er ikke med.",
			Shape:      planFirst(true),
		},
	},
}

// planFirst asks for a plan before each offer, with or without the sick who have
// a job.
func planFirst(sparesWorkers bool) shape {
	return before{Terms: terms{
		When:  func(c *casefile.Case) []duty.Trigger { return offersToCome(c, sparesWorkers) },
		Meets: myPlans,
	}}
}

// offersToCome finds the offers that begin, or are to begin, while the person is
// in a target group. A plan counts from after the offer of another kind before it.
func offersToCome(c *casefile.Case, sparesWorkers bool) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Offers {
		o := &c.Offers[i]
		t := duty.Trigger{On: o.From, Ref: duty.Ref(o.Start), Until: o.To, End: duty.Ref(o.End), Ended: "tilbuddet sluttede"}
		if e := given(c, o.Offer, o.From); e != nil {
			t.On, t.Ref = e.On, duty.Ref(e.ID)
		}
		out = planBefore(c, o.Offer, o.From, t, sparesWorkers, out)
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.OfferGiven)
		if !ok || f.Start == 0 || f.Start < e.On || begun(c, f.Offer, f.Start) {
			continue
		}
		out = planBefore(c, f.Offer, f.Start, duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)}, sparesWorkers, out)
	}
	return out
}

func planBefore(c *casefile.Case, kind fact.OfferType, start day.Date, t duty.Trigger, sparesWorkers bool,
	out []duty.Trigger) []duty.Trigger {
	if c.GroupOn(start) == 0 && !insuredOn(c, start) || sparesWorkers && sickAtWork(c, start) {
		return out
	}
	t.Due, t.Since = start, day.Earliest
	var last *casefile.Offer
	for i := range c.Offers {
		if o := &c.Offers[i]; o.From < start && (last == nil || o.From >= last.From) {
			last = o
		}
	}
	if last != nil && last.Offer != kind {
		t.Since = last.From + 1
		t.Note = "Den forrige indsats var en anden: planen skal være ændret, efter at den begyndte."
	}
	return append(out, t)
}

// given finds the written offer that an offer of a kind came from.
func given(c *casefile.Case, kind fact.OfferType, start day.Date) *casefile.Entry {
	for i := range c.Entries {
		e := &c.Entries[i]
		if f, ok := e.Body.(fact.OfferGiven); ok && f.Offer == kind && f.Start == start && e.On <= start {
			return e
		}
	}
	return nil
}

func begun(c *casefile.Case, kind fact.OfferType, start day.Date) bool {
	for i := range c.Offers {
		if c.Offers[i].Offer == kind && c.Offers[i].From == start {
			return true
		}
	}
	return false
}

func sickAtWork(c *casefile.Case, on day.Date) bool {
	for i := range c.Sickness {
		if s := &c.Sickness[i]; s.Has(on) && s.Origin == fact.FromWork {
			return true
		}
	}
	return false
}
