package web

import (
	"fmt"
	"strconv"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

// groupName writes what a target group is called. The obviously ready are a part
// of group 4.
func groupName(n int, obvious bool) string {
	if obvious {
		return "åbenlyst uddannelsesparat"
	}
	return strings.ToLower(law.GroupName(n))
}

// groups lists the target groups as choices.
func groups() []page.Choice {
	var out []page.Choice
	for n := 1; law.GroupName(n) != ""; n++ {
		out = append(out, page.Choice{Code: strconv.Itoa(n), Name: fmt.Sprintf("%d %s", n, groupName(n, false))})
	}
	return out
}

// extensionGrounds are the grounds for extending sickness benefit, SDPL § 27,
// stk. 1, in short words.
var extensionGrounds = map[int]string{
	1: "på vej til revalidering eller praktik", 2: "afklaring af arbejdsevnen", 3: "behandling", 4: "sag for rehabiliteringsteamet",
	5: "livstruende sygdom", 6: "arbejdsskadesag", 7: "ansøgning om førtidspension",
}

// tell writes a fact as people read it, with names for the codes that facts
// carry. staff gives the names of members of staff.
func tell(b fact.Body, staff map[string]string) string {
	switch f := b.(type) {
	case fact.GroupAssigned:
		return fmt.Sprintf("Målgruppe %d, %s", f.Group, groupName(f.Group, f.Obvious))
	case fact.GroupEnded:
		if f.Group != 0 {
			return fmt.Sprintf("Målgruppe %d, %s, ophørt", f.Group, groupName(f.Group, false))
		}
	case fact.CaseworkerAssigned:
		who := f.User
		if n := staff[f.User]; n != "" {
			who = n
		}
		s := "Sagsbehandler: " + who
		if f.Unit != "" {
			s += ", " + f.Unit
		}
		return s
	case fact.ConsultantAssigned:
		who := f.User
		if n := staff[f.User]; n != "" {
			who = n
		}
		return "Virksomhedskonsulent: " + who + with(f.Unit != "", f.Unit)
	case fact.EmployerRegistered:
		return "Virksomhed registreret" + with(f.CVR != "", "CVR "+string(f.CVR)) + with(f.P != "", "P "+string(f.P))
	case fact.ContactPersonNamed:
		return "Kontaktperson: " + fact.Word(f.Role)
	case fact.ContactPersonLeft:
		return "Kontaktperson ophørt"
	case fact.BenefitStarted:
		f.Fund = fact.FundName(f.Fund)
		b = f
	case fact.BenefitChanged:
		f.Fund = fact.FundName(f.Fund)
		b = f
	case fact.MovedIn:
		f.From = fact.MunicipalityName(f.From)
		b = f
	case fact.MovedOut:
		f.To = fact.MunicipalityName(f.To)
		b = f
	case fact.SicknessExtended:
		s := fmt.Sprintf("Sygedagpenge forlænget efter § 27, stk. 1, nr. %d (%s)", f.Number, extensionGrounds[f.Number])
		if f.From != 0 {
			s += ", fra " + f.From.Short()
		}
		return s
	case fact.SicknessExtensionEnded:
		return fmt.Sprintf("Grund til forlængelse ophørt: § 27, stk. 1, nr. %d (%s)", f.Number, extensionGrounds[f.Number])
	case fact.TaskDone:
		return "Opgave løst"
	case fact.PersonChanged:
		return "Ny oplysning om " + fact.Word(f.What)
	case fact.CasesMerged, fact.CasesParted, fact.TextHidden, fact.TextShown, fact.SnoozeEnded:
		return fact.Title(fact.KindOf(b)) // the rest is numbers of other facts
	case fact.Snoozed:
		return "Lagt til side til " + f.Until.Short()
	case fact.TalkHeld:
		s := fact.Capital(fact.Word(f.Talk)) + " holdt" + formWords[f.Form]
		return s + host(f.Host) + with(f.Joint, "fælles med a-kassen") + with(f.Group, "i gruppe")
	case fact.TalkBooked:
		s := fact.Capital(fact.Word(f.Talk)) + " aftalt til " + page.WeekdayShort(f.For)
		if f.At != "" {
			s += " kl. " + string(f.At)
		}
		return s + formWords[f.Form] + host(f.Host) + with(f.Joint, "fælles med a-kassen")
	case fact.TalkMissed:
		s := "Udeblev fra " + fact.Word(f.Talk) + host(f.Host)
		if f.Ground != "" {
			s += ": " + fact.Word(f.Ground)
		}
		return s
	case fact.TalkCancelled:
		s := fact.Capital(fact.Word(f.Talk))
		if f.For != 0 {
			s += " " + page.WeekdayShort(f.For)
		}
		s += " aflyst"
		if f.By != "" {
			s += " af " + fact.Word(f.By)
		}
		return s
	case fact.TalkDemanded:
		s := fact.Capital(fact.Word(f.Talk)) + " ønsket"
		if f.By != "" {
			s += " af " + fact.Word(f.By)
		}
		return s + with(f.Joint, "fælles med a-kassen")
	}
	return fact.Tell(b, day.Date.Short)
}

var formWords = map[fact.Form]string{fact.InPerson: " ved fremmøde", fact.ByPhone: " på telefon", fact.ByVideo: " på video"}

func host(p fact.Party) string {
	if p == "" || p == fact.Municipality {
		return ""
	}
	return " hos " + fact.Word(p)
}

func with(yes bool, words string) string {
	if yes {
		return ", " + words
	}
	return ""
}

// sortKey sorts names as Danes do.
func sortKey(s string) string { return office.SortKey(s) }
