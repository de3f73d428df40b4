package web_test

import (
	"html/template"
	"testing"

	"indgang/page/pagetest"
)

<<<<<<< HEAD
// Every page that a test of this package asks for is checked by pagetest; this is the
// test of the check.
func TestATemplateIsHeldToWhatItMeets(t *testing.T) {
	type row struct{ Name string }
	type shown struct {
		Rows []row
		Odd  bool
=======
// pages are the page structs by the templates that they fill.
var pages = map[string]any{
	"personas": personaPage{}, "login": loginPage{}, "citizen": citizenPage{}, "day": dayPage{}, "import": importPage{}, "import-run": importRunPage{},
	"import-citizens": importCitizensPage{}, "import-ownerless": ownerlessPage{}, "law": lawPage{}, "new-citizen": newCitizenPage{}, "purpose": purposePage{}, "reform": reformPage{},
	"reform-draft": draftPage{}, "reform-upload": draftUploadPage{}, "reform-list": reformListPage{}, "reform-minutes": minutesPage{}, "reform-run": runPage{},
	"reform-progress": runProgress{}, "reform-person": runPerson{}, "reform-sums": runSums{}, "kinds": kindsPage{}, "house": housePage{}, "staff": staffPage{}, "hire": hirePage{}, "member": memberPage{}, "register": registerPage{}, "rule": rulePage{},
	"search": searchPage{}, "share": sharePage{}, "share-list": shareListPage{}, "talk": talkPage{},
}

// A name that is wrong in a template shows only when somebody comes by that line; so
// every line is walked, against the types that it will meet.
func TestEveryTemplateFitsItsPage(t *testing.T) {
	all, err := page.Parse(templates)
	if err != nil {
		t.Fatal(err)
>>>>>>> 11b7469 (web: pages for the organisation and for those who work here)
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
