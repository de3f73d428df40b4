package web

import (
	"net/http"
	"net/url"
	"strconv"

	"indgang/office"
)

type dayPage struct {
	layout
	Day      office.Day
	Statuses []statusTab
	Now      office.StatusInfo
	Whose    []whoseTab
	Rows     []dayRow
	Prev     string
	Next     string
}

type statusTab struct {
	office.StatusInfo
	Count   int
	Href    string
	Current bool
	Short   string
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
	Law   string // the legal date, where another day is planned for
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

func (s *Server) day(x *request) error {
	q := x.r.URL.Query()
	page, _ := strconv.Atoi(q.Get("side")) // a page that is no number is page one
	d, err := s.office.Day(x.ctx(), x.user, office.DayFilter{Status: office.Status(q.Get("liste")), Whose: q.Get("hvis"), Page: page})
	if err != nil {
		return err
	}
	p := dayPage{layout: x.layout("Min dag", "day"), Day: d}
	for _, info := range office.Statuses() {
		t := statusTab{StatusInfo: info, Count: d.Counts[info.Status], Href: dayHref(d.Whose, info.Status, 1), Current: info.Status == d.Status}
		p.Statuses = append(p.Statuses, t)
		if t.Current {
			p.Now = info
		}
	}
	for _, w := range []struct {
		key, name string
		may       bool
	}{
		{"", "Mine sager", x.user.Has(office.Caseworker, office.YouthAdviser, office.Consultant)},
		{"unit", "Min enhed", d.MayUnits},
		{"all", "Hele kommunen", d.MayAll},
	} {
		if w.may {
			p.Whose = append(p.Whose, whoseTab{w.name, dayHref(w.key, d.Status, 1), w.key == d.Whose})
		}
	}
	for _, l := range d.Rows {
		p.Rows = append(p.Rows, newDayRow(l, d))
	}
	if d.Page > 1 {
		p.Prev = dayHref(d.Whose, d.Status, d.Page-1)
	}
	if d.Page < d.Pages {
		p.Next = dayHref(d.Whose, d.Status, d.Page+1)
	}
	return x.render(http.StatusOK, "day", p)
}

func newDayRow(l office.DayLine, d office.Day) dayRow {
	r := dayRow{DayLine: l}
	date := l.PlanBy
	if date == 0 || l.State == "overdue" {
		date = l.Due
	}
	r.Due, r.When = weekdayShort(date), when(date, d.On)
	if l.PlanBy != 0 && l.Due != 0 && l.PlanBy != l.Due && l.State != "overdue" {
		r.Law = "loven: " + l.Due.Short()
	}
	switch {
	case l.State == "overdue":
		r.Badge, r.Label = "badge--overdue", "Overskredet"
	case office.Status(l.Status) == office.StatusDoubt:
		r.Badge, r.Label = "badge--doubt", "Tvivl"
	case office.Status(l.Status) == office.StatusToday:
		r.Badge, r.Label = "badge--soon", "I dag"
	case date != 0 && date <= d.On+7 && l.State == "open":
		r.Badge, r.Label = "badge--soon", "Snart"
	case l.State == "open":
		r.Badge, r.Label = "badge--info", "Åben"
	}
	if l.Force == "warning" || l.Force == "reminder" {
		r.Label += map[string]string{"warning": " · advarsel", "reminder": " · påmindelse"}[l.Force]
	}
	return r
}
