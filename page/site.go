package page

import (
	"context"
	"embed"
	"encoding/gob"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"indgang/day"
	"indgang/fact"
	"indgang/page/static"

	"github.com/alexedwards/scs/v2"
)

//go:embed *.html
var templates embed.FS

// Options are what a Site is made of.
type Options struct {
	// Name is what the cookie is called and what marks the site's sessions, so that
	// the session of one kind of visitor is nothing to another.
	Name string
	// Brand is what this side of Indgang is called on top of each page.
	Brand string
	// Files are the site's templates, beside those of all sites.
	Files fs.FS
	// Login is the address of the page where one logs in.
	Login string
	// Home is the address where everybody begins.
	Home string
	// CrossOrigin are the patterns of forms that other sites send, such as a
	// provider's answer to a login.
	CrossOrigin []string
	// Uploads are the patterns that take files, and how much each takes at most.
	Uploads map[string]int64
	// Hold keeps what somebody typed in a form whose session was over, until they are
	// back; nil where nothing is kept.
	Hold     func(ctx context.Context, id, form string, v url.Values) error
	Sessions SessionStore
	Log      *slog.Logger
	Now      func() time.Time
	Place    string // the municipality
	Notice   string // shown at the foot of every page
	// Secure says that browsers reach us over HTTPS, so that cookies may be kept
	// to it. Only a demo on loopback goes without.
	Secure bool
	// Idle ends a session that nobody uses, and Lifetime any session.
	Idle, Lifetime time.Duration
	// Requests writes a line in the log for each request, without its address.
	Requests bool
}

// A Site is what one kind of visitor meets.
type Site struct {
	Options
	Sessions *scs.SessionManager
	pages    *template.Template
	plain    func() *template.Template // the same before it is executed, which changes it; for Rendered
}

// New returns a Site.
func New(o Options) (*Site, error) {
	gob.Register(map[string]string{})
	if o.Brand == "" {
		o.Brand = "Indgang"
	}
	if o.Home == "" {
		o.Home = "/"
	}
	o.Idle, o.Lifetime = orDefault(o.Idle, 30*time.Minute), orDefault(o.Lifetime, 10*time.Hour)
	s := &Site{Options: o}
	s.Sessions = newSessions(s)
	var err error
	s.pages, err = Parse(o.Files)
	s.plain = sync.OnceValue(func() *template.Template { return template.Must(Parse(o.Files)) })
	return s, err
}

func orDefault(d, def time.Duration) time.Duration {
	if d == 0 {
		return def
	}
	return d
}

// Parse reads the templates of a site with the functions that pages use.
func Parse(files fs.FS) (*template.Template, error) {
	t, err := template.New("").Funcs(Funcs()).ParseFS(templates, "*.html")
	if err != nil {
		return nil, err
	}
	return t.ParseFS(files, "*.html")
}

// Funcs are the functions that templates have.
func Funcs() template.FuncMap {
	return template.FuncMap{
		"optional": Optional,
		"static":   static.URL,
		"icon":     static.Icon,
		"short":    day.Date.Short,
		"long":     day.Date.Long,
		"full":     day.Date.Full,
		"iso":      day.Date.String,
		"dayMonth": DayMonth,
		"capital":  fact.Capital,
		"word":     Word,
		"number":   Number,
		"plural":   Plural,
		"key":      key,
		"subject":  func(s fact.Subject) string { return string(s) },
	}
}

// A Layout is what every page needs around it.
type Layout struct {
	Title    string
	Brand    string // what this side of Indgang is called
	Place    string
	Notice   string
	Home     string // where the visitor begins
	Today    day.Date
	Who      *Who // who is logged in; nil for nobody
	Menu     []Link
	Search   *Search // the search box, where the visitor may search
	Flash    *Flash
	Theme    Theme
	Themes   []ThemeChoice // what one can choose; nil where the menu has no choice
	SetTheme string        // where the choice is sent
	At       string        // the address of this page, to come back to
	Kept     string        // said above a form that begins with what was typed before
}

// Who is somebody who is logged in, as the corner of the page tells it.
type Who struct {
	Name  string
	Roles string
	Lines []string
	Out   string // where one logs out
}

// A Link is one entry of the menu.
type Link struct {
	Text, Href string
	Key        string // the letter that goes there, after a g
	Here       bool
}

// A Search is the search box and what was searched for, where the page shows that.
type Search struct{ Text string }

// Layout is the frame of a page for nobody in particular.
func (s *Site) Layout(title string) Layout {
	return Layout{Title: title, Brand: s.Brand, Place: s.Place, Notice: s.Notice, Home: s.Home}
}

// Rendered, where a test sets it, is told of each page and piece before it is made, so
// that every line of its template can be checked against what it will meet.
var Rendered func(t *template.Template, data any)

func (s *Site) execute(w io.Writer, name string, data any) error {
	if Rendered != nil {
		if t := s.plain().Lookup(name); t != nil {
			Rendered(t, data)
		}
	}
	if err := s.pages.ExecuteTemplate(w, name, data); err != nil {
		return fmt.Errorf("render %s: %w", name, err)
	}
	return nil
}

// Render writes a page. The whole page is made first, so that a fault in a
// template is an error page and not half a page.
func (s *Site) Render(w http.ResponseWriter, status int, name string, page any) error {
	var b strings.Builder
	if err := s.execute(&b, name, page); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	if _, err := w.Write([]byte(b.String())); err != nil {
		s.Log.Debug("browser went away", "err", err)
	}
	return nil
}

// Piece writes a part of a page, for answers that are sent piece by piece.
func (s *Site) Piece(w io.Writer, name string, data any) error { return s.execute(w, name, data) }
