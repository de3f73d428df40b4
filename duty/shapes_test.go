package duty

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"indgang/day"

	"pgregory.net/rapid"
)

func amount(name string, n int, u day.Unit) *Param {
	return &Param{Name: name, Values: []Value{{Name: name, Span: day.Span{N: n, Unit: u}, From: day.MustParse("2020-01-01")}}}
}

// everyShape is one rule of each shape over the toy case.
func everyShape() map[string]Shape[trip] {
	three := amount("three", 3, day.CountUnits)
	tenDays, thirty, fiveWeekdays := tripTen, amount("thirty", 30, day.Days), amount("five", 5, day.Weekdays)
	hours := amount("hours", 2000, day.WeekHours)
	terms := tripTerms()
	cancels := tripTerms()
	cancels.ExemptCancels = true
	paused := tripTerms()
	paused.Exempt = nil
	paused.Pauses = func(c trip, _ Trigger) []Stop {
		return slices.DeleteFunc(slices.Clone(c.stops), func(s Stop) bool { return s.Open() })
	}
	return map[string]Shape[trip]{
		"within":          Within[trip]{Terms: terms, Span: tenDays},
		"within weekdays": Within[trip]{Terms: terms, Span: fiveWeekdays},
		"within cancels":  Within[trip]{Terms: cancels, Span: thirty},
		"within paused":   Within[trip]{Terms: paused, Span: thirty},
		"within undated":  Within[trip]{Terms: terms},
		"count":           Count[trip]{Terms: terms, N: three, Span: thirty},
		"window":          Window[trip]{Terms: terms, Earliest: tenDays, Latest: thirty},
		"window counted":  Window[trip]{Terms: terms, N: three, Earliest: tenDays, Latest: thirty},
		"every":           Every[trip]{Terms: terms, Span: thirty},
		"before":          Before[trip]{Terms: terms, Early: true},
		"notice":          Notice[trip]{Terms: terms, Lead: tenDays},
		"within lapses":   Within[trip]{Terms: terms, Span: thirty, Lapses: true},
		"within planned":  Within[trip]{Terms: func() Terms[trip] { p := terms; p.PlanSpan = fiveWeekdays; return p }()},
		"running": Accumulate[trip]{Terms: Terms[trip]{When: terms.When}, Ticks: true, Sum: func(_ trip, tr Trigger, on day.Date) int {
			return int(on-tr.On) / 3
		}},
		"right to a day": RightTo[trip]{Terms: terms},
		"limit":          LimitOf[trip]{Terms: Terms[trip]{When: terms.When}, Span: thirty},
		"right":          RightTo[trip]{Terms: terms, Span: thirty},
		"while":          While[trip]{Terms: terms, Covers: func(c trip, _ Trigger) []Cover { return c.covers }},
		"while hours":    While[trip]{Terms: terms, Covers: func(c trip, _ Trigger) []Cover { return c.covers }, Min: hours},
		"while fitted": While[trip]{Terms: terms, Covers: func(c trip, _ Trigger) []Cover { return c.covers }, Min: hours,
			Sets: func(c trip, _ Trigger) []Cover {
				var out []Cover
				for i, s := range c.stops {
					out = append(out, Cover{Stop: s, Weekly: 1000 * i})
				}
				return out
			}},
	}
}

