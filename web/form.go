package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
)

// A form is what a person typed, and what is wrong with it. What was typed is
// shown again as it was, also where it is no date and no number.
type form struct {
	url.Values
	Fault *fault.Fault
}

// Error returns what is wrong with a field, or "".
func (f form) Error(name string) string {
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
func (f form) Is(name, value string) bool { return f.Get(name) == value }

// A field is one field of a form as templates show it.
type field struct {
	Name, Label, Hint, Value, Error string
	Type                            fact.FieldType
	Optional                        bool
	Unit                            string
	Choices                         []choice
	Wide                            bool
}

// Describes lists the elements that describe the field, for aria-describedby.
func (f field) Describes() string {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, f.Name+"-hint")
	}
	if f.Error != "" {
		ids = append(ids, f.Name+"-fejl")
	}
	return strings.Join(ids, " ")
}

// A choice is one line of a list to choose from.
type choice struct{ Code, Name string }

// Date makes a field for a date.
func (f form) Date(name, label, hint string) field {
	return field{Name: name, Label: label, Hint: hint, Value: f.Get(name), Error: f.Error(name), Type: fact.DateField}
}

// Clock makes a field for a time of day.
func (f form) Clock(name, label string) field {
	return field{Name: name, Label: label, Value: f.Get(name), Error: f.Error(name), Type: fact.ClockField}
}

// Text makes a field for a word or a number.
func (f form) Text(name, label, hint string) field {
	return field{Name: name, Label: label, Hint: hint, Value: f.Get(name), Error: f.Error(name), Type: fact.CodeField}
}

// Choice makes a field with a list.
func (f form) Choice(name, label, hint string, choices []choice) field {
	return field{Name: name, Label: label, Hint: hint, Value: f.Get(name), Error: f.Error(name), Type: fact.ChoiceField, Choices: choices}
}

// terms makes choices of the terms of a list.
func terms(ts []fact.Term) []choice {
	out := make([]choice, len(ts))
	for i, t := range ts {
		out[i] = choice{t.Code, fact.Capital(t.Words[0])}
	}
	return out
}

// optional puts an empty choice first.
func optional(empty string, cs []choice) []choice { return append([]choice{{"", empty}}, cs...) }

// date reads a date as people type it, seen from today. The error is in Danish.
func (x *request) date(text string) (day.Date, error) {
	return day.ParseDanishNear(text, x.s.office.Today())
}

// form reads what was sent. A form that is too large is the only error that is
// no fault: it has a page of its own.
func (x *request) form() (url.Values, error) {
	err := x.r.ParseForm()
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return nil, err
	}
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "Formularen kan ikke læses. Gå tilbage, og prøv igen.")
	}
	return x.r.PostForm, nil
}

// typed returns the fault that a person who filled in a form can mend.
func typed(err error) (*fault.Fault, bool) {
	bad, ok := errors.AsType[*fault.Fault](err)
	return bad, ok && (bad.Kind == fault.Invalid || bad.Kind == fault.Conflict)
}

// among keeps the links of a fault to fields that the form has; what is wrong
// with something else is told without a link.
func among(bad *fault.Fault, fields ...string) *fault.Fault {
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

// status is what a form that was not taken answers with.
func status(bad *fault.Fault) int {
	if bad.Kind == fault.Conflict {
		return http.StatusConflict
	}
	return http.StatusUnprocessableEntity
}

// clock reads a time of day as people write it: 9, 9.30, 09:30, 0930. Other text
// is left as it is, for the check to refuse.
func clock(s string) fact.Clock {
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

// danish writes a date of the journal's form as people write it.
func danish(s string) string {
	if d, err := day.Parse(s); err == nil {
		return d.Short()
	}
	return s
}
