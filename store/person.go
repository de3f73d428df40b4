package store

import (
	"context"
	"database/sql"
	"strings"
	"unicode/utf8"

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

// What a person's fields may hold, in letters: more than anybody's, and no more, so
// that nothing that is shown or searched can be made endless.
const (
	nameMost  = 200
	fieldMost = 300
)

// Check holds a person's fields to what can be kept, on whatever road they come.
func (p *Person) Check() error {
	var form fault.Form
	for _, f := range []struct {
		name, value, what string
		most              int
	}{
		{"cpr", p.CPR, "Personnummeret", 20}, {"first_name", p.FirstName, "Fornavnet", nameMost},
		{"last_name", p.LastName, "Efternavnet", nameMost},
		{"address", p.Address, "Adressen", fieldMost}, {"postal_code", p.PostalCode, "Postnummeret", 20}, {"city", p.City, "Byen", nameMost},
		{"phone", p.Phone, "Telefonnummeret", 60}, {"email", p.Email, "Mailadressen", fieldMost}, {"interpreter", p.Interpreter, "Sproget", 100},
	} {
		if utf8.RuneCountInString(f.value) > f.most {
			form.Add(f.name, "%s er for langt: der er plads til %d tegn.", f.what, f.most)
		}
		if clean(f.value) != nil {
			form.Add(f.name, "%s har tegn, der ikke kan gemmes. Skriv det igen.", f.what)
		}
	}
	return form.Err()
}

// Name returns the whole name.
func (p Person) Name() string { return strings.TrimSpace(p.FirstName + " " + p.LastName) }

const personColumns = "muni, subject, cpr, first_name, last_name, sort_key, search_key, address, postal_code, city, phone, email, " +
	"interpreter, mail, protected, own_staff"

const personFields = "subject, cpr, first_name, last_name, address, postal_code, city, phone, email, interpreter, mail, protected, " +
	"own_staff"

var (
	personBy    = q("find a person", "SELECT "+personFields+" FROM person WHERE muni = $1 AND subject = $2")
	personByCPR = q("find a person by number", "SELECT "+personFields+" FROM person WHERE muni = $1 AND cpr = $2")
	personsIn   = q("read names of a span", "SELECT subject, cpr, first_name, last_name, protected, own_staff FROM person WHERE muni = $1 "+
		"AND subject > $2 AND subject <= $3")
	personCPRs = q("read all numbers", "SELECT cpr, subject FROM person WHERE muni = $1")
)

const putPerson = "ON CONFLICT (muni, subject) DO UPDATE SET cpr = excluded.cpr, first_name = excluded.first_name, last_name = " +
	"excluded.last_name, sort_key = excluded.sort_key, " +
	"search_key = excluded.search_key, address = excluded.address, postal_code = excluded.postal_code, city = excluded.city, phone = " +
	"excluded.phone, email = excluded.email, " +
	"interpreter = excluded.interpreter, mail = excluded.mail, protected = excluded.protected, own_staff = excluded.own_staff"

// PutPersons adds persons or replaces what is known of them.
func (t *Tx) PutPersons(ctx context.Context, ps ...Person) error {
	w := t.rows("person", personColumns, putPerson)
	for i := range ps {
		p := &ps[i]
		if err := p.Check(); err != nil {
			return err
		}
		err := w.add(ctx, t.m.code, p.Subject, p.CPR, p.FirstName, p.LastName, SortKey(p.LastName+" "+p.FirstName), SearchKey(p.Name()),
			p.Address, p.PostalCode, p.City, p.Phone, p.Email, p.Interpreter, p.Mail, p.Protected, p.OwnStaff)
		if err != nil {
			return personError(err)
		}
	}
	if err := w.flush(ctx); err != nil {
		return personError(err)
	}
	return t.index(ctx, ps, false)
}

func personError(err error) error {
	if duplicate(err) {
		return fault.Wrap(err, fault.Conflict, "Der er allerede en borger med det personnummer.")
	}
	return err
}

func scanPerson(p *Person) []any {
	return []any{&p.Subject, &p.CPR, &p.FirstName, &p.LastName, &p.Address, &p.PostalCode, &p.City, &p.Phone, &p.Email, &p.Interpreter,
		&p.Mail, &p.Protected, &p.OwnStaff}
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
	err := t.in(ctx, "list persons", "SELECT "+personFields+" FROM person WHERE muni = $1 AND subject IN (…)", subjects,
		func(r *sql.Rows) error {
			var p Person
			err := r.Scan(scanPerson(&p)...)
			out[p.Subject] = p
			return err
		})
	return out, err
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
