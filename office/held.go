package office

import (
	"context"
	"net/url"
	"time"

	"indgang/store"
)

// heldFor is how long what somebody typed waits for them.
const heldFor = 7 * 24 * time.Hour

// Hold keeps what a user typed in a form, by its address, and did not get saved. The
// user's own page is the only place that shows it.
func (o *Office) Hold(ctx context.Context, user, form string, v url.Values) error {
	h := store.Held{User: user, Form: form, Body: v.Encode(), Saved: o.Now(), Expiry: o.Now().Add(heldFor)}
	return o.store.Update(ctx, func(tx *store.Tx) error { return tx.PutHeld(ctx, h) })
}

// Held returns what a user typed in a form, and since when it waits, or nil.
func (o *Office) Held(ctx context.Context, user, form string) (v url.Values, since time.Time, err error) {
	err = o.store.View(ctx, func(tx *store.Tx) error {
		h, found, err := tx.FindHeld(ctx, user, form, o.Now())
		if err == nil && found {
			since = h.Saved
			v, err = url.ParseQuery(h.Body)
		}
		return err
	})
	return v, since, err
}

// Waits reports whether something that a user typed waits for them.
func (o *Office) Waits(ctx context.Context, user string) (bool, error) {
	var all []store.Held
	err := o.store.View(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.ListHeld(ctx, user, o.Now())
		return err
	})
	return len(all) > 0, err
}

// LetGo forgets what a user typed in a form, because it is saved or not wanted.
func (o *Office) LetGo(ctx context.Context, user, form string) error {
	return o.store.Update(ctx, func(tx *store.Tx) error { return tx.DropHeld(ctx, user, form) })
}
