package office

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"time"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"
)

// A link opens one page about one thing to whoever has it, without an account. It is
// sent to a citizen, so it must be as good as nothing to anybody else: it cannot be
// guessed, it is over when the appointment begins or after linkDays, it is used up by
// the answer, and it shows nothing before its follower has said when the citizen was
// born. Who guesses is held to linkPace, and after linkMisses wrong dates the link is
// over.

// talkLink is the one purpose that links have: to answer whether one comes to a talk.
const talkLink = "talk-answer"

const (
	linkDays   = 30
	linkMisses = 10
	linkLogged = "Borgeren selv, med et link" // what the read log says
	linkPage   = "link"
	linkSource = "borgeren" // what facts that come by a link say of where they come from
)

var linkPace = pace{burst: 8, each: time.Minute}

// linkText is what a citizen may write beside the answer: with what stands around it,
// a task.
var linkText = fact.Typed{Is: "beskeden", Max: 110, Lines: true}

// ErrLink is the one answer to whoever follows a link that opens nothing: unknown,
// over, used and withdrawn links are told apart for nobody.
var ErrLink = fault.New(fault.NotFound, "Linket virker ikke. Måske er det brugt, for gammelt eller taget tilbage.")

// A Linked is what whoever follows a link is shown.
type Linked struct {
	On    day.Date
	At    fact.Clock
	Today day.Date
}

// A LinkAnswer is a command: a citizen answers whether they come to a talk.
type LinkAnswer struct {
	Token string
	Born  string // as it was typed
	Comes bool
	Text  string // beside a wish to move it
}

// Contact is how citizens reach the municipality.
func (o *Office) Contact() law.Contact { return o.overlay.Contact }

// linkable reports whether a link can be made about a talk: one with the municipality
// that is yet to come.
func linkable(t *casefile.Talk, today day.Date) bool {
	return t.State == casefile.Booked && t.On >= today && (t.Host == "" || t.Host == fact.Municipality)
}

// linkableTalk is the talk that a fact arranged, or nil where no link can be about it.
func linkableTalk(c *casefile.Case, about fact.Seq, today day.Date) *casefile.Talk {
	for i := range c.Talks {
		if t := &c.Talks[i]; t.ID == about && linkable(t, today) {
			return t
		}
	}
	return nil
}

// linkExpiry is when a link about a talk is over.
func (o *Office) linkExpiry(t *casefile.Talk) time.Time {
	begins := o.endOf(t.On)
	if t.At != "" {
		y, m, d := t.On.Civil()
		begins = time.Date(y, m, d, 0, minuteOf(t.At), 0, 0, o.zone)
	}
	if last := o.Now().Add(linkDays * 24 * time.Hour); last.Before(begins) {
		return last
	}
	return begins
}

// openForLink opens a case for somebody who makes or takes back a link in it.
func (o *Office) openForLink(ctx context.Context, tx *store.Tx, u User, s fact.Subject) (opened[*casefile.Case], error) {
	x, err := open(ctx, tx, &citizens, u, s, o.Today())
	if err == nil && x.Level < Write {
		err = refuse(s, fault.Forbidden, "Du kan ikke lave link i denne sag, fordi den hører til en anden enhed. Skriv til sagsbehandleren.")
	}
	return x, err
}

// MakeLink makes a link with which the citizen can answer whether they come to a talk
// that is arranged, in place of any earlier one. It returns the token, which is kept
// nowhere, and when the link is over.
func (o *Office) MakeLink(ctx context.Context, u User, s fact.Subject, about fact.Seq) (token string, until day.Date, err error) {
	token = rand.Text()
	now := o.Now()
	err = o.store.Update(ctx, func(tx *store.Tx) error {
		x, err := o.openForLink(ctx, tx, u, s)
		if err != nil {
			return err
		}
		t := linkableTalk(x.Case, about, o.Today())
		if t == nil {
			return fault.New(fault.Invalid, "Samtalen er ikke længere aftalt, så der er intet at svare på. Aftal en ny først.")
		}
		if x.Case.Born == 0 {
			return fault.New(fault.Invalid,
				"Sagen har ingen fødselsdato, som borgeren kan vise, hvem de er, med. Registrér den først.")
		}
		expiry := o.linkExpiry(t)
		if !expiry.After(now) {
			return fault.New(fault.Invalid, "Samtalen er begyndt, så et link ville være for sent. Ring til borgeren.")
		}
		until = day.FromTime(expiry.In(o.zone))
		if _, err := tx.WithdrawLinks(ctx, s, about, now); err != nil {
			return err
		}
		return tx.AddLink(ctx, store.Link{Hash: store.HashLink(token), Purpose: talkLink, Subject: s, About: about, Expiry: expiry,
			By: u.ID, Made: now})
	})
	if err != nil {
		return "", 0, o.refused(ctx, u, linkPage, err)
	}
	return token, until, o.logReads(ctx, u, "Lavede et link til borgeren", linkPage, s)
}

