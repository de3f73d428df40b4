package webtest

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

const (
	appearWithin = 5 * time.Second  // how long an element may take to show up
	settleWithin = 15 * time.Second // how long a click may keep the page busy
	quietFor     = 40 * time.Millisecond
)

// Browser is the one headless Chromium of a test process. Each Page is a
// stranger to the others: own cookies, own storage.
type Browser struct{ ctx context.Context }

var shared = struct {
	sync.Mutex
	browser *Browser
	err     error

	// Held for as long as the process lives: dropped, it would be closed by the
	// garbage collector, and the browser's folder would be removed too early.
	lifeline io.Closer
}{}

// Start returns the process's browser, starting it the first time. Without
// Chromium on the machine it skips the test, or fails it when the environment
// says that all tests must run (CI or INDGANG_ALL_TESTS).
func Start(t testing.TB) *Browser {
	t.Helper()
	path := findChromium()
	if path == "" {
		missing(t, "no Chromium on this machine: run scripts/setup-debian, or set INDGANG_CHROMIUM to its path")
	}
	shared.Lock()
	defer shared.Unlock()
	if shared.browser == nil && shared.err == nil {
		shared.browser, shared.err = launch(path)
	}
	if shared.err != nil {
		t.Fatalf("start %s: %v", path, shared.err)
	}
	return shared.browser
}

// MustRunAll reports whether the environment forbids skipping for want of a
// program.
func MustRunAll() bool {
	return os.Getenv("CI") != "" || os.Getenv("INDGANG_ALL_TESTS") != ""
}

func missing(t testing.TB, what string) {
	t.Helper()
	if MustRunAll() {
		t.Fatal(what)
	}
	t.Skip(what)
}

func findChromium() string {
	names := []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}
	if own := os.Getenv("INDGANG_CHROMIUM"); own != "" {
		names = []string{own}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

func launch(path string) (*Browser, error) {
	dir, err := os.MkdirTemp("", "indgang-chromium-")
	if err != nil {
		return nil, err
	}
	if err := removeAfterUs(dir); err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(dir),
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("no-proxy-server", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("no-pings", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("font-render-hinting", "none"),
		chromedp.Flag("lang", "da"),
	)
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	// The process's own life is the browser's: no test may end it for the rest.
	ctx, _ := chromedp.NewExecAllocator(context.Background(), options...) //nolint:govet // lives as long as the process
	ctx, _ = chromedp.NewContext(ctx)                                     //nolint:govet // as above
	if err := chromedp.Do(ctx); err != nil {
		return nil, err
	}
	return &Browser{ctx: ctx}, nil
}

// removeAfterUs leaves a shell behind that removes dir when this process ends,
// however it ends: there is no other moment that comes after the last test.
func removeAfterUs(dir string) error {
	cmd := exec.Command("/bin/sh", "-c", `cat >/dev/null; for i in 1 2 3 4 5; do sleep 0.3; rm -rf "$1" && break; done`, "sh", dir)
	var err error
	if shared.lifeline, err = cmd.StdinPipe(); err != nil {
		return err
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	return cmd.Start()
}

// Page is one tab. Its methods wait until the page is quiet again, and fail the
// test with a plain reason when they cannot do what is asked.
//
// A selector is CSS, or "text=Gem" for the link, button or label with exactly
// that visible text, or "label=Dato" for the field with that label.
type Page struct {
	t             testing.TB
	ctx           context.Context
	width, height int
	zoom          int
	scriptless    bool
	interactions  int

	mu       sync.Mutex
	busy     map[network.RequestID]request
	loading  map[cdp.FrameID]bool
	lastSeen time.Time
	console  []string
	failed   []string
}

type request struct {
	loader cdp.LoaderID
	what   string
}

// Page opens a tab of the given size in CSS pixels. It is closed when t ends.
// A new page costs about half a second, as it shares no cache with the others:
// a test that looks at many addresses goes to them on one page.
func (b *Browser) Page(t testing.TB, width, height int) *Page {
	t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	p := &Page{
		t: t, ctx: ctx, width: width, height: height, zoom: 100,
		busy: map[network.RequestID]request{}, loading: map[cdp.FrameID]bool{},
	}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("open a page: %v", err)
	}
	if err := chromedp.Listen(ctx, p.listen); err != nil {
		t.Fatalf("listen to a page: %v", err)
	}
	p.metrics()
	p.try("set the time zone", func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: "Europe/Copenhagen"})
		return err
	})
	p.try("set the language", func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetLocaleOverride, emulation.SetLocaleOverrideParams{Locale: "da-DK"})
		return err
	})
	return p
}

