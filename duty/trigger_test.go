package duty

import (
	"slices"
	"testing"

	"indgang/day"
)

// trip is a toy case: what opens the duty, what meets it and what exempts.
type trip struct {
	opens  []Trigger
	meets  []Event
	stops  []Stop
	covers []Cover
}

var (
	tripTen    = &Param{Name: "ten", Values: []Value{{Name: "ten", Span: day.Span{N: 10, Unit: day.Days}, From: day.MustParse("2020-01-01")}}}
	tripLookup = &Param{Name: "tripLookup", Values: tripTen.Values}
	tripDay    = day.MustParse
)

func tripTerms() Terms[trip] {
	return Terms[trip]{
		When:   func(c trip) []Trigger { return c.opens },
		Meets:  func(c trip, _ Trigger) []Event { return c.meets },
		Exempt: func(c trip) []Stop { return c.stops },
	}
}

func tripBook(t *testing.T, s Shape[trip], targets ...Target) *Book[trip] {
	t.Helper()
	b, err := Compile([]Rule[trip]{{ID: "r", Versions: []Version[trip]{{From: "2020-01-01", Grade: 'A', Shape: s}}}},
		Options[trip]{Calendar: day.NewCalendar(), Overlay: Overlay{Targets: map[string][]Target{"r": targets}}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func tripOne(t *testing.T, b *Book[trip], c trip, on string) Obligation {
	t.Helper()
	r := Derive(b, c, tripDay(on))
	if len(r.Obligations) != 1 {
		t.Fatalf("on %s: %d obligations, want 1", on, len(r.Obligations))
	}
	return r.Obligations[0]
}

func TestADutyThatWaitsForItsDayHasNoDeadlineButADayToPlanFor(t *testing.T) {
	b := tripBook(t, Within[trip]{Terms: tripTerms(), Span: tripTen})
	c := trip{opens: []Trigger{{On: tripDay("2024-04-02"), Plan: tripDay("2024-04-01"), Ref: 1, Waits: true, Note: "a", Doubt: "b"}}}
	o := tripOne(t, b, c, "2024-06-01")
	if o.Due != 0 || o.Status != Open || o.PlanBy != tripDay("2024-04-11") || o.Proof.Start != 0 || o.Proof.Alt != tripDay("2024-04-01") {
		t.Errorf("got due %v plan %v start %v status %v", o.Due, o.PlanBy, o.Proof.Start, o.Status)
	}
	if o.Proof.Note != "a" || o.Proof.Doubt != "b" {
		t.Errorf("the proof lost the trigger's words: %q, %q", o.Proof.Note, o.Proof.Doubt)
	}
	c.meets = []Event{{On: tripDay("2024-06-01"), Ref: 2}}
	if o := tripOne(t, b, c, "2024-06-01"); o.Status != Met {
		t.Errorf("a waiting duty was %v, want met", o.Status)
	}
	early := tripBook(t, Before[trip]{Terms: tripTerms()})
	c.meets = nil
	if o := tripOne(t, early, c, "2024-06-01"); o.Due != 0 || o.Status != Open || o.PlanBy != 0 {
		t.Errorf("before: got due %v plan %v status %v", o.Due, o.PlanBy, o.Status)
	}
	c.opens[0].Waits = false
	if r := Derive(early, c, tripDay("2024-06-01")); len(r.Obligations) != 0 {
		t.Error("a day that nobody waits for gave a duty")
	}
}

func TestAnExemptionThatCancelsWinsOverWhatCameAfterIt(t *testing.T) {
	terms := tripTerms()
	terms.ExemptCancels = true
	b := tripBook(t, Within[trip]{Terms: terms, Span: tripTen})
	period := func(from, to string) []Stop {
		return []Stop{{Period: day.Period{From: tripDay(from), To: tripDay(to)}, Ref: 9, Ground: "x"}}
	}
	opens := []Trigger{{On: tripDay("2024-04-01"), Ref: 1}} // due 11 April
	for _, x := range []struct {
		name   string
		stops  []Stop
		met    string
		want   Status
		closed string
	}{
		{"before the deadline", period("2024-04-05", "2024-04-20"), "", Lapsed, "2024-04-05"},
		{"over before the duty opened", period("2024-03-01", "2024-03-31"), "2024-04-02", Met, "2024-04-02"},
		{"running when the duty opened", period("2024-03-01", "2024-04-01"), "2024-04-02", Lapsed, "2024-04-01"},
		{"after it was met", period("2024-04-05", "2024-04-20"), "2024-04-04", Met, "2024-04-04"},
		{"on the day it was met", period("2024-04-05", "2024-04-20"), "2024-04-05", Met, "2024-04-05"},
		{"before it was met", period("2024-04-05", "2024-04-20"), "2024-05-01", Lapsed, "2024-04-05"},
		{"after the deadline", period("2024-04-12", "2024-04-20"), "2024-05-01", Missed, "2024-04-12"},
	} {
		c := trip{opens: opens, stops: x.stops}
		if x.met != "" {
			c.meets = []Event{{On: tripDay(x.met), Ref: 2}}
		}
		o := tripOne(t, b, c, "2024-06-01")
		if o.Status != x.want || o.Closed != tripDay(x.closed) {
			t.Errorf("%s: %v on %v, want %v on %s", x.name, o.Status, o.Closed, x.want, x.closed)
		}
		if x.want != Met && (o.Have != 0 || len(o.Proof.Uses) != 2) {
			t.Errorf("%s: what came after is still in the proof: %+v", x.name, o.Proof.Uses)
		}
	}
	r := Derive(b, trip{opens: opens, stops: period("2024-04-05", "2024-04-20")}, tripDay("2024-04-02"))
	if r.Next != tripDay("2024-04-05") {
		t.Errorf("next change %v, want the first day of the exemption", r.Next)
	}
}

func TestALocalTargetGivesADutyWithoutADateADayToPlanFor(t *testing.T) {
	s := While[trip]{Terms: tripTerms(), Covers: func(c trip, _ Trigger) []Cover { return c.covers }}
	own := Target{Span: day.Span{N: 10, Unit: day.Days}, Valid: day.Period{From: tripDay("2024-01-01")}}
	c := trip{opens: []Trigger{{On: tripDay("2024-04-01"), Ref: 1}}}
	if o := tripOne(t, tripBook(t, s), c, "2024-04-02"); o.PlanBy != 0 {
		t.Errorf("without a target: plan by %v", o.PlanBy)
	}
	b := tripBook(t, s, own)
	if o := tripOne(t, b, c, "2024-04-02"); o.PlanBy != tripDay("2024-04-11") || o.Due != 0 || o.Proof.Local == nil {
		t.Errorf("with a target: plan by %v, due %v", o.PlanBy, o.Due)
	}
	// A cover that is only planned has not met anything.
	c.covers = []Cover{{Stop: Stop{Period: day.Period{From: tripDay("2024-04-20")}, Ref: 2}}}
	if o := tripOne(t, b, c, "2024-04-02"); o.Status != Open || len(o.Proof.Uses) != 1 {
		t.Errorf("with a planned cover: %v, %+v", o.Status, o.Proof.Uses)
	}
	// It counts from the day on which the duty was bare again.
	c.covers = []Cover{{Stop: Stop{Period: day.Period{From: tripDay("2024-04-01"), To: tripDay("2024-04-30")}}}}
	if o := tripOne(t, b, c, "2024-05-02"); o.PlanBy != tripDay("2024-05-10") {
		t.Errorf("after a cover: plan by %v, want 2024-05-10 (the 11th is a Saturday)", o.PlanBy)
	}
}

func TestALocalTargetCountsFromEachPeriodOfAGrid(t *testing.T) {
	month := &Param{Name: "month", Values: []Value{{Span: day.Span{N: 1, Unit: day.Months}, From: tripDay("2020-01-01")}}}
	b := tripBook(t, Every[trip]{Terms: tripTerms(), Span: month},
		Target{Span: day.Span{N: 10, Unit: day.Days}, Valid: day.Period{From: tripDay("2024-01-01")}})
	r := Derive(b, trip{opens: []Trigger{{On: tripDay("2024-01-15"), Ref: 1}}}, tripDay("2024-02-20"))
	if len(r.Obligations) != 2 || r.Obligations[1].PlanBy != tripDay("2024-02-23") {
		t.Errorf("got %+v, want the second planned for 2024-02-23, the last open day before the 25th", r.Obligations)
	}
}

func TestNumbersListsWhatFunctionsLookUpThemselves(t *testing.T) {
	terms := tripTerms()
	terms.Params = []*Param{tripLookup}
	got := Numbers[trip](Within[trip]{Terms: terms, Span: tripTen})
	if len(got) != 2 || got[0] != tripTen || got[1] != tripLookup {
		t.Errorf("got %v, want the span and the number that is looked up", got)
	}
}

func TestTwoDutiesOnOneFactHaveNamesOfTheirOwn(t *testing.T) {
	b := tripBook(t, While[trip]{Terms: tripTerms(), Covers: func(c trip, _ Trigger) []Cover { return c.covers }})
	c := trip{opens: []Trigger{
		{On: tripDay("2024-04-01"), Until: tripDay("2024-04-10"), Ref: 1},
		{On: tripDay("2024-05-01"), Ref: 1},
		{On: tripDay("2024-05-01"), Ref: 2},
	}}
	var got []string
	for _, o := range Derive(b, c, tripDay("2024-06-01")).Obligations {
		got = append(got, o.ID())
	}
	if want := []string{"r.1.1", "r.1.2", "r.2.1"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
