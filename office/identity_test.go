package office_test

import (
	"slices"
	"strings"
	"testing"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
)

func see(t *testing.T, o *officetest.Office, user string, s fact.Subject) office.Citizen {
	t.Helper()
	c, err := o.Office.Citizen(ctx, o.User(user), office.View{Subject: s, Purpose: "test", Page: "test"})
	must(t, err)
	return c
}

func person(t *testing.T, o *officetest.Office, s fact.Subject) (p store.Person) {
	t.Helper()
	must(t, o.Store.View(ctx, func(tx *store.Tx) (err error) {
		p, _, err = tx.FindPerson(ctx, s)
		return err
	}))
	return p
}

// What is known of a person is changed on screen, at once in every list, and what
// stood before is in the history.
func TestWhoACitizenIsIsChangedWithHistory(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := o.Person(store.Person{FirstName: "Ida", LastName: "Bang", Address: "Vej 1", PostalCode: "2635", City: "Ishøj",
			Phone: "20 20 20 20", Mail: true}, "1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate")
		p := person(t, o, s)
		p.LastName, p.Phone, p.Mail, p.Interpreter = "Bang Ravn", "30 30 30 30", false, "polsk"
		cmd := office.ChangePerson{Seen: 2, From: o.Today(), Person: p}
		if _, err := o.ChangePerson(ctx, o.User("HGA"), cmd); fault.Of(err) != fault.Forbidden {
			t.Errorf("another unit: %v", err)
		}
		_, err := o.ChangePerson(ctx, o.User("KRB"), cmd)
		must(t, err)
		if got := person(t, o, s); got != p {
			t.Errorf("the person is %+v", got)
		}
		c := see(t, o, "KRB", s)
		var words []string
		for _, h := range c.History {
			if h.Kind == "person-changed" {
				words = append(words, h.Text)
			}
		}
		slices.Sort(words)
		want := []string{"30 30 30 30 (før: 20 20 20 20)", "Ida Bang Ravn (før: Ida Bang)", "nej (før: ja)", "polsk (før: ingen)"}
		if !slices.Equal(words, want) {
			t.Errorf("the history says %q", words)
		}
		hits, err := o.Search(ctx, o.User("KRB"), "ravn")
		if err != nil || len(hits) != 1 {
			t.Errorf("the new name finds %v, %v", hits, err)
		}
		cmd.Seen = c.Seq
		if _, err := o.ChangePerson(ctx, o.User("KRB"), cmd); fault.Of(err) != fault.Invalid {
			t.Errorf("nothing new: %v", err)
		}
		cmd.Person.FirstName, cmd.Person.Email, cmd.From = "", "ingen", 0
		_, err = o.ChangePerson(ctx, o.User("KRB"), cmd)
		if f, ok := err.(*fault.Fault); !ok || len(f.Fields) != 3 {
			t.Errorf("a bad form: %v", err)
		}
	})
}

