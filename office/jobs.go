package office

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// A JobKind is one kind of work that goes on after a request has ended.
type JobKind struct {
	Name  string // what the operator's page calls it, in Danish
	Do    func(ctx context.Context, j *RunningJob) error
	Lease time.Duration // how long one run may take before another process takes over; 5 minutes where nothing is said
	Tries int           // how often it is tried before a person must look; 8 where nothing is said
}

// A RunningJob is a job in the hands of its kind. An error lets it wait and be
// tried again; an Invalid fault leaves it to a person at once. What is wrong is shown
// to the operator, so it names nobody.
type RunningJob struct {
	store.Job
	o     *Office
	ended bool
}

// Finish runs f and ends the job in one transaction, so that what it does is done
// once, however often a process dies. A kind whose effects are not in the database
// need not call it.
func (j *RunningJob) Finish(ctx context.Context, f func(*store.Tx) error) error {
	err := j.o.store.Update(ctx, func(tx *store.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		return tx.EndJob(ctx, j.Job, j.o.Now())
	})
	j.ended = j.ended || err == nil
	return err
}

// A Channel is one way out of the house.
type Channel struct {
	Name string // what the operator's page calls it, in Danish
	// Send hands a sending over and returns what the receiver answered. Its ID is the
	// idempotency key to give along: the same again is the same sending.
	Send func(ctx context.Context, s store.Sending) (receipt string, err error)
	// Repeats says that the receiver knows a sending again by its key, so that one
	// nobody heard the outcome of may be sent again. Otherwise it becomes unclear,
	// unless Send said ErrNotSent, and a person finds out.
	Repeats bool
	// Sent, where set, is kept in the transaction that ends the sending.
	Sent  func(ctx context.Context, tx *store.Tx, s store.Sending, receipt string) error
	Lease time.Duration
	Tries int
}

// ErrNotSent says that a sending certainly did not leave.
var ErrNotSent = errors.New("not sent")

// A registry knows the kinds of jobs and the channels.
type registry struct {
	mu       sync.RWMutex
	jobs     map[string]JobKind
	channels map[string]Channel
}

// HandleJobs tells what to do with a kind of jobs.
func (o *Office) HandleJobs(kind string, k JobKind) {
	k.Lease, k.Tries = policy(k.Lease, k.Tries)
	o.work.mu.Lock()
	defer o.work.mu.Unlock()
	if o.work.jobs == nil {
		o.work.jobs = map[string]JobKind{}
	}
	o.work.jobs[kind] = k
}

// OpenChannel tells how to send what is addressed to a channel.
func (o *Office) OpenChannel(name string, c Channel) {
	c.Lease, c.Tries = policy(c.Lease, c.Tries)
	o.work.mu.Lock()
	defer o.work.mu.Unlock()
	if o.work.channels == nil {
		o.work.channels = map[string]Channel{}
	}
	o.work.channels[name] = c
}

func policy(lease time.Duration, tries int) (time.Duration, int) {
	if lease == 0 {
		lease = 5 * time.Minute
	}
	if tries == 0 {
		tries = 8
	}
	return lease, tries
}

// again is when to try once more: after a minute, two, four, at most six hours.
func again(now time.Time, tries int) time.Time {
	return now.Add(min(time.Minute<<min(max(tries, 1)-1, 20), 6*time.Hour))
}

// Send puts sendings in the outbox. Who adds them does so in the transaction that
// keeps why they are sent.
func (o *Office) Send(ctx context.Context, tx *store.Tx, xs ...store.Sending) error {
	o.work.mu.RLock()
	defer o.work.mu.RUnlock()
	for i := range xs {
		xs[i].Once = !o.work.channels[xs[i].Kind].Repeats
	}
	return tx.AddSendings(ctx, o.Now(), xs...)
}

// Work does what is due, and returns how many jobs and sendings it took. Several
// processes may do so at once. An error means that the database failed, not a job.
func (o *Office) Work(ctx context.Context) (int, error) {
	done := 0
	for _, part := range []func(context.Context) (bool, error){o.nextJob, o.nextSending} {
		for {
			took, err := part(ctx)
			if err != nil || ctx.Err() != nil {
				return done, errors.Join(err, ctx.Err())
			}
			if !took {
				break
			}
			done++
		}
	}
	return done, nil
}

