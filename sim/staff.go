package sim

import (
	"strings"

	"indgang/office"
	"indgang/store"
)

// The units of the municipality's employment centre.
const (
	unitInsured  = "A-dagpenge"
	unitReady    = "Jobparate"
	unitActivity = "Aktivitetsparate"
	unitSick     = "Sygedagpenge"
	unitYoung    = "Ungeindsatsen"
	unitAdvice   = "Ungeindsatsen/vejledning" // the youth advisers' cases; their unit is Ungeindsatsen
	unitFlex     = "Fleksjob"
	unitBenefit  = "Ydelse"
)

var units = []string{unitInsured, unitReady, unitActivity, unitSick, unitYoung, unitFlex}

// unitOf is where the cases of a stock belong.
var unitOf = map[Stock]string{
	Insured: unitInsured, JobReady: unitReady, Unplaced: unitReady, Activity: unitActivity,
	EducationReady: unitYoung, Obvious: unitYoung, YoungActivity: unitYoung, YouthDuty: unitAdvice, YouthOutreach: unitAdvice,
	Sick: unitSick, Clarification: unitSick, Resource: unitFlex, FlexJob: unitFlex, FlexBenefit: unitFlex, Rehabilitation: unitFlex,
}

// loads are how many running cases one member of staff has in a unit. A fleksjob
// asks for little from one year to the next.
var loads = map[string]int{unitInsured: 64, unitReady: 54, unitActivity: 58, unitSick: 64, unitYoung: 58, unitAdvice: 64, unitFlex: 72}

// personas are the members of staff that a demo lets you be. The first of each
// unit who have cases are the caseworkers of that unit.
var personas = []store.Account{
	{ID: "KHO", Name: "Kirsten Holmegård", Roles: roles(office.Caseworker), Units: []string{unitInsured},
		Persona: "Sagsbehandler, A-dagpenge. Tager imod ledige, når kommunen overtager dem fra a-kassen."},
	{ID: "YAK", Name: "Yusuf Akdağ", Roles: roles(office.Caseworker), Units: []string{unitReady},
		Persona: "Sagsbehandler, jobparate kontanthjælpsmodtagere. Første samtale, CV, arbejdspligt og rådighed."},
	{ID: "BOE", Name: "Benedikte Østerlund-Søndergaard", Roles: roles(office.Caseworker), Units: []string{unitActivity},
		Persona: "Sagsbehandler, aktivitetsparate. Lange forløb og små job med ordinære timer."},
	{ID: "AAE", Name: "Åse Ærenlund", Roles: roles(office.Caseworker), Units: []string{unitSick},
		Persona: "Sagsbehandler, sygedagpenge og jobafklaring. Første opfølgning, 22 uger og delvise raskmeldinger."},
	{ID: "MOH", Name: "Mona Haddad", Roles: roles(office.Caseworker), Units: []string{unitYoung},
		Persona: "Sagsbehandler, unge på uddannelseshjælp. Uddannelsespålæg, praktik og mentor."},
	{ID: "PRA", Name: "Per Ravnkilde", Roles: roles(office.Caseworker), Units: []string{unitFlex},
		Persona: "Sagsbehandler, fleksjob, ledighedsydelse og ressourceforløb."},
	{ID: "SNG", Name: "Sofie Nguyen Gade", Roles: roles(office.YouthAdviser), Units: []string{unitYoung},
		Persona: "Ungevejleder, Ishøj Uddannelse og Job. Frafald blandt 15-17-årige, og unge, som ingen har nået."},
	{ID: "TLI", Name: "Tobias Lindegård", Roles: roles(office.Consultant), Units: []string{unitInsured, unitReady, unitActivity, unitFlex},
		Persona: "Virksomhedskonsulent. Praktik, løntilskud og opfølgning hos arbejdsgiveren, før det slutter."},
	{ID: "INK", Name: "Ines Kovačić", Roles: roles(office.Consultant), Units: []string{unitSick, unitYoung},
		Persona: "Virksomhedskonsulent. Fastholdelse af sygemeldte og fritidsjob til unge."},
	{ID: "HOE", Name: "Henriette Ørsholt", Roles: roles(office.BenefitTeam), Units: []string{unitBenefit},
		Persona: "Ydelsesteamet. Ansøgninger, udbetaling og afgørelser om ydelse."},
	{ID: "DSI", Name: "Dorthe Sivalingam", Roles: roles(office.BenefitTeam), Units: []string{unitBenefit},
		Persona: "Ydelsesteamet, sygedagpenge. Refusion og udbetaling."},
	{ID: "LBR", Name: "Lone Bruun", Roles: roles(office.TeamLeader), Units: []string{unitInsured, unitReady, office.IntakeUnit},
		Persona: "Teamleder for A-dagpenge og jobparate. Hvem er bagud, og hvis sagstal er for højt?"},
	{ID: "KJG", Name: "Karim Jæger", Roles: roles(office.TeamLeader), Units: []string{unitActivity, unitFlex},
		Persona: "Teamleder for aktivitetsparate, fleksjob og ressourceforløb."},
	{ID: "ULM", Name: "Ulla Mourier", Roles: roles(office.TeamLeader), Units: []string{unitSick, unitYoung},
		Persona: "Teamleder for sygedagpenge og Ungeindsatsen."},
	{ID: "NAG", Name: "Niels Ågesen", Roles: roles(office.CentreHead), Units: units,
		Persona: "Centerchef. Overblikket over hele kommunen og regnskabet til udvalget."},
	{ID: "JUW", Name: "Jytte Westh", Roles: roles(office.Lawyer), Persona: "Kommunens jurist. Ser reglerne efter og skriver under på dem."},
	{ID: "BGR", Name: "Birgit Grønnegård", Roles: roles(office.CitizenAdviser),
		Persona: "Borgerrådgiver. Ser en sag, når borgeren har givet samtykke."},
	{ID: "ANT", Name: "Anders Thorup", Roles: roles(office.Analyst), Persona: "Analytiker. Tal og definitioner, uden navne."},
	{ID: "SYS", Name: "Øjvind Saabye", Roles: roles(office.Operator), Persona: "Systemansvarlig. Drift, import og adgange."},
}

