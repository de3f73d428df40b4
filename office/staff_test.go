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
)

// seqOf is what a command about a member of staff must have seen.
func seqOf(t *testing.T, o *officetest.Office, id string) fact.Seq {
	t.Helper()
	return colleague(t, o, id).Seq
}

func colleague(t *testing.T, o *officetest.Office, id string) office.Colleague {
	t.Helper()
	all, err := o.Colleagues(ctx, o.User("SYS"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if c.ID == id {
			return c
		}
	}
	t.Fatalf("no colleague is called %s", id)
	return office.Colleague{}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A new employee's first day is one form; before that day there is nobody.
func TestANewEmployeeBeginsOnTheFirstDay(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		h := office.Hire{ID: "NYE", Name: "Nynne Ye", Roles: []office.Role{office.Caseworker}, Units: []string{"Jobparate"},
			Leader: "LED", From: o.Today() + 3}
		must(t, o.Hire(ctx, o.User("LED"), h))
		if _, err := o.Account(ctx, "NYE"); fault.Of(err) != fault.NotFound {
			t.Errorf("before the first day: %v", err)
		}
		if c := colleague(t, o, "NYE"); c.Works || c.Begins != o.Today()+3 || c.Name != "Nynne Ye" {
			t.Errorf("the list says %+v", c)
		}
		if err := o.Hire(ctx, o.User("LED"), h); fault.Of(err) != fault.Invalid {
			t.Errorf("hired twice: %v", err)
		}
		o.At((o.Today() + 3).String())
		u, err := o.Account(ctx, "NYE")
		if err != nil || !u.Has(office.Caseworker) || !slices.Equal(u.Units, []string{"Jobparate"}) || u.Name != "Nynne Ye" {
			t.Fatalf("on the first day: %+v, %v", u, err)
		}
		if c, err := o.Office.Citizen(ctx, u, office.View{Subject: s, Page: "test"}); err != nil || c.Level != office.Write {
			t.Errorf("in the unit's case: %v", err)
		}
		// A login does not give roles that the organisation has not.
		u.Roles = append(u.Roles, office.Operator)
		must(t, o.PutAccount(ctx, u))
		if u, err = o.Account(ctx, "NYE"); err != nil || u.Has(office.Operator) {
			t.Errorf("a login gave roles: %+v, %v", u, err)
		}
		must(t, o.Resign(ctx, o.User("LED"), office.Resign{ID: "NYE", Seen: seqOf(t, o, "NYE"), From: o.Today() + 10}))
		if _, err := o.Account(ctx, "NYE"); err != nil {
			t.Errorf("before the last day: %v", err)
		}
		o.At((o.Today() + 10).String())
		if _, err := o.Account(ctx, "NYE"); fault.Of(err) != fault.NotFound {
			t.Errorf("after the last day: %v", err)
		}
		items, err := o.StaffHistory(ctx, o.User("LED"), "NYE")
		if err != nil || len(items) != 5 || items[4].Text != "Nynne Ye" || items[0].Name != "Lone Eriksen" {
			t.Errorf("the history: %+v, %v", items, err)
		}
	})
}

