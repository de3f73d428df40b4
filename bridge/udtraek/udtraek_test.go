package udtraek_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"indgang/bridge/udtraek"
	"indgang/fact"
	"indgang/fault"
	"indgang/office/officetest"
	"indgang/store"
	"indgang/store/storetest"

	"pgregory.net/rapid"
)

var ctx = context.Background()

func read(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "ishoej", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// export is the whole synthetic export.
func export(t testing.TB) []udtraek.Input {
	t.Helper()
	var in []udtraek.Input
	for _, f := range udtraek.Default().Files {
		in = append(in, udtraek.Input{Name: f.File, Data: read(t, f.File)})
	}
	return in
}

func counts(t testing.TB, r *udtraek.Report) string {
	t.Helper()
	js, err := r.MarshalCounts()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, js, "", " "); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func run(t testing.TB, o *officetest.Office, in []udtraek.Input, opt udtraek.Options) *udtraek.Result {
	t.Helper()
	opt.List = true
	res, err := udtraek.Import(ctx, o.Office, o.User("SYS"), udtraek.Default(), in, opt)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func view(t testing.TB, s *store.Muni, f func(*store.Tx) error) {
	t.Helper()
	if err := s.View(ctx, f); err != nil {
		t.Fatal(err)
	}
}

// dump writes everything that an import made, with personal numbers for the IDs
// that are made anew each time.
func dump(t testing.TB, s *store.Muni) []string {
	t.Helper()
	var out []string
	view(t, s, func(tx *store.Tx) error {
		numbers, err := tx.Numbers(ctx)
		if err != nil {
			return err
		}
		who := map[fact.Subject]string{}
		var ids []string
		for n, sub := range numbers {
			who[sub] = n
			ids = append(ids, string(sub), n)
		}
		same := strings.NewReplacer(ids...)
		views, err := tx.DumpViews(ctx)
		if err != nil {
			return err
		}
		for _, v := range views {
			out = append(out, same.Replace(v))
		}
		for n, sub := range numbers {
			p, _, err := tx.FindPerson(ctx, sub)
			if err != nil {
				return err
			}
			p.Subject = ""
			out = append(out, fmt.Sprintf("%s %+v", n, p))
			texts, err := tx.Texts(ctx, sub)
			if err != nil {
				return err
			}
			facts, err := tx.Stream(ctx, sub)
			if err != nil {
				return err
			}
			for _, f := range facts {
				out = append(out, fmt.Sprintf("%s %d %s %s %s %s %q", n, f.Seq, f.On, fact.String(f.Body), f.Actor, f.Source, texts[f.Text]))
			}
		}
		for _, file := range []string{"borgere", "forloeb", "haendelser"} {
			taken, err := tx.TakenRowsOf(ctx, "ishoej", file)
			if err != nil {
				return err
			}
			for h, sub := range taken {
				out = append(out, file+" "+h+" "+who[sub])
			}
		}
		return nil
	})
	slices.Sort(out)
	return out
}

func differ(t *testing.T, got, want []string) {
	t.Helper()
	if slices.Equal(got, want) {
		return
	}
	has := map[string]bool{}
	for _, x := range want {
		has[x] = true
	}
	n := 0
	for _, x := range got {
		if !has[x] && n < 5 {
			t.Errorf("only in the first: %s", x)
			n++
		}
	}
	t.Fatalf("%d lines, want %d", len(got), len(want))
}

func TestTheExportIsJudgedAsItsAnswerSays(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		o := officetest.On(t, s)
		res := run(t, o, export(t), udtraek.Options{})
		if got, want := counts(t, res.Report), string(bytes.TrimSpace(read(t, "facit.json"))); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
		checkReport(t, o, res)
	})
}

