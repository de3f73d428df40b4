package web

import (
	"fmt"
	"net/http"
	"net/url"

	"indgang/page"
)

// heldKey is where the session keeps that something typed waits for the user.
const heldKey = "held"

// heldMark is the field of a form that began with what was typed before, so that it
// is let go of when the form is saved.
const heldMark = "kladde"

// held returns what the user typed in this form when their session was over, or nil.
// The page then says so.
func (x *request) held() (url.Values, error) {
	if !x.Site.Sessions.GetBool(x.Ctx(), heldKey) {
		return nil, nil
	}
	v, since, err := x.s.office.Held(x.Ctx(), x.user.ID, x.R.URL.Path)
	if err != nil || v == nil {
		return nil, err
	}
	v.Set(heldMark, "1")
	x.kept = fmt.Sprintf("Det, du skrev %s, er her igen. Det er ikke gemt endnu: se det igennem, og gem.", moment(x.s.office, since))
	return v, nil
}

// letGo forgets what was typed before, when it has been saved.
func (x *request) letGo() {
	if x.R.Method != http.MethodPost || !x.Went || x.R.PostForm.Get(heldMark) == "" {
		return
	}
	if err := x.s.office.LetGo(x.Ctx(), x.user.ID, x.R.URL.Path); err != nil {
		x.Site.Log.Error("let go of what was typed", "err", err)
	}
}

// beginWith is a form that begins with what was typed before, or else with v.
func (x *request) beginWith(v url.Values) (page.Form, error) {
	was, err := x.held()
	if was != nil {
		v = was
	}
	return page.Form{Values: v}, err
}