// listen keeps the books. It runs on the goroutine that reads from the browser
// and must neither wait nor ask the browser anything.
func (p *Page) listen(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lastSeen = time.Now()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		switch e.Type {
		case network.ResourceTypeEventSource, network.ResourceTypeWebSocket, network.ResourceTypePing:
			return // never done, or nobody's wait
		}
		p.busy[e.RequestID] = request{e.LoaderID, e.Request.Method + " " + e.Request.URL}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			p.failed = append(p.failed, fmt.Sprintf("%d %s", e.Response.Status, p.nameOf(e.RequestID, e.Response.URL)))
		}
	case *network.EventLoadingFinished:
		delete(p.busy, e.RequestID)
	case *network.EventLoadingFailed:
		if !e.Canceled {
			p.failed = append(p.failed, fmt.Sprintf("%s %s %s", e.ErrorText, e.BlockedReason, p.nameOf(e.RequestID, "")))
		}
		delete(p.busy, e.RequestID)
	case *page.EventFrameStartedLoading:
		p.loading[e.FrameID] = true
	case *page.EventFrameStoppedLoading:
		delete(p.loading, e.FrameID)
	case *page.EventFrameDetached:
		delete(p.loading, e.FrameID)
	case *page.EventFrameNavigated:
		if e.Frame.ParentID != "" {
			return
		}
		for id, r := range p.busy { // the old page's requests went with it
			if r.loader != e.Frame.LoaderID {
				delete(p.busy, id)
			}
		}
	case *page.EventJavascriptDialogOpening:
		p.console = append(p.console, fmt.Sprintf("the page opened a browser dialog (%s): %s", e.Type, e.Message))
		go func() {
			accept := page.HandleJavaScriptDialogParams{Accept: true}
			_, _ = chromedp.Call(p.ctx, page.HandleJavaScriptDialog, accept)
		}()
	case *runtime.EventConsoleAPICalled:
		if e.Type != "error" && e.Type != "assert" {
			return
		}
		var words []string
		for _, arg := range e.Args {
			if s := string(arg.Value); s != "" {
				words = append(words, s)
			} else {
				words = append(words, arg.Description)
			}
		}
		p.console = append(p.console, "console: "+strings.Join(words, " "))
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			text += " " + x.Description
		}
		p.console = append(p.console, "exception: "+text)
	case *log.EventEntryAdded:
		// A failed request is told by FailedRequests, in better words.
		if e.Entry.Level == log.EntryLevelError && e.Entry.Source != log.EntrySourceNetwork {
			p.console = append(p.console, fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	}
}

func (p *Page) nameOf(id network.RequestID, url string) string {
	if r, ok := p.busy[id]; ok {
		return r.what
	}
	return url
}

// try runs a step with a time limit and fails the test when it errs.
func (p *Page) try(what string, step func(context.Context) error) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, settleWithin)
	defer cancel()
	if err := step(ctx); err != nil {
		p.fatalf("%s: %v", what, err)
	}
}

// fatalf ends the test. With INDGANG_SCREENSHOTS set to a folder, the page as
// it was is left there.
func (p *Page) fatalf(format string, args ...any) {
	p.t.Helper()
	if dir := os.Getenv("INDGANG_SCREENSHOTS"); dir != "" {
		name := strings.Map(func(r rune) rune {
			if r == '/' || r == ' ' {
				return '-'
			}
			return r
		}, p.t.Name())
		ctx, cancel := context.WithTimeout(p.ctx, settleWithin)
		defer cancel()
		if png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100)); err == nil {
			file := filepath.Join(dir, name+".png")
			if os.MkdirAll(dir, 0o755) == nil && os.WriteFile(file, png, 0o644) == nil {
				p.t.Logf("the page as it was: %s", file)
			}
		}
	}
	p.t.Fatalf(format, args...)
}

func (p *Page) metrics() {
	p.t.Helper()
	p.try("set the size of the window", func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
			Width:             int64(p.width * 100 / p.zoom),
			Height:            int64(p.height * 100 / p.zoom),
			DeviceScaleFactor: float64(p.zoom) / 100,
		})
		return err
	})
}

