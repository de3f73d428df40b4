package web_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"indgang/office/officetest"
	"indgang/sim"
	"indgang/store"
	"indgang/web/webtest"
)

// picture saves what a page looks like when INDGANG_SCREENSHOTS names a folder,
// for a person to look at.
func picture(p *webtest.Page, name string) {
	if dir := os.Getenv("INDGANG_SCREENSHOTS"); dir != "" {
		if file := filepath.Join(dir, name+".png"); p.Count("dialog[open]") > 0 {
			p.ScreenshotWindow(file)
		} else {
			p.Screenshot(file)
		}
	}
}

// A look is one page as somebody sees it.
type look struct {
	name, who, path string
	before          func(*webtest.Page) // what one does there first
	status          int                 // where it is not 200
}

// seen reports whether an element can be seen: what is folded away cannot,
// although it has its place.
func seen(p *webtest.Page, sel string) bool {
	var yes bool
	p.Eval("[...document.querySelectorAll("+strconv.Quote(sel)+")].some((e) => e.checkVisibility({visibilityProperty: true}))", &yes)
	return yes
}

func looks(s *site, z season) []look {
	open := func(sel string) func(*webtest.Page) {
		return func(p *webtest.Page) { p.Click(sel) }
	}
	firm := s.firms()
	return []look{
		{name: "day", who: "KRB", path: "/"},
		{name: "day-unit", who: "KRB", path: "/?hvis=unit&liste=us"},
		{name: "day-empty", who: "UNG", path: "/?liste=ends"},
		{name: "case", who: "KRB", path: at(z.amina), before: open(".why summary")},
		{name: "case-met", who: "KRB", path: at(z.jonas), before: open("details.fold:last-of-type > summary")},
		{name: "person", who: "KRB", path: at(z.amina) + "/person"},
		{name: "snooze", who: "KRB", path: at(z.amina) + "/laeg-til-side"},
		{name: "staff", who: "LED", path: "/medarbejdere"},
		{name: "hire", who: "LED", path: "/medarbejdere/ny"},
		{name: "member", who: "LED", path: "/medarbejdere/KRB", before: open("details.fold > summary")},
		{name: "house", who: "CHE", path: "/huset", before: open("details.more > summary")},
		{name: "case-doubt", who: "KRB", path: at(z.doubtful)},
		{name: "case-corrected", who: "KRB", path: at(z.corrected)},
		{name: "case-protected", who: "KRB", path: at(z.protected)},
		{name: "case-young", who: "UNG", path: at(z.young), before: func(p *webtest.Page) {
			p.Click(".duty:nth-child(2) .why summary")
		}},
		{name: "case-sick", who: "HGA", path: at(z.sick)},
		{name: "case-known", who: "KRB", path: at(z.jonas) + "?kendt=01.08.2026"},
		{name: "talk", who: "KRB", path: at(z.jonas) + "/samtale"},
		{name: "talk-missed", who: "KRB", path: at(z.amina) + "/samtale", before: open("label[for=o-missed]")},
		{name: "kinds", who: "KRB", path: at(z.jonas) + "/registrer"},
		{name: "kinds-found", who: "KRB", path: at(z.jonas) + "/registrer?soeg=praktik"},
		{name: "register", who: "KRB", path: at(z.jonas) + "/registrer?hvad=offer-started"},
		{name: "correct", who: "KRB", path: at(z.jonas) + "/ret/7"},
		{name: "new-citizen", who: "KRB", path: "/borger/ny"},
		{name: "search", who: "KRB", path: "/soeg", before: func(p *webtest.Page) {
			p.Type("#q", "a")
			p.Type("#q", "an")
			p.Press("Enter")
		}},
		{name: "case-scenario", who: "KRB", path: at(z.jonas) + "?scenarie=velfaerdsaftale-samtaler"},
		{name: "share", who: "KRB", path: "/andele"},
		{name: "share-list", who: "KRB", path: "/andele/talks-75pct-2026/alle"},
		{name: "law", who: "KRB", path: "/lov?liste=alle&lov=LAS"},
		{name: "rule", who: "JUR", path: "/lov/talks-75pct-2026"},
		{name: "law-waiting", who: "JUR", path: "/lov?liste=venter&soeg=samtale"},
		{name: "companies", who: "VIR", path: "/virksomheder"},
		{name: "company", who: "VIR", path: about(firm), before: open("section:has(#andre) .why summary")},
		{name: "company-new", who: "VIR", path: "/virksomhed/ny"},
		{name: "company-notice", who: "VIR", path: about(firm) + "/registrer?hvad=redundancy-noticed"},
		{name: "company-read", who: "KRB", path: about(firm)},
		{name: "purpose", who: "KRB", path: at(z.sick), status: 403},
		{name: "not-found", who: "KRB", path: "/findes-ikke", status: 404},
		{name: "forbidden", who: "JUR", path: "/borger/ny", status: 403},
	}
}

