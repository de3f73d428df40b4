package sdpl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var ext3 = rule{
	ID: "sdp-ext-3", Act: "SDPL", Title: "Forlæng, mens borgeren er i behandling",
	Versions: []version{{
		From: "2014-01-01", Provision: "SDPL § 27, stk. 1, nr. 3", Grade: 'C', Source: "S74",
		Text: "Sygedagpengene kan forlænges, når borgeren er i behandling eller venter på den. Borgeren skal ventes helt " +
			"tilbage inden 134 uger fra revurderingen. Ventetid på et offentligt sygehus tæller ikke med.",
		Unverified: extensionYear + " De 134 uger er regnet fra den dag, forlængelsen gælder.",
		MetBy:      "At fraværet eller forlængelsen er slut senest den sidste dag. Grunden hviler på, hvad en læge har vurderet.",
		StoppedBy:  groundEnds,
		Shape: parts{
			limit{Span: Params.Get("ext_treatment"), Terms: terms{When: extended(3, nil), Pauses: hospitalWaits}},
			needs(3, "laegens-vurdering-mangler", "Forlængelsen hviler på en læges vurdering, men der er ingen attest i forløbet.",
				"Registrér lægeattesten som modtaget.", certified),
		},
	}},
}

// hospitalWaits finds the waiting for a public hospital from the extension on.
func hospitalWaits(c caseT, t duty.Trigger) []duty.Stop {
	var out []duty.Stop
	casefile.Each(c, func(e *casefile.Entry, w fact.HospitalWaiting) {
		if w.Until >= t.On {
			out = append(out, duty.Stop{Period: day.Period{From: e.On, To: w.Until}, Ref: duty.Ref(e.ID),
				Ground: "ventetid på et offentligt sygehus"})
		}
	})
	return out
}
