package office

import (
	"context"
	"time"

	"indgang/store"
)

type formKey struct{}

// WithForm is a context for one sending of a form, by its key and what it holds. The
// same again, in a context like it, is a double click, a reload or a second try, and
// comes to what the first came to.
func WithForm(ctx context.Context, key string) context.Context {
	return context.WithValue(ctx, formKey{}, key)
}

// formFor is how long a form is known again.
const formFor = 48 * time.Hour

// once runs f in a transaction that may write, unless the form of the context has
// been taken already; then it returns what that came to, and again. f returns what to
// remember, which holds no personal data.
func (o *Office) once(ctx context.Context, u User, f func(*store.Tx) (outcome string, err error)) (outcome string, again bool, err error) {
	key, _ := ctx.Value(formKey{}).(string)
	return o.store.Once(ctx, store.Form{User: u.ID, Key: key, Expiry: o.Now().Add(formFor)}, f)
}
