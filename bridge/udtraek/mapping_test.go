package udtraek_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"indgang/bridge/udtraek"
	"indgang/office/officetest"
	"indgang/store"
)

// tiny is a mapping of one file; tests change one thing in it.
const tiny = `{
 "name": "lille", "source": "import", "delimiter": ";", "date_forms": ["dd-mm-yyyy"],
 "codes": {"type": {"J": "jobsamtale", "": "jobsamtale"}},
 "files": [{"name": "moeder", "file": "moeder.csv", "columns": ["CPR", "Dag", "Type", "Timer"], "number": "CPR", "required": ["CPR", "Dag"], "dates": ["Dag"], "numbers": ["Timer"],
  "rows": [{"when": {"Type": "J"}, "facts": [{"on": "Dag", "say": "samtale holdt {Type:type}"}]}]}]
}`

func TestAMappingIsReadStrictly(t *testing.T) {
	if _, err := udtraek.ReadMapping([]byte(tiny)); err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct{ old, new, want string }{
		"an unknown field":       {`"name": "lille"`, `"name": "lille", "navn": 1`, "unknown field"},
		"something after it":     {`}`, `} {}`, ""},
		"a name with spaces":     {`"lille"`, `"lille fil"`, "use a-z"},
		"no date forms":          {`["dd-mm-yyyy"]`, `[]`, "no date_forms"},
		"a strange date form":    {`dd-mm-yyyy`, `dd-mm-yy`, "write dd, mm and yyyy"},
		"a date form without dd": {`dd-mm-yyyy`, `mm-mm-yyyy`, "write dd, mm and yyyy"},
		"a strange delimiter":    {`"delimiter": ";"`, `"delimiter": "::"`, "delimiter"},
		"an unknown column":      {`"number": "CPR"`, `"number": "Cpr"`, `no column is called "Cpr"`},
		"an unknown date column": {`"dates": ["Dag"]`, `"dates": []`, "on must be a date column"},
		"an unknown place":       {`{Type:type}`, `{Art}`, `no column is called "Art"`},
		"an unknown list":        {`{Type:type}`, `{Type:art}`, `no codes "art"`},
		"an open place":          {`{Type:type}`, `{Type`, "a { without its }"},
		"an open bracket":        {`{Type:type}`, `[{Type:type}`, "a [ without its ]"},
		"a closed bracket":       {`{Type:type}`, `{Type:type}]`, "a ] without its ["},
		"no fact":                {`samtale holdt`, `samtale afholdt`, "ikke en kendt oplysning"},
		"a word of no fact":      {`"J": "jobsamtale"`, `"J": "hyggesnak"`, "hyggesnak"},
		"birth without a person": {`"on": "Dag"`, `"on": "birth"`, "only a file of persons"},
		"a condition on nothing": {`"when": {"Type": "J"}`, `"when": {"Art": "J"}`, `no column is called "Art"`},
		"no facts":               {`[{"on": "Dag", "say": "samtale holdt {Type:type}"}]`, `[]`, "no facts"},
		"no rows":                {`"rows": [`, `"rows": [], "x": [`, ""},
		"null":                   {`"files": [`, `"files": [null, `, "is null"},
	} {
		m, err := udtraek.ReadMapping([]byte(strings.Replace(tiny, x.old, x.new, 1)))
		if err == nil || m != nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheReasonsForRefusingARow(t *testing.T) {
	m := udtraek.Default()
	for row, want := range map[string]string{
		"6101701234;2025-03-05;CV godkendt;;;;":                                        "columns",
		"6101701234;2025-03-05;CV godkendt;;;;;KRB;":                                   "columns",
		"6101701234;2025-03-05;CV godkendt;;;;\"a\"b;KRB":                              "columns",
		";i går;XK7;;;;;KRB":                                                           "required Personnummer",
		"6101701234; ;XK7;;;;;KRB":                                                     "required Dato",
		"6101701234;i går;;;;;;KRB":                                                    "required Hændelse",
		"3213801234;i går;XK7;;;;;KRB":                                                 "personnummer",
		"610170123;i går;XK7;;;;;KRB":                                                  "personnummer",
		"6.10E+09;i går;XK7;;;;;KRB":                                                   "personnummer",
		"6101701234;i går;XK7;;;;;KRB":                                                 "date Dato",
		"6101701234;29-02-2025;XK7;;;;;KRB":                                            "date Dato",
		"6101701234;05-03-25;XK7;;;;;KRB":                                              "date Dato",
		"6101701234;2025/03/05;XK7;;;;;KRB":                                            "date Dato",
		"6101701234;31-12-1899;XK7;;;;;KRB":                                            "date-range Dato",
		"6101701234;25-11-2027;XK7;;;;;KRB":                                            "date-range Dato",
		"6101701234;24-11-2027;XK7;;;;;KRB":                                            "unknown-code Hændelse",
		"6101701234;01-01-1900;XK7;;;;;KRB":                                            "unknown-code Hændelse",
		"6101701234;5.3.2025;Samtale;Hyggesnak;Afholdt;;;KRB":                          "unknown-code Type",
		"6101701234;2025-03-05;Samtale;Jobsamtale;Glemt;;;KRB":                         "unknown-code Status",
		"6101701234;2025-03-05;Samtale;;Afholdt;;;KRB":                                 "unknown-code Type",
		"6101701234;2025-03-05;Tilbud start;Mentor;;mange;;KRB":                        "unknown-code Timer pr. uge",
		"6101701234;2025-03-05;Tilbud start;Mentor;;-3;;KRB":                           "unknown-code Timer pr. uge",
		"6101701234;2025-03-05;Tilbud start;Mentor;;999;;KRB":                          "unknown-code Timer pr. uge",
		"6901701234;2025-03-05;CV godkendt;;;;;KRB":                                    "unknown-person Personnummer",
		"6101701234;2025-03-05;CV godkendt;;;;;KRB":                                    "",
		" 610170-1234 ; 05.03.2025 ; Samtale ; Jobsamtale ; Afholdt ; ; ; Karen Bøgh ": "",
	} {
		t.Run(row, func(t *testing.T) {
			o := officetest.New(t)
			o.Person(store.Person{CPR: "6101701234", FirstName: "A", LastName: "B"}, "1970-01-01 født")
			res := run(t, o, []udtraek.Input{{Name: "haendelser.csv", Data: []byte(eventHead + row + "\r\n")}}, udtraek.Options{})
			got := ""
			for _, x := range res.Report.File("haendelser").NotOK {
				got = strings.TrimSpace(string(x.Why) + " " + x.Column)
			}
			if want == "personnummer" {
				want += " Personnummer"
			}
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
	if len(m.Files) != 3 {
		t.Error("the default mapping has lost a file")
	}
}

func TestAPersonRowThatSaysNeitherYesNorNoIsRefused(t *testing.T) {
	o := officetest.New(t)
	res := run(t, o, files("6101701234;A;B;;;;;;MÅSKE;;J;;\r\n6201701234;A;B;;;;;;N;;J;Et "+
		"team;KRB\r\n6301701234;A;B;;;;;;N;;J;Jobparate;\r\n", "", ""), udtraek.Options{})
	rows := res.Report.File("borgere").NotOK
	if len(rows) != 2 || rows[0].Column != "Adressebeskyttelse" || strings.Join(rows[0].Choices, " ") != "J N" || rows[1].Column != "Team" {
		t.Errorf("got %+v", rows)
	}
}

// TestTheDocumentedExampleWorks takes the mapping and the files out of
// docs/udtraek.md and imports them.
func TestTheDocumentedExampleWorks(t *testing.T) {
	doc, err := os.ReadFile("../../docs/udtraek.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```(json|csv) ?([a-z.]*)\n(.*?)```").FindAllSubmatch(doc, -1)
	var m *udtraek.Mapping
	var in []udtraek.Input
	for _, b := range blocks {
		if string(b[1]) == "json" {
			if m, err = udtraek.ReadMapping(b[3]); err != nil {
				t.Fatal(err)
			}
			continue
		}
		in = append(in, udtraek.Input{Name: string(b[2]), Data: b[3]})
	}
	if m == nil || len(in) != 2 {
		t.Fatalf("%d blocks", len(blocks))
	}
	o := officetest.New(t)
	res, err := udtraek.Import(ctx, o.Office, o.User("SYS"), m, in, udtraek.Options{List: true})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(facts(t, o, "6101701234"), "\n")
	want := "1970-01-01 født / SYS\n2025-01-06 sagsbehandler KRB / SYS\n2025-01-06 ydelse begyndt kontanthjælp / SYS\n2025-01-06 målgruppe " +
		"2 / SYS\n" +
		"2025-02-03 samtale holdt telefon / SYS / Talt om praktik\n2025-03-10 tilbud begyndt virksomhedspraktik 18,5 timer om ugen til " +
		"2025-04-04 / SYS"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	js, err := json.Marshal(res.Report.Totals())
	if err != nil || res.Report.Totals().Refused != 1 {
		t.Errorf("%s %v", js, err)
	}
	// Two systems do not know each other's rows.
	if again := run(t, o, files("6101701234;A;B;;;;;;N;;J;;\r\n", "", ""), udtraek.Options{}); again.Report.Totals().Accepted != 1 {
		t.Errorf("%+v", again.Report.Totals())
	}
}
