package web

import (
	"context"
	"embed"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"indgang/day"
	"indgang/fault"
	"indgang/office"
	"indgang/page"
	"indgang/page/static"
)

//go:embed *.html
var templates embed.FS

// Options are what a Server is made of.
type Options struct {
	Office   *office.Office
	Sessions page.SessionStore
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
	// Links is the address that links to citizens begin with, "" where none are made.
	Links string
}

// A Server answers for all pages of the staff.
type Server struct {
	office  *office.Office
	site    *page.Site
	login   Login
	links   string
	handler http.Handler
}

// New returns a Server.
func New(o Options) (*Server, error) {
	site, err := page.New(page.Options{
		Name: "indgang", Files: templates, Login: "/login", CrossOrigin: []string{"POST " + formCallback}, Sessions: o.Sessions, Log: o.Log,
		Hold:    o.Office.Hold,
		Uploads: map[string]int64{"POST /import": maxUpload, "POST /reform/udkast/hent": 2 * maxDraft},
		Now:     o.Office.Now, Place: o.Office.Name(), Notice: o.Notice, Secure: o.Secure, Idle: o.Idle, Lifetime: o.Lifetime,
		Requests: o.Requests,
	})
	if err != nil {
		return nil, err
	}
	s := &Server{office: o.Office, site: site, login: o.Login, links: o.Links}
	mux := http.NewServeMux()
	mux.Handle("GET "+static.Prefix, static.Handler())
	for _, r := range s.routes() {
		mux.Handle(r.pattern, s.page(r))
	}
	s.login.Routes(mux, s)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.site.Fail(w, r, s.layoutFor(w, r), fault.New(fault.NotFound, "Siden findes ikke. Gå til Min dag, eller søg borgeren frem."))
	})
	s.handler = site.Handler(mux)
	return s, nil
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

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
	page.Request
	s    *Server
	user office.User
	kept string // what the page says of a form that begins with what was typed before
}

// Form reads what was sent. Whatever the office does for the request then knows the
// form again, should the very same come twice.
func (x *request) Form() (url.Values, error) {
	v, err := x.Request.Form()
	if k := page.FormKey(v); k != "" {
		x.R = x.R.WithContext(office.WithForm(x.Ctx(), k))
	}
	return v, err
}

// page serves a route to users who are logged in and sends others to the login.
func (s *Server) page(rt route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := s.site.Enter(w, r)
		if id == "" {
			return
		}
		u, err := s.office.Account(r.Context(), id)
		if fault.Of(err) == fault.NotFound {
			// The account is gone: so is the session.
			s.site.Expel(w, r)
			return
		}
		if err == nil && rt.action != "" && !u.May(rt.action) {
			err = fault.New(fault.Forbidden, "Din rolle giver ikke adgang til siden.")
		}
		if err != nil {
			s.fail(w, r, err)
			return
		}
		x := &request{Request: page.Request{Site: s.site, W: w, R: r}, s: s, user: u}
		err = rt.serve(s, x)
		x.letGo()
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
	s.startAt(w, r, u, page.After(r))
}

// startAt begins a session for a user and sends the browser to where it wanted to go.
func (s *Server) startAt(w http.ResponseWriter, r *http.Request, u office.User, after string) {
	if err := s.site.Begin(r.Context(), u.ID); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, s.begun(r.Context(), u, after), http.StatusSeeOther)
}

// begun notes in a session that has begun whether something that was typed waits, and
// returns where the browser goes.
func (s *Server) begun(ctx context.Context, u office.User, after string) string {
	waits, err := s.office.Waits(ctx, u.ID)
	if err != nil {
		s.site.Log.Error("find what was typed", "err", err)
	}
	if waits {
		s.site.Sessions.Put(ctx, heldKey, true)
	}
	if after == "" || after == "/" {
		after = home(u)
	}
	return after
}

func (x *request) fail(err error) { x.Site.Fail(x.W, x.R, x.layout("Fejl", "").Layout, err) }

func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	s.site.Fail(w, r, s.site.Layout("Fejl"), err)
}

// date reads a date as people type it, seen from today. The error is in Danish.
func (x *request) date(text string) (day.Date, error) {
	return day.ParseDanishNear(text, x.s.office.Today())
}
