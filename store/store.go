package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"indgang/fault"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the PostgreSQL driver
	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A DB is one database, with one pool of connections, that holds the data of one
// municipality or of many.
type DB struct {
	dialect goose.Dialect
	write   *sql.DB // SQLite: the one connection that writes
	read    *sql.DB
	key     Key
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
	d := &DB{key: key}
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
		err = d.openPostgres(data)
	} else {
		err = d.openSQLite(data)
	}
	if err != nil {
		return nil, err
	}
	if err := d.migrate(ctx); err != nil {
		d.Close()
		return nil, fmt.Errorf("upgrade the database: %w", err)
	}
	if err := d.checkKey(ctx); err != nil {
		d.Close()
		return nil, err
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
		for _, pragma := range []string{"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)", "busy_timeout(10000)", "cache_size(-65536)", "temp_store(MEMORY)"} {
			p.Add("_pragma", pragma)
		}
		return "file:" + (&url.URL{Path: filepath.Join(folder, file)}).EscapedPath() + "?" + p.Encode() + extra
	}
	d.dialect = goose.DialectSQLite3
	var err error
	if d.write, err = sql.Open("sqlite", dsn("&_txlock=immediate")); err != nil {
		return err
	}
	d.write.SetMaxOpenConns(1)
	if err := d.write.Ping(); err != nil {
		return fmt.Errorf("open %s: %w", filepath.Join(folder, file), err)
	}
	if d.read, err = sql.Open("sqlite", dsn("")); err != nil {
		return err
	}
	d.read.SetMaxOpenConns(max(4, 2*runtime.NumCPU()))
	d.read.SetMaxIdleConns(max(4, 2*runtime.NumCPU()))
	return nil
}

func (d *DB) openPostgres(dsn string) error {
	d.dialect = goose.DialectPostgres
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		return fmt.Errorf("open PostgreSQL: %w", err)
	}
	db.SetMaxOpenConns(16)
	db.SetMaxIdleConns(16)
	if err := db.Ping(); err != nil {
		db.Close()
		return fmt.Errorf("open PostgreSQL: %w", err)
	}
	d.write, d.read = db, db
	return nil
}

// Close closes the database.
func (d *DB) Close() error {
	err := d.write.Close()
	if d.read != d.write {
		err = errors.Join(err, d.read.Close())
	}
	return err
}

//go:embed migrations/*.sql
var migrations embed.FS

func (d *DB) migrate(ctx context.Context) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	other := ".postgres.sql"
	if d.dialect == goose.DialectPostgres {
		other = ".sqlite.sql"
	}
	p, err := goose.NewProvider(d.dialect, d.write, without{dir, other})
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
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
	m  *Muni
	tx *sql.Tx
}

// Update runs f in a transaction that may write. It is run again, from the
// start, where the engine gave way to another transaction; f must have no other
// effects.
func (m *Muni) Update(ctx context.Context, f func(*Tx) error) error {
	for try := 0; ; try++ {
		err := m.run(ctx, m.write, nil, committed, f)
		if err == nil || try == 3 || !again(err) {
			return translate(err)
		}
	}
}

// View runs f in a transaction that reads one state of the data.
func (m *Muni) View(ctx context.Context, f func(*Tx) error) error {
	var opts *sql.TxOptions
	if m.dialect == goose.DialectPostgres { // which else shows each query what others have written meanwhile
		opts = &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	}
	return translate(m.run(ctx, m.read, opts, func(err error) error { return err }, f))
}

func (m *Muni) run(ctx context.Context, db *sql.DB, opts *sql.TxOptions, ended func(error) error, f func(*Tx) error) error {
	tx, err := db.BeginTx(ctx, opts)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback()
	if err := f(&Tx{m: m, tx: tx}); err != nil {
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
	return fault.Wrap(fmt.Errorf("commit: %w", err), fault.Unknown, "Forbindelsen til databasen blev afbrudt, så vi ved ikke, om det blev gemt. Send igen: er det gemt, bliver det ikke gemt to gange.")
}

func (t *Tx) exec(ctx context.Context, x *query, args ...any) (sql.Result, error) {
	r, err := t.tx.ExecContext(ctx, x.text, append([]any{t.m.code}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", x.name, err)
	}
	return r, nil
}

func (t *Tx) query(ctx context.Context, x *query, args ...any) (*sql.Rows, error) {
	r, err := t.tx.QueryContext(ctx, x.text, append([]any{t.m.code}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", x.name, err)
	}
	return r, nil
}

// one scans the single row of a query into dest, and reports whether there was
// one.
func (t *Tx) one(ctx context.Context, x *query, args []any, dest ...any) (bool, error) {
	err := t.tx.QueryRowContext(ctx, x.text, append([]any{t.m.code}, args...)...).Scan(dest...)
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
	rows, err := t.query(ctx, x, args...)
	if err != nil {
		return err
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
	if again(err) {
		return fault.Wrap(err, fault.Unavailable, "Databasen er optaget. Prøv igen om lidt.")
	}
	if lite, ok := errors.AsType[*sqlite.Error](err); ok && lite.Code()&0xff == sqlite3.SQLITE_FULL {
		return fault.Wrap(err, fault.Unavailable, "Disken er fuld, så intet blev gemt. Kontakt den, der driver systemet.")
	}
	return err
}

// duplicate reports whether a write met a row with the same key.
func duplicate(err error) bool {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return pg.Code == "23505"
	}
	if lite, ok := errors.AsType[*sqlite.Error](err); ok {
		return lite.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY || lite.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE
	}
	return false
}

// instant writes a time as the database keeps it.
func instant(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000Z") }

// parseInstant reads what instant wrote.
func parseInstant(s string) (time.Time, error) { return time.Parse("2006-01-02T15:04:05.000000Z", s) }
