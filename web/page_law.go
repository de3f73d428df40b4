package web

import (
	"cmp"
	"html/template"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

// lawPage is the catalogue: every provision, in the order of the law.
type lawPage struct {
	layout
	On      day.Date
	MaySign bool
	Lists   []statusLink
	Now     lawList
	Form    page.Form
	Filters []page.Field
	Order   string
	Found   int
	All     int
	Clear   string // address of the same list without filters, where there are any
	Acts    []lawAct
}

// A statusLink is one of the lists on top of a page.
type statusLink struct {
	Name    string
	Count   int
	Href    string
	Current bool
	Alarm   bool
}

// A lawAct is the provisions of one act that the page lists.
type lawAct struct {
	Folder, Name string
	Rows         []lawRow
	Open         bool
	Flat         bool // all acts in one list
	Sum          string
}

// A lawRow is one provision as the catalogue lists it: in the version that counts
// today, or else the next, or else the last.
type lawRow struct {
	*office.Provision
	Version  *office.ProvisionVersion
	Force    forceMark
	Cases    int
	Period   string
	Sub      string // what is to come, or was
	SignSub  string
	Grade    string
	GradeTip string
	Text     template.HTML
	Doubt    template.HTML
}

// A forceMark says in words what a version may do to a case.
type forceMark struct{ Name, Badge string }

func newForceMark(v *office.ProvisionVersion) forceMark {
	switch {
	case v.Lifted != "":
		return forceMark{"Sat ud af kraft", "badge--paused"}
	case v.Shape == "":
		return forceMark{"Stiller ingen krav", ""}
	}
	return forceMark{fact.Capital(law.ForceWord(v.Force)), forceBadges[v.Force]}
}

var forceBadges = map[duty.Force]string{duty.Binding: "badge--met", duty.Warning: "badge--soon", duty.Reminder: "badge--open",
	duty.Off: "badge--paused"}

// forceCodes are what the filter calls what a version may do.
var forceCodes = []page.Choice{{Code: "bindende", Name: "Bindende"}, {Code: "advarsel", Name: "Advarsel"},
	{Code: "påmindelse", Name: "Påmindelse"}, {Code: "slået fra", Name: "Slået fra"}, {Code: "ingen", Name: "Stiller ingen krav"}}

func forceCode(v *office.ProvisionVersion) string {
	if v.Shape == "" || v.Lifted != "" {
		return "ingen"
	}
	return law.ForceWord(v.Force)
}

// A lawList is one of the ready-made lists of provisions.
type lawList struct {
	Code, Name, Means, Empty string
	has                      func(r *lawRow, today day.Date) bool
}

// lawLists are the ready-made lists, in the order in which they stand.
var lawLists = []lawList{
	{"venter", "Venter på godkendelse", "Udgaver, der gælder i dag og først binder, når en jurist har godkendt dem.",
		"Ingen udgave venter på godkendelse.",
		func(r *lawRow, today day.Date) bool { return r.Now >= 0 && r.Version.Waits() && !returned(r.Version) }},
	{"tilbage", "Sendt tilbage", "Udgaver, som en jurist har sendt tilbage med en begrundelse.", "Ingen udgave er sendt tilbage.",
		func(r *lawRow, _ day.Date) bool { return returned(r.Version) }},
	{"roerer", "Rører borgere i dag", "Bestemmelser, der lige nu giver mindst én borger en pligt, en ret eller en grænse.",
		"Ingen bestemmelse rører nogen borger i dag.",
		func(r *lawRow, _ day.Date) bool { return r.Touch.Citizens > 0 }},
	{"slaaet-fra", "Slået fra", "Udgaver, som ingen har verificeret. De skaber intet, før de er godkendt.", "Ingen udgave er slået fra.",
		func(r *lawRow, _ day.Date) bool {
			return r.Now >= 0 && r.Version.Shape != "" && r.Version.Force == duty.Off
		}},
	{"skifter", "Kommer eller ophører", "Bestemmelser, som begynder, ændres eller ventes at slutte efter i dag.",
		"Ingen bestemmelse er ved at skifte.",
		func(r *lawRow, today day.Date) bool { return changing(r.Provision, today) != "" }},
	{"alle", "Alle bestemmelser", "Alle bestemmelser, som Indgang kender, i lovens rækkefølge.", "Der er ingen bestemmelser.",
		func(*lawRow, day.Date) bool { return true }},
}

func returned(v *office.ProvisionVersion) bool { _, yes := v.Returned(); return yes }

// changing says what is to come for a provision, "" where nothing is.
func changing(p *office.Provision, today day.Date) string {
	for i := range p.Versions {
		v := &p.Versions[i]
		switch {
		case v.Valid.From > today && v.Shape == "":
			return "ophører " + v.Valid.From.Short()
		case v.Valid.From > today && i == 0:
			return "begynder " + v.Valid.From.Short()
		case v.Valid.From > today:
			return "ny udgave " + v.Valid.From.Short()
		case v.Valid.Has(today) && v.Expected != 0:
			return "ventes at slutte " + v.Expected.Short()
		}
	}
	return ""
}

// caseCounts is how many cases each rule has. They are part of the program.
var caseCounts = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for _, a := range law.Acts() {
		for _, r := range a.Rules {
			out[r.ID] = len(a.CasesOf(r.ID))
		}
	}
	return out
})

