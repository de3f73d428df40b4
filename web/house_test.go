package web_test

import (
	"net/url"
	"testing"

	"indgang/web/webtest"
)

// TestAFirstDayIsOneForm hires somebody with one form, and finds them on the list
// and at work; what is wrong is told all at once, and what was typed stays.
func TestAFirstDayIsOneForm(t *testing.T) {
	s := newSite(t)
	s.login("LED")
	page(t, s.get("/medarbejdere/ny"), 200, webtest.In("h1", webtest.IsText("Ny medarbejder")))
	wrong := s.post("/medarbejdere/ny", url.Values{"name": {"Åse Nygård-Æbelø"}, "from": {"i overmorgen igen"}})
	page(t, wrong, 422,
		webtest.In(".error-summary", webtest.HasText("initialerne"), webtest.HasText("rolle"), webtest.HasText("datoen")),
		webtest.In("#name", webtest.Attr("value", "Åse Nygård-Æbelø")))
	v := url.Values{"name": {"Åse Nygård-Æbelø"}, "id": {"AANY"}, "from": {"i dag"}, "roles": {"caseworker"}, "units": {"Jobparate"},
		"leader": {"LED"}}
	page(t, s.post("/medarbejdere/ny", v), 200, webtest.In("tbody", webtest.HasText("Åse Nygård-Æbelø")),
		webtest.In(".receipt", webtest.HasText("Medarbejderen er oprettet")))
	page(t, s.get("/medarbejdere/AANY"), 200, webtest.In("h1", webtest.IsText("Åse Nygård-Æbelø")), webtest.HasText("Ingen sager"))
	s.login("AANY")
	page(t, s.get("/"), 200, webtest.In("h1", webtest.HasText("I dag")))
}

// TestTheOrganisationIsSetByThoseWhoMay sets a closing day, and finds it again.
func TestTheOrganisationIsSetByThoseWhoMay(t *testing.T) {
	s := newSite(t)
	s.login("CHE")
	r := s.get("/huset")
	page(t, r, 200, webtest.HasText("Ingen kommende lukkedage"))
	v := url.Values{"seen": {s.hidden(r)}, "closing-day": {"23.12.2026"}, "closing-name": {"x"}}
	page(t, s.post("/huset/lukkedag", v), 422, webtest.In(".error-summary", webtest.HasText("hvorfor der er lukket")),
		webtest.In("#closing-name", webtest.Attr("value", "x")))
	v.Set("closing-name", "Personaledag")
	page(t, s.post("/huset/lukkedag", v), 200, webtest.HasText("23. december 2026: Personaledag"))
	s.login("LED")
	page(t, s.get("/huset"), 200, webtest.NotIn("form[action='/huset/lukkedag']"))
	page(t, s.post("/huset/lukkedag", v), 403)
}

// TestAListOfTheDayIsAFile has the list that is shown as a file, with the reason
// and the deadline of each row, and nothing for a list that does not exist.
func TestAListOfTheDayIsAFile(t *testing.T) {
	s := newSite(t)
	s.amina()
	s.login("KRB")
	page(t, s.get("/?liste=overdue"), 200, webtest.In("a[href*='som=csv']", webtest.IsText("CSV")))
	r := s.get("/liste/hent?liste=overdue&hvis=own&som=csv")
	if r.status != 200 {
		t.Fatalf("status %d", r.status)
	}
	contains(t, r, "Navn;Hvad;Fordi", "Amina Yılmaz Sørensen-Østergård", "17.11.2026", "Fordi borgeren")
	page(t, s.get("/liste/hent?liste=findes-ikke&som=csv"), 404)
	page(t, s.get("/liste/hent?som=csv"), 404)
}
