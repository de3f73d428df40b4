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

// A Store is one municipality's data in one database.
type Store struct {
	muni    string
	dialect goose.Dialect
	write   *sql.DB // SQLite: the one connection that writes
	read    *sql.DB
}

// file is the name of the database in a data folder.
const file = "indgang.db"

// Open opens, and where needed makes or upgrades, the data of a municipality
// (its four-digit kommunekode). data is a folder for SQLite or a postgres:// DSN.
func Open(ctx context.Context, data, muni string) (*Store, error) {
	s := &Store{muni: muni}
	var err error
	if IsPostgres(data) {
		err = s.openPostgres(data)
	} else {
		err = s.openSQLite(data)
	}
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx); err != nil {
		s.Close()
		return nil, fmt.Errorf("upgrade the database: %w", err)
	}
	return s, nil
}

// IsPostgres reports whether data names a PostgreSQL database, not a folder.
func IsPostgres(data string) bool {
	return strings.HasPrefix(data, "postgres://") || strings.HasPrefix(data, "postgresql://")
}

func (s *Store) openSQLite(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make the data folder: %w", err)
	}
	// Settings stand in the DSN, so that every connection of the pool has them.
	dsn := func(extra string) string {
		p := url.Values{}
		for _, pragma := range []string{"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)", "busy_timeout(10000)", "cache_size(-65536)", "temp_store(MEMORY)"} {
			p.Add("_pragma", pragma)
		}
		return "file:" + (&url.URL{Path: filepath.Join(folder, file)}).EscapedPath() + "?" + p.Encode() + extra
	}
	s.dialect = goose.DialectSQLite3
	var err error
	if s.write, err = sql.Open("sqlite", dsn("&_txlock=immediate")); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	if err := s.write.Ping(); err != nil {
		return fmt.Errorf("open %s: %w", filepath.Join(folder, file), err)
	}
	if s.read, err = sql.Open("sqlite", dsn("")); err != nil {
		return err
	}
	s.read.SetMaxOpenConns(max(4, 2*runtime.NumCPU()))
	s.read.SetMaxIdleConns(max(4, 2*runtime.NumCPU()))
	return nil
}

func (s *Store) openPostgres(dsn string) error {
	s.dialect = goose.DialectPostgres
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
	s.write, s.read = db, db
	return nil
}

// Muni returns the municipality's code.
func (s *Store) Muni() string { return s.muni }

// Close closes the database.
func (s *Store) Close() error {
	err := s.write.Close()
	if s.read != s.write {
		err = errors.Join(err, s.read.Close())
	}
	return err
}

//go:embed migrations/*.sql
var migrations embed.FS

func (s *Store) migrate(ctx context.Context) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	other := ".postgres.sql"
	if s.dialect == goose.DialectPostgres {
		other = ".sqlite.sql"
	}
	p, err := goose.NewProvider(s.dialect, s.write, without{dir, other})
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
	s  *Store
	tx *sql.Tx
}

// Update runs f in a transaction that may write. It is run again, from the
// start, where the engine gave way to another transaction; f must have no other
// effects.
func (s *Store) Update(ctx context.Context, f func(*Tx) error) error {
	for try := 0; ; try++ {
		err := s.run(ctx, s.write, nil, f)
		if err == nil || try == 3 || !again(err) {
			return translate(err)
		}
	}
}

// View runs f in a transaction that reads one state of the data.
func (s *Store) View(ctx context.Context, f func(*Tx) error) error {
	var opts *sql.TxOptions
	if s.dialect == goose.DialectPostgres { // which else shows each query what others have written meanwhile
		opts = &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	}
	return translate(s.run(ctx, s.read, opts, f))
}

func (s *Store) run(ctx context.Context, db *sql.DB, opts *sql.TxOptions, f func(*Tx) error) error {
	tx, err := db.BeginTx(ctx, opts)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback()
	if err := f(&Tx{s: s, tx: tx}); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

func (t *Tx) exec(ctx context.Context, x *query, args ...any) (sql.Result, error) {
	r, err := t.tx.ExecContext(ctx, x.text, append([]any{t.s.muni}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", x.name, err)
	}
	return r, nil
}

func (t *Tx) query(ctx context.Context, x *query, args ...any) (*sql.Rows, error) {
	r, err := t.tx.QueryContext(ctx, x.text, append([]any{t.s.muni}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", x.name, err)
	}
	return r, nil
}

// one scans the single row of a query into dest, and reports whether there was
// one.
func (t *Tx) one(ctx context.Context, x *query, args []any, dest ...any) (bool, error) {
	err := t.tx.QueryRowContext(ctx, x.text, append([]any{t.s.muni}, args...)...).Scan(dest...)
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
