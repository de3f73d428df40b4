package udtraek

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// windows tells the letter behind each byte of Windows-1252 from 0x80.
var windows = func() (out [128]rune) {
	for i := range out {
		out[i] = charmap.Windows1252.DecodeByte(byte(0x80 + i))
	}
	return out
}()

func fromWindows(c byte) rune {
	if c < utf8.RuneSelf {
		return rune(c)
	}
	return windows[c-0x80]
}

func windowsText(b []byte) string {
	var out strings.Builder
	out.Grow(len(b) + len(b)/8)
	for _, c := range b {
		out.WriteRune(fromWindows(c))
	}
	return out.String()
}

// toWindows is the byte that a letter stands for where UTF-8 was read as
// Windows-1252. Bytes that no letter has were read as the control of the same
// number.
func toWindows(r rune) (byte, bool) {
	if r < 0x100 && (r < 0x80 || r >= 0xa0) {
		return byte(r), true
	}
	if b, ok := charmap.Windows1252.EncodeRune(r); ok {
		return b, true
	}
	return byte(r), r < 0x100
}

// mendLetters writes letters as one character each, and undoes that a text was
// encoded twice, where nothing else can be meant: all its other letters are
// together the bytes of UTF-8. It reports whether the text was encoded twice.
func mendLetters(s string) (string, bool) {
	mended := false
	for { // some files have been through three programs
		once, ok := encodedTwice(s)
		if !ok {
			break
		}
		s, mended = once, true
	}
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	return s, mended
}

func encodedTwice(s string) (string, bool) {
	i := strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
	if i < 0 {
		return s, false
	}
	// The first such letter must be the head of a sequence: cheap, and nearly
	// always the answer.
	r, _ := utf8.DecodeRuneInString(s[i:])
	if b, ok := toWindows(r); !ok || b < 0xc2 || b > 0xf4 {
		return s, false
	}
	out := make([]byte, 0, len(s))
	for _, r := range s {
		b, ok := toWindows(r)
		if !ok {
			return s, false
		}
		out = append(out, b)
	}
	if !utf8.Valid(out) {
		return s, false
	}
	return string(out), true
}

// plain writes a heading, a code or a name as it is compared: letters as one
// character each, no invisible ones, and single spaces.
func plain(s string) string {
	if simple(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, norm.NFC.String(s))
	return strings.Join(strings.Fields(s), " ")
}

// simple reports whether plain has nothing to do: the usual case.
func simple(s string) bool {
	space := true // a space here would be the first, or the second of two
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf, c < ' ', c == 0x7f, c == ' ' && space:
			return false
		default:
			space = c == ' '
		}
	}
	return s == "" || !space
}

// invisible reports whether a letter takes no room on screen, or turns those
// around it.
func invisible(r rune) bool {
	switch r {
	case '\u115f', '\u1160', '\u3164', '\uffa0', '\u2800', '\u034f':
		return true // fillers
	}
	return unicode.In(r, unicode.Cf, unicode.Cc, unicode.Co, unicode.Cs) && r != '\n' && r != '\t' ||
		unicode.Is(unicode.Variation_Selector, r)
}

// fold writes a text as codes are compared when nothing else fits: in small
// letters.
func fold(s string) string { return strings.ToLower(plain(s)) }
