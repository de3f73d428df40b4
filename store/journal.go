package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"

	"github.com/pressly/goose/v3"
)

const journalColumns = "seq, kind, version, happened, recorded, actor, source, corrects, text_id, body"

var (
	stream  = q("read a stream", "SELECT "+journalColumns+" FROM journal WHERE muni = $1 AND subject = $2 ORDER BY seq")
	streams = q("read all streams", "SELECT subject, seq, kind, version, happened, corrects, body FROM journal WHERE muni = $1 AND subject "+
		"> $2 AND subject <= $3 ORDER BY subject, seq")
	reach = q("reach into the cases", "SELECT subject FROM case_row WHERE muni = $1 AND subject > $2 AND subject <= $3 ORDER BY subject "+
		"LIMIT 1 OFFSET $4")
	lastSeq = q("last of a stream", "SELECT COALESCE(MAX(seq), 0) FROM journal WHERE muni = $1 AND subject = $2")
	advance = q("advance the head", "INSERT INTO head (muni, pos, chain) VALUES ($1, $2, '') ON CONFLICT (muni) DO UPDATE SET pos = "+
		"head.pos + excluded.pos RETURNING pos, chain")
	counts = q("count facts", "SELECT COUNT(*), COUNT(DISTINCT subject) FROM journal WHERE muni = $1")
)

var journalTable = newTable("journal", "muni, subject, seq, pos, kind, version, happened, recorded, actor, source, corrects, text_id, "+
	"body, chain", "")

// Stream returns the facts of a subject in the order they were recorded.
func (t *Tx) Stream(ctx context.Context, subject fact.Subject) ([]fact.Fact, error) {
	var out []fact.Fact
	err := t.each(ctx, stream, []any{subject}, func(r *sql.Rows) error {
		var raw rawFact
		if err := r.Scan(raw.dest()...); err != nil {
			return err
		}
		f, err := raw.fact()
		out = append(out, f)
		return err
	})
	return out, err
}

// A Raw is a stream as the journal keeps it, not yet decoded: decoding is the
// slow part and may be shared out among processors.
type Raw struct {
	Subject fact.Subject
	rows    []rawFact
}

// Facts decodes the stream.
func (r *Raw) Facts() ([]fact.Fact, error) {
	out := make([]fact.Fact, len(r.rows))
	for i := range r.rows {
		var err error
		if out[i], err = r.rows[i].fact(); err != nil {
			return nil, fmt.Errorf("fact %d of %s: %w", r.rows[i].seq, r.Subject, err)
		}
	}
	return out, nil
}

// Last returns the last fact of a subject's stream, 0 where it has none.
func (t *Tx) Last(ctx context.Context, subject fact.Subject) (last fact.Seq, err error) {
	_, err = t.one(ctx, lastSeq, []any{subject}, &last)
	return last, err
}

// A Span is a part of the subjects of a sort, in their order: those after one, up
// to another and with it. The zero Span is all of them.
type Span struct{ After, Upto fact.Subject }

// within returns a span of a sort with both its ends.
func (s Span) within(sort fact.Sort) Span {
	p := sort.Prefix()
	if s.After == "" {
		s.After = fact.Subject(p) // which is no subject's whole name
	}
	if s.Upto == "" {
		s.Upto = fact.Subject(p[:len(p)-1] + string(p[len(p)-1]+1))
	}
	return s
}

// Reach cuts a span off after n cases, and reports whether any lie behind: a walk
// that takes long goes in parts, and holds on to no state of the data for long.
func (t *Tx) Reach(ctx context.Context, sort fact.Sort, s Span, n int) (part Span, more bool, err error) {
	s = s.within(sort)
	part = s
	more, err = t.one(ctx, reach, []any{s.After, s.Upto, n - 1}, &part.Upto)
	return part, more, err
}

// EachStream calls f for the stream of every subject of a sort in a span, in turn.
// It leaves out who registered a fact, when and where from: deriving asks for none
// of it, and reading half the columns takes half the time. f may keep what it is
// given.
func (t *Tx) EachStream(ctx context.Context, sort fact.Sort, s Span, f func(Raw) error) error {
	s = s.within(sort)
	var now Raw
	err := t.each(ctx, streams, []any{s.After, s.Upto}, func(r *sql.Rows) error {
		var subject fact.Subject
		var raw rawFact
		if err := r.Scan(&subject, &raw.seq, &raw.kind, &raw.version, &raw.happened, &raw.corrects, &raw.body); err != nil {
			return err
		}
		if subject != now.Subject {
			if len(now.rows) > 0 {
				if err := f(now); err != nil {
					return err
				}
			}
			now = Raw{Subject: subject, rows: make([]rawFact, 0, 24)}
		}
		now.rows = append(now.rows, raw)
		return nil
	})
	if err == nil && len(now.rows) > 0 {
		err = f(now)
	}
	return err
}

