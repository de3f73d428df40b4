package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
)

type talkPage struct {
	layout
	C      *office.Citizen
	Form   url.Values
	Fault  *fault.Fault
	Types  []fact.Term
	Forms  []fact.Term
	Ground []fact.Term
	Today  day.Date
	Due    []string // what a talk would meet, and by when
}

func (s *Server) talkForm(x *request) error {
	c, err := x.see("talk", 0)
	if errors.Is(err, office.ErrPurpose) {
		return x.askPurpose(nil)
	}
	if err != nil {
		return err
	}
	form := url.Values{"outcome": {"held"}, "on": {c.On.String()}, "type": {string(usualTalk(c))}, "form": {string(fact.InPerson)}, "seen": {strconv.FormatInt(int64(c.Seq), 10)}}
	for _, t := range c.Case.Talks {
		// The talk that was arranged for today, or that waits for its outcome.
		if t.State == casefile.Booked && t.On <= c.On {
			form.Set("on", t.On.String())
			form.Set("type", string(t.Type))
			if t.Form != "" {
				form.Set("form", string(t.Form))
			}
			if t.Joint {
				form.Set("joint", "1")
			}
			break
		}
	}
	return x.talk(http.StatusOK, c, form, nil)
}

// usualTalk is the talk that a citizen of this kind has: follow-up for the sick,
// jobsamtale for the others.
func usualTalk(c office.Citizen) fact.TalkType {
	if g := c.Case.GroupOn(c.On); g == 6 || g == 0 && c.Case.IsSick(c.On) {
		return fact.FollowUpTalk
	}
	return fact.JobTalk
}

func (x *request) talk(status int, c office.Citizen, form url.Values, f *fault.Fault) error {
	p := talkPage{layout: x.layout("Registrér samtale", ""), C: &c, Form: form, Fault: f, Today: c.On,
		Types: fact.Terms[fact.TalkType](), Forms: fact.Terms[fact.Form](), Ground: fact.Terms[fact.Ground]()}
	return x.render(status, "talk", p)
}

func (s *Server) registerTalk(x *request) error {
	if err := x.r.ParseForm(); err != nil {
		return fault.Wrap(err, fault.Invalid, "Formularen kan ikke læses. Prøv igen.")
	}
	v := x.r.PostForm
	cmd, form := talkDrafts(x, v)
	rec, err := office.Receipt{}, form.Err()
	if err == nil {
		rec, err = s.office.Register(x.ctx(), x.user, cmd)
	}
	if bad, ok := errors.AsType[*fault.Fault](err); ok && (bad.Kind == fault.Invalid || bad.Kind == fault.Conflict) {
		c, err := x.see("talk", 0)
		if err != nil {
			return err
		}
		status := http.StatusUnprocessableEntity
		if bad.Kind == fault.Conflict {
			// What was written stays in the form; the case beside it is the new one.
			status = http.StatusConflict
			v.Set("seen", strconv.FormatInt(int64(c.Seq), 10))
		}
		return x.talk(status, c, v, bad)
	}
	if err != nil {
		return err
	}
	x.say(receiptLines("Registreret.", rec)...)
	return x.redirect("/borger/" + string(cmd.Subject))
}

// talkDrafts makes facts of the talk form: how it went, and the next talk.
func talkDrafts(x *request, v url.Values) (office.Register, *fault.Form) {
	form := &fault.Form{}
	cmd := office.Register{Subject: x.subject(), Seen: seen(v)}
	on, err := day.ParseDanish(v.Get("on"))
	if err != nil {
		form.Add("on", "Skriv datoen for samtalen som dd.mm.åååå.")
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
		d.On = day.Min(on, x.s.office.Today())
	default:
		form.Add("outcome", "Vælg, hvordan det gik.")
	}
	if d.Body != nil {
		cmd.Drafts = append(cmd.Drafts, d)
	}
	if v.Get("next") != "" {
		next, err := day.ParseDanish(v.Get("next"))
		if err != nil {
			form.Add("next", "Skriv datoen for næste samtale som dd.mm.åååå.")
		}
		booked := day.Min(x.s.office.Today(), on)
		cmd.Drafts = append(cmd.Drafts, office.Draft{On: booked, Body: fact.TalkBooked{For: next, At: fact.Clock(strings.ReplaceAll(v.Get("next_at"), ":", ".")), Talk: talk, Form: how}})
	}
	return cmd, form
}

