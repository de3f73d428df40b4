package office

import (
	"context"
	"errors"
	"strings"

	"indgang/day"
	"indgang/employer"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"
)

// A CompanyForm is what is written of a company that the municipality does not
// know yet.
type CompanyForm struct {
	Name       string
	CVR        string
	P          string
	Address    string
	PostalCode string
	City       string
	Phone      string
	Industry   string
	System     fact.IndustrySystem
}

// company reads the form, or says everything that is wrong with it.
func (f CompanyForm) company() (store.Company, fact.EmployerRegistered, error) {
	number := func(s string) string { return strings.NewReplacer(" ", "", "-", "", ".", "").Replace(oneLine(s)) }
	body := fact.EmployerRegistered{CVR: fact.CVR(number(f.CVR)), P: fact.PNumber(number(f.P)), Industry: number(f.Industry),
		System: f.System}
	if body.Industry == "" {
		body.System = "" // the list is chosen beforehand, and says nothing without a code
	}
	c := store.Company{Name: oneLine(f.Name), CVR: body.CVR, P: body.P, Address: oneLine(f.Address),
		PostalCode: number(f.PostalCode), City: oneLine(f.City), Phone: oneLine(f.Phone), Industry: body.Industry, System: body.System}
	var form fault.Form
	if c.Name == "" {
		form.Add("name", "Skriv virksomhedens navn.")
	}
	for _, x := range [...]struct{ field, text string }{{"name", c.Name}, {"address", c.Address}, {"city", c.City}, {"phone", c.Phone}} {
		if len([]rune(x.text)) > 200 {
			form.Add(x.field, "Teksten er for lang: der er plads til 200 tegn.")
		}
	}
	if p := c.PostalCode; p != "" && (len(p) != 4 || strings.Trim(p, "0123456789") != "") {
		form.Add("postal_code", "Postnummeret skal have fire cifre.")
	}
	var problems fact.Problems
	if errors.As(fact.Check(body), &problems) {
		for _, p := range problems {
			form.Add(p.Field, "%s", p.Text)
		}
	}
	return c, body, form.Err()
}

// RegisterCompany makes a company known, with the user as the one who knows it.
// Where its numbers are known already it is a conflict: Companies finds it by
// them.
func (o *Office) RegisterCompany(ctx context.Context, u User, f CompanyForm) (Receipt, error) {
	if err := u.must(NewCompany); err != nil {
		return Receipt{}, err
	}
	c, body, err := f.company()
	if err != nil {
		return Receipt{}, err
	}
	c.Subject = fact.Subject(newID(fact.SortEmployer.Prefix()))
	known := fact.ConsultantAssigned{User: u.ID}
	if len(u.Units) > 0 {
		known.Unit = u.Units[0]
	}
	drafts := []Draft{{On: o.Today(), Body: body}, {On: o.Today(), Body: known}}
	var rec Receipt
	err = o.store.Update(ctx, func(tx *store.Tx) error {
		if _, found, err := tx.FindCompanyByNumber(ctx, c.CVR, c.P); err != nil {
			return err
		} else if found {
			return &fault.Fault{Kind: fault.Conflict, Message: "Virksomheden er allerede registreret. Den står herunder: skriv " +
				"videre der, eller skriv et andet P-nummer, hvis det er et andet sted.",
				Fields: []fault.Field{{Name: "cvr", Message: "Der er allerede en virksomhed med det CVR- og P-nummer."}}}
		}
		if err := check(nil, drafts, o.Today()); err != nil {
			return err
		}
		if err := tx.PutCompanies(ctx, c); err != nil {
			return err
		}
		ch := o.change(u, source, Batch{Subject: c.Subject, Drafts: drafts})
		ch.fresh = true
		out, err := o.keep(ctx, tx, o.Today(), []change{ch})
		if err == nil {
			rec.Subject, rec.Seq = c.Subject, out[0].Seq
		}
		return err
	})
	return rec, err
}

// A CompanyEntry is a command: register facts about a company.
type CompanyEntry struct {
	Subject fact.Subject
	Seen    fact.Seq
	Drafts  []Draft
}

// Decide adds the drafts, where nothing is wrong with them.
func (cmd CompanyEntry) Decide(c State[*employer.Company], today day.Date) ([]Batch, []store.Job, error) {
	if err := check(c.Facts, cmd.Drafts, today); err != nil {
		return nil, nil, err
	}
	var form fault.Form
	facts := c.Facts[:len(c.Facts):len(c.Facts)]
	for _, d := range cmd.Drafts {
		before := employer.Fold(facts) // with what the command itself says first
		facts = append(facts, fact.Fact{Seq: lastOf(facts) + 1, On: d.On, Corrects: d.Corrects, Body: d.Body})
		if _, names := d.Body.(fact.ContactPersonNamed); d.Corrects != 0 && !names {
			continue // what it corrects was let in
		}
		switch b := d.Body.(type) {
		case fact.ContactPersonNamed:
			if p := ReadPersonText(d.Text); p.Name == "" || p.Phone == "" && p.Email == "" {
				form.Add("text", "Skriv navnet og et telefonnummer eller en e-mail.")
			}
		case fact.ContactPersonLeft:
			if !asksFor(before, fact.Seq(b.Person)) {
				form.Add("person", "Kontaktpersonen findes ikke eller er meldt ophørt før. Se listen igennem.")
			}
		case fact.RedundancyNoticed:
			if b.Notice != fact.FirstNotice && !running(before) {
				form.Add("notice", "Der er ikke registreret et første varsel, som dette kan høre til. Registrér det første varsel først.")
			}
		case fact.RedundancyDropped:
			if !running(before) {
				form.Add("kind", "Der er ingen varslede afskedigelser, der kan opgives.")
			}
		}
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	return []Batch{{Subject: c.Subject, Drafts: cmd.Drafts}}, nil, nil
}

func asksFor(c *employer.Company, id fact.Seq) bool {
	for _, p := range c.People {
		if p.ID == id && p.To == 0 {
			return true
		}
	}
	return false
}

func running(c *employer.Company) bool {
	for i := range c.Redundancies {
		if c.Redundancies[i].Running() {
			return true
		}
	}
	return false
}

// RegisterAbout registers facts about a company and tells what changed.
func (o *Office) RegisterAbout(ctx context.Context, u User, cmd CompanyEntry) (Receipt, error) {
	var rec Receipt
	err := o.store.Update(ctx, func(tx *store.Tx) error {
		x, err := do(ctx, o, tx, &employers, u, cmd.Subject, cmd.Seen, Write, cmd)
		if err != nil {
			return err
		}
		book, err := o.bookIn(ctx, tx)
		if err != nil {
			return err
		}
		before, err := law.DeriveEmployer(book, x.before.Case, o.Today())
		if err != nil {
			return fault.Wrap(err, fault.Invalid, "%v", err)
		}
		now := x.after[0]
		rec = changes(before, now.derived.(derived[*employer.Company]).Result)
		rec.Subject, rec.Seq = now.Subject, now.Seq
		return nil
	})
	return rec, err
}
