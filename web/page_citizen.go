package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/store"
)

type citizenPage struct {
	layout
	C        *office.Citizen
	Head     []headItem
	Age      int
	Overdue  int
	Duties   []dutyRow // what the municipality must do
	Others   []dutyRow // what the citizen, the a-kasse and others must do
	Rights   []dutyRow // rights, limits and counters
	Done     []dutyRow
	Refusals []duty.Refusal
	Years    []timelineYear
	MayWrite bool
	KnownErr string
}

type headItem struct{ Label, Text, Meta string }

type dutyRow struct {
	law.Obligation
	Anchor string
	Class  string
	Badge  string
	Label  string
	When   string
	Law    string // legal date where another is planned for
	Detail string
	Why    law.Explanation
	// Facts tells where on the page the facts of a line stand.
	Today day.Date
}

type timelineYear struct {
	Year  int
	Items []timelineItem
}

type timelineItem struct {
	office.HistoryItem
	Planned  bool
	Recorded string // where it was recorded on another day than it happened
	MayFix   bool
}

// purposes keeps why a user looks at cases outside their own unit, by case, for
// as long as the session lasts.
func (x *request) purposeFor(s store.Subject) string {
	p, _ := x.s.sessions.Get(x.ctx(), "purposes").(map[string]string)
	return p[string(s)]
}

func (x *request) subject() store.Subject { return store.Subject(x.r.PathValue("id")) }

// see asks office for the case that a page shows.
func (x *request) see(page string, known day.Date) (office.Citizen, error) {
	return x.s.office.Citizen(x.ctx(), x.user, office.View{Subject: x.subject(), Purpose: x.purposeFor(x.subject()), Page: page, Known: known})
}

type purposePage struct {
	layout
	Subject store.Subject
	Back    string
	Message string
	Fault   *fault.Fault
}

// askPurpose shows the form that asks why.
func (x *request) askPurpose(f *fault.Fault) error {
	p := purposePage{layout: x.layout("Hvorfor vil du se sagen?", ""), Subject: x.subject(), Back: x.r.URL.RequestURI(), Message: office.ErrPurpose.Message, Fault: f}
	if f != nil {
		p.Back = "/borger/" + string(x.subject())
	}
	return x.render(http.StatusForbidden, "purpose", p)
}

func (s *Server) statePurpose(x *request) error {
	why := strings.TrimSpace(x.r.FormValue("purpose"))
	if len([]rune(why)) < 5 || len([]rune(why)) > 200 {
		return x.askPurpose(&fault.Fault{Kind: fault.Invalid, Message: "Der er en fejl i formularen.", Fields: []fault.Field{{Name: "purpose", Message: "Skriv formålet med 5 til 200 tegn, fx «Vikar for AMY, borgeren ringede»."}}})
	}
	all, _ := s.sessions.Get(x.ctx(), "purposes").(map[string]string)
	if all == nil {
		all = map[string]string{}
	}
	all[string(x.subject())] = why
	s.sessions.Put(x.ctx(), "purposes", all)
	to := x.r.FormValue("back")
	if !strings.HasPrefix(to, "/borger/") {
		to = "/borger/" + string(x.subject())
	}
	return x.redirect(to)
}

func (s *Server) citizen(x *request) error {
	var known day.Date
	var knownErr string
	if text := x.r.URL.Query().Get("kendt"); text != "" {
		var err error
		if known, err = day.ParseDanish(text); err != nil || !law.Coverage.Has(known) {
			known, knownErr = 0, "Skriv dagen som dd.mm.åååå, fra "+law.Coverage.From.Short()+"."
		}
	}
	c, err := x.see("citizen", known)
	if errors.Is(err, office.ErrPurpose) {
		return x.askPurpose(nil)
	}
	if err != nil {
		return err
	}
	p := citizenPage{layout: x.layout("Borgerens sag", ""), C: &c, Age: c.Case.Age(c.On), Refusals: c.Result.Refusals, KnownErr: knownErr}
	p.MayWrite = c.Level == office.Write && c.Known == 0
	p.Head = head(c)
	for _, o := range c.Live(duty.Duty, duty.Limit) {
		row := newDutyRow(c, o)
		switch {
		case o.Force == duty.Off:
			continue
		case o.Kind == duty.Limit:
			p.Rights = append(p.Rights, row)
		case o.Bearer == duty.Municipality:
			p.Duties = append(p.Duties, row)
			if o.Status == duty.Overdue {
				p.Overdue++
			}
		default:
			p.Others = append(p.Others, row)
		}
	}
	for _, o := range c.Live(duty.Right, duty.Counter) {
		p.Rights = append(p.Rights, newDutyRow(c, o))
	}
	for _, o := range c.Done() {
		p.Done = append(p.Done, newDutyRow(c, o))
	}
	p.Years = years(c, p.MayWrite)
	return x.render(http.StatusOK, "citizen", p)
}

