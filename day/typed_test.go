package day

import (
	"errors"
	"strings"
	"testing"
)

func TestDatesAreReadAsPeopleTypeThem(t *testing.T) {
	today := MustParse("2026-11-27") // a Friday
	for text, want := range map[string]string{
		"8.12": "2026-12-08", "7.12": "2026-12-07", "07.12": "2026-12-07", "8.12.": "2026-12-08", "8/12": "2026-12-08", "8-12": "2026-12-08",
		"0812": "2026-12-08", "081226": "2026-12-08", "08122026": "2026-12-08", "8-12-2026": "2026-12-08", "8.12.26": "2026-12-08",
		"8/12 2026": "2026-12-08", "2026-12-08": "2026-12-08", "2026.12.8": "2026-12-08", "8. december": "2026-12-08",
		"8. dec. 2026": "2026-12-08",
		"8 dec":        "2026-12-08", " 8 . 12 ": "2026-12-08", "3.1": "2027-01-03", "2.11": "2026-11-02", "151065": "1965-10-15",
		"i dag": "2026-11-27", "I DAG": "2026-11-27", "idag": "2026-11-27", "i går": "2026-11-26", "i ga\u030ar": "2026-11-26",
		"i morgen":     "2026-11-28",
		"i overmorgen": "2026-11-29", "i forgårs": "2026-11-25",
		"mandag": "2026-11-30", "på mandag": "2026-11-30", "torsdag": "2026-12-03", "i mandags": "2026-11-23", "i fredags": "2026-11-20",
		"om 2 uger": "2026-12-11", "om to uger": "2026-12-11", "om 3 dage": "2026-11-30", "om en måned": "2026-12-27", "om et år": "2027-11-27",
		"for 3 dage siden": "2026-11-24", "for 2 uger siden": "2026-11-13", "om 0 dage": "2026-11-27",
	} {
		if got, err := ParseDanishNear(text, today); err != nil || got.String() != want {
			t.Errorf("%q: %v, %v, want %s", text, got, err, want)
		}
	}
	if got, err := ParseDanishNear("28.12", MustParse("2027-01-04")); err != nil || got.String() != "2026-12-28" {
		t.Errorf("28.12 in January: %v, %v", got, err)
	}
	if got, err := ParseDanishNear("29.2", MustParse("2028-01-04")); err != nil || got.String() != "2028-02-29" {
		t.Errorf("29.2 before a leap day: %v, %v", got, err)
	}
}

func TestDatesThatCannotBeAreToldWhy(t *testing.T) {
	today := MustParse("2026-11-27")
	for text, want := range map[string]string{
		"31.2": "Der er ikke nogen 31. februar 2026.", "31.02.2026": "Der er ikke nogen 31. februar 2026.",
		"310226": "Der er ikke nogen 31. februar 2026.",
		"29.2":   "skudår", "12.13": "måned nr. 13", "32.1": "dag nr. 32", "0.1": "dag nr. 0", "28.5": "er det 28.05.2026 eller 28.05.2027?",
		"fredag": "I dag er det fredag.", "næste mandag": "kan forstås på to måder", "om 900 år": "for langt væk",
		"om 9999 måneder": "for langt væk",
	} {
		got, err := ParseDanishNear(text, today)
		if err == nil || !errors.Is(err, ErrDate) || !strings.Contains(Reason(err), want) {
			t.Errorf("%q: %v, %v, want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"", "x", "8", "812", "8.12.026", "8.12.20266", "8:12", "8.12.26.1", "i", "om", "om 2", "om uger",
		"om 2 fortnights",
		"for 2 uger", "december", "0x12", "８.１２", "8.12\x00", "\xff", strings.Repeat("8", 41), "om -2 dage", "123.12"} {
		if got, err := ParseDanishNear(text, today); err == nil || Reason(err) != "" || !errors.Is(err, ErrDate) {
			t.Errorf("%q: %v, %v (%q), want no date at all", text, got, err, Reason(err))
		}
	}
}

func FuzzParseDanishNear(f *testing.F) {
	for _, s := range []string{"8.12", "081226", "i morgen", "om 2 uger", "mandag", "29.2", "8. dec 2026", "for en måned siden"} {
		f.Add(s, int32(740000))
	}
	f.Fuzz(func(t *testing.T, s string, n int32) {
		today := Date(n)
		if today < Earliest || today > Latest {
			return
		}
		d, err := ParseDanishNear(s, today)
		if err != nil {
			if d != 0 || !errors.Is(err, ErrDate) || err.Error() == "" {
				t.Fatalf("%q near %v: %v, %v", s, today, d, err)
			}
			return
		}
		if again, err := ParseDanishNear(d.Short(), today); d.Year() > 999 && (err != nil || again != d) {
			t.Fatalf("%q near %v is %v, whose short form reads as %v, %v", s, today, d, again, err)
		}
		if old, err := ParseDanish(s); err == nil && old != d {
			t.Fatalf("%q near %v is %v, and %v without today", s, today, d, old)
		}
	})
}

func TestDaysAreToldFromToday(t *testing.T) {
	today := MustParse("2026-11-27")
	for on, want := range map[string]string{
		"2026-11-27": "i dag", "2026-11-28": "i morgen", "2026-11-26": "i går", "2026-11-30": "om 3 dage", "2026-11-25": "for 2 dage siden",
		"2026-12-04": "om en uge", "2026-12-11": "om 2 uger", "2026-11-13": "for 2 uger siden", "2026-12-12": "om 15 dage",
		"2027-01-27": "om 2 måneder", "2027-02-28": "om godt 3 måneder", "2026-08-27": "for 3 måneder siden", "2028-11-27": "om 2 år",
		"2024-01-01": "for godt 2 år siden",
	} {
		if got := MustParse(on).Relative(today); got != want {
			t.Errorf("%s: %q, want %q", on, got, want)
		}
	}
}
