package web_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"indgang/fact"
	"indgang/law"
	"indgang/store"
	"indgang/web/webtest"

	"github.com/xuri/excelize/v2"
)

const (
	agreement = "til=velfaerdsaftale-samtaler"
	announced = "til=hovedlov-2027"
)

// reformSeason is the season, with one who is in a course that the announced law
// ends, and one whose name a spreadsheet would run.
func reformSeason(t *testing.T) (*site, season, fact.Subject) {
	t.Helper()
	s := newSite(t)
	z := s.season()
	s.Person(store.Person{FirstName: "Jens", LastName: "Afklaret"}, "1980-01-01 født", "2026-01-05 sagsbehandler KRB i Jobparate",
		"2026-01-05 første henvendelse",
		"2026-01-05 forløb begyndt jobafklaringsforløb", "2026-01-05 målgruppe 7")
	evil := s.Person(store.Person{FirstName: "=cmd|'/C", LastName: "calc'!A1"}, "1990-01-01 født",
		"2026-11-02 sagsbehandler KRB i Jobparate", "2026-11-02 første henvendelse",
		"2026-11-02 ydelse begyndt kontanthjælp", "2026-11-02 målgruppe 2")
	s.personas()
	return s, z, evil
}

func TestTheReformFormOffersEveryLawWithItsLabel(t *testing.T) {
	s, _, _ := reformSeason(t)
	s.login("LED")
	r := s.get("/reform")
	page(t, r, 200, webtest.In("h1", webtest.IsText("Reformværksted")),
		webtest.In(".main-nav [aria-current]", webtest.IsText("Reformværksted")))
	for _, sc := range law.Scenarios() {
		contains(t, r, sc.Title, `value="`+sc.Name+`"`)
	}
	contains(t, r, "Bebudet", "Eksempel", "Loven, som den var kendt en tidligere dag", "Kør sammenligningen", "Skriv et eget udkast")
	if strings.Contains(r.body, ">Scenarie<") {
		t.Error("a scenario that ships has no word of its own")
	}
	s.login("SYS")
	if r := s.get("/reform"); strings.Contains(r.body, "Skriv et eget udkast") || !strings.Contains(r.body, "tal og ingen navne") {
		t.Error("an operator is offered what they may not do")
	}
	s.login("KRB")
	if r := s.get("/reform"); r.status != 403 || strings.Contains(r.body, `href="/reform"`) {
		t.Errorf("a caseworker is answered %d", r.status)
	}
}

func TestAChoiceThatCannotBeUsedIsShownAgain(t *testing.T) {
	s, _, _ := reformSeason(t)
	s.login("LED")
	for query, want := range map[string]string{
		"":                             "Vælg, hvad loven skal sammenlignes med.",
		"til=ukendt":                   "findes ikke",
		"til=today":                    "De to er den samme lov",
		"til=plain&fra=plain":          "De to er den samme lov",
		"til=known":                    "Skriv den dag, loven skal vises som kendt på",
		"til=known&til_kendt=1.1.2040": "Vælg en dag fra 01.10.2019 til i dag",
		announced + "&fra=andet":       "Vælg en af lovene på listen",
		announced + "&paa=en+dag":      "Skriv datoen som dd.mm.åååå",
		announced + "&paa=1.1.2040":    "Vælg en dag fra 01.10.2019 til 31.12.2031",
		announced + "&enhed=Ingen":     "Der er ingen enhed, der hedder «Ingen»",
	} {
		for _, path := range []string{"/reform/resultat?", "/reform/liste?", "/reform/tal?som=csv&", "/reform/liste/hent?som=csv&"} {
			r := s.get(path + query)
			if r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, want) {
				t.Errorf("%s%s: %d without %q", path, query, r.status, want)
			}
			webtest.HTML(t, r.body, webtest.Sound())
		}
	}
	if r := s.get("/reform/resultat?" + announced + "&paa=en+dag"); !strings.Contains(r.body, `value="en dag"`) {
		t.Error("what was typed is gone")
	}
}

