package fact

import (
	"time"

	"indgang/day"
)

// A Seq numbers the facts of one subject in the order they were recorded, from
// 1. It is also how other facts name them.
type Seq int64

// A Body is the content of a fact: a value of one of the structs that the table
// of kinds lists.
type Body any

// A Fact is something that happened to a subject, as it was recorded. Facts are
// never changed: a correction is a new fact that names the old one.
type Fact struct {
	Seq      Seq
	On       day.Date  // when it happened
	Recorded time.Time // when we learned it
	Actor    string    // who registered it: a user's ID or a system's name
	Source   string    // where it comes from: "sagsbehandler", "import", …
	Corrects Seq       // the fact that this one replaces, or 0
	Text     string    // ID of a free text kept beside the journal, or ""
	Body     Body
}

// A Kind names a kind of fact in the journal.
type Kind string
