package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

// A draftInput is a draft as it is typed: what cannot be used stands there too,
// so that it can be shown again.
type draftInput struct {
	Name    string // "" until it is kept
	Seen    int
	Title   string
	Note    string
	Source  string
	Changes []changeInput
	Groups  []groupInput
	Courses []courseInput
}

type changeInput struct {
	Rule, Kind, From, To, Number, Amount, Unit, Text string
}

type groupInput struct {
	Group    int
	Name     string
	To, Note string
}

type courseInput struct {
	Topic fact.Topic
	On    bool
	Note  string
}

// inputOf shows a draft as it would be typed.
func inputOf(s law.Scenario, name string, seen int) draftInput {
	in := draftInput{Name: name, Seen: seen, Title: s.Title, Note: s.Note, Source: s.Source}
	for _, c := range s.Changes {
		in.Changes = append(in.Changes, changeInput{c.Rule, c.Kind, dated("", c.From), dated("", c.To), c.Number, c.Amount, c.Unit, c.Text})
	}
	for g := 1; law.GroupName(g) != ""; g++ {
		row := groupInput{Group: g, Name: law.GroupName(g)}
		if i := slices.IndexFunc(s.Groups, func(x law.GroupChange) bool { return x.Group == g }); i >= 0 {
			row.To, row.Note = s.Groups[i].To, s.Groups[i].Note
		}
		in.Groups = append(in.Groups, row)
	}
	for _, t := range law.CourseTopics() {
		row := courseInput{Topic: t}
		if i := slices.IndexFunc(s.Courses, func(x law.CourseChange) bool { return x.Course == t }); i >= 0 {
			row.On, row.Note = true, s.Courses[i].Note
		}
		in.Courses = append(in.Courses, row)
	}
	return in
}

// readDraft reads a draft from a form.
func readDraft(q url.Values, name string) draftInput {
	in := draftInput{Name: name, Title: q.Get("title"), Note: q.Get("note"), Source: q.Get("source")}
	in.Seen, _ = strconv.Atoi(q.Get("seen")) // a version that is no number is none that anybody has seen
	for i := 0; q.Has(fmt.Sprintf("changes.%d.rule", i)); i++ {
		get := func(field string) string { return strings.TrimSpace(q.Get(fmt.Sprintf("changes.%d.%s", i, field))) }
		in.Changes = append(in.Changes, changeInput{get("rule"), get("kind"), get("from"), get("to"), get("number"), get("amount"),
			get("unit"), get("text")})
	}
	for g := 1; law.GroupName(g) != ""; g++ {
		in.Groups = append(in.Groups, groupInput{g, law.GroupName(g), strings.TrimSpace(q.Get(fmt.Sprintf("groups.%d.to", g))),
			strings.TrimSpace(q.Get(fmt.Sprintf("groups.%d.note", g)))})
	}
	for _, t := range law.CourseTopics() {
		in.Courses = append(in.Courses, courseInput{t, q.Get("courses."+string(t)) != "",
			strings.TrimSpace(q.Get("courses." + string(t) + ".note"))})
	}
	return in
}

// scenario makes the draft of what is typed, and notes what is no date.
func (in *draftInput) scenario(form *fault.Form) law.Scenario {
	s := law.Scenario{Name: in.Name, Title: strings.TrimSpace(in.Title), Note: strings.TrimSpace(in.Note),
		Source: strings.TrimSpace(in.Source)}
	for i, c := range in.Changes {
		date := func(field, text string) day.Date {
			if text == "" {
				return 0
			}
			d, err := day.ParseDanish(text)
			if err != nil {
				form.Add(fmt.Sprintf("changes.%d.%s", i, field), "Skriv datoen som dd.mm.åååå.")
			}
			return d
		}
		ch := law.Change{Rule: c.Rule, Kind: c.Kind, From: date("from", c.From), Text: c.Text}
		switch c.Kind {
		case "number":
			ch.Number, ch.Amount, ch.Unit = c.Number, c.Amount, c.Unit
		case "ends":
			ch.To = date("to", c.To)
		}
		s.Changes = append(s.Changes, ch)
	}
	for _, g := range in.Groups {
		if g.To != "" || g.Note != "" {
			s.Groups = append(s.Groups, law.GroupChange{Group: g.Group, To: g.To, Note: g.Note})
		}
	}
	for _, c := range in.Courses {
		if c.On {
			s.Courses = append(s.Courses, law.CourseChange{Course: c.Topic, Note: c.Note})
		}
	}
	return s
}

