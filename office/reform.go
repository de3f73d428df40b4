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
	// Name picks the cases that will be shown by name, of those the user may
	// read; without it nobody is named. Page is where, as the read log says it.
	Name func(*ReformCase) bool
	Page string
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
	Needed    [2]int   // how many it asks for under each book
	Forces    [2]duty.Force
	Why       string // Danish, where the law says why
}

// A Decision is a running course about which somebody has to decide.
type Decision struct {
	Course fact.Topic
	Since  day.Date
	Note   string // Danish
}

// A ReformCase is one case under both books.
type ReformCase struct {
	Subject    fact.Subject
	Name       string // "" unless the reform picked it and the user may see it
	Open       bool   // the user may read the case
	Unit       string
	Caseworker string
	Worker     string // name of the caseworker
	Group      int
	Diffs      []Difference
	Decisions  []Decision
}

// Differs reports whether the two books differ in the case.
func (x *ReformCase) Differs() bool { return len(x.Diffs) > 0 || len(x.Decisions) > 0 }

// A RuleDifference sums up what becomes of one rule.
type RuleDifference struct {
	Rule, Title, Provision string
	Bearer                 duty.Bearer
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

// A CourseDifference is the running courses of a kind that need a decision.
type CourseDifference struct {
	Course   fact.Topic
	Citizens int
	Note     string
}

// An EffortDifference is how many acts more or fewer a kind of work comes to.
type EffortDifference struct {
	Effort  law.Effort
	More    int
	Fewer   int
	Each    int // minutes, 0 where nobody has set them
	Minutes int // more, or less where negative
}

// A Reformed is the whole answer, as far as it has come.
type Reformed struct {
	On        day.Date
	From, To  string
	Scenario  *law.Scenario
	Place     int // in the line of those who wait for their turn, 0 when it has begun
	Total     int // cases to look at
	Done      int // cases looked at
	Cases     int // of them, those of the units that were asked for
	Touched   int // cases that differ
	Hidden    int // of them, how many the user may not see
	Rules     []RuleDifference
	Groups    []GroupDifference
	Courses   []CourseDifference
	Efforts   []EffortDifference
	Decisions int // running courses that need a decision
	Minutes   int // in all; work with known minutes only
	Unpriced  int // acts more or fewer whose minutes nobody has set
}

// reformPurpose is what the read log says where a reform names somebody.
const reformPurpose = "Hvad en lovændring betyder for sagerne"

// progressEach is how many cases lie between two tellings of progress.
const progressEach = 500

// logEach is how many cases are named with one write of the read log.
const logEach = 200

// Reform tells what a change of the law does to the cases. each is called for
// every case that differs, in the order of subjects, and with the sums so far;
// it is called with a nil case to tell of progress, first before any case. A case comes with a name only
// when the read log has a line that it was shown.
func (o *Office) Reform(ctx context.Context, u User, r Reform, each func(*ReformCase, *Reformed) error) (Reformed, error) {
	if each == nil {
		each = func(*ReformCase, *Reformed) error { return nil }
	}
	var waiting []*ReformCase
	named := 0
	release := func(out *Reformed) error {
		subjects := make([]fact.Subject, 0, named)
		for _, x := range waiting {
			if x.Name != "" {
				subjects = append(subjects, x.Subject)
			}
		}
		if err := o.logReads(ctx, u, reformPurpose, r.Page, subjects...); err != nil {
			return err
		}
		for _, x := range waiting {
			if err := each(x, out); err != nil {
				return err
			}
		}
		waiting, named = waiting[:0], 0
		return nil
	}
	out, err := o.reform(ctx, u, r, func(x *ReformCase, p *store.Person, out *Reformed) error {
		if x == nil {
			if err := release(out); err != nil {
				return err
			}
			return each(nil, out)
		}
		if !x.Differs() {
			return nil
		}
		if r.Name != nil && x.Open && r.Name(x) {
			x.Name = p.Name()
			named++
		}
		if waiting = append(waiting, x); named == logEach {
			return release(out)
		}
		return nil
	})
	if err == nil {
		err = release(&out)
	}
	return out, err
}

// reformPart is how many cases a reform looks at in one state of the data.
const reformPart = 2048

// reform looks at every case under both books, whether they differ or not, and
// hands it to visit with the person it is about; or nil to tell of progress. It
// writes nothing in the read log: visit must not show what it is given. It holds
// on to the data for a part of the cases at a time, and visit is called when the
// part is let go of, so that visit may write.
func (o *Office) reform(ctx context.Context, u User, r Reform, visit func(*ReformCase, *store.Person, *Reformed) error) (Reformed, error) {
	if err := u.must(SeeReform); err != nil {
		return Reformed{}, err
	}
	if !law.Coverage.Has(r.On) {
		err := law.ErrOutside{On: r.On}
		return Reformed{}, fault.Wrap(err, fault.Invalid, "%v", err)
	}
	out := Reformed{On: r.On, From: r.From.Title(), To: r.To.Title(), Scenario: r.To.Scenario}
	// What one waits for is told before one waits.
	leave, err := o.long.enter(ctx, func(place int) error {
		out.Place = place
		return visit(nil, nil, &out)
	})
	if err != nil {
		return out, err
	}
	defer leave()
	out.Place = 0
	w := reformWalk{Office: o, user: u, reform: r}
	err = o.store.View(ctx, func(tx *store.Tx) (err error) {
		out.Total, err = tx.CountCases(ctx)
		if err != nil {
			return err
		}
		return w.begin(ctx, tx, &out)
	})
	if err != nil {
		return out, err
	}
	if err := visit(nil, nil, &out); err != nil {
		return out, err
	}
	var part store.Span
	for more := true; more; {
		var found []reformFound
		err := o.store.View(ctx, func(tx *store.Tx) (err error) {
			if part, more, err = tx.Reach(ctx, fact.SortCitizen, part, reformPart); err != nil {
				return err
			}
			found, err = w.part(ctx, tx, part)
			return err
		})
		if err != nil {
			return out, err
		}
		for i := range found {
			if err := w.count(&found[i], &out, visit); err != nil {
				return out, err
			}
		}
		part = store.Span{After: part.Upto}
	}
	out.Total = out.Done
	w.sums.write(w.from, w.to)
	return out, nil
}

// A reformWalk is a reform on its way through the cases.
type reformWalk struct {
	*Office
	user               User
	reform             Reform
	from, to           *law.Book
	shortFrom, shortTo *law.Citizens // only the rules that differ can make a difference
	names              map[string]string
	sums               *comparison
}

// A reformFound is a case that the walk has come to.
type reformFound struct {
	derived Derived
	person  store.Person
	open    bool
	in      bool // it is one of those that were asked for
}

func (w *reformWalk) begin(ctx context.Context, tx *store.Tx, out *Reformed) (err error) {
	if w.from, err = w.choose(ctx, tx, w.reform.From); err != nil {
		return err
	}
	if w.to, err = w.choose(ctx, tx, w.reform.To); err != nil {
		return err
	}
	w.shortFrom, w.shortTo = duty.Differing(w.from.Citizen, w.to.Citizen)
	minutes, err := w.minutesIn(ctx, tx)
	if err != nil {
		return err
	}
	w.names, err = staff(ctx, tx)
	w.sums = newComparison(w.reform.To.Scenario, w.reform.On, minutes)
	w.sums.out = out
	return err
}

// part reads the cases of a span, and who they are where the user may read any.
func (w *reformWalk) part(ctx context.Context, tx *store.Tx, s store.Span) ([]reformFound, error) {
	var found []reformFound
	err := eachIn(ctx, tx, &citizens, s, func(d Derived) error {
		found = append(found, reformFound{derived: d, in: len(w.reform.Units) == 0 || slices.Contains(w.reform.Units, d.Case.Unit)})
		return nil
	}, w.shortFrom, w.reform.On, w.shortTo)
	if err != nil || w.user.best() < Read {
		return found, err
	}
	people, err := tx.ListNames(ctx, s)
	for i := range found {
		f := &found[i]
		p, known := people[f.derived.Subject]
		f.person, f.open = p, known && w.user.level(f.derived.Case, &p, w.Today()) >= Read
	}
	return found, err
}

// count adds a case to the sums and hands it over.
func (w *reformWalk) count(f *reformFound, out *Reformed, visit func(*ReformCase, *store.Person, *Reformed) error) error {
	out.Done++
	if f.in {
		out.Cases++
		x := w.sums.compare(f.derived)
		x.Open, x.Worker = f.open, w.names[x.Caseworker]
		if x.Differs() {
			out.Touched++
			if !x.Open {
				out.Hidden++
			}
		}
		if err := visit(x, &f.person, out); err != nil {
			return err
		}
	}
	if out.Done%progressEach == 0 {
		return visit(nil, nil, out)
	}
	return nil
}

// choose makes the book of a choice.
func (o *Office) choose(ctx context.Context, tx *store.Tx, b BookChoice) (*law.Book, error) {
	facts, err := tx.Stream(ctx, fact.TheLaw)
	if err != nil {
		return nil, err
	}
	known := b.Known
	if known == 0 {
		known = o.Today()
	}
	opt := law.Options{Known: known, Overlay: o.overlay, SignOffs: signOffs(casefile.AsKnown(facts, o.endOf(known)), o.zone),
		Draft: b.Scenario}
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