// checkReport holds a report against itself and against the database.
func checkReport(t testing.TB, o *officetest.Office, res *udtraek.Result) {
	t.Helper()
	stand, err := o.FindImportRun(ctx, o.User("SYS"), res.Run.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range res.Report.Reconcile(&stand) {
		t.Error(wrong)
	}
	citizens := citizensOf(t, o, res.Run.ID)
	made := map[fact.Subject]int{}
	view(t, o.Store, func(tx *store.Tx) error {
		for _, c := range citizens {
			facts, err := tx.Stream(ctx, c.Subject)
			if err != nil {
				return err
			}
			made[c.Subject] = len(facts)
			row, _, err := tx.FindCase(ctx, c.Subject)
			if err != nil {
				return err
			}
			if c.Fresh && (c.Facts != len(facts) || c.Doubts != row.Doubts) {
				t.Errorf("%s: the report has %d facts and %d doubts, the case %d and %d", c.Subject, c.Facts, c.Doubts, len(facts), row.Doubts)
			}
		}
		return nil
	})
	if len(made) != res.Report.Totals().Citizens {
		t.Errorf("%d citizens in the report, %d of them different", res.Report.Totals().Citizens, len(made))
	}
}

// citizensOf returns what a run's rows came to for each citizen.
func citizensOf(t testing.TB, o *officetest.Office, run string) []store.ImportCitizen {
	t.Helper()
	all, _, err := o.ImportCitizens(ctx, o.User("SYS"), run, 0, 100000)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func size(t testing.TB, s *store.Muni) (facts, citizens int) {
	t.Helper()
	view(t, s, func(tx *store.Tx) (err error) {
		facts, citizens, err = tx.Size(ctx)
		return err
	})
	return facts, citizens
}

func TestASecondImportChangesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		o := officetest.On(t, s)
		first := run(t, o, export(t), udtraek.Options{})
		if facts, citizens := size(t, s); facts != first.Facts || citizens != 400 {
			t.Errorf("the journal has %d facts of %d citizens, the report %d of 400", facts, citizens, first.Facts)
		}
		before := dump(t, s)
		o.Tick()
		res := run(t, o, export(t), udtraek.Options{})
		if n := res.Report.Totals(); n.Accepted != 0 || n.Facts != 0 || n.Refused != 33 || n.Known != 3017 {
			t.Errorf("the second import came to %+v", n)
		}
		checkReport(t, o, res)
		if got := counts(t, res.Report); strings.Count(got, `"known"`) != 3+3017 || strings.Count(got, `"refused"`) != 3+33 {
			t.Error("not every row of the second import is in the answer")
		}
		differ(t, dump(t, s), before)
	})
}

func TestARunThatWasCutOffIsResumed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		whole := officetest.New(t)
		run(t, whole, export(t), udtraek.Options{})
		want := dump(t, whole.Store)

		o := officetest.On(t, s)
		stop := errors.New("the power went")
		for _, chunks := range []int{1, 3, 0} {
			n := 0
			_, err := udtraek.Import(ctx, o.Office, o.User("SYS"), udtraek.Default(), export(t),
				udtraek.Options{Chunk: 37, After: func(int, int) error {
					if n++; n > chunks {
						return stop
					}
					return nil
				}})
			if !errors.Is(err, stop) {
				t.Fatal(err)
			}
		}
		// One more time, cut off inside a transaction.
		dead, kill := context.WithCancel(ctx)
		if _, err := udtraek.Import(dead, o.Office, o.User("SYS"), udtraek.Default(), export(t),
			udtraek.Options{Chunk: 37, After: func(int, int) error {
				kill()
				return nil
			}}); err == nil {
			t.Fatal("a cancelled run went on")
		}
		// Each run begins with the first citizens, and knows those who are there.
		const taken = 4
		if _, citizens := size(t, s); citizens != taken*37 {
			t.Errorf("%d citizens after %d chunks", citizens, taken)
		}
		runs, _, err := o.ImportRuns(ctx, o.User("SYS"), 10)
		if err != nil || len(runs) != 4 || !runs[0].Ended.IsZero() {
			t.Errorf("%d runs, %v", len(runs), err)
		}
		res := run(t, o, export(t), udtraek.Options{})
		if n := res.Report.Totals(); n.New != 400-taken*37 || n.Rows != n.Accepted+n.Known+n.Refused || n.Refused != 33 {
			t.Errorf("the last run came to %+v", n)
		}
		checkReport(t, o, res)
		differ(t, dump(t, s), want)
	})
}

