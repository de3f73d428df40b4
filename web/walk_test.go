package web_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"indgang/day"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
	"indgang/web"
	"indgang/web/webtest"

	"golang.org/x/net/html"
)

// level is how far a member of staff may go into a case, as written in the
// access tables, said here again so that a change of the tables is seen.
type level int

const (
	nothing level = iota
	ask           // read, when a purpose is stated
	read
	write
)

// A marked citizen carries words that no other page has.
type marked struct {
	name        string // the last name
	cpr         string
	address     string
	phone       string
	note        string
	id          fact.Subject
	worker      string           // whose case it is, and of which unit
	may         map[string]level // by member of staff
	seesAddress []string         // who may see the address
}

func (m *marked) words() []string {
	return []string{m.name, m.cpr, m.cpr[:6] + "-" + m.cpr[6:], m.address, m.phone, m.note}
}

// A walker asks the server for everything, as everybody, and holds each answer
// against what may be shown.
type walker struct {
	*officetest.Office
	t        *testing.T
	srv      *web.Server
	log      *safeBuffer
	citizens []*marked
	contact  *marked // the contact person of a company, and its subject
	now      time.Time
	user     string
	query    string // what was searched for last
	cookies  map[string]*http.Cookie
	requests int
	shown    int             // how often a citizen was shown
	ctx      context.Context // of the next requests, where one is set
}

