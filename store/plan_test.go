package store_test

import (
	"testing"

	"indgang/store/storetest"
)

// What is asked about one subject is found by its key. Without statistics SQLite
// may choose an index that covers the columns instead, and read the rows of a whole
// municipality for each.
func TestOneSubjectIsFoundWithoutReadingAll(t *testing.T) {
	wide, err := storetest.SQLite(t).WidePlans(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range wide {
		t.Error(w)
	}
}
