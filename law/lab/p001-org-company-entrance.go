package lab

var companyEntrance = rule{
	ID: "org-company-entrance", Act: "LAB", Title: "Hav én indgang for virksomheder",
	Before: "Kravet kom med beskæftigelsesreformen (lov 1750/2025) i 2026.",
	Versions: []version{{
		From: "2026-02-01", Announced: reformPass, Provision: "LAB § 1, stk. 1, nr. 2 (lovforslag L 66)", Grade: 'B', Source: "S09b, S08",
		Text: "Kommunen har én indgang for virksomheder til beskæftigelsesindsatsen. Det er et sted med navn, hvor de kan " +
			"henvende sig. Ellers bestemmer den selv, hvordan arbejdet er lagt an. Kravet er til kommunen og giver ingen " +
			"pligt i en borgers sag.",
		Unverified: "Om kravet gjaldt fra 1. februar eller 1. juli 2026, er ikke verificeret. " + unread1750,
	}},
}
