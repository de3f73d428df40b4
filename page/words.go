package page

import (
	"fmt"
	"strconv"

	"indgang/day"
	"indgang/fact"
)

// Word writes a term of any list in Danish.
func Word(v any) string {
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
	case fact.IndustrySystem:
		return fact.Word(t)
	}
	return fmt.Sprint(v)
}

// Number writes a whole number with Danish thousands points.
func Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

// Plural writes a number with the word that goes with it.
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + many
}

// When tells how far a day is from today: "i dag", "om 3 dage", "2 dage efter fristen".
func When(d, today day.Date) string {
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
		return day.DaysText(-n) + " efter fristen"
	}
}

var shortWeekdays = [...]string{"søn.", "man.", "tir.", "ons.", "tor.", "fre.", "lør."}

// WeekdayShort writes a date as lists do: ons. 21.01.2027.
func WeekdayShort(d day.Date) string {
	if d == 0 {
		return ""
	}
	return shortWeekdays[d.Weekday()] + " " + d.Short()
}

// DayMonth writes a date under a heading that gives the year: 21.01.
func DayMonth(d day.Date) string {
	if d == 0 {
		return ""
	}
	return d.Short()[:6]
}
