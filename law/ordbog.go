package law

import (
	"fmt"
	"strings"

	"indgang/fact"
)

// Ordbog writes docs/ordbog.md: the English identifier of every concept and its
// Danish term. A test keeps that file current.
func Ordbog() string {
	var b strings.Builder
	b.WriteString("# Ordbog\n\nEt begreb har ét engelsk navn i koden og ét dansk på skærmen, i breve og i sager. Lavet af koden med `make " +
		"docs`; ret den ikke i hånden.\n")
	b.WriteString("\n## Begreber\n\n| navn | dansk | betyder |\n| --- | --- | --- |\n")
	for _, c := range concepts {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c[0], c[1], c[2])
	}
	b.WriteString("\n## Oplysninger\n\n| navn | i journalen | dansk |\n| --- | --- | --- |\n")
	for _, e := range fact.Vocabulary() {
		fmt.Fprintf(&b, "| `fact.%s` | `%s` | %s |\n", e.Type, e.Kind, e.Stem)
	}
	b.WriteString("\n## Værdier\n\n| liste | kode | dansk |\n| --- | --- | --- |\n")
	for _, l := range fact.Lists() {
		for _, t := range l.Terms {
			fmt.Fprintf(&b, "| `fact.%s` | `%s` | %s |\n", l.Type, t.Code, strings.Join(t.Words, ", "))
		}
	}
	b.WriteString("\n## Målgrupper (LAB § 6)\n\n| nr. | dansk |\n| --- | --- |\n")
	for g := 1; g <= 13; g++ {
		fmt.Fprintf(&b, "| %d | %s |\n", g, GroupName(g))
	}
	return b.String()
}

// concepts are the words of the field that are neither facts nor values.
var concepts = [][3]string{
	{"casefile.Case", "sag", "det, oplysningerne samlet siger om en borger"},
	{"employer.Company", "virksomhed", "det, oplysningerne samlet siger om en arbejdsgiver"},
	{"employer.Redundancy", "større afskedigelser", "en plan om at afskedige mange, med de varsler, der er givet"},
	{"casefile.Doubt", "tvivl", "oplysninger, der modsiger hinanden, eller som mangler"},
	{"day.Weekdays", "hverdage", "uvist, om lørdag er med: lovens dato regner mandag til fredag, planlægningen den strengeste læsning"},
	{"day.WorkDays", "arbejdsdage", "mandag til fredag uden helligdage"},
	{"day.WeekEnds", "udgangen af n. uge", "første dag er dag 1 i uge 1"},
	{"duty.Obligation", "pligt, ret, grænse eller tæller", "det, en bestemmelse giver i en sag, med dato og bevis"},
	{"duty.Proof", "hvorfor", "de oplysninger, tal og regnestykker, som en dato hviler på"},
	{"duty.Obligation.Due", "frist", "lovens dato"},
	{"duty.Obligation.PlanBy", "planlæg efter", "sidste åbne dag efter den strengeste læsning og kommunens eget mål"},
	{"duty.Refusal", "afvisning", "det, en kontrol siger nej til, og hvad der mender det"},
	{"duty.Grade", "grad", "hvor godt en bestemmelse er verificeret, A til D"},
	{"duty.Force", "kraft", "bindende, advarsel, påmindelse eller slået fra"},
	{"duty.Bearer", "hvem der skal handle", "kommunen, borgeren, a-kassen, arbejdsgiveren eller lægen"},
	{"duty.Transition", "overgangsregel", "hvad en ny udgave gør ved løbende sager"},
	{"duty.Cohort", "pligt på en gruppe", "en andel af en gruppe, som skal nås"},
	{"duty.Lift", "fravigelse", "en bestemmelse sat ud af kraft for en periode, fx ved en velfærdsaftale"},
	{"duty.Target", "kommunens eget mål", "en strengere frist, som flytter planlægningen og aldrig lovens dato"},
	{"duty.SignOff", "godkendelse", "en jurists ord for, at en udgave er rigtig"},
	{"law.Book", "lovbog", "loven, som den er kendt en dag, for en kommune"},
	{"law.Scenario", "scenarie", "en ændring, som ikke er gældende ret"},
	{"office.Status", "liste på Min dag", "en færdig liste: overskredet, denne uge, venter på os, …"},
	{"office.Reform", "Reformværksted", "hvad en lov gør ved sagerne, som en anden ikke gør"},
	{"fact.Subject", "sagens nøgle", "det, en borger hedder i journalen; siger intet om, hvem det er"},
}
