package unge_test

import (
	"fmt"
	"strings"
	"testing"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law/lawtest"
	"indgang/law/unge"

	"pgregory.net/rapid"
)

func TestAct(t *testing.T) { lawtest.Act(t, "unge") }

// adult is a case that the act has nothing to say about.
func adult(t testing.TB) *casefile.Case {
	t.Helper()
	var facts []fact.Fact
	for _, l := range []string{
		"1984-03-01 født", "2025-03-05 første henvendelse", "2025-03-05 tilmeldt jobsøgende", "2025-03-05 ydelse begyndt kontanthjælp",
		"2025-03-05 målgruppe 2", "2025-03-11 samtale holdt", "2025-03-20 CV synligt", "2025-05-06 samtale holdt telefon",
		"2025-05-20 tilbud begyndt virksomhedspraktik", "2025-06-20 tilbud sluttet virksomhedspraktik", "2025-07-02 samtale holdt",
		"2025-08-01 job begyndt ordinært 12 timer om ugen", "2025-08-28 samtale holdt", "2025-09-05 sygemeldt", "2025-09-20 raskmeldt",
	} {
		b, err := fact.Parse(l[11:])
		if err != nil {
			t.Fatal(err)
		}
		facts = append(facts, fact.Fact{Seq: fact.Seq(len(facts) + 1), On: day.MustParse(l[:10]), Body: b})
	}
	return casefile.Fold(facts)
}

func book(t testing.TB) *duty.Book[*casefile.Case] {
	t.Helper()
	b, err := duty.Compile(unge.Rules(), duty.Options[*casefile.Case]{Calendar: day.NewCalendar()})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestWhoTheActIsNotAboutCostsNothing guards the nightly run over a whole
// municipality, in which few are young.
func TestWhoTheActIsNotAboutCostsNothing(t *testing.T) {
	b, c, on := book(t), adult(t), day.MustParse("2025-10-01")
	var res duty.Result
	if n := testing.AllocsPerRun(100, func() { b.Into(&res, c, on) }); n != 0 {
		t.Errorf("%v allocations for a case that no rule applies to, want none", n)
	}
	if len(res.Obligations)+len(res.Refusals) != 0 {
		t.Errorf("an adult got %v %v", res.Obligations, res.Refusals)
	}
}

// TestEveryDutyOfAMessyCaseHasItsOwnName draws facts in no sensible order: the
// rules must stand it, and no two duties may share an ID.
func TestEveryDutyOfAMessyCaseHasItsOwnName(t *testing.T) {
	phrases := []string{
		"undervisningspligt ophørt", "målgruppe 13", "målgruppe 4", "målgruppe ophørt", "fraflyttet", "tilflyttet",
		"kommunen bekendt med frafald", "kommunen bekendt med frafald afbrudt 2025-03-01", "på listen over unge uden uddannelse eller job",
		"skolen melder om risiko for frafald", "kontaktforsøg med kontakt", "kontaktforsøg med kontakt også med forældrene",
		"forældrene inddraget", "forældrene orienteret", "vejledning tilbudt svar nej", "vurdering om målgruppe", "vurdering om FGU",
		"vurdering om særligt vejledningsbehov", "plan godkendt uddannelsesplan også med forældrene", "plan godkendt fælles plan",
		"ny aktivitet tilbudt FGU", "tilbud begyndt virksomhedspraktik", "tilbud sluttet", "uddannelse begyndt FGU", "uddannelse begyndt EUD",
		"uddannelse afbrudt", "uddannelse fuldført", "job begyndt ordinært 12 timer om ugen", "job begyndt fritidsjob 10 timer om ugen",
		"job sluttet ordinært", "job sluttet fritidsjob", "fritaget ved sygdom fra uddannelsespligt til 2026-02-28", "fritagelse ophørt",
		"fritaget ved vejledt af en anden myndighed fra opsøgende vejledning", "ansøgning modtaget om FGU", "ansøgning modtaget om FGU fra 2025-08-11",
		"afgørelse om ungeydelse stoppet", "afgørelse om fritagelse for uddannelsespligt bevilget", "uddannelsesbaggrund ungdomsuddannelse uden erhvervskompetence",
	}
	bodies := make([]fact.Body, len(phrases))
	for i, p := range phrases {
		b, err := fact.Parse(p)
		if err != nil {
			t.Fatal(err)
		}
		bodies[i] = b
	}
	var signed []duty.SignOff
	for _, r := range unge.Rules() {
		for _, v := range r.Versions {
			signed = append(signed, duty.SignOff{Rule: r.ID, Version: day.MustParse(v.From), By: "x"})
		}
	}
	b, err := duty.Compile(unge.Rules(), duty.Options[*casefile.Case]{Calendar: day.NewCalendar(), SignOffs: signed})
	if err != nil {
		t.Fatal(err)
	}
	from, to := day.MustParse("2024-06-01"), day.MustParse("2026-12-31")
	rapid.Check(t, func(t *rapid.T) {
		var facts []fact.Fact
		if rapid.Bool().Draw(t, "born known") {
			born := day.Date(rapid.Int32Range(int32(day.MustParse("1999-01-01")), int32(day.MustParse("2011-01-01"))).Draw(t, "born"))
			facts = append(facts, fact.Fact{Seq: 1, On: born, Body: fact.Born{}})
		}
		for range rapid.IntRange(1, 12).Draw(t, "facts") {
			on := day.Date(rapid.Int32Range(int32(from), int32(to)).Draw(t, "on"))
			facts = append(facts, fact.Fact{Seq: fact.Seq(len(facts) + 1), On: on, Body: rapid.SampledFrom(bodies).Draw(t, "body")})
		}
		today := day.Date(rapid.Int32Range(int32(from), int32(to)).Draw(t, "today"))
		c := casefile.Fold(facts)
		r := duty.Derive(b, c, today)
		seen := map[string]bool{}
		for i := range r.Obligations {
			o := &r.Obligations[i]
			if seen[o.ID()] {
				t.Fatalf("two duties are called %s", o.ID())
			}
			seen[o.ID()] = true
			if o.Opened > today || o.Closed > today || o.Status.Live() != (o.Closed == 0) {
				t.Fatalf("%s on %v: opened %v, closed %v, %v", o.ID(), today, o.Opened, o.Closed, o.Status)
			}
		}
		if r.Next != 0 && r.Next <= today {
			t.Fatalf("the next change %v is not after %v", r.Next, today)
		}
		last := day.Min(r.Next, today+500) - 1
		on := day.Date(rapid.Int32Range(int32(today), int32(last)).Draw(t, "before the next change"))
		if was, now := standing(r), standing(duty.Derive(b, c, on)); was != now {
			t.Fatalf("on %v the next change is %v, but on %v\n%s\nhas become\n%s", today, r.Next, on, was, now)
		}
	})
}

// standing writes what may not change before the next change.
func standing(r duty.Result) string {
	var b strings.Builder
	for i := range r.Obligations {
		o := &r.Obligations[i]
		fmt.Fprintln(&b, o.ID(), o.Due, o.PlanBy, o.Status, o.Closed)
	}
	for _, f := range r.Refusals {
		fmt.Fprintln(&b, f.Meta.ID, f.Ref, f.Name)
	}
	return b.String()
}

func BenchmarkRulesThatDoNotApply(b *testing.B) {
	book, c, on := book(b), adult(b), day.MustParse("2025-10-01")
	var res duty.Result
	for b.Loop() {
		book.Into(&res, c, on)
	}
}
