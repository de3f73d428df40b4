package lokal

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// contactEvery is how often the municipality wants to be in touch. The strategy
// says "regularly" and no number.
var contactEvery = duty.LocalParam("kontakt-uden-forsørgelse")

// adultAge is the age from which the promise holds.
var adultAge = Params.Get("adult")

var neetContact = rule{
	ID: "loc-neet-contact", Act: act, Title: "Hold jævnligt kontakt til unge uden job, uddannelse og ydelse", Before: before24,
	Versions: []version{{
		From: from, Provision: strategy, Grade: 'D', Source: "S60",
		Text: "Kommunen har jævnligt kontakt med dem over 18 år, der ikke har job, uddannelse eller ydelse.",
		Unverified: notLaw + " Kilden siger jævnligt og intet tal: kommunen skal selv sætte det. Uden det siger reglen intet. " +
			"Kredsen er dem, der står på listen over unge uden uddannelse eller job.",
		MetBy:     "Et forsøg på kontakt, vejledning eller en samtale om den.",
		StoppedBy: "At borgeren får job, uddannelse eller ydelse.",
		Shape:     every{Span: contactEvery, Terms: terms{When: withoutAnything, Meets: contacts, Params: []*duty.Param{adultAge}}},
	}},
}

// withoutAnything finds from when a person of 18 or more is listed as without
// education or job, and until when.
func withoutAnything(c *casefile.Case) []duty.Trigger {
	if c.Born == 0 {
		return nil
	}
	adult := c.Turns(adultAge.Values[0].Span.N)
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		if _, ok := e.Body.(fact.YouthListed); !ok {
			continue
		}
		on := day.Max(e.On, adult)
		if n := len(out); n > 0 && (out[n-1].Until == 0 || on <= out[n-1].Until) || cared(c, on) {
			continue // still the same stretch, or not without anything
		}
		t := duty.Trigger{On: on, Ref: duty.Ref(e.ID), Ended: "borgeren fik job, uddannelse eller ydelse"}
		t.Until, t.End = untilCared(c, on)
		out = append(out, t)
	}
	return out
}

// cares lists the spells of benefit, job and education.
func cares(c *casefile.Case, f func(*casefile.Spell)) {
	for i := range c.Benefits {
		f(&c.Benefits[i].Spell)
	}
	for i := range c.Jobs {
		f(&c.Jobs[i].Spell)
	}
	for i := range c.Educations {
		f(&c.Educations[i].Spell)
	}
}

func cared(c *casefile.Case, on day.Date) bool {
	found := false
	cares(c, func(s *casefile.Spell) { found = found || s.Has(on) })
	return found
}

// untilCared returns the last day before something begins, and what began.
func untilCared(c *casefile.Case, on day.Date) (last day.Date, by duty.Ref) {
	cares(c, func(s *casefile.Spell) {
		if s.From > on && (last == 0 || s.From-1 < last) {
			last, by = s.From-1, duty.Ref(s.Start)
		}
	})
	if c.MovedOut > on && (last == 0 || c.MovedOut-1 < last) {
		last, by = c.MovedOut-1, duty.Ref(c.MovedOutID)
	}
	return last, by
}

func contacts(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.ContactAttempted, fact.GuidanceOffered, fact.GuidanceGiven:
		case fact.TalkHeld:
			if f.Talk != fact.GuidanceTalk {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}
