package office

import (
	"context"
	"strings"

	"indgang/day"
	"indgang/duty"
	"indgang/employer"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"
)

// employers is the desk of companies.
var employers = desk[*employer.Company]{
	sort: fact.SortEmployer, fold: employer.Fold, level: User.companyLevel, view: companyRow,
	book:     func(b *law.Book) *duty.Book[*employer.Company] { return b.Employer },
	none:     "Virksomheden findes ikke.",
	readOnly: "Du kan læse om virksomheder, men ikke registrere. Skriv til den konsulent, der kender virksomheden.",
}

// mayCompany is the one table of who may go how far into what is known of a
// company: it is everybody's who works with companies, whoever knows it best.
var mayCompany = map[Role]Level{
	Consultant: Write, TeamLeader: Write, CentreHead: Write,
	Caseworker: Read, YouthAdviser: Read, BenefitTeam: Read,
}

func (u User) companyLevel(*employer.Company, *store.Person, day.Date) Level {
	best := Nothing
	for _, r := range u.Roles {
		best = max(best, mayCompany[r])
	}
	return best
}

// MayCompanies reports how far a user may go into companies.
func (u User) MayCompanies() Level { return u.companyLevel(nil, nil, 0) }

// companyRow makes the view of a company. A duty of the company's own stands on
// the consultant's list when it is late: then it is for us to ask.
func companyRow(d derived[*employer.Company], today day.Date) store.CaseRow {
	c := d.Case
	r := store.CaseRow{Subject: d.Subject, Seq: int64(d.Seq), Unit: c.Unit, Caseworker: c.Consultant, Doubts: len(c.Doubts),
		NextChange: d.Result.Next}
	if k, ok := c.LastContact(today); ok {
		r.Since = k.On
	}
	l := lister{row: &r, today: today, sunday: today.WeekStart() + 6}
	for i := range d.Result.Obligations {
		o := &d.Result.Obligations[i]
		l.duty(o)
		if o.Bearer == duty.Employer && o.Status == duty.Overdue && o.Force != duty.Off {
			l.add(StatusUs, store.DayItem{
				Rank: "0" + rank(o, dateOrLast(o.Due)), What: o.Title, Note: "spørg virksomheden", Duty: o.ID(), Rule: o.Meta.ID,
				Provision: o.Provision,
				Due:       o.Due, PlanBy: o.PlanBy, State: o.Status.String(), Force: o.Force.String(),
				Because: "Fordi virksomhedens frist var " + o.Due.Long() + ", og intet er modtaget.",
			}, o)
		}
	}
	for i := range r.Items {
		r.Items[i].Act, r.Items[i].Deed = "Registrér kontakt", "hvad=company-contacted&about="+string(fact.MatterRedundancy)
	}
	if len(c.Doubts) > 0 {
		x := c.Doubts[0]
		l.add(StatusDoubt, store.DayItem{Rank: x.On.String(), What: x.Text, Note: x.On.Short()}, nil)
	}
	return r
}

// A CompanyFilter says which companies to list.
type CompanyFilter struct {
	Query string
	Own   bool // those that the user knows
	Page  int  // from 1
}

// Companies is a list of companies.
type Companies struct {
	On     day.Date
	Rows   []CompanyLine
	Count  int // in all
	Page   int
	MayNew bool
}

// A CompanyLine is a company as a list shows it.
type CompanyLine struct {
	store.CompanyRow
	ConsultantName string
}

// Companies lists companies. It shows nobody's name but that of the company.
func (o *Office) Companies(ctx context.Context, u User, f CompanyFilter) (Companies, error) {
	if err := u.must(SeeCompany); err != nil {
		return Companies{}, err
	}
	if err := o.Sweep(ctx); err != nil {
		return Companies{}, err
	}
	list := Companies{On: o.Today(), Page: max(1, f.Page), MayNew: u.May(NewCompany)}
	err := o.store.View(ctx, func(tx *store.Tx) error {
		names, err := staff(ctx, tx)
		if err != nil {
			return err
		}
		sf := store.CompanyFilter{Query: strings.TrimSpace(f.Query)}
		if f.Own {
			sf.Consultant = u.ID
		}
		rows, n, err := tx.ListCompanies(ctx, sf, (list.Page-1)*PageSize, PageSize)
		if err != nil {
			return err
		}
		list.Count = n
		for _, r := range rows {
			list.Rows = append(list.Rows, CompanyLine{r, names[r.Consultant]})
		}
		return nil
	})
	return list, err
}

