package day

import "time"

// Easter returns Easter Sunday of a year in the Gregorian calendar (the
// anonymous Gregorian algorithm).
func Easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return fromCivil(year, time.Month(n/31), n%31+1)
}

// bededagEnd is the last year in which store bededag was a public holiday (lov
// nr. 214 of 6 March 2023 took it away from 2024).
const bededagEnd = 2023

// Holiday returns the Danish name of the public holiday on the day, if it is
// one. Sundays that have no name of their own are not public holidays here.
func Holiday(d Date) (string, bool) {
	y, m, dom := d.Civil()
	switch {
	case m == time.January && dom == 1:
		return "Nytårsdag", true
	case m == time.December && dom == 25:
		return "Juledag", true
	case m == time.December && dom == 26:
		return "2. juledag", true
	case m < time.March || m > time.June:
		return "", false
	}
	switch int(d - Easter(y)) {
	case -3:
		return "Skærtorsdag", true
	case -2:
		return "Langfredag", true
	case 0:
		return "Påskedag", true
	case 1:
		return "2. påskedag", true
	case 26:
		if y <= bededagEnd {
			return "Store bededag", true
		}
	case 39:
		return "Kristi himmelfartsdag", true
	case 49:
		return "Pinsedag", true
	case 50:
		return "2. pinsedag", true
	}
	return "", false
}

// A ClosingDay is a day of the year on which offices are closed although it is
// no public holiday. It is a municipal setting, never law.
type ClosingDay struct {
	Month time.Month `json:"month"`
	Day   int        `json:"day"`
	Name  string     `json:"name"`
}

// UsualClosingDays are the days on which Danish public offices are usually
// closed without being statutory holidays.
func UsualClosingDays() []ClosingDay {
	return []ClosingDay{
		{time.June, 5, "Grundlovsdag"},
		{time.December, 24, "Juleaftensdag"},
		{time.December, 31, "Nytårsaftensdag"},
	}
}

// Hours are opening hours on one weekday, in minutes after midnight; both zero
// means closed.
type Hours struct{ Opens, Closes int }

// A Calendar is what one municipality counts by. The zero Calendar knows
// Sundays and public holidays only; NewCalendar adds the usual closing days.
type Calendar struct {
	// SaturdayIsWeekday says whether "hverdag" in the law includes Saturday,
	// which nobody has settled. The legal date uses false; the planning date is
	// always reckoned with the stricter reading.
	SaturdayIsWeekday bool
	Closing           []ClosingDay
	Opening           [7]Hours // by time.Weekday
}

// NewCalendar returns the calendar with the usual closing days and Monday to
// Friday as hverdage.
func NewCalendar() Calendar { return Calendar{Closing: UsualClosingDays()} }

// IsWeekday reports whether d is a hverdag: no Sunday, no public holiday, and a
// Saturday only where the calendar says so.
func (c Calendar) IsWeekday(d Date) bool {
	switch d.Weekday() {
	case time.Sunday:
		return false
	case time.Saturday:
		if !c.SaturdayIsWeekday {
			return false
		}
	}
	_, holiday := Holiday(d)
	return !holiday
}

// IsWorkingDay reports whether d is an arbejdsdag: Monday to Friday and no
// public holiday.
func (c Calendar) IsWorkingDay(d Date) bool {
	c.SaturdayIsWeekday = false
	return c.IsWeekday(d)
}

// Closed returns the name of the closing day on d, if it is one.
func (c Calendar) Closed(d Date) (string, bool) {
	_, m, dom := d.Civil()
	for _, cd := range c.Closing {
		if cd.Month == m && cd.Day == dom {
			return cd.Name, true
		}
	}
	return "", false
}

// IsOpen reports whether the office is open on d: a working day that is no
// closing day.
func (c Calendar) IsOpen(d Date) bool {
	if !c.IsWorkingDay(d) {
		return false
	}
	_, closed := c.Closed(d)
	return !closed
}

// LastOpen returns the last open day not after d: the day to plan for when the
// authority's own deadline is d.
func (c Calendar) LastOpen(d Date) Date {
	for range 14 {
		if c.IsOpen(d) {
			return d
		}
		d--
	}
	return d
}

// NextWeekday returns the first hverdag not before d: where a citizen's
// deadline moves when it falls on a weekend or a holiday.
func (c Calendar) NextWeekday(d Date) Date {
	c.SaturdayIsWeekday = false
	for range 14 {
		if c.IsWeekday(d) {
			return d
		}
		d++
	}
	return d
}
