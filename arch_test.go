// Package indgang_test holds the tests of the whole tree: who may import whom,
// and what the pure half may not touch.
package indgang_test

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

const module = "indgang"

// mayImport is the one table of who may import whom. A package that is not here
// may not be. Test files of a package may also import what tests need.
var mayImport = map[string][]string{
	"day":               {},
	"fault":             {},
	"plain":             {},
	"fact":              {"day"},
	"casefile":          {"fact", "day"},
	"employer":          {"fact", "day"},
	"org":               {"fact", "day"},
	"duty":              {"day"},
	"law/ACT":           {"duty", "casefile", "employer", "fact", "day"},
	"law":               {"plain", "law/ACT", "duty", "casefile", "employer", "fact", "day"},
	"law/lawtest":       {"law", "duty", "casefile", "fact", "day"},
	"law/oracle":        {"fact", "day"},
	"store":             {"fact", "day", "fault"},
	"store/storetest":   {"store"},
	"office":            {"store", "law", "duty", "casefile", "employer", "org", "fact", "day", "fault"},
	"office/officetest": {"office", "store", "store/storetest", "law", "fact", "day"},
	"bridge/SYSTEM":     {"office", "store", "law", "fact", "day", "fault"},
	"sim":               {"office", "store", "law", "fact", "day", "fault"},
	"page/static":       {},
	"web/webtest":       {},
	"web/oidctest":      {},
	"page":              {"fact", "day", "fault", "page/static"},
	"page/pagetest":     {"page"},
	"mit":               {"page", "office", "law", "casefile", "fact", "fault", "page/static"},
	"link":              {"page", "office", "law", "fault", "page/static"},
	"web":               {"page", "office", "bridge/SYSTEM", "law", "duty", "casefile", "fact", "day", "fault", "page/static"},
	"cmd/indgang":       {"*"},
	"cmd/load":          {},
}

// acts are the folders of law that hold an act.
var notActs = []string{"law", "law/lawtest", "law/oracle"}

// rule names a package as the table does.
func rule(pkg string) string {
	switch {
	case strings.HasPrefix(pkg, "law/") && !slices.Contains(notActs, pkg):
		return "law/ACT"
	case strings.HasPrefix(pkg, "bridge/"):
		return "bridge/SYSTEM"
	}
	return pkg
}

// pure are the packages without clock, input or output, goroutines and state
// that changes.
var pure = []string{"plain", "day", "fact", "casefile", "employer", "org", "duty", "law", "law/ACT", "law/oracle"}

// impure are standard packages that the pure half may not import.
var impure = []string{"context", "database/sql", "log", "log/slog", "net", "net/http", "os", "os/exec", "sync", "sync/atomic",
	"math/rand", "math/rand/v2", "crypto/rand", "runtime"}

