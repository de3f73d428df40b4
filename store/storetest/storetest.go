// Package storetest opens stores for tests: a fresh SQLite file, and a fresh
// PostgreSQL database where a server is at hand.
package storetest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"indgang/store"
)

// Muni is the municipality that tests use.
const Muni = "0183"

// postgresVar names a PostgreSQL server for tests, as scripts/with-postgres sets
// it. all makes its absence a failure rather than a skip.
const (
	postgresVar = "INDGANG_TEST_POSTGRES"
	all         = "INDGANG_ALL_TESTS"
)

// Tests and the processes that they start share one master key.
func init() {
	if os.Getenv(store.KeyEnv) == "" {
		os.Setenv(store.KeyEnv, store.Key{31: 1}.String())
	}
}

// Each runs f once with a fresh store on each engine.
func Each(t *testing.T, f func(t *testing.T, s *store.Muni)) {
	t.Helper()
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) { f(t, Open(t, Data(t, engine))) })
	}
}

// SQLite opens a store on a fresh file.
func SQLite(t testing.TB) *store.Muni { return Open(t, Data(t, "sqlite")) }

// Open opens a store and closes it when the test ends.
func Open(t testing.TB, data string) *store.Muni {
	t.Helper()
	d, err := store.Open(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d.Muni(Muni)
}

var number atomic.Int64

// Data makes an empty place for data: a folder, or a database of its own on the
// test server.
func Data(t testing.TB, engine string) string {
	t.Helper()
	if engine == "sqlite" {
		return t.TempDir()
	}
	server := os.Getenv(postgresVar)
	if server == "" {
		if os.Getenv(all) != "" {
			t.Fatalf("%s names no PostgreSQL server: run the tests with make test", postgresVar)
		}
		t.Skipf("no PostgreSQL: run the tests with make test, or set %s", postgresVar)
	}
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("indgang_%d_%d", os.Getpid(), number.Add(1))
	if _, err := db.Exec("CREATE DATABASE " + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		defer db.Close()
		if _, err := db.Exec("DROP DATABASE " + name + " WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(server)
	if err != nil || !strings.HasPrefix(u.Scheme, "postgres") {
		t.Fatalf("%s is not a postgres:// DSN", postgresVar)
	}
	u.Path = "/" + name
	return u.String()
}
