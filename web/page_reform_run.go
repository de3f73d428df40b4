package web

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

// firstPeople is how many citizens a run shows by name, before one opens a list.
const firstPeople = 20

// The page of a run is sent while the run goes on: the frame, then how far it has
// come and the first citizens as they are found, and last the sums. Each part
// says with slot= where on the page it belongs, so that the sums stand first for
// the eye, for the keyboard and for a screen reader alike, and no script is
// needed. A browser that knows no slots shows the parts as they came.

type runPage struct {
	layout
	Label  reformLabel
	Again  string // back to the form, filled in
	Person bool   // the user may see names
}

type runProgress struct {
	Done, Total       int
	Touched, Decision int
}

// A runPerson is one citizen under both laws.
type runPerson struct {
	Href      string
	Name      string
	Where     string
	Diffs     []diffLine
	Decisions []string
	More      int // differences that are not shown
}

// A diffLine is one difference in words.
type diffLine struct {
	Word, Class string
	Title       string
	When        string
	Why         string
}

type runSums struct {
	layout
	office.Reformed
	Label    reformLabel
	Tiles    []runTile
	Rules    []runRule
	Unknown  []runItem // announced, and nobody knows what
	Nobody   []runItem // touches no case that day
	Groups   []runGroup
	Courses  []runCourse
	Efforts  []runEffort
	All      string // the list of everybody who is touched
	Deciding string // the list of those about whom something must be decided
	Excel    string
	CSV      string
	Person   bool
	Broken   string // the run did not come to its end
	Hours    string
	Example  bool
	Shown    int
	MayTask  bool
}

// A runTile is one of the figures one sees first.
type runTile struct {
	Name, Value, Note, Href, Link string
	Class                         string
}

type runRule struct {
	office.RuleDifference
	Who   string
	Hours string
	Text  string // what the scenario says of it
	Href  string
}

// A runItem is a change that is told and not counted.
type runItem struct{ Title, Provision, Text string }

type runGroup struct {
	office.GroupDifference
	Name string
	Href string
}

type runCourse struct {
	office.CourseDifference
	Name string
}

type runEffort struct {
	office.EffortDifference
	Name  string
	Hours string
}

func (s *Server) reformRun(x *request) error {
	q := x.R.URL.Query()
	c, err := x.readReform(q)
	if err != nil {
		return x.again(q, err)
	}
	c.Page = "reform"
	st := &streamed{x: x}
	shown, begun := 0, false
	if x.user.MayNameReform() {
		c.Name = func(r *office.ReformCase) bool { shown++; return shown <= firstPeople && r.Differs() }
	}
	page := runPage{layout: x.layout("Reformværksted", "reform"), Label: c.label(), Again: c.href("/reform"), Person: c.Name != nil}
	people := 0
	done, err := s.office.Reform(x.Ctx(), x.user, c.Reform, func(r *office.ReformCase, sums *office.Reformed) error {
		if !begun {
			begun = true
			st.part("reform-run", page)
		}
		switch {
		case r == nil:
			st.part("reform-progress", runProgress{sums.Done, sums.Total, sums.Touched, sums.Decisions})
			return st.flush()
		case r.Name != "":
			people++
			st.part("reform-person", newRunPerson(r, &c))
		}
		return st.err
	})
	if err == nil {
		err = st.err
	}
	if !begun {
		return err // nothing has been sent: the fault has a page of its own
	}
	if x.Ctx().Err() != nil {
		return nil // nobody is there to read it
	}
	sums, fault := s.newRunSums(x, &c, &done, people)
	if fault != nil {
		err = fault
	}
	if err != nil {
		s.site.Log.Error("a reform stopped on its way", "err", err)
		sums.Broken = "Kørslen blev afbrudt af en fejl hos os, så tallene mangler. Den er noteret. Prøv igen om lidt."
	}
	st.err = nil
	st.part("reform-sums", sums)
	if err := st.flush(); err != nil {
		s.site.Log.Debug("browser went away", "err", err)
	}
	return nil
}

// A streamed answer is a page that is sent in parts, each made whole before it is
// sent.
type streamed struct {
	x   *request
	buf bytes.Buffer
	out bool // something has been sent
	err error
}

func (t *streamed) part(name string, data any) {
	if t.err != nil {
		return
	}
	before := t.buf.Len()
	if t.err = t.x.Site.Piece(&t.buf, name, data); t.err != nil {
		t.buf.Truncate(before)
	}
}

