package unge

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var dropoutCourse = Params.Get("dropout_course")

var y18DropoutRisk = rule{
	ID: "y18-dropout-risk", Act: act, Title: "Vejled den unge, der er ved at falde fra", Before: beforeCovered,
	Versions: []version{{
		From: covered, Provision: noSection, Grade: 'B', Source: "S12",
		Text: "Kommunen og skolen tilbyder vejledning til en ung, der er i risiko for at falde fra. Det gælder uddannelser på " +
			"mindst tre måneder.",
		Unverified: notRead + " Der er ikke fundet en frist i dage.",
		MetBy:      "Et tilbud om vejledning, som er noteret efter skolens melding.",
		StoppedBy:  "At uddannelsen slutter eller afbrydes, eller at den unge fylder 25 år.",
		Shape: while{
			Terms:  terms{When: atRisk, Params: []*duty.Param{guidanceTo, dropoutCourse}},
			Covers: guidance,
		},
	}},
}

// atRisk finds the school's notices about courses that are long enough. A course
// whose length nobody knows is taken to be.
func atRisk(c *casefile.Case) []duty.Trigger {
	if past(c, guidanceTo) {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		if _, ok := e.Body.(fact.RiskNoticed); !ok {
			continue
		}
		t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)}
		if to := reaches(c, guidanceTo); to != 0 {
			if e.On >= to {
				continue
			}
			ends(&t, to, c.BornID, turned25)
		}
		if x := attends(c, e.On); x != nil {
			if short(x) {
				continue
			}
			if x.To != 0 {
				ends(&t, x.To+1, x.End, "uddannelsen er sluttet eller afbrudt")
			}
		}
		if leaves(c, &t) {
			out = append(out, t)
		}
	}
	return out
}

func attends(c *casefile.Case, on day.Date) *casefile.Education {
	for i := len(c.Educations) - 1; i >= 0; i-- {
		if c.Educations[i].Has(on) {
			return &c.Educations[i]
		}
	}
	return nil
}

// short reports whether an education is planned to last less than the law asks.
func short(x *casefile.Education) bool {
	v := dropoutCourse.At(day.Max(x.From, firstDay), 0)
	return x.Planned != 0 && x.Planned < x.From.AddMonths(v.Span.N)-1
}
