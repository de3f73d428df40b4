package web

import (
	"strings"

	"indgang/office"
)

// hours is the shape of the day: a line of hours with a bar for each meeting. It
// is drawn twice, since what fits a wide page is no picture on a telephone.
type hours struct {
	Wide, Narrow strip
	Label        string // Danish: the picture in words
}

type strip struct {
	Width, Height int
	Ticks         []tick
	Bars          []bar
}

type tick struct {
	X    int
	Hour string
}

type bar struct {
	X, Y, W, H int
	Text       int // where the text stands
	Time, Name string
	First      bool
}

const (
	dayFrom = 8 * 60
	dayTo   = 16 * 60
	meets   = 45 // minutes that a bar is long; how long a meeting lasts is not registered
)

// newHours draws the meetings that have a time, nil where none has.
func newHours(rows []office.DayLine) *hours {
	type meeting struct {
		at         int
		time, name string
	}
	var ms []meeting
	from, to := dayFrom, dayTo
	var said []string
	for i := range rows {
		at, ok := minutes(strings.TrimPrefix(rows[i].Note, "kl. "))
		if !ok {
			continue
		}
		t := strings.TrimPrefix(rows[i].Note, "kl. ")
		ms = append(ms, meeting{at, t, rows[i].Name})
		said = append(said, t)
		from, to = min(from, at/60*60), max(to, (at+meets+59)/60*60)
	}
	if ms == nil {
		return nil
	}
	draw := func(width, height int, words bool) strip {
		s := strip{Width: width, Height: height}
		x := func(at int) int { return (at - from) * width / (to - from) }
		for h := from; h < to; h += 60 {
			s.Ticks = append(s.Ticks, tick{x(h), twoDigits(h / 60)})
		}
		for i, m := range ms {
			b := bar{X: x(m.at), W: max(8, x(m.at+meets)-x(m.at)-3), H: 12, Y: height - 18, Time: m.time, Name: m.name, First: i == 0}
			room := width - b.X
			if i+1 < len(ms) {
				room = x(ms[i+1].at) - b.X
			}
			b.Text = b.X + 2
			if !words {
				b.Time, b.Name = "", ""
			}
			b.Name = fit(b.Name, room)
			if room < 40 {
				b.Time = ""
			}
			s.Bars = append(s.Bars, b)
		}
		return s
	}
	return &hours{draw(1200, 84, true), draw(360, 44, false), "Dagens møder: kl. " + strings.Join(said, ", ")}
}

// fit shortens a name to what there is room for: the whole, the first name, or
// nothing.
func fit(name string, room int) string {
	const letter = 8 // wide enough for most
	if len([]rune(name))*letter <= room {
		return name
	}
	if first, _, _ := strings.Cut(name, " "); len([]rune(first))*letter <= room {
		return first
	}
	return ""
}

func minutes(clock string) (int, bool) {
	if len(clock) != 5 || clock[2] != '.' {
		return 0, false
	}
	n := 0
	for _, i := range [...]int{0, 1, 3, 4} {
		if clock[i] < '0' || clock[i] > '9' {
			return 0, false
		}
	}
	n = (int(clock[0]-'0')*10+int(clock[1]-'0'))*60 + int(clock[3]-'0')*10 + int(clock[4]-'0')
	return n, n < 24*60
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
