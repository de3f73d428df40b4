package udtraek

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"indgang/day"
	"indgang/fact"
)

//go:embed ishoej.json
var ishoej []byte

// A Mapping says what the columns of an export mean (docs/udtraek.md).
type Mapping struct {
	Name      string                       `json:"name"`
	Source    string                       `json:"source"` // Danish: what timelines say the facts come from
	Delimiter string                       `json:"delimiter"`
	DateForms []string                     `json:"date_forms"`
	Codes     map[string]map[string]string `json:"codes"` // lists: what stands in the file, and its Danish words
	Files     []*File                      `json:"files"`

	text  []byte
	forms []dateForm
}

// A File is one file of an export.
type File struct {
	Name     string            `json:"name"` // a key: what reports call it
	File     string            `json:"file"`
	Columns  []string          `json:"columns"`
	Number   string            `json:"number"` // the column of the personal number
	Required []string          `json:"required"`
	Dates    []string          `json:"dates"`
	Numbers  []string          `json:"numbers"` // amounts with a decimal comma
	Periods  [][2]string       `json:"periods"` // two date columns: from and to
	Actor    string            `json:"actor"`   // the column of who registered it
	Person   map[string]string `json:"person"`  // makes rows citizens: field of a person, and what it holds
	Rows     []*RowRule        `json:"rows"`    // the first whose When fits says what a row becomes

	number, actor   int
	required, dates []int
	numbers         []int
	periods         [][2]int
	person          []personField
}

// A RowRule says what the rows of a kind become.
type RowRule struct {
	When  map[string]string `json:"when"` // columns and what stands in them
	Facts []*FactRule       `json:"facts"`

	when []condition
}

// A FactRule says what fact a row becomes, in the words of case files.
type FactRule struct {
	On   string `json:"on"` // a date column, Birth or First
	Say  string `json:"say"`
	Text string `json:"text"` // the column of free text to keep beside it

	on, text int
	say      template
}

// The days that a fact of a citizen's row may fall on.
const (
	Birth = "birth" // the day that the personal number tells
	First = "first" // the day of the citizen's first fact, or today
)

const (
	noColumn = -1
	onBirth  = -2
	onFirst  = -3
)

type condition struct {
	column int
	value  string
}

// Default returns the mapping that comes with the program: the export of
// Ishøj's former case system.
func Default() *Mapping {
	m, err := ReadMapping(ishoej)
	if err != nil {
		panic(fmt.Sprintf("udtraek: ishoej.json: %v", err)) // it is part of the program
	}
	return m
}

