package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

const (
	jobEnded   = "fleksjobbet sluttede"
	flexUnread = "Lovteksten (kapitel 20) er ikke læst; reglen er efter sekundære kilder. Teksten for 2026 og 2027 er ikke læst." + formerAct
	flexBefore = "Borgeren har haft et fleksjob før: om de 5 år løber videre derfra, er ikke verificeret."
	ageUnknown = "Fødselsdatoen mangler: om fleksjobbet er permanent, kan ikke afgøres."
)

// firstAsked is the first day on which dates of a grid are asked for: what lies
// before it, Indgang does not cover.
var firstAsked = day.MustParse("2019-10-01")

// A temporary is a stretch of five years in which a fleksjob is temporary.
type temporary struct {
	start, next day.Date // next is the day after its last
	job         casefile.Spell
	decision    *casefile.Decision // what was decided at its end
	part        int                // which of the job's stretches
	doubt       string
}

// trigger opens on the first day; it ends with the job, with its own decision, or
// never.
func (p *temporary) trigger() duty.Trigger {
	t := duty.Trigger{On: p.start, Ref: duty.Ref(p.job.Start), Part: p.part, Doubt: p.doubt, Until: p.job.To, End: duty.Ref(p.job.End)}
	if t.Until != 0 {
		t.Ended = jobEnded
	}
	return t
}

// temporaries finds the stretches in which a fleksjob is temporary: five years
// from its start, and for those under 40 five more as often as they end. Jobs
// that follow each other without a gap are one.
func temporaries(c *casefile.Case) []temporary {
	var out []temporary
	var used day.Date // the day of the last decision that ended a stretch
	permanent, had := false, false
	for i := 0; i < len(c.Jobs) && !permanent; i++ {
		if c.Jobs[i].Job != fact.FlexJob {
			continue
		}
		job := c.Jobs[i].Spell
		for k := i + 1; k < len(c.Jobs) && job.To != 0; k++ {
			if n := &c.Jobs[k]; n.Job == fact.FlexJob && n.From <= job.To+1 {
				i = k
				if n.To == 0 || n.To > job.To {
					job.To, job.End = n.To, n.End
				}
			}
		}
		p := temporary{start: job.From, job: job, part: 1}
		if had {
			p.doubt = flexBefore
		}
		had = true
		for {
			v := flexPeriod.At(p.start, 0)
			if v == nil {
				break
			}
			p.next = (day.Calendar{}).After(p.start, v.Span)
			p.decision = endsFlex(c, day.Max(p.start, used)+1, job.To)
			if d := p.decision; d != nil {
				used = d.On
			}
			out = append(out, p)
			if d := p.decision; d != nil && (d.Outcome == fact.Final || d.Outcome == fact.Stopped) {
				permanent = d.Outcome == fact.Final
				break
			}
			age := c.Age(p.next)
			if job.To != 0 && job.To < p.next {
				break
			}
			if age >= number(flexAge, p.next) || age < 0 && p.part > 1 {
				permanent = age >= 0
				break
			}
			p.start, p.part, p.doubt = p.next, p.part+1, ""
			if age < 0 {
				p.doubt = ageUnknown
			}
		}
	}
	return out
}

// endsFlex finds the first decision from a day on about what happens when a
// temporary fleksjob runs out.
func endsFlex(c *casefile.Case, from, to day.Date) *casefile.Decision {
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.On < from || d.Topic != fact.TopicFlexJob || d.Outcome != fact.Extended && d.Outcome != fact.Final && d.Outcome != fact.Stopped {
			continue
		}
		if to != 0 && d.On > to {
			return nil
		}
		return d
	}
	return nil
}

var (
	flexPeriod = Params.Get("flex_period")
	flexAge    = Params.Get("flex_age")
)