// check finds everything that is wrong with what is typed.
func (in *draftInput) check() (law.Scenario, error) {
	var form fault.Form
	s := in.scenario(&form)
	named := s
	if named.Name == "" {
		named.Name = "udkast"
	}
	err := office.CheckDraft(named)
	dates, _ := page.Typed(form.Err())
	if dates == nil {
		return s, err
	}
	bad, ok := page.Typed(err)
	if !ok {
		return s, dates
	}
	for _, f := range bad.Fields {
		if !slices.ContainsFunc(dates.Fields, func(have fault.Field) bool { return have.Name == f.Name }) {
			form.Add(f.Name, "%s", f.Message)
		}
	}
	return s, form.Err()
}

type draftPage struct {
	layout
	In       draftInput
	Fault    *fault.Fault
	Heading  string
	Action   string
	MayWrite bool
	Saved    string // who kept it, and when
	Problem  string
	Changes  []draftChange
	Acts     []ruleAct
	Checked  bool // the check found nothing wrong
	Unsaved  bool
	Rule     page.Field
}

// A draftChange is one change with its fields.
type draftChange struct {
	Index                  int
	Rule, Title, Provision string
	Kind                   page.Field
	From, To               page.Field
	Number, Amount, Unit   page.Field
	Text                   page.Field
	HasNumbers             bool
}

// A ruleAct is an act with its rules, to choose from.
type ruleAct struct {
	Name  string
	Rules []page.Choice
}

func (p draftPage) Error(name string) string { return page.Form{Fault: p.Fault}.Error(name) }

var kindNames = []page.Choice{{Code: "ends", Name: "Falder væk"}, {Code: "number", Name: "Får et andet tal"},
	{Code: "unknown", Name: "Ændres, men ingen ved hvordan"}}

// spanUnits are what a number can be counted in.
var spanUnits = []page.Choice{
	{Code: "dage", Name: "dage"}, {Code: "uger", Name: "uger"}, {Code: "måneder", Name: "måneder"}, {Code: "år", Name: "år"},
	{Code: "hverdage", Name: "hverdage"}, {Code: "arbejdsdage", Name: "arbejdsdage"}, {Code: "ugers udgang", Name: "udgangen af n. uge"},
	{Code: "hele kalendermåneder", Name: "hele kalendermåneder"}, {Code: "timer", Name: "timer"},
	{Code: "timer pr. uge", Name: "timer pr. uge"}, {Code: "pct.", Name: "pct."}, {Code: "antal", Name: "antal"},
}

// numbersOf lists the numbers of a rule that a draft may change, with what they
// are today, and the unit of the first.
func numbersOf(r law.Rule) (out []page.Choice, unit string) {
	for _, v := range r.Versions {
		if v.Shape == nil {
			continue
		}
		for _, n := range duty.Numbers(v.Shape) {
			if n.Local || len(n.Values) == 0 || slices.ContainsFunc(out, func(c page.Choice) bool { return c.Code == n.Name }) {
				continue
			}
			now := n.Values[len(n.Values)-1].Span
			name := law.NumberName(n.Name)
			if name == "" {
				name = n.Name
			}
			if len(out) == 0 {
				unit = unitOf(now)
			}
			out = append(out, page.Choice{Code: n.Name, Name: name + " (nu " + now.String() + ")"})
		}
	}
	return out, unit
}

// unitOf finds the unit of a span among those to choose from.
func unitOf(s day.Span) string {
	for _, u := range spanUnits {
		if got, err := day.ParseUnit(u.Code); err == nil && got == s.Unit {
			return u.Code
		}
	}
	return ""
}

