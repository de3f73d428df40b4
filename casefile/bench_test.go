package casefile

import (
	"testing"

	"indgang/day"
)

// BenchmarkFold folds a case of two years with all that is common in one.
func BenchmarkFold(b *testing.B) {
	lines := []string{"1990-01-01 født", "2024-01-10 sagsbehandler KRB i Jobparate", "2024-01-10 første henvendelse",
		"2024-01-10 ydelse begyndt kontanthjælp", "2024-01-10 målgruppe 2", "2024-01-12 CV synligt"}
	for n := range 24 {
		on := day.MustParse("2024-01-15") + day.Date(30*n)
		for _, phrase := range []string{"samtale aftalt til " + (on + 20).String() + " kl. 09.30", "kontaktforsøg telefon", "notat"} {
			lines = append(lines, on.String()+" "+phrase)
		}
		lines = append(lines, (on+20).String()+" samtale holdt fremmøde")
		if n%6 == 0 {
			lines = append(lines, on.String()+" tilbud begyndt virksomhedspraktik privat 20 timer om ugen til "+(on+60).String(),
				(on+60).String()+" tilbud sluttet fuldført",
				on.String()+" fritaget ved sygdom til "+(on+14).String())
		}
	}
	facts := told(b, lines...)
	b.ReportAllocs()
	for b.Loop() {
		if c := Fold(facts); len(c.Talks) != 24 {
			b.Fatal(len(c.Talks))
		}
	}
}
