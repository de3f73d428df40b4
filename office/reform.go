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

// reform looks at every case under both books, whether they differ or not, and
// hands it to visit with the person it is about; or nil to tell of progress. It
// writes nothing in the read log: visit must not show what it is given.
func (o *Office) reform(ctx context.Context, u User, r Reform, visit func(*ReformCase, *store.Person, *Reformed) error) (Reformed, error) {
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
		if out.Total, err = tx.CountCases(ctx); err != nil {
			return err
		}
		minutes, err := o.minutesIn(ctx, tx)
		if err != nil {
			return err
		}
		var people map[fact.Subject]store.Person
		if u.best() >= Read {
			if people, err = tx.ListNames(ctx); err != nil {
				return err
			}
		}
		names, err := staff(ctx, tx)
		if err != nil {
			return err
		}
		c := newComparison(r.To.Scenario, r.On, minutes)
		c.out = &out
		if err := visit(nil, nil, &out); err != nil {
			return err
		}
		// Only rules that differ can make a difference.
		shortFrom, shortTo := duty.Differing(from, to)
		err = o.eachCase(ctx, tx, func(d Derived) error {
			out.Done++
			if len(r.Units) == 0 || slices.Contains(r.Units, d.Case.Unit) {
				out.Cases++
				x := c.compare(d)
				p, known := people[x.Subject]
				x.Open = known && u.level(d.Case, &p, o.Today()) >= Read
				x.Worker = names[x.Caseworker]
				if x.Differs() {
					out.Touched++
					if !x.Open {
						out.Hidden++
					}
				}
				if err := visit(x, &p, &out); err != nil {
					return err
				}
			}
			if out.Done%progressEach == 0 {
				return visit(nil, nil, &out)
			}
			return nil
		}, shortFrom, r.On, shortTo)
		out.Total = out.Done
		c.sums(from, to)
		return err
	})
	return out, err
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
