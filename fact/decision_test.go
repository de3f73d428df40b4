package fact

import "testing"

func TestADecisionInDoubtIsNoFavour(t *testing.T) {
	for _, x := range []struct {
		phrase                     string
		favours, burdens, sanction bool
	}{
		{"afgørelse om fleksjob bevilget", true, false, false},
		{"afgørelse om sygedagpenge forlænget", true, false, false},
		{"afgørelse om fleksjob afslag", false, true, false},
		{"afgørelse om ydelse stoppet", false, true, false},
		{"afgørelse om ydelse ændret", false, true, false},
		{"afgørelse om målgruppe endelig", false, false, false},
		{"afgørelse om sanktion pålagt", false, true, true},
		{"afgørelse om sanktion bevilget", false, true, true},
		{"afgørelse om skærpet sanktion ændret", false, true, true},
		{"afgørelse om sanktion frafaldet", true, false, false},
	} {
		b, err := Parse(x.phrase)
		if err != nil {
			t.Fatal(err)
		}
		if d := b.(Decided); d.Favours() != x.favours || d.Burdens() != x.burdens || d.Sanctions() != x.sanction {
			t.Errorf("%s: favours %v, burdens %v, sanctions %v", x.phrase, d.Favours(), d.Burdens(), d.Sanctions())
		}
	}
}
