package office_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"indgang/day"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
)

func ends(rule, from string) law.Change {
	return law.Change{Rule: rule, From: day.MustParse(from), Kind: "ends", Text: "Falder væk."}
}

func TestADraftIsMadeChangedAndThrownAway(t *testing.T) {
	o := officetest.New(t)
	ctx := context.Background()
	d, err := o.SaveDraft(ctx, o.User("LED"), law.Scenario{Title: "  Færre møder på Østergade ",
		Changes: []law.Change{ends("first-talk-1w", "2027-01-01")}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if d.Name != "faerre-moeder-paa-oestergade" || d.Title != "Færre møder på Østergade" || d.Version != 1 || d.By != "LED" ||
		d.ByName != "Lone Eriksen" || d.Problem != nil {
		t.Errorf("the draft is %+v", d)
	}
	d.Changes = append(d.Changes, ends("talks-75pct-2026", "2027-01-01"))
	next, err := o.SaveDraft(ctx, o.User("JUR"), d.Scenario, d.Version)
	if err != nil || next.Version != 2 || next.Name != d.Name || len(next.Changes) != 2 || next.By != "JUR" {
		t.Fatalf("changed: %+v, %v", next, err)
	}
	if _, err := o.SaveDraft(ctx, o.User("LED"), d.Scenario, d.Version); fault.Of(err) != fault.Conflict {
		t.Errorf("a change of an older version: %v", err)
	}
	if err := o.DeleteDraft(ctx, o.User("LED"), d.Name, 1); fault.Of(err) != fault.Conflict {
		t.Errorf("an older version is thrown away: %v", err)
	}
	// A caseworker sees it as a scenario, as anybody who may see the law.
	s, own, err := o.Scenario(ctx, o.User("KRB"), d.Name)
	if err != nil || !own || len(s.Changes) != 2 {
		t.Errorf("as a scenario: %+v, own %v, %v", s, own, err)
	}
	if err := o.DeleteDraft(ctx, o.User("LED"), d.Name, 2); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Draft(ctx, o.User("LED"), d.Name); fault.Of(err) != fault.NotFound {
		t.Errorf("after it is thrown away: %v", err)
	}
	if _, _, err := o.Scenario(ctx, o.User("LED"), d.Name); fault.Of(err) != fault.NotFound {
		t.Errorf("as a scenario after it is thrown away: %v", err)
	}
}

// A name stands in addresses and files: it never takes that of what ships, of
// another draft, or of an address.
func TestADraftGetsANameOfItsOwn(t *testing.T) {
	o := officetest.New(t)
	ctx := context.Background()
	for _, x := range []struct{ name, title, want string }{
		{"", "Ét udkast", "t-udkast"}, {"", "t udkast", "t-udkast-2"}, {"", "!!!", "udkast"}, {"", "ny", "eget-ny"}, {"", "Hent", "eget-hent"},
		{"hovedlov-2027", "Vores bud", "eget-vores-bud"}, {"../../etc", "Sti", "eget-sti"}, {"mit-navn", "Noget andet", "mit-navn"},
		{"", strings.Repeat("lang ", 20), "lang-lang-lang-lang-lang-lang-lang-lang-lang-lan"},
	} {
		d, err := o.SaveDraft(ctx, o.User("LED"), law.Scenario{Name: x.name, Title: x.title}, 0)
		if err != nil || d.Name != x.want {
			t.Errorf("%q, %q: %q, want %q, %v", x.name, x.title, d.Name, x.want, err)
		}
	}
	all, err := o.Drafts(ctx, o.User("SYS"))
	if err != nil || len(all) != 9 {
		t.Errorf("%d drafts, %v", len(all), err)
	}
	if own, err := o.OwnScenarios(ctx); err != nil || len(own) != 9 {
		t.Errorf("%d scenarios, %v", len(own), err)
	}
}

func TestWhatIsWrongWithADraftIsToldAtItsField(t *testing.T) {
	o := officetest.New(t)
	number := law.Change{Rule: "first-talk-1w", From: day.MustParse("2027-01-01"), Kind: "number", Text: "x", Number: "first_talk",
		Amount: "tre", Unit: "uger"}
	for _, x := range []struct {
		say   string
		s     law.Scenario
		field string
	}{
		{"no title", law.Scenario{}, "title"},
		{"a title that is too long", law.Scenario{Title: strings.Repeat("å", 121)}, "title"},
		{"a note that is too long", law.Scenario{Title: "x", Note: strings.Repeat("å", 2001)}, "note"},
		{"no day", law.Scenario{Title: "x", Changes: []law.Change{ends("first-talk-1w", "2027-01-01"),
			{Rule: "ja-right", Kind: "ends", Text: "x"}}}, "changes.1.from"},
		{"no words", law.Scenario{Title: "x", Changes: []law.Change{{Rule: "ja-right", Kind: "ends", From: day.MustParse("2027-01-01")}}},
			"changes.0.text"},
		{"too many words", law.Scenario{Title: "x", Changes: []law.Change{{Rule: "ja-right", Kind: "ends", From: day.MustParse("2027-01-01"),
			Text: strings.Repeat("x", 501)}}}, "changes.0.text"},
		{"a number that is none", law.Scenario{Title: "x", Changes: []law.Change{number}}, "changes.0.amount"},
		{"a rule that there is none of", law.Scenario{Title: "x", Changes: []law.Change{ends("first-talk", "2027-01-01")}}, "changes.0.rule"},
		{"a group that there is none of", law.Scenario{Title: "x", Groups: []law.GroupChange{{Group: 20}}}, "groups"},
		{"a group's long name", law.Scenario{Title: "x", Groups: []law.GroupChange{{Group: 2, To: strings.Repeat("x", 121)}}}, "groups"},
		{"a course that there is none of", law.Scenario{Title: "x", Courses: []law.CourseChange{{Course: "cooking"}}}, "courses"},
		{"too many changes", law.Scenario{Title: "x", Changes: make([]law.Change, 301)}, "changes"},
	} {
		_, err := o.SaveDraft(context.Background(), o.User("LED"), x.s, 0)
		bad, ok := errors.AsType[*fault.Fault](err)
		if !ok || bad.Kind != fault.Invalid || len(bad.Fields) == 0 || bad.Fields[0].Name != x.field {
			t.Errorf("%s: %v", x.say, err)
		}
	}
	if all, err := o.Drafts(context.Background(), o.User("LED")); err != nil || len(all) != 0 {
		t.Errorf("kept all the same: %+v, %v", all, err)
	}
}

func TestWhoMayWriteADraft(t *testing.T) {
	o := officetest.New(t)
	ctx := context.Background()
	for _, u := range officetest.Staff() {
		write, see := u.Has(office.TeamLeader, office.CentreHead, office.Lawyer, office.Analyst),
			u.Has(office.TeamLeader, office.CentreHead, office.Lawyer, office.Analyst, office.Operator)
		if _, err := o.SaveDraft(ctx, u, law.Scenario{Title: u.ID}, 0); (err == nil) != write {
			t.Errorf("%s writes: %v", u.ID, err)
		}
		if err := o.DeleteDraft(ctx, u, "led", 9); (fault.Of(err) == fault.Forbidden) == write {
			t.Errorf("%s throws away: %v", u.ID, err)
		}
		if _, err := o.Drafts(ctx, u); (err == nil) != see {
			t.Errorf("%s lists: %v", u.ID, err)
		}
		if _, err := o.Draft(ctx, u, "led"); (fault.Of(err) == fault.Forbidden) == see {
			t.Errorf("%s sees: %v", u.ID, err)
		}
	}
}

// The law grows under a draft: one that names what is gone is kept and says so.
func TestADraftThatCannotBeUsedAnyLongerSaysSo(t *testing.T) {
	o := officetest.New(t)
	ctx := context.Background()
	for name, body := range map[string]string{
		"gammelt": `{"name": "gammelt", "title": "Gammelt", "changes": [{"rule": "a-rule-of-old", "from": "2027-01-01", "kind": "ends", "text": "Væk."}]}`,
		"knust":   `{"name": `,
	} {
		if err := o.Store.Update(ctx, func(tx *store.Tx) error {
			return tx.PutDraft(ctx, store.Draft{Name: name, Saved: o.Now().UTC(), User: "LED", Body: body})
		}); err != nil {
			t.Fatal(err)
		}
		d, err := o.Draft(ctx, o.User("LED"), name)
		if err != nil || d.Problem == nil || d.Name != name || d.Title == "" {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
		if _, own, err := o.Scenario(ctx, o.User("LED"), name); fault.Of(err) != fault.Invalid || !own {
			t.Errorf("%s as a scenario: %v", name, err)
		}
	}
	if own, err := o.OwnScenarios(ctx); err != nil || len(own) != 0 {
		t.Errorf("they are offered: %+v, %v", own, err)
	}
	if all, err := o.Drafts(ctx, o.User("LED")); err != nil || len(all) != 2 {
		t.Errorf("they are not listed: %+v, %v", all, err)
	}
}

func TestADraftIsRunAgainstTheCases(t *testing.T) {
	w := newReformTown(t)
	d, err := w.SaveDraft(context.Background(), w.User("LED"),
		law.Scenario{Title: "Uden første samtale", Changes: []law.Change{ends("first-talk-1w", "2026-01-01")}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	r := w.agreement
	r.On, r.To = w.Today(), office.BookChoice{Scenario: &d.Scenario}
	got, cases := w.run("LED", r)
	if x := cases[w.ready]; x == nil || x.Diffs[0].Rule != "first-talk-1w" || x.Diffs[0].What != office.DutyGone || got.Touched != 3 {
		t.Errorf("%d touched, %+v", got.Touched, x)
	}
	if !strings.Contains(got.To, "«Uden første samtale»") {
		t.Errorf("the law is called %q", got.To)
	}
}
