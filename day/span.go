package day

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A Unit is how a length of time is counted. The law's units are kept as they
// stand: a week is never turned into seven days, nor a hverdag into a day.
type Unit uint8

// The units of the law. Hours are accumulated hours, not clock time.
const (
	NoUnit         Unit = iota
	Days                // kalenderdage
	Weeks               // uger: the same weekday n weeks later
	Months              // måneder: the same day number n months later
	Years               // år
	Weekdays            // hverdage
	WorkDays            // arbejdsdage, Monday to Friday
	WeekEnds            // udgangen af n. uge, where the first day is day 1 of week 1
	HourUnits           // timer, in hundredths
	WeekHours           // timer pr. uge, in hundredths
	Percent             // pct.
	CountUnits          // antal
	CalendarMonths      // hele kalendermåneder: the end of the n-th month after that of the first day
)

var unitNames = [...]struct{ code, one, many string }{
	NoUnit:     {"", "", ""},
	Days:       {"dag", "dag", "dage"},
	Weeks:      {"uge", "uge", "uger"},
	Months:     {"måned", "måned", "måneder"},
	Years:      {"år", "år", "år"},
	Weekdays:   {"hverdag", "hverdag", "hverdage"},
	WorkDays:   {"arbejdsdag", "arbejdsdag", "arbejdsdage"},
	WeekEnds:   {"uges udgang", "uges udgang", "ugers udgang"},
	HourUnits:  {"time", "time", "timer"},
	WeekHours:  {"time pr. uge", "time pr. uge", "timer pr. uge"},
	Percent:    {"pct.", "pct.", "pct."},
	CountUnits: {"antal", "", ""},

	CalendarMonths: {"hel kalendermåned", "hel kalendermåned", "hele kalendermåneder"},
}

// ParseUnit reads a unit by the Danish word that parameter files use.
func ParseUnit(s string) (Unit, error) {
	for u, n := range unitNames {
		if u != 0 && (s == n.code || n.many != "" && s == n.many) {
			return Unit(u), nil
		}
	}
	return 0, fmt.Errorf("unknown unit %q", s)
}

// A Span is an amount in a unit. Amounts of HourUnits and WeekHours are in
// hundredths (160.33 h is 16033); all others are whole.
type Span struct {
	N    int
	Unit Unit
}

// IsZero reports whether there is no span.
func (s Span) IsZero() bool { return s.Unit == NoUnit }

// hundredths reports whether the amount counts hundredths.
func (u Unit) hundredths() bool { return u == HourUnits || u == WeekHours }

// String writes the span in Danish: "3 uger", "160,33 timer", "4".
func (s Span) String() string {
	if s.Unit == NoUnit {
		return ""
	}
	n := strconv.Itoa(s.N)
	one := s.N == 1
	if s.Unit.hundredths() {
		n = Hundredths(s.N)
		one = s.N == 100
	}
	name := unitNames[s.Unit].many
	if one {
		name = unitNames[s.Unit].one
	}
	if name == "" {
		return n
	}
	if s.Unit == WeekEnds {
		return "udgangen af " + n + ". uge"
	}
	return n + " " + name
}

// Hundredths writes an amount in hundredths with a Danish decimal comma and no
// idle zeros: 16033 is "160,33", 3700 is "37".
func Hundredths(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	whole, rest := strconv.Itoa(n/100), n%100
	switch {
	case rest == 0:
		return sign + whole
	case rest%10 == 0:
		return sign + whole + "," + strconv.Itoa(rest/10)
	}
	return sign + whole + "," + strconv.Itoa(rest/10) + strconv.Itoa(rest%10)
}

// ErrAmount is what ParseHundredths returns for text that is no amount.
var ErrAmount = errors.New("not a number with at most two decimals")

// ParseHundredths reads "160,33", "160.33" or "37" as hundredths.
func ParseHundredths(s string) (int, error) {
	whole, frac, _ := strings.Cut(strings.ReplaceAll(s, ",", "."), ".")
	w, ok := digits(whole)
	if whole == "" || len(whole) > 6 || len(frac) > 2 || !ok {
		return 0, fmt.Errorf("%w: %q", ErrAmount, s)
	}
	f, ok := digits(frac)
	if !ok {
		return 0, fmt.Errorf("%w: %q", ErrAmount, s)
	}
	if len(frac) == 1 {
		f *= 10
	}
	return w*100 + f, nil
}

