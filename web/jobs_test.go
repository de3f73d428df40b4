package web_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"indgang/office"
	"indgang/store"
	"indgang/web/webtest"
)

func TestTheOperatorSeesWhatFailedAndLetsItBeTriedAgain(t *testing.T) {
	s := newSite(t)
	s.login("SYS")
	if r := s.get("/"); r.status != http.StatusForbidden {
		t.Errorf("the operator has a day: %d", r.status)
	}
	webtest.HTML(t, s.get("/arbejde").body, webtest.Sound(), webtest.In("main", webtest.HasText("intet arbejde i baggrunden")))

	broken := true
	s.HandleJobs("brev", office.JobKind{Name: "Send et brev", Tries: 1, Do: func(context.Context, *office.RunningJob) error {
		if broken {
			return errors.New("postkassen svarer ikke")
		}
		return nil
	}})
	ctx := t.Context()
	if err := s.Store.Update(ctx, func(tx *store.Tx) error {
		return tx.AddJobs(ctx, s.Now(), store.Job{Work: store.Work{ID: "j1", Kind: "brev"}})
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Work(ctx); err != nil {
		t.Fatal(err)
	}
	r := s.get("/arbejde")
	webtest.HTML(t, r.body, webtest.Sound(), webtest.In("main", webtest.HasText("1 ting har brug for dig.")),
		webtest.In("main", webtest.HasText("Send et brev")),
		webtest.In(".badge", webtest.HasText("Fejlet")), webtest.In("main", webtest.HasText("postkassen svarer ikke")))
	broken = false
	contains(t, s.post("/arbejde/job/j1", url.Values{"hvad": {"igen"}}), "Der prøves igen om lidt.")
	s.Tick()
	if _, err := s.Work(ctx); err != nil {
		t.Fatal(err)
	}
	contains(t, s.get("/arbejde"), "Alt går, som det skal.")
	s.login("KRB")
	if r := s.post("/arbejde/job/j1", url.Values{"hvad": {"igen"}}); r.status != http.StatusForbidden {
		t.Errorf("a caseworker may try again: %d", r.status)
	}
}

var hrefs = regexp.MustCompile(`href="([^"]+)"`)

// Everybody begins with a page that they may see and that is about their work.
func TestEveryRoleBeginsWithAPageOfItsOwnWork(t *testing.T) {
	s := newSite(t)
	for who, want := range map[string]string{
		"KRB": "/", "UNG": "/", "VIR": "/", "YDE": "/", "LED": "/", "CHE": "/", "JUR": "/lov?liste=venter", "ANA": "/andele", "BRG": "/soeg",
		"SYS": "/arbejde",
	} {
		s.post("/logud", nil)
		r := s.post("/login", url.Values{"id": {who}})
		if r.url != want || r.status != http.StatusOK {
			t.Errorf("%s begins at %s with %d, want %s", who, r.url, r.status, want)
		}
		nav, _, _ := strings.Cut(r.body, "<main")
		_, nav, _ = strings.Cut(nav, "<nav")
		for _, m := range hrefs.FindAllStringSubmatch(nav, -1) {
			link := html.UnescapeString(m[1])
			if to := s.get(link); to.status != http.StatusOK {
				t.Errorf("%s has a tab to %s, which answers %d", who, link, to.status)
			}
		}
	}
	s.login("BRG")
	contains(t, s.get("/soeg"), "har givet samtykke")
	s.post("/soeg", url.Values{"q": {"Amina"}})
	contains(t, s.get("/soeg"), "Borgeren kan godt have en sag")
}
