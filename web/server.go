package web

import (
	"context"
	"embed"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/web/static"

	"github.com/alexedwards/scs/v2"
)

//go:embed *.html
var templates embed.FS

// Options are what a Server is made of.
type Options struct {
	Office   *office.Office
	Sessions scs.Store
	Log      *slog.Logger
	// Login is how staff get in.
	Login Login
	// Secure says that browsers reach us over HTTPS, so that cookies may be kept
	// to it. Only a demo on loopback goes without.
	Secure bool
	// Idle ends a session that nobody uses, and Lifetime any session, by the
	// office's clock.
	Idle, Lifetime time.Duration
	// Requests writes a line in the log for each request, without its address.
	Requests bool
	// Notice is shown at the foot of every page, such as that the data is
	// synthetic.
	Notice string
}

// A Server answers for all pages.
type Server struct {
	office   *office.Office
	sessions *scs.SessionManager
	idle     time.Duration
	lifetime time.Duration
	log      *slog.Logger
	login    Login
	notice   string
	secure   bool
	pages    *template.Template
	handler  http.Handler
}

// New returns a Server.
func New(o Options) (*Server, error) {
	gob.Register(map[string]string{})
	s := &Server{office: o.Office, log: o.Log, login: o.Login, notice: o.Notice, secure: o.Secure}
	s.sessions = scs.New()
	s.sessions.Store = o.Sessions
	// Whoever reads the database, or a backup of it, can be nobody by it.
	s.sessions.HashTokenInStore = true
	s.idle, s.lifetime = orDefault(o.Idle, 30*time.Minute), orDefault(o.Lifetime, 10*time.Hour)
	// The session manager has only the machine's clock, so it is left to clear
	// away what is over; over decides.
	s.sessions.IdleTimeout, s.sessions.Lifetime = 2*s.idle, 2*s.lifetime
	s.sessions.Cookie.Name = "indgang"
	s.sessions.Cookie.HttpOnly = true
	s.sessions.Cookie.SameSite = http.SameSiteLaxMode
	s.sessions.Cookie.Persist = false
	if o.Secure {
		s.sessions.Cookie.Secure = true
		s.sessions.Cookie.Name = "__Host-indgang"
	}
	s.sessions.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) {
		s.log.Error("session", "err", err)
		http.Error(w, "Sessionen kan ikke læses. Prøv igen om lidt.", http.StatusServiceUnavailable)
	}
	var err error
	if s.pages, err = parse(templates); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("GET "+static.Prefix, static.Handler())
	for _, r := range s.routes() {
		mux.Handle(r.pattern, s.page(r))
	}
	s.login.Routes(mux, s)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.failFor(w, r, s.layoutFor(w, r), fault.New(fault.NotFound, "Siden findes ikke. Gå til Min dag, eller søg borgeren frem."))
	})
	cross := http.NewCrossOriginProtection()
	cross.AddInsecureBypassPattern("POST " + formCallback)
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, fault.New(fault.Forbidden, "Formularen kom fra et andet sted end Indgang og blev ikke modtaget."))
	}))
	var inner http.Handler = mux
	if o.Requests {
		inner = s.noted(mux)
	}
	s.handler = s.guard(s.sessions.LoadAndSave(cross.Handler(inner)))
	return s, nil
}

func orDefault(d, def time.Duration) time.Duration {
	if d == 0 {
		return def
	}
	return d
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// maxBody bounds what a form may send; uploads have a bound of their own.
const maxBody = 1 << 20

// csp lets pages load their own files and nothing else.
const csp = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard sets the headers that every answer carries, bounds bodies, and turns a
// panic into a page.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", csp)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		if s.secure {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		if !strings.HasPrefix(r.URL.Path, static.Prefix) {
			h.Set("Cache-Control", "no-store")
		}
		// Only uploads are sent in parts, and their page has a bound of its own; no
		// other page reads parts.
		if r.Method == http.MethodPost && !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
			r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		}
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				s.fail(w, r, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// noted writes a line in the log for each request of a page: the pattern of the page and
// not the address, which may name a citizen.
func (s *Server) noted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, static.Prefix) {
			next.ServeHTTP(w, r)
			return
		}
		start := s.office.Now()
		n := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(n, r)
		s.log.Info("request", "page", r.Pattern, "status", n.status, "ms", s.office.Now().Sub(start).Milliseconds())
	})
}

// A statusWriter remembers the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// A route is one address.
type route struct {
	pattern string
	serve   func(*Server, *request) error
	// action is what the user must be allowed to do; "" for pages whose office
	// call decides on the case itself.
	action office.Action
	// citizen says that the page shows a citizen, so that its office call must
	// write in the read log. A test walks all routes and checks it.
	citizen bool
}

