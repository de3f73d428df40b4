// Package mit is the citizen's own side, Min side: what a citizen may see of their own
// case, in plain Danish. It has a mux, a session and a cookie of its own, and the login
// is the citizen's; every look is written in the read log with the citizen as actor.
package mit
