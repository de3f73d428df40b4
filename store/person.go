package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"indgang/fact"
	"indgang/fault"
)

// A Person is who a subject is: what may be erased while the facts stand.
type Person struct {
	Subject     fact.Subject
	CPR         string // ten digits, or a substitute number
	FirstName   string
	LastName    string
	Address     string
	PostalCode  string
	City        string
	Phone       string
	Email       string
	Interpreter string // language, or ""
	Mail        bool   // receives Digital Post
	Protected   bool   // name and address protection
	OwnStaff    bool   // works for the municipality
}

// Name returns the whole name.
func (p Person) Name() string { return strings.TrimSpace(p.FirstName + " " + p.LastName) }

const personColumns = "muni, subject, cpr, first_name, last_name, sort_key, search_key, address, postal_code, city, phone, email, interpreter, mail, protected, own_staff"

const personFields = "subject, cpr, first_name, last_name, address, postal_code, city, phone, email, interpreter, mail, protected, own_staff"

var (
	personBy    = q("find a person", "SELECT "+personFields+" FROM person WHERE muni = $1 AND subject = $2")
	personByCPR = q("find a person by number", "SELECT "+personFields+" FROM person WHERE muni = $1 AND cpr = $2")
	personNames = q("read names for search", "SELECT subject, cpr, search_key, sort_key, first_name, last_name, protected, own_staff FROM person WHERE muni = $1 ORDER BY sort_key, subject")
	personsIn   = q("read names of a span", "SELECT subject, cpr, first_name, last_name, protected, own_staff FROM person WHERE muni = $1 AND subject > $2 AND subject <= $3")
	personCPRs  = q("read all numbers", "SELECT cpr, subject FROM person WHERE muni = $1")
	textsBy     = q("read the texts of a subject", "SELECT id, body FROM text WHERE muni = $1 AND subject = $2")
	erasePerson = q("erase a person", "DELETE FROM person WHERE muni = $1 AND subject = $2")
	eraseTexts  = q("erase texts", "DELETE FROM text WHERE muni = $1 AND subject = $2")
)

const putPerson = "ON CONFLICT (muni, subject) DO UPDATE SET cpr = excluded.cpr, first_name = excluded.first_name, last_name = excluded.last_name, sort_key = excluded.sort_key, " +
	"search_key = excluded.search_key, address = excluded.address, postal_code = excluded.postal_code, city = excluded.city, phone = excluded.phone, email = excluded.email, " +
	"interpreter = excluded.interpreter, mail = excluded.mail, protected = excluded.protected, own_staff = excluded.own_staff"

// PutPersons adds persons or replaces what is known of them.
func (t *Tx) PutPersons(ctx context.Context, ps ...Person) error {
	w := t.rows("person", personColumns, putPerson)
	for i := range ps {
		p := &ps[i]
		err := w.add(ctx, t.m.code, p.Subject, p.CPR, p.FirstName, p.LastName, SortKey(p.LastName+" "+p.FirstName), SearchKey(p.Name()), p.Address, p.PostalCode, p.City, p.Phone, p.Email, p.Interpreter, p.Mail, p.Protected, p.OwnStaff)
		if err != nil {
			return personError(err)
		}
	}
	return personError(w.flush(ctx))
}

func personError(err error) error {
	if duplicate(err) {
		return fault.Wrap(err, fault.Conflict, "Der er allerede en borger med det personnummer.")
	}
	return err
}

func scanPerson(p *Person) []any {
	return []any{&p.Subject, &p.CPR, &p.FirstName, &p.LastName, &p.Address, &p.PostalCode, &p.City, &p.Phone, &p.Email, &p.Interpreter, &p.Mail, &p.Protected, &p.OwnStaff}
}

// FindPerson returns the person behind a subject.
func (t *Tx) FindPerson(ctx context.Context, s fact.Subject) (p Person, found bool, err error) {
	found, err = t.one(ctx, personBy, []any{s}, scanPerson(&p)...)
	return p, found, err
}

// FindPersonByCPR returns the person with a number.
func (t *Tx) FindPersonByCPR(ctx context.Context, cpr string) (p Person, found bool, err error) {
	found, err = t.one(ctx, personByCPR, []any{cpr}, scanPerson(&p)...)
	return p, found, err
}