// WithdrawLink takes back the link about a talk. Where there is none, it is done.
func (o *Office) WithdrawLink(ctx context.Context, u User, s fact.Subject, about fact.Seq) error {
	err := o.store.Update(ctx, func(tx *store.Tx) error {
		if _, err := o.openForLink(ctx, tx, u, s); err != nil {
			return err
		}
		_, err := tx.WithdrawLinks(ctx, s, about, o.Now())
		return err
	})
	if err != nil {
		return o.refused(ctx, u, linkPage, err)
	}
	return o.logReads(ctx, u, "Tog et link til borgeren tilbage", linkPage, s)
}

// linkUntil is the last day of the link about a talk, 0 where there is none.
func (o *Office) linkUntil(ctx context.Context, tx *store.Tx, s fact.Subject, about fact.Seq) (day.Date, error) {
	links, err := tx.LiveLinks(ctx, s, o.Now())
	if err != nil {
		return 0, err
	}
	for i := range links {
		if links[i].About == about && links[i].Misses < linkMisses {
			return day.FromTime(links[i].Expiry.In(o.zone)), nil
		}
	}
	return 0, nil
}

// A followed is a link that somebody has followed to its talk.
type followed struct {
	store.Link
	opened[*casefile.Case]
	talk *casefile.Talk
}

// follow finds what a token opens, as the citizen whom it is for; ErrLink where it
// opens nothing.
func (o *Office) follow(ctx context.Context, tx *store.Tx, token string) (followed, error) {
	l, found, err := tx.FindLink(ctx, token)
	f := followed{Link: l}
	if err != nil {
		return f, err
	}
	if !found || l.Purpose != talkLink || !l.Expiry.After(o.Now()) || !l.Used.IsZero() || !l.Withdrawn.IsZero() || l.Misses >= linkMisses {
		return f, ErrLink
	}
	desk := ownDesk(l.Subject)
	f.opened, err = open(ctx, tx, &desk, User{ID: string(l.Subject)}, l.Subject, o.Today())
	if fault.Of(err) == fault.NotFound {
		return f, ErrLink // the citizen is gone
	}
	if err != nil {
		return f, err
	}
	if f.talk = linkableTalk(f.Case, l.About, o.Today()); f.talk == nil || f.Case.Born == 0 {
		return f, ErrLink
	}
	return f, nil
}

// TryLink reports whether a token opens anything: nil, or ErrLink. It shows nothing.
func (o *Office) TryLink(ctx context.Context, token string) error {
	return o.store.View(ctx, func(tx *store.Tx) error {
		_, err := o.follow(ctx, tx, token)
		return err
	})
}

// bornAs writes a birth date as citizens do, ddmmåå, whatever they put between and
// however they write the year.
func bornAs(typed string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, typed)
	if len(digits) == 8 {
		digits = digits[:4] + digits[6:]
	}
	return digits
}

// errMiss is a birth date that is not the citizen's.
var errMiss = errors.New("not the birth date")

// proved checks that whoever follows a link knows when the citizen was born.
func proved(f *followed, typed string) error {
	y, m, d := f.Case.Born.Civil()
	if bornAs(typed) != fmt.Sprintf("%02d%02d%02d", d, int(m), y%100) {
		return errMiss
	}
	return nil
}

// birthFault tells in the form what is wrong with a birth date.
func birthFault(message string) error {
	return &fault.Fault{Kind: fault.Invalid, Message: "Der er en fejl i formularen.", Fields: []fault.Field{{Name: "born", Message: message}}}
}

