package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"indgang/fact"
	"indgang/fault"
	"indgang/store"
	"indgang/store/storetest"
)

func putText(t *testing.T, s *store.Muni, c fact.Subject, body string) {
	t.Helper()
	update(t, s, func(tx *store.Tx) error { return tx.PutTexts(ctx, store.Text{Subject: c, ID: "t1", Body: body}) })
}

func textOf(t *testing.T, s *store.Muni, c fact.Subject) string {
	t.Helper()
	var all map[string]string
	if err := s.View(ctx, func(tx *store.Tx) (err error) { all, err = tx.Texts(ctx, c); return err }); err != nil {
		t.Fatal(err)
	}
	return all["t1"]
}

func TestNothingThatIsWrittenAboutACitizenStandsOpenInTheDatabase(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		putText(t, s, "c1", "fortroligt om Åse")
		d := store.Document{Subject: "c1", Type: "afgørelse", Direction: store.Outgoing, Title: "fortroligt brev",
			Parties: []string{"fortroligt navn"}, Created: at, Body: []byte("fortroligt indhold")}
		update(t, s, func(tx *store.Tx) error { return tx.AddDocument(ctx, &d) })
		if textOf(t, s, "c1") != "fortroligt om Åse" {
			t.Error("the text did not come back")
		}
		update(t, s, func(tx *store.Tx) error {
			got, found, err := tx.FindDocument(ctx, "c1", d.ID)
			if !found || got.Title != d.Title || !slices.Equal(got.Parties, d.Parties) || string(got.Body) != "fortroligt "+
				"indhold" || got.Hash != d.Hash || got.Size != 18 || !got.Created.Equal(at) {
				t.Errorf("%+v %v %v", got, found, err)
			}
			all, err2 := tx.ListDocuments(ctx, "c1")
			if len(all) != 1 || all[0].Title != d.Title || all[0].Body != nil {
				t.Errorf("%+v", all)
			}
			if _, found, _ := tx.FindDocument(ctx, "c2", d.ID); found {
				t.Error("a document was found under another subject")
			}
			return errors.Join(err, err2)
		})
		for _, q := range []string{"SELECT body FROM text", "SELECT sealed FROM text", "SELECT head FROM document",
			"SELECT body FROM document", "SELECT wrapped FROM subject_key"} {
			rows, err := s.Rows(ctx, q)
			if err != nil || len(rows) == 0 {
				t.Fatalf("%s: %v", q, err)
			}
			for _, r := range rows {
				if strings.Contains(r, "fortroligt") {
					t.Errorf("%s shows %q", q, r)
				}
			}
		}
	})
}

func TestWhatIsSealedCannotBeMovedToAnother(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		putText(t, s, "c1", "om den ene")
		putText(t, s, "c2", "om den anden")
		for _, x := range []string{
			"UPDATE text SET sealed = (SELECT x.sealed FROM text x WHERE x.subject = 'c2') WHERE subject = 'c1'",
			"UPDATE text SET id = 't2' WHERE subject = 'c2'",
		} {
			if err := s.RawExec(ctx, x); err != nil {
				t.Fatal(err)
			}
		}
		for _, c := range []fact.Subject{"c1", "c2"} {
			if err := s.View(ctx, func(tx *store.Tx) error { _, err := tx.Texts(ctx, c); return err }); err == nil {
				t.Errorf("what was moved under %s was opened", c)
			}
		}
	})
}

