package page

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
)

// A Form is what a person typed, and what is wrong with it. What was typed is
// shown again as it was, also where it is no date and no number.
type Form struct {
	url.Values
	Fault *fault.Fault
}

// Error returns what is wrong with a field, or "".
func (f Form) Error(name string) string {
	if f.Fault == nil {
		return ""
	}
	for _, x := range f.Fault.Fields {
		if x.Name == name {
			return x.Message
		}
	}
	return ""
}

// Is reports whether a field holds a value.
func (f Form) Is(name, value string) bool { return f.Get(name) == value }

// A Field is one field of a form as templates show it.
type Field struct {
	Name, Label, Hint, Value, Error string
	Type                            fact.FieldType
	Optional                        bool
	Unit                            string
	Choices                         []Choice
	Wide                            bool
	Suggest                         []Choice // what a browser offers where one writes freely
}

// Describes lists the elements that describe the field, for aria-describedby.
func (f Field) Describes() string {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, f.Name+"-hint")
	}
	if f.Error != "" {
		ids = append(ids, f.Name+"-fejl")
	}
	return strings.Join(ids, " ")
}

// A Choice is one line of a list to choose from.
type Choice struct{ Code, Name string }

// Date makes a field for a date.
func (f Form) Date(name, label, hint string) Field {
	return Field{Name: name, Label: label, Hint: hint, Value: f.Get(name), Error: f.Error(name), Type: fact.DateField}
}

// Clock makes a field for a time of day.
func (f Form) Clock(name, label string) Field {
	return Field{Name: name, Label: label, Value: f.Get(name), Error: f.Error(name), Type: fact.ClockField}
}

// Text makes a field for a word or a number.
func (f Form) Text(name, label, hint string) Field {
	return Field{Name: name, Label: label, Hint: hint, Value: f.Get(name), Error: f.Error(name), Type: fact.CodeField}
}

// Choice makes a field with a list.
func (f Form) Choice(name, label, hint string, choices []Choice) Field {
	return Field{Name: name, Label: label, Hint: hint, Value: f.Get(name), Error: f.Error(name), Type: fact.ChoiceField, Choices: choices}
}

// A Tick is one box to tick.
type Tick struct {
	Choice
	On bool
}

// Boxes are a field of boxes, of which any number may be ticked.
type Boxes struct {
	Name, Label, Error string
	Ticks              []Tick
}

// Boxes makes a field of boxes, ticked as the form has them.
func (f Form) Boxes(name, label string, cs []Choice) Boxes {
	b := Boxes{Name: name, Label: label, Error: f.Error(name)}
	for _, c := range cs {
		b.Ticks = append(b.Ticks, Tick{c, slices.Contains(f.Values[name], c.Code)})
	}
	return b
}

// Terms makes choices of the terms of a list.
func Terms(ts []fact.Term) []Choice {
	out := make([]Choice, len(ts))
	for i, t := range ts {
		out[i] = Choice{Code: t.Code, Name: fact.Capital(t.Words[0])}
	}
	return out
}

// Optional puts an empty choice first.
func Optional(empty string, cs []Choice) []Choice {
	return append([]Choice{{Code: "", Name: empty}}, cs...)
}

// Typed returns the fault that a person who filled in a form can mend.
func Typed(err error) (*fault.Fault, bool) {
	bad, ok := errors.AsType[*fault.Fault](err)
	return bad, ok && (bad.Kind == fault.Invalid || bad.Kind == fault.Conflict)
}

// Among keeps the links of a fault to fields that the form has; what is wrong
// with something else is told without a link.
func Among(bad *fault.Fault, fields ...string) *fault.Fault {
	if bad == nil {
		return nil
	}
	out := &fault.Fault{Kind: bad.Kind, Message: bad.Message}
	for _, f := range bad.Fields {
		if !slices.Contains(fields, f.Name) {
			f.Name = ""
		}
		out.Fields = append(out.Fields, f)
	}
	return out
}

// Status is what a form that was not taken answers with.
func Status(bad *fault.Fault) int {
	if bad.Kind == fault.Conflict {
		return http.StatusConflict
	}
	return http.StatusUnprocessableEntity
}

// Clock reads a time of day as people write it: 9, 9.30, 09:30, 0930. Other text
// is left as it is, for the check to refuse.
func Clock(s string) fact.Clock {
	s = strings.TrimSpace(s)
	h, m, cut := strings.Cut(strings.ReplaceAll(s, ":", "."), ".")
	if !cut {
		switch len(s) {
		case 1, 2:
			h, m = s, "00"
		case 3:
			h, m = s[:1], s[1:]
		case 4:
			h, m = s[:2], s[2:]
		}
	}
	if len(h) == 1 {
		h = "0" + h
	}
	if s == "" || len(h) != 2 || len(m) != 2 {
		return fact.Clock(s)
	}
	return fact.Clock(h + "." + m)
}

// Danish writes a date of the journal's form as people write it.
func Danish(s string) string {
	if d, err := day.Parse(s); err == nil {
		return d.Short()
	}
	return s
}

// FieldFault is the fault of one field.
func FieldFault(name, message string) *fault.Fault {
	return &fault.Fault{Kind: fault.Invalid, Message: "Der er en fejl i formularen.", Fields: []fault.Field{{Name: name, Message: message}}}
}

// KeyName is the field with the key of a form: the same each time the form is sent,
// so that a double click or a second try is known again.
const KeyName = "noegle"

// FormKey tells one sending of a form from all others: its key with what it holds, so
// that what was changed after all is another. It is "" for a form without a key.
func FormKey(v url.Values) string {
	k := v.Get(KeyName)
	if k == "" || len(k) > 64 {
		return ""
	}
	sum := sha256.Sum256([]byte(v.Encode()))
	return k + "." + base64.RawURLEncoding.EncodeToString(sum[:12])
}

// key is the field with the key of a form, and the mark of one that began with what
// was typed before.
func key(f Form) template.HTML {
	k := f.Get(KeyName)
	if k == "" {
		k = rand.Text()
	}
	out := `<input type="hidden" name="` + KeyName + `" value="` + template.HTMLEscapeString(k) + `">`
	if f.Get("kladde") != "" {
		out += `<input type="hidden" name="kladde" value="1">`
	}
	return template.HTML(out) //nolint:gosec // the only thing that is not ours is escaped
}
