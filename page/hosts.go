package page

import (
	"net"
	"net/http"
	"strings"
)

// Hosts answers for several municipalities, each under the host that browsers know it
// by. They share a process and a database and nothing else: a cookie is kept to its
// host, and a session is looked for among its own municipality's.
type Hosts map[string]http.Handler

func (h Hosts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host := strings.ToLower(r.Host)
	pages := h[host]
	if name, _, err := net.SplitHostPort(host); pages == nil && err == nil {
		pages = h[name]
	}
	if pages == nil {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusMisdirectedRequest)
		_, _ = w.Write([]byte("Ingen kommune har den adresse i Indgang. Se efter, om adressen er skrevet rigtigt.\n"))
		return
	}
	pages.ServeHTTP(w, r)
}