// A request is one request of somebody who is logged in.
type request struct {
	s    *Server
	w    http.ResponseWriter
	r    *http.Request
	user office.User
}

func (x *request) ctx() context.Context { return x.r.Context() }

// Where the session keeps who is logged in, since when, when they last asked for
// a page, what they wanted when they were sent to the login, and that they were
// sent there because their session was over.
const (
	userKey  = "user"
	sinceKey = "since"
	seenKey  = "seen"
	afterKey = "after"
	overKey  = "over"
)

// over reports whether a session has lasted, or been left alone, for too long.
func (s *Server) over(ctx context.Context) bool {
	now := s.office.Now()
	return now.Sub(time.Unix(s.sessions.GetInt64(ctx, seenKey), 0)) > s.idle || now.Sub(time.Unix(s.sessions.GetInt64(ctx, sinceKey), 0)) > s.lifetime
}

// logged returns the ID of who is logged in, or "".
func (s *Server) logged(ctx context.Context) string {
	id := s.sessions.GetString(ctx, userKey)
	if id == "" || s.over(ctx) {
		return ""
	}
	return id
}

// page serves a route to users who are logged in and sends others to the login.
func (s *Server) page(rt route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := s.logged(r.Context())
		if id == "" {
			if s.sessions.GetString(r.Context(), userKey) != "" {
				if err := s.sessions.Destroy(r.Context()); err != nil {
					s.fail(w, r, err)
					return
				}
				s.sessions.Put(r.Context(), overKey, true)
			}
			if r.Method == http.MethodGet {
				s.sessions.Put(r.Context(), afterKey, r.URL.RequestURI())
			}
			http.Redirect(w, r, "/login", http.StatusSeeOther)
			return
		}
		s.sessions.Put(r.Context(), seenKey, s.office.Now().Unix())
		u, err := s.office.Account(r.Context(), id)
		if err != nil {
			if fault.Of(err) == fault.NotFound {
				// The account is gone: so is the session.
				if err := s.sessions.Destroy(r.Context()); err != nil {
					s.log.Error("end session", "err", err)
				}
				http.Redirect(w, r, "/login", http.StatusSeeOther)
				return
			}
			s.fail(w, r, err)
			return
		}
		if rt.action != "" && !u.May(rt.action) {
			s.fail(w, r, fault.New(fault.Forbidden, "Din rolle giver ikke adgang til siden."))
			return
		}
		x := &request{s: s, w: w, r: r, user: u}
		err = rt.serve(s, x)
		if errors.Is(err, office.ErrPurpose) {
			err = x.askPurpose(url.Values{}, nil)
		}
		if err != nil {
			x.fail(err)
		}
	})
}

// start begins a session for a user and sends the browser on.
func (s *Server) start(w http.ResponseWriter, r *http.Request, u office.User) {
	after, err := s.begin(r.Context(), u)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, after, http.StatusSeeOther)
}

