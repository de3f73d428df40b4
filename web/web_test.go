package web_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"indgang/fact"
	"indgang/office/officetest"
	"indgang/store"
	"indgang/web"
	"indgang/web/webtest"
)

// A site is a server over a real office, and a client without script.
type site struct {
	*officetest.Office
	t      testing.TB
	url    string
	client *http.Client
	server *web.Server
}

func newSite(t testing.TB) *site {
	t.Helper()
	return serve(t, officetest.New(t))
}

// serve is a server over an office.
func serve(t testing.TB, o *officetest.Office) *site {
	t.Helper()
	return serveWith(t, o, "")
}

// serveWith is serve where links to citizens begin with an address.
func serveWith(t testing.TB, o *officetest.Office, links string) *site {
	t.Helper()
	srv, err := web.New(web.Options{
		Office: o.Office, Sessions: o.Store.Sessions(time.Now), Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Login: web.Personas{},
		Notice: "prøvedata",
		Links:  links,
	})
	if err != nil {
		t.Fatal(err)
	}
	ts := httptest.NewServer(srv)
	t.Cleanup(ts.Close)
	jar, _ := cookiejar.New(nil)
	return &site{Office: o, t: t, url: ts.URL, client: &http.Client{Jar: jar}, server: srv}
}

// personas lets every member of staff be picked on the login page.
func (s *site) personas() {
	s.t.Helper()
	ctx := s.t.Context()
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		for _, u := range officetest.Staff() {
			a := store.Account{ID: u.ID, Name: u.Name, Units: u.Units}
			for _, r := range u.Roles {
				a.Roles = append(a.Roles, string(r))
				a.Persona = strings.TrimSuffix(r.Name()+", "+strings.Join(u.Units, " og "), ", ") + "."
			}
			if err := tx.PutAccounts(ctx, a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

// enter logs a browser in as a member of staff.
func (s *site) enter(p *webtest.Page, id string) {
	s.t.Helper()
	s.personas()
	p.Goto(s.url + "/login")
	p.Click("form:has(input[value=" + id + "]) button")
	p.WaitFor(".user-menu")
}

func (s *site) login(id string) {
	s.t.Helper()
	s.post("/logud", nil)
	r := s.post("/login", url.Values{"id": {id}})
	if r.status != http.StatusOK && r.status != http.StatusForbidden {
		s.t.Fatalf("login as %s: %d", id, r.status)
	}
}

type reply struct {
	status int
	url    string
	body   string
}

func (s *site) get(path string) reply {
	s.t.Helper()
	r, err := s.client.Get(s.url + path)
	return s.read(r, err)
}

func (s *site) post(path string, form url.Values) reply {
	s.t.Helper()
	r, err := s.client.PostForm(s.url+path, form)
	return s.read(r, err)
}

func (s *site) read(r *http.Response, err error) reply {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return reply{r.StatusCode, r.Request.URL.RequestURI(), string(b)}
}

// amina is a jobseeker whose first talk is overdue.
func (s *site) amina() fact.Subject {
	return s.Citizen("Amina Yılmaz Sørensen-Østergård",
		"1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate", "2026-11-10 første henvendelse", "2026-11-10 tilmeldt jobsøgende",
		"2026-11-10 ydelse begyndt kontanthjælp", "2026-11-10 målgruppe 2")
}

func contains(t testing.TB, r reply, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(r.body, p) {
			t.Errorf("%s: no %q in the page", r.url, p)
		}
	}
}
