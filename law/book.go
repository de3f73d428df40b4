package law

import (
	"fmt"
	"io/fs"
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/law/alf"
	"indgang/law/fvl"
	"indgang/law/komp"
	"indgang/law/kstyr"
	"indgang/law/lab"
	"indgang/law/las"
	"indgang/law/lob"
	"indgang/law/lokal"
	"indgang/law/offl"
	"indgang/law/rep"
	"indgang/law/rsl"
	"indgang/law/sdpl"
	"indgang/law/unge"
)

// The types of package duty, over Danish cases.
type (
	Rule       = duty.Rule[*casefile.Case]
	Version    = duty.Version[*casefile.Case]
	Citizens   = duty.Book[*casefile.Case]
	Result     = duty.Result
	Obligation = duty.Obligation
)

// A Book is the law as known on a day: what it asks about each sort of subject. Every sort has a book of its own, over
// what its own fold makes; numbers, calendar and horizon are the same in all.
type Book struct {
	Citizen *Citizens
}

// Calendar returns the calendar that the book counts in.
func (b *Book) Calendar() day.Calendar { return b.Citizen.Calendar() }

// Rule returns the versions of a rule, whatever sort of subject it is about.
func (b *Book) Rule(id string) []*duty.Meta { return b.Citizen.Rule(id) }

// On returns the version of a rule that is in force on a day, or nil.
func (b *Book) On(id string, on day.Date) *duty.Meta { return b.Citizen.On(id, on) }

// Coverage is the period for which every rule and number says what holds, or
// that nothing does. Days outside it are refused.
var Coverage = day.Period{From: day.MustParse("2019-10-01"), To: day.MustParse("2031-12-31")}

// An Act is one act with its rules and numbers.
type Act struct {
	Short  string // "LAB"
	Name   string // Danish
	Folder string
	Rules  []Rule
	Params *duty.Params
	Cases  fs.FS // the case files, *.txt
}

// Acts lists the acts in the order in which rules are shown.
func Acts() []Act {
	return []Act{
		{"Unge", "Lov om kommunal indsats for unge under 25 år", "unge", unge.Rules(), unge.Params, unge.Cases},
		{"LAB", "Lov om en aktiv beskæftigelsesindsats", "lab", lab.Rules(), lab.Params, lab.Cases},
		{"ALF", "Lov om arbejdsløshedsforsikring m.v.", "alf", alf.Rules(), alf.Params, alf.Cases},
		{"LAS", "Lov om aktiv socialpolitik", "las", las.Rules(), las.Params, las.Cases},
		{"SDPL", "Lov om sygedagpenge", "sdpl", sdpl.Rules(), sdpl.Params, sdpl.Cases},
		{"LOB", "Lov om organisering og understøttelse af beskæftigelsesindsatsen m.v.", "lob", lob.Rules(), lob.Params, lob.Cases},
		{"KOMP", "Lov om kompensation til handicappede i erhverv m.v.", "komp", komp.Rules(), komp.Params, komp.Cases},
		{"REP", "Repatrieringsloven", "rep", rep.Rules(), rep.Params, rep.Cases},
		{"RSL", "Lov om retssikkerhed og administration på det sociale område", "rsl", rsl.Rules(), rsl.Params, rsl.Cases},
		{"FVL", "Forvaltningsloven", "fvl", fvl.Rules(), fvl.Params, fvl.Cases},
		{"OFFL", "Lov om offentlighed i forvaltningen", "offl", offl.Rules(), offl.Params, offl.Cases},
		{"KSTYR", "Lov om kommunernes styrelse", "kstyr", kstyr.Rules(), kstyr.Params, kstyr.Cases},
		{"LOKAL", "Kommunens egne servicemål (ikke lov)", "lokal", lokal.Rules(), lokal.Params, lokal.Cases},
	}
}

// rules is every rule of every act, made once; nobody changes it.
var rules = func() []Rule {
	var out []Rule
	for _, a := range Acts() {
		out = append(out, a.Rules...)
	}
	return out
}()

// Rules lists every rule of every act.
func Rules() []Rule { return slices.Clone(rules) }

// FindRule returns a rule by ID.
func FindRule(id string) (Rule, bool) {
	i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return Rule{}, false
	}
	return rules[i], true
}

// Options say which book to make. The zero Options give today's full knowledge
// with the usual calendar, no overlay and no sign-offs.
type Options struct {
	Known    day.Date // the law as known on a day; zero for everything
	Overlay  Overlay
	SignOffs []duty.SignOff
	Scenario string    // name of a scenario that ships, to add
	Draft    *Scenario // another scenario to add
}

type bookOptions = duty.Options[*casefile.Case]

// NewBook makes the book of law.
func NewBook(o Options) (*Book, error) {
	d := bookOptions{
		Known: o.Known, Overlay: o.Overlay.duty(), SignOffs: o.SignOffs,
		Calendar: o.Overlay.Calendar(), Horizon: Coverage,
	}
	if o.Scenario != "" {
		s, ok := FindScenario(o.Scenario)
		if !ok {
			return nil, fmt.Errorf("no scenario is called %q", o.Scenario)
		}
		s.apply(&d)
	}
	if o.Draft != nil {
		if err := o.Draft.Check(); err != nil {
			return nil, err
		}
		o.Draft.apply(&d)
	}
	citizens, err := duty.Compile(rules, d)
	if err != nil {
		return nil, err
	}
	return &Book{Citizen: citizens}, nil
}

// MustBook is NewBook for options that are part of the program.
func MustBook(o Options) *Book {
	b, err := NewBook(o)
	if err != nil {
		panic(err)
	}
	return b
}

// ErrOutside is returned for days that the book does not answer for.
type ErrOutside struct{ On day.Date }

func (e ErrOutside) Error() string {
	return fmt.Sprintf("Reglerne er kun indkodet fra %s til %s; %s ligger udenfor. Vælg en dag i den periode.", Coverage.From.Short(), Coverage.To.Short(), e.On.Short())
}

// Derive returns what the book asks of a case on a day, sorted by risk.
func Derive(b *Book, c *casefile.Case, on day.Date) (Result, error) {
	if !Coverage.Has(on) {
		return Result{}, ErrOutside{on}
	}
	r := duty.Derive(b.Citizen, c, on)
	duty.Sort(r.Obligations)
	return r, nil
}
