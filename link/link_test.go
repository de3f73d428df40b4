package link_test

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"indgang/fact"
	"indgang/link"
	"indgang/office"
	"indgang/office/officetest"
	_ "indgang/page/pagetest" // checks every template
	"indgang/store"
	"indgang/web/webtest"
)

// A side is the pages behind links, and what they log.
type side struct {
	*officetest.Office
	t   *testing.T
	url string
	log *bytes.Buffer
	ida fact.Subject
}

func newSide(t *testing.T) *side {
	t.Helper()
	s := &side{Office: officetest.New(t), t: t, log: &bytes.Buffer{}}
	srv, err := link.New(link.Options{Office: s.Office.Office, Sessions: s.Store.Sessions(time.Now), Requests: true, Notice: "prøvedata",
		Log: slog.New(slog.NewTextHandler(s.log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	ts := httptest.NewServer(srv)
	t.Cleanup(ts.Close)
	s.url = ts.URL
	s.ida = s.Person(store.Person{FirstName: "Ida", LastName: "Mærkesen", Address: "Mærkevej 3", CPR: "0506841234"}, "1984-06-05 født",
		"2026-11-02 sagsbehandler KRB i Jobparate", "2026-11-02 første henvendelse", "2026-11-20 samtale aftalt til 2026-11-26 kl. 09.30")
	return s
}

// link makes a link about Ida's talk, as its path.
func (s *side) link() string {
	s.t.Helper()
	c, err := s.Office.Office.Citizen(s.t.Context(), s.User("KRB"), office.View{Subject: s.ida, Page: "test"})
	if err != nil {
		s.t.Fatal(err)
	}
	talk, _ := c.Next()
	token, _, err := s.MakeLink(s.t.Context(), s.User("KRB"), s.ida, talk.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return link.Prefix + token
}

// ask asks for a path, with a form where there is one, and returns where it ended.
func (s *side) ask(path string, form url.Values) (status int, at, body string) {
	s.t.Helper()
	var r *http.Response
	var err error
	if form == nil {
		r, err = http.Get(s.url + path)
	} else {
		r, err = http.PostForm(s.url+path, form)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	body = string(b)
	webtest.HTML(s.t, body, webtest.Sound())
	for _, word := range []string{"Ida", "Mærke", "1234", string(s.ida), "Karen"} {
		if strings.Contains(body, word) {
			s.t.Errorf("%s shows %q", path, word)
		}
	}
	if len(r.Cookies()) > 0 {
		s.t.Errorf("%s begins a session", path)
	}
	return r.StatusCode, r.Request.URL.Path, body
}

func TestACitizenAnswersWithALink(t *testing.T) {
	s := newSide(t)
	path := s.link()
	status, _, body := s.ask(path, nil)
	if status != http.StatusOK || strings.Contains(body, "26.") || strings.Contains(body, "9.30") {
		t.Errorf("before the birth date: %d %s", status, body)
	}
	webtest.HTML(t, body, webtest.In("h1", webtest.IsText("Svar på en aftale")), webtest.In(".page-head", webtest.HasText(s.Name())))
	status, _, body = s.ask(path, url.Values{"born": {"010101"}})
	if status != http.StatusUnprocessableEntity || strings.Contains(body, "9.30") {
		t.Errorf("a wrong birth date: %d", status)
	}
	webtest.HTML(t, body, webtest.In("#born-fejl", webtest.HasText("passer ikke")), webtest.In("#born", webtest.Attr("value", "010101")))
	status, _, body = s.ask(path, url.Values{"born": {"050684"}})
	if status != http.StatusOK {
		t.Errorf("the right birth date: %d", status)
	}
	webtest.HTML(t, body, webtest.In(".own-when", webtest.HasText("torsdag 26. november 2026 kl. 9.30")))
	// Nothing typed is lost.
	text := "Helst i næste uge"
	status, _, body = s.ask(path+"/svar", url.Values{"born": {"050684"}, "text": {text}})
	if status != http.StatusUnprocessableEntity {
		t.Errorf("no answer: %d", status)
	}
	webtest.HTML(t, body, webtest.In("#svar-fejl", webtest.HasText("Vælg")), webtest.In("#text", webtest.HasText(text)))
	_, _, body = s.ask(path+"/svar", url.Values{"born": {"010101"}, "svar": {"flyt"}, "text": {text}})
	webtest.HTML(t, body, webtest.In("input[name=text]", webtest.Attr("value", text)))
	long := strings.Repeat("x", 300)
	_, _, body = s.ask(path+"/svar", url.Values{"born": {"050684"}, "svar": {"flyt"}, "text": {long}})
	webtest.HTML(t, body, webtest.In("#text-fejl", webtest.HasText("110")), webtest.In("#text", webtest.HasText(long)))
	if _, at, body := s.ask(path+"/svar", url.Values{"born": {"050684"}, "svar": {"flyt"}, "text": {text}}); at != "/l/tak" {
		t.Errorf("after the answer: %s %s", at, body)
	}
	for _, word := range []string{"Ida", "050684", text, strings.TrimPrefix(path, link.Prefix), string(s.ida)} {
		if strings.Contains(s.log.String(), word) {
			t.Errorf("the log has %q", word)
		}
	}
}

// Whatever opens nothing has one page, to the letter.
func TestWhatOpensNothingHasOnePage(t *testing.T) {
	s := newSide(t)
	used, replaced := s.link(), ""
	s.ask(used+"/svar", url.Values{"born": {"050684"}, "svar": {"kommer"}})
	replaced = s.link()
	s.link()
	_, _, want := s.ask("/l/FINDESIKKE", nil)
	if !strings.Contains(want, "Linket virker ikke") {
		t.Fatal(want)
	}
	for _, path := range []string{used, replaced, "/l/", "/l/x/y/z", "/andet"} {
		for _, form := range []url.Values{nil, {"born": {"050684"}}} {
			if status, _, body := s.ask(path, form); status != http.StatusNotFound || body != want {
				t.Errorf("%s is answered %d %s", path, status, body)
			}
		}
	}
}

// On a telephone, without script, and on a machine.
func TestACitizenAnswersInABrowser(t *testing.T) {
	b := webtest.Start(t)
	s := newSide(t)
	for _, width := range []int{1280, 390} {
		p := b.Page(t, width, 800)
		if width == 390 {
			p.DisableScript()
		}
		p.Goto(s.url + s.link())
		if width != 390 {
			p.CheckSound()
		}
		p.Type("#born", "050684")
		p.Click("form button[type=submit]")
		p.WaitText("h1", "Din aftale med "+s.Name())
		if width != 390 {
			p.CheckSound()
		}
		p.Click("label[for=svar-kommer]")
		p.Click("form button[type=submit]")
		p.WaitText("h1", "Tak for dit svar")
	}
	p := b.Page(t, 390, 800)
	p.Goto(s.url + s.link())
	p.CheckSound()
	p.Type("#born", "050684")
	p.Press("Enter")
	p.WaitText("h1", "Din aftale med "+s.Name())
	p.CheckSound()
}