// ParseSpan reads an amount and a unit, each as parameter files write them.
func ParseSpan(amount, unit string) (Span, error) {
	u, err := ParseUnit(unit)
	if err != nil {
		return Span{}, err
	}
	if u.hundredths() {
		n, err := ParseHundredths(amount)
		return Span{n, u}, err
	}
	n, ok := digits(amount)
	if !ok || amount == "" || len(amount) > 5 {
		return Span{}, fmt.Errorf("%w: %q", ErrAmount, amount)
	}
	return Span{n, u}, nil
}

// A Deadline is the end of a span: the legal date, and the day to plan for.
type Deadline struct {
	Due    Date // the legal date
	PlanBy Date // the last open day not after the strictest reading of Due
}

// After returns the day on which the span ends when start is day 0. For
// WeekEnds, start is day 1 of week 1. Units that are no length of time return
// start.
func (c Calendar) After(start Date, s Span) Date {
	switch s.Unit {
	case Days:
		return start.AddDays(s.N)
	case Weeks:
		return start.AddDays(7 * s.N)
	case WeekEnds:
		return start.AddDays(7*s.N - 1)
	case Months:
		return start.AddMonths(s.N)
	case Years:
		return start.AddYears(s.N)
	case Weekdays:
		return count(start, s.N, c.IsWeekday)
	case WorkDays:
		return count(start, s.N, c.IsWorkingDay)
	case CalendarMonths:
		return start.MonthStart().AddMonths(s.N).MonthEnd()
	}
	return start
}

func count(d Date, n int, counts func(Date) bool) Date {
	step := Date(1)
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		d += step
		if counts(d) {
			n--
		}
	}
	return d
}

// Before returns the latest day from which the span still reaches end: the
// mirror of After, for notices that must go out in time.
func (c Calendar) Before(end Date, s Span) Date {
	switch s.Unit {
	case Days, Weeks, Months, Years, Weekdays, WorkDays:
		return c.After(end, Span{-s.N, s.Unit})
	}
	return end
}

// Deadline returns the authority's deadline: the legal date is not moved, the
// planning date is the last open day not after it, and never later than the
// reading in which Saturday is a hverdag.
func (c Calendar) Deadline(start Date, s Span) Deadline {
	due := c.After(start, s)
	return Deadline{Due: due, PlanBy: c.PlanFor(start, s)}
}

// PlanFor returns the planning date of a span from start.
func (c Calendar) PlanFor(start Date, s Span) Date {
	if s.Unit == Weekdays {
		strict := c
		strict.SaturdayIsWeekday = true
		return c.LastOpen(Min(c.After(start, s), strict.After(start, s)))
	}
	return c.LastOpen(c.After(start, s))
}

// Last returns the last day of something that begins on start and may last for
// the span: two weeks from a Monday end on a Sunday.
func (c Calendar) Last(start Date, s Span) Date { return c.After(start, s) - 1 }

// A Step is one day of a count, as a proof shows it.
type Step struct {
	Date   Date
	Number int    // which day of the count this is, 0 where it does not count
	Note   string // Danish: why the day does not count, or the name of the day
}

// Steps counts the span day by day for spans in hverdage or arbejdsdage, where
// weekends and holidays are skipped. Other spans are settled by the calendar and
// give no steps.
func (c Calendar) Steps(start Date, s Span) []Step {
	var counts func(Date) bool
	switch s.Unit {
	case Weekdays:
		counts = c.IsWeekday
	case WorkDays:
		counts = c.IsWorkingDay
	default:
		return nil
	}
	var steps []Step
	for d, n := start, 0; n < s.N; {
		d++
		st := Step{Date: d}
		if counts(d) {
			n++
			st.Number = n
			if name, ok := c.Closed(d); ok {
				st.Note = name + " (lukkedag, tæller med)"
			}
		} else if name, ok := Holiday(d); ok {
			st.Note = name
		} else {
			st.Note = d.WeekdayName()
		}
		steps = append(steps, st)
	}
	return steps
}
