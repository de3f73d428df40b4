package las

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
)

var lyMove = rule{
	ID: "ly-move", Act: "LAS", Title: "Revurdér retten til fleksjob efter en flytning",
	Versions: []version{{
		From: "2019-10-01", Provision: "Aktivloven § 74 c, stk. 1", Grade: 'A', Source: "S83",
		Text: "Flytter borgeren, mens der tælles, gør den nye kommune revurderingen færdig inden den samme frist. Kan den ikke holdes på " +
			"grund af flytningen, er fristen 6 måneder efter den.",
		Unverified: "Læst i tekster fra 2021 og 2023; hvad der gjaldt før og gælder efter, er ikke læst.",
		MetBy:      "En afgørelse, der er truffet om retten til fleksjob.",
		StoppedBy: "At ledighedsydelsen er slut. Hvis ingen har vurderet, at flytningen er i vejen for fristen, gælder kun " +
			"ly-reassess.",
		Shape: within{Span: flexMove, Terms: terms{When: movesThatHinder, Meets: flexReviews,
			Params: []*duty.Param{flexMonths, flexWindow, flexLimit}}},
	}},
}

// movesThatHinder finds the counts that a move has made it impossible to finish
// in time.
func movesThatHinder(c *casefile.Case) []duty.Trigger {
	if c.MovedIn == 0 {
		return nil
	}
	times := flexTimes(c)
	var out []duty.Trigger
	for i := range times {
		f := &times[i]
		rs := f.rounds()
		for k := range rs {
			r := &rs[k]
			e, ok := moveHinders(c, r)
			if !ok {
				continue
			}
			t := duty.Trigger{On: day.Max(e.On, r.reached), Start: c.MovedIn, Ref: duty.Ref(e.ID), Group: duty.Ref(r.spell), Part: r.number,
				Until: f.until(), End: duty.Ref(f.spells[len(f.spells)-1].End)}
			if t.Until != 0 {
				t.Ended = flexEnded
				if t.Until < t.On {
					continue
				}
			}
			out = append(out, t)
		}
	}
	return out
}
