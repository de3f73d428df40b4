package store

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"strings"

	"github.com/pressly/goose/v3"
)

// OnSQLite tells which engine is underneath.
func (d *DB) OnSQLite() bool { return d.dialect == goose.DialectSQLite3 }

// Migrations are the files of the migrations.
func Migrations() fs.FS { return migrations }

// MakeOld makes a database as an older version left it: upgraded to a migration,
// with the rows of a dump.
func MakeOld(ctx context.Context, data string, version int64, dump string) error {
	d := &DB{keys: &keyring{}}
	var err error
	if IsPostgres(data) {
		err = d.openPostgres(ctx, data)
	} else {
		err = d.openSQLite(data)
	}
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.migrateTo(ctx, data, version); err != nil {
		return err
	}
	return d.Muni("").run(ctx, d.write, nil, committed, func(tx *Tx) error { _, err := tx.tx.ExecContext(ctx, dump); return err })
}

// Rows returns one column of a query as an intruder would read it.
func (d *DB) Rows(ctx context.Context, text string) (out []string, err error) {
	rows, err := d.read.QueryContext(ctx, text)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var b sql.RawBytes
		if err := rows.Scan(&b); err != nil {
			return nil, err
		}
		out = append(out, string(b))
	}
	return out, rows.Err()
}

// RawExec runs SQL as an intruder with the database in hand would.
func (m *Muni) RawExec(ctx context.Context, text string) error {
	_, err := m.write.ExecContext(ctx, text)
	return err
}

// PrepareAll prepares every named query and returns how many there are.
func (m *Muni) PrepareAll(ctx context.Context) (int, error) {
	for _, x := range queries {
		st, err := m.read.PrepareContext(ctx, x.text)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", x.name, err)
		}
		st.Close()
	}
	return len(queries), nil
}

// WidePlans lists the queries about one subject that SQLite would answer by reading
// the rows of a whole municipality.
func (m *Muni) WidePlans(ctx context.Context) ([]string, error) {
	var out []string
	for _, x := range queries {
		if !strings.Contains(x.text, "subject = $") {
			continue
		}
		args := make([]any, strings.Count(x.text, "$")+4)
		for i := range args {
			args[i] = "x"
		}
		rows, err := m.read.QueryContext(ctx, "EXPLAIN QUERY PLAN "+x.text, args[:maxParam(x.text)]...)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", x.name, err)
		}
		for rows.Next() {
			var id, parent, unused int
			var step string
			if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
				return nil, err
			}
			if strings.HasPrefix(step, "SCAN") && !strings.Contains(step, "CONSTANT") || strings.HasSuffix(step, "(muni=?)") {
				out = append(out, x.name+": "+step)
			}
		}
		if err := rows.Close(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// maxParam is the highest number of a parameter in a query.
func maxParam(text string) int {
	most := 0
	for i := 0; i+1 < len(text); i++ {
		if text[i] == '$' {
			n := 0
			for j := i + 1; j < len(text) && text[j] >= '0' && text[j] <= '9'; j++ {
				n = 10*n + int(text[j]-'0')
			}
			most = max(most, n)
		}
	}
	return most
}
