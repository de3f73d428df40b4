package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"indgang/day"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

// What may stand in the address where no scenario does.
const (
	lawToday = "today"
	lawPlain = "plain"
	lawKnown = "known"
)

// A reformChoice is what somebody has chosen to compare, as it stands in the
// address of every page about it.
type reformChoice struct {
	office.Reform
	Own   bool       // the scenario is the municipality's own draft
	query url.Values // the choice, written one way only
}

// readReform reads a choice from an address. What is wrong is a fault whose
// fields are those of the form.
func (x *request) readReform(q url.Values) (reformChoice, error) {
	var form fault.Form
	c := reformChoice{query: url.Values{}}
	c.From = x.readBook(&form, q, "fra", c.query)
	switch to := q.Get("til"); to {
	case "":
		form.Add("til", "Vælg, hvad loven skal sammenlignes med.")
	case lawToday, lawPlain, lawKnown:
		c.To = x.readBook(&form, q, "til", c.query)
	default:
		s, own, err := x.s.office.Scenario(x.Ctx(), x.user, to)
		if err != nil && fault.Of(err) == "" {
			return c, err
		}
		if err != nil {
			form.Add("til", "%s", faultText(err))
		}
		c.To.Scenario, c.Own = &s, own
		c.query.Set("til", to)
	}
	c.On = x.s.office.Today()
	if s := c.To.Scenario; s != nil {
		c.On = day.Max(c.On, s.Begins())
	}
	if text := strings.TrimSpace(q.Get("paa")); text != "" {
		d, err := x.date(text)
		switch {
		case err != nil:
			form.Add("paa", "%s", err)
		case !law.Coverage.Has(d):
			form.Add("paa", "Vælg en dag fra %s til %s. Loven er kun beskrevet for den periode.", law.Coverage.From.Short(), law.Coverage.To.Short())
		}
		c.On = d
	}
	c.query.Set("paa", c.On.Short())
	if asked := q["enhed"]; len(asked) > 0 && !slices.Contains(asked, "") {
		units, err := x.s.office.Units(x.Ctx())
		if err != nil {
			return c, err
		}
		for _, u := range asked {
			if !slices.Contains(units, u) {
				form.Add("enhed", "Der er ingen enhed, der hedder «%s».", u)
			}
		}
		c.Units = asked
		c.query["enhed"] = asked
	}
	if err := form.Err(); err != nil {
		return c, err
	}
	if c.To.Scenario == nil && c.From == c.To {
		form.Add("til", "De to er den samme lov. Vælg noget andet at sammenligne med.")
	}
	return c, form.Err()
}

// readBook reads the choice of the law itself: as it is today, without the
// municipality's own rules, or as it was known on an earlier day.
func (x *request) readBook(form *fault.Form, q url.Values, name string, into url.Values) office.BookChoice {
	var b office.BookChoice
	switch q.Get(name) {
	case "", lawToday:
		if name == "til" {
			into.Set(name, lawToday)
		}
	case lawPlain:
		b.Plain = true
		into.Set(name, lawPlain)
	case lawKnown:
		field := name + "_kendt"
		d, err := x.date(q.Get(field))
		switch {
		case err != nil:
			form.Add(field, "Skriv den dag, loven skal vises som kendt på, som dd.mm.åååå.")
		case d > x.s.office.Today() || !law.Coverage.Has(d):
			form.Add(field, "Vælg en dag fra %s til i dag.", law.Coverage.From.Short())
		}
		b.Known = d
		into.Set(name, lawKnown)
		into.Set(field, d.Short())
	default:
		form.Add(name, "Vælg en af lovene på listen.")
	}
	return b
}

// faultText returns what a person may read of an error.
func faultText(err error) string {
	if bad, ok := page.Typed(err); ok {
		return bad.Message
	}
	return "Det findes ikke. Det er måske slettet af en anden."
}

// href is the address of a page about the choice.
func (c *reformChoice) href(path string, more ...string) string {
	q := url.Values{}
	for k, v := range c.query {
		q[k] = v
	}
	for i := 0; i+1 < len(more); i += 2 {
		q.Set(more[i], more[i+1])
	}
	return path + "?" + q.Encode()
}

// caseHref is the address of a case as the scenario has it, where there is one.
func (c *reformChoice) caseHref(r *office.ReformCase) string {
	to := "/borger/" + url.PathEscape(string(r.Subject))
	if c.To.Scenario != nil {
		to += "?" + url.Values{"scenarie": {c.query.Get("til")}, "paa": {c.On.Short()}}.Encode()
	}
	return to
}

// A hiddenField carries a part of the choice through a form.
type hiddenField struct{ Name, Value string }

func (c *reformChoice) hidden() []hiddenField {
	var out []hiddenField
	for k, vs := range c.query {
		for _, v := range vs {
			out = append(out, hiddenField{k, v})
		}
	}
	slices.SortFunc(out, func(a, b hiddenField) int { return strings.Compare(a.Name+a.Value, b.Name+b.Value) })
	return out
}

