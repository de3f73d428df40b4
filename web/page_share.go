package web

import (
	"cmp"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"

	"indgang/day"
	"indgang/duty"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

// sharePage is the duties on a group: how far the municipality is in the running
// half-year.
type sharePage struct {
	layout
	On        day.Date
	Shares    []shareView
	FirstLate int
	FirstOpen int
	First     shareTable
	FirstHref string
	FirstMore bool // more are late than the page names
}

// A shareView is one duty on a group.
type shareView struct {
	*office.Share
	Percent int // how many per cent must be reached
	Needed  int // how many that is
	Name    string
	Verdict string
	Tone    string // class of the notice that the verdict stands in
	Bar     shareBar
	Lists   []statusLink
	Soon    shareTable
	SoonN   int
	SoonTip int // of them, how many break the share if nothing happens
	Exempt  []shareRow
	Fair    []fairPart
	Hidden  bool // all parts of Fair are too small to show
	Scale   int  // what the drawn intervals end at, in per cent
	Anchor  string
	Sources []law.Source
}

// A shareBar is the group as one bar, in thousandths of its width.
type shareBar struct {
	Parts []barPart
	Mark  int // where the share is reached
	Desc  string
}

type barPart struct {
	Class, Name string
	N, X, Width int
}

// A fairPart is the exemptions of one division of the group.
type fairPart struct {
	By   string
	Rows []fairRow
}

type fairRow struct {
	office.FairGroup
	Share, Interval string // "12 pct.", "8–17 pct."
	Desc            string
	X, From, Width  int // of the drawn interval, in thousandths
	All             int // where the whole group stands
}

// A shareTable is members by the date they must be reached, with the columns that
// say anything about them.
type shareTable struct {
	Rows  []shareRow
	Count bool // how many they have had of what they must have
	State bool
}

func newShareTable(members []office.ShareMember, kind office.ShareKind, today day.Date) shareTable {
	t := shareTable{Rows: shareRows(members, kind, today)}
	for _, r := range t.Rows {
		t.Count = t.Count || r.State != ""
		t.State = t.State || r.Badge != ""
	}
	return t
}

// A shareRow is one member that a list names.
type shareRow struct {
	office.ShareMember
	When  string
	State string
	Badge string
	Label string
	Foot  string
}

// shareLists are the lists of members: their addresses, names and meanings.
var shareLists = []struct {
	kind              office.ShareKind
	slug, name, means string
}{
	{office.ShareAll, "alle", "I gruppen", "Alle, der i halvåret har kravet og tæller med i andelen."},
	{office.ShareReached, "naaet", "Nået i tide", "Har fået det, loven kræver, inden fristen."},
	{office.ShareWaiting, "kan-naas", "Kan nås endnu", "Har ikke fået det hele, og fristen er ikke gået."},
	{office.ShareSoon, "14-dage", "Udløber inden 14 dage", "Fristen går inden 14 dage, og der mangler noget."},
	{office.ShareExempt, "fritaget", "Fritaget konkret", "Er fritaget efter en konkret vurdering, som andelen giver plads til."},
	{office.ShareFailed, "ikke-naaet", "Ikke nået", "Fristen gik, uden at kravet var opfyldt."},
	{office.ShareOutside, "udenfor", "Uden for lempelsen", "Har kravet, men tæller ikke i andelen: de kan ikke fritages inden for den."},
	{office.ShareMisused, "fritaget-uden-hjemmel", "Fritaget uden hjemmel",
		"Er fritaget inden for andelen, hvor loven ikke tillader det, som under arbejdspligt."},
	{office.ShareFirst, "foerste-samtale", "Første samtale overskredet",
		"Har ikke fået den første samtale inden fristen. Den kan ingen fritages for."},
}

func (s *Server) shares(x *request) error {
	b, err := s.office.Shares(x.Ctx(), x.user)
	if err != nil {
		return err
	}
	p := sharePage{layout: x.layout("75 pct.-kravene", "share"), On: b.On, FirstLate: b.FirstLate, FirstOpen: b.FirstOpen,
		FirstMore: b.FirstLate > len(b.First) && len(b.First) > 0, First: newShareTable(b.First, office.ShareFirst, b.On)}
	for i := range b.Shares {
		p.Shares = append(p.Shares, newShareView(&b.Shares[i], b.On))
		p.FirstHref = shareHref(b.Shares[i].ID, office.ShareFirst, 1)
	}
	return x.Render(http.StatusOK, "share", p)
}

// shareHref is the address of a list of members.
func shareHref(rule string, kind office.ShareKind, page int) string {
	for _, l := range shareLists {
		if l.kind == kind {
			to := "/andele/" + rule + "/" + l.slug
			if page > 1 {
				to += "?side=" + strconv.Itoa(page)
			}
			return to
		}
	}
	return "/andele"
}

func newShareView(s *office.Share, today day.Date) shareView {
	t := &s.Tally
	v := shareView{Share: s, Percent: s.Value.Span.N, Needed: t.Members - t.Allowed, Name: halfName(s.Half), Anchor: s.ID,
		SoonN: len(t.Soon), Sources: law.SourcesOf(s.Meta.Source)}
	v.Soon, v.Exempt = newShareTable(s.Soon, office.ShareSoon, today), shareRows(s.Exempt, office.ShareExempt, today)
	for _, m := range t.Soon {
		if m.Tips {
			v.SoonTip++
		}
	}
	v.verdict()
	counts := map[office.ShareKind]int{
		office.ShareAll: t.Members, office.ShareReached: t.Reached, office.ShareWaiting: t.Waiting, office.ShareSoon: len(t.Soon),
		office.ShareExempt: t.Excepted,
		office.ShareFailed: t.Failed, office.ShareOutside: s.Outside, office.ShareMisused: s.Misused,
	}
	for _, l := range shareLists {
		n, known := counts[l.kind]
		if !known || n == 0 && l.kind == office.ShareMisused {
			continue
		}
		v.Lists = append(v.Lists, statusLink{Name: l.name, Count: n, Href: shareHref(s.ID, l.kind, 1), Alarm: l.kind == office.ShareMisused})
	}
	v.bar()
	v.fair()
	return v
}

// halfName is what a half-year is called.
func halfName(p day.Period) string {
	n := "1"
	if _, m, _ := p.From.Civil(); m > 6 {
		n = "2"
	}
	return n + ". halvår " + strconv.Itoa(p.From.Year())
}

// verdict says in one sentence how the share stands.
func (v *shareView) verdict() {
	t := &v.Tally
	switch {
	case t.Members == 0:
		v.Verdict, v.Tone = "Ingen borgere tæller med i andelen i halvåret.", ""
	case t.Left < 0:
		v.Tone = "notice--bad"
		v.Verdict = fmt.Sprintf("Andelen kan ikke nås længere: %s er faldet fra, og der var plads til %s.", page.Number(t.Excepted+t.Failed),
			page.Number(t.Allowed))
	case v.SoonTip > 0:
		v.Tone = "notice--warn"
		v.Verdict = fmt.Sprintf("I når ikke de 75 pct., hvis intet sker: %s, hvis frist går inden 14 dage, skal nås.",
			page.Plural(v.SoonTip, "borger", "borgere"))
	case t.Reached >= v.Needed:
		v.Tone = "notice--good"
		v.Verdict = "Andelen er nået."
	default:
		v.Verdict = fmt.Sprintf("Andelen kan nås: %s mangler endnu.", page.Number(v.Needed-t.Reached))
	}
}

// bar draws the group.
func (v *shareView) bar() {
	t := &v.Tally
	if t.Members == 0 {
		return
	}
	at := 0
	var desc []string
	for _, p := range []barPart{{"is-reached", "nået i tide", t.Reached, 0, 0}, {"is-waiting", "kan nås endnu", t.Waiting, 0, 0},
		{"is-exempt", "fritaget konkret", t.Excepted, 0, 0}, {"is-failed", "ikke nået", t.Failed, 0, 0}} {
		p.X = at * 1000 / t.Members
		at += p.N
		p.Width = at*1000/t.Members - p.X
		v.Bar.Parts = append(v.Bar.Parts, p)
		desc = append(desc, page.Number(p.N)+" "+p.Name)
	}
	v.Bar.Mark = v.Needed * 1000 / t.Members
	v.Bar.Desc = fmt.Sprintf("%s i gruppen: %s. Mindst %s skal nås.", page.Number(t.Members), strings.Join(desc, ", "), page.Number(v.Needed))
}

// fair draws how exemptions fall on the parts of the group, all to one scale.
func (v *shareView) fair() {
	highest := 10.0
	for _, f := range v.Share.Fair {
		highest = max(highest, f.High)
	}
	v.Scale = min(100, int(math.Ceil(highest/10))*10)
	at := func(percent float64) int { return int(math.Round(percent * 1000 / float64(v.Scale))) }
	all := 0
	if v.Tally.Members > 0 {
		all = at(100 * float64(v.Tally.Excepted) / float64(v.Tally.Members))
	}
	v.Hidden = true
	for _, f := range v.Share.Fair {
		v.Hidden = v.Hidden && f.Hidden
		if n := len(v.Fair); n == 0 || v.Fair[n-1].By != f.By {
			v.Fair = append(v.Fair, fairPart{By: f.By})
		}
		r := fairRow{FairGroup: f, All: all}
		if !f.Hidden {
			r.Share, r.Interval = percent(f.Percent)+" pct.", percent(f.Low)+"–"+percent(f.High)+" pct."
			r.X, r.From = at(f.Percent), at(f.Low)
			r.Width = at(f.High) - r.From
			r.Desc = fmt.Sprintf("%s: %s er fritaget, med 95 procents sikkerhed mellem %s og %s pct.", f.Name, r.Share, percent(f.Low),
				percent(f.High))
		}
		part := &v.Fair[len(v.Fair)-1]
		part.Rows = append(part.Rows, r)
	}
}

// percent writes a percentage with one decimal where it is small.
func percent(f float64) string {
	if f < 10 && f >= 0.05 {
		return strings.Replace(strconv.FormatFloat(f, 'f', 1, 64), ".", ",", 1)
	}
	return strconv.FormatFloat(math.Abs(f), 'f', 0, 64)
}

func shareRows(members []office.ShareMember, kind office.ShareKind, today day.Date) []shareRow {
	var out []shareRow
	for _, m := range members {
		r := shareRow{ShareMember: m, When: page.When(m.Due, today), Foot: strings.Trim(cmp.Or(m.Worker, m.Caseworker)+" · "+m.Unit, " ·")}
		if m.Standing == duty.Reached || m.Standing == duty.Excepted {
			r.When = "" // it is over
		}
		if m.Need > 0 {
			r.State = fmt.Sprintf("%d af %d", m.Have, m.Need)
		}
		switch {
		case kind == office.ShareFirst:
			r.Badge, r.Label = "badge--overdue", "Overskredet"
		case m.Tips && kind == office.ShareSoon:
			r.Badge, r.Label = "badge--soon", "Afgørende"
		case kind != office.ShareAll:
		case m.Standing == duty.Reached:
			r.Badge, r.Label = "badge--met", "Nået"
		case m.Standing == duty.Failed:
			r.Badge, r.Label = "badge--overdue", "Ikke nået"
		case m.Standing == duty.Excepted:
			r.Badge, r.Label = "badge--paused", "Fritaget"
		default:
			r.Badge, r.Label = "badge--open", "Kan nås"
		}
		out = append(out, r)
	}
	return out
}

// shareListPage is a list of members of a duty on a group.
type shareListPage struct {
	layout
	L        office.ShareList
	Name     string
	Means    string
	Table    shareTable
	Exempt   bool // the list is of exemptions
	Pager    page.Pager
	Switches []statusLink
}

func (s *Server) shareList(x *request) error {
	slug := x.R.PathValue("liste")
	i := 0
	for i < len(shareLists) && shareLists[i].slug != slug {
		i++
	}
	if i == len(shareLists) {
		return fault.New(fault.NotFound, "Den liste findes ikke. Vælg en af listerne på siden om 75 pct.-kravene.")
	}
	at, _ := strconv.Atoi(x.R.URL.Query().Get("side")) // a page that is no number is page one
	kind := shareLists[i].kind
	l, err := s.office.ShareList(x.Ctx(), x.user, x.R.PathValue("regel"), kind, at)
	if err != nil {
		return err
	}
	p := shareListPage{layout: x.layout(shareLists[i].name, "share"), L: l, Name: shareLists[i].name, Means: shareLists[i].means,
		Table: newShareTable(l.Rows, kind, s.office.Today())}
	p.Exempt = kind == office.ShareExempt || kind == office.ShareMisused
	p.Pager = page.NewPager(l.Page, office.PageSize, l.Seen, func(n int) string { return shareHref(l.ID, kind, n) })
	p.Pager.Hidden = l.Other
	for _, o := range shareLists {
		if o.kind == office.ShareFirst && kind != o.kind {
			continue // it is not about the group
		}
		p.Switches = append(p.Switches, statusLink{Name: o.name, Href: shareHref(l.ID, o.kind, 1), Current: o.kind == kind})
	}
	return x.Render(http.StatusOK, "share-list", p)
}