func newWalker(t *testing.T) *walker {
	t.Helper()
	w := &walker{Office: officetest.New(t), t: t, log: &safeBuffer{}, now: officetest.Start, cookies: map[string]*http.Cookie{}}
	var err error
	// Each request has a time of its own, so that the lines it writes are known.
	if w.Office.Office, err = office.New(office.Options{Store: w.Store, Clock: func() time.Time { return w.now },
		Overlay: law.Ishoej()}); err != nil {
		t.Fatal(err)
	}
	w.srv, err = web.New(web.Options{
		Office: w.Office.Office, Sessions: w.Store.Sessions(time.Now),
		Log:   slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Login: web.Personas{}, Requests: true, Links: "http://indgang.example/l/",
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// staff are the IDs of those who can log in.
func staff() []string {
	var out []string
	for _, u := range officetest.Staff() {
		out = append(out, u.ID)
	}
	return out
}

// mark makes a citizen with words of their own. The levels are those of KRB,
// AMY, HGA, UNG, VIR, YDE, LED, CHE; the others come by more.
func (w *walker) mark(word string, p store.Person, levels []level, more map[string]level, lines ...string) *marked {
	w.t.Helper()
	m := &marked{
		name: "Mærkesen" + word, cpr: fmt.Sprintf("61%02d90%04d", len(w.citizens)+1, 4711+len(w.citizens)), address: "Mærkevænget-" + word + " 7",
		phone: fmt.Sprintf("00 47 11 %02d", len(w.citizens)+10), note: "Mærkenotat-" + word + " om helbredet", may: map[string]level{},
	}
	for i, id := range []string{"KRB", "AMY", "HGA", "UNG", "VIR", "YDE", "LED", "CHE"} {
		m.may[id] = levels[i]
	}
	for id, l := range more {
		m.may[id] = l
	}
	p.FirstName, p.LastName, p.CPR, p.Address, p.PostalCode, p.City, p.Phone, p.Mail = "Frida", m.name, m.cpr, m.address, "2635", "Ishøj",
		m.phone, true
	m.id = w.Person(p, lines...)
	m.worker = ";"
	if who, unit, ok := strings.Cut(strings.TrimPrefix(lines[1], "2026-11-02 sagsbehandler "), " i "); ok {
		m.worker = unit + ";" + who
	}
	// A note, as the one who may write it would.
	for id, l := range m.may {
		if l != write {
			continue
		}
		c, err := w.Office.Office.Citizen(context.Background(), w.User(id), office.View{Subject: m.id, Page: "test"})
		if err != nil {
			w.t.Fatal(err)
		}
		if _, err := w.Office.Office.Register(context.Background(), w.User(id),
			office.Register{Subject: m.id, Seen: c.Seq, Drafts: []office.Draft{{On: c.On, Body: fact.NoteMade{}, Text: m.note},
				{On: c.On, Body: fact.TaskSet{Due: c.On + 2}, Text: "Opgave: " + m.note}}}); err != nil {
			w.t.Fatal(err)
		}
		break
	}
	w.citizens = append(w.citizens, m)
	return m
}

// A request is what the walker sends.
type sent struct {
	method, path string
	form         url.Values
	files        map[string]string
}

func (s sent) String() string { return s.method + " " + s.path }

// an answer, with its body and the words it shows.
type answer struct {
	status   int
	location string
	body     string
}

var (
	tenDigits = regexp.MustCompile(`\d{6}-?\d{4}`)
	attribute = regexp.MustCompile(`(?:href|action|src)="([^"]*)"`)
	titleText = regexp.MustCompile(`<title>([^<]*)</title>`)
)

// do sends a request and checks everything that must hold for every answer.
func (w *walker) do(s sent) answer {
	w.t.Helper()
	w.requests++
	w.now = w.now.Add(10 * time.Millisecond) // slowly enough for the meters of searches
	var body io.Reader
	kind := ""
	switch {
	case s.files != nil:
		var b bytes.Buffer
		m := multipart.NewWriter(&b)
		for name, text := range s.files {
			p, err := m.CreateFormFile("filer", name)
			if err != nil {
				w.t.Fatal(err)
			}
			_, _ = p.Write([]byte(text))
		}
		m.Close()
		body, kind = &b, m.FormDataContentType()
	case s.method == http.MethodPost:
		body, kind = strings.NewReader(s.form.Encode()), "application/x-www-form-urlencoded"
	}
	r := httptest.NewRequest(s.method, "http://indgang.example"+s.path, body)
	if kind != "" {
		r.Header.Set("Content-Type", kind)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	if c := w.cookies[w.user]; c != nil {
		r.AddCookie(c)
	}
	if w.ctx != nil {
		r = r.WithContext(w.ctx)
	}
	rec := httptest.NewRecorder()
	w.srv.ServeHTTP(rec, r)
	for _, c := range rec.Result().Cookies() {
		w.cookies[w.user] = c
	}
	a := answer{status: rec.Code, location: rec.Header().Get("Location"), body: rec.Body.String()}
	w.check(s, a, rec.Header())
	return a
}

// fails says what went wrong, as whom and where.
func (w *walker) fails(s sent, format string, args ...any) {
	w.t.Helper()
	w.t.Errorf("%s as %s: %s", s, w.user, fmt.Sprintf(format, args...))
}

func (w *walker) check(s sent, a answer, h http.Header) {
	w.t.Helper()
	for name, want := range map[string]string{"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff",
		"Cache-Control": "no-store", "Referrer-Policy": "same-origin"} {
		if !strings.Contains(h.Get(name), want) {
			w.fails(s, "the header %s is %q", name, h.Get(name))
		}
	}
	// What stays in a browser's history names nobody.
	for _, address := range append([]string{s.path, a.location}, attributes(a.body)...) {
		address, _ = url.QueryUnescape(address)
		if tenDigits.MatchString(address) || strings.Contains(address, "Mærke") {
			w.fails(s, "an address names a citizen: %s", address)
		}
	}
	if m := titleText.FindStringSubmatch(a.body); m != nil && (tenDigits.MatchString(m[1]) || strings.Contains(m[1], "Mærke")) {
		w.fails(s, "the title names a citizen: %s", m[1])
	}
	if strings.HasPrefix(h.Get("Content-Type"), "text/html") && a.status != http.StatusSeeOther {
		page := a.body
		if s.path == "/soeg/forslag" && a.status == http.StatusOK {
			page = aPageOf(page)
		}
		webtest.HTML(w.t, page, webtest.Sound())
	}
	text := html.UnescapeString(a.body)
	if s.path == "/soeg" && !strings.Contains(text, "row-link") {
		// Nothing was found: what stands there is what was typed.
		text = strings.NewReplacer("«"+w.query+"»", "", `value="`+w.query+`"`, "").Replace(text)
	}
	if a.status == http.StatusUnauthorized {
		// A form without a session: what stands there is what was sent, and no more.
		for _, vs := range s.form {
			for _, v := range vs {
				text = strings.ReplaceAll(text, v, "")
			}
		}
	}
	if s.path == "/soeg" && s.method == http.MethodPost {
		w.query = s.form.Get("q")
	}
	marks := w.citizens
	if w.contact != nil {
		marks = append(marks[:len(marks):len(marks)], w.contact)
	}
	for _, m := range marks {
		seen := slices.IndexFunc(m.words(), func(word string) bool { return strings.Contains(text, word) })
		if seen < 0 {
			continue
		}
		word := m.words()[seen]
		w.shown++
		reads := w.reads(m)
		if !slices.ContainsFunc(reads, func(r store.Read) bool {
			return r.User == w.user && r.Subject == m.id && r.Purpose != "" && r.Page != ""
		}) {
			w.fails(s, "shows %q, and wrote no line in the read log for it: %v", word, reads)
		}
		// A form that was not taken shows what was typed, and a number may be one
		// that is known.
		typed := s.path == "/borger/ny" && s.method == http.MethodPost
		if m.may[w.user] == nothing && !typed && !w.mayImport(s) {
			w.fails(s, "shows %q to somebody without access", word)
		}
		if m.seesAddress != nil && strings.Contains(text, m.address) && !slices.Contains(m.seesAddress, w.user) {
			w.fails(s, "shows a protected address")
		}
		if whole := strings.Contains(text, m.cpr[:6]+"-"+m.cpr[6:]) || strings.Contains(text, m.cpr); whole && !typed && !w.mayImport(s) &&
			!slices.ContainsFunc(reads, func(r store.Read) bool { return strings.HasPrefix(r.Purpose, "Viste hele personnummeret") }) {
			w.fails(s, "shows the whole personal number for another purpose: %v", reads)
		}
	}
}

// aPageOf puts a page around a part of one.
func aPageOf(part string) string {
	return `<!doctype html><html lang="da"><title>En del – Indgang</title><h1>En del</h1>` + part
}

func (w *walker) mayImport(s sent) bool {
	u := w.User(w.user)
	// the operator opens no case
	return strings.HasPrefix(s.path, "/import") && w.user != "" && u.May(office.Import) && u.May(office.NewCitizen)
}

func attributes(body string) []string {
	var out []string
	for _, m := range attribute.FindAllStringSubmatch(body, -1) {
		out = append(out, html.UnescapeString(m[1]))
	}
	return out
}

// reads returns the lines about a citizen that this request wrote.
func (w *walker) reads(m *marked) []store.Read {
	w.t.Helper()
	var out []store.Read
	if err := w.Store.View(context.Background(), func(tx *store.Tx) (err error) {
		out, err = tx.ReadsOf(context.Background(), m.id, 5)
		return err
	}); err != nil {
		w.t.Fatal(err)
	}
	return slices.DeleteFunc(out, func(r store.Read) bool { return !r.At.Equal(w.now) })
}

// enter logs in as a member of staff, in a session without any purposes.
func (w *walker) enter(id string) {
	w.t.Helper()
	w.user = id
	delete(w.cookies, id)
	if id == "" {
		return
	}
	if a := w.do(sent{method: http.MethodPost, path: "/login", form: url.Values{"id": {id}}}); a.status != http.StatusSeeOther {
		w.t.Fatalf("log in as %s: %d", id, a.status)
	}
}

// seq returns the last fact of a case, and one that can be corrected.
func (w *walker) seq(m *marked) (last fact.Seq, some int64) {
	w.t.Helper()
	if err := w.Store.View(context.Background(), func(tx *store.Tx) error {
		facts, err := tx.Stream(context.Background(), m.id)
		for _, f := range facts {
			last = f.Seq
			if _, first := f.Body.(fact.FirstContact); first {
				some = int64(f.Seq)
			}
		}
		return err
	}); err != nil {
		w.t.Fatal(err)
	}
	return last, some
}

// task returns the number of the task in a case.
func (w *walker) task(m *marked) (id string) {
	w.t.Helper()
	if err := w.Store.View(context.Background(), func(tx *store.Tx) error {
		facts, err := tx.Stream(context.Background(), m.id)
		for _, f := range facts {
			if _, is := f.Body.(fact.TaskSet); is {
				id = strconv.FormatInt(int64(f.Seq), 10)
			}
		}
		return err
	}); err != nil {
		w.t.Fatal(err)
	}
	return id
}

// lawSeq returns the last fact about the law.
func (w *walker) lawSeq() (last fact.Seq) {
	w.t.Helper()
	if err := w.Store.View(context.Background(), func(tx *store.Tx) error {
		facts, err := tx.Stream(context.Background(), fact.TheLaw)
		for _, f := range facts {
			last = f.Seq
		}
		return err
	}); err != nil {
		w.t.Fatal(err)
	}
	return last
}

// ask lists what is sent to a route about a citizen: a form that is right, and
// forms that are not.
func (w *walker) ask(pattern string, m *marked) (right []sent, wrong []sent) {
	w.t.Helper()
	method, path, _ := strings.Cut(pattern, " ")
	last, some := w.seq(m)
	seen := strconv.FormatInt(int64(last), 10)
	path = strings.ReplaceAll(strings.ReplaceAll(path, "{id}", string(m.id)), "{seq}", strconv.FormatInt(some, 10))
	path = strings.ReplaceAll(path, "{$}", "")
	get := func(q string) []sent { return []sent{{method: method, path: path + q}} }
	post := func(vs ...url.Values) []sent {
		var out []sent
		for _, v := range vs {
			out = append(out, sent{method: method, path: path, form: v})
		}
		return out
	}
	switch pattern {
	case "GET /{$}":
		right = append(get(""), append(get("?hvis=unit"), get("?liste=none&hvis=unit")...)...)
		wrong = append(get("?liste=findes-ikke"), get("?hvis=andre")...)
	case "POST /soeg":
		right = post(url.Values{"q": {m.name}}, url.Values{"q": {m.cpr}}, url.Values{"q": {"Frida"}})
		wrong = post(url.Values{"q": {"x"}}, url.Values{"q": {"0101011234"}}, nil)
	case "POST /soeg/forslag":
		right = post(url.Values{"q": {m.name}}, url.Values{"q": {m.cpr}}, url.Values{"q": {"Frida"}})
		wrong = post(url.Values{"q": {"x"}}, nil)
	case "GET /soeg", "GET /borger/ny", "GET /lov", "GET /import", "GET /arbejde":
		right = get("")
	case "GET /andele":
		right = get("")
	case "GET /andele/{regel}/{liste}":
		path = strings.Replace(path, "{regel}", "talks-75pct-2026", 1)
		for _, list := range []string{"alle", "kan-naas", "udenfor", "foerste-samtale"} {
			right = append(right, sent{method: method, path: strings.Replace(path, "{liste}", list, 1)})
		}
		wrong = []sent{{method: method, path: path}, {method: method, path: "/andele/first-talk-1w/alle"}}
	case "GET /lov/{regel}", "POST /lov/{regel}/{udgave}":
		path = strings.NewReplacer("{regel}", "first-talk-1w", "{udgave}", "2026-07-01").Replace(path)
		if method == http.MethodGet {
			right = append(get(""), get("?udgave=2024-01-01")...)
			wrong = []sent{{method: method, path: "/lov/findes-ikke"}}
			break
		}
		seen := strconv.FormatInt(int64(w.lawSeq()), 10)
		right = post(url.Values{"seen": {seen}, "ord": {"godkend"}},
			url.Values{"seen": {seen}, "ord": {"tilbage"}, "reason": {"Lovteksten er ikke læst."}})
		wrong = post(url.Values{"seen": {seen}, "ord": {"tilbage"}}, url.Values{"seen": {"0"}, "ord": {"godkend"}}, nil)
	case "GET /virksomheder":
		right = append(get(""), get("?hvis=mine&side=2")...)
	case "POST /virksomheder":
		right = post(url.Values{"q": {"Gangbar"}}, url.Values{"q": {"00000019"}}, url.Values{"q": {""}})
	case "GET /virksomhed/ny":
		right = get("")
	case "POST /virksomhed/ny":
		wrong = post(url.Values{"name": {"Gangbar"}, "cvr": {"00000019"}}, url.Values{"cvr": {"1"}}, nil)
	case "GET /virksomhed/{id}", "GET /virksomhed/{id}/registrer", "POST /virksomhed/{id}/registrer", "GET /virksomhed/{id}/ret/{seq}",
		"POST /virksomhed/{id}/ret/{seq}":
		return w.askAbout(pattern)
	case "POST /borger/ny":
		wrong = post(url.Values{"cpr": {m.cpr}, "first_name": {"Ny"}, "last_name": {"Nysen"}, "on": {"20.11.2026"}}, url.Values{"cpr": {"x"}})
	case "GET /reform":
		right = append(get(""), get("?til=velfaerdsaftale-samtaler&paa=01.01.2027")...)
	case "GET /reform/resultat":
		right = append(get("?til=velfaerdsaftale-samtaler"), get("?til=known&til_kendt=01.01.2026&fra=plain&enhed=Jobparate")...)
		wrong = append(get(""), append(get("?til=ukendt"), get("?til=today&paa=01.01.1850&enhed=Ingen")...)...)
	case "GET /reform/tal":
		right = append(get("?til=velfaerdsaftale-samtaler&som=csv"), get("?til=hovedlov-2027&som=xlsx")...)
		wrong = append(get("?til=hovedlov-2027"), get("?som=csv")...)
	case "GET /reform/liste":
		right = append(get("?til=velfaerdsaftale-samtaler"), append(get("?til=hovedlov-2027&gruppe=2&side=7"),
			get("?til=hovedlov-2027&afgoer=1")...)...)
		wrong = append(get("?til=hovedlov-2027&regel=ukendt"), get("?til=hovedlov-2027&gruppe=99")...)
	case "GET /reform/liste/hent":
		right = append(get("?til=velfaerdsaftale-samtaler&som=csv"), get("?til=hovedlov-2027&gruppe=2&som=csv")...)
		right = append(right, get("?til=velfaerdsaftale-samtaler&som=xlsx")...)
		wrong = append(get("?til=hovedlov-2027&som=pdf"), get("?som=csv")...)
	case "POST /arbejde/{slags}/{id}":
		path = "/arbejde/job/ukendt" // a job that somebody else has settled meanwhile
		wrong = post(url.Values{"hvad": {"igen"}}, url.Values{"hvad": {"ordnet"}}, url.Values{"hvad": {"hvad som helst"}}, nil)
	case "GET /reform/tider":
		right = get("")
	case "POST /reform/tider":
		right = post(url.Values{"seen": {"999999"}, "talk": {"45"}})
		wrong = post(url.Values{"seen": {"999999"}, "talk": {"mange"}}, url.Values{"talk": {"45"}})
	case "GET /reform/udkast/ny":
		right = append(get(""), get("?efter=hovedlov-2027")...)
		wrong = get("?efter=ukendt")
	case "POST /reform/udkast/ny":
		right = post(url.Values{"do": {"tilfoej"}, "ny_regel": {"first-talk-1w"}}, url.Values{"do": {"gem"}, "title": {"Et udkast"}})
		wrong = post(url.Values{"do": {"gem"}}, url.Values{"do": {"tilfoej"}, "ny_regel": {"ukendt"}}, nil)
	case "GET /reform/udkast/hent":
		right = get("")
	case "POST /reform/udkast/hent":
		wrong = append(post(nil), sent{method: method, path: path, files: map[string]string{"x.json": "{"}})
	case "GET /reform/udkast/{navn}", "GET /reform/udkast/{navn}/fil", "POST /reform/udkast/{navn}/slet", "POST /reform/udkast/{navn}":
		known := strings.ReplaceAll(path, "{navn}", "gangbart")
		path = strings.ReplaceAll(path, "{navn}", "ukendt")
		switch {
		case method == http.MethodGet:
			right = []sent{{method: method, path: known}}
		case !strings.HasSuffix(path, "/slet"):
			right = []sent{{method: method, path: known, form: url.Values{"do": {"tjek"}, "title": {"Gangbart"}}}}
		}
		wrong = append(get(""), post(url.Values{"do": {"gem"}, "title": {"Et andet"}, "seen": {"3"}})...)
	case "POST /reform/opgaver":
		right = post(url.Values{"til": {"hovedlov-2027"}, "gruppe": {"2"}, "due": {"01.12.2026"}, "text": {"Tag stilling"}})
		wrong = post(url.Values{"til": {"hovedlov-2027"}, "gruppe": {"2"}, "due": {"en dag"}}, url.Values{"til": {"ukendt"}}, nil)
	case "GET /borger/{id}":
		right = append(get(""), get("?kendt=23.11.2026")...)
		right = append(right, append(get("?kendt=aldrig"), append(get("?scenarie=hovedlov-2027"),
			get("?scenarie=velfaerdsaftale-samtaler&paa=01.03.2027&kendt=20.11.2026")...)...)...)
	case "POST /borger/{id}/opgave/{seq}":
		task := w.task(m)
		right = []sent{{method: method, path: "/borger/" + string(m.id) + "/opgave/" + task, form: url.Values{}}}
		wrong = []sent{{method: method, path: "/borger/" + string(m.id) + "/opgave/1", form: url.Values{}}}
	case "POST /borger/{id}/overtag":
		wrong = []sent{{method: method, path: "/borger/" + string(m.id) + "/overtag", form: url.Values{"seen": {"0"}}}}
	case "POST /borger/{id}/link", "POST /borger/{id}/link/tilbage":
		wrong = post(url.Values{"om": {"1"}}, nil)
		if strings.HasSuffix(path, "/tilbage") {
			right, wrong = wrong, nil // where there is none, it is done
		}
	case "POST /borger/{id}/formaal":
		wrong = post(url.Values{"purpose": {"x"}, "back": {"https://example.org/"}})
	case "POST /borger/{id}/personnummer":
		right = post(url.Values{})
	case "GET /borger/{id}/samtale":
		right = get("")
	case "POST /borger/{id}/samtale":
		n, _ := strconv.Atoi(seen) // on a day of its own: the same talk twice on a day is refused
		on := (day.MustParse("2026-11-24") - day.Date(n)).Short()
		right = post(url.Values{"seen": {seen}, "outcome": {"held"}, "on": {on}, "type": {"job"}, "form": {"phone"},
			"text": {"Talt om " + m.note}})
		wrong = post(url.Values{"seen": {seen}, "outcome": {"held"}, "on": {"i går"}, "type": {"x"}},
			url.Values{"seen": {"1"}, "outcome": {"held"}, "on": {"24.11.2026"}, "type": {"job"}}, nil)
	case "GET /borger/{id}/registrer":
		right = append(get(""), append(get("?soeg=praktik"), get("?hvad=offer-started&offer=work-placement")...)...)
	case "POST /borger/{id}/registrer":
		right = post(url.Values{"seen": {seen}, "kind": {"note-made"}, "on": {"24.11.2026"}, "text": {"Igen: " + m.note}})
		wrong = post(url.Values{"seen": {seen}, "kind": {"offer-started"}, "on": {"99"}},
			url.Values{"seen": {"1"}, "kind": {"note-made"}, "on": {"24.11.2026"}}, url.Values{"kind": {"born"}},
			url.Values{"kind": {"rule-signed"}}, nil)
	case "GET /borger/{id}/ret/{seq}":
		right = get("")
		wrong = []sent{{method: method, path: "/borger/" + string(m.id) + "/ret/9999"},
			{method: method, path: "/borger/" + string(m.id) + "/ret/x"}}
	case "POST /borger/{id}/ret/{seq}":
		right = post(url.Values{"seen": {seen}, "on": {"02.11.2026"}})
		wrong = post(url.Values{"seen": {seen}, "on": {""}}, url.Values{"seen": {"1"}, "on": {"02.11.2026"}})
	case "POST /import":
		right = []sent{{method: method, path: path, files: w.export(m)}}
		wrong = post(nil)
	case "GET /import/uden-sagsbehandler":
		right = get("")
	case "GET /import/{run}", "GET /import/{run}/borgere", "POST /import/{run}/{file}/{line}", "POST /import/{run}/igen",
		"POST /import/{run}/stop", "POST /import/{run}/fortryd", "POST /import/{run}/kode":
		wrong = []sent{{method: method, path: strings.NewReplacer("{run}", "i0", "{file}", "borgere", "{line}", "1").Replace(path),
			form: url.Values{}}}
	case "GET /borger/{id}/person", "GET /borger/{id}/laeg-til-side":
		right = get("")
	case "POST /borger/{id}/person/{hvad}":
		path = strings.Replace(path, "{hvad}", "oplysninger", 1)
		wrong = post(url.Values{"seen": {seen}, "first_name": {""}, "from": {"x"}}, nil)
	case "GET /borger/{id}/tekst/{seq}":
		wrong = get("")
	case "POST /borger/{id}/tekst/{seq}":
		wrong = post(url.Values{"seen": {seen}, "reason": {"x"}})
	case "POST /borger/{id}/laeg-til-side":
		right = post(url.Values{"seen": {seen}, "until": {"om 2 uger"}, "reason": {"Venter på skolen"}})
		wrong = post(url.Values{"seen": {seen}, "until": {"x"}}, nil)
	case "GET /liste/hent":
		right = get("?liste=none&hvis=unit&som=csv")
		wrong = append(get("?liste=findes-ikke&som=csv"), get("?som=csv")...)
	case "GET /huset", "GET /medarbejdere", "GET /medarbejdere/ny":
		right = get("")
	case "POST /huset/{hvad}":
		path = strings.Replace(path, "{hvad}", "lukkedag", 1)
		wrong = post(url.Values{"seen": {"0"}, "closing-day": {"x"}}, url.Values{"closing-day": {"1.12.2026"}}, nil)
	case "POST /medarbejdere/ny":
		wrong = post(url.Values{"name": {"Ny"}}, nil)
	case "GET /medarbejdere/{initialer}", "POST /medarbejdere/{initialer}/{hvad}":
		path = strings.NewReplacer("{initialer}", "AMY", "{hvad}", "vaek").Replace(path)
		if method == http.MethodGet {
			right = get("")
			wrong = []sent{{method: method, path: "/medarbejdere/UKENDT"}}
			break
		}
		wrong = post(url.Values{"seen": {"0"}, "away-from": {"x"}}, nil)
	default:
		w.t.Errorf("the walk does not know what to send to %s: teach it, so that the read log is proved there too", pattern)
	}
	return right, wrong
}

// askAbout is ask for the routes of a company.
func (w *walker) askAbout(pattern string) (right []sent, wrong []sent) {
	w.t.Helper()
	last, _ := w.seq(w.contact)
	seen := strconv.FormatInt(int64(last), 10)
	method, path, _ := strings.Cut(pattern, " ")
	path = strings.NewReplacer("{id}", string(w.contact.id), "{seq}", "3").Replace(path)
	add := func(to *[]sent, query string, v url.Values) {
		*to = append(*to, sent{method: method, path: path + query, form: v})
	}
	switch {
	case method == http.MethodPost && strings.HasSuffix(path, "/registrer"):
		add(&right, "", url.Values{"seen": {seen}, "kind": {"company-contacted"}, "on": {"24.11.2026"}, "form": {"visit"},
			"about": {"staffing"}, "text": {"Igen: " + w.contact.note}})
		add(&wrong, "", url.Values{"seen": {seen}, "kind": {"company-contacted"}, "on": {"en dag"}, "text": {w.contact.note}})
		add(&wrong, "", url.Values{"seen": {"1"}, "kind": {"company-contacted"}, "on": {"24.11.2026"}, "form": {"visit"}, "about": {"staffing"}})
		add(&wrong, "", url.Values{"seen": {seen}, "kind": {"contact-person-named"}, "on": {"24.11.2026"}, "name": {w.contact.name}})
		add(&wrong, "", url.Values{"seen": {seen}, "kind": {"contact-person-left"}, "on": {"24.11.2026"}, "person": {"1"}})
		add(&wrong, "", url.Values{"seen": {seen}, "kind": {"talk-held"}, "on": {"24.11.2026"}})
		add(&wrong, "", nil)
	case method == http.MethodPost:
		add(&wrong, "", url.Values{"seen": {seen}, "on": {""}})
	case strings.HasSuffix(path, "/registrer"):
		for _, k := range []string{"company-contacted", "contact-person-named", "redundancy-noticed", "redundancy-dropped",
			"consultant-assigned"} {
			add(&right, "?hvad="+k, nil)
		}
		add(&wrong, "?hvad=talk-held", nil)
	case strings.Contains(path, "/ret/"):
		add(&right, "", nil)
		wrong = []sent{{method: method, path: "/virksomhed/" + string(w.contact.id) + "/ret/1"}}
	default:
		add(&right, "", nil)
	}
	return right, wrong
}

// export is a small export of a former system in which a citizen whom the
// municipality knows appears with a row that is refused.
func (w *walker) export(m *marked) map[string]string {
	return map[string]string{
		"borgere.csv": "Personnummer;Fornavn;Efternavn;Adresse;Postnr;By;Telefon;E-mail;Adressebeskyttelse;Tolk;Digital " +
			"post;Team;Sagsbehandler\r\n" + m.cpr + ";Frida;" + latin(m.name) + ";;2635;;;;N;;J;" + m.worker + "\r\n",
		"haendelser.csv": latin("Personnummer;Dato;Hændelse;Type;Status;Timer pr. uge;Tekst;Medarbejder\r\n" + m.cpr +
			";01.01.1850;Første henvendelse;;;;" + m.note + ";KRB\r\n"),
	}
}

func latin(s string) string {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r))
	}
	return string(b)
}

// mayDo says who may do what is not about one case, as the table does.
var mayDo = map[office.Action][]string{
	office.SeeDay:     {"KRB", "AMY", "HGA", "UNG", "VIR", "YDE", "LED", "CHE"},
	office.NewCitizen: {"KRB", "AMY", "HGA", "UNG", "YDE", "LED"},
	office.Search:     {"KRB", "AMY", "HGA", "UNG", "VIR", "YDE", "LED", "CHE", "BRG"},
	office.SeeLaw:     {"KRB", "AMY", "HGA", "UNG", "VIR", "YDE", "LED", "CHE", "JUR", "BRG", "ANA", "SYS"},
	office.Import:     {"LED", "SYS"},
	office.SeeReform:  {"LED", "CHE", "JUR", "ANA", "SYS"},
	office.SetMinutes: {"LED", "CHE"},
	office.SeeJobs:    {"SYS"},
	office.WriteDraft: {"LED", "CHE", "JUR", "ANA"},
	office.SignLaw:    {"JUR"},
	office.SeeCompany: {"KRB", "AMY", "HGA", "UNG", "VIR", "YDE", "LED", "CHE"},
	office.NewCompany: {"VIR", "LED", "CHE"},
	office.SetStaff:   {"LED", "CHE", "SYS"},
	office.SeeHouse:   {"LED", "CHE", "SYS"},
	office.SetHouse:   {"CHE", "SYS"},
	office.SeeShare:   {"KRB", "AMY", "HGA", "LED", "CHE", "JUR", "ANA"},
}

// town makes the marked citizens: one for each row of the access table.
func (w *walker) town() {
	w.t.Helper()
	ready := func(who, unit string, more ...string) []string {
		at := " sagsbehandler " + who + " i " + unit
		return append([]string{"1990-01-01 født", "2026-11-02" + at, "2026-11-02 første henvendelse",
			"2026-11-02 ydelse begyndt kontanthjælp", "2026-11-02 målgruppe 2"}, more...)
	}
	//                            KRB    AMY    HGA    UNG  VIR    YDE    LED    CHE
	w.mark("Egen", store.Person{}, []level{write, write, ask, ask, write, read, write, read}, nil, ready("KRB", "Jobparate")...)
	w.mark("Anden", store.Person{}, []level{ask, ask, write, ask, write, read, ask, read}, nil, ready("HGA", "Sygedagpenge")...)
	m := w.mark("Beskyttet", store.Person{Protected: true}, []level{write, write, ask, ask, write, read, write, read}, nil,
		ready("KRB", "Jobparate")...)
	m.seesAddress = []string{"KRB", "LED", "YDE"}
	w.mark("Kollega", store.Person{OwnStaff: true}, []level{nothing, write, nothing, nothing, nothing, nothing, write, read}, nil,
		ready("AMY", "Jobparate")...)
	w.mark("Samtykke", store.Person{}, []level{ask, ask, write, ask, write, read, ask, read}, map[string]level{"BRG": read},
		ready("HGA", "Sygedagpenge", "2026-11-10 samtykke givet til borgerrådgiveren")...)
	w.company()
	if _, err := w.SaveDraft(context.Background(), w.User("LED"), law.Scenario{Title: "Gangbart"}, 0); err != nil {
		w.t.Fatal(err)
	}
	w.mark("Ledig", store.Person{}, []level{ask, ask, ask, ask, ask, read, ask, ask}, nil, "1990-01-01 født",
		"2026-11-02 første henvendelse", "2026-11-02 opgave senest 2026-12-15")
}

// company makes a company whose contact person has words of their own.
func (w *walker) company() {
	w.t.Helper()
	ctx, vir := context.Background(), w.User("VIR")
	rec, err := w.RegisterCompany(ctx, vir, office.CompanyForm{Name: "Gangbar ApS", CVR: "00000019", P: "0000000001"})
	if err != nil {
		w.t.Fatal(err)
	}
	m := &marked{name: "Mærkesenkontakt", cpr: "0000000000", address: "ejer@mærke.example", phone: "00 47 11 99",
		note: "Mærkenotat-kontakt om driften", id: rec.Subject, may: map[string]level{}}
	for _, id := range staff() {
		m.may[id] = map[office.Level]level{office.Read: read, office.Write: write}[w.User(id).MayCompanies()]
	}
	person := office.PersonText{Name: "Frida " + m.name, Phone: m.phone, Email: m.address}
	_, err = w.RegisterAbout(ctx, vir, office.CompanyEntry{Subject: rec.Subject, Seen: rec.Seq, Drafts: []office.Draft{
		{On: w.Today(), Body: fact.ContactPersonNamed{Role: fact.OwnerContact}, Text: person.String()},
		{On: w.Today(), Body: fact.CompanyContacted{Form: fact.VisitContact, About: fact.MatterStaffing}, Text: m.note},
	}})
	if err != nil {
		w.t.Fatal(err)
	}
	w.contact = m
}

// TestNobodyIsShownWithoutALineInTheReadLog walks every address as every member
// of staff, with forms that are right and wrong, and proves three things: the
// status is as the access tables say; whenever a citizen's name, number, address,
// telephone or note is shown, that request wrote who saw it, when and why; and
// nobody without access is ever shown any of it.
func TestNobodyIsShownWithoutALineInTheReadLog(t *testing.T) {
	w := newWalker(t)
	w.town()
	routes := w.srv.Routes()

	w.enter("")
	for _, r := range routes {
		right, wrong := w.ask(r.Pattern, w.citizens[0])
		for _, s := range append(right, wrong...) {
			a := w.do(s)
			path, _, _ := strings.Cut(a.location, "?")
			if toLogin := a.status == http.StatusSeeOther && path == "/login"; !toLogin &&
				(a.status != http.StatusUnauthorized || s.method != http.MethodPost) {
				w.fails(s, "somebody who is not logged in is answered %d %s", a.status, a.location)
			}
		}
	}

	everybody := staff()
	if testing.Short() {
		everybody = []string{"KRB", "AMY", "LED", "BRG", "JUR"}
	}
	for _, id := range everybody {
		for _, m := range w.citizens {
			w.enter(id)
			for _, r := range routes {
				w.walk(r, m, m.may[id] >= read)
			}
			if m.may[id] != ask {
				continue
			}
			// The same again, with a purpose.
			if a := w.do(sent{method: http.MethodPost, path: "/borger/" + string(m.id) + "/formaal",
				form: url.Values{"purpose": {"Vikar, borgeren ringede"}, "back": {"/borger/" + string(m.id)}}}); a.status != http.StatusSeeOther ||
				a.location != "/borger/"+string(m.id) {
				t.Errorf("%s states a purpose: %d to %s", id, a.status, a.location)
			}
			for _, r := range routes {
				w.walk(r, m, true)
			}
		}
	}
	t.Logf("%d requests; a citizen was shown %d times", w.requests, w.shown)
	if w.shown < 300 {
		t.Errorf("citizens were shown only %d times: the walk does not reach the pages", w.shown)
	}
	for _, m := range w.citizens {
		for _, word := range m.words() {
			if strings.Contains(w.log.String(), word) {
				t.Errorf("the log of the server has %q in it", word)
			}
		}
	}
	if tenDigits.MatchString(w.log.String()) {
		t.Errorf("the log of the server has a personal number in it: %s", tenDigits.FindString(w.log.String()))
	}
}

// walk sends a route everything it can be sent about a citizen. open says that
// the user may read the case now.
func (w *walker) walk(r web.Route, m *marked, open bool) {
	w.t.Helper()
	if r.Pattern == "POST /import" && m != w.citizens[1] {
		return // one is enough: it is slow, and about no one case
	}
	if _, path, _ := strings.Cut(r.Pattern, " "); strings.HasPrefix(path, "/reform") && m != w.citizens[0] {
		return // it is about all of them at once
	} else if strings.HasPrefix(path, "/virksomhed") && m != w.citizens[0] {
		return // it is about no citizen
	}
	right, _ := w.ask(r.Pattern, m)
	for i := range right {
		now, _ := w.ask(r.Pattern, m) // anew, as the case has grown
		w.expect(r, m, open, now[i], true)
	}
	_, wrong := w.ask(r.Pattern, m)
	for _, s := range wrong {
		w.expect(r, m, open, s, false)
	}
}

// expect sends a request and holds its status against the access tables.
func (w *walker) expect(r web.Route, m *marked, open bool, s sent, right bool) {
	w.t.Helper()
	a := w.do(s)
	writes := s.method == http.MethodPost && !strings.HasSuffix(s.path, "/personnummer") && !strings.HasSuffix(s.path, "/formaal") ||
		strings.HasSuffix(r.Pattern, "/samtale") || strings.Contains(r.Pattern, "/registrer") || strings.Contains(r.Pattern, "/person/") ||
		strings.HasSuffix(r.Pattern, "/person") || strings.Contains(r.Pattern, "/tekst/") || strings.HasSuffix(r.Pattern, "/laeg-til-side") ||
		strings.Contains(r.Pattern, "/ret/")
	var want []int
	switch {
	case r.Action != "" && !slices.Contains(mayDo[r.Action], w.user):
		want = []int{http.StatusForbidden}
	case r.Pattern == "POST /reform/opgaver" && right && w.user != "LED":
		want = []int{http.StatusForbidden} // whoever sees, but writes in no case
	case r.Action != "" && right:
		want = []int{http.StatusOK, http.StatusSeeOther}
	case r.Action != "":
		want = []int{http.StatusOK, http.StatusSeeOther, http.StatusNotFound, http.StatusConflict, http.StatusUnprocessableEntity}
		if r.Pattern == "POST /reform/opgaver" && w.user != "LED" {
			want = append(want, http.StatusForbidden)
		}
		if strings.Contains(s.path, "hvis=andre") || strings.Contains(s.path, "findes-ikke") {
			want = []int{http.StatusNotFound}
		}
	case strings.Contains(r.Pattern, " /virksomhed/"):
		switch may := w.contact.may[w.user]; {
		case may == nothing && s.method == http.MethodPost:
			want = []int{http.StatusNotFound, http.StatusUnprocessableEntity}
		case may == nothing:
			want = []int{http.StatusNotFound}
		case writes && may != write && s.method == http.MethodPost:
			want = []int{http.StatusForbidden, http.StatusUnprocessableEntity}
		case writes && may != write:
			want = []int{http.StatusForbidden}
		case right:
			want = []int{http.StatusOK, http.StatusSeeOther}
		default:
			want = []int{http.StatusUnprocessableEntity, http.StatusConflict, http.StatusNotFound}
		}
	case strings.HasSuffix(r.Pattern, "/personnummer"):
		want = []int{http.StatusSeeOther} // the page that follows decides
	case strings.HasSuffix(r.Pattern, "/formaal"):
		want = []int{http.StatusUnprocessableEntity}
	case m.may[w.user] == nothing:
		want = []int{http.StatusNotFound}
		if !right {
			want = append(want, http.StatusUnprocessableEntity, http.StatusForbidden)
		}
		if s.method == http.MethodPost {
			want = append(want, http.StatusForbidden)
		}
	case !open:
		want = []int{http.StatusForbidden}
		if s.method == http.MethodPost {
			want = append(want, http.StatusUnprocessableEntity)
		}
	case strings.HasSuffix(r.Pattern, "/overtag"):
		want = []int{http.StatusForbidden, http.StatusConflict} // the roles that cannot have cases, and the others with an old page
	case writes && m.may[w.user] != write:
		want = []int{http.StatusForbidden}
		if s.method == http.MethodPost && !right {
			want = append(want, http.StatusUnprocessableEntity)
		}
	case right:
		want = []int{http.StatusOK, http.StatusSeeOther}
	default:
		want = []int{http.StatusUnprocessableEntity, http.StatusConflict, http.StatusNotFound}
	}
	if strings.Contains(r.Pattern, "/person/") && m.seesAddress != nil && !slices.Contains(m.seesAddress, w.user) {
		want = append(want, http.StatusForbidden) // whoever may not see the address cannot change it
	}
	if r.Pattern == "GET /soeg" && a.status == http.StatusUnprocessableEntity {
		want = append(want, a.status) // the last search was for too little
	}
	if strings.Contains(s.path, "hvis=unit") && r.Action == office.SeeDay {
		want = append(want, http.StatusForbidden) // whoever is in no unit
	}
	if !slices.Contains(want, a.status) {
		w.fails(s, "status %d, want one of %v (%s may %d)\n%.300s", a.status, want, w.user, m.may[w.user], webtest.TextOf(parsed(a.body)))
	}
	if a.status == http.StatusSeeOther {
		w.do(sent{method: http.MethodGet, path: a.location})
	}
}

func parsed(body string) *html.Node {
	n, err := html.Parse(strings.NewReader(body))
	if err != nil {
		return &html.Node{}
	}
	return n
}