// Nobody gives what is not theirs to give, nor anything to themselves.
func TestNobodyGivesHimselfOrOthersMoreThanHeMay(t *testing.T) {
	o := officetest.New(t)
	from := o.Today()
	for _, c := range []struct {
		by, to string
		roles  []office.Role
		units  []string
		want   fault.Kind
	}{
		{"KRB", "AMY", []office.Role{office.Caseworker}, []string{"Jobparate"}, fault.Forbidden},
		{"LED", "AMY", []office.Role{office.Caseworker, office.Consultant}, []string{"Jobparate"}, ""},
		{"LED", "AMY", []office.Role{office.TeamLeader}, []string{"Jobparate"}, fault.Forbidden},
		{"LED", "AMY", []office.Role{office.Caseworker}, []string{"Jobparate", "Sygedagpenge"}, fault.Forbidden},
		{"LED", "HGA", []office.Role{office.Caseworker}, []string{"Jobparate"}, fault.Forbidden},
		{"LED", "LED", []office.Role{office.TeamLeader, office.BenefitTeam}, []string{"Jobparate"}, fault.Forbidden},
		{"CHE", "AMY", []office.Role{office.TeamLeader}, []string{"Jobparate", "Sygedagpenge"}, ""},
		{"CHE", "AMY", []office.Role{office.TeamLeader, office.Operator}, []string{"Jobparate"}, fault.Forbidden},
		{"CHE", "CHE", []office.Role{office.CentreHead, office.TeamLeader}, []string{"Jobparate"}, fault.Forbidden},
		{"SYS", "AMY", []office.Role{office.CentreHead}, []string{"Jobparate"}, ""},
		{"SYS", "SYS", []office.Role{office.Operator, office.CentreHead}, nil, fault.Forbidden},
		{"SYS", "AMY", nil, []string{"Jobparate"}, fault.Invalid},
		{"SYS", "AMY", []office.Role{office.CentreHead}, []string{"Findes-ikke"}, fault.Invalid},
	} {
		cmd := office.ChangeMember{ID: c.to, Seen: seqOf(t, o, c.to), From: from, Roles: c.roles, Units: c.units}
		if err := o.ChangeMember(ctx, o.User(c.by), cmd); fault.Of(err) != c.want {
			t.Errorf("%s makes %s %v in %v: %v, want %q", c.by, c.to, c.roles, c.units, err, c.want)
		}
	}
	if err := o.Substitute(ctx, o.User("LED"), office.Substitute{ID: "KRB", For: "CHE", Seen: 0, From: from,
		Until: from + 7}); fault.Of(err) != fault.Forbidden {
		t.Errorf("a leader let a caseworker stand in for the head: %v", err)
	}
	if err := o.Substitute(ctx, o.User("LED"), office.Substitute{ID: "LED", For: "KRB", Seen: 0, From: from,
		Until: from + 7}); fault.Of(err) != fault.Forbidden {
		t.Errorf("a leader made himself a substitute: %v", err)
	}
}

// A substitute can do what the one who is away could, until and with the last day.
func TestASubstituteHasTheSameAccessUntilTheEnd(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "HGA", "Sygedagpenge")
		level := func() office.Level {
			u, err := o.Account(ctx, "KRB")
			must(t, err)
			c, err := o.Office.Citizen(ctx, u, office.View{Subject: s, Purpose: "test", Page: "test"})
			must(t, err)
			return c.Level
		}
		from := o.Today() + 1
		if level() != office.Ask {
			t.Error("KRB may write in another unit's case")
		}
		must(t, o.Leave(ctx, o.User("CHE"), office.Leave{ID: "HGA", From: from, Until: from + 13}))
		cmd := office.Substitute{ID: "KRB", For: "HGA", From: from}
		if err := o.Substitute(ctx, o.User("CHE"), cmd); fault.Of(err) != fault.Invalid {
			t.Errorf("a substitution without an end: %v", err)
		}
		cmd.Until = from + 13
		must(t, o.Substitute(ctx, o.User("CHE"), cmd))
		if level() != office.Ask {
			t.Error("the access begins before the first day")
		}
		for on, want := range map[day.Date]office.Level{from: office.Write, from + 13: office.Write, from + 14: office.Ask} {
			o.At(on.String())
			if got := level(); got != want {
				t.Errorf("on %s the level is %d, want %d", on, got, want)
			}
		}
		o.At(from.String())
		if c := colleague(t, o, "KRB"); !slices.Equal(c.StandsIn, []string{"HGA"}) || !colleague(t, o, "HGA").Away {
			t.Errorf("the list says %+v", c)
		}
		cmd.End, cmd.Seen, cmd.From = true, seqOf(t, o, "KRB"), from
		must(t, o.Substitute(ctx, o.User("CHE"), cmd))
		if level() != office.Ask {
			t.Error("the access lasts when it was ended")
		}
	})
}

