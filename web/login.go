package web

import (
	"net/http"

	"indgang/fault"
	"indgang/page"
)

// A Login is a way for staff to get in.
type Login interface {
	// Routes adds the login's own addresses, GET /login among them.
	Routes(mux *http.ServeMux, s *Server)
}

// Personas is the login of a demo: pick who you want to be. It proves nothing
// about anybody, so it is only ever served on loopback.
type Personas struct{}

type personaPage struct {
	layout
	Personas []persona
	After    string // where the browser wanted to go
	Over     bool   // the session was over
	Waits    bool   // what was typed is kept
}

// A persona is somebody that one can be.
type persona struct{ ID, Name, Persona string }

// Routes adds the page of personas.
func (Personas) Routes(mux *http.ServeMux, s *Server) {
	mux.HandleFunc("GET /login", func(w http.ResponseWriter, r *http.Request) {
		all, err := s.office.Accounts(r.Context())
		if err != nil {
			s.fail(w, r, err)
			return
		}
		p := personaPage{layout: layout{Layout: s.site.Layout("Vælg, hvem du vil være")}, After: page.After(r)}
		p.Over, p.Waits = r.FormValue("slut") != "", r.FormValue("gemt") != ""
		for _, a := range all {
			if a.Persona != "" {
				p.Personas = append(p.Personas, persona{a.ID, a.Name, a.Persona})
			}
		}
		if err := s.site.Render(w, http.StatusOK, "personas", p); err != nil {
			s.fail(w, r, err)
		}
	})
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			s.fail(w, r, err)
			return
		}
		u, err := s.office.Account(r.Context(), r.PostForm.Get("id"))
		if err != nil {
			s.fail(w, r, fault.Wrap(err, fault.NotFound, "Den person findes ikke. Vælg en fra listen."))
			return
		}
		s.start(w, r, u)
	})
	mux.HandleFunc("POST /logud", s.site.Logout)
}
