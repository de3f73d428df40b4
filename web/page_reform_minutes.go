package web

import (
	"net/http"
	"net/url"
	"strconv"

	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

type minutesPage struct {
	layout
	page.Form
	Table   office.EffortTable
	Rows    []minutesRow
	Example bool
	Seen    string
}

// A minutesRow is one kind of work with what stands in its field.
type minutesRow struct {
	Time  office.EffortTime
	Field page.Field
	Rules int // how many rules ask for it
}

func (s *Server) reformMinutes(x *request) error { return x.minutesPage(http.StatusOK, nil, nil) }

func (x *request) minutesPage(status int, typed url.Values, bad *fault.Fault) error {
	t, err := x.s.office.Efforts(x.Ctx(), x.user)
	if err != nil {
		return err
	}
	p := minutesPage{layout: x.layout("Minutter pr. handling", "reform"), Form: page.Form{Values: typed, Fault: bad}, Table: t,
		Seen: strconv.FormatInt(int64(t.Seq), 10)}
	rules := map[law.Effort]int{}
	for _, r := range law.EffortRules() {
		rules[law.EffortOf(r)]++
	}
	for _, r := range t.Rows {
		row := minutesRow{Time: r, Rules: rules[r.Effort], Field: page.Field{Name: string(r.Effort), Label: "Minutter: " + r.Effort.Name(),
			Error: p.Error(string(r.Effort)), Type: fact.CodeField}}
		switch {
		case typed != nil:
			row.Field.Value = typed.Get(string(r.Effort))
		case r.Minutes != 0:
			row.Field.Value = strconv.Itoa(r.Minutes)
		}
		p.Example = p.Example || r.Example
		p.Rows = append(p.Rows, row)
	}
	return x.Render(status, "reform-minutes", p)
}

func (s *Server) setMinutes(x *request) error {
	q, err := x.Form()
	if err != nil {
		return err
	}
	minutes := map[law.Effort]string{}
	for _, e := range law.Efforts() {
		minutes[e] = q.Get(string(e))
	}
	seen, err := strconv.ParseInt(q.Get("seen"), 10, 64)
	if err != nil {
		return fault.New(fault.Invalid, "Formularen er ikke hel. Åbn siden igen, og skriv minutterne én gang til.")
	}
	n, err := s.office.SetMinutes(x.Ctx(), x.user, minutes, fact.Seq(seen))
	if bad, ok := page.Typed(err); ok {
		return x.minutesPage(page.Status(bad), q, bad)
	}
	if err != nil {
		return err
	}
	if n == 0 {
		x.Say("Minutterne stod sådan i forvejen.")
	} else {
		x.Say("Gemt: " + page.Plural(n, "slags arbejde har", "slags arbejde har") + " fået nye minutter.")
	}
	return x.Redirect("/reform/tider")
}
