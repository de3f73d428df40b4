package law_test

import (
	"testing"

	"indgang/law"
)

func TestEveryNumberHasADanishName(t *testing.T) {
	for _, r := range law.Rules() {
		for _, n := range law.Numbers(r) {
			if law.NumberName(n) == "" {
				t.Errorf("%s uses the number %s: say in law/numbers.go what it is called on screen", r.ID, n)
			}
		}
	}
}
