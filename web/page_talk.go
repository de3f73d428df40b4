package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

type talkPage struct {
	layout
	C       *office.Citizen
	Form    page.Form
	Types   []page.Choice
	Forms   []fact.Term
	Grounds []page.Choice
	Insured bool         // an a-kasse may have been there
	If      *talkOutlook // what a talk held today comes to
	Missed  *talkOutlook // and one that the citizen does not come to
	Next    page.Field   // the day of the next talk, with those that suggest themselves
	Unmet   *unmet
	New     []timelineItem // what others registered since the form was opened
}

// A talkOutlook is what saving the talk comes to.
type talkOutlook struct {
	Meets    []string
	Counts   []string
	Then     []string
	NextHint string // by when the next talk must be held, where a rule says so
}

// seeToWrite is see for pages that register something.
func (x *request) seeToWrite(page string) (office.Citizen, error) {
	c, err := x.see(page, 0)
	if err == nil && c.Level != office.Write {
		err = fault.New(fault.Forbidden, "Du kan læse sagen, men ikke registrere i den, fordi den hører til en anden enhed. Skriv til "+
			"sagsbehandleren.")
	}
	return c, err
}

func (s *Server) talkForm(x *request) error {
	c, err := x.seeToWrite("talk")
	if err != nil {
		return err
	}
	f, err := x.beginWith(asked(c, x.R.URL.Query()))
	if err != nil {
		return err
	}
	return x.talk(http.StatusOK, c, f, x.news(c, f), nil)
}

// asked fills the form in as the address asks for: the talk that was arranged, or
// the one that a duty needs.
func asked(c office.Citizen, q url.Values) url.Values {
	v := url.Values{"outcome": {"held"}, "on": {c.On.Short()}, "type": {string(usualTalk(c))}, "form": {string(fact.InPerson)},
		"seen": {seenText(c)}}
	arranged := func(t *casefile.Talk) bool {
		// The talk that was arranged for today, or that waits for its outcome.
		if id := q.Get("aftale"); id != "" {
			return strconv.Itoa(int(t.ID)) == id
		}
		return t.On <= c.On
	}
	for i := range c.Case.Talks {
		t := &c.Case.Talks[i]
		if t.State != casefile.Booked || t.Host != fact.Municipality || !arranged(t) {
			continue
		}
		v.Set("on", t.On.Short())
		v.Set("type", string(t.Type))
		if t.Form != "" {
			v.Set("form", string(t.Form))
		}
		if t.Joint {
			v.Set("joint", "1")
		}
		if t.On == c.On || q.Get("aftale") != "" {
			break
		}
	}
	if how := q.Get("gik"); how == "missed" || how == "cancelled" {
		v.Set("outcome", how)
	}
	for from, to := range map[string]string{"talk": "type", "form": "form", "joint": "joint"} {
		if x := q.Get(from); x != "" {
			v.Set(to, x)
		}
	}
	return v
}

// usualTalk is the talk that a citizen of this kind has: follow-up for the sick,
// jobsamtale for the others.
func usualTalk(c office.Citizen) fact.TalkType {
	if g := c.Case.GroupOn(c.On); g == 6 || g == 0 && c.Case.IsSick(c.On) {
		return fact.FollowUpTalk
	}
	return fact.JobTalk
}

func seenText(c office.Citizen) string { return strconv.FormatInt(int64(c.Seq), 10) }

func (x *request) talk(status int, c office.Citizen, f page.Form, added []timelineItem, wants *unmet) error {
	f.Fault = page.Among(f.Fault, "outcome", "on", "type", "form", "text", "next", "next_at", "ground")
	p := talkPage{
		layout: x.layout("Registrér samtale", ""), C: &c, Form: f, New: added, Unmet: wants,
		Types: page.Terms(fact.Terms[fact.TalkType]()), Forms: fact.Terms[fact.Form](),
		Grounds: page.Optional("Ikke kendt endnu", page.Terms(fact.Choices("talk-missed", "ground"))),
	}
	b, _ := c.Case.BenefitOn(c.On)
	p.Insured = b.Benefit == fact.UnemploymentBenefit || c.Case.GroupOn(c.On) == 1 || f.Get("joint") != ""
	p.If = outlook(c, fact.TalkHeld{Talk: fact.TalkType(f.Get("type")), Form: fact.Form(f.Get("form")), Joint: f.Get("joint") != ""})
	p.Missed = outlook(c, fact.TalkMissed{Talk: fact.TalkType(f.Get("type"))})
	p.Next = f.Date("next", "Dato", "Skriv fx 8.12 eller om 2 uger.")
	p.Next.Suggest = suggested(&c)
	return x.Render(status, "talk", p)
}

