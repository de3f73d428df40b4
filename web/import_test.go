package web_test

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"indgang/store"
	"indgang/web/webtest"
)

// importFile is a file of an upload.
type importFile struct {
	field, name string
	data        []byte
}

// importExport reads the synthetic export that the importer is tested with.
func importExport(t testing.TB, names ...string) []importFile {
	t.Helper()
	var out []importFile
	for _, n := range names {
		b, err := os.ReadFile(filepath.Join("..", "bridge", "udtraek", "testdata", "ishoej", n))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, importFile{"filer", n, b})
	}
	return out
}

func (s *site) importFiles(files ...importFile) reply {
	s.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, f := range files {
		p, err := w.CreateFormFile(f.field, f.name)
		if f.name == "" {
			p, err = w.CreateFormField(f.field)
		}
		if err != nil {
			s.t.Fatal(err)
		}
		if _, err := p.Write(f.data); err != nil {
			s.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		s.t.Fatal(err)
	}
	r, err := s.client.Post(s.url+"/import", w.FormDataContentType(), &b)
	return s.read(r, err)
}

func (s *site) importAll() reply {
	return s.importFiles(importExport(s.t, "borgere.csv", "forloeb.csv", "haendelser.csv")...)
}

// facts counts what the journal holds.
func (s *site) journalSize() (facts, subjects int) {
	s.t.Helper()
	if err := s.Store.View(s.t.Context(), func(tx *store.Tx) (err error) {
		facts, subjects, err = tx.Size(s.t.Context())
		return err
	}); err != nil {
		s.t.Fatal(err)
	}
	return facts, subjects
}

func TestAnExportIsImportedFromThePage(t *testing.T) {
	s := newSite(t)
	s.login("LED")
	r := s.importAll()
	if r.status != http.StatusOK || !strings.HasPrefix(r.url, "/import/") {
		t.Fatalf("%d %s", r.status, r.url)
	}
	webtest.HTML(t, r.body, webtest.Sound(),
		webtest.In(".notice--good", webtest.HasText("2.999 rækker taget ind, 18 kendte og 33 afviste")),
		webtest.In("#i-alt", webtest.IsText("I alt 3.050 2.999 18 33 0")),
		webtest.InAt("tbody tr", 0, webtest.MatchesText(`^borgere\.csvWindows-1252\d+ navne har et spørgsmålstegn i sig.* 412 400 6 6 0$`)),
		webtest.InAt("tbody tr", 1, webtest.IsText("forloeb.csvUTF-8 415 400 6 9 0")),
		webtest.InAt("tbody tr", 2, webtest.IsText("haendelser.csvWindows-1252 2.223 2.199 6 18 0")),
		webtest.In(".badge--met", webtest.HasText("Går op")),
		webtest.Count(".duty", 20),
		webtest.In("#borgere-49", webtest.HasText("borgere.csv, linje 49: Feltet er tomt Feltet «Personnummer» er tomt. Udfyld det.")),
		webtest.In(".pager", webtest.HasText("Viser 1–20 af 33")))
	r = s.get(r.url + "?side=2")
	webtest.HTML(t, r.body, webtest.Sound(), webtest.Count(".duty", 13), webtest.In("#haendelser-2206", webtest.HasText("Afvist")))

	again := s.importAll()
	webtest.HTML(t, again.body, webtest.Sound(), webtest.In("#i-alt", webtest.IsText("I alt 3.050 0 3.017 33 0")))
	webtest.HTML(t, s.get("/import").body, webtest.Sound(), webtest.Count("tbody tr", 2),
		webtest.In("tbody tr", webtest.HasText("33 at rette")))
}

func TestARowIsMendedAndTakenInAlone(t *testing.T) {
	s := newSite(t)
	s.login("LED")
	run := s.importAll().url
	facts, _ := s.journalSize()

	// The same mistake again is told again, with what was written.
	r := s.post(run+"/haendelser/439?side=1", url.Values{"f0": {"7802783539"}, "f1": {"31.02.2024"}, "f2": {"Samtale"},
		"f3": {"Opfølgning"}, "f4": {"Afholdt"}, "f5": {""}, "f6": {"Talt om praktik"}, "f7": {"AMY"}})
	if r.status != http.StatusUnprocessableEntity {
		t.Errorf("status %d", r.status)
	}
	webtest.HTML(t, r.body, webtest.Sound(),
		webtest.In(".error-summary a", webtest.Attr("href", "#haendelser-439-1"), webtest.HasText("«31.02.2024» er ikke en dato, der findes.")),
		webtest.In("#haendelser-439 details", webtest.Attr("open", "")),
		webtest.In("#haendelser-439-1", webtest.Attr("value", "31.02.2024"), webtest.Attr("aria-invalid", "true")))
	if n, _ := s.journalSize(); n != facts {
		t.Errorf("a refused row became %d facts", n-facts)
	}

	r = s.post(run+"/haendelser/439?side=1", url.Values{"f0": {"7802783539"}, "f1": {"28.02.2026"}, "f2": {"Samtale"},
		"f3": {"Opfølgning"}, "f4": {"Afholdt"}, "f5": {""}, "f6": {"Talt om praktik\r\nNæste gang: medbring CV"}, "f7": {"AMY"}})
	webtest.HTML(t, r.body, webtest.Sound(),
		webtest.In(".notice--good", webtest.HasText("Linje 439 er taget ind: 1 oplysning i sagen.")),
		webtest.In("#haendelser-439 .badge--met", webtest.HasText("Taget ind")),
		webtest.NotIn("#haendelser-439 form"),
		webtest.In("#i-alt", webtest.IsText("I alt 3.050 2.999 18 33 1")))
	if n, _ := s.journalSize(); n != facts+1 {
		t.Errorf("a mended row became %d facts", n-facts)
	}
	contains(t, s.get("/import"), "32 at rette")

	// A citizen whose number was missing, and then the citizen's page.
	r = s.post(run+"/borgere/102?side=1", url.Values{"f0": {"720180-1234"}, "f1": {"Yasmin"}, "f2": {"Ågård"}, "f3": {"Strandgårdsvej 12"},
		"f4": {"2635"}, "f5": {"Ishøj"}, "f6": {""}, "f7": {""}, "f8": {"N"}, "f9": {""}, "f10": {"J"}, "f11": {"Jobparate"}, "f12": {"AMY"}})
	contains(t, r, "Linje 102 er taget ind: 2 oplysninger i sagen.")
	link := regexp.MustCompile(`id="borgere-102-mend">[^<]*<a href="([^"]+)"`).FindStringSubmatch(r.body)
	if link == nil {
		t.Fatal("no link to the citizen")
	}
	contains(t, s.get(link[1]), "Yasmin Ågård")

	// What is mended stays mended, also after the files come again.
	r = s.importAll()
	webtest.HTML(t, r.body, webtest.In("#i-alt", webtest.IsText("I alt 3.050 0 3.017 33 2")),
		webtest.In("#haendelser-439", webtest.HasText("Taget ind")))
	if r = s.post(run+"/haendelser/439?side=1", url.Values{"f0": {"7802783539"}, "f1": {"01.03.2026"}, "f2": {"CV godkendt"}, "f3": {""},
		"f4": {""}, "f5": {""}, "f6": {""}, "f7": {""}}); r.status != http.StatusConflict {
		t.Errorf("a row was mended twice: %d", r.status)
	}
}

func TestWhatIsNoExportIsToldSoAndNothingIsWritten(t *testing.T) {
	whole := importExport(t, "borgere.csv", "forloeb.csv", "haendelser.csv")
	big := append(bytes.Clone(whole[2].data), bytes.Repeat([]byte("x"), 51<<20)...)
	s := newSite(t)
	s.login("LED")
	for _, x := range []struct {
		name  string
		files []importFile
		want  string
	}{
		{"nothing", nil, "Vælg filerne fra udtrækket"},
		{"oversized", []importFile{whole[0], {"filer", "haendelser.csv", big}}, "haendelser.csv fylder mere end 50 MB"},
		{"Excel", []importFile{whole[0], {"filer", "forloeb.xlsx", []byte("PK\x03\x04\x14\x00\x06\x00")}},
			"forloeb.xlsx: Filen er en Excel-projektmappe eller en zip-fil"},
		{"binary", []importFile{{"filer", "borgere.csv", []byte("Personnummer;\x00\x01\x02")}}, "borgere.csv: Filen er ikke tekst"},
		{"cut in quotes", []importFile{whole[0], {"filer", "haendelser.csv", whole[2].data[:bytes.LastIndexByte(whole[2].data, '"')-3]}},
			"haendelser.csv: Filen er skåret over: rækken på linje 2498 er ikke hel"},
		{"cut in a row", []importFile{{"filer", "borgere.csv", whole[0].data[:len(whole[0].data)-20]}},
			"borgere.csv: Filen er skåret over: rækken på linje 413"},
		{"unknown", []importFile{{"filer", "løn.csv", []byte("Navn;Beløb\r\nA;1\r\n")}}, "løn.csv: Filen kendes ikke"},
		{"a column gone", []importFile{{"filer", "borgere.csv", []byte("Personnummer;Fornavn\r\n")}}, "filen mangler «Efternavn»"},
		{"twice", []importFile{whole[1], whole[1]}, "Send hver fil én gang"},
		{"empty", []importFile{{"filer", "borgere.csv", nil}}, "borgere.csv: Filen er tom"},
		{"a mapping that is none", append([]importFile{{"opsaetning", "m.json", []byte(`{"name": "x", "navn": 1}`)}}, whole...),
			"Kolonneopsætningen kan ikke bruges"},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := s.importFiles(x.files...)
			if r.status != http.StatusUnprocessableEntity {
				t.Errorf("status %d", r.status)
			}
			webtest.HTML(t, r.body, webtest.Sound(), webtest.In(".error-summary", webtest.HasText(x.want)))
		})
	}
	if f, n := s.journalSize(); f != 0 || n != 0 {
		t.Errorf("%d facts of %d citizens were written", f, n)
	}
	contains(t, s.get("/import"), "Der er ikke importeret noget endnu")
	if r := s.importAll(); !strings.Contains(r.body, "2.999") {
		t.Error("the whole export after all that was not taken in")
	}
}

