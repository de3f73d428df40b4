package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var referralNotice = rule{
	ID: "referral-notice", Act: "LAB", Title: "Varsl borgeren, før der henvises til et job", Before: "Bekendtgørelsen før 2024 er ikke læst.",
	Versions: []version{{
		From: "2024-01-01", Provision: "BEK 1216/2023 § 10", Grade: 'A', Source: "S18",
		Text: "En henvisning til et konkret job er som regel på skrift, og borgeren får mindst én dags varsel. Varslet kan " +
			"være kortere, hvis borgeren er varslet i forvejen. I særlige situationer kan det ske mundtligt.",
		MetBy:     "En skriftlig henvisning mindst én dag før, eller en registreret grund til andet.",
		StoppedBy: "At borgeren er varslet i forvejen, eller at der er en særlig situation.",
		Shape:     check{Test: referrals, Params: []*duty.Param{referralLead}},
	}},
}

var referralLead = Params.Get("referral_lead")

// referrals says what is wrong with referrals to concrete jobs.
func referrals(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.ReferralSent)
		if !ok {
			continue
		}
		if v := look.Value(referralLead, e.On); v != nil && !f.Forewarn && e.On > look.Calendar().Before(f.Start, v.Span) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "for-kort-varsel",
				Text: "Henvisningen er sendt " + e.On.Long() + " til " + f.Start.Long() + ". Varslet skal være mindst " + v.Span.String() + ".",
				Mend: "Henvis til en senere dag, eller registrér, at borgeren er varslet i forvejen."})
		}
		if f.Unwritten && !f.Special {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "ikke-skriftlig",
				Text: "Henvisningen er givet mundtligt. Det kan kun ske i særlige situationer.",
				Mend: "Send henvisningen skriftligt, eller registrér den særlige situation."})
		}
	}
	return out
}