type rawFact struct {
	seq, version, corrects                          int64
	kind, happened, recorded, actor, source, textID string
	body                                            []byte
}

func (r *rawFact) dest() []any {
	return []any{&r.seq, &r.kind, &r.version, &r.happened, &r.recorded, &r.actor, &r.source, &r.corrects, &r.textID, &r.body}
}

func (r *rawFact) fact() (fact.Fact, error) {
	f := fact.Fact{Seq: fact.Seq(r.seq), Actor: r.actor, Source: r.source, Corrects: fact.Seq(r.corrects), Text: r.textID}
	var err error
	if f.On, err = day.Parse(r.happened); err != nil {
		return f, err
	}
	if r.recorded != "" {
		if f.Recorded, err = readInstant(r.recorded); err != nil {
			return f, err
		}
	}
	f.Body, err = fact.Decode(fact.Kind(r.kind), int(r.version), r.body)
	return f, err
}

// readInstant reads an instant without the general parser, which costs more than
// everything else in a row.
func readInstant(s string) (time.Time, error) {
	if len(s) != 27 || s[10] != 'T' || s[26] != 'Z' {
		return parseInstant(s)
	}
	d, err := day.Parse(s[:10])
	h, e1 := strconv.Atoi(s[11:13])
	m, e2 := strconv.Atoi(s[14:16])
	sec, e3 := strconv.Atoi(s[17:19])
	us, e4 := strconv.Atoi(s[20:26])
	if err != nil || e1 != nil || e2 != nil || e3 != nil || e4 != nil {
		return parseInstant(s)
	}
	return d.Time().Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(sec)*time.Second +
		time.Duration(us)*time.Microsecond), nil
}

// A Batch is facts to add to one subject's stream.
type Batch struct {
	Subject  fact.Subject
	Expected fact.Seq // the last fact that the writer has seen
	Facts    []fact.Fact
}

// Alone waits until nobody else adds facts, and lets nobody do so before the
// transaction ends. It comes first where views are made of the whole journal, so
// that none of them is older than what somebody registers meanwhile.
func (t *Tx) Alone(ctx context.Context) error {
	var pos int64
	var chain []byte
	_, err := t.one(ctx, advance, []any{0}, &pos, &chain)
	return err
}

// Append adds facts to streams and numbers them in place. A stream that has
// grown since the writer read it gives a Conflict fault and nothing is kept.
func (t *Tx) Append(ctx context.Context, batches ...Batch) error {
	n := 0
	for _, b := range batches {
		n += len(b.Facts)
	}
	if n == 0 {
		return nil
	}
	var pos int64
	var l link
	if _, err := t.one(ctx, advance, []any{n}, &pos, &l.last); err != nil {
		return err
	}
	pos -= int64(n)
	w := t.into(journalTable)
	for _, b := range batches {
		if len(batches) == 1 {
			// Read what there is, so that a gap is found as surely as a clash.
			var last fact.Seq
			if _, err := t.one(ctx, lastSeq, []any{b.Subject}, &last); err != nil {
				return err
			}
			if last != b.Expected {
				return conflict()
			}
		}
		for i := range b.Facts {
			f := &b.Facts[i]
			kind, version, body, err := fact.Encode(f.Body)
			if err != nil {
				return err
			}
			pos++
			f.Seq = b.Expected + fact.Seq(i) + 1
			r := rawFact{int64(f.Seq), int64(version), int64(f.Corrects), string(kind), f.On.String(), instant(f.Recorded), f.Actor, f.Source,
				f.Text, body}
			err = w.add(ctx, t.m.code, b.Subject, r.seq, pos, r.kind, r.version, r.happened, r.recorded, r.actor, r.source, r.corrects, r.textID,
				string(body),
				l.journal(t.m.code, b.Subject, pos, &r))
			if err != nil {
				return appendError(err)
			}
		}
	}
	if err := w.flush(ctx); err != nil {
		return appendError(err)
	}
	_, err := t.exec(ctx, setChain, l.last)
	return err
}

