package udtraek

import (
	"bytes"
	"strings"
)

// A scanner cuts a file into rows. It works on the bytes as they stand, since
// what separates rows and fields is the same byte in every encoding that is read.
type scanner struct {
	data      []byte
	at        int
	line      int
	delimiter byte
	windows   bool
	ended     bool // the last row ended with a line break
	crlf      bool // rows end with CR LF
	openQuote int  // line of a row that the end of the file cut off inside quotes

	controls, twice int // what was mended on the way

	spans []span
}

// A span is where a field stands, without the quotes around it.
type span struct {
	from, to int
	escaped  bool // quotes inside it are doubled
	breaks   bool // it has line breaks in it
}

// separatorLine reads the line in which Excel says what separates fields.
func (s *scanner) separatorLine() (byte, bool) {
	end := bytes.IndexAny(s.data, "\r\n")
	if end < 0 || end > 8 {
		return 0, false
	}
	rest, ok := bytes.CutPrefix(bytes.ToLower(s.data[:end]), []byte("sep="))
	if !ok || len(rest) != 1 || !strings.ContainsRune(delimiters, rune(rest[0])) {
		return 0, false
	}
	s.at = end
	s.newline()
	return rest[0], true
}

// row returns the next row. Empty lines are none.
func (s *scanner) row() (Row, bool) {
	for s.at < len(s.data) && s.newline() {
	}
	if s.at == len(s.data) || s.openQuote != 0 {
		return Row{}, false
	}
	start, line := s.at, s.line
	r := Row{Line: line, at: start}
	s.spans = s.spans[:0]
	for {
		if !s.field(&r) {
			if s.at == len(s.data) && !s.complete() {
				s.openQuote = line
				return Row{}, false
			}
			// The quotes do not match. The row is taken as its first line, so that
			// those after it are not swallowed.
			s.at, s.line = start, line
			return s.torn(line), true
		}
		if s.at < len(s.data) && s.data[s.at] == s.delimiter {
			s.at++
			continue
		}
		break
	}
	s.fill(&r, start)
	s.endRow()
	return r, true
}

func (s *scanner) endRow() {
	crlf := bytes.HasPrefix(s.data[s.at:], []byte("\r\n"))
	s.ended = s.newline()
	s.crlf = s.crlf || crlf
}

// complete reports whether the file ends as its rows do, so that an open quote
// is a mistake in a row and not the mark of a cut.
func (s *scanner) complete() bool {
	if s.crlf {
		return bytes.HasSuffix(s.data, []byte("\r\n"))
	}
	return bytes.HasSuffix(s.data, []byte("\n")) || bytes.HasSuffix(s.data, []byte("\r"))
}

// torn reads a row whose quotes do not match: its first line, cut at every
// delimiter.
func (s *scanner) torn(line int) Row {
	r := Row{Line: line, Torn: true, at: s.at}
	end := bytes.IndexAny(s.data[s.at:], "\r\n")
	if end < 0 {
		end = len(s.data) - s.at
	}
	end += s.at
	start := s.at
	s.spans = s.spans[:0]
	for from := start; ; {
		to := bytes.IndexByte(s.data[from:end], s.delimiter)
		if to < 0 {
			s.keep(&r, span{from: from, to: end})
			break
		}
		s.keep(&r, span{from: from, to: from + to})
		from += to + 1
	}
	s.at = end
	s.fill(&r, start)
	s.ended = s.newline()
	return r
}

// newline steps over one line break.
func (s *scanner) newline() bool {
	switch {
	case bytes.HasPrefix(s.data[s.at:], []byte("\r\n")):
		s.at += 2
	case s.at < len(s.data) && (s.data[s.at] == '\n' || s.data[s.at] == '\r'):
		s.at++
	default:
		return false
	}
	s.line++
	return true
}

// keep notes where a field stands, as long as a row may have more.
func (s *scanner) keep(r *Row, x span) {
	if len(s.spans) == maxColumns {
		r.More++
		return
	}
	s.spans = append(s.spans, x)
}

// field finds a field and stops at what ends it. It reports whether its quotes
// match.
func (s *scanner) field(r *Row) bool {
	if s.at == len(s.data) || s.data[s.at] != '"' {
		end := s.at
		for end < len(s.data) && s.data[end] != s.delimiter && s.data[end] != '\n' && s.data[end] != '\r' {
			end++
		}
		s.keep(r, span{from: s.at, to: end})
		s.at = end
		return true
	}
	s.at++
	x := span{from: s.at}
	for {
		n := bytes.IndexByte(s.data[s.at:], '"')
		if n < 0 {
			s.at = len(s.data)
			return false
		}
		part := s.data[s.at : s.at+n]
		if k := breaks(part); k > 0 {
			s.line += k
			x.breaks = true
		}
		s.at += n + 1
		if s.at < len(s.data) && s.data[s.at] == '"' {
			x.escaped = true
			s.at++
			continue
		}
		if s.at < len(s.data) && s.data[s.at] != s.delimiter && s.data[s.at] != '\n' && s.data[s.at] != '\r' {
			return false
		}
		x.to = s.at - 1
		s.keep(r, x)
		return true
	}
}

// fill makes text of the fields that were found. A row of plain ASCII or UTF-8 is
// copied once and its fields are parts of the copy.
func (s *scanner) fill(r *Row, start int) {
	r.Fields = make([]string, len(s.spans))
	raw := s.data[start:s.at]
	plainBytes, controls := look(raw)
	s.controls += controls
	whole := ""
	if (plainBytes || !s.windows) && len(raw) <= maxField {
		whole = string(raw)
	}
	for i, x := range s.spans {
		to := x.to
		if to-x.from > maxField {
			to, r.Long = x.from+maxField, true
		}
		var f string
		switch {
		case whole != "":
			f = whole[x.from-start : to-start]
		case s.windows:
			f = windowsText(s.data[x.from:to])
		default:
			f = strings.ToValidUTF8(string(s.data[x.from:to]), "")
		}
		if x.escaped {
			f = strings.ReplaceAll(f, `""`, `"`)
		}
		if x.breaks {
			f = unixBreaks(f)
		}
		if controls > 0 {
			f = visible(f)
		}
		if !plainBytes {
			var mended bool
			if f, mended = mendLetters(f); mended {
				s.twice++
			}
		}
		r.Fields[i] = f
	}
}

// look reports whether bytes are ASCII, and counts those that have no place in a
// text.
func look(b []byte) (plain bool, controls int) {
	plain = true
	for _, c := range b {
		if c >= 0x80 {
			plain = false
		} else if c < ' ' && control(c) || c == 0x7f {
			controls++
		}
	}
	return plain, controls
}

// visible writes spaces for what has no place in a text.
func visible(s string) string {
	b := []byte(s)
	for i := range b {
		if control(b[i]) {
			b[i] = ' '
		}
	}
	return string(b)
}

func breaks(b []byte) int {
	n := bytes.Count(b, []byte("\n"))
	if k := bytes.Count(b, []byte("\r")); k > 0 {
		n += k - bytes.Count(b, []byte("\r\n"))
	}
	return n
}

func unixBreaks(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
