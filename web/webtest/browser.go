package webtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
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
// no page loading, no htmx swap.
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
	err := p.eval(ctx, `document.readyState !== "complete" || document.querySelector(".htmx-request,.htmx-swapping,.htmx-settling") !== null`, &yes)
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

// ---- going and looking

// Goto opens an address and waits until the page is there. The answer's status
// does not matter here; see FailedRequests.
func (p *Page) Goto(url string) {
	p.t.Helper()
	p.try("go to "+url, func(ctx context.Context) error {
		return chromedp.Do(ctx, chromedp.Navigate(url))
	})
	p.settle()
}

// Reload loads the page again.
func (p *Page) Reload() {
	p.t.Helper()
	p.try("reload", func(ctx context.Context) error { return chromedp.Do(ctx, chromedp.Reload()) })
	p.settle()
}

// Back goes back one page, as the browser's button does.
func (p *Page) Back() {
	p.t.Helper()
	p.try("go back", func(ctx context.Context) error { return chromedp.Do(ctx, chromedp.NavigateBack()) })
	p.settle()
}

// URL returns the address of the page.
func (p *Page) URL() string {
	var url string
	ctx, cancel := context.WithTimeout(p.ctx, settleWithin)
	defer cancel()
	if err := p.eval(ctx, "location.href", &url); err != nil {
		return "(unknown: " + err.Error() + ")"
	}
	return url
}

// Title returns the page's title.
func (p *Page) Title() string {
	p.t.Helper()
	var title string
	p.Eval("document.title", &title)
	return title
}

// Text returns what a person reads in the first visible match, with white space
// drawn together.
func (p *Page) Text(sel string) string {
	p.t.Helper()
	var text string
	p.on("read", sel, `(e) => e.innerText`, &text)
	return strings.Join(strings.Fields(text), " ")
}

// Texts returns the text of every visible match.
func (p *Page) Texts(sel string) []string {
	p.t.Helper()
	var texts []string
	p.Eval(fmt.Sprintf(`(%s)(%s).filter(%s).map((e) => e.innerText)`, finder, quote(sel), isVisible), &texts)
	for i, s := range texts {
		texts[i] = strings.Join(strings.Fields(s), " ")
	}
	return texts
}

// Count returns how many elements match, visible or not.
func (p *Page) Count(sel string) int {
	p.t.Helper()
	var n int
	p.Eval(fmt.Sprintf(`(%s)(%s).length`, finder, quote(sel)), &n)
	return n
}

// Visible reports whether an element that matches can be seen now.
func (p *Page) Visible(sel string) bool {
	p.t.Helper()
	var yes bool
	p.Eval(fmt.Sprintf(`(%s)(%s).some(%s)`, finder, quote(sel), isVisible), &yes)
	return yes
}

// Attr returns an attribute of the first visible match; "" when it has none.
func (p *Page) Attr(sel, name string) string {
	p.t.Helper()
	var value string
	p.on("read attribute "+name+" of", sel, `(e) => e.getAttribute(`+quote(name)+`) ?? ""`, &value)
	return value
}

// Value returns what stands in a field.
func (p *Page) Value(sel string) string {
	p.t.Helper()
	var value string
	p.on("read the value of", sel, `(e) => e.value`, &value)
	return value
}

// Focused reports whether the first visible match has the focus.
func (p *Page) Focused(sel string) bool {
	p.t.Helper()
	var yes bool
	p.on("look at the focus of", sel, `(e) => document.activeElement === e`, &yes)
	return yes
}

// WaitFor waits until something visible matches.
func (p *Page) WaitFor(sel string) {
	p.t.Helper()
	p.on("wait for", sel, `() => true`, nil)
}

