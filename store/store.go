package store

import (
	"context"
	"crypto/cipher"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"

	"indgang/fact"
	"indgang/fault"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A DB is one database that holds the data of one municipality or of many. Its
// connections stand in four pools, so that nobody who holds one waits for another
// that is held by somebody who waits: a page that reads may write in the read log
// and in its session meanwhile, and whoever waits to add facts, or reads a whole
// municipality, keeps nobody from a page.
type DB struct {
	dialect goose.Dialect
	write   *sql.DB // adds facts; SQLite: the one connection that writes
	read    *sql.DB // pages
	note    *sql.DB // the read log and sessions; SQLite: write
	slow    *sql.DB // reads whole municipalities; few, and the rest wait in line
	key     Key
	keys    *keyring
	ready   map[prepared]*sql.Stmt // SQLite: named queries, read once
}

// prepared is a query as the connections of a pool have read it.
type prepared struct {
	pool *sql.DB
	x    *query
}

// A Muni is one municipality's data in a database. Nothing that it does reads or
// writes what belongs to another.
type Muni struct {
	*DB
	code string
}

// Muni gives out a municipality's data by its four-digit kommunekode.
func (d *DB) Muni(code string) *Muni { return &Muni{d, code} }

// file is the name of the database in a data folder.
const file = "indgang.db"

// Open opens a database, and makes or upgrades it where needed. data is a folder
// for SQLite or a postgres:// DSN. The master key is that in the environment, or
// the one beside the data of a folder.
func Open(ctx context.Context, data string) (*DB, error) { return OpenKey(ctx, data, Key{}) }

// OpenKey opens a database under a master key; the zero key is looked for as Open
// does.
func OpenKey(ctx context.Context, data string, key Key) (*DB, error) {
	d := &DB{key: key, keys: &keyring{}}
	var err error
	if !IsPostgres(data) {
		if err := os.MkdirAll(data, 0o700); err != nil {
			return nil, fmt.Errorf("make the data folder: %w", err)
		}
	}
	if d.key == (Key{}) {
		if d.key, err = findKey(data); err != nil {
			return nil, err
		}
	}
	if IsPostgres(data) {
		err = d.openPostgres(ctx, data)
	} else {
		err = d.openSQLite(data)
	}
	if err != nil {
		return nil, err
	}
	if err := d.migrate(ctx, data); err != nil {
		d.Close()
		return nil, fmt.Errorf("upgrade the database: %w", err)
	}
	if err := errors.Join(d.prepare(ctx), d.upkeep(ctx)); err != nil {
		d.Close()
		return nil, fmt.Errorf("open the database: %w", err)
	}
	return d, nil
}

// IsPostgres reports whether data names a PostgreSQL database, not a folder.
func IsPostgres(data string) bool {
	return strings.HasPrefix(data, "postgres://") || strings.HasPrefix(data, "postgresql://")
}

func (d *DB) openSQLite(folder string) error {
	// Settings stand in the DSN, so that every connection of the pool has them.
	dsn := func(extra string) string {
		p := url.Values{}
		for _, pragma := range []string{"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)", "busy_timeout(10000)",
			"cache_size(-65536)", "temp_store(MEMORY)"} {
			p.Add("_pragma", pragma)
		}
		return "file:" + (&url.URL{Path: filepath.Join(folder, file)}).EscapedPath() + "?" + p.Encode() + extra
	}
	d.dialect = goose.DialectSQLite3
	if err := private(folder); err != nil {
		return err
	}
	pool := func(dsn string, most int) (*sql.DB, error) {
		db, err := sql.Open("sqlite", dsn)
		if err != nil {
			return nil, err
		}
		db.SetMaxOpenConns(most)
		db.SetMaxIdleConns(most)
		return db, nil
	}
	var errs [3]error
	d.write, errs[0] = pool(dsn("&_txlock=immediate"), 1)
	d.read, errs[1] = pool(dsn(""), max(4, 2*runtime.NumCPU()))
	d.slow, errs[2] = pool(dsn(""), max(2, runtime.NumCPU()))
	d.note = d.write
	if err := errors.Join(errs[:]...); err != nil {
		return err
	}
	if err := d.write.Ping(); err != nil {
		return fmt.Errorf("open %s: %w", filepath.Join(folder, file), err)
	}
	return nil
}

// private makes the database files readable to their owner alone, also in a folder
// that was made for others to look into.
func private(folder string) error {
	f, err := os.OpenFile(filepath.Join(folder, file), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("open the database: %w", err)
	}
	if err := f.Close(); err != nil {
		return err
	}
	for _, end := range []string{"", "-wal", "-shm"} { // SQLite gives new ones the mode of the first
		if err := os.Chmod(filepath.Join(folder, file+end), 0o600); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("keep the database to its owner: %w", err)
		}
	}
	return nil
}

