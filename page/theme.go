package page

import (
	"net/http"
	"time"

	"indgang/fault"
)

// A Theme is light or dark, or "" for what the machine says.
type Theme string

// themes are what one can choose in the menu, with the words for it.
var themes = []ThemeChoice{{"", "Som maskinen"}, {"light", "Lyst"}, {"dark", "Mørkt"}}

// A ThemeChoice is one line of the menu.
type ThemeChoice struct {
	Theme Theme
	Name  string
}

const (
	themeCookie = "tema"
	themeFor    = 400 * 24 * time.Hour // as long as browsers keep a cookie
)

// Theme is what the browser has chosen. It says nothing about anybody.
func (s *Site) Theme(r *http.Request) Theme {
	c, err := r.Cookie(s.cookie(themeCookie))
	if err != nil || c.Value != "light" && c.Value != "dark" {
		return ""
	}
	return Theme(c.Value)
}

// setTheme takes a choice, and goes back to where it was made.
func (s *Site) setTheme(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		s.Fail(w, r, s.Layout("Fejl"), err)
		return
	}
	switch v := r.PostForm.Get(themeCookie); v {
	case "":
		s.PutBrief(w, themeCookie, "", -time.Second)
	case "light", "dark":
		s.PutBrief(w, themeCookie, v, themeFor)
	default:
		s.Fail(w, r, s.Layout("Fejl"), fault.New(fault.Invalid, "Vælg lyst, mørkt eller som maskinen."))
		return
	}
	to := After(r)
	if to == "" {
		to = s.Home
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// Dress gives a layout what follows from the request: its theme, and the address to
// come back to.
func (s *Site) Dress(l *Layout, r *http.Request) {
	l.Theme, l.Themes, l.SetTheme = s.Theme(r), themes, s.Home+themeCookie
	if r.Method == http.MethodGet {
		l.At = Inside(r.URL.RequestURI())
	}
}
