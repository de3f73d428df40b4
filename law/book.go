package law

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/employer"
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
	"indgang/law/varsel"
)

// The types of package duty that do not depend on what the law is about, and the
// books of the sorts of subject that do.
type (
	Citizens   = duty.Book[*casefile.Case]
	Employers  = duty.Book[*employer.Company]
	Result     = duty.Result
	Obligation = duty.Obligation

	// A Rule and its versions are what lists and pages read of a rule, whatever
	// sort of subject it is about.
	Rule    = duty.Rule[any]
	Version = duty.Version[any]
)

// A Book is the law as known on a day: what it asks about each sort of subject. Every sort has a book of its own, over
// what its own fold makes; numbers, calendar and horizon are the same in all.
type Book struct {
	Citizen  *Citizens
	Employer *Employers
}

// Calendar returns the calendar that the book counts in.
func (b *Book) Calendar() day.Calendar { return b.Citizen.Calendar() }

// Rule returns the versions of a rule, whatever sort of subject it is about.
func (b *Book) Rule(id string) []*duty.Meta {
	if m := b.Citizen.Rule(id); m != nil {
		return m
	}
	return b.Employer.Rule(id)
}

// On returns the version of a rule that is in force on a day, or nil.
func (b *Book) On(id string, on day.Date) *duty.Meta {
	if m := b.Citizen.On(id, on); m != nil {
		return m
	}
	return b.Employer.On(id, on)
}

// Versions lists every version of every rule, sort by sort.
func (b *Book) Versions() []*duty.Meta { return append(b.Citizen.Versions(), b.Employer.Versions()...) }

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

	// What its rules are about: an act may have rules about several sorts.
	citizen  []duty.Rule[*casefile.Case]
	employer []duty.Rule[*employer.Company]
}

// Acts lists the acts in the order in which rules are shown.
func Acts() []Act { return slices.Clone(acts) }

// acts is made once; nobody changes it.
var acts = func() []Act {
	out := []Act{
		{Short: "Unge", Name: "Lov om kommunal indsats for unge under 25 år", Folder: "unge", citizen: unge.Rules(), Params: unge.Params,
			Cases: unge.Cases},
		{Short: "LAB", Name: "Lov om en aktiv beskæftigelsesindsats", Folder: "lab", citizen: lab.Rules(), Params: lab.Params, Cases: lab.Cases},
		{Short: "ALF", Name: "Lov om arbejdsløshedsforsikring m.v.", Folder: "alf", citizen: alf.Rules(), Params: alf.Params, Cases: alf.Cases},
		{Short: "LAS", Name: "Lov om aktiv socialpolitik", Folder: "las", citizen: las.Rules(), Params: las.Params, Cases: las.Cases},
		{Short: "SDPL", Name: "Lov om sygedagpenge", Folder: "sdpl", citizen: sdpl.Rules(), Params: sdpl.Params, Cases: sdpl.Cases},
		{Short: "LOB", Name: "Lov om organisering og understøttelse af beskæftigelsesindsatsen m.v.", Folder: "lob", citizen: lob.Rules(),
			Params: lob.Params, Cases: lob.Cases},
		{Short: "KOMP", Name: "Lov om kompensation til handicappede i erhverv m.v.", Folder: "komp", citizen: komp.Rules(),
			Params: komp.Params, Cases: komp.Cases},
		{Short: "VARSEL", Name: "Lov om varsling m.v. i forbindelse med afskedigelser af større omfang", Folder: "varsel",
			employer: varsel.Rules(), Params: varsel.Params, Cases: varsel.Cases},
		{Short: "REP", Name: "Repatrieringsloven", Folder: "rep", citizen: rep.Rules(), Params: rep.Params, Cases: rep.Cases},
		{Short: "RSL", Name: "Lov om retssikkerhed og administration på det sociale område", Folder: "rsl", citizen: rsl.Rules(),
			Params: rsl.Params, Cases: rsl.Cases},
		{Short: "FVL", Name: "Forvaltningsloven", Folder: "fvl", citizen: fvl.Rules(), Params: fvl.Params, Cases: fvl.Cases},
		{Short: "OFFL", Name: "Lov om offentlighed i forvaltningen", Folder: "offl", citizen: offl.Rules(), Params: offl.Params,
			Cases: offl.Cases},
		{Short: "KSTYR", Name: "Lov om kommunernes styrelse", Folder: "kstyr", citizen: kstyr.Rules(), Params: kstyr.Params, Cases: kstyr.Cases},
		{Short: "LOKAL", Name: "Kommunens egne servicemål (ikke lov)", Folder: "lokal", citizen: lokal.Rules(), Params: lokal.Params,
			Cases: lokal.Cases},
	}
	titles := map[string]string{}
	for i := range out {
		titled(out[i].citizen, titles)
		titled(out[i].employer, titles)
	}
	for i := range out {
		a := &out[i]
		a.citizen, a.employer = named(a.citizen, titles), named(a.employer, titles)
		a.Rules = append(describe(a.citizen), describe(a.employer)...)
	}
	return out
}()

