package store_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"indgang/day"
	"indgang/fact"
	"indgang/store"
	"indgang/store/storetest"
)

func caseRow(r *rand.Rand, i, workers int) store.CaseRow {
	w := r.IntN(workers)
	c := store.CaseRow{Subject: fact.Subject(fmt.Sprintf("c%07d", i)), Unit: fmt.Sprint("U", w/10), Caseworker: fmt.Sprint("W", w),
		NextChange: day.MustParse("2026-11-25")}
	for _, status := range []string{"overdue", "week", "later", "wait"} {
		if r.IntN(2) == 0 {
			c.Items = append(c.Items, store.DayItem{Status: status, Rank: fmt.Sprintf("%04d", r.IntN(1000)), What: "Første jobsamtale",
				Rule: "first-talk-1w", Due: day.MustParse("2026-11-24")})
		}
	}
	for d := range r.IntN(8) {
		c.Duties = append(c.Duties, store.DutyRow{Duty: fmt.Sprint("d", d), Rule: fmt.Sprint("rule-", r.IntN(60)), Status: []string{"overdue",
			"open"}[r.IntN(2)]})
	}
	return c
}

// Numbers are kept as views are written, and are always those that counting gives.
func TestNumbersAreThoseThatCountingGives(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		r := rand.New(rand.NewPCG(1, 2))
		now := map[fact.Subject]store.CaseRow{}
		for round := range 6 {
			update(t, s, func(tx *store.Tx) error {
				if round == 4 {
					clear(now)
					if err := tx.DropViews(ctx); err != nil {
						return err
					}
				}
				var rows []store.CaseRow
				for range 15 {
					c := caseRow(r, r.IntN(30), 25)
					if _, twice := now[c.Subject]; twice && round == 4 {
						continue
					}
					now[c.Subject] = c
					rows = append(rows, c)
				}
				if round == 4 {
					return tx.AddCases(ctx, rows)
				}
				for _, c := range rows {
					if err := tx.PutCases(ctx, c); err != nil {
						return err
					}
				}
				return nil
			})
			count := func(s store.Scope) map[string]int {
				out := map[string]int{}
				for _, c := range now {
					in := s.Caseworker == c.Caseworker || s.Caseworker == "" && len(s.Units) == 0
					for _, u := range s.Units {
						in = in || u == c.Unit
					}
					for _, x := range c.Items {
						if in {
							out[x.Status]++
						}
					}
				}
				return out
			}
			touched := map[string]store.Touch{}
			for _, c := range now {
				rules := map[string]bool{}
				for _, d := range c.Duties {
					rules[d.Rule] = rules[d.Rule] || d.Status == "overdue"
				}
				for rule, overdue := range rules {
					x := touched[rule]
					x.Citizens++
					if overdue {
						x.Overdue++
					}
					touched[rule] = x
				}
			}
			update(t, s, func(tx *store.Tx) error {
				for _, scope := range []store.Scope{{}, {Caseworker: "W3"}, {Units: []string{"U0"}}, {Units: []string{"U0", "U2"}}} {
					got, err := tx.CountDay(ctx, scope)
					if err != nil {
						return err
					}
					if want := count(scope); fmt.Sprint(got) != fmt.Sprint(want) {
						t.Errorf("round %d: %+v has %v, want %v", round, scope, got, want)
					}
					for status, n := range got {
						list, err := tx.ListDay(ctx, scope, status, 0, 1000)
						if err != nil || len(list) != n {
							t.Errorf("round %d: %+v %s lists %d, %v, want %d", round, scope, status, len(list), err, n)
						}
						var pages []store.ListItem
						for from := 0; from < n; from += 3 {
							part, err := tx.ListDay(ctx, scope, status, from, 3)
							if err != nil {
								return err
							}
							pages = append(pages, part...)
						}
						if fmt.Sprint(pages) != fmt.Sprint(list) {
							t.Errorf("round %d: %+v %s is another list page by page", round, scope, status)
						}
					}
				}
				got, err := tx.Touched(ctx)
				if fmt.Sprint(got) != fmt.Sprint(touched) {
					t.Errorf("round %d: touched\n%v, want\n%v", round, got, touched)
				}
				if n, _ := tx.CountCases(ctx); n != len(now) {
					t.Errorf("%d cases, want %d", n, len(now))
				}
				return err
			})
		}
	})
}

// BenchmarkLists is what a list costs, with few cases and with ten times as many:
// the numbers above it, and its first page.
func BenchmarkLists(b *testing.B) {
	for _, many := range []int{15000, 150000} {
		s := storetest.SQLite(b)
		r := rand.New(rand.NewPCG(1, 2))
		var rows []store.CaseRow
		for i := range many {
			rows = append(rows, caseRow(r, i, 250))
		}
		if err := s.Update(ctx, func(tx *store.Tx) error { return tx.AddCases(ctx, rows) }); err != nil {
			b.Fatal(err)
		}
		for name, scope := range map[string]store.Scope{"worker": {Caseworker: "W3"}, "unit": {Units: []string{"U0"}},
			"units": {Units: []string{"U0", "U2", "U4"}}, "all": {}} {
			b.Run(fmt.Sprintf("%d/%s", many, name), func(b *testing.B) {
				for b.Loop() {
					if err := s.View(ctx, func(tx *store.Tx) error {
						if _, err := tx.CountDay(ctx, scope); err != nil {
							return err
						}
						_, err := tx.ListDay(ctx, scope, "overdue", 0, 50)
						return err
					}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run(fmt.Sprintf("%d/rules", many), func(b *testing.B) {
			for b.Loop() {
				if err := s.View(ctx, func(tx *store.Tx) error { _, err := tx.Touched(ctx); return err }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
