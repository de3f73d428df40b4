package fact

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"indgang/day"
)

// A row is what the table of kinds says of one kind, besides its fields' phrases,
// which stand in the tags of its struct.
type row struct {
	Name    Kind   // in the journal; never changed
	Phrase  string // in case files, imports and timelines
	Title   string // in lists and headings
	Day     string // the label of its day: the law counts from first and last days, so the form says which is meant
	Done    string // the receipt
	Hint    string // above the form, where something is easily mistaken
	Ahead   bool   // may be registered before it happens
	Repeats bool   // may happen twice on one day in the same words; else the second says nothing new
	// Outlives says that it may happen after the citizen has died: what winds the
	// case up. Everything else is for the living.
	Outlives bool
	Access   bool // says who has the case, or who may see it
	Who      Who
	Page     Page
	Often    often
	Fields   fields // what is said of fields beyond common
	Upcasts  []upcast
}

// A Who says who registers a kind in the general form.
type Who uint8

// Who registers a kind.
const (
	ByStaff      Who = iota // whoever may write in the case
	ByLeader                // a leader
	ByLawyer                // a lawyer, about the law
	ByPlanner               // who keeps the table of minutes
	ByCommand               // an act of its own, with more to it than a fact
	ByCorrection            // who corrects another fact
	WithTheCase             // it comes with the case, and is only ever corrected
)

// A Page is where the form of a kind is.
type Page uint8

// The pages.
const (
	OwnForm  Page = iota // the general form
	TalkPage             // the form about what came of a talk
)

// spec is a row with what follows from its struct.
type spec struct {
	row
	section string // the heading
	sort    Sort
	version int
	typ     reflect.Type
	decode  func([]byte) (Body, error)
	slots   []slot
}

type upcast func(map[string]json.RawMessage) (map[string]json.RawMessage, error)

// staffInHundredths turns the whole number of employees of the first version of
// OfferStarted into Posts.
func staffInHundredths(fields map[string]json.RawMessage) (map[string]json.RawMessage, error) {
	raw, ok := fields["staff"]
	if !ok {
		return fields, nil
	}
	var n int
	if err := json.Unmarshal(raw, &n); err != nil {
		return nil, err
	}
	fields["staff"] = json.RawMessage(strconv.Itoa(100 * n))
	return fields, nil
}

// kind makes a table entry for a body type. Its version is one more than its
// upcasts; upcast i turns content of version i+1 into version i+2.
func kind[T any](r row) spec {
	t := reflect.TypeFor[T]()
	return spec{
		row: r, version: len(r.Upcasts) + 1, typ: t, slots: slotsOf(t, r.Fields),
		decode: func(b []byte) (Body, error) {
			var v T
			if len(b) <= 2 {
				return v, nil
			}
			err := json.Unmarshal(b, &v)
			return v, err
		},
	}
}

// section puts the kinds of one sort of subject under a heading; a heading that
// is empty is never chosen from.
func section(heading string, sort Sort, kinds ...spec) []spec {
	for i := range kinds {
		kinds[i].section, kinds[i].sort = heading, sort
	}
	return kinds
}

var (
	byName = map[Kind]*spec{}
	byType = map[reflect.Type]*spec{}
)

// kinds are the entries of the vocabulary in one row.
var kinds = slices.Concat(vocabulary...)

// A Group is the kinds under one heading.
type Group struct {
	Name  string // Danish
	Kinds []Kind
}

// Groups lists the kinds of a sort of subject that people choose from, under their
// headings.
func Groups(sort Sort) []Group {
	var out []Group
	for i := range kinds {
		s := &kinds[i]
		if s.section == "" || s.sort != sort {
			continue
		}
		if len(out) == 0 || out[len(out)-1].Name != s.section {
			out = append(out, Group{Name: s.section})
		}
		last := &out[len(out)-1]
		last.Kinds = append(last.Kinds, s.Name)
	}
	return out
}

func init() {
	for i := range kinds {
		s := &kinds[i]
		if byName[s.Name] != nil || byType[s.typ] != nil {
			panic("fact: kind stands twice: " + string(s.Name))
		}
		byName[s.Name], byType[s.typ] = s, s
	}
}

// KindOf returns the kind of a body, or "" for a value that is no fact.
func KindOf(b Body) Kind {
	if s := byType[reflect.TypeOf(b)]; s != nil {
		return s.Name
	}
	return ""
}

