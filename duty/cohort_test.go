package duty

import (
	"fmt"
	"testing"

	"indgang/day"

	"pgregory.net/rapid"
)

func TestACohortIsTheSumOfItsMembersDemands(t *testing.T) {
	exempt := tripTerms()
	exempt.Exempt = func(c trip) []Stop { return c.stops }
	share := amount("share", 75, day.Percent)
	b, err := Compile([]Rule[trip]{{ID: "r", Versions: []Version[trip]{{From: "2020-01-01", Grade: 'B', Shape: Parts[trip]{
		Within[trip]{Terms: exempt, Span: tripTen}, Cohort[trip]{Share: share, Rules: []string{"r"}},
	}}}}}, Options[trip]{Calendar: day.NewCalendar()})
	if err != nil {
		t.Fatal(err)
	}
	on := tripDay("2024-03-12")
	cohorts := b.Cohorts(on)
	if len(cohorts) != 1 || cohorts[0].Share.Span.N != 75 {
		t.Fatalf("%d cohorts", len(cohorts))
	}
	open := func(d string) []Trigger { return []Trigger{{On: tripDay(d), Ref: 1}} }
	half := day.Period{From: tripDay("2024-01-01"), To: tripDay("2024-06-30")}
	var members []Member
	for i, x := range []struct {
		c    trip
		want Standing
		in   bool
	}{
		{trip{opens: open("2024-03-01")}, Failed, true},
		{trip{opens: open("2024-03-04")}, Waiting, true},
		{trip{opens: open("2024-03-04"), meets: []Event{{On: tripDay("2024-03-05"), Ref: 2}}}, Reached, true},
		{trip{opens: open("2024-03-01"), meets: []Event{{On: tripDay("2024-03-12"), Ref: 2}}}, Failed, true},
		{trip{opens: open("2024-03-04"), stops: []Stop{{Period: day.Period{From: tripDay("2024-03-05")}, Ref: 3, Share: true}}}, Excepted, true},
		{trip{opens: open("2024-03-04"), stops: []Stop{{Period: day.Period{From: tripDay("2024-03-05")}, Ref: 3}}}, Waiting, true},
		{trip{opens: []Trigger{{On: tripDay("2024-03-01"), Ref: 1, Until: tripDay("2024-03-03")}}}, 0, false},
		{trip{opens: open("2023-11-01")}, 0, false},
		{trip{}, 0, false},
	} {
		r := Derive(b, x.c, on)
		m, ok := cohorts[0].Stand(x.c, r.Obligations, half)
		if ok != x.in || ok && m.Standing != x.want {
			t.Errorf("case %d: %d %v, want %d %v", i, m.Standing, ok, x.want, x.in)
		}
		if ok {
			m.Subject = fmt.Sprint(i)
			members = append(members, m)
		}
	}
	got := Tell(cohorts[0].Share, members, on, 14)
	if got.Members != 6 || got.Reached != 1 || got.Failed != 2 || got.Excepted != 1 || got.Waiting != 2 || got.Allowed != 1 ||
		got.Left != -2 || len(got.Soon) != 2 || !got.Soon[0].Tips {
		t.Errorf("%+v", got)
	}
}

// Whoever is left out within what is allowed, the rest is the share.
func TestTheShareHoldsExactlyAsLongAsSomeAreLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 300).Draw(t, "members")
		out := rapid.IntRange(0, n).Draw(t, "left out")
		per := rapid.IntRange(1, 100).Draw(t, "share")
		members := make([]Member, n)
		for i := range members {
			members[i].Standing = Reached
			if i < out {
				members[i].Standing = Excepted
			}
		}
		got := Tell(&Value{Span: day.Span{N: per, Unit: day.Percent}}, members, 1, 14)
		if holds := (n-out)*100 >= per*n; holds != (got.Left >= 0) {
			t.Fatalf("%d of %d reached, %d %% asked: left %d", n-out, n, per, got.Left)
		}
	})
}
