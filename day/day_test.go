package day

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"time"
)

func d(s string) Date { return MustParse(s) }

func TestDatesAgreeWithTheStandardLibraryOnEveryDay(t *testing.T) {
	for x := Earliest; x <= Latest; x++ {
		want := x.Time()
		y, m, dom := x.Civil()
		if wy, wm, wd := want.Date(); y != wy || m != wm || dom != wd {
			t.Fatalf("Civil(%d) = %d-%d-%d, want %s", x, y, m, dom, want.Format(time.DateOnly))
		}
		if x.Weekday() != want.Weekday() {
			t.Fatalf("%s: weekday %s, want %s", x, x.Weekday(), want.Weekday())
		}
		if x.String() != want.Format(time.DateOnly) {
			t.Fatalf("String = %s, want %s", x, want.Format(time.DateOnly))
		}
		if back, err := Parse(x.String()); err != nil || back != x {
			t.Fatalf("Parse(%s) = %v, %v", x, back, err)
		}
		if FromTime(want.Add(23*time.Hour)) != x {
			t.Fatalf("FromTime misses %s", x)
		}
		if got := fromCivil(y, m, dom); got != x {
			t.Fatalf("fromCivil(%s) = %s", x, got)
		}
	}
}

func TestParseRefusesDaysThatDoNotExist(t *testing.T) {
	for _, s := range []string{"", "2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "25-04-01", "2025/04/01", "2025-4-1",
		"2025-04-0a", "0000-01-01"} {
		if got, err := Parse(s); err == nil {
			t.Errorf("Parse(%q) = %s, want an error", s, got)
		}
	}
}