// packages lists the folders with Go files, as paths below the module.
func packages(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !d.IsDir() {
			return nil
		}
		if name := d.Name(); p != "." && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "testdata" || name == "vendor") {
			return fs.SkipDir
		}
		if _, err := os.Stat(filepath.Join(p, "go.mod")); err == nil && p != "." {
			return fs.SkipDir // a module of its own
		}
		if found, _ := filepath.Glob(filepath.Join(p, "*.go")); len(found) > 0 && p != "." {
			out = append(out, filepath.ToSlash(p))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEveryPackageImportsOnlyWhatTheTableAllows(t *testing.T) {
	for _, pkg := range packages(t) {
		allowed, ok := mayImport[rule(pkg)]
		if !ok {
			t.Errorf("%s is not in the table: say in arch_test.go what it hides and what it may import", pkg)
			continue
		}
		p, err := build.ImportDir(pkg, 0)
		if err != nil {
			if _, none := err.(*build.NoGoError); none {
				continue
			}
			t.Fatal(err)
		}
		for _, imp := range p.Imports {
			name, ours := strings.CutPrefix(imp, module+"/")
			if !ours {
				if slices.Contains(pure, rule(pkg)) && slices.Contains(impure, imp) {
					t.Errorf("%s is pure and imports %s", pkg, imp)
				}
				if (imp == "database/sql" || strings.Contains(imp, "pgx") || strings.Contains(imp, "sqlite")) && pkg != "store" &&
					pkg != "store/storetest" {
					t.Errorf("%s imports %s: all SQL is in store", pkg, imp)
				}
				continue
			}
			if !slices.Contains(allowed, "*") && !slices.Contains(allowed, rule(name)) {
				t.Errorf("%s may not import %s", pkg, name)
			}
		}
	}
}

// files parses every Go file that is no test.
func files(t *testing.T, f func(name string, file *ast.File)) {
	t.Helper()
	fset := token.NewFileSet()
	for _, pkg := range packages(t) {
		names, _ := filepath.Glob(filepath.Join(pkg, "*.go"))
		for _, n := range names {
			if strings.HasSuffix(n, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(fset, n, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			f(filepath.ToSlash(n), file)
		}
	}
}

// The clock is a value that is passed in: only the command asks what time it is.
func TestOnlyTheCommandAsksWhatTimeItIs(t *testing.T) {
	files(t, func(name string, file *ast.File) {
		if strings.HasPrefix(name, "cmd/") || strings.HasPrefix(name, "web/webtest/") {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := call.X.(*ast.Ident); ok && x.Name == "time" &&
					(call.Sel.Name == "Now" || call.Sel.Name == "Since" || call.Sel.Name == "Until") {
					t.Errorf("%s calls time.%s", name, call.Sel.Name)
				}
			}
			return true
		})
	})
}

// The pure half starts no goroutines and keeps no state that changes.
func TestThePureHalfStartsNoGoroutines(t *testing.T) {
	files(t, func(name string, file *ast.File) {
		if !slices.Contains(pure, rule(filepath.ToSlash(filepath.Dir(name)))) {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n.(type) {
			case *ast.GoStmt, *ast.SendStmt, *ast.SelectStmt:
				t.Errorf("%s uses goroutines or channels", name)
			}
			return true
		})
	})
}

// The word has been history since 2026: no identifier and no text of ours has it.
func TestNobodyWritesTheOldNameOfTheOffice(t *testing.T) {
	old := "job" + "cent"
	check := func(name, text string) {
		if i := strings.Index(strings.ToLower(text), old); i >= 0 {
			t.Errorf("%s has %q", name, text[i:min(len(text), i+12)])
		}
	}
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); p != "." && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "testdata" || name == "vendor" ||
				name == "bin") {
				return fs.SkipDir
			}
			return nil
		}
		switch filepath.Ext(p) {
		case ".go", ".html", ".js", ".css", ".csv", ".json", ".sql":
			b, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			if filepath.Base(p) == "package-lock.json" {
				return nil
			}
			check(p, string(b))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// No file name needs escaping, and none is too large a room to find one's way in.
func TestFilesAreNamedPlainlyAndStaySmall(t *testing.T) {
	for _, pkg := range packages(t) {
		names, _ := filepath.Glob(filepath.Join(pkg, "*"))
		for _, n := range names {
			for _, r := range n {
				if r > 126 {
					t.Errorf("%s: file names are ASCII", strconv.Quote(n))
					break
				}
			}
			if strings.HasSuffix(n, ".go") && !strings.HasSuffix(n, "_test.go") {
				b, err := os.ReadFile(n)
				if err != nil {
					t.Fatal(err)
				}
				if lines := strings.Count(string(b), "\n"); lines > 800 {
					t.Errorf("%s has %d lines: split it", n, lines)
				}
			}
		}
	}
}

// No line of Go is longer than a screen is wide. What stands between backticks, such
// as JSON in a test, is another language.
func TestNoLineIsLongerThanAScreenIsWide(t *testing.T) {
	for _, pkg := range append(packages(t), ".") {
		names, _ := filepath.Glob(filepath.Join(pkg, "*.go"))
		for _, n := range names {
			b, err := os.ReadFile(n)
			if err != nil {
				t.Fatal(err)
			}
			quoted := false
			for i, line := range strings.Split(string(b), "\n") {
				was := quoted
				ticks := strings.Count(line, "`")
				quoted = quoted != (ticks%2 == 1)
				if length := utf8.RuneCountInString(line); length > 140 && !was && ticks == 0 {
					t.Errorf("%s:%d has %d letters", n, i+1, length)
				}
			}
		}
	}
}
