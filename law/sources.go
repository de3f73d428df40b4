package law

import (
	_ "embed"
	"encoding/csv"
	"strings"
)

//go:embed sources.csv
var sourcesCSV string

// sources are the titles of what was read, by the keys that rules and numbers
// name.
var sources = func() map[string]string {
	rows, err := csv.NewReader(strings.NewReader(sourcesCSV)).ReadAll()
	if err != nil {
		panic(err) // the file is part of the program
	}
	out := make(map[string]string, len(rows))
	for _, r := range rows[1:] {
		out[r[0]] = r[1]
	}
	return out
}()

// A Source is something that was read: a key that rules and numbers name, and
// where it is from.
type Source struct{ Key, Title string }

// SourcesOf lists the sources that a field such as "S01, S05" names. One that has
// no title is something that says what it is itself.
func SourcesOf(field string) []Source {
	var out []Source
	for k := range strings.SplitSeq(field, ",") {
		if k = strings.TrimSpace(k); k != "" {
			out = append(out, Source{k, sources[k]})
		}
	}
	return out
}

// sourceNames writes the titles of the sources that a field names.
func sourceNames(field string) string {
	var out []string
	for _, s := range SourcesOf(field) {
		if s.Title == "" {
			s.Title = s.Key
		}
		out = append(out, s.Title)
	}
	return strings.Join(out, "; ")
}