func TestARunTellsTheSumsAndTheFirstPeople(t *testing.T) {
	s, z, _ := reformSeason(t)
	s.login("LED")
	r := s.get("/reform/resultat?" + agreement)
	page(t, r, 200,
		webtest.In("h1", webtest.IsText("Hvad betyder det for sagerne?")),
		webtest.In(".reform-label", webtest.HasText("Eksempel: Velfærdsaftale: intet fast antal samtaler")),
		webtest.In(".reform-tiles", webtest.HasText("Borgere får ændrede krav")),
		webtest.In(".reform-rules", webtest.HasText("Hold samtaler på seks måneder (fra juli 2026)")),
	)
	contains(t, r, "Amina Yılmaz Sørensen-Østergård", `href="`+at(z.amina)+`?paa=01.01.2027&amp;scenarie=velfaerdsaftale-samtaler"`,
		"ikke sat", "er ikke regnet med", "1. januar 2027")
	if strings.Contains(r.body, "Gitte Holst") {
		t.Error("somebody of another unit is named")
	}
	r = s.get("/reform/resultat?" + announced)
	contains(t, r, "Bebudet", "Det er ikke lov og gælder ikke for nogen", "Det skal besluttes senest 1. januar 2027",
		"Jobafklaringsforløb", "ikke oplyst", "ændres, men indholdet er ikke oplyst endnu", "Kontaktforløbet i den nye lov er ikke oplyst",
		"rammer ingen sager den dag")
	if n := strings.Count(r.body, ">Bebudet<"); n < 10 {
		t.Errorf("only %d items are marked as announced", n)
	}
	r = s.get("/reform/resultat?" + announced + "&paa=24.11.2026")
	contains(t, r, "Det begynder først 1. januar 2027", "Ingen krav ændres")
	for _, who := range []string{"JUR", "ANA", "SYS"} {
		s.login(who)
		r := s.get("/reform/resultat?" + agreement)
		page(t, r, 200, webtest.In(".reform-tiles", webtest.HasText("Borgere får ændrede krav")))
		contains(t, r, "Din rolle ser tal og ingen navne")
		if strings.Contains(r.body, "Amina") || strings.Contains(r.body, "/reform/liste?") || strings.Contains(r.body, "/borger/") {
			t.Errorf("%s sees more than sums", who)
		}
	}
}

// A blocking answer is one whose reader is slow: each part that is sent waits
// until the test has looked at it.
type blocking struct {
	*httptest.ResponseRecorder
	sent chan string
	next chan bool
}

func (b *blocking) Flush() {
	b.sent <- b.Body.String()
	<-b.next
}

func (s *site) slowly(t *testing.T, path string) (*blocking, chan struct{}) {
	t.Helper()
	u, _ := url.Parse(s.url)
	req := httptest.NewRequest(http.MethodGet, s.url+path, nil)
	for _, c := range s.client.Jar.Cookies(u) {
		req.AddCookie(c)
	}
	b := &blocking{httptest.NewRecorder(), make(chan string), make(chan bool)}
	done := make(chan struct{})
	go func() { defer close(done); s.server.ServeHTTP(b, req) }()
	return b, done
}

func TestThePageOfARunIsReadableWhileItGoesOn(t *testing.T) {
	s, _, _ := reformSeason(t)
	s.crowd(520)
	s.login("LED")
	b, done := s.slowly(t, "/reform/resultat?"+agreement)
	first := <-b.sent
	for _, want := range []string{"<h1", "Eksempel: Velfærdsaftale", "Ser på 539 sager", "shadowrootmode"} {
		if !strings.Contains(first, want) {
			t.Errorf("the first part lacks %q", want)
		}
	}
	if strings.Contains(first, "reform-tiles") || strings.Contains(first, "reform-person") {
		t.Error("the first part has what nobody can know yet")
	}
	b.next <- true
	second := <-b.sent
	if !strings.Contains(second, "Har set på 500 af 539 sager") || !strings.Contains(second, `class="reform-person"`) ||
		strings.Contains(second, "reform-tiles") {
		t.Errorf("the second part is %s", second[len(first):])
	}
	if n := strings.Count(second, `class="reform-person"`); n != 20 {
		t.Errorf("%d people are shown", n)
	}
	b.next <- true
	whole := <-b.sent
	b.next <- true
	<-done
	if !strings.HasSuffix(strings.TrimSpace(whole), "</html>") || !strings.Contains(whole, "reform-tiles") {
		t.Error("the last part does not end the page")
	}
	webtest.HTML(t, whole, webtest.Sound())
}

