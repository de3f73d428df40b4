package lawtest

import (
	"indgang/day"
	"indgang/fact"
)

// more registers what few cases have by chance around an illness, a time on
// dagpenge and one on ledighedsydelse, and who is reached after a dropout.
func (g *generator) more() {
	for _, f := range g.facts[:len(g.facts):len(g.facts)] {
		some := func(percent, days int, phrases ...string) {
			if g.chance(percent) {
				g.say(f.On+day.Date(g.r.IntN(days)), g.pick(phrases...))
			}
		}
		switch b := f.Body.(type) {
		case fact.SicknessReported:
			if g.chance(60) {
				g.ill(f.On, some)
			}
		case fact.BenefitStarted:
			switch b.Benefit {
			case fact.UnemploymentBenefit:
				some(30, 130, "samtale krævet fælles", "samtale krævet fælles af a-kassen")
				some(30, 250, "samtale holdt fælles")
				some(15, 100, "a-kassens deltagelse valgt nej", "a-kassens deltagelse valgt ja")
				some(15, 500, "samtale holdt fælles samtale om intensiveret indsats", "samtale holdt samtale om intensiveret indsats")
			case fact.FlexBenefit:
				if g.chance(30) {
					on := f.On + day.Date(g.r.IntN(700))
					g.say(on, "tilflyttet")
					g.say(on+day.Date(g.r.IntN(90)), "vurdering om flytning hindrer fristen svar "+g.pick("ja", "ja", "nej"))
				}
			}
		case fact.DropoutNoticed:
			some(40, 12, "kontaktforsøg telefon med kontakt", "kontaktforsøg telefon med kontakt også med forældrene")
			some(30, 12, "forældrene inddraget")
			some(40, 40, "ny aktivitet tilbudt FGU", "tilbud givet vejledning og opkvalificering")
			some(40, 40, "plan godkendt uddannelsesplan")
			some(15, 30, "fritaget ved sygdom fra uddannelsespligt")
			some(10, 40, "uddannelse begyndt FGU")
		}
	}
}

// ill registers what employer, doctor and municipality say and do in an illness
// that began on a day.
func (g *generator) ill(from day.Date, some func(percent, days int, phrases ...string)) {
	for range g.r.IntN(4) {
		some(70, 200, "samtale holdt opfølgning", "samtale holdt opfølgning fremmøde", "samtale holdt opfølgning telefon")
	}
	some(50, 110, "vurdering om forudsigeligt forløb svar ja", "vurdering om forudsigeligt forløb svar ja",
		"vurdering om forudsigeligt forløb svar nej")
	for range g.r.IntN(3) {
		some(60, 120, "forventet rask siger "+g.pick("arbejdsgiveren", "borgeren", "lægen")+" den "+(from+day.Date(g.r.IntN(260))).String())
	}
	some(12, 80, "opsagt til "+(from+day.Date(g.r.IntN(120))).String())
	some(30, 50, "arbejdsgiverens udbetaling ophørt", "arbejdsgiverens udbetaling ophørt intet betalt")
	some(40, 70, "fravær anmeldt i NemRefusion")
	some(40, 40, "samtale holdt arbejdsgiversamtale")
	if g.chance(30) {
		some(100, 60, "arbejdsgiverens oplysninger sendt til borgeren")
		some(50, 70, "arbejdsgiverens oplysninger bestridt")
	}
	if g.chance(20) {
		some(100, 40, "tidlig opfølgning ønsket af borgeren")
		some(30, 60, "tidlig opfølgning fravalgt")
		some(50, 60, "samtale holdt lægekonsultation")
	}
	some(25, 150, "vurdering om arbejdsevne")
	some(10, 120, "fritaget ved alvorlig sygdom standby", "fritaget ved alvorlig sygdom standby til "+(from+day.Date(g.r.IntN(200))).String())
	if g.chance(20) {
		on := from + day.Date(g.r.IntN(100))
		some(100, 100, "afgørelse om § 56-aftale bevilget", "afgørelse om § 56-aftale afslag",
			"afgørelse om § 56-aftale bevilget fra "+on.String(),
			"afgørelse om § 56-aftale bevilget til "+(on+day.Date(g.r.IntN(800))).String())
		some(40, 700, "afgørelse om § 56-aftale stoppet", "afgørelse om § 56-aftale forlænget")
	}
	some(20, 300, "sygedagpenge forlænget efter nr. 3", "sygedagpenge forlænget efter nr. 2",
		"sygedagpenge forlænget efter nr. 2 fra "+(from+day.Date(g.r.IntN(300))).String())
	some(10, 500, "grund til forlængelse ophørt efter nr. 2", "grund til forlængelse ophørt efter nr. 3")
	some(10, 500, "ventetid på offentligt sygehus til "+(from+day.Date(g.r.IntN(600))).String())
	some(20, 60, "samtale holdt opfølgning hos a-kassen")
	some(20, 60, "orientering fra a-kassen")
}
