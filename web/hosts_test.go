package web_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"indgang/fact"
	"indgang/law"
	"indgang/office/officetest"
	sites "indgang/page"
	"indgang/store"
	"indgang/store/storetest"
	"indgang/web"
)

// A town is one of several municipalities in one process and one database.
type town struct {
	*officetest.Office
	host    string
	srv     *web.Server
	citizen fact.Subject
	cookies map[string]*http.Cookie
}

// towns are two municipalities with the same staff, each with a citizen of its own.
func towns(t *testing.T) (sites.Hosts, [2]*town) {
	t.Helper()
	s := storetest.SQLite(t)
	hosts := sites.Hosts{}
	var out [2]*town
	for i, x := range []struct{ code, name, host, citizen string }{
		{"0183", "Ishøj", "indgang.ishoej.example", "Alfamærke"}, {"0153", "Brøndby", "indgang.broendby.example", "Betamærke"},
	} {
		overlay := law.Ishoej()
		overlay.Municipality, overlay.Name = x.code, x.name
		w := &town{Office: officetest.In(t, s.Muni(x.code), overlay), host: x.host, cookies: map[string]*http.Cookie{}}
		var err error
		w.srv, err = web.New(web.Options{Office: w.Office.Office, Sessions: w.Store.Sessions(time.Now),
			Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Login: web.Personas{}})
		if err != nil {
			t.Fatal(err)
		}
		hosts[x.host] = w.srv
		w.citizen = w.Citizen(x.citizen+" Borger", "1990-01-01 født", "2026-11-02 sagsbehandler KRB i Jobparate",
			"2026-11-02 første henvendelse", "2026-11-02 tilmeldt jobsøgende", "2026-11-02 ydelse begyndt kontanthjælp", "2026-11-02 målgruppe 2")
		if _, err := w.SaveDraft(context.Background(), w.User("LED"), law.Scenario{Title: x.citizen}, 0); err != nil {
			t.Fatal(err)
		}
		out[i] = w
	}
	return hosts, out
}

func under(host string) func(*http.Request) { return func(r *http.Request) { r.Host = host } }

// as logs a member of staff in, once.
func (w *town) as(t *testing.T, hosts sites.Hosts, id string) func(*http.Request) {
	t.Helper()
	if w.cookies[id] == nil {
		w.cookies[id] = sessionOf(t, send(hosts, http.MethodPost, "/login", url.Values{"id": {id}}, under(w.host)))
	}
	return as(w.cookies[id])
}

func (w *town) reads(t *testing.T) int {
	t.Helper()
	var n int
	err := w.Store.View(t.Context(), func(tx *store.Tx) (err error) { n, err = tx.CountReads(t.Context()); return err })
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Every address of one municipality is asked by everybody of the other, with what
// belongs to the first in its place.
func TestNothingCrossesFromOneMunicipalityToAnother(t *testing.T) {
	hosts, two := towns(t)
	ishoej, broendby := two[0], two[1]
	for _, who := range officetest.Staff() {
		cookie := broendby.as(t, hosts, who.ID)
		before := ishoej.reads(t)
		for _, r := range broendby.srv.Routes() {
			method, path, _ := strings.Cut(r.Pattern, " ")
			path = strings.NewReplacer("{$}", "", "{id}", string(ishoej.citizen), "{seq}", "1", "{navn}", "alfamaerke", "{run}", "r1", "{file}",
				"borgere", "{line}", "2",
				"{regel}", "talks-first", "{liste}", "fritaget", "{udgave}", "1").Replace(path)
			forms := []url.Values{nil}
			if method == http.MethodPost {
				forms = []url.Values{{"q": {"Alfamærke"}}, {"q": {"6101900001"}},
					{"cpr": {"610190-0001"}, "first_name": {"X"}, "last_name": {"Y"}, "on": {"24.11.2026"}}}
			}
			for _, f := range forms {
				res := send(hosts, method, path, f, under(broendby.host), cookie)
				b, err := io.ReadAll(res.Body)
				if err != nil {
					t.Fatal(err)
				}
				text := strings.ReplaceAll(strings.ReplaceAll(string(b), "«Alfamærke»", ""), `value="Alfamærke"`, "")
				if strings.Contains(text, "Alfamærke") {
					t.Errorf("%s %s shows %s of Brøndby something of Ishøj", method, r.Pattern, who.ID)
				}
			}
		}
		if n := ishoej.reads(t); n != before {
			t.Errorf("%s of Brøndby wrote %d lines in Ishøj's read log", who.ID, n-before)
		}
	}
	if last(t, ishoej.Office, ishoej.citizen) != 6 {
		t.Error("Ishøj's case has changed")
	}
}

func TestASessionIsWorthNothingInAnotherMunicipality(t *testing.T) {
	hosts, two := towns(t)
	mine := two[0].as(t, hosts, "KRB")
	if r := send(hosts, http.MethodGet, "/", nil, under(two[0].host), mine); r.StatusCode != http.StatusOK {
		t.Fatalf("at home: %s", r.Status)
	}
	if r := send(hosts, http.MethodGet, "/", nil, under(two[1].host), mine); r.StatusCode != http.StatusSeeOther {
		t.Errorf("in the other municipality: %s", r.Status)
	}
	if r := send(hosts, http.MethodGet, "/", nil, under("findes-ikke.example"), mine); r.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("under a name of nobody's: %s", r.Status)
	}
	if r := send(hosts, http.MethodGet, "/login", nil, under(strings.ToUpper(two[1].host)+":443")); r.StatusCode != http.StatusOK {
		t.Errorf("with a port and in capitals: %s", r.Status)
	}
	// Each finds its own.
	for i, name := range []string{"Alfamærke", "Betamærke"} {
		b, _ := io.ReadAll(send(hosts, http.MethodGet, "/borger/"+string(two[i].citizen), nil, under(two[i].host),
			two[i].as(t, hosts, "KRB")).Body)
		if !strings.Contains(string(b), name) {
			t.Errorf("%s is not shown at home", name)
		}
	}
}
