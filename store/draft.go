package store

import (
	"context"
	"database/sql"
	"time"

	"indgang/fault"
)

// A Draft is a change of the law that the municipality has written itself, as
// JSON. It is no personal data and no fact: it may be changed and thrown away.
type Draft struct {
	Name    string
	Version int // counts how often it was saved; 0 for one that is not kept yet
	Saved   time.Time
	User    string
	Body    string
}

var (
	listDrafts  = q("list drafts", "SELECT name, version, saved, user_id, body FROM draft WHERE muni = $1 ORDER BY name")
	draftBy     = q("find a draft", "SELECT name, version, saved, user_id, body FROM draft WHERE muni = $1 AND name = $2")
	addDraft    = q("add a draft", "INSERT INTO draft (muni, name, version, saved, user_id, body) VALUES ($1, $2, 1, $3, $4, $5)")
	changeDraft = q("change a draft", "UPDATE draft SET version = version + 1, saved = $4, user_id = $5, body = $6 WHERE muni = $1 AND name "+
		"= $2 AND version = $3")
	dropDraft = q("drop a draft", "DELETE FROM draft WHERE muni = $1 AND name = $2 AND version = $3")
)

func (d *Draft) scan(r interface{ Scan(...any) error }) error {
	var saved string
	err := r.Scan(&d.Name, &d.Version, &saved, &d.User, &d.Body)
	if err == nil {
		d.Saved, err = parseInstant(saved)
	}
	return err
}

// ListDrafts returns all drafts in the order of their names.
func (t *Tx) ListDrafts(ctx context.Context) ([]Draft, error) {
	var out []Draft
	err := t.each(ctx, listDrafts, nil, func(r *sql.Rows) error {
		var d Draft
		err := d.scan(r)
		out = append(out, d)
		return err
	})
	return out, err
}

// FindDraft returns a draft by its name.
func (t *Tx) FindDraft(ctx context.Context, name string) (d Draft, found bool, err error) {
	err = t.each(ctx, draftBy, []any{name}, func(r *sql.Rows) error {
		found = true
		return d.scan(r)
	})
	return d, found, err
}

// PutDraft keeps a draft as the next version of the one that the writer has seen,
// Version. A newer one is a Conflict fault.
func (t *Tx) PutDraft(ctx context.Context, d Draft) error {
	if d.Version == 0 {
		_, err := t.exec(ctx, addDraft, d.Name, instant(d.Saved), d.User, d.Body)
		if duplicate(err) {
			return fault.Wrap(err, fault.Conflict, "Der er allerede et udkast, der hedder det. Vælg et andet navn.")
		}
		return err
	}
	r, err := t.exec(ctx, changeDraft, d.Name, d.Version, instant(d.Saved), d.User, d.Body)
	return seenNewest(r, err)
}

// DropDraft throws away the version of a draft that the writer has seen.
func (t *Tx) DropDraft(ctx context.Context, name string, version int) error {
	r, err := t.exec(ctx, dropDraft, name, version)
	return seenNewest(r, err)
}

func seenNewest(r sql.Result, err error) error {
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n == 1 {
		return err
	}
	return fault.New(fault.Conflict, "Udkastet er ændret eller slettet af en anden, siden du åbnede det. Det, du skrev, er ikke gemt endnu: "+
		"se det nye igennem, og gem igen.")
}
