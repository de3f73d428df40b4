package webtest

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

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
	// A page that the browser has kept whole loads nothing when it is shown again, so
	// it is the address that tells when one is there.
	was := p.URL()
	p.Eval("history.back()", nil)
	for deadline := time.Now().Add(settleWithin); p.URL() == was; {
		if time.Now().After(deadline) {
			p.fatalf("back from %s leads nowhere", was)
		}
		time.Sleep(5 * time.Millisecond)
	}
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
