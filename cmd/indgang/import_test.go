package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"indgang/bridge/udtraek"
)

// synthetic is the export that the importer is tested with.
const synthetic = "../../bridge/udtraek/testdata/ishoej"

// indgang runs the program and returns what it printed and its exit code.
func indgang(ctx context.Context, args ...string) (out, errs string, code int) {
	var o, e bytes.Buffer
	code = run(ctx, args, &o, &e, func() time.Time { return time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC) })
	return o.String(), e.String(), code
}

func TestImportPrintsTheAnswer(t *testing.T) {
	data := t.TempDir()
	want, err := os.ReadFile(filepath.Join(synthetic, "facit.json"))
	if err != nil {
		t.Fatal(err)
	}
	out, errs, code := indgang(t.Context(), "import", synthetic, "--data", data, "--json")
	if out != string(bytes.TrimSpace(want))+"\n" || code != exitFound {
		t.Errorf("exit code %d\n%s%s", code, out, errs)
	}
	out, errs, code = indgang(t.Context(), "import", synthetic, "--data", data, "--citizens")
	for _, part := range []string{"i alt 3050 0 3017 33", "400 borgere, heraf 0 nye: 0 oplysninger", "Regnestykket går op",
		"linje 49, 67, 138", "uden kendt borger"} {
		if !strings.Contains(strings.Join(strings.Fields(out), " "), part) {
			t.Errorf("no %q in\n%s", part, out[:min(len(out), 3000)])
		}
	}
	if code != exitFound || errs != "" {
		t.Errorf("exit code %d, %s", code, errs)
	}
	// What is printed may end in a log: it names nobody, and nothing in a row.
	table, err := udtraek.Decode(readAll(t, "borgere.csv"), ';')
	if err != nil {
		t.Fatal(err)
	}
	for r := range table.Rows() {
		for _, f := range []string{r.Fields[0], strings.ReplaceAll(r.Fields[0], "-", ""), r.Fields[2], r.Fields[3]} {
			if f != "" && strings.Contains(out, f) {
				t.Fatalf("the output names %q", f)
			}
		}
	}
	for _, f := range []string{"XK7", "i går", "Ydelse 99"} {
		if strings.Contains(out, f) {
			t.Errorf("the output has %q out of a row", f)
		}
	}
}

func readAll(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(synthetic, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestImportSaysHowItWasUsedWrongly(t *testing.T) {
	empty, data := t.TempDir(), t.TempDir()
	bad := filepath.Join(empty, "m.json")
	if err := os.WriteFile(bad, []byte(`{"navn": 1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		args []string
		want string
	}{
		{[]string{"import", "--data", data}, "name one folder"},
		{[]string{"import", filepath.Join(empty, "nowhere"), "--data", data}, "cannot read the folder: no such file or directory"},
		{[]string{"import", empty, "--data", data}, "none of the export's files is in the folder: borgere.csv, forloeb.csv, haendelser.csv"},
		{[]string{"import", synthetic}, "name the data with --data"},
		{[]string{"import", synthetic, "--data", data, "--user", "XYZ"}, `there is no member of staff with the ID "XYZ"`},
		{[]string{"import", synthetic, "--data", data, "--mapping", bad}, "unknown field"},
		{[]string{"import", synthetic, "--data", data, "--mapping", bad + "x"}, "cannot read the mapping"},
	} {
		out, errs, code := indgang(t.Context(), x.args...)
		if code != exitUsage || !strings.Contains(errs, x.want) || out != "" {
			t.Errorf("%q: exit code %d, %s%s", x.args, code, errs, out)
		}
	}
}

func TestImportOfOneFileOrOfACutOne(t *testing.T) {
	folder, data := t.TempDir(), t.TempDir()
	put := func(name string, b []byte) {
		if err := os.WriteFile(filepath.Join(folder, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	whole := readAll(t, "borgere.csv")
	put("Borgere.CSV", whole[:len(whole)-9])
	put("facit.json", []byte("{}"))
	out, errs, code := indgang(t.Context(), "import", folder, "--data", data)
	if code != exitFound || !strings.Contains(errs, "borgere.csv: Filen er skåret over: rækken på linje 413") || out != "" {
		t.Errorf("exit code %d, %s%s", code, errs, out)
	}
	put("Borgere.CSV", []byte(strings.Join(strings.SplitAfter(string(whole), "\r\n")[:4], "")))
	out, errs, code = indgang(t.Context(), "import", folder, "--data", data, "--json")
	want := `{
 "borgere": {
  "rows": 3,
  "accepted": 3,
  "known": 0,
  "refused": 0,
  "not_ok": []
 },
 "forloeb": {
  "rows": 0,
  "accepted": 0,
  "known": 0,
  "refused": 0,
  "not_ok": []
 },
 "haendelser": {
  "rows": 0,
  "accepted": 0,
  "known": 0,
  "refused": 0,
  "not_ok": []
 }
}
`
	if out != want || code != exitFine {
		t.Errorf("exit code %d, %s%s", code, errs, out)
	}
}

func TestAnInterruptedImportSaysThatItCanGoOn(t *testing.T) {
	data := t.TempDir()
	if _, errs, code := indgang(t.Context(), "rebuild", "--data", data); code != exitFine {
		t.Fatal(errs)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	out, errs, code := indgang(ctx, "import", synthetic, "--data", data)
	if code != exitFound || out != "" {
		t.Errorf("exit code %d, %s%s", code, errs, out)
	}
	if _, _, code := indgang(t.Context(), "import", synthetic, "--data", data); code != exitFound {
		t.Error("and then it cannot")
	}
}
