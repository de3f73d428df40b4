package lab

var fjRetention = rule{
	ID: "fj-retention", Act: "LAB", Title: "Tjek betingelserne for fastholdelsesfleksjob",
	Versions: []version{{
		From: "2013-01-01", Provision: "LAB kapitel 20; paragraffen er ikke verificeret", Grade: 'D', Source: "S81",
		Text: "Et fleksjob på den arbejdsplads, borgeren har haft, har flere betingelser. Blandt andet skal borgeren først " +
			"have været ansat dér på særlige vilkår. Akut sygdom eller skade er en undtagelse.",
		Unverified: "Hvor længe borgeren skal have været ansat på særlige vilkår, er ikke verificeret, og paragraffen er ikke læst.",
	}},
}
