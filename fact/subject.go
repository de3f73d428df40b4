package fact

import "strings"

// A Subject names whose facts they are. Its first letter tells its sort, so that
// a stream can be recognised without looking inside; the rest says nothing.
type Subject string

// TheLaw is the subject of facts about the law itself, such as sign-offs.
const TheLaw Subject = "law"

// TheOffice is the subject of facts about the organisation itself.
const TheOffice Subject = "office"

// A Sort is what a subject is. Each sort has a fold of its own, and may have a
// book of law.
type Sort string

// The sorts.
const (
	SortNone      Sort = ""
	SortCitizen   Sort = "citizen"
	SortEmployer  Sort = "employer"  // a company or a municipal workplace
	SortProgramme Sort = "programme" // a course of the municipality's own, with seats
	SortInquiry   Sort = "inquiry"   // a letter to a politician, a question to the borgerrådgiver
	SortStaff     Sort = "staff"     // a member of staff: calendar, leave, roles
	SortOffice    Sort = "office"    // the organisation: units, hours, settings
	SortLaw       Sort = "law"
)

// prefixes are what the subjects of each sort begin with. "law" is older than
// the rule that one letter tells the sort.
var prefixes = map[Sort]string{SortCitizen: "c", SortEmployer: "e", SortProgramme: "p", SortInquiry: "q", SortStaff: "s",
	SortOffice: "o", SortLaw: string(TheLaw)}

// Prefix is what the subjects of a sort begin with, "" for no sort.
func (s Sort) Prefix() string { return prefixes[s] }

// Named reports whether a subject may be somebody's: it has the look of those that
// we give out, whether or not there is anybody.
func (s Subject) Named() bool {
	if s.Sort() == SortNone || len(s) < 2 || len(s) > 40 {
		return false
	}
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

// Sort tells what a subject is.
func (s Subject) Sort() Sort {
	if s == TheLaw {
		return SortLaw
	}
	for sort, p := range prefixes {
		if sort != SortLaw && strings.HasPrefix(string(s), p) {
			return sort
		}
	}
	return SortNone
}
