package office_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
	"indgang/store/storetest"
)

var ctx = context.Background()

func jobseeker(o *officetest.Office, name, worker, unit string) fact.Subject {
	return o.Citizen(name, "1990-01-01 født", "2026-11-10 sagsbehandler "+worker+" i "+unit, "2026-11-20 første henvendelse",
		"2026-11-20 ydelse begyndt kontanthjælp", "2026-11-20 målgruppe 2")
}

func both(t *testing.T, f func(t *testing.T, o *officetest.Office)) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) { f(t, officetest.On(t, s)) })
}

func TestATalkThatIsRegisteredMeetsTheDutyAndTheListChanges(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		week := func() int {
			d, err := o.Day(ctx, o.User("KRB"), office.DayFilter{Status: office.StatusWeek})
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, r := range d.Rows {
				if r.Rule == "first-talk-1w" {
					n++
				}
			}
			return n
		}
		o.At("2026-11-23") // due Friday 27 November
		if week() != 1 {
			t.Error("the first talk is not on this week's list")
		}
		rec := o.Register("KRB", s, "2026-11-23 samtale holdt")
		if !slices.ContainsFunc(rec.Met, func(x duty.Obligation) bool { return x.Meta.ID == "first-talk-1w" && x.Status == duty.Met }) {
			t.Errorf("the receipt does not say that it was met: %+v", rec.Met)
		}
		if week() != 0 {
			t.Error("the first talk still stands on the list")
		}
	})
}

func TestWhoeverHasNotSeenTheNewestFactIsToldSoAndNothingIsKept(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		draft := []office.Draft{{On: o.Today(), Body: fact.TalkHeld{Talk: fact.JobTalk}}}
		if _, err := o.Office.Register(ctx, o.User("KRB"), office.Register{Subject: s, Seen: 5, Drafts: draft}); err != nil {
			t.Fatal(err)
		}
		_, err := o.Office.Register(ctx, o.User("AMY"), office.Register{Subject: s, Seen: 5, Drafts: draft})
		if fault.Of(err) != fault.Conflict {
			t.Errorf("the second writer got %v", err)
		}
		c, err := o.Office.Citizen(ctx, o.User("KRB"), office.View{Subject: s, Page: "test"})
		if err != nil || c.Seq != 6 {
			t.Errorf("the case has %d facts, %v", c.Seq, err)
		}
	})
}

func TestACorrectionLeavesTheOldOneVisibleAndTheCaseAsKnownUnchanged(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		o.At("2026-11-24")
		o.Register("KRB", s, "2026-11-24 samtale holdt")
		o.At("2026-11-30")
		see := func(known string) office.Citizen {
			v := office.View{Subject: s, Page: "test"}
			if known != "" {
				v.Known = day.MustParse(known)
			}
			c, err := o.Office.Citizen(ctx, o.User("KRB"), v)
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		c := see("")
		_, err := o.Office.Register(ctx, o.User("KRB"), office.Register{Subject: s, Seen: c.Seq,
			Drafts: []office.Draft{{On: day.MustParse("2026-11-29"), Body: fact.TalkHeld{Talk: fact.JobTalk}, Corrects: 6}}})
		if err != nil {
			t.Fatal(err)
		}
		status := func(c office.Citizen) string {
			for _, x := range c.Result.Obligations {
				if x.Meta.ID == "first-talk-1w" {
					return x.Status.String() + " " + x.Closed.String()
				}
			}
			return ""
		}
		if got := status(see("")); got != "met_late 2026-11-29" {
			t.Errorf("today: %s", got)
		}
		if got := status(see("2026-11-24")); got != "met 2026-11-24" {
			t.Errorf("as known on the 24th: %s", got)
		}
		if got := status(see("2026-11-23")); got != "open " {
			t.Errorf("as known on the 23rd: %s", got)
		}
		var shown bool
		for _, h := range see("").History {
			if len(h.Earlier) == 1 && h.On == day.MustParse("2026-11-29") && h.Earlier[0].On == day.MustParse("2026-11-24") {
				shown = true
			}
		}
		if !shown {
			t.Error("the corrected talk is not on the timeline")
		}
		_, err = o.Office.Register(ctx, o.User("KRB"), office.Register{Subject: s, Seen: 7,
			Drafts: []office.Draft{{On: day.MustParse("2026-11-28"), Body: fact.TalkHeld{Talk: fact.JobTalk}, Corrects: 6}}})
		if fault.Of(err) != fault.Invalid {
			t.Errorf("a fact that was corrected could be corrected once more: %v", err)
		}
	})
}

