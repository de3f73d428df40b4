package mit_test

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
	"indgang/mit"
	"indgang/office/officetest"
	_ "indgang/page/pagetest" // checks every template
	"indgang/store"
	"indgang/web"
	"indgang/web/webtest"
)

// A side is the citizen's side of an office beside the staff's, as a demo serves them.
type side struct {
	*officetest.Office
	t      *testing.T
	url    string
	client *http.Client
}

func newSide(t *testing.T) *side {
	t.Helper()
	o := officetest.New(t)
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	own, err := mit.New(mit.Options{Office: o.Office, Sessions: o.Store.Sessions(time.Now), Log: log, Login: mit.Personas{},
		Notice: "prøvedata"})
	if err != nil {
		t.Fatal(err)
	}
	staff, err := web.New(web.Options{Office: o.Office, Sessions: o.Store.Sessions(time.Now), Log: log, Login: web.Personas{}})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle(mit.Prefix, own)
	mux.Handle("/", staff)
	ts := httptest.NewServer(mux)
	t.Cleanup(ts.Close)
	jar, _ := cookiejar.New(nil)
	return &side{Office: o, t: t, url: ts.URL, client: &http.Client{Jar: jar}}
}

func (s *side) ask(r *http.Response, err error) (string, string) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return r.Request.URL.RequestURI(), string(b)
}

func (s *side) get(path string) (string, string) {
	s.t.Helper()
	return s.ask(s.client.Get(s.url + path))
}

func (s *side) post(path string, v url.Values) (string, string) {
	s.t.Helper()
	return s.ask(s.client.PostForm(s.url+path, v))
}

func (s *side) lena() fact.Subject {
	return s.Person(store.Person{FirstName: "Lena", LastName: "Østergaard", Address: "Hemmeligvej 3", Protected: true},
		"1990-01-01 født", "2026-11-02 sagsbehandler KRB i Jobparate", "2026-11-02 første henvendelse",
		"2026-11-02 ydelse begyndt kontanthjælp", "2026-11-02 målgruppe 2",
		"2026-11-20 samtale aftalt til 2026-11-26 kl. 09.30")
}

func (s *side) reads(c fact.Subject) []store.Read {
	s.t.Helper()
	var out []store.Read
	err := s.Store.View(s.t.Context(), func(tx *store.Tx) (err error) { out, err = tx.ReadsOf(s.t.Context(), c, 100); return err })
	if err != nil {
		s.t.Fatal(err)
	}
	return out
}

func TestACitizenSeesTheirNextAppointmentAndTheLogSaysSo(t *testing.T) {
	s := newSide(t)
	lena := s.lena()
	if at, body := s.get("/min/"); at != "/min/login?til=%2Fmin%2F" || strings.Contains(body, "Lena") {
		t.Fatalf("a stranger came to %s", at)
	}
	at, body := s.post("/min/login", url.Values{"id": {string(lena)}, "til": {"/min/"}})
	if at != "/min/" {
		t.Fatalf("after the login: %s", at)
	}
	webtest.HTML(t, body, webtest.Sound(), webtest.In("h1", webtest.IsText("Hej Lena")),
		webtest.In(".own-when", webtest.HasText("torsdag 26. november 2026 kl. 9.30")),
		webtest.In(".own-next", webtest.HasText("Karen Bøgh")), webtest.In(".own-next", webtest.HasText("om 2 dage")))
	reads := s.reads(lena)
	if len(reads) != 1 || reads[0].User != string(lena) || reads[0].Purpose != "Borgeren selv" || reads[0].Page != "min-side" {
		t.Errorf("the read log has %+v", reads)
	}
	// The cookie of one side opens nothing on the other.
	if at, _ := s.get("/borger/" + string(lena)); !strings.HasPrefix(at, "/login") {
		t.Errorf("the citizen came to %s", at)
	}
	s.post("/login", url.Values{"id": {"KRB"}})
	s.post("/min/logud", url.Values{})
	if at, _ := s.get("/min/"); !strings.HasPrefix(at, "/min/login") {
		t.Errorf("a caseworker came to %s", at)
	}
}

func TestACitizenWithoutAnAppointmentReadsSo(t *testing.T) {
	s := newSide(t)
	c := s.Citizen("Bo Holm", "1990-01-01 født", "2026-11-02 første henvendelse", "2026-11-02 ydelse begyndt kontanthjælp")
	_, body := s.post("/min/login", url.Values{"id": {string(c)}})
	webtest.HTML(t, body, webtest.Sound(), webtest.In(".own-next", webtest.HasText("Du har ingen aftaler med os lige nu")))
}

func TestOnlyACitizenHasASideOfTheirOwn(t *testing.T) {
	s := newSide(t)
	for _, id := range []string{"", "lov", "findes-ikke", "KRB", "c00000000000000000"} {
		if at, body := s.post("/min/login", url.Values{"id": {id}}); strings.Contains(body, "Hej ") {
			t.Errorf("%q came to %s", id, at)
		}
	}
}

// The page that chooses whom to be names nobody.
func TestThePersonasOfADemoNameNobody(t *testing.T) {
	s := newSide(t)
	s.lena()
	_, body := s.get("/min/login")
	if strings.Contains(body, "Lena") || !strings.Contains(body, "jobsamtale torsdag 26. november") {
		t.Error(body)
	}
}
