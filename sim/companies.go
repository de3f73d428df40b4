package sim

import (
	"fmt"

	"indgang/day"
	"indgang/fact"
	"indgang/office"
	"indgang/store"
)

// A Company is a made-up employer with everything that is known of it.
type Company struct {
	Company store.Company
	Facts   []fact.Fact
	Texts   []store.Text
}

// firms are companies that nobody has: their names say so, and their numbers begin
// with zeros, as none that is given out does.
var firms = []struct {
	name, street, industry string
	who, role              string // whom to ask for
	known                  string // who of us knows it
	said                   []string
}{
	{"Opdigtet Bageri ApS", "Prøvevej 3", "107120", "Mads Æbelø", "owner", "TLI",
		[]string{"Vil gerne have en i praktik i januar, hvis mødetiden kl. 4 kan klares.",
			"Den sidste praktikant blev ansat 12 timer om ugen."}},
	{"Findes Ikke Rengøring A/S", "Prøvevej 14", "812100", "Nadia Prøve", "staff-manager", "TLI",
		[]string{"Mangler folk til aftenhold fra februar. Krav: kørekort."}},
	{"Tænkt Lager og Pak ApS", "Eksempelgade 7", "521000", "Børge Ærø", "daily", "TLI",
		[]string{"Truckkort er et plus og ikke et krav.", "Ringer selv, når ordrerne er på plads."}},
	{"Prøvehuset Malere I/S", "Eksempelgade 22", "433410", "Signe Åkær", "owner", "TLI", []string{"Tager gerne én mere i løntilskud."}},
	{"Påfund Plejehjem, privat", "Prøvetoften 1", "873020", "Hanne Øst", "staff-manager", "INK",
		[]string{"Fastholder gerne en sygemeldt i færre timer.", "Aftalt rundvisning for tre."}},
	{"Demo Kantine og Selskab ApS", "Prøvetoften 40", "562900", "Ali Eksempel", "daily", "INK",
		[]string{"Fritidsjob til to unge i weekenden."}},
	{"Ingen Steders Maskinfabrik A/S", "Eksempelvej 100", "284100", "Vibeke Tænkt", "staff-manager", "TLI",
		[]string{"Ordrerne falder, og der tales om at skære ned."}},
}

// cvr makes a CVR number of a small number: it begins with zeros, and its check
// digit holds.
func cvr(n int) fact.CVR {
	for ; ; n++ {
		if c := fact.CVR(fmt.Sprintf("%08d", n)); c.Valid() {
			return c
		}
	}
}

// companies makes the employers. The last has given notice of a large redundancy,
// and what is final about it is due in a few days.
func (w *world) companies() []Company {
	r := w.rand(7)
	units := map[string]string{}
	for _, a := range w.accounts {
		if len(a.Units) > 0 {
			units[a.ID] = a.Units[0]
		}
	}
	var out []Company
	for i, f := range firms {
		c := Company{Company: store.Company{
			Subject: fact.Subject(fmt.Sprintf("%ssim%02d", fact.SortEmployer.Prefix(), i+1)), Name: f.name,
			CVR: cvr(1000 * (i + 1)), P: fact.PNumber(fmt.Sprintf("%010d", 100+i)),
			Address: f.street, PostalCode: "2635", City: "Ishøj", Phone: fmt.Sprintf("00 43 70 %02d", 10+i), Industry: f.industry,
			System: fact.DB25,
		}}
		say := func(on day.Date, by, text string, b fact.Body) {
			x := fact.Fact{On: on, Recorded: clock(on, 9*60+r.IntN(300), r.IntN(60)), Actor: by, Source: "medarbejder", Body: b}
			if text != "" {
				x.Text = fmt.Sprintf("t%d", len(c.Texts)+1)
				c.Texts = append(c.Texts, store.Text{Subject: c.Company.Subject, ID: x.Text, Body: text})
			}
			c.Facts = append(c.Facts, x)
		}
		began := w.openBy(w.today - day.Date(200+r.IntN(400)))
		say(began, f.known, "", fact.EmployerRegistered{CVR: c.Company.CVR, P: c.Company.P, Industry: c.Company.Industry,
			System: c.Company.System})
		say(began, f.known, "", fact.ConsultantAssigned{User: f.known, Unit: units[f.known]})
		say(began, f.known, office.PersonText{Name: f.who, Phone: c.Company.Phone, Email: fmt.Sprintf("firma%d@indgang.example",
			i+1)}.String(), fact.ContactPersonNamed{Role: fact.ContactRole(f.role)})
		for k, text := range f.said {
			on := w.openBy(w.today - day.Date((len(f.said)-k)*(30+r.IntN(40))))
			form := []fact.ContactForm{fact.VisitContact, fact.PhoneContact}[k%2]
			say(on, f.known, text, fact.CompanyContacted{Form: form, About: fact.MatterStaffing})
		}
		if i == len(firms)-1 {
			say(w.openBy(w.today-27), f.known, "", fact.RedundancyNoticed{Notice: fact.FirstNotice, Dismissed: 34, Staff: 180})
			say(w.openBy(w.today-5), f.known, "", fact.RedundancyNoticed{Notice: fact.SecondNotice})
		}
		out = append(out, c)
	}
	return out
}
