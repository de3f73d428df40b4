package law

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/employer"
	"indgang/fact"

	"golang.org/x/text/encoding/charmap"
)

// A CaseText is one case of a case file: facts in Danish, and what must come of
// them. docs/sager.md describes the format.
type CaseText struct {
	File   string
	Line   int
	ID     string // in square brackets before the title, or ""
	Title  string
	Sort   fact.Sort // whose facts they are
	Facts  []fact.Fact
	Lines  []int // of the facts
	Law    Options
	Blocks []ExpectBlock

	known []day.Date // when each fact became known, 0 for its own day
}

// An ExpectBlock is what must hold on one day.
type ExpectBlock struct {
	On      day.Date
	Line    int
	Expects []Expect
}

// An Expect is one line of what must hold.
type Expect struct {
	Line int
	Text string
	rule string // "" for expectations of the case itself
	test func(got Outcome) string
}

// An Outcome is what a case gave on a day.
type Outcome struct {
	Case   *casefile.Case // nil where the case is about another sort than a citizen
	Doubts []fact.Doubt
	Result Result
}

// A Failure is an expectation that did not hold, or a line that cannot be read.
type Failure struct {
	File  string `json:"file"`
	Line  int    `json:"line"`
	Case  string `json:"case"`
	Error string `json:"error"` // Danish
}

func (f Failure) String() string {
	return fmt.Sprintf("%s:%d: %s: %s", f.File, f.Line, f.Case, f.Error)
}

var (
	titleForm = regexp.MustCompile(`^#\s*(?:\[([^\]]+)\]\s*)?(.+?)\s*$`)
	factForm  = regexp.MustCompile(`^(\d\d\d\d-\d\d-\d\d)\s+(.+)$`)
	tailForm  = regexp.MustCompile(`\s*\((kendt|retter nr\.)\s+([0-9-]+)\)\s*$`)
	ruleForm  = regexp.MustCompile(`^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\s+(.+)$`)
)

// ParseCases reads a case file. Lines that cannot be read become failures with a
// Danish message; the cases around them are still read.
func ParseCases(file, text string) ([]CaseText, []Failure) {
	return parseCases(&caseParser{file: file}, text)
}

// lineText is a line of a case file: whoever wrote it may have used another
// kind of space, or letters in two parts.
var lineText = fact.Typed{Is: "linjen", Max: 2000, Lines: true}

func parseCases(p *caseParser, text string) ([]CaseText, []Failure) {
	if !utf8.ValidString(text) {
		// Saved by a program that writes as Windows did.
		text, _ = charmap.Windows1252.NewDecoder().String(text)
	}
	for i, line := range strings.Split(text, "\n") {
		p.line = i + 1
		clean, err := lineText.Clean(line)
		if err != nil {
			p.fail("%v", err)
			continue
		}
		p.read(clean)
	}
	p.close()
	if len(p.cases) == 0 && len(p.failures) == 0 {
		p.line = 1
		p.fail("Filen har ingen sager. En sag begynder med en linje som «# Titel».")
	}
	return p.cases, p.failures
}

// ParseFacts is ParseCases for files whose cases need not expect anything.
func ParseFacts(file, text string) ([]CaseText, []Failure) {
	return parseCases(&caseParser{file: file, factsOnly: true}, text)
}

type caseParser struct {
	factsOnly bool
	file      string
	line      int
	cases     []CaseText
	failures  []Failure
	now       *CaseText
	broken    bool
}

func (p *caseParser) fail(format string, args ...any) {
	title := ""
	if p.now != nil {
		title = p.now.Title
		p.broken = true
	}
	p.failures = append(p.failures, Failure{p.file, p.line, title, fmt.Sprintf(format, args...)})
}

// close keeps the case that was read, unless a line of it failed: a case with
// half its facts would prove nothing.
func (p *caseParser) close() {
	if p.now == nil {
		return
	}
	if !p.broken && len(p.now.Blocks) == 0 && !p.factsOnly {
		p.line = p.now.Line
		p.fail("Sagen venter ikke noget. Skriv en linje som «på 2025-03-01» og derunder, hvad der skal gælde.")
	}
	if !p.broken {
		p.cases = append(p.cases, *p.now)
	}
	p.now, p.broken = nil, false
}

func (p *caseParser) read(line string) {
	switch {
	case line == "" || strings.HasPrefix(line, "//") || strings.Trim(line, "-") == "":
		return
	case strings.HasPrefix(line, "#"):
		p.close()
		m := titleForm.FindStringSubmatch(line)
		if m == nil {
			p.fail("Skriv en titel efter #.")
			return
		}
		p.now = &CaseText{File: p.file, Line: p.line, ID: m[1], Title: m[2], Law: Options{Overlay: plainOverlay}}
		return
	case p.now == nil:
		p.fail("Linjen står før den første sag. En sag begynder med «# Titel».")
		return
	case strings.HasPrefix(line, "lov "):
		p.law(strings.TrimPrefix(line, "lov "))
	case strings.HasPrefix(line, "på "):
		on, err := day.Parse(strings.TrimSpace(strings.TrimPrefix(line, "på ")))
		if err != nil {
			p.fail("Efter «på» skal der stå en dato som 2025-03-01.")
			return
		}
		if !Coverage.Has(on) {
			p.fail("%v", ErrOutside{on})
			return
		}
		p.now.Blocks = append(p.now.Blocks, ExpectBlock{On: on, Line: p.line})
	case factForm.MatchString(line) || strings.HasPrefix(line, "født "):
		p.fact(line)
	default:
		p.expect(line)
	}
}

