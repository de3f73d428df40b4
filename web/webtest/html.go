package webtest

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// Checker looks at a node of a page and says what is wrong with it. Checkers
// are put together from small ones:
//
//	webtest.HTML(t, body,
//		webtest.Sound(),
//		webtest.In("h1", webtest.HasText("Min dag")),
//		webtest.In("table.worklist",
//			webtest.Count("tbody tr", 12),
//			webtest.In("tbody tr:first-child .badge", webtest.HasText("Overskredet"))),
//		webtest.NotIn(".error-summary"))
type Checker func(*html.Node) error

// HTML parses a page or a fragment and fails the test for each check that does
// not hold. A failed check does not keep the others from being tried.
func HTML(t testing.TB, page string, checks ...Checker) {
	t.Helper()
	node, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatalf("parse the page: %v", err)
	}
	for _, check := range checks {
		if err := check(node); err != nil {
			t.Error(err)
		}
	}
}

// Response checks an answer's status and then its page, and closes the body.
func Response(t testing.TB, r *http.Response, status int, checks ...Checker) {
	t.Helper()
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatalf("read the answer: %v", err)
	}
	if r.StatusCode != status {
		t.Errorf("the answer is %s, want %d", r.Status, status)
	}
	HTML(t, string(body), checks...)
}

// All puts checks into one; the first that does not hold speaks.
func All(checks ...Checker) Checker {
	return func(n *html.Node) error {
		for _, check := range checks {
			if err := check(n); err != nil {
				return err
			}
		}
		return nil
	}
}

// In holds when something matches the selector and its first match passes the
// checks.
func In(selector string, checks ...Checker) Checker {
	find := compile(selector)
	return func(n *html.Node) error {
		found := find(n)
		if len(found) == 0 {
			return fmt.Errorf("%s: nothing matches in %s", selector, outline(n))
		}
		return prefix(selector, All(checks...)(found[0]))
	}
}

// InAt is In for the i'th match, counted from 0.
func InAt(selector string, i int, checks ...Checker) Checker {
	find := compile(selector)
	return func(n *html.Node) error {
		found := find(n)
		if i >= len(found) {
			return fmt.Errorf("%s: %d match, want number %d", selector, len(found), i)
		}
		return prefix(fmt.Sprintf("%s[%d]", selector, i), All(checks...)(found[i]))
	}
}

// Each holds when something matches and every match passes the checks.
func Each(selector string, checks ...Checker) Checker {
	find := compile(selector)
	return func(n *html.Node) error {
		found := find(n)
		if len(found) == 0 {
			return fmt.Errorf("%s: nothing matches in %s", selector, outline(n))
		}
		for i, node := range found {
			if err := All(checks...)(node); err != nil {
				return prefix(fmt.Sprintf("%s[%d]", selector, i), err)
			}
		}
		return nil
	}
}

// NotIn holds when nothing matches.
func NotIn(selector string) Checker {
	find := compile(selector)
	return func(n *html.Node) error {
		if found := find(n); len(found) > 0 {
			return fmt.Errorf("%s: must not be here, but is: %s", selector, outline(found[0]))
		}
		return nil
	}
}

// Count holds when so many elements match.
func Count(selector string, want int) Checker {
	find := compile(selector)
	return func(n *html.Node) error {
		if found := find(n); len(found) != want {
			return fmt.Errorf("%s: %d match, want %d", selector, len(found), want)
		}
		return nil
	}
}

// HasText holds when the text contains want; white space counts as one space.
func HasText(want string) Checker {
	want = squeeze(want)
	return func(n *html.Node) error {
		if got := TextOf(n); !strings.Contains(got, want) {
			return fmt.Errorf("reads %q, want %q in it", shorten(got), want)
		}
		return nil
	}
}

// LacksText holds when the text does not contain what is given.
func LacksText(unwanted string) Checker {
	unwanted = squeeze(unwanted)
	return func(n *html.Node) error {
		if got := TextOf(n); strings.Contains(got, unwanted) {
			return fmt.Errorf("reads %q, which must not have %q in it", shorten(got), unwanted)
		}
		return nil
	}
}

// IsText holds when the whole text is want.
func IsText(want string) Checker {
	want = squeeze(want)
	return func(n *html.Node) error {
		if got := TextOf(n); got != want {
			return fmt.Errorf("reads %q, want %q", shorten(got), want)
		}
		return nil
	}
}

// MatchesText holds when the text matches a regular expression.
func MatchesText(expr string) Checker {
	re := regexp.MustCompile(expr)
	return func(n *html.Node) error {
		if got := TextOf(n); !re.MatchString(got) {
			return fmt.Errorf("reads %q, want a match of %q", shorten(got), expr)
		}
		return nil
	}
}

// Attr holds when the attribute is there and is exactly want.
func Attr(name, want string) Checker {
	return func(n *html.Node) error {
		got, ok := AttrOf(n, name)
		if !ok {
			return fmt.Errorf("has no attribute %s: %s", name, outline(n))
		}
		if got != want {
			return fmt.Errorf("has %s=%q, want %q", name, got, want)
		}
		return nil
	}
}