// The connections of each pool on PostgreSQL, and how long it may take. A DSN may
// set the times itself.
var postgresPools = []struct {
	most                   int
	statement, idle, locks string
	of                     func(*DB) **sql.DB
}{
	{8, "10min", "10min", "60s", func(d *DB) **sql.DB { return &d.write }}, // a rebuild is one transaction
	{12, "30s", "60s", "30s", func(d *DB) **sql.DB { return &d.read }},
	{6, "10s", "10s", "10s", func(d *DB) **sql.DB { return &d.note }},
	{4, "10min", "10min", "30s", func(d *DB) **sql.DB { return &d.slow }},
}

func (d *DB) openPostgres(ctx context.Context, dsn string) error {
	d.dialect = goose.DialectPostgres
	for _, p := range postgresPools {
		c, err := pgx.ParseConfig(dsn)
		if err != nil {
			return fmt.Errorf("open PostgreSQL: %w", err)
		}
		for name, v := range map[string]string{"statement_timeout": p.statement, "idle_in_transaction_session_timeout": p.idle,
			"lock_timeout": p.locks} {
			if c.RuntimeParams[name] == "" {
				c.RuntimeParams[name] = v
			}
		}
		db := stdlib.OpenDB(*c)
		db.SetMaxOpenConns(p.most)
		db.SetMaxIdleConns(p.most)
		*p.of(d) = db
	}
	if err := d.write.PingContext(ctx); err != nil {
		d.Close()
		return fmt.Errorf("open PostgreSQL: %w", err)
	}
	return nil
}

// Close closes the database.
func (d *DB) Close() error {
	var errs []error
	for _, p := range []*sql.DB{d.write, d.read, d.slow, d.note} {
		if p != nil {
			errs = append(errs, p.Close())
		}
	}
	return errors.Join(errs...)
}

//go:embed migrations/*.sql
var migrations embed.FS

func (d *DB) migrate(ctx context.Context, data string) error {
	return d.migrateTo(ctx, data, math.MaxInt64)
}

// migrateTo upgrades the database to a version.
func (d *DB) migrateTo(ctx context.Context, data string, version int64) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	other := ".postgres.sql"
	if d.dialect == goose.DialectPostgres {
		other = ".sqlite.sql"
	}
	opts := []goose.ProviderOption{goose.WithGoMigrations(goose.NewGoMigration(7, &goose.GoFunc{RunTx: chainAll}, nil))}
	db := d.write
	if d.dialect == goose.DialectPostgres {
		// Processes that start together upgrade one after the other, however long it takes.
		locker, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return err
		}
		opts = append(opts, goose.WithSessionLocker(locker))
		if db, err = sql.Open("pgx", data); err != nil {
			return err
		}
		defer db.Close()
	}
	p, err := goose.NewProvider(d.dialect, db, without{dir, other}, opts...)
	if err != nil {
		return err
	}
	_, err = p.UpTo(ctx, version)
	return err
}

// without is a folder without the files of one ending: the other engine's.
type without struct {
	fs.FS
	ending string
}

func (w without) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(w.FS, name)
	var out []fs.DirEntry
	for _, e := range all {
		if !strings.HasSuffix(e.Name(), w.ending) {
			out = append(out, e)
		}
	}
	return out, err
}

func (w without) Glob(pattern string) ([]string, error) {
	all, err := fs.Glob(w.FS, pattern)
	var out []string
	for _, n := range all {
		if !strings.HasSuffix(n, w.ending) {
			out = append(out, n)
		}
	}
	return out, err
}

// prepare lets SQLite read every named query once, and not each time it is asked,
// which is half of what a small one costs. pgx does so by itself.
func (d *DB) prepare(ctx context.Context) error {
	if d.dialect != goose.DialectSQLite3 {
		return nil
	}
	d.ready = make(map[prepared]*sql.Stmt, 2*len(queries))
	for _, pool := range []*sql.DB{d.write, d.read} {
		for _, x := range queries {
			st, err := pool.PrepareContext(ctx, x.text)
			if err != nil {
				return fmt.Errorf("%s: %w", x.name, err)
			}
			d.ready[prepared{pool, x}] = st
		}
	}
	return nil
}

