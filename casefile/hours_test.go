package casefile

import (
	"testing"

	"indgang/day"
	"indgang/fact"

	"pgregory.net/rapid"
)

var fullTime = Norm{Month: 16033, Week: 3700}

func TestReach(t *testing.T) {
	for _, x := range []struct {
		name         string
		facts        []string
		from, target string
		want         string
		tally        Tally
	}{
		{"full unemployment is the plain date", []string{"2023-11-15 ydelse begyndt dagpenge"},
			"2023-11-15", "2025-03-15", "2025-03-15", Tally{Estimated: 17}},
		{"full registered hours are the plain date too", []string{"2024-01-01 ydelse begyndt dagpenge",
			"2024-01-31 dagpengetimer udbetalt 160,33 timer", "2024-02-29 dagpengetimer udbetalt 160,33 timer"},
			"2024-01-01", "2024-03-01", "2024-03-01", Tally{Registered: 2}},
		{"half the hours of a month of 30 days move the date 15 days", []string{"2024-03-01 ydelse begyndt dagpenge",
			"2024-04-30 dagpengetimer udbetalt 80,17 timer"},
			"2024-03-01", "2024-06-01", "2024-06-16", Tally{Registered: 1, Estimated: 3}},
		{"a month next to without hours moves it by the month", []string{"2024-03-01 ydelse begyndt dagpenge",
			"2024-04-30 dagpengetimer udbetalt 0,01 timer"},
			"2024-03-01", "2024-06-01", "2024-07-01", Tally{Registered: 1, Estimated: 3}},
		{"half-time work for 30 days moves it 15 days", []string{"2024-03-01 ydelse begyndt dagpenge",
			"2024-04-01 job begyndt 18,5 timer om ugen", "2024-04-30 job sluttet"},
			"2024-03-01", "2024-06-01", "2024-06-16", Tally{Estimated: 4, Worked: true}},
		{"a break moves it by the break", []string{"2024-03-01 ydelse begyndt dagpenge", "2024-03-31 ydelse stoppet dagpenge",
			"2024-05-01 ydelse begyndt dagpenge"},
			"2024-03-01", "2024-06-01", "2024-07-01", Tally{Estimated: 3, Away: true}},
		{"after the last spell the person counts as back", []string{"2024-03-01 ydelse begyndt dagpenge", "2024-03-31 ydelse stoppet dagpenge"},
			"2024-03-01", "2024-06-01", "2024-06-01", Tally{Estimated: 3}},
		{"registered hours win over work", []string{"2024-04-01 ydelse begyndt dagpenge", "2024-04-01 job begyndt 18,5 timer om ugen",
			"2024-04-30 job sluttet", "2024-04-30 dagpengetimer udbetalt 160,33 timer"},
			"2024-04-01", "2024-05-01", "2024-05-01", Tally{Registered: 1}},
		{"full-time work without end never gets there", []string{"2024-04-01 ydelse begyndt dagpenge", "2024-04-01 job begyndt 37 timer om ugen"},
			"2024-04-01", "2024-05-01", "", Tally{Worked: true}},
	} {
		c := Fold(facts(t, x.facts...))
		got, tally := c.Reach(fullTime, day.MustParse(x.from), day.MustParse(x.target))
		if got.String() != x.want {
			t.Errorf("%s: %v, want %s", x.name, got, x.want)
		}
		if x.want == "" {
			tally.Estimated = 0
		}
		if tally != x.tally {
			t.Errorf("%s: %+v, want %+v", x.name, tally, x.tally)
		}
	}
}

func TestReachIsThePlainDateWithFullUnemployment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := day.Date(rapid.IntRange(int(day.MustParse("2019-10-01")), int(day.MustParse("2031-12-31"))).Draw(t, "from"))
		c := Fold([]fact.Fact{{Seq: 1, On: from - day.Date(rapid.IntRange(0, 400).Draw(t, "before")),
			Body: fact.BenefitStarted{Benefit: fact.UnemploymentBenefit}}})
		for m := range rapid.IntRange(0, 6).Draw(t, "months registered") {
			if on := from.AddMonths(m).MonthEnd(); m > 0 || from == on.MonthStart() {
				c.Paid = append(c.Paid, Paid{On: on, Hours: 16033})
			}
		}
		target := from.AddMonths(rapid.IntRange(0, 24).Draw(t, "months"))
		if got, _ := c.Reach(fullTime, from, target); got != target {
			t.Fatalf("from %v: %v, want %v", from, got, target)
		}
	})
}

