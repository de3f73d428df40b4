package lab

var fjRetention = rule{
	ID: "fj-retention", Act: "LAB", Title: "Tjek betingelserne for fastholdelsesfleksjob",
	Versions: []version{{
		From: "2013-01-01", Provision: "LAB kapitel 20; paragraffen er ikke verificeret", Grade: 'D', Source: "S81",
		Text:       "Et fleksjob på borgerens hidtidige arbejdsplads har flere betingelser, blandt andet at borgeren først har været ansat dér på særlige vilkår. Akut sygdom eller skade er en undtagelse.",
		Unverified: "Hvor længe borgeren skal have været ansat på særlige vilkår, er ikke verificeret, og paragraffen er ikke læst.",
	}},
}