// Protection begins and ends on screen, at once in every list; a colleague cannot
// lift it to see the address, nor read it in the history.
func TestProtectionIsSetAndLiftedOnScreen(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := o.Person(store.Person{FirstName: "Ida", LastName: "Bang", Address: "Vej 1", PostalCode: "2635", City: "Ishøj"},
			"1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate")
		change := func(user string, f func(*store.Person)) error {
			p := person(t, o, s)
			f(&p)
			_, err := o.ChangePerson(ctx, o.User(user), office.ChangePerson{Seen: see(t, o, user, s).Seq, From: o.Today(), Person: p})
			return err
		}
		must(t, change("KRB", func(p *store.Person) { p.Address = "Hemmeligvej 7" }))
		must(t, change("KRB", func(p *store.Person) { p.Protected = true }))
		if c := see(t, o, "AMY", s); !c.Masked || c.Person.Address != "" || strings.Contains(c.History[0].Text+c.History[1].Text,
			"Hemmelig") {
			t.Errorf("a colleague sees %+v", c.Person)
		}
		if c := see(t, o, "KRB", s); c.Masked {
			t.Error("the caseworker does not see the address")
		}
		if err := change("AMY", func(p *store.Person) { p.Protected = false }); fault.Of(err) != fault.Forbidden {
			t.Errorf("a colleague lifted it: %v", err)
		}
		var set fact.Seq
		for _, h := range see(t, o, "KRB", s).History {
			if h.Kind == "protection-set" {
				set = h.Seq
			}
		}
		annul := office.Register{Subject: s, Seen: see(t, o, "AMY", s).Seq, Drafts: []office.Draft{{On: o.Today(), Corrects: set,
			Body: fact.Withdrawn{}}}}
		if _, err := o.Office.Register(ctx, o.User("AMY"), annul); fault.Of(err) != fault.Forbidden {
			t.Errorf("a colleague annulled it: %v", err)
		}
		must(t, change("LED", func(p *store.Person) { p.Protected = false }))
		o.At((o.Today() + 1).String())
		must(t, o.Sweep(ctx))
		if person(t, o, s).Protected || see(t, o, "AMY", s).Masked {
			t.Error("the day after, the protection still stands")
		}
		// An import's protection, of which no fact tells, can be lifted too.
		old := o.Person(store.Person{FirstName: "Bo", LastName: "Ravn", Protected: true}, "1990-01-01 født",
			"2026-11-10 sagsbehandler KRB i Jobparate")
		p := person(t, o, old)
		p.Protected = false
		_, err := o.ChangePerson(ctx, o.User("KRB"), office.ChangePerson{Seen: 2, From: o.Today(), Person: p})
		must(t, err)
		o.At((o.Today() + 1).String())
		must(t, o.Sweep(ctx))
		if person(t, o, old).Protected {
			t.Error("an import's protection still stands")
		}
	})
}

// A substitute number gives way to the real one, and the birth date with it.
func TestASubstituteNumberIsReplaced(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := o.Person(store.Person{FirstName: "Ida", LastName: "Bang", CPR: "6101901234"}, "1990-01-01 født",
			"2026-11-10 sagsbehandler KRB i Jobparate")
		o.Person(store.Person{FirstName: "En", LastName: "Anden", CPR: "0303901234"}, "1990-03-03 født",
			"2026-11-10 sagsbehandler KRB i Jobparate")
		cmd := office.ReplaceNumber{Subject: s, Seen: 2, Number: "030390-1234", On: o.Today()}
		if _, err := o.ReplaceNumber(ctx, o.User("KRB"), cmd); fault.Of(err) != fault.Conflict {
			t.Errorf("somebody else's number: %v", err)
		}
		cmd.Number = "020290-1234"
		_, err := o.ReplaceNumber(ctx, o.User("KRB"), cmd)
		must(t, err)
		c := see(t, o, "KRB", s)
		if person(t, o, s).CPR != "0202901234" || c.Case.Born != day.MustParse("1990-02-02") {
			t.Errorf("the number is %s, born %s", person(t, o, s).CPR, c.Case.Born)
		}
		for _, h := range c.History {
			if strings.Contains(h.Text, "1234") {
				t.Errorf("the history shows a whole number: %q", h.Text)
			}
		}
		if hits, err := o.Search(ctx, o.User("KRB"), "020290-1234"); err != nil || len(hits) != 1 {
			t.Errorf("the new number finds %v, %v", hits, err)
		}
	})
}

