package store

import (
	"context"
	"crypto/cipher"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"

	"indgang/fact"
	"indgang/fault"

	"github.com/pressly/goose/v3"
)

// A keyring remembers the keys that this process has unwrapped. It is read from
// alone: what is written is sealed under the key that the table has then.
type keyring struct {
	mu sync.Mutex
	m  map[string]*subjectKey
}

// keysKept bounds a keyring; when it is full it begins anew.
const keysKept = 20000

func (k *keyring) get(muni string, s fact.Subject) *subjectKey {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.m[muni+string(s)]
}

func (k *keyring) put(muni string, s fact.Subject, key *subjectKey) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.m == nil || len(k.m) >= keysKept {
		k.m = map[string]*subjectKey{}
	}
	k.m[muni+string(s)] = key
}

func (k *keyring) drop(muni string, s fact.Subject) {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.m, muni+string(s))
}

// A subjectKey seals what is written about one subject.
type subjectKey struct {
	raw [32]byte
	cipher.AEAD
}

var (
	addKeys = q("add the key of a subject", "INSERT INTO subject_key (muni, subject, wrapped) VALUES ($1, $2, $3) ON CONFLICT (muni, "+
		"subject) DO UPDATE SET wrapped = subject_key.wrapped RETURNING wrapped")
	eraseKey  = q("erase the key of a subject", "DELETE FROM subject_key WHERE muni = $1 AND subject = $2")
	eraseDocs = q("erase documents", "DELETE FROM document WHERE muni = $1 AND subject = $2")
)

// wrap seals a subject's key under the master key, and unwrap opens it.
func (m *Muni) wrap(s fact.Subject, raw []byte) ([]byte, error) {
	c, err := m.key.sub("wrap")
	if err != nil {
		return nil, err
	}
	return c.Seal(nil, nil, raw, bound(m.code, string(s))), nil
}

func (m *Muni) unwrap(s fact.Subject, wrapped []byte) (*subjectKey, error) {
	c, err := m.key.sub("wrap")
	if err != nil {
		return nil, err
	}
	raw, err := c.Open(nil, nil, wrapped, bound(m.code, string(s)))
	if err != nil || len(raw) != 32 {
		return nil, fmt.Errorf("unwrap the key of %s: %w", s, err)
	}
	k := &subjectKey{raw: [32]byte(raw)}
	k.AEAD, err = sealer(raw)
	return k, err
}

// findKeys returns the keys of subjects; one that is erased, or was never made, is
// missing.
func (t *Tx) findKeys(ctx context.Context, subjects []fact.Subject, remembered bool) (map[fact.Subject]*subjectKey, error) {
	out := make(map[fact.Subject]*subjectKey, len(subjects))
	var ask []fact.Subject
	for _, s := range subjects {
		if out[s] != nil {
			continue
		}
		if remembered {
			if k := t.m.keys.get(t.m.code, s); k != nil {
				out[s] = k
				continue
			}
		}
		ask = append(ask, s)
	}
	err := t.in(ctx, "find keys", "SELECT subject, wrapped FROM subject_key WHERE muni = $1 AND subject IN (…)", ask, func(r *sql.Rows) error {
		var s fact.Subject
		var wrapped []byte
		if err := r.Scan(&s, &wrapped); err != nil {
			return err
		}
		k, err := t.m.unwrap(s, wrapped)
		if err == nil {
			out[s] = k
			if remembered {
				t.m.keys.put(t.m.code, s, k)
			}
		}
		return err
	})
	return out, err
}

// reading gives f the keys of subjects that are remembered, and those of the table
// where what is read was sealed after another process had erased a key.
func (t *Tx) reading(ctx context.Context, subjects []fact.Subject, f func(map[fact.Subject]*subjectKey) error) error {
	keys, err := t.findKeys(ctx, subjects, true)
	if err != nil || f(keys) == nil {
		return err
	}
	for _, s := range subjects {
		t.m.keys.drop(t.m.code, s)
	}
	if keys, err = t.findKeys(ctx, subjects, true); err != nil {
		return err
	}
	return f(keys)
}

