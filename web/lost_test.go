package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"indgang/web"
	"indgang/web/webtest"
)

// sessions is how many sessions the database holds.
func sessions(t *testing.T, s interface {
	CountSessions(context.Context) (int, error)
}) int {
	t.Helper()
	n, err := s.CountSessions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestNobodyHasASessionBeforeTheyLogIn(t *testing.T) {
	o, srv, _, _ := guarded(t, nil)
	before := sessions(t, o.Store)
	long := "/lov?x=" + strings.Repeat("a", 7000)
	for range 20 {
		for _, path := range []string{"/", "/lov?x=1", long, "/login", "/findes-ikke", "/static/findes-ikke", "/borger/x/samtale"} {
			r := send(srv, http.MethodGet, path, nil)
			if len(r.Cookies()) != 0 {
				t.Fatalf("%.40s sets %s", path, r.Cookies()[0])
			}
			if to := r.Header.Get("Location"); len(to) > 400 {
				t.Errorf("%.40s sends on to %d bytes", path, len(to))
			}
		}
		send(srv, http.MethodPost, "/borger/ny", url.Values{"first_name": {strings.Repeat("a", 9000)}})
	}
	if n := sessions(t, o.Store); n != before {
		t.Errorf("strangers made %d sessions", n-before)
	}
	if got := send(srv, http.MethodGet, "/lov?x=1", nil).Header.Get("Location"); got != "/login?til=%2Flov%3Fx%3D1" {
		t.Errorf("a stranger is sent to %s", got)
	}
	if got := send(srv, http.MethodGet, long, nil).Header.Get("Location"); got != "/login" {
		t.Errorf("a stranger with a long address is sent to %.80s", got)
	}
}

// A slow page keeps its session when it is done; by then the user may have logged out.
func TestALogoutWinsOverAPageUnderWay(t *testing.T) {
	slow, begun := make(chan bool), make(chan bool)
	_, srv, _, _ := guarded(t, func(o *web.Options) {
		o.Login = holding{begun: begun, slow: slow}
	})
	for i := range 20 {
		c := sessionOf(t, send(srv, http.MethodPost, "/login", url.Values{"id": {"KRB"}}))
		done := make(chan *http.Response)
		go func() { done <- send(srv, http.MethodGet, "/langsom", nil, as(c)) }()
		<-begun
		send(srv, http.MethodPost, "/logud", url.Values{}, as(c))
		slow <- true
		<-done
		if r := send(srv, http.MethodGet, "/", nil, as(c)); r.StatusCode != http.StatusSeeOther {
			t.Fatalf("%d: the session is back: %s", i, r.Status)
		}
	}
}

func sessionOf(t *testing.T, r *http.Response) *http.Cookie {
	t.Helper()
	for _, c := range r.Cookies() {
		if c.Name == "indgang" {
			return c
		}
	}
	t.Fatalf("no session: %s", r.Status)
	return nil
}

// holding is the login of a demo, with a page that is slow and changes its session.
type holding struct {
	web.Personas
	begun, slow chan bool
}

func (h holding) Routes(mux *http.ServeMux, s *web.Server) {
	h.Personas.Routes(mux, s)
	mux.HandleFunc("GET /langsom", func(w http.ResponseWriter, r *http.Request) {
		h.begun <- true
		<-h.slow
		s.Touch(r.Context())
		_, _ = io.WriteString(w, "færdig")
	})
}

func TestWhatWasTypedIsThereAfterALostSession(t *testing.T) {
	s := newSite(t)
	amina := s.amina()
	s.login("KRB")
	path := "/borger/" + string(amina) + "/samtale"
	note := "Vil gerne arbejde med mennesker, og har talt længe om det: æøå \"citat\" <b>."
	form := url.Values{"seen": {"6"}, "outcome": {"held"}, "on": {"24.11.2026"}, "type": {"job"}, "form": {"phone"}, "text": {note},
		"noegle": {"KEY1"}}
	for range 31 {
		s.Tick()
	}
	r := s.post(path, form)
	if !strings.HasPrefix(r.url, "/login?") {
		t.Fatalf("the form came to %s", r.url)
	}
	contains(t, r, "Det, du skrev, er gemt")
	to, _ := url.Parse(r.url)
	r = s.post("/login", url.Values{"id": {"KRB"}, "til": {to.Query().Get("til")}})
	if r.url != path {
		t.Fatalf("after the login: %s", r.url)
	}
	webtest.HTML(t, r.body, webtest.Sound(), webtest.In("textarea[name=text]", webtest.IsText(note)),
		webtest.In("[role=status]", webtest.HasText("er her igen")))
	contains(t, r, `name="noegle" value="KEY1"`, `name="kladde" value="1"`)
	if n := last(t, s.Office, amina); n != 6 {
		t.Fatalf("the case has %d facts", n)
	}
	form.Set("kladde", "1")
	contains(t, s.post(path, form), "Samtalen er registreret")
	if r = s.get(path); strings.Contains(r.body, "er her igen") {
		t.Error("what was saved still waits")
	}

	// Nobody else is shown it.
	form.Set("text", "Kun for mig")
	for range 31 {
		s.Tick()
	}
	s.post(path, form)
	s.post("/login", url.Values{"id": {"AMY"}})
	if r = s.get(path); strings.Contains(r.body, "Kun for mig") {
		t.Error("a colleague is shown what was typed")
	}
}

func TestAFormWithoutASessionIsShownAgainToBeSent(t *testing.T) {
	_, srv, _, _ := guarded(t, nil)
	r := send(srv, http.MethodPost, "/borger/ny", url.Values{"first_name": {"Ellen <b>"},
		"last_name": {"Et meget langt navn, som ingen vil skrive igen"}})
	webtest.Response(t, r, http.StatusUnauthorized, webtest.Sound(), webtest.In("h1", webtest.IsText("Du er logget ud")),
		webtest.In("form[action='/borger/ny'] textarea[name=last_name]", webtest.IsText("Et meget langt navn, som ingen vil skrive igen")))
}

func TestEveryBodyIsBounded(t *testing.T) {
	_, srv, _, cookie := guarded(t, nil)
	for _, path := range []string{"/login", "/login/callback", "/logud", "/soeg", "/borger/ny", "/findes-ikke", "/"} {
		body := &counting{left: 64 << 20}
		r := send(srv, http.MethodPost, path, nil, as(cookie), func(r *http.Request) {
			pr, pw := io.Pipe()
			m := multipart.NewWriter(pw)
			r.Header.Set("Content-Type", m.FormDataContentType())
			go func() {
				part, _ := m.CreateFormFile("id", "stor")
				_, err := io.Copy(part, body)
				pw.CloseWithError(err)
			}()
			r.Body, r.ContentLength = pr, -1
		})
		if r.StatusCode < 400 || 64<<20-body.left > 2<<20 {
			t.Errorf("%s read %d bytes in parts and answered %s", path, 64<<20-body.left, r.Status)
		}
	}
}

type counting struct{ left int }

func (c *counting) Read(p []byte) (int, error) {
	if c.left == 0 {
		return 0, io.EOF
	}
	n := min(len(p), c.left)
	c.left -= n
	return n, nil
}

func TestABrokenAddressIsNotFound(t *testing.T) {
	_, srv, _, cookie := guarded(t, nil)
	for _, path := range []string{
		"/borger/%00", "/borger/a%FFb", "/lov/%C3%28", "/lov?afsnit=%00", "/lov?q=%E6", "/reform/udkast/%0d%0a", "/lov?%zz=1", "/lov?q=" +
			strings.Repeat("a", 9000),
	} {
		for _, c := range []func(*http.Request){as(cookie), func(*http.Request) {}} {
			r := send(srv, http.MethodGet, path, nil, c)
			webtest.Response(t, r, http.StatusNotFound, webtest.Sound(), webtest.In("main", webtest.HasText("Adressen er gået i stykker")))
		}
	}
}

func TestPagesAreSentCompressedToOurOwn(t *testing.T) {
	_, srv, _, cookie := guarded(t, nil)
	zipped := header("Accept-Encoding", "gzip")
	r := send(srv, http.MethodGet, "/lov", nil, as(cookie), zipped)
	b, err := io.ReadAll(r.Body)
	if err != nil || r.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("%v: sent as %q", err, r.Header.Get("Content-Encoding"))
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil || !strings.Contains(string(plain), "</html>") {
		t.Errorf("%v: the page is not whole", err)
	}
	if len(b)*5 > len(plain) {
		t.Errorf("%d bytes of %d are sent", len(b), len(plain))
	}
	for _, from := range []string{"cross-site", "same-site"} {
		r := send(srv, http.MethodGet, "/lov", nil, as(cookie), zipped, header("Sec-Fetch-Site", from))
		if r.Header.Get("Content-Encoding") != "" {
			t.Errorf("a page that %s asked for is compressed", from)
		}
	}
}

func TestAFormIsThereStillWhereTheDatabaseIsAway(t *testing.T) {
	o, srv, _, cookie := guarded(t, nil)
	citizen := o.Citizen("Amina Yılmaz", "1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate", "2026-11-10 første henvendelse")
	path := "/borger/" + string(citizen) + "/samtale"
	ctx, cancel := context.WithCancel(t.Context())
	note := "Et langt notat, som ingen vil skrive en gang til, fordi databasen er væk."
	body := strings.NewReader(url.Values{"seen": {"3"}, "outcome": {"held"}, "on": {"24.11.2026"}, "type": {"job"}, "form": {"phone"},
		"text": {note}}.Encode())
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "http://indgang.example"+path, &stops{body, cancel})
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.AddCookie(cookie)
	rec := httptest.NewRecorder()
	srv.ServeHTTP(rec, r)
	webtest.Response(t, rec.Result(), rec.Code, webtest.Sound(),
		webtest.In("form[action='"+path+"'] textarea[name=text]", webtest.IsText(note)))
	if rec.Code < 500 {
		t.Errorf("the answer is %d", rec.Code)
	}
}

// stops takes the database away when the form has been read.
type stops struct {
	io.Reader
	cancel func()
}

func (s *stops) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if err != nil {
		s.cancel()
	}
	return n, err
}
