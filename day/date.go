package day

import (
	"errors"
	"fmt"
	"time"
)

// A Date is a day in the Gregorian calendar, counted from 0001-01-01 as day 1.
// The zero Date means "no date". Dates compare with < and ==, and adding an int
// moves whole days.
type Date int32

// The horizon outside which Indgang refuses to reckon: nobody in the system is
// born before Earliest, and no rule reaches past Latest.
const (
	earliest = "1900-01-01"
	latest   = "2099-12-31"
)

// Earliest and Latest bound the dates that a fact may carry.
var (
	Earliest = MustParse(earliest)
	Latest   = MustParse(latest)
)

const unixDay = 719163 // the Date of 1970-01-01

// Of returns the date of a year, month and day of month, normalising overflow
// as time.Date does.
func Of(year int, month time.Month, dayOfMonth int) Date {
	return FromTime(time.Date(year, month, dayOfMonth, 0, 0, 0, 0, time.UTC))
}

// FromTime returns the calendar date that t shows in its own location.
func FromTime(t time.Time) Date {
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset)
	days := seconds / 86400
	if seconds%86400 < 0 {
		days--
	}
	return Date(days + unixDay)
}

// Time returns midnight UTC at the start of the date.
func (d Date) Time() time.Time { return time.Unix((int64(d)-unixDay)*86400, 0).UTC() }

// Civil splits the date into year, month and day of month.
func (d Date) Civil() (year int, month time.Month, dayOfMonth int) {
	// Days-to-civil after Howard Hinnant's public algorithm: years begin in
	// March, so that the leap day is the last day of the year.
	z := int(d) - 1 + 306
	era := z / 146097
	if z < 0 {
		era = (z - 146096) / 146097
	}
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	dayOfMonth = doy - (153*mp+2)/5 + 1
	m := mp + 3
	year = yoe + era*400
	if m > 12 {
		m -= 12
		year++
	}
	return year, time.Month(m), dayOfMonth
}

// Year returns the calendar year.
func (d Date) Year() int { y, _, _ := d.Civil(); return y }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday(((int(d) % 7) + 7) % 7) }

// AddDays moves n days.
func (d Date) AddDays(n int) Date { return d + Date(n) }

// AddMonths moves n calendar months to the same day number, or to the last day
// of the month where that number is missing (the convention for "måned").
func (d Date) AddMonths(n int) Date {
	y, m, dom := d.Civil()
	total := y*12 + int(m) - 1 + n
	y, m = total/12, time.Month(total%12+1)
	if last := daysIn(y, m); dom > last {
		dom = last
	}
	return fromCivil(y, m, dom)
}

// AddYears moves n years; 29 February becomes 28 February in a common year.
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// MonthEnd returns the last day of the date's month.
func (d Date) MonthEnd() Date {
	y, m, dom := d.Civil()
	return d + Date(daysIn(y, m)-dom)
}

// MonthStart returns the first day of the date's month.
func (d Date) MonthStart() Date {
	_, _, dom := d.Civil()
	return d - Date(dom-1)
}

// Month returns the date's month.
func (d Date) Month() Period {
	y, m, dom := d.Civil()
	return Period{From: d - Date(dom-1), To: d + Date(daysIn(y, m)-dom)}
}

// WeekStart returns the Monday of the date's ISO week.
func (d Date) WeekStart() Date { return d - Date((int(d.Weekday())+6)%7) }

// ISOWeek returns the ISO 8601 year and week number.
func (d Date) ISOWeek() (year, week int) { return d.Time().ISOWeek() }

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == 0 }

// AgeOn returns the number of whole years from birth d to day on.
func (d Date) AgeOn(on Date) int {
	by, bm, bd := d.Civil()
	y, m, dom := on.Civil()
	age := y - by
	if m < bm || m == bm && dom < bd {
		age--
	}
	return age
}

// Birthday returns the day on which somebody born on d turns age; 29 February
// becomes 1 March in a common year, the day on which the year is complete.
func (d Date) Birthday(age int) Date {
	y, m, dom := d.Civil()
	if m == time.February && dom == 29 && daysIn(y+age, m) == 28 {
		return fromCivil(y+age, time.March, 1)
	}
	return fromCivil(y+age, m, dom)
}

func fromCivil(y int, m time.Month, dom int) Date {
	yy := y
	if m <= 2 {
		yy--
	}
	era := yy / 400
	if yy < 0 {
		era = (yy - 399) / 400
	}
	yoe := yy - era*400
	mp := (int(m) + 9) % 12
	doy := (153*mp+2)/5 + dom - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return Date(era*146097 + doe - 306 + 1)
}

func daysIn(y int, m time.Month) int {
	switch m {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// ErrDate is what Parse returns for text that is no ISO date.
var ErrDate = errors.New("not a date (YYYY-MM-DD)")

// Parse reads a date as YYYY-MM-DD. It refuses days that do not exist.
func Parse(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, fmt.Errorf("%w: %q", ErrDate, s)
	}
	y, ok1 := digits(s[0:4])
	m, ok2 := digits(s[5:7])
	d, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 || y < 1 || m < 1 || m > 12 || d < 1 || d > daysIn(y, time.Month(m)) {
		return 0, fmt.Errorf("%w: %q", ErrDate, s)
	}
	return fromCivil(y, time.Month(m), d), nil
}

// Exists returns the date of a year, month and day of month, and whether there
// is such a day.
func Exists(year, month, dayOfMonth int) (Date, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysIn(year, time.Month(month)) {
		return 0, false
	}
	return fromCivil(year, time.Month(month), dayOfMonth), true
}

// MustParse is Parse for dates written in the program.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

func digits(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// String writes the date as YYYY-MM-DD, and "" where there is none.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return string(d.append(make([]byte, 0, 10)))
}

func (d Date) append(b []byte) []byte {
	y, m, dom := d.Civil()
	return append(b,
		byte('0'+y/1000%10), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10), byte('0'+m%10), '-', byte('0'+dom/10), byte('0'+dom%10))
}

// MarshalText and UnmarshalText let dates stand as YYYY-MM-DD in JSON; no date
// is the empty text.
func (d Date) MarshalText() ([]byte, error) {
	if d == 0 {
		return []byte{}, nil
	}
	return d.append(make([]byte, 0, 10)), nil
}

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	parsed, err := Parse(string(b))
	*d = parsed
	return err
}

// Max returns the later of two dates.
func Max(a, b Date) Date {
	if a > b {
		return a
	}
	return b
}

// Min returns the earlier of two dates, where no date counts as never.
func Min(a, b Date) Date {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}
