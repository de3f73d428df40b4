package web

import (
	"strconv"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/page"
)

// linkBox is what stands beside the next appointment about a link to the citizen.
type linkBox struct {
	About fact.Seq // the talk
	Until day.Date // the last day of the link that there is, or 0
}

// linkBox is nil where no link can be made.
func (p *citizenPage) linkBox(links string) *linkBox {
	t, arranged := p.C.Next()
	if links == "" || !p.MayWrite || !arranged || !p.C.Linkable(t) {
		return nil
	}
	return &linkBox{t.ID, p.C.Linked}
}

// linkAbout is the talk that a form about a link names.
func (x *request) linkAbout() (fact.Seq, error) {
	v, err := x.Form()
	if err != nil {
		return 0, err
	}
	if x.s.links == "" {
		return 0, fault.New(fault.NotFound, "Her kan ikke laves link til borgere. Ring eller skriv til borgeren.")
	}
	n, _ := strconv.ParseInt(v.Get("om"), 10, 64) // what is no number is no talk
	return fact.Seq(n), nil
}

// makeLink makes a link that the citizen can answer with, and shows it this once.
func (s *Server) makeLink(x *request) error {
	about, err := x.linkAbout()
	if err != nil {
		return err
	}
	token, until, err := s.office.MakeLink(x.Ctx(), x.user, x.subject(), about)
	if err != nil {
		return err
	}
	x.Show(page.Flash{Lead: "Linket er lavet. Kopiér det nu: det vises kun denne ene gang.", Parts: []page.FlashPart{
		{Name: "Link", Lines: []string{s.links + token}},
		{Name: "Bemærk", Lines: []string{
			"Borgeren skal skrive sin fødselsdato for at se dag og tid, og kan svare én gang til og med " + until.Long() + ".",
			"Et tidligere link til samme samtale virker ikke mere.",
		}},
	}})
	return x.Redirect(x.here())
}

// withdrawLink takes the link back.
func (s *Server) withdrawLink(x *request) error {
	about, err := x.linkAbout()
	if err != nil {
		return err
	}
	if err := s.office.WithdrawLink(x.Ctx(), x.user, x.subject(), about); err != nil {
		return err
	}
	x.Say("Linket er taget tilbage og virker ikke mere.")
	return x.Redirect(x.here())
}