// AttrHas holds when the attribute is there and contains want.
func AttrHas(name, want string) Checker {
	return func(n *html.Node) error {
		if got, _ := AttrOf(n, name); !strings.Contains(got, want) {
			return fmt.Errorf("has %s=%q, want %q in it", name, got, want)
		}
		return nil
	}
}

// NoAttr holds when the attribute is not there.
func NoAttr(name string) Checker {
	return func(n *html.Node) error {
		if got, ok := AttrOf(n, name); ok {
			return fmt.Errorf("has %s=%q, which must not be here", name, got)
		}
		return nil
	}
}

// AttrOf returns an attribute and whether it is there.
func AttrOf(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// TextOf returns the text of a node and what is in it, white space drawn
// together, without scripts and style sheets.
func TextOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "template"):
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.Type == html.ElementNode && !inline[n.Data] {
			b.WriteByte(' ') // a cell or a paragraph ends a word
		}
	}
	walk(n)
	return squeeze(b.String())
}

var inline = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "cite": true, "code": true, "em": true, "i": true, "kbd": true,
	"mark": true, "s": true, "small": true, "span": true, "strong": true, "sub": true, "sup": true, "time": true, "u": true, "wbr": true,
}

// Sound holds for a whole page that keeps the rules no page may break: one h1,
// a title, a language, unique ids, a name for every field, a text for every
// picture, and nothing that the content security policy would refuse.
func Sound() Checker {
	return func(root *html.Node) error {
		var faults []string
		fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }

		labels := map[string]bool{}
		for _, l := range compile("label[for]")(root) {
			id, _ := AttrOf(l, "for")
			labels[id] = true
		}
		ids := map[string]bool{}
		for _, n := range compile("*")(root) {
			id, has := AttrOf(n, "id")
			if has && id == "" {
				fault("an empty id: %s", outline(n))
			}
			if has && ids[id] {
				fault("id %q stands twice", id)
			}
			if has {
				ids[id] = true
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					fault("inline %s, which the policy refuses: %s", a.Key, outline(n))
				}
				if (a.Key == "href" || a.Key == "action") && strings.HasPrefix(strings.TrimSpace(a.Val), "javascript:") {
					fault("a javascript: address: %s", outline(n))
				}
			}
			switch n.Data {
			case "style":
				fault("an inline style sheet, which the policy refuses")
			case "script":
				if _, src := AttrOf(n, "src"); !src {
					if kind, _ := AttrOf(n, "type"); kind != "application/json" {
						fault("an inline script, which the policy refuses")
					}
				}
			case "img":
				if _, alt := AttrOf(n, "alt"); !alt {
					fault("a picture without alt: %s", outline(n))
				}
			case "input", "select", "textarea":
				kind, _ := AttrOf(n, "type")
				if kind == "hidden" || kind == "submit" || kind == "button" {
					continue
				}
				_, named := AttrOf(n, "aria-label")
				_, by := AttrOf(n, "aria-labelledby")
				if !named && !by && !labels[id] && !under(n, "label") {
					fault("a field without a label: %s", outline(n))
				}
			}
		}
		if n := len(compile("h1")(root)); n != 1 {
			fault("%d h1, want 1", n)
		}
		if title := compile("title")(root); len(title) == 0 || TextOf(title[0]) == "" {
			fault("no title")
		}
		if lang := compile("html[lang]")(root); len(lang) == 0 {
			fault("no language on <html>")
		}
		if len(faults) > 0 {
			return fmt.Errorf("not sound: %s", strings.Join(faults, "; "))
		}
		return nil
	}
}

func under(n *html.Node, tag string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == tag {
			return true
		}
	}
	return false
}

// compile makes a finder of a selector. A selector that is no selector is a
// mistake in the test, so it panics.
func compile(selector string) func(*html.Node) []*html.Node {
	group, err := cascadia.ParseGroup(selector)
	if err != nil {
		panic(fmt.Sprintf("webtest: selector %q: %v", selector, err))
	}
	return func(n *html.Node) []*html.Node { return cascadia.QueryAll(n, group) }
}

func prefix(selector string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", selector, err)
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func shorten(s string) string {
	if r := []rune(s); len(r) > 300 {
		return string(r[:300]) + "…"
	}
	return s
}

// outline shows a node's own tag, and the start of what it says.
func outline(n *html.Node) string {
	if n.Type != html.ElementNode {
		return "the page"
	}
	var b strings.Builder
	b.WriteString("<" + n.Data)
	for _, a := range n.Attr {
		fmt.Fprintf(&b, " %s=%q", a.Key, a.Val)
	}
	b.WriteString(">")
	text := []rune(TextOf(n))
	if len(text) > 60 {
		text = append(text[:60], '…')
	}
	return b.String() + string(text)
}
