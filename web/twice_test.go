package web_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"indgang/web/webtest"
)

func TestTheSameFormTwiceIsSavedOnce(t *testing.T) {
	s := newSite(t)
	amina := s.amina()
	s.login("KRB")
	path := "/borger/" + string(amina) + "/samtale"
	form := url.Values{"seen": {"6"}, "outcome": {"held"}, "on": {"24.11.2026"}, "type": {"job"}, "form": {"phone"}, "text": {"Et notat."},
		"noegle": {"KEY"}}
	contains(t, s.post(path, form), "Samtalen er registreret")
	contains(t, s.post(path, form), "Det er allerede gemt")
	if n := last(t, s.Office, amina); n != 7 {
		t.Errorf("the case has %d facts", n)
	}
	// What was changed after all is no second sending.
	form.Set("text", "Et andet notat.")
	r := s.post(path, form)
	if r.status != http.StatusConflict || !strings.Contains(r.body, "Et andet notat.") {
		t.Errorf("a changed form is answered %d", r.status)
	}
	// The key belongs to the one who sent it.
	s.login("AMY")
	form.Set("text", "Et notat.")
	if r := s.post(path, form); r.status != http.StatusConflict {
		t.Errorf("a colleague's form with the same key is answered %d", r.status)
	}
}

func TestADoubleClickOnASlowLineIsHarmless(t *testing.T) {
	o, srv, _, cookie := guarded(t, nil)
	amina := o.Citizen("Amina Yılmaz", "1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate", "2026-11-10 første henvendelse")
	talk := url.Values{"seen": {"3"}, "outcome": {"held"}, "on": {"24.11.2026"}, "type": {"job"}, "form": {"phone"}, "noegle": {"KEY"}}
	person := url.Values{"cpr": {"010190-1234"}, "first_name": {"Ny"}, "last_name": {"Borger"}, "on": {"24.11.2026"}, "noegle": {"KEY2"}}
	for path, form := range map[string]url.Values{"/borger/" + string(amina) + "/samtale": talk, "/borger/ny": person} {
		var wait sync.WaitGroup
		var places sync.Map
		for range 6 {
			wait.Go(func() {
				r := send(srv, http.MethodPost, path, form, as(cookie))
				if r.StatusCode != http.StatusSeeOther {
					b, _ := io.ReadAll(r.Body)
					t.Errorf("%s: %s\n%.200s", path, r.Status, b)
				}
				places.Store(r.Header.Get("Location"), true)
			})
		}
		wait.Wait()
		n := 0
		places.Range(func(any, any) bool { n++; return true })
		if n != 1 {
			t.Errorf("%s led to %d places", path, n)
		}
	}
	if n := last(t, o, amina); n != 4 {
		t.Errorf("the case has %d facts", n)
	}
}

// Every form that registers something carries a key.
func TestFormsThatRegisterCarryAKey(t *testing.T) {
	s := newSite(t)
	amina := s.amina()
	s.login("KRB")
	here := "/borger/" + string(amina)
	for _, path := range []string{here + "/samtale", here + "/registrer?hvad=note-made", here + "/ret/3", "/borger/ny"} {
		webtest.HTML(t, s.get(path).body, webtest.Count("main form input[name=noegle]", 1))
	}
}
