package lab

import "indgang/fact"

var eduJobrotation = rule{
	ID: "edu-jobrotation", Act: "LAB", Title: "Tjek, om jobrotation er mulig", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB; paragraffen er ikke verificeret", Grade: 'C', Source: "S08, S53",
			Text:       "Ved jobrotation er en ledig vikar, mens de ansatte er på uddannelse. Der er ingen frist.",
			Unverified: "Vilkårene er ikke læst.",
		},
		{
			From: "2026-02-01", Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'C', Source: "S08, S53",
			Text:       "Der kan måske ikke laves nye aftaler om jobrotation. De aftaler, der er i gang, kan løbe ud.",
			Unverified: abolishedUnset, MetBy: abolishedMet,
			StoppedBy: "At aftalen var i gang før.",
			Shape:     abolished(fact.JobRotation, "Jobrotation", false),
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'C', Source: "S08, S53",
			Text:       "Der kan ikke laves nye aftaler om jobrotation. De aftaler, der er i gang, kan løbe ud.",
			Unverified: abolishedUnset, MetBy: abolishedMet,
			StoppedBy: "At aftalen var i gang før.",
			Shape:     abolished(fact.JobRotation, "Jobrotation", true),
		},
	},
}
