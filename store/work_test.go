package store_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"indgang/fact"
	"indgang/fault"
	"indgang/store"
	"indgang/store/storetest"
)

func addJobs(t *testing.T, s *store.Muni, js ...store.Job) {
	t.Helper()
	update(t, s, func(tx *store.Tx) error { return tx.AddJobs(ctx, at, js...) })
}

func claimJob(t *testing.T, s *store.Muni, now time.Time) (store.Job, bool) {
	t.Helper()
	j, found, err := s.ClaimJob(ctx, "k", now, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	return j, found
}

func TestAJobIsTakenOnceWhoeverAsks(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		const jobs, workers = 60, 6
		for i := range jobs {
			addJobs(t, s, store.Job{Work: store.Work{Kind: "k", ID: fmt.Sprint("j", i), Subject: "c1"}, Body: "{}"})
		}
		var mu sync.Mutex
		taken := map[string]int{}
		var wg sync.WaitGroup
		for range workers {
			wg.Go(func() {
				for {
					j, found, err := s.ClaimJob(ctx, "k", at, time.Minute)
					if err != nil {
						t.Error(err)
						return
					}
					if !found {
						return
					}
					mu.Lock()
					taken[j.ID]++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		for id, n := range taken {
			if n != 1 {
				t.Errorf("%s was taken %d times", id, n)
			}
		}
		for { // whoever lost eight times in a row stopped: what is left is still there
			j, found := claimJob(t, s, at)
			if !found {
				break
			}
			taken[j.ID]++
		}
		if len(taken) != jobs {
			t.Errorf("%d of %d jobs were taken", len(taken), jobs)
		}
	})
}

func TestAJobWaitsItsTurnIsTriedAgainAndGivenUp(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		addJobs(t, s, store.Job{Work: store.Work{Kind: "k", NotBefore: at.Add(time.Hour), Key: "one"}}, store.Job{Work: store.Work{Kind: "k",
			Key: "one"}})
		if _, found := claimJob(t, s, at); found {
			t.Error("a job was taken before its time")
		}
		now := at.Add(time.Hour)
		j, found := claimJob(t, s, now)
		if !found || j.Tries != 1 || j.State != store.Running || !j.Made.Equal(at) {
			t.Fatalf("%+v, %v", j, found)
		}
		if _, found := claimJob(t, s, now); found {
			t.Error("two jobs stand with one key")
		}
		update(t, s, func(tx *store.Tx) error { return tx.FailJob(ctx, j, "away", now, now.Add(time.Minute)) })
		if j, found = claimJob(t, s, now.Add(time.Minute)); !found || j.Tries != 2 || j.LastError != "away" {
			t.Fatalf("%+v, %v", j, found)
		}
		update(t, s, func(tx *store.Tx) error { return tx.FailJob(ctx, j, strings.Repeat("æ", 2000), now, time.Time{}) })
		update(t, s, func(tx *store.Tx) error {
			n, err := tx.CountJobs(ctx)
			failed, _ := tx.ListJobs(ctx, store.Failed, 10)
			if n["k"][store.Failed] != 1 || len(failed) != 1 || len([]rune(failed[0].LastError)) != 500 {
				t.Errorf("%v %+v", n, failed)
			}
			return errors.Join(err, tx.RetryJob(ctx, j.ID, now))
		})
		if j, found = claimJob(t, s, now); !found || j.Tries != 1 {
			t.Fatalf("%+v, %v", j, found)
		}
		update(t, s, func(tx *store.Tx) error { return tx.EndJob(ctx, j, now) })
		if err := s.Clean(ctx, now.AddDate(1, 0, 0)); err != nil {
			t.Fatal(err)
		}
		update(t, s, func(tx *store.Tx) error {
			if _, found, _ := tx.FindJob(ctx, j.ID); found {
				t.Error("an old job is still there")
			}
			return nil
		})
	})
}

// Who lost a claim keeps nothing of what the job did, and what may be done only
// once is not begun again.
func TestAProcessThatDiedLosesItsClaim(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		addJobs(t, s, store.Job{Work: store.Work{Kind: "k"}})
		dead, _ := claimJob(t, s, at)
		if _, found := claimJob(t, s, at.Add(30*time.Second)); found {
			t.Error("a job was taken while somebody had it")
		}
		later := at.Add(2 * time.Minute)
		j, found := claimJob(t, s, later)
		if !found || j.ID != dead.ID || j.Tries != 2 {
			t.Fatalf("%+v, %v", j, found)
		}
		err := s.Update(ctx, func(tx *store.Tx) error {
			if err := tx.Append(ctx, store.Batch{Subject: "c1", Facts: []fact.Fact{held("2026-11-02")}}); err != nil {
				return err
			}
			return tx.EndJob(ctx, dead, later)
		})
		if fault.Of(err) != fault.Conflict {
			t.Errorf("a lost claim was ended: %v", err)
		}
		update(t, s, func(tx *store.Tx) error {
			if n, _, _ := tx.Size(ctx); n != 0 {
				t.Error("a lost claim left facts")
			}
			return tx.AddSendings(ctx, at, store.Sending{Work: store.Work{Kind: "post", Subject: "c1", Once: true, Key: "l1"}, Address: "person",
				Content: "d1"})
		})
		x, found, err := s.ClaimSending(ctx, "post", at, time.Minute)
		if err != nil || !found || x.Content != "d1" {
			t.Fatalf("%+v %v %v", x, found, err)
		}
		if _, found, _ := s.ClaimSending(ctx, "post", later, time.Minute); found {
			t.Error("a letter that may have gone is sent again")
		}
		update(t, s, func(tx *store.Tx) error {
			all, err := tx.ListSendings(ctx, store.Unclear, 10)
			if len(all) != 1 || all[0].ID != x.ID {
				t.Errorf("unclear: %+v", all)
			}
			return errors.Join(err, tx.SettleSending(ctx, x.ID, later))
		})
		update(t, s, func(tx *store.Tx) error {
			all, err := tx.SendingsOf(ctx, "c1", 10)
			if len(all) != 1 || all[0].State != store.Done {
				t.Errorf("%+v", all)
			}
			return err
		})
	})
}