// ours picks the kinds that this process knows.
func ours[T any](o *Office, due []string, known map[string]T) []string {
	o.work.mu.RLock()
	defer o.work.mu.RUnlock()
	return slices.DeleteFunc(due, func(k string) bool { _, ok := known[k]; return !ok })
}

func (o *Office) nextJob(ctx context.Context) (bool, error) {
	due, err := o.store.DueJobs(ctx, o.Now())
	if err != nil {
		return false, err
	}
	for _, kind := range ours(o, due, o.work.jobs) {
		o.work.mu.RLock()
		k := o.work.jobs[kind]
		o.work.mu.RUnlock()
		j, found, err := o.store.ClaimJob(ctx, kind, o.Now(), k.Lease)
		if err != nil {
			return false, err
		}
		if found {
			return true, o.runJob(ctx, k, j)
		}
	}
	return false, nil
}

func (o *Office) runJob(ctx context.Context, k JobKind, j store.Job) error {
	r := &RunningJob{Job: j, o: o}
	err := func() (err error) {
		ctx, cancel := context.WithTimeout(ctx, k.Lease)
		defer cancel()
		defer recovered(&err)
		return k.Do(ctx, r)
	}()
	if r.ended || ctx.Err() != nil {
		// Told to stop: the claim runs out, and the job is taken again.
		return nil
	}
	now := o.Now()
	if err != nil {
		o.log.Warn("job failed", "kind", j.Kind, "try", j.Tries, "err", err)
	}
	return lost(o.store.Update(ctx, func(tx *store.Tx) error {
		if err == nil {
			return tx.EndJob(ctx, j, now)
		}
		return tx.FailJob(ctx, j, err.Error(), now, next(err, now, j.Tries, k.Tries))
	}))
}

func (o *Office) nextSending(ctx context.Context) (bool, error) {
	due, err := o.store.DueSendings(ctx, o.Now())
	if err != nil {
		return false, err
	}
	for _, name := range ours(o, due, o.work.channels) {
		o.work.mu.RLock()
		c := o.work.channels[name]
		o.work.mu.RUnlock()
		s, found, err := o.store.ClaimSending(ctx, name, o.Now(), c.Lease)
		if err != nil {
			return false, err
		}
		if found {
			return true, o.runSending(ctx, c, s)
		}
	}
	return false, nil
}

func (o *Office) runSending(ctx context.Context, c Channel, s store.Sending) error {
	receipt, err := func() (receipt string, err error) {
		ctx, cancel := context.WithTimeout(ctx, c.Lease)
		defer cancel()
		defer recovered(&err)
		return c.Send(ctx, s)
	}()
	if err != nil {
		o.log.Warn("sending failed", "channel", s.Kind, "try", s.Tries, "err", err)
	}
	// What has left is noted also where this process is told to stop.
	ctx = context.WithoutCancel(ctx)
	now := o.Now()
	return lost(o.store.Update(ctx, func(tx *store.Tx) error {
		switch {
		case err == nil:
			if c.Sent != nil {
				if err := c.Sent(ctx, tx, s, receipt); err != nil {
					return err
				}
			}
			return tx.EndSending(ctx, s, receipt, now)
		case s.Once && !errors.Is(err, ErrNotSent):
			return tx.UnclearSending(ctx, s, err.Error(), now)
		}
		return tx.FailSending(ctx, s, err.Error(), now, next(err, now, s.Tries, c.Tries))
	}))
}

// next is when to try again, or never where it has been tried often enough or what
// is wrong is in the job itself.
func next(err error, now time.Time, tries, most int) time.Time {
	if tries >= most || fault.Of(err) == fault.Invalid {
		return time.Time{}
	}
	return again(now, tries)
}

