package web

import "indgang/office"

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
