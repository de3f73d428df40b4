package casefile

import "testing"

func TestDecisionsStandInOrderOfTime(t *testing.T) {
	c := Fold(told(t, "2025-06-01 afgørelse om sanktion pålagt", "2025-05-01 afgørelse om fleksjob afslag begrundet",
		"2025-05-02 samtale holdt"))
	if len(c.Decisions) != 2 || c.Decisions[0].ID != 2 || !c.Decisions[0].Reasons || c.Decisions[1].ID != 1 || c.Formal {
		t.Errorf("%+v, formal %v", c.Decisions, c.Formal)
	}
	for _, l := range []string{"2025-05-01 ansøgning modtaget om fleksjob", "2025-05-01 klage modtaget",
		"2025-05-01 partshøring sendt senest 2025-05-15",
		"2025-05-01 aktindsigt ønsket", "2025-05-01 mundtlig oplysning modtaget"} {
		if !Fold(told(t, l)).Formal {
			t.Errorf("%s is nothing formal", l)
		}
	}
}
