package unge

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var u18Exemption = rule{
	ID: "u18-exemption", Act: act, Title: "Giv en grund til at fritage for uddannelsespligten", Before: beforeCovered,
	Versions: []version{{
		From: covered, Provision: theAct + " § 2 a, stk. 2", Grade: 'A', Source: "S10",
		Text: "Kommunalbestyrelsen kan fritage en ung på 15-17 år for en tid eller for altid. Grunden kan være en " +
			"funktionsnedsættelse, sygdom eller væsentlige sociale problemer. Forældremyndighedens indehaver skal først " +
			"inddrages.",
		Unverified: readAs + " Der er ikke fundet en frist for at se på fritagelsen igen; kommunen kan sætte sin egen.",
		MetBy:      "En skriftlig afgørelse med en grund og en periode. Forældrene skal have været med først.",
		Shape:      check{Test: badExemptions, Params: []*duty.Param{dutyFrom, dutyTo}},
	}},
}

// badExemptions names what is wrong with exemptions from the duty. Each one
// needs its own decision and involvement, so only what came after the exemption
// before it counts.
func badExemptions(c *casefile.Case, _ duty.Look) []duty.Refusal {
	if past(c, dutyTo) {
		return nil
	}
	var out []duty.Refusal
	last := c.Born // the day of the exemption before, or of birth
	for i := range c.Exemptions {
		x := &c.Exemptions[i]
		if x.Scope != fact.YouthDuty {
			continue
		}
		add := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(x.Start), On: x.From, Name: name, Text: text, Mend: mend})
		}
		if c.Born != 0 && (x.From < reaches(c, dutyFrom) || x.From >= reaches(c, dutyTo)) {
			add("uden-for-alder", "Den unge er ikke 15-17 år den dag, fritagelsen begynder, og har ingen pligt at blive fritaget for.",
				"Annullér fritagelsen, eller ret datoen.")
		}
		if !legalGround(x.Ground) {
			add("uden-gyldig-grund", "Loven kender kun fritagelse på grund af funktionsnedsættelse, sygdom eller væsentlige sociale problemer. "+
				"Fristerne løber videre.", "Ret grunden, hvis en af de tre passer, eller annullér fritagelsen.")
		}
		if !involved(c, last, x.From) {
			add("uden-foraeldre", "Det er ikke registreret, at forældremyndighedens indehaver er inddraget før fritagelsen.",
				"Inddrag forældrene, og registrér det.")
		}
		if !granted(c, last, x) {
			add("uden-afgoerelse", "Der er ikke registreret en afgørelse om fritagelsen.",
				"Træf en skriftlig afgørelse med grund og periode, og registrér den.")
		}
		last = x.From
	}
	return out
}

// involved reports whether the custody holder was involved after one day and no
// later than another.
func involved(c *casefile.Case, after, on day.Date) bool {
	e, ok := casefile.First[fact.ParentsInvolved](c, after+1, nil)
	return ok && e.On <= on
}

// granted reports whether there is a decision behind an exemption: one taken no
// later than its first day, or one that names that day.
func granted(c *casefile.Case, after day.Date, x *casefile.Exemption) bool {
	for i := range c.Entries {
		e := &c.Entries[i]
		d, ok := e.Body.(fact.Decided)
		if !ok || e.On <= after || d.Topic != fact.TopicYouthExemption || d.Outcome != fact.Granted && d.Outcome != fact.Extended {
			continue
		}
		if e.On <= x.From || d.From == x.From {
			return true
		}
	}
	return false
}
