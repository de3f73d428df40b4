package rsl

var frist = rule{
	ID: "adm-frist", Act: act, Title: "Afgør ansøgningen inden kommunens frist",
	Versions: []version{{
		From: covered, Provision: "Retssikkerhedsloven § 3, stk. 2", Grade: 'B', Source: "S91, S92",
		Text: "Kommunalbestyrelsen sætter en frist for hvert sagsområde og offentliggør den. Den løber fra den dag, " +
			"ansøgningen er modtaget, også selv om der mangler oplysninger, og til afgørelsen.",
		Unverified: undated + " Loven har intet tal: fristen er kommunens egen for emnet. Er den ikke lagt ind, siger reglen intet.",
		MetBy:      "En afgørelse om det, der er ansøgt om. En foreløbig afgørelse er ikke nok.",
		StoppedBy: "Den falder væk, hvis borgeren tager sin ansøgning tilbage. Fristen løber, selv om der mangler oplysninger i " +
			"sagen.",
		Shape: within{Terms: terms{When: published, Meets: decided, Params: deadlines,
			Note: "Regnet fra den dag, ansøgningen er modtaget."}},
	}},
}