// ListPersons returns the persons behind subjects, by subject.
func (t *Tx) ListPersons(ctx context.Context, subjects []fact.Subject) (map[fact.Subject]Person, error) {
	out := make(map[fact.Subject]Person, len(subjects))
	for len(subjects) > 0 {
		n := min(len(subjects), 500)
		args := []any{t.m.code}
		marks := make([]string, n)
		for i, s := range subjects[:n] {
			args = append(args, s)
			marks[i] = fmt.Sprintf("$%d", i+2)
		}
		rows, err := t.tx.QueryContext(ctx, "SELECT "+personFields+" FROM person WHERE muni = $1 AND subject IN ("+strings.Join(marks, ",")+")", args...)
		if err != nil {
			return nil, fmt.Errorf("list persons: %w", err)
		}
		for rows.Next() {
			var p Person
			if err := rows.Scan(scanPerson(&p)...); err != nil {
				rows.Close()
				return nil, fmt.Errorf("list persons: %w", err)
			}
			out[p.Subject] = p
		}
		if err := rows.Err(); err != nil {
			return nil, fmt.Errorf("list persons: %w", err)
		}
		rows.Close()
		subjects = subjects[n:]
	}
	return out, nil
}

// ListNames returns who everybody in a span is, by subject: name, protection and whether
// they work for the municipality, and the number.
func (t *Tx) ListNames(ctx context.Context, s Span) (map[fact.Subject]Person, error) {
	s = s.within(fact.SortCitizen)
	out := map[fact.Subject]Person{}
	err := t.each(ctx, personsIn, []any{s.After, s.Upto}, func(r *sql.Rows) error {
		var p Person
		err := r.Scan(&p.Subject, &p.CPR, &p.FirstName, &p.LastName, &p.Protected, &p.OwnStaff)
		out[p.Subject] = p
		return err
	})
	return out, err
}

// A Hit is a person found by name.
type Hit struct {
	Subject   fact.Subject
	Name      string
	Protected bool
	OwnStaff  bool
}

// SearchPersons returns up to limit persons whose names have every word of the
// query, in Danish alphabetical order. A municipality's names fit a scan.
func (t *Tx) SearchPersons(ctx context.Context, query string, limit int) ([]Hit, error) {
	words := strings.Fields(SearchKey(query))
	if len(words) == 0 {
		return nil, nil
	}
	var out []Hit
	err := t.each(ctx, personNames, nil, func(r *sql.Rows) error {
		var h Hit
		var cpr, key, sort, first, last string
		if err := r.Scan(&h.Subject, &cpr, &key, &sort, &first, &last, &h.Protected, &h.OwnStaff); err != nil {
			return err
		}
		if len(out) == limit {
			return nil
		}
		for _, w := range words {
			if !strings.HasPrefix(key, w) && !strings.Contains(key, " "+w) {
				return nil
			}
		}
		h.Name = strings.TrimSpace(first + " " + last)
		out = append(out, h)
		return nil
	})
	return out, err
}

// Numbers returns the subject behind every personal number.
func (t *Tx) Numbers(ctx context.Context) (map[string]fact.Subject, error) {
	out := map[string]fact.Subject{}
	err := t.each(ctx, personCPRs, nil, func(r *sql.Rows) error {
		var cpr string
		var s fact.Subject
		err := r.Scan(&cpr, &s)
		out[cpr] = s
		return err
	})
	return out, err
}

// A Text is a free text kept beside the journal.
type Text struct {
	Subject fact.Subject
	ID      string
	Body    string
}

// PutTexts adds free texts.
func (t *Tx) PutTexts(ctx context.Context, texts ...Text) error {
	w := t.rows("text", "muni, subject, id, body", "ON CONFLICT (muni, subject, id) DO UPDATE SET body = excluded.body")
	for _, x := range texts {
		if err := w.add(ctx, t.m.code, x.Subject, x.ID, x.Body); err != nil {
			return err
		}
	}
	return w.flush(ctx)
}

// Texts returns the free texts of a subject by their ID.
func (t *Tx) Texts(ctx context.Context, s fact.Subject) (map[string]string, error) {
	out := map[string]string{}
	err := t.each(ctx, textsBy, []any{s}, func(r *sql.Rows) error {
		var id, body string
		err := r.Scan(&id, &body)
		out[id] = body
		return err
	})
	return out, err
}

// Erase takes away who a subject is and what was written in free text; the facts
// stand.
func (t *Tx) Erase(ctx context.Context, s fact.Subject) error {
	if _, err := t.exec(ctx, erasePerson, s); err != nil {
		return err
	}
	_, err := t.exec(ctx, eraseTexts, s)
	return err
}
