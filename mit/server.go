package mit

import (
	"embed"
	"log/slog"
	"net/http"
	"time"

	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/page"
	"indgang/page/static"
)

//go:embed *.html
var templates embed.FS

// Prefix is the path that all addresses of the side begin with, so that it may stand
// on a host of its own or beside the staff's.
const Prefix = "/min/"

// Options are what a Server is made of.
type Options struct {
	Office   *office.Office
	Sessions page.SessionStore
	Log      *slog.Logger
	Login    Login // how citizens get in
	Secure   bool  // browsers reach us over HTTPS
	Requests bool  // write a line in the log for each request, without its address
	Notice   string
}

// A Login is a way for citizens to get in.
type Login interface {
	// Routes adds the login's own addresses, GET /min/login among them.
	Routes(mux *http.ServeMux, s *Server)
}

// A Server answers for the citizen's own pages.
type Server struct {
	office  *office.Office
	site    *page.Site
	handler http.Handler
}

// idle ends a session that nobody uses: a citizen may sit at a borrowed machine.
const (
	idle     = 15 * time.Minute
	lifetime = 2 * time.Hour
)

// New returns a Server.
func New(o Options) (*Server, error) {
	site, err := page.New(page.Options{
		Name: "indgang-min", Brand: "Min side", Files: templates, Login: Prefix + "login", Home: Prefix, Sessions: o.Sessions, Log: o.Log,
		Now: o.Office.Now, Place: o.Office.Name(), Notice: o.Notice, Secure: o.Secure, Idle: idle, Lifetime: lifetime, Requests: o.Requests,
	})
	if err != nil {
		return nil, err
	}
	s := &Server{office: o.Office, site: site}
	mux := http.NewServeMux()
	mux.Handle("GET "+static.Prefix, static.Handler())
	for pattern, serve := range s.routes() {
		mux.Handle(pattern, s.page(serve))
	}
	o.Login.Routes(mux, s)
	mux.HandleFunc("POST "+Prefix+"logud", site.Logout)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		site.Fail(w, r, site.Layout("Fejl"), fault.New(fault.NotFound, "Siden findes ikke. Gå til forsiden."))
	})
	s.handler = site.Handler(mux)
	return s, nil
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// A request is one request of a citizen who is logged in.
type request struct {
	page.Request
	s       *Server
	subject fact.Subject
}

// routes lists every address of those who are logged in.
func (s *Server) routes() map[string]func(*request) error {
	return map[string]func(*request) error{
		"GET " + Prefix + "{$}": (*request).home,
	}
}

// page serves an address to citizens who are logged in and sends others to the login.
func (s *Server) page(serve func(*request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := s.site.Enter(w, r)
		if id == "" {
			return
		}
		x := &request{Request: page.Request{Site: s.site, W: w, R: r}, s: s, subject: fact.Subject(id)}
		err := serve(x)
		if fault.Of(err) == fault.NotFound {
			s.site.Expel(w, r) // the case is gone, and the session with it
			return
		}
		if err != nil {
			s.site.Fail(w, r, x.layout("Fejl", ""), err)
		}
	})
}

// layout is the frame of a page for a citizen with a name.
func (x *request) layout(title, name string) page.Layout {
	l := x.Site.Layout(title)
	l.Today, l.Flash = x.s.office.Today(), x.Flash()
	x.Site.Dress(&l, x.R)
	l.Who = &page.Who{Name: name, Roles: "Du ser din egen sag.", Out: Prefix + "logud"}
	if name == "" {
		l.Who.Name = "Min side"
	}
	return l
}

// Start begins a session for a citizen whom a login has proved to be one, and sends
// the browser on.
func (s *Server) Start(w http.ResponseWriter, r *http.Request, subject fact.Subject, after string) {
	if err := s.site.Begin(r.Context(), string(subject)); err != nil {
		s.site.Fail(w, r, s.site.Layout("Fejl"), err)
		return
	}
	if after == "" {
		after = Prefix
	}
	http.Redirect(w, r, after, http.StatusSeeOther)
}
