package fact

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"indgang/day"
)

// Hours is an amount of hours in hundredths: 37 hours are 3700.
type Hours int

// Posts is a number of full-time posts in hundredths: 4.5 posts are 450.
type Posts int

// Clock is a time of day, "09.30".
type Clock string

// slot is one field of a body as it stands in a phrase.
type slot struct {
	index         int
	json          string
	before, after string // the words around the value
	need          bool
	def           string
	typ           reflect.Type
	say
}

func slotsOf(t reflect.Type, own fields) []slot {
	var out []slot
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("da")
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		s := slot{index: i, json: name, need: f.Tag.Get("need") != "", def: f.Tag.Get("def"), typ: f.Type, say: own[name]}
		if s.Is == "" {
			s.say = common[name]
		}
		if f.Type.Kind() == reflect.Bool {
			s.before = tag
		} else {
			before, after, ok := strings.Cut(tag, "*")
			if !ok {
				panic("fact: tag without * on " + t.Name() + "." + f.Name)
			}
			s.before, s.after = strings.TrimSpace(before), strings.TrimSpace(after)
		}
		out = append(out, s)
	}
	return out
}

// wrong says in Danish what is wrong with a value that is not empty.
func (s *slot) wrong(v reflect.Value) string {
	switch s.typ {
	case reflect.TypeFor[day.Date]():
		if d := day.Date(v.Int()); d < day.Earliest || d > day.Latest {
			return fmt.Sprintf("Datoen for %s skal ligge mellem %s og %s.", s.Is, day.Earliest.Short(), day.Latest.Short())
		}
	case reflect.TypeFor[Hours]():
		if n := v.Int(); n < 0 || n > 30000 {
			return fmt.Sprintf("Antallet for %s skal ligge mellem 0 og 300.", s.Is)
		}
	case reflect.TypeFor[Posts]():
		if n := v.Int(); n < 0 || n > 100_000_00 {
			return fmt.Sprintf("Antallet for %s skal ligge mellem 0 og 100.000.", s.Is)
		}
	case reflect.TypeFor[Clock]():
		if !validClock(v.String()) {
			return "Klokkeslættet skal skrives som 09.30."
		}
	default:
		switch {
		case lists[s.typ] != nil:
			if !slices.ContainsFunc(lists[s.typ], func(t Term) bool { return t.Code == v.String() }) {
				return fmt.Sprintf("Værdien for %s findes ikke i listen.", s.Is)
			}
		case s.typ.Kind() == reflect.Int:
			if n := v.Int(); n < 0 || n > 100000 {
				return fmt.Sprintf("Tallet for %s skal ligge mellem 0 og 100.000.", s.Is)
			}
		case s.typ.Kind() == reflect.String:
			if !validToken(v.String()) {
				return fmt.Sprintf("Koden for %s må kun have bogstaver, tal, punktum og bindestreg.", s.Is)
			}
		}
	}
	return ""
}

func validClock(s string) bool {
	if len(s) != 5 || s[2] != '.' {
		return false
	}
	h, err1 := strconv.Atoi(s[:2])
	m, err2 := strconv.Atoi(s[3:])
	return err1 == nil && err2 == nil && h >= 0 && h < 24 && m >= 0 && m < 60
}

// validToken keeps free text out of the journal: codes have no spaces.
func validToken(s string) bool {
	if len(s) > 40 {
		return false
	}
	for _, r := range s {
		if !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("æøåÆØÅéü.-_&/", r)) {
			return false
		}
	}
	return true
}

// Phrase writes a body in Danish, as case files read it: "samtale aftalt til
// 2025-03-12 kl. 09.30 opfølgning". Dates go through the given formatter.
func Phrase(b Body, date func(day.Date) string) string {
	s := byType[reflect.TypeOf(b)]
	if s == nil {
		return ""
	}
	var w strings.Builder
	w.WriteString(s.Phrase)
	v := reflect.ValueOf(b)
	for i := range s.slots {
		sl := &s.slots[i]
		f := v.Field(sl.index)
		if f.IsZero() || sl.def != "" && f.Kind() == reflect.String && f.String() == sl.def {
			continue
		}
		for _, part := range [...]string{sl.before, sl.value(f, date), sl.after} {
			if part != "" {
				w.WriteByte(' ')
				w.WriteString(part)
			}
		}
	}
	return w.String()
}

