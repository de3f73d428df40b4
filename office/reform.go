package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"
)

// A BookChoice says which book of law to take: the law as known on a day, with
// or without the municipality's own rules, and perhaps with a scenario.
type BookChoice struct {
	Known    day.Date      // zero: as known today
	Plain    bool          // without the municipality's overlay
	Overlay  *law.Overlay  // another overlay than the municipality's
	Scenario *law.Scenario // added on top
}

// Title writes the choice in Danish.
func (b BookChoice) Title() string {
	s := "Loven i dag"
	if b.Known != 0 {
		s = "Loven, som den var kendt " + b.Known.Long()
	}
	if b.Plain {
		s += ", uden kommunens egne regler"
	}
	if b.Overlay != nil {
		s += " med " + b.Overlay.Name
	}
	if b.Scenario != nil {
		s += " og «" + b.Scenario.Title + "»"
	}
	return s
}

// A Reform asks what one book does to the caseload that another does not, on a
// day.
type Reform struct {
	From, To BookChoice
	On       day.Date
	// Units, where set, keeps to cases of some units.
	Units []string
}

// What a difference does.
const (
	DutyGone  = "gone"  // it falls away
	DutyNew   = "new"   // it appears
	DutyMoved = "moved" // it gets another date or another count
	DutyForce = "force" // it binds more or less than it did
)

// A Difference is what becomes of one obligation.
type Difference struct {
	What      string // DutyGone, DutyNew, DutyMoved or DutyForce
	Rule      string
	Title     string
	Provision string
	Kind      duty.Kind
	Bearer    duty.Bearer
	Was, Is   day.Date // the legal date under each book
	Why       string   // Danish, where the law says why
}

// A ReformCase is one case that differs.
type ReformCase struct {
	Subject    store.Subject
	Name       string // "" where the user may not see it
	Unit       string
	Caseworker string
	Group      int
	Diffs      []Difference
	Decisions  []string // Danish: what has to be decided about running courses
}

// A RuleDifference sums up what becomes of one rule.
type RuleDifference struct {
	Rule, Title, Provision string
	Gone, New, Moved       int
	Force                  int
	Citizens               int
	Minutes                int    // more, or less where negative
	Note                   string // what a scenario says without anybody knowing what it means
}

// A GroupDifference is what becomes of the members of a target group.
type GroupDifference struct {
	Group    int
	Citizens int
	To       string // "" where it is not known
	Note     string
}

// A Reformed is the whole answer, as far as it has come.
type Reformed struct {
	On        day.Date
	From, To  string
	Scenario  *law.Scenario
	Total     int // cases to look at
	Done      int // cases looked at
	Touched   int // cases that differ
	Hidden    int // of them, how many lie in units that the user may not see
	Rules     []RuleDifference
	Groups    []GroupDifference
	Decisions int // running courses that need a decision
	Minutes   int // in all; work with known minutes only
	Unpriced  int // acts more or less whose minutes nobody has set
}

// Reform tells what a change of the law does to the cases. each is called for
// every case that differs, in the order of subjects, and with the sums so far;
// it may be called many times with a nil case to tell of progress.
func (o *Office) Reform(ctx context.Context, u User, r Reform, each func(*ReformCase, *Reformed) error) (Reformed, error) {
	if err := u.must(SeeReform); err != nil {
		return Reformed{}, err
	}
	if !law.Coverage.Has(r.On) {
		err := law.ErrOutside{On: r.On}
		return Reformed{}, fault.Wrap(err, fault.Invalid, "%v", err)
	}
	out := Reformed{On: r.On, From: r.From.Title(), To: r.To.Title(), Scenario: r.To.Scenario}
	err := o.store.View(ctx, func(tx *store.Tx) error {
		from, err := o.choose(ctx, tx, r.From)
		if err != nil {
			return err
		}
		to, err := o.choose(ctx, tx, r.To)
		if err != nil {
			return err
		}
		if _, out.Total, err = tx.Size(ctx); err != nil {
			return err
		}
		minutes, err := o.minutesIn(ctx, tx)
		if err != nil {
			return err
		}
		people, err := tx.ListNames(ctx)
		if err != nil {
			return err
		}
		c := &comparison{out: &out, to: r.To, on: r.On, minutes: minutes, rules: map[string]*RuleDifference{}, groups: map[int]int{}}
		err = o.eachCase(ctx, tx, func(d Derived) error {
			if d.Subject == store.Law {
				return nil
			}
			out.Done++
			if len(r.Units) > 0 && !slices.Contains(r.Units, d.Case.Unit) {
				return nil
			}
			x := c.compare(d)
			if x == nil {
				if out.Done%500 == 0 && each != nil {
					return each(nil, &out)
				}
				return nil
			}
			out.Touched++
			p := people[x.Subject]
			if u.level(d.Case, &p, o.Today()) >= Read {
				x.Name = p.Name()
			} else {
				out.Hidden++
			}
			if each == nil {
				return nil
			}
			return each(x, &out)
		}, from, r.On, to)
		out.Done = out.Total
		c.sums(from, to)
		return err
	})
	return out, err
}