// A query is one SQL text, in the form that both engines take.
type query struct{ name, text string }

// queries lists every query for the test that prepares them on both engines.
var queries []*query

// q names a query. $1 is always the municipality.
func q(name, text string) *query {
	x := &query{name, text}
	queries = append(queries, x)
	return x
}

// A Tx is one transaction.
type Tx struct {
	m    *Muni
	tx   *sql.Tx
	pool *sql.DB

	importKey cipher.AEAD // made when the first line of an import is sealed
}

// stmt returns a query as the transaction's connection has read it, or nil.
func (t *Tx) stmt(ctx context.Context, x *query) *sql.Stmt {
	if st := t.m.ready[prepared{t.pool, x}]; st != nil {
		return t.tx.StmtContext(ctx, st)
	}
	return nil
}

// Update runs f in a transaction that may write. It is run again, from the
// start, where the engine gave way to another transaction; f must have no other
// effects.
func (m *Muni) Update(ctx context.Context, f func(*Tx) error) error { return m.update(ctx, m.write, f) }

// Note is Update for what is written beside the work: the read log, sessions. It
// never waits for whoever adds facts, on PostgreSQL, so f must add none.
func (m *Muni) Note(ctx context.Context, f func(*Tx) error) error { return m.update(ctx, m.note, f) }

func (m *Muni) update(ctx context.Context, db *sql.DB, f func(*Tx) error) error {
	for try := 0; ; try++ {
		err := m.run(ctx, db, nil, committed, f)
		if err == nil || try == 3 || !again(err) {
			return translate(err)
		}
	}
}

// View runs f in a transaction that reads one state of the data.
func (m *Muni) View(ctx context.Context, f func(*Tx) error) error { return m.view(ctx, m.read, f) }

// Long is View for what reads a whole municipality: a trial of a change of the law,
// figures, the check of the chain. Few run at a time, and the rest wait in line.
func (m *Muni) Long(ctx context.Context, f func(*Tx) error) error { return m.view(ctx, m.slow, f) }

func (m *Muni) view(ctx context.Context, db *sql.DB, f func(*Tx) error) error {
	var opts *sql.TxOptions
	if m.dialect == goose.DialectPostgres { // which else shows each query what others have written meanwhile
		opts = &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	}
	return translate(m.run(ctx, db, opts, func(err error) error { return err }, f))
}

func (m *Muni) run(ctx context.Context, db *sql.DB, opts *sql.TxOptions, ended func(error) error, f func(*Tx) error) error {
	tx, err := db.BeginTx(ctx, opts)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback()
	if err := f(&Tx{m: m, tx: tx, pool: db}); err != nil {
		return err
	}
	return ended(tx.Commit())
}

// committed makes an Unknown fault where a commit was asked for and nobody heard
// how it went: the connection broke before the answer. A refusal of the engine is
// an answer, and so is a context that ended before the engine was asked.
func committed(err error) error {
	if err == nil || err == context.Canceled || err == context.DeadlineExceeded || errors.Is(err, sql.ErrTxDone) {
		return err
	}
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok && !strings.HasPrefix(pg.Code, "57P") && !strings.HasPrefix(pg.Code, "08") {
		return fmt.Errorf("commit: %w", err)
	}
	if _, ok := errors.AsType[*sqlite.Error](err); ok {
		return fmt.Errorf("commit: %w", err)
	}
	return fault.Wrap(fmt.Errorf("commit: %w", err), fault.Unknown,
		"Forbindelsen til databasen blev afbrudt, så vi ved ikke, om det blev gemt. Send igen: er det gemt, bliver det ikke gemt to gange.")
}

func (t *Tx) exec(ctx context.Context, x *query, args ...any) (sql.Result, error) {
	if err := clean(args...); err != nil {
		return nil, err
	}
	noted(ctx, x.name)
	args = append([]any{t.m.code}, args...)
	var r sql.Result
	var err error
	if st := t.stmt(ctx, x); st != nil {
		r, err = st.ExecContext(ctx, args...)
	} else {
		r, err = t.tx.ExecContext(ctx, x.text, args...)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", x.name, err)
	}
	return r, nil
}

