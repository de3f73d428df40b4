package lawtest

import (
	"fmt"
	"strings"
	"testing"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"

	"pgregory.net/rapid"
)

// Rules are the rules of an act.
type Rules = []duty.Rule[*casefile.Case]

// Book compiles an act's rules alone, with the versions that are signed off.
func Book(t testing.TB, rules Rules, signed ...duty.SignOff) *duty.Book[*casefile.Case] {
	t.Helper()
	b, err := duty.Compile(rules, duty.Options[*casefile.Case]{Calendar: day.NewCalendar(), SignOffs: signed})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Fold makes a case of lines such as "2025-03-05 første henvendelse".
func Fold(t testing.TB, lines ...string) *casefile.Case {
	t.Helper()
	var facts []fact.Fact
	for _, l := range lines {
		facts = append(facts, fact.Fact{Seq: fact.Seq(len(facts) + 1), On: day.MustParse(l[:10]), Body: parse(t, l[11:])})
	}
	return casefile.Fold(facts)
}

func parse(t testing.TB, phrase string) fact.Body {
	t.Helper()
	b, err := fact.Parse(phrase)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// CostsNothing guards the nightly run over a whole municipality: whom an act is
// not about costs no memory, and gets nothing.
func CostsNothing(t *testing.T, rules Rules, on string, lines ...string) {
	t.Helper()
	b, c, at := Book(t, rules), Fold(t, lines...), day.MustParse(on)
	var res duty.Result
	if n := testing.AllocsPerRun(100, func() { b.Into(&res, c, at) }); n != 0 {
		t.Errorf("%v allocations for a case that no rule applies to, want none", n)
	}
	if len(res.Obligations)+len(res.Refusals) != 0 {
		t.Errorf("somebody whom the act is not about got %v %v", res.Obligations, res.Refusals)
	}
}

// Messy are cases of facts in no sensible order.
type Messy struct {
	Rules    Rules
	Phrases  []string  // what may have happened
	From, To string    // the case begins between these days
	Days     int32     // and goes on for up to so many
	Born     [2]string // the citizen is born between these, or nobody knows when
	Facts    int       // how many there are at most
}

// Check holds what must be true of any case whatever, with every version signed
// off: names are unique, dates are in order, and nothing changes before the day
// on which the book says that something will.
func (m Messy) Check(t *testing.T) {
	t.Helper()
	bodies := make([]fact.Body, len(m.Phrases))
	for i, p := range m.Phrases {
		bodies[i] = parse(t, p)
	}
	var signed []duty.SignOff
	for _, r := range m.Rules {
		for _, v := range r.Versions {
			if from, err := day.Parse(v.From); err == nil { // Run names a version without a date
				signed = append(signed, duty.SignOff{Rule: r.ID, Version: from, By: "x"})
			}
		}
	}
	b := Book(t, m.Rules, signed...)
	rapid.Check(t, func(t *rapid.T) {
		between := func(from, to, label string) day.Date {
			return day.Date(rapid.Int32Range(int32(day.MustParse(from)), int32(day.MustParse(to))).Draw(t, label))
		}
		first := between(m.From, m.To, "first")
		var facts []fact.Fact
		if m.Born[0] != "" && rapid.Bool().Draw(t, "born known") {
			facts = append(facts, fact.Fact{Seq: 1, On: between(m.Born[0], m.Born[1], "born"), Body: fact.Born{}})
		}
		for range rapid.IntRange(1, m.Facts).Draw(t, "facts") {
			on := first + day.Date(rapid.Int32Range(0, m.Days).Draw(t, "on"))
			facts = append(facts, fact.Fact{Seq: fact.Seq(len(facts) + 1), On: on, Body: rapid.SampledFrom(bodies).Draw(t, "body")})
		}
		today := first + day.Date(rapid.Int32Range(0, m.Days+m.Days/3).Draw(t, "today"))
		c := casefile.Fold(facts)
		r := duty.Derive(b, c, today)
		seen := map[string]bool{}
		for i := range r.Obligations {
			o := &r.Obligations[i]
			if seen[o.ID()] {
				t.Fatalf("two duties are called %s", o.ID())
			}
			seen[o.ID()] = true
			// A citizen's deadline moves to the next weekday, the municipality's does not.
			late := o.Bearer == duty.Municipality && o.Due != 0 && o.PlanBy > o.Due
			if o.Opened > today || o.Closed > today || o.Status.Live() != (o.Closed == 0) || late {
				t.Fatalf("%s on %v: opened %v, closed %v, due %v, plan %v, %v", o.ID(), today, o.Opened, o.Closed, o.Due, o.PlanBy, o.Status)
			}
		}
		if r.Next != 0 && r.Next <= today {
			t.Fatalf("the next change %v is not after %v", r.Next, today)
		}
		last := day.Min(r.Next, today+500) - 1
		on := day.Date(rapid.Int32Range(int32(today), int32(last)).Draw(t, "before the next change"))
		if was, now := standing(r), standing(duty.Derive(b, c, on)); was != now {
			t.Fatalf("on %v the next change is %v, but on %v\n%s\nhas become\n%s", today, r.Next, on, was, now)
		}
	})
}

// standing writes what may not change before the next change.
func standing(r duty.Result) string {
	var b strings.Builder
	for i := range r.Obligations {
		o := &r.Obligations[i]
		fmt.Fprintln(&b, o.ID(), o.Due, o.PlanBy, o.Status, o.Closed)
	}
	for _, f := range r.Refusals {
		fmt.Fprintln(&b, f.Meta.ID, f.Ref, f.Name)
	}
	return b.String()
}