// Two records of one person are merged, and parted again.
func TestTwoCasesAreMergedAndPartedAgain(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		a, b := jobseeker(o, "Ida Bang", "KRB", "Jobparate"), jobseeker(o, "Ida Bang-Ravn", "AMY", "Jobparate")
		far := jobseeker(o, "Ida Fjern", "HGA", "Sygedagpenge")
		live := func(s fact.Subject) (n int) {
			for _, x := range see(t, o, "KRB", s).Result.Obligations {
				if x.Status.Live() {
					n++
				}
			}
			return n
		}
		had := live(b)
		cmd := office.Merge{Keeps: a, Gives: far, Seen: 5, Reason: "Samme person, to numre"}
		if _, err := o.Merge(ctx, o.User("KRB"), cmd); fault.Of(err) != fault.Forbidden {
			t.Errorf("with another unit's case: %v", err)
		}
		cmd.Gives = b
		_, err := o.Merge(ctx, o.User("KRB"), cmd)
		must(t, err)
		if see(t, o, "KRB", b).Case.CarriedBy != a || len(see(t, o, "KRB", a).Case.With) != 1 || had == 0 {
			t.Errorf("not merged: %d duties before", had)
		}
		cmd.Seen++
		if _, err := o.Merge(ctx, o.User("KRB"), cmd); fault.Of(err) != fault.Invalid {
			t.Errorf("merged twice: %v", err)
		}
		cmd.Part, cmd.Reason = true, "Det var alligevel to personer"
		_, err = o.Merge(ctx, o.User("KRB"), cmd)
		must(t, err)
		if see(t, o, "KRB", b).Case.CarriedBy != "" || live(b) != had {
			t.Errorf("parted, %d duties, had %d", live(b), had)
		}
	})
}

// Words in the wrong case are taken out of sight with a reason and a trace, and a
// leader shows them again.
func TestWordsAreTakenOutOfSight(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		note := office.Register{Subject: s, Seen: 5, Drafts: []office.Draft{{On: o.Today(), Body: fact.NoteMade{},
			Text: "Om en helt anden"}}}
		rec, err := o.Office.Register(ctx, o.User("KRB"), note)
		must(t, err)
		text := func() (words, why string) {
			for _, h := range see(t, o, "KRB", s).History {
				switch h.Kind {
				case "note-made":
					words = h.Text
				case "text-hidden":
					why = h.Text
				}
			}
			return words, why
		}
		cmd := office.HideText{Subject: s, Seen: rec.Seq, Fact: rec.Seq, Reason: "Hører til en anden borger"}
		rec, err = o.HideText(ctx, o.User("KRB"), cmd)
		must(t, err)
		if words, why := text(); words != "" || why != cmd.Reason {
			t.Errorf("the words are %q, why %q", words, why)
		}
		cmd.Seen, cmd.Show = rec.Seq, true
		if _, err := o.HideText(ctx, o.User("KRB"), cmd); fault.Of(err) != fault.Forbidden {
			t.Errorf("shown again by a caseworker: %v", err)
		}
		_, err = o.HideText(ctx, o.User("LED"), cmd)
		must(t, err)
		if words, _ := text(); words != "Om en helt anden" {
			t.Errorf("shown again: %q", words)
		}
	})
}

// A duty that is put off leaves until a day, with a reason.
func TestSomethingIsPutOffWithAnEnd(t *testing.T) {
	o := officetest.New(t)
	s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
	cmd := office.Snooze{Subject: s, Seen: 5, Until: o.Today() + 200, Reason: "Afventer læge"}
	if _, err := o.Snooze(ctx, o.User("KRB"), cmd); fault.Of(err) != fault.Invalid {
		t.Errorf("for ever: %v", err)
	}
	cmd.Until = o.Today() + 7
	rec, err := o.Snooze(ctx, o.User("KRB"), cmd)
	must(t, err)
	if back, ok := see(t, o, "KRB", s).Case.IsSnoozed("", o.Today()); !ok || back != o.Today()+7 {
		t.Errorf("it comes back on %s, %v", back, ok)
	}
	_, err = o.Snooze(ctx, o.User("KRB"), office.Snooze{Subject: s, Seen: rec.Seq, End: true})
	must(t, err)
	if _, ok := see(t, o, "KRB", s).Case.IsSnoozed("", o.Today()+1); ok {
		t.Error("it is still put off")
	}
}
