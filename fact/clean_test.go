package fact

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestTextIsKeptAsItIsSeen(t *testing.T) {
	for _, x := range []struct {
		name, in, want string
		as             Typed
	}{
		{"decomposed letters", "a\u030age Sørensen", "åge Sørensen", NameText},
		{"space around and within", "  Åge \t Sørensen\u00a0", "Åge Sørensen", NameText},
		{"a line break in a name", "Åge\r\nSørensen", "Åge Sørensen", NameText},
		{"line breaks of all kinds", "en\r\nto\rtre\u2028fire", "en\nto\ntre\nfire", NoteText},
		{"blank lines stay", "en\r\n\r\nto  \r\n", "en\n\nto", NoteText},
		{"soft hyphens and marks of a file", "\ufeffop\u00adfølgning", "opfølgning", NoteText},
		{"direction of writing", "Ali\u202e neB", "Ali neB", NameText},
		{"a picture of several", "👩\u200d👧 og 👍\ufe0f.", "👩\u200d👧 og 👍\ufe0f.", NoteText},
		{"a curly apostrophe", "O’Brien", "O’Brien", NameText},
		{"nothing", "", "", NameText},
		{"space alone", " \r\n ", "", NoteText},
	} {
		if got, err := x.as.Clean(x.in); err != nil || got != x.want {
			t.Errorf("%s: %q, %v, want %q", x.name, got, err, x.want)
		}
	}
}

func TestTextThatCannotBeMendedIsRefusedWithWords(t *testing.T) {
	for _, x := range []struct {
		name, in, want, kept string
		as                   Typed
	}{
		{"NUL", "a\x00b", "tegn, der ikke er bogstaver", "ab", NoteText},
		{"Latin-1", "S\xf8ren", "ikke kan læses", "S\ufffdren", NameText},
		{"a control character", "a\x1bb", "tegn, der ikke er bogstaver", "ab", NameText},
		{"nothing to see", "\u200b\u2060\u3164", "kan ikke ses", "", NameText},
		{"a joiner alone", "\u200d", "kan ikke ses", "", NameText},
		{"a letter under a tower", "x" + strings.Repeat("\u0323", 500), "for mange accenter", "x\u0323\u0323\u0323\u0323", NameText},
		{"an endless name", strings.Repeat("a", 81), "plads til 80 tegn", strings.Repeat("a", 81), NameText},
		{"a long note", strings.Repeat("æ\r\n", 2001), "plads til 4.000 tegn", strings.TrimSpace(strings.Repeat("æ\n", 2001)), NoteText},
	} {
		got, err := x.as.Clean(x.in)
		if _, ok := errors.AsType[*TextError](err); !ok || !strings.Contains(err.Error(), x.want) || got != x.kept {
			t.Errorf("%s: %q, %v, want %q and %q", x.name, got, err, x.kept, x.want)
		}
	}
	if _, err := NoteText.Clean(strings.Repeat("æ\r\n", 2000)); err != nil {
		t.Errorf("2.000 letters and 2.000 line breaks: %v", err)
	}
	if got, err := NameText.Clean(strings.Repeat("a", 900_000)); err == nil || len(got) > 8000 {
		t.Errorf("900.000 letters: %d kept, %v", len(got), err)
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"a\u030a", "a\x00", "\xff", "👩\u200d👧", "x\u0323\u0301", "\u1100\u1161\u11a8", "e\r\n\u2028", "\u200d"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, lines bool) {
		x := Typed{"feltet", 100, lines}
		got, err := x.Clean(s)
		if !utf8.ValidString(got) || strings.ContainsAny(got, "\x00\r") || !norm.NFC.IsNormalString(got) {
			t.Fatalf("%q is kept as %q", s, got)
		}
		if again, err2 := x.Clean(got); err == nil && (again != got || err2 != nil) {
			t.Fatalf("%q is kept as %q, and that as %q, %v", s, got, again, err2)
		}
		if err == nil && Seen(got) > 100 {
			t.Fatalf("%q has %d characters", got, Seen(got))
		}
	})
}
