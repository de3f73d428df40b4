package unge

import (
	"indgang/casefile"
	"indgang/duty"
)

var u18ActivityHours = rule{
	ID: "u18-activity-hours", Act: act, Title: "Brug timer nok på aktiviteten hver uge", Before: beforeOrdered,
	Versions: []version{{
		From: ordered, Provision: "BEK 1014/2019 (paragraffen er ikke verificeret)", Grade: 'D', Source: "S12, S60",
		Text: "Arbejde skal efter én kilde være mindst 20 timer om ugen for at opfylde pligten, efter en anden gælder det al aktivitet.",
		Unverified: "Ministeriets side nævner kun 20 timer som grænsen for, hvornår lønnet arbejde tager en 15-24-årig ud af den opsøgende " +
			"vejledning (se y18-outreach). At de 20 timer også er et krav til al aktivitet, står kun i Ishøj Kommunes strategi, og ældre " +
			"kommunale sider siger 18 timer.",
		MetBy: "Timer i uddannelse, arbejde og tilbud, der til sammen når tallet.", StoppedBy: exemptionStops,
		Bearer: duty.Citizen,
		Shape: while{
			Terms:  terms{When: timed, Exempt: exempt, Params: []*duty.Param{dutyFrom, dutyTo}},
			Covers: covers,
			Min:    Params.Get("activity_hours"),
		},
	}},
}

// timed finds the stretches of the duty in which hours can be held against a
// number: education without registered hours says nothing about them.
func timed(c *casefile.Case) []duty.Trigger {
	t, ok := dutyDays(c)
	if !ok {
		return nil
	}
	var gaps []gap
	for i := range c.Educations {
		if x := &c.Educations[i]; x.Weekly == 0 {
			s := enrolled(c, x, false)
			gaps = append(gaps, gap{s.Period, duty.Ref(s.Start), duty.Ref(s.End), "den unge er i uddannelse"})
		}
	}
	return without(t, gaps)
}
