package lab

import "indgang/duty"

var cvOthers = rule{
	ID: "cv-others", Act: "LAB", Title: "Læg CV på Jobnet (andre målgrupper)", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 22, stk. 1, § 23, stk. 2", Grade: 'D', Source: "S25",
		Text: "Målgruppe 3, 5, 8, 10, 12 og 13, og 6 og 7 uden job, skal også have et CV på Jobnet. " +
			"Hvornår det senest skal være der, står i § 23, stk. 2.",
		Unverified: "Fristen i § 23, stk. 2, er ikke læst. Pligten til et CV er læst.",
		MetBy:      metByCv, Bearer: duty.Citizen,
		// No number, no shape: the source was cut off before the deadline.
	}},
}