// A leaver's cases are listed, and moved by a leader.
func TestALeaversCasesAreListedAndMoved(t *testing.T) {
	o := officetest.New(t)
	one, two := jobseeker(o, "Ida Bang", "KRB", "Jobparate"), jobseeker(o, "Bo Ravn", "KRB", "Jobparate")
	must(t, o.Resign(ctx, o.User("LED"), office.Resign{ID: "KRB", From: o.Today()}))
	if c := colleague(t, o, "KRB"); c.Works || c.Cases != 2 {
		t.Errorf("the list says %+v", c)
	}
	rows, total, hidden, err := o.CasesOf(ctx, o.User("LED"), "KRB", 1)
	if err != nil || len(rows) != 2 || total != 2 || hidden != 0 || len(lines(t, o, one)) == 0 {
		t.Errorf("%+v, %d, %d, %v", rows, total, hidden, err)
	}
	n, err := o.HandOver(ctx, o.User("LED"), office.HandOver{Subjects: []fact.Subject{one, two}, To: "AMY", Unit: "Jobparate"})
	if err != nil || n != 2 || colleague(t, o, "AMY").Cases != 2 || colleague(t, o, "KRB").Cases != 0 {
		t.Errorf("%d were moved, %v", n, err)
	}
	if _, err := o.HandOver(ctx, o.User("LED"), office.HandOver{Subjects: []fact.Subject{one}, To: "KRB",
		Unit: "Jobparate"}); fault.Of(err) != fault.Invalid {
		t.Errorf("moved to somebody who has left: %v", err)
	}
}

// The organisation is set by those who may, with history; two who change it at
// once are told.
func TestTheHouseIsSetWithHistory(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		seq := func() fact.Seq {
			h, err := o.House(ctx, o.User("CHE"))
			must(t, err)
			return h.Seq
		}
		if err := o.SetHouse(ctx, o.User("LED"), 0, office.SetUnit{Unit: "Projekt", From: o.Today()}); fault.Of(err) != fault.Forbidden {
			t.Errorf("a team leader made a unit: %v", err)
		}
		must(t, o.SetHouse(ctx, o.User("CHE"), 0, office.SetUnit{Unit: "Projekt", Leader: "LED", From: o.Today()}))
		if err := o.SetHouse(ctx, o.User("CHE"), 0, office.SetClosing{Day: o.Today() + 10,
			Name: "Personaledag"}); fault.Of(err) != fault.Conflict {
			t.Errorf("a stale change: %v", err)
		}
		must(t, o.SetHouse(ctx, o.User("CHE"), seq(), office.SetClosing{Day: o.Today() + 10, Name: "Personaledag"}))
		must(t, o.SetHouse(ctx, o.User("SYS"), seq(), office.SetHours{From: o.Today(), Hours: []fact.HoursSet{{Weekday: fact.Tuesday,
			Opens: "10.00", Closes: "14.00"}, {Weekday: fact.Friday}}}))
		must(t, o.SetHouse(ctx, o.User("SYS"), seq(), office.SetSetting{Name: office.PhoneSetting, Value: "43 57 77 77", From: o.Today()}))
		for _, bad := range []office.HouseCommand{
			office.SetUnit{Unit: "To Ord", From: o.Today()}, office.SetUnit{Unit: "Projekt", Leader: "KRB", From: o.Today()},
			office.SetUnit{Unit: office.IntakeUnit, Close: true, From: o.Today()},
			office.SetClosing{Day: o.Today() - 1, Name: "I går"}, office.SetClosing{Day: o.Today() + 20, Lift: true},
			office.SetHours{From: o.Today(), Hours: []fact.HoursSet{{Weekday: fact.Monday, Opens: "14.00", Closes: "10.00"}}},
			office.SetSetting{Name: office.TalkSetting, Value: "mange", From: o.Today()}, office.SetSetting{Name: office.PhoneSetting,
				Value: "43 57 77 77", From: 0},
		} {
			if err := o.SetHouse(ctx, o.User("SYS"), seq(), bad); fault.Of(err) != fault.Invalid {
				t.Errorf("%+v: %v", bad, err)
			}
		}
		h, err := o.House(ctx, o.User("CHE"))
		must(t, err)
		if !slices.ContainsFunc(h.Units, func(u office.UnitInfo) bool { return u.Unit == "Projekt" && u.Name == "Lone Eriksen" }) {
			t.Errorf("units: %+v", h.Units)
		}
		if len(h.Closings) != 1 || h.Closings[0].Name != "Personaledag" || h.Hours[1].Opens != "10.00" || h.Hours[4].Opens != "" ||
			len(h.History) != 6 {
			t.Errorf("the house: %+v", h)
		}
		if v, err := o.Setting(ctx, office.PhoneSetting); err != nil || v != "43 57 77 77" {
			t.Errorf("the phone is %q, %v", v, err)
		}
		units, err := o.Units(ctx)
		if err != nil || !slices.Contains(units, "Projekt") || !slices.Contains(units, office.IntakeUnit) {
			t.Errorf("units to choose from: %v, %v", units, err)
		}
	})
}

