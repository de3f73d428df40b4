package office_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
)

// invited is a citizen with a talk ahead, and the fact that arranged it.
func invited(t *testing.T, o *officetest.Office) (fact.Subject, fact.Seq) {
	t.Helper()
	s := o.Citizen("Ida Bang", "1984-06-05 født", "2026-11-02 sagsbehandler KRB i Jobparate", "2026-11-02 første henvendelse",
		"2026-11-20 samtale aftalt til 2026-11-30 kl. 09.30")
	talk, ok := new(see(t, o, "KRB", s)).Next()
	if !ok {
		t.Fatal("no talk is arranged")
	}
	return s, talk.ID
}

func TestALinkIsAnsweredOnceByWhoeverKnowsTheBirthDate(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s, talk := invited(t, o)
		token, until, err := o.MakeLink(ctx, o.User("KRB"), s, talk)
		must(t, err)
		if until != day.MustParse("2026-11-30") || len(token) < 26 {
			t.Errorf("%q until %s", token, until)
		}
		if c := see(t, o, "KRB", s); c.Linked != until {
			t.Errorf("the case page says %s", c.Linked)
		}
		must(t, o.Store.View(ctx, func(tx *store.Tx) error {
			l, found, err := tx.FindLink(ctx, token)
			if !found || l.Hash == token || l.Subject != s || l.About != talk || l.By != "KRB" {
				t.Errorf("%+v", l)
			}
			return err
		}))
		if _, err := o.FollowLink(ctx, token, "06.05.84"); fault.Of(err) != fault.Invalid {
			t.Errorf("a wrong birth date: %v", err)
		}
		for _, born := range []string{"050684", "05.06.1984", "05-06-84"} {
			l, err := o.FollowLink(ctx, token, born)
			must(t, err)
			if l.On != day.MustParse("2026-11-30") || l.At != "09.30" {
				t.Errorf("%+v", l)
			}
		}
		err = o.AnswerLink(ctx, office.LinkAnswer{Token: token, Born: "050684", Text: strings.Repeat("æ", 111)})
		if fault.Of(err) != fault.Invalid {
			t.Errorf("a text that is too long: %v", err)
		}
		must(t, o.AnswerLink(ctx, office.LinkAnswer{Token: token, Born: "050684", Text: "Helst om eftermiddagen"}))
		c := see(t, o, "KRB", s)
		if n := len(c.Case.Tasks); n != 1 || c.Case.Tasks[0].Due != day.MustParse("2026-11-25") {
			t.Fatalf("tasks: %+v", c.Case.Tasks)
		}
		h := c.History[0]
		for _, x := range c.History {
			if x.Kind == "task-set" {
				h = x
			}
		}
		if h.Text != "Borgeren vil gerne flytte jobsamtale 30.11.2026 kl. 09.30. Helst om eftermiddagen" || h.Actor != string(s) ||
			h.Source != "borgeren" {
			t.Errorf("the history says %q of %s from %s", h.Text, h.Actor, h.Source)
		}
		if c.Linked != 0 {
			t.Error("the case page has a link that is used")
		}
		if err := o.AnswerLink(ctx, office.LinkAnswer{Token: token, Born: "050684", Comes: true}); !errors.Is(err, office.ErrLink) {
			t.Errorf("the second answer: %v", err)
		}
		own, missed := 0, 0
		must(t, o.Store.View(ctx, func(tx *store.Tx) error {
			reads, err := tx.ReadsOf(ctx, s, 100)
			for _, r := range reads {
				switch {
				case r.User == string(s) && r.Page == "link" && r.Purpose == "Borgeren selv, med et link":
					own++
				case r.User == "link" && r.Page == "refused":
					missed++
				}
			}
			return err
		}))
		if own != 4 || missed != 1 {
			t.Errorf("the read log has %d looks and %d misses", own, missed)
		}
	})
}

func TestThatTheCitizenComesStandsInTheCase(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s, talk := invited(t, o)
		token, _, err := o.MakeLink(ctx, o.User("KRB"), s, talk)
		must(t, err)
		must(t, o.AnswerLink(ctx, office.LinkAnswer{Token: token, Born: "050684", Comes: true}))
		c := see(t, o, "KRB", s)
		found := false
		for _, h := range c.History {
			found = found || h.Kind == "note-made" && h.Text == "Borgeren har svaret med et link og kommer til jobsamtale 30.11.2026 kl. 09.30."
		}
		if !found || len(c.Case.Tasks) != 0 {
			t.Errorf("found %v, tasks %v", found, c.Case.Tasks)
		}
	})
}