// suggested are the days that suggest themselves for the next talk: in two and in
// four weeks, and the last that the law allows.
func suggested(c *office.Citizen) []page.Choice {
	out := []page.Choice{{Code: "om 2 uger", Name: (c.On + 14).Full()}, {Code: "om 4 uger", Name: (c.On + 28).Full()}}
	var last day.Date
	for _, o := range c.Live(duty.Duty) {
		d, ok := law.DeedFor(&o, c.Case)
		if ok && d.Kind == "talk-held" && o.Bearer == duty.Municipality && o.Force != duty.Off && o.PlanBy > c.On &&
			(last == 0 || o.PlanBy < last) {
			last = o.PlanBy
		}
	}
	if last != 0 {
		out = append(out, page.Choice{Code: last.Short(), Name: "sidste lovlige dag"})
	}
	return out
}

// outlook tells what a talk that is held or missed today would meet, and what then
// applies.
func outlook(c office.Citizen, b fact.Body) *talkOutlook {
	rec, err := c.If(office.Draft{On: c.On, Body: b})
	if err != nil {
		return nil // what was typed is no talk; the form says so when it is sent
	}
	o := &talkOutlook{}
	rules := map[string]bool{}
	var next day.Date // the earliest day by which another talk is needed
	hint := func(d *law.Obligation, text string) {
		if d.Bearer == duty.Municipality && d.PlanBy != 0 && (next == 0 || d.PlanBy < next) {
			next, o.NextHint = d.PlanBy, text
		}
	}
	for i := range rec.Met {
		rules[rec.Met[i].Meta.ID] = true
		o.Meets = append(o.Meets, obligationLine(&rec.Met[i], ""))
	}
	for i := range rec.Counted {
		d := &rec.Counted[i]
		o.Counts = append(o.Counts, obligationLine(d, law.Progress(d)))
		hint(d, fmt.Sprintf("Med denne er %s holdt; resten skal holdes senest %s.", law.Progress(d), d.PlanBy.Full()))
	}
	for i := range rec.Opened {
		d := &rec.Opened[i]
		o.Then = append(o.Then, obligationLine(d, by(d.PlanBy)))
		if rules[d.Meta.ID] {
			hint(d, "Den næste skal holdes senest "+d.PlanBy.Full()+".")
		}
	}
	return o
}

// obligationLine writes an obligation in one line: what it asks, how it stands,
// its provision.
func obligationLine(o *law.Obligation, how string) string {
	s := o.Title
	if how != "" {
		s += ", " + how
	}
	return s + " · " + o.Provision
}

// by tells by when something must be done.
func by(d day.Date) string {
	if d == 0 {
		return "løbende"
	}
	return "senest " + d.Full()
}

func (s *Server) registerTalk(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	cmd, problems := talkDrafts(x, v)
	cmd.Ask = v.Get("anyway") == ""
	var times []office.Warning
	rec, err := office.Receipt{}, problems.Err()
	if err == nil && cmd.Ask {
		if times, err = x.warned(cmd.Drafts); len(times) > 0 {
			cmd.Stop = errTime
		}
	}
	if err == nil {
		rec, err = s.office.Register(x.Ctx(), x.user, cmd)
	}
	if bad, ok := page.Typed(err); ok {
		for i, f := range bad.Fields {
			if own := talkFields[f.Name]; own != "" {
				bad.Fields[i].Name = own
			}
		}
		c, err2 := x.seeToWrite("talk")
		if err2 != nil {
			return err2
		}
		var added []timelineItem
		if bad.Kind == fault.Conflict {
			// What was written stays in the form; the case beside it is the new one.
			added = since(c, seen(v))
			v.Set("seen", seenText(c))
		}
		f := page.Form{Values: v, Fault: bad}
		wants := newUnmet(&c, err, cmd.Drafts...)
		if wants != nil {
			// The talk's own form has no field that the law asks for.
			wants.Missing, wants.Refused, f.Fault = nil, append(wants.Missing, wants.Refused...), nil
		}
		if errors.Is(err, errTime) {
			wants, f.Fault = &unmet{Booking: times}, nil
		}
		return x.talk(page.Status(bad), c, f, added, wants)
	}
	if err != nil {
		return err
	}
	x.Show(receipt(fact.Done(fact.KindOf(cmd.Drafts[0].Body)), rec))
	return x.Redirect(x.here())
}

// talkFields are the fields of the talk form by the names that facts have for
// them.
var talkFields = map[string]string{"talk": "type", "for": "next", "at": "next_at"}

