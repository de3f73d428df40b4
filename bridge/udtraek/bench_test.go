package udtraek_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"indgang/bridge/udtraek"
	"indgang/office"
	"indgang/office/officetest"
)

// grow copies every citizen of the export n times under numbers of their own.
func grow(t testing.TB, n int) []udtraek.Input {
	t.Helper()
	m := udtraek.Default()
	used := map[string]bool{}
	given := map[string][]string{} // number -> the numbers of its copies
	copies := func(number string) []string {
		cpr, err := office.ParseCPR(number)
		if err != nil {
			return nil
		}
		if given[cpr.Number] == nil {
			for k := 0; len(given[cpr.Number]) < n; k++ {
				if k == 10000 {
					t.Fatal("no numbers left")
				}
				// The seventh digit tells the century.
				if c := fmt.Sprintf("%s%03d", cpr.Number[:7], k%1000); !used[c] {
					used[c] = true
					given[cpr.Number] = append(given[cpr.Number], c)
				}
			}
		}
		return given[cpr.Number]
	}
	var out []udtraek.Input
	for _, f := range m.Files {
		table, err := udtraek.Decode(read(t, f.File), ';')
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		writeRow(&b, table.Header)
		for k := range n {
			for r := range table.Rows() {
				if c := copies(r.Fields[0]); c != nil && len(r.Fields) == len(table.Header) {
					writeRow(&b, append([]string{c[k]}, r.Fields[1:]...))
				}
			}
		}
		out = append(out, udtraek.Input{Name: f.File, Data: b.Bytes()})
	}
	return out
}

func writeRow(b *bytes.Buffer, fields []string) {
	for i, f := range fields {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(`"` + strings.ReplaceAll(f, `"`, `""`) + `"`)
	}
	b.WriteString("\r\n")
}

// BenchmarkImport measures everything from bytes to a finished run on a fresh
// SQLite file: decoding, judging, facts, texts, persons, taken rows, views and
// the report, with each transaction on the disk.
func BenchmarkImport(b *testing.B) {
	for _, n := range []int{1, 10, 50} {
		b.Run(fmt.Sprintf("%d-citizens", n*400), func(b *testing.B) {
			in := grow(b, n)
			facts := 0
			for b.Loop() {
				b.StopTimer()
				o := officetest.New(b)
				b.StartTimer()
				facts += run(b, o, in, udtraek.Options{}).Facts
			}
			b.ReportMetric(float64(facts)/b.Elapsed().Seconds(), "facts/s")
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	in := grow(b, 20)[2].Data
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		if _, err := udtraek.Decode(in, ';'); err != nil {
			b.Fatal(err)
		}
	}
}
