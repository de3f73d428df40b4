package oracle

import (
	"time"

	"indgang/day"
)

// The oracle counts days one at a time, on a calendar of its own.

// civil is a date as it is written.
func civil(d day.Date) (year, month, dom int) {
	y, m, n := d.Civil()
	return y, int(m), n
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// weeks is the same weekday n weeks later, § 0.3 uge.
func weeks(d day.Date, n int) day.Date { return d + day.Date(7*n) }

// months is the same day number n months later, or the last day of that month,
// § 0.3 måned.
func months(d day.Date, n int) day.Date {
	year, month, dom := civil(d)
	for ; n > 0; n-- {
		month++
		if month == 13 {
			year, month = year+1, 1
		}
	}
	return day.Of(year, time.Month(month), min(dom, daysIn(year, month)))
}

// monthsBefore is the same day number n months earlier, or the last day of that
// month.
func monthsBefore(d day.Date, n int) day.Date {
	year, month, dom := civil(d)
	for ; n > 0; n-- {
		month--
		if month == 0 {
			year, month = year-1, 12
		}
	}
	return day.Of(year, time.Month(month), min(dom, daysIn(year, month)))
}

// monthEnd is the last day of the month that a day lies in.
func monthEnd(d day.Date) day.Date {
	year, month, dom := civil(d)
	return d + day.Date(daysIn(year, month)-dom)
}

// easter is Easter Sunday by the tables of the church: the Sunday after the
// first full moon on or after 21 March, as the golden number and the epact give it.
func easter(year int) day.Date {
	golden := year%19 + 1
	century := year/100 + 1
	solar := 3*century/4 - 12
	lunar := (8*century+5)/25 - 5
	epact := (11*golden + 20 + lunar - solar) % 30
	if epact < 0 {
		epact += 30
	}
	if epact == 25 && golden > 11 || epact == 24 {
		epact++
	}
	moon := 44 - epact
	if moon < 21 {
		moon += 30
	}
	d := day.Of(year, time.March, 1) + day.Date(moon-1) // the full moon
	for d++; ; d++ {
		if d.Weekday() == time.Sunday {
			return d
		}
	}
}

// holidayTable remembers the holidays of the years that cases lie in.
var holidayTable = func() map[day.Date]bool {
	out := map[day.Date]bool{}
	for year := 1990; year <= 2060; year++ {
		e := easter(year)
		for _, d := range []day.Date{
			day.Of(year, time.January, 1),
			e - 3, e - 2, e, e + 1, // Maundy Thursday to Easter Monday
			e + 39,         // Ascension
			e + 49, e + 50, // Whit Sunday and Monday
			day.Of(year, time.December, 25), day.Of(year, time.December, 26),
		} {
			out[d] = true
		}
		if year <= 2023 {
			out[e+26] = true // store bededag, the fourth Friday after Easter
		}
	}
	return out
}()

// workday tells a day from Monday to Friday that is no holiday, § 0.3 hverdag
// in the reading that gives the legal limit.
func workday(d day.Date) bool {
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && !holidayTable[d]
}

// workdays is the nth working day after a day.
func workdays(d day.Date, n int) day.Date {
	for n > 0 {
		d++
		if workday(d) {
			n--
		}
	}
	return d
}

// nextWorkday moves a citizen's deadline off weekends and holidays, § 0.3.
func nextWorkday(d day.Date) day.Date {
	for !workday(d) {
		d++
	}
	return d
}

// age is how old somebody born on a day is on another.
func age(born, on day.Date) int {
	by, bm, bd := civil(born)
	y, m, d := civil(on)
	n := y - by
	if m < bm || m == bm && d < bd {
		n--
	}
	return n
}
