package udtraek

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"indgang/day"
	"indgang/fact"
	"indgang/office"
)

// A draft is a fact that a row becomes.
type draft struct {
	on day.Date // 0 for one that waits for the citizen's first fact
	*said
	text string
}

// hash names the content of a row as it was written.
func hash(j *Judged) string {
	var b []byte
	for _, part := range [][]string{j.Fields, j.Extra} {
		for _, f := range part {
			b = append(append(b, f...), 0x1f)
		}
		b = append(b, 0x1e)
	}
	if j.Verdict == Refused {
		b = append(b, "short"...)
	}
	return short(b)
}

func short(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:16])
}

// mean names what a row says: whose it is, which facts it becomes, and what it
// tells of the person. Rows are the same when it is, however they are spelt.
func mean(j *Judged) string {
	b := append([]byte(j.Number), 0x1e)
	for _, d := range j.drafts {
		b = append(append(append(b, d.on.String()...), 0x1f), d.key...)
		b = append(append(append(b, 0x1f), strings.Join(strings.Fields(d.text), " ")...), 0x1e)
	}
	for _, name := range personOrder {
		if v, ok := j.person[name]; ok {
			b = append(append(append(b, name...), 0x1f), v...)
			b = append(b, 0x1f)
		}
	}
	return short(b)
}

var personOrder = slices.Sorted(maps.Keys(personFields))

// judge gives a row its verdict as far as the row itself tells: refused, or none
// yet. The order of the questions is the order of the reasons.
func (p *Plan) judge(f *File, j *Judged) {
	j.file = f
	if cpr, err := office.ParseCPR(digits(j.Fields[f.number])); err == nil {
		j.Number = cpr.Number
	}
	if j.Verdict == Refused {
		return
	}
	for _, col := range f.required {
		if plain(j.Fields[col]) == "" {
			j.refuse(WhyRequired, f.Columns[col], "Feltet «%s» er tomt. Udfyld det.", f.Columns[col])
			return
		}
	}
	if j.Number == "" {
		j.refuse(WhyNumber, f.Number, "«%s» begynder ikke med en dato, heller ikke som erstatningsnummer (dag + 60). Skriv de ti "+
			"rigtige cifre.", shown(j.Fields[f.number]))
		return
	}
	r := reader{plan: p, file: f, row: j, dates: make([]day.Date, len(f.Columns))}
	if r.readDates() && r.facts() {
		j.meaning = mean(j)
	}
}

// digits writes a personal number with the hyphen that keyboards have.
func digits(s string) string {
	if len(s) > 100 {
		return ""
	}
	s = plain(s)
	for _, dash := range []string{"\u2010", "\u2011", "\u2012", "\u2013", "\u2212"} {
		s = strings.ReplaceAll(s, dash, "-")
	}
	return strings.ReplaceAll(s, " - ", "-")
}

// workers are the members of staff, as exports may name them.
type workers struct {
	ids    map[string]string // in small letters -> ID; "" where two have it
	unique map[string]bool   // IDs
}

func newWorkers(staff map[string]string) workers {
	w := workers{map[string]string{}, map[string]bool{}}
	add := func(name, id string) {
		if was, ok := w.ids[name]; ok && was != id {
			id = ""
		}
		w.ids[name] = id
	}
	for id, name := range staff {
		w.unique[id] = true
		add(fold(id), id)
		add(fold(name), id)
	}
	return w
}

// id is the ID behind what an export calls somebody: initials in other letters, or
// a whole name, where there is one such. What is nobody's stays as it is.
func (w *workers) id(s string) string {
	if w.unique[s] {
		return s
	}
	return cmp.Or(w.ids[fold(s)], s)
}

// reader reads what one row says.
type reader struct {
	plan   *Plan
	file   *File
	row    *Judged
	dates  []day.Date
	worker bool // the phrase says who has the case
}

// readDates reads the dates of a row and holds them against the calendar.
func (r *reader) readDates() bool {
	f, j := r.file, r.row
	for _, col := range f.dates {
		v := plain(j.Fields[col])
		if v == "" {
			continue
		}
		d, ok := r.plan.Mapping.date(v)
		if !ok {
			j.refuse(WhyDate, f.Columns[col], "«%s» er ikke en dato, der findes. Skriv «%s» som dd.mm.åååå.", shown(v), f.Columns[col])
			return false
		}
		r.dates[col] = d
	}
	for _, col := range f.dates {
		if d := r.dates[col]; d != 0 && (d < day.Earliest || d > r.plan.Today.AddYears(1)) {
			j.refuse(WhyRange, f.Columns[col], "%s ligger før 1900 eller mere end et år frem. Skriv den rigtige dato i «%s».",
				d.Short(), f.Columns[col])
			return false
		}
	}
	for _, p := range f.periods {
		if from, to := r.dates[p[0]], r.dates[p[1]]; from != 0 && to != 0 && to < from {
			j.refuse(WhyPeriod, f.Columns[p[1]], "«%s» (%s) ligger før «%s» (%s). Ret den dato, der er forkert.", f.Columns[p[1]],
				to.Short(), f.Columns[p[0]], from.Short())
			return false
		}
	}
	return true
}

