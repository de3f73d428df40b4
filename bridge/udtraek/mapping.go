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
	words map[string]map[string]string // codes as they are looked up
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
	worker   bool // it says who has the case
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
	folded string
}

// fits reports whether a field is what a condition asks for.
func (c *condition) fits(field string) bool {
	return field == c.value || fold(field) == c.folded
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

// delimiters are what may separate fields.
const delimiters = ";,\t|"

func (m *Mapping) delimiter() byte { return m.Delimiter[0] }

// Bounds of a mapping, so that reading one costs little whatever it says.
const (
	maxCodes   = 5000  // in one list
	maxSay     = 1000  // bytes of one phrase
	maxSamples = 50000 // phrases tried in all
	maxWrong   = 30    // mistakes told
)

// checker resolves the names in a mapping and gathers what is wrong with it.
type checker struct {
	wrong []error
	where string
	tried int // phrases that have been tried as samples
}

func (c *checker) fault(format string, args ...any) {
	if len(c.wrong) == maxWrong {
		return
	}
	c.wrong = append(c.wrong, fmt.Errorf("%s: "+format, append([]any{c.where}, args...)...))
}

func (c *checker) mapping(m *Mapping) {
	c.where = "mapping"
	if !isKey(m.Name) {
		c.fault("name %q: use a-z, 0-9 and hyphens", m.Name)
	}
	// Facts say where they come from: no mapping may pass for somebody at work here.
	if m.Source = plain(m.Source); !strings.HasPrefix(m.Source+" ", "import ") || len(m.Source) > 100 {
		c.fault(`source %q: write "import", and where from`, shown(m.Source))
	}
	for _, list := range slices.Sorted(maps.Keys(m.Codes)) {
		c.codes(m, list)
	}
	if len(m.Delimiter) != 1 || !strings.Contains(delimiters, m.Delimiter) {
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

// codes writes the codes of a list as they are compared, and finds those that may
// also stand in other letters: where no two of them would then be the same.
func (c *checker) codes(m *Mapping, name string) {
	list := m.Codes[name]
	if len(list) > maxCodes {
		c.fault("codes %q has more than %d entries", name, maxCodes)
	}
	exact := make(map[string]string, 2*len(list))
	several := map[string]bool{}
	for k, v := range list {
		if len(k) > maxSay || len(v) > maxSay {
			c.fault("codes %q: an entry is too long", name)
			return
		}
		exact[plain(k)] = v
	}
	for _, k := range slices.Sorted(maps.Keys(list)) {
		f := foldedCode(k)
		if was, ok := exact[f]; ok && was != list[k] {
			several[f] = true
		}
		exact[f] = list[k]
	}
	for f := range several {
		delete(exact, f)
	}
	if m.words == nil {
		m.words = map[string]map[string]string{}
	}
	m.words[name] = exact
}

// foldedCode is how a code stands in a list beside the code itself, so that
// «JOBSAMTALE» is found where «Jobsamtale» is meant.
func foldedCode(k string) string { return "\x00" + fold(k) }

// word finds what a code stands for, written exactly or in other letters.
func word(list map[string]string, code string) (string, bool) {
	code = plain(code)
	if w, ok := list[code]; ok {
		return w, true
	}
	w, ok := list[foldedCode(code)]
	return w, ok
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
	if len(f.Columns) > 200 {
		c.fault("more than 200 columns")
		f.Columns = f.Columns[:200]
	}
	for i, col := range f.Columns {
		if plain(col) != col || col == "" || slices.IndexFunc(f.Columns, func(o string) bool { return fold(o) == fold(col) }) != i {
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
				r.when = append(r.when, condition{c.column(f, col), v, fold(v)})
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
	for _, phrase := range c.samples(f, x.say) {
		if strings.TrimSpace(phrase.text) == "" {
			continue
		}
		b, err := phrase.parses()
		if err != nil {
			c.fault("%q: %v", x.Say, err)
			return
		}
		_, x.worker = b.(fact.CaseworkerAssigned)
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
		for _, s := range c.samples(f, t) {
			if s.text != "ja" && s.text != "nej" {
				c.fault("%s: %q gives %q and not ja or nej", field, say, s.text)
				break
			}
		}
	}
	f.person = append(f.person, personField{field, t})
}
