package store

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// People are found however their names are spelled, and from the first letters on.
// A word is kept in up to three forms, each of which has this: the form of a
// beginning is the beginning of the form, also where a letter that is written with
// two is cut in the middle.

// letters are what letters become that are more than a letter with a mark.
var letters = strings.NewReplacer("å", "aa", "æ", "ae", "ø", "oe", "ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ł", "l", "đ", "d", "ð",
	"d", "þ", "th", "œ", "oe", "ı", "i", "ĳ", "ij")

// spelled is the first form: small letters without marks, æ ø å written out.
// Kjærgård becomes kjaergaard.
func spelled(s string) string {
	s = letters.Replace(norm.NFC.String(strings.ToLower(s)))
	ascii := true
	for i := 0; i < len(s); i++ {
		ascii = ascii && s[i] < 0x80
	}
	if ascii {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// bare is the second form, of the first: what is left when nobody writes the marks
// that Danish letters have. Sørensen, Soerensen and Sorensen become sorensen.
func bare(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range s {
		if !(last == 'a' && (r == 'a' || r == 'e') || (last == 'o' || last == 'u') && r == 'e') {
			b.WriteRune(r)
			last = r
		}
	}
	return b.String()
}

var sounds = strings.NewReplacer("ph", "f", "ck", "k", "ch", "k", "th", "t", "w", "v", "x", "ks", "ce", "ce", "ci", "ci", "cy", "cy",
	"c", "k")

// sounding is the third form, of the second: letters that sound alike. Sophie and
// Sofie become sofie, Christian and Kristian kristian. Where two letters are cut in the
// middle, the other forms find what this one does not.
func sounding(s string) string { return sounds.Replace(s) }

// forms returns the forms of a word, the nearest first.
func forms(word string) []string {
	a := spelled(word)
	b := bare(a)
	out := []string{a}
	for _, x := range []string{b, sounding(b)} {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// words cuts a text into words. What is written with an apostrophe is one word, and
// what is invisible is nothing.
func words(s string) []string {
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("'’‘ʼ´`ʹ′", r) || unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
			return r
		}
		return ' '
	}, norm.NFC.String(s))
	return strings.Fields(s)
}

// nameWords are the words that a name is found by: each of them, those with a hyphen
// also as one, and what stands behind an apostrophe.
func nameWords(s string) []string {
	out := words(s)
	for _, part := range strings.Fields(norm.NFC.String(s)) {
		if joined := strings.Join(words(part), ""); joined != "" {
			out = append(out, joined)
		}
		if _, rest, ok := strings.Cut(strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "´", "'", "`", "'").Replace(part), "'"); ok {
			out = append(out, words(rest)...)
		}
	}
	return out
}

// digitsOf returns the digits of a text that holds nothing but digits and what people
// put between them, and whether it does.
func digitsOf(s string) (string, bool) {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("−.,/()+_", r):
		default:
			return "", false
		}
	}
	return b.String(), b.Len() > 0
}

// The marks before numbers, so that they are not taken for words.
const (
	phoneMark = "#"
	birthMark = "*"
)

// phoneWord is what a telephone number is found by: without the country, if it is
// Denmark.
func phoneWord(s string) string {
	d, ok := digitsOf(s)
	if !ok || len(d) < 6 {
		return ""
	}
	return phoneMark + national(d)
}

func national(d string) string {
	if d = strings.TrimPrefix(d, "00"); len(d) > 8 {
		d = strings.TrimPrefix(d, "45")
	}
	return d
}

// birthWord is what a birth date is found by: ddmmyy of the personal number, also
// where that is a substitute with 60 added to the day.
func birthWord(cpr string) string {
	if len(cpr) < 6 {
		return ""
	}
	b := []byte(cpr[:6])
	for _, c := range b {
		if c < '0' || c > '9' {
			return ""
		}
	}
	if b[0] >= '6' {
		b[0] -= 6
	}
	return birthMark + string(b)
}

// birthQuery reads a date as people write it, whole or from its beginning: the words
// that it may stand for, or "".
func birthQuery(s string) string {
	parts := strings.FieldsFunc(strings.TrimSpace(s), func(r rune) bool { return !unicode.IsDigit(r) })
	if len(parts) == 1 {
		d := parts[0]
		switch {
		case len(d) == 6:
			parts = []string{d[:2], d[2:4], d[4:]}
		case len(d) == 8:
			parts = []string{d[:2], d[2:4], d[4:]}
		default:
			return ""
		}
	}
	if len(parts) < 2 || len(parts) > 3 {
		return ""
	}
	out := birthMark
	for i, most := range []string{"31", "12"} {
		p := parts[i]
		if len(p) == 1 {
			p = "0" + p
		}
		if len(p) != 2 || p > most || p == "00" {
			return ""
		}
		out += p
	}
	if len(parts) == 2 {
		return out
	}
	switch y := parts[2]; len(y) {
	case 2:
		return out + y
	case 4:
		return out + y[2:]
	}
	return ""
}
