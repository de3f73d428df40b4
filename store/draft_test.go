package store_test

import (
	"testing"
	"time"

	"indgang/fault"
	"indgang/store"
	"indgang/store/storetest"
)

func TestADraftIsKeptByWhoeverSawTheNewest(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		at := time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)
		put := func(version int, body string) error {
			return s.Update(ctx, func(tx *store.Tx) error {
				return tx.PutDraft(ctx, store.Draft{Name: "eget", Version: version, Saved: at, User: "LED", Body: body})
			})
		}
		look := func() (d store.Draft, found bool) {
			if err := s.View(ctx, func(tx *store.Tx) (err error) { d, found, err = tx.FindDraft(ctx, "eget"); return err }); err != nil {
				t.Fatal(err)
			}
			return d, found
		}
		if err := put(0, "{}"); err != nil {
			t.Fatal(err)
		}
		if err := put(0, "{}"); fault.Of(err) != fault.Conflict {
			t.Errorf("a second draft of the same name: %v", err)
		}
		if err := put(1, `{"a":1}`); err != nil {
			t.Fatal(err)
		}
		if err := put(1, `{"a":2}`); fault.Of(err) != fault.Conflict {
			t.Errorf("a writer who had not seen the newest: %v", err)
		}
		if d, found := look(); !found || d.Version != 2 || d.Body != `{"a":1}` || !d.Saved.Equal(at) || d.User != "LED" {
			t.Errorf("the draft is %+v, %v", d, found)
		}
		drop := func(version int) error {
			return s.Update(ctx, func(tx *store.Tx) error { return tx.DropDraft(ctx, "eget", version) })
		}
		if err := drop(1); fault.Of(err) != fault.Conflict {
			t.Errorf("an old version was thrown away: %v", err)
		}
		if err := drop(2); err != nil {
			t.Fatal(err)
		}
		if _, found := look(); found {
			t.Error("the draft is still there")
		}
	})
}
