package udtraek

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
)

func firstLines(t testing.TB, name string, lines int) []byte {
	b, err := os.ReadFile("testdata/ishoej/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Join(bytes.SplitAfter(b, []byte("\n"))[:lines], nil)
}

// FuzzDecode looks for files that are read wrongly: rows must stand in order and
// inside the file, and what was read must be read again from what it is written
// as.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"a;b\r\n1;2\r\n", "a;b\n\"1\n;\"\"\";2", "\ufeffæ;ø\r\n", "\xe6;\xf8\r\n1;\"x", "a;b\r\n\"1\"x;2\r\n", "\"\"\r\r\n;", "a\r\"\r\n\"\r\n"} {
		f.Add([]byte(s))
	}
	f.Add(firstLines(f, "haendelser.csv", 5))
	f.Add(firstLines(f, "forloeb.csv", 3))
	f.Fuzz(func(t *testing.T, b []byte) {
		table, err := Decode(b, ';')
		if err != nil {
			if fault.Of(err) != fault.Invalid {
				t.Fatalf("no fault that a person can act on: %v", err)
			}
			return
		}
		lines := 1 + strings.Count(unixBreaks(string(b)), "\n")
		last := 1
		var w strings.Builder
		write := func(fields []string) {
			for i, x := range fields {
				if i > 0 {
					w.WriteByte(';')
				}
				w.WriteString(`"` + strings.ReplaceAll(x, `"`, `""`) + `"`)
			}
			w.WriteString("\r\n")
		}
		write(table.Header)
		for _, r := range table.Rows {
			if r.Line <= last && last != 1 || r.Line < last || r.Line > lines || len(r.Fields) == 0 {
				t.Fatalf("row on line %d after line %d of %d", r.Line, last, lines)
			}
			last = r.Line
			write(r.Fields)
		}
		again, err := Decode([]byte("\ufeff"+w.String()), ';')
		if err != nil {
			t.Fatalf("what was read is not read again: %v\n%q", err, w.String())
		}
		if !slices.EqualFunc(table.Rows, again.Rows, func(a, b Row) bool { return slices.Equal(a.Fields, b.Fields) }) {
			t.Fatalf("read %+v\nand again %+v", table.Rows, again.Rows)
		}
	})
}

// FuzzImport looks for exports that break the plan of an import: every row must
// have one verdict, the counts must add up, and what is taken in must be facts
// that the journal may hold.
func FuzzImport(f *testing.F) {
	f.Add(firstLines(f, "borgere.csv", 3), firstLines(f, "forloeb.csv", 3), firstLines(f, "haendelser.csv", 6))
	f.Add(firstLines(f, "borgere.csv", 2), []byte("Personnummer;Ydelse;Fra;Til;M\xe5lgruppe;A-kasse\r\n7407034120;Dagpenge;1-2-2025;;1;\r\n"), []byte(""))
	m := Default()
	today := day.MustParse("2026-11-21")
	f.Fuzz(func(t *testing.T, persons, courses, events []byte) {
		var in []Input
		for i, b := range [][]byte{persons, courses, events} {
			if len(b) > 0 {
				in = append(in, Input{m.Files[i].File, b})
			}
		}
		sources, err := m.Read(in)
		if err != nil {
			if fault.Of(err) != fault.Invalid {
				t.Fatalf("no fault that a person can act on: %v", err)
			}
			return
		}
		p := Make(m, sources, office.Intake{}, today)
		r := p.report()
		if wrong := r.Reconcile(nil); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		taken := office.Intake{Numbers: map[string]fact.Subject{}, Taken: map[string]map[string]fact.Subject{}}
		for _, c := range p.Citizens {
			if len(c.rows) == 0 {
				t.Fatal("a new citizen without a row")
			}
			taken.Numbers[c.number] = fact.Subject(c.number)
			for _, row := range c.rows {
				name := row.file.File.Name
				if taken.Taken[name] == nil {
					taken.Taken[name] = map[string]fact.Subject{}
				}
				if _, twice := taken.Taken[name][row.Hash]; twice {
					t.Fatalf("%s line %d is taken in twice", name, row.Line)
				}
				taken.Taken[name][row.Hash] = fact.Subject(c.number)
				for _, d := range row.drafts {
					if err := fact.Check(d.body); err != nil {
						t.Fatalf("%s line %d: %v", name, row.Line, err)
					}
					if d.on != 0 && fact.CheckDate(d.on) != nil {
						t.Fatalf("%s line %d: a fact on %s", name, row.Line, d.on)
					}
					if strings.ContainsRune(d.text, 0) {
						t.Fatal("a text that PostgreSQL refuses")
					}
				}
			}
			if on := c.first(today); on > today || on < day.Earliest {
				t.Fatalf("the caseworker has the case from %s", on)
			}
		}
		for _, fr := range r.Files {
			for _, x := range fr.NotOK {
				if !slices.Contains(Whys(), x.Why) || (x.Verdict == Known) != (x.Why == WhyDuplicate) || x.Verdict == Refused && x.Mend == "" {
					t.Fatalf("%s line %d: %+v", fr.Name, x.Line, x)
				}
			}
		}
		if n := Make(m, sources, taken, today).report().Totals(); n.Accepted != 0 || n.Refused != r.Totals().Refused {
			t.Fatalf("the second import comes to %+v", n)
		}
	})
}

// FuzzMapping looks for mappings that panic, or that read well and then do not
// work.
func FuzzMapping(f *testing.F) {
	f.Add([]byte(`{"name":"a","source":"b","delimiter":";","date_forms":["dd-mm-yyyy"],"files":[{"name":"x","file":"x.csv","columns":["C","D"],"number":"C","dates":["D"],"rows":[{"facts":[{"on":"D","say":"CV synligt[ {D}]"}]}]}]}`))
	f.Fuzz(func(t *testing.T, js []byte) {
		m, err := ReadMapping(js)
		if err != nil {
			return
		}
		for _, file := range m.Files {
			head := strings.Join(file.Columns, m.Delimiter)
			row := strings.Repeat("6101701234"+m.Delimiter, len(file.Columns)-1) + "01-01-2025"
			sources, err := m.Read([]Input{{file.File, []byte(head + "\r\n" + row + "\r\n")}})
			if err != nil {
				continue
			}
			if wrong := Make(m, sources, office.Intake{}, day.MustParse("2026-11-21")).report().Reconcile(nil); len(wrong) > 0 {
				t.Fatal(wrong)
			}
		}
	})
}
