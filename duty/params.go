package duty

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"indgang/day"
)

// paramColumns are the columns of a params file, in order.
var paramColumns = []string{"name", "value", "unit", "effective", "announced", "source", "checked"}

// Params are the numbers of one act by name.
type Params struct {
	file string
	by   map[string]*Param
	list []*Param
}

// ReadParams reads a params file: a CSV file with one line for each value that a
// number has had. announced may be empty where nobody knows when the value
// became known; it then counts as known from its effective date. The error names
// the file, the line and what to add.
func ReadParams(file, text string) (*Params, error) {
	ps := &Params{file: file, by: map[string]*Param{}}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = len(paramColumns)
	r.Comment = '#'
	head, err := r.Read()
	if err != nil || strings.Join(head, ",") != strings.Join(paramColumns, ",") {
		return nil, fmt.Errorf("%s: the first line must be %s", file, strings.Join(paramColumns, ","))
	}
	var errs []error
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		line, _ := r.FieldPos(0)
		if err := ps.add(row); err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", file, line, err))
		}
	}
	return ps, errors.Join(errs...)
}

func (ps *Params) add(row []string) error {
	name := row[0]
	v := Value{Name: name, Source: row[5]}
	var err error
	if v.Span, err = day.ParseSpan(row[1], row[2]); err != nil {
		return fmt.Errorf("%s: value and unit: %w", name, err)
	}
	if v.From, err = day.Parse(row[3]); err != nil {
		return fmt.Errorf("%s: effective: add the day from which the value holds: %w", name, err)
	}
	v.Announced = v.From
	if row[4] != "" {
		if v.Announced, err = day.Parse(row[4]); err != nil {
			return fmt.Errorf("%s: announced: %w", name, err)
		}
	}
	if v.Source == "" {
		return fmt.Errorf("%s: source: add the key of the source, such as S01", name)
	}
	if v.Checked, err = day.Parse(row[6]); err != nil {
		return fmt.Errorf("%s: checked: add the day on which somebody last checked the value: %w", name, err)
	}
	p := ps.by[name]
	if p == nil {
		p = &Param{Name: name}
		ps.by[name] = p
		ps.list = append(ps.list, p)
	}
	if n := len(p.Values); n > 0 && p.Values[n-1].From >= v.From {
		return fmt.Errorf("%s: the value from %s must stand after the one from %s", name, v.From, p.Values[n-1].From)
	}
	p.Values = append(p.Values, v)
	return nil
}

// MustParams is ReadParams for files that are part of the program.
func MustParams(file, text string) *Params {
	ps, err := ReadParams(file, text)
	if err != nil {
		panic(err)
	}
	return ps
}

// Get returns a number by name. It panics for a name that the file does not
// have, since that is a rule without its number.
func (ps *Params) Get(name string) *Param {
	p := ps.by[name]
	if p == nil {
		panic(fmt.Sprintf("%s: no number is called %q: add a line for it with value, unit, effective, source and checked", ps.file, name))
	}
	return p
}

// List returns all numbers in the order of the file.
func (ps *Params) List() []*Param { return ps.list }