func (x *request) newDraftPage(in draftInput, bad *fault.Fault) draftPage {
	p := draftPage{layout: x.layout("Udkast til en anden lov", "reform"), In: in, MayWrite: x.user.May(office.WriteDraft),
		Heading: "Nyt udkast", Action: "/reform/udkast/ny"}
	if in.Name != "" {
		p.Heading, p.Action = in.Title, "/reform/udkast/"+url.PathEscape(in.Name)
	}
	f := page.Form{Fault: bad}
	fields := []string{"title", "note", "source", "groups", "courses", "changes"}
	for i, c := range in.Changes {
		r, _ := law.FindRule(c.Rule)
		row := draftChange{Index: i, Rule: c.Rule, Title: r.Title}
		if r.Title == "" {
			row.Title = c.Rule
		} else {
			row.Provision = r.Versions[len(r.Versions)-1].Provision
		}
		input := func(name, label, hint, value string, kind fact.FieldType, choices ...page.Choice) page.Field {
			name = fmt.Sprintf("changes.%d.%s", i, name)
			fields = append(fields, name)
			return page.Field{Name: name, Label: label, Hint: hint, Value: value, Type: kind, Choices: choices, Error: f.Error(name)}
		}
		numbers, unit := numbersOf(r)
		row.HasNumbers = len(numbers) > 0
		kinds := kindNames
		if !row.HasNumbers && c.Kind != "number" {
			kinds = []page.Choice{kindNames[0], kindNames[2]}
		}
		if c.Unit == "" {
			c.Unit = unit
		}
		row.Kind = input("kind", "Hvad sker der?", "", c.Kind, fact.ChoiceField, kinds...)
		row.From = input("from", "Fra og med", "", c.From, fact.DateField)
		row.To = input("to", "Til og med", "Tom: for altid.", c.To, fact.DateField)
		row.Number = input("number", "Hvilket tal", "", c.Number, fact.ChoiceField, numbers...)
		row.Amount = input("amount", "Nyt tal", "", c.Amount, fact.CodeField)
		row.Unit = input("unit", "Enhed", "", c.Unit, fact.ChoiceField, spanUnits...)
		row.Text = input("text", "Med få ord", "Fx «Ugefristen bortfalder.»", c.Text, fact.CodeField)
		if e := f.Error(fmt.Sprintf("changes.%d.rule", i)); e != "" {
			fields = append(fields, row.Kind.Name)
			row.Kind.Error = e
		}
		p.Changes = append(p.Changes, row)
	}
	p.Fault = page.Among(bad, fields...)
	for _, a := range law.Acts() {
		act := ruleAct{Name: a.Name}
		for _, r := range a.Rules {
			act.Rules = append(act.Rules, page.Choice{Code: r.ID, Name: r.Title})
		}
		p.Acts = append(p.Acts, act)
	}
	return p
}

// newDraft shows an empty draft, or one made from a scenario.
func (s *Server) newDraft(x *request) error {
	in := inputOf(law.Scenario{}, "", 0)
	if from := x.R.URL.Query().Get("efter"); from != "" {
		sc, _, err := s.office.Scenario(x.Ctx(), x.user, from)
		if err != nil {
			return err
		}
		in = inputOf(sc, "", 0)
		in.Title = "Eget udkast efter " + sc.Title
	}
	return x.Render(http.StatusOK, "reform-draft", x.newDraftPage(in, nil))
}

// draft shows one of the municipality's own drafts.
func (s *Server) draft(x *request) error {
	d, err := s.office.Draft(x.Ctx(), x.user, x.R.PathValue("navn"))
	if err != nil {
		return err
	}
	return x.Render(http.StatusOK, "reform-draft", x.keptDraft(d, inputOf(d.Scenario, d.Name, d.Version), nil))
}

func (x *request) keptDraft(d office.OwnDraft, in draftInput, bad *fault.Fault) draftPage {
	p := x.newDraftPage(in, bad)
	p.Heading = d.Title
	p.Saved = moment(x.s.office, d.Saved)
	if d.ByName != "" {
		p.Saved += " af " + d.ByName
	}
	if d.Problem != nil {
		p.Problem = d.Problem.Error()
	}
	return p
}

// editDraft does what a button of the draft says: keep it, check it, add a change
// or take one away.
func (s *Server) editDraft(x *request) error {
	q, err := x.Form()
	if err != nil {
		return err
	}
	in := readDraft(q, x.R.PathValue("navn"))
	show := func(status int, in draftInput, bad *fault.Fault, how func(*draftPage)) error {
		p := x.newDraftPage(in, bad)
		if in.Name != "" {
			d, err := s.office.Draft(x.Ctx(), x.user, in.Name)
			switch {
			case fault.Of(err) == fault.NotFound: // somebody threw it away: what is typed is a new one
				in.Name, in.Seen = "", 0
				p = x.newDraftPage(in, bad)
			case err != nil:
				return err
			default:
				p = x.keptDraft(d, in, bad)
				p.Problem = ""
				if bad != nil && bad.Kind == fault.Conflict {
					p.In.Seen = d.Version // what the writer sees now
				}
			}
		}
		p.Unsaved = true
		if how != nil {
			how(&p)
		}
		return x.Render(status, "reform-draft", p)
	}
	what, arg, _ := strings.Cut(q.Get("do"), "-")
	switch what {
	case "tilfoej":
		id := q.Get("ny_regel")
		if _, ok := law.FindRule(id); !ok {
			bad := fault.New(fault.Invalid, "Vælg den regel, der skal ændres.")
			bad.Fields = []fault.Field{{Name: "ny_regel", Message: "Vælg en regel på listen."}}
			return show(http.StatusUnprocessableEntity, in, nil, func(p *draftPage) { p.Fault = bad })
		}
		in.Changes = append(in.Changes, changeInput{Rule: id, Kind: "ends"})
		return show(http.StatusOK, in, nil, nil)
	case "fjern":
		if i, err := strconv.Atoi(arg); err == nil && i >= 0 && i < len(in.Changes) {
			in.Changes = slices.Delete(in.Changes, i, i+1)
		}
		return show(http.StatusOK, in, nil, nil)
	}
	sc, err := in.check()
	if bad, ok := page.Typed(err); ok {
		return show(page.Status(bad), in, bad, nil)
	}
	if err != nil {
		return err
	}
	if what == "tjek" {
		return show(http.StatusOK, in, nil, func(p *draftPage) { p.Checked = true })
	}
	kept, err := s.office.SaveDraft(x.Ctx(), x.user, sc, in.Seen)
	if bad, ok := page.Typed(err); ok {
		return show(page.Status(bad), in, bad, nil)
	}
	if err != nil {
		return err
	}
	x.Say("Udkastet er gemt. Det er ikke lov og ændrer ingen sager.")
	return x.Redirect("/reform/udkast/" + kept.Name)
}