// Whatever became of a link, whoever follows it gets the same answer as for one that
// never was.
func TestLinksThatOpenNothingAreToldApartForNobody(t *testing.T) {
	for name, end := range map[string]func(t *testing.T, o *officetest.Office, s fact.Subject, talk fact.Seq, token string) string{
		"unknown": func(*testing.T, *officetest.Office, fact.Subject, fact.Seq, string) string { return "FINDESIKKE" },
		"empty":   func(*testing.T, *officetest.Office, fact.Subject, fact.Seq, string) string { return "" },
		"over": func(_ *testing.T, o *officetest.Office, _ fact.Subject, _ fact.Seq, token string) string {
			o.At("2026-11-30")
			for range 91 { // 8.00 has become 9.31
				o.Tick()
			}
			return token
		},
		"withdrawn": func(t *testing.T, o *officetest.Office, s fact.Subject, talk fact.Seq, token string) string {
			must(t, o.WithdrawLink(ctx, o.User("KRB"), s, talk))
			return token
		},
		"another made": func(t *testing.T, o *officetest.Office, s fact.Subject, talk fact.Seq, token string) string {
			_, _, err := o.MakeLink(ctx, o.User("KRB"), s, talk)
			must(t, err)
			return token
		},
		"talk cancelled": func(t *testing.T, o *officetest.Office, s fact.Subject, _ fact.Seq, token string) string {
			_, err := o.Office.Register(ctx, o.User("KRB"), office.Register{Subject: s, Seen: see(t, o, "KRB", s).Seq, Drafts: []office.Draft{
				{On: o.Today(), Body: fact.TalkCancelled{Talk: fact.JobTalk, For: day.MustParse("2026-11-30")}}}})
			must(t, err)
			return token
		},
		"guessed at": func(t *testing.T, o *officetest.Office, _ fact.Subject, _ fact.Seq, token string) string {
			for range 10 {
				if _, err := o.FollowLink(ctx, token, "010101"); fault.Of(err) != fault.Invalid {
					t.Errorf("a guess: %v", err)
				}
				o.Tick()
			}
			return token
		},
		"citizen erased": func(t *testing.T, o *officetest.Office, s fact.Subject, _ fact.Seq, token string) string {
			must(t, o.Store.Update(ctx, func(tx *store.Tx) error { return tx.EraseSubject(ctx, s) }))
			return token
		},
	} {
		t.Run(name, func(t *testing.T) {
			both(t, func(t *testing.T, o *officetest.Office) {
				s, talk := invited(t, o)
				token, _, err := o.MakeLink(ctx, o.User("KRB"), s, talk)
				must(t, err)
				must(t, o.TryLink(ctx, token))
				token = end(t, o, s, talk, token)
				_, follow := o.FollowLink(ctx, token, "050684")
				_, unsure := o.FollowLink(ctx, token, "x")
				for _, err := range []error{o.TryLink(ctx, token), follow, unsure, o.AnswerLink(ctx, office.LinkAnswer{Token: token, Born: "050684"})} {
					if !errors.Is(err, office.ErrLink) {
						t.Errorf("%v", err)
					}
				}
			})
		})
	}
}

func TestOnlyThoseWhoMayWriteInACaseMakeALink(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s, talk := invited(t, o)
		for _, id := range []string{"HGA", "YDE", "CHE"} {
			if _, _, err := o.MakeLink(ctx, o.User(id), s, talk); fault.Of(err) != fault.Forbidden {
				t.Errorf("%s: %v", id, err)
			}
			if err := o.WithdrawLink(ctx, o.User(id), s, talk); fault.Of(err) != fault.Forbidden {
				t.Errorf("%s takes it back: %v", id, err)
			}
		}
		if _, _, err := o.MakeLink(ctx, o.User("KRB"), s, talk+1); fault.Of(err) != fault.Invalid {
			t.Errorf("about nothing: %v", err)
		}
	})
}

// Whoever guesses fast is slowed down, also with the right date.
func TestGuessesAtALinkAreHeldToAPace(t *testing.T) {
	o := officetest.New(t)
	s, talk := invited(t, o)
	token, _, err := o.MakeLink(ctx, o.User("KRB"), s, talk)
	must(t, err)
	for range 8 {
		if _, err := o.FollowLink(ctx, token, "010101"); fault.Of(err) != fault.Invalid {
			t.Errorf("a guess: %v", err)
		}
	}
	if _, err := o.FollowLink(ctx, token, "050684"); fault.Of(err) != fault.Unavailable {
		t.Errorf("too many: %v", err)
	}
	o.Tick()
	_, err = o.FollowLink(ctx, token, "050684")
	must(t, err)
}

// Of answers that come at once, one counts.
func TestOfTwoAnswersAtOnceOneIsKept(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s, talk := invited(t, o)
		token, _, err := o.MakeLink(ctx, o.User("KRB"), s, talk)
		must(t, err)
		var wg sync.WaitGroup
		for range 3 {
			wg.Go(func() {
				err := o.AnswerLink(ctx, office.LinkAnswer{Token: token, Born: "050684"})
				if err != nil && !errors.Is(err, office.ErrLink) && fault.Of(err) != fault.Conflict {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if c := see(t, o, "KRB", s); len(c.Case.Tasks) != 1 {
			t.Errorf("%d tasks", len(c.Case.Tasks))
		}
	})
}
