package store

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// An ImportFile is a file of an import that waits or runs.
type ImportFile struct {
	Name string
	Data []byte
}

// filePart is how much of a file one row holds.
const filePart = 1 << 20

var (
	putFile  = q("keep a part of an import's file", "INSERT INTO import_file (muni, run, no, part, body) VALUES ($1, $2, $3, $4, $5)")
	fileBy   = q("read an import's files", "SELECT no, part, body FROM import_file WHERE muni = $1 AND run = $2 ORDER BY no, part")
	fileSize = q("sizes of an import's files", "SELECT no, SUM(LENGTH(body)) FROM import_file WHERE muni = $1 AND run = $2 GROUP BY no")
	hasFile  = q("has an import files", "SELECT 1 FROM import_file WHERE muni = $1 AND run = $2 LIMIT 1")
	moveFile = q("give an import's files to another", "UPDATE import_file SET run = $3 WHERE muni = $1 AND run = $2")
	dropFile = q("let go of an import's files", "DELETE FROM import_file WHERE muni = $1 AND run = $2")
	oldFiles = q("let go of old files of imports", "DELETE FROM import_file WHERE muni = $1 AND run IN (SELECT id FROM import_run "+
		"WHERE muni = $1 AND started < $2)")
)

// PutImportFiles keeps the files of a run, sealed. What each part is sealed to is its
// place, so a run keeps files under one name for as long as it has them.
func (t *Tx) PutImportFiles(ctx context.Context, run string, files ...ImportFile) error {
	c, err := t.m.key.sub("import file")
	if err != nil {
		return err
	}
	for no, f := range files {
		parts := [][]byte{[]byte(f.Name)}
		for from := 0; from < len(f.Data); from += filePart {
			parts = append(parts, f.Data[from:min(from+filePart, len(f.Data))])
		}
		for i, p := range parts {
			sealed := c.Seal(nil, nil, p, bound(t.m.code, strconv.Itoa(no), strconv.Itoa(i)))
			if _, err := t.exec(ctx, putFile, run, no, i, sealed); err != nil {
				return err
			}
		}
	}
	return nil
}

// ImportFiles returns the files of a run; none where they are let go of.
func (t *Tx) ImportFiles(ctx context.Context, run string) ([]ImportFile, error) {
	c, err := t.m.key.sub("import file")
	if err != nil {
		return nil, err
	}
	var out []ImportFile
	size := map[int]int{}
	err = t.each(ctx, fileSize, []any{run}, func(r *sql.Rows) error {
		var no, n int
		err := r.Scan(&no, &n)
		size[no] = n
		return err
	})
	if err != nil {
		return nil, err
	}
	err = t.each(ctx, fileBy, []any{run}, func(r *sql.Rows) error {
		var no, part int
		var body sql.RawBytes
		if err := r.Scan(&no, &part, &body); err != nil {
			return err
		}
		plain, err := c.Open(nil, nil, body, bound(t.m.code, strconv.Itoa(no), strconv.Itoa(part)))
		if err != nil {
			return fmt.Errorf("open a part of an import's file: %w", err)
		}
		if part == 0 {
			out = append(out, ImportFile{Name: string(plain), Data: make([]byte, 0, size[no])})
			return nil
		}
		f := &out[len(out)-1]
		f.Data = append(f.Data, plain...)
		return nil
	})
	return out, err
}

// HasImportFiles reports whether a run has its files still.
func (t *Tx) HasImportFiles(ctx context.Context, run string) (bool, error) {
	n := 0
	return t.one(ctx, hasFile, []any{run}, &n)
}

// MoveImportFiles gives the files of a run to another.
func (t *Tx) MoveImportFiles(ctx context.Context, from, to string) error {
	_, err := t.exec(ctx, moveFile, from, to)
	return err
}

// DropImportFiles lets go of the files of a run, and of those of runs that began
// before an instant.
func (t *Tx) DropImportFiles(ctx context.Context, run string, before time.Time) error {
	if _, err := t.exec(ctx, dropFile, run); err != nil {
		return err
	}
	_, err := t.exec(ctx, oldFiles, instant(before))
	return err
}

// sealedLine is what stands in a refused row, which nobody reads without the key.
type sealedLine struct {
	Value  string `json:"v,omitempty"`
	Mend   string `json:"m,omitempty"`
	Fields string `json:"f,omitempty"`
}

// sealLine seals what stands in a refused row: it may hold a number, an address or
// a note, of somebody who has no key yet.
func (t *Tx) sealLine(l *ImportLine) (string, error) {
	if l.Fields == "" && l.Mend == "" && l.Value == "" {
		return "", nil
	}
	js, err := json.Marshal(sealedLine{l.Value, l.Mend, l.Fields})
	if err != nil {
		return "", err
	}
	return t.sealImport(js, l.Run)
}

func (t *Tx) openLine(l *ImportLine) error {
	if l.Fields == "" {
		return nil
	}
	js, err := t.openImport(l.Fields, l.Run)
	if err != nil {
		return err
	}
	var x sealedLine
	if err := json.Unmarshal(js, &x); err != nil {
		return fmt.Errorf("read an import line: %w", err)
	}
	l.Value, l.Mend, l.Fields = x.Value, x.Mend, x.Fields
	return nil
}

func (t *Tx) sealImport(plain []byte, run string) (string, error) {
	if t.importKey == nil {
		c, err := t.m.key.sub("import")
		if err != nil {
			return "", err
		}
		t.importKey = c
	}
	return base64.StdEncoding.EncodeToString(t.importKey.Seal(nil, nil, plain, bound(t.m.code, run))), nil
}

func (t *Tx) openImport(sealed, run string) ([]byte, error) {
	c, err := t.m.key.sub("import")
	if err != nil {
		return nil, err
	}
	b, err := base64.StdEncoding.DecodeString(sealed)
	if err != nil {
		return nil, fmt.Errorf("open an import line: %w", err)
	}
	plain, err := c.Open(nil, nil, b, bound(t.m.code, run))
	if err != nil {
		return nil, fmt.Errorf("open an import line: %w", err)
	}
	return plain, nil
}

// codeMark stands for an unknown code where rows are counted by it, without telling
// it: it may be anything that somebody wrote in the wrong column.
func (t *Tx) codeMark(value string) string {
	if value == "" {
		return ""
	}
	mac := hmac.New(sha256.New, t.m.key[:])
	mac.Write([]byte("indgang import code\x00" + t.m.code + "\x00" + value))
	return base64.RawStdEncoding.EncodeToString(mac.Sum(nil)[:16])
}
