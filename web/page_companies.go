package web

import (
	"net/http"
	"net/url"
	"strconv"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

// companiesPage is the list of companies, or what a search for one found.
type companiesPage struct {
	layout
	List  office.Companies
	Query string
	Whose []whoseTab
	Rows  []companyRow
	Pager page.Pager
}

type companyRow struct {
	office.CompanyLine
	Last string // when we were last in touch
}

// companyQuery is where the session keeps what was searched for: the name of a
// company may be that of a person, and stands in no address.
const companyQuery = "companies"

func (s *Server) companies(x *request) error {
	q := x.R.URL.Query()
	at, _ := strconv.Atoi(q.Get("side")) // a page that is no number is page one
	own := q.Get("hvis") == "mine"
	p := companiesPage{layout: x.layout("Virksomheder", "companies"), Query: s.site.Sessions.GetString(x.Ctx(), companyQuery)}
	var err error
	if p.List, err = s.office.Companies(x.Ctx(), x.user, office.CompanyFilter{Query: p.Query, Own: own, Page: at}); err != nil {
		return err
	}
	href := func(own bool, n int) string {
		v := url.Values{}
		if own {
			v.Set("hvis", "mine")
		}
		if n > 1 {
			v.Set("side", strconv.Itoa(n))
		}
		if len(v) == 0 {
			return "/virksomheder"
		}
		return "/virksomheder?" + v.Encode()
	}
	if x.user.May(office.NewCompany) {
		p.Whose = []whoseTab{{"Alle", href(false, 1), !own}, {"Dem, jeg kender", href(true, 1), own}}
	}
	for _, r := range p.List.Rows {
		p.Rows = append(p.Rows, companyRow{r, lastContact(r.LastContact, p.List.On)})
	}
	p.Pager = page.NewPager(p.List.Page, office.PageSize, p.List.Count, func(n int) string { return href(own, n) })
	return x.Render(http.StatusOK, "companies", p)
}

// lastContact tells how long ago somebody was in touch.
func lastContact(on, today day.Date) string {
	switch n := int(today - on); {
	case on == 0:
		return "aldrig"
	case n == 0:
		return "i dag"
	case n == 1:
		return "i går"
	case n < 60:
		return "for " + day.DaysText(n) + " siden"
	}
	return on.Short()
}

// searchCompanies takes a search; the page that follows looks it up.
func (s *Server) searchCompanies(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	s.site.Sessions.Put(x.Ctx(), companyQuery, v.Get("q"))
	return x.Redirect("/virksomheder")
}

// newCompanyPage is the form for a company that we do not know.
type newCompanyPage struct {
	layout
	Form    page.Form
	Systems []page.Choice
	Known   []office.CompanyLine // those with the number that was typed
}

func (s *Server) newCompany(x *request) error {
	return x.newCompany(http.StatusOK, page.Form{Values: url.Values{"system": {string(fact.DB25)}}}, nil)
}

func (x *request) newCompany(status int, f page.Form, known []office.CompanyLine) error {
	f.Fault = page.Among(f.Fault, "name", "cvr", "p", "address", "postal_code", "city", "phone", "industry", "system")
	p := newCompanyPage{layout: x.layout("Ny virksomhed", "companies"), Form: f, Known: known,
		Systems: page.Terms(fact.Terms[fact.IndustrySystem]())}
	return x.Render(status, "new-company", p)
}

func (s *Server) registerCompany(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	rec, err := s.office.RegisterCompany(x.Ctx(), x.user, office.CompanyForm{
		Name: v.Get("name"), CVR: v.Get("cvr"), P: v.Get("p"), Address: v.Get("address"), PostalCode: v.Get("postal_code"), City: v.Get("city"),
		Phone: v.Get("phone"), Industry: v.Get("industry"), System: fact.IndustrySystem(v.Get("system")),
	})
	if bad, ok := page.Typed(err); ok {
		var known []office.CompanyLine
		if bad.Kind == fault.Conflict {
			list, err := s.office.Companies(x.Ctx(), x.user, office.CompanyFilter{Query: v.Get("cvr")})
			if err != nil {
				return err
			}
			known = list.Rows
		}
		return x.newCompany(page.Status(bad), page.Form{Values: v, Fault: bad}, known)
	}
	if err != nil {
		return err
	}
	x.Say(fact.Done("employer-registered"), "Skriv, hvem man skal spørge efter, og hvad I har talt om.")
	return x.Redirect("/virksomhed/" + string(rec.Subject))
}
