package unge_test

import (
	"testing"

	"indgang/day"
	"indgang/duty"
	"indgang/law/lawtest"
	"indgang/law/unge"
)

func TestAct(t *testing.T) { lawtest.Act(t, "unge") }

// adult is a case that the act has nothing to say about.
var adult = []string{
	"1984-03-01 født", "2025-03-05 første henvendelse", "2025-03-05 tilmeldt jobsøgende", "2025-03-05 ydelse begyndt kontanthjælp",
	"2025-03-05 målgruppe 2", "2025-03-11 samtale holdt", "2025-03-20 CV synligt", "2025-05-06 samtale holdt telefon",
	"2025-05-20 tilbud begyndt virksomhedspraktik", "2025-06-20 tilbud sluttet virksomhedspraktik", "2025-07-02 samtale holdt",
	"2025-08-01 job begyndt ordinært 12 timer om ugen", "2025-08-28 samtale holdt", "2025-09-05 sygemeldt", "2025-09-20 raskmeldt",
}

func TestWhoTheActIsNotAboutCostsNothing(t *testing.T) {
	lawtest.CostsNothing(t, unge.Rules(), "2025-10-01", adult...)
}

func TestTheRulesStandMessyCases(t *testing.T) {
	lawtest.Messy{Rules: unge.Rules(), From: "2024-06-01", To: "2025-12-31", Days: 900, Born: [2]string{"1999-01-01", "2011-01-01"},
		Facts: 12, Phrases: []string{
			"undervisningspligt ophørt", "målgruppe 13", "målgruppe 4", "målgruppe ophørt", "fraflyttet", "tilflyttet",
			"kommunen bekendt med frafald", "kommunen bekendt med frafald afbrudt 2025-03-01", "på listen over unge uden uddannelse eller job",
			"skolen melder om risiko for frafald", "kontaktforsøg med kontakt", "kontaktforsøg med kontakt også med forældrene",
			"forældrene inddraget", "forældrene orienteret", "vejledning tilbudt svar nej", "vurdering om målgruppe", "vurdering om FGU",
			"vurdering om særligt vejledningsbehov", "plan godkendt uddannelsesplan også med forældrene", "plan godkendt fælles plan",
			"ny aktivitet tilbudt FGU", "tilbud begyndt virksomhedspraktik", "tilbud sluttet", "uddannelse begyndt FGU", "uddannelse begyndt EUD",
			"uddannelse afbrudt", "uddannelse fuldført", "job begyndt ordinært 12 timer om ugen", "job begyndt fritidsjob 10 timer om ugen",
			"job sluttet ordinært", "job sluttet fritidsjob", "fritaget ved sygdom fra uddannelsespligt til 2026-02-28", "fritagelse ophørt",
			"fritaget ved vejledt af en anden myndighed fra opsøgende vejledning", "ansøgning modtaget om FGU",
			"ansøgning modtaget om FGU fra 2025-08-11",
			"afgørelse om ungeydelse stoppet", "afgørelse om fritagelse for uddannelsespligt bevilget",
			"uddannelsesbaggrund ungdomsuddannelse uden erhvervskompetence",
		}}.Check(t)
}

func BenchmarkRulesThatDoNotApply(b *testing.B) {
	book, c, on := lawtest.Book(b, unge.Rules()), lawtest.Fold(b, adult...), day.MustParse("2025-10-01")
	var res duty.Result
	for b.Loop() {
		book.Into(&res, c, on)
	}
}
