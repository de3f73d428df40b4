package law

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"indgang/day"
	"indgang/duty"
)

// A ScenarioProblem is one thing that is wrong with a scenario. Text says it to a
// person who fills in a form; Error says it to one who writes a file.
type ScenarioProblem struct {
	Change int    // index into Changes, -1 where it is about the scenario itself
	Rule   string // of the change
	Field  string // the field's name in the file: "from"
	Text   string // Danish
}

func (p ScenarioProblem) Error() string {
	if p.Change < 0 {
		if p.Field == "" {
			return p.Text
		}
		return p.Field + ": " + p.Text
	}
	return fmt.Sprintf("ændring nr. %d (%s), %s: %s", p.Change+1, p.Rule, p.Field, p.Text)
}

// ScenarioProblems is everything that is wrong with a scenario.
type ScenarioProblems []ScenarioProblem

func (ps ScenarioProblems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// ReadScenario reads a scenario file. Its errors are Danish ScenarioProblems and
// tell everything that is wrong.
func ReadScenario(js []byte) (Scenario, error) {
	var s Scenario
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(js, []byte("\ufeff"))))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return s, ScenarioProblems{{Change: -1, Text: "Filen kan ikke læses: " + unreadable(err, js)}}
	}
	if d.More() {
		return s, ScenarioProblems{{Change: -1, Text: "Filen kan ikke læses: der står mere efter udkastet."}}
	}
	return s, s.Check()
}

// unreadable says in Danish why JSON cannot be read.
func unreadable(err error, js []byte) string {
	line := func(at int64) int { return 1 + bytes.Count(js[:min(int(at), len(js))], []byte("\n")) }
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fmt.Sprintf("linje %d er ikke gyldig JSON.", line(syntax.Offset))
	}
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Sprintf("«%s» på linje %d er af en forkert slags.", kind.Field, line(kind.Offset))
	}
	if _, field, ok := strings.Cut(err.Error(), "unknown field "); ok {
		return fmt.Sprintf("feltet %s kendes ikke.", strings.Trim(field, `"`))
	}
	if len(bytes.TrimSpace(js)) == 0 {
		return "den er tom."
	}
	return "en dato skal skrives som 2027-01-01, og filen skal være et udkast i JSON."
}

// Check finds everything that is wrong with a scenario; nil, or
// ScenarioProblems.
func (s Scenario) Check() error {
	var out ScenarioProblems
	wrong := func(change int, field, format string, args ...any) {
		p := ScenarioProblem{Change: change, Field: field, Text: fmt.Sprintf(format, args...)}
		if change >= 0 {
			p.Rule = s.Changes[change].Rule
		}
		out = append(out, p)
	}
	if s.Name == "" {
		wrong(-1, "name", "Udkastet mangler et navn.")
	}
	if s.Title == "" {
		wrong(-1, "title", "Skriv, hvad udkastet skal hedde.")
	}
	for i, c := range s.Changes {
		r, ok := FindRule(c.Rule)
		if !ok {
			wrong(i, "rule", "Der er ingen regel, der hedder «%s».%s", c.Rule, similar(c.Rule))
			continue
		}
		if c.From == 0 || !Coverage.Has(c.From) {
			wrong(i, "from", "Vælg en dag fra %s til %s.", Coverage.From.Short(), Coverage.To.Short())
		} else if c.To != 0 && c.To < c.From {
			wrong(i, "to", "Den sidste dag ligger før den første.")
		}
		if c.Text == "" {
			wrong(i, "text", "Skriv, hvad der ændres.")
		}
		switch c.Kind {
		case "ends", "unknown":
		case "number":
			s.checkNumber(i, r, wrong)
		default:
			wrong(i, "kind", "Slags skal være ends, number eller unknown.")
		}
		for j, d := range s.Changes[:i] {
			if d.Rule != c.Rule || d.Kind != c.Kind || c.Kind == "unknown" || d.Number != c.Number {
				continue
			}
			same := d.From == c.From
			// Once it has ended for good, it can neither end again nor for a period.
			if c.Kind == "ends" && (d.To == 0 || d.To >= c.From) && (c.To == 0 || c.To >= d.From) || same {
				wrong(i, "from", "Det er allerede ændret af ændring nr. %d.", j+1)
			}
		}
	}
	seen := map[int]bool{}
	for _, g := range s.Groups {
		if g.Group < 1 || g.Group > 13 {
			wrong(-1, "groups", "Målgruppe %d findes ikke: nummeret er fra 1 til 13.", g.Group)
		}
		if seen[g.Group] {
			wrong(-1, "groups", "Målgruppe %d står to gange.", g.Group)
		}
		seen[g.Group] = true
	}
	for _, c := range s.Courses {
		if !slices.Contains(CourseTopics(), c.Course) {
			wrong(-1, "courses", "Forløbet «%s» findes ikke.", c.Course)
		}
	}
	if len(out) > 0 {
		return out
	}
	return nil
}

func (s Scenario) checkNumber(i int, r Rule, wrong func(int, string, string, ...any)) {
	c := s.Changes[i]
	if c.To != 0 {
		wrong(i, "to", "Et tal kan ikke ændres for en periode: lav to ændringer.")
	}
	numbers := findNumbers(r, c.Number)
	if len(numbers) > 0 && numbers[0].Local {
		wrong(i, "number", "Tallet er kommunens eget og ændres i kommunens egen fil.")
		return
	}
	if len(numbers) == 0 {
		wrong(i, "number", "Reglen har intet tal, der hedder «%s»; den har %s.", c.Number, strings.Join(Numbers(r), ", "))
		return
	}
	if _, err := day.ParseUnit(c.Unit); err != nil {
		wrong(i, "unit", "Vælg en enhed: dage, uger, måneder, år, hverdage, arbejdsdage, timer, pct. eller antal.")
		return
	}
	v, err := c.value()
	if err != nil {
		wrong(i, "amount", "Skriv et tal.")
		return
	}
	for _, p := range numbers {
		if len(p.Values) > 0 && !measureOf(p.Values[len(p.Values)-1].Span.Unit).takes(v.Span.Unit) {
			wrong(i, "unit", "Tallet er i dag %s og kan ikke blive til %s.", p.Values[len(p.Values)-1].Span, v.Span)
			return
		}
	}
}

// A measure is what a unit measures: time can be told in other units of time, a
// share only in per cent.
type measure uint8

const (
	timeMeasure measure = iota
	hoursMeasure
	weeklyMeasure
	shareMeasure
	countMeasure
)

func measureOf(u day.Unit) measure {
	switch u {
	case day.HourUnits:
		return hoursMeasure
	case day.WeekHours:
		return weeklyMeasure
	case day.Percent:
		return shareMeasure
	case day.CountUnits:
		return countMeasure
	}
	return timeMeasure
}

func (m measure) takes(u day.Unit) bool { return measureOf(u) == m }

func (c Change) value() (duty.Value, error) {
	span, err := day.ParseSpan(c.Amount, c.Unit)
	return duty.Value{Span: span, From: c.From, Source: "scenarie", Checked: c.From}, err
}
