package sim

import (
	"math/rand/v2"
	"time"

	"indgang/day"
	"indgang/law"
	"indgang/store"
)

// world is what every history is written in: the days, the staff and their
// diaries.
type world struct {
	opt   Options
	today day.Date
	last  day.Date // the last open day before today: staff record nothing after it
	eve   day.Date // the day before today: systems record on any day

	base day.Date // first day of the tables
	next []day.Date
	prev []day.Date

	accounts []store.Account
	workers  map[string][]string // unit -> IDs of those who have cases there
	turn     map[string]int
	diaries  map[string]*[diaryDays]uint8
	numbers  map[string]bool
	citizens []Citizen
}

// The tables of open days reach this far back and ahead.
const (
	tableBack  = 30 * 366
	tableAhead = 3 * 366
)

// diaryDays is how far ahead staff keep a diary.
const diaryDays = 120

func newWorld(opt Options, today day.Date, now time.Time) *world {
	w := &world{
		opt: opt, today: today, base: today - tableBack,
		workers: map[string][]string{}, turn: map[string]int{}, diaries: map[string]*[diaryDays]uint8{}, numbers: map[string]bool{},
	}
	cal := law.Ishoej().Calendar()
	n := tableBack + tableAhead
	w.next, w.prev = make([]day.Date, n), make([]day.Date, n)
	var last day.Date
	for i := range n {
		if d := w.base + day.Date(i); last == 0 || cal.IsOpen(d) {
			last = d
		}
		w.prev[i] = last
	}
	for i := n - 1; i >= 0; i-- {
		d := w.base + day.Date(i)
		if w.prev[i] == d || i == n-1 {
			last = d
		}
		w.next[i] = last
	}
	w.eve = min(today, day.FromTime(now)) - 1
	w.last = w.openBy(w.eve)
	return w
}

// openFrom returns the first open day not before d.
func (w *world) openFrom(d day.Date) day.Date {
	if i := int(d - w.base); i >= 0 && i < len(w.next) {
		return w.next[i]
	}
	return d
}

// openBy returns the last open day not after d.
func (w *world) openBy(d day.Date) day.Date {
	if i := int(d - w.base); i >= 0 && i < len(w.prev) {
		return w.prev[i]
	}
	return d
}

// rand returns a source of its own for each citizen, so that what one history
// draws does not change the others.
func (w *world) rand(stream uint64) *rand.Rand { return rand.New(rand.NewPCG(w.opt.Seed, stream)) }

// clock returns an instant on a Danish day, in UTC. The offset is reckoned here,
// so that nothing depends on the machine's zones.
func clock(d day.Date, minute, second int) time.Time {
	offset := 60
	y, m, _ := d.Civil()
	if m > time.March && m < time.October ||
		m == time.March && d >= lastSunday(y, time.March) || m == time.October && d < lastSunday(y, time.October) {
		offset = 120
	}
	return d.Time().Add(time.Duration(minute-offset)*time.Minute + time.Duration(second)*time.Second)
}

func lastSunday(y int, m time.Month) day.Date {
	d := day.Of(y, m, 31)
	return d - day.Date(d.Weekday())
}

// closes is the minute of the day at which the office closes on a weekday.
func closes(d day.Date) int {
	switch d.Weekday() {
	case time.Thursday:
		return 17 * 60
	case time.Friday:
		return 12 * 60
	}
	return 15*60 + 30
}

// weights say how much of a week's talks fall on a day: most on Tuesdays to
// Thursdays, few on the short Friday.
var weights = [7]int{time.Monday: 17, time.Tuesday: 27, time.Wednesday: 24, time.Thursday: 24, time.Friday: 8}

// most is how many talks one person holds on a day.
const most = 6

// talkDay chooses the day of a talk between two days. For days to come it looks in
// the diary of the one who holds it, if anybody does, and writes the talk there.
func (w *world) talkDay(r *rand.Rand, who string, lo, hi day.Date) day.Date {
	lo = w.openFrom(lo)
	if hi = w.openBy(hi); hi < lo {
		hi = lo
	}
	draw := func() day.Date { return min(w.openFrom(lo+day.Date(r.IntN(int(hi-lo)+1))), hi) }
	best := draw()
	diary := w.diaries[who]
	if best <= w.last || diary == nil {
		// Behind us the weekday alone decides.
		for range 4 {
			if r.IntN(27) < weights[best.Weekday()] {
				break
			}
			if d := draw(); d <= w.last || diary == nil {
				best = d
			}
		}
		return best
	}
	bestScore := 1 << 30
	lo = max(lo, w.last+1)
	for range 5 {
		d := draw()
		i := int(d - w.today)
		if i < 0 || i >= diaryDays {
			continue
		}
		score := (int(diary[i]) + 1) * 1000 / max(weights[d.Weekday()], 1)
		if diary[i] >= most {
			score += 1 << 20
		}
		if score < bestScore {
			best, bestScore = d, score
		}
	}
	if i := int(best - w.today); i >= 0 && i < diaryDays {
		diary[i]++
	}
	return best
}
