package duty

import (
	"strings"
	"testing"

	"indgang/day"
)

// A number that the law leaves to the municipality comes with the overlay; the
// facts choose which.
func TestALocalNumberSetsADeadlineAndWithoutItThereIsNone(t *testing.T) {
	flex, aids := LocalParam("flex"), LocalParam("aids")
	terms := tripTerms()
	terms.Params = []*Param{flex, aids}
	book := func(own map[string][]Value) (*Book[trip], error) {
		return Compile([]Rule[trip]{{ID: "r", Versions: []Version[trip]{{From: "2020-01-01", Grade: 'A', Shape: Within[trip]{Terms: terms}}}}},
			Options[trip]{Calendar: day.NewCalendar(), Overlay: Overlay{Params: own}})
	}
	weeks := func(n int, from string) Value {
		return Value{Span: day.Span{N: n, Unit: day.Weeks}, From: tripDay(from), Source: "local"}
	}
	b, err := book(map[string][]Value{"flex": {weeks(8, "2024-01-01"), weeks(6, "2025-01-01")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		number *Param
		opens  string
		due    string // "" for no duty
	}{
		{flex, "2024-04-02", "2024-05-28"},
		{flex, "2025-04-01", "2025-05-13"},
		{flex, "2023-04-01", ""}, // before the municipality had a number
		{aids, "2025-04-01", ""},
	} {
		c := trip{opens: []Trigger{{On: tripDay(x.opens), Ref: 1, Span: x.number}}}
		got := ""
		for _, o := range Derive(b, c, tripDay(x.opens)).Obligations {
			got = o.Due.String()
			if o.Proof.Span.Source != "local" || o.Proof.Span.Name != x.number.Name {
				t.Errorf("%s: the proof names %+v", x.opens, o.Proof.Span)
			}
		}
		if got != x.due {
			t.Errorf("%s from %s: due %q, want %q", x.number.Name, x.opens, got, x.due)
		}
	}
	for want, own := range map[string]map[string][]Value{
		"no rule asks for a local number called fleks": {"fleks": {weeks(8, "2024-01-01")}},
		"does not come after":                          {"flex": {weeks(8, "2025-01-01"), weeks(6, "2024-01-01")}},
	} {
		if _, err := book(own); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestAChecksLookFindsLocalNumbers(t *testing.T) {
	p := LocalParam("reply")
	var got *Value
	check := Check[trip]{Params: []*Param{p}, Test: func(_ trip, look Look) []Refusal { got = look.Value(p, look.Today()); return nil }}
	rules := []Rule[trip]{{ID: "r", Versions: []Version[trip]{{From: "2020-01-01", Grade: 'A', Shape: check}}}}
	for _, own := range []map[string][]Value{nil, {"reply": {{Span: day.Span{N: 7, Unit: day.Days}, From: tripDay("2024-01-01")}}}} {
		b, err := Compile(rules, Options[trip]{Overlay: Overlay{Params: own}})
		if err != nil {
			t.Fatal(err)
		}
		Derive(b, trip{}, tripDay("2024-06-01"))
		if (got != nil) != (own != nil) {
			t.Errorf("with %v: %v", own, got)
		}
	}
}

func TestWhatIsTooLateAfterItsDateLapses(t *testing.T) {
	b := tripBook(t, Within[trip]{Terms: tripTerms(), Span: tripTen, Lapses: true})
	c := trip{opens: []Trigger{{On: tripDay("2024-03-04"), Ref: 1}}, meets: []Event{{On: tripDay("2024-03-15"), Ref: 2}}}
	if o := tripOne(t, b, c, "2024-03-14"); o.Status != Open || o.Due != tripDay("2024-03-14") {
		t.Errorf("on the last day: %s, due %s", o.Status, o.Due)
	}
	if o := tripOne(t, b, c, "2024-03-20"); o.Status != Lapsed || o.Closed != tripDay("2024-03-14") {
		t.Errorf("done the day after: %s %s, want lapsed", o.Status, o.Closed)
	}
}

func TestADutyWithoutADateMayHaveADayToPlanFor(t *testing.T) {
	terms := tripTerms()
	terms.PlanSpan = amount("soon", 1, day.WorkDays)
	b := tripBook(t, Within[trip]{Terms: terms})
	for opens, plan := range map[string]string{"2024-03-01": "2024-03-04", "2024-03-04": "2024-03-05", "2024-03-02": "2024-03-04"} {
		o := tripOne(t, b, trip{opens: []Trigger{{On: tripDay(opens), Ref: 1}}}, "2024-03-20")
		if o.Due != 0 || o.Status != Open || o.PlanBy != tripDay(plan) || o.Proof.AltSpan == nil {
			t.Errorf("from %s: due %s, plan %s, %s", opens, o.Due, o.PlanBy, o.Status)
		}
	}
}

func TestACounterWithoutAThresholdCountsUntilItsTriggerEnds(t *testing.T) {
	b := tripBook(t, Accumulate[trip]{Terms: Terms[trip]{When: tripTerms().When}, Ticks: true,
		Sum: func(_ trip, tr Trigger, on day.Date) int { return int(on-tr.On) + 1 }})
	c := trip{opens: []Trigger{{On: tripDay("2024-03-04"), Ref: 1}}}
	o := tripOne(t, b, c, "2024-03-06")
	if o.Kind != Counter || o.Status != Open || o.Have != 3 || o.Need != 0 || o.Due != 0 {
		t.Errorf("running: %s %s %d of %d", o.ID(), o.Status, o.Have, o.Need)
	}
	if next := Derive(b, c, tripDay("2024-03-06")).Next; next != tripDay("2024-03-07") {
		t.Errorf("the count changes %s", next)
	}
	c.opens[0].Until, c.opens[0].End = tripDay("2024-03-09"), 2
	o = tripOne(t, b, c, "2024-04-01")
	if o.Status != Met || o.Closed != tripDay("2024-03-09") || o.Have != 6 {
		t.Errorf("ended: %s %s with %d", o.Status, o.Closed, o.Have)
	}
}

func TestARightMayEndOnADayTheFactsSetOrWaitForItsFirst(t *testing.T) {
	c := trip{opens: []Trigger{{On: tripDay("2025-04-07"), Due: tripDay("2025-04-21"), Ref: 1}}} // Easter Monday
	o := tripOne(t, tripBook(t, RightTo[trip]{Terms: tripTerms()}), c, "2025-04-08")
	if o.Due != tripDay("2025-04-22") || o.Proof.Raw != tripDay("2025-04-21") {
		t.Errorf("due %s, raw %s", o.Due, o.Proof.Raw)
	}
	c.opens[0].Waits = true
	o = tripOne(t, tripBook(t, RightTo[trip]{Terms: tripTerms(), Span: tripTen}), c, "2026-04-08")
	if o.Due != 0 || o.Status != Open || o.Proof.Span == nil || o.Proof.Start != 0 {
		t.Errorf("waiting: due %s, %s, %+v", o.Due, o.Status, o.Proof)
	}
	c.opens[0].Waits = false
	o = tripOne(t, tripBook(t, RightTo[trip]{Terms: tripTerms(), Span: tripTen}), c, "2025-04-08")
	if o.Due != tripDay("2025-04-22") || o.Proof.Raw != tripDay("2025-04-17") {
		t.Errorf("ten days from 7 April over Easter: due %s, raw %s", o.Due, o.Proof.Raw)
	}
}

func TestTheFactsMayChooseTheNumberOfALimitOrACounter(t *testing.T) {
	c := trip{opens: []Trigger{{On: tripDay("2024-03-04"), Ref: 1}, {On: tripDay("2024-03-04"), Ref: 2, Span: amount("three", 3, day.Days)}}}
	for name, s := range map[string]Shape[trip]{
		"limit":      LimitOf[trip]{Terms: Terms[trip]{When: tripTerms().When}, Span: tripTen},
		"accumulate": Accumulate[trip]{Terms: Terms[trip]{When: tripTerms().When}, Span: tripTen},
	} {
		r := Derive(tripBook(t, s), c, tripDay("2024-03-05"))
		if len(r.Obligations) != 2 || r.Obligations[0].Due-r.Obligations[1].Due != 7 || r.Obligations[1].Proof.Span.Span.N != 3 {
			t.Errorf("%s: %+v", name, r.Obligations)
		}
	}
}

func TestARightMayBeginByAnotherClock(t *testing.T) {
	terms := tripTerms()
	terms.Clock = func(_ trip, tr Trigger, s day.Span) (day.Date, string) {
		if tr.Ref == 2 {
			return 0, "aldrig"
		}
		return tr.On + 2*day.Date(s.N), "dobbelt"
	}
	terms.Rests = func(_ trip, _ Trigger, due day.Date, to []Use) []Use {
		return append(to, Use{Role: Measures, Ref: 9, On: due})
	}
	b := tripBook(t, RightTo[trip]{Terms: terms, Wait: tripTen})
	c := trip{opens: []Trigger{{On: tripDay("2024-03-04"), Ref: 1}, {On: tripDay("2024-03-04"), Ref: 2}}}
	if r := Derive(b, c, tripDay("2024-03-23")); len(r.Obligations) != 0 || r.Next != tripDay("2024-03-24") {
		t.Errorf("before it begins: %+v, next %s", r.Obligations, r.Next)
	}
	o := tripOne(t, b, c, "2024-03-24")
	if o.Opened != tripDay("2024-03-24") || !o.Proof.Clocked || o.Proof.Note != "dobbelt" || o.Proof.Uses[len(o.Proof.Uses)-1].Ref != 9 {
		t.Errorf("opened %s, %+v", o.Opened, o.Proof)
	}
}
