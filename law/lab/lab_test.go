package lab_test

import (
	"strings"
	"testing"

	"indgang/day"
	"indgang/duty"
	"indgang/law/lab"
	"indgang/law/lawtest"
)

func TestAct(t *testing.T) { lawtest.Act(t, "lab") }

// sick is a case that the contact course has nothing to say about.
var sick = []string{
	"1984-03-01 født", "2025-03-05 sygemeldt", "2025-03-05 ydelse begyndt sygedagpenge", "2025-03-05 målgruppe 6",
	"2025-04-11 samtale holdt opfølgning", "2025-05-06 samtale holdt opfølgning telefon", "2025-07-02 samtale holdt opfølgning",
	"2025-08-01 delvist raskmeldt", "2025-08-28 samtale holdt opfølgning", "2025-09-05 lægeattest modtaget",
}

func TestWhoTheActIsNotAboutCostsNothing(t *testing.T) {
	lawtest.CostsNothing(t, lab.Rules(), "2025-10-01", sick...)
}

func TestTheRulesStandMessyCases(t *testing.T) {
	lawtest.Messy{Rules: lab.Rules(), From: "2019-06-01", To: "2027-12-31", Days: 900, Born: [2]string{"1990-01-01", "2006-01-01"},
		Facts: 16, Phrases: []string{
			"første henvendelse", "tilmeldt jobsøgende", "afmeldt jobsøgende", "ydelse begyndt dagpenge", "ydelse begyndt dagpenge",
			"ydelse begyndt kontanthjælp", "ydelse skiftet til uddannelseshjælp", "ydelse skiftet til dagpenge",
			"ydelse skiftet til ledighedsydelse",
			"ydelse skiftet til overgangsydelse", "ydelse begyndt ressourceforløbsydelse", "ydelse begyndt ressourceforløbsydelse i jobafklaring",
			"ydelse stoppet", "indplaceret i dagpengeperiode", "indplaceret i dagpengeperiode som dimittend deltidsforsikret",
			"dagpengetimer udbetalt 160,33 timer", "dagpengetimer udbetalt 40 timer", "overtaget fra a-kassen", "a-kassens deltagelse valgt ja",
			"a-kassens deltagelse valgt nej", "målgruppe 1", "målgruppe 2", "målgruppe 3", "målgruppe 4", "målgruppe 4 åbenlyst uddannelsesparat",
			"målgruppe 5", "målgruppe 7", "målgruppe 8", "målgruppe 9", "målgruppe 10", "målgruppe ophørt", "fraflyttet", "tilflyttet",
			"samtale holdt", "samtale holdt hos a-kassen", "samtale holdt fælles", "samtale holdt samtale om intensiveret indsats fælles",
			"samtale udeblevet", "samtale aftalt til 2024-06-03", "samtale aftalt til 2024-09-03 fælles", "samtale krævet", "samtale krævet fælles",
			"CV synligt", "CV skjult", "plan godkendt Min Plan", "uddannelsespålæg givet senest 2024-08-01",
			"vurdering om mulighed for uddannelse svar nej",
			"vurdering om afklaring efter 2 år svar ja", "henvist til job fra 2024-05-06 mundtligt", "svar på henvisning nej", "fravær",
			"fritaget ved barsel fra samtaler til 2024-08-31", "fritaget ved konkret vurdering fra flere samtaler end den første",
			"fritagelse ophørt",
			"underretning sendt til a-kassen", "tilbud givet virksomhedspraktik fra 2024-07-01", "tilbud begyndt virksomhedspraktik",
			"tilbud begyndt løntilskud",
			"tilbud sluttet", "job begyndt ordinært 12 timer om ugen", "job begyndt ordinært 37 timer om ugen", "job sluttet ordinært",
			"vurdering om uddannelsesparathed endelig inden 12 måneder", "vurdering om uddannelsesparathed foreløbig",
			"uddannelsespålæg givet senest 2024-08-01 om at søge",
			"uddannelsesforslag modtaget", "uddannelse søgt", "borgerens ønske om jobrettet indsats", "afgørelse om jobrettet indsats bevilget",
			"afgørelse om jobrettet indsats stoppet",
			"sagsbehandler KRB", "sagsbehandler KRB som koordinerende", "koordinerende sagsbehandler tilbudt svar nej",
			"vurdering om læse-, skrive- og regnetest svar ja",
			"tilbud givet løntilskud fra 2024-08-12", "tilbud begyndt virksomhedspraktik til 2024-12-31",
			"tilbud begyndt særligt tilrettelagt nytteindsats", "tilbud begyndt nytteindsats privat til 2025-06-30",
			"tilbud begyndt øvrig vejledning og opkvalificering til 2026-12-31", "tilbud ønsket løntilskud selvfundet",
			"afgørelse om selvfunden plads bevilget", "vurdering om rimeligt tilbud svar nej",
			"vurdering om rimeligt tilbud svar ja", "vurdering om tilbud", "vurdering om tillidsrepræsentant svar ja",
			"fritaget ved sygdom fra tilbud", "fritaget ved sygdom fra tilbud til 2024-10-01",
			"fritaget ved konkret vurdering fra tilbud efter konkret vurdering",
			"fritaget ved særloven for fordrevne fra Ukraine fra arbejdspligt til 2025-05-01", "fritagelse ophørt ved sygdom",
			"arbejdspligt begyndt", "arbejdspligt ophørt", "krav prøvet opholdskrav nej", "krav prøvet opholdskrav ja beskæftigelseskrav ja",
			"vurdering om arbejdspligtens omfang 20 timer om ugen",
			"timer i arbejdspligten jobsøgning 10 timer om ugen", "timer i arbejdspligten jobsøgning 37 timer om ugen til 2025-04-01",
			"ydelse begyndt overgangsydelse", "ydelse begyndt uddannelseshjælp",
			"ydelse skiftet til kontanthjælp på mindstesats",
			"barn i hjemmet ja", "barn i hjemmet nej", "uddannelsesbaggrund erhvervskompetencegivende uddannelse", "forløb begyndt revalidering",
			"forløb sluttet",
			"tilbud begyndt virksomhedspraktik til 2024-08-30", "tilbud forlænget virksomhedspraktik til 2024-12-31",
			"tilbud forlænget virksomhedspraktik til 2025-03-31",
			"tilbud begyndt løntilskud privat til 2024-12-31", "tilbud begyndt mentor til 2024-09-30", "tilbud forlænget mentor til 2025-03-31",
			"tilbud sluttet mentor",
			"tilbud begyndt 6 ugers jobrettet uddannelse til 2024-07-12", "tilbud begyndt voksenlærling", "ansøgning modtaget om voksenlærling",
			"vurdering om forlængelse svar ja", "udskrivning fra psykiatrisk indlæggelse planlagt den 2024-09-02", "afgørelse om mentor afslag",
			"ansøgning modtaget om mindre intensiv indsats", "ansøgning trukket tilbage om mindre intensiv indsats",
			"fritaget ved på vej til job, barsel, pension eller uddannelse mindre intensiv indsats",
			"job begyndt fleksjob", "når pensionsalderen", "uddannelse begyndt FGU", "uddannelsesbaggrund længere videregående uddannelse",
			"arbejdspligt begyndt", "tilbud begyndt danskuddannelse",
		}}.Check(t)
}

