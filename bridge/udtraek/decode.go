package udtraek

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"indgang/fault"

	"golang.org/x/text/encoding/charmap"
)

// A Table is a file as it was read: its heading, and its rows as text.
type Table struct {
	Encoding string // "UTF-8" or "Windows-1252"
	Header   []string
	Rows     []Row
	Notes    []string // Danish: what was odd without hindering anything
}

// A Row is one row of a file. Lines count from 1 with the heading as line 1; a
// row stands where it begins.
type Row struct {
	Line   int
	Fields []string
	// Torn says that the quotes of the row do not match, so that where its fields
	// begin and end is a guess.
	Torn bool
}

// Decode reads a file. Every row of it is in the table: what cannot be a whole
// file of text is refused, with a fault that says what to do.
func Decode(b []byte, delimiter byte) (*Table, error) {
	text, encoding, err := decodeText(b)
	if err != nil {
		return nil, err
	}
	t := &Table{Encoding: encoding}
	s := scanner{text: t.tidy(text), line: 1, delimiter: delimiter}
	for {
		r, ok := s.row()
		if !ok {
			break
		}
		if t.Header == nil {
			if r.Torn {
				return nil, fault.New(fault.Invalid, "Filens overskrifter har et anførselstegn, der ikke er lukket. Lav udtrækket igen.")
			}
			t.Header = r.Fields
			for i := range t.Header {
				t.Header[i] = strings.TrimSpace(t.Header[i])
			}
			continue
		}
		t.Rows = append(t.Rows, r)
	}
	switch {
	case t.Header == nil:
		return nil, fault.New(fault.Invalid, "Filen er tom. Lav udtrækket igen.")
	case s.openQuote != 0:
		return nil, cut(s.openQuote)
	case s.ended || len(t.Rows) == 0:
	case len(t.Rows[len(t.Rows)-1].Fields) < len(t.Header):
		return nil, cut(t.Rows[len(t.Rows)-1].Line)
	default:
		t.Notes = append(t.Notes, fmt.Sprintf("Filen slutter uden linjeskift. Se, om den sidste række (linje %d) er hel.", t.Rows[len(t.Rows)-1].Line))
	}
	return t, nil
}

func cut(line int) error {
	return fault.New(fault.Invalid, "Filen er skåret over: rækken på linje %d er ikke hel. Intet er taget ind. Lav udtrækket igen, eller send hele filen.", line)
}

// decodeText finds out how a file is written, by its content, and returns it as
// UTF-8 without a byte order mark.
func decodeText(b []byte) (text, encoding string, err error) {
	if what := binary(b); what != "" {
		return "", "", fault.New(fault.Invalid, "%s Gem den som CSV (semikolonsepareret), og send den igen.", what)
	}
	mark := []byte("\ufeff")
	if rest, ok := bytes.CutPrefix(b, mark); ok {
		if !utf8.Valid(rest) {
			if n := invalidAt(rest); halfRune(rest[n:]) {
				return "", "", cut(1 + bytes.Count(rest, []byte("\n")))
			}
			return "", "", fault.New(fault.Invalid, "Filen siger, at den er UTF-8, men er det ikke hele vejen. Lav udtrækket igen.")
		}
		return string(rest), "UTF-8", nil
	}
	if utf8.Valid(b) {
		return string(b), "UTF-8", nil
	}
	// A file that is UTF-8 until it stops in the middle of a letter has been cut;
	// read as Windows-1252 all its Danish letters would be lost.
	if n := invalidAt(b); halfRune(b[n:]) && !ascii(b[:n]) {
		return "", "", cut(1 + bytes.Count(b, []byte("\n")))
	}
	s, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil || bytes.ContainsRune(s, utf8.RuneError) {
		return "", "", fault.New(fault.Invalid, "Filen er hverken UTF-8 eller Windows-1252. Gem den som CSV (UTF-8), og send den igen.")
	}
	return string(s), "Windows-1252", nil
}

// binary says in Danish what a file is that is no text, or nothing.
func binary(b []byte) string {
	has := func(magic string) bool { return bytes.HasPrefix(b, []byte(magic)) }
	switch {
	case has("PK\x03\x04"):
		return "Filen er en Excel-projektmappe eller en zip-fil, ikke en CSV-fil."
	case has("\xd0\xcf\x11\xe0"):
		return "Filen er en gammel Excel-projektmappe, ikke en CSV-fil."
	case has("%PDF"):
		return "Filen er en PDF, ikke en CSV-fil."
	case has("\xff\xfe"), has("\xfe\xff"):
		return "Filen er gemt som Unicode-tekst (UTF-16), som ikke kan læses her."
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return "Filen er ikke tekst."
	}
	n := 0
	for _, c := range b {
		if control(c) {
			n++
		}
	}
	if n > 8 && n*50 > len(b) {
		return "Filen er ikke tekst."
	}
	return ""
}

