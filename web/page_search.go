package web

import (
	"net/http"
	"net/url"

	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

type searchPage struct {
	layout
	Form  page.Form
	Query string
	Hits  []office.Hit
	Limit bool
	None  bool
	// ByConsent says that the user finds only those who have consented to it.
	ByConsent bool
}

// search takes a search. Words are kept in the session and looked up by the page
// that follows, so that one can come back to it; neither they nor a personal
// number ever stand in an address.
func (s *Server) search(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	q := v.Get("q")
	if _, err := office.ParseCPR(q); err != nil {
		s.site.Sessions.Put(x.Ctx(), "search", q)
		return x.Redirect("/soeg")
	}
	hits, err := s.office.Search(x.Ctx(), x.user, q)
	if err != nil {
		return err
	}
	if len(hits) == 1 {
		return x.Redirect("/borger/" + string(hits[0].Subject))
	}
	return x.Render(http.StatusOK, "search", searchPage{layout: x.layout("Søgning", ""), ByConsent: byConsent(x.user)})
}

func (s *Server) found(x *request) error {
	p := searchPage{layout: x.layout("Søgning", ""), ByConsent: byConsent(x.user), Query: s.site.Sessions.GetString(x.Ctx(), "search")}
	p.Search = &page.Search{Text: p.Query}
	status := http.StatusOK
	if !s.site.Sessions.Exists(x.Ctx(), "search") {
		p.None = true // nothing has been searched for yet
		return x.Render(status, "search", p)
	}
	var err error
	p.Hits, err = s.office.Search(x.Ctx(), x.user, p.Query)
	if bad, ok := page.Typed(err); ok && bad.Kind == fault.Invalid {
		p.Form, status = page.Form{Values: url.Values{}, Fault: bad}, http.StatusUnprocessableEntity
	} else if err != nil {
		return err
	}
	p.Limit = len(p.Hits) == office.SearchLimit
	return x.Render(status, "search", p)
}

// A suggestion is what is shown under the search field while somebody types.
type suggestion struct {
	Hits   []office.Hit
	Number bool // a whole personal number, which is looked up when it is sent
}

// suggest answers with a part of a page: the nearest citizens, as one types. What is
// typed is sent in a body, so that it stands in no address.
func (s *Server) suggest(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	var p suggestion
	if _, err := office.ParseCPR(v.Get("q")); err == nil {
		p.Number = true
	} else if p.Hits, err = s.office.Suggest(x.Ctx(), x.user, v.Get("q")); err != nil {
		return err
	}
	return x.Render(http.StatusOK, "suggest", p)
}

// byConsent reports whether somebody sees cases by the citizens' consent alone.
func byConsent(u office.User) bool { return len(u.Roles) == 1 && u.Has(office.CitizenAdviser) }
