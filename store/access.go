package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"indgang/fact"
	"indgang/fault"
)

// An Account is a member of staff who can log in.
type Account struct {
	ID      string // initials, or the subject of the login
	Name    string
	Roles   []string
	Units   []string
	Persona string // in a demo: who this is, in Danish
	// Who made the account what it is, and when, for its history; a login that
	// changes its own account is by itself.
	By string
	At time.Time
}

// A Read is one line of the read log.
type Read struct {
	At      time.Time
	ID      string
	User    string
	Subject fact.Subject
	Purpose string
	Page    string
}

var (
	putAccount = q("put an account", "INSERT INTO account (muni, id, name, roles, units, persona) VALUES ($1, $2, $3, $4, $5, $6) ON "+
		"CONFLICT (muni, id) DO UPDATE SET name = excluded.name, roles = excluded.roles, units = excluded.units, persona = excluded.persona")
	accountBy  = q("find an account", "SELECT id, name, roles, units, persona FROM account WHERE muni = $1 AND id = $2")
	accounts   = q("list accounts", "SELECT id, name, roles, units, persona FROM account WHERE muni = $1 ORDER BY id")
	logAccount = q("log an account", "INSERT INTO account_log (muni, account, n, at, by_user, name, roles, units) SELECT $1, $2, "+
		"COALESCE(MAX(n), 0) + 1, $3, $4, $5, $6, $7 FROM account_log WHERE muni = $1 AND account = $2")
	accountLog = q("read the history of an account", "SELECT at, by_user, account, name, roles, units FROM account_log WHERE muni = $1 AND "+
		"account = $2 ORDER BY n DESC")
	readsBy = q("list reads of a citizen", "SELECT at, id, user_id, subject, purpose, page FROM read_log WHERE muni = $1 AND subject = "+
		"$2 ORDER BY at DESC, id LIMIT $3")
	readCount   = q("count reads", "SELECT COUNT(*) FROM read_log WHERE muni = $1")
	findSession = q("find a session", "SELECT data, expiry FROM session WHERE muni = $1 AND token = $2")
	putSession  = q("put a session", "INSERT INTO session (muni, token, data, expiry) VALUES ($1, $2, $3, $4) ON CONFLICT (muni, token) DO "+
		"UPDATE SET data = excluded.data, expiry = excluded.expiry")
	freshen     = q("refresh a session", "UPDATE session SET data = $3, expiry = $4 WHERE muni = $1 AND token = $2")
	countLogins = q("count sessions", "SELECT COUNT(*) FROM session WHERE muni = $1")
	endSession  = q("end a session", "DELETE FROM session WHERE muni = $1 AND token = $2")
	oldSessions = q("end old sessions", "DELETE FROM session WHERE muni = $1 AND expiry < $2")
)

// PutAccounts adds accounts or replaces them, and keeps what each was before.
func (t *Tx) PutAccounts(ctx context.Context, as ...Account) error {
	for _, a := range as {
		if utf8.RuneCountInString(a.Name) > nameMost || len(a.ID) > 100 || len(a.Roles) > 50 || len(a.Units) > 200 {
			return fault.New(fault.Invalid, "Brugeren har et navn eller en liste, der er for lang.")
		}
		roles, err := json.Marshal(a.Roles)
		if err != nil {
			return err
		}
		units, err := json.Marshal(a.Units)
		if err != nil {
			return err
		}
		was, found, err := t.FindAccount(ctx, a.ID)
		if err != nil {
			return err
		}
		if _, err := t.exec(ctx, putAccount, a.ID, a.Name, string(roles), string(units), a.Persona); err != nil {
			return err
		}
		if found && was.Name == a.Name && slices.Equal(was.Roles, a.Roles) && slices.Equal(was.Units, a.Units) {
			continue
		}
		at := ""
		if !a.At.IsZero() {
			at = instant(a.At)
		}
		if _, err := t.exec(ctx, logAccount, a.ID, at, a.By, a.Name, string(roles), string(units)); err != nil {
			return err
		}
	}
	return nil
}

func readAccount(id, name, roles, units, persona string) (Account, error) {
	a := Account{ID: id, Name: name, Persona: persona}
	if err := json.Unmarshal([]byte(roles), &a.Roles); err != nil {
		return a, fmt.Errorf("roles of %s: %w", id, err)
	}
	if err := json.Unmarshal([]byte(units), &a.Units); err != nil {
		return a, fmt.Errorf("units of %s: %w", id, err)
	}
	return a, nil
}

// FindAccount returns an account by its ID.
func (t *Tx) FindAccount(ctx context.Context, id string) (Account, bool, error) {
	var name, roles, units, persona string
	found, err := t.one(ctx, accountBy, []any{id}, &id, &name, &roles, &units, &persona)
	if err != nil || !found {
		return Account{}, false, err
	}
	a, err := readAccount(id, name, roles, units, persona)
	return a, err == nil, err
}

// AccountLog returns what an account has been, the newest first. At is zero for
// what it was before its history was kept.
func (t *Tx) AccountLog(ctx context.Context, id string) ([]Account, error) {
	var out []Account
	err := t.each(ctx, accountLog, []any{id}, func(r *sql.Rows) error {
		var at, by, id, name, roles, units string
		if err := r.Scan(&at, &by, &id, &name, &roles, &units); err != nil {
			return err
		}
		a, err := readAccount(id, name, roles, units, "")
		if a.By = by; err == nil && at != "" {
			a.At, err = parseInstant(at)
		}
		out = append(out, a)
		return err
	})
	return out, err
}

