package law

import (
	"maps"
	"slices"
)

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
	TalkEffort: "En samtale", ContactEffort: "At få kontakt", OfferEffort: "At etablere et tilbud", PlanEffort: "En plan",
	AssessEffort:   "En vurdering",
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
// the rules that make duties of the municipality. One act may meet several rules,
// as the first talk is one of the four: then each of them counts it.
var efforts = map[string]Effort{
	"kom-6-talks-u25": TalkEffort, "first-talk-1w": TalkEffort, "talks-4in6-old": TalkEffort, "talks-4in6": TalkEffort, "ja-talks": TalkEffort,
	"rf-talks": TalkEffort, "ly-talks": TalkEffort, "talks-75pct-2026": TalkEffort, "talks-aktivitetsparat-2026": TalkEffort,
	"kom-3-talks":  TalkEffort,
	"joint-3m-old": TalkEffort, "joint-6m-old": TalkEffort, "talks-after-6m": TalkEffort, "joint-16m": TalkEffort,
	"rf-health-talk": TalkEffort,
	"fj-followup":    TalkEffort, "sdp-first-8w": TalkEffort, "sdp-4-in-half": TalkEffort, "sdp-after-half": TalkEffort,
	"sdp-fasttrack": TalkEffort,
	"sdp-13f":       TalkEffort, "sdp-2026": TalkEffort, "rep-dedicated": TalkEffort, "ja-team-4w": TalkEffort,

	"u18-contact-5": ContactEffort, "y18-outreach": ContactEffort, "y18-dropout-risk": ContactEffort, "loc-employer-followup": ContactEffort,
	"loc-neet-contact": ContactEffort, "rep-systematic": ContactEffort, "var-help": ContactEffort,

	"u18-offer-30": OfferEffort, "offer-6m": OfferEffort, "offer-lontilskud": OfferEffort, "offer-exempt": OfferEffort,
	"offer-75pct-2026": OfferEffort,
	"ap-who-1":         OfferEffort, "ap-who-2": OfferEffort, "ap-37h": OfferEffort, "rf-6m-start": OfferEffort,
	"immediate-activation": OfferEffort,
	"mentor-transition":    OfferEffort,

	"minplan-before-offer": PlanEffort, "minplan-dagpenge": PlanEffort, "kui-one-entrance": PlanEffort,

	"u18-target-assessment": AssessEffort, "kui-fgu-assessment": AssessEffort, "y18-prioritise": AssessEffort,
	"two-year-clarification": AssessEffort,
	"uh-first-visit":         AssessEffort, "offer-suitable": AssessEffort, "uh-lsr-test": AssessEffort, "fj-status": AssessEffort,
	"sdp-workability": AssessEffort, "sdp-cat": AssessEffort, "team-replaced": AssessEffort, "ap-reduce": AssessEffort,

	"uddpaalaeg-u25": DecisionEffort, "uh-paalaeg": DecisionEffort, "uh-jobrettet": DecisionEffort, "offer-self-found": DecisionEffort,
	"mii-6w": DecisionEffort, "uh-3-months": DecisionEffort, "san-effect": DecisionEffort, "ly-reassess": DecisionEffort,
	"ly-move": DecisionEffort,
	"sdp-22w": DecisionEffort, "adm-asap": DecisionEffort, "adm-frist": DecisionEffort, "adm-genvurdering": DecisionEffort,
	"adm-aktindsigt": DecisionEffort,

	"ak-notify": LetterEffort, "rep-notify": LetterEffort, "adm-frist-notice": LetterEffort, "nytte-nolimit": LetterEffort,

	"ak-handover-410": NoteEffort, "ak-joins-first": NoteEffort, "uh-coordinator": NoteEffort, "adm-notat": NoteEffort,
}

// EffortRules lists the rules that ask for work, sorted.
func EffortRules() []string { return slices.Sorted(maps.Keys(efforts)) }
