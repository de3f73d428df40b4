package lab

import "indgang/fact"

var eduUddloeft = rule{
	ID: "edu-uddloeft", Act: "LAB", Title: "Tjek puljen til uddannelsesløft", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB; paragraffen er ikke verificeret", Grade: 'B', Source: "S08",
			Text:       "Puljen til uddannelsesløft giver længere uddannelser til ledige. Den har ingen frist, der er indkodet.",
			Unverified: "Vilkårene er ikke læst.",
		},
		{
			From: "2026-02-01", Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S08",
			Text:       "Puljen til uddannelsesløft er måske afskaffet.",
			Unverified: abolishedUnset, MetBy: abolishedMet,
			Shape: abolished(fact.EducationBoost, "Puljen til uddannelsesløft", false),
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S08",
			Text:       "Der er ingen pulje til uddannelsesløft mere.",
			Unverified: abolishedUnset, MetBy: abolishedMet,
			Shape: abolished(fact.EducationBoost, "Puljen til uddannelsesløft", true),
		},
	},
}
