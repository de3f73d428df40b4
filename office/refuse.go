package office

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// A refusal is what stands behind a fault where somebody asked for a citizen whom
// they may not see or whose case they may not write in.
type refusal struct{ subject fact.Subject }

func (r refusal) Error() string { return fmt.Sprintf("refused %q", string(r.subject)) }

// refuse makes the fault of a refusal. Its words are those that anybody gets: they
// do not tell whether there is anything to refuse.
func refuse(s fact.Subject, kind fault.Kind, format string, args ...any) error {
	return fault.Wrap(refusal{s}, kind, format, args...)
}

// What the read log says of attempts that showed nobody anything: its purpose
// begins so, and its page is one of these.
const (
	refusedPage = "refused" // somebody who may not
	missPage    = "miss"    // a number that nobody has
	alarmPage   = "alarm"   // too many of both: for the sample control
)

// refused writes a line in the read log where err refuses a citizen to somebody,
// and returns err. It comes when the transaction of the attempt is over.
func (o *Office) refused(ctx context.Context, u User, page string, err error) error {
	r, ok := errors.AsType[refusal](err)
	if !ok {
		return err
	}
	if !r.subject.Named() {
		r.subject = "" // what was typed into an address names nobody, and may be anything
	}
	if failed := o.attempt(ctx, u, refusedPage, "Afvist: "+page, r.subject); failed != nil {
		return failed
	}
	return err
}

// attempt writes a line about somebody who was shown nothing, and one more for
// the sample control where that happens often. Whoever asked waits for both, so
// that nobody can go on unseen.
func (o *Office) attempt(ctx context.Context, u User, page, why string, s fact.Subject) error {
	now := o.Now()
	lines := []store.Read{{At: now, ID: newID("r"), User: u.ID, Subject: s, Purpose: why, Page: page}}
	if o.misses.take(u.ID, now) == over {
		lines = append(lines, store.Read{At: now, ID: newID("r"), User: u.ID, Purpose: "Mange forgæves opslag: til stikprøvekontrol",
			Page: alarmPage})
		o.log.Warn("many attempts to see citizens in vain", "user", u.ID)
	}
	// The browser may be gone; the line is written all the same.
	ctx = context.WithoutCancel(ctx)
	return o.store.Update(ctx, func(tx *store.Tx) error { return tx.LogReads(ctx, lines...) })
}

// Bounds of what one user may ask for. A person at work types a number every few
// seconds at most, and a name letter by letter; a program that goes through
// numbers is slowed down to what a person could do. The bounds are kept in each
// process, so with two of them somebody may ask twice as often, and no more.
var (
	numberPace = pace{burst: 20, each: 3 * time.Second}
	namePace   = pace{burst: 300, each: 200 * time.Millisecond}
	missPace   = pace{burst: 20, each: 3 * time.Minute} // in vain: 20 in an hour or so raise an alarm
)

// A pace is how often something may be done: a burst, and one more for each time
// that passes.
type pace struct {
	burst int
	each  time.Duration
}

// A meter holds users to a pace.
type meter struct {
	pace
	mu    sync.Mutex
	users map[string]*used
}

type used struct {
	n    float64 // of the burst
	at   time.Time
	over bool
}

// What taking one more comes to.
const (
	within = iota
	over   // the first one too many
	beyond // and those after it, until the pace is kept again
)

func newMeter(p pace) *meter { return &meter{pace: p, users: map[string]*used{}} }

// take counts one more for a user.
func (m *meter) take(user string, now time.Time) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	x := m.users[user]
	if x == nil {
		x = &used{at: now}
		m.users[user] = x
	}
	if since := now.Sub(x.at); since > 0 {
		x.n = max(0, x.n-float64(since)/float64(m.each))
		x.at = now
	}
	if x.n+1 > float64(m.burst) {
		if x.over {
			return beyond
		}
		x.over = true
		return over
	}
	x.n++
	if x.n < float64(m.burst)/2 {
		x.over = false
	}
	return within
}

// slower refuses a search that comes faster than a person asks, and tells the
// sample control once.
func (o *Office) slower(ctx context.Context, u User, m *meter) error {
	switch m.take(u.ID, o.Now()) {
	case within:
		return nil
	case over:
		now := o.Now()
		line := store.Read{At: now, ID: newID("r"), User: u.ID, Purpose: "Mange søgninger på kort tid: til stikprøvekontrol",
			Page: alarmPage}
		o.log.Warn("many searches in a short time", "user", u.ID)
		ctx = context.WithoutCancel(ctx)
		if err := o.store.Update(ctx, func(tx *store.Tx) error { return tx.LogReads(ctx, line) }); err != nil {
			return err
		}
	}
	return fault.New(fault.Unavailable, "Du har søgt usædvanligt mange gange på kort tid. Vent et minut, og søg igen.")
}
