package page

import (
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzhttp"

	"indgang/fault"
	"indgang/page/static"
)

// What a form, and a request that sends nothing we read, may hold. Uploads have a
// bound for each page.
const (
	maxBody    = 1 << 20
	maxAddress = 8 << 10
)

// csp lets pages load their own files and nothing else.
const csp = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Handler puts around the addresses of a site what all of them need: the headers,
// the bound of bodies, compression, the session, and that forms come from here.
func (s *Site) Handler(mux *http.ServeMux) http.Handler {
	cross := http.NewCrossOriginProtection()
	for _, p := range s.CrossOrigin {
		cross.AddInsecureBypassPattern(p)
	}
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.Fail(w, r, s.Layout("Fejl"), fault.New(fault.Forbidden, "Formularen kom fra et andet sted end Indgang og blev ikke modtaget."))
	}))
	mux.HandleFunc("POST "+s.Home+themeCookie, s.setTheme)
	var inner http.Handler = mux
	if s.Requests {
		inner = s.noted(mux)
	}
	session := s.Sessions.LoadAndSave(cross.Handler(inner))
	pages := compressed(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		session.ServeHTTP(w, r.WithContext(watched(r.Context())))
	}))
	return s.guard(mux, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, static.Prefix) {
			mux.ServeHTTP(w, r) // the same for everybody
			return
		}
		pages.ServeHTTP(w, r)
	}))
}

// compressed sends what is large and shrinks in gzip. An answer that another site made
// the browser ask for is sent as it is: its length would tell that site something.
func compressed(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(1<<10), gzhttp.CompressionLevel(5), gzhttp.RandomJitter(64, 0, false))
	if err != nil {
		panic(err) // the options are constants
	}
	zipped := wrap(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" || site == "same-site" {
			next.ServeHTTP(w, r)
			return
		}
		zipped.ServeHTTP(w, r)
	})
}

// whole reports whether an address is text that can stand in a page and a database.
func whole(r *http.Request) bool {
	if len(r.RequestURI) > maxAddress || !Plain(r.URL.Path) {
		return false
	}
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return false
	}
	for name, values := range q {
		if !Plain(name) || slices.ContainsFunc(values, func(v string) bool { return !Plain(v) }) {
			return false
		}
	}
	return true
}

// bound bounds the body of a request. Parts are read where files are taken, and
// nowhere else.
func (s *Site) bound(mux *http.ServeMux, w http.ResponseWriter, r *http.Request) error {
	if r.Body == nil || r.Body == http.NoBody {
		return nil
	}
	_, pattern := mux.Handler(r)
	most, upload := s.Uploads[pattern]
	if !upload {
		most = maxBody
		if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); strings.HasPrefix(kind, "multipart/") {
			return fault.New(fault.Invalid, "Siden tager ikke imod filer. Gå tilbage, og brug formularen.")
		}
	}
	r.Body = http.MaxBytesReader(w, r.Body, most)
	return nil
}

// guard sets the headers that every answer carries, bounds bodies, and turns a
// panic into a page.
func (s *Site) guard(mux *http.ServeMux, next http.Handler) http.Handler {
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
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				s.Fail(w, r, s.Layout("Fejl"), fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
			}
		}()
		err := s.bound(mux, w, r)
		if !whole(r) {
			err = fault.New(fault.NotFound, "Adressen er gået i stykker. Gå til forsiden, og find siden derfra.")
		}
		if err != nil {
			s.Fail(w, r, s.Layout("Fejl"), err)
			return
		}
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
