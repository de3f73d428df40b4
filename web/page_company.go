package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

// companyPage is one company: whom to ask for, what we said last, what a notice
// of dismissals leads to, and the history.
type companyPage struct {
	layout
	C        *office.Company
	MayWrite bool
	Overdue  int
	Last     *contactRow // the newest contact, beside the telephone
	Doubts   []doubtRow
	Refusals []refusalRow
	Duties   []dutyRow // ours
	Others   []dutyRow // the company's
	Done     []dutyRow
	People   []personRow
	Contacts []contactRow
	History  timeline
	Actions  []kindChoice
	Seen     string
}

type personRow struct {
	office.CompanyPerson
	Role string
}

type contactRow struct {
	office.CompanyContact
	What string // "Besøg om afskedigelser"
	When string
}

// companyKinds are what is registered about a company in a form, in the order in
// which the page offers it.
func companyKinds() []fact.Kind {
	return []fact.Kind{"company-contacted", "contact-person-named", "redundancy-noticed", "redundancy-dropped", "consultant-assigned"}
}

func (x *request) company() (office.Company, *told, error) {
	c, err := x.s.office.Company(x.Ctx(), x.user, x.subject(), "company")
	return c, ofCompany(&c), err
}

// aboutHref is the address of the company that the request is about.
func (x *request) aboutHref() string { return "/virksomhed/" + string(x.subject()) }

func (s *Server) company(x *request) error {
	c, t, err := x.company()
	if err != nil {
		return err
	}
	p := companyPage{layout: x.layout("Virksomhed", "companies"), C: &c, MayWrite: c.Level == office.Write,
		Seen: strconv.FormatInt(int64(c.Seq), 10)}
	links := facts(t)
	for _, d := range c.Case.Doubts {
		row := doubtRow{Doubt: d}
		for _, id := range d.IDs {
			if l := links[duty.Ref(id)]; l != nil {
				row.Facts = append(row.Facts, l)
			}
		}
		p.Doubts = append(p.Doubts, row)
	}
	for _, r := range c.Result.Refusals {
		p.Refusals = append(p.Refusals, refusalRow{r, links[r.Ref]})
	}
	for _, o := range c.Result.Obligations {
		if o.Force == duty.Off {
			continue
		}
		row := newDutyRow(t, o, links, false)
		switch {
		case !o.Status.Live():
			p.Done = append(p.Done, row)
		case o.Bearer == duty.Municipality:
			if p.MayWrite {
				row.Act, row.Href = "Registrér kontakt", x.aboutHref()+"/registrer?hvad=company-contacted&about="+string(fact.MatterRedundancy)
			}
			p.Duties = append(p.Duties, row)
		default:
			p.Others = append(p.Others, row)
		}
		if o.Status == duty.Overdue {
			p.Overdue++
		}
	}
	slices.SortStableFunc(p.Done, func(a, b dutyRow) int { return int(b.Closed - a.Closed) })
	for _, k := range c.People {
		p.People = append(p.People, personRow{k, fact.Capital(fact.Word(k.Role))})
	}
	for _, k := range c.Contacts {
		what := fact.Capital(fact.Word(k.Form)) + " om " + fact.Word(k.About)
		p.Contacts = append(p.Contacts, contactRow{k, what, lastContact(k.On, c.On)})
	}
	if len(p.Contacts) > 0 {
		p.Last = &p.Contacts[0]
	}
	for _, k := range companyKinds() {
		p.Actions = append(p.Actions, kindChoice{Name: fact.Title(k), Href: x.aboutHref() + "/registrer?hvad=" + string(k)})
	}
	p.History = newTimeline(t, p.MayWrite)
	for i := range p.History.Years {
		for j := range p.History.Years[i].Days {
			items := p.History.Years[i].Days[j].Items
			for k := range items {
				items[k].MayFix = items[k].MayFix && fixable(items[k].Kind)
			}
		}
	}
	return x.Render(http.StatusOK, "company", p)
}

// fixable reports whether a fact is corrected in the form of its kind.
func fixable(k fact.Kind) bool { return slices.Contains(companyKinds(), k) }

// companyFormPage is the form of one kind of fact about a company.
type companyFormPage struct {
	layout
	C       *office.Company
	Kind    fact.Kind
	Hint    string
	Correct *timelineItem
	Date    page.Field
	Fields  []page.Field
	Person  bool // name, telephone and e-mail instead of a note
	Form    page.Form
	New     []timelineItem
	Action  string
}

// toWrite is the company for somebody who may write about it.
func (x *request) toWrite() (office.Company, error) {
	c, _, err := x.company()
	if err == nil && c.Level != office.Write {
		err = fault.New(fault.Forbidden, "Du kan læse om virksomheder, men ikke registrere. Skriv til den konsulent, der kender virksomheden.")
	}
	return c, err
}

