package web_test

import (
	"crypto/sha256"
	"encoding/base64"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"indgang/fact"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/page/static"
	"indgang/web"
	"indgang/web/webtest"
)

// broken is the login of a demo, with an address that panics.
type broken struct{ web.Personas }

func (b broken) Routes(mux *http.ServeMux, s *web.Server) {
	b.Personas.Routes(mux, s)
	mux.HandleFunc("GET /gaar-galt", func(http.ResponseWriter, *http.Request) { panic("it went wrong") })
}

// send asks a server without a network, and without following anything.
func send(h http.Handler, method, path string, form url.Values, change ...func(*http.Request)) *http.Response {
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	r := httptest.NewRequest(method, "http://indgang.example"+path, body)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for _, c := range change {
		c(r)
	}
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, r)
	return rec.Result()
}

func as(c *http.Cookie) func(*http.Request) { return func(r *http.Request) { r.AddCookie(c) } }

func header(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

// last is the last fact of a case.
func last(t *testing.T, o *officetest.Office, s fact.Subject) fact.Seq {
	t.Helper()
	c, err := o.Office.Citizen(t.Context(), o.User("KRB"), office.View{Subject: s, Page: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return c.Seq
}

// guarded is a server, and the cookie of somebody who is logged in.
func guarded(t *testing.T, change func(*web.Options)) (*officetest.Office, *web.Server, *safeBuffer, *http.Cookie) {
	t.Helper()
	o, log := officetest.New(t), &safeBuffer{}
	opts := web.Options{Office: o.Office, Sessions: o.Store.Sessions(time.Now), Log: slog.New(slog.NewTextHandler(log, nil)), Login: broken{}}
	if change != nil {
		change(&opts)
	}
	srv, err := web.New(opts)
	if err != nil {
		t.Fatal(err)
	}
	r := send(srv, http.MethodPost, "/login", url.Values{"id": {"KRB"}})
	if r.StatusCode != http.StatusSeeOther || len(r.Cookies()) != 1 {
		t.Fatalf("log in: %s with %d cookies", r.Status, len(r.Cookies()))
	}
	return o, srv, log, r.Cookies()[0]
}

func TestEveryAnswerCarriesTheHeaders(t *testing.T) {
	_, srv, _, cookie := guarded(t, nil)
	for _, x := range []struct {
		method, path string
		status       int
	}{
		{"GET", "/", 200}, {"GET", "/login", 200}, {"GET", "/findes-ikke", 404}, {"GET", "/borger/ukendt", 404}, {"GET", "/gaar-galt", 500},
		{"GET", static.URL("css/indgang.css"), 200}, {"GET", "/static/findes-ikke", 404}, {"POST", "/findes-ikke", 404},
		{"GET", "/logud", 404}, {"POST", "/borger/ny", 422},
	} {
		r := send(srv, x.method, x.path, nil, as(cookie))
		if r.StatusCode != x.status {
			t.Errorf("%s %s: %s, want %d", x.method, x.path, r.Status, x.status)
		}
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; " +
				"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
		} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s %s: %s is %q", x.method, x.path, name, got)
			}
		}
		if got := r.Header.Get("Cache-Control"); !strings.HasPrefix(x.path, static.Prefix) && got != "no-store" {
			t.Errorf("%s %s: may be kept: %q", x.method, x.path, got)
		}
		if got := r.Header.Get("Strict-Transport-Security"); got != "" {
			t.Errorf("%s: a demo over plain HTTP says %q", x.path, got)
		}
	}
}

func TestAPageThatGoesWrongIsToldInDanishAndNoted(t *testing.T) {
	_, srv, log, cookie := guarded(t, nil)
	r := send(srv, http.MethodGet, "/gaar-galt", nil, as(cookie))
	webtest.Response(t, r, http.StatusInternalServerError, webtest.Sound(), webtest.In("h1", webtest.IsText("Der skete en fejl hos os")),
		webtest.In("main", webtest.HasText("Intet er gemt")))
	if !strings.Contains(log.String(), "it went wrong") {
		t.Error("the log does not tell what went wrong")
	}
}

func TestAFormFromElsewhereIsRefused(t *testing.T) {
	o, srv, _, cookie := guarded(t, nil)
	citizen := o.Citizen("Amina Yılmaz", "1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate", "2026-11-10 første henvendelse")
	talk := url.Values{"seen": {"3"}, "outcome": {"held"}, "on": {"24.11.2026"}, "type": {"job"}, "form": {"phone"}}
	path := "/borger/" + string(citizen) + "/samtale"
	for name, from := range map[string]func(*http.Request){
		"another site":   header("Sec-Fetch-Site", "cross-site"),
		"a sister site":  header("Sec-Fetch-Site", "same-site"),
		"another origin": header("Origin", "https://ondt.example"),
	} {
		r := send(srv, http.MethodPost, path, talk, as(cookie), from)
		webtest.Response(t, r, http.StatusForbidden, webtest.Sound(), webtest.In("main", webtest.HasText("kom fra et andet sted")))
		if seq := last(t, o, citizen); seq != 3 {
			t.Errorf("a form from %s was taken: the case has %d facts", name, seq)
		}
	}
	if r := send(srv, http.MethodPost, path, talk, as(cookie), header("Sec-Fetch-Site", "same-origin")); r.StatusCode != http.StatusSeeOther {
		t.Errorf("the page's own form: %s", r.Status)
	}
}

