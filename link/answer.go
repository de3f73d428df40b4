package link

import (
	"net/http"
	"net/url"
	"strings"

	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

// ask asks whoever follows a link when they were born, and shows nothing: also a
// program that looks at links in mail comes by here.
func (x *request) ask() error {
	if err := x.s.office.TryLink(x.Ctx(), x.token()); err != nil {
		return err
	}
	return x.Render(http.StatusOK, "ask", x.shown("Svar på en aftale", nil))
}

// again shows the question again with what was typed and what is wrong with it.
func (x *request) again(v url.Values, bad *fault.Fault) error {
	p := x.shown("Svar på en aftale", v)
	p.Form.Fault = bad
	return x.Render(page.Status(bad), "ask", p)
}

// show shows the appointment to whoever knows when the citizen was born.
func (x *request) show() error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	return x.appointment(http.StatusOK, v, nil)
}

// appointment is the page with the appointment and the answers to choose among.
func (x *request) appointment(status int, v url.Values, bad *fault.Fault) error {
	l, err := x.s.office.FollowLink(x.Ctx(), x.token(), v.Get("born"))
	if wrong, ok := page.Typed(err); ok {
		return x.again(v, wrong)
	}
	if err != nil {
		return err
	}
	p := x.shown("Din aftale", v)
	p.Form.Fault, p.On, p.When = bad, l.On.Full(), page.When(l.On, l.Today)
	if l.At != "" {
		p.At = "kl. " + strings.TrimPrefix(string(l.At), "0")
	}
	return x.Render(status, "answer", p)
}

// answer takes the answer.
func (x *request) answer() error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	how := v.Get("svar")
	if how != "kommer" && how != "flyt" {
		return x.appointment(http.StatusUnprocessableEntity, v, page.FieldFault("svar",
			"Vælg, om du kommer, eller om du gerne vil flytte aftalen."))
	}
	err = x.s.office.AnswerLink(x.Ctx(), office.LinkAnswer{Token: x.token(), Born: v.Get("born"), Comes: how == "kommer", Text: v.Get("text")})
	if bad, ok := page.Typed(err); ok {
		if (page.Form{Fault: bad}).Error("born") != "" {
			return x.again(v, bad)
		}
		return x.appointment(page.Status(bad), v, bad)
	}
	if err != nil {
		return err
	}
	return x.Redirect(Prefix + "tak")
}

// thanks says that the answer is kept. It says nothing of whose it was.
func (x *request) thanks() error {
	return x.Render(http.StatusOK, "thanks", x.shown("Tak for dit svar", nil))
}
