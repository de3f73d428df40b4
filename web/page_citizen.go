package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

type citizenPage struct {
	layout
	C        *office.Citizen
	Number   string // the whole personal number, where somebody asked to see it
	Purpose  string // why the user looks, where the case lies elsewhere
	Question *question
	Next     headItem
	Link     *linkBox
	Head     []headItem
	Age      int
	Overdue  int
	Doubts   []doubtRow
	Duties   []dutyRow // what the municipality must do, and limits that are near
	Others   []dutyRow // what the citizen, the a-kasse and others must do
	Rights   []dutyRow // rights, limits and counters
	Done     []dutyRow
	Refusals []refusalRow
	History  timeline
	MayWrite bool
	MayTake  bool // over, as nobody has the case
	Tasks    []taskRow
	Time     timeMachine
	Form     page.Form // the day and the law that the case is asked for under
}

type headItem struct {
	Label, Text, Meta string
	Link, LinkText    string
}

type doubtRow struct {
	casefile.Doubt
	Facts []*factLink
}

type refusalRow struct {
	duty.Refusal
	Fact *factLink
}

type dutyRow struct {
	law.Obligation
	Anchor     string
	Class      string
	Badge      string
	Label      string
	Date       day.Date
	DateWord   string // what Due is called
	When       string
	Plan       string // the day to plan for, where that is another
	Act        string // what the button that settles it says
	Href       string
	SnoozeHref string // where it is put off, "" where it cannot be
	Detail     []string
	Unsure     bool // something about it is not settled
	Why        why
}

func (x *request) subject() fact.Subject { return fact.Subject(x.R.PathValue("id")) }

// here is the address of the case that the request is about.
func (x *request) here() string { return "/borger/" + string(x.subject()) }

// see asks office for the case that a page shows.
func (x *request) see(page string, known day.Date) (office.Citizen, error) {
	return x.s.office.Citizen(x.Ctx(), x.user, office.View{Subject: x.subject(), Purpose: x.purposeFor(x.subject()), Page: page, Known: known})
}

func (s *Server) citizen(x *request) error {
	c, f, err := x.seeAsked()
	if err != nil {
		return err
	}
	p := citizenPage{layout: x.layout("Sag", ""), C: &c, Age: c.Case.Age(c.On), Form: f}
	p.MayWrite = c.Level == office.Write && c.Known == 0 && c.Scenario == nil
	p.MayTake = c.Level < office.Write && c.Known == 0 && c.Scenario == nil && x.user.MayTakeOver(c.Case, &c.Person)
	if p.Time, err = x.machine(&c, f); err != nil {
		return err
	}
	p.Tasks = openTasks(&c)
	if c.Level == office.Ask {
		p.Purpose = x.purposeFor(c.Subject)
	}
	if s.site.Sessions.PopString(x.Ctx(), "number") == string(c.Subject) {
		if p.Number, err = s.office.Number(x.Ctx(), x.user, office.View{Subject: c.Subject, Purpose: x.purposeFor(c.Subject),
			Page: "number"}); err != nil {
			return err
		}
	}
	t := ofCitizen(&c)
	links := facts(t)
	p.Next, p.Head = nextStep(&c, p.MayWrite), head(c)
	p.Link = p.linkBox(s.links)
	p.Question = newQuestion(&c, p.MayWrite)
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
	p.fill(links)
	p.Title = p.named()
	p.History = newTimeline(t, p.MayWrite)
	return x.Render(http.StatusOK, "citizen", p)
}

// named is what the browser's tab says: what the case is about, never whose it is.
func (p *citizenPage) named() string {
	if len(p.Duties) > 0 {
		return p.Duties[0].Title + " – sag"
	}
	for _, h := range p.Head {
		if h.Label == "Målgruppe" {
			return h.Text + " – sag"
		}
	}
	return "Sag"
}

// near is how many days before its end a limit stands among what must be done.
const near = 30

// soonDays is how many days before its date a duty is soon due.
const soonDays = 7

