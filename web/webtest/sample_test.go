package webtest_test

import (
	"embed"
	"html/template"
	"net/http"
	"net/http/httptest"
	"testing"

	"indgang/page/static"
	"indgang/web/webtest"
)

//go:embed testdata/*.html
var samples embed.FS

// policy is the one that the real pages are served under.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// serve starts a server with two sample pages: "/" is a work list and "/borger"
// a citizen. They use every class of indgang.css as page templates should.
func serve(t testing.TB) string {
	t.Helper()
	if err := static.Ready(); err != nil {
		if webtest.MustRunAll() {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	pages := template.Must(template.New("").Funcs(template.FuncMap{
		"static": static.URL, "icon": static.Icon,
	}).ParseFS(samples, "testdata/*.html"))
	show := func(name, title, here string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", policy)
			if err := pages.ExecuteTemplate(w, name, map[string]string{"Title": title, "Here": here, "Query": r.URL.RawQuery}); err != nil {
				t.Error(err)
			}
		}
	}
	mux := http.NewServeMux()
	mux.Handle("GET "+static.Prefix, static.Handler())
	mux.HandleFunc("GET /{$}", show("day.html", "Min dag", "dag"))
	mux.HandleFunc("GET /borger", show("citizen.html", "Amina Yilmaz", "borger"))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_ = r.ParseForm()
		_, _ = w.Write([]byte(`<!doctype html><html lang="da"><title>Modtaget</title><link rel="icon" href="data:,"><h1>Modtaget</h1><p id="got">` +
			template.HTMLEscapeString(r.Method+" "+r.URL.Path+" "+r.Form.Encode()) + `</p>`))
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

// faulty serves a page with one fault of each kind.
func faulty(t testing.TB) string {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", policy)
		_, _ = w.Write([]byte(`<!doctype html><html><head><meta name="viewport" content="width=device-width"><title>Fejl</title>
			<link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/wide.css"><script src="/throw.js" defer></script></head>
			<body><h1 style="color:red">Fejl</h1><div class="wide">bred</div><img src="/gone.png"></body></html>`))
	})
	mux.HandleFunc("GET /icon.svg", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/svg+xml")
		_, _ = w.Write([]byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`))
	})
	mux.HandleFunc("GET /wide.css", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css")
		_, _ = w.Write([]byte(".wide{width:600px}"))
	})
	mux.HandleFunc("GET /throw.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = w.Write([]byte("throw new Error('knald')"))
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}
