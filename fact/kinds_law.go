package fact

import "indgang/day"

// lawKinds are facts about the law itself, which stand in no citizen's case.
var lawKinds = section("Loven", SortLaw,
	kind[RuleSigned](row{
		Name: "rule-signed", Phrase: "regel godkendt", Title: "Regel godkendt",
		Day: "Godkendt den", Done: "Reglen er godkendt.",
		Who: ByLawyer,
	}),
	kind[RuleReturned](row{
		Name: "rule-returned", Phrase: "regel sendt tilbage", Title: "Regel sendt tilbage",
		Day: "Sendt tilbage den", Done: "Reglen er sendt tilbage.",
		Who: ByLawyer,
	}),
	kind[MinutesSet](row{
		Name: "minutes-set", Phrase: "tidsforbrug", Title: "Tidsforbrug",
		Day: "Gælder fra", Done: "Tidsforbruget er gemt.",
		Repeats: true,
		Who:     ByPlanner,
		Fields: fields{
			"effort":  {Is: "arbejdet", Label: "Arbejdet"},
			"minutes": {Is: "minutterne", Label: "Minutterne"},
		},
	}),
)

// RuleSigned is a lawyer's sign-off of one version of a rule.
type RuleSigned struct {
	Rule    string   `json:"rule" da:"*" need:"1"`
	Version day.Date `json:"version" da:"udgave *" need:"1"` // its effective date
}

// RuleReturned says that a lawyer sent a version back; the reason is kept beside
// the journal. It takes back a sign-off of the same version.
type RuleReturned struct {
	Rule    string   `json:"rule" da:"*" need:"1"`
	Version day.Date `json:"version" da:"udgave *" need:"1"`
}

// MinutesSet says how many minutes a kind of work takes in the municipality.
type MinutesSet struct {
	Effort  string `json:"effort" da:"*" need:"1"`
	Minutes int    `json:"minutes" da:"* minutter" need:"1"`
}
