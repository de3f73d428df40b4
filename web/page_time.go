package web

import (
	"fmt"
	"slices"
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

// A timeMachine shows a case as it was known on an earlier day, and under a change
// that is not law.
type timeMachine struct {
	Law page.Field // the changes that can be looked at
	// What the page is shown under, where that is not today's law.
	Scenario  *law.Scenario
	Kind      string // what sort of scenario it is
	On        day.Date
	Known     day.Date
	Changes   []diffLine
	Decisions []string
	Group     string   // what is said of the citizen's target group
	Unknown   []string // announced, and nobody knows what it means
}

// asked reads from the address which day and which law a case is to be shown for.
// What cannot be read is told at its field, and today's case is shown.
func (x *request) asked() (office.View, page.Form) {
	q := x.R.URL.Query()
	f := page.Form{Values: q}
	v := office.View{Subject: x.subject(), Purpose: x.purposeFor(x.subject()), Page: "citizen"}
	var bad fault.Form
	today := x.s.office.Today()
	if text := strings.TrimSpace(q.Get("kendt")); text != "" {
		d, err := x.date(text)
		if err != nil || !law.Coverage.Has(d) {
			bad.Add("kendt", "Skriv dagen som dd.mm.åååå. Den første dag, der kan vises, er %s.", law.Coverage.From.Short())
		}
		v.Known = d
	}
	v.Scenario = q.Get("scenarie")
	if text := strings.TrimSpace(q.Get("paa")); text != "" {
		d, err := x.date(text)
		switch {
		case err != nil || !law.Coverage.Has(d):
			bad.Add("paa", "Skriv dagen som dd.mm.åååå, fra %s til %s.", law.Coverage.From.Short(), law.Coverage.To.Short())
		case v.Scenario == "":
			bad.Add("paa", "Vælg også, hvilken lov sagen skal vises under. Uden en anden lov vises sagen i dag.")
		}
		v.On = d
	}
	if err := bad.Err(); err != nil {
		f.Fault, _ = page.Typed(err)
		v.Known, v.Scenario, v.On = 0, "", 0
		return v, f
	}
	if v.Known >= today {
		v.Known = 0
	}
	return v, f
}

// seeAsked asks office for the case that a citizen's page shows.
func (x *request) seeAsked() (office.Citizen, page.Form, error) {
	v, f := x.asked()
	if v.Scenario != "" && v.On == 0 {
		s, _, err := x.s.office.Scenario(x.Ctx(), x.user, v.Scenario)
		if err != nil {
			return office.Citizen{}, f, err
		}
		// A change that is to come is looked at on its first day.
		v.On = max(v.Known, x.s.office.Today())
		if v.Known != 0 {
			v.On = v.Known
		}
		v.On = max(v.On, s.Begins())
		f.Values = cloneValues(f.Values)
		f.Set("paa", v.On.Short())
	}
	c, err := x.s.office.Citizen(x.Ctx(), x.user, v)
	return c, f, err
}

func cloneValues(in map[string][]string) map[string][]string {
	out := make(map[string][]string, len(in))
	for k, v := range in {
		out[k] = slices.Clone(v)
	}
	return out
}

// machine makes the panel, and what the page says where the law or the day is
// another.
func (x *request) machine(c *office.Citizen, f page.Form) (timeMachine, error) {
	m := timeMachine{Scenario: c.Scenario, On: c.On, Known: c.Known}
	own, err := x.s.office.OwnScenarios(x.Ctx())
	if err != nil {
		return m, err
	}
	var laws []page.Choice
	for _, s := range law.Scenarios() {
		laws = append(laws, page.Choice{Code: s.Name, Name: s.Title})
	}
	for _, s := range own {
		laws = append(laws, page.Choice{Code: s.Name, Name: s.Title + " (kommunens eget udkast)"})
	}
	m.Law = f.Choice("scenarie", "Under hvilken lov", "", page.Optional("Loven, som den er", laws))
	if c.Scenario == nil {
		return m, nil
	}
	m.Kind = "en ændring, der er bebudet eller tænkt"
	if c.Own {
		m.Kind = "kommunens eget udkast"
	}
	for i := range c.Changes {
		m.Changes = append(m.Changes, newDiffLine(&c.Changes[i]))
	}
	for _, d := range c.Decisions {
		m.Decisions = append(m.Decisions, fmt.Sprintf("%s siden %s: %s", fact.Capital(fact.Word(d.Course)), d.Since.Short(), d.Note))
	}
	group := c.Case.GroupOn(c.On)
	for _, g := range c.Scenario.Groups {
		if g.Group == group && group != 0 {
			m.Group = fmt.Sprintf("Målgruppe %d, %s: %s", group, groupName(group, false), strings.TrimSpace(g.To+" "+g.Note))
		}
	}
	for _, ch := range c.Scenario.Changes {
		if ch.Kind != "unknown" || ch.From > c.On {
			continue
		}
		for _, o := range c.Live(duty.Duty, duty.Limit, duty.Right) {
			if o.Meta.ID == ch.Rule {
				m.Unknown = append(m.Unknown, o.Title+": "+ch.Text)
				break
			}
		}
	}
	return m, nil
}

// A taskRow is something that somebody is to do in the case.
type taskRow struct {
	ID    fact.Seq
	Text  string
	Due   day.Date
	When  string
	Class string
	Badge string
	Label string
	Meta  string // who set it, and when
}

// openTasks lists what is to be done in the case and is not done.
func openTasks(c *office.Citizen) []taskRow {
	var out []taskRow
	for i := range c.Case.Tasks {
		t := &c.Case.Tasks[i]
		if t.Done != 0 {
			continue
		}
		r := taskRow{ID: t.ID, Text: "Opgave uden ord", Due: t.Due, When: page.When(t.Due, c.On), Badge: "badge--open", Label: "Åben"}
		switch {
		case t.Due != 0 && t.Due < c.On:
			r.Class, r.Badge, r.Label = "is-overdue", "badge--overdue", "Overskredet"
		case t.Due != 0 && t.Due <= c.On+7:
			r.Class, r.Badge, r.Label = "is-soon", "badge--soon", "Snart"
		}
		for j := range c.History {
			if h := &c.History[j]; h.ID == t.ID {
				if h.Text != "" {
					r.Text = h.Text
				}
				r.Meta = "sat " + t.Set.Short() + " af " + newItem(h, c.Staff).Who
			}
		}
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b taskRow) int { return int(a.Due - b.Due) })
	return out
}