func TestARunThatStopsOnItsWaySaysSo(t *testing.T) {
	s, _, _ := reformSeason(t)
	s.crowd(520)
	s.login("LED")
	b, done := s.slowly(t, "/reform/resultat?"+agreement)
	<-b.sent
	s.Store.Close() // the read log cannot be written any longer
	b.next <- true
	whole := <-b.sent
	b.next <- true
	<-done
	if !strings.Contains(whole, "Kørslen blev afbrudt af en fejl hos os") || strings.Contains(whole, "reform-tiles") ||
		strings.Contains(whole, "Nummer") {
		t.Errorf("the page says %s", whole)
	}
	webtest.HTML(t, whole, webtest.Sound())
}

// file asks for a file and returns its body and name.
func (s *site) file(path string) (body []byte, name string) {
	s.t.Helper()
	r, err := s.client.Get(s.url + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	body, err = io.ReadAll(r.Body)
	if err != nil || r.StatusCode != 200 {
		s.t.Fatalf("%s: %d, %v", path, r.StatusCode, err)
	}
	return body, r.Header.Get("Content-Disposition")
}

// sheets reads the rows of each sheet of a workbook.
func sheets(t *testing.T, b []byte) (*excelize.File, map[string][][]string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][][]string{}
	for _, name := range f.GetSheetList() {
		if out[name], err = f.GetRows(name); err != nil {
			t.Fatal(err)
		}
	}
	return f, out
}

func (s *site) lines(id fact.Subject) int {
	s.t.Helper()
	n := 0
	if err := s.Store.View(context.Background(), func(tx *store.Tx) error {
		reads, err := tx.ReadsOf(context.Background(), id, 100)
		for _, r := range reads {
			if r.Page == "reform-export" {
				n++
			}
		}
		return err
	}); err != nil {
		s.t.Fatal(err)
	}
	return n
}

func TestAListInExcelHasDatesNamesAndNoFormulas(t *testing.T) {
	s, z, evil := reformSeason(t)
	s.login("LED")
	b, name := s.file("/reform/liste/hent?" + agreement + "&som=xlsx")
	if name != `attachment; filename=reform-liste-velfaerdsaftale-samtaler-2027-01-01.xlsx` {
		t.Errorf("the file is called %s", name)
	}
	f, all := sheets(t, b)
	if !slices.Equal(f.GetSheetList(), []string{"Borgere", "Om"}) {
		t.Fatalf("the sheets are %v", f.GetSheetList())
	}
	rows := all["Borgere"]
	if rows[0][2] != "Navn" || len(rows) < 5 {
		t.Fatalf("%d rows, the first %v", len(rows), rows[0])
	}
	at := slices.IndexFunc(rows, func(r []string) bool { return r[2] == "=cmd|'/C calc'!A1" })
	if at < 0 {
		t.Fatalf("the name that a spreadsheet would run is not there as it is: %v", rows)
	}
	cell := fmt.Sprintf("C%d", at+1)
	if formula, err := f.GetCellFormula("Borgere", cell); err != nil || formula != "" {
		t.Errorf("the name is the formula %q, %v", formula, err)
	}
	if kind, err := f.GetCellType("Borgere", cell); err != nil || kind != excelize.CellTypeInlineString &&
		kind != excelize.CellTypeSharedString {
		t.Errorf("the name is a cell of type %v, %v", kind, err)
	}
	row := rows[at]
	if row[0] != "Jobparate" || row[1] != "Karen Bøgh" || row[4] != "Falder væk" || row[7] != "kommunen" || row[8] != "02.05.2027" ||
		row[13] != "Eksempel" || row[14] != string(evil) {
		t.Errorf("the row is %q", row)
	}
	if raw, err := f.GetCellValue("Borgere", fmt.Sprintf("I%d", at+1), excelize.Options{RawCellValue: true}); err != nil || raw != "46509" {
		t.Errorf("the date is kept as %q, %v", raw, err)
	}
	about := fmt.Sprint(all["Om"])
	for _, want := range []string{"Eksempel: Velfærdsaftale", "Det er ikke lov", "Loven i dag", "fredag 1. januar 2027",
		"Borgere på listen", "prøvedata"} {
		if !strings.Contains(about, want) {
			t.Errorf("the sheet about it lacks %q: %s", want, about)
		}
	}
	for _, r := range rows[1:] {
		if s.lines(fact.Subject(r[14])) == 0 {
			t.Errorf("%s left without a line in the read log", r[2])
		}
	}
	if s.lines(z.sick) != 0 || strings.Contains(fmt.Sprint(rows), "Gitte Holst") {
		t.Error("somebody of another unit is in the file")
	}
}

