package law_test

import (
	"testing"

	"indgang/law"
	"indgang/plain"
)

// What the law asks is for everybody to read: on average as easy as a newspaper,
// and nowhere as hard as an act.
func TestTheTextsOfTheLawArePlain(t *testing.T) {
	const mean, most = 38, 60
	for _, kind := range []struct {
		name string
		of   func(*law.Rule, *law.Version) string
	}{
		{"title", func(r *law.Rule, _ *law.Version) string { return r.Title }},
		{"what came before", func(r *law.Rule, _ *law.Version) string { return r.Before }},
		{"what the rule says", func(_ *law.Rule, v *law.Version) string { return v.Text }},
		{"what meets it", func(_ *law.Rule, v *law.Version) string { return v.MetBy }},
		{"what stops it", func(_ *law.Rule, v *law.Version) string { return v.StoppedBy }},
		{"what is not verified", func(_ *law.Rule, v *law.Version) string { return v.Unverified }},
	} {
		sum, n, seen := 0.0, 0, map[string]bool{}
		for _, r := range law.Rules() {
			for i := range r.Versions {
				text := kind.of(&r, &r.Versions[i])
				if text == "" || seen[text] {
					continue
				}
				seen[text] = true
				lix := plain.LIX(text)
				sum, n = sum+lix, n+1
				if lix > most {
					t.Errorf("%s, %s: LIX %.0f, at most %d: %s", r.ID, kind.name, lix, most, text)
				}
				if id, ok := noID(text); !ok {
					t.Errorf("%s, %s: names %s by its ID: %s", r.ID, kind.name, id, text)
				}
			}
		}
		if n > 0 && sum/float64(n) > mean {
			t.Errorf("%s: mean LIX %.1f of %d texts, at most %d", kind.name, sum/float64(n), n, mean)
		}
	}
}

// A title is a deed, so that it can stand in a list and be said in a sentence.
func TestEveryTitleIsADeedOfItsOwn(t *testing.T) {
	seen := map[string]string{}
	for _, r := range law.Rules() {
		if !law.IsDeed(r.Title) {
			t.Errorf("%s: «%s» does not begin with a verb that law/say.go knows", r.ID, r.Title)
		}
		if other := seen[r.Title]; other != "" {
			t.Errorf("%s and %s are both called «%s»", other, r.ID, r.Title)
		}
		seen[r.Title] = r.ID
		if law.ByTitle(r.Title) != r.ID {
			t.Errorf("%s is not found by its title", r.ID)
		}
	}
}