// Whoever books a talk is told what is wrong with the day and the time.
func TestABookingWarnsOfWhatIsWrong(t *testing.T) {
	o := officetest.New(t) // Tuesday 24 November 2026
	s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
	other := jobseeker(o, "Bo Ravn", "KRB", "Jobparate")
	o.Register("KRB", other, "2026-11-24 samtale aftalt til 2026-11-26 kl. 10.00")
	must(t, o.SetHouse(ctx, o.User("CHE"), 0, office.SetClosing{Day: day.MustParse("2026-11-25"), Name: "Personaledag"}))
	must(t, o.SetHouse(ctx, o.User("CHE"), 1, office.SetHours{From: o.Today(), Hours: []fact.HoursSet{{Weekday: fact.Thursday,
		Opens: "09.00", Closes: "15.00"}}}))
	for _, c := range []struct {
		on, at string
		want   string
	}{
		{"2026-11-26", "12.00", ""},
		{"2026-11-26", "10.30", "own"},
		{"2026-11-26", "08.30", "hours"},
		{"2026-11-26", "15.00", "hours"},
		{"2026-11-25", "", "closed"},
		{"2026-11-28", "", "weekend deadline"}, // the first talk is due on Friday 27
		{"2026-12-24", "", "closed deadline"},
		{"2026-12-25", "", "holiday deadline"},
		{"2026-11-30", "", "deadline"},
	} {
		got, err := o.BookingWarnings(ctx, o.User("KRB"), s, fact.TalkBooked{For: day.MustParse(c.on), At: fact.Clock(c.at),
			Talk: fact.JobTalk})
		must(t, err)
		var codes []string
		for _, w := range got {
			codes = append(codes, w.Code)
			if !strings.HasSuffix(w.Text, ".") {
				t.Errorf("%q is no sentence", w.Text)
			}
		}
		if strings.Join(codes, " ") != c.want {
			t.Errorf("%s %s: %v, want %q", c.on, c.at, got, c.want)
		}
	}
	o.Register("KRB", s, "2026-11-24 samtale aftalt til 2026-11-26 kl. 12.00")
	got, err := o.BookingWarnings(ctx, o.User("KRB"), s, fact.TalkBooked{For: day.MustParse("2026-11-26"), At: "12.15", Talk: fact.JobTalk})
	if err != nil || len(got) != 1 || got[0].Code != "citizen" {
		t.Errorf("beside the citizen's own talk: %v, %v", got, err)
	}
	if _, err := o.BookingWarnings(ctx, o.User("HGA"), s,
		fact.TalkBooked{For: day.MustParse("2026-11-26")}); fault.Of(err) != fault.Forbidden {
		t.Errorf("asked by another unit: %v", err)
	}
}
