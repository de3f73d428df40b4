package lab_test

import (
	"testing"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"

	"pgregory.net/rapid"
)

// coursePhrases are what the rules of chapters 18-20 look at, and what may get in
// their way.
var coursePhrases = []string{
	"målgruppe 7", "målgruppe 8", "målgruppe 9", "målgruppe 3", "målgruppe ophørt", "sygemeldt", "raskmeldt", "fraflyttet", "tilflyttet",
	"ydelse begyndt ressourceforløbsydelse", "ydelse skiftet til ressourceforløbsydelse i jobafklaring", "ydelse skiftet til ledighedsydelse", "ydelse stoppet",
	"forløb begyndt jobafklaringsforløb", "forløb begyndt jobafklaringsforløb til 2026-01-31", "forløb begyndt ressourceforløb",
	"forløb begyndt ressourceforløb til 2027-06-30", "forløb begyndt revalidering", "forløb sluttet", "forløb sluttet ressourceforløb",
	"afgørelse om jobafklaringsforløb forlænget", "afgørelse om jobafklaringsforløb forlænget fra 2025-05-01", "afgørelse om ressourceforløb forlænget til 2028-01-01",
	"vurdering om behov for rehabiliteringsteam svar ja", "vurdering om behov for rehabiliteringsteam svar nej", "sag forelagt rehabiliteringsteamet",
	"samtale holdt rehabiliteringsmøde", "samtale aftalt til 2025-03-03 rehabiliteringsmøde", "borgerens ønske om ressourceforløb", "når pensionsalderen",
	"samtale krævet samtale om helbred", "samtale holdt samtale om helbred", "tilbud begyndt virksomhedspraktik", "tilbud begyndt sundhedsindsats", "tilbud sluttet",
	"fritaget ved sygdom fra tilbud", "fritaget ved barsel til 2025-06-30", "fritagelse ophørt",
	"job begyndt fleksjob", "job begyndt fleksjob 12 timer om ugen", "job sluttet fleksjob", "samtale holdt fleksjobopfølgning", "samtale holdt fleksjobopfølgning telefon",
	"samtale aftalt til 2025-03-03 fleksjobopfølgning", "vurdering om fleksjob", "vurdering om revurdering af fleksjobret", "vurdering om varig og væsentlig begrænsning svar ja",
	"vurdering om afprøvede tilbud svar ja", "afgørelse om fleksjob bevilget", "afgørelse om fleksjob forlænget", "afgørelse om fleksjob endelig", "afgørelse om fleksjob stoppet",
}

// TestCoursesStandMessyCases draws facts in no sensible order and walks the days
// up to the next change: names are unique, and nothing changes before its day.
func TestCoursesStandMessyCases(t *testing.T) {
	bodies := make([]fact.Body, len(coursePhrases))
	for i, p := range coursePhrases {
		b, err := fact.Parse(p)
		if err != nil {
			t.Fatal(err)
		}
		bodies[i] = b
	}
	b := book(t)
	from, to := day.MustParse("2013-01-01"), day.MustParse("2027-12-31")
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.Int32Range(int32(from), int32(to)).Draw(t, "first")
		var facts []fact.Fact
		if rapid.Bool().Draw(t, "born known") {
			born := day.Date(rapid.Int32Range(int32(day.MustParse("1958-01-01")), int32(day.MustParse("2000-01-01"))).Draw(t, "born"))
			facts = append(facts, fact.Fact{Seq: 1, On: born, Body: fact.Born{}})
		}
		for range rapid.IntRange(1, 16).Draw(t, "facts") {
			on := day.Date(first + rapid.Int32Range(0, 2500).Draw(t, "on"))
			facts = append(facts, fact.Fact{Seq: fact.Seq(len(facts) + 1), On: on, Body: rapid.SampledFrom(bodies).Draw(t, "body")})
		}
		today := day.Date(first + rapid.Int32Range(0, 3200).Draw(t, "today"))
		c := casefile.Fold(facts)
		r := duty.Derive(b, c, today)
		seen := map[string]bool{}
		for i := range r.Obligations {
			o := &r.Obligations[i]
			if seen[o.ID()] {
				t.Fatalf("two duties are called %s", o.ID())
			}
			seen[o.ID()] = true
			if o.Opened > today || o.Closed > today || o.Status.Live() != (o.Closed == 0) || o.Due != 0 && o.PlanBy > o.Due {
				t.Fatalf("%s on %v: opened %v, closed %v, due %v, plan %v, %v", o.ID(), today, o.Opened, o.Closed, o.Due, o.PlanBy, o.Status)
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

// TestNobodyOwesTheSameTalksTwice holds the four talks of § 31 to one rule each.
func TestNobodyOwesTheSameTalksTwice(t *testing.T) {
	b := book(t)
	four := map[string]bool{"talks-4in6": true, "talks-4in6-old": true, "ja-talks": true, "rf-talks": true, "ly-talks": true, "talks-75pct-2026": true}
	for _, x := range []struct{ group, benefit string }{
		{"2", "kontanthjælp"}, {"3", "kontanthjælp"}, {"4", "uddannelseshjælp"}, {"5", "uddannelseshjælp"}, {"7", "ressourceforløbsydelse i jobafklaring"},
		{"8", "ressourceforløbsydelse"}, {"9", "ledighedsydelse"}, {"10", "revalideringsydelse"},
	} {
		for _, on := range []string{"2022-03-01", "2024-03-01", "2026-06-01"} {
			c := fold(t, on+" målgruppe "+x.group, on+" ydelse begyndt "+x.benefit)
			n := 0
			for _, o := range duty.Derive(b, c, day.MustParse(on)+40).Obligations {
				if four[o.Meta.ID] {
					n++
				}
			}
			if n != 1 {
				t.Errorf("group %s from %s owes four talks %d times", x.group, on, n)
			}
		}
	}
}
