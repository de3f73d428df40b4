package page

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
)

// Where the session keeps who is logged in, since when, when they last asked for
// a page, what they wanted when they were sent to the login, and that they were
// sent there because their session was over.
const (
	userKey  = "user"
	sinceKey = "since"
	seenKey  = "seen"
	afterKey = "after"
	overKey  = "over"
)

func newSessions(s *Site) *scs.SessionManager {
	m := scs.New()
	m.Store = s.Options.Sessions
	// Whoever reads the database, or a backup of it, can be nobody by it.
	m.HashTokenInStore = true
	// The session manager has only the machine's clock, so it is left to clear
	// away what is over; over decides.
	m.IdleTimeout, m.Lifetime = 2*s.Idle, 2*s.Lifetime
	m.Cookie.Name = s.Name
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.Persist = false
	if s.Secure {
		m.Cookie.Secure = true
		m.Cookie.Name = "__Host-" + s.Name
	}
	m.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) {
		s.Log.Error("session", "err", err)
		http.Error(w, "Sessionen kan ikke læses. Prøv igen om lidt.", http.StatusServiceUnavailable)
	}
	return m
}

// user is the key of who is logged in. It has the site's name, so that the session of
// another site says nothing here.
func (s *Site) user() string { return s.Name + " " + userKey }

// over reports whether a session has lasted, or been left alone, for too long.
func (s *Site) over(ctx context.Context) bool {
	now := s.Now()
	return now.Sub(time.Unix(s.Sessions.GetInt64(ctx, seenKey), 0)) > s.Idle || now.Sub(time.Unix(s.Sessions.GetInt64(ctx, sinceKey), 0)) > s.Lifetime
}

// Logged returns the ID of who is logged in, or "".
func (s *Site) Logged(ctx context.Context) string {
	id := s.Sessions.GetString(ctx, s.user())
	if id == "" || s.over(ctx) {
		return ""
	}
	return id
}

// Enter returns the ID of who is logged in and notes that they were here. It sends
// others to the login, and returns "".
func (s *Site) Enter(w http.ResponseWriter, r *http.Request) string {
	ctx := r.Context()
	if id := s.Logged(ctx); id != "" {
		s.Sessions.Put(ctx, seenKey, s.Now().Unix())
		return id
	}
	if s.Sessions.GetString(ctx, s.user()) != "" {
		if err := s.Sessions.Destroy(ctx); err != nil {
			s.Fail(w, r, s.Layout("Fejl"), err)
			return ""
		}
		s.Sessions.Put(ctx, overKey, true)
	}
	if r.Method == http.MethodGet {
		s.Sessions.Put(ctx, afterKey, r.URL.RequestURI())
	}
	http.Redirect(w, r, s.Login, http.StatusSeeOther)
	return ""
}

// Expel ends a session whose owner is gone, and sends the browser to the login.
func (s *Site) Expel(w http.ResponseWriter, r *http.Request) {
	if err := s.Sessions.Destroy(r.Context()); err != nil {
		s.Log.Error("end session", "err", err)
	}
	http.Redirect(w, r, s.Login, http.StatusSeeOther)
}

// Was reports, once, whether the browser came to the login because its session was
// over.
func (s *Site) Was(ctx context.Context) bool { return s.Sessions.PopBool(ctx, overKey) }

// Known reports whether the session has, or had, an owner.
func (s *Site) Known(ctx context.Context) bool { return s.Sessions.GetString(ctx, s.user()) != "" }

// Begin begins a session for somebody, under a new token and without anything that
// was in the session before, and returns where the browser wanted to go, or "/".
func (s *Site) Begin(ctx context.Context, id string) (string, error) {
	after := s.Sessions.PopString(ctx, afterKey)
	if err := s.Sessions.Clear(ctx); err != nil {
		return "", err
	}
	if err := s.Sessions.RenewToken(ctx); err != nil {
		return "", err
	}
	now := s.Now().Unix()
	s.Sessions.Put(ctx, s.user(), id)
	s.Sessions.Put(ctx, sinceKey, now)
	s.Sessions.Put(ctx, seenKey, now)
	if !strings.HasPrefix(after, "/") || strings.HasPrefix(after, "//") || strings.HasPrefix(after, `/\`) {
		after = "/"
	}
	return after, nil
}

// Logout ends a session.
func (s *Site) Logout(w http.ResponseWriter, r *http.Request) {
	if err := s.Sessions.Destroy(r.Context()); err != nil {
		s.Fail(w, r, s.Layout("Fejl"), err)
		return
	}
	http.Redirect(w, r, s.Login, http.StatusSeeOther)
}
