package lab

import "indgang/fact"

var eduJobrotation = rule{
	ID: "edu-jobrotation", Act: "LAB", Title: "Tjek, om jobrotation er mulig", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB; paragraffen er ikke verificeret", Grade: 'C', Source: "S08, S53",
			Text:       "Ved jobrotation vikarierer en ledig, mens de ansatte er på uddannelse. Ordningen har ingen frist, der er indkodet.",
			Unverified: "Vilkårene er ikke læst.",
		},
		{
			From: "2026-02-01", Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'C', Source: "S08, S53",
			Text:       "Jobrotation er måske afskaffet for nye aftaler. Aftaler, der er begyndt, kan løbe ud.",
			Unverified: abolishedUnset, MetBy: abolishedMet,
			StoppedBy: "At aftalen er begyndt før.",
			Shape:     abolished(fact.JobRotation, "Jobrotation", false),
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'C', Source: "S08, S53",
			Text:       "Jobrotation er afskaffet for nye aftaler. Aftaler, der er begyndt, kan løbe ud.",
			Unverified: abolishedUnset, MetBy: abolishedMet,
			StoppedBy: "At aftalen er begyndt før.",
			Shape:     abolished(fact.JobRotation, "Jobrotation", true),
		},
	},
}
