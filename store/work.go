package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"indgang/fact"
	"indgang/fault"
)

// A State tells how far a piece of work is.
type State string

// The states.
const (
	Waiting State = "waiting"
	Running State = "running" // taken by a process, until its time is up
	Done    State = "done"
	Failed  State = "failed"  // tried often enough: a person must look
	Unclear State = "unclear" // begun by a process that never told how it went, and not to be repeated
)

// A Work is what jobs and sendings have in common: a row that one process at a
// time takes, tries and ends. It names persons by their subject alone.
type Work struct {
	ID        string // given where it is empty
	Kind      string // what to do; of a sending, the channel
	Subject   fact.Subject
	Key       string // stands once among its kind however often it is added; "" for no such bound
	Once      bool   // may not be begun again when nobody knows how it went
	NotBefore time.Time
	Tries     int
	State     State
	LastError string
	Made      time.Time
	Changed   time.Time
	claim     string // the proof of whoever took it
}

// A Job is something to do after a request has ended.
type Job struct {
	Work
	Body string // what the kind needs to know, as JSON; no personal data
}

// A Sending is something that leaves the house: a letter, a message to another
// system.
type Sending struct {
	Work
	Address string // where the address is found
	Content string // where the content is found: the ID of a text or a document
	Receipt string // what the receiver answered
}

// A queue is a table of work. Jobs and sendings differ in a few columns only.
type queue struct {
	table                                                                        string
	claim, end, fail, lapse, due, list, byState, count, again, settle, of, clean *query
	extra                                                                        []string
}

const workFields = "id, kind, subject, key, once, not_before, tries, last_error, state, worker, made, changed"

func newQueue(table string, extra ...string) queue {
	fields := workFields + ", " + strings.Join(extra, ", ")
	on := func(what, text string) *query {
		return q(what+" of "+table, strings.NewReplacer("TABLE", table, "FIELDS", fields).Replace(text))
	}
	receipt := ""
	if table == "outbox" {
		receipt = ", receipt = $5"
	}
	return queue{
		table: table, extra: extra,
		claim: on("claim the next", "UPDATE TABLE SET state = 'running', tries = tries + 1, worker = $4, until = $5, changed = $3 WHERE muni "+
			"= $1 AND state = 'waiting' AND id = "+
			"(SELECT id FROM TABLE WHERE muni = $1 AND state = 'waiting' AND kind = $2 AND not_before <= $3 ORDER BY not_before, id LIMIT 1) "+
			"RETURNING FIELDS"),
		end: on("end a piece", "UPDATE TABLE SET state = 'done', last_error = '', changed = $4"+receipt+" WHERE muni = $1 AND id = $2 AND "+
			"state = 'running' AND worker = $3"),
		fail: on("fail a piece", "UPDATE TABLE SET state = $4, last_error = $5, not_before = $6, changed = $7 WHERE muni = $1 AND id = $2 AND "+
			"state = 'running' AND worker = $3"),
		lapse: on("take back what nobody ended", "UPDATE TABLE SET state = CASE WHEN once THEN 'unclear' ELSE 'waiting' END, changed = $2 "+
			"WHERE muni = $1 AND state = 'running' AND until < $2"),
		due: on("list due kinds", "SELECT kind FROM TABLE WHERE muni = $1 AND state = 'waiting' AND not_before <= $2 GROUP BY kind UNION ALL "+
			"SELECT '' FROM TABLE WHERE muni = $1 AND state = 'running' AND until < $2"),
		list:    on("find a piece", "SELECT FIELDS FROM TABLE WHERE muni = $1 AND id = $2"),
		byState: on("list pieces in a state", "SELECT FIELDS FROM TABLE WHERE muni = $1 AND state = $2 ORDER BY not_before, id LIMIT $3"),
		of:      on("list pieces about a subject", "SELECT FIELDS FROM TABLE WHERE muni = $1 AND subject = $2 ORDER BY made DESC, id LIMIT $3"),
		count:   on("count pieces", "SELECT kind, state, COUNT(*) FROM TABLE WHERE muni = $1 GROUP BY kind, state"),
		again: on("try a piece again", "UPDATE TABLE SET state = 'waiting', tries = 0, not_before = $3, changed = $3 WHERE muni = $1 AND id "+
			"= $2 AND state IN ('failed', 'unclear')"),
		settle: on("settle a piece by hand", "UPDATE TABLE SET state = 'done', changed = $3 WHERE muni = $1 AND id = $2 AND state IN "+
			"('failed', 'unclear')"),
		clean: on("clear away old pieces", "DELETE FROM TABLE WHERE muni = $1 AND state = 'done' AND changed < $2"),
	}
}

var (
	jobs   = newQueue("job", "body")
	outbox = newQueue("outbox", "address", "content", "receipt")
)

// AddJobs adds jobs. One whose key stands already is left out.
func (t *Tx) AddJobs(ctx context.Context, at time.Time, js ...Job) error {
	w := t.adder(jobs)
	for i := range js {
		if err := w.add(ctx, append(js[i].row(t, at), js[i].Body)...); err != nil {
			return err
		}
	}
	return w.flush(ctx)
}

