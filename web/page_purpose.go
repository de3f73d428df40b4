package web

import (
	"net/http"
	"net/url"
	"strings"

	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

type purposePage struct {
	layout
	Subject fact.Subject
	Back    string
	Message string
	Form    page.Form
}

// purposeFor returns why the user looks at a case outside their own unit. It is
// kept for as long as the session lasts.
func (x *request) purposeFor(s fact.Subject) string {
	p, _ := x.s.site.Sessions.Get(x.Ctx(), "purposes").(map[string]string)
	return p[string(s)]
}

// askPurpose shows the form that asks why.
func (x *request) askPurpose(v url.Values, bad *fault.Fault) error {
	p := purposePage{layout: x.layout("Hvorfor vil du se sagen?", ""), Subject: x.subject(), Back: x.here(),
		Message: office.ErrPurpose.Message, Form: page.Form{Values: v, Fault: bad}}
	if x.R.Method == http.MethodGet {
		p.Back = x.R.URL.RequestURI()
	}
	status := http.StatusForbidden
	if bad != nil {
		status = http.StatusUnprocessableEntity
	}
	return x.Render(status, "purpose", p)
}

func (s *Server) statePurpose(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	why, err := fact.PurposeText.Clean(v.Get("purpose"))
	if err != nil || fact.Seen(why) < 5 {
		return x.askPurpose(v, page.FieldFault("purpose", "Skriv formålet med 5 til 200 tegn, fx «Vikar for en kollega, borgeren ringede»."))
	}
	all, _ := s.site.Sessions.Get(x.Ctx(), "purposes").(map[string]string)
	if all == nil {
		all = map[string]string{}
	}
	all[string(x.subject())] = why
	s.site.Sessions.Put(x.Ctx(), "purposes", all)
	to := v.Get("back")
	if to != x.here() && !strings.HasPrefix(to, x.here()+"/") && !strings.HasPrefix(to, x.here()+"?") {
		to = x.here()
	}
	return x.Redirect(to)
}