// taskDone registers that a task is done. Whatever else has been registered since
// the page was shown is no conflict.
func (s *Server) taskDone(x *request) error {
	if _, err := x.Form(); err != nil {
		return err
	}
	id, _ := strconv.ParseInt(x.R.PathValue("seq"), 10, 64) // what is no number is no task
	c, err := x.see("task", 0)
	if err != nil {
		return err
	}
	if c.Level != office.Write {
		return fault.New(fault.Forbidden, "Du må læse sagen, men ikke registrere i den.")
	}
	i := slices.IndexFunc(c.Case.Tasks, func(t casefile.Task) bool { return t.ID == fact.Seq(id) })
	switch {
	case i < 0:
		return fault.New(fault.NotFound, "Opgaven findes ikke. Den er måske annulleret.")
	case c.Case.Tasks[i].Done != 0:
		x.Say("Opgaven var allerede løst.")
		return x.Redirect(x.here())
	}
	if _, err := s.office.Register(x.Ctx(), x.user, office.Register{Subject: c.Subject, Seen: c.Seq,
		Drafts: []office.Draft{{On: c.On, Body: fact.TaskDone{Task: int(id)}}}}); err != nil {
		return err
	}
	x.Say("Opgaven er løst.", "Den står i historikken og er væk fra dagens liste.")
	return x.Redirect(x.here())
}