// head is what stands on top: target group, benefit, plan, next step.
func head(c office.Citizen) []headItem {
	var out []headItem
	group := headItem{Label: "Målgruppe", Text: "Ikke visiteret"}
	if g := c.Case.GroupOn(c.On); g != 0 {
		group.Text = fmt.Sprintf("%s (nr. %d)", groupNames[g], g)
		for _, s := range c.Case.Groups {
			if s.Has(c.On) {
				group.Meta = "siden " + s.From.Long()
				if s.Obvious {
					group.Text = "Åbenlyst uddannelsesparat (nr. 4)"
				}
			}
		}
	}
	benefit := headItem{Label: "Ydelse", Text: "Ingen"}
	if b, ok := c.Case.BenefitOn(c.On); ok {
		benefit.Text, benefit.Meta = capital(fact.Word(b.Benefit)), "siden "+b.From.Long()
		if b.Fund != "" {
			benefit.Meta += ", " + b.Fund
		}
	}
	plan := headItem{Label: "Plan", Text: "Ingen"}
	for i := len(c.Case.Entries) - 1; i >= 0; i-- {
		if b, ok := c.Case.Entries[i].Body.(fact.PlanApproved); ok {
			plan.Text, plan.Meta = capital(fact.Word(b.Plan)), "godkendt "+c.Case.Entries[i].On.Long()
			break
		}
	}
	next := headItem{Label: "Næste skridt", Text: "Ingen aftale"}
	if t, ok := c.Next(); ok {
		next.Text = capital(fact.Word(t.Type)) + " " + t.On.Long()
		if t.At != "" {
			next.Text += " kl. " + string(t.At)
		}
		next.Meta = when(t.On, c.On)
	} else if due := c.Live(duty.Duty); len(due) > 0 {
		next.Meta = "først: " + due[0].Title
	}
	out = append(out, next, group, benefit, plan)
	active := headItem{Label: "I gang", Text: "Intet tilbud"}
	for _, o := range c.Case.Offers {
		if o.Has(c.On) {
			active.Text = capital(fact.Word(o.Offer))
			if o.Weekly > 0 {
				active.Meta = day.Hundredths(int(o.Weekly)) + " timer om ugen"
			}
			if o.Planned != 0 {
				active.Meta = strings.TrimPrefix(active.Meta+", til "+o.Planned.Long(), ", ")
			}
		}
	}
	worker := headItem{Label: "Sagsbehandler", Text: "Ikke tildelt", Meta: c.Case.Unit}
	if c.Case.Caseworker != "" {
		worker.Text = c.Case.Caseworker
		if c.Worker != "" {
			worker.Text = c.Worker
		}
	}
	return append(out, active, worker)
}

func newDutyRow(c office.Citizen, o law.Obligation) dutyRow {
	r := dutyRow{Obligation: o, Anchor: strings.ReplaceAll(o.ID(), ".", "-"), Why: c.Explain(o), Today: c.On}
	date := o.PlanBy
	if date == 0 || o.Status == duty.Overdue {
		date = o.Due
	}
	r.When = when(date, c.On)
	if o.PlanBy != 0 && o.Due != 0 && o.PlanBy != o.Due && o.Status == duty.Open {
		r.Law = "lovens frist er " + o.Due.Full()
	}
	switch o.Status {
	case duty.Overdue:
		r.Class, r.Badge, r.Label = "is-overdue", "badge--overdue", "Overskredet"
	case duty.Paused:
		r.Class, r.Badge, r.Label, r.When = "is-paused", "badge--paused", "På pause", "hviler"
	case duty.Met:
		r.Class, r.Badge, r.Label, r.When = "is-met", "badge--met", "Opfyldt", "opfyldt "+o.Closed.Long()
	case duty.MetLate:
		r.Class, r.Badge, r.Label, r.When = "is-met", "badge--overdue", "Opfyldt for sent", "opfyldt "+o.Closed.Long()
	case duty.Lapsed:
		r.Badge, r.Label, r.When = "badge--paused", "Bortfaldet", "bortfaldet "+o.Closed.Long()
	case duty.Missed:
		r.Badge, r.Label, r.When = "badge--overdue", "Ikke nået", "faldt væk "+o.Closed.Long()
	default:
		r.Badge, r.Label = "badge--info", "Åben"
		if date != 0 && date <= c.On+7 && o.Kind == duty.Duty {
			r.Class, r.Badge, r.Label = "is-soon", "badge--soon", "Snart"
		}
		if o.Kind == duty.Right {
			r.Label = "Ret"
		}
		if o.Kind == duty.Limit {
			r.Label = "Grænse"
		}
		if o.Kind == duty.Counter {
			r.Label = "Tælles"
		}
	}
	if o.Need > 1 {
		r.Detail = law.Progress(&o)
	}
	if o.Booked != 0 {
		r.Detail = strings.TrimPrefix(r.Detail+" · aftalt "+o.Booked.Long(), " · ")
	}
	if o.Bearer != duty.Municipality {
		r.Detail = strings.TrimPrefix(r.Detail+" · "+capital(law.BearerWord(o.Bearer))+" skal handle", " · ")
	}
	if o.Force == duty.Warning || o.Force == duty.Reminder {
		r.Detail = strings.TrimPrefix(r.Detail+" · "+capital(law.ForceWord(o.Force)), " · ")
	}
	return r
}