// aTrip draws a toy case within half a year.
func aTrip(t *rapid.T) trip {
	start := int(tripDay("2024-01-01"))
	on := func(label string) day.Date { return day.Date(rapid.IntRange(start, start+180).Draw(t, label)) }
	var c trip
	ref := Ref(0)
	next := func() Ref { ref++; return ref }
	for range rapid.IntRange(1, 2).Draw(t, "triggers") {
		tr := Trigger{On: on("opens"), Ref: next()}
		tr.Due = tr.On + day.Date(rapid.IntRange(0, 60).Draw(t, "due"))
		if rapid.Bool().Draw(t, "ends") {
			tr.Until, tr.Ended = tr.On+day.Date(rapid.IntRange(0, 90).Draw(t, "until")), "slut"
		}
		c.opens = append(c.opens, tr)
	}
	slices.SortFunc(c.opens, func(a, b Trigger) int { return int(a.On - b.On) })
	for range rapid.IntRange(0, 5).Draw(t, "events") {
		c.meets = append(c.meets, Event{On: on("meets"), Ref: next()})
	}
	slices.SortFunc(c.meets, func(a, b Event) int { return int(a.On - b.On) })
	for range rapid.IntRange(0, 2).Draw(t, "stops") {
		s := Stop{Period: day.Period{From: on("stop")}, Ref: next(), Ground: "fritaget"}
		if rapid.Bool().Draw(t, "closed") {
			s.To = s.From + day.Date(rapid.IntRange(0, 60).Draw(t, "to"))
		}
		c.stops = append(c.stops, s)
	}
	for range rapid.IntRange(0, 3).Draw(t, "covers") {
		v := Cover{Stop: Stop{Period: day.Period{From: on("cover")}, Ref: next()}, Weekly: rapid.IntRange(0, 3).Draw(t, "weekly") * 1000}
		if rapid.Bool().Draw(t, "closed") {
			v.To = v.From + day.Date(rapid.IntRange(0, 60).Draw(t, "to"))
		}
		c.covers = append(c.covers, v)
	}
	return c
}

func told(r Result) string {
	s := ""
	for i := range r.Obligations {
		o := &r.Obligations[i]
		s += fmt.Sprintf("%s opened %s due %s plan %s %s %s have %d/%d\n", o.ID(), o.Opened, o.Due, o.PlanBy, o.Status, o.Closed, o.Have, o.Need)
	}
	return s
}

// Walk every day of a toy case under every shape: what Derive says of the next
// day on which anything changes is exactly when something may, what is closed
// stays closed, and what is due never comes earlier than it opened.
func TestEveryShapeKeepsItsPromisesDayByDay(t *testing.T) {
	for name, shape := range everyShape() {
		t.Run(name, func(t *testing.T) {
			b := tripBook(t, shape)
			rapid.Check(t, func(t *rapid.T) {
				c := aTrip(t)
				closed := map[string]string{}
				was, first := "", true
				var next day.Date
				for on := tripDay("2023-12-20"); on < tripDay("2024-10-01"); on++ {
					r := Derive(b, c, on)
					now := told(r)
					if !first && now != was && (next == 0 || on < next) {
						t.Fatalf("on %s something changed, though the next change was to come on %q\nwas\n%s\nis\n%s", on, next, was, now)
					}
					was, next, first = now, r.Next, false
					if r.Next != 0 && r.Next <= on {
						t.Fatalf("on %s the next change is %s", on, r.Next)
					}
					for i := range r.Obligations {
						o := &r.Obligations[i]
						state := fmt.Sprint(o.Status, o.Closed)
						if before, done := closed[o.ID()]; done && before != state {
							t.Fatalf("on %s: %s was closed as %s and is now %s", on, o.ID(), before, state)
						}
						if !o.Status.Live() {
							closed[o.ID()] = state
						}
						if o.Opened > on || o.Closed > on || o.Due != 0 && o.PlanBy > o.Due {
							t.Fatalf("on %s: opened %s closed %s due %s plan %s", on, o.Opened, o.Closed, o.Due, o.PlanBy)
						}
						if o.Status == Overdue && o.Due >= on || o.Status == Open && o.Kind == Duty && o.Due != 0 && o.Due < on {
							t.Fatalf("on %s: %s though it is due %s", on, o.Status, o.Due)
						}
					}
				}
			})
		})
	}
}

