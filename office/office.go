package office

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/store"
)

// An Office is one municipality's work on one store.
type Office struct {
	store   *store.Muni
	clock   func() time.Time
	zone    *time.Location
	overlay law.Overlay
	log     *slog.Logger
	misses  *meter // attempts to see somebody in vain
	numbers *meter // searches for a whole number
	names   *meter // other searches
	links   *meter // birth dates typed after a link
	long    line   // those whose work takes long, such as a reform over all cases
	work    registry

	importing atomic.Pointer[string] // the run that goes on in this process

	mu    sync.Mutex
	book  *law.Book
	known day.Date
	seq   fact.Seq // of the last fact about the law in book
}

// Options are what an Office is made of.
type Options struct {
	Store   *store.Muni
	Clock   func() time.Time
	Overlay law.Overlay
	Log     *slog.Logger
}

// New returns an Office. Days are Danish days, whatever zone the clock shows.
func New(o Options) (*Office, error) {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		return nil, fmt.Errorf("load the Danish time zone: %w", err)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Office{store: o.Store, clock: o.Clock, zone: zone, overlay: o.Overlay, log: o.Log, long: line{most: 2},
		misses: newMeter(missPace), numbers: newMeter(numberPace), names: newMeter(namePace),
		links: newMeter(linkPace)}, nil
}

// Now returns the instant on the office's clock.
func (o *Office) Now() time.Time { return o.clock() }

// Today returns the day on the office's clock.
func (o *Office) Today() day.Date { return day.FromTime(o.clock().In(o.zone)) }

// endOf returns the last instant of a Danish day.
func (o *Office) endOf(d day.Date) time.Time {
	y, m, dom := (d + 1).Civil()
	return time.Date(y, m, dom, 0, 0, 0, 0, o.zone).Add(-time.Microsecond)
}

// Name returns the municipality's name.
func (o *Office) Name() string { return o.overlay.Name }

// Calendar returns the municipality's calendar.
func (o *Office) Calendar() day.Calendar { return o.overlay.Calendar() }

// LocalValues returns the municipality's own values of a number that the law
// leaves to it; none where nobody has told us one.
func (o *Office) LocalValues(name string) []duty.Value { return o.overlay.Values(name) }

// Book returns the law as known today, with the municipality's overlay and its
// lawyers' sign-offs.
func (o *Office) Book(ctx context.Context) (*law.Book, error) {
	var b *law.Book
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		b, err = o.bookIn(ctx, tx)
		return err
	})
	return b, err
}

// bookFor returns the law where it is asked for, and nil where nothing is derived.
func (o *Office) bookFor(ctx context.Context, tx *store.Tx, asked bool) (*law.Book, error) {
	if !asked {
		return nil, nil
	}
	return o.bookIn(ctx, tx)
}

func (o *Office) bookIn(ctx context.Context, tx *store.Tx) (*law.Book, error) {
	last, err := tx.Last(ctx, fact.TheLaw)
	if err != nil {
		return nil, err
	}
	today := o.Today()
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.book != nil && o.known == today && o.seq == last {
		return o.book, nil
	}
	facts, err := tx.Stream(ctx, fact.TheLaw)
	if err != nil {
		return nil, err
	}
	b, err := law.NewBook(law.Options{Known: today, Overlay: o.overlay, SignOffs: signOffs(facts, o.zone)})
	if err != nil {
		return nil, err
	}
	o.book, o.known, o.seq = b, today, last
	return b, nil
}

// bookAsKnown returns the law as it was known at the end of an earlier day.
func (o *Office) bookAsKnown(ctx context.Context, tx *store.Tx, on day.Date) (*law.Book, error) {
	facts, err := tx.Stream(ctx, fact.TheLaw)
	if err != nil {
		return nil, err
	}
	return law.NewBook(law.Options{Known: on, Overlay: o.overlay, SignOffs: signOffs(casefile.AsKnown(facts, o.endOf(on)), o.zone)})
}

// Clean clears away what has had its time: unsaved texts, keys of forms, old jobs.
func (o *Office) Clean(ctx context.Context) error { return o.store.Clean(ctx, o.Now()) }

// newID makes an ID that says nothing about what it names.
func newID(prefix string) string {
	var b [10]byte
	if _, err := rand.Read(b[:]); err != nil {
		panic(err) // the system has no randomness: nothing safe can be done
	}
	return prefix + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:]))
}
