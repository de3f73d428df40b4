package mit

import (
	"testing"

	"indgang/page"

	"github.com/jba/templatecheck"
)

func TestEveryTemplateFitsItsPage(t *testing.T) {
	all, err := page.Parse(templates)
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]any{"home": homePage{}, "personas": personaPage{}} {
		if err := templatecheck.CheckHTML(all.Lookup(name), p); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
