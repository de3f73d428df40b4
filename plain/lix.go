// Package plain measures how hard a Danish text is to read. It is pure, and used
// wherever words are made for people: law, explanations and letters. It hides
// what counts as a word and as a sentence where abbreviations and dates have
// full stops of their own.
package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// LIX returns the readability index of a text (C.-H. Björnsson, 1968): words a
// sentence plus the per cent of words with more than six letters. Up to 34 reads
// easily, 35-44 like a newspaper, 55 and more like an act. A text without words
// has 0.
func LIX(text string) float64 {
	words, long, sentences := 0, 0, 0
	open := false // words since the last sentence ended
	tokens := strings.Fields(text)
	for i, token := range tokens {
		n := letters(token)
		if n == 0 && !hasDigit(token) {
			continue // a dash or a sign
		}
		words++
		open = true
		if n > 6 {
			long++
		}
		if ends(token, tokens[i+1:]) {
			sentences++
			open = false
		}
	}
	if words == 0 {
		return 0
	}
	if open {
		sentences++
	}
	return float64(words)/float64(sentences) + 100*float64(long)/float64(words)
}

// letters returns how many letters a word has.
func letters(token string) (n int) {
	for _, r := range token {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func hasDigit(token string) bool { return strings.IndexFunc(token, unicode.IsDigit) >= 0 }

// ends reports whether a sentence ends with a token: a mark that closes, and then
// nothing or a word that opens a sentence. So "stk. 3" and "m.v. efter" end none.
func ends(token string, rest []string) bool {
	token = strings.TrimRight(token, "»\")")
	mark, _ := utf8.DecodeLastRuneInString(token)
	if mark != '.' && mark != '!' && mark != '?' {
		return false
	}
	for _, next := range rest {
		if letters(next) == 0 && !hasDigit(next) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, "«\"("))
		return unicode.IsUpper(first) && !abbreviated[strings.ToLower(token)]
	}
	return true
}

// abbreviated are the shortenings after which a name may stand.
var abbreviated = map[string]bool{"stk.": true, "nr.": true, "pkt.": true, "jf.": true, "bl.a.": true, "f.eks.": true, "kl.": true}