func TestEveryPageIsSoundAtEveryWidth(t *testing.T) {
	b := webtest.Start(t)
	s := newSite(t)
	all := looks(s, s.season())
	for _, c := range []struct {
		name        string
		width, zoom int
	}{
		{"1280", 1280, 100}, {"390", 390, 100}, {"320", 320, 100}, {"1280-at-200-percent", 1280, 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			var p *webtest.Page
			who := ""
			for _, l := range all {
				if l.who != who {
					// A new page is a new person: nothing is left of the one before.
					p = b.Page(t, c.width, 900)
					p.Zoom(c.zoom)
					p.Goto(s.url + "/login")
					if who == "" {
						picture(p, "login-"+c.name)
					}
					s.enter(p, l.who)
					who = l.who
				}
				p.Goto(s.url + l.path)
				if l.before != nil {
					l.before(p)
				}
				picture(p, l.name+"-"+c.name)
				if l.status == 0 {
					p.CheckSound()
					continue
				}
				for _, v := range p.Axe() {
					t.Errorf("%s: %s", l.name, v)
				}
				for _, o := range p.Overflow() {
					t.Errorf("%s: %s", l.name, o)
				}
				who = "" // the refusal stands among the page's failed requests
			}
		})
	}
}

func TestLongNamesStayInTheWindow(t *testing.T) {
	s := newSite(t)
	name := "Maximilianus-Alexander Wolfeschlegelsteinhausenbergerdorff-Østergårdsæbleskivefabrikantenkommissionær"
	id := s.Person(store.Person{FirstName: strings.Fields(name)[0], LastName: strings.Fields(name)[1],
		Address: "Sankt Kjeld-og-Sankt-Hans-Gade-Sidevejsstræde 199, 14. th. mf.", PostalCode: "2635", City: "Ishøj",
		Interpreter: "kinyarwanda og kirundi"},
		"1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate", "2026-11-10 første henvendelse",
		"2026-11-10 ydelse begyndt kontanthjælp", "2026-11-10 målgruppe 2")
	p := webtest.Start(t).Page(t, 320, 800)
	s.enter(p, "KRB")
	for _, path := range []string{"/", at(id), at(id) + "/samtale", at(id) + "/registrer", at(id) + "/registrer?hvad=offer-started",
		at(id) + "/ret/2"} {
		p.Goto(s.url + path)
		p.CheckSound()
	}
	p.Type("#q", "maximil")
	p.Press("Enter")
	p.CheckSound()
	picture(p, "long-name-320")
	p.Resize(1280, 900)
	p.Goto(s.url + "/")
	p.CheckSound()
	picture(p, "long-name-1280")
}

