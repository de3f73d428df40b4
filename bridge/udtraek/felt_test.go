package udtraek_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"indgang/bridge/udtraek"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
	"indgang/store/storetest"
)

// field reads an export that was reported from the field.
func field(t testing.TB, name string) []udtraek.Input {
	t.Helper()
	var in []udtraek.Input
	for _, f := range udtraek.Default().Files {
		b, err := os.ReadFile(filepath.Join("testdata", "felt", name, f.File))
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		in = append(in, udtraek.Input{Name: f.File, Data: b})
	}
	return in
}

func TestAnExportThatExcelSavedAgainAddsNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		o := officetest.On(t, s)
		run(t, o, field(t, "imp-01-first"), udtraek.Options{})
		before := dump(t, s)
		res := run(t, o, field(t, "imp-02-resaved"), udtraek.Options{})
		if n := res.Report.Totals(); n.Accepted != 0 || n.Facts != 0 || n.Known != 4 {
			t.Errorf("%+v", n)
		}
		checkReport(t, o, res)
		differ(t, dump(t, s), before)
	})
}

// What an event is spelt like makes no other event of it, and neither does the way
// by which it came here.
func TestTheSameEventCountsOnce(t *testing.T) {
	person := "6101701234;A;B;;;;;;N;;J;;\r\n"
	course := "6101701234;Dagpenge;2025-01-08;;1;\r\n"
	talk := "6101701234;10-01-2025;Samtale;Jobsamtale;Afholdt;;Talt om job;KRB\r\n"
	for name, x := range map[string]struct {
		rows string
		said string // what stands of the talk
	}{
		"twice in a file":          {talk + talk, "Talt om job"},
		"another date form":        {talk + "610170-1234;2025-01-10;Samtale;Jobsamtale;Afholdt;;Talt om job;KRB\r\n", "Talt om job"},
		"in capitals and padded":   {talk + "610170–1234; 10.1.2025 ;SAMTALE;jobsamtale;Afholdt ;;Talt  om job;KRB\r\n", "Talt om job"},
		"registered by another":    {talk + "6101701234;10-01-2025;Samtale;Jobsamtale;Afholdt;;Talt om job;AMY\r\n", "Talt om job"},
		"without the note":         {talk + "6101701234;10-01-2025;Samtale;Jobsamtale;Afholdt;;;KRB\r\n", "Talt om job"},
		"with a note written on":   {talk + "6101701234;10-01-2025;Samtale;Jobsamtale;Afholdt;;Talt om job og CV;KRB\r\n", "Talt om job og CV"},
		"with a note of its own":   {talk + "6101701234;10-01-2025;Samtale;Jobsamtale;Afholdt;;Ny aftale;KRB\r\n", "Talt om job\n\nNy aftale"},
		"with a no-break space":    {talk + "6101701234;10-01-2025;Samtale;Jobsamtale\u00a0;Afholdt;;Talt om job;KRB\r\n", "Talt om job"},
		"written with loose rings": {talk + "6101701234;10-01-2025;Samtale;Jobsamtale;Afholdt;;Talt om job;KRB\r\n", "Talt om job"},
	} {
		t.Run(name, func(t *testing.T) {
			check := func(o *officetest.Office, how string) {
				t.Helper()
				n := 0
				for _, f := range facts(t, o, "6101701234") {
					if strings.Contains(f, "samtale holdt") {
						n++
						if !strings.HasSuffix(f, x.said) {
							t.Errorf("%s: %q", how, f)
						}
					}
				}
				if n != 1 {
					t.Errorf("%s: %d talks", how, n)
				}
			}
			o := officetest.New(t)
			res := run(t, o, files(person, course, x.rows), udtraek.Options{})
			if twice := res.Report.File("haendelser"); twice.Twice != 1 || twice.NotOK[0].Same != 2 {
				t.Errorf("in one file: %+v", twice)
			}
			checkReport(t, o, res)
			check(o, "in one file")
			run(t, o, files(person, course, x.rows), udtraek.Options{})
			check(o, "in one file, sent again")
		})
	}
}

func TestAnEventThatStaffRegisteredIsNotTakenInAgain(t *testing.T) {
	o := officetest.New(t)
	s := o.Person(store.Person{CPR: "6101701234", FirstName: "A", LastName: "B"}, "1970-01-01 født", "2025-01-08 ydelse begyndt dagpenge",
		"2025-01-08 sagsbehandler KRB i Jobparate")
	o.Register("KRB", s, "2025-01-10 samtale holdt")
	before := len(facts(t, o, "6101701234"))
	res := run(t, o, files("", "", "6101701234;10-01-2025;Samtale;Jobsamtale;Afholdt;;;KRB\r\n"), udtraek.Options{})
	if n := res.Report.Totals(); n.Known != 1 || n.Facts != 0 {
		t.Errorf("%+v", n)
	}
	// A note of the other system's is put beside what stands, with history.
	res = run(t, o, files("", "", "6101701234;10-01-2025;Samtale;Jobsamtale;Afholdt;;Talt om CV;KRB\r\n"), udtraek.Options{})
	if n := res.Report.Totals(); n.Accepted != 1 || n.Facts != 1 {
		t.Errorf("%+v", n)
	}
	all := facts(t, o, "6101701234")
	if len(all) != before+1 || !strings.HasSuffix(all[before], "Talt om CV") {
		t.Errorf("%q", all)
	}
}

