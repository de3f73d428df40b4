package store

import (
	"context"
	"sync"
)

// A Record notes which statements ran, by name and in order, so that a test can say
// what a page asks of the database: a question for each row shows at once.
type Record struct {
	mu    sync.Mutex
	names []string
}

type recordKey struct{}

// Recorded returns a context whose statements are noted.
func Recorded(ctx context.Context) (context.Context, *Record) {
	t := &Record{}
	return context.WithValue(ctx, recordKey{}, t), t
}

// Names returns what has been noted so far.
func (t *Record) Names() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.names...)
}

// noted notes a statement where somebody asked for it.
func noted(ctx context.Context, name string) {
	t, ok := ctx.Value(recordKey{}).(*Record)
	if !ok {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.names = append(t.names, name)
}
