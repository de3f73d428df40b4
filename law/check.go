package law

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Report is what a run of case files gave.
type Report struct {
	Files    int       `json:"files"`
	Cases    int       `json:"cases"`
	Expects  int       `json:"expectations"`
	Failures []Failure `json:"failures"`
}

// Check reads and runs one case file and adds it to the report.
func (r *Report) Check(file, text string) []CaseText {
	cases, failures := ParseCases(file, text)
	r.Files++
	r.Failures = append(r.Failures, failures...)
	for i := range cases {
		r.Cases++
		for _, b := range cases[i].Blocks {
			r.Expects += len(b.Expects)
		}
		r.Failures = append(r.Failures, cases[i].Run()...)
	}
	return cases
}

// CaseFiles lists the case files that ship, as FOLDER/FILE in the law folder.
func CaseFiles() []string {
	var out []string
	for _, a := range Acts() {
		names, err := fs.Glob(a.Cases, "*.txt")
		if err != nil {
			panic(err) // the pattern is part of the program
		}
		for _, n := range names {
			out = append(out, path.Join(a.Folder, n))
		}
	}
	slices.Sort(out)
	return out
}

// ReadCaseFile returns the text of a case file that ships.
func ReadCaseFile(name string) (string, error) {
	folder, file, _ := strings.Cut(name, "/")
	for _, a := range Acts() {
		if a.Folder == folder {
			b, err := fs.ReadFile(a.Cases, file)
			return string(b), err
		}
	}
	return "", fs.ErrNotExist
}
