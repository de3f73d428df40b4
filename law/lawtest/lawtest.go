// Package lawtest is what every act's test runs: its case files, and the checks
// that no provision stands without its file, number, source, period and cases.
package lawtest

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"indgang/day"
	"indgang/duty"
	"indgang/law"
)

// Act tests the act whose folder is the current directory.
func Act(t *testing.T, folder string) {
	t.Helper()
	for _, a := range law.Acts() {
		if a.Folder == folder {
			cases(t, a)
			for _, r := range a.Rules {
				t.Run(r.ID, func(t *testing.T) { rule(t, a, r) })
			}
			numbers(t, a)
			return
		}
	}
	t.Fatalf("law/book.go does not list an act in the folder %s: add it to Acts", folder)
}

// cases runs every case file of the act.
func cases(t *testing.T, a law.Act) {
	names, err := fs.Glob(a.Cases, "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var rep law.Report
	for _, n := range names {
		text, err := fs.ReadFile(a.Cases, n)
		if err != nil {
			t.Fatal(err)
		}
		rep.Check(n, string(text))
	}
	for _, f := range rep.Failures {
		t.Error(f)
	}
}

// rule checks that a rule has what a reader needs.
func rule(t *testing.T, a law.Act, r law.Rule) {
	file := only(t, "*-"+r.ID+".go", r.ID)
	text := only(t, "*-"+r.ID+".txt", r.ID)
	if file == "" || text == "" {
		return
	}
	if r.Act != a.Short {
		t.Errorf("%s: Act is %q, want %q", file, r.Act, a.Short)
	}
	if r.Title == "" || len(r.Versions) == 0 {
		t.Errorf("%s: add a Danish Title and at least one Version", file)
		return
	}
	if r.Versions[0].From > law.Coverage.From.String() && r.Before == "" {
		t.Errorf("%s: the first version is from %s: say in Before why there is nothing from %s", file, r.Versions[0].From, law.Coverage.From)
	}
	active, dutiful := false, false
	for _, v := range r.Versions {
		version(t, file, v)
		if v.Shape != nil {
			active = true
			for part := range strings.SplitSeq(v.Shape.Name(), "+") {
				dutiful = dutiful || !strings.Contains("check right limit accumulate", part)
			}
		}
	}
	b, err := os.ReadFile(text)
	if err != nil {
		t.Fatal(err)
	}
	caseLines(t, text, r, string(b), active, dutiful)
}

func version(t *testing.T, file string, v law.Version) {
	at := file + ", version from " + v.From
	if _, err := day.Parse(v.From); err != nil {
		t.Errorf("%s: From must be the effective date: %v", at, err)
	}
	if v.Provision == "" {
		t.Errorf("%s: add the Provision, such as \"LAB § 31, stk. 5\"", at)
	}
	if v.Source == "" {
		t.Errorf("%s: add the Source key, such as \"S01\"", at)
	}
	if v.Grade < 'A' || v.Grade > 'D' {
		t.Errorf("%s: add the Grade, 'A' to 'D'", at)
	}
	if v.Text == "" {
		t.Errorf("%s: add Text: what the provision says, in short own Danish words", at)
	}
	if v.Grade == 'D' && v.Unverified == "" {
		t.Errorf("%s: a D must say in Unverified what is missing", at)
	}
	if v.Shape != nil && v.MetBy == "" {
		t.Errorf("%s: add MetBy: what meets it, in Danish", at)
	}
	if v.Shape == nil {
		return
	}
	for _, p := range duty.Numbers(v.Shape) {
		from := day.MustParse(v.From)
		if p.Local {
			continue // the municipality's own: the law has no value
		}
		if p.At(from, 0) == nil {
			t.Errorf("%s: the number %s has no value on %s: add a line to params.csv", at, p.Name, v.From)
		}
		for _, x := range p.Values {
			if x.Announced > x.From {
				t.Errorf("%s: the number %s was announced (%s) after it took effect (%s)", at, p.Name, x.Announced, x.From)
			}
		}
	}
}

// caseLines checks that the cases show the rule met and not met, or off.
func caseLines(t *testing.T, file string, r law.Rule, text string, active, dutiful bool) {
	parsed, failures := law.ParseCases(file, text)
	if len(failures) > 0 {
		return // cases reports them
	}
	n, met, unmet := 0, false, false
	for _, c := range parsed {
		mine := false
		for _, b := range c.Blocks {
			for _, e := range b.Expects {
				rest, ok := strings.CutPrefix(e.Text, r.ID+" ")
				if !ok {
					continue
				}
				mine = true
				met = met || strings.Contains(rest, "opfyldt")
				for _, w := range []string{"overskredet", "bortfaldet", "ikke nået", "på pause", "intet"} {
					unmet = unmet || strings.Contains(rest, w)
				}
			}
		}
		if mine {
			n++
		}
	}
	want := 2
	if !active {
		want = 1
	}
	if n < want {
		t.Errorf("%s: %d cases expect something of %s, want at least %d", file, n, r.ID, want)
	}
	if dutiful && !(met && unmet) {
		t.Errorf("%s: show one case where %s is «opfyldt» and one where it is not (overskredet, bortfaldet, ikke nået, på pause or intet)",
			file, r.ID)
	}
}

// numbers checks that every number of the act is used, and that it holds from
// its first day without end.
func numbers(t *testing.T, a law.Act) {
	used := map[*duty.Param]bool{}
	for _, r := range a.Rules {
		for _, v := range r.Versions {
			if v.Shape != nil {
				for _, p := range duty.Numbers(v.Shape) {
					used[p] = true
				}
			}
		}
	}
	for _, p := range a.Params.List() {
		if !used[p] {
			t.Errorf("params.csv: no rule uses the number %s: take the line out, or list it in the shape's numbers", p.Name)
		}
	}
}

// only finds the one file that a rule must have.
func only(t *testing.T, pattern, id string) string {
	t.Helper()
	found, err := fs.Glob(os.DirFS("."), pattern)
	if err != nil {
		t.Fatal(err)
	}
	// "talks-4in6" also matches the end of a longer ID: keep exact names.
	var exact []string
	for _, f := range found {
		stem, _, _ := strings.Cut(f, ".")
		if _, rest, ok := strings.Cut(stem, "-"); ok && rest == id {
			exact = append(exact, f)
		}
	}
	switch len(exact) {
	case 0:
		t.Errorf("rule %s has no file %s: one provision, one file, with its cases beside it", id, strings.Replace(pattern, "*", "pNNN", 1))
	case 1:
		return exact[0]
	default:
		t.Errorf("rule %s has several files: %v", id, exact)
	}
	return ""
}
