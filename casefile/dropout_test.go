package casefile

import (
	"slices"
	"testing"
)

func TestADropoutFromAnEducationThatStillRunsIsADoubt(t *testing.T) {
	for _, x := range []struct {
		name  string
		lines []string
		want  bool
	}{
		{"still running", []string{"2009-02-10 født", "2025-08-11 uddannelse begyndt EUD", "2025-10-20 kommunen bekendt med frafald"}, true},
		{"broken off", []string{"2009-02-10 født", "2025-08-11 uddannelse begyndt EUD", "2025-10-15 uddannelse afbrudt EUD",
			"2025-10-20 kommunen bekendt med frafald"}, false},
		{"begun after", []string{"2009-02-10 født", "2025-08-11 kommunen bekendt med frafald", "2025-10-20 uddannelse begyndt EUD"}, false},
	} {
		c := Fold(facts(t, x.lines...))
		got := slices.ContainsFunc(c.Doubts, func(d Doubt) bool { return d.Code == "dropout-still-enrolled" })
		if got != x.want {
			t.Errorf("%s: doubt %v, want %v", x.name, got, x.want)
		}
	}
}
