package store

import (
	"encoding/hex"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Neither engine sorts Danish: byte order puts Å before Æ and Ø, and lower()
// leaves them alone on SQLite. So the keys are made here and stored.

var collators = sync.Pool{New: func() any { return collate.New(language.Danish, collate.IgnoreCase) }}

// SortKey returns a key whose byte order is Danish alphabetical order, where aa
// sorts as å.
func SortKey(s string) string {
	c := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	var b collate.Buffer
	key := c.KeyFromString(&b, s)
	return hex.EncodeToString(key)
}

// folds are spellings that count as the same when people search for a name.
var folds = strings.NewReplacer(
	"aa", "å", "ae", "æ", "oe", "ø", "ä", "æ", "ö", "ø", "ph", "f", "ck", "k", "w", "v", "é", "e", "è", "e", "ü", "y", "-", " ",
)

// SearchKey folds a name so that spellings people mix up are found: Aagaard is
// Ågård, Sørensen and Soerensen are one.
func SearchKey(s string) string {
	return strings.Join(strings.Fields(folds.Replace(strings.ToLower(s))), " ")
}