// Company is everything that the page of a company shows.
type Company struct {
	store.Company
	Level      Level
	Case       *employer.Company
	Seq        fact.Seq // the last fact: what a command must have seen
	On         day.Date
	Book       *law.Book
	Result     law.Result
	People     []CompanyPerson // those to ask for now
	Contacts   []CompanyContact
	History    []HistoryItem
	Consultant string // name
	Staff      map[string]string
}

// A CompanyPerson is somebody to ask for at a company.
type CompanyPerson struct {
	employer.Person
	PersonText
}

// A CompanyContact is once that somebody of us was in touch with a company.
type CompanyContact struct {
	employer.Contact
	Name string // of the one of us
	Said string
}

// Company shows a company to a user, and writes in the read log that its contact
// persons were shown.
func (o *Office) Company(ctx context.Context, u User, s fact.Subject, page string) (Company, error) {
	c := Company{On: o.Today()}
	err := see(ctx, o, &employers, u, s, reason{logged: "Virksomhedens kontaktpersoner", page: page}, func(tx *store.Tx,
		x *opened[*employer.Company]) error {
		c.Level, c.Seq, c.Case = x.Level, lastOf(x.Facts), x.Case
		var err error
		if c.Company, _, err = tx.FindCompany(ctx, s); err != nil {
			return err
		}
		if c.Name == "" {
			c.Subject, c.Name = s, "Virksomhed, hvis navn er slettet"
		}
		if c.Book, err = o.bookIn(ctx, tx); err != nil {
			return err
		}
		if c.Result, err = law.DeriveEmployer(c.Book, c.Case, c.On); err != nil {
			return fault.Wrap(err, fault.Invalid, "%v", err)
		}
		texts, err := tx.Texts(ctx, s)
		if err != nil {
			return err
		}
		if c.Staff, err = staff(ctx, tx); err != nil {
			return err
		}
		c.Consultant = c.Staff[c.Case.Consultant]
		for _, p := range c.Case.People {
			if p.To == 0 || p.To >= c.On {
				c.People = append(c.People, CompanyPerson{p, ReadPersonText(texts[p.Text])})
			}
		}
		for i := range c.Case.Contacts {
			k := c.Case.Contacts[len(c.Case.Contacts)-1-i]
			c.Contacts = append(c.Contacts, CompanyContact{k, c.Staff[k.Actor], texts[k.Text]})
		}
		c.History = o.history(x.Facts, texts, c.Staff)
		return nil
	})
	if err != nil {
		return Company{}, err
	}
	return c, nil
}

// A PersonText is who a contact person is: kept in one erasable text, a line for
// each part.
type PersonText struct{ Name, Phone, Email string }

// String writes the text that is kept.
func (p PersonText) String() string {
	return strings.Join([]string{oneLine(p.Name), oneLine(p.Phone), oneLine(p.Email)}, "\n")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// ReadPersonText reads the text that is kept of a contact person.
func ReadPersonText(s string) PersonText {
	var p PersonText
	for i, line := range strings.Split(s, "\n") {
		switch i {
		case 0:
			p.Name = line
		case 1:
			p.Phone = line
		case 2:
			p.Email = line
		}
	}
	return p
}

// companyNames finds what the companies among subjects are called.
func companyNames(ctx context.Context, tx *store.Tx, subjects []fact.Subject) (map[fact.Subject]string, error) {
	var ours []fact.Subject
	for _, s := range subjects {
		if s.Sort() == fact.SortEmployer {
			ours = append(ours, s)
		}
	}
	rows, err := tx.CompanyRows(ctx, ours)
	out := make(map[fact.Subject]string, len(rows))
	for s, r := range rows {
		out[s] = r.Name
	}
	return out, err
}
