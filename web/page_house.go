package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"indgang/fact"
	"indgang/fault"
	"indgang/office"
	"indgang/page"
)

// A housePage shows the organisation and lets those who may set it.
type housePage struct {
	layout
	House   office.House
	Seen    string
	Unit    page.Form
	Hours   page.Form
	Closing page.Form
	Setting page.Form
	Leaders []page.Choice
	Days    []houseDay
	Names   []page.Choice // of settings
}

// A houseDay is a day of the week with its two fields.
type houseDay struct {
	Name          string // Danish
	Opens, Closes string
	Field         page.Field // the first, for what is wrong
	Other         page.Field
}

// Bad is what is wrong with any of the forms, told once.
func (p housePage) Bad() *fault.Fault {
	for _, f := range []page.Form{p.Unit, p.Hours, p.Closing, p.Setting} {
		if f.Fault != nil {
			return f.Fault
		}
	}
	return nil
}

// prefixed gives the fields of a fault the names that they have on a page with
// several forms.
func prefixed(bad *fault.Fault, prefix string) *fault.Fault {
	out := &fault.Fault{Kind: bad.Kind, Message: bad.Message}
	for _, f := range bad.Fields {
		f.Name = prefix + f.Name
		out.Fields = append(out.Fields, f)
	}
	return out
}

func (s *Server) house(x *request) error { return x.housePage(http.StatusOK, "", page.Form{}) }

// housePage shows the organisation; form is the one that was not taken.
func (x *request) housePage(status int, which string, form page.Form) error {
	h, err := x.s.office.House(x.Ctx(), x.user)
	if err != nil {
		return err
	}
	leaders, err := x.leaders()
	if err != nil {
		return err
	}
	today := x.s.office.Today().Short()
	fresh := func(prefix string) page.Form { return page.Form{Values: url.Values{prefix + "from": {today}}} }
	p := housePage{
		layout: x.layout("Organisationen", "house"), House: h, Seen: strconv.FormatInt(int64(h.Seq), 10),
		Unit: fresh("unit-"), Hours: fresh("hours-"), Closing: fresh("closing-"), Setting: fresh("setting-"), Leaders: leaders,
	}
	switch which {
	case "enhed":
		p.Unit = form
	case "aabningstid":
		p.Hours = form
	case "lukkedag":
		p.Closing = form
	case "indstilling":
		p.Setting = form
	}
	for _, d := range h.Hours {
		name := "hours-" + string(d.Weekday)
		day := houseDay{Name: fact.Capital(fact.Word(d.Weekday)), Opens: string(d.Opens), Closes: string(d.Closes)}
		opens, closes := string(d.Opens), string(d.Closes)
		if which == "aabningstid" {
			opens, closes = form.Get(name), form.Get(name+"-til")
		}
		day.Field = page.Field{Name: name, Label: day.Name + ": åbner", Value: opens, Error: p.Hours.Error(name), Type: fact.ClockField}
		day.Other = page.Field{Name: name + "-til", Label: day.Name + ": lukker", Value: closes, Type: fact.ClockField}
		p.Days = append(p.Days, day)
	}
	for _, v := range h.Settings {
		p.Names = append(p.Names, page.Choice{Code: v.Name, Name: v.Label})
	}
	return x.Render(status, "house", p)
}

// leaders lists those who can lead a unit or a colleague.
func (x *request) leaders() ([]page.Choice, error) {
	all, err := x.s.office.Accounts(x.Ctx())
	if err != nil {
		return nil, err
	}
	var out []page.Choice
	for _, a := range all {
		if office.UserOf(a).Has(office.TeamLeader, office.CentreHead) {
			out = append(out, page.Choice{Code: a.ID, Name: a.Name})
		}
	}
	return out, nil
}

// setHouse takes one of the forms of the organisation.
func (s *Server) setHouse(x *request) error {
	v, err := x.Form()
	if err != nil {
		return err
	}
	which := x.R.PathValue("hvad")
	var cmd office.HouseCommand
	prefix, said := "", ""
	switch which {
	case "enhed":
		prefix = "unit-"
		c := office.SetUnit{Unit: strings.TrimSpace(v.Get("unit-unit")), Leader: v.Get("unit-leader"), Close: v.Get("unit-close") != ""}
		c.From, _ = x.date(v.Get("unit-from")) // the command says what is wrong with no date
		cmd, said = c, "Enheden er gemt."
		if c.Close {
			said = "Enheden er nedlagt fra " + c.From.Long() + "."
		}
	case "aabningstid":
		prefix = "hours-"
		c := office.SetHours{}
		c.From, _ = x.date(v.Get("hours-from"))
		for _, t := range fact.Terms[fact.Weekday]() {
			name := "hours-" + t.Code
			c.Hours = append(c.Hours, fact.HoursSet{Weekday: fact.Weekday(t.Code), Opens: page.Clock(v.Get(name)),
				Closes: page.Clock(v.Get(name + "-til"))})
		}
		cmd, said = c, "Åbningstiderne er gemt."
	case "lukkedag":
		prefix = "closing-"
		c := office.SetClosing{Name: strings.TrimSpace(v.Get("closing-name")), Lift: v.Get("closing-lift") != ""}
		c.Day, _ = x.date(v.Get("closing-day"))
		cmd, said = c, "Lukkedagen er gemt."
		if c.Lift {
			said = "Lukkedagen er ophævet."
		}
	case "indstilling":
		prefix = "setting-"
		c := office.SetSetting{Name: v.Get("setting-name"), Value: strings.TrimSpace(v.Get("setting-value"))}
		c.From, _ = x.date(v.Get("setting-from"))
		cmd, said = c, "Indstillingen er gemt."
	default:
		return fault.New(fault.NotFound, "Siden findes ikke. Gå til Organisationen.")
	}
	seen, err := strconv.ParseInt(v.Get("seen"), 10, 64)
	if err != nil {
		return fault.New(fault.Invalid, "Formularen er ikke hel. Åbn siden igen, og skriv én gang til.")
	}
	err = s.office.SetHouse(x.Ctx(), x.user, fact.Seq(seen), cmd)
	if bad, ok := page.Typed(err); ok {
		return x.housePage(page.Status(bad), which, page.Form{Values: v, Fault: prefixed(bad, prefix)})
	}
	if err != nil {
		return err
	}
	x.Say(said)
	return x.Redirect("/huset")
}
