package udtraek_test

import (
	"testing"

	"indgang/bridge/udtraek"
	"indgang/fault"
	"indgang/office/officetest"
	"indgang/store"
	"indgang/store/storetest"
)

// A run of the first version held everything in its report. It is shown and mended as
// any other, and rows that were mended then are mended still.
func TestARunOfTheFirstVersionIsRead(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		o := officetest.On(t, s)
		who := o.Person(store.Person{CPR: "6101701234", FirstName: "A", LastName: "B"}, "1970-01-01 født")
		report := `{"files": [{"name": "borgere", "file": "borgere.csv"}, {"name": "forloeb", "file": "forloeb.csv"},
 {"name": "haendelser", "file": "haendelser.csv", "given": true, "encoding": "UTF-8", "rows": 4, "accepted": 1, "known": 1, "refused": 2, "not_ok": [
  {"line": 3, "verdict": "known", "why": "duplicate", "same": 2},
  {"line": 4, "verdict": "refused", "why": "unknown-code", "column": "Hændelse", "mend": "«Kaffe» kendes ikke.", "fields": ["6101701234", "2025-01-12", "Kaffe", "", "", "", "", ""], "hash": "h4", "subject": "` + string(who) + `"},
  {"line": 5, "verdict": "refused", "why": "date", "column": "Dato", "mend": "Skriv den.", "fields": ["6101701234", "i går", "CV godkendt", "", "", "", "", ""], "hash": "h5", "subject": "` + string(who) + `"}]}],
 "citizens": [{"subject": "` + string(who) + `", "accepted": 1, "known": 1, "refused": 2, "facts": 1}], "mapping": ` + string(udtraek.Default().Text()) + `}`
		run := store.ImportRun{ID: "i1", Started: o.Now(), Ended: o.Now(), User: "SYS", Mapping: "ishoej", Report: report}
		if err := s.Update(ctx, func(tx *store.Tx) error {
			if err := tx.PutTakenRows(ctx, store.ImportRow{Mapping: "ishoej", File: "haendelser", Hash: "h2", Run: "i1", Line: 2, Subject: who},
				store.ImportRow{Mapping: "ishoej", File: "haendelser/rettet", Hash: "h5", Run: "i1/rettet", Line: 5, Subject: who}); err != nil {
				return err
			}
			return tx.PutImportRun(ctx, run)
		}); err != nil {
			t.Fatal(err)
		}
		u := o.User("LED")
		for range 2 {
			c, err := udtraek.Open(ctx, o.Office, u, "i1")
			if err != nil {
				t.Fatal(err)
			}
			if wrong := c.Report.Reconcile(c.ImportStand); len(wrong) > 0 || c.Report.Totals().Citizens != 1 || c.Mended["haendelser"] != 1 {
				t.Errorf("%q %+v %+v", wrong, c.Report.Totals(), c.Mended)
			}
		}
		rows, err := o.ImportRows(ctx, u, "i1", string(udtraek.Refused), 0, 10)
		if err != nil || len(rows) != 2 || rows[0].Value != "Kaffe" || !rows[1].Done {
			t.Errorf("%+v %v", rows, err)
		}
		out, err := udtraek.Mend(ctx, o.Office, u, udtraek.Mending{Run: "i1", File: "haendelser", Line: 4,
			Fields: []string{"6101701234", "2025-01-12", "CV godkendt", "", "", "", "", ""}})
		if err != nil || out.Facts != 1 {
			t.Errorf("%+v %v", out, err)
		}
		if _, _, err := udtraek.Undo(ctx, o.Office, u, "i1"); fault.Of(err) != fault.Conflict {
			t.Errorf("nobody knows what it added, and it is undone: %v", err)
		}
	})
}
