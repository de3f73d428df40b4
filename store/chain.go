package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"
	"strconv"

	"indgang/fact"
)

// A link makes the hash that a row carries: over the hash of the row before it and
// the row itself, each column with its length before it. Who changes, takes away or
// slips in a row must make every later one anew, and the head too.
type link struct {
	last []byte // the hash of the row before
	buf  []byte
}

func (l *link) start() {
	l.buf = append(l.buf[:0], l.last...)
}

func (l *link) text(s string) {
	l.buf = binary.AppendUvarint(l.buf, uint64(len(s)))
	l.buf = append(l.buf, s...)
}

func (l *link) number(n int64) {
	var b [20]byte
	s := strconv.AppendInt(b[:0], n, 10)
	l.buf = binary.AppendUvarint(l.buf, uint64(len(s)))
	l.buf = append(l.buf, s...)
}

func (l *link) end() []byte {
	sum := sha256.Sum256(l.buf)
	l.last = sum[:]
	return l.last
}

// journal is the hash of a row of the journal.
func (l *link) journal(muni string, subject fact.Subject, pos int64, r *rawFact) []byte {
	l.start()
	for _, s := range [...]string{"journal", muni, string(subject)} {
		l.text(s)
	}
	for _, n := range [...]int64{r.seq, pos, r.version, r.corrects} {
		l.number(n)
	}
	for _, s := range [...]string{r.kind, r.happened, r.recorded, r.actor, r.source, r.textID} {
		l.text(s)
	}
	l.buf = binary.AppendUvarint(l.buf, uint64(len(r.body)))
	l.buf = append(l.buf, r.body...)
	return l.end()
}

// A logRow is a row of the read log as it is kept.
type logRow struct{ at, id, user, subject, purpose, page string }

func (r *logRow) dest() []any { return []any{&r.at, &r.id, &r.user, &r.subject, &r.purpose, &r.page} }

// read is the hash of a row of the read log.
func (l *link) read(muni string, pos int64, r *logRow) []byte {
	l.start()
	l.text("read log")
	l.text(muni)
	l.number(pos)
	for _, s := range [...]string{r.at, r.id, r.user, r.subject, r.purpose, r.page} {
		l.text(s)
	}
	return l.end()
}

const logColumns = "at, id, user_id, subject, purpose, page"

var (
	journalChain = q("read the chain of the journal", "SELECT pos, chain, subject, "+journalColumns+" FROM journal WHERE muni = $1 ORDER "+
		"BY pos")
	readChain    = q("read the chain of the read log", "SELECT pos, chain, "+logColumns+" FROM read_log WHERE muni = $1 ORDER BY pos")
	headChain    = q("read the head of the journal", "SELECT pos, chain FROM head WHERE muni = $1")
	readHead     = q("read the head of the read log", "SELECT pos, chain FROM read_head WHERE muni = $1")
	setChain     = q("set the head of the journal", "UPDATE head SET chain = $2 WHERE muni = $1")
	advanceReads = q("advance the read log", "INSERT INTO read_head (muni, pos, chain) VALUES ($1, $2, '') ON CONFLICT (muni) DO UPDATE "+
		"SET pos = read_head.pos + excluded.pos RETURNING pos, chain")
	setReadChain = q("set the head of the read log", "UPDATE read_head SET chain = $2 WHERE muni = $1")
)

// A Break is where a chain does not hold. The zero Break is none.
type Break struct {
	Log string // "journal" or "read log"
	Pos int64  // of the first row that does not follow from those before it
}

// VerifyChain reads the journal and the read log through, and returns the first
// place where a row has been changed, taken away or slipped in.
func (m *Muni) VerifyChain(ctx context.Context) (Break, error) {
	var b Break
	err := m.Long(ctx, func(t *Tx) (err error) {
		b, err = t.verify(ctx, "journal", journalChain, headChain, func(r *sql.Rows, l *link) (int64, []byte, error) {
			var pos int64
			var chain []byte
			var subject fact.Subject
			var raw rawFact
			err := r.Scan(append([]any{&pos, &chain, &subject}, raw.dest()...)...)
			l.journal(m.code, subject, pos, &raw)
			return pos, chain, err
		})
		if err == nil && b == (Break{}) {
			b, err = t.verify(ctx, "read log", readChain, readHead, func(r *sql.Rows, l *link) (int64, []byte, error) {
				var pos int64
				var chain []byte
				var x logRow
				err := r.Scan(append([]any{&pos, &chain}, x.dest()...)...)
				l.read(m.code, pos, &x)
				return pos, chain, err
			})
		}
		return err
	})
	return b, err
}