// talkDrafts makes facts of the talk form: how it went, and the next talk.
func talkDrafts(x *request, v url.Values) (office.Register, *fault.Form) {
	problems := &fault.Form{}
	cmd := office.Register{Subject: x.subject(), Seen: seen(v)}
	today := x.s.office.Today()
	on, err := x.date(v.Get("on"))
	if err != nil {
		problems.Add("on", "%s", cmp.Or(day.Reason(err), "Skriv datoen for samtalen som dd.mm.åååå."))
	}
	talk, how := fact.TalkType(v.Get("type")), fact.Form(v.Get("form"))
	d := office.Draft{On: on, Text: strings.TrimSpace(v.Get("text"))}
	switch v.Get("outcome") {
	case "held":
		d.Body = fact.TalkHeld{Talk: talk, Form: how, Joint: v.Get("joint") != ""}
	case "missed":
		d.Body = fact.TalkMissed{Talk: talk, Ground: fact.Ground(v.Get("ground"))}
	case "cancelled":
		// Called off today, at the latest; the talk was to be on the day given.
		d.Body = fact.TalkCancelled{Talk: talk, For: on}
		d.On = day.Min(on, today)
	default:
		problems.Add("outcome", "Vælg, hvordan det gik.")
	}
	if d.Body != nil {
		cmd.Drafts = append(cmd.Drafts, d)
	}
	next, at := strings.TrimSpace(v.Get("next")), strings.TrimSpace(v.Get("next_at"))
	switch {
	case next != "":
		to, err := x.date(next)
		switch {
		case err != nil:
			problems.Add("next", "%s", cmp.Or(day.Reason(err), "Skriv datoen for næste samtale som dd.mm.åååå."))
		case to < today:
			problems.Add("next", "Næste samtale kan ikke ligge før i dag. Er den allerede holdt, så registrér den bagefter.")
		}
		cmd.Drafts = append(cmd.Drafts, office.Draft{On: day.Min(today, on),
			Body: fact.TalkBooked{For: to, At: page.Clock(at), Talk: talk, Form: how, Joint: v.Get("joint") != ""}})
	case at != "":
		problems.Add("next", "Skriv også datoen for næste samtale.")
	}
	return cmd, problems
}

func seen(v url.Values) fact.Seq {
	n, _ := strconv.ParseInt(v.Get("seen"), 10, 64) // a form without it is a conflict
	return fact.Seq(n)
}

// news lists what others registered since a form that is shown again was opened, and
// lets the form be one of the case as it is now.
func (x *request) news(c office.Citizen, f page.Form) []timelineItem {
	if x.kept == "" {
		return nil
	}
	added := since(c, seen(f.Values))
	f.Set("seen", seenText(c))
	return added
}

// since lists what has been registered since a form was opened.
func since(c office.Citizen, last fact.Seq) []timelineItem {
	var out []timelineItem
	for i := range c.History {
		h := &c.History[i]
		if h.Seq > last {
			item := newItem(h, c.Staff)
			if h.Gone {
				item.What = tell(h.Earlier[len(h.Earlier)-1].Body, c.Staff)
			}
			out = append(out, item)
		}
	}
	return out
}

// receiptMost is how many lines of each kind a receipt has.
const receiptMost = 6

// receipt tells what a registration came to. What the law says no to makes it no
// green receipt.
func receipt(lead string, rec office.Receipt) page.Flash {
	if rec.Again {
		return page.Flash{Lead: "Det er allerede gemt. Formularen kom to gange, og det står der én gang."}
	}
	f := page.Flash{Lead: lead, Warn: len(rec.Refused) > 0}
	said := twice(rec.Met, rec.Counted, rec.Opened)
	line := func(o *law.Obligation, how string) string {
		title := o.Title
		if said[title] && rec.Case != nil {
			if about := law.OpenedBy(o, rec.Case, rec.On); about != "" {
				title += " (" + about + ")"
			}
		}
		return strings.Replace(obligationLine(o, how), o.Title, title, 1)
	}
	add := func(name string, warn bool, lines []string) {
		if n := len(lines); n > receiptMost {
			lines = append(lines[:receiptMost:receiptMost], fmt.Sprintf("og %d mere, som står i sagen.", n-receiptMost))
		}
		if len(lines) > 0 {
			f.Parts = append(f.Parts, page.FlashPart{Name: name, Warn: warn, Lines: lines})
		}
	}
	var met, counted, now, warn []string
	for i := range rec.Met {
		o, late := &rec.Met[i], ""
		if o.Closed > o.Due && o.Due != 0 {
			late = day.DaysText(int(o.Closed-o.Due)) + " efter fristen"
		}
		met = append(met, line(o, late))
	}
	for i := range rec.Counted {
		counted = append(counted, line(&rec.Counted[i], law.Progress(&rec.Counted[i])))
	}
	for i := range rec.Opened {
		now = append(now, line(&rec.Opened[i], by(rec.Opened[i].PlanBy)))
	}
	for _, r := range rec.Refused {
		warn = append(warn, fmt.Sprintf("%s %s · %s", r.Text, r.Mend, r.Provision))
	}
	add("Opfyldt", false, met)
	add("Tæller med", false, counted)
	add("Nu gælder", false, now)
	add("Loven siger nej", true, warn)
	return f
}
