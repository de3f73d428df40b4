package day

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A TypedError is why a date that somebody typed could not be read. Reason tells
// them in Danish what is the matter with it; it is empty where the text is no
// date at all.
type TypedError struct{ Reason string }

func (e *TypedError) Error() string {
	if e.Reason == "" {
		return "Skriv datoen som dd.mm.åååå."
	}
	return e.Reason
}

// Is lets a TypedError be an ErrDate.
func (e *TypedError) Is(target error) bool { return target == ErrDate }

// Reason returns what is the matter with a date that ParseDanishNear did not
// take, in Danish, or "" where the text was no date at all.
func Reason(err error) string {
	if e, ok := errors.AsType[*TypedError](err); ok {
		return e.Reason
	}
	return ""
}

var errTyped error = &TypedError{}

func because(format string, args ...any) error { return &TypedError{fmt.Sprintf(format, args...)} }

// longest is how much text a date may be; what is longer is none.
const longest = 40

// ParseDanishNear reads a date as people type it when they have a calendar before
// them: all that ParseDanish takes, and besides it dates without a year (8.12,
// 8/12, 0812, 8. december), with a short one (081226, 8.12.26), and by words: i
// dag, i morgen, mandag, i mandags, om 2 uger, for 3 dage siden. A date without
// a year is the nearest one to today; where two years are about as near, and
// where the day's name is today's, it asks instead of guessing.
func ParseDanishNear(text string, today Date) (Date, error) {
	if len(text) > longest || !utf8.ValidString(text) {
		return 0, errTyped
	}
	s := strings.ReplaceAll(strings.ToLower(text), "a\u030a", "å")
	s = strings.TrimSuffix(strings.Join(strings.Fields(s), " "), ".")
	if d, err := Parse(s); err == nil {
		return d, nil
	}
	if d, ok, err := worded(s, today); ok {
		return d, err
	}
	n, ok := split(s)
	if !ok {
		return 0, errTyped
	}
	switch {
	case len(n) == 1:
		return packed(n[0], today)
	case len(n) == 2:
		return nearest(n[0].value, n[1].value, today)
	case len(n) == 3 && n[0].width == 4:
		return exact(n[2].value, n[1].value, n[0].value)
	case len(n) == 3 && n[2].width == 4:
		return exact(n[0].value, n[1].value, n[2].value)
	case len(n) == 3 && n[2].width == 2:
		return exact(n[0].value, n[1].value, century(n[2].value, today))
	}
	return 0, errTyped
}

// digitsIn is a group of digits, as written.
type digitsIn struct{ value, width int }

// split cuts a date into its groups of digits; a month may be a word.
func split(s string) ([]digitsIn, bool) {
	var out []digitsIn
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == '-' || r == '/' || r == ' ' }) {
		if m := monthNamed(w); m != 0 && len(out) == 1 {
			out = append(out, digitsIn{m, 2})
			continue
		}
		if len(w) > 8 || len(out) == 3 {
			return nil, false
		}
		v, ok := digits(w)
		if !ok {
			return nil, false
		}
		out = append(out, digitsIn{v, len(w)})
	}
	for i, n := range out {
		if n.width > 2 && len(out) == 2 || n.width > 4 && len(out) == 3 || n.width > 2 && len(out) == 3 && i == 1 {
			return nil, false
		}
	}
	return out, len(out) > 0
}

// monthNamed reads the name of a month, whole or cut after three letters or more.
func monthNamed(w string) int {
	for m := 1; m <= 12; m++ {
		if len(w) >= 3 && strings.HasPrefix(monthNames[m], w) {
			return m
		}
	}
	return 0
}

// packed reads a date without anything between its numbers.
func packed(n digitsIn, today Date) (Date, error) {
	switch n.width {
	case 8:
		return exact(n.value/1000000, n.value/10000%100, n.value%10000)
	case 6:
		return exact(n.value/10000, n.value/100%100, century(n.value%100, today))
	case 4:
		return nearest(n.value/100, n.value%100, today)
	}
	return 0, errTyped
}

// century is the year that two digits stand for: no later than ten years from now.
func century(yy int, today Date) int {
	y := today.Year()/100*100 + yy
	if y > today.Year()+10 {
		y -= 100
	}
	return y
}

func exact(dom, m, y int) (Date, error) {
	d, ok := Exists(y, m, dom)
	if !ok {
		return 0, none(dom, m, y)
	}
	return d, nil
}

// none says why there is no such day.
func none(dom, m, y int) error {
	switch {
	case m < 1 || m > 12:
		return because("Der er ikke nogen måned nr. %d. Skriv dagen først og så måneden.", m)
	case dom < 1 || dom > 31 || y < 1 || y > 9999:
		return because("Der er ikke nogen dag nr. %d i %s. Ret datoen.", dom, monthNames[m])
	case y < 1000:
		return because("Året %d er ikke rigtigt. Skriv det med fire cifre.", y)
	}
	return because("Der er ikke nogen %d. %s %d. Ret datoen.", dom, monthNames[m], y)
}

// unsure is how many days nearer one year must be than another.
const unsure = 31

