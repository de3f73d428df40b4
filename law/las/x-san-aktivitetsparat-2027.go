package las

var aktivitetsparat2027 = rule{
	ID: "san-aktivitetsparat-2027", Act: "LAS", Title: "Giv ikke aktivitetsparate sanktioner (fra 2027)",
	Before: "Reglen er kun bebudet fra 2027; indtil da gælder de samme sanktionsregler for alle.",
	Versions: []version{{
		// Told of by the answer to the hearing of 12 November 2025, the oldest day that
		// the source gives.
		From: "2027-01-01", Announced: "2025-11-12", Provision: "Udkast til lovforslag, efteråret 2025", Grade: 'B', Source: "S86",
		Text:       "Det er bebudet, at aktivitetsparate som hovedregel ikke skal have sanktioner. Reglen er ikke gældende ret og giver intet.",
		Unverified: "Om loven er vedtaget, er ikke verificeret, og teksten er ikke læst.",
	}},
}