// TestATalkTakesAtMostEightInteractions counts what it takes to register a talk
// on the telephone, with a note and the next talk at a time.
func TestATalkTakesAtMostEightInteractions(t *testing.T) {
	b := webtest.Start(t)
	s := newSite(t)
	z := s.season()
	fill := func(p *webtest.Page, at string) {
		p.Click("text=Telefon")
		p.Type("#text", "Vil gerne arbejde i et køkken. Søger selv hos bageren.")
		p.Type("#next", "08.12.2026")
		p.Type("#next_at", at)
		p.Click("text=Gem")
		p.WaitFor(".receipt")
	}
	p := b.Page(t, 1280, 900)
	s.enter(p, "KRB")

	p.ResetInteractions()
	row := "tr:has(a[href='" + at(z.amina) + "'])"
	p.Click(row + " [data-row-action]")
	fill(p, "9.30")
	fromDay := p.Interactions()
	if !strings.HasSuffix(p.URL(), at(z.amina)) {
		t.Errorf("the talk ended at %s", p.URL())
	}
	for _, want := range []string{"Opfyldt", "Hold den første jobsamtale, 7 dage efter fristen", "Tæller med", "1 af 4"} {
		if got := p.Text(".receipt"); !strings.Contains(got, want) {
			t.Errorf("the receipt lacks %q: %s", want, got)
		}
	}
	if got := p.Text(".next-step"); !strings.Contains(got, "Jobsamtale tirsdag 8. december 2026 kl. 09.30") {
		t.Errorf("the next step is %q", got)
	}
	if got := p.Text(".timeline"); !strings.Contains(got, "Jobsamtale holdt på telefon") ||
		!strings.Contains(got, "Vil gerne arbejde i et køkken.") {
		t.Errorf("the history is %q", got)
	}
	picture(p, "talk-registered")
	p.Press("g")
	p.Press("d")
	if p.Count(row) != 0 {
		t.Error("the talk still stands as overdue on the list")
	}

	p.Goto(s.url + at(z.jonas))
	p.ResetInteractions()
	p.Click("text=Registrér samtale")
	fill(p, "10.30") // the other is at half past nine
	fromCase := p.Interactions()
	if got := p.Text(".receipt"); !strings.Contains(got, "Hold fire samtaler på seks måneder, 20 dage efter fristen") {
		t.Errorf("the fourth talk says %q", got)
	}
	t.Logf("a talk: %d interactions from the day, %d from the case", fromDay, fromCase)
	if fromDay > 8 || fromCase > 8 {
		t.Errorf("a talk takes %d interactions from the day and %d from the case, of 8", fromDay, fromCase)
	}
}

func TestAPlacementTakesAtMostFifteenInteractions(t *testing.T) {
	s := newSite(t)
	z := s.season()
	p := webtest.Start(t).Page(t, 1280, 900)
	s.enter(p, "KRB")
	p.Goto(s.url + at(z.amina))
	p.ResetInteractions()
	p.Click("text=Registrér andet")
	p.Type("#soeg", "praktik")
	p.Press("Enter")
	p.Click("text=Tilbud begyndt: virksomhedspraktik")
	p.Type("#on", "25.11.2026")
	p.Select("#sector", "Privat")
	p.Type("#weekly", "25")
	p.Type("#until", "23.12.2026")
	p.Type("#staff", "12")
	p.Type("#text", "Køkkenet på Strandgården.")
	p.Click("text=Gem")
	p.WaitFor(".notice--warn") // what the law asks for is asked for once
	p.Click("button[name=anyway]")
	p.WaitFor(".receipt")
	t.Logf("a placement: %d interactions", p.Interactions())
	if n := p.Interactions(); n > 15 {
		t.Errorf("a placement takes %d interactions, of 15", n)
	}
	if got := p.Text(".timeline .is-planned"); !strings.Contains(got,
		"Tilbud begyndt: virksomhedspraktik, privat, 25 timer om ugen, til 23.12.2026, 12 ordinært ansatte") {
		t.Errorf("the history says %q", got)
	}
}

