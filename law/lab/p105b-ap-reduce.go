package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var apReduce = rule{
	ID: "ap-reduce", Act: "LAB", Title: "Vurdér omfanget af arbejdspligten", Before: beforeDuty,
	Versions: []version{{
		From: phase1, Provision: "LAB § 105 b", Grade: 'B', Source: "S39",
		Text: "Når planen bliver lagt, skal det altid vurderes for den enkelte, hvor meget arbejdspligt der skal være. Social " +
			"indsats, psykiatrisk behandling og lignende tæller med i timerne.",
		Unverified: "Læst i styrelsens svar; lovteksten er ikke læst.",
		MetBy: "En vurdering om arbejdspligtens omfang. Den skal være der senest den dag, Min Plan bliver godkendt, og være fra " +
			"efter den forrige plan.",
		StoppedBy: "At en ny plan bliver godkendt, som kræver sin egen vurdering, eller at arbejdspligten ophører.",
		Shape:     before{Terms: terms{When: plansUnderDuty, Meets: extents, Note: "Vurderingen skal være gjort, når planen godkendes."}},
	}},
}

// plansUnderDuty finds the plans that were agreed while the person was under
// arbejdspligt. An assessment counts from after the plan before it.
func plansUnderDuty(c *casefile.Case) []duty.Trigger {
	ts := obliged(c)
	if len(ts) == 0 {
		return nil
	}
	var out []duty.Trigger
	since, last := day.Earliest, day.Date(0)
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.PlanApproved)
		if !ok || f.Plan != fact.MyPlan {
			continue
		}
		if last != 0 && last < e.On {
			since = last + 1
		}
		last = e.On
		for _, t := range ts {
			if (day.Period{From: t.On, To: t.Until}).Has(e.On) {
				t.Group, t.On, t.Due, t.Ref, t.Since = t.Ref, e.On, e.On, duty.Ref(e.ID), since
				if n := len(out); n > 0 && out[n-1].On < e.On && (out[n-1].Until == 0 || out[n-1].Until >= e.On) {
					out[n-1].Until, out[n-1].End, out[n-1].Ended = e.On-1, duty.Ref(e.ID), "en ny plan er godkendt"
				}
				out = append(out, t)
				break
			}
		}
	}
	return out
}

func extents(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	casefile.Each(c, func(e *casefile.Entry, f fact.Assessed) {
		if f.Topic == fact.TopicHours {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	})
	return out
}