// WaitText waits until the first visible match contains the text.
func (p *Page) WaitText(sel, text string) {
	p.t.Helper()
	deadline := time.Now().Add(appearWithin)
	for {
		got := p.Text(sel)
		if strings.Contains(got, text) {
			return
		}
		if time.Now().After(deadline) {
			p.fatalf("wait for %q in %q: it reads %q", text, sel, got)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// ---- doing: each counts as one interaction

// Interactions returns how many things a person would have done so far: each
// click, each field filled, each choice in a list and each key pressed outside
// a field counts one; Enter counts inside a field too. Going to an address by
// Goto counts nothing.
func (p *Page) Interactions() int { return p.interactions }

// ResetInteractions starts the count anew.
func (p *Page) ResetInteractions() { p.interactions = 0 }

// Click scrolls to the first visible match and clicks it with the mouse. It
// fails when something else lies on top.
func (p *Page) Click(sel string) {
	p.t.Helper()
	var at struct {
		X, Y    float64
		Covered string
	}
	p.on("click", sel, `(e) => {
		const box = () => [...e.getClientRects()].find((r) => r.width > 0 && r.height > 0) ?? e.getBoundingClientRect();
		const seen = (r) => r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth;
		if (!seen(box())) e.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
		const r = box();
		const x = r.left + r.width / 2, y = r.top + r.height / 2;
		const hit = document.elementFromPoint(x, y);
		const ok = hit && (e.contains(hit) || hit.contains(e) && hit.tagName === "LABEL" || hit.closest("label")?.control === e || e.control && e.control === hit);
		return {x, y, covered: ok ? "" : hit ? hit.outerHTML.slice(0, 120) : "nothing (outside the window)"};
	}`, &at)
	if at.Covered != "" {
		p.fatalf("click %q: covered by %s", sel, at.Covered)
	}
	p.interactions++
	p.try("click "+sel, func(ctx context.Context) error {
		for _, e := range []input.DispatchMouseEventParams{
			{Type: chromedp.MouseMoved, X: at.X, Y: at.Y},
			{Type: chromedp.MousePressed, X: at.X, Y: at.Y, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1},
			{Type: chromedp.MouseReleased, X: at.X, Y: at.Y, Button: input.MouseButtonLeft, ClickCount: 1},
		} {
			if _, err := chromedp.Call(ctx, input.DispatchMouseEvent, e); err != nil {
				return err
			}
		}
		return nil
	})
	p.settle()
}

// Type replaces what stands in a field, key by key. Fields of type date, time,
// number and the like get their value at once, as "2027-01-25".
func (p *Page) Type(sel, text string) {
	p.t.Helper()
	var byKeys bool
	p.on("type in", sel, `(e) => {
		if (e.matches(":disabled,[readonly]")) throw new Error("the field cannot be changed");
		e.scrollIntoView({block: "nearest", behavior: "instant"});
		e.focus();
		if (e.isContentEditable) { getSelection().selectAllChildren(e); return true; }
		if (!/^(text|search|tel|url|email|password|textarea)$/.test(e.type)) return false;
		e.select();
		return true;
	}`, &byKeys)
	p.interactions++
	if !byKeys {
		p.on("fill", sel, `(e) => { (`+setValue+`)(e, `+quote(text)+`); }`, nil)
	} else {
		if text == "" {
			text = kb.Delete
		}
		p.try("type in "+sel, func(ctx context.Context) error { return chromedp.Do(ctx, chromedp.KeyEvent(text)) })
	}
	p.settle()
}

// setValue sets a value as the browser's own picker does, telling the page.
const setValue = `(e, v) => {
	const proto = e.tagName === "SELECT" ? HTMLSelectElement : HTMLInputElement;
	Object.getOwnPropertyDescriptor(proto.prototype, "value").set.call(e, v);
	e.dispatchEvent(new Event("input", {bubbles: true}));
	e.dispatchEvent(new Event("change", {bubbles: true}));
}`

// Select makes a choice in a list by the option's value or visible text.
func (p *Page) Select(sel, choice string) {
	p.t.Helper()
	var found bool
	p.on("choose in", sel, `(e) => {
		const want = `+quote(choice)+`;
		const option = [...e.options].find((o) => o.value === want) ?? [...e.options].find((o) => o.text.trim() === want);
		if (!option || option.disabled) return false;
		e.focus();
		(`+setValue+`)(e, option.value);
		return true;
	}`, &found)
	if !found {
		p.fatalf("choose %q in %q: there is no such option", choice, sel)
	}
	p.interactions++
	p.settle()
}

var keys = map[string]string{
	"Enter": kb.Enter, "Escape": kb.Escape, "Tab": kb.Tab, "Space": " ", "Backspace": kb.Backspace, "Delete": kb.Delete,
	"ArrowDown": kb.ArrowDown, "ArrowUp": kb.ArrowUp, "ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight,
	"Home": kb.Home, "End": kb.End, "PageDown": kb.PageDown, "PageUp": kb.PageUp,
}

// Press presses one key where the focus is: a character, or a name such as
// "Enter", "Escape", "Tab", "ArrowDown"; "Shift+Tab" and "Ctrl+Enter" hold
// another key meanwhile.
func (p *Page) Press(key string) {
	p.t.Helper()
	name := key
	var held []chromedp.Modifier
	for len(name) > 1 {
		before, after, found := strings.Cut(name, "+")
		m, known := map[string]chromedp.Modifier{
			"Shift": chromedp.ModifierShift, "Ctrl": chromedp.ModifierCtrl, "Alt": chromedp.ModifierAlt,
		}[before]
		if !found || !known {
			break
		}
		held, name = append(held, m), after
	}
	char, named := keys[name]
	if !named {
		if len([]rune(name)) != 1 {
			p.fatalf("press %q: no such key", key)
		}
		char = name
	}
	var inField bool
	p.Eval(`(() => { const e = document.activeElement; return !!e && (e.isContentEditable || e.matches("textarea,select,input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset])")); })()`, &inField)
	if !inField || name == "Enter" {
		p.interactions++
	}
	p.try("press "+key, func(ctx context.Context) error {
		return chromedp.Do(ctx, chromedp.KeyEvent(char, chromedp.KeyModifiers(held...)))
	})
	p.settle()
}

// ---- the window

// Resize changes the window.
func (p *Page) Resize(width, height int) {
	p.t.Helper()
	p.width, p.height = width, height
	p.metrics()
	p.settle()
}

// Zoom shows the page as the browser does at so many per cent: 200 halves the
// number of CSS pixels that the window holds.
func (p *Page) Zoom(percent int) {
	p.t.Helper()
	p.zoom = percent
	p.metrics()
	p.settle()
}

// DisableScript turns the page's scripts off from the next Goto on.
func (p *Page) DisableScript() {
	p.t.Helper()
	p.scriptless = true
	p.try("turn scripts off", func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
}

// Print shows the page as it would be printed, for Screenshot and Visible.
func (p *Page) Print() {
	p.t.Helper()
	p.try("emulate print", func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	})
	p.settle()
}

// PDF prints the page to a file, on A4 paper.
func (p *Page) PDF(path string) {
	p.t.Helper()
	p.try("print to "+path, func(ctx context.Context) error {
		pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFOutlineAndTagged(), chromedp.PDFPreferCSSPageSize()))
		if err != nil {
			return err
		}
		return write(path, pdf)
	})
}

// Screenshot saves a picture of the whole page, also what lies below the
// window's edge.
func (p *Page) Screenshot(path string) {
	p.t.Helper()
	if !p.scriptless {
		p.Eval(`document.fonts.ready.then(() => true)`, nil)
	}
	p.try("take a picture", func(ctx context.Context) error {
		png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
		if err != nil {
			return err
		}
		return write(path, png)
	})
}

// ScreenshotWindow saves a picture of what the window shows now. Use it for
// dialogs, which hang in the window and not on the page.
func (p *Page) ScreenshotWindow(path string) {
	p.t.Helper()
	p.try("take a picture", func(ctx context.Context) error {
		png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
		if err != nil {
			return err
		}
		return write(path, png)
	})
}

// ScreenshotOf saves a picture of the first visible match.
func (p *Page) ScreenshotOf(sel, path string) {
	p.t.Helper()
	var clip page.Viewport
	p.on("take a picture of", sel, `(e) => {
		const r = e.getBoundingClientRect();
		return {x: r.left + scrollX, y: r.top + scrollY, width: r.width, height: r.height, scale: 1};
	}`, &clip)
	p.try("take a picture of "+sel, func(ctx context.Context) error {
		yes := true
		shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: &yes, Clip: &clip})
		if err != nil {
			return err
		}
		return write(path, shot.Data)
	})
}