// TestTheProofSaysHowUnemploymentWasCounted holds the words that nobody should
// have to guess: what was registered, and what is an estimate.
func TestTheProofSaysHowUnemploymentWasCounted(t *testing.T) {
	b := lawtest.Book(t, lab.Rules())
	for _, x := range []struct {
		name  string
		facts []string
		want  []string
	}{
		{"nothing registered", []string{"2024-02-05 ydelse begyndt dagpenge", "2024-02-05 indplaceret i dagpengeperiode"},
			[]string{"1 måned er 160,33 timer", "fuld ledighed: datoen er et skøn"}},
		{"no placement", []string{"2024-02-05 ydelse begyndt dagpenge"},
			[]string{"Indplaceringen i en dagpengeperiode er ikke registreret"}},
		{"hours for a month", []string{"2024-02-05 ydelse begyndt dagpenge", "2024-02-05 indplaceret i dagpengeperiode",
			"2024-02-29 dagpengetimer udbetalt 100 timer"},
			[]string{"De udbetalte timer er brugt for 1 måned.", "for 6 måneder, så der er regnet med fuld ledighed: datoen er et skøn."}},
		{"part-time and work", []string{"2024-02-05 ydelse begyndt dagpenge", "2024-02-05 indplaceret i dagpengeperiode deltidsforsikret",
			"2024-03-01 job begyndt 10 timer om ugen", "2024-03-31 job sluttet"},
			[]string{"1 måned er 130 timer", "minus ordinære arbejdstimer"}},
		{"a break", []string{"2024-02-05 ydelse begyndt dagpenge", "2024-02-05 indplaceret i dagpengeperiode",
			"2024-02-29 ydelse stoppet dagpenge", "2024-04-01 ydelse begyndt dagpenge"},
			[]string{"Dage uden dagpenge tæller ikke."}},
	} {
		r := duty.Derive(b, lawtest.Fold(t, x.facts...), day.MustParse("2024-02-20"))
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
	b := lawtest.Book(t, lab.Rules())
	for on, doubted := range map[string]bool{"2023-04-03": false, "2024-04-02": true} {
		d := day.MustParse(on)
		r := duty.Derive(b, lawtest.Fold(t, on+" første henvendelse", on+" målgruppe 2", (d+1).String()+" fritaget ved barsel fra samtaler"), d+2)
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
	bk, c, on := lawtest.Book(b, lab.Rules()), lawtest.Fold(b, sick...), day.MustParse("2025-10-01")
	var res duty.Result
	for b.Loop() {
		bk.Into(&res, c, on)
	}
}

func BenchmarkInsured(b *testing.B) {
	bk, on := lawtest.Book(b, lab.Rules()), day.MustParse("2024-06-01")
	c := lawtest.Fold(b, "1984-03-01 født", "2024-02-05 tilmeldt jobsøgende", "2024-02-05 ydelse begyndt dagpenge", "2024-02-05 målgruppe 1",
		"2024-02-05 indplaceret i dagpengeperiode", "2024-02-12 samtale holdt hos a-kassen", "2024-02-12 plan godkendt Min Plan",
		"2024-02-29 dagpengetimer udbetalt 140 timer", "2024-03-31 dagpengetimer udbetalt 160,33 timer",
		"2024-04-30 dagpengetimer udbetalt 160,33 timer",
		"2024-04-30 overtaget fra a-kassen", "2024-05-14 samtale holdt")
	var res duty.Result
	b.ReportAllocs()
	for b.Loop() {
		bk.Into(&res, c, on)
	}
}