func TestAListAsCSVIsReadByDanishExcel(t *testing.T) {
	s, z, _ := reformSeason(t)
	s.login("LED")
	b, name := s.file("/reform/liste/hent?" + agreement + "&regel=talks-75pct-2026&som=csv")
	if name != `attachment; filename=reform-regel-talks-75pct-2026-velfaerdsaftale-samtaler-2027-01-01.csv` {
		t.Errorf("the file is called %s", name)
	}
	if !bytes.HasPrefix(b, []byte("\ufeffEnhed;Sagsbehandler;Navn;")) || !bytes.Contains(b, []byte("\r\n")) {
		t.Errorf("the file begins %q", b[:60])
	}
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(rows, func(r []string) bool { return r[2] == "'=cmd|'/C calc'!A1" }) {
		t.Error("the name that a spreadsheet would run is not disarmed")
	}
	for _, r := range rows {
		for _, c := range r {
			if c != "" && strings.ContainsRune("=+-@\t\r|%", rune(c[0])) {
				t.Errorf("the cell %q would be run", c)
			}
		}
	}
	if s.lines(z.amina) != 1 {
		t.Errorf("%d lines for one file", s.lines(z.amina))
	}
	// Who may see nobody gets the heading and nobody.
	for _, who := range []string{"JUR", "SYS"} {
		s.login(who)
		b, _ := s.file("/reform/liste/hent?" + agreement + "&som=csv")
		if n := bytes.Count(b, []byte("\n")); n != 1 {
			t.Errorf("%s gets %d lines: %s", who, n, b)
		}
	}
	s.login("LED")
	if r := s.get("/reform/liste/hent?" + agreement + "&som=pdf"); r.status != 404 {
		t.Errorf("another format: %d", r.status)
	}
}

func TestTheFiguresOfARunNameNobody(t *testing.T) {
	s, _, _ := reformSeason(t)
	s.login("LED")
	s.post("/reform/tider", url.Values{"seen": {"9999"}, "talk": {"45"}})
	s.login("ANA")
	b, _ := s.file("/reform/tal?" + agreement + "&som=csv")
	text := string(b)
	for _, want := range []string{"I alt;Borgere, der berøres", "Regel;Hold samtaler på seks måneder (fra juli 2026);LAB § 31",
		"Arbejde;En samtale", "45 minutter pr. gang", ";Eksempel\r\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("the figures lack %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Amina") {
		t.Error("the figures name somebody")
	}
	b, _ = s.file("/reform/tal?" + announced + "&som=xlsx")
	_, all := sheets(t, b)
	if text := fmt.Sprint(all["Tal"]); !strings.Contains(text, "ny gruppe ikke oplyst") ||
		!strings.Contains(text, "Jobafklaringsforløb") || strings.Contains(text, "Jens") {
		t.Errorf("the figures are %s", text)
	}
}