// ReadMapping reads a mapping strictly: what it does not know, or what could
// never become a fact, is an error.
func ReadMapping(js []byte) (*Mapping, error) {
	d := json.NewDecoder(bytes.NewReader(js))
	d.DisallowUnknownFields()
	m := &Mapping{text: js}
	if err := d.Decode(m); err != nil {
		return nil, fmt.Errorf("read the mapping: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("read the mapping: more than one value")
	}
	var c checker
	c.mapping(m)
	if len(c.wrong) > 0 {
		return nil, errors.Join(c.wrong...)
	}
	return m, nil
}

// Text returns the mapping as it was written.
func (m *Mapping) Text() []byte { return m.text }

// File returns a file by its key, or nil.
func (m *Mapping) File(name string) *File {
	for _, f := range m.Files {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// IsText reports whether a column holds free text.
func (f *File) IsText(column string) bool {
	for _, r := range f.Rows {
		for _, x := range r.Facts {
			if x.Text == column {
				return true
			}
		}
	}
	return false
}

func (m *Mapping) delimiter() byte { return m.Delimiter[0] }

// checker resolves the names in a mapping and gathers what is wrong with it.
type checker struct {
	wrong []error
	where string
}

func (c *checker) fault(format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Errorf("%s: "+format, append([]any{c.where}, args...)...))
}

func (c *checker) mapping(m *Mapping) {
	c.where = "mapping"
	if !isKey(m.Name) {
		c.fault("name %q: use a-z, 0-9 and hyphens", m.Name)
	}
	if strings.TrimSpace(m.Source) == "" {
		c.fault("no source")
	}
	if !slices.Contains([]string{";", ",", "\t", "|"}, m.Delimiter) {
		c.fault(`delimiter %q: use ";", ",", "|" or a tab`, m.Delimiter)
	}
	if len(m.DateForms) == 0 {
		c.fault("no date_forms")
	}
	for _, s := range m.DateForms {
		f, err := readDateForm(s)
		if err != nil {
			c.fault("%v", err)
		}
		m.forms = append(m.forms, f)
	}
	if len(m.Files) == 0 {
		c.fault("no files")
	}
	seen := map[string]bool{}
	persons := 0
	for i, f := range m.Files {
		if f == nil {
			c.fault("file %d is null", i+1)
			continue
		}
		if seen[f.Name] {
			c.fault("two files are called %q", f.Name)
		}
		seen[f.Name] = true
		if f.Person != nil {
			persons++
		}
		c.file(m, f)
	}
	if persons > 1 {
		c.where = "mapping"
		c.fault("more than one file has persons")
	}
	// Citizens come first, so that the other files know them.
	slices.SortStableFunc(m.Files, func(a, b *File) int {
		switch {
		case b == nil || a == nil:
			return 0
		case a.Person != nil && b.Person == nil:
			return -1
		case a.Person == nil && b.Person != nil:
			return 1
		}
		return 0
	})
}

func isKey(s string) bool {
	for _, r := range s {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-') {
			return false
		}
	}
	return s != "" && len(s) <= 40
}

func (c *checker) file(m *Mapping, f *File) {
	c.where = "file " + f.Name
	if !isKey(f.Name) {
		c.fault("name: use a-z, 0-9 and hyphens")
	}
	if f.File == "" {
		c.fault("no file")
	}
	if f.Number == "" {
		c.fault("no number: name the column of the personal number")
	}
	for i, col := range f.Columns {
		if strings.TrimSpace(col) != col || col == "" || slices.Index(f.Columns, col) != i {
			c.fault("column %q is empty, padded or stands twice", col)
		}
	}
	f.number, f.actor = c.column(f, f.Number), c.column(f, f.Actor)
	f.required, f.dates, f.numbers = c.columns(f, f.Required), c.columns(f, f.Dates), c.columns(f, f.Numbers)
	for _, p := range f.Periods {
		f.periods = append(f.periods, [2]int{c.column(f, p[0]), c.column(f, p[1])})
		for _, col := range p {
			if !slices.Contains(f.Dates, col) {
				c.fault("period: %q is no date column", col)
			}
		}
	}
	for _, field := range slices.Sorted(maps.Keys(f.Person)) {
		c.personField(m, f, field, f.Person[field])
	}
	if len(f.Rows) == 0 {
		c.fault("no rows")
	}
	for i, r := range f.Rows {
		c.where = fmt.Sprintf("file %s, rows %d", f.Name, i+1)
		if r == nil {
			c.fault("is null")
			continue
		}
		for _, col := range f.Columns {
			if v, ok := r.When[col]; ok {
				r.when = append(r.when, condition{c.column(f, col), v})
			}
		}
		for col := range r.When {
			c.column(f, col)
		}
		if len(r.Facts) == 0 && f.Person == nil {
			c.fault("no facts")
		}
		for _, x := range r.Facts {
			if x == nil {
				c.fault("a fact is null")
				continue
			}
			c.factRule(m, f, x)
		}
	}
}

// column finds a column by its name; "" is none.
func (c *checker) column(f *File, name string) int {
	if name == "" {
		return noColumn
	}
	i := slices.Index(f.Columns, name)
	if i < 0 {
		c.fault("no column is called %q", name)
	}
	return i
}

func (c *checker) columns(f *File, names []string) []int {
	var out []int
	for _, n := range names {
		if i := c.column(f, n); i >= 0 {
			out = append(out, i)
		} else if n == "" {
			c.fault("a column has no name")
		}
	}
	return out
}

func (c *checker) factRule(m *Mapping, f *File, x *FactRule) {
	x.text = c.column(f, x.Text)
	switch x.On {
	case Birth, First:
		x.on = onBirth
		if x.On == First {
			x.on = onFirst
		}
		if f.Person == nil {
			c.fault("%q: only a file of persons has facts on %q", x.Say, x.On)
		}
	default:
		if x.on = c.column(f, x.On); !slices.Contains(f.Dates, x.On) {
			c.fault("%q: on must be a date column, %q or %q", x.Say, Birth, First)
		}
	}
	var err error
	if x.say, err = parseTemplate(m, f, x.Say); err != nil {
		c.fault("%q: %v", x.Say, err)
		return
	}
	for _, phrase := range x.say.samples(f) {
		if strings.TrimSpace(phrase.text) == "" {
			continue
		}
		if err := phrase.parses(); err != nil {
			c.fault("%q: %v", x.Say, err)
			return
		}
	}
}

// A personField is a field of a person and what it holds.
type personField struct {
	name string
	say  template
}

// personFields are the fields of a person that a mapping may fill; those that
// are true here take "ja" or "nej".
var personFields = map[string]bool{
	"first_name": false, "last_name": false, "address": false, "postal_code": false, "city": false, "phone": false, "email": false,
	"interpreter": false, "mail": true, "protected": true, "own_staff": true,
}

func (c *checker) personField(m *Mapping, f *File, field, say string) {
	yes, ok := personFields[field]
	if !ok {
		c.fault("a person has no field %q", field)
		return
	}
	t, err := parseTemplate(m, f, say)
	if err != nil {
		c.fault("%s: %v", field, err)
		return
	}
	if yes {
		for _, s := range t.samples(f) {
			if s.text != "ja" && s.text != "nej" {
				c.fault("%s: %q gives %q and not ja or nej", field, say, s.text)
				break
			}
		}
	}
	f.person = append(f.person, personField{field, t})
}

// A template is a phrase with places for columns: "målgruppe {Målgruppe:liste}".
// A part in brackets is left out where a column in it is empty.
type template struct{ parts []part }

type part struct {
	text     string // words as they stand
	column   int    // or a column,
	list     map[string]string
	optional []part // or a part that may be left out
	kind     partKind
}

type partKind uint8

const (
	words partKind = iota
	place
	bracket
)

func parseTemplate(m *Mapping, f *File, s string) (template, error) {
	parts, _, err := parseParts(m, f, s, 0)
	return template{parts}, err
}

func parseParts(m *Mapping, f *File, s string, depth int) (parts []part, rest string, err error) {
	for s != "" {
		i := strings.IndexAny(s, "{}[]")
		if i < 0 {
			if depth > 0 {
				return nil, "", errors.New("a [ without its ]")
			}
			return append(parts, part{text: s}), "", nil
		}
		if i > 0 {
			parts = append(parts, part{text: s[:i]})
		}
		c := s[i]
		s = s[i+1:]
		switch c {
		case '{':
			name, after, ok := strings.Cut(s, "}")
			if !ok {
				return nil, "", errors.New("a { without its }")
			}
			p := part{kind: place}
			col, list, listed := name, "", false
			if p.column = slices.Index(f.Columns, col); p.column < 0 {
				if j := strings.LastIndexByte(name, ':'); j >= 0 {
					col, list, listed = name[:j], name[j+1:], true
					p.column = slices.Index(f.Columns, col)
				}
			}
			if p.column < 0 {
				return nil, "", fmt.Errorf("no column is called %q", col)
			}
			if listed {
				if p.list = m.Codes[list]; len(p.list) == 0 {
					return nil, "", fmt.Errorf("there are no codes %q", list)
				}
			}
			parts, s = append(parts, p), after
		case '[':
			inner, after, err := parseParts(m, f, s, depth+1)
			if err != nil {
				return nil, "", err
			}
			parts, s = append(parts, part{kind: bracket, optional: inner}), after
		case ']':
			if depth == 0 {
				return nil, "", errors.New("a ] without its [")
			}
			return parts, s, nil
		default:
			return nil, "", errors.New("a } without its {")
		}
	}
	if depth > 0 {
		return nil, "", errors.New("a [ without its ]")
	}
	return parts, "", nil
}

// A sample is a phrase as a row might make it; free says that it has places whose
// values are free.
type sample struct {
	text string
	free bool
}

// freeMark stands in a sample where a value is free: a code, a number, a time.
const freeMark = "\x00"

// parses reports whether the phrase is a fact with one of the values that free
// places may have.
func (s *sample) parses() error {
	if !s.free {
		_, err := fact.Parse(s.text)
		return err
	}
	var first error
	for _, try := range []string{"KRB", "2", "09.30"} {
		_, err := fact.Parse(strings.ReplaceAll(s.text, freeMark, try))
		if err == nil {
			return nil
		}
		if first == nil {
			first = err
		}
	}
	return first
}

// samples makes phrases with every value of every list, one place at a time,
// and with every optional part there or not.
func (t template) samples(f *File) []sample {
	texts := partSamples(t.parts, f)
	out := make([]sample, len(texts))
	for i, s := range texts {
		out[i] = sample{text: s, free: strings.Contains(s, freeMark)}
	}
	return out
}

func partSamples(parts []part, f *File) []string {
	// The first of each part, and every other in its place.
	var each [][]string
	for i := range parts {
		each = append(each, parts[i].samples(f))
	}
	build := func(at int, use string) string {
		var b strings.Builder
		for i := range each {
			if i == at {
				b.WriteString(use)
			} else if len(each[i]) > 0 {
				b.WriteString(each[i][0])
			}
		}
		return b.String()
	}
	out := []string{build(-1, "")}
	for i := range each {
		for j, s := range each[i] {
			if j > 0 {
				out = append(out, build(i, s))
			}
		}
	}
	return out
}

func (p *part) samples(f *File) []string {
	switch p.kind {
	case bracket:
		return append(partSamples(p.optional, f), "")
	case place:
		if p.list != nil {
			var out []string
			for _, k := range slices.Sorted(maps.Keys(p.list)) {
				out = append(out, p.list[k])
			}
			return out
		}
		switch name := f.Columns[p.column]; {
		case slices.Contains(f.Dates, name):
			return []string{day.MustParse("2025-04-01").String()}
		case slices.Contains(f.Numbers, name):
			return []string{"2"}
		}
		return []string{freeMark}
	}
	return []string{p.text}
}