// pressed is an upload with the button that was pressed.
func pressed(button string, files []importFile) []importFile {
	return append([]importFile{{"goer", "", []byte(button)}}, files...)
}

func TestAnExportIsTriedTakenInAndUndone(t *testing.T) {
	s := newSite(t)
	s.login("LED")
	r := s.importFiles(pressed("proev", importExport(t, "borgere.csv", "forloeb.csv", "haendelser.csv"))...)
	webtest.HTML(t, r.body, webtest.Sound(),
		webtest.In(".notice--good", webtest.HasText("Prøven er færdig, og intet er gemt. Sådan ville det gå: 2.999 rækker taget ind, 18 kendte "+
			"og 33 afviste.")),
		webtest.In("#i-alt", webtest.IsText("I alt 3.050 2.999 18 33 0")),
		webtest.NotIn(".duty form"))
	if n, _ := s.journalSize(); n != 0 {
		t.Errorf("a trial wrote %d facts", n)
	}
	webtest.HTML(t, s.get("/import").body, webtest.Sound(), webtest.In("tbody .badge", webtest.HasText("Prøve, intet gemt")))
	webtest.HTML(t, s.get(r.url+"/borgere").body, webtest.Sound(), webtest.In("tbody tr", webtest.HasText("Ny borger")))

	r = s.post(r.url+"/igen", nil)
	webtest.HTML(t, r.body, webtest.Sound(), webtest.In("#i-alt", webtest.IsText("I alt 3.050 2.999 18 33 0")),
		webtest.In(".badge--met", webtest.HasText("Går op")))
	if n, _ := s.journalSize(); n != 4001 {
		t.Errorf("%d facts were taken in", n)
	}
	run := r.url
	webtest.HTML(t, s.get("/import").body, webtest.Sound(), webtest.In("tbody .sub",
		webtest.HasText("Lone Eriksen · fra tidligere fagsystem")))

	r = s.post(run+"/fortryd", nil)
	webtest.HTML(t, r.body, webtest.Sound(), webtest.In(".notice--good", webtest.HasText("Importen er fortrudt for 400 borgere.")),
		webtest.NotIn(".duty form"), webtest.NotIn("form[action$=fortryd]"))
	if n := s.numbers(); n != 0 {
		t.Errorf("%d persons are left", n)
	}
	if r = s.importAll(); !strings.Contains(r.body, "2.999") {
		t.Error("what was undone cannot be taken in again")
	}
}

