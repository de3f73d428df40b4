package web_test

import (
	"html/template"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"indgang/page/pagetest"
)

// Every page that a test of this package asks for is checked by pagetest; this is the
// test of the check.
func TestATemplateIsHeldToWhatItMeets(t *testing.T) {
	type row struct{ Name string }
	type shown struct {
		Rows []row
		Odd  bool
	}
	for text, fits := range map[string]bool{
		`{{range .Rows}}{{.Name}}{{end}}`:                      true,
		`{{range .Rows}}{{.Nmae}}{{end}}`:                      false,
		`{{if .Odd}}{{.Missing}}{{end}}`:                       false,
		`{{with .Rows}}{{len .}}{{end}}`:                       true,
		`{{define "x"}}{{.Gone}}{{end}}{{template "x" .}}`:     false,
		`{{define "x"}}{{len .}}{{end}}{{template "x" .Rows}}`: true,
	} {
		tmpl := template.Must(template.New(text).Parse(text))
		if err := pagetest.Check(tmpl, shown{}); (err == nil) != fits {
			t.Errorf("%s: %v", text, err)
		}
	}
}

var confirms = regexp.MustCompile(`<[^<>]*data-confirm="[^>]*>`)

// A question has two answers that each say what they do: «Fortryd» beside «Annullér»
// leaves one guessing which of them keeps the thing.
func TestAQuestionHasTwoAnswersInWords(t *testing.T) {
	asked := 0
	for name, text := range templateTexts(t) {
		for _, tag := range confirms.FindAllString(text, -1) {
			asked++
			if !strings.Contains(tag, "data-confirm-label=") || !strings.Contains(tag, "data-confirm-no=") || strings.Contains(tag, `="Fortryd`) {
				t.Errorf("%s: a question without two answers of its own: %s", name, tag)
			}
		}
	}
	if asked < 5 {
		t.Errorf("%d questions were found", asked)
	}
}

// Words that readers stumbled over, and that have better ones.
func TestWordsThatWereMendedStayAway(t *testing.T) {
	for name, text := range templateTexts(t) {
		for _, word := range []string{
			">Andele<", ">Kraft", "Al kraft", "eller mistes", "tipper andelen", "Wilson", "Holdes den i dag", "dage over<", "uden at nogen ved",
			"Som de findes.",
		} {
			if strings.Contains(text, word) {
				t.Errorf("%s says %q again", name, word)
			}
		}
	}
}

// templateTexts are the templates of the staff's pages, by file.
func templateTexts(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob("*.html")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d templates, %v", len(names), err)
	}
	out := map[string]string{}
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		out[n] = string(b)
	}
	return out
}
