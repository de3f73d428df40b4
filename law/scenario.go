package law

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"

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

// CourseTopics lists the kinds of running courses that a scenario may ask a
// decision about.
func CourseTopics() []fact.Topic {
	return []fact.Topic{fact.TopicClarification, fact.TopicResource, fact.TopicRehabilitation}
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

// findNumbers finds the numbers of a rule by name.
func findNumbers[C any](r duty.Rule[C], name string) []*duty.Param {
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

// Numbers lists the names of the numbers that a rule uses.
func Numbers(r Rule) []string {
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

// apply lets a scenario change what the book of one sort is made of, where it is
// about that book's rules.
func apply[C any](s Scenario, rules []duty.Rule[C], o *duty.Options[C]) {
	o.Scenario = s.Name
	o.Amend = map[string][]duty.Version[C]{}
	o.Change = map[*duty.Param][]duty.Value{}
	for _, c := range s.inOrder() {
		i := slices.IndexFunc(rules, func(r duty.Rule[C]) bool { return r.ID == c.Rule })
		if i < 0 {
			continue // about another sort; Check refuses what is about none
		}
		r := rules[i]
		switch c.Kind {
		case "ends":
			if c.To != 0 {
				o.Overlay.Lifts = append(o.Overlay.Lifts, duty.Lift{Rule: c.Rule, Period: day.Period{From: c.From, To: c.To}, Basis: s.Title})
				continue
			}
			last := r.Versions[len(r.Versions)-1]
			o.Amend[c.Rule] = append(o.Amend[c.Rule], duty.Version[C]{
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

// inOrder returns the changes by their days, so that a later one comes on top of
// an earlier one wherever it stands in the file.
func (s Scenario) inOrder() []Change {
	out := slices.Clone(s.Changes)
	slices.SortStableFunc(out, func(a, b Change) int { return int(a.From - b.From) })
	return out
}

// Begins returns the first day on which the scenario changes anything that is
// known, 0 where nothing is.
func (s Scenario) Begins() day.Date {
	var first day.Date
	for _, c := range s.Changes {
		if first == 0 || c.From < first {
			first = c.From
		}
	}
	return first
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
