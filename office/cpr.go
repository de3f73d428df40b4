package office

import (
	"strings"

	"indgang/day"
	"indgang/fault"
)

// A CPR is a personal number as a person writes it, understood.
type CPR struct {
	Number     string   // ten digits
	Born       day.Date // 0 where the digits do not tell a century
	Substitute bool     // erstatningspersonnummer: not issued by CPR
}

// ParseCPR reads a personal number, with or without a hyphen. It refuses numbers
// whose date cannot be, even as a substitute number (first digit of the day +
// 6). It asks for no check digit: numbers without one have been issued since
// 2007.
func ParseCPR(s string) (CPR, error) {
	s = strings.TrimSpace(s)
	if len(s) == 11 && (s[6] == '-' || s[6] == ' ') {
		s = s[:6] + s[7:]
	}
	bad := fault.New(fault.Invalid, "Personnummeret skal have ti cifre og begynde med en dato, fx 010190-1234.")
	if len(s) != 10 {
		return CPR{}, bad
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return CPR{}, bad
		}
	}
	c := CPR{Number: s}
	two := func(i int) int { return int(s[i]-'0')*10 + int(s[i+1]-'0') }
	dom, month, year := two(0), two(2), two(4)
	if dom > 60 {
		dom, c.Substitute = dom-60, true
	}
	born, ok := day.Exists(century(int(s[6]-'0'), year)+year, month, dom)
	if !ok {
		return CPR{}, bad
	}
	c.Born = born
	return c, nil
}

// century returns the first year of the century that the seventh digit and the
// year tell (CPR-kontoret, "Opbygning af CPR-nummeret").
func century(seventh, year int) int {
	switch {
	case seventh <= 3:
		return 1900
	case seventh == 4 || seventh == 9:
		if year <= 36 {
			return 2000
		}
		return 1900
	case year <= 57:
		return 2000
	}
	return 1800
}
