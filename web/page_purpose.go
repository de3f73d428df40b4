package web

import (
	"net/http"
	"net/url"
	"strings"

	"indgang/fact"
	"indgang/fault"
	"indgang/office"
)

type purposePage struct {
	layout
	Subject fact.Subject
	Back    string
	Message string
	Form    form
}

// purposeFor returns why the user looks at a case outside their own unit. It is
// kept for as long as the session lasts.
func (x *request) purposeFor(s fact.Subject) string {
	p, _ := x.s.sessions.Get(x.ctx(), "purposes").(map[string]string)
	return p[string(s)]
}

// askPurpose shows the form that asks why.
func (x *request) askPurpose(v url.Values, bad *fault.Fault) error {
	p := purposePage{layout: x.layout("Hvorfor vil du se sagen?", ""), Subject: x.subject(), Back: x.here(), Message: office.ErrPurpose.Message, Form: form{v, bad}}
	if x.r.Method == http.MethodGet {
		p.Back = x.r.URL.RequestURI()
	}
	status := http.StatusForbidden
	if bad != nil {
		status = http.StatusUnprocessableEntity
	}
	return x.render(status, "purpose", p)
}

func (s *Server) statePurpose(x *request) error {
	v, err := x.form()
	if err != nil {
		return err
	}
	why := strings.TrimSpace(v.Get("purpose"))
	if n := len([]rune(why)); n < 5 || n > 200 {
		return x.askPurpose(v, fieldFault("purpose", "Skriv formålet med 5 til 200 tegn, fx «Vikar for en kollega, borgeren ringede»."))
	}
	all, _ := s.sessions.Get(x.ctx(), "purposes").(map[string]string)
	if all == nil {
		all = map[string]string{}
	}
	all[string(x.subject())] = why
	s.sessions.Put(x.ctx(), "purposes", all)
	to := v.Get("back")
	if to != x.here() && !strings.HasPrefix(to, x.here()+"/") && !strings.HasPrefix(to, x.here()+"?") {
		to = x.here()
	}
	return x.redirect(to)
}

// fieldFault is the fault of one field.
func fieldFault(name, message string) *fault.Fault {
	return &fault.Fault{Kind: fault.Invalid, Message: "Der er en fejl i formularen.", Fields: []fault.Field{{Name: name, Message: message}}}
}
