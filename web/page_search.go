package web

import (
	"net/http"
	"net/url"

	"indgang/fault"
	"indgang/office"
)

type searchPage struct {
	layout
	Form  form
	Query string
	Hits  []office.Hit
	Limit bool
	None  bool
}

// search takes a search. Words are kept in the session and looked up by the page
// that follows, so that one can come back to it; neither they nor a personal
// number ever stand in an address.
func (s *Server) search(x *request) error {
	v, err := x.form()
	if err != nil {
		return err
	}
	q := v.Get("q")
	if _, err := office.ParseCPR(q); err != nil {
		s.sessions.Put(x.ctx(), "search", q)
		return x.redirect("/soeg")
	}
	hits, err := s.office.Search(x.ctx(), x.user, q)
	if err != nil {
		return err
	}
	if len(hits) == 1 {
		return x.redirect("/borger/" + string(hits[0].Subject))
	}
	return x.render(http.StatusOK, "search", searchPage{layout: x.layout("Søgning", "")})
}

func (s *Server) found(x *request) error {
	p := searchPage{layout: x.layout("Søgning", ""), Query: s.sessions.GetString(x.ctx(), "search")}
	p.layout.Search = p.Query
	status := http.StatusOK
	if !s.sessions.Exists(x.ctx(), "search") {
		p.None = true // nothing has been searched for yet
		return x.render(status, "search", p)
	}
	var err error
	p.Hits, err = s.office.Search(x.ctx(), x.user, p.Query)
	if bad, ok := typed(err); ok && bad.Kind == fault.Invalid {
		p.Form, status = form{url.Values{}, bad}, http.StatusUnprocessableEntity
	} else if err != nil {
		return err
	}
	p.Limit = len(p.Hits) == office.SearchLimit
	return x.render(status, "search", p)
}
