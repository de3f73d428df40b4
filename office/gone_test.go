package office_test

import (
	"strings"
	"testing"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
)

// try registers one fact as somebody who has just seen the case.
func try(t *testing.T, o *officetest.Office, user string, s fact.Subject, line, text string) error {
	t.Helper()
	c, err := o.Office.Citizen(ctx, o.User(user), office.View{Subject: s, Page: "test", Purpose: "test"})
	if err != nil {
		t.Fatal(err)
	}
	on, phrase, _ := strings.Cut(line, " ")
	b, err := fact.Parse(phrase)
	if err != nil {
		t.Fatal(err)
	}
	_, err = o.Office.Register(ctx, o.User(user), office.Register{Subject: s, Seen: c.Seq, Drafts: []office.Draft{{On: day.MustParse(on),
		Body: b, Text: text}}})
	return err
}

func TestNothingIsAskedOfTheDead(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		o.Register("KRB", s, "2026-11-23 samtale aftalt til 2026-11-26 kl. 10.00")
		o.Register("KRB", s, "2026-11-23 klage modtaget om ydelse")
		o.Register("KRB", s, "2026-11-24 død")
		o.At("2026-11-26")
		c, err := o.Office.Citizen(ctx, o.User("KRB"), office.View{Subject: s, Page: "test"})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range c.Result.Obligations {
			if x.Status.Live() && !strings.HasPrefix(x.Meta.ID, "adm-") {
				t.Errorf("%s is still %v", x.Meta.ID, x.Status)
			}
		}
		for _, status := range []office.Status{office.StatusToday, office.StatusWeek, office.StatusNone} {
			d, err := o.Day(ctx, o.User("KRB"), office.DayFilter{Status: status})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range d.Rows {
				if r.Subject == s && !strings.HasPrefix(r.Rule, "adm-") {
					t.Errorf("%s still has %s", status, r.What)
				}
			}
		}
		err = try(t, o, "KRB", s, "2026-11-25 samtale aftalt til 2026-12-01", "")
		if fault.Of(err) != fault.Invalid || !strings.Contains(err.Error(), "Borgeren døde 24.11.2026") {
			t.Errorf("a talk with the dead: %v", err)
		}
		if err := try(t, o, "KRB", s, "2026-11-25 notat", "Boet er orienteret."); err != nil {
			t.Errorf("a note: %v", err)
		}
	})
}

func TestWhoMovesIsToldThatTheTalkIsOff(t *testing.T) {
	o := officetest.New(t)
	s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
	o.Register("KRB", s, "2026-11-23 samtale aftalt til 2026-11-30 kl. 10.00")
	o.Register("KRB", s, "2026-11-24 fraflyttet")
	list := func(status office.Status) (out []string) {
		d, err := o.Day(ctx, o.User("KRB"), office.DayFilter{Status: status})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range d.Rows {
			if r.Subject == s {
				out = append(out, r.What+" "+r.Task)
			}
		}
		return out
	}
	if got := strings.Join(list(office.StatusUs), "; "); !strings.Contains(got, "det, der var aftalt til 30.11.2026, er bortfaldet") {
		t.Errorf("waits for us: %s", got)
	}
	o.At("2026-11-30")
	if got := list(office.StatusToday); len(got) != 0 {
		t.Errorf("today: %v", got)
	}
}

func TestTheSameTwiceOnADayIsNotTaken(t *testing.T) {
	o := officetest.New(t)
	s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
	o.Register("KRB", s, "2026-11-23 samtale holdt telefon")
	for line, want := range map[string]string{
		"2026-11-23 samtale holdt telefon": "allerede registreret 23.11.2026", "2026-11-23 samtale holdt": "allerede registreret",
		"2026-11-20 fritaget ved sygdom til 2026-11-10": "Slutdatoen, 10.11.2026, ligger før begyndelsen",
	} {
		if err := try(t, o, "KRB", s, line, ""); fault.Of(err) != fault.Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", line, err, want)
		}
	}
	for _, line := range []string{"2026-11-23 samtale holdt fremmøde", "2026-11-22 samtale holdt telefon", "2026-11-23 kontaktforsøg",
		"2026-11-23 kontaktforsøg"} {
		if err := try(t, o, "KRB", s, line, ""); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
}

func TestNotesAreCountedAsSeenAndBadOnesRefused(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		if err := try(t, o, "KRB", s, "2026-11-23 notat", strings.Repeat("æ\r\n", 1998)+"slut"); err != nil {
			t.Errorf("a long note: %v", err)
		}
		for text, want := range map[string]string{"a\x00b": "ikke er bogstaver", "S\xf8ren": "ikke kan læses", strings.Repeat("æ",
			4001): "plads til 4.000 tegn", "\u200b": "kan ikke ses"} {
			if err := try(t, o, "KRB", s, "2026-11-23 notat", text); fault.Of(err) != fault.Invalid || strings.Count(err.Error(), want) != 1 {
				t.Errorf("%.10q: %v, want %q", text, err, want)
			}
		}
	})
}

func TestProtectionIsInEveryListAtOnce(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		protected := func() (p store.Person) {
			err := o.Store.View(ctx, func(tx *store.Tx) (err error) { p, _, err = tx.FindPerson(ctx, s); return err })
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		o.Register("KRB", s, "2026-11-23 beskyttelse af navn og adresse")
		if !protected().Protected {
			t.Error("protection is not set")
		}
		o.Register("KRB", s, "2026-11-23 beskyttelse af navn og adresse ophørt")
		o.At("2026-11-25")
		o.Register("KRB", s, "2026-11-24 ansat i kommunen")
		if p := protected(); !p.OwnStaff {
			t.Errorf("own staff is not set: %+v", p)
		}
		err := try(t, o, "KRB", s, "2026-11-25 ansættelse i kommunen ophørt", "")
		if fault.Of(err) != fault.Forbidden {
			t.Errorf("a caseworker lifted it: %v", err)
		}
		o.Register("LED", s, "2026-11-24 ansættelse i kommunen ophørt")
		if p := protected(); p.OwnStaff {
			t.Errorf("own staff is not lifted: %+v", p)
		}
	})
}