func TestFilesThatOtherProgramsHaveSavedAreRead(t *testing.T) {
	for name, x := range map[string]struct{ note, first, city string }{
		"imp-08-sep":      {"", "Test", "Ishøj"},
		"imp-10-padded":   {"1 tom række er sprunget over", "Test", "Ishøj"},
		"imp-13-mojibake": {"kodet to gange", "Test", "Ishøj"},
		"imp-14-comma":    {"adskilt af komma, ikke af semikolon", "Test", "Ishøj"},
	} {
		t.Run(name, func(t *testing.T) {
			o := officetest.New(t)
			res := run(t, o, field(t, name), udtraek.Options{})
			f := res.Report.File("borgere")
			if f.Accepted != 1 || f.Rows != 1 || !strings.Contains(strings.Join(f.Notes, " "), x.note) {
				t.Fatalf("%+v", f)
			}
			view(t, o.Store, func(tx *store.Tx) error {
				numbers, err := tx.Numbers(ctx)
				if err != nil {
					return err
				}
				for _, s := range numbers {
					p, _, err := tx.FindPerson(ctx, s)
					if err != nil {
						return err
					}
					if p.Name() != "Test Prøve" || p.City != x.city {
						t.Errorf("%+v", p)
					}
				}
				return nil
			})
		})
	}
}

// Each of these is the same small file, as another program writes it.
func TestHeadingsAndValuesAreReadWhateverTheyAreWrittenWith(t *testing.T) {
	row := "6101701234;2025-01-10;Samtale;Jobsamtale;Afholdt;;Søgt på Ærø;KRB\r\n"
	for name, text := range map[string]string{
		"as it is":             eventHead + row,
		"tabs":                 strings.ReplaceAll(eventHead+row, ";", "\t"),
		"bars":                 strings.ReplaceAll(eventHead+row, ";", "|"),
		"sep= with tabs":       "sep=\t\r\n" + strings.ReplaceAll(eventHead+row, ";", "\t"),
		"two marks":            "\ufeff\ufeff" + eventHead + row,
		"capitals":             strings.ToUpper(eventHead) + row,
		"no-break spaces":      strings.ReplaceAll(eventHead, " ", "\u00a0") + row,
		"zero-width spaces":    strings.ReplaceAll(eventHead, ";", "\u200b;") + row,
		"loose accents":        strings.ReplaceAll(strings.ReplaceAll(eventHead+row, "å", "a\u030a"), "Å", "A\u030a"),
		"encoded twice":        twice(eventHead + row),
		"encoded three times":  twice(twice(eventHead + row)),
		"quoted":               `"` + strings.ReplaceAll(strings.TrimSpace(eventHead), ";", `";"`) + "\"\r\n" + row,
		"blank lines before":   "\r\n;;;\r\n" + eventHead + row,
		"empty rows among":     eventHead + ";;;;;;;\r\n" + row + "\r\n ; ;\r\n",
		"columns without name": strings.TrimSpace(eventHead) + ";;\r\n" + strings.TrimSpace(row) + ";;\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			o := officetest.New(t)
			o.Person(store.Person{CPR: "6101701234", FirstName: "A", LastName: "B"}, "1970-01-01 født")
			res := run(t, o, []udtraek.Input{{Name: "haendelser.csv", Data: []byte(text)}}, udtraek.Options{})
			if f := res.Report.File("haendelser"); f.Accepted != 1 || f.Rows != 1 {
				t.Fatalf("%+v", f)
			}
			if all := facts(t, o, "6101701234"); !strings.HasSuffix(all[len(all)-1], "Søgt på Ærø") {
				t.Errorf("%q", all)
			}
		})
	}
}

