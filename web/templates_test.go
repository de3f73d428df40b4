package web

import (
	"strings"
	"testing"

	"indgang/page"

	"github.com/jba/templatecheck"
)

// pages are the page structs by the templates that they fill.
var pages = map[string]any{
	"personas": personaPage{}, "login": loginPage{}, "citizen": citizenPage{}, "day": dayPage{}, "import": importPage{}, "import-run": importRunPage{},
	"import-citizens": importCitizensPage{}, "import-ownerless": ownerlessPage{}, "law": lawPage{}, "new-citizen": newCitizenPage{}, "purpose": purposePage{}, "reform": reformPage{},
	"reform-draft": draftPage{}, "reform-upload": draftUploadPage{}, "reform-list": reformListPage{}, "reform-minutes": minutesPage{}, "reform-run": runPage{},
	"reform-progress": runProgress{}, "reform-person": runPerson{}, "reform-sums": runSums{}, "kinds": kindsPage{}, "register": registerPage{}, "rule": rulePage{},
	"search": searchPage{}, "jobs": jobsPage{}, "share": sharePage{}, "share-list": shareListPage{}, "talk": talkPage{},
}

// A name that is wrong in a template shows only when somebody comes by that line; so
// every line is walked, against the types that it will meet.
func TestEveryTemplateFitsItsPage(t *testing.T) {
	all, err := page.Parse(templates)
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range pages {
		tmpl := all.Lookup(name)
		if tmpl == nil {
			t.Errorf("there is no template %s", name)
			continue
		}
		if err := templatecheck.CheckHTML(tmpl, p); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, tmpl := range all.Templates() {
		if tmpl.Tree == nil || !strings.Contains(tmpl.Tree.Root.String(), `{{template "top" .}}`) {
			continue
		}
		if _, ok := pages[tmpl.Name()]; !ok && tmpl.Name() != "error" && tmpl.Name() != "resend" {
			t.Errorf("the page %s has no struct here", tmpl.Name())
		}
	}
}