func TestBadInputIsRefusedWithAllThatIsWrong(t *testing.T) {
	o := officetest.New(t)
	s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
	for _, c := range []struct {
		draft office.Draft
		want  string
	}{
		{office.Draft{On: o.Today() + 1, Body: fact.TalkHeld{Talk: fact.JobTalk}}, "fremtiden"},
		{office.Draft{On: day.MustParse("1899-12-31"), Body: fact.TalkHeld{Talk: fact.JobTalk}}, "ligger før"},
		{office.Draft{On: o.Today() + 400, Body: fact.OfferStarted{Offer: fact.WorkPlacement}}, "mere end et år"},
		{office.Draft{Body: fact.TalkHeld{Talk: fact.JobTalk}}, "Skriv datoen"},
		{office.Draft{On: o.Today(), Body: fact.TalkHeld{Talk: "nap"}}, "findes ikke i listen"},
		{office.Draft{On: o.Today(), Body: fact.TalkBooked{For: o.Today() - 3, Talk: fact.JobTalk}}, "før aftalen"},
		{office.Draft{On: o.Today(), Body: 42}, "Vælg, hvad"},
		{office.Draft{On: o.Today(), Body: fact.Withdrawn{}}, "Vælg den oplysning"},
		{office.Draft{On: o.Today(), Body: fact.NoteMade{}, Text: strings.Repeat("æ", 4001)}, "plads til 4.000 tegn"},
	} {
		_, err := o.Office.Register(ctx, o.User("KRB"), office.Register{Subject: s, Seen: 5, Drafts: []office.Draft{c.draft}})
		if fault.Of(err) != fault.Invalid || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.draft, err, c.want)
		}
	}
	_, err := o.Office.Register(ctx, o.User("KRB"), office.Register{Subject: s, Seen: 5,
		Drafts: []office.Draft{{On: o.Today() + 1, Body: fact.TalkHeld{Talk: "nap"}}}})
	if f, ok := errors.AsType[*fault.Fault](err); !ok || len(f.Fields) != 2 {
		t.Errorf("not all that is wrong is told: %v", err)
	}
	if c, _ := o.Office.Citizen(ctx, o.User("KRB"), office.View{Subject: s, Page: "test"}); c.Seq != 5 {
		t.Errorf("something was kept: %d facts", c.Seq)
	}
}

// may is what each role may do with a case, by how the case stands to them.
func TestAccessFollowsTheTable(t *testing.T) {
	o := officetest.New(t)
	own := jobseeker(o, "Egen Sag", "KRB", "Jobparate")
	unit := jobseeker(o, "Enhedens Sag", "AMY", "Jobparate")
	other := jobseeker(o, "Anden Sag", "HGA", "Sygedagpenge")
	consent := o.Citizen("Samtykke Sag", "1990-01-01 født", "2026-11-10 sagsbehandler HGA i Sygedagpenge",
		"2026-11-10 samtykke givet til borgerrådgiveren")
	colleague := o.Person(store.Person{FirstName: "Kollega", LastName: "Sag", OwnStaff: true}, "1990-01-01 født",
		"2026-11-10 sagsbehandler AMY i Jobparate")
	for _, c := range []struct {
		user    string
		subject fact.Subject
		purpose string
		want    fault.Kind
		write   bool
	}{
		{"KRB", own, "", "", true}, {"KRB", unit, "", "", true}, {"KRB", other, "", fault.Forbidden, false},
		{"KRB", other, "vikar for HGA", "", false},
		{"LED", own, "", "", true}, {"LED", other, "", fault.Forbidden, false}, {"YDE", other, "", "", false}, {"CHE", unit, "", "", false},
		{"JUR", own, "nysgerrig", fault.NotFound, false}, {"ANA", own, "", fault.NotFound, false}, {"SYS", own, "", fault.NotFound, false},
		{"BRG", own, "", fault.NotFound, false}, {"BRG", consent, "", "", false},
		{"KRB", colleague, "nysgerrig", fault.NotFound, false}, {"AMY", colleague, "", "", true}, {"LED", colleague, "", "", true},
	} {
		got, err := o.Office.Citizen(ctx, o.User(c.user), office.View{Subject: c.subject, Purpose: c.purpose, Page: "test"})
		if fault.Of(err) != c.want {
			t.Errorf("%s reads %s: %v, want %q", c.user, c.subject, err, c.want)
			continue
		}
		if err == nil && (got.Level == office.Write) != c.write {
			t.Errorf("%s may write %s: %v", c.user, c.subject, got.Level)
		}
		_, err = o.Office.Register(ctx, o.User(c.user), office.Register{Subject: c.subject, Seen: 99,
			Drafts: []office.Draft{{On: o.Today(), Body: fact.NoteMade{}}}})
		want := fault.Forbidden
		if c.want == fault.NotFound {
			want = fault.NotFound // whoever may not see a case may not learn that it is there
		}
		if !c.write && fault.Of(err) != want {
			t.Errorf("%s writes %s: %v, want %q", c.user, c.subject, err, want)
		}
	}
}

