package rsl

var asap = rule{
	ID: "adm-asap", Act: act, Title: "Afgør en ansøgning, så snart det kan lade sig gøre",
	Versions: []version{{
		From: covered, Provision: "Retssikkerhedsloven § 3, stk. 1", Grade: 'B', Source: "S91",
		Text:       "Kommunen behandler en ansøgning om hjælp så hurtigt, som det kan lade sig gøre.",
		Unverified: undated,
		MetBy:      "En afgørelse om det, der er ansøgt om. En foreløbig afgørelse er ikke nok.",
		StoppedBy:  "Den falder væk, hvis borgeren tager sin ansøgning tilbage.",
		Shape: within{Terms: terms{When: applications, Meets: decided,
			Note: "Loven sætter ingen dag. Kommunens offentliggjorte frist for emnet er den yderste: se adm-frist."}},
	}},
}