func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// ---- what went wrong

// ConsoleErrors returns what the browser complained of since the page opened:
// exceptions, console.error, breaches of the content security policy, browser
// dialogs.
func (p *Page) ConsoleErrors() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.console)
}

// FailedRequests returns each request answered with 400 or above, or not at all,
// as "404 GET URL".
func (p *Page) FailedRequests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.failed)
}

// Overflow returns the elements that stick out of the window to the side, which
// a person would have to scroll sideways to read. An element inside a container
// that scrolls by itself is that container's affair.
func (p *Page) Overflow() []string {
	p.t.Helper()
	var found []string
	p.Eval(`(() => {
		const width = document.documentElement.clientWidth;
		const contained = (e) => {
			for (let a = e.parentElement; a && a !== document.body; a = a.parentElement) {
				if (getComputedStyle(a).overflowX !== "visible" && a.getBoundingClientRect().right <= width + 1) return true;
			}
			return false;
		};
		return [...document.body.querySelectorAll("*")].filter((e) => {
			const r = e.getBoundingClientRect();
			return r.width > 1 && r.height > 1 && (r.right > width + 1 || r.left < -1)
				&& getComputedStyle(e).visibility !== "hidden" && !contained(e);
		}).slice(0, 10).map((e) => {
			const r = e.getBoundingClientRect();
			return e.tagName.toLowerCase() + (e.className ? "." + String(e.className).replaceAll(" ", ".") : "")
				+ " from " + Math.round(r.left) + " to " + Math.round(r.right) + " of " + width;
		});
	})()`, &found)
	return found
}