func TestNobodyIsShownBeforeTheLogHasALine(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		lines := func() int {
			n := 0
			if err := o.Store.View(ctx, func(tx *store.Tx) error {
				reads, err := tx.ReadsOf(ctx, s, 100)
				n = len(reads)
				for _, r := range reads {
					if r.User == "" || r.Purpose == "" || r.At.IsZero() {
						t.Errorf("a line without who, why or when: %+v", r)
					}
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return n
		}
		before := lines()
		for i, read := range []func() error{
			func() error {
				_, err := o.Office.Citizen(ctx, o.User("KRB"), office.View{Subject: s, Page: "test"})
				return err
			},
			func() error { _, err := o.Search(ctx, o.User("KRB"), "ida"); return err },
			func() error {
				_, err := o.Day(ctx, o.User("KRB"), office.DayFilter{Status: office.StatusUs})
				return err
			},
		} {
			if err := read(); err != nil {
				t.Fatal(err)
			}
			if now := lines(); now != before+i+1 {
				t.Errorf("read %d left %d lines", i, now-before)
			}
		}
	})
}

func TestProtectedAddressesAreForThoseWhoNeedThem(t *testing.T) {
	o := officetest.New(t)
	s := o.Person(store.Person{FirstName: "Lis", LastName: "Dam", Address: "Skovvej 1", Protected: true}, "1990-01-01 født",
		"2026-11-10 sagsbehandler KRB i Jobparate")
	for user, want := range map[string]bool{"KRB": true, "AMY": false, "LED": true, "VIR": false, "YDE": true} {
		c, err := o.Office.Citizen(ctx, o.User(user), office.View{Subject: s, Purpose: "test", Page: "test"})
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Person.Address != ""; got != want {
			t.Errorf("%s sees the address: %v", user, got)
		}
	}
}

func TestTheSweepMovesTheListsWithTheDays(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		jobseeker(o, "Bo Ravn", "KRB", "Jobparate")
		count := func(s office.Status) int {
			d, err := o.Day(ctx, o.User("KRB"), office.DayFilter{Status: s})
			if err != nil {
				t.Fatal(err)
			}
			return d.Counts[s]
		}
		o.At("2026-11-27")
		if n := count(office.StatusOverdue); n != 0 {
			t.Errorf("on the last day %d are overdue", n)
		}
		for _, x := range []struct {
			on             string
			overdue, later int
		}{{"2026-11-28", 2, 0}, {"2026-12-05", 2, 0}, {"2027-02-01", 2, 0}, {"2027-05-26", 2, 0}, {"2027-05-27", 2, 2}, {"2027-06-01", 2, 2}} {
			o.At(x.on)
			if n, old := count(office.StatusOverdue), count(office.StatusBacklog); n != x.overdue || old != x.later {
				t.Errorf("on %s %d are overdue and %d long so, want %d and %d", x.on, n, old, x.overdue, x.later)
			}
			same(t, o)
		}
		o.At("2026-11-26") // the clock was set back
		if n := count(office.StatusOverdue); n != 0 {
			t.Errorf("after the clock was set back %d are overdue", n)
		}
	})
}

