package law

import (
	"regexp"
	"slices"
	"strings"

	"indgang/duty"
)

// ruleID is what the ID of a rule looks like in a text.
var ruleID = regexp.MustCompile(`[a-z0-9]+(?:-[a-z0-9]+)+`)

// titles are the titles of all rules by ID.
var titles = func() map[string]string {
	out := map[string]string{}
	titled(rules, out)
	return out
}()

func titled[C any](rules []duty.Rule[C], to map[string]string) {
	for i := range rules {
		to[rules[i].ID] = rules[i].Title
	}
}

// Named writes the titles of rules where a text names them by their IDs, which
// are for programs: «Giv tilbud efter en fritagelse» and not offer-exempt.
func Named(text string) string { return name(text, titles) }

func name(text string, titles map[string]string) string {
	if !strings.Contains(text, "-") {
		return text
	}
	return ruleID.ReplaceAllStringFunc(text, func(id string) string {
		if t, ok := titles[id]; ok {
			return "«" + t + "»"
		}
		return id
	})
}

// named are rules whose texts name other rules by their titles.
func named[C any](rules []duty.Rule[C], titles map[string]string) []duty.Rule[C] {
	out := slices.Clone(rules)
	for i := range out {
		r := &out[i]
		r.Before, r.Versions = name(r.Before, titles), slices.Clone(r.Versions)
		for k := range r.Versions {
			v := &r.Versions[k]
			v.Text, v.MetBy = name(v.Text, titles), name(v.MetBy, titles)
			v.StoppedBy, v.Unverified = name(v.StoppedBy, titles), name(v.Unverified, titles)
		}
	}
	return out
}

// ByTitle finds the ID of the rule with a title, "" where there is none.
func ByTitle(title string) string {
	i := slices.IndexFunc(rules, func(r Rule) bool { return r.Title == title })
	if i < 0 {
		return ""
	}
	return rules[i].ID
}

// IsDeed reports whether a title begins with a verb that can be said in a sentence.
func IsDeed(title string) bool {
	_, _, ok := verb(title)
	return ok
}
