package office_test

import (
	"slices"
	"strings"
	"testing"

	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
)

// entry writes facts about a company as somebody who has seen all of it, with a
// text to the first.
func entry(t *testing.T, o *officetest.Office, user string, s fact.Subject, text string, lines ...string) (office.Receipt, error) {
	t.Helper()
	c, err := o.Company(ctx, o.User(user), s, "test")
	if err != nil {
		t.Fatal(err)
	}
	cmd := office.CompanyEntry{Subject: s, Seen: c.Seq}
	for i, l := range lines {
		on, phrase, _ := strings.Cut(l, " ")
		body, err := fact.Parse(phrase)
		if err != nil {
			t.Fatal(err)
		}
		d := office.Draft{On: day.MustParse(on), Body: body}
		if i == 0 {
			d.Text = text
		}
		cmd.Drafts = append(cmd.Drafts, d)
	}
	return o.RegisterAbout(ctx, o.User(user), cmd)
}

var bakery = office.CompanyForm{Name: " Åhavens  Bageri ApS", CVR: "00 00 00 19", P: "0000000001", PostalCode: "2635", City: "Ishøj",
	Phone: "43 00 00 01", Industry: "107120", System: fact.DB25}

func TestACompanyFromRegistrationToAFinalNotice(t *testing.T) {
	o := officetest.New(t)
	rec, err := o.RegisterCompany(ctx, o.User("VIR"), bakery)
	if err != nil {
		t.Fatal(err)
	}
	s := rec.Subject
	if _, err := entry(t, o, "VIR", s, "Mette Prøve\n43 00 00 02\n", "2026-11-24 kontaktperson som ejer"); err != nil {
		t.Fatal(err)
	}
	rec, err = entry(t, o, "VIR", s, "", "2026-11-23 varsling modtaget første varsel 60 afskediges af 110 ansatte")
	if err != nil || len(rec.Opened) != 2 {
		t.Fatalf("the first notice opens %d duties, %v", len(rec.Opened), err)
	}
	rec, err = entry(t, o, "LED", s, "De vil gerne have os ud.", "2026-11-24 kontakt med virksomheden ved besøg om afskedigelser")
	if err != nil || len(rec.Met) != 1 || rec.Met[0].Meta.ID != "var-help" {
		t.Fatalf("the contact meets %+v, %v", rec.Met, err)
	}
	o.At("2026-12-07")
	rec, err = entry(t, o, "VIR", s, "", "2026-12-07 varsling modtaget andet varsel")
	if err != nil || len(rec.Met) != 1 || len(rec.Opened) != 1 || len(rec.Refused) != 1 || rec.Refused[0].Name != "andet-for-tidligt" {
		t.Fatalf("a second notice after 14 days: met %d, opened %d, refused %+v, %v", len(rec.Met), len(rec.Opened), rec.Refused, err)
	}
	if o := rec.Opened[0]; o.Due.String() != "2026-12-17" || o.Bearer != duty.Employer {
		t.Errorf("the final notice is due %s by %v", o.Due, o.Bearer)
	}
	c, err := o.Company(ctx, o.User("KRB"), s, "company")
	if err != nil {
		t.Fatal(err)
	}
	if c.Name != "Åhavens Bageri ApS" || c.CVR != "00000019" || c.Level != office.Read || c.Consultant != "Viktor Rask" ||
		c.Case.Unit != "Jobparate" {
		t.Errorf("a caseworker sees %+v", c)
	}
	if len(c.People) != 1 || c.People[0].Name != "Mette Prøve" || c.People[0].Phone != "43 00 00 02" || len(c.Contacts) != 1 ||
		c.Contacts[0].Said != "De vil gerne have os ud." || c.Contacts[0].Name != "Lone Eriksen" {
		t.Errorf("people %+v, contacts %+v", c.People, c.Contacts)
	}
	o.At("2026-12-18")
	list, err := o.Companies(ctx, o.User("VIR"), office.CompanyFilter{Query: "00000019"})
	if err != nil || list.Count != 1 || list.Rows[0].Overdue != 1 || list.Rows[0].LastContact.String() != "2026-11-24" ||
		list.Rows[0].ConsultantName != "Viktor Rask" {
		t.Errorf("the list is %+v, %v", list, err)
	}
	d, err := o.Day(ctx, o.User("VIR"), office.DayFilter{Status: office.StatusUs})
	if err != nil || len(d.Rows) != 1 || d.Rows[0].Name != "Åhavens Bageri ApS" || d.Rows[0].Rule != "var-notices" {
		t.Errorf("the consultant's day is %+v, %v", d.Rows, err)
	}
	sameViews(t, o)
}

