package office_test

import (
	"strings"
	"testing"

	"indgang/fault"
	"indgang/office"
	"indgang/office/officetest"
)

// TestTheDayBeginsWhereThereAreCases sees which list each role begins with.
func TestTheDayBeginsWhereThereAreCases(t *testing.T) {
	o := officetest.New(t)
	o.Citizen("Amina Sørensen", "1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate", "2026-11-10 første henvendelse",
		"2026-11-10 ydelse begyndt kontanthjælp", "2026-11-10 målgruppe 2")
	for _, x := range []struct {
		user, whose, ranges string
		rows                int
	}{
		{"KRB", "own", "own unit", 1},
		{"AMY", "unit", "own unit", 1}, // has no cases of their own
		{"HGA", "own", "own unit", 0},  // nor has the unit
		{"VIR", "unit", "own unit", 1},
		{"YDE", "all", "unit all", 1}, // the unit has no cases
		{"LED", "unit", "unit", 1},
		{"CHE", "unit", "unit all", 1},
	} {
		d, err := o.Office.Day(t.Context(), o.User(x.user), office.DayFilter{})
		if err != nil {
			t.Errorf("%s: %v", x.user, err)
			continue
		}
		n := 0
		for _, p := range d.Parts {
			n += len(p.Rows)
		}
		if got := strings.Join(d.Ranges, " "); d.Status != office.StatusDay || d.Whose != x.whose || got != x.ranges || n != x.rows {
			t.Errorf("%s begins with %s of %s, %d rows; want %s of %s, %d", x.user, d.Whose, got, n, x.whose, x.ranges, x.rows)
		}
	}
	for asked, want := range map[string]fault.Kind{"all": fault.Forbidden, "mine": fault.NotFound} {
		if _, err := o.Office.Day(t.Context(), o.User("KRB"), office.DayFilter{Whose: asked}); fault.Of(err) != want {
			t.Errorf("%s: %v", asked, err)
		}
	}
	alone := office.User{ID: "NYE", Roles: []office.Role{office.TeamLeader}}
	if _, err := o.Office.Day(t.Context(), alone, office.DayFilter{}); fault.Of(err) != fault.Forbidden ||
		!strings.Contains(err.Error(), "enhed") {
		t.Errorf("a leader without a unit: %v", err)
	}
}
