package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/office"
	"indgang/page"
)

type dayPage struct {
	layout
	Day     office.Day
	Summary string
	Lists   []listTab
	Now     office.StatusInfo
	Order   string
	Whose   []whoseTab
	Hours   *hours
	Parts   []dayPart
	Backlog *dayPart
	Next    string // the day's next deadline, where nothing is to be done today
	Pager   page.Pager
	Files   []answer // the list as a file, in each format
}

type listTab struct {
	office.StatusInfo
	Count   int
	Href    string
	Current bool
}

type whoseTab struct {
	Name    string
	Href    string
	Current bool
}

// A dayPart is rows under a heading. A list that is shown alone is one part
// without a heading.
type dayPart struct {
	office.StatusInfo
	Count int
	Class string // colour and sign of the heading
	Order string
	Href  string // all of them, where some are left out
	Rows  []dayRow
}

// A dayRow says when, who, what, because, and settles itself.
type dayRow struct {
	office.DayLine
	When   string // the day or the time to act by
	Sub    string // how far it is, or the other of two dates
	Late   bool
	Badge  string // class of the badge, where a list mixes statuses
	Label  string
	Force  string // where the rule does not bind
	Foot   string // caseworker and unit, where the list is not one's own
	Href   string // where the button leads
	First  bool   // the one filled button of the page
	Answer []answer
}

// An answer is one of the few that a past talk can be given in its row.
type answer struct{ Name, Href string }

// dayHref is the address of a list of the day.
func dayHref(whose string, status office.Status, page int) string {
	q := url.Values{}
	if status != "" && status != office.StatusDay {
		q.Set("liste", string(status))
	}
	if whose != "" {
		q.Set("hvis", whose)
	}
	if page > 1 {
		q.Set("side", strconv.Itoa(page))
	}
	if len(q) == 0 {
		return "/"
	}
	return "/?" + q.Encode()
}

// orders say how each list is sorted.
var orders = map[office.Status]string{
	office.StatusOverdue: "Det, der binder, står først; derefter det nyeste.",
	office.StatusWeek:    "Det, der binder, står først; derefter efter dato.",
	office.StatusUs:      "Det overskredne står først; derefter det, der binder, efter dato.",
	office.StatusCitizen: "Det, der binder, står først; derefter efter dato.",
	office.StatusToday:   "Efter klokkeslæt.", office.StatusNone: "Den sag, der har ligget længst, står først.",
	office.StatusFund: "Den ældste overtagelse står først.", office.StatusEnds: "Det, der slutter først, står først.",
	office.StatusDoubt:  "Den ældste modstrid står først.",
	office.StatusAnswer: "Den nyeste aftale står først.", office.StatusDue: "Det, der binder, står først; derefter efter dato.",
	office.StatusBacklog: "Det, der binder, står først; derefter det ældste.",
}

var whoseNames = map[string]string{"own": "Mine sager", "unit": "Min enhed", "all": "Hele kommunen"}

// partClass is how the heading of a part looks.
var partClass = map[office.Status]string{
	office.StatusToday: "is-meet", office.StatusAnswer: "is-asked", office.StatusDue: "is-soon", office.StatusOverdue: "is-late",
	office.StatusBacklog: "is-late",
}

