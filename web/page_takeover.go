package web

import "indgang/office"

// takeOver gives the user a case that nobody has.
func (s *Server) takeOver(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	c, err := x.see("take-over", 0)
	if err != nil {
		return err
	}
	rec, err := s.office.TakeOver(x.Ctx(), x.user, office.TakeOver{Subject: c.Subject, Seen: seen(v), Purpose: x.purposeFor(c.Subject)})
	if err != nil {
		return err
	}
	x.Show(receipt("Du har overtaget sagen.", rec))
	return x.Redirect(x.here())
}
