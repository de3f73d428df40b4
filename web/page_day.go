package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"indgang/office"
	"indgang/page"
)

type dayPage struct {
	layout
	Day      office.Day
	Summary  string
	Statuses []statusTab
	Now      office.StatusInfo
	Order    string
	Whose    []whoseTab
	Rows     []dayRow
	Pager    page.Pager
}

type statusTab struct {
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

type dayRow struct {
	office.DayLine
	Due   string // the date to act by
	When  string // how far it is from today
	Badge string // class of the badge
	Label string
	Force string // where the rule does not bind
	Law   string // the legal date, where another day is planned for
	Foot  string // caseworker and unit, where the list is not one's own
}

// dayHref is the address of a list of the day.
func dayHref(whose string, status office.Status, page int) string {
	q := url.Values{}
	if status != "" {
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
	office.StatusOverdue: "Det, der binder, står først; derefter det ældste.", office.StatusWeek: "Det, der binder, står først; derefter efter dato.",
	office.StatusUs: "Det overskredne står først; derefter det, der binder, efter dato.", office.StatusCitizen: "Det, der binder, står først; derefter efter dato.",
	office.StatusToday: "Efter klokkeslæt.", office.StatusNone: "Den sag, der har ligget længst, står først.",
	office.StatusFund: "Den ældste overtagelse står først.", office.StatusEnds: "Det, der slutter først, står først.", office.StatusDoubt: "Den ældste modstrid står først.",
}

var whoseNames = map[string]string{"own": "Mine sager", "unit": "Min enhed", "all": "Hele kommunen"}

func (s *Server) day(x *request) error {
	q := x.R.URL.Query()
	at, _ := strconv.Atoi(q.Get("side")) // a page that is no number is page one
	d, err := s.office.Day(x.Ctx(), x.user, office.DayFilter{Status: office.Status(q.Get("liste")), Whose: q.Get("hvis"), Page: at})
	if err != nil {
		return err
	}
	p := dayPage{layout: x.layout("Min dag", "day"), Day: d, Summary: summary(d), Order: orders[d.Status]}
	for _, info := range office.Statuses() {
		t := statusTab{StatusInfo: info, Count: d.Counts[info.Status], Href: dayHref(d.Whose, info.Status, 1), Current: info.Status == d.Status}
		p.Statuses = append(p.Statuses, t)
		if t.Current {
			p.Now = info
		}
	}
	for _, w := range d.Ranges {
		p.Whose = append(p.Whose, whoseTab{whoseNames[w], dayHref(w, d.Status, 1), w == d.Whose})
	}
	for _, l := range d.Rows {
		p.Rows = append(p.Rows, newDayRow(l, d))
	}
	p.Pager = page.NewPager(d.Page, office.PageSize, d.Counts[d.Status], func(n int) string { return dayHref(d.Whose, d.Status, n) })
	return x.Render(http.StatusOK, "day", p)
}

// summary says in one sentence how the day looks.
func summary(d office.Day) string {
	var parts []string
	if n := d.Counts[office.StatusOverdue]; n > 0 {
		parts = append(parts, page.Plural(n, "sag", "sager")+" med overskredet frist")
	}
	if n := d.Counts[office.StatusWeek]; n > 0 {
		parts = append(parts, page.Number(n)+" med frist i denne uge")
	}
	if n := d.Counts[office.StatusToday]; n > 0 {
		parts = append(parts, page.Plural(n, "møde", "møder")+" i dag")
	}
	switch n := len(parts); n {
	case 0:
		return "ingen frister i denne uge og ingen møder i dag"
	case 1:
		return parts[0]
	default:
		return strings.Join(parts[:n-1], ", ") + " og " + parts[n-1]
	}
}

// forceWords are what a list says of a rule that does not bind.
var forceWords = map[string]string{"warning": "Advarsel", "reminder": "Påmindelse"}

func newDayRow(l office.DayLine, d office.Day) dayRow {
	r := dayRow{DayLine: l, Force: forceWords[l.Force]}
	date := l.PlanBy
	if date == 0 || l.State == "overdue" {
		date = l.Due
	}
	r.Due, r.When = page.WeekdayShort(date), page.When(date, d.On)
	if l.PlanBy != 0 && l.Due != 0 && l.PlanBy != l.Due && l.State != "overdue" {
		r.Law = "loven: " + l.Due.Short()
	}
	switch status := office.Status(l.Status); {
	case l.State == "overdue":
		r.Badge, r.Label = "badge--overdue", "Overskredet"
	case status == office.StatusDoubt:
		r.Badge, r.Label = "badge--doubt", "Tvivl"
	case status == office.StatusToday:
		r.Badge, r.Label = "badge--soon", "I dag"
	case status == office.StatusUs && date != 0 && date < d.On:
		r.Badge, r.Label = "badge--soon", "Mangler udfald"
	case date != 0 && date <= d.On+7 && (l.State == "open" || status == office.StatusEnds):
		r.Badge, r.Label = "badge--soon", "Snart"
	case l.State == "open":
		r.Badge, r.Label = "badge--open", "Åben"
	}
	if d.Whose != "own" {
		r.Foot = strings.Trim(l.Worker+" · "+l.Unit, " ·")
	}
	return r
}