func newLawRow(p *office.Provision, today day.Date) lawRow {
	i := p.Now
	if i < 0 {
		i = slices.IndexFunc(p.Versions, func(v office.ProvisionVersion) bool { return v.Valid.From > today })
	}
	if i < 0 {
		i = len(p.Versions) - 1
	}
	v := &p.Versions[i]
	r := lawRow{Provision: p, Version: v, Force: newForceMark(v), Cases: caseCounts()[p.ID], Grade: string(v.Grade),
		GradeTip: gradeTip(v.Grade), Period: lawPeriod(v.Valid), Sub: changing(p, today), Text: lawText(v.Text), Doubt: lawText(v.Unverified)}
	if r.Sub == "" && len(p.Versions) > 1 {
		r.Sub = page.Plural(len(p.Versions), "udgave", "udgaver")
	}
	r.SignSub = lawSaid(v)
	return r
}

func gradeTip(g duty.Grade) string {
	_, tip, _ := strings.Cut(law.GradeWord(g), ": ")
	return tip
}

// lawPeriod writes when a version holds.
func lawPeriod(p day.Period) string {
	from := "fra\u00a0" + p.From.Short()
	if p.From <= law.Coverage.From {
		from = "fra før\u00a0" + law.Coverage.From.Short()
	}
	if p.To == 0 || p.To >= law.Coverage.To {
		return from
	}
	return from + " til\u00a0" + p.To.Short()
}

// lawSaid says what the lawyers have said of a version.
func lawSaid(v *office.ProvisionVersion) string {
	if w, ok := v.Signed(); ok {
		return "godkendt af " + lawWho(w) + " " + w.On.Short()
	}
	if w, ok := v.Returned(); ok {
		return "sendt tilbage af " + lawWho(w) + " " + w.On.Short()
	}
	if v.Waits() {
		return "venter på godkendelse"
	}
	return ""
}

// quotedTitle is how the words of a rule name another.
var quotedTitle = regexp.MustCompile(`«[^»]+»`)

// lawText writes the words of a rule, where the titles of other rules become
// links.
func lawText(s string) template.HTML {
	var b strings.Builder
	at := 0
	for _, m := range quotedTitle.FindAllStringIndex(s, -1) {
		title := strings.Trim(s[m[0]:m[1]], "«»")
		if id := law.ByTitle(title); id != "" {
			b.WriteString(template.HTMLEscapeString(s[at:m[0]]))
			b.WriteString(`«<a href="/lov/` + id + `">` + template.HTMLEscapeString(title) + `</a>»`)
			at = m[1]
		}
	}
	b.WriteString(template.HTMLEscapeString(s[at:]))
	return template.HTML(b.String()) // made of escaped text, and of IDs and titles that are part of the program
}

