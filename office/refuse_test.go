package office_test

import (
	"fmt"
	"strings"
	"testing"

	"indgang/casefile"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
)

// lines returns what the read log says of a citizen, or of nobody where s is
// empty, newest first.
func lines(t *testing.T, o *officetest.Office, s fact.Subject) []store.Read {
	t.Helper()
	var out []store.Read
	if err := o.Store.View(ctx, func(tx *store.Tx) (err error) {
		out, err = tx.ReadsOf(ctx, s, 10000)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

func on(t *testing.T, rs []store.Read, page, user string) (n int) {
	t.Helper()
	for _, r := range rs {
		if r.Page == page && r.User == user {
			n++
		}
	}
	return n
}

// A case that nobody has is read by purpose, and taken over by an act; only the
// intake's own people write in it before.
func TestACaseThatNobodyHasIsTakenOverByAnAct(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := o.Citizen("Ingen Sagsbehandler", "1990-01-01 født", "2026-11-20 første henvendelse")
		u := o.User("KRB")
		see := func(u office.User, why string) (office.Citizen, error) {
			return o.Office.Citizen(ctx, u, office.View{Subject: s, Purpose: why, Page: "test"})
		}
		if _, err := see(u, ""); fault.Of(err) != fault.Forbidden {
			t.Errorf("read without a purpose: %v", err)
		}
		c, err := see(u, "visitation")
		if err != nil || c.Level != office.Ask {
			t.Fatalf("with a purpose: level %d, %v", c.Level, err)
		}
		note := office.Register{Subject: s, Seen: c.Seq, Drafts: []office.Draft{{On: o.Today(), Body: fact.NoteMade{}}}}
		if _, err := o.Office.Register(ctx, u, note); fault.Of(err) != fault.Forbidden {
			t.Errorf("written before it was taken over: %v", err)
		}
		intake := u
		intake.ID, intake.Units = "MOD", []string{office.IntakeUnit}
		if c, err := see(intake, ""); err != nil || c.Level != office.Write {
			t.Errorf("the intake: level %d, %v", c.Level, err)
		}
		if d, err := o.Day(ctx, intake, office.DayFilter{Whose: "unit"}); err != nil || len(d.Counts) == 0 {
			t.Errorf("the intake has no list: %v", err)
		}
		if _, err := o.TakeOver(ctx, o.User("JUR"), office.TakeOver{Subject: s, Seen: c.Seq}); fault.Of(err) != fault.Forbidden {
			t.Errorf("a lawyer took it over: %v", err)
		}
		rec, err := o.TakeOver(ctx, u, office.TakeOver{Subject: s, Seen: c.Seq, Purpose: "visitation"})
		if err != nil {
			t.Fatal(err)
		}
		note.Seen = rec.Seq
		if _, err := o.Office.Register(ctx, u, note); err != nil {
			t.Errorf("after it was taken over: %v", err)
		}
		c, err = see(o.User("AMY"), "")
		if err != nil || c.Case.Caseworker != "KRB" || c.Case.Unit != "Jobparate" {
			t.Errorf("the case is %q's in %q, %v", c.Case.Caseworker, c.Case.Unit, err)
		}
		if _, err := o.TakeOver(ctx, o.User("AMY"), office.TakeOver{Subject: s, Seen: c.Seq}); fault.Of(err) != fault.Forbidden {
			t.Errorf("taken from the one who has it: %v", err)
		}
	})
}

// Nobody sees a protected address by giving the case to himself: only the leader,
// and the one who has the case, may say who has it.
func TestAProtectedCaseIsGivenByTheLeaderAlone(t *testing.T) {
	o := officetest.New(t)
	for name, p := range map[string]store.Person{"protected": {FirstName: "Lis", LastName: "Dam", Address: "Skovvej 1", Protected: true}} {
		s := o.Person(p, "1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate")
		assign := func(by, to string, corrects fact.Seq) error {
			c, err := o.Office.Citizen(ctx, o.User(by), office.View{Subject: s, Page: "test"})
			if err != nil {
				t.Fatal(err)
			}
			var body fact.Body = fact.CaseworkerAssigned{User: to, Unit: "Jobparate"}
			if to == "" {
				body = fact.Withdrawn{}
			}
			_, err = o.Office.Register(ctx, o.User(by), office.Register{Subject: s, Seen: c.Seq, Drafts: []office.Draft{{On: o.Today(),
				Corrects: corrects, Body: body}}})
			return err
		}
		for what, err := range map[string]error{"to himself": assign("AMY", "AMY", 0), "by a correction": assign("AMY", "AMY", 2),
			"by an annulment": assign("AMY", "", 2)} {
			if fault.Of(err) != fault.Forbidden {
				t.Errorf("%s: a colleague gave the case %s: %v", name, what, err)
			}
		}
		if on(t, lines(t, o, s), "refused", "AMY") != 3 {
			t.Errorf("%s: the attempts left no lines", name)
		}
		if err := assign("LED", "AMY", 0); err != nil {
			t.Errorf("%s: the leader could not: %v", name, err)
		}
		if err := assign("AMY", "KRB", 0); err != nil {
			t.Errorf("%s: the one who has it could not hand it on: %v", name, err)
		}
	}
}

// Whoever is refused a citizen leaves a line, and gets the same answer as for a
// citizen who is not there.
func TestARefusalLeavesALineAndTellsNothing(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := o.Person(store.Person{FirstName: "Kollega", LastName: "Sag", CPR: "0101901234", OwnStaff: true}, "1990-01-01 født",
			"2026-11-10 sagsbehandler AMY i Jobparate")
		u := o.User("KRB")
		same := func(what string, ask func(fact.Subject) error) {
			t.Helper()
			hidden, absent := ask(s), ask("cabsent")
			if hidden == nil || absent == nil || hidden.Error() != absent.Error() || fault.Of(hidden) != fault.Of(absent) {
				t.Errorf("%s: hidden says %v, absent %v", what, hidden, absent)
			}
		}
		before := len(lines(t, o, s))
		same("the case", func(s fact.Subject) error {
			_, err := o.Office.Citizen(ctx, u, office.View{Subject: s, Purpose: "nysgerrig", Page: "citizen"})
			return err
		})
		same("the number", func(s fact.Subject) error {
			_, err := o.Number(ctx, u, office.View{Subject: s, Purpose: "nysgerrig", Page: "citizen"})
			return err
		})
		same("a fact", func(s fact.Subject) error {
			_, err := o.Office.Register(ctx, u, office.Register{Subject: s, Seen: 2, Drafts: []office.Draft{{On: o.Today(),
				Body: fact.NoteMade{}}}})
			return err
		})
		same("taking over", func(s fact.Subject) error {
			_, err := o.TakeOver(ctx, u, office.TakeOver{Subject: s, Seen: 2})
			return err
		})
		hits, err := o.Search(ctx, u, "010190-1234")
		if err != nil || len(hits) > 0 {
			t.Errorf("the search found %v, %v", hits, err)
		}
		if n := on(t, lines(t, o, s), "refused", "KRB"); n != 5 || len(lines(t, o, s)) != before+5 {
			t.Errorf("5 refusals left %d lines", n)
		}
		if _, err := o.Search(ctx, u, "020290-1234"); err != nil {
			t.Fatal(err)
		}
		if n := on(t, lines(t, o, ""), "miss", "KRB"); n != 1 {
			t.Errorf("a number that nobody has left %d lines", n)
		}
		// An address can hold anything; it is not written down.
		if _, err := o.Office.Citizen(ctx, u, office.View{Subject: "c010190-1234", Page: "citizen"}); fault.Of(err) != fault.NotFound {
			t.Errorf("a made-up address: %v", err)
		}
		if n := len(lines(t, o, "c010190-1234")); n != 0 {
			t.Error("a number from an address stands in the log")
		}
	})
}

