package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var fjCondition = rule{
	ID: "fj-condition", Act: "LAB", Title: "Tjek betingelserne for fleksjob",
	Before: "Vejledningen er om reglen, som den gælder fra 2020; reglerne fra 2013 er ikke læst.",
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 116", Grade: 'B', Source: "S81",
		Text: "Fleksjob kan gives til den, hvis arbejdsevne er varigt og væsentligt begrænset. Først skal alle relevante " +
			"tilbud og foranstaltninger være prøvet. Det gælder ikke, hvis det åbenbart er uden formål.",
		Unverified: "Lovteksten er ikke læst, kun vejledningen. Fristen for afgørelsen er kommunens egen efter retssikkerhedsloven § 3: se " +
			"adm-frist.",
		MetBy: "En vurdering af begrænsningen med svaret ja. Desuden en vurdering med svaret ja af, at tilbuddene er prøvet " +
			"eller er formålsløse. Begge dele skal være der senest ved afgørelsen.",
		Shape: check{Test: flexGranted},
	}},
}

// flexGranted names what a grant of a fleksjob lacks.
func flexGranted(c *casefile.Case, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	last := day.Date(0) // the grant before
	for i := range c.Decisions {
		e := &c.Decisions[i]
		if e.Topic != fact.TopicFlexJob || e.Outcome != fact.Granted {
			continue
		}
		add := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: name, Text: text, Mend: mend})
		}
		if _, ok := assessed(c, fact.TopicLimited, fact.Yes, last+1, e.On); !ok {
			add("begraensning-ikke-vurderet", "Der er ingen vurdering af, at arbejdsevnen er varigt og væsentligt begrænset.",
				"Registrér vurderingen med svaret ja, eller ret afgørelsen.")
		}
		if _, ok := assessed(c, fact.TopicTried, fact.Yes, last+1, e.On); !ok {
			add("tilbud-ikke-proevet", "Der er ingen vurdering af, at de relevante tilbud er prøvet, eller at det åbenbart er formålsløst.",
				"Registrér vurderingen med svaret ja, eller ret afgørelsen.")
		}
		last = e.On
	}
	return out
}
