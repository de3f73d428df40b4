package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

// A personPage is where staff mend who a citizen is: name, address, telephone and
// protection, the number, and two cases that are of one person.
type personPage struct {
	layout
	C      *office.Citizen
	Seen   string
	Mend   page.Form
	Number page.Form
	Merge  page.Form
	Merged []mergedCase
}

// A mergedCase is a case that is carried on in this one, or in which this one is.
type mergedCase struct {
	Subject fact.Subject
	Keeps   bool // this case is the one that is carried on
}

// Bad is what is wrong with any of the forms, told once.
func (p personPage) Bad() *fault.Fault {
	for _, f := range []page.Form{p.Mend, p.Number, p.Merge} {
		if f.Fault != nil {
			return f.Fault
		}
	}
	return nil
}

// whoFields are the fields of a person as the form names them.
var whoFields = []struct{ name, label, hint string }{
	{"first_name", "Fornavn", ""}, {"last_name", "Efternavn", ""}, {"address", "Adresse", ""}, {"postal_code", "Postnummer", ""},
	{"city", "By", ""},
	{"phone", "Telefon", ""}, {"email", "E-mail", ""}, {"interpreter", "Tolk på",
		"Sproget. Lad feltet stå tomt, hvis der ikke er brug for tolk."},
}

// Fields are the fields of the form about the person.
func (p personPage) Fields() []page.Field {
	var out []page.Field
	for _, f := range whoFields {
		out = append(out, p.Mend.Text(f.name, f.label, f.hint))
	}
	yes := func(name, label string) {
		out = append(out, page.Field{Name: name, Label: label, Value: p.Mend.Get(name), Error: p.Mend.Error(name), Type: fact.YesField})
	}
	yes("mail", "Får Digital Post")
	yes("protected", "Navne- og adressebeskyttet")
	yes("own_staff", "Ansat i kommunen")
	return append(out, p.Mend.Date("from", "Gælder fra", ""))
}

func (s *Server) person(x *request) error {
	c, err := x.seeToWrite("person")
	if err != nil {
		return err
	}
	return x.personPage(http.StatusOK, c, "", page.Form{})
}

func yesOf(b bool) string {
	if b {
		return "1"
	}
	return ""
}

func (x *request) personPage(status int, c office.Citizen, which string, form page.Form) error {
	q := c.Person
	today := c.On.Short()
	p := personPage{layout: x.layout("Ret oplysninger om borgeren", ""), C: &c, Seen: seenText(c),
		Mend: page.Form{Values: url.Values{
			"first_name": {q.FirstName}, "last_name": {q.LastName}, "address": {q.Address}, "postal_code": {q.PostalCode}, "city": {q.City},
			"phone": {q.Phone}, "email": {q.Email}, "interpreter": {q.Interpreter}, "mail": {yesOf(q.Mail)}, "protected": {yesOf(q.Protected)},
			"own_staff": {yesOf(q.OwnStaff)}, "from": {today},
		}},
		Number: page.Form{Values: url.Values{"number-on": {today}}},
		Merge:  page.Form{Values: url.Values{}},
	}
	switch which {
	case "oplysninger":
		p.Mend = form
	case "nummer":
		p.Number = form
	case "sammen", "adskil":
		p.Merge = form
	}
	together := map[fact.Subject]bool{}
	var order []fact.Subject
	for i := range c.Case.Entries {
		switch f := c.Case.Entries[i].Body.(type) {
		case fact.CasesMerged:
			together[fact.Subject(f.With)] = true
			order = append(order, fact.Subject(f.With))
		case fact.CasesParted:
			together[fact.Subject(f.With)] = false
		}
	}
	for _, s := range order {
		if together[s] {
			p.Merged = append(p.Merged, mergedCase{Subject: s, Keeps: c.Case.CarriedBy != s})
			together[s] = false
		}
	}
	return x.Render(status, "person", p)
}

