// Package page is what the pages of all visitors share: rendering, layout, forms,
// dates as people write them, sessions, errors, and the guard that every answer
// passes. It hides how a page gets its frame and how a session lives and ends; what
// stands on a page, and who may see it, is for web, mit and link.
package page