func (s *Server) companyForm(x *request) error {
	c, err := x.toWrite()
	if err != nil {
		return err
	}
	q := x.R.URL.Query()
	kind := fact.Kind(q.Get("hvad"))
	if !fixable(kind) {
		return fault.New(fault.NotFound, "Det kan ikke registreres om en virksomhed. Vælg noget andet på virksomhedens side.")
	}
	v := url.Values{"on": {c.On.Short()}, "seen": {strconv.FormatInt(int64(c.Seq), 10)}, "kind": {string(kind)}}
	for _, f := range fact.Fields(kind) {
		if f.Default != "" {
			v.Set(f.Name, f.Default)
		}
		if code := q.Get(f.Name); slices.ContainsFunc(f.Choices, func(t fact.Term) bool { return t.Code == code }) {
			v.Set(f.Name, code)
		}
	}
	return x.companyForm(http.StatusOK, &c, kind, page.Form{Values: v}, nil, nil)
}

func (x *request) companyForm(status int, c *office.Company, kind fact.Kind, f page.Form, item *office.HistoryItem,
	added []timelineItem) error {
	p := companyFormPage{
		layout: x.layout(fact.Title(kind), "companies"), C: c, Kind: kind, Hint: fact.Hint(kind), Form: f, New: added, Action: x.aboutHref() +
			"/registrer",
		Person: kind == "contact-person-named",
	}
	if item != nil {
		shown := newItem(item, c.Staff)
		p.Title, p.Correct = "Ret oplysning", &shown
		p.Action = fmt.Sprintf("%s/ret/%d", x.aboutHref(), item.Seq)
	}
	names := []string{"on", "text", "name", "phone", "email"}
	for _, x := range fact.Fields(kind) {
		names = append(names, x.Name)
	}
	p.Form.Fault = page.Among(f.Fault, names...)
	p.Date = p.Form.Date("on", fact.DayLabel(kind), "")
	var err error
	if p.Fields, err = x.fields(nil, kind, p.Form); err != nil {
		return err
	}
	return x.Render(status, "company-form", p)
}

func (s *Server) registerAbout(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	kind := fact.Kind(v.Get("kind"))
	if !fixable(kind) && kind != "contact-person-left" {
		return fault.New(fault.Invalid, "Vælg, hvad der skal registreres, på virksomhedens side.")
	}
	return x.takeAbout(v, kind, nil)
}

// takeAbout registers what a form about a company holds, as a new fact or as a
// correction.
func (x *request) takeAbout(v url.Values, kind fact.Kind, item *office.HistoryItem) error {
	d, err := x.draft(kind, v, item)
	if err == nil {
		if _, names := d.Body.(fact.ContactPersonNamed); names {
			d.Text = office.PersonText{Name: v.Get("name"), Phone: v.Get("phone"), Email: v.Get("email")}.String()
		}
		var rec office.Receipt
		rec, err = x.s.office.RegisterAbout(x.Ctx(), x.user, office.CompanyEntry{Subject: x.subject(), Seen: seen(v), Drafts: []office.Draft{d}})
		if err == nil {
			lead := fact.Done(kind)
			switch _, gone := d.Body.(fact.Withdrawn); {
			case gone:
				lead = fact.Done("withdrawn")
			case item != nil:
				lead = "Oplysningen er rettet. Det, der stod før, er stadig i historikken."
			}
			x.Show(receipt(lead, rec))
			return x.Redirect(x.aboutHref())
		}
	}
	bad, ok := page.Typed(err)
	if !ok {
		return err
	}
	c, err := x.toWrite()
	if err != nil {
		return err
	}
	if !fixable(kind) {
		return bad // it has no form of its own
	}
	var added []timelineItem
	if bad.Kind == fault.Conflict {
		for i := range c.History {
			if h := &c.History[i]; h.Seq > seen(v) {
				added = append(added, newItem(h, c.Staff))
			}
		}
		v.Set("seen", strconv.FormatInt(int64(c.Seq), 10))
	}
	return x.companyForm(page.Status(bad), &c, kind, page.Form{Values: v, Fault: bad}, item, added)
}

// itemAbout finds the fact about a company that is to be corrected.
func (x *request) itemAbout() (office.Company, *office.HistoryItem, error) {
	c, err := x.toWrite()
	if err != nil {
		return c, nil, err
	}
	n, err := strconv.ParseInt(x.R.PathValue("seq"), 10, 64)
	for i := range c.History {
		if h := &c.History[i]; err == nil && h.Seq == fact.Seq(n) && !h.Gone && fixable(h.Kind) {
			return c, h, nil
		}
	}
	return c, nil, fault.New(fault.NotFound, "Oplysningen findes ikke, eller den er allerede rettet. Gå tilbage til virksomheden, og ret "+
		"den, der står nu.")
}

func (s *Server) companyFix(x *request) error {
	c, item, err := x.itemAbout()
	if err != nil {
		return err
	}
	v := url.Values{"on": {item.On.Short()}, "seen": {strconv.FormatInt(int64(c.Seq), 10)}, "kind": {string(item.Kind)}, "text": {item.Text}}
	for _, f := range fact.Fields(item.Kind) {
		v.Set(f.Name, formValue(f.Type, fact.Value(item.Body, f.Name)))
	}
	if item.Kind == "contact-person-named" {
		k := office.ReadPersonText(item.Text)
		v.Set("name", k.Name)
		v.Set("phone", k.Phone)
		v.Set("email", k.Email)
	}
	return x.companyForm(http.StatusOK, &c, item.Kind, page.Form{Values: v}, item, nil)
}

func (s *Server) fixCompany(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	_, item, err := x.itemAbout()
	if err != nil {
		return err
	}
	return x.takeAbout(v, item.Kind, item)
}