// fill sorts the obligations into what the page shows.
func (p *citizenPage) fill(links map[duty.Ref]*factLink) {
	c, told := p.C, ofCitizen(p.C)
	for _, o := range c.Live(duty.Duty, duty.Limit) {
		if o.Force == duty.Off {
			continue
		}
		row := newDutyRow(told, o, links, p.MayWrite)
		switch {
		case o.Kind == duty.Limit && (o.Due == 0 || o.Due > c.On+near):
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
		if o.Force != duty.Off {
			p.Rights = append(p.Rights, newDutyRow(told, o, links, p.MayWrite))
		}
	}
	for _, o := range c.Done() {
		if o.Force != duty.Off {
			p.Done = append(p.Done, newDutyRow(told, o, links, p.MayWrite))
		}
	}
}

// showNumber notes that the whole personal number is asked for; the page that
// follows shows it once, and logs it.
func (s *Server) showNumber(x *request) error {
	if _, err := x.Form(); err != nil {
		return err
	}
	s.site.Sessions.Put(x.Ctx(), "number", string(x.subject()))
	return x.Redirect(x.here())
}

// nextStep is what is arranged next, or that nothing is.
func nextStep(c *office.Citizen, mayWrite bool) headItem {
	next := headItem{Label: "Næste skridt", Text: "Ingen aftale"}
	if t, ok := c.Next(); ok {
		next.Text = fact.Capital(fact.Word(t.Type)) + " " + t.On.Full()
		if t.At != "" {
			next.Text += " kl. " + string(t.At)
		}
		next.Meta = page.When(t.On, c.On)
	} else if mayWrite {
		next.Link, next.LinkText = "/borger/"+string(c.Subject)+"/registrer?hvad=talk-booked", "Aftal en samtale"
	}
	return next
}

// head is what stands on top: target group, benefit, plan, what runs, who has it.
func head(c office.Citizen) []headItem {
	group := headItem{Label: "Målgruppe", Text: "Ikke visiteret"}
	for _, s := range c.Case.Groups {
		if s.Has(c.On) {
			group.Text = fact.Capital(groupName(s.Group, s.Obvious))
			group.Meta = fmt.Sprintf("nr. %d siden %s", s.Group, s.From.Long())
		}
	}
	benefit := headItem{Label: "Ydelse", Text: "Ingen"}
	if b, ok := c.Case.BenefitOn(c.On); ok {
		benefit.Text, benefit.Meta = fact.Capital(fact.Word(b.Benefit)), "siden "+b.From.Long()
		if b.Fund != "" {
			benefit.Text += " hos " + fact.FundName(b.Fund)
		}
	}
	plan := headItem{Label: "Plan", Text: "Ingen godkendt"}
	for _, e := range slices.Backward(c.Case.Entries) {
		if b, ok := e.Body.(fact.PlanApproved); ok && e.On <= c.On {
			plan.Text, plan.Meta = fact.Capital(fact.Word(b.Plan)), "godkendt "+e.On.Long()
			break
		}
	}
	worker := headItem{Label: "Sagsbehandler", Text: "Ikke tildelt", Meta: c.Case.Unit}
	if c.Case.Caseworker != "" {
		worker.Text = c.Case.Caseworker
		if c.Worker != "" {
			worker.Text = c.Worker
		}
	}
	return append([]headItem{group, benefit, plan}, append(running(c), worker)...)
}

// running is what the citizen is in now: offers, education, job, sickness,
// exemptions. There is always one line, so that its absence is said too.
func running(c office.Citizen) []headItem {
	var out []headItem
	add := func(label, text string, weekly fact.Hours, from, to day.Date) {
		h := headItem{Label: label, Text: fact.Capital(text)}
		var meta []string
		if weekly > 0 {
			meta = append(meta, day.Hundredths(int(weekly))+" timer om ugen")
		}
		if to != 0 {
			meta = append(meta, "til "+to.Long())
		} else {
			meta = append(meta, "siden "+from.Long())
		}
		h.Meta = strings.Join(meta, ", ")
		out = append(out, h)
	}
	end := func(p day.Period, planned day.Date) day.Date {
		if p.To != 0 {
			return p.To
		}
		return planned
	}
	for _, o := range c.Case.Offers {
		if o.Has(c.On) {
			add("Tilbud", fact.Word(o.Offer), o.Weekly, o.From, end(o.Period, o.Planned))
		}
	}
	for _, o := range c.Case.Educations {
		if o.Has(c.On) {
			add("Uddannelse", fact.Word(o.Education), o.Weekly, o.From, end(o.Period, o.Planned))
		}
	}
	for _, o := range c.Case.Jobs {
		if o.Has(c.On) {
			add("Job", fact.Word(o.Job), o.Weekly, o.From, end(o.Period, o.Planned))
		}
	}
	for _, o := range c.Case.Courses {
		if o.Has(c.On) {
			add("Forløb", fact.Word(o.Course), 0, o.From, end(o.Period, o.Planned))
		}
	}
	for _, o := range c.Case.Sickness {
		if o.Has(c.On) {
			add("Sygemeldt", fact.Word(o.Origin), 0, o.From, o.To)
		}
	}
	for _, o := range c.Case.Exemptions {
		if o.Has(c.On) {
			what := fact.Word(o.Ground)
			if o.Scope != fact.AllDuties {
				what += ", " + fact.Word(o.Scope)
			}
			add("Fritaget", what, 0, o.From, o.To)
		}
	}
	if out == nil {
		out = append(out, headItem{Label: "I gang", Text: "Intet tilbud"})
	}
	return out
}

func newDutyRow(c *told, o law.Obligation, links map[duty.Ref]*factLink, mayWrite bool) dutyRow {
	r := dutyRow{
		Obligation: o, Anchor: strings.ReplaceAll(o.ID(), ".", "-"), Date: o.Due, DateWord: "lovens frist", Unsure: o.Proof.Doubt != "",
		Why: newWhy(c, o, links),
	}
	if o.Kind != duty.Duty {
		r.DateWord = "sidste dag"
	}
	r.When = page.When(r.Date, c.On)
	if r.Date == 0 && o.PlanBy != 0 {
		r.When = "loven sætter ingen dato"
	}
	planned := o.PlanBy != 0 && o.PlanBy != o.Due && o.Status == duty.Open
	if planned {
		r.Plan = "planlæg senest " + page.WeekdayShort(o.PlanBy)
	}
	if d, ok := law.DeedFor(&o, c.Case); ok && mayWrite && o.Bearer == duty.Municipality && o.Status.Live() && o.Status != duty.Paused &&
		(o.Kind == duty.Duty || o.Kind == duty.Limit) {
		r.Act, r.Href = d.Name, deedHref(c.Subject, office.DeedQuery(d))
	}
	if c.Case != nil && mayWrite && o.Kind == duty.Duty && o.Bearer == duty.Municipality && o.Status.Live() {
		r.SnoozeHref = "/borger/" + string(c.Subject) + "/laeg-til-side?" + url.Values{"hvad": {o.ID()}}.Encode()
		if z, ok := c.Case.IsSnoozed(o.ID(), c.On); ok {
			r.Detail = append(r.Detail, "lagt til side til "+z.Long())
		}
	}
	switch o.Status {
	case duty.Overdue:
		r.Class, r.Badge, r.Label, r.When = "is-overdue", "badge--overdue", "Overskredet", late(r.Date, c.On)+" fristen"
	case duty.Paused:
		r.Class, r.Badge, r.Label, r.When = "is-paused", "badge--paused", "På pause", "hviler"
	case duty.Met:
		r.Class, r.Badge, r.Label, r.When = "is-met", "badge--met", "Opfyldt", "opfyldt "+o.Closed.Long()
	case duty.MetLate:
		r.Class, r.Badge, r.Label, r.When = "is-met", "badge--soon", "Opfyldt for sent", "opfyldt "+o.Closed.Long()
	case duty.Lapsed:
		r.Class, r.Badge, r.Label, r.When = "is-paused", "badge--paused", "Bortfaldet", "bortfaldet "+o.Closed.Long()
	case duty.Missed:
		r.Class, r.Badge, r.Label, r.When = "is-overdue", "badge--overdue", "Ikke nået", "faldt væk "+o.Closed.Long()
	default:
		// The law's date and the day to plan for are two: only the first can be soon,
		// and the second can be passed.
		r.Badge, r.Label = "badge--open", "Åben"
		switch asked := o.Kind != duty.Counter && o.Kind != duty.Right; {
		case !asked:
		case planned && o.PlanBy < c.On && (o.Due == 0 || o.Due > c.On+soonDays):
			r.Class, r.Badge, r.Label = "is-soon", "badge--soon", "Planlæg nu"
		case o.Due != 0 && o.Due <= c.On+soonDays, planned && o.PlanBy <= c.On+soonDays:
			r.Class, r.Badge, r.Label = "is-soon", "badge--soon", "Snart"
		}
		switch o.Kind {
		case duty.Right:
			r.Label = "Ret"
		case duty.Limit:
			r.Label = "Grænse"
		case duty.Counter:
			r.Label = "Tælles"
		}
	}
	if o.Need > 1 || o.Kind == duty.Counter && o.Need == 0 {
		r.Detail = append(r.Detail, law.Progress(&o))
	}
	if o.Booked != 0 {
		r.Detail = append(r.Detail, "aftalt "+page.WeekdayShort(o.Booked))
	}
	if o.Bearer != duty.Municipality {
		r.Detail = append(r.Detail, fact.Capital(law.BearerWord(o.Bearer))+" skal handle")
	}
	if o.Force == duty.Warning || o.Force == duty.Reminder {
		r.Detail = append(r.Detail, fact.Capital(law.ForceWord(o.Force))+", binder ikke")
	}
	return r
}