// lost forgives that another process has taken over: it tells how it goes.
func lost(err error) error {
	if fault.Of(err) == fault.Conflict {
		return nil
	}
	return err
}

func recovered(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("panic: %v", p)
	}
}

// Jobs is what the operator's page shows: what waits, what failed and what nobody
// knows the outcome of.
type Jobs struct {
	Kinds []JobCount
	Lines []JobLine // failed and unclear first, then what is tried again, then what waits
	More  bool      // there are more lines than are shown
}

// A JobCount is how many jobs of a kind, or sendings on a channel, are in each state.
type JobCount struct {
	Name    string
	Sending bool
	Count   map[store.State]int
}

// A JobLine is one job or sending.
type JobLine struct {
	ID        string
	Name      string // of its kind
	Sending   bool
	Subject   fact.Subject // whom it is about; not to be shown to who may not see the case
	State     store.State
	Tries     int
	NotBefore time.Time
	Changed   time.Time
	Error     string
}

// Mends reports whether somebody must do something about it.
func (l JobLine) Mends() bool { return l.State == store.Failed || l.State == store.Unclear }

// jobLines is how many lines of each state the operator's page shows.
const jobLines = 100

// Jobs tells an operator how the work beside the requests goes.
func (o *Office) Jobs(ctx context.Context, u User) (Jobs, error) {
	var out Jobs
	if err := u.must(SeeJobs); err != nil {
		return out, err
	}
	o.work.mu.RLock()
	jobs, channels := maps.Clone(o.work.jobs), maps.Clone(o.work.channels)
	o.work.mu.RUnlock()
	name := func(kind string, sending bool) string {
		n := jobs[kind].Name
		if sending {
			n = channels[kind].Name
		}
		if n == "" {
			return kind
		}
		return n
	}
	err := o.store.View(ctx, func(tx *store.Tx) error {
		for _, sending := range []bool{false, true} {
			count := tx.CountJobs
			if sending {
				count = tx.CountSendings
			}
			n, err := count(ctx)
			if err != nil {
				return err
			}
			for _, kind := range slices.Sorted(maps.Keys(n)) {
				out.Kinds = append(out.Kinds, JobCount{name(kind, sending), sending, n[kind]})
			}
		}
		for _, s := range []store.State{store.Failed, store.Unclear, store.Running, store.Waiting} {
			js, err := tx.ListJobs(ctx, s, jobLines)
			if err != nil {
				return err
			}
			xs, err := tx.ListSendings(ctx, s, jobLines)
			if err != nil {
				return err
			}
			out.More = out.More || len(js) == jobLines || len(xs) == jobLines
			for _, j := range js {
				out.Lines = append(out.Lines, jobLine(j.Work, name(j.Kind, false), false))
			}
			for _, x := range xs {
				out.Lines = append(out.Lines, jobLine(x.Work, name(x.Kind, true), true))
			}
		}
		return nil
	})
	return out, err
}

func jobLine(w store.Work, name string, sending bool) JobLine {
	return JobLine{w.ID, name, sending, w.Subject, w.State, w.Tries, w.NotBefore, w.Changed, w.LastError}
}

// RetryJob lets a job or a sending that failed or is unclear be tried again now.
func (o *Office) RetryJob(ctx context.Context, u User, id string, sending bool) error {
	return o.mend(ctx, u, func(tx *store.Tx) error {
		if sending {
			return tx.RetrySending(ctx, id, o.Now())
		}
		return tx.RetryJob(ctx, id, o.Now())
	})
}

// SettleJob notes that the operator has seen to a job or a sending by hand, so that
// it is not tried again.
func (o *Office) SettleJob(ctx context.Context, u User, id string, sending bool) error {
	return o.mend(ctx, u, func(tx *store.Tx) error {
		if sending {
			return tx.SettleSending(ctx, id, o.Now())
		}
		return tx.SettleJob(ctx, id, o.Now())
	})
}

func (o *Office) mend(ctx context.Context, u User, f func(*store.Tx) error) error {
	if err := u.must(SeeJobs); err != nil {
		return err
	}
	return o.store.Update(ctx, f)
}
