package web_test

import (
	"html/template"
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
