package udtraek

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
)

// An Input is a file as it was handed over.
type Input struct {
	Name string
	Data []byte
}

// A Source is a file of the export, read and recognised.
type Source struct {
	File  *File
	Table *Table
	at    []int // where each column of the mapping stands in the file
}

// Read decodes files and finds out which is which, by their headings. It returns
// one fault with everything that is wrong.
func (m *Mapping) Read(in_ []Input) ([]*Source, error) {
	var form fault.Form
	var out []*Source
	for _, x := range in_ {
		s, err := m.read(x)
		if err == nil && slices.ContainsFunc(out, func(o *Source) bool { return o.File == s.File }) {
			err = fault.New(fault.Invalid, "Filen har samme kolonner som en anden af filerne. Send hver fil én gang.")
		}
		if err != nil {
			form.Add("filer", "%s", in(x.Name, err))
			continue
		}
		out = append(out, s)
	}
	if err := form.Err(); err != nil {
		return nil, err
	}
	if len(out) == 0 {
		return nil, fault.New(fault.Invalid, "Der er ingen filer. Vælg filerne fra udtrækket: %s.", m.fileNames())
	}
	// Citizens first, as the mapping has them.
	slices.SortStableFunc(out, func(a, b *Source) int { return slices.Index(m.Files, a.File) - slices.Index(m.Files, b.File) })
	return out, nil
}

func (m *Mapping) fileNames() string {
	var names []string
	for _, f := range m.Files {
		names = append(names, f.File)
	}
	return strings.Join(names, ", ")
}

func (m *Mapping) read(x Input) (*Source, error) {
	t, err := Decode(x.Data, m.delimiter())
	if err != nil {
		return nil, err
	}
	var best *Source
	for _, f := range m.Files {
		s := &Source{File: f, Table: t}
		whole := true
		for _, col := range f.Columns {
			i := slices.IndexFunc(t.Header, func(h string) bool { return strings.EqualFold(h, col) })
			whole = whole && i >= 0
			s.at = append(s.at, i)
		}
		if whole && (best == nil || len(f.Columns) > len(best.File.Columns)) {
			best = s
		}
	}
	if best == nil {
		return nil, m.unknown(x, t)
	}
	for i, h := range t.Header {
		if slices.IndexFunc(t.Header, func(o string) bool { return strings.EqualFold(o, h) }) != i && h != "" {
			return nil, fault.New(fault.Invalid, "To kolonner hedder det samme. Lav udtrækket igen.")
		}
	}
	if n := len(t.Header) - len(best.at); n > 0 {
		t.Notes = append(t.Notes, "Filen har kolonner, som kolonneopsætningen ikke bruger.")
	}
	return best, nil
}

// unknown says why a file is none of the export's. It repeats nothing of what
// stands in the file: without a heading that would be somebody's data.
func (m *Mapping) unknown(x Input, t *Table) error {
	for _, f := range m.Files {
		if !strings.EqualFold(f.File, x.Name) {
			continue
		}
		var missing []string
		for _, col := range f.Columns {
			if !slices.ContainsFunc(t.Header, func(h string) bool { return strings.EqualFold(h, col) }) {
				missing = append(missing, "«"+col+"»")
			}
		}
		return fault.New(fault.Invalid, "Overskrifterne passer ikke: filen mangler %s. Lav udtrækket igen, eller brug en anden kolonneopsætning.", strings.Join(missing, ", "))
	}
	return fault.New(fault.Invalid, "Filen kendes ikke: dens overskrifter passer ikke med %s. Send filerne fra udtrækket, eller brug en anden kolonneopsætning.", m.fileNames())
}

// A Plan is what an import is going to do: a verdict for every row, and what
// each citizen gets.
type Plan struct {
	Mapping  *Mapping
	Today    day.Date
	Files    []*PlannedFile
	Citizens []*citizen // in the order in which the files name them

	byNumber  map[string]*citizen
	bySubject map[fact.Subject]*citizen
	bodies    map[string]fact.Body
	intake    office.Intake
}

// A PlannedFile is a file with its rows judged.
type PlannedFile struct {
	*Source
	Rows  []*Judged
	taken map[string]int // rows that this run takes in, by hash, and their lines
}

// A citizen is everything that the rows say of one person.
type citizen struct {
	number  string
	subject fact.Subject // "" for one who is new
	rows    []planned    // accepted
	known   int
	refused int

	added bool // it has rows to take in

	fresh                bool // the run made the case
	facts, texts, doubts int  // what came of it
}

type planned struct {
	file *PlannedFile
	*Judged
}

// A draft is a fact that a row becomes.
type draft struct {
	on   day.Date // 0 for one that waits for the citizen's first fact
	body fact.Body
	text string
}

