package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/pressly/goose/v3"
)

// all is the municipality that stands for the whole installation.
const all = ""

var settings = q("read all settings", "SELECT name, value FROM setting WHERE muni = $1")

// upkeep does, after the migrations, what needs more than SQL: it checks the master
// key, seals texts that an older version left open, and makes search words. Each part can be cut off and goes
// on where it was.
func (d *DB) upkeep(ctx context.Context) error {
	have := map[string]string{}
	err := d.Muni(all).View(ctx, func(tx *Tx) error {
		return tx.each(ctx, settings, nil, func(r *sql.Rows) error {
			var name, value string
			err := r.Scan(&name, &value)
			have[name] = value
			return err
		})
	})
	if err != nil {
		return err
	}
	if err := d.checkKey(ctx, have[keyCheck]); err != nil {
		return err
	}
	if some, err := d.munis(ctx, "SELECT muni FROM search_word LIMIT 1"); err != nil {
		return err
	} else if len(some) == 0 {
		have["search words"] = "" // left out of the backup that this is
	}
	for _, step := range []struct {
		name, value string
		do          func(context.Context) error
	}{{"texts sealed", "1", d.sealTexts}, {"search words", indexVersion, d.reindex}} {
		if have[step.name] == step.value {
			continue
		}
		if err := step.do(ctx); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		if err := d.Muni(all).Update(ctx, func(tx *Tx) error { return tx.PutSetting(ctx, step.name, step.value) }); err != nil {
			return err
		}
	}
	return nil
}

// munis lists the municipalities that a query finds.
func (d *DB) munis(ctx context.Context, text string) (out []string, err error) {
	err = d.Muni(all).View(ctx, func(tx *Tx) error {
		out, err = column(ctx, tx.tx, text)
		return err
	})
	return out, err
}

// sealTexts seals the texts that were kept open before texts were sealed, and lets
// the file forget them.
func (d *DB) sealTexts(ctx context.Context) error {
	munis, err := d.munis(ctx, "SELECT DISTINCT muni FROM text WHERE sealed IS NULL")
	if err != nil || len(munis) == 0 {
		return err
	}
	for _, code := range munis {
		for more := true; more; {
			err := d.Muni(code).Update(ctx, func(tx *Tx) error {
				if err := tx.wipe(ctx); err != nil {
					return err
				}
				var texts []Text
				err := tx.each(ctx, openTexts, nil, func(r *sql.Rows) error {
					var x Text
					err := r.Scan(&x.Subject, &x.ID, &x.Body)
					x.Body = strings.ToValidUTF8(strings.ReplaceAll(x.Body, "\x00", ""), "\uFFFD")
					texts = append(texts, x)
					return err
				})
				if more = len(texts) > 0; err != nil {
					return err
				}
				return tx.putTexts(ctx, texts)
			})
			if err != nil {
				return err
			}
		}
	}
	return d.forget(ctx)
}

// forget writes the files anew, so that nothing is left in them of what was deleted
// or changed.
func (d *DB) forget(ctx context.Context) error {
	steps := []string{"VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"}
	if d.dialect == goose.DialectPostgres {
		steps = []string{"VACUUM FULL text"}
	}
	for _, text := range steps {
		if _, err := d.write.ExecContext(ctx, text); err != nil {
			return fmt.Errorf("%s: %w", text, err)
		}
	}
	return nil
}

var putHealth = q("note that the database can be written to", "INSERT INTO setting (muni, name, value) VALUES ($1, 'health', $2) ON "+
	"CONFLICT (muni, name) DO UPDATE SET value = excluded.value")

// Health reports whether the database takes what is written: it writes, and more
// than a row, since a full disk often has room for a little.
func (d *DB) Health(ctx context.Context) error {
	var b [24 << 10]byte
	random(b[:])
	return d.Muni(all).Note(ctx, func(tx *Tx) error { _, err := tx.exec(ctx, putHealth, fmt.Sprintf("%x", b)); return err })
}
