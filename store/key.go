package store

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A Key is the master key of an installation. It wraps the key of each citizen,
// and is kept apart from the database: without it, what is sealed there is noise.
type Key [32]byte

// KeyEnv names the environment variable that may hold the master key.
const KeyEnv = "INDGANG_KEY"

// keyFile is the name of the key that is made beside a folder's data where none is
// given: fit for a demo, and for nobody whose backups hold the whole folder.
const keyFile = "indgang.key"

// NewKey makes a master key.
func NewKey() (k Key) {
	random(k[:])
	return k
}

// String writes a key as ParseKey reads it.
func (k Key) String() string { return base64.StdEncoding.EncodeToString(k[:]) }

// ParseKey reads a master key: 32 bytes in base64, as "openssl rand -base64 32"
// writes them.
func ParseKey(s string) (k Key, err error) {
	b, err := base64.StdEncoding.DecodeString(strings.TrimSpace(s))
	if err != nil || len(b) != len(k) {
		return k, errors.New("a master key is 32 bytes in base64, as \"openssl rand -base64 32\" writes them")
	}
	return Key(b), nil
}

// ReadKey reads a master key from a file.
func ReadKey(name string) (Key, error) {
	f, err := os.Open(name)
	if err != nil {
		return Key{}, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, 1024))
	if err != nil {
		return Key{}, err
	}
	k, err := ParseKey(string(b))
	if err != nil {
		return k, fmt.Errorf("%s: %w", name, err)
	}
	return k, nil
}

// findKey finds the master key where none was given: in the environment, or beside
// the data of a folder, where one is made for data that are new.
func findKey(data string) (Key, error) {
	if s := os.Getenv(KeyEnv); s != "" {
		k, err := ParseKey(s)
		if err != nil {
			return k, fmt.Errorf("%s: %w", KeyEnv, err)
		}
		return k, nil
	}
	if IsPostgres(data) {
		return Key{}, fmt.Errorf("a PostgreSQL database needs a master key from outside: in a file, or in %s", KeyEnv)
	}
	name := filepath.Join(data, keyFile)
	k, err := ReadKey(name)
	if !errors.Is(err, fs.ErrNotExist) {
		return k, err
	}
	k = NewKey()
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) { // another process was first
		return ReadKey(name)
	}
	if err != nil {
		return k, fmt.Errorf("make the master key: %w", err)
	}
	_, err = f.WriteString(k.String() + "\n")
	return k, errors.Join(err, f.Sync(), f.Close())
}

// checkKey holds the master key against the one that the data were sealed with,
// which the first to open them notes.
func (d *DB) checkKey(ctx context.Context, noted string) error {
	mac := hmac.New(sha256.New, d.key[:])
	mac.Write([]byte("indgang key check"))
	mine := base64.StdEncoding.EncodeToString(mac.Sum(nil)[:12])
	var err error
	if noted == "" {
		err = d.Muni(all).Update(ctx, func(tx *Tx) (err error) {
			if _, err := tx.exec(ctx, noteSetting, keyCheck, mine); err != nil {
				return err
			}
			noted, err = tx.Setting(ctx, keyCheck)
			return err
		})
	}
	if err == nil && noted != mine {
		err = errors.New("this is not the master key that the data were sealed with: give the right one, or restore the key file beside the data")
	}
	return err
}

const keyCheck = "key check"

var noteSetting = q("note a setting once", "INSERT INTO setting (muni, name, value) VALUES ($1, $2, $3) ON CONFLICT (muni, name) DO "+
	"NOTHING")

// sub returns a cipher under a key that is derived from the master key for one
// use.
func (k Key) sub(use string) (cipher.AEAD, error) {
	b, err := hkdf.Expand(sha256.New, k[:], "indgang "+use, 32)
	if err != nil {
		return nil, err
	}
	return sealer(b)
}

// sealer returns AES-256-GCM that draws a nonce for each message itself.
func sealer(key []byte) (cipher.AEAD, error) {
	b, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(b)
}

// bound ties what is sealed to the place where it is kept, so that it cannot be
// moved to another.
func bound(parts ...string) []byte { return []byte(strings.Join(parts, "\x00")) }

func random(b []byte) {
	if _, err := rand.Read(b); err != nil {
		panic(err) // the system has no randomness: nothing safe can be done
	}
}

// newID makes an ID that says nothing about what it names.
func newID(prefix string) string {
	var b [10]byte
	random(b[:])
	return prefix + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:]))
}