func TestTheDayIsWorkedByKeysAlone(t *testing.T) {
	s := newSite(t)
	z := s.season()
	p := webtest.Start(t).Page(t, 1280, 900)
	s.enter(p, "KRB")
	p.Press("j")
	p.Press("j")
	p.Press("k")
	first := p.Text(".worklist .row-link:focus")
	if first != p.Texts(".worklist .row-link")[0] {
		t.Errorf("j j k stands on %q", first)
	}
	p.Press("Enter")
	if got := p.Text("h1"); got != first {
		t.Errorf("Enter opened %q, not %q", got, first)
	}
	p.Press("g")
	p.Press("s")
	if got := p.Text("h1"); got != "Registrér samtale med "+first {
		t.Errorf("g s opened %q", got)
	}
	p.Press("g")
	p.Press("d")
	if got := p.Text("h1"); got != "I dag" {
		t.Errorf("g d led to %q", got)
	}
	p.Press("j")
	p.Press("r")
	if got := p.Text("h1"); got != "Registrér samtale med "+first {
		t.Errorf("r opened %q", got)
	}
	p.Press("g")
	p.Press("d")
	p.Press("?")
	for _, want := range []string{"Næste række", "Registrér samtale i rækken", "Gå til søgefeltet", "Gå til Min dag",
		"Gå til Ny henvendelse", "Gå til Regler"} {
		if got := p.Text("dialog .key-list"); !strings.Contains(got, want) {
			t.Errorf("the list of keys lacks %q: %s", want, got)
		}
	}
	p.Press("Escape")
	p.Press("/")
	if !p.Focused("#q") {
		t.Fatal("/ did not go to the search field")
	}
	p.Type("#q", "ydel lund") // nobody
	p.Press("Enter")
	p.WaitText("h2", "Ingen borgere passer")
	p.Press("/")
	p.Type("#q", "åse lund")
	p.Press("Enter")
	p.Press("j")
	p.Press("Enter")
	if !strings.HasSuffix(p.URL(), at(z.protected)) {
		t.Errorf("the search ended at %s", p.URL())
	}
	// A reason opens by the keyboard, and its link leads to the fact.
	p.Eval(`document.querySelector(".why summary").focus()`, nil)
	p.Press("Enter")
	if !seen(p, ".why-body") {
		t.Error("Enter did not open the reason")
	}
	p.Back()
	if got := p.Text("h1"); got != "Søgning" {
		t.Errorf("back led to %q", got)
	}
}

func TestADayWithoutScript(t *testing.T) {
	s := newSite(t)
	z := s.season()
	p := webtest.Start(t).Page(t, 1280, 900)
	p.DisableScript()
	s.enter(p, "KRB")
	p.Click("text=Amina Yılmaz Sørensen-Østergård")
	p.Click(".why summary")
	p.Click(".why-body .sum a")
	if !p.Visible(".timeline-item:target") {
		t.Error("the link did not lead to the fact")
	}
	picture(p, "no-script-case")
	p.Click("text=Registrér andet")
	p.Type("#soeg", "lægeattest")
	p.Press("Enter")
	p.Click("text=Lægeattest bestilt")
	p.Type("#on", "23-11-2026")
	p.Type("#deadline", "7.12.2026")
	p.Click("text=Gem")
	if got := p.Text(".timeline"); !strings.Contains(got, "Lægeattest bestilt senest 07.12.2026") {
		t.Errorf("the history says %q", got)
	}
	p.Click("text=Registrér samtale")
	if seen(p, "#ground") {
		t.Error("the ground of an absence is asked for although the talk was held")
	}
	p.Click("text=Borgeren udeblev")
	if !seen(p, "#ground") {
		t.Error("the ground of an absence cannot be given")
	}
	p.Click("text=Holdt")
	p.Type("#on", "dengang")
	p.Click("text=Gem")
	if got := p.Value("#on"); got != "dengang" || !strings.Contains(p.Text(".error-summary"), "Skriv datoen for samtalen") {
		t.Errorf("the date reads %q", got)
	}
	p.Type("#on", "24.11.2026")
	p.Click("text=Gem")
	if got := p.Text(".receipt"); !strings.Contains(got, "Hold den første jobsamtale") {
		t.Errorf("the receipt says %q", got)
	}
	// Ret, and take back, without being asked.
	p.Click(".timeline-item:first-child .fix")
	p.Click("text=Annullér oplysningen")
	if got := p.Text(".receipt"); !strings.Contains(got, "Oplysningen er annulleret") {
		t.Errorf("the receipt says %q", got)
	}
	p.Click("text=Vis hele personnummeret")
	if got := p.Text(".case-head-sub"); strings.Contains(got, "••••") {
		t.Errorf("the number is still hidden: %s", got)
	}
	p.Goto(s.url + at(z.sick))
	p.Type("#purpose", "Vikar for Helle")
	p.Click("text=Vis sagen")
	if got := p.Text("h1"); got != "Gitte Holst" {
		t.Errorf("the purpose led to %q", got)
	}
	p.Click(".user-menu summary")
	p.Click("text=Log ud")
	if got := p.Text("h1"); got != "Hvem vil du være?" {
		t.Errorf("logging out led to %q", got)
	}
}