// Violation is one accessibility rule that the page breaks.
type Violation struct {
	ID     string `json:"id"`
	Impact string `json:"impact"`
	Help   string `json:"help"`
	Nodes  []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

func (v Violation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s", v.ID, v.Impact, v.Help)
	for _, n := range v.Nodes {
		fmt.Fprintf(&b, "\n\t%s\n\t\t%s", n.HTML, strings.ReplaceAll(n.Summary, "\n", "\n\t\t"))
	}
	return b.String()
}

// Axe checks the page, as it is now, against WCAG 2.0 and 2.1 level A and AA,
// and returns what is broken. It sees about half of what a person would.
func (p *Page) Axe() []Violation {
	p.t.Helper()
	return p.axe("violations")
}

// AxeUnsure returns what axe could not decide, such as contrast over a picture:
// for a person to look at.
func (p *Page) AxeUnsure() []Violation {
	p.t.Helper()
	return p.axe("incomplete")
}

var axeSource = sync.OnceValues(func() (string, error) {
	root, err := moduleRoot()
	if err != nil {
		return "", err
	}
	b, err := os.ReadFile(filepath.Join(root, "node_modules", "axe-core", "axe.min.js"))
	return string(b), err
})

func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("no go.mod above the test")
		}
		dir = parent
	}
}

func (p *Page) axe(kind string) []Violation {
	p.t.Helper()
	if p.scriptless {
		p.fatalf("axe needs a page with scripts on")
	}
	source, err := axeSource()
	if err != nil {
		missing(p.t, fmt.Sprintf(`axe-core is not installed (%v): run "make assets"`, err))
	}
	// In a world of its own: axe sees the page's elements, and the page's
	// scripts and policy never see axe.
	var found []Violation
	p.try("axe", func(ctx context.Context) error {
		tree, err := chromedp.Call(ctx, page.GetFrameTree, cdp.Empty{})
		if err != nil {
			return err
		}
		world, err := chromedp.Call(ctx, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{
			FrameID: tree.FrameTree.Frame.ID, WorldName: "axe",
		})
		if err != nil {
			return err
		}
		inWorld := func(e *runtime.EvaluateParams) { e.ContextID = world.ExecutionContextID }
		if _, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](source+";0", inWorld)); err != nil {
			return err
		}
		raw, err := chromedp.Run(ctx, chromedp.Evaluate[string](`axe.run(document, {
			runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
			resultTypes: [`+quote(kind)+`],
		}).then((r) => JSON.stringify(r[`+quote(kind)+`]))`, inWorld, chromedp.EvalAwaitPromise))
		if err != nil {
			return err
		}
		return json.Unmarshal([]byte(raw), &found)
	})
	return found
}

// CheckSound fails the test for each thing that no page may have: broken
// accessibility rules, complaints in the console, failed requests, text that
// sticks out of the window.
func (p *Page) CheckSound() {
	p.t.Helper()
	for _, v := range p.Axe() {
		p.t.Errorf("%s: accessibility: %s", p.URL(), v)
	}
	for _, s := range p.ConsoleErrors() {
		p.t.Errorf("%s: console: %s", p.URL(), s)
	}
	for _, s := range p.FailedRequests() {
		p.t.Errorf("%s: request: %s", p.URL(), s)
	}
	for _, s := range p.Overflow() {
		p.t.Errorf("%s: wider than the window of %d px: %s", p.URL(), p.width*100/p.zoom, s)
	}
}