// choose makes the book of a choice.
func (o *Office) choose(ctx context.Context, tx *store.Tx, b BookChoice) (*law.Book, error) {
	facts, err := tx.Stream(ctx, store.Law)
	if err != nil {
		return nil, err
	}
	known := b.Known
	if known == 0 {
		known = o.Today()
	}
	opt := law.Options{Known: known, Overlay: o.overlay, SignOffs: signOffs(casefile.AsKnown(facts, o.endOf(known)), o.zone), Draft: b.Scenario}
	if b.Plain {
		opt.Overlay = law.Overlay{Name: o.overlay.Name, Closing: o.overlay.Closing, Opening: o.overlay.Opening}
	}
	if b.Overlay != nil {
		opt.Overlay = *b.Overlay
	}
	book, err := law.NewBook(opt)
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "Den valgte lov kan ikke sættes sammen: %v", err)
	}
	return book, nil
}

// comparison gathers what differs.
type comparison struct {
	out     *Reformed
	to      BookChoice
	on      day.Date
	minutes map[law.Effort]int
	rules   map[string]*RuleDifference
	groups  map[int]int
}

// compare finds what differs in one case, or nil where nothing does.
func (c *comparison) compare(d Derived) *ReformCase {
	if g := d.Case.GroupOn(c.on); g != 0 {
		c.groups[g]++
	}
	x := &ReformCase{Subject: d.Subject, Unit: d.Case.Unit, Caseworker: d.Case.Caseworker, Group: d.Case.GroupOn(c.on)}
	was := live(&d.Result)
	is := live(&d.Other)
	for i := range was {
		a := was[i]
		b := find(is, a)
		switch {
		case b == nil:
			c.add(x, Difference{What: DutyGone, Was: a.Due, Why: fallen(&d.Other, a)}, a, -1)
		case a.Due != b.Due || a.Need != b.Need || a.PlanBy != b.PlanBy:
			c.add(x, Difference{What: DutyMoved, Was: a.Due, Is: b.Due}, b, work(b)-work(a))
		case a.Force != b.Force:
			c.add(x, Difference{What: DutyForce, Was: a.Due, Is: b.Due}, b, 0)
		}
	}
	for _, b := range is {
		if find(was, b) == nil {
			c.add(x, Difference{What: DutyNew, Is: b.Due}, b, 1)
		}
	}
	if c.to.Scenario != nil {
		for _, k := range c.to.Scenario.Courses {
			for _, course := range d.Case.Courses {
				if course.Course == k.Course && course.Has(c.on) {
					x.Decisions = append(x.Decisions, capital(fact.Word(k.Course))+": "+k.Note)
				}
			}
		}
	}
	c.out.Decisions += len(x.Decisions)
	if len(x.Diffs) == 0 && len(x.Decisions) == 0 {
		return nil
	}
	touched := map[string]bool{}
	for _, diff := range x.Diffs {
		if !touched[diff.Rule] {
			touched[diff.Rule] = true
			c.rules[diff.Rule].Citizens++
		}
	}
	return x
}