func seen(v url.Values) fact.Seq {
	n, _ := strconv.ParseInt(v.Get("seen"), 10, 64) // a form without it is a conflict
	return fact.Seq(n)
}

// receiptLines tells what a registration came to.
func receiptLines(first string, rec office.Receipt) []string {
	lines := []string{first}
	for _, o := range rec.Met {
		word := "Opfyldt"
		if o.Closed > o.Due && o.Due != 0 {
			word = "Opfyldt for sent"
		}
		lines = append(lines, fmt.Sprintf("%s: %s (%s).", word, o.Title, o.Provision))
	}
	for _, o := range rec.Opened {
		by := "løbende"
		if o.PlanBy != 0 {
			by = "senest " + o.PlanBy.Long()
		}
		lines = append(lines, fmt.Sprintf("Nu gælder: %s, %s (%s).", o.Title, by, o.Provision))
	}
	for _, r := range rec.Refused {
		lines = append(lines, fmt.Sprintf("Bemærk: %s %s (%s).", r.Text, r.Mend, r.Provision))
	}
	return lines
}

type registerPage struct {
	layout
	C       *office.Citizen
	Kinds   []kindGroup
	Kind    fact.Kind
	Name    string
	Fields  []formField
	Form    url.Values
	Fault   *fault.Fault
	Correct *office.HistoryItem
	Today   day.Date
	Action  string
}

type kindGroup struct {
	Name  string
	Kinds []kindChoice
}

type kindChoice struct {
	Kind fact.Kind
	Name string
}

type formField struct {
	fact.Field
	Value string
	Error string
}

// kindGroups sorts what can be registered as staff think of it. Talks have a
// form of their own and come first there; what only other systems register is
// left out.
func kindGroups() []kindGroup {
	groups := []kindGroup{}
	for _, g := range fact.Groups() {
		kg := kindGroup{Name: g.Name}
		for _, k := range g.Kinds {
			if k == "withdrawn" || k == "born" {
				continue
			}
			kg.Kinds = append(kg.Kinds, kindChoice{k, capital(fact.Stem(k))})
		}
		groups = append(groups, kg)
	}
	return groups
}

func (s *Server) registerForm(x *request) error {
	c, err := x.see("register", 0)
	if errors.Is(err, office.ErrPurpose) {
		return x.askPurpose(nil)
	}
	if err != nil {
		return err
	}
	form := url.Values{"kind": {x.r.URL.Query().Get("hvad")}, "on": {c.On.String()}, "seen": {strconv.FormatInt(int64(c.Seq), 10)}}
	return x.registerPage(http.StatusOK, c, form, nil, nil)
}

func (x *request) registerPage(status int, c office.Citizen, form url.Values, item *office.HistoryItem, f *fault.Fault) error {
	p := registerPage{layout: x.layout("Registrér", ""), C: &c, Kinds: kindGroups(), Form: form, Fault: f, Correct: item, Today: c.On, Kind: fact.Kind(form.Get("kind"))}
	p.Action = "/borger/" + string(c.Subject) + "/registrer"
	if item != nil {
		p.Title, p.Kind = "Ret oplysning", item.Kind
		p.Action = fmt.Sprintf("/borger/%s/ret/%d", c.Subject, item.Seq)
	}
	if fact.Zero(p.Kind) == nil {
		p.Kind = ""
	} else {
		p.Name = capital(fact.Stem(p.Kind))
		for _, field := range fact.Fields(p.Kind) {
			ff := formField{Field: field, Value: form.Get(field.Name)}
			if ff.Value == "" && f == nil && item == nil {
				ff.Value = field.Default
			}
			if f != nil {
				for _, e := range f.Fields {
					if e.Name == field.Name {
						ff.Error = e.Message
					}
				}
			}
			p.Fields = append(p.Fields, ff)
		}
	}
	return x.render(status, "register", p)
}

func (s *Server) register(x *request) error {
	if err := x.r.ParseForm(); err != nil {
		return fault.Wrap(err, fault.Invalid, "Formularen kan ikke læses. Prøv igen.")
	}
	return x.take(x.r.PostForm, nil)
}

