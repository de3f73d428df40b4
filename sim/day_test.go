package sim_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"indgang/casefile"
	"indgang/office"
	"indgang/sim"
	"indgang/store/storetest"
)

// TestADayLooksLikeADay makes the demo's municipality and counts what each
// caseworker sees in the morning. Run it with -v to see the counts.
func TestADayLooksLikeADay(t *testing.T) {
	for _, on := range []string{"2026-11-21", "2026-11-24", "2027-02-01"} {
		t.Run(on, func(t *testing.T) {
			if testing.Short() && on != "2026-11-24" {
				t.Skip("one day is enough for a quick look")
			}
			ctx := context.Background()
			today, now := at(on)
			o := newOffice(t, storetest.SQLite(t), now)
			made, err := sim.Ensure(ctx, o, sim.Ishoej())
			if err != nil {
				t.Fatal(err)
			}
			if made.Citizens < 3000 || made.Facts < 60000 || made.Accounts < 30 {
				t.Errorf("made %+v", made)
			}
			if again, err := sim.Ensure(ctx, o, sim.Ishoej()); err != nil || again != (sim.Summary{}) {
				t.Errorf("a second time made %+v, %v", again, err)
			}
			cases := map[string]int{}
			m := sim.Build(sim.Ishoej(), today, now)
			running := 0
			for i := range m.Citizens {
				if !m.Citizens[i].Ended {
					running++
					cases[casefile.Fold(m.Citizens[i].Facts).Caseworker]++
				}
			}
			accounts, err := o.Accounts(ctx)
			if err != nil {
				t.Fatal(err)
			}
			open := today.Weekday() >= 1 && today.Weekday() <= 5
			for _, a := range accounts {
				u := office.UserOf(a)
				switch {
				case u.Has(office.Caseworker, office.YouthAdviser):
					d, err := o.Day(ctx, u, office.DayFilter{})
					if err != nil {
						t.Fatal(err)
					}
					t.Logf("%-4s %-16s %3d cases %s", a.ID, u.Units[0], cases[a.ID], counts(d))
					if n := cases[a.ID]; n < 35 || n > 75 {
						t.Errorf("%s has %d cases", a.ID, n)
					}
					if n := d.Counts[office.StatusOverdue]; n > 20 {
						t.Errorf("%s is behind in %d cases", a.ID, n)
					}
					if n := d.Counts[office.StatusToday]; n > 7 || !open && n > 0 {
						t.Errorf("%s meets %d citizens", a.ID, n)
					}
				case u.Has(office.CentreHead):
					d, err := o.Day(ctx, u, office.DayFilter{Whose: "all"})
					if err != nil {
						t.Fatal(err)
					}
					t.Logf("%-4s %-16s %3d cases %s", a.ID, "all", running, counts(d))
					if late := float64(d.Counts[office.StatusOverdue]) / float64(running); late < 0.03 || late > 0.16 {
						t.Errorf("%.1f %% of the running cases have something overdue, want 6 to 12", 100*late)
					}
					for _, s := range office.Statuses() {
						if n := d.Counts[s.Status]; n == 0 && (s.Status != office.StatusToday || open) {
							t.Errorf("nobody is under «%s»", s.Name)
						}
					}
				}
			}
		})
	}
}

func counts(d office.Day) string {
	var b strings.Builder
	for _, s := range office.Statuses() {
		fmt.Fprintf(&b, " %s %d", s.Status, d.Counts[s.Status])
	}
	return b.String()
}

func TestDataThatWasCutOffIsNotMadeTwice(t *testing.T) {
	ctx := context.Background()
	_, now := at("2026-11-24")
	o := newOffice(t, storetest.SQLite(t), now)
	m := build("2026-11-24", sim.Options{Citizens: 40})
	m.Accounts = nil
	if err := m.Load(ctx, o); err != nil {
		t.Fatal(err)
	}
	if made, err := sim.Ensure(ctx, o, sim.Ishoej()); err != sim.ErrCutOff || made != (sim.Summary{}) {
		t.Errorf("made %+v, %v", made, err)
	}
}