func (s *Server) deleteDraft(x *request) error {
	q, err := x.Form()
	if err != nil {
		return err
	}
	seen, _ := strconv.Atoi(q.Get("seen")) // as in readDraft
	if err := s.office.DeleteDraft(x.Ctx(), x.user, x.R.PathValue("navn"), seen); err != nil {
		return err
	}
	x.Say("Udkastet er slettet.")
	return x.Redirect("/reform")
}

// draftFile sends a draft as the file that «indgang law diff --draft» takes.
func (s *Server) draftFile(x *request) error {
	sc, _, err := s.office.Scenario(x.Ctx(), x.user, x.R.PathValue("navn"))
	if err != nil {
		return err
	}
	js, err := json.MarshalIndent(sc, "", "  ")
	if err != nil {
		return err
	}
	x.attachment("application/json", sc.Name+".json")
	if _, err := x.W.Write(append(js, '\n')); err != nil {
		s.site.Log.Debug("browser went away", "err", err)
	}
	return nil
}

type draftUploadPage struct {
	layout
	Fault *fault.Fault
}

// Error returns what is wrong with a field, or "".
func (p draftUploadPage) Error(name string) string { return page.Form{Fault: p.Fault}.Error(name) }

func (s *Server) draftUpload(x *request) error {
	return x.Render(http.StatusOK, "reform-upload", draftUploadPage{layout: x.layout("Indlæs et udkast", "reform")})
}

// maxDraft bounds the file of a draft.
const maxDraft = 1 << 20

// takeDraft keeps a draft that somebody sends as a file.
func (s *Server) takeDraft(x *request) error {
	kept, err := x.readDraftFile()
	if bad, ok := page.Typed(err); ok {
		return x.Render(page.Status(bad), "reform-upload", draftUploadPage{layout: x.layout("Indlæs et udkast", "reform"),
			Fault: page.Among(bad, "fil")})
	}
	if err != nil {
		return err
	}
	x.Say("Udkastet er indlæst og gemt. Det er ikke lov og ændrer ingen sager.")
	return x.Redirect("/reform/udkast/" + kept.Name)
}

func (x *request) readDraftFile() (office.OwnDraft, error) {
	none := func(text string) error {
		bad := fault.New(fault.Invalid, "Udkastet kan ikke indlæses. Intet er gemt.")
		for line := range strings.Lines(text) {
			bad.Fields = append(bad.Fields, fault.Field{Name: "fil", Message: fact.Capital(strings.TrimSpace(line))})
		}
		return bad
	}
	x.R.Body = http.MaxBytesReader(x.W, x.R.Body, 2*maxDraft)
	parts, err := x.R.MultipartReader()
	if err != nil {
		return office.OwnDraft{}, none("Vælg filen, og send igen.")
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return office.OwnDraft{}, none("Vælg en fil.")
		}
		if err != nil {
			return office.OwnDraft{}, broken(err)
		}
		if part.FormName() != "fil" || part.FileName() == "" {
			continue
		}
		js, whole, err := readPart(part, maxDraft)
		if err != nil {
			return office.OwnDraft{}, broken(err)
		}
		if !whole {
			return office.OwnDraft{}, none("Filen fylder mere end 1 MB og er ikke et udkast.")
		}
		sc, err := law.ReadScenario(js)
		if err != nil {
			return office.OwnDraft{}, none(err.Error())
		}
		kept, err := x.s.office.SaveDraft(x.Ctx(), x.user, sc, 0)
		if bad, ok := page.Typed(err); ok && len(bad.Fields) > 0 {
			var lines []string
			for _, f := range bad.Fields {
				lines = append(lines, f.Message)
			}
			return kept, none(strings.Join(lines, "\n"))
		}
		return kept, err
	}
}