func (s *site) numbers() int {
	s.t.Helper()
	n := 0
	if err := s.Store.View(s.t.Context(), func(tx *store.Tx) error {
		all, err := tx.Numbers(s.t.Context())
		n = len(all)
		return err
	}); err != nil {
		s.t.Fatal(err)
	}
	return n
}

func TestAnUnknownCodeIsMendedOnceForAllItsRows(t *testing.T) {
	s := newSite(t)
	s.login("LED")
	r := s.importAll()
	webtest.HTML(t, r.body, webtest.Sound(), webtest.In("#koder", webtest.HasText("Ukendte koder")),
		webtest.In("label[for=kode-0]", webtest.HasText("«Ydelse 99» i «Ydelse» (forloeb.csv, 3 rækker)")))
	code := url.Values{"fil": {"forloeb"}, "kolonne": {"Ydelse"}, "kode": {"Ydelse 99"}, "felt": {"kode-0"}}
	r2 := s.post(r.url+"/kode", code)
	if r2.status != http.StatusUnprocessableEntity {
		t.Errorf("status %d", r2.status)
	}
	webtest.HTML(t, r2.body, webtest.Sound(), webtest.In(".error-summary a", webtest.Attr("href", "#kode-0")))
	code.Set("som", "Kontanthjælp")
	r2 = s.post(r.url+"/kode", code)
	webtest.HTML(t, r2.body, webtest.Sound(), webtest.In(".notice--good",
		webtest.HasText("1 række med koden er taget ind. 2 rækker sagde intet nyt.")),
		webtest.In("#i-alt", webtest.IsText("I alt 3.050 2.999 18 33 3")))
	if strings.Contains(r2.body, "«Ydelse 99»") {
		t.Error("the code is asked about still")
	}
}