func (t *streamed) flush() error {
	if t.err != nil {
		return t.err
	}
	if !t.out {
		t.out = true
		t.x.W.Header().Set("Content-Type", "text/html; charset=utf-8")
		t.x.W.Header().Set("X-Accel-Buffering", "no") // a proxy that gathers the page first would hide how far it is
		t.x.W.WriteHeader(http.StatusOK)
	}
	if _, t.err = t.x.W.Write(t.buf.Bytes()); t.err != nil {
		return t.err
	}
	t.buf.Reset()
	// Without a way to flush, the page comes whole.
	if err := http.NewResponseController(t.x.W).Flush(); err != nil && !errors.Is(err, http.ErrNotSupported) {
		t.err = err
	}
	return t.err
}

var diffWords = map[string][2]string{
	office.DutyGone: {"Falder væk", "is-gone"}, office.DutyNew: {"Kommer til", "is-new"}, office.DutyMoved: {"Flytter", "is-moved"},
	office.DutyForce: {"Skifter kraft", "is-force"},
}

func newDiffLine(d *office.Difference) diffLine {
	w := diffWords[d.What]
	l := diffLine{Word: w[0], Class: w[1], Title: d.Title, Why: d.Why}
	switch d.What {
	case office.DutyGone:
		l.When = dated("frist ", d.Was)
	case office.DutyNew:
		l.When = dated("frist ", d.Is)
	case office.DutyForce:
		l.When = law.ForceWord(d.Forces[0]) + " → " + law.ForceWord(d.Forces[1])
	default:
		switch {
		case d.Was != d.Is:
			l.When = fmt.Sprintf("%s → %s", orNone(d.Was), orNone(d.Is))
		case d.Needed[0] != d.Needed[1]:
			l.When = fmt.Sprintf("%d → %d gange", d.Needed[0], d.Needed[1])
		default:
			l.When = "planlægges en anden dag" + dated(", samme frist ", d.Is)
		}
	}
	return l
}

func dated(word string, d day.Date) string {
	if d == 0 {
		return ""
	}
	return word + d.Short()
}

func orNone(d day.Date) string {
	if d == 0 {
		return "ingen frist"
	}
	return d.Short()
}

// mostDiffs is how many differences of one citizen the run's page shows.
const mostDiffs = 3

func newRunPerson(r *office.ReformCase, c *reformChoice) runPerson {
	p := runPerson{Href: c.caseHref(r), Name: r.Name, Where: where(r)}
	for i := range r.Diffs {
		if len(p.Diffs) == mostDiffs {
			p.More = len(r.Diffs) - mostDiffs
			break
		}
		p.Diffs = append(p.Diffs, newDiffLine(&r.Diffs[i]))
	}
	for _, d := range r.Decisions {
		p.Decisions = append(p.Decisions, fact.Capital(fact.Word(d.Course))+" siden "+d.Since.Short())
	}
	return p
}

// where says whose case it is.
func where(r *office.ReformCase) string {
	switch {
	case r.Unit == "" && r.Worker == "":
		return "uden enhed og sagsbehandler"
	case r.Worker == "":
		return r.Unit
	case r.Unit == "":
		return r.Worker
	}
	return r.Unit + " · " + r.Worker
}

// hoursText writes minutes more or fewer in words: "412 timer færre".
func hoursText(minutes int) string {
	if minutes == 0 {
		return "uændret"
	}
	n, word := minutes, "mere"
	if n < 0 {
		n, word = -n, "mindre"
	}
	switch {
	case n < 60:
		return fmt.Sprintf("%d min. %s", n, word)
	case n < 600 && n%60 != 0:
		return fmt.Sprintf("%s %d min. %s", page.Plural(n/60, "time", "timer"), n%60, word)
	}
	return page.Plural((n+30)/60, "time", "timer") + " " + word
}

// signed writes minutes more or fewer as hours with a sign, for columns.
func signed(minutes int) string {
	if minutes == 0 {
		return "0"
	}
	sign, n := "+", minutes
	if n < 0 {
		sign, n = "−", -n
	}
	if n < 600 {
		return fmt.Sprintf("%s%d,%d", sign, n/60, n%60*10/60)
	}
	return sign + page.Number((n+30)/60)
}

// untouched lists the changes of a scenario that have begun and touch no case.
func untouched(c *reformChoice, done *office.Reformed) []runItem {
	var out []runItem
	if c.To.Scenario == nil {
		return nil
	}
	for _, ch := range c.To.Scenario.Changes {
		if ch.From > c.On || slices.ContainsFunc(done.Rules, func(r office.RuleDifference) bool { return r.Rule == ch.Rule }) {
			continue
		}
		if r, ok := law.FindRule(ch.Rule); ok {
			out = append(out, runItem{r.Title, r.Versions[len(r.Versions)-1].Provision, ch.Text})
		}
	}
	return out
}

