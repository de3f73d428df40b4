package web_test

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"indgang/law"
	"indgang/web/webtest"

	"golang.org/x/net/html"
)

// filled is what a form sends as it stands, with a button and what is typed
// besides.
func filled(t *testing.T, body string, typed map[string]string) url.Values {
	t.Helper()
	v := url.Values{}
	doc := parsed(body)
	forms := find(doc, "form.draft-form")
	if len(forms) != 1 {
		t.Fatalf("%d forms of a draft", len(forms))
	}
	value := func(n *html.Node, name string) string { s, _ := webtest.AttrOf(n, name); return s }
	for _, n := range find(forms[0], "input, textarea, select") {
		name := value(n, "name")
		switch {
		case name == "":
		case n.Data == "textarea":
			v.Set(name, webtest.TextOf(n))
		case n.Data == "select":
			for i, o := range find(n, "option") {
				if _, on := webtest.AttrOf(o, "selected"); on || i == 0 {
					v.Set(name, value(o, "value"))
				}
			}
		case value(n, "type") == "checkbox":
			if _, on := webtest.AttrOf(n, "checked"); on {
				v.Set(name, value(n, "value"))
			}
		default:
			v.Set(name, value(n, "value"))
		}
	}
	for k, x := range typed {
		v.Set(k, x)
	}
	return v
}

func TestADraftIsWrittenRuleByRule(t *testing.T) {
	s, _, _ := reformSeason(t)
	s.login("JUR")
	r := s.get("/reform/udkast/ny")
	page(t, r, 200, webtest.In("h1", webtest.IsText("Nyt udkast")), webtest.Count(".draft-change", 0))
	r = s.post("/reform/udkast/ny", filled(t, r.body, map[string]string{"do": "tilfoej", "title": "Tre uger", "ny_regel": ""}))
	page(t, r, 422, webtest.In(".error-summary", webtest.HasText("Vælg en regel på listen")))
	r = s.post("/reform/udkast/ny", filled(t, r.body, map[string]string{"do": "tilfoej", "ny_regel": "first-talk-1w"}))
	page(t, r, 200, webtest.Count(".draft-change", 1), webtest.In(".draft-change", webtest.HasText("Første samtale inden (nu 1 uge)")),
		webtest.In(".notice", webtest.HasText("ikke gemt endnu")))
	contains(t, r, `value="Tre uger"`)
	r = s.post("/reform/udkast/ny", filled(t, r.body, map[string]string{"do": "tilfoej", "ny_regel": "talks-75pct-2026"}))
	page(t, r, 200, webtest.Count(".draft-change", 2))
	r = s.post("/reform/udkast/ny", filled(t, r.body, map[string]string{"do": "fjern-1"}))
	page(t, r, 200, webtest.Count(".draft-change", 1))
	// Everything that is wrong, at its field.
	r = s.post("/reform/udkast/ny", filled(t, r.body, map[string]string{"do": "gem", "title": "", "changes.0.kind": "number",
		"changes.0.from": "snart", "changes.0.number": "first_talk", "changes.0.amount": "tre", "changes.0.text": ""}))
	page(t, r, 422, webtest.In(".error-summary", webtest.HasText("Skriv, hvad udkastet skal hedde")))
	contains(t, r, `href="#changes.0.from"`, `href="#changes.0.amount"`, `href="#changes.0.text"`, "Skriv datoen som dd.mm.åååå.",
		"Skriv et tal.", `value="snart"`, `value="tre"`)
	r = s.post("/reform/udkast/ny", filled(t, r.body, map[string]string{"do": "tjek", "title": "Tre uger", "changes.0.from": "1.1.2026",
		"changes.0.amount": "3", "changes.0.unit": "uger", "changes.0.text": "Tre uger i stedet for en."}))
	page(t, r, 200, webtest.In(".notice--good", webtest.HasText("Udkastet kan bruges")))
	if strings.Contains(s.get("/reform").body, "Tre uger") {
		t.Error("a check kept the draft")
	}
	r = s.post("/reform/udkast/ny", filled(t, r.body, map[string]string{"do": "gem", "groups.2.to": "Gruppe A",
		"courses.job-clarification": "1", "courses.job-clarification.note": "Hvad nu?"}))
	page(t, r, 200, webtest.In("h1", webtest.IsText("Tre uger")), webtest.In(".receipt", webtest.HasText("Udkastet er gemt")),
		webtest.In(".page-head", webtest.HasText("Jytte Urup")))
	if r.url != "/reform/udkast/tre-uger" {
		t.Fatalf("the draft is kept at %s", r.url)
	}
	// It is run as any other law.
	run := s.get("/reform/resultat?til=tre-uger&paa=24.11.2026")
	page(t, run, 200, webtest.In(".reform-label", webtest.HasText("Eget udkast: Tre uger")),
		webtest.In(".reform-rules", webtest.HasText("Hold den første jobsamtale")))
	contains(t, run, "Gruppe A", "Jobafklaringsforløb")
	// Two write at once: the later is told, and nothing that was typed is lost.
	old := filled(t, r.body, map[string]string{"do": "gem", "title": "Tre hele uger"})
	if r := s.post("/reform/udkast/tre-uger", old); r.status != 200 || !strings.Contains(r.body, "Tre hele uger") {
		t.Fatalf("the change: %d", r.status)
	}
	r = s.post("/reform/udkast/tre-uger", old)
	page(t, r, 409, webtest.In(".error-summary", webtest.HasText("ændret eller slettet af en anden")))
	if r = s.post("/reform/udkast/tre-uger", filled(t, r.body, map[string]string{"do": "gem", "title": "Tre gange"})); r.status != 200 {
		t.Errorf("once it is seen, it can be kept: %d", r.status)
	}
	// Those who may not write see it all the same.
	s.login("SYS")
	page(t, s.get("/reform/udkast/tre-uger"), 200, webtest.Count("fieldset[disabled]", 1), webtest.Count("main button[type=submit]", 1))
	s.login("JUR")
	seen := filled(t, s.get("/reform/udkast/tre-uger").body, nil).Get("seen")
	page(t, s.post("/reform/udkast/tre-uger/slet", url.Values{"seen": {seen}}), 200,
		webtest.In(".receipt", webtest.HasText("Udkastet er slettet")))
	if r := s.get("/reform/udkast/tre-uger"); r.status != 404 {
		t.Errorf("a draft that is thrown away: %d", r.status)
	}
	// What was typed in one that is thrown away becomes a new one.
	r = s.post("/reform/udkast/tre-uger", filled(t, r.body, map[string]string{"do": "gem", "title": ""}))
	page(t, r, 422, webtest.In("form.draft-form", webtest.HasText("Tilføj en regel")))
	contains(t, r, `action="/reform/udkast/ny"`)
}

