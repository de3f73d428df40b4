package link

import (
	"embed"
	"log/slog"
	"net/http"
	"net/url"

	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/page"
	"indgang/page/static"
)

//go:embed *.html
var templates embed.FS

// Prefix is the path that all links begin with.
const Prefix = "/l/"

// Options are what a Server is made of.
type Options struct {
	Office   *office.Office
	Sessions page.SessionStore // no page begins a session; what all pages share asks for one
	Log      *slog.Logger
	Secure   bool // browsers reach us over HTTPS
	Requests bool // write a line in the log for each request, without its address
	Notice   string
}

// A Server answers for the pages behind links.
type Server struct {
	office  *office.Office
	site    *page.Site
	handler http.Handler
}

// New returns a Server.
func New(o Options) (*Server, error) {
	site, err := page.New(page.Options{
		Name: "indgang-link", Brand: "Svar kommunen", Files: templates, Login: Prefix, Home: Prefix, Sessions: o.Sessions, Log: o.Log,
		Now: o.Office.Now, Place: o.Office.Name(), Notice: o.Notice, Secure: o.Secure, Requests: o.Requests,
	})
	if err != nil {
		return nil, err
	}
	s := &Server{office: o.Office, site: site}
	mux := http.NewServeMux()
	mux.Handle("GET "+static.Prefix, static.Handler())
	mux.Handle("GET "+Prefix+"{token}", s.page((*request).ask))
	mux.Handle("POST "+Prefix+"{token}", s.page((*request).show))
	mux.Handle("POST "+Prefix+"{token}/svar", s.page((*request).answer))
	mux.Handle("GET "+Prefix+"tak", s.page((*request).thanks))
	mux.Handle("/", s.page(func(*request) error { return office.ErrLink }))
	s.handler = site.Handler(mux)
	return s, nil
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// A request is one request of somebody who has a link.
type request struct {
	page.Request
	s *Server
}

// page serves an address. What opens nothing has one page, whatever the reason.
func (s *Server) page(serve func(*request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Robots-Tag", "noindex")
		x := &request{Request: page.Request{Site: s.site, W: w, R: r}, s: s}
		err := serve(x)
		if fault.Of(err) == fault.NotFound {
			err = x.Render(http.StatusNotFound, "dead", x.shown("Linket virker ikke", nil))
		}
		if err != nil {
			s.site.Fail(w, r, s.site.Layout("Fejl"), err)
		}
	})
}

// A shown is what every page here is made of.
type shown struct {
	page.Layout
	Token   string
	Form    page.Form
	On, At  string // the talk, once somebody has said who they are
	When    string
	Contact law.Contact
}

func (x *request) shown(title string, v url.Values) shown {
	p := shown{Layout: x.Site.Layout(title), Token: x.token(), Form: page.Form{Values: v}, Contact: x.s.office.Contact()}
	p.Today = x.s.office.Today()
	x.Site.Dress(&p.Layout, x.R)
	return p
}

func (x *request) token() string { return x.R.PathValue("token") }