// plainOverlay is the calendar of a municipality without rules of its own, so
// that a case means the same everywhere.
var plainOverlay = Overlay{Name: "uden lokale regler"}

func (p *caseParser) fact(line string) {
	if len(p.now.Blocks) > 0 {
		p.fail("Oplysninger skal stå før den første «på»-linje.")
		return
	}
	if rest, ok := strings.CutPrefix(line, "født "); ok {
		line = strings.TrimSpace(rest) + " født"
	}
	m := factForm.FindStringSubmatch(line)
	if m == nil {
		p.fail("Skriv oplysningen som «2025-03-05 første henvendelse».")
		return
	}
	on, err := day.Parse(m[1])
	if err != nil {
		p.fail("%s er ikke en dato.", m[1])
		return
	}
	if err := fact.CheckDate(on); err != nil {
		p.fail("%v", err)
		return
	}
	phrase := m[2]
	f := fact.Fact{Seq: fact.Seq(len(p.now.Facts) + 1), On: on, Actor: "sag", Source: "sag"}
	var known day.Date
	for {
		tail := tailForm.FindStringSubmatch(phrase)
		if tail == nil {
			break
		}
		phrase = strings.TrimSuffix(phrase, tail[0])
		if tail[1] == "kendt" {
			if known, err = day.Parse(tail[2]); err != nil {
				p.fail("Efter «kendt» skal der stå en dato.")
				return
			}
			continue
		}
		n, err := strconv.Atoi(tail[2])
		if err != nil || n < 1 || n > len(p.now.Facts) {
			p.fail("Der er ingen oplysning nr. %s før denne at rette.", tail[2])
			return
		}
		f.Corrects = fact.Seq(n)
	}
	if f.Body, err = fact.Parse(phrase); err != nil {
		p.fail("%v", err)
		return
	}
	if _, ok := f.Body.(fact.Withdrawn); ok && f.Corrects == 0 {
		p.fail("Skriv, hvad der annulleres: «%s annulleret (retter nr. 2)».", on)
		return
	}
	if !p.sort(fact.SortOf(fact.KindOf(f.Body))) {
		p.fail("«%s» hører ikke til i en sag med de andre oplysninger: en sag er om en borger eller om en virksomhed.", phrase)
		return
	}
	f.Recorded = day.Max(known, 0).Time()
	if known == 0 {
		f.Recorded = time.Time{}
	}
	p.now.Facts = append(p.now.Facts, f)
	p.now.Lines = append(p.now.Lines, p.line)
	p.now.known = append(p.now.known, known)
}

// sort notes whose fact a line has, and reports whether the case can hold it.
// What belongs to no sort, such as that a fact is withdrawn, goes with any.
func (p *caseParser) sort(s fact.Sort) bool {
	if p.now.Sort == fact.SortNone {
		p.now.Sort = s
	}
	return s == fact.SortNone || s == p.now.Sort
}

// law reads a line about which law the case is under.
func (p *caseParser) law(line string) {
	words := strings.Fields(line)
	switch {
	case len(words) == 2 && words[0] == "kendt":
		d, err := day.Parse(words[1])
		if err != nil {
			p.fail("Efter «lov kendt» skal der stå en dato.")
			return
		}
		p.now.Law.Known = d
	case len(words) == 2 && words[0] == "scenarie":
		if _, ok := FindScenario(words[1]); !ok {
			p.fail("Der er intet scenarie, der hedder %s.", words[1])
			return
		}
		p.now.Law.Scenario = words[1]
	case len(words) == 2 && words[0] == "kommune" && words[1] == "0183":
		p.now.Law.Overlay = Ishoej()
	case (len(words) == 2 || len(words) == 4 && words[2] == "fra") && words[0] == "godkendt":
		r, ok := FindRule(words[1])
		if !ok {
			p.fail("Der er ingen regel, der hedder %s.%s", words[1], similar(words[1]))
			return
		}
		only := ""
		if len(words) == 4 {
			only = words[3]
		}
		n := 0
		for _, v := range r.Versions {
			if only == "" || v.From == only {
				from := day.MustParse(v.From)
				p.now.Law.SignOffs = append(p.now.Law.SignOffs, duty.SignOff{Rule: r.ID, Version: from, On: from, By: "sag"})
				n++
			}
		}
		if n == 0 {
			p.fail("Reglen %s har ingen udgave fra %s.", r.ID, only)
		}
	case len(words) >= 4 && words[0] == "sagsbehandlingsfrist":
		n := len(words)
		p.deadline(LocalDeadline{Topic: strings.Join(words[1:n-2], " "), Amount: words[n-2], Unit: words[n-1], From: Coverage.From,
			Source: "sag"})
	case len(words) >= 5 && words[0] == "lokalt" && words[1] == "tal":
		o := &p.now.Law.Overlay
		o.Numbers = append(slices.Clone(o.Numbers), LocalNumber{Name: words[2], Amount: words[3], Unit: strings.Join(words[4:], " "),
			From: Coverage.From, Source: "sag"})
		if _, err := o.numbers(); err != nil {
			p.fail("%v", err)
		}
	case len(words) >= 4 && words[0] == "fritaget":
		p.lift(words[1], words[2], strings.Join(words[3:], " "))
	default:
		p.fail("Ukendt linje om loven. Skriv «lov kendt DATO», «lov scenarie NAVN», «lov kommune 0183», «lov godkendt REGEL», «lov fritaget " +
			"REGEL FRA..TIL HJEMMEL», «lov sagsbehandlingsfrist EMNE 8 uger» eller «lov lokalt tal NAVN 3 måneder».")
	}
}