func TestTwoImportsAtOnceAreAsOne(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		whole := officetest.New(t)
		run(t, whole, export(t), udtraek.Options{})
		o := officetest.On(t, s)
		var all [3]*udtraek.Result
		var errs [3]error
		var wg sync.WaitGroup
		for i := range all {
			wg.Go(func() {
				all[i], errs[i] = udtraek.Import(ctx, o.Office, o.User("SYS"), udtraek.Default(), export(t), udtraek.Options{Chunk: 53})
			})
		}
		wg.Wait()
		accepted := 0
		for i, res := range all {
			if errs[i] != nil {
				t.Fatal(errs[i])
			}
			checkReport(t, o, res)
			accepted += res.Report.Totals().Accepted
		}
		if accepted != 2999 {
			t.Errorf("together they took in %d rows, want 2999", accepted)
		}
		differ(t, dump(t, s), dump(t, whole.Store))
	})
}

func TestViewsAreAsARebuildMakesThem(t *testing.T) {
	o := officetest.New(t)
	run(t, o, export(t), udtraek.Options{Chunk: 60})
	before := dump(t, o.Store)
	if _, err := o.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	differ(t, dump(t, o.Store), before)
}

func TestNothingOfWhoSomebodyIsStandsInTheJournal(t *testing.T) {
	o := officetest.New(t)
	run(t, o, export(t), udtraek.Options{})
	table, err := udtraek.Decode(read(t, "borgere.csv"), ';')
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{"Talt om praktik": true, "Drøftet CV": true, "noget med børn": true}
	for r := range table.Rows() {
		for _, f := range r.Fields[:7] {
			if len(f) > 3 && f != "Ishøj" {
				words[f] = true
			}
		}
		words[strings.ReplaceAll(r.Fields[0], "-", "")] = true
	}
	delete(words, "")
	view(t, o.Store, func(tx *store.Tx) error {
		var subjects []fact.Subject
		if err := tx.EachStream(ctx, fact.SortCitizen, store.Span{}, func(r store.Raw) error {
			subjects = append(subjects, r.Subject)
			return nil
		}); err != nil {
			return err
		}
		for _, s := range subjects {
			facts, err := tx.Stream(ctx, s)
			if err != nil {
				return err
			}
			for _, f := range facts {
				_, _, body, err := fact.Encode(f.Body)
				if err != nil {
					return err
				}
				line := string(body) + " " + f.Actor + " " + f.Source
				for w := range words {
					if strings.Contains(line, w) {
						t.Fatalf("%q stands in the journal: %s", w, line)
					}
				}
			}
		}
		return nil
	})
}

// facts returns the facts of a citizen as case files write them, with their
// actors and texts.
func facts(t *testing.T, o *officetest.Office, number string) []string {
	t.Helper()
	var out []string
	view(t, o.Store, func(tx *store.Tx) error {
		p, found, err := tx.FindPersonByCPR(ctx, number)
		if err != nil || !found {
			return fmt.Errorf("%s: found %v, %w", number, found, err)
		}
		all, err := tx.Stream(ctx, p.Subject)
		if err != nil {
			return err
		}
		texts, err := tx.Texts(ctx, p.Subject)
		for _, f := range all {
			line := f.On.String() + " " + fact.String(f.Body) + " / " + f.Actor
			if _, by, ok := strings.Cut(f.Source, ", "); ok {
				line += " for " + by
			}
			if f.Text != "" {
				line += " / " + texts[f.Text]
			}
			out = append(out, line)
		}
		return err
	})
	return out
}

const (
	personHead = "Personnummer;Fornavn;Efternavn;Adresse;Postnr;By;Telefon;E-mail;Adressebeskyttelse;Tolk;Digital post;Team;Sagsbehandler\r\n"
	courseHead = "Personnummer;Ydelse;Fra;Til;Målgruppe;A-kasse\r\n"
	eventHead  = "Personnummer;Dato;Hændelse;Type;Status;Timer pr. uge;Tekst;Medarbejder\r\n"
)

