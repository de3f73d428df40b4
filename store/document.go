package store

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"indgang/fact"
	"indgang/fault"
)

// A Document is a letter or a file about a subject. A fact points to it by its ID
// and its hash; everything that says who and what is sealed under the subject's key.
type Document struct {
	Subject   fact.Subject
	ID        string
	Type      string // what sort of document, such as "afgørelse"
	Direction Direction
	Title     string
	Parties   []string // from whom and to whom, as they are to be shown
	Media     string   // media type of the body
	Created   time.Time
	Size      int
	Hash      string // of the body under the subject's key: after an erasure it tells nothing
	Body      []byte // empty in lists
}

// A Direction is which way a document went.
type Direction string

// The directions.
const (
	Incoming Direction = "in"
	Outgoing Direction = "out"
	Internal Direction = "internal"
)

// documentMost is how large a document may be, in bytes.
const documentMost = 25 << 20

const documentFields = "id, type, direction, created, size, hash, head"

var (
	addDocument = q("add a document", "INSERT INTO document (muni, subject, "+documentFields+", body) VALUES ($1, $2, $3, $4, $5, $6, $7, "+
		"$8, $9, $10)")
	documentBy = q("find a document", "SELECT "+documentFields+", body FROM document WHERE muni = $1 AND subject = $2 AND id = $3")
	documents  = q("list documents", "SELECT "+documentFields+", '' FROM document WHERE muni = $1 AND subject = $2 ORDER BY created DESC, id")
)

// documentHead is what stands sealed beside the body.
type documentHead struct {
	Title   string   `json:"title"`
	Parties []string `json:"parties,omitempty"`
	Media   string   `json:"media,omitempty"`
}

// hash tells a body from another under the subject's key, so that a hash in the
// journal cannot be used to guess at what is erased.
func (k *subjectKey) hash(body []byte) string {
	mac := hmac.New(sha256.New, k.raw[:])
	mac.Write([]byte("document"))
	mac.Write(body)
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// AddDocument keeps a document and fills in its ID, where it has none, size and
// hash. A document is never changed: a new version is a new one.
func (t *Tx) AddDocument(ctx context.Context, d *Document) error {
	if len(d.Body) > documentMost {
		return fault.New(fault.Invalid, "Filen er for stor: der er plads til %d MB.", documentMost>>20)
	}
	keys, err := t.needKeys(ctx, []fact.Subject{d.Subject})
	if err != nil {
		return err
	}
	k := keys[d.Subject]
	if d.ID == "" {
		d.ID = newID("d")
	}
	d.Size, d.Hash = len(d.Body), k.hash(d.Body)
	head, err := json.Marshal(documentHead{d.Title, d.Parties, d.Media})
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, addDocument, d.Subject, d.ID, d.Type, string(d.Direction), instant(d.Created), d.Size, d.Hash,
		k.seal(t.m.code, d.Subject, "document head", d.ID, head), k.seal(t.m.code, d.Subject, "document", d.ID, d.Body))
	if duplicate(err) {
		return fault.Wrap(err, fault.Conflict, "Dokumentet er gemt allerede.")
	}
	return err
}

// FindDocument returns a document with its body. One whose subject is erased is not
// found.
func (t *Tx) FindDocument(ctx context.Context, s fact.Subject, id string) (Document, bool, error) {
	return first(t.documents(ctx, documentBy, s, id))
}

// ListDocuments returns the documents of a subject without their bodies, the newest
// first.
func (t *Tx) ListDocuments(ctx context.Context, s fact.Subject) ([]Document, error) {
	return t.documents(ctx, documents, s)
}

func (t *Tx) documents(ctx context.Context, x *query, s fact.Subject, args ...any) ([]Document, error) {
	var out []Document
	var heads, bodies [][]byte
	err := t.each(ctx, x, append([]any{s}, args...), func(r *sql.Rows) error {
		d := Document{Subject: s}
		var created string
		var head, body []byte
		err := r.Scan(&d.ID, &d.Type, &d.Direction, &created, &d.Size, &d.Hash, &head, &body)
		if err == nil {
			d.Created, err = parseInstant(created)
		}
		out, heads, bodies = append(out, d), append(heads, head), append(bodies, body)
		return err
	})
	if err != nil || len(out) == 0 {
		return nil, err
	}
	erased := false
	err = t.reading(ctx, []fact.Subject{s}, func(keys map[fact.Subject]*subjectKey) error {
		if erased = keys[s] == nil; erased {
			return nil
		}
		for i := range out {
			if err := out[i].open(t.m.code, keys[s], heads[i], bodies[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || erased {
		return nil, err
	}
	return out, nil
}

// open fills in what is sealed of a document.
func (d *Document) open(muni string, k *subjectKey, head, body []byte) error {
	js, err := k.open(muni, d.Subject, "document head", d.ID, head)
	if err != nil {
		return err
	}
	var h documentHead
	if err := json.Unmarshal(js, &h); err != nil {
		return fmt.Errorf("head of document %s: %w", d.ID, err)
	}
	d.Title, d.Parties, d.Media = h.Title, h.Parties, h.Media
	if len(body) == 0 {
		return nil
	}
	if d.Body, err = k.open(muni, d.Subject, "document", d.ID, body); err != nil {
		return err
	}
	if k.hash(d.Body) != d.Hash {
		return fmt.Errorf("document %s is not the one that was kept", d.ID)
	}
	return nil
}
