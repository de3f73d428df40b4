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
