// Package office is what staff and other systems do: commands that register
// facts and queries that read cases. It is the only caller of store, decides who
// may see and do what, and writes a line in the read log before any citizen is
// shown to anybody. It holds the clock that it is given and knows no HTTP.
package office
