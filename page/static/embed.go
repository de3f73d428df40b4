// Package static holds what the browser loads besides pages: our style sheet
// and script, and the copy of dkfds that "make assets" lays in
// vendor. It hides where a file comes from, how it is compressed and how a
// browser is kept from using an old one: pages only say URL("css/indgang.css").
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base32"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Prefix is the path under which Handler must be mounted.
const Prefix = "/static/"

//go:embed all:css all:js all:img all:vendor
var embedded embed.FS

// needed are the files without which a page is bare. They come from npm.
var needed = []string{
	"vendor/dkfds/css/dkfds.min.css",
	"vendor/dkfds/js/dkfds.min.js",
	"vendor/icons.svg",
}

// Ready reports whether the files from npm were in place when the binary was
// built. The system works without them, but its pages have no design.
func Ready() error { return ready(embedded) }

func ready(files fs.FS) error {
	for _, name := range needed {
		if _, err := fs.Stat(files, name); err != nil {
			return errors.New("static: " + name + ` was not there when this was built: run "make assets" and build again`)
		}
	}
	return nil
}

// URL returns the address of an embedded file, such as
// "/static/css/indgang.css?v=HASH". The hash follows the content, so a browser
// may keep the file for ever. An unknown name gets an address without a hash,
// which answers 404.
func URL(name string) string {
	if a, ok := all().files[name]; ok {
		return Prefix + name + "?v=" + a.hash
	}
	return Prefix + name
}

// Icon returns the address of one icon in the sprite, to stand in
// <svg class="icon-svg" aria-hidden="true" focusable="false"><use href="…"></use></svg>.
func Icon(name string) string { return URL("vendor/icons.svg") + "#" + name }

// Handler serves the embedded files. Mount it at Prefix, not stripped:
//
//	mux.Handle("GET "+static.Prefix, static.Handler())
//
// A file asked for by its hash may be kept for a year; without the hash, or
// with that of another build, it must be asked for again each time.
func Handler() http.Handler { return all() }

type asset struct {
	data []byte
	hash string
	mime string
	gzip func() []byte // nil when the content does not shrink
}

type assets struct{ files map[string]*asset }

var all = sync.OnceValue(func() *assets { return load(embedded) })

// mimes lists what we serve, so that the answer does not depend on the
// machine's own table of file types.
var mimes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".png":   "image/png",
	".woff2": "font/woff2",
	".txt":   "text/plain; charset=utf-8",
	".md":    "text/plain; charset=utf-8",
}

var cssURL = regexp.MustCompile(`url\(\s*["']?([^"')]+?)["']?\s*\)`)

func load(files fs.FS) *assets {
	all := &assets{files: map[string]*asset{}}
	_ = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		mime, known := mimes[path.Ext(name)]
		if err != nil || d.IsDir() || !known {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		all.files[name] = &asset{data: data, hash: hash(data), mime: mime}
		return nil
	})
	// What a style sheet draws gets a hash too. Style sheets name fonts and
	// pictures, never each other, so one pass is enough.
	for name, a := range all.files {
		if path.Ext(name) != ".css" {
			continue
		}
		a.data = cssURL.ReplaceAllFunc(a.data, func(match []byte) []byte {
			ref := string(cssURL.FindSubmatch(match)[1])
			if target, ok := all.files[path.Join(path.Dir(name), ref)]; ok {
				return []byte("url(" + ref + "?v=" + target.hash + ")")
			}
			return match
		})
		a.hash = hash(a.data)
	}
	for name, a := range all.files {
		if ext := path.Ext(name); ext != ".woff2" && ext != ".png" && len(a.data) > 512 {
			a.gzip = sync.OnceValue(func() []byte { return compress(a.data) })
		}
	}
	return all
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10]))
}

func compress(data []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = w.Write(data) // a bytes.Buffer never fails
	_ = w.Close()
	return b.Bytes()
}

func (s *assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	name, ok := strings.CutPrefix(r.URL.Path, Prefix)
	a := s.files[name]
	if !ok || a == nil {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", a.mime)
	h.Set("X-Content-Type-Options", "nosniff")
	if r.URL.Query().Get("v") == a.hash {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		h.Set("Cache-Control", "no-cache")
	}
	data, tag := a.data, a.hash
	if a.gzip != nil {
		h.Set("Vary", "Accept-Encoding")
		if acceptsGzip(r.Header.Get("Accept-Encoding")) {
			data, tag = a.gzip(), a.hash+"-gz"
			h.Set("Content-Encoding", "gzip")
		}
	}
	h.Set("ETag", `"`+tag+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// acceptsGzip reads an Accept-Encoding header; "gzip;q=0" means no.
func acceptsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		coding, params, _ := strings.Cut(part, ";")
		coding = strings.TrimSpace(coding)
		if !strings.EqualFold(coding, "gzip") && coding != "*" {
			continue
		}
		q, found := strings.CutPrefix(strings.ReplaceAll(params, " ", ""), "q=")
		if !found {
			return true
		}
		weight, err := strconv.ParseFloat(q, 64)
		return err == nil && weight > 0
	}
	return false
}
