package web_test

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"indgang/web/webtest"
)

// TestWhoACitizenIsIsMendedOnScreen changes name, address and protection, and finds
// the new in the head of the case and the old in its history.
func TestWhoACitizenIsIsMendedOnScreen(t *testing.T) {
	s := newSite(t)
	amina := s.amina()
	s.login("KRB")
	r := s.get(at(amina) + "/person")
	page(t, r, 200, webtest.In("#first_name", webtest.Attr("value", "Amina")))
	v := url.Values{"seen": {s.hidden(r)}, "first_name": {""}, "last_name": {"Ærenlund"}, "from": {"i går"}, "email": {"uden snabel"}}
	page(t, s.post(at(amina)+"/person/oplysninger", v), 422,
		webtest.In(".error-summary", webtest.HasText("fornavnet"), webtest.HasText("@")),
		webtest.In("#last_name", webtest.Attr("value", "Ærenlund")))
	v.Set("first_name", "Amina")
	v.Set("email", "")
	v.Set("address", "Ishøj Søvej 7")
	v.Set("postal_code", "2635")
	v.Set("city", "Ishøj")
	page(t, s.post(at(amina)+"/person/oplysninger", v), 200,
		webtest.In("h1", webtest.IsText("Amina Ærenlund")), webtest.In(".case-head-sub", webtest.HasText("Ishøj Søvej 7")),
		webtest.In(".timeline", webtest.HasText("før: Amina Yılmaz Sørensen-Østergård")))
}

// TestWordsAreTakenOutOfSight takes a note out of sight with a reason; nobody
// reads it in the case any longer, and only the leader shows it again.
func TestWordsAreTakenOutOfSight(t *testing.T) {
	s := newSite(t)
	amina := s.amina()
	s.login("KRB")
	form := s.get(at(amina) + "/registrer?hvad=note-made")
	page(t, s.post(at(amina)+"/registrer", url.Values{"kind": {"note-made"}, "on": {"i dag"}, "seen": {s.hidden(form)},
		"text": {"Om en helt anden borger"}}), 200,
		webtest.In(".timeline", webtest.HasText("Om en helt anden borger")))
	r := s.get(at(amina))
	i := strings.Index(r.body, "/tekst/")
	if i < 0 {
		t.Fatal("the note cannot be taken out of sight")
	}
	path := at(amina) + r.body[i:i+strings.IndexByte(r.body[i:], '"')]
	r = s.get(path)
	page(t, s.post(path, url.Values{"seen": {s.hidden(r)}, "reason": {""}}), 422,
		webtest.In(".error-summary", webtest.HasText("Skriv hvorfor")))
	page(t, s.post(path, url.Values{"seen": {s.hidden(r)}, "reason": {"Hører til en anden borger"}}), 200,
		webtest.LacksText("Om en helt anden borger"), webtest.In(".timeline", webtest.HasText("taget ud af syne"),
			webtest.HasText("Hører til en anden borger")))
	r = s.get(path)
	page(t, s.post(path, url.Values{"seen": {s.hidden(r)}, "reason": {"Det var den rigtige"}, "show": {"1"}}), 403)
	s.login("LED")
	r = s.get(path)
	page(t, s.post(path, url.Values{"seen": {s.hidden(r)}, "reason": {"Det var den rigtige"}, "show": {"1"}}), 200,
		webtest.In(".timeline", webtest.HasText("Om en helt anden borger")))
}

// TestADutyIsPutOffUntilADay puts the one duty off, finds it gone from the day and
// still in the case, and takes it up again.
func TestADutyIsPutOffUntilADay(t *testing.T) {
	s := newSite(t)
	amina := s.amina()
	s.login("KRB")
	r := s.get(at(amina))
	i := strings.Index(r.body, "/laeg-til-side?")
	if i < 0 {
		t.Fatal("no duty can be put off")
	}
	path := at(amina) + r.body[i:i+strings.IndexByte(r.body[i:], '"')]
	r = s.get(path)
	page(t, r, 200, webtest.In("title", webtest.HasText("Læg til side")), webtest.In(".crumbs [aria-current]", webtest.IsText("Læg til side")))
	what, err := url.Parse(path)
	if err != nil {
		t.Fatal(err)
	}
	v := url.Values{"seen": {s.hidden(r)}, "what": {what.Query().Get("hvad")}, "until": {"om 2 uger"}, "reason": {""}}
	page(t, s.post(at(amina)+"/laeg-til-side", v), 422, webtest.In(".error-summary", webtest.HasText("Skriv hvorfor")))
	v.Set("reason", "Venter på skolens svar")
	page(t, s.post(at(amina)+"/laeg-til-side", v), 200, webtest.In("#pligter", webtest.HasText("Det skal kommunen")),
		webtest.HasText("lagt til side til"))
}

// TestNoPageHidesWhatItsFrameSays holds every page to names that the layout has not:
// a field of the same name would hide the title of the tab, or stand in its place.
func TestNoPageHidesWhatItsFrameSays(t *testing.T) {
	frame := regexp.MustCompile(`(?m)^\t(Title|Who|Home|Flash|Menu|Search|Notice|Place|Today|Kept)\s+\S`)
	embeds := regexp.MustCompile(`(?ms)^type (\w+) struct \{\n(.*?)^\}`)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range embeds.FindAllStringSubmatch(string(b), -1) {
			if strings.Contains("\n"+m[2], "\n\tlayout\n") || strings.Contains("\n"+m[2], "\n\tpage.Layout\n") {
				if m[1] == "layout" {
					continue
				}
				if hidden := frame.FindString(m[2]); hidden != "" {
					t.Errorf("%s: %s hides the layout's %s", f, m[1], strings.TrimSpace(hidden))
				}
			}
		}
	}
}