// control reports whether a byte has no place in a text.
func control(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f }

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// invalidAt returns where a text stops being UTF-8.
func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}

// halfRune reports whether b is the beginning of one letter and nothing more.
func halfRune(b []byte) bool { return len(b) > 0 && len(b) < utf8.UTFMax && !utf8.FullRune(b) }

// tidy takes out what old systems leave in texts: an end mark, and control
// characters, which become spaces.
func (t *Table) tidy(text string) string {
	text = strings.TrimRight(text, "\x1a")
	n := 0
	for i := range len(text) {
		if control(text[i]) {
			n++
		}
	}
	if n == 0 {
		return text
	}
	t.Notes = append(t.Notes, fmt.Sprintf("%d tegn, der ikke kan vises, er erstattet af mellemrum.", n))
	b := []byte(text)
	for i := range b {
		if control(b[i]) {
			b[i] = ' '
		}
	}
	return string(b)
}

// A scanner cuts a text into rows.
type scanner struct {
	text      string
	at        int
	line      int
	delimiter byte
	ended     bool // the last row ended with a line break
	crlf      bool // rows end with CR LF
	openQuote int  // line of a row that the end of the text cut off inside quotes
}

// row returns the next row. Empty lines are none.
func (s *scanner) row() (Row, bool) {
	for s.at < len(s.text) && s.newline() {
	}
	if s.at == len(s.text) || s.openQuote != 0 {
		return Row{}, false
	}
	start, line := s.at, s.line
	r := Row{Line: line}
	for {
		field, ok := s.field()
		if !ok {
			if s.at == len(s.text) && !s.complete() {
				s.openQuote = line
				return Row{}, false
			}
			// The quotes do not match. The row is taken as its first line, so that
			// those after it are not swallowed.
			s.at, s.line = start, line
			return s.torn(line), true
		}
		r.Fields = append(r.Fields, field)
		if s.at < len(s.text) && s.text[s.at] == s.delimiter {
			s.at++
			continue
		}
		break
	}
	crlf := strings.HasPrefix(s.text[s.at:], "\r\n")
	s.ended = s.newline()
	s.crlf = s.crlf || crlf
	return r, true
}

// complete reports whether the text ends as its rows do, so that an open quote
// is a mistake in a row and not the mark of a cut.
func (s *scanner) complete() bool {
	if s.crlf {
		return strings.HasSuffix(s.text, "\r\n")
	}
	return strings.HasSuffix(s.text, "\n") || strings.HasSuffix(s.text, "\r")
}

func (s *scanner) torn(line int) Row {
	end := strings.IndexAny(s.text[s.at:], "\r\n")
	if end < 0 {
		end = len(s.text) - s.at
	}
	r := Row{Line: line, Torn: true, Fields: strings.Split(s.text[s.at:s.at+end], string(rune(s.delimiter)))}
	s.at += end
	s.ended = s.newline()
	return r
}

// newline steps over one line break.
func (s *scanner) newline() bool {
	switch {
	case strings.HasPrefix(s.text[s.at:], "\r\n"):
		s.at += 2
	case s.at < len(s.text) && (s.text[s.at] == '\n' || s.text[s.at] == '\r'):
		s.at++
	default:
		return false
	}
	s.line++
	return true
}

// field reads a field and stops at what ends it. It reports whether its quotes
// match.
func (s *scanner) field() (string, bool) {
	if s.at == len(s.text) || s.text[s.at] != '"' {
		end := s.at
		for end < len(s.text) && s.text[end] != s.delimiter && s.text[end] != '\n' && s.text[end] != '\r' {
			end++
		}
		f := s.text[s.at:end]
		s.at = end
		return f, true
	}
	s.at++
	var b strings.Builder
	for {
		n := strings.IndexByte(s.text[s.at:], '"')
		if n < 0 {
			s.at = len(s.text)
			return "", false
		}
		part := s.text[s.at : s.at+n]
		s.line += breaks(part)
		s.at += n + 1
		if s.at < len(s.text) && s.text[s.at] == '"' {
			b.WriteString(part)
			b.WriteByte('"')
			s.at++
			continue
		}
		if s.at < len(s.text) && s.text[s.at] != s.delimiter && s.text[s.at] != '\n' && s.text[s.at] != '\r' {
			return "", false
		}
		if b.Len() > 0 {
			b.WriteString(part)
			part = b.String()
		}
		return unixBreaks(part), true
	}
}

func breaks(s string) int { return strings.Count(s, "\n") + loneCR(s) }

// loneCR counts the carriage returns that stand alone.
func loneCR(s string) int { return strings.Count(s, "\r") - strings.Count(s, "\r\n") }

func unixBreaks(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
