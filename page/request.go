package page

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"indgang/fault"
)

// A Request is one request to a site.
type Request struct {
	Site *Site
	W    http.ResponseWriter
	R    *http.Request
	Went bool // the browser was sent on, as it is when a form was taken
}

// Ctx is the context of the request.
func (x *Request) Ctx() context.Context { return x.R.Context() }

// Form reads what was sent. A form that is too large is the only error that is
// no fault: it has a page of its own.
func (x *Request) Form() (url.Values, error) {
	err := x.R.ParseForm()
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return nil, err
	}
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "Formularen kan ikke læses. Gå tilbage, og prøv igen.")
	}
	return x.R.PostForm, nil
}

// Render writes a page.
func (x *Request) Render(status int, name string, page any) error {
	return x.Site.Render(x.W, status, name, page)
}

// Redirect sends the browser on.
func (x *Request) Redirect(to string) error {
	x.Went = true
	http.Redirect(x.W, x.R, to, http.StatusSeeOther)
	return nil
}