// AddSendings adds sendings. One whose key stands already is left out.
func (t *Tx) AddSendings(ctx context.Context, at time.Time, xs ...Sending) error {
	w := t.adder(outbox)
	for i := range xs {
		if err := w.add(ctx, append(xs[i].row(t, at), xs[i].Address, xs[i].Content, "")...); err != nil {
			return err
		}
	}
	return w.flush(ctx)
}

func (t *Tx) adder(x queue) *rows {
	return t.rows(x.table, "muni, "+workFields+", until, "+strings.Join(x.extra, ", "), "ON CONFLICT DO NOTHING")
}

func (w *Work) row(t *Tx, at time.Time) []any {
	if w.ID == "" {
		w.ID = newID("j")
	}
	if w.NotBefore.IsZero() {
		w.NotBefore = at
	}
	w.State, w.Made, w.Changed = Waiting, at, at
	return []any{t.m.code, w.ID, w.Kind, w.Subject, w.Key, w.Once, instant(w.NotBefore), 0, "", Waiting, "", instant(at), instant(at), ""}
}

// scan reads a row of work, with rest for the columns of its own.
func (w *Work) scan(r interface{ Scan(...any) error }, rest ...any) error {
	var before, made, changed string
	dest := []any{&w.ID, &w.Kind, &w.Subject, &w.Key, &w.Once, &before, &w.Tries, &w.LastError, &w.State, &w.claim, &made, &changed}
	if err := r.Scan(append(dest, rest...)...); err != nil {
		return err
	}
	for _, x := range []struct {
		to   *time.Time
		from string
	}{{&w.NotBefore, before}, {&w.Made, made}, {&w.Changed, changed}} {
		var err error
		if *x.to, err = parseInstant(x.from); err != nil {
			return err
		}
	}
	return nil
}

func (j *Job) read(r *sql.Rows) error     { return j.scan(r, &j.Body) }
func (s *Sending) read(r *sql.Rows) error { return s.scan(r, &s.Address, &s.Content, &s.Receipt) }

// gather reads the rows of a query.
func gather[T any, P interface {
	*T
	read(*sql.Rows) error
}](ctx context.Context, t *Tx, x *query, args ...any) ([]T, error) {
	var out []T
	err := t.each(ctx, x, args, func(r *sql.Rows) error {
		var v T
		err := P(&v).read(r)
		out = append(out, v)
		return err
	})
	return out, err
}

// claim takes the next piece of a kind. Where processes ask at the same time, all
// but one of them find that the piece has gone, and ask again.
func claim[T any, P interface {
	*T
	read(*sql.Rows) error
}](ctx context.Context, m *Muni, x queue, kind string, now time.Time, lease time.Duration) (out T, found bool, err error) {
	for range 8 {
		err = m.Update(ctx, func(tx *Tx) error {
			got, err := gather[T, P](ctx, tx, x.claim, kind, instant(now), newID("w"), instant(now.Add(lease)))
			if found = len(got) > 0; found {
				out = got[0]
			}
			return err
		})
		if err != nil || found {
			return out, found, err
		}
		kinds, err := m.due(ctx, x, now)
		if err != nil || !slices.Contains(kinds, kind) {
			return out, false, err
		}
	}
	return out, false, nil
}

// due lists the kinds of which something waits, having taken back what a process
// began and never ended.
func (m *Muni) due(ctx context.Context, x queue, now time.Time) ([]string, error) {
	look := func() (kinds []string, lapsed bool, err error) {
		err = m.View(ctx, func(tx *Tx) error {
			return tx.each(ctx, x.due, []any{instant(now)}, func(r *sql.Rows) error {
				var k string
				err := r.Scan(&k)
				if lapsed = lapsed || k == ""; k != "" {
					kinds = append(kinds, k)
				}
				return err
			})
		})
		return kinds, lapsed, err
	}
	kinds, lapsed, err := look()
	if err != nil || !lapsed {
		return kinds, err
	}
	if err := m.Update(ctx, func(tx *Tx) error { _, err := tx.exec(ctx, x.lapse, instant(now)); return err }); err != nil {
		return nil, err
	}
	kinds, _, err = look()
	return kinds, err
}

// DueJobs lists the kinds of which a job may be claimed.
func (m *Muni) DueJobs(ctx context.Context, now time.Time) ([]string, error) {
	return m.due(ctx, jobs, now)
}

// DueSendings lists the channels on which something may be sent.
func (m *Muni) DueSendings(ctx context.Context, now time.Time) ([]string, error) {
	return m.due(ctx, outbox, now)
}

// ClaimJob takes the next job of a kind for the time of a lease. When it is not
// ended or failed within it, another may take it, or it becomes Unclear where it
// may be done only Once.
func (m *Muni) ClaimJob(ctx context.Context, kind string, now time.Time, lease time.Duration) (Job, bool, error) {
	return claim[Job](ctx, m, jobs, kind, now, lease)
}

// ClaimSending takes the next sending on a channel, as ClaimJob does.
func (m *Muni) ClaimSending(ctx context.Context, channel string, now time.Time, lease time.Duration) (Sending, bool, error) {
	return claim[Sending](ctx, m, outbox, channel, now, lease)
}