// Every scenario that ships can be the beginning of a draft, and goes out and in
// as a file unchanged.
func TestADraftGoesOutAndInAsAFile(t *testing.T) {
	s, _, _ := reformSeason(t)
	s.login("LED")
	for _, sc := range law.Scenarios() {
		r := s.get("/reform/udkast/ny?efter=" + sc.Name)
		page(t, r, 200, webtest.Count(".draft-change", len(sc.Changes)))
		r = s.post("/reform/udkast/ny", filled(t, r.body, map[string]string{"do": "gem"}))
		if r.status != 200 {
			t.Fatalf("%s: %d %s", sc.Name, r.status, webtest.TextOf(parsed(r.body)))
		}
		js, name := s.file(r.url + "/fil")
		if !regexp.MustCompile(`^attachment; filename=[a-z0-9-]+\.json$`).MatchString(name) {
			t.Errorf("the file is called %s", name)
		}
		kept, err := law.ReadScenario(js)
		if err != nil {
			t.Fatal(err)
		}
		kept.Name, kept.Title = sc.Name, sc.Title
		if a, b := asJSON(t, kept), asJSON(t, sc); a != b {
			t.Errorf("%s came back as\n%s\nand was\n%s", sc.Name, a, b)
		}
		page(t, s.send(string(js)), 200, webtest.In(".receipt", webtest.HasText("Udkastet er indlæst")))
	}
	for text, want := range map[string]string{
		"":              "Filen kan ikke læses: den er tom",
		"{":             "Filen kan ikke læses",
		`{"hest": 1}`:   "Feltet hest kendes ikke",
		`{"name": "x"}`: "Skriv, hvad udkastet skal hedde",
		`{"name": "x", "title": "x", "changes": [{"rule": "first-talk-2w", "from": "2027-01-01", "kind": "ends", "text": "x"}]}`: "Mente du first-talk-1w?",
		strings.Repeat(" ", 1<<20) + `{}`: "fylder mere end 1 MB",
	} {
		r := s.send(text)
		page(t, r, 422, webtest.In("h1", webtest.IsText("Indlæs et udkast fra en fil")))
		if !strings.Contains(strings.ToLower(html.UnescapeString(r.body)), strings.ToLower(want)) {
			t.Errorf("%.40q: no %q in %s", text, want, webtest.TextOf(find(parsed(r.body), "main")[0]))
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// send uploads a file as a draft.
func (s *site) send(text string) reply {
	s.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	w, err := m.CreateFormFile("fil", "udkast.json")
	if err != nil {
		s.t.Fatal(err)
	}
	_, _ = w.Write([]byte(text))
	m.Close()
	r, err := s.client.Post(s.url+"/reform/udkast/hent", m.FormDataContentType(), &b)
	return s.read(r, err)
}

// TestTheReformWorkshopFromChoiceToTasks walks as a team leader does: choose, run,
// open a rule's list, take it to Excel, make tasks.
func TestTheReformWorkshopFromChoiceToTasks(t *testing.T) {
	b := webtest.Start(t)
	for _, script := range []bool{true, false} {
		s, z, _ := reformSeason(t)
		p := b.Page(t, 1280, 900)
		if !script {
			p.DisableScript()
		}
		sound := (*webtest.Page).CheckSound
		if !script {
			sound = func(*webtest.Page) {} // axe is a script
		}
		s.enter(p, "LED")
		p.Click("text=Reformværksted")
		p.Click("label[for=til-velfaerdsaftale-samtaler]")
		p.Click("text=Kør sammenligningen")
		p.WaitText("h1", "Hvad betyder det for sagerne?")
		if got := p.Text(".reform-label"); !strings.Contains(got, "Eksempel: Velfærdsaftale") {
			t.Errorf("the label says %q", got)
		}
		// What comes last stands first.
		var order []float64
		p.Eval(`["h1", ".reform-tiles", ".reform-rules", "#borgere", ".reform-person"].map((s) => document.querySelector(s).getBoundingClientRect().top)`, &order)
		for i := 1; i < len(order); i++ {
			if order[i] <= order[i-1] {
				t.Errorf("script %v: the parts stand at %v", script, order)
			}
		}
		if p.Visible(".reform-progress") {
			t.Error("progress is still told")
		}
		sound(p)
		p.Click(".reform-rules a[href*='talks-75pct']")
		p.WaitText("h1", "Hold samtaler på seks måneder")
		excel := p.Attr("text=Hent listen i Excel", "href")
		sound(p)
		p.Click(".reform-tasks summary")
		p.Type("#due", "15.12.2026")
		p.Type("#text", "Aftal, hvordan kontakten skal være")
		p.Click("text=Lav opgaver")
		if script {
			p.Click("dialog .button-primary")
		}
		p.WaitText(".receipt", "lavet med frist 15. december 2026")
		sound(p)
		p.Goto(s.url + at(z.amina))
		if got := p.Text("main"); !strings.Contains(got, "Aftal, hvordan kontakten skal være") {
			t.Errorf("the case has no task: %.400s", got)
		}
		s.login("LED")
		file, _ := s.file(excel)
		if _, all := sheets(t, file); len(all["Borgere"]) < 5 {
			t.Errorf("the file has %d rows", len(all["Borgere"]))
		}
	}
}

func TestTheReformWorkshopIsSoundAtEveryWidth(t *testing.T) {
	b := webtest.Start(t)
	s, _, _ := reformSeason(t)
	s.login("LED")
	s.post("/reform/tider", url.Values{"seen": {"0"}, "talk": {"45"}})
	r := s.get("/reform/udkast/ny?efter=velfaerdsaftale-samtaler")
	if r = s.post("/reform/udkast/ny", filled(t, r.body, map[string]string{"do": "gem"})); r.status != http.StatusOK {
		t.Fatal(r.status)
	}
	s.crowd(60)
	draft := r.url
	paths := map[string]string{
		"form": "/reform", "run": "/reform/resultat?" + agreement, "run-announced": "/reform/resultat?" + announced,
		"run-nothing": "/reform/resultat?" + announced + "&paa=24.11.2026",
		"list":        "/reform/liste?" + agreement, "list-decide": "/reform/liste?" + announced + "&afgoer=1", "list-empty": "/reform/liste?" +
			announced + "&gruppe=13",
		"minutes": "/reform/tider", "draft": draft, "upload": "/reform/udkast/hent",
	}
	for _, c := range []struct{ width, zoom int }{{1280, 100}, {390, 100}, {320, 100}, {1280, 200}} {
		p := b.Page(t, c.width, 900)
		p.Zoom(c.zoom)
		s.enter(p, "LED")
		for name, path := range paths {
			if c.zoom != 100 && (name == "run-nothing" || name == "list-empty" || name == "upload") {
				continue // nothing there that is not elsewhere
			}
			p.Goto(s.url + path)
			if name == "list" {
				p.Click(".reform-tasks summary")
			}
			picture(p, "reform-"+name+"-"+strconv.Itoa(c.width)+"-"+strconv.Itoa(c.zoom))
			p.CheckSound()
		}
	}
	// What a form refuses is as sound.
	p := b.Page(t, 390, 900)
	s.enter(p, "LED")
	p.Goto(s.url + draft)
	p.Type("#title", "")
	p.Click(".draft-save .button-primary")
	p.WaitFor(".error-summary")
	for _, v := range p.Axe() {
		t.Error(v)
	}
	for _, o := range p.Overflow() {
		t.Error(o)
	}
}
