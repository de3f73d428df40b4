package lob_test

import (
	"testing"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law/lawtest"
	"indgang/law/lob"

	"pgregory.net/rapid"
)

func TestAct(t *testing.T) { lawtest.Act(t, "lob") }

// TestMessyCases draws facts in no sensible order: the rules must stand it, names
// must be unique, and nothing may change before the next change.
func TestMessyCases(t *testing.T) {
	var bodies []fact.Body
	for _, p := range []string{
		"sag forelagt rehabiliteringsteamet",
		"sag forelagt rehabiliteringsteamet med beskæftigelsesområdet med bisidder",
		"samtale aftalt til 2025-05-01 rehabiliteringsmøde",
		"samtale aftalt til 2026-03-01 rehabiliteringsmøde",
		"samtale holdt rehabiliteringsmøde",
		"samtale aflyst rehabiliteringsmøde",
		"ansøgning modtaget om fleksjob",
		"ansøgning modtaget om førtidspension",
		"afgørelse om fleksjob bevilget",
		"afgørelse om fleksjob afslag",
		"afgørelse om fleksjob forlænget",
		"afgørelse om førtidspension bevilget",
		"vurdering om samlet beskrivelse",
		"vurdering om sundhedskoordinators rådgivning",
		"fraflyttet",
	} {
		b, err := fact.Parse(p)
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, b)
	}
	b, err := duty.Compile(lob.Rules(), duty.Options[*casefile.Case]{Calendar: day.NewCalendar()})
	if err != nil {
		t.Fatal(err)
	}
	first := day.MustParse("2024-06-01")
	rapid.Check(t, func(t *rapid.T) {
		var facts []fact.Fact
		for range rapid.IntRange(1, 12).Draw(t, "facts") {
			on := first + day.Date(rapid.IntRange(0, 1200).Draw(t, "on"))
			facts = append(facts, fact.Fact{Seq: fact.Seq(len(facts) + 1), On: on, Body: rapid.SampledFrom(bodies).Draw(t, "body")})
		}
		today := first + day.Date(rapid.IntRange(0, 1500).Draw(t, "today"))
		c := casefile.Fold(facts)
		r := duty.Derive(b, c, today)
		seen := map[string]bool{}
		status := map[string]duty.Status{}
		for i := range r.Obligations {
			o := &r.Obligations[i]
			if seen[o.ID()] {
				t.Fatalf("two duties are called %s", o.ID())
			}
			seen[o.ID()] = true
			status[o.ID()] = o.Status
			if o.Opened > today || o.Closed > today || o.Status.Live() != (o.Closed == 0) || o.Due != 0 && o.PlanBy > o.Due {
				t.Fatalf("%s on %v: opened %v, closed %v, due %v, plan %v, %v", o.ID(), today, o.Opened, o.Closed, o.Due, o.PlanBy, o.Status)
			}
		}
		later := day.Min(r.Next, today+500) - 1
		now := duty.Derive(b, c, later)
		if len(now.Obligations) != len(r.Obligations) || len(now.Refusals) != len(r.Refusals) {
			t.Fatalf("%d duties on %v, %d on %v", len(r.Obligations), today, len(now.Obligations), later)
		}
		for i := range now.Obligations {
			if o := &now.Obligations[i]; status[o.ID()] != o.Status {
				t.Fatalf("%s is %v on %v and %v on %v", o.ID(), status[o.ID()], today, o.Status, later)
			}
		}
	})
}

// TestOthersCostNothing guards the nightly run over a whole municipality.
func TestOthersCostNothing(t *testing.T) {
	b, err := duty.Compile(lob.Rules(), duty.Options[*casefile.Case]{Calendar: day.NewCalendar()})
	if err != nil {
		t.Fatal(err)
	}
	on := day.MustParse("2025-03-03")
	c := casefile.Fold([]fact.Fact{{Seq: 1, On: on, Body: fact.BenefitStarted{Benefit: fact.CashAssistance}}, {Seq: 2, On: on, Body: fact.GroupAssigned{Group: 2}},
		{Seq: 3, On: on, Body: fact.TalkHeld{Talk: fact.JobTalk}}, {Seq: 4, On: on, Body: fact.Decided{Topic: fact.TopicSanction, Outcome: fact.Refused}}})
	var res duty.Result
	if n := testing.AllocsPerRun(100, func() { b.Into(&res, c, on+10) }); n != 0 || len(res.Obligations) != 0 {
		t.Errorf("%v allocations and %v for a case that no rule applies to", n, res.Obligations)
	}
}