// Nobody goes through numbers faster than a person types them.
func TestSearchesAreSlowedDownAndTold(t *testing.T) {
	o := officetest.New(t)
	u := o.User("KRB")
	slowed := 0
	for i := range 200 {
		_, err := o.Search(ctx, u, fmt.Sprintf("010190-%04d", i))
		if fault.Of(err) == fault.Unavailable {
			slowed++
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if slowed < 170 {
		t.Errorf("only %d of 200 searches were slowed down", slowed)
	}
	all := lines(t, o, "")
	if n := on(t, all, "alarm", "KRB"); n != 1 {
		t.Errorf("%d alarms", n)
	}
	for _, r := range all {
		if strings.ContainsAny(r.Purpose, "0123456789") {
			t.Errorf("a number stands in the log: %q", r.Purpose)
		}
	}
	if _, err := o.Search(ctx, o.User("AMY"), "010190-1234"); err != nil {
		t.Errorf("a colleague is slowed down too: %v", err)
	}
	for range 5 {
		o.Tick()
	}
	if _, err := o.Search(ctx, u, "010190-1234"); err != nil {
		t.Errorf("five minutes later: %v", err)
	}
}

// Ny henvendelse with the number of somebody whom the user may not know of asks
// the owner and tells nothing.
func TestAnInquiryAboutAHiddenCaseIsPassedOn(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := o.Person(store.Person{FirstName: "Kollega", LastName: "Sag", CPR: "6101901234", OwnStaff: true}, "1990-01-01 født",
			"2026-11-10 sagsbehandler AMY i Jobparate")
		rec, err := o.OpenCase(ctx, o.User("KRB"), office.NewCitizenForm{CPR: "610190-1234", FirstName: "Åge", LastName: "Ør",
			On: o.Today()})
		if err != nil || !rec.PassedOn || rec.Subject != "" || rec.Seq != 0 || rec.Opened != nil {
			t.Errorf("the receipt is %+v, %v", rec, err)
		}
		c, err := o.Office.Citizen(ctx, o.User("AMY"), office.View{Subject: s, Page: "test"})
		if err != nil || len(c.Case.Tasks) != 1 || c.Case.Caseworker != "AMY" {
			t.Fatalf("the owner has %+v, %v", c.Case.Tasks, err)
		}
		if casefile.Task(c.Case.Tasks[0]).Due <= o.Today() || !strings.Contains(c.History[0].Text, "Karen Bøgh") {
			t.Errorf("the task is %+v: %q", c.Case.Tasks[0], c.History[0].Text)
		}
	})
}

// A list tells nothing of a case that the user may not see: not whose it is, nor
// what is to be done, nor by when, and it is no line in the log.
func TestAListTellsNothingOfAHiddenCase(t *testing.T) {
	o := officetest.New(t)
	s := o.Person(store.Person{FirstName: "Kollega", LastName: "Sag", OwnStaff: true}, "1990-01-01 født",
		"2026-11-10 sagsbehandler AMY i Jobparate",
		"2026-11-20 første henvendelse", "2026-11-20 ydelse begyndt kontanthjælp", "2026-11-20 målgruppe 2")
	d, err := o.Day(ctx, o.User("KRB"), office.DayFilter{Whose: "unit", Status: office.StatusWeek})
	must(t, err)
	if len(d.Rows) == 0 {
		t.Fatal("the case is on no list: the test proves little")
	}
	for _, r := range d.Rows {
		if !r.Hidden || r.Subject != "" || r.Caseworker != "" || r.Worker != "" || r.What != "" || r.Rule != "" || r.Due != 0 ||
			r.PlanBy != 0 || r.OwnStaff {
			t.Errorf("the row tells %+v", r)
		}
	}
	if n := len(lines(t, o, s)); n != 0 {
		t.Errorf("%d lines in the log", n)
	}
}