// Tell writes a body as people read it: a capital letter, commas between its
// parts, and also what goes without saying in a case file: "Tilbud begyndt:
// virksomhedspraktik, privat, 20 timer om ugen".
func Tell(b Body, date func(day.Date) string) string {
	s := byType[reflect.TypeOf(b)]
	if s == nil {
		return ""
	}
	var w strings.Builder
	var said []string
	sentence := Capital(s.Phrase)
	first := true
	if t, ok := b.(teller); ok {
		if own, fields := t.told(); own != "" {
			sentence, said, first = own, fields, false
		}
	}
	w.WriteString(sentence)
	v := reflect.ValueOf(b)
	for i := range s.slots {
		sl := &s.slots[i]
		f := v.Field(sl.index)
		if f.IsZero() || slices.Contains(said, sl.json) {
			continue
		}
		value := sl.value(f, date)
		switch {
		case !first:
			w.WriteByte(',')
		case sl.before == "" && f.Kind() == reflect.String && !strings.HasPrefix(value, "fra ") && !strings.HasPrefix(value, "på "):
			w.WriteByte(':')
		}
		first = false
		for _, part := range [...]string{sl.before, value, sl.after} {
			if part != "" {
				w.WriteByte(' ')
				w.WriteString(part)
			}
		}
	}
	return w.String()
}

// String writes a body as case files do, with ISO dates.
func String(b Body) string { return Phrase(b, day.Date.String) }

func (s *slot) value(f reflect.Value, date func(day.Date) string) string {
	switch s.typ {
	case reflect.TypeFor[day.Date]():
		return date(day.Date(f.Int()))
	case reflect.TypeFor[Hours](), reflect.TypeFor[Posts]():
		return day.Hundredths(int(f.Int()))
	}
	switch f.Kind() {
	case reflect.Bool:
		return ""
	case reflect.Int:
		return strconv.FormatInt(f.Int(), 10)
	}
	for _, t := range lists[s.typ] {
		if t.Code == f.String() {
			return t.Words[0]
		}
	}
	return f.String()
}

// ErrPhrase is what Parse returns for words that are no fact.
var ErrPhrase = errors.New("ikke en kendt oplysning")

// Parse reads a Danish phrase as a body: the stem of a kind, then its fields in
// any order. It says in Danish what it could not read.
func Parse(phrase string) (Body, error) {
	text := strings.Join(strings.Fields(phrase), " ")
	var best *spec
	for i := range kinds {
		if _, ok := cutWord(text, kinds[i].Phrase); ok && (best == nil || len(kinds[i].Phrase) > len(best.Phrase)) {
			best = &kinds[i]
		}
	}
	if best == nil {
		return nil, fmt.Errorf("%w: «%s»%s", ErrPhrase, text, hint(text))
	}
	rest, _ := cutWord(text, best.Phrase)
	v := reflect.New(best.typ).Elem()
	filled := make([]bool, len(best.slots))
	for rest != "" {
		next, ok := fill(v, best.slots, filled, rest)
		if !ok {
			return nil, fmt.Errorf("%w: «%s» efter «%s»; den kan efterfølges af: %s", ErrPhrase, rest, best.Phrase, strings.Join(patterns(best,
				filled), ", "))
		}
		rest = next
	}
	for i, s := range best.slots {
		if s.def != "" && !filled[i] {
			v.Field(s.index).SetString(s.def)
		}
	}
	b := v.Interface()
	if err := Check(b); err != nil {
		return nil, fmt.Errorf("«%s»: %w", text, err)
	}
	return b, nil
}

// fill reads the longest field that rest begins with.
func fill(v reflect.Value, slots []slot, filled []bool, rest string) (string, bool) {
	at, left, value := -1, "", reflect.Value{}
	for i := range slots {
		if filled[i] {
			continue
		}
		if val, l, ok := slots[i].read(rest); ok && (at < 0 || len(l) < len(left)) {
			at, left, value = i, l, val
		}
	}
	if at < 0 {
		return rest, false
	}
	filled[at] = true
	v.Field(slots[at].index).Set(value)
	return left, true
}

// read reads a field from the start of text and returns what is left.
func (s *slot) read(text string) (reflect.Value, string, bool) {
	rest, ok := text, true
	if s.before != "" {
		if rest, ok = cutWord(text, s.before); !ok {
			return reflect.Value{}, "", false
		}
	}
	if s.typ.Kind() == reflect.Bool {
		return reflect.ValueOf(true), rest, true
	}
	if terms := lists[s.typ]; terms != nil {
		code, left := "", ""
		for _, t := range terms {
			for _, w := range t.Words {
				if l, ok := cutWord(rest, w); ok && (code == "" || len(l) < len(left)) {
					code, left = t.Code, l
				}
			}
		}
		return reflect.ValueOf(code).Convert(s.typ), left, code != ""
	}
	word, left, _ := strings.Cut(rest, " ")
	if word == "" {
		return reflect.Value{}, "", false
	}
	if s.after != "" {
		if left, ok = cutWord(left, s.after); !ok {
			return reflect.Value{}, "", false
		}
	}
	switch s.typ {
	case reflect.TypeFor[day.Date]():
		d, err := day.Parse(word)
		return reflect.ValueOf(d), left, err == nil
	case reflect.TypeFor[Hours]():
		n, err := day.ParseHundredths(word)
		return reflect.ValueOf(Hours(n)), left, err == nil
	case reflect.TypeFor[Posts]():
		n, err := day.ParseHundredths(word)
		return reflect.ValueOf(Posts(n)), left, err == nil
	}
	if s.typ.Kind() == reflect.Int {
		n, err := strconv.Atoi(word)
		return reflect.ValueOf(n), left, err == nil
	}
	return reflect.ValueOf(word).Convert(s.typ), left, true
}

