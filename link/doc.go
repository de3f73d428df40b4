// Package link is the pages behind a link that the municipality gives a citizen: one
// thing each, without an account. Whoever has the link is shown nothing until they say
// when the citizen was born, and what they answer uses the link up. It has a mux of its
// own, and no session: what is known of the visitor is in the form they send.
package link
