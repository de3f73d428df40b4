package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var (
	courseWait      = Params.Get("course_wait")
	courseLength    = Params.Get("course_length")
	courseEnd       = Params.Get("course_end")
	courseEndYoung  = Params.Get("course_end_young")
	courseYoung     = Params.Get("course_young")
	courseEndNumber = append([]*duty.Param{courseEnd, courseEndYoung, courseYoung}, hourNumbers...)

	// In these days courses could be finished at any time.
	courseTrial = day.Period{From: day.MustParse(trialFrom), To: day.MustParse(trialOver) - 1}
)

const (
	trialFrom = "2021-09-01"
	trialOver = "2023-01-01"

	noBackground = "Uddannelsesbaggrunden er ikke registreret: om borgeren hører til kredsen, kan ikke afgøres."
	noAge        = "Fødselsdatoen mangler: grænsen for dem under 25 år er brugt."
	turnsOlder   = "Borgeren fylder 25 år i perioden. At alderen er den ved ledighedens begyndelse, er den sikre læsning: den korteste " +
		"grænse er brugt."
)

// coursePeriodsOf finds the periods on dagpenge of people who can have 6 ugers
// jobrettet uddannelse: everybody without a longer higher education.
func coursePeriodsOf(c *casefile.Case) []insured {
	ps := insuredPeriods(c)
	out := ps[:0]
	for i := range ps {
		if q, _ := c.Qualified.At(ps[i].start); q.Value != fact.LongerHigher {
			out = append(out, ps[i])
		}
	}
	return out
}

// courseBound is how many months of unemployment somebody has to finish in, and
// what is unsettled about it.
func courseBound(c *casefile.Case, on day.Date) (*duty.Param, string) {
	young := number(courseYoung, on)
	switch age := c.Age(on); {
	case age < 0:
		return courseEndYoung, noAge
	case age >= young:
		return courseEnd, ""
	case c.Turns(young) <= on.AddMonths(number(courseEndYoung, on)):
		return courseEndYoung, turnsOlder
	}
	return courseEndYoung, ""
}

// coursePeriod finds the period on dagpenge in which a course begins.
func coursePeriod(c *casefile.Case, on day.Date) (insured, bool) {
	ps := insuredPeriods(c)
	for i := range ps {
		if p := &ps[i]; p.start <= on && (p.until == 0 || on <= p.until) {
			return *p, true
		}
	}
	return insured{}, false
}

// finishBy is the day by which a course in a period must be finished, 0 for
// never.
func finishBy(c *casefile.Case, p *insured) day.Date {
	most, _ := courseBound(c, p.start)
	return after(c, p.trigger(), number(most, p.start))
}
