package udtraek_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"indgang/bridge/udtraek"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
	"indgang/store/storetest"
)

func TestATrialTellsWhatWouldHappenAndKeepsNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		o := officetest.On(t, s)
		o.Person(store.Person{CPR: "6101701234", FirstName: "A", LastName: "B"}, "1970-01-01 født")
		facts, citizens := size(t, s)
		before := dump(t, s)
		trial := run(t, o, export(t), udtraek.Options{Trial: true, Keep: true})
		if f, c := size(t, s); f != facts || c != citizens {
			t.Errorf("a trial left %d facts of %d citizens", f-facts, c-citizens)
		}
		differ(t, dump(t, s), before)
		stand, err := o.FindImportRun(ctx, o.User("SYS"), trial.Run.ID)
		if err != nil || !stand.Files {
			t.Fatal("the files of a trial are gone", err)
		}
		for _, wrong := range trial.Report.Reconcile(&stand) {
			t.Error(wrong)
		}
		// What would happen is what happens.
		again, err := udtraek.Again(ctx, o.Office, o.User("SYS"), trial.Run.ID, udtraek.Options{List: true})
		if err != nil {
			t.Fatal(err)
		}
		res, err := again.Do(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if counts(t, res.Report) != counts(t, trial.Report) || res.Report.Citizens != trial.Report.Citizens {
			t.Errorf("tried %+v\ngot %+v", trial.Report.Citizens, res.Report.Citizens)
		}
		for _, id := range []string{trial.Run.ID, res.Run.ID} {
			if _, err := o.ImportFiles(ctx, o.User("SYS"), id); fault.Of(err) != fault.Conflict {
				t.Errorf("the files are kept: %v", err)
			}
		}
	})
}

func undo(t *testing.T, o *officetest.Office, run string) {
	t.Helper()
	if err := o.UndoImport(ctx, o.User("LED"), udtraek.Runs(run)...); err != nil {
		t.Fatal(err)
	}
}

func TestAnImportIsUndoneAsAWhole(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		o := officetest.On(t, s)
		known := o.Person(store.Person{CPR: "6101701234", FirstName: "Ane", LastName: "Bo", Phone: "11111111", Mail: true}, "1970-01-01 født",
			"2025-01-08 ydelse begyndt dagpenge", "2025-01-10 samtale holdt")
		in := files("6101701234;Ane;Bo;Vej 1;2635;Ishøj;22222222;;N;;J;;\r\n6201701234;Ny;Person;;;;;;N;;J;;\r\n",
			"6201701234;Dagpenge;2025-01-08;;1;\r\n",
			"6101701234;2025-01-10;Samtale;Jobsamtale;Afholdt;;Talt om job;KRB\r\n6101701234;2025-01-11;CV "+
				"godkendt;;;;;KRB\r\n6101701234;2025-01-12;Kaffe;;;;;KRB\r\n")
		stands := func() string {
			var out []string
			at, err := o.Standings(ctx, o.User("SYS"), []fact.Subject{known})
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range at[known].Stands {
				out = append(out, x.On.String()+" "+fact.String(x.Body)+" "+at[known].Texts[x.Text])
			}
			return strings.Join(out, "\n")
		}
		before := stands()
		res := run(t, o, in, udtraek.Options{})
		if n := res.Report.Totals(); n.Accepted != 5 || n.New != 1 || n.Refused != 1 {
			t.Fatalf("%+v", n)
		}
		// A row that is mended belongs to the import that refused it.
		if _, err := udtraek.Mend(ctx, o.Office, o.User("LED"), udtraek.Mending{Run: res.Run.ID, File: "haendelser", Line: 4,
			Fields: []string{"6101701234", "2025-01-12", "Første henvendelse", "", "", "", "", ""}}); err != nil {
			t.Fatal(err)
		}
		undo(t, o, res.Run.ID)
		if got := stands(); got != before {
			t.Errorf("before\n%s\nand after\n%s", before, got)
		}
		view(t, s, func(tx *store.Tx) error {
			p, _, err := tx.FindPerson(ctx, known)
			if p.Phone != "11111111" || p.Address != "" {
				t.Errorf("%+v", p)
			}
			if err != nil {
				return err
			}
			numbers, err := tx.Numbers(ctx)
			if len(numbers) != 1 {
				t.Errorf("%d persons", len(numbers))
			}
			if err != nil {
				return err
			}
			all, err := tx.Stream(ctx, known)
			if n := slices.IndexFunc(all, func(f fact.Fact) bool { return f.Source == "fortrudt import" && f.Actor != "LED" }); n >= 0 ||
				len(all) < 8 {
				t.Errorf("the history is %+v", all)
			}
			return err
		})
		rebuilt := dump(t, s)
		if _, err := o.Rebuild(ctx); err != nil {
			t.Fatal(err)
		}
		differ(t, dump(t, s), rebuilt)
		// It may be taken in again, with all that it had.
		res = run(t, o, in, udtraek.Options{})
		if n := res.Report.Totals(); n.Accepted != 5 || n.New != 1 {
			t.Errorf("again: %+v", n)
		}
	})
}

