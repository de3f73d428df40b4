package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

type reformListPage struct {
	layout
	page.Form
	Label   reformLabel
	Heading string
	Means   string
	Why     string // the reason that is the same for all
	List    office.ReformList
	Rows    []reformRow
	Back    string
	Excel   string
	CSV     string
	Hidden  []hiddenField
	Pager   page.Pager
	MayTask bool
	Confirm string
}

// A reformRow is one citizen of a list.
type reformRow struct {
	runPerson
	Group string
	Why   []string
}

// readFilter reads which list is asked for.
func readFilter(q url.Values) (office.ReformFilter, error) {
	f := office.ReformFilter{Rule: q.Get("regel"), Decisions: q.Get("afgoer") != ""}
	if f.Rule != "" {
		if _, ok := law.FindRule(f.Rule); !ok {
			return f, fault.New(fault.NotFound, "Den regel findes ikke. Gå tilbage til kørslen, og vælg en af dens regler.")
		}
	}
	if g := q.Get("gruppe"); g != "" {
		n, err := strconv.Atoi(g)
		if err != nil || law.GroupName(n) == "" {
			return f, fault.New(fault.NotFound, "Den målgruppe findes ikke. Gå tilbage til kørslen, og vælg en af dens grupper.")
		}
		f.Group = n
	}
	return f, nil
}

// filterPair is the part of an address that says which list it is.
func filterPair(f office.ReformFilter) []string {
	switch {
	case f.Rule != "":
		return []string{"regel", f.Rule}
	case f.Decisions:
		return []string{"afgoer", "1"}
	case f.Group != 0:
		return []string{"gruppe", strconv.Itoa(f.Group)}
	}
	return nil
}

func filterHeading(f office.ReformFilter) string {
	switch {
	case f.Rule != "":
		r, _ := law.FindRule(f.Rule)
		return r.Title
	case f.Decisions:
		return "Forløb, der kræver en beslutning"
	case f.Group != 0:
		return fmt.Sprintf("Målgruppe %d, %s", f.Group, groupName(f.Group, false))
	}
	return "Alle borgere, det berører"
}

func (s *Server) reformList(x *request) error {
	return x.reformListPage(http.StatusOK, x.R.URL.Query(), url.Values{}, nil)
}

// reformListPage shows a list; typed is what stands in the form for tasks.
func (x *request) reformListPage(status int, q, typed url.Values, bad *fault.Fault) error {
	c, err := x.readReform(q)
	if err != nil {
		return x.again(q, err)
	}
	f, err := readFilter(q)
	if err != nil {
		return err
	}
	c.Page = "reform-list"
	at, _ := strconv.Atoi(q.Get("side")) // a page that is no number is page one
	l, err := x.s.office.ReformList(x.Ctx(), x.user, c.Reform, f, at)
	if err != nil {
		return err
	}
	pair := filterPair(f)
	p := reformListPage{
		layout: x.layout("Reformværksted: liste", "reform"), Form: page.Form{Values: typed, Fault: bad}, Label: c.label(),
		Heading: filterHeading(f), List: l,
		Back: c.href("/reform/resultat"), MayTask: x.user.MaySetTasks() && l.Seen > 0,
		Excel: c.href("/reform/liste/hent", append(pair, "som", "xlsx")...), CSV: c.href("/reform/liste/hent", append(pair, "som", "csv")...),
		Hidden: c.hidden(), Confirm: fmt.Sprintf("Lav en opgave i de %s, du må skrive i?", page.Plural(l.Seen, "sag", "sager")),
	}
	if pair != nil {
		p.Hidden = append(p.Hidden, hiddenField{pair[0], pair[1]})
	}
	if sc := c.To.Scenario; sc != nil && f.Rule != "" {
		var says []string
		for _, ch := range sc.ChangesOf(f.Rule) {
			says = append(says, ch.Text)
		}
		p.Means = strings.Join(says, " ")
	}
	for i := range l.Rows {
		p.Rows = append(p.Rows, newReformRow(&l.Rows[i], f, &c))
	}
	p.Why = p.sameWhy()
	p.Pager = page.NewPager(l.Page, office.PageSize, l.Seen, func(n int) string {
		return c.href("/reform/liste",
			append(pair, "side", strconv.Itoa(n))...)
	})
	return x.Render(status, "reform-list", p)
}