// twice encodes a text as UTF-8 that was taken for Windows-1252.
func twice(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		r := rune(c)
		if w := map[byte]rune{0x86: '†', 0x98: '˜', 0x85: '…'}[c]; w != 0 {
			r = w
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestACaseworkerWhomNobodyKnowsIsTold(t *testing.T) {
	o := officetest.New(t)
	if err := o.PutAccount(ctx, office.User{ID: "YAK", Name: "Yusuf Akdağ", Roles: []office.Role{office.Caseworker},
		Units: []string{"Jobparate"}}); err != nil {
		t.Fatal(err)
	}
	res := run(t, o, field(t, "imp-21-initials"), udtraek.Options{})
	f := res.Report.File("borgere")
	if f.Accepted != 3 || !strings.Contains(strings.Join(f.Notes, " "), "1 række nævner en sagsbehandler, som ikke findes i Indgang: XXX.") {
		t.Fatalf("%+v", f)
	}
	for number, want := range map[string]string{"7501901226": "sagsbehandler YAK i Jobparate",
		"7501901227": "sagsbehandler YAK i Jobparate", "7501901228": "sagsbehandler XXX i Jobparate"} {
		if all := strings.Join(facts(t, o, number), "\n"); !strings.Contains(all, want) {
			t.Errorf("%s: no %q in\n%s", number, want, all)
		}
	}
	ownerless, names, err := o.Ownerless(ctx, o.User("LED"), 0, 10)
	if err != nil || len(ownerless) != 1 || ownerless[0].Caseworker != "XXX" || names[ownerless[0].Subject] != "Test Prøve" {
		t.Errorf("%+v %v %v", ownerless, names, err)
	}
}

func TestNamesThatNobodyCanReadAreRefused(t *testing.T) {
	o := officetest.New(t)
	for name, x := range map[string]struct{ row, column string }{
		"invisible":   {"6101701234;\u200b\u200b;\u3164;;;;;;N;;J;;", "Fornavn"},
		"endless":     {"6101701234;" + strings.Repeat("x", 101) + ";B;;;;;;N;;J;;", "Fornavn"},
		"far too big": {"6101701234;A;" + strings.Repeat("x", 900_000) + ";;;;;;N;;J;;", ""},
		"an address":  {"6101701234;A;B;" + strings.Repeat("x", 201) + ";;;;;N;;J;;", "Adresse"},
	} {
		t.Run(name, func(t *testing.T) {
			res := run(t, o, files(x.row+"\r\n", "", ""), udtraek.Options{})
			f := res.Report.File("borgere")
			if f.Refused != 1 || f.NotOK[0].Why != udtraek.WhyText || f.NotOK[0].Column != x.column {
				t.Errorf("%+v", f)
			}
			checkReport(t, o, res)
		})
	}
	// A mark that nobody sees is taken out of a name that can be read.
	run(t, o, files("6201701234;Åse\u200b\u00ad;\u202eBo;;;;;;N;;J;;\r\n", "", ""), udtraek.Options{})
	view(t, o.Store, func(tx *store.Tx) error {
		p, _, err := tx.FindPersonByCPR(ctx, "6201701234")
		if p.Name() != "Åse Bo" {
			t.Errorf("%q", p.Name())
		}
		return err
	})
}

// What a file or a mapping says of who did it, and where it comes from, is not what
// the journal says.
func TestAnImportsFactsCarryTheImportAndTheUser(t *testing.T) {
	if _, err := udtraek.ReadMapping([]byte(strings.Replace(tiny, `"source": "import"`, `"source": "medarbejder"`, 1))); err == nil {
		t.Error("a mapping passes for staff")
	}
	o := officetest.New(t)
	run(t, o, files("6101701234;A;B;;;;;;N;;J;Jobparate;KRB\r\n", "", "6101701234;10-01-2025;CV godkendt;;;;;KRB\r\n"), udtraek.Options{})
	view(t, o.Store, func(tx *store.Tx) error {
		p, _, err := tx.FindPersonByCPR(ctx, "6101701234")
		if err != nil {
			return err
		}
		all, err := tx.Stream(ctx, p.Subject)
		for _, f := range all {
			if f.Actor != "SYS" || !strings.HasPrefix(f.Source, "import fra tidligere fagsystem") {
				t.Errorf("%s: actor %q, source %q", f.On, f.Actor, f.Source)
			}
		}
		return err
	})
}

// An end that a phrase takes from a column of its own is held against the day,
// also where the mapping does not say that the two are a period.
func TestAnEndBeforeTheBeginningIsRefused(t *testing.T) {
	m, err := udtraek.ReadMapping([]byte(`{
 "name": "lille", "source": "import", "delimiter": ";", "date_forms": ["dd-mm-yyyy"], "codes": {},
 "files": [{"name": "tilbud", "file": "tilbud.csv", "columns": ["CPR", "Fra", "Til"], "number": "CPR", "required": ["CPR", "Fra"], "dates": ["Fra", "Til"],
  "rows": [{"facts": [{"on": "Fra", "say": "tilbud begyndt virksomhedspraktik 20 timer om ugen[ til {Til}]"}]}]}]
}`))
	if err != nil {
		t.Fatal(err)
	}
	o := officetest.New(t)
	o.Person(store.Person{CPR: "6101701234", FirstName: "A", LastName: "B"}, "1970-01-01 født")
	res, err := udtraek.Import(ctx, o.Office, o.User("SYS"), m,
		[]udtraek.Input{{Name: "tilbud.csv",
			Data: []byte("CPR;Fra;Til\n6101701234;20-11-2026;10-11-2026\n6101701234;20-11-2026;20-11-2026\n")}}, udtraek.Options{List: true})
	if err != nil {
		t.Fatal(err)
	}
	f := res.Report.File("tilbud")
	if f.Accepted != 1 || f.Refused != 1 || f.NotOK[0].Why != udtraek.WhyPeriod || f.NotOK[0].Column != "Til" {
		t.Errorf("%+v", f)
	}
}