// Make judges every row of an export against what has been taken in before. It
// has no effects.
func Make(m *Mapping, sources []*Source, intake office.Intake, today day.Date) *Plan {
	p := &Plan{Mapping: m, Today: today, byNumber: map[string]*citizen{}, bySubject: map[fact.Subject]*citizen{}, bodies: map[string]fact.Body{}, intake: intake}
	for _, s := range sources {
		pf := &PlannedFile{Source: s, Rows: make([]*Judged, 0, len(s.Table.Rows)), taken: map[string]int{}}
		p.Files = append(p.Files, pf)
		for i := range s.Table.Rows {
			j := s.project(&s.Table.Rows[i])
			p.judge(pf, j)
			p.enter(pf, j)
		}
	}
	return p
}

// project lays the fields of a row under the columns of the mapping.
func (s *Source) project(r *Row) *Judged {
	j := &Judged{Line: r.Line, Torn: r.Torn, Fields: make([]string, len(s.at))}
	if len(r.Fields) > len(s.Table.Header) {
		j.Extra = r.Fields[len(s.Table.Header):]
	}
	for i, at := range s.at {
		if at < len(r.Fields) {
			j.Fields[i] = r.Fields[at]
		}
	}
	if len(r.Fields) != len(s.Table.Header) || r.Torn {
		n := len(r.Fields)
		switch {
		case r.Torn:
			j.refuse(WhyColumns, "", "Rækken har et anførselstegn, der ikke er lukket rigtigt. Skriv hver værdi under sin kolonne.")
		case n > len(s.Table.Header):
			j.refuse(WhyColumns, "", "Rækken har %d felter, men filen har %d kolonner. Skriv hver værdi under sin kolonne.", n, len(s.Table.Header))
		default:
			j.refuse(WhyColumns, "", "Rækken har kun %d af %d felter. Skriv hver værdi under sin kolonne.", n, len(s.Table.Header))
		}
	}
	j.Hash = hash(j)
	return j
}

// hash names the content of a row: rows are the same when it is.
func hash(j *Judged) string {
	h := sha256.New()
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
	h.Write(b)
	return hex.EncodeToString(h.Sum(b[:0])[:16])
}

// judge gives a row its verdict. The order of the questions is the order of the
// reasons, but for the first: what has been taken in was right when it was.
func (p *Plan) judge(pf *PlannedFile, j *Judged) {
	f := pf.File
	if cpr, err := office.ParseCPR(j.Fields[f.number]); err == nil {
		j.Number = cpr.Number
	}
	if j.Verdict == Refused {
		return
	}
	if s, ok := p.intake.Taken[f.Name][j.Hash]; ok {
		j.Verdict, j.Why, j.subject = Known, WhyDuplicate, string(s)
		return
	}
	if line, ok := pf.taken[j.Hash]; ok {
		j.Verdict, j.Why, j.Same = Known, WhyDuplicate, line
		return
	}
	for _, col := range f.required {
		if strings.TrimSpace(j.Fields[col]) == "" {
			j.refuse(WhyRequired, f.Columns[col], "Feltet «%s» er tomt. Udfyld det.", f.Columns[col])
			return
		}
	}
	if j.Number == "" {
		j.refuse(WhyNumber, f.Number, "«%s» begynder ikke med en dato, heller ikke som erstatningsnummer (dag + 60). Skriv de ti rigtige cifre.", shown(j.Fields[f.number]))
		return
	}
	r := reader{plan: p, file: f, row: j, dates: make([]day.Date, len(f.Columns))}
	if r.readDates() && r.facts() {
		p.identify(pf, j)
	}
}

// identify asks whose row it is.
func (p *Plan) identify(pf *PlannedFile, j *Judged) {
	if pf.File.Person == nil {
		if _, ok := p.intake.Numbers[j.Number]; !ok {
			c := p.byNumber[j.Number]
			if c == nil || !c.added {
				j.refuse(WhyUnknownPerson, pf.File.Number, "Borgeren står hverken i udtrækket eller i Indgang. Ret personnummeret, eller opret borgeren først.")
				return
			}
		}
	}
	j.Verdict = Accepted
	pf.taken[j.Hash] = j.Line
}

// enter puts a judged row on the citizen it is about.
func (p *Plan) enter(pf *PlannedFile, j *Judged) {
	pf.Rows = append(pf.Rows, j)
	c := p.citizen(j)
	if c == nil {
		return
	}
	switch j.Verdict {
	case Accepted:
		c.rows = append(c.rows, planned{pf, j})
		c.added = true
	case Known:
		c.known++
	default:
		c.refused++
	}
}