// sameViews holds the views to what a rebuild makes of the journal.
func sameViews(t *testing.T, o *officetest.Office) {
	t.Helper()
	dump := func() (rows []string) {
		err := o.Store.View(ctx, func(tx *store.Tx) (err error) { rows, err = tx.DumpViews(ctx); return err })
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	before := dump()
	if _, err := o.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	if after := dump(); !slices.Equal(before, after) {
		t.Errorf("a rebuild gives\n%s\nand not\n%s", strings.Join(after, "\n"), strings.Join(before, "\n"))
	}
}

func TestWhatIsWrongWithACompanyIsToldAtOnce(t *testing.T) {
	o := officetest.New(t)
	_, err := o.RegisterCompany(ctx, o.User("VIR"), office.CompanyForm{CVR: "00000001", P: "12", PostalCode: "26", Industry: "1"})
	var fields []string
	f, ok := err.(*fault.Fault)
	if !ok || f.Kind != fault.Invalid {
		t.Fatalf("%v", err)
	}
	for _, x := range f.Fields {
		fields = append(fields, x.Name)
	}
	if want := []string{"name", "postal_code", "cvr", "p", "industry"}; !slices.Equal(fields, want) {
		t.Errorf("wrong in %v, want %v", fields, want)
	}
}

func TestACompanyIsRegisteredOnce(t *testing.T) {
	o := officetest.New(t)
	if _, err := o.RegisterCompany(ctx, o.User("VIR"), bakery); err != nil {
		t.Fatal(err)
	}
	if _, err := o.RegisterCompany(ctx, o.User("LED"), bakery); fault.Of(err) != fault.Conflict {
		t.Errorf("again: %v, want a conflict", err)
	}
	elsewhere := bakery
	elsewhere.P = "0000000002"
	if _, err := o.RegisterCompany(ctx, o.User("LED"), elsewhere); err != nil {
		t.Errorf("at another place: %v", err)
	}
	if list, err := o.Companies(ctx, o.User("CHE"), office.CompanyFilter{Query: "åhaven"}); err != nil || list.Count != 2 {
		t.Errorf("%d are known, %v", list.Count, err)
	}
}

func TestWhoMayDoWhatWithCompanies(t *testing.T) {
	o := officetest.New(t)
	rec, err := o.RegisterCompany(ctx, o.User("VIR"), bakery)
	if err != nil {
		t.Fatal(err)
	}
	fresh := bakery
	for _, u := range officetest.Staff() {
		may := u.MayCompanies()
		_, err := o.Company(ctx, u, rec.Subject, "test")
		if (err == nil) != (may >= office.Read) || err != nil && fault.Of(err) != fault.NotFound {
			t.Errorf("%s may go to %v and reads: %v", u.ID, may, err)
		}
		if _, err := o.Companies(ctx, u, office.CompanyFilter{}); (err == nil) != (may >= office.Read) {
			t.Errorf("%s lists: %v", u.ID, err)
		}
		c, err := o.Company(ctx, o.User("VIR"), rec.Subject, "test")
		if err != nil {
			t.Fatal(err)
		}
		_, err = o.RegisterAbout(ctx, u, office.CompanyEntry{Subject: rec.Subject, Seen: c.Seq,
			Drafts: []office.Draft{{On: o.Today(), Body: fact.CompanyContacted{Form: fact.PhoneContact, About: fact.MatterOther}}}})
		if (err == nil) != (may == office.Write) {
			t.Errorf("%s writes: %v", u.ID, err)
		}
		fresh.P = "000000000" + string(u.ID[0])
		if _, err = o.RegisterCompany(ctx, u, fresh); (fault.Of(err) == fault.Forbidden) != !u.May(office.NewCompany) {
			t.Errorf("%s registers: %v", u.ID, err)
		}
	}
}

func TestWhoWasShownAContactPersonIsLogged(t *testing.T) {
	o := officetest.New(t)
	rec, err := o.RegisterCompany(ctx, o.User("VIR"), bakery)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Company(ctx, o.User("KRB"), rec.Subject, "company"); err != nil {
		t.Fatal(err)
	}
	var reads []store.Read
	if err := o.Store.View(ctx, func(tx *store.Tx) (err error) { reads, err = tx.ReadsOf(ctx, rec.Subject, 10); return err }); err != nil {
		t.Fatal(err)
	}
	if len(reads) != 1 || reads[0].User != "KRB" || reads[0].Page != "company" {
		t.Errorf("the read log says %+v", reads)
	}
}

func TestFactsStandWithTheirOwnSortOfSubject(t *testing.T) {
	o := officetest.New(t)
	rec, err := o.RegisterCompany(ctx, o.User("VIR"), bakery)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := entry(t, o, "VIR", rec.Subject, "", "2026-11-24 første henvendelse"); fault.Of(err) != fault.Invalid {
		t.Errorf("a citizen's fact with a company: %v", err)
	}
	s := o.Citizen("Anna Prøve", "2026-11-02 første henvendelse", "2026-11-02 sagsbehandler KRB i Jobparate")
	_, err = o.Office.Register(ctx, o.User("KRB"), office.Register{Subject: s, Seen: 2,
		Drafts: []office.Draft{{On: o.Today(), Body: fact.RedundancyDropped{}}}})
	if fault.Of(err) != fault.Invalid {
		t.Errorf("a company's fact in a citizen's case: %v", err)
	}
	if _, err := o.Company(ctx, o.User("VIR"), s, "test"); fault.Of(err) != fault.NotFound {
		t.Errorf("a citizen as a company: %v", err)
	}
	if _, err := o.Office.Citizen(ctx, o.User("KRB"), office.View{Subject: rec.Subject}); fault.Of(err) != fault.NotFound {
		t.Errorf("a company as a citizen: %v", err)
	}
}

func TestWhatCannotBeSaidOfACompanyIsRefused(t *testing.T) {
	o := officetest.New(t)
	rec, err := o.RegisterCompany(ctx, o.User("VIR"), bakery)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range [][2]string{
		{"2026-11-24 varsling modtaget andet varsel", "første varsel"},
		{"2026-11-24 afskedigelser opgivet", "ingen varslede"},
		{"2026-11-24 kontaktperson ophørt nr. 1", "Kontaktpersonen"},
		{"2026-11-24 kontaktperson", "telefonnummer"},
		{"2026-12-24 varsling modtaget første varsel 60 afskediges af 110 ansatte", "fremtiden"},
		{"2026-11-24 virksomhedskonsulent VIR", ""},
		{"2026-11-24 kontakt med virksomheden ved telefon om sygdom og fastholdelse", ""},
		{"2026-11-24 varsling modtaget første varsel 12 afskediges af 21 ansatte", ""},
	} {
		line, want := x[0], x[1]
		_, err := entry(t, o, "VIR", rec.Subject, "", line)
		if (want == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", line, err, want)
		}
	}
}
