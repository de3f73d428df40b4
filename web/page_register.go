package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

type registerPage struct {
	layout
	C       *office.Citizen
	Kind    fact.Kind
	Hint    string
	Date    page.Field
	Fields  []page.Field
	Form    page.Form
	Correct *timelineItem
	New     []timelineItem
	Action  string
	Unmet   *unmet
	If      *outlookOf // what it comes to, where a fact changes which duties there are
}

// kindsPage is the list of what can be registered.
type kindsPage struct {
	layout
	C      *office.Citizen
	Query  string
	Often  []kindChoice
	Groups []kindGroup
	Found  int
}

type kindGroup struct {
	Name  string
	Kinds []kindChoice
}

// A kindChoice is one line of the list: a kind of fact, or a kind with one of
// its values filled in.
type kindChoice struct {
	Name string
	Hint string // the value, where the search found that
	Href string
	Find string // what the filter looks in, in lower case
}

// kindHref is the address of the form of a kind.
func kindHref(c *office.Citizen, k fact.Kind) string {
	at := "/borger/" + string(c.Subject)
	if fact.PageOf(k) == fact.TalkPage {
		return at + "/samtale"
	}
	return at + "/registrer?hvad=" + url.QueryEscape(string(k))
}

// kindGroups sorts what can be registered as staff think of it, and keeps what a
// search finds: in the name of a kind, or among the values it can have.
func (x *request) kindGroups(c *office.Citizen, query string) (groups []kindGroup, found int) {
	words := strings.Fields(strings.ToLower(query))
	for _, g := range fact.Groups(fact.SortCitizen) {
		kg := kindGroup{Name: g.Name}
		for _, k := range g.Kinds {
			if !x.user.MayRegister(k) {
				continue
			}
			line := kindChoice{Name: fact.Title(k), Href: kindHref(c, k), Find: strings.ToLower(fact.Title(k) + " " + fact.Stem(k))}
			values := kindValues(c, k, line)
			var all []string
			for _, v := range values {
				all = append(all, strings.ToLower(v.Hint))
			}
			switch {
			case has(line.Find, words):
				kg.Kinds = append(kg.Kinds, line)
			default:
				for _, v := range values {
					if has(v.Find, words) {
						kg.Kinds = append(kg.Kinds, v)
					}
				}
			}
			if len(words) == 0 {
				kg.Kinds[len(kg.Kinds)-1].Find += " " + strings.Join(all, " ")
			}
		}
		if len(kg.Kinds) > 0 {
			groups = append(groups, kg)
			found += len(kg.Kinds)
		}
	}
	return groups, found
}

// kindValues lists a kind with each value of its first list filled in: what
// people look for is "praktik", not "tilbud begyndt".
func kindValues(c *office.Citizen, k fact.Kind, line kindChoice) []kindChoice {
	for _, f := range fact.Fields(k) {
		if f.Type != fact.ChoiceField || f.Default != "" {
			continue
		}
		var out []kindChoice
		for _, t := range f.Choices {
			v := kindChoice{Name: line.Name, Hint: t.Words[0], Href: line.Href + "&" + url.Values{f.Name: {t.Code}}.Encode(), Find: line.Find +
				" " + strings.ToLower(strings.Join(t.Words, " "))}
			out = append(out, v)
		}
		return out
	}
	return nil
}

