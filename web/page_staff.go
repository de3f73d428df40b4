package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

// A staffPage lists the members of staff.
type staffPage struct {
	layout
	Rows []office.Colleague
	Left []office.Colleague // who work here no longer, and still have cases
}

func (s *Server) staff(x *request) error {
	all, err := s.office.Colleagues(x.Ctx(), x.user)
	if err != nil {
		return err
	}
	p := staffPage{layout: x.layout("Medarbejdere", "staff")}
	for _, c := range all {
		if c.Works || c.Begins != 0 {
			p.Rows = append(p.Rows, c)
		} else if c.Cases > 0 {
			p.Left = append(p.Left, c)
		}
	}
	return x.Render(http.StatusOK, "staff", p)
}

// A hirePage is the one form of a new employee's first day.
type hirePage struct {
	layout
	Form    page.Form
	Roles   []page.Choice
	Units   []page.Choice
	Leaders []page.Choice
}

func unitChoices(units []string) []page.Choice {
	out := make([]page.Choice, len(units))
	for i, u := range units {
		out[i] = page.Choice{Code: u, Name: u}
	}
	return out
}

func (s *Server) hireForm(x *request) error {
	f, err := x.beginWith(url.Values{"from": {s.office.Today().Short()}})
	if err != nil {
		return err
	}
	return x.hirePage(http.StatusOK, f)
}

func (x *request) hirePage(status int, f page.Form) error {
	p := hirePage{layout: x.layout("Ny medarbejder", "staff"), Form: f}
	units, err := x.s.office.Units(x.Ctx())
	if err != nil {
		return err
	}
	if p.Leaders, err = x.leaders(); err != nil {
		return err
	}
	p.Leaders = page.Optional("Ikke sat", p.Leaders)
	p.Roles, p.Units = page.Terms(fact.Terms[fact.Role]()), unitChoices(units)
	return x.Render(status, "hire", p)
}

func rolesOf(codes []string) []office.Role {
	var out []office.Role
	for _, c := range codes {
		if r := office.Role(c); r.Known() {
			out = append(out, r)
		}
	}
	return out
}

func (s *Server) hire(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	h := office.Hire{ID: v.Get("id"), Name: v.Get("name"), Roles: rolesOf(v["roles"]), Units: v["units"], Leader: v.Get("leader")}
	h.From, _ = x.date(v.Get("from"))
	err = s.office.Hire(x.Ctx(), x.user, h)
	if bad, ok := page.Typed(err); ok {
		return x.hirePage(page.Status(bad), page.Form{Values: v, Fault: bad})
	}
	if err != nil {
		return err
	}
	x.Say("Medarbejderen er oprettet.", h.Name+" kan logge ind fra "+h.From.Long()+".")
	return x.Redirect("/medarbejdere")
}

// A memberPage shows one member of staff.
type memberPage struct {
	layout
	C       office.Colleague
	Seen    string
	Change  page.Form
	Away    page.Form
	Stand   page.Form
	End     page.Form
	Hand    page.Form
	Roles   []page.Choice
	Units   []page.Choice
	Leaders []page.Choice
	Others  []page.Choice
	Takers  []page.Choice
	Cases   []office.OwnedCase
	Total   int
	Hidden  int
	History []office.StaffItem
}

// Bad is what is wrong with any of the forms, told once.
func (p memberPage) Bad() *fault.Fault {
	for _, f := range []page.Form{p.Change, p.Away, p.Stand, p.End, p.Hand} {
		if f.Fault != nil {
			return f.Fault
		}
	}
	return nil
}

func (s *Server) member(x *request) error { return x.memberPage(http.StatusOK, "", page.Form{}) }