func files(person, course, event string) []udtraek.Input {
	var in []udtraek.Input
	for name, text := range map[string]string{"borgere.csv": person, "forloeb.csv": course, "haendelser.csv": event} {
		head := map[string]string{"borgere.csv": personHead, "forloeb.csv": courseHead, "haendelser.csv": eventHead}[name]
		if text != "" {
			in = append(in, udtraek.Input{Name: name, Data: []byte(head + text)})
		}
	}
	return in
}

func TestWhatEachKindOfRowBecomes(t *testing.T) {
	o := officetest.New(t)
	res := run(t, o, files(
		"610170-1234;Ane;Bo;Vej 1;2635;Ishøj;;;J;urdu;Fritaget;A-dagpenge;KRB\r\n",
		"6101701234;Dagpenge;2024-01-08;31.03.2025;1;HK\r\n6101701234;Sygedagpenge;01-04-2025;;6;\r\n",
		strings.Join([]string{
			"610170-1234;08.01.2024;Første henvendelse;;;;;KRB",
			"610170-1234;2024-01-09;Tilmeldt jobsøgende;;;;;KRB",
			"610170-1234;10-01-2024;CV godkendt;;;;;Karen Bøgh",
			`610170-1234;11-01-2024;Samtale;Jobsamtale;Afholdt;;"Linje 1` + "\n" + `linje ""2"";3";KRB`,
			"610170-1234;12-01-2024;Samtale;Fælles jobsamtale;Afholdt;;;KRB",
			"610170-1234;13-01-2024;Samtale;Fælles jobsamtale;Aflyst;;;KRB",
			"610170-1234;14-01-2024;Samtale;Jobsamtale;Udeblevet;;;KRB",
			"610170-1234;03-04-2025;Samtale;Opfølgning;Afholdt;;;KRB",
			"610170-1234;01-04-2025;Sygemelding;Fra ledighed;;;;KRB",
			"610170-1234;01-06-2025;Delvis raskmelding;;;20,5;;KRB",
			"610170-1234;01-02-2024;Fritagelse;Barsel;Start;;;KRB",
			"610170-1234;01-03-2024;Fritagelse;Barsel;Slut;;;KRB",
			"610170-1234;01-05-2024;Tilbud start;Løntilskud offentlig;;37,0;;KRB",
			"610170-1234;01-06-2024;Tilbud slut;Løntilskud offentlig;Fuldført;;;KRB",
			"610170-1234;01-07-2024;Tilbud start;Mentor;;;;KRB",
			"610170-1234;01-07-2023;Uddannelse afbrudt;FGU;;;;KRB",
		}, "\r\n")+"\r\n"), udtraek.Options{})
	if n := res.Report.Totals(); n.Refused != 0 || n.Known != 0 {
		t.Fatalf("%+v\n%s", n, counts(t, res.Report))
	}
	got := strings.Join(facts(t, o, "6101701234"), "\n")
	want := `1970-01-01 født / SYS
2023-07-01 sagsbehandler KRB i A-dagpenge / SYS
2024-01-08 ydelse begyndt dagpenge hos HK-A / SYS
2024-01-08 målgruppe 1 / SYS
2025-03-31 ydelse stoppet dagpenge / SYS
2025-03-31 målgruppe ophørt 1 / SYS
2025-04-01 ydelse begyndt sygedagpenge / SYS
2025-04-01 målgruppe 6 / SYS
2024-01-08 første henvendelse / SYS for KRB
2024-01-09 tilmeldt jobsøgende / SYS for KRB
2024-01-10 CV synligt / SYS
2024-01-11 samtale holdt / SYS for KRB / Linje 1
linje "2";3
2024-01-12 samtale holdt fælles / SYS for KRB
2024-01-13 samtale aflyst / SYS for KRB
2024-01-14 samtale udeblevet / SYS for KRB
2025-04-03 samtale holdt opfølgning / SYS for KRB
2025-04-01 sygemeldt fra ledighed / SYS for KRB
2025-06-01 delvist raskmeldt 20,5 timer om ugen / SYS for KRB
2024-02-01 fritaget ved barsel / SYS for KRB
2024-03-01 fritagelse ophørt ved barsel / SYS for KRB
2024-05-01 tilbud begyndt løntilskud offentlig 37 timer om ugen / SYS for KRB
2024-06-01 tilbud sluttet løntilskud fuldført / SYS for KRB
2024-07-01 tilbud begyndt mentor / SYS for KRB
2023-07-01 kommunen bekendt med frafald afbrudt 2023-07-01 / SYS for KRB
2023-07-01 uddannelse afbrudt FGU / SYS for KRB`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	view(t, o.Store, func(tx *store.Tx) error {
		p, _, err := tx.FindPersonByCPR(ctx, "6101701234")
		p.Subject = ""
		if want := (store.Person{CPR: "6101701234", FirstName: "Ane", LastName: "Bo", Address: "Vej 1", PostalCode: "2635", City: "Ishøj",
			Interpreter: "urdu", Protected: true}); p != want {
			t.Errorf("the person is %+v", p)
		}
		return err
	})
}

