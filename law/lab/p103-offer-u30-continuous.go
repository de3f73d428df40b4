package lab

var offerU30Continuous = rule{
	ID: "offer-u30-continuous", Act: "LAB", Title: "Giv løbende tilbud til unge på uddannelseshjælp", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB §§ 103-105", Grade: 'D', Source: "S34",
			Text:       "Unge på uddannelseshjælp har en løbende ret og pligt til tilbud.",
			Unverified: "Hvornår det første tilbud senest skal begynde, og hvor lang tid der højst må være mellem to tilbud, kunne ikke læses.",
			// No number, no shape: the source does not show them.
		},
		{
			From: reformed, Announced: reformPass, Provision: "LAB §§ 103-105 (lov 1750/2025)", Grade: 'D', Source: "S34",
			Text:       "Henvisningen til § 105 er taget ud af loven. Uddannelsesparate er med i offer-75pct-2026.",
			Unverified: unread1750 + " Hvad der gælder for aktivitetsparate unge, er ikke læst.",
		},
	},
}