func (x *request) memberPage(status int, which string, form page.Form) error {
	id := x.R.PathValue("initialer")
	all, err := x.s.office.Colleagues(x.Ctx(), x.user)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(c office.Colleague) bool { return c.ID == id })
	if i < 0 {
		return fault.New(fault.NotFound, "Medarbejderen findes ikke. Se listen over medarbejdere.")
	}
	p := memberPage{layout: x.layout(all[i].Name, "staff"), C: all[i], Seen: strconv.FormatInt(int64(all[i].Seq), 10)}
	today := x.s.office.Today().Short()
	p.Change = page.Form{Values: url.Values{"change-from": {today}, "change-leader": {p.C.Leader}}}
	for _, r := range p.C.Roles {
		p.Change.Add("change-roles", string(r))
	}
	p.Change.Values["change-units"] = p.C.Units
	p.Away = page.Form{Values: url.Values{"away-from": {today}}}
	p.Stand = page.Form{Values: url.Values{"stand-from": {today}}}
	p.End = page.Form{Values: url.Values{"end-from": {today}}}
	p.Hand = page.Form{Values: url.Values{}}
	switch which {
	case "skift":
		p.Change = form
	case "vaek", "tilbage":
		p.Away = form
	case "vikar", "vikar-slut":
		p.Stand = form
	case "fratraadt":
		p.End = form
	case "sager":
		p.Hand = form
	}
	units, err := x.s.office.Units(x.Ctx())
	if err != nil {
		return err
	}
	if p.Leaders, err = x.leaders(); err != nil {
		return err
	}
	p.Leaders = page.Optional("Ikke sat", p.Leaders)
	p.Roles, p.Units = page.Terms(fact.Terms[fact.Role]()), unitChoices(units)
	for _, c := range all {
		if c.ID == id {
			continue
		}
		p.Others = append(p.Others, page.Choice{Code: c.ID, Name: c.Name})
		if c.Works && len(c.Units) > 0 {
			p.Takers = append(p.Takers, page.Choice{Code: c.ID, Name: c.Name + " (" + strings.Join(c.Units, ", ") + ")"})
		}
	}
	if p.Cases, p.Total, p.Hidden, err = x.s.office.CasesOf(x.Ctx(), x.user, id, 1); err != nil {
		return err
	}
	if p.C.Seq > 0 && p.C.MaySet {
		if p.History, err = x.s.office.StaffHistory(x.Ctx(), x.user, id); err != nil {
			return err
		}
	}
	return x.Render(status, "member", p)
}

// setMember takes one of the forms about a member of staff.
func (s *Server) setMember(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	id, which := x.R.PathValue("initialer"), x.R.PathValue("hvad")
	n, err := strconv.ParseInt(v.Get("seen"), 10, 64)
	if err != nil {
		return fault.New(fault.Invalid, "Formularen er ikke hel. Åbn siden igen, og skriv én gang til.")
	}
	seen := fact.Seq(n)
	prefix, said := "", ""
	switch which {
	case "skift":
		prefix, said = "change-", "Ændringen er gemt."
		c := office.ChangeMember{ID: id, Seen: seen, Name: v.Get("change-name"), Roles: rolesOf(v["change-roles"]), Units: v["change-units"],
			Leader: v.Get("change-leader")}
		c.From, _ = x.date(v.Get("change-from"))
		err = s.office.ChangeMember(x.Ctx(), x.user, c)
	case "vaek", "tilbage":
		prefix, said = "away-", "Fraværet er gemt."
		c := office.Leave{ID: id, Seen: seen, Back: which == "tilbage"}
		c.From, _ = x.date(v.Get("away-from"))
		if text := v.Get("away-until"); text != "" {
			var bad error
			if c.Until, bad = x.date(text); bad != nil {
				f := page.FieldFault("away-until", "Skriv datoen som dd.mm.åååå.")
				return x.memberPage(page.Status(f), which, page.Form{Values: v, Fault: f})
			}
		}
		if c.Back {
			said = "Det er gemt, at medarbejderen er tilbage."
		}
		err = s.office.Leave(x.Ctx(), x.user, c)
	case "vikar", "vikar-slut":
		prefix, said = "stand-", "Vikariatet er gemt."
		c := office.Substitute{ID: id, Seen: seen, For: v.Get("stand-for"), End: which == "vikar-slut"}
		c.From, _ = x.date(v.Get("stand-from"))
		c.Until, _ = x.date(v.Get("stand-until"))
		if c.End {
			said = "Vikariatet er afsluttet."
		}
		err = s.office.Substitute(x.Ctx(), x.user, c)
	case "fratraadt":
		prefix, said = "end-", "Fratrædelsen er gemt."
		c := office.Resign{ID: id, Seen: seen}
		c.From, _ = x.date(v.Get("end-from"))
		err = s.office.Resign(x.Ctx(), x.user, c)
	case "sager":
		prefix = "hand-"
		c := office.HandOver{To: v.Get("hand-to"), Unit: v.Get("hand-unit")}
		for _, s := range v["hand-cases"] {
			c.Subjects = append(c.Subjects, fact.Subject(s))
		}
		if len(c.Subjects) == 0 {
			err = &fault.Fault{Kind: fault.Invalid, Message: "Sæt kryds ved de sager, der skal flyttes."}
			break
		}
		var moved int
		if moved, err = s.office.HandOver(x.Ctx(), x.user, c); err == nil {
			said = page.Plural(moved, "sag er", "sager er") + " flyttet."
			if rest := len(c.Subjects) - moved; rest > 0 {
				said += " " + page.Plural(rest, "sag", "sager") + " blev stående, fordi du ikke kan flytte dem."
			}
		}
	default:
		return fault.New(fault.NotFound, "Siden findes ikke. Gå til Medarbejdere.")
	}
	if bad, ok := page.Typed(err); ok {
		return x.memberPage(page.Status(bad), which, page.Form{Values: v, Fault: prefixed(bad, prefix)})
	}
	if err != nil {
		return err
	}
	x.Say(said)
	return x.Redirect("/medarbejdere/" + url.PathEscape(id))
}
