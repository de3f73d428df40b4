package lab_test

import (
	"fmt"
	"strings"
	"testing"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law/lab"
	"indgang/law/lawtest"

	"pgregory.net/rapid"
)

func TestAct(t *testing.T) { lawtest.Act(t, "lab") }

func fold(t testing.TB, lines ...string) *casefile.Case {
	t.Helper()
	var facts []fact.Fact
	for _, l := range lines {
		b, err := fact.Parse(l[11:])
		if err != nil {
			t.Fatal(err)
		}
		facts = append(facts, fact.Fact{Seq: fact.Seq(len(facts) + 1), On: day.MustParse(l[:10]), Body: b})
	}
	return casefile.Fold(facts)
}

func book(t testing.TB, signed ...duty.SignOff) *duty.Book[*casefile.Case] {
	t.Helper()
	b, err := duty.Compile(lab.Rules(), duty.Options[*casefile.Case]{Calendar: day.NewCalendar(), SignOffs: signed})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// sick is a case that the contact course has nothing to say about.
func sick(t testing.TB) *casefile.Case {
	return fold(t, "1984-03-01 født", "2025-03-05 sygemeldt", "2025-03-05 ydelse begyndt sygedagpenge", "2025-03-05 målgruppe 6",
		"2025-04-11 samtale holdt opfølgning", "2025-05-06 samtale holdt opfølgning telefon", "2025-07-02 samtale holdt opfølgning",
		"2025-08-01 delvist raskmeldt", "2025-08-28 samtale holdt opfølgning", "2025-09-05 lægeattest modtaget")
}

// TestWhoTheActIsNotAboutCostsNothing guards the nightly run over a whole
// municipality.
func TestWhoTheActIsNotAboutCostsNothing(t *testing.T) {
	b, c, on := book(t), sick(t), day.MustParse("2025-10-01")
	var res duty.Result
	if n := testing.AllocsPerRun(100, func() { b.Into(&res, c, on) }); n != 0 {
		t.Errorf("%v allocations for a case that no rule applies to, want none", n)
	}
	if len(res.Obligations)+len(res.Refusals) != 0 {
		t.Errorf("a sick person got %v %v", res.Obligations, res.Refusals)
	}
}

// TestEveryDutyOfAMessyCaseHasItsOwnName draws facts in no sensible order: the
// rules must stand it, and no two duties may share an ID.
func TestEveryDutyOfAMessyCaseHasItsOwnName(t *testing.T) {
	phrases := []string{
		"første henvendelse", "tilmeldt jobsøgende", "afmeldt jobsøgende", "ydelse begyndt dagpenge", "ydelse begyndt dagpenge",
		"ydelse begyndt kontanthjælp", "ydelse skiftet til uddannelseshjælp", "ydelse skiftet til dagpenge", "ydelse skiftet til ledighedsydelse",
		"ydelse skiftet til overgangsydelse", "ydelse begyndt ressourceforløbsydelse", "ydelse begyndt ressourceforløbsydelse i jobafklaring",
		"ydelse stoppet", "indplaceret i dagpengeperiode", "indplaceret i dagpengeperiode som dimittend deltidsforsikret",
		"dagpengetimer udbetalt 160,33 timer", "dagpengetimer udbetalt 40 timer", "overtaget fra a-kassen", "a-kassens deltagelse valgt ja",
		"a-kassens deltagelse valgt nej", "målgruppe 1", "målgruppe 2", "målgruppe 3", "målgruppe 4", "målgruppe 4 åbenlyst uddannelsesparat",
		"målgruppe 5", "målgruppe 7", "målgruppe 8", "målgruppe 9", "målgruppe 10", "målgruppe ophørt", "fraflyttet", "tilflyttet",
		"samtale holdt", "samtale holdt hos a-kassen", "samtale holdt fælles", "samtale holdt samtale om intensiveret indsats fælles",
		"samtale udeblevet", "samtale aftalt til 2024-06-03", "samtale aftalt til 2024-09-03 fælles", "samtale krævet", "samtale krævet fælles",
		"CV synligt", "CV skjult", "plan godkendt Min Plan", "uddannelsespålæg givet senest 2024-08-01", "vurdering om mulighed for uddannelse svar nej",
		"vurdering om afklaring efter 2 år svar ja", "henvist til job fra 2024-05-06 mundtligt", "svar på henvisning nej", "fravær",
		"fritaget ved barsel fra samtaler til 2024-08-31", "fritaget ved konkret vurdering fra flere samtaler end den første", "fritagelse ophørt",
		"underretning sendt til a-kassen", "tilbud givet virksomhedspraktik fra 2024-07-01", "tilbud begyndt virksomhedspraktik", "tilbud begyndt løntilskud",
		"tilbud sluttet", "job begyndt ordinært 12 timer om ugen", "job begyndt ordinært 37 timer om ugen", "job sluttet ordinært",
		"vurdering om uddannelsesparathed endelig inden 12 måneder", "vurdering om uddannelsesparathed foreløbig", "uddannelsespålæg givet senest 2024-08-01 om at søge",
		"uddannelsesforslag modtaget", "uddannelse søgt", "borgerens ønske om jobrettet indsats", "afgørelse om jobrettet indsats bevilget", "afgørelse om jobrettet indsats stoppet",
		"sagsbehandler KRB", "sagsbehandler KRB som koordinerende", "koordinerende sagsbehandler tilbudt svar nej", "vurdering om læse-, skrive- og regnetest svar ja",
		"tilbud givet løntilskud fra 2024-08-12", "tilbud begyndt virksomhedspraktik til 2024-12-31", "tilbud begyndt særligt tilrettelagt nytteindsats", "tilbud begyndt nytteindsats privat til 2025-06-30",
		"tilbud begyndt øvrig vejledning og opkvalificering til 2026-12-31", "tilbud ønsket løntilskud selvfundet", "afgørelse om selvfunden plads bevilget", "vurdering om rimeligt tilbud svar nej",
		"vurdering om rimeligt tilbud svar ja", "vurdering om tilbud", "vurdering om tillidsrepræsentant svar ja", "fritaget ved sygdom fra tilbud", "fritaget ved sygdom fra tilbud til 2024-10-01",
		"fritaget ved konkret vurdering fra tilbud efter konkret vurdering", "fritaget ved særloven for fordrevne fra Ukraine fra arbejdspligt til 2025-05-01", "fritagelse ophørt ved sygdom",
		"arbejdspligt begyndt", "arbejdspligt ophørt", "krav prøvet opholdskrav nej", "krav prøvet opholdskrav ja beskæftigelseskrav ja", "vurdering om arbejdspligtens omfang 20 timer om ugen",
		"timer i arbejdspligten jobsøgning 10 timer om ugen", "timer i arbejdspligten jobsøgning 37 timer om ugen til 2025-04-01", "ydelse begyndt overgangsydelse", "ydelse begyndt uddannelseshjælp",
		"ydelse skiftet til kontanthjælp på mindstesats",
		"barn i hjemmet ja", "barn i hjemmet nej", "uddannelsesbaggrund erhvervskompetencegivende uddannelse", "forløb begyndt revalidering", "forløb sluttet",
		"tilbud begyndt virksomhedspraktik til 2024-08-30", "tilbud forlænget virksomhedspraktik til 2024-12-31", "tilbud forlænget virksomhedspraktik til 2025-03-31",
		"tilbud begyndt løntilskud privat til 2024-12-31", "tilbud begyndt mentor til 2024-09-30", "tilbud forlænget mentor til 2025-03-31", "tilbud sluttet mentor",
		"tilbud begyndt 6 ugers jobrettet uddannelse til 2024-07-12", "tilbud begyndt voksenlærling", "ansøgning modtaget om voksenlærling",
		"vurdering om forlængelse svar ja", "udskrivning fra psykiatrisk indlæggelse planlagt den 2024-09-02", "afgørelse om mentor afslag",
		"ansøgning modtaget om mindre intensiv indsats", "ansøgning trukket tilbage om mindre intensiv indsats", "fritaget ved på vej til job, barsel, pension eller uddannelse mindre intensiv indsats",
		"job begyndt fleksjob", "når pensionsalderen", "uddannelse begyndt FGU", "uddannelsesbaggrund længere videregående uddannelse", "arbejdspligt begyndt", "tilbud begyndt danskuddannelse",
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
	for _, r := range lab.Rules() {
		for _, v := range r.Versions {
			signed = append(signed, duty.SignOff{Rule: r.ID, Version: day.MustParse(v.From), By: "x"})
		}
	}
	b := book(t, signed...)
	from, to := day.MustParse("2019-06-01"), day.MustParse("2027-12-31")
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.Int32Range(int32(from), int32(to)).Draw(t, "first")
		var facts []fact.Fact
		if rapid.Bool().Draw(t, "born known") {
			born := day.Date(rapid.Int32Range(int32(day.MustParse("1990-01-01")), int32(day.MustParse("2006-01-01"))).Draw(t, "born"))
			facts = append(facts, fact.Fact{Seq: 1, On: born, Body: fact.Born{}})
		}
		for range rapid.IntRange(1, 16).Draw(t, "facts") {
			on := day.Date(first + rapid.Int32Range(0, 900).Draw(t, "on"))
			facts = append(facts, fact.Fact{Seq: fact.Seq(len(facts) + 1), On: on, Body: rapid.SampledFrom(bodies).Draw(t, "body")})
		}
		today := day.Date(first + rapid.Int32Range(0, 1200).Draw(t, "today"))
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

// TestTheProofSaysHowUnemploymentWasCounted holds the words that nobody should
// have to guess: what was registered, and what is an estimate.
func TestTheProofSaysHowUnemploymentWasCounted(t *testing.T) {
	b := book(t)
	for _, x := range []struct {
		name  string
		facts []string
		want  []string
	}{
		{"nothing registered", []string{"2024-02-05 ydelse begyndt dagpenge", "2024-02-05 indplaceret i dagpengeperiode"},
			[]string{"1 måned er 160,33 timer", "fuld ledighed: datoen er et skøn"}},
		{"no placement", []string{"2024-02-05 ydelse begyndt dagpenge"},
			[]string{"Indplaceringen i en dagpengeperiode er ikke registreret"}},
		{"hours for a month", []string{"2024-02-05 ydelse begyndt dagpenge", "2024-02-05 indplaceret i dagpengeperiode", "2024-02-29 dagpengetimer udbetalt 100 timer"},
			[]string{"De udbetalte timer er brugt for 1 måned.", "for 6 måneder, så der er regnet med fuld ledighed: datoen er et skøn."}},
		{"part-time and work", []string{"2024-02-05 ydelse begyndt dagpenge", "2024-02-05 indplaceret i dagpengeperiode deltidsforsikret", "2024-03-01 job begyndt 10 timer om ugen", "2024-03-31 job sluttet"},
			[]string{"1 måned er 130 timer", "minus ordinære arbejdstimer"}},
		{"a break", []string{"2024-02-05 ydelse begyndt dagpenge", "2024-02-05 indplaceret i dagpengeperiode", "2024-02-29 ydelse stoppet dagpenge", "2024-04-01 ydelse begyndt dagpenge"},
			[]string{"Dage uden dagpenge tæller ikke."}},
	} {
		r := duty.Derive(b, fold(t, x.facts...), day.MustParse("2024-02-20"))
		found := false
		for i := range r.Obligations {
			o := &r.Obligations[i]
			if o.Meta.ID != "period-count" {
				continue
			}
			found = true
			for _, w := range x.want {
				if !strings.Contains(o.Proof.Note, w) {
					t.Errorf("%s: the note lacks %q: %s", x.name, w, o.Proof.Note)
				}
			}
		}
		if !found {
			t.Errorf("%s: no period", x.name)
		}
	}
}

// TestAGroundOutsideTheListThatWasReadSaysSo holds the doubt that exempt carries.
func TestAGroundOutsideTheListThatWasReadSaysSo(t *testing.T) {
	b := book(t)
	for on, doubted := range map[string]bool{"2023-04-03": false, "2024-04-02": true} {
		d := day.MustParse(on)
		r := duty.Derive(b, fold(t, on+" første henvendelse", on+" målgruppe 2", (d+1).String()+" fritaget ved barsel fra samtaler"), d+2)
		n := 0
		for i := range r.Obligations {
			for _, u := range r.Obligations[i].Proof.Uses {
				if u.Role == duty.Exempts {
					n++
					if strings.Contains(u.Note, "ikke læst") != doubted {
						t.Errorf("on %s: %q, want a doubt: %v", on, u.Note, doubted)
					}
				}
			}
		}
		if n == 0 {
			t.Errorf("on %s: nothing is exempt", on)
		}
	}
}

func BenchmarkRulesThatDoNotApply(b *testing.B) {
	bk, c, on := book(b), sick(b), day.MustParse("2025-10-01")
	var res duty.Result
	for b.Loop() {
		bk.Into(&res, c, on)
	}
}

func BenchmarkInsured(b *testing.B) {
	bk, on := book(b), day.MustParse("2024-06-01")
	c := fold(b, "1984-03-01 født", "2024-02-05 tilmeldt jobsøgende", "2024-02-05 ydelse begyndt dagpenge", "2024-02-05 målgruppe 1",
		"2024-02-05 indplaceret i dagpengeperiode", "2024-02-12 samtale holdt hos a-kassen", "2024-02-12 plan godkendt Min Plan",
		"2024-02-29 dagpengetimer udbetalt 140 timer", "2024-03-31 dagpengetimer udbetalt 160,33 timer", "2024-04-30 dagpengetimer udbetalt 160,33 timer",
		"2024-04-30 overtaget fra a-kassen", "2024-05-14 samtale holdt")
	var res duty.Result
	b.ReportAllocs()
	for b.Loop() {
		bk.Into(&res, c, on)
	}
}
