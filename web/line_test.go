package web_test

import (
	"net/url"
	"testing"
)

func TestTheThinnestLine(t *testing.T) {
	s := newSite(t)
	amina := s.amina()
	s.login("KRB")
	contains(t, s.get("/"), "Amina", "Hold den første jobsamtale", "Overskredet", "LAB § 31")
	page := s.get("/borger/" + string(amina))
	contains(t, page, "Hvorfor?", "Første henvendelse", "dag 0")
	contains(t, s.get("/borger/"+string(amina)+"/samtale"), "Registrér samtale med Amina")
	r := s.post("/borger/"+string(amina)+"/samtale", url.Values{"seen": {"6"}, "outcome": {"held"}, "on": {"2026-11-24"}, "type": {"job"},
		"form": {"in-person"}, "text": {"Vil gerne arbejde med mennesker."}, "next": {"2026-12-08"}, "next_at": {"09:30"}})
	contains(t, r, "Samtalen er registreret", "Hold den første jobsamtale, 7 dage efter fristen",
		"Jobsamtale aftalt til tir. 08.12.2026 kl. 09.30", "Vil gerne arbejde")
}