func TestMonthsEndOnTheSameDayNumberOrTheLastDayOfTheMonth(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2025-03-05", 6, "2025-09-05"},
		{"2024-08-31", 6, "2025-02-28"},
		{"2023-08-31", 6, "2024-02-29"},
		{"2025-01-31", 1, "2025-02-28"},
		{"2025-01-31", 13, "2026-02-28"},
		{"2025-03-31", -1, "2025-02-28"},
		{"2024-12-15", 1, "2025-01-15"},
		{"2023-11-15", 16, "2025-03-15"},
	} {
		if got := d(c.from).AddMonths(c.n); got != d(c.want) {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestAgesAndBirthdays(t *testing.T) {
	if got := d("2008-11-27").Birthday(18); got != d("2026-11-27") {
		t.Errorf("18th birthday = %s", got)
	}
	if got := d("2008-02-29").Birthday(18); got != d("2026-03-01") {
		t.Errorf("leap birthday = %s", got)
	}
	for x := d("2026-02-20"); x < d("2026-03-10"); x++ {
		if got, want := d("2008-02-29").AgeOn(x) >= 18, x >= d("2008-02-29").Birthday(18); got != want {
			t.Errorf("%s: AgeOn and Birthday disagree", x)
		}
	}
}

func TestHolidaysAgreeWithTheListOf2022To2035(t *testing.T) {
	f, err := os.Open("testdata/helligdage_2022_2035.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	holidays, closing := map[Date]string{}, map[Date]string{}
	for s := bufio.NewScanner(f); s.Scan(); {
		cells := strings.Split(s.Text(), ";")
		if strings.HasPrefix(s.Text(), "#") || cells[0] == "dato" {
			continue
		}
		x := d(cells[0])
		if x.WeekdayName() != cells[1] {
			t.Errorf("%s is a %s, the list says %s", x, x.WeekdayName(), cells[1])
		}
		switch cells[4] {
		case "helligdag":
			holidays[x] = cells[3]
		case "lukkedag":
			closing[x] = cells[3]
		}
	}
	if len(holidays) != 142 || len(closing) != 42 {
		t.Fatalf("read %d holidays and %d closing days, want 142 and 42", len(holidays), len(closing))
	}
	c := NewCalendar()
	for x := d("2022-01-01"); x <= d("2035-12-31"); x++ {
		if name, ok := Holiday(x); ok != (holidays[x] != "") || ok && name != holidays[x] {
			t.Errorf("%s: Holiday = %q, the list says %q", x, name, holidays[x])
		}
		if name, _ := c.Closed(x); name != closing[x] {
			t.Errorf("%s: Closed = %q, the list says %q", x, name, closing[x])
		}
	}
}

// The worked examples of the rule catalogue that are pure counting.
func TestWorkedExamplesOfCounting(t *testing.T) {
	c := NewCalendar()
	for _, x := range []struct {
		name, start  string
		span         Span
		due, planned string
	}{
		{"1 Easter 2024", "2024-03-21", Span{5, Weekdays}, "2024-04-02", "2024-03-27"},
		{"2 thirty days from contact", "2024-04-02", Span{30, Days}, "2024-05-02", "2024-05-02"},
		{"2 thirty days from interruption", "2024-03-21", Span{30, Days}, "2024-04-20", "2024-04-19"},
		{"3 store bededag 2023", "2023-05-01", Span{5, Weekdays}, "2023-05-09", "2023-05-08"},
		{"3 no store bededag 2024", "2024-04-22", Span{5, Weekdays}, "2024-04-29", "2024-04-26"},
		{"4 Christmas, closing day", "2026-12-17", Span{5, Weekdays}, "2026-12-24", "2026-12-23"},
		{"4 Christmas, holidays", "2026-12-21", Span{5, Weekdays}, "2026-12-29", "2026-12-29"},
		{"9 sixteen months", "2023-11-15", Span{16, Months}, "2025-03-15", "2025-03-14"},
		{"11 six months", "2024-09-02", Span{6, Months}, "2025-03-02", "2025-02-28"},
		{"26 end of week 8", "2024-01-15", Span{8, WeekEnds}, "2024-03-10", "2024-03-08"},
		{"30 end of week 13", "2025-03-03", Span{13, WeekEnds}, "2025-06-01", "2025-05-30"},
		{"25 three whole calendar months", "2025-05-14", Span{3, CalendarMonths}, "2025-08-31", "2025-08-29"},
		{"whole calendar months from a last day", "2025-01-31", Span{1, CalendarMonths}, "2025-02-28", "2025-02-28"},
		{"whole calendar months from a short month", "2025-02-28", Span{3, CalendarMonths}, "2025-05-31", "2025-05-30"},
		{"whole calendar months over a new year", "2025-11-01", Span{3, CalendarMonths}, "2026-02-28", "2026-02-27"},
		{"31 end of week 26", "2026-11-02", Span{26, WeekEnds}, "2027-05-02", "2027-04-30"},
	} {
		got := c.Deadline(d(x.start), x.span)
		if got.Due != d(x.due) || got.PlanBy != d(x.planned) {
			t.Errorf("%s: %s + %s = %s (plan %s), want %s (plan %s)", x.name, x.start, x.span, got.Due, got.PlanBy, x.due, x.planned)
		}
	}
	if got := c.NextWeekday(d("2025-03-24").AddDays(28)); got != d("2025-04-22") {
		t.Errorf("complaint over Easter = %s", got)
	}
	if got := c.Last(d("2024-12-02"), Span{13, Weeks}); got != d("2025-03-02") {
		t.Errorf("thirteen weeks' placement ends %s", got)
	}
}

func TestStepsCountEachDayOnce(t *testing.T) {
	c := NewCalendar()
	steps := c.Steps(d("2024-03-21"), Span{5, Weekdays})
	last := steps[len(steps)-1]
	if last.Date != d("2024-04-02") || last.Number != 5 {
		t.Errorf("last step %+v", last)
	}
	if len(steps) != 12 || steps[6].Note != "Skærtorsdag" || steps[10].Note != "Påskedag" && steps[9].Note != "Påskedag" {
		t.Errorf("steps %+v", steps)
	}
}

func TestThePlanningDateIsNeverLaterThanTheLegalDate(t *testing.T) {
	c := NewCalendar()
	for x := d("2019-10-01"); x < d("2032-01-01"); x += 3 {
		for _, s := range []Span{{1, Days}, {5, Weekdays}, {7, WorkDays}, {2, Weeks}, {6, Months}, {8, WeekEnds}, {2, Years}, {3,
			CalendarMonths}} {
			dl := c.Deadline(x, s)
			if dl.PlanBy > dl.Due || !c.IsOpen(dl.PlanBy) {
				t.Fatalf("%s + %s: due %s, plan %s", x, s, dl.Due, dl.PlanBy)
			}
		}
	}
}

func TestPeriodsSubtract(t *testing.T) {
	p := Period{d("2025-01-01"), d("2025-12-31")}
	got := p.Minus(Period{d("2025-03-01"), d("2025-03-31")}, Period{d("2025-11-01"), 0}, Period{d("2024-01-01"), d("2025-01-05")})
	want := []Period{{d("2025-01-06"), d("2025-02-28")}, {d("2025-04-01"), d("2025-10-31")}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("Minus = %v, want %v", got, want)
	}
}

func TestATimelineHoldsOneValueADay(t *testing.T) {
	var tl Timeline[string]
	tl = tl.Set(Period{d("2025-01-01"), 0}, "a")
	tl = tl.Set(Period{d("2025-02-01"), d("2025-02-28")}, "b")
	tl = tl.Set(Period{d("2025-02-15"), 0}, "c")
	tl = tl.Set(Period{d("2024-01-01"), d("2024-01-31")}, "z")
	for _, c := range []struct{ on, want string }{
		{"2024-01-10", "z"}, {"2024-06-01", ""}, {"2025-01-31", "a"}, {"2025-02-01", "b"}, {"2025-02-15", "c"}, {"2027-01-01", "c"},
	} {
		if got, _ := tl.At(d(c.on)); got != c.want {
			t.Errorf("At(%s) = %q, want %q", c.on, got, c.want)
		}
	}
	for i := 1; i < len(tl); i++ {
		if tl[i-1].To == 0 || tl[i-1].To >= tl[i].From {
			t.Errorf("segments overlap: %v", tl)
		}
	}
}

func TestSpansReadAndWriteDanish(t *testing.T) {
	for _, c := range []struct{ n, unit, want string }{
		{"1", "uge", "1 uge"}, {"5", "hverdage", "5 hverdage"}, {"160,33", "timer", "160,33 timer"},
		{"37", "timer pr. uge", "37 timer pr. uge"}, {"4", "antal", "4"}, {"75", "pct.", "75 pct."}, {"8", "ugers udgang", "udgangen af 8. uge"},
	} {
		s, err := ParseSpan(c.n, c.unit)
		if err != nil || s.String() != c.want {
			t.Errorf("ParseSpan(%q, %q) = %v %v, want %s", c.n, c.unit, s, err, c.want)
		}
	}
	for _, c := range [][2]string{{"", "uger"}, {"1,5", "uger"}, {"3", "fortnights"}, {"-1", "dage"}, {"1,234", "timer"}} {
		if s, err := ParseSpan(c[0], c[1]); err == nil {
			t.Errorf("ParseSpan(%q, %q) = %v, want an error", c[0], c[1], s)
		}
	}
}

func BenchmarkDeadlineInWeekdays(b *testing.B) {
	c, s := NewCalendar(), Span{5, Weekdays}
	for b.Loop() {
		c.Deadline(d("2024-03-21"), s)
	}
}

func TestDatesAreReadAsDanesTypeThem(t *testing.T) {
	for _, s := range []string{"5.3.2025", "05.03.2025", "05-03-2025", "5/3 2025", "05032025", "2025-03-05", "5. 3. 2025"} {
		if got, err := ParseDanish(s); err != nil || got != d("2025-03-05") {
			t.Errorf("ParseDanish(%q) = %s, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "5.3", "5.3.25", "31.4.2025", "32.1.2025", "i går", "5.3.2025.1", "99999999999", "2025.3.5"} {
		if got, err := ParseDanish(s); err == nil {
			t.Errorf("ParseDanish(%q) = %s, want an error", s, got)
		}
	}
}

func TestMonthsAreAsTheCalendarHasThem(t *testing.T) {
	for on := d("1899-12-25"); on < d("2105-01-05"); on++ {
		at := on.Time()
		first := time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, time.UTC)
		want := Period{From: FromTime(first), To: FromTime(first.AddDate(0, 1, -1))}
		if got := on.Month(); got != want || on.MonthStart() != want.From || on.MonthEnd() != want.To {
			t.Fatalf("the month of %s is %v, %s to %s; want %v", on, got, on.MonthStart(), on.MonthEnd(), want)
		}
	}
}