// slowLink holds those who follow one link to a pace. Links that open nothing have no
// place in the meter, so that nobody can fill it.
func (o *Office) slowLink(ctx context.Context, token, born string) error {
	if err := o.TryLink(ctx, token); err != nil {
		return err
	}
	if len(bornAs(born)) != 6 {
		return birthFault("Skriv din fødselsdato med seks tal: dag, måned og år, for eksempel 050684.")
	}
	if o.links.take(store.HashLink(token), o.Now()) != within {
		return fault.New(fault.Unavailable, "Der er prøvet mange gange på kort tid. Vent et minut, og prøv igen.")
	}
	return nil
}

// missed counts a wrong birth date on the link and writes it in the read log.
func (o *Office) missed(ctx context.Context, f *followed, err error) error {
	if !errors.Is(err, errMiss) {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	if err := o.store.Update(ctx, func(tx *store.Tx) error { return tx.MissLink(ctx, f.Hash) }); err != nil {
		return err
	}
	if err := o.attempt(ctx, User{ID: linkPage}, refusedPage, "Afvist: link", f.Link.Subject); err != nil {
		return err
	}
	return birthFault("Fødselsdatoen passer ikke til linket. Prøv igen med seks tal: dag, måned og år.")
}

// FollowLink shows the talk that a link is about to whoever knows when its citizen was
// born, and writes it in the read log with the citizen as actor.
func (o *Office) FollowLink(ctx context.Context, token, born string) (Linked, error) {
	if err := o.slowLink(ctx, token, born); err != nil {
		return Linked{}, err
	}
	var f followed
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		if f, err = o.follow(ctx, tx, token); err != nil {
			return err
		}
		return proved(&f, born)
	})
	if err != nil {
		return Linked{}, o.missed(ctx, &f, err)
	}
	s := f.Link.Subject
	return Linked{On: f.talk.On, At: f.talk.At, Today: o.Today()}, o.logReads(ctx, User{ID: string(s)}, linkLogged, linkPage, s)
}

// AnswerLink keeps a citizen's answer, and the link is used up: that they come stands
// in the case, and a wish to move the talk is a task for whoever has the case.
func (o *Office) AnswerLink(ctx context.Context, a LinkAnswer) error {
	text, err := linkText.Clean(a.Text)
	if err != nil {
		return &fault.Fault{Kind: fault.Invalid, Message: "Der er en fejl i formularen.",
			Fields: []fault.Field{{Name: "text", Message: err.Error()}}}
	}
	if err := o.slowLink(ctx, a.Token, a.Born); err != nil {
		return err
	}
	var f followed
	err = o.store.Update(ctx, func(tx *store.Tx) (err error) {
		if f, err = o.follow(ctx, tx, a.Token); err != nil {
			return err
		}
		if err = proved(&f, a.Born); err != nil {
			return err
		}
		used, err := tx.UseLink(ctx, f.Hash, o.Now())
		if err != nil {
			return err
		}
		if !used {
			return ErrLink
		}
		c := o.change(User{ID: string(f.Link.Subject)}, linkSource,
			Batch{Subject: f.Link.Subject, Drafts: []Draft{o.linkDraft(f.talk, a.Comes, text)}})
		c.before, c.read = f.Facts, true
		_, err = o.keep(ctx, tx, o.Today(), []change{c})
		return err
	})
	if err != nil {
		return o.missed(ctx, &f, err)
	}
	s := f.Link.Subject
	return o.logReads(ctx, User{ID: string(s)}, linkLogged, linkPage, s)
}

// linkDraft is what an answer becomes in the case.
func (o *Office) linkDraft(t *casefile.Talk, comes bool, text string) Draft {
	today := o.Today()
	what := fact.Word(t.Type) + " " + t.On.Short()
	if t.At != "" {
		what += " kl. " + string(t.At)
	}
	if comes {
		return Draft{On: today, Body: fact.NoteMade{}, Text: "Borgeren har svaret med et link og kommer til " + what + "."}
	}
	due := day.Min(t.On, o.Calendar().NextWeekday(today+1))
	words := "Borgeren vil gerne flytte " + what + "."
	if text != "" {
		words += " " + text
	}
	return Draft{On: today, Body: fact.TaskSet{Due: due}, Text: words}
}
