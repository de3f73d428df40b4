package office

import (
	"context"
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

// A Citizen is everything the citizen page shows.
type Citizen struct {
	Subject store.Subject
	Person  store.Person // with the address taken out where it may not be seen
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
}

// CPR returns the number as shown by default: the birth date and four dots.
func (c *Citizen) CPR() string {
	if len(c.Person.CPR) != 10 {
		return ""
	}
	return c.Person.CPR[:6] + "-••••"
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
func (c *Citizen) Explain(o law.Obligation) law.Explanation { return law.Explain(c.Book, &o) }

// Next returns the next arranged talk, if there is one.
func (c *Citizen) Next() (casefile.Talk, bool) {
	for _, t := range c.Case.Talks {
		if t.State == casefile.Booked && t.On >= c.On {
			return t, true
		}
	}
	return casefile.Talk{}, false
}

// A HistoryItem is one fact on the timeline, with what it replaced.
type HistoryItem struct {
	ID       fact.Seq
	Seq      fact.Seq
	On       day.Date
	Phrase   string // Danish
	Kind     fact.Kind
	Recorded day.Date
	Actor    string
	Source   string
	Text     string
	Gone     bool // withdrawn: nothing stands in its place
	Earlier  []HistoryItem
}

// A View asks for a citizen's case.
type View struct {
	Subject store.Subject
	Purpose string   // why, in Danish; needed where the case lies elsewhere
	Page    string   // which page asks
	Known   day.Date // as it was known at the end of an earlier day, or 0
}

// purpose is what the read log says when nothing else is stated.
const purpose = "Sagsbehandling"

// ErrPurpose is the fault where a case may be read, but only with a purpose.
var ErrPurpose = fault.New(fault.Forbidden, "Sagen hører til en anden enhed. Skriv, hvorfor du har brug for at se den: det står i loggen, som borgeren kan se.")

// Citizen returns a case for a user who may see it, and writes in the read log
// that it was shown.
func (o *Office) Citizen(ctx context.Context, u User, v View) (Citizen, error) {
	today := o.Today()
	c := Citizen{Subject: v.Subject, On: today}
	err := o.store.View(ctx, func(tx *store.Tx) error {
		p, found, err := tx.FindPerson(ctx, v.Subject)
		if err != nil {
			return err
		}
		facts, err := tx.Stream(ctx, v.Subject)
		if err != nil {
			return err
		}
		now := casefile.Fold(facts)
		c.Level = u.level(now, &p, today)
		if !found || c.Level == Nothing {
			// Whoever may not see a case may not learn that there is one.
			return errNoCitizen()
		}
		if c.Level == Ask && strings.TrimSpace(v.Purpose) == "" {
			return ErrPurpose
		}
		c.Seq = lastOf(facts)
		c.Case, c.Person = now, p
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
		if c.Result, err = law.Derive(c.Book, c.Case, c.On); err != nil {
			return fault.Wrap(err, fault.Invalid, "%v", err)
		}
		texts, err := tx.Texts(ctx, v.Subject)
		if err != nil {
			return err
		}
		c.History = o.history(facts, texts)
		if a, ok, err := tx.FindAccount(ctx, c.Case.Caseworker); err != nil {
			return err
		} else if ok {
			c.Worker = a.Name
		}
		if !u.seesAddress(now, &p) {
			c.Masked = true
			c.Person.Address, c.Person.PostalCode, c.Person.City, c.Person.Phone, c.Person.Email = "", "", "", "", ""
		}
		return nil
	})
	if err != nil {
		return Citizen{}, err
	}
	if v.Purpose == "" {
		v.Purpose = purpose
	}
	return c, o.logReads(ctx, u, v.Purpose, v.Page, v.Subject)
}

// history makes the timeline: each line of corrections is one item, with what
// stood before under it; the newest day first.
func (o *Office) history(facts []fact.Fact, texts map[string]string) []HistoryItem {
	item := func(f *fact.Fact) HistoryItem {
		return HistoryItem{ID: f.Seq, Seq: f.Seq, On: f.On, Phrase: capital(fact.Phrase(f.Body, day.Date.Short)), Kind: fact.KindOf(f.Body),
			Recorded: day.FromTime(f.Recorded.In(o.zone)), Actor: f.Actor, Source: f.Source, Text: texts[f.Text]}
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

// Search finds citizens by name, or by a whole personal number. It shows names
// only, and logs them.
func (o *Office) Search(ctx context.Context, u User, query string) ([]store.Hit, error) {
	if err := u.must(Search); err != nil {
		return nil, err
	}
	query = strings.TrimSpace(query)
	var hits []store.Hit
	err := o.store.View(ctx, func(tx *store.Tx) error {
		if cpr, err := ParseCPR(query); err == nil {
			p, found, err := tx.FindPersonByCPR(ctx, cpr.Number)
			if found {
				hits = []store.Hit{{Subject: p.Subject, Name: p.Name(), Protected: p.Protected, OwnStaff: p.OwnStaff}}
			}
			return err
		}
		if len([]rune(query)) < 2 {
			return fault.New(fault.Invalid, "Skriv mindst to bogstaver af navnet, eller hele personnummeret.")
		}
		var err error
		hits, err = tx.SearchPersons(ctx, query, 50)
		return err
	})
	if err != nil {
		return nil, err
	}
	if !u.Has(TeamLeader, CentreHead) {
		hits = slices.DeleteFunc(hits, func(h store.Hit) bool { return h.OwnStaff })
	}
	shown := make([]store.Subject, len(hits))
	for i, h := range hits {
		shown[i] = h.Subject
	}
	return hits, o.logReads(ctx, u, "Søgning", "search", shown...)
}