// The database is copied; then a citizen is erased. The copy, opened with the keys
// that are left, has the citizen's texts no more, and the others' still.
func TestACopyForgetsWhomTheKeysHaveForgotten(t *testing.T) {
	data := storetest.Data(t, "sqlite")
	s := storetest.Open(t, data)
	putText(t, s, "c1", "glemmes")
	putText(t, s, "c2", "huskes")
	doc := store.Document{Subject: "c1", Created: at, Body: []byte("glemmes")}
	update(t, s, func(tx *store.Tx) error {
		if err := tx.AddDocument(ctx, &doc); err != nil {
			return err
		}
		return tx.PutPersons(ctx, store.Person{Subject: "c1", CPR: "6101011234", FirstName: "Åse", LastName: "Glemmesen"})
	})
	copied := t.TempDir()
	if err := s.RawExec(ctx, "VACUUM INTO '"+filepath.Join(copied, "indgang.db")+"'"); err != nil {
		t.Fatal(err)
	}
	update(t, s, func(tx *store.Tx) error { return tx.EraseSubject(ctx, "c1") })
	if textOf(t, s, "c1") != "" || textOf(t, s, "c2") != "huskes" {
		t.Error("erased too little or too much")
	}
	if err := s.RawExec(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(data, "indgang.db")); err != nil || bytes.Contains(b, []byte("Glemmesen")) {
		t.Errorf("the name still stands in the file (%v)", err)
	}
	// What drift.md says of restoring: the data of then, with the keys of now.
	old := storetest.Open(t, copied)
	for _, x := range []string{"ATTACH '" + filepath.Join(data, "indgang.db") + "' AS now", "DELETE FROM main.subject_key",
		"INSERT INTO main.subject_key SELECT * FROM now.subject_key"} {
		if err := old.RawExec(ctx, x); err != nil {
			t.Fatal(err)
		}
	}
	if got := textOf(t, old, "c1"); got != "" {
		t.Errorf("the copy remembers %q", got)
	}
	if textOf(t, old, "c2") != "huskes" {
		t.Error("the copy has forgotten another")
	}
	update(t, old, func(tx *store.Tx) error {
		if _, found, err := tx.FindDocument(ctx, "c1", doc.ID); found || err != nil {
			t.Errorf("the copy has the document: %v, %v", found, err)
		}
		return nil
	})
}

// Whoever writes after an erasure writes under a new key, in every process.
func TestAnotherProcessDoesNotWriteUnderAnErasedKey(t *testing.T) {
	engines(t, func(t *testing.T, data string) {
		a, b := storetest.Open(t, data), storetest.Open(t, data)
		putText(t, a, "c1", "et")
		if textOf(t, b, "c1") != "et" {
			t.Fatal("the other process cannot read")
		}
		update(t, a, func(tx *store.Tx) error { return tx.EraseSubject(ctx, "c1") })
		putText(t, b, "c1", "to")
		if got := textOf(t, a, "c1"); got != "to" {
			t.Errorf("read %q", got)
		}
		if got := textOf(t, b, "c1"); got != "to" {
			t.Errorf("the writer itself reads %q", got)
		}
	})
}

func TestOneCitizenGetsOneKeyWhoeverWritesFirst(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		errs := make(chan error, 8)
		for i := range 8 {
			go func() {
				errs <- s.Update(ctx, func(tx *store.Tx) error {
					return tx.PutTexts(ctx, store.Text{Subject: "c1", ID: string(rune('a' + i)), Body: "x"})
				})
			}()
		}
		for range 8 {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
		if err := s.View(ctx, func(tx *store.Tx) error {
			all, err := tx.Texts(ctx, "c1")
			if len(all) != 8 {
				t.Errorf("%d texts can be read", len(all))
			}
			return err
		}); err != nil {
			t.Error(err)
		}
	})
}

func TestTextsAndDocumentsAreBounded(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		err := s.Update(ctx, func(tx *store.Tx) error {
			return tx.PutTexts(ctx, store.Text{Subject: "c1", ID: "t1", Body: strings.Repeat("x", 300<<10)})
		})
		if fault.Of(err) != fault.Invalid {
			t.Errorf("an endless text: %v", err)
		}
		err = s.Update(ctx, func(tx *store.Tx) error {
			return tx.AddDocument(ctx, &store.Document{Subject: "c1", Created: at, Body: make([]byte, 26<<20)})
		})
		if fault.Of(err) != fault.Invalid {
			t.Errorf("an endless document: %v", err)
		}
	})
}