func (t *Tx) verify(ctx context.Context, log string, rows, head *query, next func(*sql.Rows, *link) (int64, []byte, error)) (Break, error) {
	var l link
	var b Break
	var last int64
	err := t.each(ctx, rows, nil, func(r *sql.Rows) error {
		pos, chain, err := next(r, &l)
		if last++; err == nil && b == (Break{}) && (pos != last || !bytes.Equal(chain, l.last)) {
			b = Break{log, last}
		}
		return err
	})
	if err != nil || b != (Break{}) {
		return b, err
	}
	var pos int64
	var chain []byte
	if _, err := t.one(ctx, head, nil, &pos, &chain); err != nil {
		return b, err
	}
	if pos != last || !bytes.Equal(chain, l.last) {
		b = Break{log, last + 1} // the end was cut off
	}
	return b, nil
}

// chainAll gives the rows that stand their hashes; it is a migration, and runs
// while the tables are unlocked.
func chainAll(ctx context.Context, tx *sql.Tx) error {
	munis, err := column(ctx, tx, "SELECT muni FROM head UNION SELECT DISTINCT muni FROM read_log")
	if err != nil {
		return err
	}
	for _, muni := range munis {
		if err := chainJournal(ctx, tx, muni); err != nil {
			return fmt.Errorf("chain the journal: %w", err)
		}
		if err := chainReads(ctx, tx, muni); err != nil {
			return fmt.Errorf("chain the read log: %w", err)
		}
	}
	return nil
}

func column(ctx context.Context, tx *sql.Tx, text string) (out []string, err error) {
	rows, err := tx.QueryContext(ctx, text)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// share is how many rows a migration reads before it writes them.
const share = 2000

func chainJournal(ctx context.Context, tx *sql.Tx, muni string) error {
	put, err := tx.PrepareContext(ctx, "UPDATE journal SET chain = $3 WHERE muni = $1 AND pos = $2")
	if err != nil {
		return err
	}
	defer put.Close()
	l := link{last: []byte{}}
	for from := int64(0); ; {
		rows, err := tx.QueryContext(ctx, "SELECT pos, subject, "+journalColumns+" FROM journal WHERE muni = $1 AND pos > $2 ORDER BY pos "+
			"LIMIT $3", muni, from, share)
		if err != nil {
			return err
		}
		chains := map[int64][]byte{}
		for rows.Next() {
			var subject fact.Subject
			var raw rawFact
			if err := rows.Scan(append([]any{&from, &subject}, raw.dest()...)...); err != nil {
				rows.Close()
				return err
			}
			chains[from] = l.journal(muni, subject, from, &raw)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		rows.Close()
		for pos, chain := range chains {
			if _, err := put.ExecContext(ctx, muni, pos, chain); err != nil {
				return err
			}
		}
		if len(chains) < share {
			_, err := tx.ExecContext(ctx, setChain.text, muni, l.last)
			return err
		}
	}
}

func chainReads(ctx context.Context, tx *sql.Tx, muni string) error {
	put, err := tx.PrepareContext(ctx, "UPDATE read_log SET pos = $4, chain = $5 WHERE muni = $1 AND at = $2 AND id = $3")
	if err != nil {
		return err
	}
	defer put.Close()
	l := link{last: []byte{}}
	pos := int64(0)
	var last logRow
	for {
		rows, err := tx.QueryContext(ctx, "SELECT "+logColumns+" FROM read_log WHERE muni = $1 AND (at > $2 OR at = $2 AND id > $3) ORDER BY "+
			"at, id LIMIT $4", muni, last.at, last.id, share)
		if err != nil {
			return err
		}
		var got []logRow
		for rows.Next() {
			var x logRow
			if err := rows.Scan(x.dest()...); err != nil {
				rows.Close()
				return err
			}
			got = append(got, x)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		rows.Close()
		for i := range got {
			pos++
			last = got[i]
			if _, err := put.ExecContext(ctx, muni, last.at, last.id, pos, l.read(muni, pos, &last)); err != nil {
				return err
			}
		}
		if len(got) < share {
			_, err := tx.ExecContext(ctx, "INSERT INTO read_head (muni, pos, chain) VALUES ($1, $2, $3)", muni, pos, l.last)
			return err
		}
	}
}