// EndJob notes that a claimed job is done. In the transaction that holds the job's
// effects it makes them happen once: whoever lost the claim keeps nothing.
func (t *Tx) EndJob(ctx context.Context, j Job, at time.Time) error {
	return held1(t.exec(ctx, jobs.end, j.ID, j.claim, instant(at)))
}

// EndSending notes that a claimed sending has gone, and what the receiver answered.
func (t *Tx) EndSending(ctx context.Context, s Sending, receipt string, at time.Time) error {
	return held1(t.exec(ctx, outbox.end, s.ID, s.claim, instant(at), receipt))
}

// FailJob notes why a claimed job failed. It waits until again, or for a person
// where again is zero.
func (t *Tx) FailJob(ctx context.Context, j Job, why string, at, again time.Time) error {
	return t.failWork(ctx, jobs, j.Work, why, at, again)
}

// FailSending notes why a claimed sending failed, as FailJob does.
func (t *Tx) FailSending(ctx context.Context, s Sending, why string, at, again time.Time) error {
	return t.failWork(ctx, outbox, s.Work, why, at, again)
}

func (t *Tx) failWork(ctx context.Context, x queue, w Work, why string, at, again time.Time) error {
	state := Waiting
	if again.IsZero() {
		state, again = Failed, at
	}
	return held1(t.exec(ctx, x.fail, w.ID, w.claim, state, short(why, 500), instant(again), instant(at)))
}

// UnclearSending notes that nobody knows whether a sending went.
func (t *Tx) UnclearSending(ctx context.Context, s Sending, why string, at time.Time) error {
	return held1(t.exec(ctx, outbox.fail, s.ID, s.claim, Unclear, short(why, 500), instant(at), instant(at)))
}

// held1 is a fault where the one row that was asked for was no longer ours.
func held1(r sql.Result, err error) error {
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n == 1 {
		return err
	}
	return fault.New(fault.Conflict, "Opgaven er taget af en anden imens. Se listen igennem, og prøv igen.")
}

func short(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// FindJob returns a job.
func (t *Tx) FindJob(ctx context.Context, id string) (Job, bool, error) {
	return first(gather[Job](ctx, t, jobs.list, id))
}

// FindSending returns a sending.
func (t *Tx) FindSending(ctx context.Context, id string) (Sending, bool, error) {
	return first(gather[Sending](ctx, t, outbox.list, id))
}

func first[T any](all []T, err error) (x T, found bool, _ error) {
	if err != nil || len(all) == 0 {
		return x, false, err
	}
	return all[0], true, nil
}

// ListJobs returns the jobs in a state, those whose turn is next first.
func (t *Tx) ListJobs(ctx context.Context, s State, limit int) ([]Job, error) {
	return gather[Job](ctx, t, jobs.byState, s, limit)
}

// ListSendings returns the sendings in a state, those whose turn is next first.
func (t *Tx) ListSendings(ctx context.Context, s State, limit int) ([]Sending, error) {
	return gather[Sending](ctx, t, outbox.byState, s, limit)
}

// SendingsOf returns the newest sendings about a subject.
func (t *Tx) SendingsOf(ctx context.Context, s fact.Subject, limit int) ([]Sending, error) {
	return gather[Sending](ctx, t, outbox.of, s, limit)
}

// CountJobs counts the jobs by kind and state.
func (t *Tx) CountJobs(ctx context.Context) (map[string]map[State]int, error) {
	return t.countWork(ctx, jobs)
}

// CountSendings counts the sendings by channel and state.
func (t *Tx) CountSendings(ctx context.Context) (map[string]map[State]int, error) {
	return t.countWork(ctx, outbox)
}

func (t *Tx) countWork(ctx context.Context, x queue) (map[string]map[State]int, error) {
	out := map[string]map[State]int{}
	err := t.each(ctx, x.count, nil, func(r *sql.Rows) error {
		var kind string
		var s State
		var n int
		err := r.Scan(&kind, &s, &n)
		if out[kind] == nil {
			out[kind] = map[State]int{}
		}
		out[kind][s] = n
		return err
	})
	return out, err
}

// RetryJob lets a job that failed or is unclear be tried anew.
func (t *Tx) RetryJob(ctx context.Context, id string, at time.Time) error {
	return held1(t.exec(ctx, jobs.again, id, instant(at)))
}

// RetrySending lets a sending that failed or is unclear be tried anew.
func (t *Tx) RetrySending(ctx context.Context, id string, at time.Time) error {
	return held1(t.exec(ctx, outbox.again, id, instant(at)))
}

// SettleJob notes that somebody has taken care of a job by hand.
func (t *Tx) SettleJob(ctx context.Context, id string, at time.Time) error {
	return held1(t.exec(ctx, jobs.settle, id, instant(at)))
}

// SettleSending notes that somebody has found out that a sending went, or has sent
// it by hand.
func (t *Tx) SettleSending(ctx context.Context, id string, at time.Time) error {
	return held1(t.exec(ctx, outbox.settle, id, instant(at)))
}