func TestTheTargetGroupEndsWithTheCourse(t *testing.T) {
	o := officetest.New(t)
	run(t, o, files("610170-1234;A;B;;;;;;N;;J;;\r\n", "6101701234;Kontanthjælp;2026-01-05;20-11-2026;3;\r\n", ""), udtraek.Options{})
	view(t, o.Store, func(tx *store.Tx) error {
		numbers, err := tx.Numbers(ctx)
		if err != nil {
			return err
		}
		c, _, err := tx.FindCase(ctx, numbers["6101701234"])
		if c.Group != 0 || c.Benefit != "" {
			t.Errorf("after the course: group %d, benefit %q", c.Group, c.Benefit)
		}
		return err
	})
}

func TestAContradictionIsTakenInAndBecomesADoubt(t *testing.T) {
	for name, x := range map[string][2]string{
		"overlapping courses":           {"6101701234;Dagpenge;2025-01-08;;1;\r\n6101701234;Kontanthjælp;2025-03-01;;2;\r\n", ""},
		"an event before the course":    {"6101701234;Dagpenge;2025-01-08;;1;\r\n", "6101701234;2024-12-01;Samtale;Jobsamtale;Afholdt;;;KRB\r\n"},
		"a follow-up of nobody sick":    {"6101701234;Dagpenge;2025-01-08;;1;\r\n", "6101701234;2025-02-01;Samtale;Opfølgning;Afholdt;;;KRB\r\n"},
		"an end without a beginning":    {"6101701234;Dagpenge;2025-01-08;;1;\r\n", "6101701234;2025-02-01;Tilbud slut;Mentor;Afbrudt;;;KRB\r\n"},
		"somebody born before the time": {"6101701234;Dagpenge;1960-01-08;;1;\r\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := officetest.New(t)
			res := run(t, o, files("610170-1234;A;B;;;;;;N;;J;;\r\n", x[0], x[1]), udtraek.Options{})
			if n := res.Report.Totals(); n.Refused != 0 || n.Doubts == 0 {
				t.Errorf("%+v", n)
			}
			checkReport(t, o, res)
		})
	}
}