// same checks that a rebuild gives the rows that are there.
func same(t *testing.T, o *officetest.Office) {
	t.Helper()
	dump := func() (out []string) {
		if err := o.Store.View(ctx, func(tx *store.Tx) (err error) {
			out, err = tx.DumpViews(ctx)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return out
	}
	was := dump()
	if _, err := o.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	now := dump()
	if !slices.Equal(was, now) {
		for i := range min(len(was), len(now)) {
			if was[i] != now[i] {
				t.Fatalf("on %s a rebuild changes\n%s\ninto\n%s", o.Today(), was[i], now[i])
			}
		}
		t.Fatalf("on %s a rebuild gives %d rows, there were %d", o.Today(), len(now), len(was))
	}
}

func TestOpeningACaseTwiceIsAConflict(t *testing.T) {
	o := officetest.New(t)
	f := office.NewCitizenForm{CPR: "610190-1234", FirstName: "Åge", LastName: "Ør", On: o.Today()}
	rec, err := o.OpenCase(ctx, o.User("KRB"), f)
	if err != nil {
		t.Fatal(err)
	}
	c, err := o.Office.Citizen(ctx, o.User("KRB"), office.View{Subject: rec.Subject, Page: "test"})
	if err != nil || c.Case.Born != day.MustParse("1990-01-01") || c.Case.Caseworker != "KRB" {
		t.Errorf("opened %+v, %v", c.Case, err)
	}
	if _, err := o.OpenCase(ctx, o.User("AMY"), f); fault.Of(err) != fault.Conflict {
		t.Errorf("opened twice: %v", err)
	}
	if _, err := o.OpenCase(ctx, o.User("KRB"), office.NewCitizenForm{CPR: "999999-9999", Group: 14}); fault.Of(err) != fault.Invalid ||
		len(err.(*fault.Fault).Fields) != 5 {
		t.Errorf("an empty form: %v", err)
	}
	if _, err := o.OpenCase(ctx, o.User("JUR"), f); fault.Of(err) != fault.Forbidden {
		t.Errorf("a lawyer opened a case: %v", err)
	}
}

func TestPersonalNumbers(t *testing.T) {
	for _, c := range []struct{ in, born string }{
		{"010190-1234", "1990-01-01"}, {"0101901234", "1990-01-01"}, {"610190-1234", "1990-01-01"}, {"290204-4123", "2004-02-29"},
		{"010137-4123", "1937-01-01"}, {"010136-4123", "2036-01-01"}, {"010157-5123", "2057-01-01"}, {"010158-5123", "1858-01-01"},
		{"010136-9123", "2036-01-01"},
	} {
		got, err := office.ParseCPR(c.in)
		if err != nil || got.Born != day.MustParse(c.born) {
			t.Errorf("%s: %s %v, want %s", c.in, got.Born, err, c.born)
		}
	}
	for _, in := range []string{"", "0101901", "320190-1234", "930190-1234", "290203-1234", "01019o-1234", "010190-12345", "001190-1234"} {
		if got, err := office.ParseCPR(in); err == nil {
			t.Errorf("%q was read as %+v", in, got)
		}
	}
}

func FuzzParseCPR(f *testing.F) {
	f.Add("010190-1234")
	f.Fuzz(func(t *testing.T, s string) {
		if c, err := office.ParseCPR(s); err == nil && (len(c.Number) != 10 || c.Born == 0) {
			t.Fatalf("%q: %+v", s, c)
		}
	})
}

func TestALawyerSignsARuleOffAndItBinds(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		o.At("2026-12-01")
		force := func() string {
			c, err := o.Office.Citizen(ctx, o.User("KRB"), office.View{Subject: s, Page: "test"})
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range c.Result.Obligations {
				if x.Meta.ID == "first-talk-1w" {
					return x.Force.String()
				}
			}
			return ""
		}
		listed := func() string {
			d, err := o.Day(ctx, o.User("KRB"), office.DayFilter{Status: office.StatusOverdue})
			if err != nil || len(d.Rows) == 0 {
				t.Fatalf("%d rows, %v", len(d.Rows), err)
			}
			return d.Rows[0].Force
		}
		if force() != "warning" || listed() != "warning" {
			t.Errorf("before the sign-off: %s, %s", force(), listed())
		}
		cat, err := o.Catalogue(ctx, o.User("JUR"))
		if err != nil {
			t.Fatal(err)
		}
		p, ok := cat.Find("first-talk-1w")
		if !ok || p.Touch.Citizens != 1 || p.Touch.Overdue != 1 || p.Now < 0 || !cat.MaySign {
			t.Fatalf("the catalogue says %+v", p)
		}
		j := office.Judgement{Rule: "first-talk-1w", Version: p.Versions[p.Now].Version, Sign: true, Seen: cat.Seq}
		if err := o.Judge(ctx, o.User("KRB"), j); fault.Of(err) != fault.Forbidden {
			t.Errorf("a caseworker signed: %v", err)
		}
		if err := o.Judge(ctx, o.User("JUR"), j); err != nil {
			t.Fatal(err)
		}
		if force() != "binding" || listed() != "binding" {
			t.Errorf("after the sign-off: %s, %s", force(), listed())
		}
		if err := o.Judge(ctx, o.User("JUR"), j); fault.Of(err) != fault.Conflict {
			t.Errorf("a stale judgement: %v", err)
		}
		j.Seen, j.Sign = 1, false
		if err := o.Judge(ctx, o.User("JUR"), j); fault.Of(err) != fault.Invalid {
			t.Errorf("sent back without a reason: %v", err)
		}
		j.Reason = "Lovteksten er ikke læst endnu."
		if err := o.Judge(ctx, o.User("JUR"), j); err != nil {
			t.Fatal(err)
		}
		if force() != "warning" || listed() != "warning" {
			t.Errorf("after it was sent back: %s, %s", force(), listed())
		}
		cat, _ = o.Catalogue(ctx, o.User("KRB"))
		p, _ = cat.Find("first-talk-1w")
		if w := p.Versions[p.Now].Words; len(w) != 2 || w[0].Signed || w[0].Reason == "" || !w[1].Signed || w[1].By != "JUR" {
			t.Errorf("the catalogue remembers %+v", w)
		}
		none := office.Judgement{Rule: "joint-9m", Version: cat.Provisions[0].Versions[0].Version, Sign: true, Seen: 2}
		if q, ok := cat.Find("joint-9m"); ok {
			none.Version = q.Versions[len(q.Versions)-1].Version
			if err := o.Judge(ctx, o.User("JUR"), none); fault.Of(err) != fault.Invalid {
				t.Errorf("a rule that does not exist was signed: %v", err)
			}
		}
	})
}