func years(c office.Citizen, mayWrite bool) []timelineYear {
	var out []timelineYear
	for _, h := range c.History {
		y := h.On.Year()
		if len(out) == 0 || out[len(out)-1].Year != y {
			out = append(out, timelineYear{Year: y})
		}
		t := timelineItem{HistoryItem: h, Planned: h.On > c.On, MayFix: mayWrite && !h.Gone}
		if h.Recorded != h.On {
			t.Recorded = h.Recorded.Short()
		}
		last := &out[len(out)-1]
		last.Items = append(last.Items, t)
	}
	return out
}

func capital(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

type searchPage struct {
	layout
	Query string
	Hits  []store.Hit
	Limit bool
}

func (s *Server) search(x *request) error {
	q := x.r.PostFormValue("q")
	hits, err := s.office.Search(x.ctx(), x.user, q)
	if err != nil {
		return err
	}
	return x.render(http.StatusOK, "search", searchPage{layout: x.layout("Søgning", ""), Query: q, Hits: hits, Limit: len(hits) == 50})
}

type newCitizenPage struct {
	layout
	Form     url.Values
	Fault    *fault.Fault
	Benefits []fact.Term
	Groups   []groupChoice
	Today    day.Date
}

type groupChoice struct {
	Number int
	Name   string
}

func groupChoices() []groupChoice {
	var out []groupChoice
	for n := 1; n <= 13; n++ {
		out = append(out, groupChoice{n, fmt.Sprintf("%d %s", n, groupNames[n])})
	}
	return out
}

func (s *Server) newCitizen(x *request) error {
	return x.newCitizenForm(http.StatusOK, url.Values{}, nil)
}

func (x *request) newCitizenForm(status int, form url.Values, f *fault.Fault) error {
	return x.render(status, "new-citizen", newCitizenPage{layout: x.layout("Ny henvendelse", "new"), Form: form, Fault: f,
		Benefits: fact.Terms[fact.Benefit](), Groups: groupChoices(), Today: x.s.office.Today()})
}

func (s *Server) openCase(x *request) error {
	if err := x.r.ParseForm(); err != nil {
		return fault.Wrap(err, fault.Invalid, "Formularen kan ikke læses. Prøv igen.")
	}
	v := x.r.PostForm
	f := office.NewCitizenForm{CPR: v.Get("cpr"), FirstName: v.Get("first_name"), LastName: v.Get("last_name"), Benefit: fact.Benefit(v.Get("benefit"))}
	f.On, _ = day.ParseDanish(v.Get("on")) // OpenCase says what is wrong with no date
	fmt.Sscanf(v.Get("group"), "%d", &f.Group)
	rec, err := s.office.OpenCase(x.ctx(), x.user, f)
	if bad, ok := errors.AsType[*fault.Fault](err); ok && (bad.Kind == fault.Invalid || bad.Kind == fault.Conflict) {
		return x.newCitizenForm(http.StatusUnprocessableEntity, v, bad)
	}
	if err != nil {
		return err
	}
	x.say(receiptLines("Sagen er oprettet.", rec)...)
	return x.redirect("/borger/" + string(rec.Subject))
}
