package office_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"indgang/office"
)

func TestSmallPartsAreHiddenAndCannotBeFoundAsADifference(t *testing.T) {
	for _, c := range []struct {
		parts []office.Part
		want  []bool
	}{
		{[]office.Part{{60, 30}, {50, 20}}, []bool{false, false}},
		{[]office.Part{{60, 3}, {50, 20}, {40, 20}}, []bool{true, false, true}}, // 3 of 60, and the smallest with it
		{[]office.Part{{60, 57}, {50, 20}}, []bool{true, true}},
		{[]office.Part{{3, 0}, {4, 0}, {50, 20}}, []bool{true, true, false}},
		{[]office.Part{{1, 0}, {2, 0}, {50, 20}, {90, 40}}, []bool{true, true, true, false}}, // the two are three together
		{[]office.Part{{3, 1}}, []bool{true}},
		{nil, []bool{}},
	} {
		if got := office.Suppress(c.parts); !slices.Equal(got, c.want) {
			t.Errorf("%v: hidden %v, want %v", c.parts, got, c.want)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		parts := make([]office.Part, 1+r.IntN(6))
		for i := range parts {
			parts[i].Members = r.IntN(40)
			parts[i].With = r.IntN(parts[i].Members + 1)
		}
		n, sum := 0, office.Part{}
		hidden := office.Suppress(parts)
		for i, p := range parts {
			if !hidden[i] && office.Small(p.Members, p.With) {
				t.Fatalf("%v: part %d is shown", parts, i)
			}
			if hidden[i] {
				n, sum = n+1, office.Part{Members: sum.Members + p.Members, With: sum.With + p.With}
			}
		}
		if n > 0 && n < len(parts) && (n == 1 || office.Small(sum.Members, sum.With)) {
			t.Fatalf("%v: what is hidden, %v, can be found", parts, sum)
		}
	}
}