func lawWho(w office.LawWord) string { return cmp.Or(w.Name, w.By) }

// lawFilter is what somebody asks of the catalogue.
type lawFilter struct{ list, text, act, grade, force string }

// words of a row that the search looks in.
func (r *lawRow) words() string {
	v := r.Version
	return plainLaw(strings.Join([]string{r.ID, r.Act, r.ActName, r.Title, v.Provision, v.Text, v.MetBy, v.StoppedBy, v.Unverified}, " "))
}

// plainLaw writes text so that «§31» is found in «§ 31».
func plainLaw(s string) string {
	return strings.NewReplacer("§ ", "§", " stk. ", " stk.", " nr. ", " nr.").Replace(strings.ToLower(s))
}

// lets reports whether a row passes the filters, but for one of them: its choices
// are counted by the others.
func (f lawFilter) lets(r *lawRow, today day.Date, but string) bool {
	for word := range strings.FieldsSeq(plainLaw(f.text)) {
		if !strings.Contains(r.words(), word) {
			return false
		}
	}
	i := slices.IndexFunc(lawLists, func(l lawList) bool { return l.Code == f.list })
	return (but == "liste" || lawLists[i].has(r, today)) &&
		(but == "lov" || f.act == "" || f.act == r.Act) &&
		(but == "grad" || f.grade == "" || f.grade == r.Grade) &&
		(but == "kraft" || f.force == "" || f.force == forceCode(r.Version))
}

// lawHref is the address of the catalogue with a query.
func lawHref(q url.Values) string {
	for k := range q {
		if q.Get(k) == "" {
			q.Del(k)
		}
	}
	if len(q) == 0 {
		return "/lov"
	}
	return "/lov?" + q.Encode()
}

func (s *Server) law(x *request) error {
	c, err := s.office.Catalogue(x.Ctx(), x.user)
	if err != nil {
		return err
	}
	q := x.R.URL.Query()
	f := lawFilter{list: q.Get("liste"), text: strings.TrimSpace(q.Get("soeg")), act: q.Get("lov"), grade: q.Get("grad"),
		force: q.Get("kraft")}
	if f.list == "" && c.MaySign && len(q) == 0 {
		f.list = "venter" // what waits for the lawyer
	}
	if !slices.ContainsFunc(lawLists, func(l lawList) bool { return l.Code == f.list }) {
		f.list = "alle"
	}
	p := lawPage{layout: x.layout("Regler", "law"), On: c.On, MaySign: c.MaySign, Form: page.Form{Values: q}, Order: q.Get("orden"),
		All: len(c.Provisions)}
	if p.Order == "" && (f.list == "venter" || f.list == "roerer") {
		p.Order = "borgere"
	}
	rows := make([]lawRow, len(c.Provisions))
	count := map[string]map[string]int{"liste": {}, "lov": {}, "grad": {}, "kraft": {}}
	var found []lawRow
	for i := range c.Provisions {
		rows[i] = newLawRow(&c.Provisions[i], c.On)
		r := &rows[i]
		if f.list == "venter" && r.Version.Waits() {
			r.SignSub = "" // as all of them
		}
		if f.lets(r, c.On, "") {
			found = append(found, *r)
		}
		for facet, value := range map[string]string{"lov": r.Act, "grad": r.Grade, "kraft": forceCode(r.Version)} {
			if f.lets(r, c.On, facet) {
				count[facet][value]++
			}
		}
		if f.lets(r, c.On, "liste") {
			for _, l := range lawLists {
				if l.has(r, c.On) {
					count["liste"][l.Code]++
				}
			}
		}
	}
	p.Found = len(found)
	for _, l := range lawLists {
		to := url.Values{"liste": {l.Code}, "soeg": {f.text}, "lov": {f.act}, "grad": {f.grade}, "kraft": {f.force}}
		p.Lists = append(p.Lists, statusLink{Name: l.Name, Count: count["liste"][l.Code], Href: lawHref(to), Current: l.Code == f.list})
		if l.Code == f.list {
			p.Now = l
		}
	}
	filtered := f.text != "" || f.act != "" || f.grade != "" || f.force != ""
	if filtered {
		p.Clear = lawHref(url.Values{"liste": {f.list}})
	}
	p.filters(f, count)
	p.group(found, filtered || f.list != "alle")
	return x.Render(http.StatusOK, "law", p)
}

