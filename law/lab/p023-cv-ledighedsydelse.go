package lab

import "indgang/duty"

var cvLedighedsydelse = rule{
	ID: "cv-ledighedsydelse", Act: "LAB", Title: "Læg CV på Jobnet (ledighedsydelse)", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 23, stk. 1, nr. 4", Grade: 'A', Source: "S25",
		Text: "Den, der går over på ledighedsydelse, registrerer sit CV på Jobnet, så arbejdsgivere kan se det, senest 3 uger efter " +
			"skiftet.",
		Unverified: ownSystem,
		MetBy:      metByCv, StoppedBy: stopsCv, Bearer: duty.Citizen,
		Shape: within{Span: Params.Get("cv_flex"), Terms: terms{When: flexShifts, Meets: visible}},
	}},
}