func describe[C any](rules []duty.Rule[C]) []Rule {
	out := make([]Rule, len(rules))
	for i, r := range rules {
		out[i] = duty.Describe(r)
	}
	return out
}

// The rules of every act, by what they are about; nobody changes them.
var (
	rules         = gather(func(a Act) []Rule { return a.Rules })
	citizenRules  = gather(func(a Act) []duty.Rule[*casefile.Case] { return a.citizen })
	employerRules = gather(func(a Act) []duty.Rule[*employer.Company] { return a.employer })
)

func gather[C any](of func(Act) []duty.Rule[C]) []duty.Rule[C] {
	var out []duty.Rule[C]
	for _, a := range acts {
		out = append(out, of(a)...)
	}
	return out
}

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

// died is the end of a case: nothing is asked of the dead, nor of anybody for
// them.
func died(c *casefile.Case) duty.End {
	if c.Died == 0 {
		return duty.End{}
	}
	return duty.End{On: c.Died, Ref: duty.Ref(c.DiedID), Why: "borgeren er død"}
}

// outlives are the acts on decisions, complaints and access to files: what was
// asked for is still to be answered.
func outlives(act string) bool { return act == "RSL" || act == "FVL" || act == "OFFL" }

// NewBook makes the book of law.
func NewBook(o Options) (*Book, error) {
	var changes []Scenario
	if o.Scenario != "" {
		s, ok := FindScenario(o.Scenario)
		if !ok {
			return nil, fmt.Errorf("no scenario is called %q", o.Scenario)
		}
		changes = append(changes, s)
	}
	if o.Draft != nil {
		if err := o.Draft.Check(); err != nil {
			return nil, err
		}
		changes = append(changes, *o.Draft)
	}
	var b Book
	var err1, err2 error
	ofEmployers := among(employerRules)
	b.Citizen, err1 = compile(citizenRules, o, changes, died, func(name string) bool { return !ofEmployers(name) })
	b.Employer, err2 = compile(employerRules, o, changes, nil, ofEmployers)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	return &b, nil
}

// compile makes the book of one sort of subject of what the options have for its
// rules and its numbers; ends, where there is one, tells when a case is over. What is for none at all is left to the book of citizens,
// which refuses it.
func compile[C any](rules []duty.Rule[C], o Options, changes []Scenario, ends func(C) duty.End,
	ours func(name string) bool) (*duty.Book[C], error) {
	d := duty.Options[C]{Known: o.Known, Overlay: o.Overlay.duty(), Calendar: o.Overlay.Calendar(), Horizon: Coverage, Ends: ends,
		Outlives: outlives}
	maps.DeleteFunc(d.Overlay.Targets, func(id string, _ []duty.Target) bool { return !ours(id) })
	maps.DeleteFunc(d.Overlay.Params, func(name string, _ []duty.Value) bool { return !ours(name) })
	d.Overlay.Lifts = slices.DeleteFunc(d.Overlay.Lifts, func(l duty.Lift) bool { return !ours(l.Rule) })
	for _, s := range o.SignOffs {
		if ours(s.Rule) {
			d.SignOffs = append(d.SignOffs, s)
		}
	}
	for _, s := range changes {
		apply(s, rules, &d)
	}
	return duty.Compile(rules, d)
}

// among tells whether a name is that of one of the rules, or of a number that the
// law leaves to the municipality and one of them asks for.
func among[C any](rules []duty.Rule[C]) func(name string) bool {
	names := map[string]bool{}
	for _, r := range rules {
		names[r.ID] = true
		for _, v := range r.Versions {
			if v.Shape == nil {
				continue
			}
			for _, p := range duty.Numbers(v.Shape) {
				names[p.Name] = names[p.Name] || p.Local
			}
		}
	}
	return func(name string) bool { return names[name] }
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
	return fmt.Sprintf("Reglerne er kun indkodet fra %s til %s; %s ligger udenfor. Vælg en dag i den periode.", Coverage.From.Short(),
		Coverage.To.Short(), e.On.Short())
}

// Derive returns what the book asks of a case on a day, sorted by risk.
func Derive(b *Book, c *casefile.Case, on day.Date) (Result, error) { return derive(b.Citizen, c, on) }

// DeriveEmployer returns what the book asks of a company, and of us about it, on
// a day, sorted by risk.
func DeriveEmployer(b *Book, c *employer.Company, on day.Date) (Result, error) {
	return derive(b.Employer, c, on)
}

func derive[C any](b *duty.Book[C], c C, on day.Date) (Result, error) {
	if !Coverage.Has(on) {
		return Result{}, ErrOutside{on}
	}
	r := duty.Derive(b, c, on)
	duty.Sort(r.Obligations)
	return r, nil
}