// filters makes the fields above the list, with how many each choice leaves.
func (p *lawPage) filters(f lawFilter, count map[string]map[string]int) {
	var acts, grades, forces []page.Choice
	counted := func(to *[]page.Choice, facet, code, name, now string) {
		if n := count[facet][code]; n > 0 || code == now {
			*to = append(*to, page.Choice{Code: code, Name: name + " (" + page.Number(n) + ")"})
		}
	}
	for _, a := range law.Acts() {
		counted(&acts, "lov", a.Short, a.Name, f.act)
	}
	for _, g := range []duty.Grade{'A', 'B', 'C', 'D'} {
		counted(&grades, "grad", string(g), law.GradeWord(g), f.grade)
	}
	for _, c := range forceCodes {
		counted(&forces, "kraft", c.Code, c.Name, f.force)
	}
	p.Filters = []page.Field{
		p.Form.Choice("lov", "Lov", "", page.Optional("Alle love", acts)),
		p.Form.Choice("grad", "Grad", "", page.Optional("Alle grader", grades)),
		p.Form.Choice("kraft", "Virkning", "", page.Optional("Alle virkninger", forces)),
	}
	order := p.Form.Choice("orden", "Rækkefølge", "", []page.Choice{{Code: "lov", Name: "Lovens"},
		{Code: "borgere", Name: "Flest borgere først"}})
	order.Value = cmp.Or(p.Order, "lov")
	p.Filters = append(p.Filters, order)
}

// mostCitizens sorts rules by how many citizens they touch.
func mostCitizens(a, b lawRow) int {
	return cmp.Or(cmp.Compare(b.Touch.Citizens, a.Touch.Citizens), cmp.Compare(b.Touch.Overdue, a.Touch.Overdue))
}

// group puts the rows under their acts, or in one list by how many citizens they
// touch.
func (p *lawPage) group(rows []lawRow, open bool) {
	if p.Order == "borgere" {
		slices.SortStableFunc(rows, mostCitizens)
		if len(rows) > 0 {
			p.Acts = []lawAct{{Folder: "alle", Name: p.Now.Name, Rows: rows, Open: true, Flat: true}}
		}
		return
	}
	for _, a := range law.Acts() {
		act := lawAct{Folder: a.Folder, Name: a.Name, Open: open}
		waits, touch := 0, 0
		for _, r := range rows {
			if r.Act != a.Short {
				continue
			}
			act.Rows = append(act.Rows, r)
			if r.Now >= 0 && r.Version.Waits() {
				waits++
			}
			if r.Touch.Citizens > 0 {
				touch++
			}
		}
		if act.Rows == nil {
			continue
		}
		sum := []string{page.Plural(len(act.Rows), "bestemmelse", "bestemmelser")}
		if touch > 0 {
			sum = append(sum, page.Plural(touch, "rører borgere i dag", "rører borgere i dag"))
		}
		if waits > 0 {
			sum = append(sum, page.Plural(waits, "venter på godkendelse", "venter på godkendelse"))
		}
		act.Sum = strings.Join(sum, " · ")
		p.Acts = append(p.Acts, act)
	}
}
