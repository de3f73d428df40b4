package web

import (
	"fmt"
	"strconv"

	"indgang/day"
	"indgang/fact"
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

// groupNames are what target groups are called, LAB § 6.
var groupNames = map[int]string{
	1: "Dagpenge", 2: "Jobparat", 3: "Aktivitetsparat", 4: "Uddannelsesparat", 5: "Aktivitetsparat, under 30",
	6: "Sygedagpenge", 7: "Jobafklaring", 8: "Ressourceforløb", 9: "Visiteret til fleksjob", 10: "Revalidering",
	11: "Førtidspension", 12: "Ledig uden ydelse", 13: "Under 18 år",
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
