package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"indgang/bridge/udtraek"
	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

// patience is how long a page waits for an import before it shows how far it is.
const patience = 10 * time.Second

// follow runs an import that goes on when the request has ended, and waits for it as
// long as a person would.
func (x *request) follow(run *udtraek.Run, room office.Importing) error {
	// A browser that goes away does not stop what has begun.
	done := run.Start(context.WithoutCancel(x.Ctx()), room)
	wait := time.NewTimer(patience)
	defer wait.Stop()
	select {
	case e := <-done:
		if e.Err != nil && !errors.Is(e.Err, office.ErrStopped) {
			return e.Err
		}
		if e.Result != nil && e.Report.Stopped == "" {
			x.Say(runSays(e.Result))
		}
	case <-wait.C:
		x.Say("Importen kører. Den bliver færdig, også hvis du lukker siden.")
	}
	return x.Redirect("/import/" + run.ID)
}

func runSays(r *udtraek.Result) string {
	t := r.Report.Totals()
	rows := fmt.Sprintf("%s rækker taget ind, %s kendte og %s afviste.", page.Number(t.Accepted), page.Number(t.Known),
		page.Number(t.Refused))
	if r.Run.Trial {
		return "Prøven er færdig, og intet er gemt. Sådan ville det gå: " + rows
	}
	return "Importen er færdig: " + rows
}

// fromSystem says which system an import came from, in the words of its facts.
func fromSystem(r *udtraek.Report) string {
	m, err := udtraek.ReadMapping(r.Mapping)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(strings.TrimPrefix(m.Source, "import"))
}

// runBadge says how a run stands.
func runBadge(state string, trial, open, going bool, left int) (badge, label string) {
	switch {
	case going:
		return "badge--soon", "Kører"
	case state == udtraek.Undone:
		return "badge--met", "Fortrudt"
	case state == udtraek.GaveUp:
		return "badge--overdue", "Passer ikke"
	case state == udtraek.Cancelled:
		return "badge--overdue", "Stoppet"
	case open:
		return "badge--overdue", "Ikke færdig"
	case trial:
		return "badge--soon", "Prøve, intet gemt"
	case left > 0:
		return "badge--soon", page.Number(left) + " at rette"
	}
	return "badge--met", "Færdig"
}

// importAgain goes on with the files of a run: it takes in what was tried, or what
// was left when the run stopped.
func (s *Server) importAgain(x *request) error {
	room, err := s.office.BeginImport()
	if err != nil {
		return err
	}
	run, err := udtraek.Again(x.Ctx(), s.office, x.user, x.R.PathValue("run"), udtraek.Options{Rows: udtraek.PageRows})
	if err != nil {
		room.End()
		return err
	}
	return x.follow(run, room)
}

// importStop asks a run to stop.
func (s *Server) importStop(x *request) error {
	id := x.R.PathValue("run")
	if err := s.office.StopImportRun(x.Ctx(), x.user, id); err != nil {
		return err
	}
	x.Say("Importen stopper, så snart den er færdig med de borgere, den er i gang med.")
	return x.Redirect("/import/" + id)
}

// importUndo takes back what a run did.
func (s *Server) importUndo(x *request) error {
	id := x.R.PathValue("run")
	done, left, err := udtraek.Undo(context.WithoutCancel(x.Ctx()), s.office, x.user, id)
	if err != nil {
		return err
	}
	said := fmt.Sprintf("Importen er fortrudt for %s.", manyCitizens(done))
	if left > 0 {
		said += fmt.Sprintf(" %s er ikke rørt, fordi nogen har skrevet i sagen siden.", manyCitizens(left))
	}
	x.Say(said)
	return x.Redirect("/import/" + id)
}

func manyCitizens(n int) string {
	if n == 1 {
		return "1 borger"
	}
	return page.Number(n) + " borgere"
}

// importCodesMost is how many unknown codes a page has.
const importCodesMost = 20

// An importCode is an unknown code with the form that mends it in all its rows.
type importCode struct {
	ID      string
	File    string // its key
	Name    string
	Column  string
	Value   string
	Rows    int
	Choices []string
}

