package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"indgang/fact"
	"indgang/fault"
)

// A Held is what a user has typed in a form and not saved: kept as they write, or
// when their session has ended. It is sealed, and gone when its time is up.
type Held struct {
	User    string
	Form    string       // which form, by the pattern of its page and what it is about
	Subject fact.Subject // whom it is about, or ""
	Body    string
	Saved   time.Time
	Expiry  time.Time
}

// What one user may keep unsaved.
const (
	heldBody  = 64 << 10 // bytes in a form
	heldForms = 50       // forms; the oldest gives way
)

var (
	putHeld = q("hold what was typed", "INSERT INTO held (muni, user_id, form, subject, body, saved, expiry) VALUES ($1, $2, $3, $4, $5, "+
		"$6, $7) ON CONFLICT (muni, user_id, form) DO UPDATE SET subject = excluded.subject, body = excluded.body, saved = excluded.saved, "+
		"expiry = excluded.expiry")
	boundHeld = q("let the oldest held give way", "DELETE FROM held WHERE muni = $1 AND user_id = $2 AND form IN (SELECT form FROM held "+
		"WHERE muni = $1 AND user_id = $2 ORDER BY saved DESC, form LIMIT 1000 OFFSET $3)")
	heldBy = q("find what was typed", "SELECT subject, body, saved, expiry FROM held WHERE muni = $1 AND user_id = $2 AND form = $3 AND "+
		"expiry > $4")
	listHeld = q("list what was typed", "SELECT form, subject, saved, expiry FROM held WHERE muni = $1 AND user_id = $2 AND expiry > $3 "+
		"ORDER BY saved DESC, form")
	dropHeld  = q("let go of what was typed", "DELETE FROM held WHERE muni = $1 AND user_id = $2 AND form = $3")
	oldHeld   = q("let go of what is too old", "DELETE FROM held WHERE muni = $1 AND expiry < $2")
	eraseHeld = q("erase what was typed about a subject", "DELETE FROM held WHERE muni = $1 AND subject = $2")
	doneBy    = q("find what a form came to", "SELECT outcome FROM done WHERE muni = $1 AND user_id = $2 AND key = $3")
	putDone   = q("note what a form came to", "INSERT INTO done (muni, user_id, key, outcome, expiry) VALUES ($1, $2, $3, $4, $5)")
	oldDone   = q("forget what forms came to", "DELETE FROM done WHERE muni = $1 AND expiry < $2")
)

// PutHeld holds what a user has typed, in place of what they had typed in the same
// form before.
func (t *Tx) PutHeld(ctx context.Context, h Held) error {
	if len(h.Body) > heldBody {
		return fault.New(fault.Invalid, "Teksten er for lang til at blive gemt som kladde. Gem den, eller kort den af.")
	}
	c, err := t.m.key.sub("held")
	if err != nil {
		return err
	}
	body := c.Seal(nil, nil, []byte(h.Body), bound(t.m.code, h.User, h.Form))
	if _, err := t.exec(ctx, putHeld, h.User, h.Form, h.Subject, body, instant(h.Saved), instant(h.Expiry)); err != nil {
		return err
	}
	_, err = t.exec(ctx, boundHeld, h.User, heldForms)
	return err
}

// FindHeld returns what a user has typed in a form.
func (t *Tx) FindHeld(ctx context.Context, user, form string, now time.Time) (h Held, found bool, err error) {
	h = Held{User: user, Form: form}
	var body []byte
	var saved, expiry string
	found, err = t.one(ctx, heldBy, []any{user, form, instant(now)}, &h.Subject, &body, &saved, &expiry)
	if err != nil || !found {
		return Held{}, false, err
	}
	c, err := t.m.key.sub("held")
	if err != nil {
		return h, true, err
	}
	plain, err := c.Open(nil, nil, body, bound(t.m.code, user, form))
	if err != nil {
		return h, true, fmt.Errorf("open what was typed: %w", err)
	}
	h.Body = string(plain)
	return h, true, h.times(saved, expiry)
}

func (h *Held) times(saved, expiry string) (err error) {
	if h.Saved, err = parseInstant(saved); err == nil {
		h.Expiry, err = parseInstant(expiry)
	}
	return err
}

// ListHeld tells which forms a user has typed in without saving, the newest first,
// without what was typed.
func (t *Tx) ListHeld(ctx context.Context, user string, now time.Time) ([]Held, error) {
	var out []Held
	err := t.each(ctx, listHeld, []any{user, instant(now)}, func(r *sql.Rows) error {
		h := Held{User: user}
		var saved, expiry string
		if err := r.Scan(&h.Form, &h.Subject, &saved, &expiry); err != nil {
			return err
		}
		err := h.times(saved, expiry)
		out = append(out, h)
		return err
	})
	return out, err
}

// DropHeld lets go of what a user has typed in a form, because it was saved or is
// not wanted.
func (t *Tx) DropHeld(ctx context.Context, user, form string) error {
	_, err := t.exec(ctx, dropHeld, user, form)
	return err
}

// A Form is one sending of a form: the key that the page was made with. The same
// key again is a double click, a reload, or a retry after a failure.
type Form struct {
	User   string
	Key    string
	Expiry time.Time // when it need not be known again
}

// Once runs f in a transaction that may write, unless the form has been taken care
// of already; then it returns what that came to, and earlier. f returns what to
// remember: what the page needs to show the receipt again, without personal data.
// It is also how an unknown outcome is found out: the form is sent again.
func (m *Muni) Once(ctx context.Context, form Form, f func(*Tx) (outcome string, err error)) (outcome string, earlier bool, err error) {
	look := func(tx *Tx) error {
		var err error
		earlier, err = tx.one(ctx, doneBy, []any{form.User, form.Key}, &outcome)
		return err
	}
	err = m.Update(ctx, func(tx *Tx) error {
		outcome, earlier = "", false
		if form.Key != "" {
			if err := look(tx); err != nil || earlier {
				return err
			}
		}
		var err error
		if outcome, err = f(tx); err != nil || form.Key == "" {
			return err
		}
		_, err = tx.exec(ctx, putDone, form.User, form.Key, outcome, instant(form.Expiry))
		if duplicate(err) {
			return errTwice
		}
		return err
	})
	if err == nil || form.Key == "" || !errors.Is(err, errTwice) && fault.Of(err) != fault.Conflict && fault.Of(err) != fault.Unknown {
		return outcome, earlier, err
	}
	// Perhaps it is our own save that stands in the way, or that nobody heard of.
	if lookErr := m.View(ctx, look); lookErr != nil || !earlier {
		return "", false, err
	}
	return outcome, true, nil
}

var errTwice = fault.New(fault.Conflict, "Formularen er sendt to gange på samme tid. Se sagen igennem, før du gemmer igen.")

// Clean clears away what has had its time: what was typed, what forms came to,
// and jobs that were done long ago. It belongs beside the requests, not in one.
func (m *Muni) Clean(ctx context.Context, now time.Time) error {
	for x, before := range map[*query]time.Time{oldHeld: now, oldDone: now, jobs.clean: now.AddDate(0, -3, 0)} {
		err := m.Update(ctx, func(tx *Tx) error { _, err := tx.exec(ctx, x, instant(before)); return err })
		if err != nil {
			return err
		}
	}
	return nil
}
