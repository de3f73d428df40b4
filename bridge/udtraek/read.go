package udtraek

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"indgang/fault"
)

// An Input is a file as it was handed over.
type Input struct {
	Name string
	Data []byte
}

// A Source is a file of the export, read and recognised.
type Source struct {
	File  *File
	Table *Table
	at    []int // where each column of the mapping stands in the file
	width int   // how many fields a row has: up to the last column with a heading
}

// Read decodes files and finds out which is which, by their headings. It returns
// one fault with everything that is wrong.
func (m *Mapping) Read(in_ []Input) ([]*Source, error) {
	var form fault.Form
	var out []*Source
	for _, x := range in_ {
		s, err := m.read(x)
		if err == nil && slices.ContainsFunc(out, func(o *Source) bool { return o.File == s.File }) {
			err = fault.New(fault.Invalid, "Filen har samme kolonner som en anden af filerne. Send hver fil én gang.")
		}
		if err != nil {
			form.Add("filer", "%s", in(x.Name, err))
			continue
		}
		out = append(out, s)
	}
	if err := form.Err(); err != nil {
		return nil, err
	}
	if len(out) == 0 {
		return nil, fault.New(fault.Invalid, "Der er ingen filer. Vælg filerne fra udtrækket: %s.", m.fileNames())
	}
	// Citizens first, as the mapping has them.
	slices.SortStableFunc(out, func(a, b *Source) int { return slices.Index(m.Files, a.File) - slices.Index(m.Files, b.File) })
	return out, nil
}

func (m *Mapping) fileNames() string {
	var names []string
	for _, f := range m.Files {
		names = append(names, f.File)
	}
	return strings.Join(names, ", ")
}

// read decodes a file and recognises it. Where its headings say nothing with the
// mapping's separator, they may with another: a program that saved the file again
// has its own.
func (m *Mapping) read(x Input) (*Source, error) {
	separator := m.delimiter()
	if s, other := m.separator(x.Data); s != nil {
		separator = other
	}
	t, err := Decode(x.Data, separator)
	if err != nil {
		return nil, err
	}
	s := m.recognise(t.Header)
	if s == nil {
		return nil, m.unknown(x, t)
	}
	s.Table = t
	seen := map[string]bool{}
	for _, h := range t.Header {
		f := fold(h)
		if seen[f] {
			return nil, fault.New(fault.Invalid, "To kolonner hedder det samme. Lav udtrækket igen.")
		}
		seen[f] = h != ""
	}
	delete(seen, "")
	s.width = len(t.Header)
	if t.Delimiter != m.delimiter() {
		t.note("Felterne er adskilt af %s, ikke af %s. Filen er læst sådan.", separatorName(t.Delimiter), separatorName(m.delimiter()))
	}
	if len(seen) > len(s.at) {
		t.note("Filen har kolonner, som kolonneopsætningen ikke bruger.")
	}
	return s, nil
}

// separator finds the separator with which a file's headings are those of a file of
// the export. It looks at the headings alone.
func (m *Mapping) separator(data []byte) (*Source, byte) {
	const most = 64 << 10
	head := &Table{Encoding: utf8Name, data: bytes.TrimPrefix(data[:min(len(data), most)], []byte("\ufeff"))}
	if !utf8.Valid(data) {
		head.Encoding = windows1252
	}
	for _, d := range []byte(string(m.delimiter()) + delimiters) {
		head.Delimiter = d
		sc := head.scanner(0, 1)
		if said, ok := sc.separatorLine(); ok {
			sc.delimiter, head.Delimiter = said, said
		}
		if head.heading(sc) != nil {
			continue
		}
		if s := m.recognise(head.Header); s != nil {
			return s, head.Delimiter
		}
	}
	return nil, 0
}

func separatorName(c byte) string {
	return map[byte]string{';': "semikolon", ',': "komma", '\t': "tabulator", '|': "lodret streg"}[c]
}

// recognise finds the file of the export that has some headings: the one with most
// columns, of those that have all theirs.
func (m *Mapping) recognise(header []string) *Source {
	at := make(map[string]int, len(header))
	for i := len(header) - 1; i >= 0; i-- {
		at[fold(header[i])] = i
	}
	var best *Source
	for _, f := range m.Files {
		s := &Source{File: f}
		for _, col := range f.Columns {
			if i, ok := at[fold(col)]; ok {
				s.at = append(s.at, i)
			}
		}
		if len(s.at) == len(f.Columns) && (best == nil || len(f.Columns) > len(best.File.Columns)) {
			best = s
		}
	}
	return best
}

// unknown says why a file is none of the export's. It repeats nothing of what
// stands in the file: without a heading that would be somebody's data.
func (m *Mapping) unknown(x Input, t *Table) error {
	for _, f := range m.Files {
		if !strings.EqualFold(f.File, x.Name) {
			continue
		}
		var missing []string
		for _, col := range f.Columns {
			if !slices.ContainsFunc(t.Header, func(h string) bool { return fold(h) == fold(col) }) {
				missing = append(missing, "«"+col+"»")
			}
		}
		cause := ""
		if len(t.Header) == 1 {
			cause = fmt.Sprintf(" Hele første linje er læst som én overskrift: felterne skal være adskilt af %s, og første linje "+
				"skal være overskrifterne.", separatorName(m.delimiter()))
		}
		return fault.New(fault.Invalid, "Overskrifterne passer ikke: filen mangler %s.%s Lav udtrækket igen, eller brug en anden "+
			"kolonneopsætning.", strings.Join(missing, ", "), cause)
	}
	return fault.New(fault.Invalid, "Filen kendes ikke: dens overskrifter passer ikke med %s. Send filerne fra udtrækket, eller "+
		"brug en anden kolonneopsætning.", m.fileNames())
}

// project lays the fields of a row under the columns of the mapping.
func (s *Source) project(r *Row) *Judged {
	j := &Judged{Line: r.Line, Torn: r.Torn, Fields: make([]string, len(s.at)), at: r.at}
	n := len(r.Fields) + r.More
	if len(r.Fields) > s.width {
		j.Extra = r.Fields[s.width:min(len(r.Fields), s.width+maxExtra)]
	}
	for i, at := range s.at {
		if at < len(r.Fields) {
			j.Fields[i] = r.Fields[at]
		}
	}
	switch {
	case r.Torn:
		j.refuse(WhyColumns, "", "Rækken har et anførselstegn, der ikke er lukket rigtigt. Skriv hver værdi under sin kolonne.")
	case n > s.width:
		j.refuse(WhyColumns, "", "Rækken har %d felter, men filen har %d kolonner. Skriv hver værdi under sin kolonne.", n, s.width)
	case n < s.width:
		j.refuse(WhyColumns, "", "Rækken har kun %d af %d felter. Skriv hver værdi under sin kolonne.", n, s.width)
	case r.Long:
		j.refuse(WhyText, "", "Et felt i rækken fylder mere end %d tegn. Er rækken hel? Skriv hver værdi under sin kolonne.", maxField)
	}
	j.Hash = hash(j)
	return j
}

// maxExtra is how many fields beyond the last column are shown.
const maxExtra = 20
