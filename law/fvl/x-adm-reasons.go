package fvl

import (
	"indgang/duty"
)

var reasons = rule{
	ID: "adm-reasons", Act: act, Title: "Giv begrundelse og klagevejledning",
	Versions: []version{{
		From: covered, Provision: "Forvaltningsloven §§ 22-25 (paragraftallene er ikke verificeret)", Grade: 'B', Source: "S93",
		Text: "Giver en skriftlig afgørelse ikke borgeren helt ret, skal der stå hvorfor. Der skal også stå, hvordan man " +
			"klager.",
		Unverified: undated + " Paragraftallene er ikke efterset. Hvilke afgørelser der giver fuldt medhold, læses af udfaldet: " +
			"bevilget, forlænget og frafaldet gør, alle andre gør ikke.",
		MetBy: "En afgørelse, hvor der står både hvorfor, og hvordan man klager.",
		Shape: check{Test: reasoned},
	}},
}

// reasoned says what decisions lack that do not give the citizen everything.
func reasoned(c caseT, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.Favours() {
			continue
		}
		if !d.Reasons {
			out = append(out, duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Name: "uden-begrundelse",
				Text: "Afgørelsen giver ikke fuldt medhold og har ingen begrundelse (forvaltningsloven §§ 22-25).",
				Mend: "Skriv begrundelsen: reglerne, oplysningerne og de vigtigste hensyn."})
		}
		if !d.Guide {
			out = append(out, duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Name: "uden-klagevejledning",
				Text: "Afgørelsen giver ikke fuldt medhold og har ingen klagevejledning (forvaltningsloven §§ 22-25). Klagefristen løber ikke uden.",
				Mend: "Skriv, hvor og hvordan der klages, og inden hvornår."})
		}
	}
	return out
}
