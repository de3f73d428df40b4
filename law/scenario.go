package law

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// A Scenario is a change of the law that is not in force: an announced reform, a
// welfare agreement that has not been made, or a municipality's own draft. It is a
// JSON file; docs/law.md describes it. A book with a scenario is never the law.
type Scenario struct {
	Name    string         `json:"name"`  // "hovedlov-2027"
	Title   string         `json:"title"` // Danish
	Note    string         `json:"note"`
	Source  string         `json:"source"`
	Changes []Change       `json:"changes"`
	Groups  []GroupChange  `json:"groups,omitempty"`
	Courses []CourseChange `json:"courses,omitempty"`
}

// A Change is what a scenario does to one rule.
type Change struct {
	Rule string   `json:"rule"`
	From day.Date `json:"from"`
	To   day.Date `json:"to,omitzero"` // after it, the rule comes back
	// Kind is "ends" where the rule falls away, "number" where one of its numbers
	// changes, and "unknown" where something is announced but nobody knows what:
	// then the rule stands, and says so.
	Kind   string `json:"kind"`
	Text   string `json:"text"` // Danish
	Number string `json:"number,omitempty"`
	Amount string `json:"amount,omitempty"`
	Unit   string `json:"unit,omitempty"`
}

// A GroupChange says what becomes of a target group.
type GroupChange struct {
	Group int    `json:"group"` // LAB § 6 nr.
	To    string `json:"to,omitempty"`
	Note  string `json:"note"`
}

// A CourseChange says that running courses of a kind need a decision.
type CourseChange struct {
	Course fact.Topic `json:"course"`
	Note   string     `json:"note"`
}

//go:embed scenario/*.json
var scenarioFiles embed.FS

// Scenarios lists the scenarios that ship.
func Scenarios() []Scenario {
	names, err := fs.Glob(scenarioFiles, "scenario/*.json")
	if err != nil {
		panic(err) // the pattern is part of the program
	}
	var out []Scenario
	for _, n := range names {
		js, err := scenarioFiles.ReadFile(n)
		if err != nil {
			panic(err)
		}
		s, err := ReadScenario(js)
		if err != nil {
			panic(fmt.Sprintf("%s: %v", n, err))
		}
		out = append(out, s)
	}
	return out
}

// FindScenario returns a scenario that ships by name.
func FindScenario(name string) (Scenario, bool) {
	all := Scenarios()
	i := slices.IndexFunc(all, func(s Scenario) bool { return s.Name == name })
	if i < 0 {
		return Scenario{}, false
	}
	return all[i], true
}

// ReadScenario reads a scenario file. Its errors are Danish and tell everything
// that is wrong.
func ReadScenario(js []byte) (Scenario, error) {
	var s Scenario
	d := json.NewDecoder(bytes.NewReader(js))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return s, fmt.Errorf("udkastet kan ikke læses: %w", err)
	}
	return s, s.check()
}

func (s Scenario) check() error {
	var errs []error
	wrong := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	if s.Name == "" || s.Title == "" {
		wrong("angiv name og title")
	}
	for i, c := range s.Changes {
		at := fmt.Sprintf("ændring nr. %d (%s)", i+1, c.Rule)
		r, ok := FindRule(c.Rule)
		if !ok {
			wrong("%s: der er ingen regel, der hedder det.%s", at, similar(c.Rule))
			continue
		}
		switch {
		case c.From == 0 || !Coverage.Has(c.From):
			wrong("%s: angiv from mellem %s og %s", at, Coverage.From, Coverage.To)
		case c.To != 0 && c.To < c.From:
			wrong("%s: to ligger før from", at)
		case c.Text == "":
			wrong("%s: skriv i text, hvad der ændres", at)
		}
		switch c.Kind {
		case "ends", "unknown":
		case "number":
			if c.To != 0 {
				wrong("%s: et tal kan ikke ændres for en periode: skriv to ændringer", at)
			}
			if _, err := c.value(); err != nil {
				wrong("%s: amount og unit: %v", at, err)
			}
			if len(findNumbers(r, c.Number)) == 0 {
				wrong("%s: reglen har intet tal, der hedder %q; den har %s", at, c.Number, strings.Join(numberNames(r), ", "))
			}
		default:
			wrong("%s: kind skal være ends, number eller unknown", at)
		}
	}
	for _, g := range s.Groups {
		if g.Group < 1 || g.Group > 13 {
			wrong("målgruppe %d: nummeret skal være fra 1 til 13", g.Group)
		}
	}
	return errors.Join(errs...)
}

func (c Change) value() (duty.Value, error) {
	span, err := day.ParseSpan(c.Amount, c.Unit)
	return duty.Value{Span: span, From: c.From, Source: "scenarie", Checked: c.From}, err
}

// findNumbers finds the numbers of a rule by name.
func findNumbers(r Rule, name string) []*duty.Param {
	var out []*duty.Param
	for _, v := range r.Versions {
		if v.Shape == nil {
			continue
		}
		for _, p := range duty.Numbers(v.Shape) {
			if p.Name == name && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

func numberNames(r Rule) []string {
	var out []string
	for _, v := range r.Versions {
		if v.Shape == nil {
			continue
		}
		for _, p := range duty.Numbers(v.Shape) {
			if !slices.Contains(out, p.Name) {
				out = append(out, p.Name)
			}
		}
	}
	return out
}

// Numbers lists the names of the numbers that a rule uses.
func Numbers(r Rule) []string { return numberNames(r) }

// apply lets the scenario change what a book is made of.
func (s Scenario) apply(o *bookOptions) {
	o.Scenario = s.Name
	o.Amend = map[string][]Version{}
	o.Change = map[*duty.Param][]duty.Value{}
	for _, c := range s.Changes {
		r, ok := FindRule(c.Rule)
		if !ok {
			continue // check refuses such scenarios
		}
		switch c.Kind {
		case "ends":
			if c.To != 0 {
				o.Overlay.Lifts = append(o.Overlay.Lifts, duty.Lift{Rule: c.Rule, Period: day.Period{From: c.From, To: c.To}, Basis: s.Title})
				continue
			}
			last := r.Versions[len(r.Versions)-1]
			o.Amend[c.Rule] = append(o.Amend[c.Rule], Version{
				From: c.From.String(), Provision: last.Provision, Text: c.Text, Source: s.Source, Grade: 'D',
				Unverified: s.Note, Transition: duty.SwitchAtEffective,
			})
		case "number":
			v, err := c.value()
			if err != nil {
				continue
			}
			for _, p := range findNumbers(r, c.Number) {
				o.Change[p] = append(o.Change[p], v)
			}
		}
	}
}

// ChangesOf finds what a scenario says of a rule.
func (s Scenario) ChangesOf(rule string) []Change {
	var out []Change
	for _, c := range s.Changes {
		if c.Rule == rule {
			out = append(out, c)
		}
	}
	return out
}
