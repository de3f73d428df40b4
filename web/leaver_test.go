package web_test

import (
	"net/http"
	"strings"
	"testing"

	"indgang/fact"
	"indgang/office"
)

// staffSeq is the number that a change of a member of staff must have seen.
func (s *site) staffSeq(id string) fact.Seq {
	s.t.Helper()
	all, err := s.Colleagues(s.t.Context(), s.User("SYS"))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, c := range all {
		if c.ID == id {
			return c.Seq
		}
	}
	return 0
}

// Roles, units and substitutions are looked up for every request, so what is taken
// away is gone with the next one, in a session that goes on; and whoever has left is
// logged out by it.
func TestWhatIsTakenAwayIsGoneWithTheNextRequest(t *testing.T) {
	s := newSite(t)
	ctx := t.Context()
	own := s.amina()
	away := s.Citizen("Hanne Hjort", "1980-01-01 født", "2026-11-10 sagsbehandler HGA i Sygedagpenge", "2026-11-10 første henvendelse")
	s.login("KRB")
	s.personas()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	statuses := func(when string, want map[string]int) {
		t.Helper()
		for path, status := range want {
			if r := s.get(path); r.status != status {
				t.Errorf("%s: %s answers %d, want %d", when, path, r.status, status)
			}
		}
	}
	talk := func(x fact.Subject) string { return at(x) + "/samtale" }
	statuses("to begin with", map[string]int{"/": 200, "/borger/ny": 200, "/andele": 200, talk(own): 200, talk(away): 403, at(away): 403})

	// In a case of another unit while standing in, and not a request longer.
	cmd := office.Substitute{ID: "KRB", For: "HGA", Seen: s.staffSeq("KRB"), From: s.Today(), Until: s.Today() + 7}
	must(s.Substitute(ctx, s.User("CHE"), cmd))
	statuses("as a substitute", map[string]int{talk(away): 200, at(away): 200})
	cmd.End, cmd.Seen = true, s.staffSeq("KRB")
	must(s.Substitute(ctx, s.User("CHE"), cmd))
	statuses("after the substitution", map[string]int{talk(away): 403, at(away): 403, talk(own): 200})

	// Another role, in another unit.
	must(s.ChangeMember(ctx, s.User("CHE"), office.ChangeMember{ID: "KRB", Seen: s.staffSeq("KRB"), From: s.Today(),
		Roles: []office.Role{office.Consultant}, Units: []string{"Sygedagpenge"}}))
	statuses("as a consultant", map[string]int{"/": 200, "/borger/ny": 403, "/andele": 403, talk(away): 200})

	// Nothing at all, and no session either.
	must(s.Resign(ctx, s.User("CHE"), office.Resign{ID: "KRB", Seen: s.staffSeq("KRB"), From: s.Today()}))
	for _, path := range []string{"/", at(own), talk(away), "/soeg"} {
		if r := s.get(path); !strings.HasPrefix(r.url, "/login") {
			t.Errorf("after the last day %s leads to %s", path, r.url)
		}
	}
	if r := s.post("/soeg/forslag", nil); r.status != http.StatusOK || r.url != "/login" {
		t.Errorf("a form after the last day: %d at %s", r.status, r.url)
	}
	if r := s.post("/login", map[string][]string{"id": {"KRB"}}); r.status != http.StatusNotFound {
		t.Errorf("a leaver logs in: %d", r.status)
	}
}
