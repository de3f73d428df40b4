package office_test

import (
	"fmt"
	"testing"

	"indgang/fault"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
)

// One's own citizens come first, then the unit's, each with who has the case, so
// that two of the same name are told apart; also where others fill the list.
func TestASearchShowsOnesOwnFirst(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		for i := range office.SearchLimit {
			jobseeker(o, fmt.Sprintf("Anders And%02d", i), "HGA", "Sygedagpenge")
		}
		jobseeker(o, "Åse Andersen", "AMY", "Jobparate")
		jobseeker(o, "Zoe Andreasen", "KRB", "Jobparate")
		o.Person(store.Person{FirstName: "Ny", LastName: "Andersen", CPR: "0101104234"}, "2026-11-10 første henvendelse")
		hits, err := o.Suggest(ctx, o.User("KRB"), "and")
		if err != nil || len(hits) != office.SuggestLimit {
			t.Fatalf("%d hits, %v", len(hits), err)
		}
		for i, want := range []string{"Zoe Andreasen, Karen Bøgh, Jobparate", "Åse Andersen, Amir Yusuf, Jobparate"} {
			if h := hits[i]; h.Name+", "+h.Caseworker+", "+h.Unit != want {
				t.Errorf("hit %d is %+v, want %s", i, h, want)
			}
		}
		if hits, err = o.Search(ctx, o.User("KRB"), "and"); err != nil || len(hits) != office.SearchLimit || hits[0].Name != "Zoe Andreasen" {
			t.Errorf("the whole search: %d, %v", len(hits), err)
		}
		hits, err = o.Search(ctx, o.User("KRB"), "ny andersen")
		if err != nil || len(hits) != 1 || hits[0].Age != 16 || hits[0].Unit != office.IntakeUnit || hits[0].Caseworker != "" {
			t.Errorf("the new one: %+v, %v", hits, err)
		}
		if again, err := o.Search(ctx, o.User("KRB"), "010110-4234"); err != nil || len(again) != 1 || again[0] != hits[0] {
			t.Errorf("by number: %+v, %v", again, err)
		}
		if hits, err := o.Suggest(ctx, o.User("KRB"), "010110-4234"); err != nil || len(hits) != 0 {
			t.Errorf("a whole number was looked up as one types: %+v, %v", hits, err)
		}
		if _, err := o.Suggest(ctx, o.User("JUR"), "and"); fault.Of(err) != fault.Forbidden {
			t.Errorf("the lawyer: %v", err)
		}
	})
}
