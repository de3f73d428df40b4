package udtraek_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"indgang/bridge/udtraek"
	"indgang/fault"
)

func TestRowsAreCountedFromWhereTheyBegin(t *testing.T) {
	table, err := udtraek.Decode([]byte("a;b\r\n1;\"x\ny\r\nz\"\r\n\r\n2;\"\"\r\n\"3\";q\"r\n4;æ"), ';')
	if err != nil {
		t.Fatal(err)
	}
	want := []udtraek.Row{{Line: 2, Fields: []string{"1", "x\ny\nz"}}, {Line: 6, Fields: []string{"2", ""}},
		{Line: 7, Fields: []string{"3", `q"r`}}, {Line: 8, Fields: []string{"4", "æ"}}}
	if !slices.EqualFunc(slices.Collect(table.Rows()), want, func(a, b udtraek.Row) bool {
		return a.Line == b.Line &&
			slices.Equal(a.Fields, b.Fields)
	}) {
		t.Errorf("got %+v", slices.Collect(table.Rows()))
	}
	if len(table.Notes) != 1 || !strings.Contains(table.Notes[0], "linje 8") {
		t.Errorf("notes: %q", table.Notes)
	}
}

func TestTheEncodingIsFoundInTheContent(t *testing.T) {
	for name, x := range map[string]struct{ data, encoding string }{
		"UTF-8 with mark":    {"\ufeffnavn;by\r\nSøren;Ishøj – 5 €\r\n", "UTF-8"},
		"UTF-8 without mark": {"navn;by\r\nSøren;Ishøj – 5 €\r\n", "UTF-8"},
		"Windows-1252":       {"navn;by\r\nS\xf8ren;Ish\xf8j \x96 5 \x80\r\n", "Windows-1252"},
		"an end mark":        {"navn;by\r\nS\xf8ren;Ish\xf8j \x96 5 \x80\r\n\x1a", "Windows-1252"},
	} {
		table, err := udtraek.Decode([]byte(x.data), ';')
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if table.Encoding != x.encoding || table.Header[0] != "navn" || table.Count != 1 ||
			slices.Collect(table.Rows())[0].Fields[1] != "Ishøj – 5 €" {
			t.Errorf("%s: %+v", name, table)
		}
	}
}

func TestAStrayQuoteSwallowsNoRows(t *testing.T) {
	table, err := udtraek.Decode([]byte("a;b;c\r\n1;\"tom;x\r\n2;\"hel\";y\r\n3;z;\"åben\r\n4;u;v\r\n"), ';')
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range slices.Collect(table.Rows()) {
		torn := ""
		if r.Torn {
			torn = " torn"
		}
		got = append(got, strings.Join(r.Fields, "|")+torn)
	}
	if want := []string{`1|"tom|x torn`, "2|hel|y", `3|z|"åben torn`, "4|u|v"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestWhatIsNoWholeTextIsRefused(t *testing.T) {
	whole := "a;b;c\r\n1;\"x\ny\";z\r\n2;ø;å\r\n"
	for name, x := range map[string]struct{ data, want string }{
		"empty":                     {"", "tom"},
		"only a mark":               {"\ufeff", "tom"},
		"cut inside quotes":         {whole[:12], "skåret over: rækken på linje 2"},
		"cut after a break in them": {whole[:11], "skåret over: rækken på linje 2"},
		"cut inside a row":          {whole[:19], "skåret over: rækken på linje 4"},
		"cut inside a letter":       {"a;b;c\r\n1;æ;\xc3", "skåret over: rækken på linje 2"},
		"cut inside, with a mark":   {"\ufeffa;b;c\r\n1;2;\xc3", "skåret over: rækken på linje 2"},
		"not what its mark says":    {"\ufeffa;b\r\n\xf8;1\r\n", "er det ikke hele vejen"},
		"no letters of Windows":     {"a;b\r\n\xf8\x81;1\r\n", "hverken UTF-8 eller Windows-1252"},
		"Excel":                     {"PK\x03\x04abc", "Excel"},
		"old Excel":                 {"\xd0\xcf\x11\xe0\xa1\xb1", "Excel"},
		"PDF":                       {"%PDF-1.7", "PDF"},
		"UTF-16":                    {"\xff\xfea\x00", "UTF-16"},
		"zeroes":                    {"a;b\x00", "ikke tekst"},
		"noise":                     {strings.Repeat("\x01\x02a", 20), "ikke tekst"},
		"a torn heading":            {"a;\"b\"c\r\n1;2\r\n", "overskrifter"},
	} {
		_, err := udtraek.Decode([]byte(x.data), ';')
		if fault.Of(err) != fault.Invalid || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFileThatIsCutAnywhereIsRefusedOrSaysSo(t *testing.T) {
	whole := export(t)[2].Data[:4000]
	whole = whole[:bytes.LastIndex(whole, []byte("\r\n"))+2]
	full, err := udtraek.Decode(whole, ';')
	if err != nil {
		t.Fatal(err)
	}
	rows := slices.Collect(full.Rows())
	for n := range len(whole) {
		table, err := udtraek.Decode(whole[:n], ';')
		if err != nil || bytes.HasSuffix(whole[:n], []byte("\r\n")) || table.Count == 0 {
			continue // refused; or cut between rows, which nobody can see; or inside the heading, which Read sees
		}
		last := slices.Collect(table.Rows())[table.Count-1]
		if same := rows[table.Count-1]; len(table.Notes) == 0 && !slices.Equal(last.Fields, same.Fields) {
			t.Errorf("cut after %d bytes: the last row is %q, and nothing was said", n, last.Fields)
		}
	}
}
