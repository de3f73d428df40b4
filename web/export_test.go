package web

import (
	"context"

	"indgang/office"
)

// A Route is what tests know of an address.
type Route struct {
	Pattern string
	Action  office.Action
	Citizen bool
}

// Routes lists every address of those who are logged in.
func (s *Server) Routes() []Route {
	var out []Route
	for _, r := range s.routes() {
		out = append(out, Route{r.pattern, r.action, r.citizen})
	}
	return out
}

// Touch changes something in the session of a request.
func (s *Server) Touch(ctx context.Context) { s.site.Sessions.Put(ctx, "touched", true) }