// one scans the single row of a query into dest, and reports whether there was
// one.
func (t *Tx) one(ctx context.Context, x *query, args []any, dest ...any) (bool, error) {
	if clean(args...) != nil {
		return false, nil // nothing that is kept can be meant
	}
	noted(ctx, x.name)
	args = append([]any{t.m.code}, args...)
	var row *sql.Row
	if st := t.stmt(ctx, x); st != nil {
		row = st.QueryRowContext(ctx, args...)
	} else {
		row = t.tx.QueryRowContext(ctx, x.text, args...)
	}
	err := row.Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("%s: %w", x.name, err)
	}
	return true, nil
}

// each calls scan for every row of a query.
func (t *Tx) each(ctx context.Context, x *query, args []any, scan func(*sql.Rows) error) error {
	if clean(args...) != nil {
		return nil // nothing that is kept can be meant
	}
	noted(ctx, x.name)
	args = append([]any{t.m.code}, args...)
	var rows *sql.Rows
	var err error
	if st := t.stmt(ctx, x); st != nil {
		rows, err = st.QueryContext(ctx, args...)
	} else {
		rows, err = t.tx.QueryContext(ctx, x.text, args...)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", x.name, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return fmt.Errorf("%s: %w", x.name, err)
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("%s: %w", x.name, err)
	}
	return nil
}

// clean refuses what one of the engines would choke on and the other would keep:
// NUL, and bytes that are no letters.
func clean(values ...any) error {
	for _, v := range values {
		var s string
		switch x := v.(type) {
		case string:
			s = x
		case fact.Subject:
			s = string(x)
		case fact.Kind:
			s = string(x)
		default:
			continue
		}
		if strings.IndexByte(s, 0) >= 0 || !utf8.ValidString(s) {
			return fault.New(fault.Invalid, "Teksten har tegn, der ikke kan gemmes (de kommer ofte med, når der kopieres fra et andet program). "+
				"Slet dem, og gem igen.")
		}
	}
	return nil
}

// again reports whether a transaction failed only because of another one.
func again(err error) bool {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return pg.Code == "40001" || pg.Code == "40P01"
	}
	if lite, ok := errors.AsType[*sqlite.Error](err); ok {
		return lite.Code()&0xff == sqlite3.SQLITE_BUSY
	}
	return false
}

// translate turns engine errors that a person can act on into faults.
func translate(err error) error {
	if err == nil || fault.Of(err) != "" {
		return err
	}
	switch {
	case again(err):
		return fault.Wrap(err, fault.Unavailable, "Databasen er optaget. Prøv igen om lidt. Intet er gemt endnu.")
	case full(err):
		return fault.Wrap(err, fault.Unavailable, "Der er ikke mere plads på disken, så intet blev gemt. Sig det til den, der driver systemet, "+
			"og behold siden åben imens.")
	case away(err):
		return fault.Wrap(err, fault.Unavailable, "Databasen svarer ikke lige nu, så intet blev gemt. Prøv igen om lidt, og behold siden åben "+
			"imens.")
	}
	return err
}

// full reports whether there was no room for what was to be written.
func full(err error) bool {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return pg.Code == "53100"
	}
	lite, ok := errors.AsType[*sqlite.Error](err)
	return ok && lite.Code()&0xff == sqlite3.SQLITE_FULL
}

// away reports whether the database could not be reached, or could not read and
// write its own files.
func away(err error) bool {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		switch pg.Code[:2] {
		case "08", "53", "57", "58": // connections, resources, stops and timeouts, files
			return true
		}
		// waited too long for a lock, slept too long, is a copy that takes no writes
		return pg.Code == "55P03" || pg.Code == "25P03" || pg.Code == "25006"
	}
	if lite, ok := errors.AsType[*sqlite.Error](err); ok {
		switch lite.Code() & 0xff {
		case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
			return true
		}
		return false
	}
	if errors.Is(err, context.Canceled) {
		return false // whoever asked has gone
	}
	_, connect := errors.AsType[*pgconn.ConnectError](err)
	_, network := errors.AsType[net.Error](err)
	return connect || network || errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, sql.ErrConnDone)
}

// duplicate reports whether a write met a row with the same key.
func duplicate(err error) bool {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return pg.Code == "23505"
	}
	if lite, ok := errors.AsType[*sqlite.Error](err); ok {
		return lite.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY || lite.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE ||
			lite.Code() == sqlite3.SQLITE_CONSTRAINT_TRIGGER && strings.Contains(lite.Error(), "stands already")
	}
	return false
}

// instant writes a time as the database keeps it.
func instant(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000Z") }

// parseInstant reads what instant wrote.
func parseInstant(s string) (time.Time, error) { return time.Parse("2006-01-02T15:04:05.000000Z", s) }
