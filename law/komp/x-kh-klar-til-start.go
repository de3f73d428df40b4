package komp

var klarTilStart = rule{
	ID: "kh-klar-til-start", Act: act, Title: "Brug Klar til Start",
	Before: "Klar til Start kendes kun fra kommunens strategi fra 2024.",
	Versions: []version{{
		From: "2024-01-01", Provision: "Lokal indsats; ingen lovregel fundet", Grade: 'D', Source: "S60",
		Text:       "Klar til Start er navnet på et forløb for borgere med autisme. Der er ikke fundet en lovregel om det.",
		Unverified: "Om forløbet har en hjemmel, og hvad det i så fald kræver.",
	}},
}
