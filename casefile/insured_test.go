package casefile

import (
	"testing"

	"indgang/day"
	"indgang/fact"
)

func facts(t *testing.T, lines ...string) []fact.Fact {
	t.Helper()
	var out []fact.Fact
	for i, l := range lines {
		b, err := fact.Parse(l[11:])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fact.Fact{Seq: fact.Seq(i + 1), On: day.MustParse(l[:10]), Body: b})
	}
	return out
}

func TestInsuredJoinsWhatTellsOfDagpenge(t *testing.T) {
	for _, x := range []struct {
		name  string
		facts []string
		want  []string
	}{
		{"nothing", []string{"2024-01-02 ydelse begyndt kontanthjælp", "2024-01-02 målgruppe 2"}, nil},
		{"benefit and group are one", []string{"2024-01-02 ydelse begyndt dagpenge", "2024-01-05 målgruppe 1"}, []string{"2024-01-02.."}},
		{"the group alone", []string{"2024-01-05 målgruppe 1"}, []string{"2024-01-05.."}},
		{"a change of a-kasse is one spell", []string{"2024-01-02 ydelse begyndt dagpenge hos KRB",
			"2024-03-01 ydelse skiftet til dagpenge hos FOA", "2024-04-30 ydelse stoppet dagpenge"}, []string{"2024-01-02..2024-04-30"}},
		{"a break is two", []string{"2024-01-02 ydelse begyndt dagpenge", "2024-03-31 ydelse stoppet dagpenge",
			"2024-06-01 ydelse begyndt dagpenge"}, []string{"2024-01-02..2024-03-31", "2024-06-01.."}},
		{"a group before and a benefit after", []string{"2023-01-02 målgruppe 1", "2023-02-01 målgruppe ophørt",
			"2024-01-02 ydelse begyndt dagpenge"}, []string{"2023-01-02..2023-02-01", "2024-01-02.."}},
		{"leaving the municipality ends it", []string{"2024-01-02 ydelse begyndt dagpenge", "2024-05-01 fraflyttet"},
			[]string{"2024-01-02..2024-04-30"}},
	} {
		c := Fold(facts(t, x.facts...))
		var got []string
		for _, s := range c.Insured {
			got = append(got, s.Period.String())
		}
		if len(got) != len(x.want) {
			t.Errorf("%s: %v, want %v", x.name, got, x.want)
			continue
		}
		for i := range got {
			if got[i] != x.want[i] {
				t.Errorf("%s: %v, want %v", x.name, got, x.want)
			}
		}
	}
}

func TestPlacementsHoursAndHandoversStandInOrder(t *testing.T) {
	c := Fold(facts(t,
		"2024-03-31 dagpengetimer udbetalt 160,33 timer",
		"2024-02-05 indplaceret i dagpengeperiode som dimittend deltidsforsikret",
		"2024-05-01 overtaget fra a-kassen",
		"2024-02-29 dagpengetimer udbetalt 140 timer"))
	if len(c.Placements) != 1 || !c.Placements[0].Graduate || !c.Placements[0].PartTime || c.Placements[0].ID != 2 {
		t.Errorf("placements: %+v", c.Placements)
	}
	if len(c.Paid) != 2 || c.Paid[0].Hours != 14000 || c.Paid[1].Hours != 16033 {
		t.Errorf("paid: %+v", c.Paid)
	}
	if len(c.Handovers) != 1 || c.Handovers[0].On != day.MustParse("2024-05-01") {
		t.Errorf("handovers: %+v", c.Handovers)
	}
}

func TestTheSameGroupAfterABreakInTheBenefitIsANewSpell(t *testing.T) {
	c := Fold(facts(t,
		"2023-02-01 ydelse begyndt kontanthjælp", "2023-02-01 målgruppe 3", "2023-06-01 målgruppe 3",
		"2024-03-31 ydelse stoppet kontanthjælp",
		"2024-07-01 ydelse begyndt kontanthjælp", "2024-07-01 målgruppe 3"))
	if len(c.Groups) != 2 || c.Groups[0].Period.String() != "2023-02-01..2024-03-31" || c.Groups[1].Period.String() != "2024-07-01.." {
		t.Errorf("groups: %+v", c.Groups)
	}
}
