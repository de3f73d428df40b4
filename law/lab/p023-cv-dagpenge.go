package lab

import "indgang/duty"

var cvDagpenge = rule{
	ID: "cv-dagpenge", Act: "LAB", Title: "Læg CV på Jobnet (dagpenge)", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 22, § 23, stk. 1, nr. 1", Grade: 'A', Source: "S25, S26",
		Text: "En på dagpenge lægger sit CV på Jobnet, så arbejdsgivere kan se det. Det skal ske senest 2 uger efter, at man " +
			"er tilmeldt som jobsøgende.",
		Unverified: ownSystem,
		MetBy:      metByCv, StoppedBy: stopsCv, Bearer: duty.Citizen,
		Shape: within{Span: Params.Get("cv_insured"), Terms: terms{When: registrations(1), Meets: visible}},
	}},
}