// A reformLabel says on every page what the law is compared with, and how sure it
// is.
type reformLabel struct {
	Word   string // "Bebudet": stands beside each item
	Title  string
	Says   string // what the word means here
	Note   string
	Source string
	From   string // what it is compared with
	On     day.Date
	Units  string
	Early  day.Date // the first day the scenario does anything, where that is later
}

// shipWords are the words for the scenarios that ship. A test asks for one of each.
var shipWords = map[string]string{"hovedlov-2027": "Bebudet", "velfaerdsaftale-samtaler": "Eksempel"}

var labelSays = map[string]string{
	"Bebudet":       "Det er ikke lov og gælder ikke for nogen, før det er vedtaget.",
	"Eksempel":      "Det er ikke lov.",
	"Eget udkast":   "Det er kommunens eget udkast og ikke lov.",
	"Scenarie":      "Det er et scenarie og ikke lov.",
	"Sammenligning": "Den ændrer intet i sagerne.",
}

// scenarioWord says how sure a scenario is.
func scenarioWord(s *law.Scenario, own bool) string {
	switch word := shipWords[s.Name]; {
	case own:
		return "Eget udkast"
	case word != "":
		return word
	}
	return "Scenarie"
}

func (c *reformChoice) label() reformLabel {
	l := reformLabel{Word: "Sammenligning", Title: c.To.Title(), From: c.From.Title(), On: c.On, Units: strings.Join(c.Units, ", ")}
	if s := c.To.Scenario; s != nil {
		l.Word, l.Title, l.Note, l.Source = scenarioWord(s, c.Own), s.Title, s.Note, s.Source
		if b := s.Begins(); c.On < b {
			l.Early = b
		}
	}
	l.Says = labelSays[l.Word]
	return l
}

// A scenarioChoice is one law to compare with, on the form.
type scenarioChoice struct {
	Name, Title, Note, Word string
	Begins                  day.Date
	Checked                 bool
	Own                     bool
	By                      string // who wrote the draft last
	On                      day.Date
	Problem                 string
}

type reformPage struct {
	layout
	page.Form
	Ships, Own []scenarioChoice
	Laws       []page.Choice
	Units      []string
	MayWrite   bool
	Named      bool // the user may see names
	Unset      int  // kinds of work without minutes
	Example    bool // the minutes are made up
}

func (s *Server) reform(x *request) error { return x.reformForm(http.StatusOK, x.R.URL.Query(), nil) }

// reformForm shows what can be chosen.
func (x *request) reformForm(status int, q url.Values, bad *fault.Fault) error {
	o := x.s.office
	p := reformPage{layout: x.layout("Reformværksted", "reform"), Form: page.Form{Values: q, Fault: bad},
		MayWrite: x.user.May(office.WriteDraft), Named: x.user.MayNameReform()}
	for _, s := range law.Scenarios() {
		p.Ships = append(p.Ships, scenarioChoice{Name: s.Name, Title: s.Title, Note: s.Note, Word: scenarioWord(&s, false), Begins: s.Begins()})
	}
	drafts, err := o.Drafts(x.Ctx(), x.user)
	if err != nil {
		return err
	}
	for _, d := range drafts {
		c := scenarioChoice{Name: d.Name, Title: d.Title, Note: d.Note, Word: "Eget udkast", Begins: d.Begins(), Own: true, By: d.ByName,
			On: day.FromTime(d.Saved)}
		if d.Problem != nil {
			c.Problem = d.Problem.Error()
		}
		p.Own = append(p.Own, c)
	}
	if p.Units, err = o.Units(x.Ctx()); err != nil {
		return err
	}
	times, err := o.Efforts(x.Ctx(), x.user)
	if err != nil {
		return err
	}
	for _, t := range times.Rows {
		if t.Minutes == 0 {
			p.Unset++
		}
		p.Example = p.Example || t.Example
	}
	p.Laws = []page.Choice{{Code: lawToday, Name: "Loven i dag"}, {Code: lawPlain, Name: "Loven i dag, uden kommunens egne regler"},
		{Code: lawKnown, Name: "Loven, som den var kendt en tidligere dag"}}
	return x.Render(status, "reform", p)
}

// Chosen reports whether a scenario is the one to compare with; the announced
// reform is, until somebody chooses.
func (p reformPage) Chosen(name string) bool {
	if to := p.Get("til"); to != "" {
		return to == name
	}
	return name == p.Ships[0].Name
}

// FromChoice is the field of what to compare.
func (p reformPage) FromChoice() page.Field { return p.Choice("fra", "Udgangspunkt", "", p.Laws) }

// UnitChoice is the field of whose cases to look at.
func (p reformPage) UnitChoice() page.Field {
	all := []page.Choice{{Code: "", Name: "Hele kommunen"}}
	for _, u := range p.Units {
		all = append(all, page.Choice{Code: u, Name: u})
	}
	return p.Choice("enhed", "Enhed", "", all)
}

// again shows the form once more where a choice cannot be used.
func (x *request) again(q url.Values, err error) error {
	if bad, ok := page.Typed(err); ok {
		return x.reformForm(page.Status(bad), q, bad)
	}
	return err
}