// deadline gives the case a published case-handling deadline of its own.
func (p *caseParser) deadline(d LocalDeadline) {
	o := &p.now.Law.Overlay
	o.Deadlines = append(slices.Clone(o.Deadlines), d)
	if _, err := o.numbers(); err != nil {
		p.fail("%v", err)
	}
}

func (p *caseParser) lift(rule, period, basis string) {
	if _, ok := FindRule(rule); !ok {
		p.fail("Der er ingen regel, der hedder %s.%s", rule, similar(rule))
		return
	}
	a, b, ok := strings.Cut(period, "..")
	from, err := day.Parse(a)
	var to day.Date
	if err == nil && ok && b != "" {
		to, err = day.Parse(b)
	}
	if err != nil || !ok {
		p.fail("Skriv perioden som 2025-01-01..2026-12-31.")
		return
	}
	o := &p.now.Law.Overlay
	o.Lifts = append(slices.Clone(o.Lifts), LocalLift{Rule: rule, From: from, To: to, Basis: basis})
}

// similar suggests rules that share a beginning with an unknown ID.
func similar(id string) string {
	var near []string
	head, _, _ := strings.Cut(id, "-")
	for _, r := range Rules() {
		if h, _, _ := strings.Cut(r.ID, "-"); h == head {
			near = append(near, r.ID)
		}
	}
	if len(near) == 0 || len(near) > 12 {
		return ""
	}
	return " Mente du " + strings.Join(near, ", ") + "?"
}

// FactsOn returns the facts of a case as they were known at the end of a day.
func (c *CaseText) FactsOn(on day.Date) []fact.Fact {
	var out []fact.Fact
	for i, f := range c.Facts {
		if c.known[i] == 0 || c.known[i] <= on {
			out = append(out, f)
		}
	}
	return out
}

// Outcome folds and derives the case for a day.
func (c *CaseText) Outcome(b *Book, on day.Date) (Outcome, error) {
	if c.Sort == fact.SortEmployer {
		folded := employer.Fold(c.FactsOn(on))
		r, err := DeriveEmployer(b, folded, on)
		return Outcome{nil, folded.Doubts, r}, err
	}
	folded := casefile.Fold(c.FactsOn(on))
	r, err := Derive(b, folded, on)
	return Outcome{folded, folded.Doubts, r}, err
}

// Run checks a case against the book that it asks for and returns what failed.
func (c *CaseText) Run() []Failure {
	b, err := NewBook(c.Law)
	if err != nil {
		return []Failure{{c.File, c.Line, c.Title, err.Error()}}
	}
	return c.run(b)
}

func (c *CaseText) run(b *Book) []Failure {
	var out []Failure
	for _, blk := range c.Blocks {
		got, err := c.Outcome(b, blk.On)
		if err != nil {
			out = append(out, Failure{c.File, blk.Line, c.Title, err.Error()})
			continue
		}
		out = append(out, c.check(blk, got)...)
	}
	return out
}

// check holds the expectations of a block against the outcome. Each line about a
// rule must be answered by an obligation of its own.
func (c *CaseText) check(blk ExpectBlock, got Outcome) []Failure {
	var out []Failure
	taken := map[*Obligation]bool{}
	for _, e := range blk.Expects {
		fail := ""
		if e.test != nil {
			fail = e.test(got)
		} else {
			fail = e.match(got, taken)
		}
		if fail != "" {
			out = append(out, Failure{c.File, e.Line, c.Title, fmt.Sprintf("På %s: ventede «%s», men %s", blk.On, e.Text, fail)})
		}
	}
	return out
}
