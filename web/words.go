package web

import (
	"fmt"
	"strconv"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/law"
	"indgang/store"
)

// word writes a term of any list in Danish.
func word(v any) string {
	switch t := v.(type) {
	case fact.Benefit:
		return fact.Word(t)
	case fact.TalkType:
		return fact.Word(t)
	case fact.Form:
		return fact.Word(t)
	case fact.OfferType:
		return fact.Word(t)
	case fact.Ground:
		return fact.Word(t)
	case fact.Topic:
		return fact.Word(t)
	case fact.EducationType:
		return fact.Word(t)
	case fact.JobType:
		return fact.Word(t)
	case fact.Sector:
		return fact.Word(t)
	}
	return fmt.Sprint(v)
}

// danishNumber writes a whole number with Danish thousands points.
func danishNumber(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

// plural writes a number with the word that goes with it.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return danishNumber(n) + " " + many
}

// groupName writes what a target group is called. The obviously ready are a part
// of group 4.
func groupName(n int, obvious bool) string {
	if obvious {
		return "åbenlyst uddannelsesparat"
	}
	return strings.ToLower(law.GroupName(n))
}

// groups lists the target groups as choices.
func groups() []choice {
	var out []choice
	for n := 1; law.GroupName(n) != ""; n++ {
		out = append(out, choice{strconv.Itoa(n), fmt.Sprintf("%d %s", n, groupName(n, false))})
	}
	return out
}

// extensionGrounds are the grounds for extending sickness benefit, SDPL § 27,
// stk. 1, in short words.
var extensionGrounds = map[int]string{
	1: "på vej til revalidering eller praktik", 2: "afklaring af arbejdsevnen", 3: "behandling", 4: "sag for rehabiliteringsteamet",
	5: "livstruende sygdom", 6: "arbejdsskadesag", 7: "ansøgning om førtidspension",
}

// when tells how far a day is from today: "i dag", "om 3 dage", "2 dage over".
func when(d, today day.Date) string {
	switch n := int(d - today); {
	case d == 0:
		return "løbende"
	case n == 0:
		return "i dag"
	case n == 1:
		return "i morgen"
	case n > 0:
		return "om " + day.DaysText(n)
	default:
		return day.DaysText(-n) + " over"
	}
}

var shortWeekdays = [...]string{"søn.", "man.", "tir.", "ons.", "tor.", "fre.", "lør."}

// weekdayShort writes a date as lists do: ons. 21.01.2027.
func weekdayShort(d day.Date) string {
	if d == 0 {
		return ""
	}
	return shortWeekdays[d.Weekday()] + " " + d.Short()
}

// dayMonth writes a date under a heading that gives the year: 21.01.
func dayMonth(d day.Date) string {
	if d == 0 {
		return ""
	}
	return d.Short()[:6]
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
	case fact.TalkHeld:
		s := fact.Capital(fact.Word(f.Talk)) + " holdt" + formWords[f.Form]
		return s + host(f.Host) + with(f.Joint, "fælles med a-kassen") + with(f.Group, "i gruppe")
	case fact.TalkBooked:
		s := fact.Capital(fact.Word(f.Talk)) + " aftalt til " + weekdayShort(f.For)
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
			s += " " + weekdayShort(f.For)
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
func sortKey(s string) string { return store.SortKey(s) }

func subject(s fact.Subject) string { return string(s) }
