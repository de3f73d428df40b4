package main

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestPercentilesAreOfTheAnswers(t *testing.T) {
	var as answers
	for i := range 100 {
		as = append(as, answer{"/", time.Duration(i+1) * time.Millisecond, nil})
	}
	as[99].err = errors.New("x")
	for percent, want := range map[int]time.Duration{50: 50, 95: 95, 99: 99, 100: 100} {
		if got := as.at(percent); got != want*time.Millisecond {
			t.Errorf("p%d is %s", percent, got)
		}
	}
	var out strings.Builder
	if as.print(&out) != 1 || !strings.Contains(out.String(), "all") {
		t.Errorf("printed %s", out.String())
	}
}

func TestPagesAreNamedWithoutWhomTheyAreAbout(t *testing.T) {
	for path, want := range map[string]string{
		"/": "/", "/?status=week": "/?", "/borger/cgoyqn4a3ohxncofk": "/borger/…", "/borger/cgoyqn4a3ohxncofk/ret/12": "/borger/…/ret/…",
		"/borger/ny": "/borger/ny", "/lov/first-talk-1w?udgave=2020-01-01": "/lov/…?", "/andele/talks-75pct-2026/alle": "/andele/…",
	} {
		if got := kindOf(path); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

func TestNoRunIsWithoutABound(t *testing.T) {
	if err := run(t.Context(), options{rate: 100000, length: time.Hour}, nil); err == nil {
		t.Error("a run without a bound is taken")
	}
}
