package unge

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var u18WhatCounts = rule{
	ID: "u18-what-counts", Act: act, Title: "Skriv aktiviteten ind i uddannelsesplanen", Before: beforeOrdered,
	Versions: []version{{
		From: ordered, Provision: "BEK 1014/2019 § 5", Grade: 'A', Source: "S11",
		Text: "Pligten kan også opfyldes med tilbud efter LAB. Det kan være forløb med arbejde eller praktik, forpraktik, en " +
			"aftale om praktik eller en 80/20-stilling. Det skal stå i uddannelsesplanen, og den unge, forældremyndighedens " +
			"indehaver og kommunen skal være enige om det.",
		Unverified: "Dagen, hvor bekendtgørelsen trådte i kraft, er ikke læst. Hvilken aktivitet en plan nævner, registreres ikke: enhver " +
			"godkendt uddannelsesplan regnes for nok.",
		MetBy: "En plan for uddannelse, som også er godkendt af forældrene.",
		Shape: check{Test: unplanned, Params: []*duty.Param{dutyFrom, dutyTo}},
	}},
}

// unplanned names what keeps an activity of § 5 from counting.
func unplanned(c *casefile.Case, _ duty.Look) []duty.Refusal {
	if c.Born == 0 || past(c, dutyTo) {
		return nil
	}
	var out []duty.Refusal
	from, to := reaches(c, dutyFrom), reaches(c, dutyTo)
	add := func(s casefile.Spell, word string) {
		if s.From < from || s.From >= to {
			return
		}
		refuse := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(s.Start), On: s.From, Name: name, Text: text, Mend: mend})
		}
		plan, agreed := false, false
		casefile.Each(c, func(e *casefile.Entry, p fact.PlanApproved) {
			if p.Plan == fact.EducationPlan && (s.To == 0 || e.On <= s.To) {
				plan, agreed = true, agreed || p.Parents
			}
		})
		if !plan {
			refuse("uden-plan", "Aktiviteten ("+word+") tæller først, når den står i den unges uddannelsesplan.",
				"Aftal aktiviteten med den unge og forældrene, skriv den i uddannelsesplanen, og registrér, at planen er godkendt.")
		}
		if !agreed {
			refuse("uden-foraeldre", "Det er ikke registreret, at forældremyndighedens indehaver har aftalt uddannelsesplanen.",
				"Aftal planen med forældrene, og registrér den som godkendt også med forældrene.")
		}
	}
	for i := range c.Offers {
		add(c.Offers[i].Spell, fact.Word(c.Offers[i].Offer))
	}
	for i := range c.Jobs {
		if c.Jobs[i].Job == fact.IntegraPost {
			add(c.Jobs[i].Spell, fact.Word(fact.IntegraPost))
		}
	}
	for i := range c.Educations {
		if k := c.Educations[i].Education; k == fact.TradeStage || k == fact.OtherActivity {
			add(c.Educations[i].Spell, fact.Word(k))
		}
	}
	return out
}
