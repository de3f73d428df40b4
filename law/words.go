package law

import (
	"indgang/duty"
)

// The Danish words for what the engine says in codes.

// StatusWord returns the Danish word for a status.
func StatusWord(s duty.Status) string {
	return [...]string{"åben", "overskredet", "på pause", "opfyldt", "opfyldt for sent", "bortfaldet", "ikke nået"}[s]
}

// ForceWord returns the Danish word for a force.
func ForceWord(f duty.Force) string {
	return [...]string{"slået fra", "påmindelse", "advarsel", "bindende"}[f]
}

// KindWord returns the Danish word for a kind of obligation.
func KindWord(k duty.Kind) string {
	return [...]string{"pligt", "grænse", "ret", "tæller"}[k]
}

// BearerWord returns who must act.
func BearerWord(b duty.Bearer) string {
	return [...]string{"kommunen", "borgeren", "a-kassen", "arbejdsgiveren", "lægen"}[b]
}

// TransitionWord says what a new version does to running cases.
func TransitionWord(t duty.Transition) string {
	return [...]string{
		"Løbende sager følger den regel, der gjaldt, da de begyndte.",
		"Løbende sager går over til den nye regel på ikrafttrædelsesdagen.",
		"Overgangen er ikke verificeret: løbende sager beholder det strengeste krav.",
	}[t]
}

// GradeWord says how well a rule has been verified.
func GradeWord(g duty.Grade) string {
	switch g {
	case 'A':
		return "A: lovteksten er læst"
	case 'B':
		return "B: officiel vejledning eller lovforslag"
	case 'C':
		return "C: sekundær kilde"
	}
	return "D: ikke verificeret"
}

// groupNames are what the target groups of LAB § 6 are called.
var groupNames = [...]string{
	1: "Dagpenge", 2: "Jobparat", 3: "Aktivitetsparat", 4: "Uddannelsesparat", 5: "Aktivitetsparat, under 30",
	6: "Sygedagpenge", 7: "Jobafklaring", 8: "Ressourceforløb", 9: "Visiteret til fleksjob", 10: "Revalidering",
	11: "Førtidspension", 12: "Ledig uden ydelse", 13: "Under 18 år",
}

// GroupName returns what a target group is called, "" for a number that is none.
func GroupName(group int) string {
	if group < 1 || group >= len(groupNames) {
		return ""
	}
	return groupNames[group]
}
