package law

// An Effort is a kind of work that a rule asks of staff. A municipality says how
// many minutes each takes; nobody else knows.
type Effort string

// The kinds of work.
const (
	TalkEffort     Effort = "talk"
	ContactEffort  Effort = "contact"
	OfferEffort    Effort = "offer"
	PlanEffort     Effort = "plan"
	AssessEffort   Effort = "assessment"
	DecisionEffort Effort = "decision"
	LetterEffort   Effort = "letter"
	NoteEffort     Effort = "note"
	NoEffort       Effort = ""
)

var effortNames = map[Effort]string{
	TalkEffort: "En samtale", ContactEffort: "At få kontakt", OfferEffort: "At etablere et tilbud", PlanEffort: "En plan", AssessEffort: "En vurdering",
	DecisionEffort: "En afgørelse", LetterEffort: "Et brev eller en underretning", NoteEffort: "Et notat",
}

// Efforts lists the kinds of work in the order they are shown.
func Efforts() []Effort {
	return []Effort{TalkEffort, ContactEffort, OfferEffort, PlanEffort, AssessEffort, DecisionEffort, LetterEffort, NoteEffort}
}

// Name returns the Danish name of a kind of work.
func (e Effort) Name() string { return effortNames[e] }

// Known reports whether there is such a kind of work.
func (e Effort) Known() bool { return effortNames[e] != "" }

// EffortOf returns the work that a rule asks of staff, NoEffort where it asks for
// none.
func EffortOf(rule string) Effort { return efforts[rule] }

// efforts is the table of what work each rule asks for. A test holds it against
// the rules whose bearer is the municipality.
var efforts = map[string]Effort{}