// of returns the row of a kind, an empty one where there is no such kind.
func of(k Kind) *row {
	if s := byName[k]; s != nil {
		return &s.row
	}
	return &row{Phrase: string(k), Title: string(k), Day: "Dato", Done: "Oplysningen er registreret.", Who: ByCommand}
}

// Stem returns the Danish phrase of a kind without its fields: what case files
// call it.
func Stem(k Kind) string { return of(k).Phrase }

// Title returns what lists and headings call a kind.
func Title(k Kind) string { return of(k).Title }

// DayLabel returns what the day of a kind is called in forms.
func DayLabel(k Kind) string { return of(k).Day }

// Done returns the sentence of a receipt.
func Done(k Kind) string { return of(k).Done }

// Hint returns what a form says of a kind before its fields, or "".
func Hint(k Kind) string { return of(k).Hint }

// Ahead reports whether a kind may be registered before it happens.
func Ahead(k Kind) bool { return of(k).Ahead }

// Repeats reports whether a kind may happen twice on one day in the same words.
func Repeats(k Kind) bool { return of(k).Repeats }

// Outlives reports whether a kind may happen after the citizen has died.
func Outlives(k Kind) bool { return of(k).Outlives }

// TellsAccess reports whether facts of a kind say who has the case, or who may see
// it.
func TellsAccess(k Kind) bool { return of(k).Access }

// WhoOf returns who registers a kind.
func WhoOf(k Kind) Who { return of(k).Who }

// PageOf returns where the form of a kind is.
func PageOf(k Kind) Page { return of(k).Page }

// SortOf returns whose facts are of a kind: SortNone for those that belong to
// the journal itself, and for no kind.
func SortOf(k Kind) Sort {
	if s := byName[k]; s != nil {
		return s.sort
	}
	return SortNone
}

// What Decode can find wrong.
var (
	ErrKind    = errors.New("unknown kind of fact")
	ErrVersion = errors.New("unknown version of a kind of fact")
	ErrContent = errors.New("the content of the fact cannot be used")
)

// Encode returns a body as the journal keeps it: kind, version and JSON.
func Encode(b Body) (Kind, int, []byte, error) {
	s := byType[reflect.TypeOf(b)]
	if s == nil {
		return "", 0, nil, fmt.Errorf("%w: %T", ErrKind, b)
	}
	if s.typ.NumField() == 0 {
		return s.Name, s.version, []byte("{}"), nil
	}
	js, err := json.Marshal(b)
	return s.Name, s.version, js, err
}

// Decode returns the body that the journal keeps, brought up to the newest
// version. It trusts the journal: content from outside must also pass Check.
func Decode(k Kind, version int, content []byte) (Body, error) {
	s := byName[k]
	if s == nil {
		return nil, fmt.Errorf("%w: %q", ErrKind, k)
	}
	if version < 1 || version > s.version {
		return nil, fmt.Errorf("%w: %s version %d, the newest is %d", ErrVersion, k, version, s.version)
	}
	if version < s.version {
		fields := map[string]json.RawMessage{}
		if err := json.Unmarshal(content, &fields); err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrContent, k, err)
		}
		var err error
		for _, up := range s.Upcasts[version-1:] {
			if fields, err = up(fields); err != nil {
				return nil, fmt.Errorf("%w: %s: %w", ErrContent, k, err)
			}
		}
		if content, err = json.Marshal(fields); err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrContent, k, err)
		}
	}
	b, err := s.decode(content)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrContent, k, err)
	}
	return b, nil
}

// A Problem is one thing that Check found wrong with a body.
type Problem struct {
	Field string // the field's JSON name
	Text  string // Danish: what is wrong and how to mend it
}

// Problems is what Check returns: everything that is wrong.
type Problems []Problem

func (p Problems) Error() string {
	s := ""
	for i, x := range p {
		if i > 0 {
			s += "; "
		}
		s += x.Text
	}
	return s
}

