package rsl

var fristNotice = rule{
	ID: "adm-frist-notice", Act: act, Title: "Giv besked, før fristen overskrides",
	Versions: []version{{
		From: covered, Provision: "Retssikkerhedsloven § 3, stk. 2; Ankestyrelsen 2019", Grade: 'B', Source: "S91, S92",
		Text: "Kan afgørelsen ikke nå at komme inden fristen, får ansøgeren besked på skrift om, hvornår den ventes. Den skal " +
			"komme, før fristen er gået, og også selv om ingen kender datoen.",
		Unverified: undated + " Kræver kommunens egen frist for emnet: er den ikke lagt ind, siger reglen intet.",
		MetBy:      "Et brev om forsinkelsen, med eller uden forventet dato, eller en afgørelse.",
		StoppedBy:  "Den falder væk, hvis borgeren tager sin ansøgning tilbage.",
		Shape: within{Terms: terms{When: published, Meets: decidedOrTold, Params: deadlines,
			Note: "Brevet skal være sendt senest den dag, fristen udløber. Det flytter ikke fristen for afgørelsen."}},
	}},
}
