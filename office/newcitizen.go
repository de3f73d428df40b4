package office

import (
	"context"
	"fmt"
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// A NewCitizenForm is what is needed to open a case.
type NewCitizenForm struct {
	CPR       string
	FirstName string
	LastName  string
	On        day.Date // of the first contact
	Benefit   fact.Benefit
	Group     int // target group where it is known, or 0
}

var (
	firstName = fact.NameText.As("fornavnet")
	lastName  = fact.NameText.As("efternavnet")
)

// OpenCase makes a case for a citizen the municipality does not know: the
// person, the birth date and the first contact. Where the number is known already
// and the user may know so, it is a conflict that names the way to the case. Where
// the user may not know of the case, the owners get a task in it, and the receipt
// says that the inquiry is passed on, and nothing of the case.
func (o *Office) OpenCase(ctx context.Context, u User, f NewCitizenForm) (Receipt, error) {
	if err := u.must(NewCitizen); err != nil {
		return Receipt{}, err
	}
	var form fault.Form
	cpr, err := ParseCPR(f.CPR)
	if err != nil {
		form.Add("cpr", "%v", err)
	}
	if f.FirstName, err = firstName.Clean(f.FirstName); err != nil {
		form.Add("first_name", "%v", err)
	} else if f.FirstName == "" {
		form.Add("first_name", "Skriv fornavnet.")
	}
	if f.LastName, err = lastName.Clean(f.LastName); err != nil {
		form.Add("last_name", "%v", err)
	} else if f.LastName == "" {
		form.Add("last_name", "Skriv efternavnet.")
	}
	if f.On == 0 {
		form.Add("on", "Skriv datoen som dd.mm.åååå.")
	}
	if f.Group < 0 || f.Group > 13 {
		form.Add("group", "Målgruppen skal være et nummer fra 1 til 13 (LAB § 6).")
	}
	if err := form.Err(); err != nil {
		return Receipt{}, err
	}
	p := store.Person{Subject: fact.Subject(newID("c")), CPR: cpr.Number, FirstName: f.FirstName, LastName: f.LastName, Mail: true}
	drafts := []Draft{{On: cpr.Born, Body: fact.Born{}}, {On: f.On, Body: fact.FirstContact{}}}
	unit := ""
	if len(u.Units) > 0 {
		unit = u.Units[0]
	}
	drafts = append(drafts, Draft{On: f.On, Body: fact.CaseworkerAssigned{User: u.ID, Unit: unit}})
	if f.Benefit != "" {
		drafts = append(drafts, Draft{On: f.On, Body: fact.BenefitStarted{Benefit: f.Benefit}})
	}
	if f.Group != 0 {
		drafts = append(drafts, Draft{On: f.On, Body: fact.GroupAssigned{Group: f.Group}})
	}
	var rec Receipt
	var known fact.Subject
	outcome, again, err := o.once(ctx, u, func(tx *store.Tx) (string, error) {
		rec, known = Receipt{}, ""
		if have, found, err := tx.FindPersonByCPR(ctx, p.CPR); err != nil {
			return "", err
		} else if found {
			known = have.Subject
			_, err := open(ctx, tx, &citizens, u, have.Subject, o.Today())
			if hide(err) != nil {
				return "", err
			}
			if err != nil {
				rec.PassedOn = true
				return "", o.passOn(ctx, tx, u, have.Subject, f.On)
			}
			return "", fault.New(fault.Conflict, "Der er allerede en borger med det personnummer. Søg borgeren frem, og registrér henvendelsen i "+
				"sagen.")
		}
		if err := tx.PutPersons(ctx, p); err != nil {
			return "", err
		}
		if err := check(nil, drafts, o.Today()); err != nil {
			return "", err
		}
		c := o.change(u, source, Batch{Subject: p.Subject, Drafts: drafts})
		c.fresh = true
		out, err := o.keep(ctx, tx, o.Today(), []change{c})
		if err != nil {
			return "", err
		}
		rec, err = o.receipt(ctx, tx, casefile.Fold(nil), &out[0])
		return string(p.Subject), err
	})
	switch {
	case again:
		return Receipt{Subject: fact.Subject(outcome), PassedOn: outcome == "", Again: true}, nil
	case known == "":
		return rec, err
	case rec.PassedOn && err == nil:
		err = o.attempt(ctx, u, refusedPage, "Afvist: new-citizen", known)
	default:
		// That there is a case is told to the user, so it is logged.
		if failed := o.logReads(ctx, u, "Ny henvendelse: personnummeret er kendt", "new-citizen", known); failed != nil {
			err = failed
		}
	}
	return rec, err
}

// passOn gives those who have a case a task about an inquiry that somebody got
// who may not know of the case.
func (o *Office) passOn(ctx context.Context, tx *store.Tx, u User, s fact.Subject, on day.Date) error {
	due := o.Calendar().NextWeekday(o.Today() + 1)
	text := fmt.Sprintf("Borgeren henvendte sig %s. Henvendelsen blev modtaget af %s (%s). Kontakt borgeren.", on.Short(), u.Name, u.ID)
	c := o.change(u, source, Batch{Subject: s, Drafts: []Draft{{On: o.Today(), Body: fact.TaskSet{Due: due}, Text: text}}})
	_, err := o.keep(ctx, tx, o.Today(), []change{c})
	return err
}

// Accounts lists the members of staff.
func (o *Office) Accounts(ctx context.Context) ([]store.Account, error) {
	var out []store.Account
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		out, err = tx.ListAccounts(ctx)
		return err
	})
	return out, err
}

// UserOf returns the user behind an account.
func UserOf(a store.Account) User {
	u := User{ID: a.ID, Name: a.Name, Units: a.Units}
	for _, r := range a.Roles {
		u.Roles = append(u.Roles, Role(r))
	}
	return u
}

// Account returns a member of staff as they are today: it is asked for with every
// request, so that whoever has lost a role or left has lost the access.
func (o *Office) Account(ctx context.Context, id string) (User, error) {
	var u User
	err := o.store.View(ctx, func(tx *store.Tx) error {
		var found bool
		var err error
		if u, found, err = o.userIn(ctx, tx, id); err == nil && !found {
			return fault.New(fault.NotFound, "Brugeren findes ikke.")
		}
		return err
	})
	return u, err
}

// PutAccount adds or replaces a member of staff, as a login tells of them. Of
// somebody whom the organisation knows, it is the organisation that says what they
// are called and what they may do.
func (o *Office) PutAccount(ctx context.Context, u User) error {
	a := store.Account{ID: u.ID, Name: u.Name, Units: u.Units, By: u.ID, At: o.Now()}
	for _, r := range u.Roles {
		a.Roles = append(a.Roles, string(r))
	}
	return o.store.Update(ctx, func(tx *store.Tx) error {
		known, err := tx.Last(ctx, StaffSubject(u.ID))
		if err != nil || known > 0 {
			return err
		}
		return tx.PutAccounts(ctx, a)
	})
}

// PutAccounts adds or replaces members of staff with everything an account has,
// as a demo or an import does.
func (o *Office) PutAccounts(ctx context.Context, as []store.Account) error {
	as = slices.Clone(as)
	for i := range as {
		if as[i].At.IsZero() {
			as[i].At = o.Now()
		}
	}
	return o.store.Update(ctx, func(tx *store.Tx) error { return tx.PutAccounts(ctx, as...) })
}

// Empty reports whether there is no fact about anybody.
func (o *Office) Empty(ctx context.Context) (bool, error) {
	n := 0
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		n, _, err = tx.Size(ctx)
		return err
	})
	return n == 0, err
}
