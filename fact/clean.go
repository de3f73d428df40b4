package fact

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Typed is a kind of text that people and other systems write: what it is
// called, and how much of it there may be, counted as seen.
type Typed struct {
	Is    string // its name in a sentence, such as "notatet"
	Max   int
	Lines bool // may have several lines
}

// The texts.
var (
	NoteText    = Typed{"notatet", 4000, true}
	NameText    = Typed{"navnet", 80, false}
	AddressText = Typed{"adressen", 200, true}
	ReasonText  = Typed{"begrundelsen", 4000, true}
	PurposeText = Typed{"formålet", 200, false}
	TaskText    = Typed{"opgaven", 200, true}
	WordText    = Typed{"feltet", 200, false} // a word, a number, a date: whatever a field of a form holds
	SearchText  = Typed{"søgningen", 100, false}
)

// As is the same kind of text by another name.
func (t Typed) As(is string) Typed {
	t.Is = is
	return t
}

// A TextError says in Danish what is wrong with a text and how to mend it.
type TextError struct{ Text string }

func (e *TextError) Error() string { return e.Text }

// marks is how many accents one letter may carry.
const marks = 4

// Clean makes a text as it is kept, whoever wrote it: composed letters (NFC), one
// kind of line break, plain spaces, nothing that cannot be seen, and nothing
// around it. What it cannot mend it refuses as a TextError; the text that it then
// returns is safe to show again and to keep as a draft.
func (t Typed) Clean(s string) (string, error) {
	// Beyond this no text is worth reading, and looking at it costs.
	if limit := 40*t.Max + 4000; len(s) > limit {
		s = strings.ToValidUTF8(s[:limit], "")
		text, _ := t.Clean(s)
		return text, t.long()
	}
	var wrong error
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
		wrong = &TextError{fmt.Sprintf("I %s er der tegn, der ikke kan læses. De står som \ufffd: skriv dem igen.", t.Is)}
	}
	blank := strings.TrimSpace(s) == ""
	s = norm.NFC.String(s)
	var b strings.Builder
	b.Grow(len(s))
	stack := 0
	for i, r := range s {
		switch {
		case r == '\r':
			if !strings.HasPrefix(s[i+1:], "\n") {
				b.WriteByte('\n')
			}
			continue
		case r == '\n', r == '\u0085', r == '\u2028', r == '\u2029', r == '\v', r == '\f':
			b.WriteByte('\n')
			continue
		case r == '\t', unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
			continue
		case unseen(r):
			continue
		case unicode.IsControl(r), unicode.Is(unicode.Co, r), !unicode.IsGraphic(r) && !joins(r):
			if wrong == nil {
				wrong = &TextError{fmt.Sprintf("I %s er der tegn, der ikke er bogstaver. De er taget ud: se teksten igennem, og gem igen.", t.Is)}
			}
			continue
		case unicode.In(r, unicode.Mn, unicode.Me):
			if stack++; stack > marks {
				if wrong == nil {
					wrong = &TextError{fmt.Sprintf("I %s er der for mange accenter på ét bogstav. Ret det.", t.Is)}
				}
				continue
			}
		default:
			stack = 0
		}
		b.WriteRune(r)
	}
	out := t.trim(norm.NFC.String(b.String())) // what was taken out may have kept letters apart
	if out == "" && !blank && wrong == nil {
		wrong = &TextError{fmt.Sprintf("Det, der står i %s, kan ikke ses. Skriv det igen.", place(t.Is))}
	}
	if wrong == nil && Seen(out) > t.Max {
		wrong = t.long()
	}
	return out, wrong
}

func place(is string) string {
	if is == "" {
		return "feltet"
	}
	return is
}

func (t Typed) long() error {
	return &TextError{fmt.Sprintf("I %s er der plads til %s tegn. Kort teksten.", t.Is, thousands(t.Max))}
}

// trim takes away the space around a text, and of a single line also its breaks
// and double spaces.
func (t Typed) trim(s string) string {
	if !t.Lines {
		return strings.Join(strings.Fields(strings.Trim(s, joiners)), " ")
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " "+joiners)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n ")
}

// joiners hold letters or pictures together; alone they are nothing.
const joiners = "\u200c\u200d\ufe0e\ufe0f"

func joins(r rune) bool { return strings.ContainsRune(joiners, r) }

// unseen reports whether a character takes no ink and means nothing by itself:
// it came along with a copy, or is there to deceive.
func unseen(r rune) bool {
	switch r {
	case '\u115f', '\u1160', '\u3164', '\uffa0', '\u2800', '\u180e', '\ufeff':
		return true // letters without ink, and marks of the file
	}
	return unicode.Is(unicode.Cf, r) && !joins(r) || unicode.Is(unicode.Variation_Selector, r) && !joins(r)
}

// Seen counts the characters of a text as a reader does: a letter with its
// accents is one, and so is a line break.
func Seen(s string) int {
	n, joined := 0, false
	for _, r := range s {
		switch {
		case r == '\r', unicode.In(r, unicode.Mn, unicode.Me):
		case joins(r):
			joined = r == '\u200d'
			continue
		case joined:
		default:
			n++
		}
		joined = false
	}
	return n
}

// thousands writes a number with Danish points.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s.%03d", thousands(n/1000), n%1000)
}
