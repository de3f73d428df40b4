package sdpl

var ext5 = rule{
	ID: "sdp-ext-5", Act: "SDPL", Title: "Forlæng, når en alvorlig sygdom er livstruende",
	Versions: []version{{
		From: "2014-07-01", Provision: "SDPL § 27, stk. 1, nr. 5", Grade: 'C', Source: "S74",
		Text: "Sygedagpengene kan forlænges uden grænse, når en læge har sagt, at sygdommen er alvorlig og livstruende. Der skal stadig " +
			"følges op.",
		Unverified: paragraph27,
		MetBy:      metByDecision + " Grunden hviler på lægens udtalelse.", StoppedBy: groundEnds,
		Shape: parts{
			right{Terms: terms{When: extended(5, nil)}},
			needs(5, "laegens-udtalelse-mangler", "Forlængelsen hviler på en læges udtalelse, men der er ingen attest i forløbet.",
				"Registrér lægeattesten som modtaget.", certified),
		},
	}},
}