func TestASessionEndsWhenNobodyUsesItAndWhenOneLogsOut(t *testing.T) {
	o, srv, _, cookie := guarded(t, func(o *web.Options) { o.Idle = 20 * time.Minute })
	open := func() bool { return send(srv, http.MethodGet, "/", nil, as(cookie)).StatusCode == http.StatusOK }
	for range 3 {
		for range 19 {
			o.Tick()
		}
		if !open() {
			t.Fatal("the session ended while it was used")
		}
	}
	for range 21 {
		o.Tick()
	}
	if open() {
		t.Error("the session lives on after 21 minutes without use")
	}
	if open() {
		t.Error("the session came back")
	}

	r := send(srv, http.MethodPost, "/login", url.Values{"id": {"KRB"}})
	cookie = r.Cookies()[0]
	if !open() {
		t.Fatal("cannot log in again")
	}
	out := send(srv, http.MethodPost, "/logud", url.Values{}, as(cookie))
	if out.StatusCode != http.StatusSeeOther || open() {
		t.Errorf("logging out answered %s and left the session open: %v", out.Status, open())
	}
	if send(srv, http.MethodGet, "/logud", nil, as(cookie)).StatusCode != http.StatusNotFound {
		t.Error("a link can log somebody out")
	}
}

func TestTheCookieIsKeptFromScriptsAndOtherSites(t *testing.T) {
	for _, secure := range []bool{false, true} {
		_, srv, _, c := guarded(t, func(o *web.Options) { o.Secure = secure })
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || !c.Expires.IsZero() || c.MaxAge != 0 ||
			c.Secure != secure {
			t.Errorf("the cookie is %s", c)
		}
		if secure != strings.HasPrefix(c.Name, "__Host-") {
			t.Errorf("the cookie is called %s", c.Name)
		}
		if got := send(srv, http.MethodGet, "/login", nil).Header.Get("Strict-Transport-Security"); secure != (got != "") {
			t.Errorf("secure %v: Strict-Transport-Security is %q", secure, got)
		}
	}
	_, srv, _, before := guarded(t, nil)
	after := send(srv, http.MethodPost, "/login", url.Values{"id": {"AMY"}}, as(before)).Cookies()
	if len(after) != 1 || after[0].Value == before.Value {
		t.Error("logging in keeps the token that was there before")
	}
}

func TestTheDatabaseDoesNotHoldTheKeysOfSessions(t *testing.T) {
	o, _, _, c := guarded(t, nil)
	sum := sha256.Sum256([]byte(c.Value))
	for token, want := range map[string]bool{c.Value: false, base64.RawURLEncoding.EncodeToString(sum[:]): true} {
		if _, found, err := o.Store.Sessions(time.Now).FindCtx(t.Context(), token); err != nil || found != want {
			t.Errorf("found %v, %v, want %v", found, err, want)
		}
	}
}

func TestAFormThatIsTooLargeIsRefusedInDanish(t *testing.T) {
	o, srv, _, cookie := guarded(t, nil)
	citizen := string(o.Citizen("Amina Yılmaz", "1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate",
		"2026-11-10 første henvendelse"))
	large := url.Values{"text": {strings.Repeat("a", 2<<20)}, "seen": {"3"}, "on": {"24.11.2026"}, "outcome": {"held"}}
	for _, path := range []string{"/soeg", "/borger/ny", "/borger/" + citizen + "/samtale", "/borger/" + citizen + "/registrer",
		"/borger/" + citizen + "/ret/3", "/borger/" + citizen + "/formaal", "/borger/" + citizen + "/personnummer", "/login"} {
		r := send(srv, http.MethodPost, path, large, as(cookie))
		webtest.Response(t, r, http.StatusRequestEntityTooLarge, webtest.Sound(),
			webtest.In("h1", webtest.IsText("Der er sendt for meget på én gang")), webtest.In("main", webtest.HasText("Intet er gemt")))
	}
	if seq := last(t, o, fact.Subject(citizen)); seq != 3 {
		t.Errorf("the case has %d facts", seq)
	}
}

func TestAFormInPartsIsNotReadWhereNothingIsUploaded(t *testing.T) {
	_, srv, _, cookie := guarded(t, nil)
	r := send(srv, http.MethodPost, "/soeg", nil, as(cookie), header("Content-Type", "multipart/form-data; boundary=x"),
		func(r *http.Request) {
			r.Body = io.NopCloser(io.MultiReader(strings.NewReader("--x\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\n"), neverEnding{}))
		})
	if !slices.Contains([]int{http.StatusSeeOther, http.StatusUnprocessableEntity}, r.StatusCode) {
		t.Errorf("the answer is %s", r.Status)
	}
}

// neverEnding is a body that nobody must read to its end.
type neverEnding struct{}

func (neverEnding) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestNoAddressLeadsTheBrowserElsewhere(t *testing.T) {
	s := newSite(t)
	elsewhere := s.Citizen("Gitte Holst", "1970-01-31 født", "2026-09-07 sagsbehandler HGA i Sygedagpenge", "2026-09-07 første henvendelse")
	s.login("KRB")
	here := "/borger/" + string(elsewhere)
	for _, back := range []string{"https://ondt.example/", "//ondt.example", `/\ondt.example`, "/borger/" + string(elsewhere) + "evil",
		"javascript:alert(1)", ""} {
		r := s.post(here+"/formaal", url.Values{"purpose": {"Vikar, borgeren ringede"}, "back": {back}})
		if r.url != here {
			t.Errorf("back=%q led to %s", back, r.url)
		}
	}
	if r := s.post(here+"/formaal", url.Values{"purpose": {"Vikar, borgeren ringede"},
		"back": {here + "?kendt=01.10.2026"}}); r.url != here+"?kendt=01.10.2026" {
		t.Errorf("the way back led to %s", r.url)
	}
}