// cutWord cuts a phrase of whole words off the start of text.
func cutWord(text, phrase string) (rest string, ok bool) {
	if len(text) < len(phrase) || !strings.EqualFold(text[:len(phrase)], phrase) {
		return text, false
	}
	rest = text[len(phrase):]
	if rest == "" {
		return "", true
	}
	if rest[0] != ' ' {
		return text, false
	}
	return rest[1:], true
}

// patterns lists the fields that a phrase may still have.
func patterns(s *spec, filled []bool) []string {
	var out []string
	for i := range s.slots {
		if i < len(filled) && filled[i] {
			continue
		}
		out = append(out, s.slots[i].pattern())
	}
	if len(out) == 0 {
		return []string{"ingenting"}
	}
	return out
}

func (s *slot) pattern() string {
	var p []string
	if s.before != "" {
		p = append(p, s.before)
	}
	if s.typ.Kind() != reflect.Bool {
		value := "<kode>"
		switch {
		case s.typ == reflect.TypeFor[day.Date]():
			value = "<dato>"
		case s.typ == reflect.TypeFor[Hours](), s.typ.Kind() == reflect.Int:
			value = "<tal>"
		case s.typ == reflect.TypeFor[Clock]():
			value = "<tt.mm>"
		case lists[s.typ] != nil:
			var words []string
			for _, t := range lists[s.typ] {
				words = append(words, t.Words[0])
			}
			value = "{" + strings.Join(words, " | ") + "}"
		}
		p = append(p, value)
	}
	if s.after != "" {
		p = append(p, s.after)
	}
	return strings.Join(p, " ")
}

// hint suggests the kind whose stem shares the most words with the text, and
// among those the longest beginning.
func hint(text string) string {
	best, score := "", 0
	words := strings.Fields(strings.ToLower(text))
	for i := range kinds {
		n := 0
		for _, w := range strings.Fields(kinds[i].Phrase) {
			if slices.Contains(words, strings.ToLower(w)) {
				n++
			}
		}
		if n == 0 {
			continue
		}
		if n = 100*n + commonPrefix(text, kinds[i].Phrase); n > score {
			best, score = kinds[i].Phrase, n
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (mente du «%s»?)", best)
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// An Entry is what the vocabulary says of one kind.
type Entry struct {
	Kind    Kind     `json:"kind"`
	Type    string   `json:"type"` // the struct in package fact
	Version int      `json:"version"`
	Stem    string   `json:"phrase"`
	Fields  []string `json:"fields"`
	Example string   `json:"example"`
}

// Vocabulary lists every kind that a case file can tell, of a citizen or of an
// employer, with its phrase, its fields and an example that Parse reads.
func Vocabulary() []Entry {
	var out []Entry
	for i := range kinds {
		s := &kinds[i]
		if s.sort == SortLaw {
			continue
		}
		e := Entry{Kind: s.Name, Type: s.typ.Name(), Version: s.version, Stem: s.Phrase, Fields: []string{}}
		v := reflect.New(s.typ).Elem()
		for j := range s.slots {
			sl := &s.slots[j]
			p := sl.pattern()
			if sl.need {
				p += " (skal med)"
			}
			e.Fields = append(e.Fields, p)
			if sl.need || j == 0 || sl.before != "" && j < 3 {
				sl.example(v.Field(sl.index))
			}
		}
		b := v.Interface()
		if Check(b) != nil {
			// A field that does not go with the others stays out of the example.
			v = reflect.New(s.typ).Elem()
			for j := range s.slots {
				if s.slots[j].need {
					s.slots[j].example(v.Field(s.slots[j].index))
				}
			}
			b = v.Interface()
		}
		e.Example = String(b)
		out = append(out, e)
	}
	return out
}

// example fills a field with a value that a reader understands.
func (s *slot) example(f reflect.Value) {
	switch s.typ {
	case reflect.TypeFor[day.Date]():
		f.SetInt(int64(day.MustParse("2025-04-01")))
		return
	case reflect.TypeFor[Hours]():
		f.SetInt(2050)
		return
	case reflect.TypeFor[Clock]():
		f.SetString("09.30")
		return
	case reflect.TypeFor[CVR]():
		f.SetString("00000019")
		return
	case reflect.TypeFor[PNumber]():
		f.SetString("0000000001")
		return
	}
	switch f.Kind() {
	case reflect.Bool:
		f.SetBool(true)
	case reflect.Int:
		f.SetInt(2)
	default:
		if terms := lists[s.typ]; terms != nil {
			f.SetString(terms[min(1, len(terms)-1)].Code)
			return
		}
		f.SetString("KRB")
	}
}