func TestWhatHappensAtTheEdgesOfADeadline(t *testing.T) {
	b := tripBook(t, Within[trip]{Terms: tripTerms(), Span: tripTen})
	open := Trigger{On: tripDay("2024-03-04"), Ref: 1} // due Thursday 14 March
	for _, x := range []struct {
		name   string
		c      trip
		on     string
		status Status
		closed string
	}{
		{"the day before", trip{opens: []Trigger{open}}, "2024-03-13", Open, ""},
		{"the due day", trip{opens: []Trigger{open}}, "2024-03-14", Open, ""},
		{"the day after", trip{opens: []Trigger{open}}, "2024-03-15", Overdue, ""},
		{"met on the due day", trip{opens: []Trigger{open}, meets: []Event{{On: tripDay("2024-03-14"), Ref: 2}}}, "2024-04-01", Met,
			"2024-03-14"},
		{"met the day after", trip{opens: []Trigger{open}, meets: []Event{{On: tripDay("2024-03-15"), Ref: 2}}}, "2024-04-01", MetLate,
			"2024-03-15"},
		{"met before it opened", trip{opens: []Trigger{open}, meets: []Event{{On: tripDay("2024-03-03"), Ref: 2}}}, "2024-03-05", Open, ""},
		{"planned, not met", trip{opens: []Trigger{open}, meets: []Event{{On: tripDay("2024-03-12"), Ref: 2}}}, "2024-03-11", Open, ""},
		{"ended before it was due", trip{opens: []Trigger{{On: open.On, Ref: 1, Until: tripDay("2024-03-10")}}}, "2024-03-20", Lapsed,
			"2024-03-10"},
		{"ended on the due day", trip{opens: []Trigger{{On: open.On, Ref: 1, Until: tripDay("2024-03-14")}}}, "2024-03-20", Lapsed, "2024-03-14"},
		{"ended after it was due", trip{opens: []Trigger{{On: open.On, Ref: 1, Until: tripDay("2024-03-15")}}}, "2024-03-20", Missed,
			"2024-03-15"},
		{"exempt on the due day", trip{opens: []Trigger{open}, stops: []Stop{{Period: day.Period{From: tripDay("2024-03-14"),
			To: tripDay("2024-03-14")}}}}, "2024-03-20", Lapsed, "2024-03-14"},
		{"exempt now, not on the due day", trip{opens: []Trigger{open},
			stops: []Stop{{Period: day.Period{From: tripDay("2024-03-05"), To: tripDay("2024-03-13")}}}}, "2024-03-10", Paused, ""},
		{"was exempt, is not any more", trip{opens: []Trigger{open},
			stops: []Stop{{Period: day.Period{From: tripDay("2024-03-05"), To: tripDay("2024-03-13")}}}}, "2024-03-15", Overdue, ""},
	} {
		o := tripOne(t, b, x.c, x.on)
		if o.Due != tripDay("2024-03-14") || o.Status != x.status || o.Closed.String() != x.closed {
			t.Errorf("%s: due %s %s %s, want %s %s", x.name, o.Due, o.Status, o.Closed, x.status, x.closed)
		}
	}
}

func TestACitizensDeadlineMovesOffAHolidayAndTheAuthoritysDoesNot(t *testing.T) {
	four := amount("four", 4, day.Weeks)
	c := trip{opens: []Trigger{{On: tripDay("2025-03-24"), Ref: 1}}} // four weeks end on Easter Monday
	for _, x := range []struct {
		bearer    Bearer
		due, plan string
	}{{Citizen, "2025-04-22", "2025-04-16"}, {Municipality, "2025-04-21", "2025-04-16"}, {Fund, "2025-04-21", "2025-04-16"}} {
		b, err := Compile([]Rule[trip]{{ID: "r", Versions: []Version[trip]{{From: "2020-01-01", Grade: 'A', Bearer: x.bearer,
			Shape: Within[trip]{Terms: tripTerms(), Span: four}}}}}, Options[trip]{Calendar: day.NewCalendar()})
		if err != nil {
			t.Fatal(err)
		}
		if o := tripOne(t, b, c, "2025-04-01"); o.Due != tripDay(x.due) || o.PlanBy != tripDay(x.plan) {
			t.Errorf("bearer %d: due %s plan %s, want %s, %s", x.bearer, o.Due, o.PlanBy, x.due, x.plan)
		}
	}
}

