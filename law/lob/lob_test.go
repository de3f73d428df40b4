package lob_test

import (
	"testing"

	"indgang/law/lawtest"
	"indgang/law/lob"
)

func TestAct(t *testing.T) { lawtest.Act(t, "lob") }

func TestTheRulesStandMessyCases(t *testing.T) {
	lawtest.Messy{Rules: lob.Rules(), From: "2024-06-01", To: "2024-12-31", Days: 1200, Facts: 12, Phrases: []string{
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
	}}.Check(t)
}

func TestWhoTheActIsNotAboutCostsNothing(t *testing.T) {
	lawtest.CostsNothing(t, lob.Rules(), "2025-03-13", "2025-03-03 ydelse begyndt kontanthjælp", "2025-03-03 målgruppe 2",
		"2025-03-03 samtale holdt", "2025-03-03 afgørelse om sanktion afslag")
}
