package komp_test

import (
	"testing"

	"indgang/law/komp"
	"indgang/law/lawtest"
)

func TestAct(t *testing.T) { lawtest.Act(t, "komp") }

func TestTheRulesStandMessyCases(t *testing.T) {
	lawtest.Messy{Rules: komp.Rules(), From: "2024-06-01", To: "2024-12-31", Days: 1200, Facts: 12, Phrases: []string{
		"ansøgning modtaget om personlig assistance",
		"ansøgning modtaget om hjælpemidler",
		"ansøgning modtaget om isbryder",
		"afgørelse om personlig assistance bevilget",
		"afgørelse om personlig assistance bevilget 25 timer om ugen",
		"afgørelse om personlig assistance afslag",
		"afgørelse om hjælpemidler bevilget",
		"afgørelse om hjælpemidler afslag",
		"vurdering om isbryder svar ja",
		"vurdering om varig og væsentlig begrænsning svar ja",
		"vurdering om merbeskæftigelse svar ja",
		"uddannelse begyndt videregående uddannelse",
		"uddannelse begyndt erhvervsuddannelse",
		"uddannelse fuldført",
		"uddannelse afbrudt",
		"tilbud begyndt isbryder",
		"tilbud begyndt isbryder privat",
		"tilbud sluttet",
		"ansøgt om offentlig stilling",
		"ansøgt om offentlig stilling fra 2025-05-01",
		"samtale holdt ansættelsessamtale",
		"samtale holdt forhandling om ansættelse",
		"samtale aftalt til 2025-04-01 ansættelsessamtale",
		"samtale aflyst ansættelsessamtale",
		"job begyndt 20 timer om ugen",
		"job sluttet",
		"fraflyttet",
		"tilflyttet",
	}}.Check(t)
}

func TestWhoTheActIsNotAboutCostsNothing(t *testing.T) {
	lawtest.CostsNothing(t, komp.Rules(), "2025-03-13", "2025-03-03 ydelse begyndt kontanthjælp", "2025-03-03 målgruppe 2",
		"2025-03-03 samtale holdt", "2025-03-03 afgørelse om sanktion afslag")
}
