package duty

import (
	"reflect"
	"slices"
)

// Differing returns two books of the rules about which a and b may disagree, with
// the rest left out of both. No rule asks what another says, so deriving with them
// finds every difference that deriving with the whole books would.
func Differing[C any](a, b *Book[C]) (*Book[C], *Book[C]) {
	shortA, shortB := *a, *b
	shortA.rules, shortB.rules = nil, nil
	calendar := reflect.DeepEqual(a.calendar, b.calendar)
	for i := range a.rules {
		j := slices.IndexFunc(b.rules, func(r compiled[C]) bool { return r.id == a.rules[i].id })
		if j >= 0 && calendar && agree(a, b, &a.rules[i], &b.rules[j]) {
			continue
		}
		shortA.rules = append(shortA.rules, a.rules[i])
	}
	for j := range b.rules {
		in := func(r compiled[C]) bool { return r.id == b.rules[j].id }
		if slices.ContainsFunc(shortA.rules, in) || !slices.ContainsFunc(a.rules, in) {
			shortB.rules = append(shortB.rules, b.rules[j])
		}
	}
	return &shortA, &shortB
}

// Only returns a book of some of a book's rules, by ID. No rule asks what another
// says, so they derive as they do among the others.
func Only[C any](b *Book[C], ids ...string) *Book[C] {
	short := *b
	short.rules = slices.DeleteFunc(slices.Clone(b.rules), func(r compiled[C]) bool { return !slices.Contains(ids, r.id) })
	return &short
}

// agree reports whether a rule is the same in both books: its versions, its
// targets and every number that it asks for.
func agree[C any](a, b *Book[C], ra, rb *compiled[C]) bool {
	return slices.EqualFunc(ra.versions, rb.versions, func(x, y version[C]) bool {
		if *x.meta != *y.meta || (x.shape == nil) != (y.shape == nil) || !slices.Equal(x.targets, y.targets) {
			return false
		}
		if x.shape == nil {
			return true
		}
		// Two scenarios of one name may bring shapes of their own.
		return x.meta.Scenario == "" && slices.EqualFunc(Numbers(x.shape), Numbers(y.shape), func(p, q *Param) bool {
			return p == q && slices.Equal(a.values(p), b.values(q))
		})
	})
}

// values are those of a number that the book knows of.
func (b *Book[C]) values(p *Param) []Value {
	if p = b.lookup.find(p); p == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.Values), func(v Value) bool { return b.known != 0 && v.Announced > b.known })
}
