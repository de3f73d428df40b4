package web_test

import (
	"net/url"
	"regexp"
	"testing"

	"indgang/office/officetest"
	"indgang/web/webtest"

	"golang.org/x/net/html"
)

// A caseworker makes a link beside the next appointment, sees it once, and takes it
// back.
func TestALinkToTheCitizenIsMadeOnTheCasePage(t *testing.T) {
	o := officetest.New(t)
	s := serveWith(t, o, "https://svar.example/l/")
	id := s.Citizen("Ida Bang", "1984-06-05 født", "2026-11-02 sagsbehandler KRB i Jobparate", "2026-11-02 første henvendelse",
		"2026-11-20 samtale aftalt til 2026-11-30 kl. 09.30")
	none := s.Citizen("Uden Aftale", "1984-06-05 født", "2026-11-02 sagsbehandler KRB i Jobparate", "2026-11-02 første henvendelse")
	s.login("KRB")
	page(t, s.get(at(none)), 200, webtest.NotIn("form[action$='/link']"))
	r := s.get(at(id))
	page(t, r, 200, webtest.In(".next-step form[action$='/link'] button", webtest.IsText("Lav et link til borgeren")),
		webtest.NotIn("form[action$='/link/tilbage']"))
	om := url.Values{"om": {regexp.MustCompile(`name="om" value="(\d+)"`).FindStringSubmatch(r.body)[1]}}
	r = s.post(at(id)+"/link", om)
	page(t, r, 200, webtest.In(".receipt", webtest.HasText("Linket er lavet")),
		webtest.In(".next-step", webtest.HasText("kan svare til og med")))
	token := regexp.MustCompile(`https://svar\.example/l/([A-Z2-7]{26})`).FindStringSubmatch(html.UnescapeString(r.body))
	if token == nil {
		t.Fatal("the page shows no link")
	}
	if err := o.TryLink(t.Context(), token[1]); err != nil {
		t.Error(err)
	}
	page(t, s.get(at(id)), 200, webtest.NotIn(".receipt"), webtest.In("form[action$='/link/tilbage'] button",
		webtest.HasText("Tag linket tilbage")))
	page(t, s.post(at(id)+"/link/tilbage", om), 200, webtest.NotIn("form[action$='/link/tilbage']"))
	if err := o.TryLink(t.Context(), token[1]); err == nil {
		t.Error("the link works although it was taken back")
	}
	s.login("YDE") // reads and does not write
	page(t, s.get(at(id)), 200, webtest.NotIn("form[action$='/link']"))
	page(t, s.post(at(id)+"/link", om), 403)
}

// Where no links are served, none are made.
func TestWithoutAnAddressForLinksNoneAreMade(t *testing.T) {
	s := newSite(t)
	id := s.Citizen("Ida Bang", "1984-06-05 født", "2026-11-02 sagsbehandler KRB i Jobparate", "2026-11-02 første henvendelse",
		"2026-11-20 samtale aftalt til 2026-11-30 kl. 09.30")
	s.login("KRB")
	page(t, s.get(at(id)), 200, webtest.NotIn("form[action$='/link']"))
	page(t, s.post(at(id)+"/link", url.Values{"om": {"1"}}), 404)
}
