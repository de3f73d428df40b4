package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"indgang/fact"
	"indgang/fault"
	"indgang/store"
	"indgang/store/storetest"
)

// What one engine would choke on and the other keep is refused alike, before either
// sees it; and where something is only looked for, it is not there.
func TestBrokenLettersAreRefusedAlike(t *testing.T) {
	for _, bad := range []string{"a\x00b", "\xe6\xf8\xe5", "a\xffb", "\xed\xa0\x80"} {
		storetest.Each(t, func(t *testing.T, s *store.Muni) {
			for what, f := range map[string]func(*store.Tx) error{
				"name": func(tx *store.Tx) error {
					return tx.PutPersons(ctx, store.Person{Subject: "c1", CPR: "1", FirstName: bad})
				},
				"subject": func(tx *store.Tx) error {
					return tx.PutPersons(ctx, store.Person{Subject: fact.Subject(bad), CPR: "1"})
				},
				"text": func(tx *store.Tx) error { return tx.PutTexts(ctx, store.Text{Subject: "c1", ID: "t1", Body: bad}) },
				"actor": func(tx *store.Tx) error {
					f := held("2026-11-02")
					f.Actor = bad
					return tx.Append(ctx, store.Batch{Subject: "c1", Facts: []fact.Fact{f}})
				},
				"purpose": func(tx *store.Tx) error { return tx.LogReads(ctx, store.Read{At: at, ID: "r", Purpose: bad}) },
				"account": func(tx *store.Tx) error { return tx.PutAccounts(ctx, store.Account{ID: "X", Name: bad}) },
				"draft":   func(tx *store.Tx) error { return tx.PutDraft(ctx, store.Draft{Name: bad, Saved: at}) },
				"job": func(tx *store.Tx) error {
					return tx.AddJobs(ctx, at, store.Job{Work: store.Work{Kind: "k"}, Body: bad})
				},
				"setting": func(tx *store.Tx) error { return tx.PutSetting(ctx, "x", bad) },
			} {
				if err := s.Update(ctx, f); fault.Of(err) != fault.Invalid {
					t.Errorf("%s %q: %v", what, bad, err)
				}
			}
			update(t, s, func(tx *store.Tx) error {
				_, a, e1 := tx.FindPerson(ctx, fact.Subject(bad))
				_, b, e2 := tx.FindPersonByCPR(ctx, bad)
				facts, e3 := tx.Stream(ctx, fact.Subject(bad))
				_, c, e4 := tx.FindDraft(ctx, bad)
				list, e5 := tx.ListPersons(ctx, []fact.Subject{fact.Subject(bad)})
				_, d, e6 := tx.FindImportRun(ctx, bad)
				_, e, e7 := tx.FindHeld(ctx, bad, bad, at)
				if a || b || c || d || e || len(facts) > 0 || len(list) > 0 {
					t.Errorf("%q was found", bad)
				}
				return errors.Join(e1, e2, e3, e4, e5, e6, e7)
			})
		})
	}
}

func TestFieldsAreBoundedAlike(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		long := strings.Repeat("å", 900_000)
		for _, p := range []store.Person{{FirstName: long}, {LastName: long}, {Address: long}, {City: long}, {Phone: long}, {Email: long},
			{Interpreter: long}, {CPR: long}, {PostalCode: long}} {
			p.Subject = "c1"
			if err := s.Update(ctx, func(tx *store.Tx) error {
				return tx.PutPersons(ctx,
					p)
			}); fault.Of(err) != fault.Invalid || len(err.Error()) > 300 {
				t.Errorf("%.300v", err)
			}
		}
		if err := s.Update(ctx, func(tx *store.Tx) error {
			return tx.PutAccounts(ctx, store.Account{ID: "KRB",
				Name: long})
		}); fault.Of(err) != fault.Invalid {
			t.Errorf("an account: %.300v", err)
		}
		ok := store.Person{Subject: "c2", CPR: "0101901234", FirstName: strings.Repeat("å", 200)}
		if err := s.Update(ctx, func(tx *store.Tx) error { return tx.PutPersons(ctx, ok) }); err != nil {
			t.Error(err)
		}
	})
}

func TestTheFilesAreTheirOwnersAloneAlsoInAnOldFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	v1(t, dir)
	name := filepath.Join(dir, "indgang.db")
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.WriteFile(name+end+".x", nil, 0o644); err != nil { // an umask that lets others in
			t.Fatal(err)
		}
		os.Chmod(name+end, 0o644)
	}
	s := storetest.Open(t, dir)
	update(t, s, func(tx *store.Tx) error { return tx.PutSetting(ctx, "x", "y") })
	for _, end := range []string{"", "-wal", "-shm"} {
		if info, err := os.Stat(name + end); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", end, info.Mode(), err)
		}
	}
}

