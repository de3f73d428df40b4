package page

import (
	"context"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/alexedwards/scs/v2"
)

// A SessionStore keeps sessions. Refresh keeps what a session holds where it still
// is, and does nothing where it is not: only a login makes a session.
type SessionStore interface {
	scs.Store
	scs.CtxStore
	Refresh(ctx context.Context, token string, b []byte, expiry time.Time) error
}

// living is a store that never makes a session again that has ended while a request
// was under way: what was found when the request began is only ever refreshed.
type living struct{ SessionStore }

type foundKey struct{}

// watched is a context in which living remembers which session was found.
func watched(ctx context.Context) context.Context {
	return context.WithValue(ctx, foundKey{}, new(string))
}

func (l living) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	b, found, err := l.SessionStore.FindCtx(ctx, token)
	if was, ok := ctx.Value(foundKey{}).(*string); ok && found {
		*was = token
	}
	return b, found, err
}

func (l living) CommitCtx(ctx context.Context, token string, b []byte, expiry time.Time) error {
	if was, ok := ctx.Value(foundKey{}).(*string); ok && *was == token {
		return l.SessionStore.Refresh(ctx, token, b, expiry)
	}
	return l.SessionStore.CommitCtx(ctx, token, b, expiry)
}

// Where the session keeps who is logged in, since when, and when they last asked for
// a page.
const (
	userKey  = "user"
	sinceKey = "since"
	seenKey  = "seen"
)

// seenEvery is how often it is noted that somebody is still there; a note for each
// request would make every page a write.
const seenEvery = time.Minute

func newSessions(s *Site) *scs.SessionManager {
	m := scs.New()
	m.Store = living{s.Options.Sessions}
	// Whoever reads the database, or a backup of it, can be nobody by it.
	m.HashTokenInStore = true
	// The session manager has only the machine's clock, so it is left to clear
	// away what is over; over decides.
	m.Lifetime = 2 * s.Lifetime
	m.Cookie.Name = s.cookie("")
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.Persist = false
	m.Cookie.Secure = s.Secure
	m.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) { s.Fail(w, r, s.Layout("Fejl"), away(err)) }
	return m
}

// cookie names a cookie of the site: the session's, or one for a purpose of its own.
func (s *Site) cookie(purpose string) string {
	name := s.Name
	if purpose != "" {
		name += "-" + purpose
	}
	if s.Secure {
		name = "__Host-" + name
	}
	return name
}

// user is the key of who is logged in. It has the site's name, so that the session of
// another site says nothing here.
func (s *Site) user() string { return s.Name + " " + userKey }

// over reports whether a session has lasted, or been left alone, for too long.
func (s *Site) over(ctx context.Context) bool {
	now := s.Now()
	return now.Sub(s.time(ctx, seenKey)) > s.Idle || now.Sub(s.time(ctx, sinceKey)) > s.Lifetime
}

func (s *Site) time(ctx context.Context, key string) time.Time {
	return time.Unix(s.Sessions.GetInt64(ctx, key), 0)
}

// Logged returns the ID of who is logged in, or "".
func (s *Site) Logged(ctx context.Context) string {
	id := s.Known(ctx)
	if id == "" || s.over(ctx) {
		return ""
	}
	return id
}

// Known returns the ID of whose session it is, or was before it was over, or "".
func (s *Site) Known(ctx context.Context) string { return s.Sessions.GetString(ctx, s.user()) }