// facts makes what the row becomes.
func (r *reader) facts() bool {
	f, j := r.file, r.row
	for _, col := range f.numbers {
		v := plain(j.Fields[col])
		if _, err := day.ParseHundredths(v); v != "" && err != nil {
			j.refuse(WhyUnknownCode, f.Columns[col], "«%s» er ikke et tal. Skriv «%s» som fx 20 eller 18,5.", shown(v), f.Columns[col])
			return false
		}
	}
	rule := r.rule()
	if rule == nil {
		return false
	}
	if f.actor >= 0 {
		j.by = initials(j.Fields[f.actor])
	}
	if !r.persons() {
		return false
	}
	for _, x := range rule.Facts {
		d, ok := r.draft(x)
		if !ok {
			return false
		}
		if d.said != nil {
			j.drafts = append(j.drafts, d)
		}
	}
	return true
}

// longest is how many letters a field of a person may have.
var longest = map[string]int{"first_name": 100, "last_name": 100, "address": 200, "postal_code": 20, "city": 100, "phone": 50,
	"email": 254, "interpreter": 50}

// persons reads what the row says of a person.
func (r *reader) persons() bool {
	f, j := r.file, r.row
	if len(f.person) == 0 {
		return true
	}
	j.person = make(map[string]string, len(f.person))
	for i := range f.person {
		x := &f.person[i]
		said, ok := r.render(x.say.parts, false)
		if !ok {
			return false
		}
		v := plain(said)
		if v == "" && strings.TrimSpace(said) != "" {
			name := f.Columns[max(r.first(x.say.parts), 0)]
			j.refuse(WhyText, name, "«%s» har kun tegn, der ikke kan ses. Skriv det, der skal stå.", name)
			return false
		}
		if most := longest[x.name]; most > 0 && utf8.RuneCountInString(v) > most {
			name := f.Columns[max(r.first(x.say.parts), 0)]
			j.refuse(WhyText, name, "«%s» fylder mere end %d tegn. Skriv det kortere.", name, most)
			return false
		}
		j.person[x.name] = v
	}
	return true
}

// first finds the first column of a template, or noColumn.
func (r *reader) first(parts []part) int {
	for i := range parts {
		switch p := &parts[i]; p.kind {
		case place:
			return p.column
		case bracket:
			if n := r.first(p.optional); n >= 0 {
				return n
			}
		}
	}
	return noColumn
}

// rule finds the rule that a row falls under.
func (r *reader) rule() *RowRule {
	f, j := r.file, r.row
	// The rule that fits furthest says which column is at fault.
	best, blame := -1, condition{column: noColumn}
	for _, rule := range f.Rows {
		n := 0
		for n < len(rule.when) && rule.when[n].fits(plain(j.Fields[rule.when[n].column])) {
			n++
		}
		if n == len(rule.when) {
			return rule
		}
		if n > best {
			best, blame = n, rule.when[n]
		}
	}
	var choices []string
	for _, rule := range f.Rows {
		if best < len(rule.when) && rule.when[best].column == blame.column && r.fits(rule.when[:best]) && !slices.Contains(choices,
			rule.when[best].value) {
			choices = append(choices, rule.when[best].value)
		}
	}
	r.unknown(blame.column, choices)
	return nil
}

func (r *reader) fits(cs []condition) bool {
	for i := range cs {
		if c := &cs[i]; !c.fits(plain(r.row.Fields[c.column])) {
			return false
		}
	}
	return true
}

func (r *reader) unknown(column int, choices []string) {
	name, v := r.file.Columns[column], shown(r.row.Fields[column])
	text := "«" + v + "» kendes ikke i kolonnen «" + name + "»."
	if v == "" {
		text = "Feltet «" + name + "» er tomt."
	}
	if len(choices) > 0 {
		text += " Skriv en af dem, der kan bruges, eller føj værdien til kolonneopsætningen."
	} else {
		text += " Skriv en kode uden mellemrum."
	}
	r.row.refuse(WhyUnknownCode, name, "%s", text)
	r.row.Choices = choices
}

// draft makes one fact of the row; its body is nil where the rule leaves it out.
func (r *reader) draft(x *FactRule) (draft, bool) {
	var d draft
	switch x.on {
	case onFirst:
	case onBirth:
		cpr, err := office.ParseCPR(r.row.Number)
		if d.on = cpr.Born; err != nil || d.on < day.Earliest {
			return draft{}, true // nobody alive: the case file says that the date is missing
		}
	default:
		if d.on = r.dates[x.on]; d.on == 0 {
			return draft{}, true
		}
	}
	r.worker = x.worker
	phrase, ok := r.render(x.say.parts, true)
	r.worker = false
	if !ok {
		return d, false
	}
	if strings.TrimSpace(phrase) == "" {
		return draft{}, true
	}
	s, err := r.plan.parse(phrase)
	if err != nil {
		r.unknown(r.free(x.say.parts), nil)
		return d, false
	}
	d.said = s
	if s.until != 0 && d.on != 0 && s.until < d.on {
		r.row.refuse(WhyPeriod, r.lastDate(x.say.parts), "Slutdatoen (%s) ligger før den dag, det begynder (%s). Ret den dato, der "+
			"er forkert.", s.until.Short(), d.on.Short())
		return d, false
	}
	if x.text >= 0 {
		d.text = strings.TrimSpace(r.row.Fields[x.text])
		if utf8.RuneCountInString(d.text) > longestText {
			r.row.refuse(WhyText, r.file.Columns[x.text], "Teksten fylder mere end 20.000 tegn. Del den i flere.")
			return d, false
		}
	}
	return d, true
}

