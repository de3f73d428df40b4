package udtraek

import (
	"fmt"
	"slices"
	"strings"

	"indgang/fault"
)

// A Verdict is what came of a row.
type Verdict string

// The verdicts.
const (
	Accepted Verdict = "accepted"
	Known    Verdict = "known"
	Refused  Verdict = "refused"
)

// A Why is the reason for a verdict.
type Why string

// The reasons, in the order in which a row is held against them.
const (
	WhyColumns       Why = "columns"
	WhyRequired      Why = "required"
	WhyNumber        Why = "personnummer"
	WhyDate          Why = "date"
	WhyRange         Why = "date-range"
	WhyPeriod        Why = "period"
	WhyUnknownCode   Why = "unknown-code"
	WhyText          Why = "text"
	WhyUnknownPerson Why = "unknown-person"
	WhyDuplicate     Why = "duplicate"
)

// Whys lists the reasons.
func Whys() []Why {
	return []Why{WhyColumns, WhyRequired, WhyNumber, WhyDate, WhyRange, WhyPeriod, WhyUnknownCode, WhyText, WhyUnknownPerson, WhyDuplicate}
}

// whyNames are what reasons are called on screen.
var whyNames = map[Why]string{
	WhyColumns: "Forkert antal felter", WhyRequired: "Feltet er tomt", WhyNumber: "Personnummeret kan ikke " +
		"bruges", WhyDate: "Datoen findes ikke",
	WhyRange: "Datoen ligger for langt væk", WhyPeriod: "Slutter, før den begynder", WhyUnknownCode: "Ukendt " +
		"kode", WhyText: "Teksten kan ikke bruges",
	WhyUnknownPerson: "Ukendt borger",
	WhyDuplicate:     "Taget ind før",
}

// Name returns the Danish name of a reason.
func (w Why) Name() string { return whyNames[w] }

// whyMends tell how a row is mended without naming anything in it, so that they
// may stand in a log.
var whyMends = map[Why]string{
	WhyColumns:       "Rækken har et andet antal felter end overskrifterne. Skriv hver værdi under sin kolonne.",
	WhyRequired:      "Et felt, der skal være udfyldt, er tomt. Udfyld det.",
	WhyNumber:        "Personnummeret begynder ikke med en dato, heller ikke som erstatningsnummer (dag + 60). Skriv de ti rigtige cifre.",
	WhyDate:          "En dato kan ikke læses eller findes ikke. Skriv den som dd.mm.åååå.",
	WhyRange:         "En dato ligger før 1900 eller mere end et år frem. Skriv den rigtige dato.",
	WhyPeriod:        "Slutdatoen ligger før startdatoen. Ret den, der er forkert.",
	WhyUnknownCode:   "En værdi kendes ikke. Skriv en af dem, der kan bruges, eller føj den til kolonneopsætningen.",
	WhyText:          "En tekst er for lang eller har kun tegn, der ikke kan ses. Skriv den, som den skal stå.",
	WhyUnknownPerson: "Borgeren står hverken i udtrækket eller i Indgang. Ret personnummeret, eller opret borgeren først.",
	WhyDuplicate:     "Det, rækken siger, er taget ind før. Der skal ikke gøres noget.",
}

// Mend tells how rows with this reason are mended, without naming anything in
// any row.
func (w Why) Mend() string { return whyMends[w] }

// A Judged is a row with its verdict.
type Judged struct {
	Line    int
	Verdict Verdict
	Why     Why    // "" for an accepted row
	Column  string // the column at fault, where it is one
	Mend    string // Danish: how to mend a refused row; it may name what stands in it
	Choices []string
	Fields  []string // by the columns of the mapping
	Extra   []string // what stood beyond the last column
	Torn    bool
	Hash    string
	Same    int    // line of the same row in this file, for a known one
	Number  string // ten digits, where the number can be read

	file    *File
	at      int    // where the row begins in its file
	meaning string // names what the row says, whatever it is spelt like
	drafts  []draft
	person  map[string]string
	by      string // the initials of whoever registered it in the other system
}

// value is what stands in the column at fault.
func (j *Judged) value() string {
	if i := slices.Index(j.file.Columns, j.Column); i >= 0 && i < len(j.Fields) {
		return plain(j.Fields[i])
	}
	return ""
}

func (j *Judged) refuse(w Why, column, mend string, args ...any) {
	j.Verdict, j.Why, j.Column, j.Mend = Refused, w, column, fmt.Sprintf(mend, args...)
	j.drafts, j.person = nil, nil
}

// shown shortens a value for a message.
func shown(s string) string {
	if len(s) > 1000 {
		s = strings.ToValidUTF8(s[:1000], "")
	}
	s = plain(s)
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// in says which file a fault is about.
func in(file string, err error) string {
	if f, ok := err.(*fault.Fault); ok {
		return file + ": " + f.Message
	}
	return file + ": " + err.Error()
}
