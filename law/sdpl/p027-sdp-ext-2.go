package sdpl

var ext2 = rule{
	ID: "sdp-ext-2", Act: "SDPL", Title: "Forlæng, så vi kan afklare arbejdsevnen",
	Versions: []version{{
		From: "2014-01-01", Provision: "SDPL § 27, stk. 1, nr. 2", Grade: 'C', Source: "S74",
		Text:       "Sygedagpengene kan forlænges for at afklare borgerens arbejdsevne. Det kan vare i op til 69 uger.",
		Unverified: extensionYear,
		MetBy:      "At fraværet eller forlængelsen er slut senest den sidste dag.", StoppedBy: groundEnds,
		Shape: limit{Span: Params.Get("ext_clarification"), Terms: terms{When: extended(2, nil)}},
	}},
}
