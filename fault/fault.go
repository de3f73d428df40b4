// Package fault holds the few kinds of error that may reach a person. A fault's
// message is Danish, safe to show, and says how to mend what went wrong; every
// other error is logged and shown as a neutral line.
package fault

import (
	"errors"
	"fmt"
	"slices"
)

// A Kind says what a person can do about a fault.
type Kind string

// The kinds of fault.
const (
	Invalid     Kind = "invalid"     // what was entered cannot be used as it stands
	NotFound    Kind = "not found"   // there is no such thing, or it may not be seen
	Conflict    Kind = "conflict"    // somebody else changed it in the meantime
	Forbidden   Kind = "forbidden"   // this user may not
	Unavailable Kind = "unavailable" // try again later
	Unknown     Kind = "unknown"     // nobody knows whether it was saved; sending the same form again finds out
)

// A Fault is an error that a person may read. Fields holds a message per form
// field where the fault came from a form.
type Fault struct {
	Kind    Kind
	Message string
	Fields  []Field
	cause   error
}

// A Field is the fault of one form field.
type Field struct{ Name, Message string }

// Error returns the Danish message, with the field messages behind it.
func (f *Fault) Error() string {
	s := f.Message
	for _, field := range f.Fields {
		s += "; " + field.Message
	}
	return s
}

// Unwrap returns what caused the fault, if anything.
func (f *Fault) Unwrap() error { return f.cause }

// New returns a fault whose message is formatted as by fmt.Sprintf.
func New(kind Kind, format string, args ...any) *Fault {
	return &Fault{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// Wrap returns a fault with a cause that is logged but never shown.
func Wrap(cause error, kind Kind, format string, args ...any) *Fault {
	f := New(kind, format, args...)
	f.cause = cause
	return f
}

// Of returns the kind of the first fault in err's chain, or "".
func Of(err error) Kind {
	if f, ok := errors.AsType[*Fault](err); ok {
		return f.Kind
	}
	return ""
}

// A Form gathers the faults of a form, so that all of them are shown at once.
type Form struct{ fields []Field }

// Add notes a fault of a field. The same mistake is told once.
func (f *Form) Add(name, format string, args ...any) {
	if x := (Field{name, fmt.Sprintf(format, args...)}); !slices.Contains(f.fields, x) {
		f.fields = append(f.fields, x)
	}
}

// Err returns nil, or one Invalid fault with everything that was added.
func (f *Form) Err() error {
	if len(f.fields) == 0 {
		return nil
	}
	message := "Der er en fejl i formularen. Ret den, og send igen."
	if n := len(f.fields); n > 1 {
		message = fmt.Sprintf("Der er %d fejl i formularen. Ret dem, og send igen.", n)
	}
	return &Fault{Kind: Invalid, Message: message, Fields: f.fields}
}
