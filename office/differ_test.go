package office_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/law"
	"indgang/office/officetest"
	"indgang/sim"
)

// A reform derives only the rules that may differ. Over a made-up municipality and
// over pairs of books of every sort, what it leaves out is the same in both, and
// what it keeps is as in the whole books.
func TestWhatAReformLeavesOutIsTheSameUnderBothLaws(t *testing.T) {
	today := day.MustParse("2026-11-24")
	n := 400
	if testing.Short() {
		n = 100
	}
	var cases []*casefile.Case
	for _, c := range sim.Build(sim.Options{Seed: 7, Citizens: n}, today, officetest.Start).Citizens {
		cases = append(cases, casefile.Fold(c.Facts))
	}
	ishoej := law.Ishoej()
	closed := ishoej
	closed.Closing = append(slices.Clone(closed.Closing), day.ClosingDay{Month: 12, Day: 14, Name: "Lukket"})
	number := &law.Scenario{Name: "eget", Title: "Eget", Changes: []law.Change{{Rule: "first-talk-1w", From: day.MustParse("2026-01-01"),
		Kind: "number", Text: "x", Number: "first_talk", Amount: "3", Unit: "uger"}}}
	base := law.Options{Known: today, Overlay: ishoej}
	least := len(law.Rules())
	for name, opt := range map[string]law.Options{
		"the same":              base,
		"the announced law":     {Known: today, Overlay: ishoej, Scenario: "hovedlov-2027"},
		"a welfare agreement":   {Known: today, Overlay: ishoej, Scenario: "velfaerdsaftale-samtaler"},
		"a number":              {Known: today, Overlay: ishoej, Draft: number},
		"as known earlier":      {Known: day.MustParse("2025-06-01"), Overlay: ishoej},
		"everything announced":  {Overlay: ishoej},
		"another closing day":   {Known: today, Overlay: closed},
		"without its own rules": {Known: today, Overlay: law.Overlay{Name: ishoej.Name, Closing: ishoej.Closing, Opening: ishoej.Opening}},
		"signed off by a lawyer": {Known: today, Overlay: ishoej,
			SignOffs: []duty.SignOff{{Rule: "first-talk-1w", Version: day.MustParse("2024-01-01"), By: "JUR", On: today}}},
	} {
		a, b := law.MustBook(base).Citizen, law.MustBook(opt).Citizen
		shortA, shortB := duty.Differing(a, b)
		kept := map[string]bool{}
		for _, m := range append(shortA.Versions(), shortB.Versions()...) {
			kept[m.ID] = true
		}
		least = min(least, len(kept))
		t.Logf("%s: %d rules", name, len(kept))
		for _, on := range []day.Date{today, day.MustParse("2027-01-01"), day.MustParse("2027-08-01")} {
			for i, c := range cases {
				wholeA, wholeB := told(duty.Derive(a, c, on), nil), told(duty.Derive(b, c, on), nil)
				for rule := range maps.Keys(wholeA) {
					if !kept[rule] && wholeA[rule] != wholeB[rule] {
						t.Fatalf("%s: case %d on %s: %s is left out, and is\n%s\nand\n%s", name, i, on, rule, wholeA[rule], wholeB[rule])
					}
				}
				for rule := range maps.Keys(wholeB) {
					if !kept[rule] && wholeA[rule] != wholeB[rule] {
						t.Fatalf("%s: case %d on %s: %s is left out, and appears", name, i, on, rule)
					}
				}
				if got, want := told(duty.Derive(shortB, c, on), nil), told(duty.Derive(b, c, on), kept); !maps.Equal(got, want) {
					t.Fatalf("%s: case %d on %s:\n%v\nwhere the whole book says\n%v", name, i, on, got, want)
				}
			}
		}
	}
	if least != 0 {
		t.Errorf("a book and itself differ in %d rules", least)
	}
}

// told writes what a result says, by rule; of some rules, where they are named.
func told(r duty.Result, of map[string]bool) map[string]string {
	out := map[string]string{}
	for i := range r.Obligations {
		o := &r.Obligations[i]
		if of == nil || of[o.Meta.ID] {
			out[o.Meta.ID] += fmt.Sprintf("%s %d %d %s due %s plan %s need %d have %d %s; ", o.Status, o.Ref, o.Ordinal, o.Opened, o.Due,
				o.PlanBy, o.Need, o.Have, o.Force)
		}
	}
	return out
}

// The shares derive only the rules that they are about.
func TestSomeRulesAloneSayWhatTheyDoAmongAll(t *testing.T) {
	today := day.MustParse("2026-11-24")
	whole := law.MustBook(law.Options{Known: today, Overlay: law.Ishoej()}).Citizen
	ids := []string{"first-talk-1w"}
	for _, c := range whole.Cohorts(today) {
		ids = append(ids, c.Rules()...)
	}
	some, found := duty.Only(whole, ids...), 0
	for i, z := range sim.Build(sim.Options{Seed: 7, Citizens: 200}, today, officetest.Start).Citizens {
		c := casefile.Fold(z.Facts)
		all := told(duty.Derive(whole, c, today), nil)
		for rule, says := range told(duty.Derive(some, c, today), nil) {
			found++
			if !slices.Contains(ids, rule) || says != all[rule] {
				t.Fatalf("case %d: %s says\n%s\nalone, and\n%s\namong all", i, rule, says, all[rule])
			}
			delete(all, rule)
		}
		for _, id := range ids {
			if all[id] != "" {
				t.Fatalf("case %d: %s says nothing alone, and\n%s\namong all", i, id, all[id])
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d cases say anything", found)
	}
}
