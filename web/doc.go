// Package web is the pages: server-rendered Danish HTML on the public sector's
// design system, working without script. A handler parses, makes one call to
// office, and fills a page struct; routes.go lists every address. Nothing here
// decides who may see what.
package web
