package store

import (
	"context"
	"database/sql"

	"indgang/fact"
)

// A Cursor is how far a consumer of the journal (figures, a feed, a search index)
// has read it.
type Cursor struct {
	Consumer string
	Pos      int64 // of the last fact that was read
}

// An Entry is one fact with its place in the municipality's journal.
type Entry struct {
	Pos     int64
	Subject fact.Subject
	Fact    fact.Fact
}

var (
	cursorBy   = q("find a cursor", "SELECT pos FROM cursor_pos WHERE muni = $1 AND consumer = $2")
	moveCursor = q("move a cursor", "INSERT INTO cursor_pos (muni, consumer, pos) VALUES ($1, $2, $3) ON CONFLICT (muni, consumer) DO "+
		"UPDATE SET pos = excluded.pos")
	entries = q("read the journal onwards", "SELECT pos, subject, "+journalColumns+" FROM journal WHERE muni = $1 AND pos > $2 ORDER BY "+
		"pos LIMIT $3")
	headPos = q("where the journal ends", "SELECT pos FROM head WHERE muni = $1")
)

// Cursor returns how far a consumer has read; 0 where it has not begun.
func (t *Tx) Cursor(ctx context.Context, consumer string) (Cursor, error) {
	c := Cursor{Consumer: consumer}
	_, err := t.one(ctx, cursorBy, []any{consumer}, &c.Pos)
	return c, err
}

// MoveCursor notes how far a consumer has read. In the transaction that keeps what
// was made of the facts, each is used once.
func (t *Tx) MoveCursor(ctx context.Context, c Cursor) error {
	_, err := t.exec(ctx, moveCursor, c.Consumer, c.Pos)
	return err
}

// Since returns up to limit facts behind a cursor, in the order they were added.
// The order has no gaps that fill later: a fact that is seen has all before it.
func (t *Tx) Since(ctx context.Context, c Cursor, limit int) ([]Entry, error) {
	var out []Entry
	err := t.each(ctx, entries, []any{c.Pos, limit}, func(r *sql.Rows) error {
		var e Entry
		var raw rawFact
		if err := r.Scan(append([]any{&e.Pos, &e.Subject}, raw.dest()...)...); err != nil {
			return err
		}
		var err error
		e.Fact, err = raw.fact()
		out = append(out, e)
		return err
	})
	return out, err
}

// HeadPos returns the place of the last fact in the journal.
func (t *Tx) HeadPos(ctx context.Context) (pos int64, err error) {
	_, err = t.one(ctx, headPos, nil, &pos)
	return pos, err
}
