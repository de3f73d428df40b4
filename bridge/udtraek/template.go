package udtraek

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"indgang/day"
	"indgang/fact"
)

// A template is a phrase with places for columns: "målgruppe {Målgruppe:liste}".
// A part in brackets is left out where a column in it is empty.
type template struct{ parts []part }

type part struct {
	text     string            // words as they stand
	column   int               // or a column,
	list     map[string]string // as the mapping has it,
	words    map[string]string // and as it is looked up
	optional []part            // or a part that may be left out
	kind     partKind
}

type partKind uint8

const (
	words partKind = iota
	place
	bracket
)

func parseTemplate(m *Mapping, f *File, s string) (template, error) {
	if len(s) > maxSay {
		return template{}, fmt.Errorf("a phrase is longer than %d bytes", maxSay)
	}
	parts, _, err := parseParts(m, f, s, 0)
	return template{parts}, err
}

func parseParts(m *Mapping, f *File, s string, depth int) (parts []part, rest string, err error) {
	for s != "" {
		i := strings.IndexAny(s, "{}[]")
		if i < 0 {
			if depth > 0 {
				return nil, "", errors.New("a [ without its ]")
			}
			return append(parts, part{text: s}), "", nil
		}
		if i > 0 {
			parts = append(parts, part{text: s[:i]})
		}
		c := s[i]
		s = s[i+1:]
		switch c {
		case '{':
			name, after, ok := strings.Cut(s, "}")
			if !ok {
				return nil, "", errors.New("a { without its }")
			}
			p := part{kind: place}
			col, list, listed := name, "", false
			if p.column = slices.Index(f.Columns, col); p.column < 0 {
				if j := strings.LastIndexByte(name, ':'); j >= 0 {
					col, list, listed = name[:j], name[j+1:], true
					p.column = slices.Index(f.Columns, col)
				}
			}
			if p.column < 0 {
				return nil, "", fmt.Errorf("no column is called %q", col)
			}
			if listed {
				if p.list, p.words = m.Codes[list], m.words[list]; len(p.list) == 0 {
					return nil, "", fmt.Errorf("there are no codes %q", list)
				}
			}
			parts, s = append(parts, p), after
		case '[':
			inner, after, err := parseParts(m, f, s, depth+1)
			if err != nil {
				return nil, "", err
			}
			parts, s = append(parts, part{kind: bracket, optional: inner}), after
		case ']':
			if depth == 0 {
				return nil, "", errors.New("a ] without its [")
			}
			return parts, s, nil
		default:
			return nil, "", errors.New("a } without its {")
		}
	}
	if depth > 0 {
		return nil, "", errors.New("a [ without its ]")
	}
	return parts, "", nil
}

// A sample is a phrase as a row might make it; free says that it has places whose
// values are free.
type sample struct {
	text string
	free bool
}

// freeMark stands in a sample where a value is free: a code, a number, a time.
const freeMark = "\x00"

// parses reports whether the phrase is a fact with one of the values that free
// places may have.
func (s *sample) parses() (fact.Body, error) {
	if !s.free {
		return fact.Parse(s.text)
	}
	var first error
	for _, try := range []string{"KRB", "2", "09.30"} {
		b, err := fact.Parse(strings.ReplaceAll(s.text, freeMark, try))
		if err == nil {
			return b, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}

// samples makes phrases with every value of every list, one place at a time,
// and with every optional part there or not.
func (c *checker) samples(f *File, t template) []sample {
	if c.tried > maxSamples {
		return nil
	}
	if c.tried += countSamples(t.parts); c.tried > maxSamples {
		c.fault("the mapping has too many codes in too many phrases")
		return nil
	}
	texts := partSamples(t.parts, f)
	out := make([]sample, len(texts))
	for i, s := range texts {
		out[i] = sample{text: s, free: strings.Contains(s, freeMark)}
	}
	return out
}

func countSamples(parts []part) int {
	n := 1
	for i := range parts {
		n += len(parts[i].list)
		if parts[i].kind == bracket {
			n += 1 + countSamples(parts[i].optional)
		}
	}
	return n
}

func partSamples(parts []part, f *File) []string {
	// The first of each part, and every other in its place.
	var each [][]string
	for i := range parts {
		each = append(each, parts[i].samples(f))
	}
	build := func(at int, use string) string {
		var b strings.Builder
		for i := range each {
			if i == at {
				b.WriteString(use)
			} else if len(each[i]) > 0 {
				b.WriteString(each[i][0])
			}
		}
		return b.String()
	}
	out := []string{build(-1, "")}
	for i := range each {
		for j, s := range each[i] {
			if j > 0 {
				out = append(out, build(i, s))
			}
		}
	}
	return out
}

func (p *part) samples(f *File) []string {
	switch p.kind {
	case bracket:
		return append(partSamples(p.optional, f), "")
	case place:
		if p.list != nil {
			var out []string
			for _, k := range slices.Sorted(maps.Keys(p.list)) {
				out = append(out, p.list[k])
			}
			return out
		}
		switch name := f.Columns[p.column]; {
		case slices.Contains(f.Dates, name):
			return []string{day.MustParse("2025-04-01").String()}
		case slices.Contains(f.Numbers, name):
			return []string{"2"}
		}
		return []string{freeMark}
	}
	return []string{p.text}
}
