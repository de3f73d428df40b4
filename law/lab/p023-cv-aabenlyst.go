package lab

import "indgang/duty"

var cvAabenlyst = rule{
	ID: "cv-aabenlyst", Act: "LAB", Title: "Læg CV på Jobnet (åbenlyst uddannelsesparat)", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 23, stk. 1, nr. 3", Grade: 'A', Source: "S25",
		Text: "Den, der er åbenlyst uddannelsesparat, lægger sit CV på Jobnet, så arbejdsgivere kan se det. Det skal ske " +
			"senest 3 uger efter den første henvendelse til kommunen.",
		Unverified: ownSystem,
		MetBy:      metByCv, StoppedBy: stopsCv, Bearer: duty.Citizen,
		Shape: within{Span: Params.Get("cv_obvious"), Terms: terms{When: obviouslyReady, Meets: visible}},
	}},
}
