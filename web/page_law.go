package web

import (
	"net/http"

	"indgang/day"
	"indgang/duty"
	"indgang/law"
)

type lawPage struct {
	layout
	Known day.Date
	Acts  []lawAct
}

type lawAct struct {
	law.Act
	Rules []lawRule
}

type lawRule struct {
	ID, Title, Provision, Text, Grade, Force, Badge string
	From, To                                        day.Date
	Now                                             bool
}

func (s *Server) law(x *request) error {
	b, err := s.office.Book(x.ctx())
	if err != nil {
		return err
	}
	today := s.office.Today()
	p := lawPage{layout: x.layout("Regler", "law"), Known: today}
	for _, a := range law.Acts() {
		la := lawAct{Act: a}
		for _, r := range a.Rules {
			for _, m := range b.Rule(r.ID) {
				lr := lawRule{ID: r.ID, Title: r.Title, Provision: m.Provision, Text: m.Text, Grade: law.GradeWord(m.Grade), Force: capital(law.ForceWord(m.Force)), Badge: forceBadges[m.Force], From: m.Valid.From, To: m.Valid.To, Now: m.Valid.Has(today)}
				if m.Shape == "" {
					lr.Force, lr.Badge = "Stiller ingen krav", ""
				}
				la.Rules = append(la.Rules, lr)
			}
		}
		p.Acts = append(p.Acts, la)
	}
	return x.render(http.StatusOK, "law", p)
}

var forceBadges = map[duty.Force]string{duty.Binding: "badge--met", duty.Warning: "badge--soon", duty.Reminder: "badge--open", duty.Off: "badge--paused"}
