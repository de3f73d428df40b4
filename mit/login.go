package mit

import (
	"net/http"

	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

// Personas is the login of a demo: be one of some made-up citizens. It proves nothing
// about anybody, so it is only ever served on loopback.
type Personas struct{}

type personaPage struct {
	page.Layout
	Personas []office.OwnPersona
	After    string
	Over     bool
}

// personas is how many one can choose among.
const personas = 8

// Routes adds the page of personas.
func (Personas) Routes(mux *http.ServeMux, s *Server) {
	mux.HandleFunc("GET "+Prefix+"login", func(w http.ResponseWriter, r *http.Request) {
		p := personaPage{Layout: s.site.Layout("Log ind"), After: page.After(r), Over: r.FormValue("slut") != ""}
		var err error
		if p.Personas, err = s.office.OwnPersonas(r.Context(), personas); err == nil {
			err = s.site.Render(w, http.StatusOK, "personas", p)
		}
		if err != nil {
			s.site.Fail(w, r, s.site.Layout("Fejl"), err)
		}
	})
	mux.HandleFunc("POST "+Prefix+"login", func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			s.site.Fail(w, r, s.site.Layout("Fejl"), err)
			return
		}
		subject := fact.Subject(r.PostForm.Get("id"))
		if subject == "" || subject.Sort() != fact.SortCitizen {
			s.site.Fail(w, r, s.site.Layout("Fejl"), fault.New(fault.NotFound, "Den person findes ikke. Vælg en fra listen."))
			return
		}
		s.Start(w, r, subject, page.After(r))
	})
}
