package law_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"indgang/law"
)

// block is one step of the walkthrough in docs/law.md: what to do with which file.
type block struct{ do, file, after, text string }

var blockForm = regexp.MustCompile("(?ms)^<!-- (new|append|line): (\\S+)(?: after: (\\S+))? -->\n```\\w*\n(.*?)^```$")

func walkthrough(t *testing.T) []block {
	t.Helper()
	b, err := os.ReadFile("../docs/law.md")
	if err != nil {
		t.Fatal(err)
	}
	var out []block
	for _, m := range blockForm.FindAllStringSubmatch(string(b), -1) {
		out = append(out, block{m[1], m[2], m[3], m[4]})
	}
	if len(out) != 4 {
		t.Fatalf("docs/law.md has %d blocks, want 4", len(out))
	}
	return out
}

// copyTree copies the packages that the law rests on to a folder of their own.
func copyTree(t *testing.T) string {
	t.Helper()
	to := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum", "day", "fact", "casefile", "employer", "duty", "plain", "law"} {
		err := filepath.WalkDir(filepath.Join("..", name), func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			rel, err := filepath.Rel("..", p)
			if err != nil {
				return err
			}
			if d.IsDir() {
				return os.MkdirAll(filepath.Join(to, rel), 0o755)
			}
			b, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(to, rel), b, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// play puts the blocks where they say, after change has had its way with them.
func play(t *testing.T, tree string, blocks []block, change func(*block)) {
	t.Helper()
	for _, b := range blocks {
		if change != nil {
			change(&b)
		}
		name := filepath.Join(tree, b.file)
		old, err := os.ReadFile(name)
		text := b.text
		switch b.do {
		case "append":
			text = string(old) + text
		case "line":
			if n := strings.Count(string(old), b.after+"\n"); n != 1 {
				t.Fatalf("%s stands %d times in %s", b.after, n, b.file)
			}
			text = strings.Replace(string(old), b.after+"\n", b.after+"\n"+text, 1)
		case "new":
			if err == nil {
				t.Fatalf("%s exists already", b.file)
			}
			if b.text == "" {
				continue
			}
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func check(t *testing.T, tree string) (string, error) {
	t.Helper()
	// Without its path in the build, what does not change is built once.
	cmd := exec.Command("go", "test", "-trimpath", "-vet=off", "./law/lab")
	cmd.Dir = tree
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod -buildvcs=false", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// A newcomer who follows the walkthrough adds a provision that holds.
func TestTheWalkthroughOfAnAmendmentWorks(t *testing.T) {
	tree := copyTree(t)
	play(t, tree, walkthrough(t), nil)
	if out, err := check(t, tree); err != nil {
		t.Fatalf("the walkthrough fails: %v\n%s", err, out)
	}
}

// Forgetting something fails with a message that says which file and what to add.
// (What a line of params.csv lacks is tested in package duty.)
func TestAForgottenPartOfAnAmendmentIsNamed(t *testing.T) {
	const rule, params, cases = "p998-guidance-letter.go", "params.csv", "p998-guidance-letter.txt"
	// without takes a part out of a file's block; no part means all of it.
	without := func(file string, parts ...string) func(*block) {
		return func(b *block) {
			if !strings.HasSuffix(b.file, file) {
				return
			}
			if len(parts) == 0 {
				b.text = ""
			}
			for _, p := range parts {
				if !strings.Contains(b.text, p) {
					t.Fatalf("%s has no %q", b.file, p)
				}
				b.text = strings.Replace(b.text, p, "", 1)
			}
		}
	}
	for _, x := range []struct {
		name   string
		change func(*block)
		want   []string
	}{
		{"grade, source, what meets it and why there was nothing before",
			without(rule, "Grade: 'B', ", `, Source: "L998"`, "Skriftlig vejledning om rettigheder og pligter.",
				`, Before: "Reglen findes ikke: den er et eksempel."`),
			[]string{rule, "add the Grade", "add the Source key", "add MetBy", "say in Before"}},
		{"the day it takes effect", without(rule, `From: "2027-03-01", `), []string{rule, "From must be the effective date"}},
		{"the number", without(params), []string{"params.csv", "guidance_letter", "add a line"}},
		{"the cases", without(cases), []string{"guidance-letter", ".txt", "with its cases beside it"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			tree := copyTree(t)
			play(t, tree, walkthrough(t), x.change)
			out, err := check(t, tree)
			if err == nil {
				t.Fatal("the build did not notice")
			}
			for _, w := range x.want {
				if !strings.Contains(out, w) {
					t.Errorf("no %q in\n%s", w, out)
				}
			}
		})
	}
}

// Two pages of docs are made of the code; this keeps them current.
func TestThePagesThatAreMadeOfTheCodeAreCurrent(t *testing.T) {
	for name, want := range map[string]string{"provisions.md": law.Markdown(), "ordbog.md": law.Ordbog()} {
		b, err := os.ReadFile("../docs/" + name)
		if err != nil || string(b) != want {
			t.Errorf("docs/%s is not what the code says: run make docs (%v)", name, err)
		}
	}
}
