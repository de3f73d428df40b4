package indgang_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The page of threats names the test that holds each one: none of them may be
// renamed or dropped without it.
func TestEveryThreatNamesATestThatIsThere(t *testing.T) {
	text, err := os.ReadFile("docs/trusler.md")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, pkg := range packages(t) {
		names, _ := filepath.Glob(filepath.Join(pkg, "*_test.go"))
		for _, n := range names {
			b, err := os.ReadFile(n)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(b)
		}
	}
	named := regexp.MustCompile("`(Test\\w+)`").FindAllStringSubmatch(string(text), -1)
	if len(named) < 25 {
		t.Errorf("only %d tests are named", len(named))
	}
	for _, m := range named {
		if !strings.Contains(all.String(), "func "+m[1]+"(") {
			t.Errorf("docs/trusler.md names %s, which is not there", m[1])
		}
	}
}