// ListAccounts returns all accounts in the order of their IDs.
func (t *Tx) ListAccounts(ctx context.Context) ([]Account, error) {
	var out []Account
	err := t.each(ctx, accounts, nil, func(r *sql.Rows) error {
		var id, name, roles, units, persona string
		if err := r.Scan(&id, &name, &roles, &units, &persona); err != nil {
			return err
		}
		a, err := readAccount(id, name, roles, units, persona)
		out = append(out, a)
		return err
	})
	return out, err
}

var readTable = newTable("read_log", "muni, at, id, user_id, subject, purpose, page, pos, chain", "")

// LogReads adds lines to the read log. They are numbered one after the other, so
// the transaction should be short: Note.
func (t *Tx) LogReads(ctx context.Context, reads ...Read) error {
	if len(reads) == 0 {
		return nil
	}
	var pos int64
	var l link
	if _, err := t.one(ctx, advanceReads, []any{len(reads)}, &pos, &l.last); err != nil {
		return err
	}
	pos -= int64(len(reads))
	w := t.into(readTable)
	for _, r := range reads {
		pos++
		x := logRow{instant(r.At), r.ID, r.User, string(r.Subject), r.Purpose, r.Page}
		if err := w.add(ctx, t.m.code, x.at, x.id, x.user, x.subject, x.purpose, x.page, pos, l.read(t.m.code, pos, &x)); err != nil {
			return err
		}
	}
	if err := w.flush(ctx); err != nil {
		return err
	}
	_, err := t.exec(ctx, setReadChain, l.last)
	return err
}

// ReadsOf returns the newest lines of the read log about a citizen.
func (t *Tx) ReadsOf(ctx context.Context, s fact.Subject, limit int) ([]Read, error) {
	var out []Read
	err := t.each(ctx, readsBy, []any{s, limit}, func(r *sql.Rows) error {
		var x Read
		var at string
		if err := r.Scan(&at, &x.ID, &x.User, &x.Subject, &x.Purpose, &x.Page); err != nil {
			return err
		}
		var err error
		x.At, err = parseInstant(at)
		out = append(out, x)
		return err
	})
	return out, err
}

// CountReads returns how many lines the read log has.
func (t *Tx) CountReads(ctx context.Context) (n int, err error) {
	_, err = t.one(ctx, readCount, nil, &n)
	return n, err
}

// CountSessions returns how many sessions there are.
func (m *Muni) CountSessions(ctx context.Context) (n int, err error) {
	err = m.View(ctx, func(t *Tx) error { _, err := t.one(ctx, countLogins, nil, &n); return err })
	return n, err
}

// Sessions keeps login sessions in the database: the store that scs asks for.
type Sessions struct {
	m   *Muni
	now func() time.Time
}

// look is View for sessions: no page that reads cases keeps anybody from theirs.
func (m *Muni) look(ctx context.Context, f func(*Tx) error) error {
	if m.note == m.write {
		return m.View(ctx, f)
	}
	return m.view(ctx, m.note, f)
}

// Sessions returns the session store; now is the clock that ends sessions.
func (m *Muni) Sessions(now func() time.Time) *Sessions { return &Sessions{m, now} }

// DeleteCtx ends a session.
func (x *Sessions) DeleteCtx(ctx context.Context, token string) error {
	return x.m.Note(ctx, func(t *Tx) error { _, err := t.exec(ctx, endSession, token); return err })
}

// FindCtx returns the data of a session that has not ended.
func (x *Sessions) FindCtx(ctx context.Context, token string) (b []byte, found bool, err error) {
	var expiry string
	err = x.m.look(ctx, func(t *Tx) error {
		found, err = t.one(ctx, findSession, []any{token}, &b, &expiry)
		return err
	})
	if found && expiry < instant(x.now()) {
		return nil, false, err
	}
	return b, found, err
}

// CommitCtx keeps the data of a session. Clean clears away those that have ended.
func (x *Sessions) CommitCtx(ctx context.Context, token string, b []byte, expiry time.Time) error {
	return x.m.Note(ctx, func(t *Tx) error {
		_, err := t.exec(ctx, putSession, token, b, instant(expiry))
		return err
	})
}

// Clean clears away the sessions that have ended.
func (x *Sessions) Clean(ctx context.Context) error {
	return x.m.Note(ctx, func(t *Tx) error { _, err := t.exec(ctx, oldSessions, instant(x.now())); return err })
}

// Refresh keeps the data of a session that is still there.
func (x *Sessions) Refresh(ctx context.Context, token string, b []byte, expiry time.Time) error {
	return x.m.Update(ctx, func(t *Tx) error {
		_, err := t.exec(ctx, freshen, token, b, instant(expiry))
		return err
	})
}

// Delete, Find and Commit are the forms without a context that scs declares.
func (x *Sessions) Delete(token string) error { return x.DeleteCtx(context.Background(), token) }

// Find returns the data of a session.
func (x *Sessions) Find(token string) ([]byte, bool, error) {
	return x.FindCtx(context.Background(), token)
}

// Commit keeps the data of a session.
func (x *Sessions) Commit(token string, b []byte, expiry time.Time) error {
	return x.CommitCtx(context.Background(), token, b, expiry)
}