func TestTheOperatorSeesNothingOfWhatStandsInRows(t *testing.T) {
	s := newSite(t)
	s.login("SYS")
	r := s.importAll()
	webtest.HTML(t, r.body, webtest.Sound(), webtest.Count(".duty", 20), webtest.NotIn(".duty form"), webtest.NotIn("#koder"),
		webtest.In("#borgere-49", webtest.HasText("Du kan ikke se, hvad der står i rækken")))
	if n := s.readLines(); n != 0 {
		t.Errorf("%d lines in the read log for nothing shown", n)
	}
	if r = s.post(r.url+"/borgere/102", url.Values{"f0": {"7201801234"}, "f1": {""}, "f2": {""}, "f3": {""}, "f4": {""}, "f5": {""},
		"f6": {""}, "f7": {""}, "f8": {"N"}, "f9": {""}, "f10": {"J"}, "f11": {""}, "f12": {""}}); r.status != http.StatusForbidden {
		t.Errorf("the operator mends: %d", r.status)
	}
	s.login("LED")
	if page := s.get(r.url); strings.Contains(page.body, "docs/") {
		t.Error("developers' words on the page")
	}
}

func TestCasesThatNobodyHasAreListed(t *testing.T) {
	s := newSite(t)
	s.login("LED")
	s.importAll()
	r := s.get("/import")
	webtest.HTML(t, r.body, webtest.Sound(), webtest.In(".notice--warn",
		webtest.HasText("sager har en sagsbehandler, som ikke findes i Indgang")))
	for _, word := range []string{"docs/udtraek.md", "ishoej", "Kolonneopsætning «"} {
		if strings.Contains(r.body, word) {
			t.Errorf("%q on the page", word)
		}
	}
	r = s.get("/import/uden-sagsbehandler")
	webtest.HTML(t, r.body, webtest.Sound(), webtest.Count("tbody tr", 50), webtest.In("tbody th a", webtest.AttrHas("href", "/borger/")))
}

func TestOnlyThoseWhoImportSeeThePage(t *testing.T) {
	s := newSite(t)
	s.login("LED")
	run := s.importAll().url
	for _, id := range []string{"KRB", "JUR", "BRG", "ANA", "CHE"} {
		s.login(id)
		for _, page := range []string{"/import", run, run + "/borgere"} {
			if r := s.get(page); r.status != http.StatusForbidden {
				t.Errorf("%s sees %s: %d", id, page, r.status)
			}
		}
		if r := s.importAll(); r.status != http.StatusForbidden {
			t.Errorf("%s imports: %d", id, r.status)
		}
	}
	s.login("SYS")
	if r := s.get(run + "/borgere"); r.status != http.StatusOK || strings.Contains(r.body, "/borger/") {
		t.Errorf("the operator sees cases: %d", r.status)
	}
}