// begin begins a session for a user, under a new token and without anything that
// was in the session before, and returns where the browser wanted to go.
func (s *Server) begin(ctx context.Context, u office.User) (string, error) {
	after := s.sessions.PopString(ctx, afterKey)
	if err := s.sessions.Clear(ctx); err != nil {
		return "", err
	}
	if err := s.sessions.RenewToken(ctx); err != nil {
		return "", err
	}
	now := s.office.Now().Unix()
	s.sessions.Put(ctx, userKey, u.ID)
	s.sessions.Put(ctx, sinceKey, now)
	s.sessions.Put(ctx, seenKey, now)
	if !strings.HasPrefix(after, "/") || strings.HasPrefix(after, "//") || strings.HasPrefix(after, `/\`) {
		after = "/"
	}
	if after == "/" {
		after = home(u)
	}
	return after, nil
}

// home is the page that somebody begins with: the day, for those who have one.
func home(u office.User) string {
	switch {
	case u.May(office.SeeDay):
		return "/"
	case u.May(office.Search):
		return "/soeg"
	case u.May(office.SeeLaw):
		return "/lov"
	}
	return "/"
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request) {
	if err := s.sessions.Destroy(r.Context()); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

// A layout is what every page needs around it.
type layout struct {
	Title  string
	Here   string
	Place  string
	User   office.User
	Notice string
	Logged bool
	Today  day.Date
	Search string // what was searched for, where the page shows that
	Flash  *flash
}

// Home is the page that the user begins with.
func (l layout) Home() string { return home(l.User) }

// A flash is a message shown once, after a form was taken.
type flash struct {
	Lead  string
	Parts []flashPart
}

// A flashPart is lines under one word: "Opfyldt", "Nu gælder", "Bemærk".
type flashPart struct {
	Name  string
	Warn  bool
	Lines []string
}

func (x *request) layout(title, here string) layout {
	l := layout{Title: title, Here: here, Place: x.s.office.Name(), User: x.user, Notice: x.s.notice, Logged: true, Today: x.s.office.Today()}
	if text := x.s.sessions.PopString(x.ctx(), "flash"); text != "" {
		l.Flash = &flash{}
		if err := json.Unmarshal([]byte(text), l.Flash); err != nil {
			l.Flash = &flash{Lead: text}
		}
	}
	return l
}

// layoutFor is the layout of an address that is no page: with the menu for those
// who are logged in.
func (s *Server) layoutFor(w http.ResponseWriter, r *http.Request) layout {
	x := &request{s: s, w: w, r: r}
	if id := s.logged(r.Context()); id != "" {
		if u, err := s.office.Account(r.Context(), id); err == nil {
			x.user = u
			return x.layout("Fejl", "")
		}
	}
	return layout{Title: "Fejl", Place: s.office.Name(), Notice: s.notice}
}

// say keeps a message for the next page.
func (x *request) say(lead string, more ...string) {
	f := flash{Lead: lead}
	if len(more) > 0 {
		f.Parts = []flashPart{{Lines: more}}
	}
	x.show(f)
}

// show keeps a message in parts for the next page.
func (x *request) show(f flash) {
	js, _ := json.Marshal(f) // strings and flags always have JSON
	x.s.sessions.Put(x.ctx(), "flash", string(js))
}

func (x *request) redirect(to string) error {
	http.Redirect(x.w, x.r, to, http.StatusSeeOther)
	return nil
}

// render writes a page. The whole page is made first, so that a fault in a
// template is an error page and not half a page.
func (x *request) render(status int, name string, page any) error {
	return x.s.render(x.w, status, name, page)
}

func (s *Server) render(w http.ResponseWriter, status int, name string, page any) error {
	var b strings.Builder
	if err := s.pages.ExecuteTemplate(&b, name, page); err != nil {
		return fmt.Errorf("render %s: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, err := w.Write([]byte(b.String()))
	if err != nil {
		s.log.Debug("browser went away", "err", err)
	}
	return nil
}

// An errorPage is what is shown when a request could not be met.
type errorPage struct {
	layout
	Status  int
	Heading string
	Message string
	Fields  []fault.Field
}

func (x *request) fail(err error) { x.s.failFor(x.w, x.r, x.layout("Fejl", ""), err) }

func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	s.failFor(w, r, layout{Title: "Fejl", Place: s.office.Name(), Notice: s.notice}, err)
}

// failFor is the one way from an error to an answer.
func (s *Server) failFor(w http.ResponseWriter, r *http.Request, l layout, err error) {
	p := errorPage{layout: l, Status: http.StatusInternalServerError, Heading: "Der skete en fejl hos os", Message: "Den er noteret. Intet er gemt. Prøv igen om lidt."}
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		p.Status, p.Heading, p.Message = http.StatusRequestEntityTooLarge, "Der er sendt for meget på én gang", "Intet er gemt. Gå tilbage, og gør teksten kortere."
	} else if f, ok := errors.AsType[*fault.Fault](err); ok {
		p.Message, p.Fields = f.Message, f.Fields
		switch f.Kind {
		case fault.Invalid:
			p.Status, p.Heading = http.StatusUnprocessableEntity, "Det kan ikke bruges, som det står"
		case fault.NotFound:
			p.Status, p.Heading = http.StatusNotFound, "Findes ikke"
		case fault.Conflict:
			p.Status, p.Heading = http.StatusConflict, "Nogen kom før dig"
		case fault.Forbidden:
			p.Status, p.Heading = http.StatusForbidden, "Ingen adgang"
		case fault.Unavailable:
			p.Status, p.Heading = http.StatusServiceUnavailable, "Prøv igen om lidt"
		case fault.Unknown:
			p.Status, p.Heading = http.StatusServiceUnavailable, "Måske er det gemt"
		}
	} else {
		s.log.Error("request failed", "page", r.Pattern, "err", err)
	}
	p.Title = p.Heading
	if err := s.render(w, p.Status, "error", p); err != nil {
		s.log.Error("error page", "err", err)
		http.Error(w, p.Message, p.Status)
	}
}

// parse reads all templates with the functions that pages use.
func parse(files fs.FS) (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{
		"static":   static.URL,
		"icon":     static.Icon,
		"short":    day.Date.Short,
		"long":     day.Date.Long,
		"full":     day.Date.Full,
		"iso":      day.Date.String,
		"dayMonth": dayMonth,
		"capital":  fact.Capital,
		"word":     word,
		"number":   danishNumber,
		"plural":   plural,
		"subject":  subject,
	}).ParseFS(files, "*.html")
}