func TestMoreHoursNeverComeLater(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := day.MustParse("2024-01-10")
		c := Fold([]fact.Fact{{Seq: 1, On: from, Body: fact.BenefitStarted{Benefit: fact.UnemploymentBenefit}}})
		hours := make([]int, 5)
		at := func(i, h int) day.Date {
			c.Paid = nil
			for k, was := range hours {
				if k == i {
					was = h
				}
				c.Paid = append(c.Paid, Paid{On: from.AddMonths(k).MonthEnd(), Hours: fact.Hours(was)})
			}
			d, _ := c.Reach(fullTime, from, from.AddMonths(3))
			return d
		}
		for k := range hours {
			hours[k] = rapid.IntRange(0, 16033).Draw(t, "hours")
		}
		i := rapid.IntRange(0, 4).Draw(t, "month")
		if a, b := at(i, hours[i]), at(i, min(hours[i]+rapid.IntRange(0, 5000).Draw(t, "more"), 16033)); b > a {
			t.Fatalf("more hours in month %d came later: %v, then %v", i, a, b)
		}
	})
}

func TestHoursAreMonthsAndWeeksOfFullUnemployment(t *testing.T) {
	for _, x := range []struct {
		n     Norm
		from  string
		hours int
		want  string
	}{
		{fullTime, "2025-01-06", 18500, "2025-02-10"},  // five weeks
		{fullTime, "2025-01-06", 96200, "2025-07-06"},  // six months
		{fullTime, "2025-01-06", 144300, "2025-10-06"}, // nine months
		{fullTime, "2023-04-20", 48100, "2023-07-20"},  // three months
		{Norm{Month: 13000, Week: 3000}, "2023-04-20", 39000, "2023-07-20"},
	} {
		if got := x.n.After(day.MustParse(x.from), x.hours); got.String() != x.want {
			t.Errorf("%d hundredths from %s: %v, want %s", x.hours, x.from, got, x.want)
		}
	}
}

func TestPassesTestsMonthEnds(t *testing.T) {
	c := Fold(facts(t, "2024-02-05 ydelse begyndt dagpenge", "2024-02-29 dagpengetimer udbetalt 140 timer",
		"2024-03-31 dagpengetimer udbetalt 160,33 timer", "2024-04-30 dagpengetimer udbetalt 160,33 timer"))
	from := day.MustParse("2024-02-05")
	for on, want := range map[string]int{"2024-02-29": 14000, "2024-03-31": 30033, "2024-04-30": 46066} {
		if got := c.HoursBy(fullTime, from, day.MustParse(on)); got != want {
			t.Errorf("by %s: %d, want %d", on, got, want)
		}
	}
	if got, _ := c.Passes(fullTime, from, 41000); got.String() != "2024-04-30" {
		t.Errorf("passes on %v, want 2024-04-30", got)
	}
	if got, _ := c.Passes(fullTime, from, 46066); got.String() != "2024-05-31" {
		t.Errorf("reaching is not passing: %v, want 2024-05-31", got)
	}
}

func TestPlacementForIsTheLatestNotAfter(t *testing.T) {
	c := Fold(facts(t, "2023-01-02 indplaceret i dagpengeperiode", "2025-01-02 indplaceret i dagpengeperiode som dimittend",
		"2025-01-02 indplaceret i dagpengeperiode deltidsforsikret"))
	for on, want := range map[string]fact.Seq{"2023-01-01": 0, "2023-01-02": 1, "2025-01-01": 1, "2025-01-02": 3, "2026-01-01": 3} {
		if p, ok := c.PlacementFor(day.MustParse(on)); p.ID != want || ok != (want != 0) {
			t.Errorf("on %s: %+v, %v, want %d", on, p, ok, want)
		}
	}
}

func TestBehindNamesTheFactsOfACount(t *testing.T) {
	c := Fold(facts(t, "2024-01-31 dagpengetimer udbetalt 100 timer", "2024-02-29 dagpengetimer udbetalt 100 timer",
		"2024-05-31 dagpengetimer udbetalt 100 timer",
		"2024-02-01 job begyndt 10 timer om ugen", "2024-06-01 job begyndt fritidsjob 10 timer om ugen", "2024-02-10 ydelse begyndt dagpenge"))
	var got []fact.Seq
	c.Behind(day.MustParse("2024-02-10"), day.MustParse("2024-05-10"), func(id fact.Seq, p day.Period, work bool) { got = append(got, id) })
	if len(got) != 3 || got[0] != 2 || got[1] != 3 || got[2] != 4 {
		t.Errorf("facts %v, want 2, 3 and 4", got)
	}
}