// setPerson takes one of the forms about who a citizen is.
func (s *Server) setPerson(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	n, err := strconv.ParseInt(v.Get("seen"), 10, 64)
	if err != nil {
		return fault.New(fault.Invalid, "Formularen er ikke hel. Åbn siden igen, og skriv én gang til.")
	}
	seen, which := fact.Seq(n), x.R.PathValue("hvad")
	c, err := x.seeToWrite("person")
	if err != nil {
		return err
	}
	var rec office.Receipt
	prefix, said := "", ""
	switch which {
	case "oplysninger":
		if c.Masked {
			return fault.New(fault.Forbidden, "Adressen er beskyttet, og du kan ikke se den. Bed teamlederen eller borgerens sagsbehandler om at "+
				"rette oplysningerne.")
		}
		q := c.Person
		q.Subject = c.Subject
		for _, f := range []struct {
			to   *string
			name string
		}{
			{&q.FirstName, "first_name"}, {&q.LastName, "last_name"}, {&q.Address, "address"}, {&q.PostalCode, "postal_code"}, {&q.City, "city"},
			{&q.Phone, "phone"}, {&q.Email, "email"}, {&q.Interpreter, "interpreter"},
		} {
			*f.to = v.Get(f.name)
		}
		q.Mail, q.Protected, q.OwnStaff = v.Get("mail") != "", v.Get("protected") != "", v.Get("own_staff") != ""
		cmd := office.ChangePerson{Seen: seen, Person: q}
		cmd.From, _ = x.date(v.Get("from")) // the command says what is wrong with no date
		rec, err = s.office.ChangePerson(x.Ctx(), x.user, cmd)
		said = "Oplysningerne om borgeren er rettet."
	case "nummer":
		prefix, said = "number-", "Personnummeret er rettet."
		cmd := office.ReplaceNumber{Subject: c.Subject, Seen: seen, Number: v.Get("number-cpr")}
		cmd.On, _ = x.date(v.Get("number-on"))
		rec, err = s.office.ReplaceNumber(x.Ctx(), x.user, cmd)
	case "sammen", "adskil":
		prefix, said = "merge-", "Sagerne er lagt sammen. Det kan fortrydes her på siden."
		cmd := office.Merge{Keeps: c.Subject, Seen: seen, Reason: v.Get("merge-reason"), Part: which == "adskil"}
		if cmd.Part {
			said = "Sagerne er skilt ad igen."
			cmd.Gives = fact.Subject(v.Get("merge-with"))
			if cmd.Gives != "" && cmd.Gives == c.Case.CarriedBy {
				return fault.New(fault.Invalid, "Skil sagerne ad fra den sag, der føres videre.")
			}
		} else {
			hits, err := s.office.Search(x.Ctx(), x.user, v.Get("merge-cpr"))
			if err != nil && fault.Of(err) != fault.Invalid {
				return err
			}
			if len(hits) != 1 {
				bad := page.FieldFault("merge-cpr", "Skriv hele personnummeret i den anden sag. Du skal kunne registrere i begge.")
				return x.personPage(page.Status(bad), c, which, page.Form{Values: v, Fault: bad})
			}
			cmd.Gives = hits[0].Subject
		}
		rec, err = s.office.Merge(x.Ctx(), x.user, cmd)
	default:
		return fault.New(fault.NotFound, "Siden findes ikke. Gå tilbage til sagen.")
	}
	if bad, ok := page.Typed(err); ok {
		return x.personPage(page.Status(bad), c, which, page.Form{Values: v, Fault: prefixed(bad, prefix)})
	}
	if err != nil {
		return err
	}
	x.Show(receipt(said, rec))
	return x.Redirect(x.here())
}

// A hidePage asks why the words of a fact are to be taken out of sight.
type hidePage struct {
	layout
	C    *office.Citizen
	Item timelineItem
	Seen string
	Form page.Form
	Show bool // they are out of sight, and are to be shown again
}

func (s *Server) hideForm(x *request) error {
	return x.hidePage(http.StatusOK, page.Form{Values: url.Values{}})
}

