package udtraek_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"indgang/bridge/udtraek"
	"indgang/office/officetest"
	"indgang/store"
	"indgang/store/storetest"
)

var ctx = context.Background()

func read(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "ishoej", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// export is the whole synthetic export.
func export(t testing.TB) []udtraek.Input {
	t.Helper()
	var in []udtraek.Input
	for _, f := range udtraek.Default().Files {
		in = append(in, udtraek.Input{Name: f.File, Data: read(t, f.File)})
	}
	return in
}

func counts(t testing.TB, r *udtraek.Report) string {
	t.Helper()
	js, err := r.MarshalCounts()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, js, "", " "); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func run(t testing.TB, o *officetest.Office, in []udtraek.Input, opt udtraek.Options) *udtraek.Result {
	t.Helper()
	res, err := udtraek.Import(ctx, o.Office, o.User("SYS"), udtraek.Default(), in, opt)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func TestTheExportIsJudgedAsItsAnswerSays(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		o := officetest.On(t, s)
		res := run(t, o, export(t), udtraek.Options{})
		if got, want := counts(t, res.Report), string(bytes.TrimSpace(read(t, "facit.json"))); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
		t.Logf("%+v in %v", res.Report.Totals(), res.Took)
	})
}