func TestADateSaysWhichDayItIs(t *testing.T) {
	s := newSite(t)
	z := s.season()
	p := webtest.Start(t).Page(t, 1280, 900)
	s.enter(p, "KRB")
	p.Goto(s.url + at(z.amina) + "/samtale")
	said := "#on ~ output"
	if got := p.Text(said); got != "tirsdag 24. november 2026, i dag" {
		t.Errorf("today reads %q", got)
	}
	for typed, want := range map[string]string{
		"1-12-2026": "tirsdag 1. december 2026, om 7 dage", "23.11.2026": "mandag 23. november 2026, i går", "03012028": "mandag 3. januar 2028",
		"8.12": "tirsdag 8. december 2026, om 14 dage", "081226": "tirsdag 8. december 2026, om 14 dage",
		"i morgen":  "onsdag 25. november 2026, i morgen",
		"om 2 uger": "tirsdag 8. december 2026, om 14 dage",
	} {
		p.Type("#next", typed)
		if got := p.Text("#next ~ output"); got != want {
			t.Errorf("%s reads %q, want %q", typed, got, want)
		}
	}
	p.Type("#next", "31.2.2027")
	if p.Visible("#next ~ output") {
		t.Errorf("a day that does not exist reads %q", p.Text("#next ~ output"))
	}
	// The browser's own calendar fills the field in the Danish way.
	p.Eval(`(() => { const c = document.querySelector("#next ~ input[type=date]"); c.value = "2026-12-08"; c.dispatchEvent(new Event("change")); })()`, nil)
	if got := p.Value("#next"); got != "08.12.2026" {
		t.Errorf("the calendar wrote %q", got)
	}
	if got := p.Attr("#next ~ button", "aria-label"); got != "Vælg i kalender: Dato" {
		t.Errorf("the button is called %q", got)
	}
}

func TestTheListOfKindsIsFilteredAsOneTypes(t *testing.T) {
	s := newSite(t)
	z := s.season()
	p := webtest.Start(t).Page(t, 1280, 900)
	s.enter(p, "KRB")
	p.Goto(s.url + at(z.jonas) + "/registrer")
	if !p.Focused("#soeg") {
		t.Error("the field is not where one begins to type")
	}
	all := len(p.Texts("#kinds a"))
	p.Type("#soeg", "Praktik")
	if got := p.Texts("#kinds a"); len(got) == 0 || len(got) > 12 || strings.Join(got, " ") == "" ||
		!strings.Contains(strings.Join(got, "|"), "Tilbud begyndt") {
		t.Errorf("praktik keeps %q", got)
	}
	p.Type("#soeg", "xyzzy")
	if !p.Visible("[data-filter-none]") || len(p.Texts("#kinds a")) != 0 {
		t.Error("nothing fits, and nothing says so")
	}
	p.Type("#soeg", "")
	if got := len(p.Texts("#kinds a")); got != all {
		t.Errorf("%d of %d kinds came back", got, all)
	}
}

