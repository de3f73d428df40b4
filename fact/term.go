package fact

import (
	"reflect"
	"slices"
	"strings"
)

// Terms are values from a fixed list. In the journal they are English codes; on
// screen, in letters and in case files they are the Danish words beside them.

// A Term is one value of a list with its Danish words. The first word is the one
// that is written; the others are understood as well.
type Term struct {
	Code  string
	Words []string
}

var lists = map[reflect.Type][]Term{}

// list registers the values of a term type.
func list[T ~string](terms ...Term) []Term {
	lists[reflect.TypeFor[T]()] = terms
	return terms
}

func term[T ~string](code T, words ...string) Term { return Term{string(code), words} }

// Terms returns the values of a term type, in the order of the list.
func Terms[T ~string]() []Term { return slices.Clone(lists[reflect.TypeFor[T]()]) }

// A List is the values of one term type.
type List struct {
	Type  string // as in Go
	Terms []Term
}

// Lists returns all lists of terms, in the order of their types' names.
func Lists() []List {
	var out []List
	for t, terms := range lists {
		out = append(out, List{t.Name(), slices.Clone(terms)})
	}
	slices.SortFunc(out, func(a, b List) int { return strings.Compare(a.Type, b.Type) })
	return out
}

// Word returns the Danish word of a term, or its code where it has none.
func Word[T ~string](v T) string {
	for _, t := range lists[reflect.TypeFor[T]()] {
		if t.Code == string(v) {
			return t.Words[0]
		}
	}
	return string(v)
}