func TestALaterExportBringsWhatIsNew(t *testing.T) {
	o := officetest.New(t)
	first := files("610170-1234;Ane;Bo;Vej 1;2635;Ishøj;11 11 11 11;;J;urdu;J;A-dagpenge;KRB\r\n",
		"6101701234;Dagpenge;2025-01-08;;1;\r\n", "")
	run(t, o, first, udtraek.Options{})
	res := run(t, o, files(
		"610170-1234;Ane;Bo;Vej 1;2635;Ishøj;11 11 11 11;;J;urdu;J;A-dagpenge;KRB\r\n"+
			"6101701234;Ane;Bo;Vej 2;2635;Ishøj;;;N;;Fritaget;A-dagpenge;KRB\r\n"+
			"6101701234;Ane;Bo;Vej 2;2635;Ishøj;;;N;;Fritaget;A-dagpenge;AMY\r\n",
		"6101701234;Dagpenge;2025-01-08;;1;\r\n", "6101701234;2025-01-09;CV godkendt;;;;;AMY\r\n"), udtraek.Options{})
	if n := res.Report.Totals(); n.Accepted != 3 || n.Known != 2 || n.New != 0 || n.Facts != 2 || n.Citizens != 1 {
		t.Errorf("%+v", n)
	}
	checkReport(t, o, res)
	got := strings.Join(facts(t, o, "6101701234"), "\n")
	want := "1970-01-01 født / SYS\n2025-01-08 sagsbehandler KRB i A-dagpenge / SYS\n2025-01-08 ydelse begyndt dagpenge / SYS\n2025-01-08 " +
		"målgruppe 1 / SYS\n" +
		"2026-11-24 sagsbehandler AMY i A-dagpenge / SYS\n2025-01-09 CV synligt / SYS for AMY"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	view(t, o.Store, func(tx *store.Tx) error {
		p, _, err := tx.FindPersonByCPR(ctx, "6101701234")
		if p.Address != "Vej 2" || p.Phone != "11 11 11 11" || !p.Protected || p.Mail || p.Interpreter != "urdu" {
			t.Errorf("the person is %+v", p)
		}
		return err
	})
}

func TestOnlyThoseWhoMayImport(t *testing.T) {
	o := officetest.New(t)
	_, err := udtraek.Import(ctx, o.Office, o.User("KRB"), udtraek.Default(), export(t), udtraek.Options{})
	if fault.Of(err) != fault.Forbidden {
		t.Errorf("got %v", err)
	}
	if n, _ := size(t, o.Store); n != 0 {
		t.Errorf("%d facts were written", n)
	}
}

// corrupt spoils a file as the world does.
func corrupt(t *rapid.T, b []byte) []byte {
	b = bytes.Clone(b)
	for range rapid.IntRange(1, 12).Draw(t, "faults") {
		if len(b) < 2 {
			break
		}
		at := rapid.IntRange(0, len(b)-1).Draw(t, "at")
		switch rapid.IntRange(0, 6).Draw(t, "how") {
		case 0: // a piece is gone
			n := rapid.IntRange(1, 40).Draw(t, "n")
			b = append(b[:at:at], b[min(at+n, len(b)):]...)
		case 1: // a letter is another
			b[at] = rapid.SampledFrom([]byte(";\"\r\n-.0139AÅ \xe6\xff'")).Draw(t, "c")
		case 2: // something came in
			b = slices.Insert(b, at, []byte(rapid.SampledFrom([]string{";", "\"", "\r\n", "\n", ";;", "\"\"", "x", "æ", "\xe6", "31-02-2025",
				"2;3"}).Draw(t, "s"))...)
		case 3: // a piece stands twice
			n := min(rapid.IntRange(1, 3000).Draw(t, "n"), len(b)-at)
			b = slices.Insert(b, at, bytes.Clone(b[at:at+n])...)
		case 4: // a whole line stands twice
			from := bytes.LastIndexByte(b[:at], '\n') + 1
			if to := bytes.IndexByte(b[at:], '\n'); to >= 0 && from > 0 {
				b = slices.Insert(b, from, bytes.Clone(b[from:at+to+1])...)
			}
		case 5: // the rest is gone
			if rapid.IntRange(0, 9).Draw(t, "cut") == 0 {
				b = b[:at]
			}
		case 6: // two lines have changed places, or what a careless sort does
			from := bytes.LastIndexByte(b[:at], '\n') + 1
			if to := bytes.IndexByte(b[at:], '\n'); to >= 0 && from > 0 {
				line := bytes.Clone(b[from : at+to+1])
				b = append(append(b[:from:from], b[at+to+1:]...), line...)
			}
		}
	}
	return b
}

