package unge

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var u18Supervision = rule{
	ID: "u18-supervision", Act: act, Title: "Tag forældrene med, før ungeydelsen stopper", Before: beforeCovered,
	Versions: []version{{
		From: covered, Provision: theAct + " § 2 a, stk. 3-4", Grade: 'A', Source: "S10",
		Text: "Kommunen følger op på, om den unge følger sin uddannelsesplan, inddrager forældremyndighedens indehaver og kan afgøre, at " +
			"ungeydelsen ikke udbetales. Det kræver, at forældrene fik det at vide, da planen blev lavet.",
		Unverified: readAs,
		MetBy: "En afgørelse efter et brud på planen. Forældrene skal være orienteret, da planen blev lavet, og være inddraget " +
			"efter bruddet.",
		Shape: check{Test: badStops, Params: []*duty.Param{dutyFrom, dutyTo}},
	}},
}

// badStops names what is wrong with decisions that the ungeydelse is not paid.
func badStops(c *casefile.Case, _ duty.Look) []duty.Refusal {
	if past(c, dutyTo) {
		return nil
	}
	var out []duty.Refusal
	for i := range c.Entries {
		e := &c.Entries[i]
		d, ok := e.Body.(fact.Decided)
		if !ok || d.Topic != fact.TopicYouthAllowance || d.Outcome != fact.Stopped && d.Outcome != fact.Refused {
			continue
		}
		add := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: name, Text: text, Mend: mend})
		}
		if c.Born != 0 && (e.On < reaches(c, dutyFrom) || e.On >= reaches(c, dutyTo)) {
			add("uden-for-alder", "Den unge er ikke 15-17 år den dag, afgørelsen er truffet.", "Annullér afgørelsen, eller ret datoen.")
		}
		breach, noticed := lastBreach(c, e.On)
		if noticed == 0 {
			add("uden-brud", "Der er ikke registreret noget brud på planen før afgørelsen.",
				"Registrér, hvornår kommunen blev bekendt med frafaldet, eller annullér afgørelsen.")
			breach, noticed = e.On, e.On
		}
		if p, ok := planned(c, 0); !ok || p.On > breach {
			add("uden-plan", "Der var ingen uddannelsesplan, som den unge kunne bryde.",
				"Registrér, hvornår planen blev godkendt, eller annullér afgørelsen.")
		}
		if p, ok := casefile.First[fact.ParentsInformed](c, 0, nil); !ok || p.On > breach {
			add("foraeldre-ikke-orienteret", "Det er ikke registreret, at forældrene fik besked om følgerne, da planen blev lavet.",
				"Registrér orienteringen, hvis den er givet; ellers kan ungeydelsen ikke standses for dette brud.")
		}
		if !involved(c, noticed-1, e.On) {
			add("foraeldre-ikke-inddraget", "Det er ikke registreret, at forældremyndighedens indehaver er inddraget efter bruddet.",
				"Inddrag forældrene, før der træffes afgørelse, og registrér det.")
		}
		for _, x := range exempt(c) {
			if x.Has(breach) {
				add("fritaget", "Den unge var fritaget fra pligten, da planen blev brudt.", "Annullér afgørelsen.")
			}
		}
	}
	return out
}

// lastBreach finds the latest breach that the municipality knew of on a day: when
// it happened, and when it was noticed.
func lastBreach(c *casefile.Case, on day.Date) (breach, noticed day.Date) {
	casefile.Each(c, func(e *casefile.Entry, f fact.DropoutNoticed) {
		if e.On <= on {
			breach, noticed = e.On, e.On
			if f.Interrupted != 0 && f.Interrupted < e.On {
				breach = f.Interrupted
			}
		}
	})
	return breach, noticed
}
