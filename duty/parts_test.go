package duty

import (
	"testing"

	"indgang/day"
)

var (
	partsTen   = spanParam("ten", 10, day.Days)
	partsThree = spanParam("three", 3, day.Days)
)

func spanParam(name string, n int, u day.Unit) *Param {
	return &Param{Name: name, Values: []Value{{Name: name, Span: day.Span{N: n, Unit: u}, From: day.MustParse("2020-01-01")}}}
}

// parcel is a toy case with two things that demands hang on.
type parcel struct {
	sent, returned, met []Event
	end                 day.Date
	since               day.Date
	doubt               string
}

func parcelBook(t *testing.T, vs ...Version[parcel]) *Book[parcel] {
	t.Helper()
	b, err := Compile([]Rule[parcel]{{ID: "r", Versions: vs}}, Options[parcel]{Calendar: day.NewCalendar()})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func parcelTerms(of func(parcel) []Event) Terms[parcel] {
	return Terms[parcel]{
		When: func(c parcel) []Trigger {
			var out []Trigger
			for _, e := range of(c) {
				out = append(out, Trigger{On: e.On, Ref: e.Ref, Until: c.end, Ended: "slut", Since: c.since, Doubt: c.doubt})
			}
			return out
		},
		Meets: func(c parcel, _ Trigger) []Event { return c.met },
	}
}

func sentOn(c parcel) []Event     { return c.sent }
func returnedOn(c parcel) []Event { return c.returned }

func TestPartsAskForEachDemandByItself(t *testing.T) {
	s := Parts[parcel]{
		Within[parcel]{Terms: parcelTerms(sentOn), Span: partsTen},
		Within[parcel]{Terms: parcelTerms(returnedOn), Span: partsThree},
		Check[parcel]{Test: func(c parcel, _ Look) []Refusal {
			return []Refusal{{On: c.sent[0].On, Name: "no"}}
		}},
	}
	if got := s.Name(); got != "within+within+check" {
		t.Errorf("Name = %q", got)
	}
	if n := Numbers[parcel](s); len(n) != 2 || n[0] != partsTen || n[1] != partsThree {
		t.Errorf("Numbers = %v", n)
	}
	b := parcelBook(t, Version[parcel]{From: "2020-01-01", Grade: 'A', Shape: s})
	on := day.MustParse("2024-04-02")
	both := []Event{{On: on, Ref: 7}}
	r := Derive(b, parcel{sent: both, returned: both}, on)
	if len(r.Obligations) != 2 || len(r.Refusals) != 1 {
		t.Fatalf("got %d obligations and %d refusals", len(r.Obligations), len(r.Refusals))
	}
	first, second := r.Obligations[0], r.Obligations[1]
	if first.Due != on+10 || second.Due != on+3 {
		t.Errorf("due %s and %s", first.Due, second.Due)
	}
	if first.ID() == second.ID() {
		t.Errorf("two demands on one fact are both called %s", first.ID())
	}
}

func TestWhatHappenedBeforeATriggerCountsFromSince(t *testing.T) {
	b := parcelBook(t, Version[parcel]{From: "2020-01-01", Grade: 'A', Shape: Within[parcel]{Terms: parcelTerms(sentOn), Span: partsTen}})
	on := day.MustParse("2024-04-02")
	c := parcel{sent: []Event{{On: on, Ref: 1}}, met: []Event{{On: on - 5, Ref: 2}}}
	if o := Derive(b, c, on).Obligations[0]; o.Status != Open {
		t.Errorf("an event before the trigger gave %s", o.Status)
	}
	c.since = on - 6
	if o := Derive(b, c, on).Obligations[0]; o.Status != Met {
		t.Errorf("an event since %s gave %s", c.since, o.Status)
	}
}

func TestARightMayBeginLaterAndLastForASpan(t *testing.T) {
	on := day.MustParse("2024-04-02") // a Tuesday
	c := parcel{sent: []Event{{On: on, Ref: 1}}, met: []Event{{On: on + 1, Ref: 2}}}
	wait := parcelBook(t, Version[parcel]{From: "2020-01-01", Grade: 'A', Shape: RightTo[parcel]{Terms: parcelTerms(sentOn), Wait: partsTen}})
	if r := Derive(wait, c, on+9); len(r.Obligations) != 0 || r.Next != on+10 {
		t.Errorf("before it begins: %d obligations, next %s", len(r.Obligations), r.Next)
	}
	if o := Derive(wait, c, on+10).Obligations[0]; o.Opened != on+10 || o.Status != Open {
		t.Errorf("opened %s, %s: what happened before the right began cannot use it", o.Opened, o.Status)
	}
	c.end = on + 9
	if r := Derive(wait, c, on+30); len(r.Obligations) != 0 {
		t.Errorf("a right that never began is there: %+v", r.Obligations)
	}
	c.end, c.met = 0, nil
	lasts := parcelBook(t, Version[parcel]{From: "2020-01-01", Grade: 'A',
		Shape: RightTo[parcel]{Terms: parcelTerms(sentOn), Span: partsTen, Lasts: true}})
	c.sent[0].On = day.MustParse("2024-04-04") // ends Saturday 13 April
	o := Derive(lasts, c, day.MustParse("2024-04-14")).Obligations[0]
	if o.Due != day.MustParse("2024-04-13") || o.Status != Lapsed || o.Proof.Why != "perioden er udløbet" {
		t.Errorf("lasts until %s, %s (%s)", o.Due, o.Status, o.Proof.Why)
	}
}

func TestAnUnsettledSpanMovesThePlanningDateAlone(t *testing.T) {
	terms := parcelTerms(sentOn)
	terms.PlanSpan = partsThree
	s := Within[parcel]{Terms: terms, Span: partsTen}
	if n := Numbers[parcel](s); len(n) != 2 {
		t.Errorf("Numbers = %v", n)
	}
	b := parcelBook(t, Version[parcel]{From: "2020-01-01", Grade: 'A', Shape: s})
	on := day.MustParse("2024-04-02")
	o := Derive(b, parcel{sent: []Event{{On: on, Ref: 1}}}, on+5).Obligations[0]
	if o.Due != on+10 || o.PlanBy != on+3 || o.Status != Open || o.Proof.AltSpan == nil {
		t.Errorf("due %s, plan %s, %s", o.Due, o.PlanBy, o.Status)
	}
}

func TestAnUnverifiedTransitionKeepsTheDoubtThatWasThere(t *testing.T) {
	s := Within[parcel]{Terms: parcelTerms(sentOn), Span: partsTen}
	b := parcelBook(t, Version[parcel]{From: "2020-01-01", Grade: 'A', Shape: s},
		Version[parcel]{From: "2024-04-05", Grade: 'B', Transition: UnknownKeepStricter})
	on := day.MustParse("2024-04-02")
	o := Derive(b, parcel{sent: []Event{{On: on, Ref: 1}}, doubt: "Egen tvivl."}, on+5).Obligations[0]
	if o.Proof.Doubt != "Egen tvivl. Overgangsreglen er ikke verificeret: det strengeste krav er beholdt." {
		t.Errorf("doubt %q", o.Proof.Doubt)
	}
}

func TestAProofSaysThatAClockOfItsOwnCounted(t *testing.T) {
	terms := parcelTerms(sentOn)
	b := parcelBook(t, Version[parcel]{From: "2020-01-01", Grade: 'A', Shape: Within[parcel]{Terms: terms, Span: partsTen}})
	on := day.MustParse("2024-04-02")
	c := parcel{sent: []Event{{On: on, Ref: 1}}}
	if Derive(b, c, on).Obligations[0].Proof.Clocked {
		t.Error("the calendar counted, and the proof says a clock did")
	}
	terms.Clock = func(_ parcel, tr Trigger, s day.Span) (day.Date, string) { return tr.On + day.Date(2*s.N), "dobbelt" }
	b = parcelBook(t, Version[parcel]{From: "2020-01-01", Grade: 'A', Shape: Within[parcel]{Terms: terms, Span: partsTen}})
	if o := Derive(b, c, on).Obligations[0]; !o.Proof.Clocked || o.Due != on+20 || o.Proof.Note != "dobbelt" {
		t.Errorf("due %s, clocked %v, note %q", o.Due, o.Proof.Clocked, o.Proof.Note)
	}
}

func TestASumThatGrowsWithTimeSaysWhenItChanges(t *testing.T) {
	on := day.MustParse("2024-04-02")
	terms := parcelTerms(sentOn)
	terms.Clock = func(_ parcel, tr Trigger, s day.Span) (day.Date, string) { return tr.On + day.Date(4*s.N), "" }
	s := Accumulate[parcel]{Terms: terms, Span: partsTen, Ticks: true,
		Sum: func(_ parcel, tr Trigger, on day.Date) int { return int(on-tr.On) / 3 }}
	b := parcelBook(t, Version[parcel]{From: "2020-01-01", Grade: 'A', Shape: s})
	c := parcel{sent: []Event{{On: on, Ref: 1}}}
	for d := on; d < on+60; d++ {
		r := Derive(b, c, d)
		have, later := r.Obligations[0].Have, Derive(b, c, d+1).Obligations[0].Have
		if have > 10 {
			t.Fatalf("on %s: %d of 10", d, have)
		}
		if later != have && r.Next != d+1 {
			t.Fatalf("on %s: changes tomorrow, next says %s", d, r.Next)
		}
	}
	c.end = on + 5
	if r := Derive(b, c, on+10); r.Next != 0 {
		t.Errorf("after its end: next %s", r.Next)
	}
}