// head keeps the first lines of a file.
func head(b []byte, lines int) []byte {
	at := 0
	for range lines {
		n := bytes.IndexByte(b[at:], '\n')
		if n < 0 {
			return b
		}
		at += n + 1
	}
	return b[:at]
}

// TestWhateverHappensToTheFilesTheCountsAddUp imports spoiled files: either
// nothing is written, or every row is accounted for, in the report and in the
// database, and a second import takes nothing in.
func TestWhateverHappensToTheFilesTheCountsAddUp(t *testing.T) {
	whole := export(t)
	for i := range whole {
		whole[i].Data = head(whole[i].Data, []int{40, 40, 150}[i])
	}
	rapid.Check(t, func(rt *rapid.T) {
		var in []udtraek.Input
		for _, f := range whole {
			in = append(in, udtraek.Input{Name: f.Name, Data: corrupt(rt, f.Data)})
		}
		o := officetest.New(t)
		res, err := udtraek.Import(ctx, o.Office, o.User("SYS"), udtraek.Default(), in, udtraek.Options{Chunk: 9, List: true})
		if err != nil {
			if fault.Of(err) != fault.Invalid {
				rt.Fatalf("no fault that a person can act on: %v", err)
			}
			if n, _ := size(t, o.Store); n != 0 {
				rt.Fatalf("the files were refused, and %d facts written", n)
			}
			return
		}
		stand, err := o.FindImportRun(ctx, o.User("SYS"), res.Run.ID)
		if err != nil {
			rt.Fatal(err)
		}
		if wrong := res.Report.Reconcile(&stand); len(wrong) > 0 {
			rt.Fatal(wrong)
		}
		if n, _ := size(t, o.Store); n != res.Facts {
			rt.Fatalf("%d facts in the journal, %d in the report", n, res.Facts)
		}
		for _, f := range res.Report.Files {
			for _, x := range f.NotOK {
				if !slices.Contains(udtraek.Whys(), x.Why) || x.Verdict == udtraek.Refused && (x.Mend == "" || x.Why.Name() == "") {
					rt.Fatalf("%s line %d: %q is no reason, or nobody can mend it by %q", f.File, x.Line, x.Why, x.Mend)
				}
			}
		}
		again, err := udtraek.Import(ctx, o.Office, o.User("SYS"), udtraek.Default(), in, udtraek.Options{})
		if err != nil {
			rt.Fatal(err)
		}
		if n := again.Report.Totals(); n.Accepted != 0 || n.Facts != 0 {
			rt.Fatalf("the second import came to %+v", n)
		}
	})
}