func (s *Server) newRunSums(x *request, c *reformChoice, done *office.Reformed, people int) (runSums, error) {
	p := runSums{layout: layout{Layout: page.Layout{Notice: s.site.Notice}}, Reformed: *done, Label: c.label(), Person: c.Name != nil,
		Shown: people, MayTask: x.user.MaySetTasks()}
	if p.Person {
		p.All, p.Deciding = c.href("/reform/liste"), c.href("/reform/liste", "afgoer", "1")
	}
	p.Excel, p.CSV = c.href("/reform/tal", "som", "xlsx"), c.href("/reform/tal", "som", "csv")
	p.Hours = hoursText(done.Minutes)
	times, err := s.office.Efforts(x.Ctx(), x.user)
	if err != nil {
		return p, err
	}
	for _, t := range times.Rows {
		p.Example = p.Example || t.Example
	}
	gone, fresh, moved, force := 0, 0, 0, 0
	for _, r := range done.Rules {
		gone, fresh, moved, force = gone+r.Gone, fresh+r.New, moved+r.Moved, force+r.Force
		if r.Note != "" && r.Gone+r.New+r.Moved+r.Force == 0 {
			p.Unknown = append(p.Unknown, runItem{r.Title, r.Provision, r.Note})
			continue
		}
		row := runRule{RuleDifference: r, Who: law.BearerWord(r.Bearer), Text: r.Note}
		if r.Bearer == duty.Municipality && law.EffortOf(r.Rule) != law.NoEffort {
			row.Hours = signed(r.Minutes)
		}
		if sc := c.To.Scenario; sc != nil && row.Text == "" {
			for _, ch := range sc.ChangesOf(r.Rule) {
				row.Text = ch.Text
			}
		}
		if p.Person && r.Citizens > 0 {
			row.Href = c.href("/reform/liste", "regel", r.Rule)
		}
		p.Rules = append(p.Rules, row)
	}
	p.Nobody = untouched(c, done)
	members := 0
	for _, g := range done.Groups {
		row := runGroup{GroupDifference: g, Name: law.GroupName(g.Group)}
		if p.Person {
			row.Href = c.href("/reform/liste", "gruppe", fmt.Sprint(g.Group))
		}
		members += g.Citizens
		p.Groups = append(p.Groups, row)
	}
	for _, k := range done.Courses {
		p.Courses = append(p.Courses, runCourse{k, fact.Capital(fact.Word(k.Course))})
	}
	for _, e := range done.Efforts {
		p.Efforts = append(p.Efforts, runEffort{e, e.Effort.Name(), signed(e.Minutes)})
	}
	p.Tiles = []runTile{
		{Name: "Borgere får ændrede krav", Value: page.Number(done.Touched), Note: "af " + page.Plural(done.Cases, "sag", "sager"),
			Href: p.All, Link: "Åbn listen"},
		{Name: "Medarbejdertid", Value: p.Hours, Note: "i det, der står åbent " + c.On.Short(), Href: "#timer", Link: "Se regnestykket"},
	}
	if done.Touched == 0 {
		p.Tiles[0].Href = ""
	}
	if sc := c.To.Scenario; sc != nil && len(sc.Courses) > 0 {
		decide := runTile{Name: "Løbende forløb kræver en beslutning", Value: page.Number(done.Decisions), Note: "ingen er i gang"}
		if done.Decisions > 0 {
			decide.Note = "senest " + sc.Begins().Long()
			decide.Class, decide.Href, decide.Link = "is-pressing", p.Deciding, "Åbn listen"
		}
		p.Tiles = append(p.Tiles, decide)
	}
	duties := runTile{Name: "Krav, der ændres", Value: page.Number(gone + fresh + moved + force), Href: "#regler", Link: "Se reglerne"}
	if c.To.Scenario != nil && len(c.To.Scenario.Courses) > 0 {
		p.Tiles[0].Name = "Borgere får ændrede krav eller forløb"
	}
	var notes []string
	for _, x := range []struct {
		n    int
		word string
	}{{gone, "falder væk"}, {fresh, "kommer til"}, {moved, "flytter"}, {force, "skifter kraft"}} {
		if x.n > 0 {
			notes = append(notes, page.Number(x.n)+" "+x.word)
		}
	}
	duties.Note = strings.Join(notes, ", ")
	p.Tiles = append(p.Tiles, duties)
	if members > 0 {
		known := 0
		for _, g := range done.Groups {
			if g.To != "" {
				known += g.Citizens
			}
		}
		t := runTile{Name: "Borgere skifter målgruppe", Value: page.Number(members), Note: "den nye gruppe er kendt for " +
			page.Number(known), Href: "#grupper", Link: "Se grupperne"}
		if known == 0 {
			t.Note = "de nye grupper er ikke oplyst"
		}
		p.Tiles = append(p.Tiles, t)
	}
	return p, nil
}
