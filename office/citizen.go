package office

import (
	"context"
	"regexp"
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"
)

// A Citizen is everything the citizen page shows.
type Citizen struct {
	Subject fact.Subject
	Person  store.Person // the number masked; the address taken out where it may not be seen
	Masked  bool         // the address is protected and was taken out
	Level   Level
	Case    *casefile.Case
	Seq     fact.Seq // the last fact of the case: what a command must have seen
	On      day.Date // the day the page is made for
	Known   day.Date // set where the case is shown as it was known on an earlier day
	Book    *law.Book
	Result  law.Result
	History []HistoryItem
	Worker  string // name of the caseworker
	// Linked is the last day on which the citizen can answer about the next
	// appointment with a link, 0 where there is no link.
	Linked day.Date
	// Scenario is set where the case is shown under what is not law: a change that
	// is announced or drafted. Own says that it is the municipality's own draft,
	// Changes what it does to the case, and Decisions what it asks somebody to
	// decide.
	Scenario  *law.Scenario
	Own       bool
	Changes   []Difference
	Decisions []Decision
	Staff     map[string]string // names of members of staff, by ID

	facts []fact.Fact
}

// mask hides the last four digits of a personal number.
func mask(cpr string) string {
	if len(cpr) != 10 {
		return ""
	}
	return cpr[:6] + "-••••"
}

// CPR returns the number as shown by default: the birth date and four dots.
func (c *Citizen) CPR() string { return c.Person.CPR }

// If tells what registering facts would come to, without keeping them.
func (c *Citizen) If(drafts ...Draft) (Receipt, error) {
	if err := check(c.facts, drafts, c.On); err != nil {
		return Receipt{}, err
	}
	facts := slices.Clone(c.facts)
	for _, d := range drafts {
		facts = append(facts, fact.Fact{Seq: lastOf(facts) + 1, On: d.On, Corrects: d.Corrects, Body: d.Body})
	}
	folded := casefile.Fold(facts)
	after, err := law.Derive(c.Book, folded, c.On)
	if err != nil {
		return Receipt{}, fault.Wrap(err, fault.Invalid, "%v", err)
	}
	rec := changes(c.Result, after)
	rec.Subject, rec.Case, rec.On = c.Subject, folded, c.On
	return rec, nil
}

// Live lists what is to be done or stands in force, by risk.
func (c *Citizen) Live(kinds ...duty.Kind) []law.Obligation {
	return c.pick(func(o *law.Obligation) bool { return o.Status.Live() && slices.Contains(kinds, o.Kind) })
}

// Done lists what is closed, the latest first.
func (c *Citizen) Done() []law.Obligation {
	out := c.pick(func(o *law.Obligation) bool { return !o.Status.Live() && o.Kind != duty.Counter })
	slices.SortStableFunc(out, func(a, b law.Obligation) int { return int(b.Closed - a.Closed) })
	return out
}

func (c *Citizen) pick(ok func(*law.Obligation) bool) []law.Obligation {
	var out []law.Obligation
	for i := range c.Result.Obligations {
		if ok(&c.Result.Obligations[i]) {
			out = append(out, c.Result.Obligations[i])
		}
	}
	return out
}

// Explain answers «hvorfor?» for one obligation.
func (c *Citizen) Explain(o law.Obligation) law.Explanation { return law.Explain(c.Book, c.Case, &o) }

// Next returns the next arranged talk, if there is one.
func (c *Citizen) Next() (casefile.Talk, bool) {
	for _, t := range c.Case.Talks {
		if t.State == casefile.Booked && t.On >= c.On {
			return t, true
		}
	}
	return casefile.Talk{}, false
}

// Linkable reports whether the citizen can be given a link to answer about a talk.
func (c *Citizen) Linkable(t casefile.Talk) bool { return linkable(&t, c.On) && c.Case.Born != 0 }