// Check returns what is wrong with a body's content as Problems, or nil: a
// needed field that is empty, a value outside its list, a date or amount out of
// range.
func Check(b Body) error {
	s := byType[reflect.TypeOf(b)]
	if s == nil {
		return fmt.Errorf("%w: %T", ErrKind, b)
	}
	var out Problems
	v := reflect.ValueOf(b)
	for i := range s.slots {
		sl := &s.slots[i]
		f := v.Field(sl.index)
		if f.IsZero() {
			if sl.need {
				out = append(out, Problem{sl.json, fmt.Sprintf("Angiv %s.", sl.Is)})
			}
			continue
		}
		if text := sl.wrong(f); text != "" {
			out = append(out, Problem{sl.json, text})
		}
	}
	if c, ok := b.(interface{ check() Problems }); ok {
		out = append(out, c.check()...)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// Lasts is what a body is that says until when something lasts.
type Lasts interface {
	// Last returns the last day, or 0 where it is left open.
	Last() day.Date
}

// The kinds that begin something and say when it is to end.
func (b WorkObligationHours) Last() day.Date { return b.Until }
func (b ExemptionStarted) Last() day.Date    { return b.Until }
func (b AbsenceRegistered) Last() day.Date   { return b.Until }
func (b OfferStarted) Last() day.Date        { return b.Until }
func (b OfferExtended) Last() day.Date       { return b.Until }
func (b EducationStarted) Last() day.Date    { return b.Until }
func (b EmploymentStarted) Last() day.Date   { return b.Until }
func (b CourseStarted) Last() day.Date       { return b.Until }
func (b HospitalWaiting) Last() day.Date     { return b.Until }
func (b DismissalNoticed) Last() day.Date    { return b.Leaves }
func (b Snoozed) Last() day.Date             { return b.Until }

// CheckOn returns what is wrong with a body that is said to happen on a day:
// everything that Check finds, and an end that lies before the beginning.
func CheckOn(on day.Date, b Body) error {
	err := Check(b)
	l, ok := b.(Lasts)
	if !ok || on == 0 || l.Last() == 0 || l.Last() >= on {
		return err
	}
	var out Problems
	if err != nil && !errors.As(err, &out) {
		return err
	}
	s := byType[reflect.TypeOf(b)]
	v := reflect.ValueOf(b)
	for i := range s.slots {
		sl := &s.slots[i]
		if sl.typ == reflect.TypeFor[day.Date]() && day.Date(v.Field(sl.index).Int()) == l.Last() {
			out = append(out, Problem{sl.json, before(sl, on, l.Last())})
			break
		}
	}
	return out
}

// before says that an end lies before its beginning.
func before(s *slot, on, last day.Date) string {
	return fmt.Sprintf("%s, %s, ligger før begyndelsen, %s. Ret den, der er forkert.", Capital(s.Is), last.Short(), on.Short())
}

// CheckDate returns a Problem for a day that no fact may carry.
func CheckDate(d day.Date) error {
	if d < day.Earliest || d > day.Latest {
		return Problems{{"on", fmt.Sprintf("Datoen skal ligge mellem %s og %s.", day.Earliest.Short(), day.Latest.Short())}}
	}
	return nil
}

func (g GroupAssigned) check() Problems {
	if g.Group < 1 || g.Group > 13 {
		return Problems{{"group", "Målgruppen skal være et nummer fra 1 til 13 (LAB § 6)."}}
	}
	if g.Obvious && g.Group != 4 {
		return Problems{{"obvious", "Kun målgruppe 4 kan være åbenlyst uddannelsesparat."}}
	}
	return nil
}

func (g GroupEnded) check() Problems {
	if g.Group < 0 || g.Group > 13 {
		return Problems{{"group", "Målgruppen skal være et nummer fra 1 til 13 (LAB § 6)."}}
	}
	return nil
}

func (d Decided) check() Problems {
	if d.Until != 0 && d.From != 0 && d.Until < d.From {
		return Problems{{"until", fmt.Sprintf("Afgørelsen gælder til %s, før den gælder fra. Ret den dato, der er forkert.", d.Until.Short())}}
	}
	return nil
}

func (c SicknessCategory) check() Problems {
	if c.Category < 1 || c.Category > 3 {
		return Problems{{"category", "Kategorien skal være 1, 2 eller 3."}}
	}
	return nil
}

func (e SicknessExtended) check() Problems       { return extensionGround(e.Number) }
func (e SicknessExtensionEnded) check() Problems { return extensionGround(e.Number) }

func extensionGround(n int) Problems {
	if n < 1 || n > 7 {
		return Problems{{"number", "Grunden skal være nr. 1 til 7 i sygedagpengelovens § 27, stk. 1."}}
	}
	return nil
}
