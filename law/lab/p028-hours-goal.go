package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var hoursGoal = rule{
	ID: "hours-goal", Act: "LAB", Title: "Tæl de ordinære timer med løn", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 28, stk. 1, nr. 2", Grade: 'A', Source: "S48, S60",
		Text: "For borgere, der ikke er tæt på arbejdsmarkedet, er målet med kontaktforløbet ordinære løntimer, også få ad gangen. Det " +
			"er et formål, ikke en frist.",
		Unverified: "Hvem der ikke er tæt på arbejdsmarkedet, er ikke læst: der er regnet med målgruppe 3, 5, 7 og 8.",
		MetBy:      "At jobbet eller målgruppen er slut. Da er timerne talt.",
		Shape: accumulate{Sum: ordinaryHours, Ticks: true, Terms: terms{When: ordinaryJobs,
			Note: "Hele timer i dette job, talt for hver fuld uge efter det registrerede timetal om ugen."}},
	}},
}

var farFromWork = of(3, 5, 7, 8)

// ordinaryJobs finds the ordinary jobs with hours that people have while they are
// in the groups.
func ordinaryJobs(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Jobs {
		j := &c.Jobs[i]
		if j.Job != fact.OrdinaryJob || j.Weekly == 0 {
			continue
		}
		part := 0
		for k := range c.Groups {
			g := &c.Groups[k]
			if !farFromWork.has(g.Group) || !g.Overlaps(j.Period) {
				continue
			}
			t := duty.Trigger{On: day.Max(j.From, g.From), Ref: duty.Ref(j.Start), Group: duty.Ref(g.Start), Part: part, Until: j.To,
				End: duty.Ref(j.End), Ended: "jobbet sluttede"}
			if g.To != 0 && (t.Until == 0 || g.To < t.Until) {
				t.Until, t.End, t.Ended = g.To, duty.Ref(g.End), groupEnded
			}
			out, part = append(out, t), part+1
		}
	}
	return out
}

// ordinaryHours is the whole hours worked in the job of a trigger by a day.
func ordinaryHours(c *casefile.Case, t duty.Trigger, on day.Date) int {
	for i := range c.Jobs {
		if j := &c.Jobs[i]; duty.Ref(j.Start) == t.Ref {
			return max(int(on-t.On)+1, 0) / 7 * int(j.Weekly) / 100
		}
	}
	return 0
}
