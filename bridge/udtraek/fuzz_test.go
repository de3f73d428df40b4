package udtraek

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

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
	for _, s := range []string{"a;b\r\n1;2\r\n", "a;b\n\"1\n;\"\"\";2", "\ufeffæ;ø\r\n", "\xe6;\xf8\r\n1;\"x", "a;b\r\n\"1\"x;2\r\n",
		"\"\"\r\r\n;", "a\r\"\r\n\"\r\n"} {
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
		for r := range table.Rows() {
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
		if !slices.EqualFunc(slices.Collect(table.Rows()), slices.Collect(again.Rows()),
			func(a, b Row) bool { return slices.Equal(a.Fields, b.Fields) }) {
			t.Fatalf("read %+v\nand again %+v", slices.Collect(table.Rows()), slices.Collect(again.Rows()))
		}
	})
}

// FuzzImport looks for exports that break the plan of an import: every row must
// have one verdict, the counts must add up, and what is taken in must be facts
// that the journal may hold.
func FuzzImport(f *testing.F) {
	f.Add(firstLines(f, "borgere.csv", 3), firstLines(f, "forloeb.csv", 3), firstLines(f, "haendelser.csv", 6))
	f.Add(firstLines(f, "borgere.csv", 2),
		[]byte("Personnummer;Ydelse;Fra;Til;M\xe5lgruppe;A-kasse\r\n7407034120;Dagpenge;1-2-2025;;1;\r\n"), []byte(""))
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
		taken := map[string]map[string]fact.Subject{}
		numbers := map[string]fact.Subject{}
		refused, seen := 0, 0
		p, err := Make(m, sources, office.Intake{}, today, maxRows, func(_ *PlannedFile, j *Judged) error {
			refused++
			if !slices.Contains(Whys(), j.Why) || j.Verdict != Refused || j.Mend == "" {
				t.Fatalf("line %d: %+v", j.Line, j)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, pf := range p.Files {
			seen += pf.Seen
			if pf.Seen != pf.Table.Count {
				t.Fatalf("%s: %d rows read of %d", pf.File.Name, pf.Seen, pf.Table.Count)
			}
		}
		if seen != refused+len(p.rows) {
			t.Fatalf("%d rows, %d refused and %d to take in", seen, refused, len(p.rows))
		}
		s := settler{office: testOffice(t), plan: p}
		for i := range p.citizens {
			c := &p.citizens[i]
			rows := p.read(c)
			if c.first == none && c.refused == 0 {
				t.Fatal("a citizen without a row")
			}
			parcel := s.settle(i+1, c, rows)
			if on := first(rows, today); on > today || on < day.Earliest {
				t.Fatalf("the caseworker has the case from %s", on)
			}
			numbers[c.id()] = parcel.Subject
			for _, j := range rows {
				name := j.file.Name
				if taken[name] == nil {
					taken[name] = map[string]fact.Subject{}
				}
				if _, twice := taken[name][j.meaning]; twice && j.Verdict == Accepted {
					t.Fatalf("%s line %d is taken in twice", name, j.Line)
				}
				if j.Verdict == Accepted {
					taken[name][j.meaning] = parcel.Subject
				}
			}
			for _, x := range parcel.Facts {
				if err := fact.Check(x.Body); err != nil {
					t.Fatal(err)
				}
				if fact.CheckDate(x.On) != nil {
					t.Fatalf("a fact on %s", x.On)
				}
			}
			for _, x := range parcel.Texts {
				if strings.ContainsRune(x.Body, 0) {
					t.Fatal("a text that PostgreSQL refuses")
				}
			}
		}
	})
}

// FuzzMapping looks for mappings that panic, or that read well and then do not
// work.
func FuzzMapping(f *testing.F) {
	f.Add([]byte(`{"name":"a","source":"import fra b","delimiter":";","date_forms":["dd-mm-yyyy"],"files":[{"name":"x","file":"x.csv","columns":["C","D"],"number":"C","dates":["D"],"rows":[{"facts":[{"on":"D","say":"CV synligt[ {D}]"}]}]}]}`))
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
			if _, err := Make(m, sources, office.Intake{}, day.MustParse("2026-11-21"), maxRows,
				func(*PlannedFile, *Judged) error { return nil }); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// testOffice is an office whose clock is all that is asked of it.
func testOffice(t *testing.T) *office.Office {
	o, err := office.New(office.Options{Clock: func() time.Time { return time.Date(2026, 11, 21, 8, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	return o
}