func TestMendingARow(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		o := officetest.On(t, s)
		u := o.User("LED")
		res := run(t, o, files("610170-1234;A;B;;;;;;N;;J;;\r\n",
			"6101701234;Ydelse 99;2025-01-08;;1;\r\n6101701234;Dagpenge;2025-01-08;;1;\r\n",
			"6101701234;i går;CV godkendt;;;;;AMY\r\n8001011234;2025-03-03;CV godkendt;;;;;AMY\r\n"), udtraek.Options{})
		before := len(facts(t, o, "6101701234"))
		mend := func(file string, line int, fields ...string) *udtraek.Outcome {
			t.Helper()
			out, err := udtraek.Mend(ctx, o.Office, u, udtraek.Mending{Run: res.Run.ID, File: file, Line: line, Fields: fields})
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
		if out := mend("haendelser", 2, "6101701234", "31.02.2025", "CV godkendt", "", "", "", "", "AMY"); out.Row.Why != udtraek.WhyDate {
			t.Errorf("got %+v", out.Row)
		}
		if out := mend("haendelser", 2, "6101701234", "28.02.2025", "CV godkendt", "", "", "", "",
			"AMY"); out.Row.Verdict != udtraek.Accepted || out.Facts != 1 {
			t.Errorf("got %+v", out)
		}
		// A row that is mended into one that stands there already.
		if out := mend("forloeb", 2, "6101701234", "Dagpenge", "2025-01-08", "", "1", ""); out.Row.Verdict != udtraek.Known || out.Facts != 0 {
			t.Errorf("got %+v", out)
		}
		if n := len(facts(t, o, "6101701234")); n != before+1 {
			t.Errorf("%d facts, want %d", n, before+1)
		}
		// Somebody whom nobody knew is opened as a case meanwhile.
		fields := []string{"8001011234", "2025-03-03", "CV godkendt", "", "", "", "", "AMY"}
		if out := mend("haendelser", 3, fields...); out.Row.Why != udtraek.WhyUnknownPerson {
			t.Errorf("got %+v", out.Row)
		}
		o.Person(store.Person{CPR: "8001011234", FirstName: "C", LastName: "D"}, "1980-01-01 født")
		if out := mend("haendelser", 3, fields...); out.Row.Verdict != udtraek.Accepted {
			t.Errorf("got %+v", out.Row)
		}
		if _, err := udtraek.Mend(ctx, o.Office, u, udtraek.Mending{Run: res.Run.ID, File: "haendelser", Line: 3,
			Fields: []string{"8001011234", "2025-03-04", "CV godkendt", "", "", "", "", "AMY"}}); fault.Of(err) != fault.Conflict {
			t.Errorf("mended twice: %v", err)
		}
		for _, x := range []udtraek.Mending{
			{Run: "i0", File: "haendelser", Line: 3, Fields: fields}, {Run: res.Run.ID, File: "andet", Line: 3, Fields: fields},
			{Run: res.Run.ID, File: "haendelser", Line: 99, Fields: fields}, {Run: res.Run.ID, File: "haendelser", Line: 3, Fields: fields[:5]},
		} {
			if _, err := udtraek.Mend(ctx, o.Office, u, x); fault.Of(err) != fault.NotFound {
				t.Errorf("%+v: %v", x, err)
			}
		}
		stand, err := o.FindImportRun(ctx, u, res.Run.ID)
		if err != nil || stand.Mended["haendelser"] != 2 || stand.Mended["forloeb"] != 1 {
			t.Errorf("%v rows are mended, %v", stand.Mended, err)
		}
		if _, err := udtraek.Mend(ctx, o.Office, o.User("KRB"), udtraek.Mending{Run: res.Run.ID, File: "haendelser", Line: 2,
			Fields: fields}); fault.Of(err) != fault.Forbidden {
			t.Errorf("a caseworker mends: %v", err)
		}
		if wrong := res.Report.Reconcile(&stand); len(wrong) > 0 {
			t.Error(wrong)
		}
	})
}

func TestAReportThatDoesNotAddUpSaysSo(t *testing.T) {
	o := officetest.New(t)
	res := run(t, o, export(t), udtraek.Options{})
	stand, err := o.FindImportRun(ctx, o.User("SYS"), res.Run.ID)
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*udtraek.Report){
		"a row too many":     func(r *udtraek.Report) { r.Files[0].Rows++ },
		"a refusal gone":     func(r *udtraek.Report) { r.Files[0].Refused--; r.Files[0].Rows-- },
		"a citizen gone":     func(r *udtraek.Report) { r.Citizens.Accepted-- },
		"known, not counted": func(r *udtraek.Report) { r.Citizens.Known++ },
	} {
		js, err := json.Marshal(res.Report)
		if err != nil {
			t.Fatal(err)
		}
		r, err := udtraek.ReadReport(store.ImportRun{Report: string(js)})
		if err != nil {
			t.Fatal(err)
		}
		if wrong := r.Reconcile(&stand); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		spoil(r)
		if len(r.Reconcile(&stand)) == 0 {
			t.Errorf("%s: nothing was said", name)
		}
	}
	stand.Taken["borgere"]--
	if len(res.Report.Reconcile(&stand)) != 1 {
		t.Error("the database has a row less, and nothing was said")
	}
}
