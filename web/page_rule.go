package web

import (
	"cmp"
	"html/template"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

// rulePage is one provision: its versions, numbers and cases, and what the
// lawyers say of it.
type rulePage struct {
	layout
	lawRow
	Folder  string
	On      day.Date
	Chosen  *ruleVersion  // the version that is shown in full and may be signed
	Others  []ruleVersion // the other versions, newest first
	Numbers []ruleNumber
	Cases   []ruleCase
	Failing int // cases that do not hold
	MaySign bool
	Seq     fact.Seq
	Form    page.Form
	// Next is the next version that waits for a sign-off, of those that touch
	// fewer citizens, and Waiting how many wait in all.
	Next    *lawRow
	Waiting int
}

// A ruleVersion is one version of a provision.
type ruleVersion struct {
	*office.ProvisionVersion
	Name     string // "gælder i dag", "fra 1. januar 2027"
	Period   string
	Force    forceMark
	Lines    []ruleLine
	Href     string
	Signable bool
	Text     template.HTML
	Doubt    template.HTML
	Sources  []law.Source
}

// Unsigned says what a version does as long as no lawyer has said a word.
func (v *ruleVersion) Unsigned() string {
	switch {
	case v.Lifted != "":
		return "Den er sat ud af kraft i kommunen."
	case v.Meta.Force == duty.Binding:
		return "Lovteksten er læst, og den binder uden godkendelse."
	case v.Meta.Force == duty.Off:
		return "Den er slået fra og skaber intet, før den er godkendt."
	case v.Meta.Force == duty.Reminder:
		return "Den minder kun om noget og binder først, når den er godkendt."
	}
	return "Den advarer kun og binder først, når den er godkendt."
}

// A ruleLine is a label and what there is to say.
type ruleLine struct {
	Label string
	Text  template.HTML
}

// A ruleNumber is a number of the law and the values it has had, newest first.
type ruleNumber struct {
	Name   string
	Local  bool // the law leaves it to the municipality
	Values []ruleValue
}

type ruleValue struct {
	Text          string
	Sources       []law.Source
	From, Checked day.Date
	Announced     day.Date
	Now           bool
}

// A ruleCase is a case of the provision, written for people, and what became of
// it when it was run.
type ruleCase struct {
	Anchor, Title, Tag string
	Line               int
	Notes, Law         []string
	Facts              []caseLine
	Blocks             []caseBlock
	Failures           []string
}

type caseLine struct {
	On   string
	Text string
}

type caseBlock struct {
	On    day.Date
	Lines []caseExpect
}

type caseExpect struct {
	Rule string // title of another rule, "" for this one
	Text string
}

func (s *Server) rule(x *request) error {
	return s.showRule(x, http.StatusOK, page.Form{Values: url.Values{}}, x.R.URL.Query().Get("udgave"))
}

func (s *Server) showRule(x *request, code int, f page.Form, version string) error {
	c, err := s.office.Catalogue(x.Ctx(), x.user)
	if err != nil {
		return err
	}
	prov, found := c.Find(x.R.PathValue("regel"))
	if !found {
		return fault.New(fault.NotFound, "Den regel findes ikke. Søg efter den på siden Regler.")
	}
	p := rulePage{layout: x.layout(prov.Title, "law"), lawRow: newLawRow(prov, c.On), On: c.On, MaySign: c.MaySign, Seq: c.Seq, Form: f}
	at := slices.IndexFunc(prov.Versions, func(v office.ProvisionVersion) bool { return version != "" && v.Version.String() == version })
	if at < 0 && version != "" {
		return fault.New(fault.NotFound, "Den udgave af reglen findes ikke. Vælg en af udgaverne på reglens side.")
	}
	if at < 0 {
		at = slices.IndexFunc(prov.Versions, func(v office.ProvisionVersion) bool { return v.Meta == p.Version.Meta })
	}
	for i := range slices.Backward(prov.Versions) {
		v := newRuleVersion(prov, i, c.On)
		if i == at {
			p.Chosen = &v
		} else {
			p.Others = append(p.Others, v)
		}
	}
	p.Numbers = s.numbers(prov, c.On)
	for _, a := range law.Acts() {
		if a.Short == prov.Act {
			p.Folder = a.Folder
			p.Cases = ruleCases(a, prov.ID)
		}
	}
	for _, k := range p.Cases {
		if k.Failures != nil {
			p.Failing++
		}
	}
	if c.MaySign {
		p.next(&c)
	}
	return x.Render(code, "rule", p)
}

// next finds where a lawyer goes on, in the order of the list of what waits.
func (p *rulePage) next(c *office.Catalogue) {
	var rows []lawRow
	for i := range c.Provisions {
		r := newLawRow(&c.Provisions[i], c.On)
		waits := lawLists[0].has(&r, c.On)
		if waits {
			p.Waiting++
		}
		if waits || r.ID == p.ID {
			rows = append(rows, r)
		}
	}
	slices.SortStableFunc(rows, mostCitizens)
	here := slices.IndexFunc(rows, func(r lawRow) bool { return r.ID == p.ID })
	if next := rows[(here+1)%len(rows)]; next.ID != p.ID {
		p.Next = &next
	}
}

func newRuleVersion(p *office.Provision, i int, today day.Date) ruleVersion {
	v := &p.Versions[i]
	r := ruleVersion{ProvisionVersion: v, Period: lawPeriod(v.Valid), Force: newForceMark(v), Signable: v.Shape != "",
		Text: lawText(v.Text), Doubt: lawText(v.Unverified), Sources: law.SourcesOf(v.Source)}
	r.Href = "/lov/" + p.ID + "?udgave=" + v.Version.String()
	switch {
	case v.Valid.Has(today):
		r.Name = "Gælder i dag"
	case v.Valid.From > today:
		r.Name = "Kommer " + v.Valid.From.Long()
	default:
		r.Name = "Gjaldt før"
	}
	add := func(label, text string) {
		if text != "" {
			r.Lines = append(r.Lines, ruleLine{label, lawText(text)})
		}
	}
	add("Sat ud af kraft", v.Lifted)
	if v.Shape != "" {
		add("Hvem skal handle", fact.Capital(law.BearerWord(v.Bearer)))
		add("Det opfylder den", v.MetBy)
		add("Det stopper den", v.StoppedBy)
	}
	if i > 0 {
		add("Løbende sager", law.TransitionWord(v.Transition))
	} else {
		add("Før", p.Before)
	}
	add("Gælder", fact.Capital(r.Period))
	if v.Announced != 0 && v.Announced < v.Valid.From {
		add("Kendt fra", v.Announced.Long())
	}
	if v.Expected != 0 {
		add("Ventes at slutte", v.Expected.Long()+". Det er bebudet og ikke lov.")
	}
	add("Grad", law.GradeWord(v.Grade))
	return r
}

// numbers finds the numbers that a provision counts with, and what they have
// been.
func (s *Server) numbers(p *office.Provision, today day.Date) []ruleNumber {
	var out []ruleNumber
	var seen []*duty.Param
	for _, v := range p.Rule.Versions {
		if v.Shape == nil {
			continue
		}
		for _, param := range duty.Numbers(v.Shape) {
			if slices.Contains(seen, param) {
				continue
			}
			seen = append(seen, param)
			n := ruleNumber{Name: cmp.Or(law.NumberName(param.Name), param.Name), Local: param.Local}
			values := param.Values
			if param.Local {
				values = s.office.LocalValues(param.Name)
			}
			now := (&duty.Param{Values: values}).At(today, today)
			for i := range slices.Backward(values) {
				v := &values[i]
				n.Values = append(n.Values, ruleValue{Text: v.Span.String(), Sources: law.SourcesOf(v.Source), From: v.From, Checked: v.Checked,
					Announced: v.Announced, Now: v == now})
			}
			out = append(out, n)
		}
	}
	return out
}

// ruleCases runs the cases in a provision's own file.
func ruleCases(a law.Act, rule string) []ruleCase {
	source := strings.Split(a.CaseSource(rule), "\n")
	var out []ruleCase
	taken := map[string]int{}
	cases := a.CasesOf(rule)
	for i := range cases {
		c := &cases[i]
		end := len(source)
		if i+1 < len(cases) {
			end = cases[i+1].Line - 1
		}
		k := ruleCase{Title: c.Title, Tag: c.ID, Line: c.Line, Anchor: anchor(c.Title, taken)}
		for _, line := range source[c.Line:end] {
			k.read(strings.TrimSpace(line), rule)
		}
		for _, f := range c.Run() {
			k.Failures = append(k.Failures, danishDates(f.Error))
		}
		out = append(out, k)
	}
	return out
}

var (
	isoDate  = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)
	caseFact = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})\s+(.+)$`)
)

// expectWord is where the next thing begins that a case expects of a rule.
var expectWord = regexp.MustCompile(` (uden frist|frist|plan|åbnet|åben|overskredet|på pause|opfyldt|bortfaldet|ikke nået|har \d|i alt|bindende|advarsel|påmindelse|med forbehold|hos|aftalt)\b`)

// danishDates writes the dates in a line of a case file as people write them.
func danishDates(s string) string { return isoDate.ReplaceAllStringFunc(s, page.Danish) }

// read adds a line of a case file to the case.
func (k *ruleCase) read(line, rule string) {
	switch note, isNote := strings.CutPrefix(line, "//"); {
	case strings.Trim(line, "-") == "":
	case isNote:
		k.Notes = append(k.Notes, strings.TrimSpace(note))
	case strings.HasPrefix(line, "lov "):
		k.Law = append(k.Law, fact.Capital(danishDates(line)))
	case strings.HasPrefix(line, "på "):
		on, _ := day.Parse(strings.TrimSpace(strings.TrimPrefix(line, "på "))) // the case would not have been read
		k.Blocks = append(k.Blocks, caseBlock{On: on})
	case strings.HasPrefix(line, "født "):
		k.Facts = append(k.Facts, caseLine{danishDates(strings.TrimSpace(strings.TrimPrefix(line, "født "))), "født"})
	case caseFact.MatchString(line):
		m := caseFact.FindStringSubmatch(line)
		k.Facts = append(k.Facts, caseLine{page.Danish(m[1]), danishDates(m[2])})
	case len(k.Blocks) > 0:
		b := &k.Blocks[len(k.Blocks)-1]
		id, text, _ := strings.Cut(line, " ")
		e := caseExpect{Text: expectWord.ReplaceAllString(danishDates(text), ", $1")}
		if other, known := law.FindRule(id); !known {
			e.Text = danishDates(line)
		} else if id != rule {
			e.Rule = other.Title
		}
		b.Lines = append(b.Lines, e)
	}
}

// anchor makes an address within the page of a title, unlike those taken.
func anchor(title string, taken map[string]int) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	s := "sag-" + strings.Trim(b.String(), "-")
	taken[s]++
	if n := taken[s]; n > 1 {
		s += "-" + strconv.Itoa(n)
	}
	return s
}

// judge takes a lawyer's word on a version.
func (s *Server) judge(x *request) error {
	values, err := x.Form()
	if err != nil {
		return err
	}
	rule, text := x.R.PathValue("regel"), x.R.PathValue("udgave")
	version, err := day.Parse(text)
	if err != nil {
		return fault.New(fault.NotFound, "Den udgave af reglen findes ikke. Vælg en af udgaverne på reglens side.")
	}
	word := values.Get("ord")
	if word != "godkend" && word != "tilbage" {
		return fault.New(fault.Invalid, "Vælg, om udgaven godkendes eller sendes tilbage.")
	}
	seen, _ := strconv.ParseInt(values.Get("seen"), 10, 64) // a form without it has seen nothing
	err = s.office.Judge(x.Ctx(), x.user, office.Judgement{Rule: rule, Version: version, Sign: word == "godkend",
		Reason: values.Get("reason"), Seen: fact.Seq(seen)})
	if bad, ok := page.Typed(err); ok {
		return s.showRule(x, page.Status(bad), page.Form{Values: values, Fault: page.Among(bad, "reason")}, text)
	}
	if err != nil {
		return err
	}
	if word == "tilbage" {
		x.Say("Udgaven er sendt tilbage.", "Begrundelsen står ved udgaven. Den binder ikke, før den er godkendt.")
	} else {
		x.Say("Udgaven er godkendt.", "Den binder fra nu af, i alle sager, den rører. Godkendelsen gælder kun denne udgave: en nyere udgave "+
			"skal godkendes for sig.")
	}
	return x.Redirect("/lov/" + url.PathEscape(rule) + "?udgave=" + text)
}
