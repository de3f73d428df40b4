package lab_test

import (
	"testing"

	"indgang/day"
	"indgang/duty"
	"indgang/law/lab"
	"indgang/law/lawtest"
)

// TestCoursesStandMessyCases draws what the rules of chapters 18-20 look at, and
// what may get in their way.
func TestCoursesStandMessyCases(t *testing.T) {
	lawtest.Messy{Rules: lab.Rules(), From: "2013-01-01", To: "2027-12-31", Days: 2500, Born: [2]string{"1958-01-01", "2000-01-01"},
		Facts: 16, Phrases: []string{
			"målgruppe 7", "målgruppe 8", "målgruppe 9", "målgruppe 3", "målgruppe ophørt", "sygemeldt", "raskmeldt", "fraflyttet", "tilflyttet",
			"ydelse begyndt ressourceforløbsydelse", "ydelse skiftet til ressourceforløbsydelse i jobafklaring",
			"ydelse skiftet til ledighedsydelse", "ydelse stoppet",
			"forløb begyndt jobafklaringsforløb", "forløb begyndt jobafklaringsforløb til 2026-01-31", "forløb begyndt ressourceforløb",
			"forløb begyndt ressourceforløb til 2027-06-30", "forløb begyndt revalidering", "forløb sluttet", "forløb sluttet ressourceforløb",
			"afgørelse om jobafklaringsforløb forlænget", "afgørelse om jobafklaringsforløb forlænget fra 2025-05-01",
			"afgørelse om ressourceforløb forlænget til 2028-01-01",
			"vurdering om behov for rehabiliteringsteam svar ja", "vurdering om behov for rehabiliteringsteam svar nej",
			"sag forelagt rehabiliteringsteamet",
			"samtale holdt rehabiliteringsmøde", "samtale aftalt til 2025-03-03 rehabiliteringsmøde", "borgerens ønske om ressourceforløb",
			"når pensionsalderen",
			"samtale krævet samtale om helbred", "samtale holdt samtale om helbred", "tilbud begyndt virksomhedspraktik",
			"tilbud begyndt sundhedsindsats", "tilbud sluttet",
			"fritaget ved sygdom fra tilbud", "fritaget ved barsel til 2025-06-30", "fritagelse ophørt",
			"job begyndt fleksjob", "job begyndt fleksjob 12 timer om ugen", "job sluttet fleksjob", "samtale holdt fleksjobopfølgning",
			"samtale holdt fleksjobopfølgning telefon",
			"samtale aftalt til 2025-03-03 fleksjobopfølgning", "vurdering om fleksjob", "vurdering om revurdering af fleksjobret",
			"vurdering om varig og væsentlig begrænsning svar ja",
			"vurdering om afprøvede tilbud svar ja", "afgørelse om fleksjob bevilget", "afgørelse om fleksjob forlænget",
			"afgørelse om fleksjob endelig", "afgørelse om fleksjob stoppet",
		}}.Check(t)
}

// TestNobodyOwesTheSameTalksTwice holds the four talks of § 31 to one rule each.
func TestNobodyOwesTheSameTalksTwice(t *testing.T) {
	b := lawtest.Book(t, lab.Rules())
	four := map[string]bool{"talks-4in6": true, "talks-4in6-old": true, "ja-talks": true, "rf-talks": true, "ly-talks": true,
		"talks-75pct-2026": true}
	for _, x := range []struct{ group, benefit string }{
		{"2", "kontanthjælp"}, {"3", "kontanthjælp"}, {"4", "uddannelseshjælp"}, {"5", "uddannelseshjælp"},
		{"7", "ressourceforløbsydelse i jobafklaring"},
		{"8", "ressourceforløbsydelse"}, {"9", "ledighedsydelse"}, {"10", "revalideringsydelse"},
	} {
		for _, on := range []string{"2022-03-01", "2024-03-01", "2026-06-01"} {
			c := lawtest.Fold(t, on+" målgruppe "+x.group, on+" ydelse begyndt "+x.benefit)
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
