package lab

import "indgang/duty"

var cvJobparat = rule{
	ID: "cv-jobparat", Act: "LAB", Title: "Læg CV på Jobnet (jobparat)", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 23, stk. 1, nr. 2, § 22, stk. 3", Grade: 'A', Source: "S25",
		Text: "En jobparat lægger sit CV på Jobnet med mindst ét jobmål, så arbejdsgivere kan se det. Det skal ske senest 3 " +
			"uger efter, at man er tilmeldt som jobsøgende.",
		Unverified: ownSystem,
		MetBy:      "At CV'et er registreret på Jobnet med mindst ét jobmål og kan ses af arbejdsgivere.", StoppedBy: stopsCv,
		Bearer: duty.Citizen,
		Shape:  within{Span: Params.Get("cv_jobready"), Terms: terms{When: registrations(2), Meets: visible}},
	}},
}
