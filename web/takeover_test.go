package web_test

import (
	"net/url"
	"strconv"
	"testing"

	"indgang/office"
	"indgang/web/webtest"
)

// Whoever reads a case that nobody has can take it over on its page, and then
// writes in it.
func TestACaseThatNobodyHasIsTakenOverOnItsPage(t *testing.T) {
	s := newSite(t)
	id := s.Citizen("Ingen Sagsbehandler", "1990-01-01 født", "2026-11-20 første henvendelse")
	mine := s.Citizen("Anden Sag", "1990-01-01 født", "2026-11-10 sagsbehandler HGA i Sygedagpenge")
	s.login("KRB")
	page(t, s.get(at(id)), 403)
	for _, c := range []string{at(id), at(mine)} {
		s.post(c+"/formaal", url.Values{"purpose": {"visitation"}})
	}
	page(t, s.get(at(id)), 200, webtest.In("form[action$=overtag] button", webtest.HasText("Overtag sagen")),
		webtest.NotIn("a[href$=registrer]"))
	page(t, s.get(at(mine)), 200, webtest.NotIn("form[action$=overtag]"))
	c, err := s.Office.Office.Citizen(t.Context(), s.User("YDE"), office.View{Subject: id, Page: "test"})
	if err != nil {
		t.Fatal(err)
	}
	s.post(at(id)+"/overtag", url.Values{"seen": {strconv.Itoa(int(c.Seq))}})
	page(t, s.get(at(id)), 200, webtest.In("a[href$=registrer]", webtest.HasText("Registrér")), webtest.NotIn("form[action$=overtag]"))
}
