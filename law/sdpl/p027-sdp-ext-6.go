package sdpl

var ext6 = rule{
	ID: "sdp-ext-6", Act: "SDPL", Title: "Forlæng under en sag om arbejdsskade",
	Versions: []version{{
		From: "2014-01-01", Provision: "SDPL § 27, stk. 1, nr. 6", Grade: 'C', Source: "S74",
		Text: "Sygedagpengene kan forlænges, når der er rejst en sag om arbejdsskade. Det varer, til der er taget stilling til " +
			"tabet af erhvervsevne.",
		Unverified: extensionYear,
		MetBy:      metByDecision, StoppedBy: "At der er afgjort om tab af erhvervsevne: registrér, at grunden er ophørt. " + groundEnds,
		Shape: right{Terms: terms{When: extended(6, nil)}},
	}},
}
