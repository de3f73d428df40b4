package web

import (
	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

// mostRows is how many rows of a day's list a file holds; longer lists are for
// figures, not for files with names.
const mostRows = 2000

// dayExport sends one of the day's lists as a file: what the user may see of it,
// which the read log tells.
func (s *Server) dayExport(x *request) error {
	q := x.R.URL.Query()
	f := office.DayFilter{Status: office.Status(q.Get("liste")), Whose: q.Get("hvis"), Page: 1}
	if f.Status == "" || f.Status == office.StatusDay {
		return fault.New(fault.NotFound, "Vælg en af listerne på Min dag, og hent den derfra.")
	}
	d, err := s.office.Day(x.Ctx(), x.user, f)
	if err != nil {
		return err
	}
	if d.Counts[d.Status] > mostRows {
		return fault.New(fault.Invalid, "Listen har %s rækker, og en fil har plads til %s. Vælg en kortere liste.",
			page.Number(d.Counts[d.Status]), page.Number(mostRows))
	}
	name := string(d.Status)
	for _, info := range office.Statuses() {
		if info.Status == d.Status {
			name = info.Name
		}
	}
	out, err := x.export(q.Get("som"), export{
		Name: "liste-" + string(d.Status) + "-" + d.On.String(), Sheet: "Liste",
		Columns: []column{{"Navn", 30}, {"Hvad", 40}, {"Fordi", 60}, {"Lovens frist", 14}, {"Planlæg senest", 14}, {"Hjemmel", 30},
			{"Bemærk", 20}, {"Sagsbehandler", 24}, {"Enhed", 20}},
		About: [][2]string{{"Liste", name}, {"Hvis sager", whoseNames[d.Whose]}, {"Dag", d.On.Long()}, {"Hentet af", x.user.Name}},
	})
	if err != nil {
		return err
	}
	for n := 1; len(d.Rows) > 0; n++ {
		for i := range d.Rows {
			r := &d.Rows[i]
			if r.Hidden {
				continue
			}
			if err := out.row(r.Name, r.What, r.Because, r.Due, r.PlanBy, r.Provision, r.Note, r.Worker, r.Unit); err != nil {
				return x.ended(out, err)
			}
		}
		if n*office.PageSize >= d.Counts[d.Status] {
			break
		}
		f.Page = n + 1
		if d, err = s.office.Day(x.Ctx(), x.user, f); err != nil {
			return x.ended(out, err)
		}
	}
	return x.ended(out, nil)
}