func (s *Server) day(x *request) error {
	q := x.R.URL.Query()
	n, _ := strconv.Atoi(q.Get("side")) // a page that is no number is page one
	d, err := s.office.Day(x.Ctx(), x.user, office.DayFilter{Status: office.Status(q.Get("liste")), Whose: q.Get("hvis"), Page: n})
	if err != nil {
		return err
	}
	p := dayPage{layout: x.layout("Min dag", "day"), Day: d, Summary: summary(d), Order: orders[d.Status]}
	infos := map[office.Status]office.StatusInfo{}
	for _, info := range office.Statuses() {
		infos[info.Status] = info
		t := listTab{StatusInfo: info, Count: d.Counts[info.Status], Href: dayHref(d.Whose, info.Status, 1), Current: info.Status == d.Status}
		switch info.Status {
		case office.StatusToday, office.StatusDue, office.StatusAnswer, office.StatusBacklog:
			// Parts of the day have a tab of their own only where one has gone to them.
			if !t.Current {
				continue
			}
		}
		p.Lists = append(p.Lists, t)
	}
	p.Now = infos[d.Status]
	for _, w := range d.Ranges {
		p.Whose = append(p.Whose, whoseTab{whoseNames[w], dayHref(w, d.Status, 1), w == d.Whose})
	}
	if d.Status == office.StatusDay {
		p.today(infos)
	} else if len(d.Rows) > 0 {
		part := dayPart{StatusInfo: p.Now, Count: d.Counts[d.Status]}
		for i := range d.Rows {
			part.Rows = append(part.Rows, newDayRow(d.Rows[i], &d))
		}
		p.Parts = []dayPart{part}
		for _, f := range [][2]string{{"Excel", "xlsx"}, {"CSV", "csv"}} {
			p.Files = append(p.Files, answer{f[0], "/liste/hent?" + url.Values{"liste": {string(d.Status)}, "hvis": {d.Whose},
				"som": {f[1]}}.Encode()})
		}
	}
	p.first()
	if n := d.Counts[d.Status]; d.Status != office.StatusDay && n > office.PageSize {
		p.Pager = page.NewPager(d.Page, office.PageSize, n, func(n int) string { return dayHref(d.Whose, d.Status, n) })
	}
	return x.Render(http.StatusOK, "day", p)
}

// today fills the page with the parts of the day.
func (p *dayPage) today(infos map[office.Status]office.StatusInfo) {
	d := &p.Day
	for _, dp := range d.Parts {
		if dp.Count == 0 {
			continue
		}
		part := dayPart{StatusInfo: infos[dp.Status], Count: dp.Count, Class: partClass[dp.Status], Order: orders[dp.Status]}
		if dp.Count > len(dp.Rows) {
			part.Href = dayHref(d.Whose, dp.Status, 1)
		}
		for i := range dp.Rows {
			part.Rows = append(part.Rows, newDayRow(dp.Rows[i], d))
		}
		switch dp.Status {
		case office.StatusBacklog:
			p.Backlog = &part
			continue
		case office.StatusToday:
			if d.Whose == "own" {
				p.Hours = newHours(dp.Rows)
			}
		}
		p.Parts = append(p.Parts, part)
	}
}

// first fills the button of the first row that can be worked on: it is what the
// page is about now.
func (p *dayPage) first() {
	for i := range p.Parts {
		for k := range p.Parts[i].Rows {
			if r := &p.Parts[i].Rows[k]; r.Href != "" && r.Answer == nil {
				r.First = true
				return
			}
		}
	}
}

// summary says in one sentence how the day looks.
func summary(d office.Day) string {
	var parts []string
	if n := d.Counts[office.StatusToday]; n > 0 {
		parts = append(parts, page.Plural(n, "møde", "møder"))
	}
	if n := d.Counts[office.StatusDue]; n > 0 {
		parts = append(parts, page.Plural(n, "frist", "frister"))
	}
	if n := d.Counts[office.StatusOverdue]; n > 0 {
		parts = append(parts, page.Plural(n, "overskredet", "overskredne"))
	}
	if n := d.Counts[office.StatusAnswer]; n > 0 {
		parts = append(parts, page.Plural(n, "aftale, der mangler svar", "aftaler, der mangler svar"))
	}
	switch n := len(parts); n {
	case 0:
		return "ingen møder og ingen frister i dag"
	case 1:
		return parts[0]
	default:
		return strings.Join(parts[:n-1], ", ") + " og " + parts[n-1]
	}
}

// forceWords are what a list says of a rule that does not bind.
var forceWords = map[string]string{"warning": "Advarsel", "reminder": "Påmindelse"}

