package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"time"

	"indgang/fact"
)

// A Link is what is kept of a link that opens one page about one thing, without an
// account: never the token, so that nobody can follow one by reading the database.
type Link struct {
	Hash      string // of the token: HashLink
	Purpose   string // the one thing it is for
	Subject   fact.Subject
	About     fact.Seq  // the fact that it is about
	Expiry    time.Time // from when it is nothing
	By        string    // who made it
	Made      time.Time
	Misses    int       // how often somebody could not say who it is for
	Used      time.Time // zero while it is not
	Withdrawn time.Time // zero while it is not
}

// HashLink is what is kept of a token.
func HashLink(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

const linkFields = "hash, purpose, subject, about, expiry, made_by, made, misses, used, withdrawn"

var (
	addLink = q("add a link", "INSERT INTO link (muni, hash, purpose, subject, about, expiry, made_by, made) VALUES ($1, $2, $3, $4, $5, "+
		"$6, $7, $8)")
	linkBy  = q("find a link", "SELECT "+linkFields+" FROM link WHERE muni = $1 AND hash = $2")
	linksOf = q("list links that are not over", "SELECT "+linkFields+
		" FROM link WHERE muni = $1 AND subject = $2 AND expiry > $3 AND used = '' AND withdrawn = '' ORDER BY made, hash")
	useLink       = q("use a link", "UPDATE link SET used = $3 WHERE muni = $1 AND hash = $2 AND used = '' AND withdrawn = ''")
	missLink      = q("count a miss on a link", "UPDATE link SET misses = misses + 1 WHERE muni = $1 AND hash = $2")
	withdrawLinks = q("withdraw links", "UPDATE link SET withdrawn = $4 WHERE muni = $1 AND subject = $2 AND about = $3 AND used = '' AND "+
		"withdrawn = ''")
	eraseLinks = q("erase links to a subject", "DELETE FROM link WHERE muni = $1 AND subject = $2")
)

func scanLink(l *Link, scan func(...any) error) error {
	var expiry, made, used, withdrawn string
	if err := scan(&l.Hash, &l.Purpose, &l.Subject, &l.About, &expiry, &l.By, &made, &l.Misses, &used, &withdrawn); err != nil {
		return err
	}
	for _, x := range []struct {
		text string
		at   *time.Time
	}{{expiry, &l.Expiry}, {made, &l.Made}, {used, &l.Used}, {withdrawn, &l.Withdrawn}} {
		if x.text == "" {
			continue
		}
		var err error
		if *x.at, err = parseInstant(x.text); err != nil {
			return err
		}
	}
	return nil
}

// AddLink keeps a link.
func (t *Tx) AddLink(ctx context.Context, l Link) error {
	_, err := t.exec(ctx, addLink, l.Hash, l.Purpose, l.Subject, l.About, instant(l.Expiry), l.By, instant(l.Made))
	return err
}

// FindLink returns the link with a token, whatever has become of it.
func (t *Tx) FindLink(ctx context.Context, token string) (l Link, found bool, err error) {
	err = t.each(ctx, linkBy, []any{HashLink(token)}, func(r *sql.Rows) error {
		found = true
		return scanLink(&l, r.Scan)
	})
	return l, found, err
}

// LiveLinks lists the links to a subject that are not over, used or withdrawn.
func (t *Tx) LiveLinks(ctx context.Context, s fact.Subject, now time.Time) ([]Link, error) {
	var out []Link
	err := t.each(ctx, linksOf, []any{s, instant(now)}, func(r *sql.Rows) error {
		var l Link
		err := scanLink(&l, r.Scan)
		out = append(out, l)
		return err
	})
	return out, err
}

// UseLink uses a link up, and reports whether it was there to use: of two who ask at
// once, one gets it.
func (t *Tx) UseLink(ctx context.Context, hash string, now time.Time) (bool, error) {
	r, err := t.exec(ctx, useLink, hash, instant(now))
	if err != nil {
		return false, err
	}
	n, err := r.RowsAffected()
	return n == 1, err
}

// MissLink counts that somebody who followed a link could not say who it is for.
func (t *Tx) MissLink(ctx context.Context, hash string) error {
	_, err := t.exec(ctx, missLink, hash)
	return err
}

// WithdrawLinks takes back the links about a fact that are not used, and reports how
// many they were.
func (t *Tx) WithdrawLinks(ctx context.Context, s fact.Subject, about fact.Seq, now time.Time) (int, error) {
	r, err := t.exec(ctx, withdrawLinks, s, about, instant(now))
	if err != nil {
		return 0, err
	}
	n, err := r.RowsAffected()
	return int(n), err
}