// needKeys returns the keys of subjects, and makes those that are missing.
func (t *Tx) needKeys(ctx context.Context, subjects []fact.Subject) (map[fact.Subject]*subjectKey, error) {
	out, err := t.findKeys(ctx, subjects, false)
	if err != nil {
		return nil, err
	}
	for _, s := range subjects {
		if out[s] != nil {
			continue
		}
		var raw [32]byte
		random(raw[:])
		wrapped, err := t.m.wrap(s, raw[:])
		if err != nil {
			return nil, err
		}
		// Where another has made one meanwhile, it is theirs that counts.
		if _, err := t.one(ctx, addKeys, []any{s, wrapped}, &wrapped); err != nil {
			return nil, err
		}
		if out[s], err = t.m.unwrap(s, wrapped); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// in runs a query for many subjects, a part at a time; … in its text stands for
// them, after the municipality.
func (t *Tx) in(ctx context.Context, name, text string, subjects []fact.Subject, scan func(*sql.Rows) error) error {
	for part := range slices.Chunk(subjects, 500) {
		args := make([]any, len(part))
		marks := make([]string, len(part))
		for i, s := range part {
			args[i], marks[i] = s, fmt.Sprintf("$%d", i+2)
		}
		if err := t.each(ctx, &query{name, strings.Replace(text, "…", strings.Join(marks, ","), 1)}, args, scan); err != nil {
			return err
		}
	}
	return nil
}

// A Text is a free text kept beside the journal.
type Text struct {
	Subject fact.Subject
	ID      string
	Body    string
}

// textMost is how long a text may be, in bytes.
const textMost = 256 << 10

var (
	textsBy     = q("read the texts of a subject", "SELECT id, sealed FROM text WHERE muni = $1 AND subject = $2 AND sealed IS NOT NULL")
	openTexts   = q("read texts that are not sealed", "SELECT subject, id, body FROM text WHERE muni = $1 AND sealed IS NULL LIMIT 500")
	erasePerson = q("erase a person", "DELETE FROM person WHERE muni = $1 AND subject = $2")
	eraseTexts  = q("erase texts", "DELETE FROM text WHERE muni = $1 AND subject = $2")
)

var textTable = newTable("text", "muni, subject, id, body, sealed", "ON CONFLICT (muni, subject, id) DO UPDATE SET body = '', sealed = "+
	"excluded.sealed")

// PutTexts adds free texts, sealed under the keys of their subjects.
func (t *Tx) PutTexts(ctx context.Context, texts ...Text) error {
	for _, x := range texts {
		if err := clean(x.Body); err != nil {
			return err
		}
		if len(x.Body) > textMost {
			return fault.New(fault.Invalid, "Teksten er for lang. Kort den af, eller del den i flere.")
		}
	}
	return t.putTexts(ctx, texts)
}

func (t *Tx) putTexts(ctx context.Context, texts []Text) error {
	if len(texts) == 0 {
		return nil
	}
	keys, err := t.needKeys(ctx, subjectsOf(texts, func(x Text) fact.Subject { return x.Subject }))
	if err != nil {
		return err
	}
	w := t.into(textTable)
	for _, x := range texts {
		if err := w.add(ctx, t.m.code, x.Subject, x.ID, "", keys[x.Subject].seal(t.m.code, x.Subject, "text", x.ID, []byte(x.Body))); err != nil {
			return err
		}
	}
	return w.flush(ctx)
}

func subjectsOf[T any](all []T, of func(T) fact.Subject) []fact.Subject {
	out := make([]fact.Subject, len(all))
	for i, x := range all {
		out[i] = of(x)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (k *subjectKey) seal(muni string, s fact.Subject, table, id string, plain []byte) []byte {
	return k.Seal(nil, nil, plain, bound(muni, string(s), table, id))
}

func (k *subjectKey) open(muni string, s fact.Subject, table, id string, sealed []byte) ([]byte, error) {
	b, err := k.Open(nil, nil, sealed, bound(muni, string(s), table, id))
	if err != nil {
		return nil, fmt.Errorf("open %s %s: %w", table, id, err)
	}
	return b, nil
}

// Texts returns the free texts of a subject by their ID; erased ones are missing.
func (t *Tx) Texts(ctx context.Context, s fact.Subject) (map[string]string, error) {
	type sealed struct {
		id   string
		body []byte
	}
	var all []sealed
	err := t.each(ctx, textsBy, []any{s}, func(r *sql.Rows) error {
		var x sealed
		err := r.Scan(&x.id, &x.body)
		all = append(all, x)
		return err
	})
	out := make(map[string]string, len(all))
	if err != nil || len(all) == 0 {
		return out, err
	}
	err = t.reading(ctx, []fact.Subject{s}, func(keys map[fact.Subject]*subjectKey) error {
		for _, x := range all {
			if keys[s] == nil {
				return nil
			}
			b, err := keys[s].open(t.m.code, s, "text", x.id, x.body)
			if err != nil {
				return err
			}
			out[x.id] = string(b)
		}
		return nil
	})
	return out, err
}

// TaskWords returns the words of tasks in cases, by case and by the ID of their
// words. Erased words are missing.
func (t *Tx) TaskWords(ctx context.Context, subjects []fact.Subject) (map[fact.Subject]map[string]string, error) {
	type sealed struct {
		s    fact.Subject
		id   string
		body []byte
	}
	var all []sealed
	err := t.in(ctx, "list the words of tasks", "SELECT j.subject, j.text_id, x.sealed FROM journal j JOIN text x ON x.muni = j.muni AND "+
		"x.subject = j.subject AND x.id = j.text_id "+
		"WHERE j.muni = $1 AND j.kind = '"+string(fact.KindOf(fact.TaskSet{}))+"' AND x.sealed IS NOT NULL AND j.subject IN (…)", subjects,
		func(r *sql.Rows) error {
			var x sealed
			err := r.Scan(&x.s, &x.id, &x.body)
			all = append(all, x)
			return err
		})
	if err != nil {
		return nil, err
	}
	out := map[fact.Subject]map[string]string{}
	err = t.reading(ctx, subjectsOf(all, func(x sealed) fact.Subject { return x.s }), func(keys map[fact.Subject]*subjectKey) error {
		for _, x := range all {
			if keys[x.s] == nil {
				continue
			}
			b, err := keys[x.s].open(t.m.code, x.s, "text", x.id, x.body)
			if err != nil {
				return err
			}
			if out[x.s] == nil {
				out[x.s] = map[string]string{}
			}
			out[x.s][x.id] = string(b)
		}
		return nil
	})
	return out, err
}

// EraseSubject takes away who a subject is and what was written about them, and the
// key that it was sealed under, so that older copies forget too. The facts stand.
func (t *Tx) EraseSubject(ctx context.Context, s fact.Subject) error {
	if err := t.wipe(ctx); err != nil {
		return err
	}
	for _, x := range []*query{eraseKey, erasePerson, eraseCompany, eraseWords, eraseTexts, eraseDocs, eraseHeld, eraseLinks, forgetLines,
		forgetCitizens} {
		if _, err := t.exec(ctx, x, s); err != nil {
			return err
		}
	}
	t.m.keys.drop(t.m.code, s)
	return nil
}

// wipe makes SQLite overwrite what the connection deletes from now on.
func (t *Tx) wipe(ctx context.Context) error {
	if t.m.dialect == goose.DialectSQLite3 {
		_, err := t.tx.ExecContext(ctx, "PRAGMA secure_delete = ON")
		return err
	}
	return nil
}
