package fact

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"indgang/day"
)

// A FieldType is what kind of field a form shows.
type FieldType string

// The field types.
const (
	DateField   FieldType = "date"
	HoursField  FieldType = "hours"
	NumberField FieldType = "number"
	ClockField  FieldType = "clock"
	ChoiceField FieldType = "choice"
	YesField    FieldType = "yes"
	CodeField   FieldType = "code"
)

// A Field is one field of a kind of fact, for forms.
type Field struct {
	Name    string // as in JSON
	Label   string // Danish, with a capital letter
	Type    FieldType
	Need    bool
	Default string
	Choices []Term
	Others  []Term // terms of the list that make no sense for the kind, but may stand in old facts
	Unit    string // Danish words behind the value, such as "timer om ugen"
	Hint    string
	Source  Source // where its choices come from instead of a list of terms
}

// Fields lists the fields of a kind, in order.
func Fields(k Kind) []Field {
	s := byName[k]
	if s == nil {
		return nil
	}
	out := make([]Field, 0, len(s.slots))
	for i := range s.slots {
		sl := &s.slots[i]
		f := Field{
			Name: sl.json, Label: sl.Label, Hint: sl.Hint, Type: sl.fieldType(), Need: sl.need, Default: sl.def,
			Unit: sl.after, Source: sl.Source, Choices: lists[sl.typ],
		}
		if sl.Among != nil {
			among := func(t Term) bool { return slices.Contains(sl.Among, t.Code) }
			f.Others = slices.DeleteFunc(slices.Clone(f.Choices), among)
			f.Choices = slices.DeleteFunc(slices.Clone(f.Choices), func(t Term) bool { return !among(t) })
		}
		out = append(out, f)
	}
	return out
}

// Choices returns the terms that make sense in a field of a kind.
func Choices(k Kind, field string) []Term {
	for _, f := range Fields(k) {
		if f.Name == field {
			return f.Choices
		}
	}
	return nil
}

func (s *slot) fieldType() FieldType {
	switch {
	case s.typ == reflect.TypeFor[day.Date]():
		return DateField
	case s.typ == reflect.TypeFor[Hours](), s.typ == reflect.TypeFor[Posts]():
		return HoursField
	case s.typ == reflect.TypeFor[Clock]():
		return ClockField
	case lists[s.typ] != nil:
		return ChoiceField
	case s.typ.Kind() == reflect.Bool:
		return YesField
	case s.typ.Kind() == reflect.Int:
		return NumberField
	}
	return CodeField
}

// Build makes a body of what a person wrote in a form on a day: dates may be
// written as seen from it. It returns every problem, in Danish, as Problems.
func Build(k Kind, today day.Date, value func(field string) string) (Body, error) {
	s := byName[k]
	if s == nil {
		return nil, fmt.Errorf("%w: %q", ErrKind, k)
	}
	v := reflect.New(s.typ).Elem()
	var wrong Problems
	for i := range s.slots {
		sl := &s.slots[i]
		text, err := WordText.Clean(value(sl.json))
		if err != nil {
			wrong = append(wrong, Problem{sl.json, err.Error()})
			continue
		}
		if text == "" {
			text = sl.def
		}
		if text == "" {
			continue
		}
		if problem := sl.set(v.Field(sl.index), text, today); problem != "" {
			wrong = append(wrong, Problem{sl.json, problem})
		}
	}
	b := v.Interface()
	if len(wrong) > 0 {
		return b, wrong
	}
	return b, Check(b)
}

// set reads what a person wrote into a field; it returns what is wrong.
func (s *slot) set(f reflect.Value, text string, today day.Date) string {
	switch s.fieldType() {
	case DateField:
		d, err := day.ParseDanishNear(text, today)
		if why := day.Reason(err); why != "" {
			return why
		}
		if err != nil {
			return fmt.Sprintf("Skriv %s som dd.mm.åååå.", s.Is)
		}
		f.SetInt(int64(d))
	case HoursField:
		n, err := day.ParseHundredths(text)
		if err != nil {
			return fmt.Sprintf("Skriv %s som et tal, fx 20 eller 18,5.", s.Is)
		}
		f.SetInt(int64(n))
	case NumberField:
		n, err := strconv.Atoi(text)
		if err != nil {
			return fmt.Sprintf("Skriv %s som et helt tal.", s.Is)
		}
		f.SetInt(int64(n))
	case ClockField:
		f.SetString(strings.ReplaceAll(text, ":", "."))
	case YesField:
		f.SetBool(text == "1" || text == "on" || text == "true" || text == "ja")
	default:
		f.SetString(text)
	}
	return ""
}

// Value writes a field of a body as a form shows it.
func Value(b Body, field string) string {
	s := byType[reflect.TypeOf(b)]
	if s == nil {
		return ""
	}
	v := reflect.ValueOf(b)
	for i := range s.slots {
		sl := &s.slots[i]
		if sl.json != field {
			continue
		}
		f := v.Field(sl.index)
		if f.IsZero() {
			return ""
		}
		switch sl.fieldType() {
		case DateField:
			return day.Date(f.Int()).String()
		case HoursField:
			return day.Hundredths(int(f.Int()))
		case NumberField:
			return strconv.FormatInt(f.Int(), 10)
		case ClockField:
			return strings.ReplaceAll(f.String(), ".", ":")
		case YesField:
			return "1"
		}
		return f.String()
	}
	return ""
}

// Capital writes a phrase with a capital letter, as headings and sentences begin.
func Capital(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}
