package alf

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var dimLanguage = rule{
	ID: "dim-language", Act: act, Title: "Vis, at kravet til sprog eller tilknytning er opfyldt (dimittend)", Before: beforeGrads,
	Versions: []version{{
		From: graduateFrom, Provision: graduateLaw, Grade: 'C', Source: "S24",
		Text: "Det gælder en dimittend, der indplaceres 1. maj 2023 eller senere. Den dag skal dimittenden vise, at " +
			"sprogkravet er opfyldt, eller at tilknytningskravet er det. Det sidste er 600 timers arbejde. Den, der er " +
			"indplaceret før, er ikke med.",
		Unverified: unreadAct + " Hvilke sprogprøver der tæller, og i hvilken periode timerne skal ligge, er ikke læst.",
		MetBy: "En vurdering, der siger ja til sprogkravet eller tilknytningskravet. Den skal være der senest den dag, " +
			"dimittenden bliver indplaceret.",
		StoppedBy: "At dimittenden er indplaceret før 1. maj 2023.", Bearer: duty.Citizen,
		Shape: check{Test: requirements, Params: []*duty.Param{attachmentHours}},
	}},
}

var attachmentHours = Params.Get("attachment_hours")

// requirements says of each placement of a graduate which of the two requirements
// is not documented, where neither is.
func requirements(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Placements {
		p := &c.Placements[i]
		if !p.Graduate {
			continue
		}
		language, attachment, late := fact.YesNo(""), fact.YesNo(""), false
		casefile.Each(c, func(e *casefile.Entry, f fact.Assessed) {
			switch {
			case f.Topic != fact.TopicLanguage && f.Topic != fact.TopicAttachment || f.Answer == "":
			case e.On > p.On:
				late = late || f.Answer == fact.Yes
			case f.Topic == fact.TopicLanguage:
				language = f.Answer
			default:
				attachment = f.Answer
			}
		})
		if language == fact.Yes || attachment == fact.Yes {
			continue
		}
		refuse := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(p.ID), On: p.On, Name: name, Text: text, Mend: mend})
		}
		hours := ""
		if v := look.Value(attachmentHours, p.On); v != nil {
			hours = " (" + v.Span.String() + "s arbejde)"
		}
		const orOther = " Et af de to krav er nok."
		if language == fact.No {
			refuse("sprogkrav-ikke-opfyldt", "Sprogkravet er vurderet som ikke opfyldt.", "Dokumentér tilknytningskravet i stedet."+orOther)
		} else {
			refuse("sprogkrav-ikke-dokumenteret", "Der er ingen dokumentation for sprogkravet ved indplaceringen.",
				"Registrér vurderingen af sprogkravet."+orOther)
		}
		if attachment == fact.No {
			refuse("tilknytningskrav-ikke-opfyldt", "Tilknytningskravet"+hours+" er vurderet som ikke opfyldt.",
				"Dokumentér sprogkravet i stedet."+orOther)
		} else {
			refuse("tilknytningskrav-ikke-dokumenteret", "Der er ingen dokumentation for tilknytningskravet"+hours+" ved indplaceringen.",
				"Registrér vurderingen af tilknytningskravet."+orOther)
		}
		if late {
			refuse("dokumenteret-for-sent", "Et af kravene er først vurderet som opfyldt efter indplaceringen.",
				"Spørg a-kassen, om dokumentationen kan tælle fra indplaceringen, og ret datoen, hvis den er forkert.")
		}
	}
	return out
}