// has reports whether a text has every word in it.
func has(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// often lists what is often registered in a case that stands as this one does.
func (x *request) often(c *office.Citizen) []kindChoice {
	var out []kindChoice
	for _, k := range fact.Often(c.Case.Situations(c.On)...) {
		if x.user.MayRegister(k) && len(out) < 9 {
			out = append(out, kindChoice{Name: fact.Title(k), Href: kindHref(c, k), Find: strings.ToLower(fact.Title(k))})
		}
	}
	return out
}

func (s *Server) registerForm(x *request) error {
	c, err := x.seeToWrite("register")
	if err != nil {
		return err
	}
	q := x.R.URL.Query()
	kind := fact.Kind(q.Get("hvad"))
	if !x.user.MayRegister(kind) {
		was, err := x.held()
		if k := fact.Kind(was.Get("kind")); err != nil || x.user.MayRegister(k) {
			if err != nil {
				return err
			}
			f := page.Form{Values: was}
			return x.register(http.StatusOK, c, k, f, nil, x.news(c, f), nil)
		}
		query := strings.TrimSpace(q.Get("soeg"))
		p := kindsPage{layout: x.layout("Registrér", ""), C: &c, Query: query}
		p.Groups, p.Found = x.kindGroups(&c, query)
		if query == "" {
			p.Often = x.often(&c)
		}
		return x.Render(http.StatusOK, "kinds", p)
	}
	v := url.Values{"kind": {string(kind)}, "on": {c.On.Short()}, "seen": {seenText(c)}}
	for _, f := range fact.Fields(kind) {
		if f.Default != "" {
			v.Set(f.Name, f.Default)
		}
		// What a search or a duty's button asks for is filled in; free words never
		// come by the address.
		if value := q.Get(f.Name); fits(f, value) {
			v.Set(f.Name, value)
		}
	}
	return x.register(http.StatusOK, c, kind, page.Form{Values: v}, nil, nil, nil)
}

// fits reports whether a value from an address may be filled into a field: a code
// of its list, a number, a day or a tick.
func fits(f fact.Field, value string) bool {
	switch f.Type {
	case fact.ChoiceField:
		return slices.ContainsFunc(f.Choices, func(t fact.Term) bool { return t.Code == value })
	case fact.YesField:
		return value == "1"
	case fact.NumberField:
		_, err := strconv.Atoi(value)
		return err == nil
	case fact.DateField:
		_, err := day.ParseDanish(value)
		return err == nil
	}
	return false
}

// errLook is what somebody who only wants to see what it comes to is answered with.
var errLook = fault.New(fault.Invalid, "Intet er gemt endnu.")

func (x *request) register(
	status int, c office.Citizen, kind fact.Kind, f page.Form, item *office.HistoryItem, added []timelineItem, wants *unmet,
) error {
	p := registerPage{layout: x.layout("Registrér: "+fact.Title(kind), ""), C: &c, Form: f, Kind: kind, Hint: fact.Hint(kind), New: added,
		Action: x.here() + "/registrer"}
	if item != nil {
		shown := newItem(item, c.Staff)
		p.Title, p.Correct = "Ret oplysning", &shown
		p.Action = fmt.Sprintf("%s/ret/%d", x.here(), item.Seq)
	}
	names := []string{"on", "text"}
	for _, x := range fact.Fields(kind) {
		names = append(names, x.Name)
	}
	f.Fault = page.Among(f.Fault, names...)
	p.Form = f
	p.Date = f.Date("on", fact.DayLabel(kind), "")
	var err error
	if p.Fields, err = x.fields(&c, kind, f); err != nil {
		return err
	}
	if p.Unmet = wants; wants != nil {
		p.Fields = wants.take(p.Fields)
	}
	if kind == "exemption-started" && item == nil {
		if d, err := x.draft(kind, f.Values, nil); err == nil {
			p.If = newOutlook(&c, d)
		}
	}
	return x.Render(status, "register", p)
}

// fields makes the fields of a kind, with names for codes.
func (x *request) fields(c *office.Citizen, kind fact.Kind, f page.Form) ([]page.Field, error) {
	var out []page.Field
	for _, spec := range fact.Fields(kind) {
		ff := page.Field{
			Name: spec.Name, Label: spec.Label, Hint: spec.Hint, Type: spec.Type, Unit: spec.Unit, Value: f.Get(spec.Name),
			Error:    f.Error(spec.Name),
			Optional: !spec.Need && spec.Default == "" && spec.Type != fact.YesField,
		}
		if spec.Source != fact.NoSource {
			cs, err := x.choices(spec.Source, c)
			if err != nil {
				return nil, err
			}
			ff.Type, ff.Choices = fact.ChoiceField, cs
		} else if spec.Type == fact.ChoiceField {
			ff.Choices = page.Terms(spec.Choices)
		}
		if strings.Contains(strings.ToLower(ff.Label), ff.Unit) {
			ff.Unit = "" // the label has said it
		}
		if ff.Type == fact.ChoiceField {
			if ff.Value != "" && !slices.ContainsFunc(ff.Choices, func(t page.Choice) bool { return t.Code == ff.Value }) {
				// What was registered once stays a page.Choice.
				ff.Choices = append(ff.Choices, page.Choice{Code: ff.Value, Name: nameIn(page.Terms(spec.Others), ff.Value)})
			}
			if spec.Default == "" {
				empty := "Vælg"
				if ff.Optional {
					empty = "Ikke angivet"
				}
				ff.Choices = page.Optional(empty, ff.Choices)
			}
		}
		out = append(out, ff)
	}
	return out, nil
}

// choices are what a source of choices holds, for this case.
func (x *request) choices(s fact.Source, c *office.Citizen) ([]page.Choice, error) {
	switch s {
	case fact.Workers:
		return workers(x)
	case fact.Units:
		return units(x)
	case fact.Tasks:
		return tasks(c), nil
	case fact.TargetGroups:
		return groups(), nil
	case fact.Categories:
		return numbered(1, 3, func(n int) string { return fmt.Sprintf("Kategori %d", n) }), nil
	case fact.ExtensionGrounds:
		return numbered(1, len(extensionGrounds), func(n int) string { return fmt.Sprintf("Nr. %d: %s", n, extensionGrounds[n]) }), nil
	}
	var out []page.Choice
	for _, t := range fact.ListOf(s) {
		out = append(out, page.Choice{Code: t.Code, Name: t.Words[0]})
	}
	return out, nil
}

func nameIn(cs []page.Choice, code string) string {
	for _, c := range cs {
		if c.Code == code {
			return c.Name
		}
	}
	return code
}

// numbered makes a list of numbers with names.
func numbered(from, to int, name func(n int) string) []page.Choice {
	var out []page.Choice
	for n := from; n <= to; n++ {
		out = append(out, page.Choice{Code: strconv.Itoa(n), Name: name(n)})
	}
	return out
}

// workers lists the members of staff that can have a case.
func workers(x *request) ([]page.Choice, error) {
	all, err := x.s.office.Accounts(x.Ctx())
	var out []page.Choice
	for _, a := range all {
		if u := office.UserOf(a); u.Has(office.Caseworker, office.YouthAdviser, office.Consultant, office.BenefitTeam, office.TeamLeader) {
			out = append(out, page.Choice{Code: u.ID, Name: u.Name + " (" + strings.Join(u.Units, ", ") + ")"})
		}
	}
	slices.SortFunc(out, func(a, b page.Choice) int { return strings.Compare(sortKey(a.Name), sortKey(b.Name)) })
	return out, err
}

// units lists the units that members of staff belong to.
func units(x *request) ([]page.Choice, error) {
	all, err := x.s.office.Accounts(x.Ctx())
	var out []page.Choice
	for _, a := range all {
		for _, u := range a.Units {
			if c := (page.Choice{Code: u, Name: u}); !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	slices.SortFunc(out, func(a, b page.Choice) int { return strings.Compare(sortKey(a.Name), sortKey(b.Name)) })
	return out, err
}

// tasks lists the tasks of the case that are not done.
func tasks(c *office.Citizen) []page.Choice {
	done := map[int]bool{}
	casefile.Each(c.Case, func(_ *casefile.Entry, b fact.TaskDone) { done[b.Task] = true })
	var out []page.Choice
	for i := range c.History {
		h := &c.History[i]
		if b, ok := h.Body.(fact.TaskSet); ok && !h.Gone && !done[int(h.ID)] {
			name := "Senest " + b.Due.Short()
			if h.Text != "" {
				name += ": " + h.Text
			}
			out = append(out, page.Choice{Code: strconv.FormatInt(int64(h.ID), 10), Name: name})
		}
	}
	return out
}

func (s *Server) register(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	return x.take(v, nil)
}

// take registers what the general form holds, as a new fact or as a correction.
func (x *request) take(v url.Values, item *office.HistoryItem) error {
	kind := fact.Kind(v.Get("kind"))
	if item != nil {
		kind = item.Kind
	} else if !x.user.MayRegister(kind) {
		return fault.New(fault.Invalid, "Vælg, hvad der skal registreres, fra listen i sagen.")
	}
	var times []office.Warning
	d, err := x.draft(kind, v, item)
	if err == nil {
		var rec office.Receipt
		cmd := office.Register{Subject: x.subject(), Seen: seen(v), Drafts: []office.Draft{d}, Ask: v.Get("anyway") == ""}
		if cmd.Ask {
			if times, err = x.warned(cmd.Drafts); err != nil {
				return err
			}
			if len(times) > 0 {
				cmd.Stop = errTime
			}
		}
		if v.Get("look") == "" {
			rec, err = x.s.office.Register(x.Ctx(), x.user, cmd)
		} else {
			err = errLook
		}
		if err == nil {
			lead := fact.Done(kind)
			switch _, gone := d.Body.(fact.Withdrawn); {
			case gone:
				lead = fact.Done("withdrawn")
			case item != nil:
				lead = "Oplysningen er rettet. Det, der stod før, er stadig i historikken."
			}
			x.Show(receipt(lead, rec))
			return x.Redirect(x.here())
		}
	}
	bad, ok := page.Typed(err)
	if !ok {
		return err
	}
	c, err2 := x.seeToWrite("register")
	if err2 != nil {
		return err2
	}
	var added []timelineItem
	if bad.Kind == fault.Conflict {
		added = since(c, seen(v))
		v.Set("seen", seenText(c))
	}
	f, status := page.Form{Values: v, Fault: bad}, page.Status(bad)
	wants := newUnmet(&c, err, d)
	if wants != nil {
		f.Fault = nil // it is told where it is mended
	}
	if errors.Is(err, errTime) {
		wants, f.Fault = &unmet{Booking: times}, nil
	}
	if errors.Is(err, errLook) {
		f.Fault, status = nil, http.StatusOK
	}
	return x.register(status, c, kind, f, item, added, wants)
}

func (x *request) draft(kind fact.Kind, v url.Values, item *office.HistoryItem) (office.Draft, error) {
	var problems fault.Form
	d := office.Draft{Text: strings.TrimSpace(v.Get("text"))}
	if item != nil {
		d.Corrects = item.Seq
		if v.Get("withdraw") != "" {
			d.Body, d.On = fact.Withdrawn{}, item.On
			return d, nil
		}
	}
	var err error
	if d.On, err = x.date(v.Get("on")); err != nil {
		problems.Add("on", "%s", err)
	}
	types := map[string]fact.FieldType{}
	for _, f := range fact.Fields(kind) {
		types[f.Name] = f.Type
	}
	var wrong fact.Problems
	d.Body, err = fact.Build(kind, x.s.office.Today(), func(name string) string {
		if types[name] == fact.ClockField {
			return string(page.Clock(v.Get(name)))
		}
		return v.Get(name)
	})
	if errors.As(err, &wrong) {
		for _, p := range wrong {
			problems.Add(p.Field, "%s", p.Text)
		}
	} else if err != nil {
		return d, err
	}
	return d, problems.Err()
}

// item finds the fact that is to be corrected.
func (x *request) item() (office.Citizen, *office.HistoryItem, error) {
	c, err := x.seeToWrite("correct")
	if err != nil {
		return c, nil, err
	}
	n, err := strconv.ParseInt(x.R.PathValue("seq"), 10, 64)
	for i := range c.History {
		if err == nil && c.History[i].Seq == fact.Seq(n) && !c.History[i].Gone {
			return c, &c.History[i], nil
		}
	}
	return c, nil, fault.New(fault.NotFound, "Oplysningen findes ikke, eller den er allerede rettet. Gå tilbage til sagen, og ret den, der "+
		"står nu.")
}

func (s *Server) correctForm(x *request) error {
	c, item, err := x.item()
	if err != nil {
		return err
	}
	v := url.Values{"on": {item.On.Short()}, "seen": {seenText(c)}, "text": {item.Text}}
	for _, f := range fact.Fields(item.Kind) {
		v.Set(f.Name, formValue(f.Type, fact.Value(item.Body, f.Name)))
	}
	f, err := x.beginWith(v)
	if err != nil {
		return err
	}
	return x.register(http.StatusOK, c, item.Kind, f, item, x.news(c, f), nil)
}

// formValue writes a value of a fact as people do.
func formValue(t fact.FieldType, value string) string {
	switch t {
	case fact.DateField:
		return page.Danish(value)
	case fact.ClockField:
		return strings.ReplaceAll(value, ":", ".")
	}
	return value
}

func (s *Server) correct(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	_, item, err := x.item()
	if err != nil {
		return err
	}
	return x.take(v, item)
}
