// Package pagetest checks templates against what they meet, in every test that makes a
// page: import it for its effect. A name that is wrong in a template shows only when
// somebody comes by that line; here each line is walked, whatever the page holds.
package pagetest

import (
	"fmt"
	"html/template"
	"reflect"
	"sync"

	"indgang/page"

	"github.com/jba/templatecheck"
)

type meeting struct {
	name string
	with reflect.Type
}

var met sync.Map // meeting → what is wrong, or nil

func init() {
	page.Rendered = func(t *template.Template, data any) {
		if err := Check(t, data); err != nil {
			panic(fmt.Sprintf("the template %s does not fit its page: %v", t.Name(), err))
		}
	}
}

// Check walks all lines of a template against the type of what it is given, once.
func Check(t *template.Template, data any) error {
	m := meeting{t.Name(), reflect.TypeOf(data)}
	known, seen := met.Load(m)
	if !seen {
		known = templatecheck.CheckHTML(t, data)
		met.Store(m, known)
	}
	err, _ := known.(error)
	return err
}
