package page

import (
	"errors"
	"net/http"

	"indgang/fault"
)

// An errorPage is what is shown when a request could not be met.
type errorPage struct {
	Layout
	Status  int
	Heading string
	Message string
	Fields  []fault.Field
	// What was typed, where it may be sent once more.
	Resend *resend
}

// away says of an error from the store of sessions what a person can do about it.
func away(err error) error {
	if fault.Of(err) != "" {
		return err
	}
	return fault.Wrap(err, fault.Unavailable, "Indgang kan ikke nå sine data. Det er noteret. Prøv igen om lidt.")
}

// Fail is the one way from an error to an answer.
func (s *Site) Fail(w http.ResponseWriter, r *http.Request, l Layout, err error) {
	p := errorPage{
		Layout: l, Status: http.StatusInternalServerError,
		Heading: "Der skete en fejl hos os", Message: "Den er noteret. Intet er gemt. Prøv igen om lidt.",
	}
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		p.Status, p.Heading = http.StatusRequestEntityTooLarge, "Der er sendt for meget på én gang"
		p.Message = "Intet er gemt. Gå tilbage, og gør teksten kortere."
	} else if f, ok := errors.AsType[*fault.Fault](err); ok {
		p.Message, p.Fields = f.Message, f.Fields
		switch f.Kind {
		case fault.Invalid:
			p.Status, p.Heading = http.StatusUnprocessableEntity, "Det kan ikke bruges, som det står"
		case fault.NotFound:
			p.Status, p.Heading = http.StatusNotFound, "Findes ikke"
		case fault.Conflict:
			p.Status, p.Heading = http.StatusConflict, "Nogen kom før dig"
		case fault.Forbidden:
			p.Status, p.Heading = http.StatusForbidden, "Ingen adgang"
		case fault.Unavailable:
			p.Status, p.Heading = http.StatusServiceUnavailable, "Prøv igen om lidt"
			s.Log.Error("unavailable", "page", r.Pattern, "err", err)
		case fault.Unknown:
			p.Status, p.Heading = http.StatusServiceUnavailable, "Måske er det gemt"
		}
	} else {
		s.Log.Error("request failed", "page", r.Pattern, "err", err)
	}
	p.Title = p.Heading
	if p.Status >= 500 {
		p.Resend = s.sentForm(r)
	}
	if err := s.Render(w, p.Status, "error", p); err != nil {
		s.Log.Error("error page", "err", err)
		http.Error(w, p.Message, p.Status)
	}
}