// sameWhy takes the reason out of the rows where all of them have the same.
func (p *reformListPage) sameWhy() string {
	if len(p.Rows) == 0 {
		return ""
	}
	why := strings.Join(p.Rows[0].Why, " ")
	for i := range p.Rows {
		if strings.Join(p.Rows[i].Why, " ") != why {
			return ""
		}
	}
	for i := range p.Rows {
		p.Rows[i].Why = nil
	}
	return strings.TrimSuffix(why, ".")
}

// HasWhy reports whether the rows have reasons of their own.
func (p reformListPage) HasWhy() bool {
	return slices.ContainsFunc(p.Rows, func(r reformRow) bool { return len(r.Why) > 0 })
}

// picked are the differences of a case that a list is about.
func picked(r *office.ReformCase, f office.ReformFilter) ([]office.Difference, []office.Decision) {
	switch {
	case f.Rule != "":
		var out []office.Difference
		for _, d := range r.Diffs {
			if d.Rule == f.Rule {
				out = append(out, d)
			}
		}
		return out, nil
	case f.Decisions:
		return nil, r.Decisions
	}
	return r.Diffs, r.Decisions
}

func newReformRow(r *office.ReformCase, f office.ReformFilter, c *reformChoice) reformRow {
	row := reformRow{runPerson: runPerson{Href: c.caseHref(r), Name: r.Name, Where: where(r)}}
	if r.Group != 0 {
		row.Group = fmt.Sprintf("%d %s", r.Group, groupName(r.Group, false))
	}
	diffs, decisions := picked(r, f)
	for i := range diffs {
		l := newDiffLine(&diffs[i])
		if l.Why != "" && f.Rule != "" {
			row.Why = append(row.Why, l.Why)
		}
		if f.Rule != "" {
			l.Title = "" // it is the heading of the list
		}
		row.Diffs = append(row.Diffs, l)
	}
	for _, d := range decisions {
		row.Decisions = append(row.Decisions, fact.Capital(fact.Word(d.Course))+" siden "+d.Since.Short())
		if f.Decisions {
			row.Why = append(row.Why, d.Note)
		}
	}
	if sc := c.To.Scenario; f.Group != 0 && sc != nil {
		for _, g := range sc.Groups {
			if g.Group == f.Group {
				row.Why = append(row.Why, g.Note)
			}
		}
	}
	return row
}

// reformTasks makes a task in every case of a list.
func (s *Server) reformTasks(x *request) error {
	q, err := x.Form()
	if err != nil {
		return err
	}
	c, err := x.readReform(q)
	if err != nil {
		return x.again(q, err)
	}
	f, err := readFilter(q)
	if err != nil {
		return err
	}
	var due day.Date
	if text := strings.TrimSpace(q.Get("due")); text != "" {
		due, _ = x.date(text) // what is no date is refused as none
	}
	got, err := s.office.ReformTasks(x.Ctx(), x.user, c.Reform, f, due, q.Get("text"))
	if bad, ok := page.Typed(err); ok {
		return x.reformListPage(page.Status(bad), q, q, bad)
	}
	if err != nil {
		return err
	}
	var more []string
	if got.Had > 0 {
		more = append(more, page.Plural(got.Had, "sag", "sager")+" havde den samme opgave i forvejen og fik ikke en til.")
	}
	if got.Left > 0 {
		more = append(more, page.Plural(got.Left, "sag", "sager")+" er udeladt, fordi du ikke må skrive i dem.")
	}
	if got.Set > 0 {
		more = append(more, "Opgaven står i sagen og på sagsbehandlerens liste, til den er løst.")
	}
	x.Say(fmt.Sprintf("%s lavet med frist %s.", page.Plural(got.Set, "opgave er", "opgaver er"), due.Long()), more...)
	return x.Redirect(c.href("/reform/liste", filterPair(f)...))
}
