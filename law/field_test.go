package law_test

import (
	"os"
	"path/filepath"
	"testing"

	"indgang/law"
)

// TestWhatWentWrongElsewhereIsRightHere runs the cases of faults that people
// reported of this and other systems, the files as they were saved.
func TestWhatWentWrongElsewhereIsRightHere(t *testing.T) {
	names, err := filepath.Glob("testdata/field/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var rep law.Report
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rep.Check(filepath.Base(name), string(text))
	}
	for _, f := range rep.Failures {
		t.Error(f)
	}
}
