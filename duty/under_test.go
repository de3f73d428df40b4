package duty

import (
	"testing"

	"indgang/day"
)

func TestUnderPicksTheVersionByAnotherDayThanTheOpening(t *testing.T) {
	three := Within[trip]{Terms: tripTerms(), Span: partsThree}
	ten := Within[trip]{Terms: tripTerms(), Span: partsTen}
	b, err := Compile([]Rule[trip]{{ID: "r", Versions: []Version[trip]{
		{From: "2020-01-01", Grade: 'A', Shape: ten},
		{From: "2024-01-01", Grade: 'A', Shape: three},
	}}}, Options[trip]{Calendar: day.NewCalendar()})
	if err != nil {
		t.Fatal(err)
	}
	on := tripDay("2024-02-05")
	for under, want := range map[string]string{"": "2024-02-08", "2023-11-01": "2024-02-15"} {
		tr := Trigger{On: on, Ref: 1}
		if under != "" {
			tr.Under = tripDay(under)
		}
		o := tripOne(t, b, trip{opens: []Trigger{tr}}, "2024-02-06")
		if o.Due != tripDay(want) || o.Opened != on {
			t.Errorf("under %q: due %v opened %v, want %s and %v", under, o.Due, o.Opened, want, on)
		}
	}
}

func TestByNamesWhoMustActOnOneTrigger(t *testing.T) {
	who := Fund
	b, err := Compile([]Rule[trip]{{ID: "r", Versions: []Version[trip]{
		{From: "2020-01-01", Grade: 'A', Bearer: Citizen, Shape: Within[trip]{Terms: tripTerms(), Span: tripTen}},
	}}}, Options[trip]{Calendar: day.NewCalendar()})
	if err != nil {
		t.Fatal(err)
	}
	// Ten days from Wednesday 3 January 2024 end on a Saturday: only a citizen's
	// deadline moves.
	for _, x := range []struct {
		by   *Bearer
		want Bearer
		due  string
	}{{nil, Citizen, "2024-01-15"}, {&who, Fund, "2024-01-13"}} {
		o := tripOne(t, b, trip{opens: []Trigger{{On: tripDay("2024-01-03"), Ref: 1, By: x.by}}}, "2024-01-04")
		if o.Bearer != x.want || o.Due != tripDay(x.due) {
			t.Errorf("bearer %v due %v, want %v %s", o.Bearer, o.Due, x.want, x.due)
		}
	}
}

func TestWithinWithoutASpanHasNoDateOfTheLaw(t *testing.T) {
	c := trip{opens: []Trigger{{On: tripDay("2024-03-04"), Ref: 1}}, meets: []Event{{On: tripDay("2024-03-08"), Ref: 2}}}
	same := Target{Span: day.Span{N: 0, Unit: day.Days}, Valid: day.Period{From: tripDay("2024-01-01")}, Source: "lokalt"}
	for _, x := range []struct {
		targets []Target
		plan    string
	}{{nil, ""}, {[]Target{same}, "2024-03-04"}} {
		b := tripBook(t, Within[trip]{Terms: tripTerms()}, x.targets...)
		o := tripOne(t, b, c, "2024-03-06")
		if o.Due != 0 || o.Status != Open || o.PlanBy.String() != x.plan {
			t.Errorf("due %v status %v plan %v, want none, open, %q", o.Due, o.Status, o.PlanBy, x.plan)
		}
		if o = tripOne(t, b, c, "2024-03-08"); o.Status != Met || o.Closed != tripDay("2024-03-08") {
			t.Errorf("status %v closed %v, want met on the day", o.Status, o.Closed)
		}
	}
}

func TestAClockThatNeverRunsOutLeavesTheDutyWithoutADate(t *testing.T) {
	terms := tripTerms()
	terms.Clock = func(trip, Trigger, day.Span) (day.Date, string) { return 0, "aldrig" }
	c := trip{opens: []Trigger{{On: tripDay("2024-03-04"), Ref: 1}}}
	o := tripOne(t, tripBook(t, Within[trip]{Terms: terms, Span: tripTen}), c, "2030-01-01")
	if o.Due != 0 || o.PlanBy != 0 || o.Status != Open || o.Proof.Note != "aldrig" {
		t.Errorf("due %v plan %v status %v note %q", o.Due, o.PlanBy, o.Status, o.Proof.Note)
	}
	if r := Derive(tripBook(t, Window[trip]{Terms: terms, Earliest: tripTen, Latest: tripTen}), c,
		tripDay("2030-01-01")); len(r.Obligations) != 0 {
		t.Errorf("a window that never opens gave %d obligations", len(r.Obligations))
	}
}

