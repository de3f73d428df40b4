package plain_test

import (
	"math"
	"testing"

	"indgang/plain"
)

func TestLIXCountsWordsSentencesAndLongWords(t *testing.T) {
	for _, x := range []struct {
		text string
		want float64
	}{
		{"", 0},
		{"–", 0},
		{"Vi ses i morgen.", 4},
		{"Vi ses. Du kommer.", 2},
		{"Vi skriver sammen.", 3 + 100.0/3},
		{"Se § 31, stk. 3, i loven.", 6}, // an abbreviation ends no sentence, a sign is no word
		{"Det er senest den 17.11.2026. Vi ringer.", 3.5},
		{"Har du tid? Kom nu!", 2.5},
		{"Vi holder «en tidlig opfølgning».", 5 + 20},
	} {
		if got := plain.LIX(x.text); math.Abs(got-x.want) > 0.01 {
			t.Errorf("%q: %.2f, want %.2f", x.text, got, x.want)
		}
	}
}