func conflict() error {
	return fault.New(fault.Conflict, "Sagen er ændret af en anden, siden du åbnede den. Se sagen igennem, og prøv igen.")
}

func appendError(err error) error {
	if duplicate(err) {
		return fault.Wrap(err, fault.Conflict, "Sagen er ændret af en anden, siden du åbnede den. Se sagen igennem, og prøv igen.")
	}
	return err
}

// Size tells how many facts and subjects there are.
func (t *Tx) Size(ctx context.Context) (facts, subjects int, err error) {
	_, err = t.one(ctx, counts, nil, &facts, &subjects)
	return facts, subjects, err
}

// rows gathers rows of a table and writes many with each statement.
type rows struct {
	t       *Tx
	table   string
	columns string
	tail    string
	width   int
	args    []any
	full    *sql.Stmt
	one     *query // a single row, where the table is often written to
}

// A table is one that is often written to, a row or a few at a time.
type table struct {
	name, columns, tail string
	one                 *query
}

func newTable(name, columns, tail string) *table {
	marks := make([]string, strings.Count(columns, ",")+1)
	for i := range marks {
		marks[i] = fmt.Sprintf("$%d", i+1)
	}
	text := "INSERT INTO " + name + " (" + columns + ") VALUES (" + strings.Join(marks, ",") + ") " + tail
	return &table{name, columns, tail, q("add to "+name, text)}
}

// into gathers rows of a table.
func (t *Tx) into(x *table) *rows {
	r := t.rows(x.name, x.columns, x.tail)
	r.one = x.one
	return r
}

// chunk is how many values one statement may carry; both engines take more, but
// gain nothing from it.
const chunk = 2400

func (t *Tx) rows(table, columns, tail string) *rows {
	return &rows{t: t, table: table, columns: columns, tail: tail, width: strings.Count(columns, ",") + 1}
}

func (r *rows) text(n int) string {
	var b strings.Builder
	b.WriteString("INSERT INTO " + r.table + " (" + r.columns + ") VALUES ")
	p := 0
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		for j := range r.width {
			if j == 0 {
				b.WriteByte('(')
			} else {
				b.WriteByte(',')
			}
			if r.t.m.dialect == goose.DialectSQLite3 {
				b.WriteByte('?') // it looks names up one by one, which costs more than all else
				continue
			}
			p++
			b.WriteByte('$')
			b.WriteString(strconv.Itoa(p))
		}
		b.WriteByte(')')
	}
	if r.tail != "" {
		b.WriteString(" " + r.tail)
	}
	return b.String()
}

func (r *rows) add(ctx context.Context, values ...any) error {
	if err := clean(values...); err != nil {
		return err
	}
	r.args = append(r.args, values...)
	n := chunk / r.width
	if len(r.args) < n*r.width {
		return nil
	}
	if r.full == nil {
		var err error
		if r.full, err = r.t.tx.PrepareContext(ctx, r.text(n)); err != nil {
			return fmt.Errorf("prepare rows of %s: %w", r.table, err)
		}
	}
	noted(ctx, "write rows of "+r.table)
	_, err := r.full.ExecContext(ctx, r.args...)
	r.args = r.args[:0]
	if err != nil {
		return fmt.Errorf("write rows of %s: %w", r.table, err)
	}
	return nil
}

// single returns the statement that writes one row, where there are few and it has
// been read already: reading one for all of them costs more.
func (r *rows) single(ctx context.Context) *sql.Stmt {
	const few = 10
	if r.one == nil || len(r.args) > few*r.width {
		return nil
	}
	return r.t.stmt(ctx, r.one)
}

func (r *rows) flush(ctx context.Context) error {
	if r.full != nil {
		defer r.full.Close()
	}
	if len(r.args) == 0 {
		return nil
	}
	noted(ctx, "write rows of "+r.table)
	var err error
	if st := r.single(ctx); st != nil {
		for row := range slices.Chunk(r.args, r.width) {
			if _, err = st.ExecContext(ctx, row...); err != nil {
				break
			}
		}
	} else {
		_, err = r.t.tx.ExecContext(ctx, r.text(len(r.args)/r.width), r.args...)
	}
	r.args = r.args[:0]
	if err != nil {
		return fmt.Errorf("write rows of %s: %w", r.table, err)
	}
	return nil
}
