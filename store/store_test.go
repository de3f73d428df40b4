package store_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"
	"indgang/store/storetest"

	"github.com/google/go-cmp/cmp"
)

var (
	ctx = context.Background()
	at  = time.Date(2026, 11, 21, 8, 0, 0, 123456000, time.UTC)
)

func held(on string) fact.Fact {
	return fact.Fact{On: day.MustParse(on), Recorded: at, Actor: "KRB", Source: "test", Body: fact.TalkHeld{Talk: fact.JobTalk}}
}

func update(t *testing.T, s *store.Muni, f func(*store.Tx) error) {
	t.Helper()
	if err := s.Update(ctx, f); err != nil {
		t.Fatal(err)
	}
}

func TestFactsComeBackAsTheyWereAppended(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		facts := []fact.Fact{held("2026-11-02"), held("2026-11-09")}
		facts[1].Corrects, facts[1].Text = 1, "t1"
		update(t, s, func(tx *store.Tx) error { return tx.Append(ctx, store.Batch{Subject: "c1", Facts: facts}) })
		var got []fact.Fact
		update(t, s, func(tx *store.Tx) (err error) { got, err = tx.Stream(ctx, "c1"); return err })
		if diff := cmp.Diff(facts, got); diff != "" {
			t.Error(diff)
		}
		if got[0].Seq != 1 || got[1].Seq != 2 {
			t.Errorf("numbered %d, %d", got[0].Seq, got[1].Seq)
		}
	})
}

func TestAWriterWhoHasNotSeenTheLastFactIsToldSo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		write := func(expected fact.Seq) error {
			return s.Update(ctx, func(tx *store.Tx) error {
				return tx.Append(ctx, store.Batch{Subject: "c1", Expected: expected, Facts: []fact.Fact{held("2026-11-02")}})
			})
		}
		if err := write(0); err != nil {
			t.Fatal(err)
		}
		for _, expected := range []fact.Seq{0, 2} {
			if err := write(expected); fault.Of(err) != fault.Conflict {
				t.Errorf("append after %d: %v, want a conflict", expected, err)
			}
		}
		if err := write(1); err != nil {
			t.Error(err)
		}
	})
}

func TestManyWritersLeaveNoGapAndLoseNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		const writers, each = 8, 20
		var wg sync.WaitGroup
		for w := range writers {
			wg.Go(func() {
				for i := range each {
					err := s.Update(ctx, func(tx *store.Tx) error {
						return tx.Append(ctx, store.Batch{Subject: fact.Subject(fmt.Sprint("c", w)), Expected: fact.Seq(i),
							Facts: []fact.Fact{held("2026-11-02")}})
					})
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		update(t, s, func(tx *store.Tx) error {
			facts, subjects, err := tx.Size(ctx)
			if facts != writers*each || subjects != writers {
				t.Errorf("%d facts of %d subjects", facts, subjects)
			}
			return err
		})
	})
}

func TestAFailedTransactionKeepsNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		err := s.Update(ctx, func(tx *store.Tx) error {
			if err := tx.Append(ctx, store.Batch{Subject: "c1", Facts: []fact.Fact{held("2026-11-02")}}); err != nil {
				return err
			}
			return fmt.Errorf("stop")
		})
		if err == nil || err.Error() != "stop" {
			t.Fatal(err)
		}
		update(t, s, func(tx *store.Tx) error {
			facts, _, err := tx.Size(ctx)
			if facts != 0 {
				t.Errorf("%d facts were kept", facts)
			}
			return err
		})
	})
}

func TestMunicipalitiesInOneDatabaseDoNotSeeEachOther(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			data := storetest.Data(t, engine)
			a := storetest.Open(t, data)
			update(t, a, func(tx *store.Tx) error {
				if err := tx.PutPersons(ctx, store.Person{Subject: "c1", CPR: "6101011234", FirstName: "Åse", LastName: "Østergård"}); err != nil {
					return err
				}
				return tx.Append(ctx, store.Batch{Subject: "c1", Facts: []fact.Fact{held("2026-11-02")}})
			})
			d, err := store.Open(ctx, data)
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			b := d.Muni("0187")
			update(t, b, func(tx *store.Tx) error {
				facts, err := tx.Stream(ctx, "c1")
				if len(facts) != 0 {
					t.Error("another municipality's facts were read")
				}
				if _, found, _ := tx.FindPersonByCPR(ctx, "6101011234"); found {
					t.Error("another municipality's person was found")
				}
				return err
			})
		})
	}
}

func TestTheJournalCannotBeChanged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		update(t, s, func(tx *store.Tx) error {
			if err := tx.LogReads(ctx, store.Read{At: at, ID: "r1", User: "KRB", Subject: "c1", Purpose: "sagsbehandling"}); err != nil {
				return err
			}
			if err := tx.PutAccounts(ctx, store.Account{ID: "KRB"}); err != nil {
				return err
			}
			return tx.Append(ctx, store.Batch{Subject: "c1", Facts: []fact.Fact{held("2026-11-02")}})
		})
		for _, text := range []string{
			"UPDATE journal SET body = '{}'", "DELETE FROM journal", "UPDATE read_log SET purpose = ''", "DELETE FROM read_log",
			"UPDATE account_log SET name = ''", "DELETE FROM account_log",
			"TRUNCATE journal", "TRUNCATE read_log", "TRUNCATE account_log", "TRUNCATE journal, read_log CASCADE", "TRUNCATE head, journal",
			"INSERT OR REPLACE INTO journal SELECT * FROM journal", "REPLACE INTO read_log SELECT * FROM read_log",
			"REPLACE INTO account_log SELECT * FROM account_log",
			"INSERT OR REPLACE INTO journal SELECT muni, 'c9', seq, pos, kind, version, happened, recorded, actor, source, corrects, text_id, " +
				"body, chain FROM journal",
			"INSERT OR REPLACE INTO read_log (rowid, muni, at, id, user_id, subject, purpose, page, pos) SELECT rowid, muni, '2', id, user_id, " +
				"subject, purpose, page, pos + 9 FROM read_log",
			"UPDATE OR REPLACE journal SET seq = seq + 1",
		} {
			if sqlite := strings.Contains(text, "REPLACE"); sqlite != s.OnSQLite() && (sqlite || strings.HasPrefix(text, "TRUNCATE")) {
				continue
			}
			if err := s.RawExec(ctx, text); err == nil || !strings.Contains(err.Error(), "append-only") {
				t.Errorf("%s: %v", text, err)
			}
		}
	})
}

