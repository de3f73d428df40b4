package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var ltDuration = rule{
	ID: "lt-duration", Act: "LAB", Title: "Afslut løntilskuddet i tide", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 68, nr. 1", Grade: 'A', Source: "S36",
		Text: "Et løntilskud varer højst 6 måneder hos en privat arbejdsgiver. Hos en offentlig er det 4 måneder. Det gælder " +
			"for målgruppe 1, 2, 4 og 12: dem på dagpenge, jobparate, uddannelsesparate og jobparate ledige uden ydelse.",
		Unverified: "Grænserne for de andre målgrupper (§ 68, nr. 2 ff.) er faldet ud af den læste kopi og er ikke med. " +
			"At målgruppen på den første dag afgør det, er den valgte læsning.",
		MetBy: "At løntilskuddet slutter senest den sidste dag.", StoppedBy: "At løntilskuddet er slut.",
		Shape: parts{
			limit{Span: subsidyPrivate, Terms: terms{When: subsidies, Params: []*duty.Param{subsidyPublic}}},
			check{Test: subsidiesPlanned, Params: []*duty.Param{subsidyPrivate, subsidyPublic}},
		},
	}},
}

var (
	subsidyPrivate = Params.Get("subsidy_private")
	subsidyPublic  = Params.Get("subsidy_public")
	subsidyGroups  = of(1, 2, 4, 12)
)

const noSector = "Det er ikke registreret, om arbejdsgiveren er privat eller offentlig: den korteste grænse er brugt."

// mostSubsidy is the limit for a sector; where nobody says which, the shorter.
func mostSubsidy(s fact.Sector) *duty.Param {
	if s == fact.Private {
		return subsidyPrivate
	}
	return subsidyPublic
}

func subsidies(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.WageSubsidy {
			continue
		}
		group := atStart(c, o.From)
		if !subsidyGroups.has(group) {
			continue
		}
		t := offerTrigger(c, o, subsidyEnded)
		t.Span = mostSubsidy(o.Sector)
		switch {
		case o.Sector == "":
			t.Doubt = noSector
		case group == 12:
			t.Doubt = guessedReady
		}
		out = append(out, t)
	}
	return out
}

func subsidiesPlanned(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.WageSubsidy || !subsidyGroups.has(atStart(c, o.From)) {
			continue
		}
		if o.Sector == "" {
			out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: "sektor-mangler", Text: noSector,
				Mend: "Angiv, om arbejdsgiveren er privat eller offentlig."})
		}
		out = lasting(look, o, mostSubsidy(o.Sector), "Løntilskuddet", true, out)
	}
	return out
}
