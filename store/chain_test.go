package store_test

import (
	"fmt"
	"strings"
	"testing"

	"indgang/fact"
	"indgang/store"
	"indgang/store/storetest"
)

// unlock takes the triggers away, as an intruder who owns the database would.
func unlock(t *testing.T, s *store.Muni) {
	t.Helper()
	drop := []string{"DROP TRIGGER journal_keep ON journal", "DROP TRIGGER read_log_keep ON read_log"}
	if s.OnSQLite() {
		drop = []string{"DROP TRIGGER journal_keep", "DROP TRIGGER journal_stay", "DROP TRIGGER read_log_keep", "DROP TRIGGER read_log_stay"}
	}
	for _, x := range drop {
		if err := s.RawExec(ctx, x); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhoChangesTheJournalOrTheReadLogIsFound(t *testing.T) {
	for _, x := range []struct {
		sql  string
		want string
	}{
		{"", "{ 0}"},
		{"UPDATE journal SET actor = 'AMY' WHERE pos = 3", "{journal 3}"},
		{"UPDATE journal SET body = '{}' WHERE pos = 1", "{journal 1}"},
		{"DELETE FROM journal WHERE pos = 2", "{journal 2}"},
		{"DELETE FROM journal WHERE pos = 5", "{journal 5}"},
		{"UPDATE journal SET chain = (SELECT j.chain FROM journal j WHERE j.pos = 1) WHERE pos = 4", "{journal 4}"},
		{"UPDATE read_log SET purpose = 'tilsyn' WHERE pos = 2", "{read log 2}"},
		{"DELETE FROM read_log WHERE pos = 3", "{read log 3}"},
		{"UPDATE read_head SET pos = 9", "{read log 4}"},
	} {
		t.Run(strings.Map(func(r rune) rune {
			if r == '\'' || r == '*' {
				return -1
			}
			return r
		}, x.sql), func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, s *store.Muni) {
				for i := range 5 {
					update(t, s, func(tx *store.Tx) error {
						if i < 3 {
							if err := tx.LogReads(ctx, store.Read{At: at, ID: fmt.Sprint("r", i), User: "KRB", Subject: "c1",
								Purpose: "sagsbehandling"}); err != nil {
								return err
							}
						}
						return tx.Append(ctx, store.Batch{Subject: "c1", Expected: fact.Seq(i), Facts: []fact.Fact{held("2026-11-02")}})
					})
				}
				if x.sql != "" {
					unlock(t, s)
					if err := s.RawExec(ctx, x.sql); err != nil {
						t.Fatal(err)
					}
				}
				b, err := s.VerifyChain(ctx)
				if got := fmt.Sprint(b); err != nil || got != x.want {
					t.Errorf("found %s, %v, want %s", got, err, x.want)
				}
			})
		})
	}
}