func TestAListOpensAndBecomesTasks(t *testing.T) {
	s, z, _ := reformSeason(t)
	s.login("LED")
	list := "/reform/liste?" + agreement + "&regel=talks-75pct-2026"
	r := s.get(list)
	page(t, r, 200, webtest.In("h1", webtest.IsText("Hold samtaler på seks måneder (fra juli 2026)")),
		webtest.In(".reform-tasks", webtest.HasText("Lav opgaver af listen")))
	contains(t, r, "Hvorfor: reglen er sat ud af kraft", "Amina", "Hent listen i Excel")
	form := url.Values{"til": {"velfaerdsaftale-samtaler"}, "regel": {"talks-75pct-2026"}, "paa": {"01.01.2027"}, "due": {"en dag"},
		"text": {"Aftal samtalerne"}}
	r = s.post("/reform/opgaver", form)
	page(t, r, 422, webtest.In(".error-summary", webtest.HasText("Skriv fristen som dd.mm.åååå")))
	contains(t, r, `value="en dag"`, `value="Aftal samtalerne"`)
	form.Set("due", "15.12.2026")
	r = s.post("/reform/opgaver", form)
	page(t, r, 200, webtest.In(".receipt", webtest.HasText("opgaver er lavet med frist 15. december 2026")))
	if !strings.HasPrefix(r.url, "/reform/liste?") || !strings.Contains(r.url, "regel=talks-75pct-2026") {
		t.Errorf("the receipt stands at %s", r.url)
	}
	r = s.post("/reform/opgaver", form)
	contains(t, r, "0 opgaver er lavet", "havde den samme opgave i forvejen")
	if r := s.get(at(z.amina)); !strings.Contains(r.body, "Aftal samtalerne") {
		t.Error("the case does not show the task")
	}
	s.login("CHE")
	if r := s.get(list); r.status != 200 || strings.Contains(r.body, "Lav opgaver") {
		t.Errorf("who writes in no case is offered to make tasks, %d", r.status)
	}
	if r := s.post("/reform/opgaver", form); r.status != 403 {
		t.Errorf("who writes in no case makes tasks: %d", r.status)
	}
	s.login("JUR")
	page(t, s.get(list), 200, webtest.In(".empty-state", webtest.HasText("du ikke har adgang til")))
}

func TestAListHasPages(t *testing.T) {
	s, _, _ := reformSeason(t)
	s.crowd(60)
	s.login("LED")
	r := s.get("/reform/liste?" + agreement + "&side=2")
	page(t, r, 200, webtest.In(".pager", webtest.HasText("Viser 51–")), webtest.In(".pager [aria-current]", webtest.HasText("2")))
	page(t, s.get("/reform/liste?"+announced+"&afgoer=1"), 200, webtest.In("h1", webtest.IsText("Forløb, der kræver en beslutning")),
		webtest.In("tbody", webtest.HasText("Jens Afklaret")))
	r = s.get("/reform/liste?" + announced + "&gruppe=7")
	page(t, r, 200, webtest.In("h1", webtest.IsText("Målgruppe 7, jobafklaring")))
	contains(t, r, "sygedagpenge på nedsat sats")
}

func TestMinutesAreSetOnThePage(t *testing.T) {
	s, _, _ := reformSeason(t)
	s.login("LED")
	r := s.get("/reform/tider")
	page(t, r, 200, webtest.Count("input[inputmode=numeric]", len(law.Efforts())))
	r = s.post("/reform/tider", url.Values{"seen": {"0"}, "talk": {"mange"}, "note": {"10"}})
	page(t, r, 422, webtest.In(".error-summary", webtest.HasText("Skriv minutterne som et helt tal")))
	contains(t, r, `value="mange"`, `value="10"`)
	r = s.post("/reform/tider", url.Values{"seen": {"0"}, "talk": {"45"}})
	page(t, r, 200, webtest.In(".receipt", webtest.HasText("Gemt")), webtest.In("tbody", webtest.HasText("Lone Eriksen, 24.11.2026")))
	r = s.post("/reform/tider", url.Values{"seen": {"0"}, "talk": {"50"}})
	page(t, r, 409, webtest.In(".error-summary", webtest.HasText("En anden har ændret det samme")))
	s.login("JUR")
	page(t, s.get("/reform/tider"), 200, webtest.Count("main input[type=text]", 0), webtest.In("tbody", webtest.HasText("45")))
	s.login("LED")
	contains(t, s.get("/reform/resultat?"+agreement), "timer mindre", "Medarbejdertid")
}
