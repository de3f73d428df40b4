package law

import (
	"regexp"
	"strings"
	"testing"

	"indgang/duty"
)

// TestEverySourceHasATitle asks for the title of every source that a rule or a
// number names by its key.
func TestEverySourceHasATitle(t *testing.T) {
	key := regexp.MustCompile(`^S\d+[a-z]?$`)
	used := map[string]bool{}
	check := func(what, field string) {
		for _, s := range SourcesOf(field) {
			used[s.Key] = true
			if key.MatchString(s.Key) && s.Title == "" {
				t.Errorf("%s: the source %s has no title in law/sources.csv", what, s.Key)
			}
		}
	}
	for _, r := range Rules() {
		for _, v := range r.Versions {
			check(r.ID+" from "+v.From, v.Source)
			if v.Shape == nil {
				continue
			}
			for _, p := range duty.Numbers(v.Shape) {
				for _, x := range p.Values {
					check(p.Name, x.Source)
				}
			}
		}
	}
	for _, s := range Scenarios() {
		check(s.Name, s.Source)
	}
	for k, title := range sources {
		if !key.MatchString(k) || strings.TrimSpace(title) != title || title == "" {
			t.Errorf("the source %q is called %q", k, title)
		}
	}
	if len(used) < 50 {
		t.Errorf("only %d sources are used", len(used))
	}
}