// Enter returns the ID of who is logged in and notes that they were here. It sends
// others to the login, and returns "". Nothing is kept about those who never were
// logged in; what somebody typed before their session was over is kept for them.
func (s *Site) Enter(w http.ResponseWriter, r *http.Request) string {
	ctx := r.Context()
	if id := s.Logged(ctx); id != "" {
		if now := s.Now(); now.Sub(s.time(ctx, seenKey)) >= seenEvery {
			s.Sessions.Put(ctx, seenKey, now.Unix())
		}
		return id
	}
	q := url.Values{}
	if was := s.Known(ctx); was != "" {
		q.Set("slut", "1")
		if s.hold(r, was) {
			q.Set("gemt", "1")
			q.Set(afterName, r.URL.EscapedPath())
		}
		if err := s.Sessions.Destroy(ctx); err != nil {
			s.Fail(w, r, s.Layout("Fejl"), away(err))
			return ""
		}
	} else if r.Method == http.MethodPost {
		s.again(w, r)
		return ""
	}
	if r.Method == http.MethodGet {
		q.Set(afterName, r.URL.RequestURI())
	}
	if Inside(q.Get(afterName)) == "" {
		q.Del(afterName)
	}
	to := s.Login
	if len(q) > 0 {
		to += "?" + q.Encode()
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return ""
}

// afterName is the parameter with the page that somebody wanted before they were sent
// to the login.
const afterName = "til"

// After is where a browser that asks for the login, or sends it, wants to go: an
// address of ours, or "".
func After(r *http.Request) string { return Inside(r.FormValue(afterName)) }

// maxAfter bounds the address that is taken along to the login. No address of ours
// holds personal data, and none that matters is longer.
const maxAfter = 200

// Inside returns an address if it stays on the site and is short, and else "".
func Inside(address string) string {
	if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || strings.HasPrefix(address, `/\`) ||
		len(address) > maxAfter || !Plain(address) {
		return ""
	}
	if u, err := url.Parse(address); err != nil || u.Host != "" || u.Scheme != "" {
		return ""
	}
	return address
}

// Plain reports whether text is whole UTF-8 without a NUL or another character that
// steers something.
func Plain(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f })
}

// hold keeps what was typed in a form for whom the session was of.
func (s *Site) hold(r *http.Request, id string) bool {
	if r.Method != http.MethodPost || s.Hold == nil || r.ParseForm() != nil || len(r.PostForm) == 0 {
		return false
	}
	if err := s.Hold(r.Context(), id, r.URL.Path, r.PostForm); err != nil {
		s.Log.Warn("hold what was typed", "page", r.Pattern, "err", err)
		return false
	}
	return true
}

// A resend is a form that came without a session: it is shown again as it was, to be
// sent once more after a login in another window.
type resend struct {
	Layout
	Action string
	Login  string
	Fields []sent
}

type sent struct {
	Name, Value string
	Long        bool // worth showing to the one who typed it
}

// again answers a form that came without a session.
func (s *Site) again(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		s.Fail(w, r, s.Layout("Fejl"), err)
		return
	}
	p := s.sentForm(r)
	if p == nil {
		http.Redirect(w, r, s.Login, http.StatusSeeOther)
		return
	}
	p.Layout, p.Login = s.Layout("Du er logget ud"), s.Login
	if err := s.Render(w, http.StatusUnauthorized, "resend", p); err != nil {
		s.Fail(w, r, s.Layout("Fejl"), err)
	}
}

// sentForm is the form of a request, to be sent again, or nil where nothing was typed.
func (s *Site) sentForm(r *http.Request) *resend {
	if r.Method != http.MethodPost || len(r.PostForm) == 0 {
		return nil
	}
	p := &resend{Action: r.URL.EscapedPath()}
	for _, name := range slices.Sorted(maps.Keys(r.PostForm)) {
		for _, v := range r.PostForm[name] {
			p.Fields = append(p.Fields, sent{name, v, utf8.RuneCountInString(v) > longText})
		}
	}
	return p
}

// longText is how long a field must be to be worth copying by hand.
const longText = 40

// Expel ends a session whose owner is gone, and sends the browser to the login.
func (s *Site) Expel(w http.ResponseWriter, r *http.Request) {
	if err := s.Sessions.Destroy(r.Context()); err != nil {
		s.Log.Error("end session", "err", err)
	}
	http.Redirect(w, r, s.Login, http.StatusSeeOther)
}

// Begin begins a session for somebody, under a new token and without anything that
// was in the session before.
func (s *Site) Begin(ctx context.Context, id string) error {
	if err := s.Sessions.Clear(ctx); err != nil {
		return err
	}
	if err := s.Sessions.RenewToken(ctx); err != nil {
		return err
	}
	now := s.Now().Unix()
	s.Sessions.Put(ctx, s.user(), id)
	s.Sessions.Put(ctx, sinceKey, now)
	s.Sessions.Put(ctx, seenKey, now)
	return nil
}

// Logout ends a session.
func (s *Site) Logout(w http.ResponseWriter, r *http.Request) {
	if err := s.Sessions.Destroy(r.Context()); err != nil {
		s.Fail(w, r, s.Layout("Fejl"), away(err))
		return
	}
	http.Redirect(w, r, s.Login, http.StatusSeeOther)
}

// maxBrief bounds a cookie of a purpose of its own, as browsers do.
const maxBrief = 3 << 10

// PutBrief gives the browser something to bring back soon, such as the questions of a
// login that is under way. Nothing of it is kept here.
func (s *Site) PutBrief(w http.ResponseWriter, purpose, value string, age time.Duration) {
	http.SetCookie(w, &http.Cookie{
		Name: s.cookie(purpose), Value: value, Path: "/", MaxAge: int(age / time.Second), HttpOnly: true, Secure: s.Secure,
		SameSite: http.SameSiteLaxMode,
	})
}

// TakeBrief returns what the browser brings back, once, or "".
func (s *Site) TakeBrief(w http.ResponseWriter, r *http.Request, purpose string) string {
	c, err := r.Cookie(s.cookie(purpose))
	if err != nil || len(c.Value) > maxBrief {
		return ""
	}
	http.SetCookie(w, &http.Cookie{Name: c.Name, Path: "/", MaxAge: -1, HttpOnly: true, Secure: s.Secure, SameSite: http.SameSiteLaxMode})
	return c.Value
}