func roles(rs ...office.Role) []string {
	out := make([]string, len(rs))
	for i, r := range rs {
		out[i] = string(r)
	}
	return out
}

// staff hires as many as the running cases ask for.
func (w *world) staff() {
	w.accounts = append(w.accounts, personas...)
	taken := map[string]bool{loader.ID: true}
	for _, a := range personas {
		taken[a.ID] = true
		if a.Roles[0] == string(office.Caseworker) {
			w.hire(a.Units[0], a.ID)
		}
		if a.Roles[0] == string(office.YouthAdviser) {
			w.hire(unitAdvice, a.ID)
		}
	}
	running, _ := w.opt.counts()
	cases := map[string]int{}
	for s, n := range running {
		if s == Insured {
			// The a-kasse has about a third; they come when it hands over.
			n = n * 2 / 3
		}
		cases[unitOf[s]] += n
	}
	r := w.rand(1)
	for _, unit := range append(units[:len(units):len(units)], unitAdvice) {
		for n := len(w.workers[unit]); n*loads[unit] < cases[unit]; n++ {
			first, last, _ := name(r, r.IntN(100) < 72)
			a := store.Account{ID: initials(first, last, taken), Name: first + " " + last, Roles: roles(office.Caseworker), Units: []string{unit}}
			if unit == unitAdvice {
				a.Roles, a.Units = roles(office.YouthAdviser), []string{unitYoung}
			}
			w.accounts = append(w.accounts, a)
			w.hire(unit, a.ID)
		}
	}
}

func (w *world) hire(unit, id string) {
	w.workers[unit] = append(w.workers[unit], id)
	w.diaries[id] = new([diaryDays]uint8)
}

// initials makes initials that nobody has.
func initials(first, last string, taken map[string]bool) string {
	f, l := strings.ToUpper(ascii(strings.ToLower(first))), strings.ToUpper(ascii(strings.ToLower(last)))
	l = strings.ReplaceAll(l, "-", "") + f[1:] + "XYZ"
	f = strings.ReplaceAll(f, "-", "")
	for i := 0; ; i++ {
		s := f[:1] + l[i%(len(l)-1):i%(len(l)-1)+2]
		if i >= len(l)-1 {
			s += string(rune('A' + (i/(len(l)-1)-1)%26))
		}
		if i >= 26*len(l) {
			s += string(rune('A' + i%26))
		}
		if !taken[s] {
			taken[s] = true
			return s
		}
	}
}

// assign gives a case to the next in turn.
func (w *world) assign(unit string, running bool) string {
	of := w.workers[unit]
	key := unit
	if !running {
		key += " ended"
	}
	n := w.turn[key]
	w.turn[key]++
	return of[n%len(of)]
}