// live lists the obligations of a result that stand.
func live(r *law.Result) []*law.Obligation {
	var out []*law.Obligation
	for i := range r.Obligations {
		if o := &r.Obligations[i]; o.Status.Live() && o.Kind != duty.Counter {
			out = append(out, o)
		}
	}
	return out
}

// find finds the same obligation in another result: by name, or, where a book
// numbers it in another way, by rule, fact and opening.
func find(in []*law.Obligation, o *law.Obligation) *law.Obligation {
	for _, x := range in {
		if x.Meta.ID == o.Meta.ID && x.Ref == o.Ref && x.Ordinal == o.Ordinal && x.Opened == o.Opened {
			return x
		}
	}
	return nil
}

// fallen says why an obligation stands no longer, where the other book tells.
func fallen(r *law.Result, o *law.Obligation) string {
	for i := range r.Obligations {
		if x := &r.Obligations[i]; x.Meta.ID == o.Meta.ID && x.Ref == o.Ref && x.Ordinal == o.Ordinal {
			return x.Proof.Why
		}
	}
	return ""
}

// work is how many acts of the municipality an obligation still asks for.
func work(o *law.Obligation) int {
	if o.Bearer != duty.Municipality || o.Kind != duty.Duty {
		return 0
	}
	if o.Proof.Count != nil {
		return max(0, o.Need-o.Have)
	}
	return 1
}

func (c *comparison) add(x *ReformCase, d Difference, o *law.Obligation, acts int) {
	d.Rule, d.Title, d.Provision, d.Kind, d.Bearer = o.Meta.ID, o.Title, o.Provision, o.Kind, o.Bearer
	x.Diffs = append(x.Diffs, d)
	r := c.rules[d.Rule]
	if r == nil {
		r = &RuleDifference{Rule: d.Rule, Title: d.Title, Provision: d.Provision}
		c.rules[d.Rule] = r
	}
	switch d.What {
	case DutyGone:
		r.Gone++
		acts *= work(o)
	case DutyNew:
		r.New++
		acts *= work(o)
	case DutyMoved:
		r.Moved++
	case DutyForce:
		r.Force++
	}
	if acts == 0 {
		return
	}
	m, known := c.minutes[law.EffortOf(d.Rule)]
	if !known {
		c.out.Unpriced += acts
		return
	}
	r.Minutes += acts * m
	c.out.Minutes += acts * m
}

// sums writes what was gathered in the order of the law.
func (c *comparison) sums(books ...*law.Book) {
	for _, r := range law.Rules() {
		d := c.rules[r.ID]
		note := ""
		if c.to.Scenario != nil {
			for _, ch := range c.to.Scenario.ChangesOf(r.ID) {
				if ch.Kind == "unknown" {
					note = ch.Text
				}
			}
		}
		if d == nil && note == "" {
			continue
		}
		if d == nil {
			d = &RuleDifference{Rule: r.ID, Title: r.Title}
			for _, b := range books {
				if m := b.On(r.ID, c.on); m != nil {
					d.Provision = m.Provision
				}
			}
		}
		d.Note = note
		c.out.Rules = append(c.out.Rules, *d)
	}
	for g := 1; g <= 13; g++ {
		if c.groups[g] == 0 {
			continue
		}
		d := GroupDifference{Group: g, Citizens: c.groups[g]}
		if c.to.Scenario != nil {
			i := slices.IndexFunc(c.to.Scenario.Groups, func(x law.GroupChange) bool { return x.Group == g })
			if i < 0 {
				continue
			}
			d.To, d.Note = c.to.Scenario.Groups[i].To, c.to.Scenario.Groups[i].Note
			c.out.Groups = append(c.out.Groups, d)
		}
	}
}

// Minutes returns how long each kind of work takes in the municipality, as far as
// it has said so.
func (o *Office) Minutes(ctx context.Context, u User) (map[law.Effort]int, fact.Seq, error) {
	if err := u.must(SeeReform); err != nil {
		return nil, 0, err
	}
	facts, err := o.lawFacts(ctx)
	return minutesOf(facts), lastOf(facts), err
}