func TestAGridAsksForNothingBeforeItOpenedOrTookEffect(t *testing.T) {
	years := spanParam("years", 2, day.Years)
	shape := Every[trip]{Terms: tripTerms(), Span: years}
	b, err := Compile([]Rule[trip]{{ID: "r", Versions: []Version[trip]{{From: "2020-01-01", Grade: 'A', Transition: SwitchAtEffective,
		Shape: shape}}}},
		Options[trip]{Calendar: day.NewCalendar()})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		on, start string
		want      []string
	}{
		{"2021-05-01", "2021-05-01", []string{"2023-05-01", "2025-05-01"}},
		{"2015-05-01", "2015-05-01", []string{"2021-05-01", "2023-05-01", "2025-05-01"}},
		{"2022-06-01", "2018-05-01", []string{"2024-05-01"}},
		{"2022-05-01", "2018-05-01", []string{"2022-05-01", "2024-05-01"}},
	} {
		c := trip{opens: []Trigger{{On: tripDay(x.on), Start: tripDay(x.start), Ref: 1}}}
		var got []string
		for _, o := range Derive(b, c, tripDay("2024-04-01")).Obligations {
			if o.Due < tripDay("2026-01-01") {
				got = append(got, o.Due.String())
			}
			if o.Opened > o.Due || o.Opened < tripDay(x.on) {
				t.Errorf("from %s: due %v opened %v", x.on, o.Due, o.Opened)
			}
		}
		if len(got) != len(x.want) {
			t.Errorf("from %s counted from %s: due %v, want %v", x.on, x.start, got, x.want)
			continue
		}
		for i := range got {
			if got[i] != x.want[i] {
				t.Errorf("from %s counted from %s: due %v, want %v", x.on, x.start, got, x.want)
			}
		}
	}
}

func TestAnAnnouncedEndIsADoubtOnWhatIsDueAfterIt(t *testing.T) {
	b, err := Compile([]Rule[trip]{{ID: "r", Versions: []Version[trip]{
		{From: "2020-01-01", Expected: "2026-12-31", Grade: 'A', Shape: Within[trip]{Terms: tripTerms(), Span: tripTen}},
	}}}, Options[trip]{Calendar: day.NewCalendar()})
	if err != nil {
		t.Fatal(err)
	}
	for on, doubted := range map[string]bool{"2026-12-21": false, "2026-12-22": true, "2027-03-01": true} {
		o := tripOne(t, b, trip{opens: []Trigger{{On: tripDay(on), Ref: 1}}}, on)
		if (o.Proof.Doubt != "") != doubted {
			t.Errorf("due %v: doubt %q, want one: %v", o.Due, o.Proof.Doubt, doubted)
		}
	}
}

func TestALimitMayRunByAnotherClock(t *testing.T) {
	terms := tripTerms()
	c := trip{opens: []Trigger{{On: tripDay("2024-03-04"), Ref: 1}}}
	for _, x := range []struct{ end, due string }{{"2024-04-15", "2024-04-14"}, {"", ""}} {
		terms.Clock = func(trip, Trigger, day.Span) (day.Date, string) {
			if x.end == "" {
				return 0, "aldrig"
			}
			return tripDay(x.end), "talt"
		}
		o := tripOne(t, tripBook(t, LimitOf[trip]{Terms: terms, Span: tripTen}), c, "2024-03-05")
		if o.Due.String() != x.due || o.Proof.Span == nil || o.Proof.Note == "" || x.due == "" && o.PlanBy != 0 {
			t.Errorf("due %v plan %v note %q, want %q", o.Due, o.PlanBy, o.Proof.Note, x.due)
		}
	}
}

func TestADutyThatAddsUpKeepsItsAmountWhenMet(t *testing.T) {
	terms := tripTerms()
	sum := Accumulate[trip]{Terms: terms, Span: tripTen, Sum: func(trip, Trigger, day.Date) int { return 7 }}
	c := trip{opens: []Trigger{{On: tripDay("2024-03-04"), Ref: 1}}, meets: []Event{{On: tripDay("2024-03-08"), Ref: 2}}}
	if o := tripOne(t, tripBook(t, sum), c, "2024-03-09"); o.Status != Met || o.Have != 7 || o.Need != 10 {
		t.Errorf("status %v, %d of %d, want met with 7 of 10", o.Status, o.Have, o.Need)
	}
}

func TestAProofRestsOnWhatItsClockCountedBy(t *testing.T) {
	terms := tripTerms()
	terms.Clock = func(_ trip, t Trigger, _ day.Span) (day.Date, string) { return t.On + 30, "" }
	terms.Rests = func(_ trip, _ Trigger, due day.Date, to []Use) []Use {
		return append(to, Use{Role: Measures, Ref: 9, On: due})
	}
	c := trip{opens: []Trigger{{On: tripDay("2024-03-04"), Ref: 1}}}
	for _, s := range []Shape[trip]{Within[trip]{Terms: terms, Span: tripTen}, LimitOf[trip]{Terms: terms, Span: tripTen}} {
		o := tripOne(t, tripBook(t, s), c, "2024-03-05")
		found := false
		for _, u := range o.Proof.Uses {
			found = found || u.Role == Measures && u.Ref == 9 && u.On == tripDay("2024-04-03")
		}
		if !found || !o.Proof.Clocked {
			t.Errorf("%s: clocked %v, uses %+v", s.Name(), o.Proof.Clocked, o.Proof.Uses)
		}
	}
}
