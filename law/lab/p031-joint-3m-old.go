package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var joint3mOld = rule{
	ID: "joint-3m-old", Act: "LAB", Title: "Hold en fælles samtale inden tre måneder (til 2023)", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 31, stk. 2, nr. 1 (LBK 701/2022)", Grade: 'A', Source: "S01b",
			Text: "A-kassen deltager i en fælles samtale senest efter tre måneders ledighed, hvis a-kassen finder behov for det, eller hvis " +
				"medlemmet ønsker det. " +
				"Uden et behov eller et ønske er der ingen pligt.",
			MetBy: "En holdt fælles jobsamtale.", StoppedBy: "At borgeren siger nej til a-kassens deltagelse. " + outsideFund,
			Shape: within{
				Span: jointFirst,
				Terms: terms{When: jointDemands, Meets: joint(casefile.Held), Books: joint(casefile.Booked), Exempt: declinedOrOutside,
					Clock: counted, Rests: hoursBehind, Params: hourNumbers},
			},
		},
		{
			From: "2024-01-01", Provision: "Lov 727/2023", Grade: 'A', Source: "S01",
			Text: "Reglen er ophævet: a-kassen har selv samtalerne de første tre måneder. Den, der var ledig på dagpenge før 2024, følger den " +
				"gamle regel.",
		},
	},
}

var jointFirst = Params.Get("joint_first")

// jointDemands finds the first demand for a joint talk in each period on
// dagpenge, if it comes before the three months are over.
func jointDemands(c *casefile.Case) []duty.Trigger {
	if len(c.Insured) == 0 {
		return nil
	}
	var out []duty.Trigger
	ps := insuredPeriods(c)
	for i := range ps {
		p := &ps[i]
		e, ok := casefile.First(c, p.start, func(f fact.TalkDemanded) bool { return f.Joint && f.Talk == fact.JobTalk })
		if !ok || p.until != 0 && e.On > p.until {
			continue
		}
		t := p.trigger()
		if due := after(c, t, number(jointFirst, t.On)); due != 0 && e.On > due {
			continue
		}
		t.On, t.Ref, t.Start, t.Under = e.On, duty.Ref(e.ID), p.start, p.start
		out = append(out, t)
	}
	return out
}

// declinedOrOutside finds when the citizen does not want the a-kasse there, or is
// outside the contact course.
func declinedOrOutside(c *casefile.Case) []duty.Stop { return append(declined(c), exempt(c)...) }
