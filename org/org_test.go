package org_test

import (
	"slices"
	"strings"
	"testing"

	"indgang/day"
	"indgang/fact"
	"indgang/org"
)

func facts(t *testing.T, lines ...string) []fact.Fact {
	t.Helper()
	var out []fact.Fact
	for i, l := range lines {
		on, phrase, _ := strings.Cut(l, " ")
		b, err := fact.Parse(phrase)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fact.Fact{Seq: fact.Seq(i + 1), On: day.MustParse(on), Body: b})
	}
	return out
}

func TestAMemberOfStaffIsWhatTheFactsSayOnEachDay(t *testing.T) {
	m := org.FoldMember(facts(t,
		"2026-01-01 ansat KRB", "2026-01-01 rolle givet sagsbehandler", "2026-01-01 knyttet til enheden Jobparate",
		"2026-01-01 nærmeste leder LED",
		"2026-03-01 medarbejderen væk til og med 2026-03-10",
		"2026-04-01 vikar for HGA til og med 2026-04-30", "2026-04-20 ikke længere vikar for HGA",
		"2026-05-01 ude af enheden Jobparate", "2026-05-01 knyttet til enheden Ungeindsatsen", "2026-05-01 rolle givet teamleder",
		"2026-06-01 rolle ophørt sagsbehandler",
		"2026-09-01 fratrådt"))
	for _, c := range []struct {
		on           string
		works        bool
		roles, units string
		leader       string
		away         bool
		standsIn     string
	}{
		{"2025-12-31", false, "", "", "", false, ""},
		{"2026-01-01", true, "caseworker", "Jobparate", "LED", false, ""},
		{"2026-03-01", true, "caseworker", "Jobparate", "LED", true, ""},
		{"2026-03-10", true, "caseworker", "Jobparate", "LED", true, ""},
		{"2026-03-11", true, "caseworker", "Jobparate", "LED", false, ""},
		{"2026-04-19", true, "caseworker", "Jobparate", "LED", false, "HGA"},
		{"2026-04-20", true, "caseworker", "Jobparate", "LED", false, ""},
		{"2026-05-01", true, "caseworker team-leader", "Ungeindsatsen", "LED", false, ""},
		{"2026-06-01", true, "team-leader", "Ungeindsatsen", "LED", false, ""},
		{"2026-08-31", true, "team-leader", "Ungeindsatsen", "LED", false, ""},
		{"2026-09-01", false, "", "", "", false, ""},
	} {
		on := day.MustParse(c.on)
		roles, units, in := strings.Join(m.RolesOn(on), " "), strings.Join(m.UnitsOn(on), " "), strings.Join(m.StandsInOn(on), " ")
		if m.WorksOn(on) != c.works || roles != c.roles || units != c.units || m.LeaderOn(on) != c.leader || m.AwayOn(on) != c.away ||
			in != c.standsIn {
			t.Errorf("%s: works %v, roles %q, units %q, leader %q, away %v, stands in for %q", c.on, m.WorksOn(on), roles, units,
				m.LeaderOn(on), m.AwayOn(on), in)
		}
	}
}

func TestTheHouseIsWhatTheFactsSayOnEachDay(t *testing.T) {
	h := org.FoldHouse(facts(t,
		"2026-01-01 enhed oprettet Jobparate", "2026-01-01 leder af enheden Jobparate er LED",
		"2026-02-01 leder af enheden Jobparate er CHE",
		"2026-01-01 åbningstid mandag fra 10.00 til 15.00", "2026-06-01 åbningstid mandag",
		"2026-01-05 lukkedag 2026-06-05", "2026-01-05 lukkedag 2026-12-24", "2026-01-06 lukkedag ophævet 2026-06-05",
		"2026-09-01 enhed nedlagt Jobparate"))
	d := day.MustParse
	if h.LeaderOn("Jobparate", d("2026-01-31")) != "LED" || h.LeaderOn("Jobparate", d("2026-02-01")) != "CHE" || h.LeaderOn("Jobparate",
		d("2026-09-01")) != "" {
		t.Errorf("leaders: %+v", h.Leaders)
	}
	if !slices.Equal(h.UnitsOn(d("2026-08-31")), []string{"Jobparate"}) || h.UnitsOn(d("2026-09-01")) != nil {
		t.Errorf("units: %+v", h.Units)
	}
	if x, said := h.HoursOn(d("2026-01-05")); !said || x.Opens != "10.00" || x.Closes != "15.00" {
		t.Errorf("a Monday in January: %+v", x)
	}
	if x, said := h.HoursOn(d("2026-06-01")); !said || x.Opens != "" {
		t.Errorf("a Monday in June: %+v", x)
	}
	if _, said := h.HoursOn(d("2026-01-06")); said {
		t.Error("nobody has said when it is open on Tuesdays")
	}
	if _, closed := h.ClosedOn(d("2026-06-05")); closed {
		t.Error("the fifth of June was lifted")
	}
	if _, closed := h.ClosedOn(d("2026-12-24")); !closed {
		t.Error("Christmas Eve is a closing day")
	}
}
