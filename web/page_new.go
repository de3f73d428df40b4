package web

import (
	"net/http"
	"net/url"
	"strconv"

	"indgang/fact"
	"indgang/office"
)

type newCitizenPage struct {
	layout
	Form     form
	Benefits []choice
	Groups   []choice
}

func (s *Server) newCitizen(x *request) error {
	return x.newCitizen(http.StatusOK, form{Values: url.Values{"on": {s.office.Today().Short()}}})
}

func (x *request) newCitizen(status int, f form) error {
	p := newCitizenPage{layout: x.layout("Ny henvendelse", "new"), Form: f, Benefits: optional("Ikke afklaret endnu", terms(fact.Terms[fact.Benefit]()))}
	p.Groups = optional("Ikke visiteret endnu", groups())
	return x.render(status, "new-citizen", p)
}

func (s *Server) openCase(x *request) error {
	v, err := x.form()
	if err != nil {
		return err
	}
	f := office.NewCitizenForm{CPR: v.Get("cpr"), FirstName: v.Get("first_name"), LastName: v.Get("last_name"), Benefit: fact.Benefit(v.Get("benefit"))}
	f.On, _ = x.date(v.Get("on")) // OpenCase says what is wrong with no date
	if g := v.Get("group"); g != "" {
		if f.Group, err = strconv.Atoi(g); err != nil {
			f.Group = -1 // which OpenCase refuses
		}
	}
	rec, err := s.office.OpenCase(x.ctx(), x.user, f)
	if bad, ok := typed(err); ok {
		return x.newCitizen(status(bad), form{v, bad})
	}
	if err != nil {
		return err
	}
	x.show(receipt("Sagen er oprettet.", rec))
	return x.redirect("/borger/" + string(rec.Subject))
}