func (x *request) hidePage(status int, f page.Form) error {
	c, err := x.seeToWrite("hide")
	if err != nil {
		return err
	}
	seq, _ := strconv.ParseInt(x.R.PathValue("seq"), 10, 64)
	for i := range c.History {
		if h := &c.History[i]; h.Seq == fact.Seq(seq) && (h.Text != "" || h.Hidden) {
			p := hidePage{layout: x.layout("Tag tekst ud af syne", ""), C: &c, Item: newItem(h, c.Staff), Seen: seenText(c), Form: f, Show: h.Hidden}
			if p.Show {
				p.Title = "Vis tekst igen"
			}
			return x.Render(status, "hide", p)
		}
	}
	return fault.New(fault.NotFound, "Oplysningen har ingen tekst. Gå tilbage til sagen.")
}

func (s *Server) hide(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	seq, _ := strconv.ParseInt(x.R.PathValue("seq"), 10, 64)
	seen, _ := strconv.ParseInt(v.Get("seen"), 10, 64)
	cmd := office.HideText{Subject: x.subject(), Seen: fact.Seq(seen), Fact: fact.Seq(seq), Reason: v.Get("reason"), Show: v.Get("show") != ""}
	_, err = s.office.HideText(x.Ctx(), x.user, cmd)
	if bad, ok := page.Typed(err); ok {
		return x.hidePage(page.Status(bad), page.Form{Values: v, Fault: bad})
	}
	if err != nil {
		return err
	}
	if cmd.Show {
		x.Say("Teksten kan ses igen.")
	} else {
		x.Say("Teksten er taget ud af syne.", "Grunden og hvem der gjorde det, står i historikken.")
	}
	return x.Redirect(x.here())
}

// A snoozePage asks until when, and why, something is put off.
type snoozePage struct {
	layout
	C     *office.Citizen
	What  string // ID of the duty, or "" for the case
	Duty  string // what the duty is called
	Until string // where it is put off already
	Seen  string
	Form  page.Form
}

func (s *Server) snoozeForm(x *request) error {
	return x.snoozePage(http.StatusOK, x.R.URL.Query().Get("hvad"), page.Form{Values: url.Values{"until": {(s.office.Today() + 14).Short()}}})
}

func (x *request) snoozePage(status int, what string, f page.Form) error {
	c, err := x.seeToWrite("snooze")
	if err != nil {
		return err
	}
	p := snoozePage{layout: x.layout("Læg til side", ""), C: &c, What: what, Seen: seenText(c), Form: f}
	for i := range c.Result.Obligations {
		if o := &c.Result.Obligations[i]; o.ID() == what && what != "" {
			p.Duty = o.Meta.Title
		}
	}
	if what != "" && p.Duty == "" {
		return fault.New(fault.NotFound, "Pligten findes ikke i sagen længere. Gå tilbage til sagen.")
	}
	if z, ok := c.Case.IsSnoozed(what, c.On); ok {
		p.Until = z.Long()
	}
	return x.Render(status, "snooze", p)
}

func (s *Server) snooze(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	seen, _ := strconv.ParseInt(v.Get("seen"), 10, 64)
	cmd := office.Snooze{Subject: x.subject(), Seen: fact.Seq(seen), What: v.Get("what"), Reason: strings.TrimSpace(v.Get("reason")),
		End: v.Get("end") != ""}
	if !cmd.End {
		cmd.Until, _ = x.date(v.Get("until"))
	}
	_, err = s.office.Snooze(x.Ctx(), x.user, cmd)
	if bad, ok := page.Typed(err); ok {
		return x.snoozePage(page.Status(bad), cmd.What, page.Form{Values: v, Fault: bad})
	}
	if err != nil {
		return err
	}
	if cmd.End {
		x.Say("Det står på listerne igen.")
	} else {
		x.Say("Det er lagt til side til "+cmd.Until.Long()+".", "Fristen løber videre.")
	}
	return x.Redirect(x.here())
}