// importCodes lists the unknown codes of a run, with what may stand there instead.
func (x *request) importCodes(c *udtraek.Case) ([]importCode, error) {
	if c.Trial || c.State == udtraek.Undone {
		return nil, nil
	}
	codes, err := x.s.office.ImportCodes(x.Ctx(), x.user, c.ID, string(udtraek.WhyUnknownCode), importCodesMost)
	if err != nil {
		return nil, err
	}
	var out []importCode
	for i, code := range codes {
		row, err := x.s.office.ImportRow(x.Ctx(), x.user, c.ID, string(udtraek.Refused), code.FileNo, code.First)
		if fault.Of(err) == fault.Forbidden {
			continue // the first that has it is about somebody whose case the user may not open
		}
		if err != nil {
			return nil, err
		}
		f := c.Mapping.File(code.File)
		w, err := udtraek.ReadWritten(row.Fields)
		if err != nil {
			return nil, err
		}
		if f == nil || len(w.Fields) != len(f.Columns) {
			continue
		}
		out = append(out, importCode{
			ID: "kode-" + strconv.Itoa(i), File: code.File, Name: f.File, Column: code.Column, Value: code.Value, Rows: code.Rows,
			Choices: udtraek.Look(c.Mapping, f, x.s.office.Today(), w.Fields).Choices,
		})
	}
	return out, nil
}

// mendCode takes in all rows of a run that have an unknown code, with another in its
// place.
func (s *Server) mendCode(x *request) error {
	if err := x.R.ParseForm(); err != nil {
		return fault.Wrap(err, fault.Invalid, "Formularen kan ikke læses. Prøv igen.")
	}
	id, form := x.R.PathValue("run"), x.R.PostForm
	as := strings.TrimSpace(form.Get("som"))
	if as == "" && form.Get("tom") == "" {
		f := &fault.Fault{Kind: fault.Invalid, Message: "Koden er ikke rettet endnu.", Fields: []fault.Field{{Name: form.Get("felt"),
			Message: "Skriv, hvad der skal stå i stedet."}}}
		return x.importRun(http.StatusUnprocessableEntity, nil, nil, f)
	}
	out, err := udtraek.MendCode(context.WithoutCancel(x.Ctx()), s.office, x.user, udtraek.CodeMending{Run: id, File: form.Get("fil"),
		Column: form.Get("kolonne"), Value: form.Get("kode"), As: as})
	if err != nil {
		return err
	}
	said := fmt.Sprintf("%s med koden er taget ind.", manyRows(out.Taken))
	if out.Known > 0 {
		said += fmt.Sprintf(" %s sagde intet nyt.", manyRows(out.Known))
	}
	if out.Again > 0 {
		said += fmt.Sprintf(" %s mangler stadig noget: se dem på listen.", manyRows(out.Again))
	}
	if out.Closed > 0 {
		said += fmt.Sprintf(" %s er om borgere, hvis sager du ikke kan åbne, og er ikke rettet.", manyRows(out.Closed))
	}
	x.Say(said)
	return x.Redirect("/import/" + id + "#afviste")
}

func manyRows(n int) string {
	if n == 1 {
		return "1 række"
	}
	return page.Number(n) + " rækker"
}

type ownerlessPage struct {
	layout
	Rows  []ownerlessCase
	Pager page.Pager
	All   int
}

// An ownerlessCase is a case whose caseworker is nobody who works here.
type ownerlessCase struct {
	office.OwnerlessCase
	Name string // "" where the user may not see the case
}

// importOwnerless lists cases whose caseworker is nobody who works here: nobody has
// them on a list.
func (s *Server) importOwnerless(x *request) error {
	all, err := s.office.CountOwnerless(x.Ctx(), x.user)
	if err != nil {
		return err
	}
	p := ownerlessPage{layout: x.layout("Sager uden en sagsbehandler", "import"), All: all}
	const size = 50
	nth := min(max(atPage(x.R.URL.Query()), 1), max(1, (all+size-1)/size))
	p.Pager = page.NewPager(nth, size, all, func(n int) string { return "/import/uden-sagsbehandler?side=" + strconv.Itoa(n) })
	rows, names, err := s.office.Ownerless(x.Ctx(), x.user, (nth-1)*size, size)
	if err != nil {
		return err
	}
	for _, r := range rows {
		p.Rows = append(p.Rows, ownerlessCase{r, names[r.Subject]})
	}
	return x.Render(http.StatusOK, "import-ownerless", p)
}
