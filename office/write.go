package office

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"

	"golang.org/x/sync/errgroup"
)

// A Draft is a fact that somebody wants to register.
type Draft struct {
	On       day.Date
	Body     fact.Body
	Corrects fact.Seq // the fact that it replaces, or 0
	Text     string   // free text to keep beside the fact
}

// A Register is a command: register facts in a case.
type Register struct {
	Subject fact.Subject
	Seen    fact.Seq // the last fact that the user had seen; a newer one is a conflict
	Drafts  []Draft
}

// A Receipt says what a command came to: what was met, and what opened.
type Receipt struct {
	Subject fact.Subject
	Seq     fact.Seq // the last fact of the case now
	Met     []law.Obligation
	Counted []law.Obligation // not met yet, but further on than before
	Opened  []law.Obligation
	Refused []duty.Refusal // warnings about facts we do not own
}

// source is what facts that staff register say of where they come from.
const source = "medarbejder"

// Register registers facts in a case and tells what changed.
func (o *Office) Register(ctx context.Context, u User, cmd Register) (Receipt, error) {
	var rec Receipt
	err := o.store.Update(ctx, func(tx *store.Tx) error {
		p, found, err := tx.FindPerson(ctx, cmd.Subject)
		if err != nil {
			return err
		}
		if !found {
			return errNoCitizen()
		}
		facts, err := tx.Stream(ctx, cmd.Subject)
		if err != nil {
			return err
		}
		before := casefile.Fold(facts)
		if u.level(before, &p, o.Today()) < Write {
			return fault.New(fault.Forbidden, "Du kan ikke registrere i denne sag, fordi den hører til en anden enhed. Skriv til sagsbehandleren.")
		}
		if last := lastOf(facts); cmd.Seen != last {
			return fault.New(fault.Conflict, "Sagen er ændret af en anden, siden du åbnede den. Det, du skrev, er ikke gemt endnu: se det nye igennem, og gem igen.")
		}
		rec, err = o.write(ctx, tx, u.ID, cmd.Subject, facts, cmd.Drafts)
		return err
	})
	return rec, err
}

func errNoCitizen() error { return fault.New(fault.NotFound, "Borgeren findes ikke.") }

func lastOf(facts []fact.Fact) fact.Seq {
	if len(facts) == 0 {
		return 0
	}
	return facts[len(facts)-1].Seq
}

// write checks drafts against a case, keeps them, and tells what changed.
func (o *Office) write(ctx context.Context, tx *store.Tx, actor string, subject fact.Subject, facts []fact.Fact, drafts []Draft) (Receipt, error) {
	book, err := o.bookIn(ctx, tx)
	if err != nil {
		return Receipt{}, err
	}
	today := o.Today()
	if err := check(facts, drafts, today); err != nil {
		return Receipt{}, err
	}
	before, err := law.Derive(book, casefile.Fold(facts), today)
	if err != nil {
		return Receipt{}, fault.Wrap(err, fault.Invalid, "%v", err)
	}
	k := kept{subject: subject, before: facts}
	for _, d := range drafts {
		f := fact.Fact{On: d.On, Recorded: o.Now().UTC(), Actor: actor, Source: source, Corrects: d.Corrects, Body: d.Body}
		if d.Text != "" {
			f.Text = newID("t")
			k.texts = append(k.texts, store.Text{Subject: subject, ID: f.Text, Body: d.Text})
		}
		k.facts = append(k.facts, f)
	}
	after, err := o.keep(ctx, tx, today, []kept{k})
	if err != nil {
		return Receipt{}, err
	}
	rec := changes(before, after[0].Result)
	rec.Subject, rec.Seq = subject, after[0].Seq
	return rec, blocked(k.facts, rec.Refused)
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

// kept is what is to be added to one case.
type kept struct {
	subject fact.Subject
	before  []fact.Fact // the case as the writer has seen it
	facts   []fact.Fact
	texts   []store.Text
	fresh   bool // the case is made here, so that it has no views yet
}

// keep is the one function that adds facts to cases: it appends them to what the
// writer has seen, and makes the views of those cases anew, in one transaction.
func (o *Office) keep(ctx context.Context, tx *store.Tx, today day.Date, ks []kept) ([]Derived, error) {
	batches := make([]store.Batch, len(ks))
	for i, k := range ks {
		batches[i] = store.Batch{Subject: k.subject, Expected: lastOf(k.before), Facts: k.facts}
	}
	if err := tx.Append(ctx, batches...); err != nil {
		return nil, err
	}
	// The law as it is now, since nobody can sign a rule off before this is over.
	book, err := o.bookIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	out := make([]Derived, len(ks))
	rows := make([]store.CaseRow, len(ks))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	const part = 64
	for from := 0; from < len(ks); from += part {
		g.Go(func() error {
			for i := from; i < min(from+part, len(ks)); i++ {
				all := append(ks[i].before[:len(ks[i].before):len(ks[i].before)], batches[i].Facts...)
				out[i] = o.derive(book, ks[i].subject, all, today)
				rows[i] = row(out[i], today)
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	var texts []store.Text
	var fresh, old []store.CaseRow
	for i, k := range ks {
		texts = append(texts, k.texts...)
		if k.fresh {
			fresh = append(fresh, rows[i])
		} else {
			old = append(old, rows[i])
		}
	}
	if err := tx.PutTexts(ctx, texts...); err != nil {
		return nil, err
	}
	if err := tx.AddCases(ctx, fresh); err != nil {
		return nil, err
	}
	return out, tx.PutCases(ctx, old...)
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

// check holds drafts against the case and the calendar. It finds everything that
// is wrong, not only the first.
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
	for _, d := range drafts {
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
		case d.On > today+ahead:
			form.Add("on", "Datoen ligger mere end et år frem. Ret den.")
		}
		var problems fact.Problems
		if err := fact.Check(d.Body); errors.As(err, &problems) {
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
		if len([]rune(d.Text)) > 4000 {
			form.Add("text", "Notatet er for langt: der er plads til 4.000 tegn.")
		}
	}
	return form.Err()
}
