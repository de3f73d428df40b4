package web

import (
	"fmt"
	"net/http"

	"indgang/fault"
)

type jobsPage struct {
	layout
	Summary string
	Kinds   []jobKind
	Mend    []jobRow // failed, or with an outcome that nobody knows
	Waiting []jobRow
	More    bool
}

type jobKind struct {
	Name                           string
	Waiting, Running, Failed, Done int
}

type jobRow struct {
	ID, Name, Path string
	State, Badge   string
	When           string
	Tries          int
	Error          string
}

// jobState is what a state is called, and its badge.
func jobState(s string) (name, badge string) {
	switch s {
	case "failed":
		return "Fejlet", "badge--overdue"
	case "unclear":
		return "Ukendt udfald", "badge--doubt"
	case "running":
		return "I gang", "badge--open"
	}
	return "Venter", "badge--open"
}

func (s *Server) jobs(x *request) error {
	jobs, err := s.office.Jobs(x.Ctx(), x.user)
	if err != nil {
		return err
	}
	p := jobsPage{layout: x.layout("Arbejde i baggrunden", "jobs"), More: jobs.More}
	for _, k := range jobs.Kinds {
		row := jobKind{Name: k.Name}
		if k.Sending {
			row.Name += " (afsendelse)"
		}
		for state, n := range k.Count {
			switch state {
			case "failed", "unclear":
				row.Failed += n
			case "running":
				row.Running += n
			case "waiting":
				row.Waiting += n
			default:
				row.Done += n
			}
		}
		p.Kinds = append(p.Kinds, row)
	}
	for _, l := range jobs.Lines {
		row := jobRow{ID: l.ID, Name: l.Name, Path: "job", Tries: l.Tries, Error: l.Error}
		if l.Sending {
			row.Path = "afsendelse"
		}
		row.State, row.Badge = jobState(string(l.State))
		if l.Mends() {
			row.When = moment(s.office, l.Changed)
			p.Mend = append(p.Mend, row)
		} else {
			row.When = moment(s.office, l.NotBefore)
			p.Waiting = append(p.Waiting, row)
		}
	}
	p.Summary = "Alt går, som det skal."
	if n := len(p.Mend); n == 1 {
		p.Summary = "1 ting har brug for dig."
	} else if n > 1 {
		p.Summary = fmt.Sprintf("%d ting har brug for dig.", n)
	}
	return x.Render(http.StatusOK, "jobs", p)
}

// mendJob tries a job or a sending again, or notes that it was seen to by hand.
func (s *Server) mendJob(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	id, sending := x.R.PathValue("id"), x.R.PathValue("slags") == "afsendelse"
	mend, lead := s.office.RetryJob, "Der prøves igen om lidt."
	switch v.Get("hvad") {
	case "igen":
	case "ordnet":
		mend, lead = s.office.SettleJob, "Det er noteret som ordnet og prøves ikke igen."
	default:
		return fault.New(fault.Invalid, "Vælg, om der skal prøves igen, eller om det er ordnet.")
	}
	if err := mend(x.Ctx(), x.user, id, sending); err != nil {
		return err
	}
	x.Say(lead)
	return x.Redirect("/arbejde")
}