// citizen finds or makes the citizen that a row is about: none where it cannot
// be told, or is nobody.
func (p *Plan) citizen(j *Judged) *citizen {
	if j.subject != "" {
		return p.existing(j.Number, fact.Subject(j.subject))
	}
	if j.Number == "" {
		return nil
	}
	if c := p.byNumber[j.Number]; c != nil {
		return c
	}
	if s, ok := p.intake.Numbers[j.Number]; ok {
		return p.existing(j.Number, s)
	}
	if j.Verdict != Accepted {
		return nil
	}
	c := &citizen{number: j.Number}
	p.Citizens = append(p.Citizens, c)
	p.byNumber[j.Number] = c
	return c
}

// existing finds or makes the citizen behind a subject. A subject whose person
// has been erased keeps its rows, but the number is nobody's.
func (p *Plan) existing(number string, s fact.Subject) *citizen {
	c := p.bySubject[s]
	if c == nil {
		c = &citizen{number: number, subject: s}
		p.Citizens = append(p.Citizens, c)
		p.bySubject[s] = c
	}
	if number != "" && p.intake.Numbers[number] == s {
		p.byNumber[number] = c
	}
	return c
}

// reader reads what one row says.
type reader struct {
	plan  *Plan
	file  *File
	row   *Judged
	dates []day.Date
}

// readDates reads the dates of a row and holds them against the calendar.
func (r *reader) readDates() bool {
	f, j := r.file, r.row
	for _, col := range f.dates {
		v := strings.TrimSpace(j.Fields[col])
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
			j.refuse(WhyRange, f.Columns[col], "%s ligger før 1900 eller mere end et år frem. Skriv den rigtige dato i «%s».", d.Short(), f.Columns[col])
			return false
		}
	}
	for _, p := range f.periods {
		if from, to := r.dates[p[0]], r.dates[p[1]]; from != 0 && to != 0 && to < from {
			j.refuse(WhyPeriod, f.Columns[p[1]], "«%s» (%s) ligger før «%s» (%s). Ret den dato, der er forkert.", f.Columns[p[1]], to.Short(), f.Columns[p[0]], from.Short())
			return false
		}
	}
	return true
}

// facts makes what the row becomes.
func (r *reader) facts() bool {
	f, j := r.file, r.row
	for _, col := range f.numbers {
		v := strings.TrimSpace(j.Fields[col])
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
		j.actor = initials(j.Fields[f.actor])
	}
	if len(f.person) > 0 {
		j.person = map[string]string{}
	}
	for i := range f.person {
		v, ok := r.render(f.person[i].say.parts, false)
		if !ok {
			return false
		}
		j.person[f.person[i].name] = strings.TrimSpace(v)
	}
	for _, x := range rule.Facts {
		d, ok := r.draft(x)
		if !ok {
			return false
		}
		if d.body != nil {
			j.drafts = append(j.drafts, d)
		}
	}
	return true
}

// rule finds the rule that a row falls under.
func (r *reader) rule() *RowRule {
	f, j := r.file, r.row
	// The rule that fits furthest says which column is at fault.
	best, blame := -1, condition{column: noColumn}
	for _, rule := range f.Rows {
		n := 0
		for n < len(rule.when) && rule.when[n].value == strings.TrimSpace(j.Fields[rule.when[n].column]) {
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
		if best < len(rule.when) && rule.when[best].column == blame.column && r.fits(rule.when[:best]) && !slices.Contains(choices, rule.when[best].value) {
			choices = append(choices, rule.when[best].value)
		}
	}
	r.unknown(blame.column, choices)
	return nil
}

func (r *reader) fits(cs []condition) bool {
	for _, c := range cs {
		if strings.TrimSpace(r.row.Fields[c.column]) != c.value {
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
	phrase, ok := r.render(x.say.parts, true)
	if !ok {
		return d, false
	}
	if strings.TrimSpace(phrase) == "" {
		return draft{}, true
	}
	if d.body, ok = r.plan.bodies[phrase]; !ok {
		var err error
		if d.body, err = fact.Parse(phrase); err != nil {
			r.unknown(r.free(x.say.parts), nil)
			return d, false
		}
		if len(r.plan.bodies) < 10000 {
			r.plan.bodies[phrase] = d.body
		}
	}
	if x.text >= 0 {
		d.text = strings.TrimSpace(r.row.Fields[x.text])
	}
	return d, true
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
			v := strings.TrimSpace(r.row.Fields[p.column])
			switch {
			case p.list != nil:
				word, ok := p.list[v]
				if !ok {
					r.unknown(p.column, choices(p.list))
					return "", false
				}
				v = word
			case slices.Contains(r.file.dates, p.column):
				v = r.dates[p.column].String()
			case phrase && (v == "" || strings.ContainsFunc(v, unicode.IsSpace)):
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
		if p.kind != place || strings.TrimSpace(r.row.Fields[p.column]) != "" {
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
