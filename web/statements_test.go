package web_test

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"indgang/store"
)

var update = flag.Bool("update", false, "write what the pages ask of the database to testdata/statements.txt")

// statements asks for a page and tells what it asked of the database: each
// statement in the order in which it first ran, with how often.
func (w *walker) statements(s sent) (int, string) {
	w.t.Helper()
	var tally *store.Record
	w.ctx, tally = store.Recorded(context.Background())
	a := w.do(s)
	w.ctx = nil
	var order []string
	times := map[string]int{}
	for _, n := range tally.Names() {
		if times[n]++; times[n] == 1 {
			order = append(order, n)
		}
	}
	var b strings.Builder
	for _, n := range order {
		b.WriteString("\n    " + n)
		if times[n] > 1 {
			fmt.Fprintf(&b, " ×%d", times[n])
		}
	}
	return a.status, b.String()
}

// A page that asks the database more than before, or once for each row that it
// shows, changes testdata/statements.txt, and the review sees it. Run with
// -update where the change is meant.
func TestPagesAskTheDatabaseWhatIsWrittenDown(t *testing.T) {
	w := newWalker(t)
	w.town()
	var b strings.Builder
	for _, r := range w.srv.Routes() {
		if !strings.HasPrefix(r.Pattern, "GET ") {
			continue
		}
		right, _ := w.ask(r.Pattern, w.citizens[0])
		for _, s := range right {
			asked := ""
			for _, id := range staff() {
				w.enter(id)
				// The first visit may bring views to today; the second is what counts.
				if status, _ := w.statements(s); status != http.StatusOK {
					continue
				}
				_, list := w.statements(s)
				_, query, _ := strings.Cut(s.path, "?")
				asked = fmt.Sprintf("%s ?%s as %s%s\n", r.Pattern, query, id, list)
				break
			}
			b.WriteString(asked)
		}
	}
	const file = "testdata/statements.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != b.String() {
		t.Errorf("pages ask the database something else than before; go test ./web -run %s -update shows what in %s:\n%s", t.Name(), file,
			firstDifference(string(want), b.String()))
	}
}

// firstDifference shows the first lines that differ.
func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		var a, b string
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b {
			return fmt.Sprintf("line %d\n- %s\n+ %s", i+1, a, b)
		}
	}
	return ""
}