func TestTheReportOfEachCitizenAddsUpAndIsLogged(t *testing.T) {
	s := newSite(t)
	s.login("LED")
	run := s.importAll().url
	before := s.readLines()
	r := s.get(run + "/borgere")
	facts, citizens := s.journalSize()
	webtest.HTML(t, r.body, webtest.Sound(), webtest.Count("tbody tr", 50),
		webtest.InAt("tfoot tr", 0, webtest.MatchesText(fmt.Sprintf(`^%d borgere i alt 2\.999 18 24 4\.001 787 \d+$`, citizens))),
		webtest.InAt("tfoot tr", 2, webtest.HasText("Filerne i alt 2.999 18 33")),
		webtest.In("tbody th a", webtest.AttrHas("href", "/borger/")))
	if facts != 4001 {
		t.Errorf("the journal has %d facts", facts)
	}
	if n := s.readLines() - before; n != 50 {
		t.Errorf("%d lines in the read log for 50 citizens", n)
	}
	before = s.readLines()
	s.get(run)
	if s.readLines() == before {
		t.Error("refused rows of known citizens were shown without a line in the read log")
	}
}

func (s *site) readLines() int {
	s.t.Helper()
	var n int
	if err := s.Store.View(s.t.Context(), func(tx *store.Tx) (err error) {
		n, err = tx.CountReads(s.t.Context())
		return err
	}); err != nil {
		s.t.Fatal(err)
	}
	return n
}

func TestTheImportPagesInABrowser(t *testing.T) {
	b := webtest.Start(t)
	s := newSite(t)
	s.login("LED")
	trial := s.importFiles(pressed("proev", importExport(t, "borgere.csv", "forloeb.csv", "haendelser.csv"))...).url
	run := s.importAll().url
	s.post(run+"/borgere/102?side=1", url.Values{"f0": {"720180-1234"}, "f1": {"Yasmin"}, "f2": {"Ågård"}, "f3": {""}, "f4": {""},
		"f5": {""}, "f6": {""}, "f7": {""}, "f8": {"N"}, "f9": {""}, "f10": {"J"}, "f11": {""}, "f12": {""}})
	for _, width := range []int{1280, 390} {
		for _, script := range []bool{true, false} {
			t.Run(fmt.Sprintf("%d script %v", width, script), func(t *testing.T) {
				p := b.Page(t, width, 900)
				if !script {
					p.DisableScript()
				}
				shot := func(name string) {
					if dir := os.Getenv("INDGANG_SCREENSHOTS"); dir != "" && script {
						p.Screenshot(filepath.Join(dir, fmt.Sprintf("import-%s-%d.png", name, width)))
					}
					for _, x := range p.Overflow() {
						t.Errorf("%s: %s", name, x)
					}
					if !script {
						return
					}
					for _, v := range p.Axe() {
						t.Errorf("%s: %s", name, v)
					}
				}
				s.enterAsLeader(p)
				p.Goto(s.url + "/import")
				shot("list")
				p.Goto(s.url + run)
				p.Click("#forloeb-183 summary")
				p.Click("#borgere-49 summary")
				p.Click("#kendte ~ details summary, .more summary")
				shot("run")
				p.Type("#forloeb-183-1", "Sygedagpengee")
				p.Click("#forloeb-183 button")
				p.WaitFor(".error-summary")
				shot("again")
				p.Goto(s.url + run + "/borgere")
				shot("citizens")
				p.Goto(s.url + trial)
				shot("trial")
				p.Goto(s.url + "/import/uden-sagsbehandler")
				shot("ownerless")
			})
		}
	}
	t.Run("a row is mended in few steps", func(t *testing.T) {
		p := b.Page(t, 1280, 900)
		s.enterAsLeader(p)
		p.Goto(s.url + run)
		p.ResetInteractions()
		p.Click("#forloeb-225 summary")
		p.Type("#forloeb-225-3", "01-08-2025")
		p.Click("#forloeb-225 button")
		p.WaitFor("#forloeb-225.is-met")
		if n := p.Interactions(); n > 3 {
			t.Errorf("%d interactions", n)
		}
	})
}

// enterAsLeader logs a browser in as the team leader.
func (s *site) enterAsLeader(p *webtest.Page) {
	s.t.Helper()
	if err := s.Store.Update(s.t.Context(), func(tx *store.Tx) error {
		return tx.PutAccounts(s.t.Context(), store.Account{ID: "LED", Name: "Lone Eriksen", Roles: []string{"team-leader"},
			Units: []string{"Jobparate"}, Persona: "Teamleder"})
	}); err != nil {
		s.t.Fatal(err)
	}
	p.Goto(s.url + "/login")
	p.Click(".persona")
}
