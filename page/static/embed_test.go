package static

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

func get(t *testing.T, url string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, url, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w.Result()
}

func TestAFileAskedForByItsHashMayBeKept(t *testing.T) {
	url := URL("css/indgang.css")
	if !strings.HasPrefix(url, "/static/css/indgang.css?v=") {
		t.Fatalf("the address is %s", url)
	}
	r := get(t, url)
	if got := r.Header.Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
		t.Errorf("Cache-Control is %q", got)
	}
	if got := r.Header.Get("Content-Type"); got != "text/css; charset=utf-8" {
		t.Errorf("Content-Type is %q", got)
	}
	for _, old := range []string{"/static/css/indgang.css", "/static/css/indgang.css?v=other"} {
		if got := get(t, old).Header.Get("Cache-Control"); got != "no-cache" {
			t.Errorf("%s: Cache-Control is %q", old, got)
		}
	}
}

func TestAFileIsSentOnceAndCompressed(t *testing.T) {
	plain := get(t, "/static/js/indgang.js")
	body, _ := io.ReadAll(plain.Body)
	packed := get(t, "/static/js/indgang.js", "Accept-Encoding", "br, gzip")
	if packed.Header.Get("Content-Encoding") != "gzip" || packed.Header.Get("Vary") != "Accept-Encoding" {
		t.Fatalf("not compressed: %v", packed.Header)
	}
	unpack, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := io.ReadAll(unpack); !bytes.Equal(got, body) {
		t.Error("the compressed file is another one")
	}
	if plain.Header.Get("ETag") == packed.Header.Get("ETag") {
		t.Error("both forms have one ETag")
	}
	again := get(t, "/static/js/indgang.js", "Accept-Encoding", "gzip", "If-None-Match", packed.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("asked again, the answer is %s", again.Status)
	}
	if r := get(t, "/static/js/indgang.js", "Accept-Encoding", "gzip;q=0"); r.Header.Get("Content-Encoding") != "" {
		t.Error("compressed for one who refuses it")
	}
}

func TestWhatIsNotAFileIsNotServed(t *testing.T) {
	for _, url := range []string{"/static/", "/static/css", "/static/css/none.css", "/static/vendor/.keep", "/static/../embed.go",
		"/css/indgang.css"} {
		if r := get(t, url); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", url, r.Status)
		}
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, httptest.NewRequest(http.MethodPost, URL("css/indgang.css"), nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}

func TestReadySaysWhichCommandIsMissing(t *testing.T) {
	err := ready(fstest.MapFS{"css/indgang.css": {}})
	if err == nil || !strings.Contains(err.Error(), "make assets") {
		t.Errorf("without the files from npm: %v", err)
	}
}

// Everything that a style sheet draws must be there, under its hash.
func TestStyleSheetsNameOnlyFilesThatAreHere(t *testing.T) {
	if err := Ready(); err != nil {
		if os.Getenv("CI") != "" || os.Getenv("INDGANG_ALL_TESTS") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	sheets := 0
	for name, a := range all().files {
		if path.Ext(name) != ".css" {
			continue
		}
		sheets++
		for _, m := range cssURL.FindAllSubmatch(a.data, -1) {
			ref, version, _ := strings.Cut(string(m[1]), "?v=")
			target := all().files[path.Join(path.Dir(name), ref)]
			if target == nil {
				t.Errorf("%s names %s, which is not here", name, ref)
			} else if version != target.hash {
				t.Errorf("%s names %s without its hash", name, ref)
			}
		}
	}
	if sheets != 2 {
		t.Errorf("looked at %d style sheets, want dkfds and ours", sheets)
	}
}

func TestNoLogoOfAnotherAuthorityIsHere(t *testing.T) {
	for name := range all().files {
		if strings.Contains(path.Base(name), "logo") {
			t.Errorf("%s is a logo that is not ours to show", name)
		}
	}
}

func BenchmarkServe(b *testing.B) {
	h, r := Handler(), httptest.NewRequest(http.MethodGet, URL("css/indgang.css"), nil)
	r.Header.Set("Accept-Encoding", "gzip")
	b.ReportAllocs()
	for b.Loop() {
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
}
