package sdpl

import (
	"indgang/duty"
	"indgang/fact"
)

var fasttrackDoctor = rule{
	ID: "sdp-fasttrack-doctor", Act: "SDPL", Title: "Hold en lægekonsultation før den tidlige opfølgning",
	Before: "BEK 473/2021 er den ældste tekst, der er læst.",
	Versions: []version{
		{
			From: "2021-01-01", Provision: "BEK 473/2021 § 9", Grade: 'A', Source: "S66", Bearer: duty.Doctor,
			Text:       "Den konsultation hos lægen, der går forud for den tidlige opfølgning, finder sted inden 8 dage fra ønsket.",
			Unverified: onlyYear,
			MetBy:      "En holdt lægekonsultation.", StoppedBy: "At den sygemeldte ikke ønsker tidlig opfølgning. " + absenceEnds,
			Shape: consultation,
		},
		{
			From: "2025-01-01", Provision: "BEK 1710/2024", Grade: 'D', Source: "S66", Bearer: duty.Doctor,
			Text:       "BEK 1710/2024 har afløst BEK 473/2021. Om konsultationen stadig skal finde sted inden 8 dage, er ikke efterset.",
			Unverified: "Bestemmelsen i BEK 1710/2024 er ikke læst: hverken paragraffen eller de 8 dage.",
			Transition: duty.UnknownKeepStricter,
			MetBy:      "En holdt lægekonsultation.", StoppedBy: "At den sygemeldte ikke ønsker tidlig opfølgning. " + absenceEnds,
			Shape: consultation,
		},
	},
}

var consultation = within{
	Span:  Params.Get("fasttrack_doctor"),
	Terms: terms{When: earlyRequests, Meets: heldAs(fact.ConsultationTalk)},
}