func TestWhatOthersHaveBuiltOnIsNotUndone(t *testing.T) {
	o := officetest.New(t)
	res := run(t, o, files("6101701234;Ane;Bo;;;;;;N;;J;Jobparate;KRB\r\n6201701234;Ny;Person;;;;;;N;;J;Jobparate;KRB\r\n",
		"6101701234;Dagpenge;2025-01-08;;1;\r\n", ""), udtraek.Options{})
	var built fact.Subject
	view(t, o.Store, func(tx *store.Tx) error {
		numbers, err := tx.Numbers(ctx)
		built = numbers["6101701234"]
		return err
	})
	o.Register("KRB", built, "2025-01-20 samtale holdt")
	before := facts(t, o, "6101701234")
	undo(t, o, res.Run.ID)
	if got := facts(t, o, "6101701234"); !slices.Equal(got, before) {
		t.Errorf("%q", got)
	}
	stand, err := o.FindImportRun(ctx, o.User("SYS"), res.Run.ID)
	if err != nil || stand.Undone[office.UndoneLeft] != 1 || stand.Undone[office.UndoneAll] != 1 {
		t.Errorf("%+v %v", stand.Undone, err)
	}
	if err := o.UndoImport(ctx, o.User("KRB"), res.Run.ID); fault.Of(err) != fault.Forbidden {
		t.Errorf("a caseworker undoes: %v", err)
	}
}

func TestARunStopsWhenItIsAsked(t *testing.T) {
	o := officetest.New(t)
	u := o.User("SYS")
	r, err := udtraek.Prepare(ctx, o.Office, u, udtraek.Default(), export(t),
		udtraek.Options{Chunk: 50, Keep: true, After: func(done, _ int) error {
			if done == 100 {
				runs, _, err := o.ImportRuns(ctx, u, 1)
				if err != nil {
					return err
				}
				return o.StopImportRun(ctx, u, runs[0].ID)
			}
			return nil
		}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Do(ctx); !errors.Is(err, office.ErrStopped) {
		t.Fatal(err)
	}
	if _, citizens := size(t, o.Store); citizens != 100 {
		t.Errorf("%d citizens", citizens)
	}
	stand, err := o.FindImportRun(ctx, u, r.ID)
	if err != nil || stand.State != udtraek.Cancelled || stand.Ended.IsZero() || stand.Done != 100 || stand.Total < 400 {
		t.Errorf("%+v %v", stand, err)
	}
	// It goes on where it stopped, with the files that it has.
	again, err := udtraek.Again(ctx, o.Office, u, r.ID, udtraek.Options{})
	if err != nil {
		t.Fatal(err)
	}
	res, err := again.Do(ctx)
	if err != nil || res.Report.Totals().New != 300 {
		t.Errorf("%+v %v", res, err)
	}
}

func TestAFileThatDoesNotFitIsGivenUp(t *testing.T) {
	for name, x := range map[string]struct{ text, why string }{
		"nothing fits": {eventHead + strings.Repeat("6101701234;2025-01-10;Kaffe;;;;;\r\n", 1500),
			"De første 1000 rækker i haendelser.csv passer alle ikke. Den sidste: Ukendt kode i kolonnen «Hændelse»"},
		"most does not": {eventHead +
			strings.Repeat("6101701234;2025-01-10;CV godkendt;;;;;\r\n"+strings.Repeat("6101701234;2025-01-10;Kaffe;;;;;\r\n", 3), 10000),
			"Mere end halvdelen af rækkerne i haendelser.csv passer ikke"},
	} {
		t.Run(name, func(t *testing.T) {
			o := officetest.New(t)
			o.Person(store.Person{CPR: "6101701234", FirstName: "A", LastName: "B"}, "1970-01-01 født")
			before, _ := size(t, o.Store)
			res := run(t, o, []udtraek.Input{{Name: "haendelser.csv", Data: []byte(x.text)}}, udtraek.Options{})
			if !strings.HasPrefix(res.Report.Stopped, x.why) || res.Run.State != udtraek.GaveUp {
				t.Errorf("%q, %s", res.Report.Stopped, res.Run.State)
			}
			if n, _ := size(t, o.Store); n != before {
				t.Errorf("%d facts came in", n-before)
			}
		})
	}
}

func TestAnUnknownCodeIsMendedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		o := officetest.On(t, s)
		rows := "6101701234;2025-01-10;Kaffe;;;;;KRB\r\n6101701234;2025-01-11;Kaffe;;;;;KRB\r\n6201701234;2025-01-11;Kaffe;;;;;KRB\r\n" +
			"6201701234;2025-01-12;Kage;;;;;KRB\r\n" +
			"6201701234;2025-01-13;Samtale;Kaffe;Afholdt;;;KRB\r\n6101701234;2025-01-11; kaffe ;;;;;KRB\r\n"
		res := run(t, o, files("6101701234;A;B;;;;;;N;;J;Jobparate;KRB\r\n6201701234;C;D;;;;;;N;;J;Jobparate;KRB\r\n", "", rows),
			udtraek.Options{})
		codes, err := o.ImportCodes(ctx, o.User("LED"), res.Run.ID, string(udtraek.WhyUnknownCode), 10)
		if err != nil || len(codes) != 4 || codes[0].Value != "Kaffe" || codes[0].Rows != 3 || codes[0].Column != "Hændelse" {
			t.Fatalf("%+v %v", codes, err)
		}
		out, err := udtraek.MendCode(ctx, o.Office, o.User("LED"),
			udtraek.CodeMending{Run: res.Run.ID, File: "haendelser", Column: "Hændelse", Value: "Kaffe", As: "CV godkendt"})
		if err != nil || out.Taken != 3 {
			t.Errorf("%+v %v", out, err)
		}
		n := 0
		for _, number := range []string{"6101701234", "6201701234"} {
			for _, f := range facts(t, o, number) {
				if strings.Contains(f, "CV synligt") {
					n++
				}
			}
		}
		if n != 3 {
			t.Errorf("%d facts", n)
		}
		// What is mended into something that is wrong too is told as that.
		out, err = udtraek.MendCode(ctx, o.Office, o.User("LED"),
			udtraek.CodeMending{Run: res.Run.ID, File: "haendelser", Column: "Hændelse", Value: "Kage", As: "Samtale"})
		if err != nil || out.Again != 1 {
			t.Errorf("%+v %v", out, err)
		}
		stand, err := o.FindImportRun(ctx, o.User("LED"), res.Run.ID)
		if err != nil || stand.Mended["haendelser"] != 3 {
			t.Errorf("%+v %v", stand.Mended, err)
		}
		if wrong := res.Report.Reconcile(&stand); len(wrong) > 0 {
			t.Error(wrong)
		}
		if codes, err := o.ImportCodes(ctx, o.User("SYS"), res.Run.ID, string(udtraek.WhyUnknownCode), 10); err != nil || len(codes) > 0 {
			t.Errorf("the operator sees what stands in rows: %+v %v", codes, err)
		}
	})
}

