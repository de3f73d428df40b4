package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
)

// A Company is what an employer is called and where it is. It stands beside the
// journal; the owner of a small company is a person, and can be erased.
type Company struct {
	Subject    fact.Subject
	Name       string
	CVR        fact.CVR
	P          fact.PNumber // of the place, or ""
	Address    string
	PostalCode string
	City       string
	Phone      string
	Industry   string // code in System
	System     fact.IndustrySystem
}

// A CompanyRow is a company as lists show it.
type CompanyRow struct {
	Company
	Consultant  string   // ID of the one of us who knows it, or ""
	LastContact day.Date // 0 for never
	Duties      int      // live ones
	Overdue     int
}

// A CompanyFilter says which companies to list.
type CompanyFilter struct {
	Query      string // a part of the name, a CVR number, a P number or a telephone
	Consultant string // whose, "" for all
}

const companyFields = "subject, name, cvr, p, address, postal_code, city, phone, industry, system"

var (
	companyBy   = q("find a company", "SELECT "+companyFields+" FROM company WHERE muni = $1 AND subject = $2")
	companyByNo = q("find a company by numbers", "SELECT "+companyFields+" FROM company WHERE muni = $1 AND cvr = $2 AND p = $3")
	companyKeys = q("read companies for search", "SELECT company.subject, search_key, cvr, p, phone, COALESCE(case_row.caseworker, "+
		"'') FROM company LEFT JOIN case_row ON case_row.muni = company.muni AND case_row.subject = company.subject WHERE "+
		"company.muni = $1 ORDER BY sort_key, company.subject")
	eraseCompany = q("erase a company", "DELETE FROM company WHERE muni = $1 AND subject = $2")
)

const putCompany = "ON CONFLICT (muni, subject) DO UPDATE SET name = excluded.name, sort_key = excluded.sort_key, search_key = " +
	"excluded.search_key, cvr = excluded.cvr, p = excluded.p, " +
	"address = excluded.address, postal_code = excluded.postal_code, city = excluded.city, phone = excluded.phone, industry = " +
	"excluded.industry, system = excluded.system"

// PutCompanies adds companies or replaces what is known of them.
func (t *Tx) PutCompanies(ctx context.Context, cs ...Company) error {
	w := t.rows("company", "muni, "+companyFields+", sort_key, search_key", putCompany)
	for i := range cs {
		c := &cs[i]
		err := w.add(ctx, t.m.code, c.Subject, c.Name, string(c.CVR), string(c.P), c.Address, c.PostalCode, c.City, c.Phone,
			c.Industry, string(c.System), SortKey(c.Name), companyKey(c.Name))
		if err != nil {
			return companyError(err)
		}
	}
	return companyError(w.flush(ctx))
}

func companyError(err error) error {
	if duplicate(err) {
		return fault.Wrap(err, fault.Conflict, "Virksomheden er allerede registreret med det CVR- og P-nummer.")
	}
	return err
}

func scanCompany(c *Company) []any {
	return []any{&c.Subject, &c.Name, &c.CVR, &c.P, &c.Address, &c.PostalCode, &c.City, &c.Phone, &c.Industry, &c.System}
}

// FindCompany returns the company behind a subject.
func (t *Tx) FindCompany(ctx context.Context, s fact.Subject) (c Company, found bool, err error) {
	found, err = t.one(ctx, companyBy, []any{s}, scanCompany(&c)...)
	return c, found, err
}

// FindCompanyByNumber returns the company with a CVR and a P number; without a P
// number, the one that is registered without.
func (t *Tx) FindCompanyByNumber(ctx context.Context, cvr fact.CVR, p fact.PNumber) (c Company, found bool, err error) {
	found, err = t.one(ctx, companyByNo, []any{string(cvr), string(p)}, scanCompany(&c)...)
	return c, found, err
}

// matches reports whether a company is found by a query: every word begins a word
// of the name, or the figures begin one of its numbers.
func matches(query, key, cvr, p, phone string) bool {
	if n, ok := digitsOf(query); ok && len(n) >= 3 {
		number, _ := digitsOf(phone)
		return strings.HasPrefix(cvr, n) || strings.HasPrefix(p, n) || strings.HasPrefix(national(number), national(n))
	}
	for w := range strings.FieldsSeq(companyKey(query)) {
		if !strings.HasPrefix(key, w) && !strings.Contains(key, " "+w) {
			return false
		}
	}
	return true
}

// companyKey is what a name is found by: its words, as they sound.
func companyKey(name string) string {
	out := words(name)
	for i, w := range out {
		out[i] = sounding(bare(spelled(w)))
	}
	return strings.Join(out, " ")
}

// ListCompanies returns the companies that pass a filter in Danish alphabetical
// order, from offset on, and how many there are in all. A municipality's
// companies fit a scan of their names.
func (t *Tx) ListCompanies(ctx context.Context, f CompanyFilter, offset, limit int) ([]CompanyRow, int, error) {
	var found []fact.Subject
	err := t.each(ctx, companyKeys, nil, func(r *sql.Rows) error {
		var s fact.Subject
		var key, cvr, p, phone, consultant string
		err := r.Scan(&s, &key, &cvr, &p, &phone, &consultant)
		if err == nil && (f.Consultant == "" || f.Consultant == consultant) && matches(f.Query, key, cvr, p, phone) {
			found = append(found, s)
		}
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	n := len(found)
	found = found[min(offset, n):min(offset+limit, n)]
	rows, err := t.CompanyRows(ctx, found)
	if err != nil {
		return nil, 0, err
	}
	out := make([]CompanyRow, 0, len(found))
	for _, s := range found {
		out = append(out, rows[s])
	}
	return out, n, nil
}

// CompanyRows returns companies as lists show them, by subject.
func (t *Tx) CompanyRows(ctx context.Context, subjects []fact.Subject) (map[fact.Subject]CompanyRow, error) {
	out := make(map[fact.Subject]CompanyRow, len(subjects))
	for len(subjects) > 0 {
		n := min(len(subjects), 500)
		args := []any{t.m.code}
		marks := make([]string, n)
		for i, s := range subjects[:n] {
			args = append(args, s)
			marks[i] = fmt.Sprintf("$%d", i+2)
		}
		// The last condition always holds. It leads SQLite to the key of the table, where
		// it would else read every duty of the municipality for each company.
		const duties = "(SELECT COUNT(*) FROM duty_row d WHERE d.muni = company.muni AND d.subject = company.subject AND d.duty > ''"
		rows, err := t.tx.QueryContext(ctx, "SELECT company."+strings.ReplaceAll(companyFields, ", ",
			", company.")+", COALESCE(case_row.caseworker, ''), COALESCE(case_row.since, ''), "+
			duties+"), "+duties+" AND d.status = 'overdue') FROM company LEFT JOIN case_row ON case_row.muni = company.muni AND "+
			"case_row.subject = company.subject "+
			"WHERE company.muni = $1 AND company.subject IN ("+strings.Join(marks, ",")+")", args...)
		if err != nil {
			return nil, fmt.Errorf("list companies: %w", err)
		}
		for rows.Next() {
			var c CompanyRow
			var last string
			if err := rows.Scan(append(scanCompany(&c.Company), &c.Consultant, &last, &c.Duties, &c.Overdue)...); err != nil {
				rows.Close()
				return nil, fmt.Errorf("list companies: %w", err)
			}
			c.LastContact = date(last)
			out[c.Subject] = c
		}
		if err := rows.Err(); err != nil {
			return nil, fmt.Errorf("list companies: %w", err)
		}
		rows.Close()
		subjects = subjects[n:]
	}
	return out, nil
}
