package rsl

var fristNotice = rule{
	ID: "adm-frist-notice", Act: act, Title: "Giv besked, før fristen overskrides",
	Versions: []version{{
		From: covered, Provision: "Retssikkerhedsloven § 3, stk. 2; Ankestyrelsen 2019", Grade: 'B', Source: "S91, S92",
		Text: "Kan afgørelsen ikke nå at komme inden fristen, får ansøgeren skriftlig besked om, hvornår den ventes, før fristen udløber. " +
			"Beskeden skal også sendes, selv om ingen dato kendes.",
		Unverified: undated + " Kræver kommunens egen frist for emnet: er den ikke lagt ind, siger reglen intet.",
		MetBy:      "Et brev om forsinkelsen, med eller uden forventet dato, eller en afgørelse.",
		StoppedBy:  "At borgeren trækker ansøgningen tilbage.",
		Shape: within{Terms: terms{When: published, Meets: decidedOrTold, Params: deadlines,
			Note: "Brevet skal være sendt senest den dag, fristen udløber. Det flytter ikke fristen for afgørelsen."}},
	}},
}