// A rule that asks for ten days until July 2024 and for twenty after it.
func changing(t *testing.T, tr Transition, second Shape[trip]) *Book[trip] {
	t.Helper()
	b, err := Compile([]Rule[trip]{{ID: "r", Versions: []Version[trip]{
		{From: "2020-01-01", Grade: 'A', Shape: Within[trip]{Terms: tripTerms(), Span: tripTen}},
		{From: "2024-07-01", Grade: 'B', Transition: tr, Shape: second},
	}}}, Options[trip]{Calendar: day.NewCalendar()})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestRunningCasesFollowTheDeclaredTransition(t *testing.T) {
	twenty := Within[trip]{Terms: tripTerms(), Span: amount("twenty", 20, day.Days)}
	five := Within[trip]{Terms: tripTerms(), Span: amount("five days", 5, day.Days)}
	running := trip{opens: []Trigger{{On: tripDay("2024-06-25"), Ref: 1}}}
	for _, x := range []struct {
		name   string
		tr     Transition
		second Shape[trip]
		on     string
		want   string
	}{
		{"kept, before", KeepAtTrigger, twenty, "2024-06-30", "2024-07-05 open A"},
		{"kept, after", KeepAtTrigger, twenty, "2024-07-02", "2024-07-05 open A"},
		{"switched, before", SwitchAtEffective, twenty, "2024-06-30", "2024-07-05 open A"},
		{"switched, after", SwitchAtEffective, twenty, "2024-07-02", "2024-07-05 lapsed A; 2024-07-15 open B"},
		{"switched away", SwitchAtEffective, nil, "2024-07-02", "2024-07-05 lapsed A"},
		{"kept although repealed", KeepAtTrigger, nil, "2024-07-02", "2024-07-05 open A"},
		{"unknown, the old one is stricter", UnknownKeepStricter, twenty, "2024-07-02", "2024-07-05 open A ?"},
		{"unknown, the new one is stricter", UnknownKeepStricter, five, "2024-07-01", "2024-06-30 overdue B ?"},
	} {
		b := changing(t, x.tr, x.second)
		got := ""
		for i, o := range Derive(b, running, tripDay(x.on)).Obligations {
			if i > 0 {
				got += "; "
			}
			got += fmt.Sprintf("%s %s %c", o.Due, o.Status, o.Grade)
			if o.Proof.Doubt != "" {
				got += " ?"
			}
		}
		if got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
	if os := Derive(changing(t, SwitchAtEffective, twenty), running, tripDay("2024-07-02")).Obligations; len(os) != 2 ||
		os[0].ID() == os[1].ID() {
		t.Errorf("what lapsed and what took over have one name: %s", os[0].ID())
	}
	met := running
	met.meets = []Event{{On: tripDay("2024-06-28"), Ref: 2}}
	if r := Derive(changing(t, SwitchAtEffective, twenty), met, tripDay("2024-07-02")); len(r.Obligations) != 1 ||
		r.Obligations[0].Status != Met {
		t.Errorf("what was met under the old version is asked for again: %s", told(r))
	}
}

func TestABookRefusesRulesThatNobodyCouldRead(t *testing.T) {
	w := Within[trip]{Terms: tripTerms(), Span: tripTen}
	for name, rules := range map[string][]Rule[trip]{
		"twice": {{ID: "r", Versions: []Version[trip]{{From: "2020-01-01", Shape: w}}},
			{ID: "r", Versions: []Version[trip]{{From: "2020-01-01", Shape: w}}}},
		"order":     {{ID: "r", Versions: []Version[trip]{{From: "2021-01-01", Shape: w}, {From: "2020-01-01", Shape: w}}}},
		"date":      {{ID: "r", Versions: []Version[trip]{{From: "1. januar", Shape: w}}}},
		"announced": {{ID: "r", Versions: []Version[trip]{{From: "2021-01-01", Announced: "?", Shape: w}}}},
	} {
		if _, err := Compile(rules, Options[trip]{}); err == nil {
			t.Errorf("%s: compiled", name)
		}
	}
	if _, err := Compile(nil, Options[trip]{SignOffs: []SignOff{{Rule: "r"}}}); err == nil {
		t.Error("a sign-off of no rule compiled")
	}
}

func TestParamsSayWhichLineLacksWhat(t *testing.T) {
	const head = "name,value,unit,effective,announced,source,checked\n"
	for _, x := range []struct{ text, want string }{
		{"name,value\n", "the first line must be"},
		{head + "a,1,uger,2020-01-01,,,2026-01-01\n", "p.csv:2: a: source"},
		{head + "a,1,uger,2020-01-01,,S01,\n", "p.csv:2: a: checked"},
		{head + "a,1,uger,,,S01,2026-01-01\n", "p.csv:2: a: effective"},
		{head + "a,1,fnug,2020-01-01,,S01,2026-01-01\n", "p.csv:2: a: value and unit"},
		{head + "a,1,uger,2021-01-01,,S01,2026-01-01\na,2,uger,2020-01-01,,S01,2026-01-01\n",
			"p.csv:3: a: the value from 2020-01-01 must stand after"},
	} {
		_, err := ReadParams("p.csv", x.text)
		if err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%q: %v, want %q", x.text, err, x.want)
		}
	}
	ps, err := ReadParams("p.csv", head+"a,1,uge,2020-01-01,2019-06-01,S01,2026-01-01\na,2,uger,2022-01-01,2021-12-01,S02,2026-01-01\n")
	if err != nil {
		t.Fatal(err)
	}
	a := ps.Get("a")
	for _, x := range []struct {
		on, known string
		n         int
	}{{"2021-01-01", "", 1}, {"2022-01-01", "", 2}, {"2023-01-01", "2021-11-30", 1}, {"2023-01-01", "2021-12-01", 2}} {
		var known day.Date
		if x.known != "" {
			known = tripDay(x.known)
		}
		if v := a.At(tripDay(x.on), known); v == nil || v.Span.N != x.n {
			t.Errorf("on %s known %s: %v, want %d", x.on, x.known, v, x.n)
		}
	}
	if a.At(tripDay("2019-01-01"), 0) != nil {
		t.Error("a number held before its first day")
	}
}

func FuzzReadParams(f *testing.F) {
	f.Add("name,value,unit,effective,announced,source,checked\na,1,uge,2020-01-01,,S01,2026-01-01\n")
	f.Fuzz(func(t *testing.T, text string) {
		ps, err := ReadParams("p.csv", text)
		if err == nil {
			for _, p := range ps.List() {
				if len(p.Values) == 0 || p.Values[0].Source == "" {
					t.Fatalf("%q: a number without a value or a source", text)
				}
			}
		}
	})
}

// What is asked for weekly is Min, unless the facts set another amount for a time.
func TestADemandMayBeFittedForATime(t *testing.T) {
	fitted := Cover{Stop: Stop{Period: day.Period{From: tripDay("2024-02-01"), To: tripDay("2024-03-31")}, Ref: 3, Ground: "nedsat"},
		Weekly: 1200}
	b := tripBook(t, While[trip]{Terms: Terms[trip]{When: tripTerms().When}, Min: amount("hours", 2000, day.WeekHours),
		Covers: func(c trip, _ Trigger) []Cover { return c.covers },
		Sets:   func(trip, Trigger) []Cover { return []Cover{fitted} },
	})
	c := trip{opens: []Trigger{{On: tripDay("2024-01-08"), Ref: 1}},
		covers: []Cover{{Stop: Stop{Period: day.Period{From: tripDay("2024-01-15")}, Ref: 2}, Weekly: 1500}}}
	for _, x := range []struct {
		on, closed string
		have, need int
	}{{"2024-01-10", "", 0, 2000}, {"2024-01-31", "", 1500, 2000}, {"2024-02-01", "2024-02-01", 1500, 2000},
		{"2024-04-01", "2024-02-01", 1500, 2000}} {
		r := Derive(b, c, tripDay(x.on))
		o := &r.Obligations[0]
		if o.Have != x.have || o.Need != x.need || o.Closed.String() != x.closed {
			t.Errorf("on %s: %d of %d, closed %q", x.on, o.Have, o.Need, o.Closed)
		}
	}
	if r := Derive(b, c, tripDay("2024-04-01")); len(r.Obligations) != 2 || r.Obligations[1].Opened != tripDay("2024-04-01") {
		t.Errorf("after the fitting the whole is asked for again: %+v", r.Obligations)
	}
	c.covers[0].Weekly = 800
	r := Derive(b, c, tripDay("2024-02-10"))
	o := &r.Obligations[0]
	if o.Need != 1200 || o.Have != 800 || !slices.ContainsFunc(o.Proof.Uses,
		func(u Use) bool { return u.Role == Measures && u.Ref == 3 && u.Note == "nedsat" }) {
		t.Errorf("while fitted: %d of %d, %+v", o.Have, o.Need, o.Proof.Uses)
	}
}
