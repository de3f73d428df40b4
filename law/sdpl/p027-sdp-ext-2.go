package sdpl

var ext2 = rule{
	ID: "sdp-ext-2", Act: "SDPL", Title: "Forlæng for at afklare arbejdsevnen",
	Versions: []version{{
		From: "2014-01-01", Provision: "SDPL § 27, stk. 1, nr. 2", Grade: 'C', Source: "S74",
		Text:       "Sygedagpengene kan forlænges i op til 69 uger for at afklare borgerens arbejdsevne.",
		Unverified: extensionYear,
		MetBy:      "At fraværet eller forlængelsen ophører senest den sidste dag.", StoppedBy: groundEnds,
		Shape: limit{Span: Params.Get("ext_clarification"), Terms: terms{When: extended(2, nil)}},
	}},
}
