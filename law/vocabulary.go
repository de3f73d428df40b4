package law

import "indgang/fact"

// A Word is one thing that an expectation may say.
type Word struct {
	Form    string `json:"form"`
	Means   string `json:"means"` // Danish
	Example string `json:"example"`
}

// A Vocabulary is everything that a case file may say.
type Vocabulary struct {
	Facts   []fact.Entry `json:"facts"`
	Expects []Word       `json:"expectations"` // of a rule
	Case    []Word       `json:"case_expectations"`
	Law     []Word       `json:"law_lines"`
}

// Words lists the vocabulary of case files.
func Words() Vocabulary {
	v := Vocabulary{Facts: fact.Vocabulary(), Law: []Word{
		{"lov kendt DATO", "loven, som den var kendt den dag", "lov kendt 2025-06-01"},
		{"lov godkendt REGEL [fra DATO]", "en jurist har godkendt reglen, eller kun udgaven fra den dag", "lov godkendt uh-coordinator"},
		{"lov fritaget REGEL FRA..TIL HJEMMEL", "reglen er sat ud af kraft i perioden",
			"lov fritaget talks-4in6 2025-01-01..2026-12-31 velfærdsaftale"},
		{"lov sagsbehandlingsfrist EMNE ANTAL ENHED", "kommunen har offentliggjort den frist for ansøgninger om emnet",
			"lov sagsbehandlingsfrist fleksjob 8 uger"},
		{"lov lokalt tal NAVN ANTAL ENHED", "kommunen har selv sat det tal, som en regel overlader til den",
			"lov lokalt tal kontakt-uden-forsørgelse 3 måneder"},
		{"lov kommune 0183", "med kommunens egne mål og lukkedage", "lov kommune 0183"},
		{"lov scenarie NAVN", "med et scenarie, som ikke er gældende ret", "lov scenarie hovedlov-2027"},
	}}
	for _, w := range expectWords {
		v.Expects = append(v.Expects, Word{w.form, w.means, "first-talk-1w " + w.example})
	}
	for _, w := range caseWords {
		v.Case = append(v.Case, Word{w.form, w.means, w.example})
	}
	return v
}