// nearest finds the day and month in the year that brings it nearest to today.
func nearest(dom, m int, today Date) (Date, error) {
	var best, next Date
	far := func(d Date) Date { return max(d-today, today-d) }
	for y := today.Year() - 1; y <= today.Year()+1; y++ {
		d, ok := Exists(y, m, dom)
		switch {
		case !ok:
		case best == 0 || far(d) < far(best):
			best, next = d, best
		case next == 0 || far(d) < far(next):
			next = d
		}
	}
	if best == 0 {
		if m == 2 && dom == 29 {
			return 0, because("29. februar er der kun i skudår. Skriv også året.")
		}
		return 0, none(dom, m, today.Year())
	}
	if next != 0 && far(next)-far(best) < unsure {
		return 0, because("Skriv også året: er det %s eller %s?", Min(best, next).Short(), Max(best, next).Short())
	}
	return best, nil
}

// spoken are the days that have a word of their own, as days from today.
var spoken = map[string]int{
	"i forgårs": -2, "i går": -1, "igår": -1, "i dag": 0, "idag": 0, "i morgen": 1, "imorgen": 1, "i overmorgen": 2, "overmorgen": 2,
}

// counted are the numbers that are written as words.
var counted = map[string]int{
	"en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10,
	"elleve": 11, "tolv": 12, "fjorten": 14,
}

// worded reads a date in words; ok tells whether that is what it was.
func worded(s string, today Date) (d Date, ok bool, err error) {
	if n, ok := spoken[s]; ok {
		return today + Date(n), true, nil
	}
	if w := weekdayNamed(strings.TrimPrefix(strings.TrimPrefix(s, "på "), "nu på ")); w >= 0 {
		ahead := (w - int(today.Weekday()) + 7) % 7
		if ahead == 0 {
			return 0, true, because("I dag er det %s. Skriv «i dag», eller skriv datoen.", weekdayNames[w])
		}
		return today + Date(ahead), true, nil
	}
	if last, is := strings.CutPrefix(s, "i "); is && strings.HasSuffix(last, "s") {
		if w := weekdayNamed(strings.TrimSuffix(last, "s")); w >= 0 {
			back := (int(today.Weekday()) - w + 7) % 7
			if back == 0 {
				back = 7
			}
			return today - Date(back), true, nil
		}
	}
	if next, is := strings.CutPrefix(s, "næste "); is {
		if w := weekdayNamed(next); w >= 0 {
			return 0, true, because("«Næste %s» kan forstås på to måder. Skriv datoen.", weekdayNames[w])
		}
	}
	rest, forward := strings.CutPrefix(s, "om ")
	if !forward {
		var since bool
		if rest, since = strings.CutPrefix(s, "for "); !since {
			return 0, false, nil
		}
		if rest, since = strings.CutSuffix(rest, " siden"); !since {
			return 0, false, nil
		}
	}
	amount, unit, _ := strings.Cut(rest, " ")
	n, known := counted[amount]
	if !known {
		if n, known = digits(amount); !known || len(amount) == 0 || len(amount) > 4 {
			return 0, false, nil
		}
	}
	if !forward {
		n = -n
	}
	switch unit {
	case "dag", "dage":
		return today + Date(n), true, nil
	case "uge", "uger":
		return today + Date(7*n), true, nil
	case "måned", "måneder":
		return inRange(today, n)
	case "år":
		return inRange(today, 12*n)
	}
	return 0, false, nil
}

// inRange moves months, and refuses years that no calendar here has.
func inRange(today Date, months int) (Date, bool, error) {
	if y := today.Year() + months/12; y <= Earliest.Year() || y >= Latest.Year() {
		return 0, true, because("Datoen ligger for langt væk. Skriv den som dd.mm.åååå.")
	}
	return today.AddMonths(months), true, nil
}

// weekdayNamed reads the name of a weekday, or -1.
func weekdayNamed(s string) int {
	for w, name := range weekdayNames {
		if s == name {
			return w
		}
	}
	return -1
}

// Relative tells how far a day is from today, as people say it: i dag, i morgen,
// om 3 dage, for 2 uger siden, om godt 3 måneder.
func (d Date) Relative(today Date) string {
	switch d - today {
	case 0:
		return "i dag"
	case 1:
		return "i morgen"
	case -1:
		return "i går"
	}
	if d > today {
		return "om " + apart(today, d)
	}
	return "for " + apart(d, today) + " siden"
}

// apart writes how long there is between two days: days up to eight weeks, and
// whole months or years after that, "godt" where some days are left over.
func apart(from, to Date) string {
	n := int(to - from)
	switch {
	case n < 56 && n%7 == 0:
		return many(n/7, "en uge", "uger")
	case n < 56:
		return many(n, "en dag", "dage")
	}
	months := 1
	for from.AddMonths(months+1) <= to {
		months++
	}
	about := ""
	if from.AddMonths(months) != to {
		about = "godt "
	}
	if months < 24 {
		return about + many(months, "en måned", "måneder")
	}
	if months%12 != 0 {
		about = "godt "
	}
	return about + many(months/12, "et år", "år")
}

func many(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return strconv.Itoa(n) + " " + more
}
