package office

import (
	"context"
	"errors"
	"fmt"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"
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
	Subject store.Subject
	Seen    fact.Seq // the last fact that the user had seen; a newer one is a conflict
	Drafts  []Draft
}

// A Receipt says what a command came to: what was met, and what opened.
type Receipt struct {
	Subject store.Subject
	Seq     fact.Seq // the last fact of the case now
	Met     []law.Obligation
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

// write is the one function that adds facts to a case: it checks the drafts
// against the case, appends them, and makes the case's views anew.
func (o *Office) write(ctx context.Context, tx *store.Tx, actor string, subject store.Subject, facts []fact.Fact, drafts []Draft) (Receipt, error) {
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
	batch := store.Batch{Subject: subject, Expected: lastOf(facts)}
	var texts []store.Text
	for i, d := range drafts {
		f := fact.Fact{Seq: batch.Expected + fact.Seq(i) + 1, On: d.On, Recorded: o.Now().UTC(), Actor: actor, Source: source, Corrects: d.Corrects, Body: d.Body}
		if d.Text != "" {
			f.Text = newID("t")
			texts = append(texts, store.Text{Subject: subject, ID: f.Text, Body: d.Text})
		}
		batch.Facts = append(batch.Facts, f)
	}
	c := casefile.Fold(append(facts[:len(facts):len(facts)], batch.Facts...))
	after, err := law.Derive(book, c, today)
	if err != nil {
		return Receipt{}, fault.Wrap(err, fault.Invalid, "%v", err)
	}
	if err := tx.Append(ctx, batch); err != nil {
		return Receipt{}, err
	}
	if err := tx.PutTexts(ctx, texts...); err != nil {
		return Receipt{}, err
	}
	last := batch.Expected + fact.Seq(len(batch.Facts))
	if err := tx.PutCases(ctx, row(subject, last, c, after, today)); err != nil {
		return Receipt{}, err
	}
	rec := changes(before, after)
	rec.Subject, rec.Seq = subject, last
	return rec, nil
}

// changes tells what two derivations of a case have between them.
func changes(before, after law.Result) Receipt {
	was := map[string]duty.Status{}
	for i := range before.Obligations {
		was[before.Obligations[i].ID()] = before.Obligations[i].Status
	}
	var rec Receipt
	for _, o := range after.Obligations {
		status, known := was[o.ID()]
		switch {
		case (o.Status == duty.Met || o.Status == duty.MetLate) && (!known || status.Live()) && o.Kind == duty.Duty:
			rec.Met = append(rec.Met, o)
		case o.Status.Live() && (!known || !status.Live()) && o.Kind == duty.Duty && o.Force != duty.Off:
			rec.Opened = append(rec.Opened, o)
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

// planned reports whether a fact may be registered before it happens.
func planned(b fact.Body) bool {
	switch b.(type) {
	case fact.OfferStarted, fact.OfferEnded, fact.EducationStarted, fact.EducationEnded, fact.EmploymentStarted, fact.EmploymentEnded,
		fact.ExemptionStarted, fact.ExemptionEnded, fact.BenefitStarted, fact.BenefitStopped, fact.BenefitChanged, fact.GroupAssigned, fact.GroupEnded,
		fact.CourseStarted, fact.CourseEnded, fact.FullReturn, fact.PartialReturn, fact.MovedIn, fact.MovedOut, fact.SchoolingEnded,
		fact.PensionRightRegistered, fact.WorkObligationStarted, fact.WorkObligationEnded, fact.HoursPaid:
		return true
	}
	return false
}

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
		case d.On > today && !planned(d.Body):
			form.Add("on", "«%s» kan ikke ligge i fremtiden: %s er ikke kommet endnu.", capital(fact.Stem(fact.KindOf(d.Body))), d.On.Short())
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
