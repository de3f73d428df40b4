package store_test

import (
	"strings"
	"testing"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"
	"indgang/store/storetest"
)

func TestCompaniesAreFoundByNameAndNumber(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		companies := []store.Company{
			{Subject: "e1", Name: "Åhavens Bageri ApS", CVR: "00000019", P: "0000000001", Phone: "43 00 00 01", City: "Ishøj"},
			{Subject: "e2", Name: "Ærligt Byg A/S", CVR: "00000027", Phone: "43000002"},
			{Subject: "e3", Name: "Ærligt Byg A/S, lageret", CVR: "00000027", P: "0000000002"},
			{Subject: "e4", Name: "Kantinen 2000", CVR: "00000035", Industry: "562900", System: fact.DB25},
		}
		update(t, s, func(tx *store.Tx) error { return tx.PutCompanies(ctx, companies...) })
		update(t, s, func(tx *store.Tx) error {
			return tx.AddCases(ctx, []store.CaseRow{{Subject: "e2", Caseworker: "VIR", Since: day.MustParse("2026-11-02"), Duties: []store.DutyRow{
				{Duty: "var-help.1.0", Rule: "var-help", Status: "open"},
				{Duty: "var-notices.2.2", Rule: "var-notices", Status: "overdue", Due: day.MustParse("2026-11-12")}}}})
		})
		list := func(f store.CompanyFilter, offset, limit int) (string, int) {
			var names []string
			var n int
			update(t, s, func(tx *store.Tx) error {
				rows, all, err := tx.ListCompanies(ctx, f, offset, limit)
				for _, r := range rows {
					names = append(names, string(r.Subject))
				}
				n = all
				return err
			})
			return strings.Join(names, " "), n
		}
		for _, c := range []struct {
			f    store.CompanyFilter
			want string
		}{
			{store.CompanyFilter{}, "e4 e2 e3 e1"}, // in Danish order
			{store.CompanyFilter{Query: "ærl"}, "e2 e3"},
			{store.CompanyFilter{Query: "lager ærligt"}, "e3"},
			{store.CompanyFilter{Query: "aahaven"}, "e1"},
			{store.CompanyFilter{Query: "000000 27"}, "e2 e3"},
			{store.CompanyFilter{Query: "0000000002"}, "e3"},
			{store.CompanyFilter{Query: "43 00 00 02"}, "e2"},
			{store.CompanyFilter{Query: "430000 01"}, "e1"},
			{store.CompanyFilter{Query: "kantinen 2000"}, "e4"},
			{store.CompanyFilter{Query: "ukendt"}, ""},
			{store.CompanyFilter{Consultant: "VIR"}, "e2"},
		} {
			if got, _ := list(c.f, 0, 50); got != c.want {
				t.Errorf("%+v finds %q, want %q", c.f, got, c.want)
			}
		}
		if got, n := list(store.CompanyFilter{}, 1, 2); got != "e2 e3" || n != 4 {
			t.Errorf("the second page is %q of %d", got, n)
		}
		if got, n := list(store.CompanyFilter{}, 8, 2); got != "" || n != 4 {
			t.Errorf("past the end is %q of %d", got, n)
		}
		update(t, s, func(tx *store.Tx) error {
			rows, err := tx.CompanyRows(ctx, []fact.Subject{"e2", "e4", "e9"})
			if r := rows["e2"]; len(rows) != 2 || r.Consultant != "VIR" || r.Duties != 2 || r.Overdue != 1 ||
				r.LastContact.String() != "2026-11-02" {
				t.Errorf("the rows are %+v", rows)
			}
			if r := rows["e4"]; r.Company != companies[3] || r.LastContact != 0 {
				t.Errorf("the row is %+v", r)
			}
			return err
		})
	})
}

func TestACompanyAtAPlaceIsKnownOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		one := store.Company{Subject: "e1", Name: "Ærligt Byg A/S", CVR: "00000027", P: "0000000002"}
		update(t, s, func(tx *store.Tx) error { return tx.PutCompanies(ctx, one) })
		again := one
		again.Subject = "e2"
		if err := s.Update(ctx, func(tx *store.Tx) error { return tx.PutCompanies(ctx, again) }); fault.Of(err) != fault.Conflict {
			t.Errorf("the same place twice: %v, want a conflict", err)
		}
		one.Name = "Ærligt Byg II A/S"
		update(t, s, func(tx *store.Tx) error {
			if err := tx.PutCompanies(ctx, one); err != nil {
				return err
			}
			got, found, err := tx.FindCompanyByNumber(ctx, "00000027", "0000000002")
			if !found || got != one {
				t.Errorf("found %+v, want %+v", got, one)
			}
			if _, found, _ := tx.FindCompanyByNumber(ctx, "00000027", ""); found {
				t.Error("found a place that is not known")
			}
			return err
		})
		update(t, s, func(tx *store.Tx) error {
			if err := tx.EraseSubject(ctx, "e1"); err != nil {
				return err
			}
			_, found, err := tx.FindCompany(ctx, "e1")
			if found {
				t.Error("an erased company is found")
			}
			return err
		})
	})
}
