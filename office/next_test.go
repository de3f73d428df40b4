package office_test

import (
	"fmt"
	"testing"

	"indgang/day"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/sim"
)

// A sweep opens only the cases whose day has come. So until that day a row must be
// what a rebuild would make of it, the day itself included.
func TestUntilItsDayARowIsWhatARebuildMakes(t *testing.T) {
	start := day.MustParse("2026-11-24")
	m := sim.Build(sim.Ishoej(), start, start.Time())
	b := law.MustBook(law.Options{Overlay: law.Ishoej()})
	step, days := 10, day.Date(365)
	if testing.Short() {
		step, days = 9, 45 // over the turn of the year, when versions and half-years change
	}
	for i := 0; i < len(m.Citizens); i += step {
		c := &m.Citizens[i]
		for k := range c.Facts {
			c.Facts[k].Seq = fact.Seq(k + 1)
		}
		kept := office.RowOf(b, c.Person.Subject, c.Facts, start)
		for on := start + 1; on < start+days; on++ {
			made := office.RowOf(b, c.Person.Subject, c.Facts, on)
			if kept.NextChange != 0 && kept.NextChange <= on {
				kept = made
				continue
			}
			if was, is := fmt.Sprintf("%+v", kept), fmt.Sprintf("%+v", made); was != is {
				t.Fatalf("citizen %d on %s: kept\n%s\nwhile a rebuild makes\n%s", i, on, was, is)
			}
		}
	}
}