// A HistoryItem is one fact on the timeline, with what it replaced.
type HistoryItem struct {
	ID       fact.Seq
	Seq      fact.Seq
	On       day.Date
	Body     fact.Body
	Phrase   string // Danish
	Kind     fact.Kind
	Recorded day.Date
	Actor    string // ID of a member of staff, or the name of a system
	Name     string // the name behind Actor, where there is one
	Source   string
	Text     string
	Gone     bool // withdrawn: nothing stands in its place
	Hidden   bool // the text was taken out of sight
	Earlier  []HistoryItem
}

// A View asks for a citizen's case.
type View struct {
	Subject fact.Subject
	Purpose string   // why, in Danish; needed where the case lies elsewhere
	Page    string   // which page asks
	Known   day.Date // as it was known at the end of an earlier day, or 0
	// Scenario, where set, is a change that is not law to show the case under, and
	// On the day to show it for.
	Scenario string
	On       day.Date
}

// purpose is what the read log says when nothing else is stated.
const purpose = "Sagsbehandling"

// ErrPurpose is the fault where a case may be read, but only with a purpose.
var ErrPurpose = fault.New(fault.Forbidden, "Sagen hører til en anden enhed. Skriv, hvorfor du har brug for at se den: det står i "+
	"loggen, som borgeren kan se.")

// Citizen returns a case for a user who may see it, and writes in the read log
// that it was shown.
func (o *Office) Citizen(ctx context.Context, u User, v View) (Citizen, error) {
	today := o.Today()
	c := Citizen{Subject: v.Subject, On: today}
	err := see(ctx, o, &citizens, u, v.Subject, reason{stated: v.Purpose, page: v.Page}, func(tx *store.Tx, x *opened[*casefile.Case]) error {
		facts, p := x.Facts, x.Person
		c.Level, c.Seq, c.facts = x.Level, lastOf(facts), facts
		c.Case, c.Person = x.Case, p
		c.Person.CPR = mask(p.CPR)
		var err error
		if c.Book, err = o.bookIn(ctx, tx); err != nil {
			return err
		}
		if v.Known != 0 && v.Known < today {
			c.Known, c.On = v.Known, v.Known
			facts = casefile.AsKnown(facts, o.endOf(v.Known))
			c.Case = casefile.Fold(facts)
			if c.Book, err = o.bookAsKnown(ctx, tx, v.Known); err != nil {
				return err
			}
		}
		if v.Scenario != "" {
			if err := o.under(ctx, tx, &c, v); err != nil {
				return err
			}
		} else if c.Result, err = law.Derive(c.Book, c.Case, c.On); err != nil {
			return fault.Wrap(err, fault.Invalid, "%v", err)
		}
		texts, err := tx.Texts(ctx, v.Subject)
		if err != nil {
			return err
		}
		if c.Staff, err = staff(ctx, tx); err != nil {
			return err
		}
		c.History = o.history(facts, texts, c.Staff)
		cover(c.History, x.Case, !u.seesAddress(x.Case, &p))
		c.Worker = c.Staff[c.Case.Caseworker]
		if !u.seesAddress(x.Case, &p) {
			c.Masked = true
			c.Person.Address, c.Person.PostalCode, c.Person.City, c.Person.Phone, c.Person.Email = "", "", "", "", ""
		}
		if t, arranged := c.Next(); arranged && c.Level == Write {
			c.Linked, err = o.linkUntil(ctx, tx, v.Subject, t.ID)
		}
		return err
	})
	if err != nil {
		return Citizen{}, err
	}
	return c, nil
}

// under shows a case under a change that is not law, beside the law.
func (o *Office) under(ctx context.Context, tx *store.Tx, c *Citizen, v View) error {
	s, own, err := o.scenarioIn(ctx, tx, v.Scenario)
	if err != nil {
		return err
	}
	c.Scenario, c.Own = &s, own
	if v.On != 0 {
		c.On = v.On
	}
	with, err := o.choose(ctx, tx, BookChoice{Known: c.Known, Scenario: &s})
	if err != nil {
		return err
	}
	d := Derived{Subject: c.Subject, Case: c.Case}
	if d.Result, err = law.Derive(c.Book, c.Case, c.On); err == nil {
		d.Other, err = law.Derive(with, c.Case, c.On)
	}
	if err != nil {
		return fault.Wrap(err, fault.Invalid, "%v", err)
	}
	x := newComparison(&s, c.On, nil).compare(d)
	c.Changes, c.Decisions = x.Diffs, x.Decisions
	c.Book, c.Result = with, d.Other
	return nil
}

