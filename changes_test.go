package indgang_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestEveryChangeIsTold holds the notes of changes/unreleased to their form: a
// number and a slug, a title, and under law the provisions and the periods whose
// results change.
func TestEveryChangeIsTold(t *testing.T) {
	names, err := filepath.Glob("changes/unreleased/*")
	if err != nil || len(names) == 0 {
		t.Fatalf("no notes of changes: %v", err)
	}
	form := regexp.MustCompile(`^\d{3}-[a-z0-9-]+\.md$`)
	seen := map[string]string{}
	for _, path := range names {
		name := filepath.Base(path)
		if !form.MatchString(name) {
			t.Errorf("%s: call it NNN-slug.md", path)
			continue
		}
		if other := seen[name[:3]]; other != "" {
			t.Errorf("%s has the number of %s", path, other)
		}
		seen[name[:3]] = name
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := string(raw)
		if title, rest, _ := strings.Cut(text, "\n"); !strings.HasPrefix(title, "# ") || strings.TrimSpace(rest) == "" {
			t.Errorf("%s: begin with a title (# …) and say what changes", path)
		}
		if strings.HasPrefix(name[4:], "law") && !(strings.Contains(text, "\nProvisions: ") && strings.Contains(text, "\nPeriods: ")) {
			t.Errorf("%s: a change of the law names its «Provisions: …» and «Periods: …»", path)
		}
	}
}