// take registers what the general form holds, as a new fact or as a correction.
func (x *request) take(v url.Values, item *office.HistoryItem) error {
	d, err := draft(v, item)
	if err == nil {
		var rec office.Receipt
		rec, err = x.s.office.Register(x.ctx(), x.user, office.Register{Subject: x.subject(), Seen: seen(v), Drafts: []office.Draft{d}})
		if err == nil {
			first := "Registreret."
			if item != nil {
				first = "Rettet. Det gamle står stadig i historikken."
			}
			x.say(receiptLines(first, rec)...)
			return x.redirect("/borger/" + string(x.subject()))
		}
	}
	bad, ok := errors.AsType[*fault.Fault](err)
	if !ok || bad.Kind != fault.Invalid && bad.Kind != fault.Conflict {
		return err
	}
	c, err := x.see("register", 0)
	if err != nil {
		return err
	}
	status := http.StatusUnprocessableEntity
	if bad.Kind == fault.Conflict {
		status = http.StatusConflict
		v.Set("seen", strconv.FormatInt(int64(c.Seq), 10))
	}
	return x.registerPage(status, c, v, item, bad)
}

func draft(v url.Values, item *office.HistoryItem) (office.Draft, error) {
	var form fault.Form
	d := office.Draft{Text: strings.TrimSpace(v.Get("text"))}
	kind := fact.Kind(v.Get("kind"))
	if item != nil {
		kind, d.Corrects = item.Kind, item.Seq
	}
	var err error
	if d.On, err = day.ParseDanish(v.Get("on")); err != nil {
		form.Add("on", "Skriv datoen som dd.mm.åååå.")
	}
	if item != nil && v.Get("withdraw") != "" {
		d.Body, d.On = fact.Withdrawn{}, item.On
		return d, nil
	}
	var problems fact.Problems
	if d.Body, err = fact.Build(kind, v.Get); errors.As(err, &problems) {
		for _, p := range problems {
			form.Add(p.Field, "%s", p.Text)
		}
	} else if err != nil {
		form.Add("kind", "Vælg, hvad der skal registreres.")
	}
	return d, form.Err()
}

func (x *request) item() (office.Citizen, *office.HistoryItem, error) {
	c, err := x.see("correct", 0)
	if err != nil {
		return c, nil, err
	}
	n, err := strconv.ParseInt(x.r.PathValue("seq"), 10, 64)
	for i := range c.History {
		if err == nil && c.History[i].Seq == fact.Seq(n) && !c.History[i].Gone {
			return c, &c.History[i], nil
		}
	}
	return c, nil, fault.New(fault.NotFound, "Oplysningen findes ikke, eller den er allerede rettet. Gå tilbage til sagen, og ret den, der står nu.")
}

func (s *Server) correctForm(x *request) error {
	c, item, err := x.item()
	if errors.Is(err, office.ErrPurpose) {
		return x.askPurpose(nil)
	}
	if err != nil {
		return err
	}
	form := url.Values{"on": {item.On.String()}, "seen": {strconv.FormatInt(int64(c.Seq), 10)}}
	if e, ok := c.Case.Entry(item.ID); ok {
		for _, f := range fact.Fields(item.Kind) {
			form.Set(f.Name, fact.Value(e.Body, f.Name))
		}
	}
	return x.registerPage(http.StatusOK, c, form, item, nil)
}

func (s *Server) correct(x *request) error {
	if err := x.r.ParseForm(); err != nil {
		return fault.Wrap(err, fault.Invalid, "Formularen kan ikke læses. Prøv igen.")
	}
	_, item, err := x.item()
	if err != nil {
		return err
	}
	return x.take(x.r.PostForm, item)
}

type lawPage struct {
	layout
	Acts []lawAct
}

type lawAct struct {
	law.Act
	Rules []lawRule
}

type lawRule struct {
	ID, Title, Provision, Grade, Force string
	From, To                           day.Date
}

func (s *Server) law(x *request) error {
	b, err := s.office.Book(x.ctx())
	if err != nil {
		return err
	}
	p := lawPage{layout: x.layout("Regler", "law")}
	for _, a := range law.Acts() {
		la := lawAct{Act: a}
		for _, r := range a.Rules {
			for _, m := range b.Rule(r.ID) {
				la.Rules = append(la.Rules, lawRule{r.ID, r.Title, m.Provision, law.GradeWord(m.Grade), law.ForceWord(m.Force), m.Valid.From, m.Valid.To})
			}
		}
		p.Acts = append(p.Acts, la)
	}
	return x.render(http.StatusOK, "law", p)
}
