package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var praktikPurpose = rule{
	ID: "praktik-purpose", Act: "LAB", Title: "Skriv formålet med en virksomhedspraktik", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 59; BEK 2636/2021 § 60", Grade: 'A', Source: "S35, S45",
		Text: "Aftalen om virksomhedspraktik siger, hvad den er til: ordinære løntimer, en konkret kompetence eller at afklare " +
			"et jobmål. For sygemeldte i job (målgruppe 6 og 7) kan det også være at blive i jobbet. Praktikken ligger inden " +
			"for normal arbejdstid. Arbejdsgiveren er den enkelte arbejdsplads (P-nummeret).",
		Unverified: "Om praktikken ligger inden for normal arbejdstid, prøves ikke: arbejdspladsens arbejdstid er ikke registreret. " +
			"Undtagelsen for afprøvning af rådighed er læst sådan, at den kun gælder dagpengemodtagere (målgruppe 1).",
		MetBy:     "At formålet står på tilbuddet, eller at der senest den første dag er en vurdering om formål med svaret ja.",
		StoppedBy: "Det gælder ikke praktik, der skal vise, om en på dagpenge står til rådighed.",
		Shape:     check{Test: purposes},
	}},
}

// purposes names placements that do not say what they are for, or are for
// something that the person's group cannot have.
func purposes(c *casefile.Case, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.WorkPlacement {
			continue
		}
		add := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: name, Text: text, Mend: mend})
		}
		group := atStart(c, o.From)
		switch o.Purpose {
		case "":
			if answered(c, fact.TopicPurpose, papersFrom(c, o, fact.WorkPlacement), o.From) != fact.Yes {
				add("formaal-mangler", "Aftalen siger ikke, hvad praktikken er til.",
					"Vælg formålet på tilbuddet, eller registrér en vurdering om formål med svaret ja senest den første dag.")
			}
		case fact.ForRetention:
			switch {
			case group != 6 && group != 7:
				add("fastholdelse-kun-sygemeldte", "Fastholdelse kan kun være formålet for sygemeldte i job (målgruppe 6 og 7).",
					"Vælg et andet formål, eller ret målgruppen.")
			case !employed(c, o):
				add("fastholdelse-kun-i-job", "Fastholdelse kan kun være formålet, når borgeren er i job, og der er ikke registreret et job.",
					"Registrér borgerens job, sæt kryds ved egen arbejdsplads, eller vælg et andet formål.")
			}
		case fact.ForAvailability:
			if group != 1 {
				add("raadighed-kun-dagpenge", "Kun for dagpengemodtagere (målgruppe 1) kan en praktik gives for at afprøve rådigheden.",
					"Vælg et andet formål, eller ret målgruppen.")
			}
		}
	}
	return out
}

// employed reports whether a person has a job when an offer begins, as far as
// anything tells.
func employed(c *casefile.Case, o *casefile.Offer) bool {
	if o.Own || sickAtWork(c, o.From) {
		return true
	}
	for i := range c.Jobs {
		if c.Jobs[i].Has(o.From) {
			return true
		}
	}
	return false
}
