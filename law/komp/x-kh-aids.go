package komp

import "indgang/fact"

var aids = rule{
	ID: "kh-aids", Act: act, Title: "Giv arbejdsredskaber eller en indrettet arbejdsplads",
	Before: "Før 2020 stod reglen i lov om en aktiv beskæftigelsesindsats; den er ikke indkodet.",
	Versions: []version{{
		From: "2020-01-01", Provision: theAct + "; paragraffen er ikke verificeret", Grade: 'B', Source: "S84",
		Text: "Den, der har et handicap, kan få arbejdsredskaber og små ændringer af arbejdspladsen. For andre står reglen i lov om en " +
			"aktiv beskæftigelsesindsats.",
		Unverified: unread + ownTime,
		MetBy:      "At det er bevilget.", StoppedBy: "Afslag.",
		Shape: right{Terms: terms{When: applications(fact.TopicAids), Meets: grants(fact.TopicAids)}},
	}},
}
