package udtraek

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"indgang/fault"
)

// What a file may hold. What is larger is no row of a case system, and is refused
// before it takes up room.
const (
	maxColumns = 1000
	maxField   = 100_000 // bytes
)

// A Table is a file that can be read row by row, as often as wanted. It keeps
// nothing of the file but the bytes it was given.
type Table struct {
	Encoding  string // "UTF-8" or "Windows-1252"
	Delimiter byte
	Header    []string
	Count     int      // rows
	Notes     []string // Danish: what was odd without hindering anything

	data []byte
	body int // where the first row after the heading begins, and
	line int // on which line

	lines map[int]int // of rows written by hand: the lines that they stood on
}

// A Row is one row of a file. Lines count from 1 with the first of the file as
// line 1; a row stands where it begins.
type Row struct {
	Line   int
	Fields []string
	More   int // fields beyond the most that a row may have, which were not kept
	// Torn says that the quotes of the row do not match, so that where its fields
	// begin and end is a guess.
	Torn bool
	// Long says that a field is longer than any may be; it was cut.
	Long bool

	at int // where the row begins in the file
}

// Decode reads a file through. Every row of it is in the table: what cannot be a
// whole file of text is refused, with a fault that says what to do.
func Decode(b []byte, delimiter byte) (*Table, error) {
	body, encoding, err := encodingOf(b)
	if err != nil {
		return nil, err
	}
	t := &Table{Encoding: encoding, Delimiter: delimiter, data: bytes.TrimRight(body, "\x1a")}
	s := t.scanner(0, 1)
	if d, ok := s.separatorLine(); ok {
		t.Delimiter, s.delimiter = d, d
	}
	if err := t.heading(s); err != nil {
		return nil, err
	}
	return t, t.count(s)
}

// heading reads the heading, and notes where the rows begin.
func (t *Table) heading(s *scanner) error {
	r, ok := s.row()
	for ok && blank(r.Fields) && r.More == 0 {
		r, ok = s.row()
	}
	switch {
	case !ok && s.openQuote != 0:
		return cut(s.openQuote)
	case !ok:
		return fault.New(fault.Invalid, "Filen er tom. Lav udtrækket igen.")
	case r.Torn:
		return fault.New(fault.Invalid, "Filens overskrifter har et anførselstegn, der ikke er lukket. Lav udtrækket igen.")
	case r.More > 0:
		return fault.New(fault.Invalid, "Filen har mere end %d kolonner. Er det den rigtige fil? Lav udtrækket igen.", maxColumns)
	}
	t.Header = r.Fields
	for i := range t.Header {
		t.Header[i] = plain(t.Header[i])
	}
	t.body, t.line = s.at, s.line
	return nil
}

// count reads all rows once, to know that the file is whole and what is odd
// about it.
func (t *Table) count(s *scanner) error {
	var last Row
	empty := 0
	for {
		r, ok := s.row()
		if !ok {
			break
		}
		if blank(r.Fields) && r.More == 0 {
			empty++
			continue
		}
		t.Count++
		last = r
	}
	if s.openQuote != 0 {
		return cut(s.openQuote)
	}
	if !s.ended && t.Count > 0 {
		if len(last.Fields) < len(t.Header) {
			return cut(last.Line)
		}
		t.note("Filen slutter uden linjeskift. Se, om den sidste række (linje %d) er hel.", last.Line)
	}
	if s.controls > 0 {
		t.note("%d tegn, der ikke kan vises, er erstattet af mellemrum.", s.controls)
	}
	if s.twice > 0 {
		t.note("Bogstaver i %s var kodet to gange (ø stod som Ã¸). De er rettet.", many(s.twice, "felt", "felter"))
	}
	if empty > 0 {
		t.note("%s er sprunget over.", many(empty, "tom række", "tomme rækker"))
	}
	return nil
}

func (t *Table) note(format string, args ...any) {
	t.Notes = append(t.Notes, fmt.Sprintf(format, args...))
}

func (t *Table) scanner(at, line int) *scanner {
	return &scanner{data: t.data, at: at, line: line, delimiter: t.Delimiter, windows: t.Encoding == windows1252}
}

// Rows yields the rows below the heading. Rows in which nothing stands are none.
func (t *Table) Rows() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		s := t.scanner(t.body, t.line)
		for {
			r, ok := s.row()
			if line, told := t.lines[r.at]; told {
				r.Line = line
			}
			if !ok || !(blank(r.Fields) && r.More == 0) && !yield(r) {
				return
			}
		}
	}
}

// rowAt reads the row that begins at a place in the file.
func (t *Table) rowAt(at, line int) Row {
	r, _ := t.scanner(at, line).row()
	return r
}

// tableOf makes a table of rows that somebody has written by hand.
func tableOf(header []string, rows ...Row) *Table {
	var b bytes.Buffer
	write := func(fields []string) {
		for i, f := range fields {
			if i > 0 {
				b.WriteByte(';')
			}
			b.WriteString(`"` + strings.ReplaceAll(f, `"`, `""`) + `"`)
		}
		b.WriteByte('\n')
	}
	write(header)
	t := &Table{Encoding: utf8Name, Delimiter: ';', Header: slices.Clone(header), Count: len(rows), body: b.Len(), line: 2,
		lines: map[int]int{}}
	for _, r := range rows {
		t.lines[b.Len()] = r.Line
		write(r.Fields)
	}
	t.data = b.Bytes()
	return t
}

func cut(line int) error {
	return fault.New(fault.Invalid, "Filen er skåret over: rækken på linje %d er ikke hel. Intet er taget ind. Lav udtrækket igen, "+
		"eller send hele filen.", line)
}

func blank(fields []string) bool {
	for _, f := range fields {
		if f != "" && strings.TrimSpace(f) != "" {
			return false
		}
	}
	return true
}

const (
	utf8Name    = "UTF-8"
	windows1252 = "Windows-1252"
)

// encodingOf finds out how a file is written, by its content, and returns what
// comes after a byte order mark.
func encodingOf(b []byte) (body []byte, encoding string, err error) {
	if what := binary(b); what != "" {
		return nil, "", fault.New(fault.Invalid, "%s Gem den som CSV (semikolonsepareret), og send den igen.", what)
	}
	if rest, ok := bytes.CutPrefix(b, []byte("\ufeff")); ok {
		if !utf8.Valid(rest) {
			if n := invalidAt(rest); halfRune(rest[n:]) {
				return nil, "", cut(1 + bytes.Count(rest, []byte("\n")))
			}
			return nil, "", fault.New(fault.Invalid, "Filen siger, at den er UTF-8, men er det ikke hele vejen. Lav udtrækket igen.")
		}
		// A file that was marked twice has been through two programs.
		return bytes.TrimPrefix(rest, []byte("\ufeff")), utf8Name, nil
	}
	if utf8.Valid(b) {
		return b, utf8Name, nil
	}
	// A file that is UTF-8 until it stops in the middle of a letter has been cut;
	// read as Windows-1252 all its Danish letters would be lost.
	if n := invalidAt(b); halfRune(b[n:]) && !ascii(b[:n]) {
		return nil, "", cut(1 + bytes.Count(b, []byte("\n")))
	}
	for _, c := range b {
		if c >= utf8.RuneSelf && fromWindows(c) == utf8.RuneError {
			return nil, "", fault.New(fault.Invalid, "Filen er hverken UTF-8 eller Windows-1252. Gem den som CSV (UTF-8), og send "+
				"den igen.")
		}
	}
	return b, windows1252, nil
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
