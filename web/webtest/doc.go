// Package webtest looks at pages for tests, in two ways. Checkers (In, HasText,
// Count, Sound …) read the HTML of an answer and are fast enough for every
// page. A Browser drives a real headless Chromium and sees what a person gets:
// layout at a given width, keys, clicks, accessibility, what the content
// security policy refuses. It hides the browser's protocol and all waiting:
// each step returns when the page is quiet.
//
// It stands beside the flow and is imported by tests only.
package webtest
