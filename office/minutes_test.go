package office_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/office/officetest"
)

func table(t *testing.T, o *officetest.Office, user string) (office.EffortTable, map[law.Effort]office.EffortTime) {
	t.Helper()
	tab, err := o.Efforts(context.Background(), o.User(user))
	if err != nil {
		t.Fatal(err)
	}
	rows := map[law.Effort]office.EffortTime{}
	for _, r := range tab.Rows {
		rows[r.Effort] = r
	}
	return tab, rows
}

func TestMinutesSayWhoSetThemAndWhen(t *testing.T) {
	o := officetest.New(t)
	ctx := context.Background()
	tab, rows := table(t, o, "LED")
	if len(tab.Rows) != len(law.Efforts()) || rows[law.TalkEffort].Minutes != 0 || !tab.MaySet {
		t.Fatalf("before anybody has said anything: %+v", tab)
	}
	if err := o.SetExampleMinutes(ctx, o.User("SYS"), "SYS", map[law.Effort]int{law.TalkEffort: 45, law.NoteEffort: 10}); err != nil {
		t.Fatal(err)
	}
	tab, rows = table(t, o, "LED")
	if r := rows[law.TalkEffort]; r.Minutes != 45 || !r.Example {
		t.Errorf("an example is %+v", r)
	}
	o.At("2026-11-25")
	n, err := o.SetMinutes(ctx, o.User("LED"), map[law.Effort]string{law.TalkEffort: " 60 ", law.NoteEffort: "10", law.PlanEffort: ""},
		tab.Seq)
	if err != nil || n != 1 {
		t.Fatalf("%d changed, %v", n, err)
	}
	tab, rows = table(t, o, "JUR")
	if r := rows[law.TalkEffort]; r.Minutes != 60 || r.Example || r.Name != "Lone Eriksen" || r.On.String() != "2026-11-25" {
		t.Errorf("the municipality's own is %+v", r)
	}
	if r := rows[law.NoteEffort]; !r.Example || r.On.String() != "2026-11-24" {
		t.Errorf("what was not changed is %+v", r)
	}
	if tab.MaySet {
		t.Error("a lawyer may set minutes")
	}
}

func TestMinutesThatCannotBeUsedAreToldAllAtOnce(t *testing.T) {
	o := officetest.New(t)
	ctx := context.Background()
	tab, _ := table(t, o, "LED")
	if _, err := o.SetMinutes(ctx, o.User("LED"), map[law.Effort]string{law.TalkEffort: "45"}, tab.Seq); err != nil {
		t.Fatal(err)
	}
	tab, _ = table(t, o, "LED")
	_, err := o.SetMinutes(ctx, o.User("LED"), map[law.Effort]string{law.TalkEffort: "", law.PlanEffort: "0", law.NoteEffort: "1,5",
		law.OfferEffort: "1441", law.LetterEffort: "15"}, tab.Seq)
	bad, ok := errors.AsType[*fault.Fault](err)
	if !ok || len(bad.Fields) != 4 {
		t.Fatalf("%v", err)
	}
	for _, want := range []string{"kan ikke tømmes", "helt tal fra 1 til 1440"} {
		if !strings.Contains(bad.Error(), want) {
			t.Errorf("%q is not told: %v", want, bad)
		}
	}
	if _, rows := table(t, o, "LED"); rows[law.LetterEffort].Minutes != 0 {
		t.Error("a part was kept")
	}
	if _, err := o.SetMinutes(ctx, o.User("LED"), map[law.Effort]string{"cooking": "45"}, tab.Seq); fault.Of(err) != fault.Invalid {
		t.Errorf("a kind of work that there is none of: %v", err)
	}
}

func TestWhoeverHasNotSeenTheNewestMinutesIsStopped(t *testing.T) {
	o := officetest.New(t)
	ctx := context.Background()
	tab, _ := table(t, o, "LED")
	if _, err := o.SetMinutes(ctx, o.User("CHE"), map[law.Effort]string{law.TalkEffort: "45"}, tab.Seq); err != nil {
		t.Fatal(err)
	}
	if _, err := o.SetMinutes(ctx, o.User("LED"), map[law.Effort]string{law.TalkEffort: "50"}, tab.Seq); fault.Of(err) != fault.Conflict {
		t.Errorf("minutes over somebody else's: %v", err)
	}
	for _, id := range []string{"JUR", "ANA", "SYS", "KRB"} {
		if _, err := o.SetMinutes(ctx, o.User(id), map[law.Effort]string{law.TalkEffort: "50"}, tab.Seq); fault.Of(err) != fault.Forbidden {
			t.Errorf("%s sets minutes: %v", id, err)
		}
	}
	if err := o.SetExampleMinutes(ctx, o.User("KRB"), "KRB", nil); fault.Of(err) != fault.Forbidden {
		t.Errorf("a caseworker sets examples: %v", err)
	}
	if err := o.SetExampleMinutes(ctx, o.User("SYS"), "SYS", map[law.Effort]int{"cooking": 5}); err == nil {
		t.Error("an example of work that there is none of")
	}
}
