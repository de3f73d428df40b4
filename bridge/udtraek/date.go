package udtraek

import (
	"fmt"
	"strings"

	"indgang/day"
)

// A dateForm is a way to write dates: "dd-mm-yyyy". Days and months may be
// written with one digit where something stands between them.
type dateForm struct {
	order      [3]byte // 'd', 'm', 'y'
	separators [2]string
}

func readDateForm(s string) (dateForm, error) {
	bad := fmt.Errorf("date form %q: write dd, mm and yyyy once each, as in dd-mm-yyyy", s)
	var f dateForm
	rest := s
	for i := range 3 {
		if i > 0 {
			n := strings.IndexAny(rest, "dmy")
			if n < 0 {
				return f, bad
			}
			f.separators[i-1], rest = rest[:n], rest[n:]
		}
		switch {
		case strings.HasPrefix(rest, "dd"):
			f.order[i], rest = 'd', rest[2:]
		case strings.HasPrefix(rest, "mm"):
			f.order[i], rest = 'm', rest[2:]
		case strings.HasPrefix(rest, "yyyy"):
			f.order[i], rest = 'y', rest[4:]
		default:
			return f, bad
		}
	}
	o := f.order
	if rest != "" || o[0] == o[1] || o[0] == o[2] || o[1] == o[2] || (f.separators[0] == "") != (f.separators[1] == "") {
		return f, bad
	}
	return f, nil
}

// parse reads a date of this form. It refuses days that do not exist.
func (f *dateForm) parse(s string) (day.Date, bool) {
	var y, m, d int
	for i, unit := range f.order {
		if i > 0 {
			var ok bool
			if s, ok = strings.CutPrefix(s, f.separators[i-1]); !ok {
				return 0, false
			}
		}
		least, most := 1, 2
		if unit == 'y' {
			least, most = 4, 4
		} else if f.separators[0] == "" {
			least = 2
		}
		n, v := 0, 0
		for n < most && n < len(s) && s[n] >= '0' && s[n] <= '9' {
			v = v*10 + int(s[n]-'0')
			n++
		}
		if n < least {
			return 0, false
		}
		s = s[n:]
		switch unit {
		case 'y':
			y = v
		case 'm':
			m = v
		default:
			d = v
		}
	}
	if s != "" {
		return 0, false
	}
	return day.Exists(y, m, d)
}

// date reads a date in any of the mapping's forms.
func (m *Mapping) date(s string) (day.Date, bool) {
	for i := range m.forms {
		if d, ok := m.forms[i].parse(s); ok {
			return d, true
		}
	}
	return 0, false
}
