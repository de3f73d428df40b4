package office

import (
	"context"
	"errors"
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

// A Register is a command: register facts in a case.
type Register struct {
	Subject fact.Subject
	Seen    fact.Seq // the last fact that the user had seen; a newer one is a conflict
	Drafts  []Draft
	// Ask says that nothing is to be kept where the law says no to it: the user is
	// asked first. Much of what happens is not ours to decide, so without it the
	// receipt tells.
	Ask bool
	// Stop, where set, is what the user is to be asked about before it is kept. A form
	// that has been taken already is not asked about again.
	Stop error
}

// A Receipt says what a command came to: what was met, and what opened.
type Receipt struct {
	Subject fact.Subject
	Seq     fact.Seq // the last fact of the case now
	Met     []law.Obligation
	Counted []law.Obligation // not met yet, but further on than before
	Opened  []law.Obligation
	Paused  []law.Obligation // that rest from now on
	Refused []duty.Refusal   // warnings about facts we do not own
	Case    *casefile.Case   // as it is now
	On      day.Date         // when it was told
	// PassedOn says that nothing is to be shown: others have the matter.
	PassedOn bool
	// Again says that the same form had been saved before, and that nothing was saved
	// now.
	Again bool
}

// Decide adds the drafts, where nothing is wrong with them.
func (cmd Register) Decide(c State[*casefile.Case], today day.Date) ([]Batch, []store.Job, error) {
	if err := check(c.Facts, cmd.Drafts, today); err != nil {
		return nil, nil, err
	}
	return []Batch{{Subject: c.Subject, Drafts: append(cmd.Drafts, tellMoved(c.Case, cmd.Drafts, today)...)}}, nil, nil
}

// tellMoved sets a task to tell a citizen who is registered as moved that what was
// arranged for later is called off.
func tellMoved(c *casefile.Case, drafts []Draft, today day.Date) []Draft {
	for _, d := range drafts {
		if _, moved := d.Body.(fact.MovedOut); !moved || d.Corrects != 0 {
			continue
		}
		var days []string
		due := today + 7
		for i := range c.Talks {
			t := &c.Talks[i]
			if t.State == casefile.Booked && t.Host == fact.Municipality && t.On >= max(d.On, today) && t.Booked < d.On {
				days, due = append(days, t.On.Short()), min(due, t.On)
			}
		}
		if len(days) > 0 {
			text := "Giv borgeren besked om, at det, der var aftalt til " + strings.Join(days, " og ") + ", er bortfaldet, fordi borgeren flytter."
			return []Draft{{On: today, Body: fact.TaskSet{Due: due}, Text: text}}
		}
	}
	return nil
}

// Register registers facts in a case and tells what changed.
func (o *Office) Register(ctx context.Context, u User, cmd Register) (Receipt, error) {
	if err := u.mayRegister(cmd.Drafts); err != nil {
		return Receipt{}, err
	}
	return o.tell(ctx, u, cmd.Subject, cmd.Seen, Write, cmd)
}

// MayRegister reports whether a user who may write in a case may register a kind
// in it by itself.
func (u User) MayRegister(k fact.Kind) bool {
	switch fact.WhoOf(k) {
	case fact.ByStaff:
		return fact.SortOf(k) == fact.SortCitizen
	case fact.ByLeader:
		return u.Has(TeamLeader, CentreHead)
	}
	return false
}

func (u User) mayRegister(drafts []Draft) error {
	for _, d := range drafts {
		k := fact.KindOf(d.Body)
		switch {
		// a correction is held against what it corrects
		case d.Corrects != 0 || k == "" || fact.WhoOf(k) == fact.ByCorrection || u.MayRegister(k):
		case fact.WhoOf(k) == fact.ByLeader:
			return fault.New(fault.Forbidden, "«%s» registreres af en leder. Spørg din teamleder.", fact.Title(k))
		default:
			return fault.New(fault.Invalid, "Vælg, hvad der skal registreres, fra listen i sagen.")
		}
	}
	return nil
}

// tell carries a command out in a citizen's case and tells what changed. Where a
// sanction misses something that protects the citizen, nothing is kept.
func (o *Office) tell(ctx context.Context, u User, s fact.Subject, seen fact.Seq, need Level, cmd command[*casefile.Case]) (Receipt,
	error) {
	var rec Receipt
	_, again, err := o.once(ctx, u, func(tx *store.Tx) (string, error) {
		asks, ok := cmd.(Register)
		if ok && asks.Stop != nil {
			return "", asks.Stop
		}
		x, err := do(ctx, o, tx, &citizens, u, s, seen, need, cmd)
		if err != nil {
			return "", err
		}
		if rec, err = o.receipt(ctx, tx, x.before.Case, &x.after[0]); err != nil {
			return "", err
		}
		if ok && asks.Ask && len(rec.Refused) > 0 {
			return "", ErrUnmet
		}
		return string(s), nil
	})
	if again {
		rec = Receipt{Subject: s, Again: true}
	}
	if err != nil {
		return Receipt{}, o.refused(ctx, u, "register", err)
	}
	return rec, nil
}

// receipt tells what changed in a case between the fold before and after.
func (o *Office) receipt(ctx context.Context, tx *store.Tx, was *casefile.Case, now *after) (Receipt, error) {
	book, err := o.bookIn(ctx, tx)
	if err != nil {
		return Receipt{}, err
	}
	before, err := law.Derive(book, was, o.Today())
	if err != nil {
		return Receipt{}, fault.Wrap(err, fault.Invalid, "%v", err)
	}
	rec := changes(before, now.ofCitizen().Result)
	rec.Subject, rec.Seq, rec.Case, rec.On = now.Subject, now.Seq, now.ofCitizen().Case, o.Today()
	return rec, blocked(now.Facts, rec.Refused)
}

func lastOf(facts []fact.Fact) fact.Seq {
	if len(facts) == 0 {
		return 0
	}
	return facts[len(facts)-1].Seq
}

// blocked refuses a sanction, and the deduction that carries it out, while anything that protects the citizen is missing:
// guidance, hearing, contact, reasons or complaint guide. On other facts a check
// warns and does not block, since much of what happens is not ours to decide.
// Everything that is missing is told at once.
func blocked(facts []fact.Fact, refused []duty.Refusal) error {
	f := &fault.Fault{Kind: fault.Invalid, Message: "Sanktionen kan ikke afgøres endnu. Intet er gemt."}
	for _, x := range facts {
		switch b := x.Body.(type) {
		case fact.Decided:
			if !b.Sanctions() {
				continue
			}
		case fact.DeductionBooked:
		default:
			continue
		}
		for _, r := range refused {
			if fact.Seq(r.Ref) == x.Seq && r.Force >= duty.Warning {
				f.Fields = append(f.Fields, fault.Field{Name: "topic", Message: fmt.Sprintf("%s %s (%s).", r.Text, r.Mend, r.Provision)})
			}
		}
	}
	if len(f.Fields) == 0 {
		return nil
	}
	return f
}

// changes tells what two derivations of a case have between them.
func changes(before, after law.Result) Receipt {
	was := map[string]*law.Obligation{}
	for i := range before.Obligations {
		was[before.Obligations[i].ID()] = &before.Obligations[i]
	}
	var rec Receipt
	for _, o := range after.Obligations {
		if o.Kind != duty.Duty || o.Force == duty.Off {
			continue
		}
		old := was[o.ID()]
		if o.Status == duty.Paused && (old == nil || old.Status != duty.Paused) {
			rec.Paused = append(rec.Paused, o)
		}
		switch live := old != nil && old.Status.Live(); {
		case (o.Status == duty.Met || o.Status == duty.MetLate) && (old == nil || live):
			rec.Met = append(rec.Met, o)
		case o.Status.Live() && !live:
			rec.Opened = append(rec.Opened, o)
		case o.Status.Live() && o.Have > old.Have:
			rec.Counted = append(rec.Counted, o)
		}
	}
	known := map[string]bool{}
	for _, r := range before.Refusals {
		known[fmt.Sprint(r.Meta.ID, r.Ref, r.Name)] = true
	}
	for _, r := range after.Refusals {
		if !known[fmt.Sprint(r.Meta.ID, r.Ref, r.Name)] {
			rec.Refused = append(rec.Refused, r)
		}
	}
	return rec
}

// ahead is how far into the future a fact may lie where it may at all.
const ahead = 366

// deathIn returns the day on which the citizen died as the facts stand, or 0.
func deathIn(facts []fact.Fact, stands map[fact.Seq]bool) day.Date {
	for _, f := range facts {
		if _, ok := f.Body.(fact.Died); ok && stands[f.Seq] {
			return f.On
		}
	}
	return 0
}

// stated reports whether the same stands in the case, or in the drafts before, on
// the same day: it would count once.
func stated(facts []fact.Fact, stands map[fact.Seq]bool, before []Draft, d *Draft) bool {
	if d.Corrects != 0 || d.On == 0 {
		return false
	}
	return slices.ContainsFunc(facts, func(f fact.Fact) bool { return f.On == d.On && stands[f.Seq] && fact.Same(f.Body, d.Body) }) ||
		slices.ContainsFunc(before, func(x Draft) bool { return x.On == d.On && x.Corrects == 0 && fact.Same(x.Body, d.Body) })
}

// check makes the texts of drafts as they are kept, and holds them against
// the case and the calendar. It finds everything that is wrong, not only the
// first.
func check(facts []fact.Fact, drafts []Draft, today day.Date) error {
	var form fault.Form
	if len(drafts) == 0 {
		form.Add("kind", "Vælg, hvad der skal registreres.")
	}
	stands := map[fact.Seq]bool{}
	for _, f := range facts {
		stands[f.Seq] = true
		delete(stands, f.Corrects)
	}
	died := deathIn(facts, stands)
	for i := range drafts {
		d := &drafts[i]
		if fact.KindOf(d.Body) == "" {
			form.Add("kind", "Vælg, hvad der skal registreres.")
			continue
		}
		switch {
		case d.On == 0:
			form.Add("on", "Skriv datoen som dd.mm.åååå.")
		case d.On < day.Earliest:
			form.Add("on", "Datoen ligger før %s. Ret den.", day.Earliest.Short())
		case d.On > today && !fact.Ahead(fact.KindOf(d.Body)):
			form.Add("on", "«%s» kan ikke ligge i fremtiden: %s er ikke kommet endnu.", fact.Title(fact.KindOf(d.Body)), d.On.Short())
		case died != 0 && d.On > died && !fact.Outlives(fact.KindOf(d.Body)):
			form.Add("on", "Borgeren døde %s, så «%s» kan ikke ligge efter den dag. Er datoen for dødsfaldet forkert, så ret den først.",
				died.Short(), fact.Title(fact.KindOf(d.Body)))
		case d.On > today+ahead:
			form.Add("on", "Datoen ligger mere end et år frem. Ret den.")
		}
		var problems fact.Problems
		if err := fact.CheckOn(d.On, d.Body); errors.As(err, &problems) {
			for _, p := range problems {
				form.Add(p.Field, "%s", p.Text)
			}
		} else if err != nil {
			form.Add("kind", "%v", err)
		}
		if b, ok := d.Body.(fact.TalkBooked); ok && b.For != 0 && b.For < d.On {
			form.Add("for", "Samtalen kan ikke være aftalt til en dag før aftalen. Blev den holdt %s, så registrér den som holdt.", b.For.Short())
		}
		if d.Corrects != 0 && !stands[d.Corrects] {
			form.Add("corrects", "Den oplysning, du vil rette, er allerede rettet eller findes ikke. Se sagen igennem, og ret den, der står nu.")
		}
		if _, ok := d.Body.(fact.Withdrawn); ok && d.Corrects == 0 {
			form.Add("corrects", "Vælg den oplysning, der skal annulleres.")
		}
		if stated(facts, stands, drafts[:i], d) {
			form.Add("on", "«%s» er allerede registreret %s. Var der to, så skriv, hvad der var anderledes ved den anden; ellers er alt gemt.",
				fact.Title(fact.KindOf(d.Body)), d.On.Short())
		}
		var err error
		if d.Text, err = fact.NoteText.Clean(d.Text); err != nil {
			form.Add("text", "%v", err)
		}
	}
	return form.Err()
}