func TestALinkToAFoldedFactUnfoldsIt(t *testing.T) {
	b := webtest.Start(t)
	s := newSite(t)
	lines := []string{"1980-01-01 født", "2019-11-01 sagsbehandler KRB i Jobparate", "2019-11-04 første henvendelse"}
	on := s.Today() - 2400
	for range 100 {
		lines = append(lines, on.String()+" samtale holdt fremmøde")
		on += 24
	}
	long := s.Citizen("Mange Mangesen", lines...)
	for _, script := range []bool{true, false} {
		p := b.Page(t, 1280, 900)
		if !script {
			p.DisableScript()
		}
		s.enter(p, "KRB")
		p.Goto(s.url + at(long))
		if seen(p, "#f3") {
			t.Fatal("the first year is not folded")
		}
		picture(p, "case-long")
		p.Goto(s.url + at(long) + "#f3")
		if !seen(p, "#f3") {
			t.Errorf("script %v: the fact is still folded", script)
		}
	}
}

func TestWhatCannotBeUndoneIsAskedFirst(t *testing.T) {
	s := newSite(t)
	z := s.season()
	p := webtest.Start(t).Page(t, 1280, 900)
	s.enter(p, "KRB")
	p.Goto(s.url + at(z.amina))
	p.Click(".timeline-item .fix")
	p.Click("text=Annullér oplysningen")
	if got := p.Text("dialog h2"); !strings.Contains(got, "Den bliver stående i historikken") {
		t.Errorf("the question reads %q", got)
	}
	picture(p, "withdraw")
	p.Click("dialog button.button-secondary")
	if p.Count(".receipt") != 0 || p.Count("dialog") != 0 {
		t.Error("Behold den did something")
	}
	p.Click("text=Annullér oplysningen")
	p.Click("dialog button.button-primary")
	p.WaitFor(".receipt")
	if got := p.Text(".timeline .is-corrected"); !strings.Contains(got, "Annulleret") {
		t.Errorf("the history says %q", got)
	}
}

func TestPaperHasTheWholeCaseAndNoButtons(t *testing.T) {
	s := newSite(t)
	z := s.season()
	p := webtest.Start(t).Page(t, 1000, 900)
	s.enter(p, "KRB")
	p.Goto(s.url + at(z.jonas))
	p.Print()
	picture(p, "case-print")
	for _, sel := range []string{".main-nav", ".top-bar-search", ".case-head-actions", ".known", ".link-button", ".fix"} {
		if seen(p, sel) {
			t.Errorf("%s is printed", sel)
		}
	}
	for _, sel := range []string{"h1", ".facts", ".timeline", ".why-body", "details.fold .duty"} {
		if !seen(p, sel) {
			t.Errorf("%s is not printed", sel)
		}
	}
	if dir := os.Getenv("INDGANG_SCREENSHOTS"); dir != "" {
		p.PDF(filepath.Join(dir, "case.pdf"))
	}
}

// TestThePictureOfTheREADME takes a picture of a morning in a synthetic Ishøj. It
// lands in docs/billeder where INDGANG_README_PICTURES is set, so that a run
// changes nothing in the tree.
func TestThePictureOfTheREADME(t *testing.T) {
	folder := t.TempDir()
	if os.Getenv("INDGANG_README_PICTURES") != "" {
		folder = filepath.Join("..", "docs", "billeder")
	}
	o := officetest.New(t)
	m := sim.Build(sim.Ishoej(), o.Today(), o.Now())
	if err := m.Load(t.Context(), o.Office); err != nil {
		t.Fatal(err)
	}
	s := serve(t, o)
	p := webtest.Start(t).Page(t, 1280, 860)
	p.Goto(s.url + "/login")
	p.Click("form:has(input[value=KHO]) button")
	p.WaitFor(".user-menu")
	p.Eval(`document.fonts.ready.then(() => true)`, nil)
	p.CheckSound()
	if got := p.Count(".worklist tbody tr"); got == 0 {
		t.Error("the picture shows an empty day")
	}
	p.ScreenshotWindow(filepath.Join(folder, "min-dag.png"))
}
