package day

import "strconv"

var weekdayNames = [...]string{"søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"}

var monthNames = [...]string{"", "januar", "februar", "marts", "april", "maj", "juni", "juli",
	"august", "september", "oktober", "november", "december"}

// WeekdayName returns the Danish name of the weekday, in lower case.
func (d Date) WeekdayName() string { return weekdayNames[d.Weekday()] }

// Short writes the date as Danish screens do in tables: 05.03.2025.
func (d Date) Short() string {
	if d == 0 {
		return ""
	}
	s := d.String()
	return s[8:10] + "." + s[5:7] + "." + s[0:4]
}

// Long writes the date as Danish letters do: 5. marts 2025.
func (d Date) Long() string {
	if d == 0 {
		return ""
	}
	y, m, dom := d.Civil()
	return strconv.Itoa(dom) + ". " + monthNames[m] + " " + strconv.Itoa(y)
}

// Full writes the date with its weekday: onsdag 5. marts 2025.
func (d Date) Full() string {
	if d == 0 {
		return ""
	}
	return d.WeekdayName() + " " + d.Long()
}

// MonthName writes the month and year: marts 2025.
func (d Date) MonthName() string {
	y, m, _ := d.Civil()
	return monthNames[m] + " " + strconv.Itoa(y)
}

// DaysText writes a number of days in Danish: "1 dag", "4 dage".
func DaysText(n int) string {
	if n == 1 {
		return "1 dag"
	}
	return strconv.Itoa(n) + " dage"
}

// ParseDanish reads a date as people type it: 5.3.2025, 05-03-2025, 05032025,
// 5/3 2025, or as date fields send it, 2025-03-05. Years have four digits.
func ParseDanish(s string) (Date, error) {
	if d, err := Parse(s); err == nil {
		return d, nil
	}
	var n [3]int
	at, width := 0, 0
	var widths [3]int
	for i := 0; i <= len(s); i++ {
		switch {
		case i < len(s) && s[i] >= '0' && s[i] <= '9':
			if at > 2 || width >= 8 {
				return 0, ErrDate
			}
			n[at] = n[at]*10 + int(s[i]-'0')
			width++
			widths[at] = width
		case i == len(s) || s[i] == '.' || s[i] == '-' || s[i] == '/' || s[i] == ' ':
			if width > 0 {
				at, width = at+1, 0
			}
		default:
			return 0, ErrDate
		}
	}
	if at == 1 && widths[0] == 8 {
		n = [3]int{n[0] / 1000000, n[0] / 10000 % 100, n[0] % 10000}
		at, widths[2] = 3, 4
	}
	if at != 3 || widths[2] != 4 {
		return 0, ErrDate
	}
	d, ok := Exists(n[2], n[1], n[0])
	if !ok {
		return 0, ErrDate
	}
	return d, nil
}