// A sanction cannot be decided while guidance, hearing, contact, reasons or the
// complaint guide are missing; everything that is missing is told, and nothing is
// kept.
func TestASanctionIsRefusedUntilEverythingThatProtectsTheCitizenIsThere(t *testing.T) {
	o := officetest.New(t)
	s := o.Citizen("Ida Bang", "1990-01-01 født", "2026-09-01 sagsbehandler KRB i Jobparate", "2026-09-01 første henvendelse",
		"2026-09-01 ydelse begyndt kontanthjælp", "2026-09-01 målgruppe 2",
		"2026-09-07 samtale holdt", "2026-11-02 samtale udeblevet uden rimelig grund")
	decide := func(lines ...string) error {
		for _, l := range lines {
			o.Register("KRB", s, l)
		}
		c, err := o.Office.Citizen(ctx, o.User("KRB"), office.View{Subject: s, Page: "test"})
		if err != nil {
			t.Fatal(err)
		}
		body, err := fact.Parse("afgørelse om sanktion pålagt fra 2026-11-02 begrundet med klagevejledning")
		if err != nil {
			t.Fatal(err)
		}
		_, err = o.Office.Register(ctx, o.User("KRB"), office.Register{Subject: s, Seen: c.Seq,
			Drafts: []office.Draft{{On: o.Today(), Body: body}}})
		return err
	}
	err := decide()
	f, ok := errors.AsType[*fault.Fault](err)
	if !ok || f.Kind != fault.Invalid || len(f.Fields) < 3 {
		t.Fatalf("a bare sanction: %v", err)
	}
	for _, what := range []string{"vejledning", "§ 35", "§ 19"} {
		if !strings.Contains(err.Error(), what) {
			t.Errorf("it is not told that %s is missing: %v", what, err)
		}
	}
	c, _ := o.Office.Citizen(ctx, o.User("KRB"), office.View{Subject: s, Page: "test"})
	if c.Seq != 7 {
		t.Errorf("%d facts were kept", c.Seq)
	}
	if err := decide("2026-09-07 vejledning givet om rettigheder og pligter skriftligt"); err == nil || strings.Contains(err.Error(), "§ 35") {
		t.Errorf("with guidance: %v", err)
	}
	if err := decide("2026-11-03 kontaktforsøg telefon med kontakt", "2026-11-04 partshøring sendt senest 2026-11-18 om sanktion",
		"2026-11-17 partshøring besvaret",
		"2026-11-20 vurdering om sagens oplysning"); err != nil {
		t.Errorf("with everything: %v", err)
	}
}