// Long work on whole municipalities, as much of it as there is, and writers that
// wait for each other, keep nobody from a page, its line in the read log and the
// session: none of them waits for a connection that another holds.
func TestLongWorkKeepsNobodyFromAPage(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
		defer cancel()
		x := s.Sessions(func() time.Time { return at })
		release := make(chan struct{})
		var wg sync.WaitGroup
		inside := make(chan struct{}, 64)
		for range 20 { // reforms: most of them stand in line
			wg.Go(func() {
				if err := s.Long(ctx, func(tx *store.Tx) error {
					if _, err := tx.Setting(ctx, "x"); err != nil {
						return err
					}
					select {
					case inside <- struct{}{}:
					default:
					}
					<-release
					// While they hold a connection, they log and keep their session.
					return errors.Join(
						s.Note(ctx, func(tx *store.Tx) error {
							return tx.LogReads(ctx, store.Read{At: at, ID: fmt.Sprint(&tx), User: "KRB", Subject: "c1"})
						}),
						x.CommitCtx(ctx, "tok", []byte{1}, at.Add(time.Hour)))
				}); err != nil {
					t.Error(err)
				}
			})
		}
		<-inside
		writing := make(chan struct{})
		if !s.OnSQLite() { // where only one can write, others do wait for it
			for i := range 12 {
				wg.Go(func() {
					if err := s.Update(ctx, func(tx *store.Tx) error {
						if err := tx.Alone(ctx); err != nil {
							return err
						}
						if i == 0 {
							close(writing)
						}
						select {
						case <-release:
						case <-time.After(time.Second):
						}
						return nil
					}); err != nil {
						t.Error(err)
					}
				})
			}
			<-writing
		}
		for i := range 40 {
			if err := s.View(ctx, func(tx *store.Tx) error {
				_, _, err := tx.FindPersonByCPR(ctx, "1")
				return errors.Join(err, s.Note(ctx, func(tx *store.Tx) error {
					return tx.LogReads(ctx, store.Read{At: at, ID: fmt.Sprint("p", i), User: "KRB", Subject: "c1"})
				}))
			}); err != nil {
				t.Fatalf("page %d: %v", i, err)
			}
			if _, _, err := x.FindCtx(ctx, "tok"); err != nil {
				t.Fatal(err)
			}
		}
		close(release)
		wg.Wait()
	})
}

// A disk that is full, and one that takes nothing, are told as such, and health
// tells of them.
func TestAFullDiskIsToldAndHealthTells(t *testing.T) {
	d, err := store.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.Health(ctx); err != nil {
		t.Fatal(err)
	}
	s := d.Muni("0183")
	if err := s.RawExec(ctx, "PRAGMA max_page_count = 1"); err != nil { // no page more than there are
		t.Fatal(err)
	}
	err = s.Update(ctx, func(tx *store.Tx) error {
		return tx.PutTexts(ctx, store.Text{Subject: "c1", ID: "t1", Body: strings.Repeat("x", 200<<10)})
	})
	if fault.Of(err) != fault.Unavailable || !strings.Contains(err.Error(), "plads på disken") {
		t.Errorf("a full disk: %v", err)
	}
	if err := s.RawExec(ctx, "PRAGMA query_only = ON"); err != nil {
		t.Fatal(err)
	}
	if err := d.Health(ctx); fault.Of(err) != fault.Unavailable {
		t.Errorf("health on a disk that takes nothing: %v", err)
	}
}

// endAll ends the connections that are in a transaction, and waits until they are
// gone.
func endAll(s *store.Muni) error {
	for {
		left, err := s.Rows(ctx, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle "+
			"in transaction'")
		if err != nil || len(left) == 0 {
			return err
		}
	}
}

// The server of PostgreSQL ends our connections: what was not committed is said to
// be unsaved, and the next request gets a connection again.
func TestAServerThatEndsConnectionsIsToldAsAway(t *testing.T) {
	data := storetest.Data(t, "postgres")
	s := storetest.Open(t, data)
	other := storetest.Open(t, data)
	err := s.Update(ctx, func(tx *store.Tx) error {
		if err := tx.PutSetting(ctx, "x", "y"); err != nil {
			return err
		}
		if err := endAll(other); err != nil {
			return err
		}
		return tx.PutSetting(ctx, "x", "z")
	})
	if fault.Of(err) != fault.Unavailable {
		t.Errorf("ended in the middle: %v", err)
	}
	err = s.Update(ctx, func(tx *store.Tx) error {
		if err := tx.PutSetting(ctx, "x", "y"); err != nil {
			return err
		}
		return endAll(other)
	})
	if fault.Of(err) != fault.Unknown {
		t.Errorf("ended at the commit: %v", err)
	}
	update(t, s, func(tx *store.Tx) error { return tx.PutSetting(ctx, "x", "y") })
}

// A commit that nobody heard the answer of is found out by sending the form again.
func TestAnUnknownOutcomeIsFoundOutByTheFormsKey(t *testing.T) {
	data := storetest.Data(t, "postgres")
	s := storetest.Open(t, data)
	other := storetest.Open(t, data)
	form := store.Form{User: "KRB", Key: "k", Expiry: at.Add(time.Hour)}
	kill := true
	save := func() (string, bool, error) {
		return s.Once(ctx, form, func(tx *store.Tx) (string, error) {
			if kill {
				kill = false
				if err := endAll(other); err != nil {
					return "", err
				}
			}
			seen, err := tx.Last(ctx, "c1")
			if err != nil {
				return "", err
			}
			return "saved", tx.Append(ctx, store.Batch{Subject: "c1", Expected: seen, Facts: []fact.Fact{held("2026-11-02")}})
		})
	}
	if _, _, err := save(); err == nil {
		t.Fatal("the first was saved after all")
	}
	for range 2 {
		if out, _, err := save(); err != nil || out != "saved" {
			t.Errorf("%q, %v", out, err)
		}
	}
	update(t, s, func(tx *store.Tx) error {
		if n, _, err := tx.Size(ctx); n != 1 || err != nil {
			t.Errorf("%d facts, %v", n, err)
		}
		return nil
	})
}
