package web

import (
	"net/http"
	"net/url"
	"strconv"

	"indgang/fact"
	"indgang/office"
	"indgang/page"
)

type newCitizenPage struct {
	layout
	Form     page.Form
	Benefits []page.Choice
	Groups   []page.Choice
}

func (s *Server) newCitizen(x *request) error {
	f, err := x.beginWith(url.Values{"on": {s.office.Today().Short()}})
	if err != nil {
		return err
	}
	return x.newCitizen(http.StatusOK, f)
}

func (x *request) newCitizen(status int, f page.Form) error {
	p := newCitizenPage{layout: x.layout("Ny henvendelse", "new"), Form: f,
		Benefits: page.Optional("Ikke afklaret endnu", page.Terms(fact.Terms[fact.Benefit]()))}
	p.Groups = page.Optional("Ikke visiteret endnu", groups())
	return x.Render(status, "new-citizen", p)
}

func (s *Server) openCase(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	f := office.NewCitizenForm{CPR: v.Get("cpr"), FirstName: v.Get("first_name"), LastName: v.Get("last_name"),
		Benefit: fact.Benefit(v.Get("benefit"))}
	f.On, _ = x.date(v.Get("on")) // OpenCase says what is wrong with no date
	if g := v.Get("group"); g != "" {
		if f.Group, err = strconv.Atoi(g); err != nil {
			f.Group = -1 // which OpenCase refuses
		}
	}
	rec, err := s.office.OpenCase(x.Ctx(), x.user, f)
	if bad, ok := page.Typed(err); ok {
		return x.newCitizen(page.Status(bad), page.Form{Values: v, Fault: bad})
	}
	if err != nil {
		return err
	}
	if rec.PassedOn {
		x.Show(page.Flash{Lead: "Henvendelsen er sendt videre til den enhed, der skal tage sig af den. Du skal ikke gøre mere."})
		return x.Redirect("/borger/ny")
	}
	x.Show(receipt("Sagen er oprettet.", rec))
	return x.Redirect("/borger/" + string(rec.Subject))
}
