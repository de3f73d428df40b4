package store_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"indgang/fact"
	"indgang/store"
	"indgang/store/storetest"
)

func engines(t *testing.T, f func(t *testing.T, data string)) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) { f(t, storetest.Data(t, engine)) })
	}
}

// A database that runs somewhere has the migrations as they were when it ran them.
func TestAReleasedMigrationIsNeverEdited(t *testing.T) {
	f, err := os.Open("testdata/migrations.sum")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sums := map[string]string{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		sum, name, _ := strings.Cut(lines.Text(), "  ")
		sums[name] = sum
	}
	files := store.Migrations()
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		sum := fmt.Sprintf("%x", sha256.Sum256(b))
		switch base := filepath.Base(name); sums[base] {
		case sum:
		case "":
			t.Errorf("%s is new: add to store/testdata/migrations.sum\n%s  %s", base, sum, base)
		default:
			t.Errorf("%s has been edited: what is released stays as it is, write a new one", base)
		}
		delete(sums, filepath.Base(name))
	}
	for name := range sums {
		t.Errorf("%s is gone", name)
	}
}

// v1 is what the version before the rebuilding left: see testdata/v1.sql.
func v1(t *testing.T, data string) {
	t.Helper()
	dump, err := os.ReadFile("testdata/v1.sql")
	if err != nil {
		t.Fatal(err)
	}
	if err := store.MakeOld(ctx, data, 3, string(dump)); err != nil {
		t.Fatal(err)
	}
}

func TestWhatAnOlderVersionLeftOpensWithEverythingInIt(t *testing.T) {
	engines(t, func(t *testing.T, data string) {
		v1(t, data)
		for again := range 2 { // the second time there is nothing to upgrade
			d, err := store.Open(ctx, data)
			if err != nil {
				t.Fatal(err)
			}
			s := d.Muni(storetest.Muni)
			texts := 0
			update(t, s, func(tx *store.Tx) error {
				facts, subjects, err := tx.Size(ctx)
				if facts != 82+again || subjects != 5 {
					t.Errorf("%d facts of %d subjects", facts, subjects)
				}
				people, _ := tx.ListNames(ctx, store.Span{})
				if len(people) != 4 {
					t.Errorf("%d persons", len(people))
				}
				for c, p := range people {
					if p.LastName == "" {
						t.Errorf("%s has no name", c)
					}
					stream, err := tx.Stream(ctx, c)
					if err != nil || len(stream) == 0 {
						t.Errorf("%s: %d facts, %v", c, len(stream), err)
					}
					all, err := tx.Texts(ctx, c)
					if err != nil {
						t.Error(err)
					}
					for _, f := range stream {
						if f.Text != "" && all[f.Text] == "" {
							t.Errorf("the text of fact %d of %s is lost", f.Seq, c)
						}
					}
					for _, body := range all {
						if texts++; strings.HasPrefix(body, "Et notat") && body[strings.Index(body, ":"):] != ": 'citat' og \\ skråstreg.\nNy linje." {
							t.Errorf("a text has become %q", body)
						}
					}
					if _, found, _ := tx.FindCase(ctx, c); !found {
						t.Errorf("%s has no view", c)
					}
				}
				as, _ := tx.ListAccounts(ctx)
				log, _ := tx.AccountLog(ctx, as[0].ID)
				n, _ := tx.CountReads(ctx)
				drafts, _ := tx.ListDrafts(ctx)
				if len(as) != 19 || len(log) != 1 || n != 4 || len(drafts) != 1 {
					t.Errorf("%d accounts, %d in the history of one, %d reads, %d drafts", len(as), len(log), n, len(drafts))
				}
				return err
			})
			if texts != 5 {
				t.Errorf("%d texts", texts)
			}
			if b, err := s.VerifyChain(ctx); err != nil || b != (store.Break{}) {
				t.Errorf("the chain breaks at %+v, %v", b, err)
			}
			update(t, s, func(tx *store.Tx) error {
				return tx.Append(ctx, store.Batch{Subject: fact.TheLaw, Expected: last(t, tx, fact.TheLaw), Facts: []fact.Fact{held("2026-11-02")}})
			})
			if b, err := s.VerifyChain(ctx); err != nil || b != (store.Break{}) {
				t.Errorf("after another fact, the chain breaks at %+v, %v", b, err)
			}
			d.Close()
		}
		if !store.IsPostgres(data) {
			b, err := os.ReadFile(filepath.Join(data, "indgang.db"))
			if err != nil || bytes.Contains(b, []byte("Et notat om")) {
				t.Errorf("what was sealed still stands open in the file (%v)", err)
			}
		}
	})
}

func last(t *testing.T, tx *store.Tx, s fact.Subject) fact.Seq {
	t.Helper()
	facts, err := tx.Stream(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	return fact.Seq(len(facts))
}
