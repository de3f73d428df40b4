package law_test

import (
	"slices"
	"strings"
	"testing"

	"indgang/casefile"
	"indgang/fact"
	"indgang/law"
)

// The municipality publishes its case-handling deadlines; they come from its
// file and nowhere else.
func TestPublishedDeadlinesComeFromTheMunicipalitysFile(t *testing.T) {
	o, err := law.ReadOverlay([]byte(`{"municipality":"0999","name":"Prøve","deadlines":[
		{"topic":"fleksjob","amount":"6","unit":"uger","from":"2025-07-01","source":"prøve 2"},
		{"topic":"Fleksjob","amount":"8","unit":"uger","from":"2024-01-01","source":"prøve 1"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	own := law.MustBook(law.Options{Overlay: o})
	for _, x := range []struct {
		book *law.Book
		on   string
		due  string // "" for no deadline
	}{
		{own, "2025-04-01", "2025-05-27"},
		{own, "2025-07-01", "2025-08-12"},
		{own, "2023-12-01", ""},
		{ishoej, "2025-04-01", ""}, // nobody has told us Ishøj's
	} {
		c := casefile.Fold([]fact.Fact{{Seq: 1, On: d(x.on), Body: fact.ApplicationReceived{Topic: fact.TopicFlexJob}}})
		r, err := law.Derive(x.book, c, d(x.on))
		if err != nil {
			t.Fatal(err)
		}
		due := ""
		for i := range r.Obligations {
			if ob := &r.Obligations[i]; ob.Meta.ID == "adm-frist" {
				due = ob.Due.String()
				if lines := law.Explain(x.book, c, ob).Lines; !slices.ContainsFunc(lines,
					func(l law.Line) bool { return strings.Contains(l.Text, "kommunens eget tal: prøve") }) {
					t.Errorf("the proof does not say whose number it is: %v", lines)
				}
			}
		}
		if due != x.due {
			t.Errorf("application on %s: due %q, want %q", x.on, due, x.due)
		}
	}
}

func TestAFileWithAWrongNumberIsRefusedInDanish(t *testing.T) {
	for _, x := range []struct{ json, want string }{
		{`{"deadlines":[{"topic":"flexjob","amount":"8","unit":"uger","from":"2025-01-01","source":"x"}]}`, "er ikke et emne"},
		{`{"deadlines":[{"topic":"fleksjob","amount":"otte","unit":"uger","from":"2025-01-01","source":"x"}]}`,
			"sagsbehandlingsfrist nr. 1 (fleksjob)"},
		{`{"deadlines":[{"topic":"fleksjob","amount":"8","unit":"uger","source":"x"}]}`, "angiv from og source"},
		{`{"numbers":[{"name":"x","amount":"8","unit":"uger","from":"2025-01-01"}]}`, "lokalt tal nr. 1 (x): angiv from og source"},
	} {
		if _, err := law.ReadOverlay([]byte(x.json)); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v, want %q", x.json, err, x.want)
		}
	}
	o, err := law.ReadOverlay([]byte(`{"numbers":[{"name":"findes-ikke","amount":"8","unit":"uger","from":"2025-01-01","source":"x"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := law.NewBook(law.Options{Overlay: o}); err == nil || !strings.Contains(err.Error(), "findes-ikke") {
		t.Errorf("a number that no rule asks for: %v", err)
	}
}