func newDayRow(l office.DayLine, d *office.Day) dayRow {
	r := dayRow{DayLine: l, Force: forceWords[l.Force], Late: l.State == "overdue"}
	r.when(d.On)
	switch status := office.Status(l.Status); {
	case status == office.StatusDoubt:
		r.Badge, r.Label = "badge--doubt", "Tvivl"
	case status != office.StatusUs && status != office.StatusCitizen:
	case r.Late:
		r.Badge, r.Label = "badge--overdue", "Overskredet"
	}
	if d.Whose != "own" {
		r.Foot = strings.Trim(l.Worker+" · "+l.Unit, " ·")
	}
	switch {
	case !l.MayWrite || l.Hidden:
	case l.Answers():
		q, _ := url.ParseQuery(l.Deed)
		for _, a := range [...]struct{ name, code string }{{"Kom", "held"}, {"Udeblev", "missed"}, {"Aflyst", "cancelled"}} {
			q.Set("gik", a.code)
			r.Answer = append(r.Answer, answer{a.name, deedHref(l.Subject, q.Encode())})
		}
	case l.Act != "":
		r.Href = deedHref(l.Subject, l.Deed)
	case office.Status(l.Status) == office.StatusDoubt:
		r.Act, r.Href = "Se tvivlen", pageOf(l.Subject)+"#tvivl"
	default:
		r.Act, r.Href = "Registrér andet", pageOf(l.Subject)+"/registrer"
	}
	return r
}

// when says by when the row is to be done. Two dates are two: the day that the
// law sets stands beneath the day to plan for, and neither has the other's status.
func (r *dayRow) when(today day.Date) {
	date := r.PlanBy
	if date == 0 || r.Late {
		date = r.Due
	}
	switch status := office.Status(r.Status); {
	case status == office.StatusToday:
		r.When = strings.TrimPrefix(r.Note, "kl. ")
		if r.Note == "uden klokkeslæt" {
			r.When, r.Sub = "i dag", r.Note
		}
		r.Note = ""
		return
	case status == office.StatusAnswer:
		r.When, r.Sub, r.Note = nearly(date, today), r.Note, ""
		return
	case date == 0:
		r.When, r.Sub = "løbende", r.Note
		r.Note = ""
		return
	case r.Late:
		r.When, r.Sub = nearly(date, today), late(date, today)
		return
	}
	r.When = nearly(date, today)
	planned := r.PlanBy != 0 && r.Due != 0 && r.PlanBy != r.Due
	switch {
	case planned && date < today:
		r.When, r.Sub = "nu", "loven: "+nearly(r.Due, today)
	case planned:
		r.Sub = "loven: " + nearly(r.Due, today)
	case date > today+1:
		r.Sub = page.When(date, today)
	case date < today:
		r.Sub = late(date, today)
	}
}

// late says how long after its date something is.
func late(d, today day.Date) string { return day.DaysText(int(today-d)) + " efter" }

// nearly writes a date as one says it: i dag, i morgen, i går, ons. 02.12., and with
// its year where that is another.
func nearly(d, today day.Date) string {
	y, _, _ := d.Civil()
	now, _, _ := today.Civil()
	switch {
	case d == today:
		return "i dag"
	case d == today+1:
		return "i morgen"
	case d == today-1:
		return "i går"
	case y != now:
		return d.Short()
	}
	return page.WeekdayShort(d)[:len(page.WeekdayShort(d))-4]
}

// pageOf is the address of the page of a subject.
func pageOf(s fact.Subject) string {
	if s.Sort() == fact.SortEmployer {
		return "/virksomhed/" + string(s)
	}
	return "/borger/" + string(s)
}

// Page is the address of the page of the row's subject.
func (r dayRow) Page() string { return pageOf(r.Subject) }

// deedHref is the address of the form that a deed is done in.
func deedHref(s fact.Subject, deed string) string {
	q, err := url.ParseQuery(deed)
	at := pageOf(s)
	if err != nil || s.Sort() == fact.SortEmployer {
		return at + "/registrer?" + deed
	}
	switch q.Get("hvad") {
	case "talk-held", "":
		q.Del("hvad")
		if len(q) == 0 {
			return at + "/samtale"
		}
		return at + "/samtale?" + q.Encode()
	}
	return at + "/registrer?" + q.Encode()
}
