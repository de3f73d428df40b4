package law_test

import (
	"slices"
	"strings"
	"testing"

	"indgang/duty"
	"indgang/law"
)

// TestEveryDutyOfTheMunicipalityHasADeed holds the table of deeds to the rules: a
// duty that nobody has said how to settle would stand on the day without a button.
func TestEveryDutyOfTheMunicipalityHasADeed(t *testing.T) {
	asks := []string{"within", "count", "window", "every", "while", "before", "notice", "limit"}
	known := map[string]bool{}
	book := law.MustBook(law.Options{Overlay: law.Ishoej()})
	for _, r := range law.Rules() {
		known[r.ID] = true
		if book.Citizen.Rule(r.ID) == nil {
			continue // about somebody else than a citizen
		}
		for _, v := range r.Versions {
			if v.Shape == nil || v.Bearer != duty.Municipality {
				continue
			}
			if slices.ContainsFunc(asks, func(s string) bool { return strings.Contains(v.Shape.Name(), s) }) && !law.HasDeed(r.ID) {
				t.Errorf("%s (%s): nothing says what settles it", r.ID, v.Shape.Name())
				break
			}
		}
	}
	for _, id := range law.DeedRules() {
		if !known[id] {
			t.Errorf("there is no rule %s", id)
		}
	}
}