// Whoever may open no case sees nothing of what stands in refused rows, and may not
// mend them; everybody else leaves a line in the read log for each.
func TestRefusedRowsAreShownToThoseWhoMayOpenTheCase(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		o := officetest.On(t, s)
		known := o.Person(store.Person{CPR: "6101701234", FirstName: "A", LastName: "B", Protected: true}, "1970-01-01 født",
			"2025-01-01 sagsbehandler HGA i Sygedagpenge")
		secret := "Vej 99"
		res := run(t, o, files("6101701234;A;B;"+secret+";;;;;MÅSKE;;J;;\r\n3213801234;Hemmelig;Person;"+secret+";;;;;N;;J;;\r\n", "", ""),
			udtraek.Options{})
		reads := func() (n int) {
			view(t, s, func(tx *store.Tx) (err error) {
				n, err = tx.CountReads(ctx)
				return err
			})
			return n
		}
		before := reads()
		rows, err := o.ImportRows(ctx, o.User("SYS"), res.Run.ID, string(udtraek.Refused), 0, 10)
		if err != nil || len(rows) != 2 {
			t.Fatal(err)
		}
		for _, r := range rows {
			if !r.Closed || r.Fields != "" || r.Mend != "" || r.Value != "" || r.Subject != "" {
				t.Errorf("the operator sees %+v", r)
			}
		}
		if n := reads(); n != before {
			t.Errorf("%d lines in the read log for nothing shown", n-before)
		}
		if _, err := udtraek.Mend(ctx, o.Office, o.User("SYS"), udtraek.Mending{Run: res.Run.ID, File: "borgere", Line: 2,
			Fields: make([]string, 13)}); fault.Of(err) != fault.Forbidden {
			t.Errorf("the operator mends: %v", err)
		}
		rows, err = o.ImportRows(ctx, o.User("LED"), res.Run.ID, string(udtraek.Refused), 0, 10)
		if err != nil || rows[0].Closed || rows[1].Closed || !strings.Contains(rows[1].Fields, secret) {
			t.Errorf("%+v %v", rows, err)
		}
		if n := reads(); n != before+2 {
			t.Errorf("%d lines in the read log for two rows", n-before)
		}
		view(t, s, func(tx *store.Tx) error {
			of, err := tx.ReadsOf(ctx, fact.Subject(res.Run.ID), 10)
			if len(of) != 1 || of[0].Page != "import borgere 3" || of[0].User != "LED" {
				t.Errorf("of the row about nobody known: %+v", of)
			}
			if err != nil {
				return err
			}
			of, err = tx.ReadsOf(ctx, known, 10)
			if len(of) != 1 {
				t.Errorf("of the citizen: %+v", of)
			}
			return err
		})
	})
}
