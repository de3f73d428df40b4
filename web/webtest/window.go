package webtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

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
		pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFOutlineAndTagged(),
			chromedp.PDFPreferCSSPageSize()))
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

// Axe checks the page, as it is now, against WCAG 2.0 and 2.1 level A and AA,
// and returns what is broken. It sees about half of what a person would.
func (p *Page) Axe() []Violation {
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
			resultTypes: ["violations"],
		}).then((r) => JSON.stringify(r.violations))`, inWorld, chromedp.EvalAwaitPromise))
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
