package page

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"

	"indgang/fault"
	"indgang/web/static"
)

// maxBody bounds what a form may send; uploads have a bound of their own.
const maxBody = 1 << 20

// csp lets pages load their own files and nothing else.
const csp = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Handler puts around the addresses of a site what all of them need: the headers,
// the bound of bodies, the session, and that forms come from here.
func (s *Site) Handler(mux *http.ServeMux) http.Handler {
	cross := http.NewCrossOriginProtection()
	for _, p := range s.CrossOrigin {
		cross.AddInsecureBypassPattern(p)
	}
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.Fail(w, r, s.Layout("Fejl"), fault.New(fault.Forbidden, "Formularen kom fra et andet sted end Indgang og blev ikke modtaget."))
	}))
	var inner http.Handler = mux
	if s.Requests {
		inner = s.noted(mux)
	}
	return s.guard(s.Sessions.LoadAndSave(cross.Handler(inner)))
}

// guard sets the headers that every answer carries, bounds bodies, and turns a
// panic into a page.
func (s *Site) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", csp)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		if s.Secure {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		if !strings.HasPrefix(r.URL.Path, static.Prefix) {
			h.Set("Cache-Control", "no-store")
		}
		// Only uploads are sent in parts, and their page has a bound of its own; no
		// other page reads parts.
		if r.Method == http.MethodPost && !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
			r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		}
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				s.Fail(w, r, s.Layout("Fejl"), fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// noted writes a line in the log for each request of a page: the pattern of the page and
// not the address, which may name a citizen.
func (s *Site) noted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, static.Prefix) {
			next.ServeHTTP(w, r)
			return
		}
		start := s.Now()
		n := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(n, r)
		s.Log.Info("request", "page", r.Pattern, "status", n.status, "ms", s.Now().Sub(start).Milliseconds())
	})
}

// A statusWriter remembers the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