// longestText is how many letters a free text may have. It is more than forms take,
// since other systems let people write longer.
const longestText = 20000

// lastDate finds the date column that a phrase ends with, the one to blame for an
// end that comes too early.
func (r *reader) lastDate(parts []part) string {
	name := ""
	for i := range parts {
		switch p := &parts[i]; {
		case p.kind == bracket:
			name = cmp.Or(r.lastDate(p.optional), name)
		case p.kind == place && slices.Contains(r.file.dates, p.column):
			name = r.file.Columns[p.column]
		}
	}
	return name
}

// A phrase that is a fact, and what must be known of it.
type said struct {
	body  fact.Body
	key   string   // names the kind and its content
	until day.Date // its last day, where it has one
}

// parse reads a phrase. The same few phrases come again and again.
func (p *Plan) parse(phrase string) (*said, error) {
	if s, ok := p.phrases[phrase]; ok {
		return s, nil
	}
	b, err := fact.Parse(phrase)
	if err != nil {
		return nil, err
	}
	s := &said{body: b}
	if s.key, err = keyOf(b); err != nil {
		return nil, err
	}
	s.until, _ = day.Parse(fact.Value(b, "until"))
	if len(p.phrases) < 10000 {
		p.phrases[phrase] = s
	}
	return s, nil
}

// keyOf names what a fact says, so that two that say the same have the same name.
func keyOf(b fact.Body) (string, error) {
	kind, _, js, err := fact.Encode(b)
	return string(kind) + " " + string(js), err
}

// free finds a column whose value is free, the one to blame for a phrase that is
// no fact although its mapping is sound.
func (r *reader) free(parts []part) int {
	at := r.file.number
	for i := range parts {
		switch p := &parts[i]; {
		case p.kind == bracket:
			if n := r.free(p.optional); n != r.file.number {
				at = n
			}
		case p.kind == place && p.list == nil && !slices.Contains(r.file.dates, p.column):
			at = p.column
		}
	}
	return at
}

// render writes a template with what stands in the row. In a phrase free values
// are single words, so that no value can add to what the mapping says.
func (r *reader) render(parts []part, phrase bool) (string, bool) {
	if len(parts) == 1 && parts[0].kind == words {
		return parts[0].text, true
	}
	var b strings.Builder
	for i := range parts {
		p := &parts[i]
		switch p.kind {
		case words:
			b.WriteString(p.text)
		case bracket:
			if r.empty(p.optional) {
				continue
			}
			s, ok := r.render(p.optional, phrase)
			if !ok {
				return "", false
			}
			b.WriteString(s)
		default:
			v := plain(r.row.Fields[p.column])
			if !phrase && p.list == nil {
				v = strings.TrimSpace(r.row.Fields[p.column]) // whether it can be seen is asked later
			} else if r.worker && p.list == nil {
				v = r.plan.staff.id(v)
			}
			switch {
			case p.list != nil:
				word, ok := word(p.words, v)
				if !ok {
					r.unknown(p.column, choices(p.list))
					return "", false
				}
				v = word
			case slices.Contains(r.file.dates, p.column):
				v = r.dates[p.column].String()
			case phrase && (v == "" || len(v) > 200 || strings.ContainsFunc(v, unicode.IsSpace)):
				r.unknown(p.column, nil)
				return "", false
			}
			b.WriteString(v)
		}
	}
	return b.String(), true
}

// empty reports whether a column of an optional part, not counting optional
// parts inside it, says nothing.
func (r *reader) empty(parts []part) bool {
	for i := range parts {
		p := &parts[i]
		if p.kind != place || plain(r.row.Fields[p.column]) != "" {
			continue
		}
		if _, means := p.list[""]; !means {
			return true
		}
	}
	return false
}

func choices(list map[string]string) []string {
	var out []string
	for k := range list {
		out = append(out, k)
	}
	slices.SortFunc(out, compareCodes)
	return out
}

// compareCodes sorts codes as people do: 2 before 10.
func compareCodes(a, b string) int {
	if len(a) != len(b) && isNumber(a) && isNumber(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

func isNumber(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

// initials returns who registered a row as the journal may hold it: a code, and
// "" for anything that might be a name.
func initials(s string) string {
	s = strings.TrimSpace(s)
	if len([]rune(s)) > 8 {
		return ""
	}
	for _, r := range s {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return ""
		}
	}
	return s
}
