package law_test

import (
	"testing"

	"indgang/casefile"
	"indgang/duty"
	"indgang/law"
)

type (
	theCase = *casefile.Case
	aShape  = duty.Shape[theCase]
)

// asks reports whether a shape makes duties: not only limits, rights, counters and
// refusals.
func asks(s aShape) bool {
	switch s := s.(type) {
	case nil:
		return false
	case duty.Parts[theCase]:
		for _, p := range s {
			if asks(p) {
				return true
			}
		}
		return false
	case duty.Accumulate[theCase]:
		return s.Span != nil && s.Meets != nil
	case duty.LimitOf[theCase], duty.RightTo[theCase], duty.Check[theCase], duty.Cohort[theCase]:
		return false
	}
	return true
}

// ours finds the rules that make duties of the municipality: by what they say, or
// by what they come to in the cases that ship and in cases made by chance.
func ours(t *testing.T) map[string]bool {
	out := map[string]bool{}
	for _, r := range law.CitizenRules {
		for _, v := range r.Versions {
			if v.Bearer == duty.Municipality && asks(v.Shape) {
				out[r.ID] = true
			}
		}
	}
	look := func(res law.Result) {
		for _, o := range res.Obligations {
			if o.Kind == duty.Duty && o.Bearer == duty.Municipality {
				out[o.Meta.ID] = true
			}
		}
	}
	for _, a := range law.Acts() {
		for _, r := range a.Rules {
			for _, c := range a.CasesOf(r.ID) {
				b, err := law.NewBook(c.Law)
				if err != nil {
					t.Fatal(err)
				}
				for _, blk := range c.Blocks {
					got, err := c.Outcome(b, blk.On)
					if err != nil {
						t.Fatal(err)
					}
					look(got.Result)
				}
			}
		}
	}
	for n := range cases(t) / 4 {
		look(duty.Derive(ishoej.Citizen, casefile.Fold(randomCase(n)), d("2026-11-24")))
	}
	return out
}

func TestEveryDutyOfTheMunicipalityIsAKindOfWork(t *testing.T) {
	made := ours(t)
	for id := range made {
		if law.EffortOf(id) == law.NoEffort {
			t.Errorf("%s makes duties of the municipality: say in law/effort.go what kind of work it asks for", id)
		}
	}
	for _, r := range law.Rules() {
		if e := law.EffortOf(r.ID); e != law.NoEffort && !made[r.ID] {
			t.Errorf("%s makes no duties of the municipality, and yet law/effort.go says that it asks for work", r.ID)
		} else if e != law.NoEffort && !e.Known() {
			t.Errorf("%s asks for work of a kind that does not exist: %q", r.ID, e)
		}
	}
	for _, id := range law.EffortRules() {
		if _, ok := law.FindRule(id); !ok {
			t.Errorf("law/effort.go names %s, which is no rule", id)
		}
	}
}