// settle waits until nothing has happened for a moment: no request under way,
// no page loading.
func (p *Page) settle() {
	p.t.Helper()
	deadline := time.Now().Add(settleWithin)
	p.mu.Lock()
	p.lastSeen = time.Now() // what the last step causes may take a moment to begin
	p.mu.Unlock()
	for {
		p.mu.Lock()
		busy, loading, quiet := len(p.busy), len(p.loading), time.Since(p.lastSeen)
		var waiting []string
		for _, r := range p.busy {
			waiting = append(waiting, r.what)
		}
		p.mu.Unlock()
		if busy == 0 && loading == 0 && quiet >= quietFor && !p.swapping() {
			return
		}
		if time.Now().After(deadline) {
			p.fatalf("the page at %s is still busy after %v: %v", p.URL(), settleWithin, waiting)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func (p *Page) swapping() bool {
	var yes bool
	ctx, cancel := context.WithTimeout(p.ctx, settleWithin)
	defer cancel()
	err := p.eval(ctx, `document.readyState !== "complete"`, &yes)
	return err != nil || yes // an error here is a page that is just being replaced
}

// eval runs an expression and decodes its JSON into out, unless out is nil.
func (p *Page) eval(ctx context.Context, js string, out any) error {
	raw, err := chromedp.Run(ctx, chromedp.Evaluate[[]byte](js, chromedp.EvalAwaitPromise, chromedp.EvalAsValue))
	if err != nil || out == nil || len(raw) == 0 {
		return err
	}
	return json.Unmarshal(raw, out)
}

// Eval runs a JavaScript expression in the page, also when the page's own
// scripts are off, and decodes its value into out, which may be nil.
func (p *Page) Eval(js string, out any) {
	p.t.Helper()
	p.try("eval "+js, func(ctx context.Context) error { return p.eval(ctx, js, out) })
}

// finder is the JavaScript behind selectors. It returns the matching elements,
// in document order.
const finder = `(sel) => {
	const norm = (s) => (s || "").replace(/\s+/g, " ").trim();
	if (sel.startsWith("text=")) {
		const want = norm(sel.slice(5));
		return [...document.querySelectorAll("a,button,summary,label,input[type=submit],[role=button],[role=tab]")]
			.filter((e) => norm(e.innerText) === want || norm(e.value) === want || norm(e.getAttribute("aria-label")) === want);
	}
	if (sel.startsWith("label=")) {
		const want = norm(sel.slice(6));
		return [...document.querySelectorAll("label")].filter((l) => norm(l.innerText) === want && l.control).map((l) => l.control);
	}
	return [...document.querySelectorAll(sel)];
}`

const isVisible = `(e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden"`

// with makes an expression that calls fn with the first visible match of sel.
func with(sel, fn string) string {
	return fmt.Sprintf(`(() => { const e = (%s)(%s).find(%s); return e ? (%s)(e) : null; })()`, finder, quote(sel), isVisible, fn)
}

func quote(s string) string {
	b, _ := json.Marshal(s) // a string always has JSON
	return string(b)
}

// on runs fn with the first visible match of sel, waiting for one to appear.
func (p *Page) on(what, sel, fn string, out any) {
	p.t.Helper()
	deadline := time.Now().Add(appearWithin)
	for {
		var raw json.RawMessage
		ctx, cancel := context.WithTimeout(p.ctx, settleWithin)
		err := p.eval(ctx, with(sel, "(e) => ({value: ("+fn+")(e)})"), &raw)
		cancel()
		if err == nil && string(raw) != "null" && len(raw) > 0 {
			var found struct {
				Value json.RawMessage `json:"value"`
			}
			if err := json.Unmarshal(raw, &found); err != nil {
				p.fatalf("%s %q: %v", what, sel, err)
			}
			if out != nil && len(found.Value) > 0 {
				if err := json.Unmarshal(found.Value, out); err != nil {
					p.fatalf("%s %q: %v", what, sel, err)
				}
			}
			return
		}
		if time.Now().After(deadline) {
			if err != nil {
				p.fatalf("%s %q at %s: %v", what, sel, p.URL(), err)
			}
			p.fatalf("%s %q: nothing visible matches it at %s", what, sel, p.URL())
		}
		time.Sleep(20 * time.Millisecond)
	}
}