func TestEveryQueryPreparesOnBothEngines(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		n, err := s.PrepareAll(ctx)
		if err != nil {
			t.Error(err)
		}
		if n < 30 {
			t.Errorf("only %d queries are known", n)
		}
	})
}

func TestNamesSortAndAreFoundInDanish(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		names := []string{"Zealand", "Ærø", "Ødense", "Aabenraa", "Ålborg", "Andersen"}
		update(t, s, func(tx *store.Tx) error {
			for i, n := range names {
				if err := tx.PutPersons(ctx, store.Person{Subject: fact.Subject(fmt.Sprint("c", i)), CPR: fmt.Sprintf("610101100%d", i),
					FirstName: "Bo", LastName: n}); err != nil {
					return err
				}
			}
			return nil
		})
		search := func(q string) (out []string) {
			update(t, s, func(tx *store.Tx) error {
				hits, err := tx.SearchPersons(ctx, q, 10)
				for _, h := range hits {
					out = append(out, strings.TrimPrefix(h.Name, "Bo "))
				}
				return err
			})
			return out
		}
		if got, want := search("bo"), []string{"Andersen", "Zealand", "Ærø", "Ødense", "Aabenraa", "Ålborg"}; !slices.Equal(got, want) {
			t.Errorf("sorted %v, want %v", got, want)
		}
		for query, want := range map[string]string{"aalborg": "Ålborg", "ålb": "Ålborg", "oed": "Ødense", "bo ÆRØ": "Ærø", "aeroe": "Ærø"} {
			if got := search(query); len(got) != 1 || got[0] != want {
				t.Errorf("search %q = %v, want %s", query, got, want)
			}
		}
	})
}

func TestErasingAPersonLeavesTheFacts(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		update(t, s, func(tx *store.Tx) error {
			if err := tx.PutPersons(ctx, store.Person{Subject: "c1", CPR: "6101011234"}); err != nil {
				return err
			}
			if err := tx.PutTexts(ctx, store.Text{Subject: "c1", ID: "t1", Body: "fortroligt"}); err != nil {
				return err
			}
			if err := tx.Append(ctx, store.Batch{Subject: "c1", Facts: []fact.Fact{held("2026-11-02")}}); err != nil {
				return err
			}
			return tx.EraseSubject(ctx, "c1")
		})
		update(t, s, func(tx *store.Tx) error {
			_, found, err := tx.FindPerson(ctx, "c1")
			texts, _ := tx.Texts(ctx, "c1")
			facts, _ := tx.Stream(ctx, "c1")
			if found || len(texts) != 0 || len(facts) != 1 {
				t.Errorf("found %v, %d texts, %d facts", found, len(texts), len(facts))
			}
			return err
		})
	})
}

func TestSessionsEnd(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		now := at
		x := s.Sessions(func() time.Time { return now })
		if err := x.Commit("tok", []byte{1, 2, 0, 255}, at.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		if b, ok, err := x.Find("tok"); !ok || err != nil || !slices.Equal(b, []byte{1, 2, 0, 255}) {
			t.Errorf("find: %v %v %v", b, ok, err)
		}
		now = at.Add(2 * time.Hour)
		if _, ok, _ := x.Find("tok"); ok {
			t.Error("a session outlived its end")
		}
	})
}

func TestTheDayIsListedByRankAndCounted(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		row := func(subject, unit, worker, status, rank string) store.CaseRow {
			return store.CaseRow{Subject: fact.Subject(subject), Unit: unit, Caseworker: worker, NextChange: day.MustParse("2026-11-25"),
				Items: []store.DayItem{{Status: status, Rank: rank, What: "Første jobsamtale", Due: day.MustParse("2026-11-24")}}}
		}
		update(t, s, func(tx *store.Tx) error {
			return tx.PutCases(ctx, row("c1", "U1", "KRB", "overdue", "2"), row("c2", "U1", "KRB", "overdue", "1"),
				row("c3", "U2", "MHA", "week", "1"))
		})
		update(t, s, func(tx *store.Tx) error {
			got, err := tx.ListDay(ctx, store.Scope{Caseworker: "KRB"}, "overdue", 0, 10)
			if len(got) != 2 || got[0].Subject != "c2" || got[0].Due != day.MustParse("2026-11-24") {
				t.Errorf("listed %+v", got)
			}
			n, _ := tx.CountDay(ctx, store.Scope{Units: []string{"U1", "U2"}})
			if n["overdue"] != 2 || n["week"] != 1 {
				t.Errorf("counted %v", n)
			}
			due, _ := tx.CasesDue(ctx, day.MustParse("2026-11-25"))
			if len(due) != 3 {
				t.Errorf("due %v", due)
			}
			return err
		})
	})
}