// staff returns the names of members of staff by their IDs.
func staff(ctx context.Context, tx *store.Tx) (map[string]string, error) {
	all, err := tx.ListAccounts(ctx)
	out := make(map[string]string, len(all))
	for _, a := range all {
		out[a.ID] = a.Name
	}
	return out, err
}

// Number returns a citizen's whole personal number to a user who may see the
// case, and writes in the read log that it was shown.
func (o *Office) Number(ctx context.Context, u User, v View) (string, error) {
	why := reason{stated: v.Purpose, logged: "Viste hele personnummeret", page: v.Page}
	if v.Purpose != "" {
		why.logged += ": " + v.Purpose
	}
	number := ""
	err := see(ctx, o, &citizens, u, v.Subject, why, func(_ *store.Tx, x *opened[*casefile.Case]) error {
		if number = x.Person.CPR; len(number) == 10 {
			number = number[:6] + "-" + number[6:]
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	return number, nil
}

// history makes the timeline: each line of corrections is one item, with what
// stood before under it; the newest day first.
func (o *Office) history(facts []fact.Fact, texts, names map[string]string) []HistoryItem {
	item := func(f *fact.Fact) HistoryItem {
		return HistoryItem{ID: f.Seq, Seq: f.Seq, On: f.On, Body: f.Body, Phrase: fact.Tell(f.Body, day.Date.Short), Kind: fact.KindOf(f.Body),
			Recorded: day.FromTime(f.Recorded.In(o.zone)), Actor: f.Actor, Name: names[f.Actor], Source: f.Source, Text: texts[f.Text]}
	}
	at := map[fact.Seq]int{} // root -> index in out
	root := map[fact.Seq]fact.Seq{}
	var out []HistoryItem
	for i := range facts {
		f := &facts[i]
		r, corrects := root[f.Corrects]
		if f.Corrects == 0 || !corrects {
			root[f.Seq] = f.Seq
			at[f.Seq] = len(out)
			out = append(out, item(f))
			continue
		}
		root[f.Seq] = r
		was := &out[at[r]]
		now := item(f)
		now.ID = r
		now.Earlier = append(was.Earlier, *was)
		now.Earlier[len(now.Earlier)-1].Earlier = nil
		if _, gone := f.Body.(fact.Withdrawn); gone {
			now.Gone, now.On = true, was.On
		}
		*was = now
	}
	slices.SortStableFunc(out, func(a, b HistoryItem) int {
		if a.On != b.On {
			return int(b.On - a.On)
		}
		return int(b.ID - a.ID)
	})
	return out
}

// cover takes out of a timeline what may not be read: words that were taken out of
// sight, all but the birth dates of personal numbers, and an address that is
// protected.
func cover(items []HistoryItem, now *casefile.Case, masked bool) {
	for i := range items {
		h := &items[i]
		cover(h.Earlier, now, masked)
		if now.IsHidden(h.ID) || now.IsHidden(h.Seq) {
			h.Hidden, h.Text = true, ""
		}
		switch b := h.Body.(type) {
		case fact.NumberReplaced:
			h.Text = wholeNumber.ReplaceAllString(h.Text, "$1-••••")
		case fact.PersonChanged:
			if masked && (b.What == fact.PersonAddress || b.What == fact.PersonPhone || b.What == fact.PersonMail) {
				h.Text = ""
			}
		}
	}
}

var wholeNumber = regexp.MustCompile(`([0-9]{6})-?[0-9]{4}`)
