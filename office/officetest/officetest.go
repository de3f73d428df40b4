// Package officetest makes offices for tests: a real store, a fixed clock, a few
// members of staff, and citizens written in the words of case files.
package officetest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"indgang/day"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/store"
	"indgang/store/storetest"
)

// Start is what the clock of a test shows: Tuesday 24 November 2026 at 8.00.
var Start = time.Date(2026, 11, 24, 8, 0, 0, 0, time.FixedZone("CET", 3600))

// An Office is an office whose clock the test holds.
type Office struct {
	*office.Office
	Store *store.Muni
	now   time.Time
	t     testing.TB
	n     int
}

// Staff are the members of staff of every test office, by ID.
func Staff() []office.User {
	return []office.User{
		{ID: "KRB", Name: "Karen Bøgh", Roles: []office.Role{office.Caseworker}, Units: []string{"Jobparate"}},
		{ID: "AMY", Name: "Amir Yusuf", Roles: []office.Role{office.Caseworker}, Units: []string{"Jobparate"}},
		{ID: "HGA", Name: "Helle Gade", Roles: []office.Role{office.Caseworker}, Units: []string{"Sygedagpenge"}},
		{ID: "UNG", Name: "Ulla Nygård", Roles: []office.Role{office.YouthAdviser}, Units: []string{"Ungeindsatsen"}},
		{ID: "VIR", Name: "Viktor Rask", Roles: []office.Role{office.Consultant}, Units: []string{"Jobparate", "Sygedagpenge"}},
		{ID: "YDE", Name: "Yrsa Dehn", Roles: []office.Role{office.BenefitTeam}, Units: []string{"Ydelse"}},
		{ID: "LED", Name: "Lone Eriksen", Roles: []office.Role{office.TeamLeader}, Units: []string{"Jobparate"}},
		{ID: "CHE", Name: "Carl Henriksen", Roles: []office.Role{office.CentreHead},
			Units: []string{"Jobparate", "Sygedagpenge", "Ungeindsatsen"}},
		{ID: "JUR", Name: "Jytte Urup", Roles: []office.Role{office.Lawyer}},
		{ID: "BRG", Name: "Birgit Grøn", Roles: []office.Role{office.CitizenAdviser}},
		{ID: "ANA", Name: "Anders Nauer", Roles: []office.Role{office.Analyst}},
		{ID: "SYS", Name: "Sys Operatør", Roles: []office.Role{office.Operator}},
	}
}

// New makes an office on a fresh SQLite file.
func New(t testing.TB) *Office { return On(t, storetest.SQLite(t)) }

// On makes an office on a store.
func On(t testing.TB, s *store.Muni) *Office {
	t.Helper()
	return In(t, s, law.Ishoej())
}

// In makes the office of a municipality on a store.
func In(t testing.TB, s *store.Muni, overlay law.Overlay) *Office {
	t.Helper()
	o := &Office{Store: s, now: Start, t: t}
	var err error
	if o.Office, err = office.New(office.Options{Store: s, Clock: func() time.Time { return o.now }, Overlay: overlay}); err != nil {
		t.Fatal(err)
	}
	for _, u := range Staff() {
		if err := o.PutAccount(context.Background(), u); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// At sets the clock to 8.00 on a day.
func (o *Office) At(on string) {
	y, m, d := day.MustParse(on).Civil()
	o.now = time.Date(y, m, d, 8, 0, 0, 0, time.FixedZone("CET", 3600))
}

// Tick lets a minute pass.
func (o *Office) Tick() { o.now = o.now.Add(time.Minute) }

// User returns a member of staff.
func (o *Office) User(id string) office.User {
	o.t.Helper()
	for _, u := range Staff() {
		if u.ID == id {
			return u
		}
	}
	o.t.Fatalf("no member of staff is called %s", id)
	return office.User{}
}

// Citizen makes a citizen with facts in the words of case files, one a line:
// "2026-11-02 første henvendelse". Each fact is recorded on the day it happened,
// or today where that is to come.
func (o *Office) Citizen(name string, lines ...string) fact.Subject {
	o.t.Helper()
	return o.Person(store.Person{FirstName: strings.Fields(name)[0], LastName: strings.Join(strings.Fields(name)[1:], " "), Mail: true},
		lines...)
}

// Person is Citizen for a person with more than a name.
func (o *Office) Person(p store.Person, lines ...string) fact.Subject {
	o.t.Helper()
	o.n++
	p.Subject = office.NewSubject()
	if p.CPR == "" {
		p.CPR = fmt.Sprintf("610190%04d", o.n)
	}
	parcel := office.Parcel{Subject: p.Subject, Person: &p}
	for _, l := range lines {
		parcel.Facts = append(parcel.Facts, o.fact(l))
	}
	if err := o.Take(context.Background(), o.User("SYS"), []office.Parcel{parcel}); err != nil {
		o.t.Fatal(err)
	}
	return p.Subject
}

func (o *Office) fact(line string) fact.Fact {
	o.t.Helper()
	on, phrase, _ := strings.Cut(strings.TrimSpace(line), " ")
	d, err := day.Parse(on)
	if err != nil {
		o.t.Fatal(err)
	}
	body, err := fact.Parse(phrase)
	if err != nil {
		o.t.Fatal(err)
	}
	recorded := day.Min(d, o.Today()).Time().Add(9 * time.Hour)
	if recorded.After(o.now) {
		recorded = o.now
	}
	return fact.Fact{On: d, Recorded: recorded.UTC(), Actor: "SYS", Source: "import", Body: body}
}

// Register registers facts as a member of staff would, having seen the whole
// case.
func (o *Office) Register(user string, s fact.Subject, lines ...string) office.Receipt {
	o.t.Helper()
	ctx := context.Background()
	c, err := o.Office.Citizen(ctx, o.User(user), office.View{Subject: s, Page: "test", Purpose: "test"})
	if err != nil {
		o.t.Fatal(err)
	}
	cmd := office.Register{Subject: s, Seen: c.Seq}
	for _, l := range lines {
		f := o.fact(l)
		cmd.Drafts = append(cmd.Drafts, office.Draft{On: f.On, Body: f.Body})
	}
	rec, err := o.Office.Register(ctx, o.User(user), cmd)
	if err != nil {
		o.t.Fatal(err)
	}
	return rec
}
