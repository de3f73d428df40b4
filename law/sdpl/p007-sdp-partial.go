package sdpl

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var partial = rule{
	ID: "sdp-partial", Act: "SDPL", Title: "Skriv timerne ved delvis raskmelding",
	Versions: []version{{
		From: "2019-10-01", Provision: "SDPL § 7, § 13 c", Grade: 'C', Source: "S72, S60",
		Text:       "Borgeren kan vende tilbage lidt efter lidt med nedsatte sygedagpenge. Den tid tæller fuldt med i de 22 uger.",
		Unverified: "Et mindste timetal er ikke verificeret og er ikke kodet. " + undated,
		MetBy:      "At der står timer på den delvise raskmelding.",
		Shape:      check{Test: partialHours},
	}},
}

func partialHours(c caseT, _ duty.Look) []duty.Refusal {
	if !sick(c) {
		return nil // the case itself then says that the illness is missing
	}
	var out []duty.Refusal
	casefile.Each(c, func(e *casefile.Entry, p fact.PartialReturn) {
		if p.Weekly == 0 {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "timer-mangler",
				Text: "Den delvise raskmelding siger ikke, hvor mange timer borgeren arbejder.",
				Mend: "Ret raskmeldingen, så timerne om ugen står der."})
		}
		if _, ok := sickOn(c, e.On); !ok {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "ikke-sygemeldt",
				Text: "Borgeren er ikke sygemeldt efter sygedagpengeloven den dag.",
				Mend: "Registrér sygemeldingen, eller ret datoen."})
		}
	})
	return out
}