func (o *Office) minutesIn(ctx context.Context, tx *store.Tx) (map[law.Effort]int, error) {
	facts, err := tx.Stream(ctx, store.Law)
	return minutesOf(facts), err
}

func minutesOf(facts []fact.Fact) map[law.Effort]int {
	out := map[law.Effort]int{}
	for i := range facts {
		if m, ok := facts[i].Body.(fact.MinutesSet); ok {
			out[law.Effort(m.Effort)] = m.Minutes
		}
	}
	return out
}

// SetMinutes says how long a kind of work takes.
func (o *Office) SetMinutes(ctx context.Context, u User, e law.Effort, minutes int, seen fact.Seq) error {
	if err := u.must(SetMinutes); err != nil {
		return err
	}
	if !e.Known() {
		return fault.New(fault.Invalid, "Den slags arbejde findes ikke i listen.")
	}
	if minutes < 1 || minutes > 1440 {
		return &fault.Fault{Kind: fault.Invalid, Message: "Der er en fejl i formularen.", Fields: []fault.Field{{Name: string(e), Message: "Skriv minutterne som et helt tal fra 1 til 1440."}}}
	}
	return o.aboutLaw(ctx, u, seen, fact.MinutesSet{Effort: string(e), Minutes: minutes}, "")
}

// SetTasks gives cases a task each, as when a reform's list becomes work. Cases
// that the user may not write in are left out; it returns how many got one.
func (o *Office) SetTasks(ctx context.Context, u User, subjects []store.Subject, due day.Date, text string) (int, error) {
	text = strings.TrimSpace(text)
	var form fault.Form
	if text == "" || len([]rune(text)) > 200 {
		form.Add("text", "Skriv opgaven med 1 til 200 tegn.")
	}
	if due < o.Today() || due > o.Today()+ahead {
		form.Add("due", "Fristen skal ligge mellem i dag og et år frem.")
	}
	if len(subjects) == 0 {
		form.Add("subjects", "Vælg mindst en sag.")
	}
	if err := form.Err(); err != nil {
		return 0, err
	}
	n := 0
	err := o.store.Update(ctx, func(tx *store.Tx) error {
		book, err := o.bookIn(ctx, tx)
		if err != nil {
			return err
		}
		people, err := tx.ListPersons(ctx, subjects)
		if err != nil {
			return err
		}
		var ks []kept
		for _, s := range subjects {
			p, ok := people[s]
			if !ok {
				continue
			}
			facts, err := tx.Stream(ctx, s)
			if err != nil {
				return err
			}
			if u.level(casefile.Fold(facts), &p, o.Today()) < Write {
				continue
			}
			f := fact.Fact{On: o.Today(), Recorded: o.Now().UTC(), Actor: u.ID, Source: source, Text: newID("t"), Body: fact.TaskSet{Due: due}}
			ks = append(ks, kept{subject: s, before: facts, facts: []fact.Fact{f}, texts: []store.Text{{Subject: s, ID: f.Text, Body: text}}})
		}
		n = len(ks)
		_, err = o.keep(ctx, tx, book, o.Today(), ks)
		return err
	})
	return n, err
}

// ParseBook reads a choice of book as commands write it: "today", "known:DATE",
// "plain", and after a + a scenario that ships: "today+hovedlov-2027".
func ParseBook(text string) (BookChoice, error) {
	var b BookChoice
	for part := range strings.SplitSeq(text, "+") {
		name, arg, _ := strings.Cut(part, ":")
		switch name {
		case "today":
		case "plain":
			b.Plain = true
		case "known":
			d, err := day.Parse(arg)
			if err != nil {
				return b, fmt.Errorf("%q: write known:YYYY-MM-DD", part)
			}
			b.Known = d
		default:
			s, ok := law.FindScenario(part)
			if !ok {
				return b, fmt.Errorf("%q is no book: write today, plain, known:DATE or the name of a scenario, joined by +", part)
			}
			b.Scenario = &s
		}
	}
	return b, nil
}
