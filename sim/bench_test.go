package sim_test

import (
	"context"
	"testing"
	"time"

	"indgang/law"
	"indgang/office"
	"indgang/sim"
	"indgang/store"
	"indgang/store/storetest"
)

// large is the municipality that load tests ask for.
var large = sim.Options{Seed: 1, Citizens: 15000}

func BenchmarkBuild(b *testing.B) {
	b.ReportAllocs()
	facts := 0
	for b.Loop() {
		facts = build("2026-11-24", large).Facts()
	}
	b.ReportMetric(float64(facts), "facts")
}

func newOffice(tb testing.TB, s *store.Muni, now time.Time) *office.Office {
	tb.Helper()
	o, err := office.New(office.Options{Store: s, Clock: func() time.Time { return now }, Overlay: law.Ishoej()})
	if err != nil {
		tb.Fatal(err)
	}
	return o
}

func BenchmarkLoad(b *testing.B) {
	_, now := at("2026-11-24")
	m := build("2026-11-24", sim.Ishoej())
	for b.Loop() {
		b.StopTimer()
		o := newOffice(b, storetest.SQLite(b), now)
		b.StartTimer()
		if err := m.Load(context.Background(), o); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(m.Facts()), "facts")
}

func BenchmarkLoadLarge(b *testing.B) {
	_, now := at("2026-11-24")
	m := build("2026-11-24", large)
	for b.Loop() {
		b.StopTimer()
		o := newOffice(b, storetest.SQLite(b), now)
		b.StartTimer()
		if err := m.Load(context.Background(), o); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(m.Facts()), "facts")
}