func TestACursorReadsEachFactOnceInOrder(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		for i := range 5 {
			update(t, s, func(tx *store.Tx) error {
				return tx.Append(ctx, store.Batch{Subject: fact.Subject(fmt.Sprint("c", i%2)), Expected: fact.Seq(i / 2),
					Facts: []fact.Fact{held("2026-11-02")}})
			})
		}
		var seen []int64
		for range 4 {
			update(t, s, func(tx *store.Tx) error {
				c, err := tx.Cursor(ctx, "figures")
				if err != nil {
					return err
				}
				es, err := tx.Since(ctx, c, 2)
				for _, e := range es {
					seen = append(seen, e.Pos)
					c.Pos = e.Pos
				}
				return errors.Join(err, tx.MoveCursor(ctx, c))
			})
		}
		if fmt.Sprint(seen) != "[1 2 3 4 5]" {
			t.Errorf("read %v", seen)
		}
	})
}

func TestWhatWasTypedIsKeptSealedBoundedAndForAWhile(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		put := func(user, form, body string, saved time.Time) error {
			return s.Update(ctx, func(tx *store.Tx) error {
				return tx.PutHeld(ctx, store.Held{User: user, Form: form, Subject: "c1", Body: body, Saved: saved, Expiry: saved.Add(24 * time.Hour)})
			})
		}
		if err := put("KRB", "/note", "et langt notat", at); err != nil {
			t.Fatal(err)
		}
		if err := put("KRB", "/note", strings.Repeat("x", 70<<10), at); fault.Of(err) != fault.Invalid {
			t.Errorf("an endless text: %v", err)
		}
		find := func(user string, now time.Time) (h store.Held, found bool) {
			update(t, s, func(tx *store.Tx) (err error) { h, found, err = tx.FindHeld(ctx, user, "/note", now); return err })
			return h, found
		}
		if h, found := find("KRB", at); !found || h.Body != "et langt notat" || h.Subject != "c1" || !h.Saved.Equal(at) {
			t.Errorf("%+v, %v", h, found)
		}
		if _, found := find("AMY", at); found {
			t.Error("somebody else's text was found")
		}
		if _, found := find("KRB", at.Add(25*time.Hour)); found {
			t.Error("a text outlived its time")
		}
		for i := range 60 {
			if err := put("KRB", fmt.Sprint("/f", i), "x", at.Add(time.Duration(i)*time.Second)); err != nil {
				t.Fatal(err)
			}
		}
		update(t, s, func(tx *store.Tx) error {
			all, err := tx.ListHeld(ctx, "KRB", at)
			if len(all) != 50 || all[0].Form != "/f59" {
				t.Errorf("%d forms are held", len(all))
			}
			return err
		})
		if err := s.RawExec(ctx, "UPDATE held SET form = '/other' WHERE form = '/f59'"); err != nil {
			t.Fatal(err)
		}
		if err := s.View(ctx, func(tx *store.Tx) error { _, _, err := tx.FindHeld(ctx, "KRB", "/other", at); return err }); err == nil {
			t.Error("a sealed text was opened in another place")
		}
	})
}

func TestTheSameFormIsTakenOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		form := store.Form{User: "KRB", Key: "k1", Expiry: at.Add(time.Hour)}
		save := func() (string, bool, error) {
			return s.Once(ctx, form, func(tx *store.Tx) (string, error) {
				return "fact 1", tx.Append(ctx, store.Batch{Subject: "c1", Facts: []fact.Fact{held("2026-11-02")}})
			})
		}
		var wg sync.WaitGroup
		var mu sync.Mutex
		fresh := 0
		for range 8 {
			wg.Go(func() {
				out, earlier, err := save()
				mu.Lock()
				defer mu.Unlock()
				if err != nil || out != "fact 1" {
					t.Errorf("%q, %v", out, err)
				}
				if !earlier {
					fresh++
				}
			})
		}
		wg.Wait()
		if fresh != 1 {
			t.Errorf("saved %d times", fresh)
		}
		form.User = "AMY"
		if _, _, err := save(); fault.Of(err) != fault.Conflict {
			t.Errorf("somebody else's form: %v", err)
		}
	})
}

func TestAnAccountKeepsItsHistory(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		put := func(a store.Account) { update(t, s, func(tx *store.Tx) error { return tx.PutAccounts(ctx, a) }) }
		put(store.Account{ID: "KRB", Name: "Karen", Roles: []string{"caseworker"}, By: "LED", At: at})
		put(store.Account{ID: "KRB", Name: "Karen", Roles: []string{"caseworker"}, By: "KRB", At: at.Add(time.Hour)})
		put(store.Account{ID: "KRB", Name: "Karen", Roles: []string{"team-leader"}, By: "LED", At: at.Add(2 * time.Hour)})
		update(t, s, func(tx *store.Tx) error {
			log, err := tx.AccountLog(ctx, "KRB")
			if len(log) != 2 || log[0].Roles[0] != "team-leader" || log[1].By != "LED" || !log[1].At.Equal(at) {
				t.Errorf("%+v", log)
			}
			return err
		})
	})
}
