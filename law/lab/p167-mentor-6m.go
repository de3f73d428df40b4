package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var mentor6m = rule{
	ID: "mentor-6m", Act: "LAB", Title: "Giv mentorstøtte i højst 6 måneder ad gangen", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB kapitel 26 (§§ 167-170)", Grade: 'C', Source: "S55, S56",
		Text: "Mentorstøtte gives for højst 6 måneder ad gangen; en ny periode kræver en ny konkret vurdering. Fra 2026 er der et loft " +
			"over kommunens udgifter, men ingen ny grænse for den enkelte.",
		Unverified: "Lovteksten er læst gengivet hos en anden; paragrafnumrene er ikke verificeret. At en ny periode regnes fra dagen efter " +
			"den forrige, er en læsning.",
		MetBy: "At støtten er slut senest den sidste dag, eller at der er bevilget en ny periode.", StoppedBy: "At støtten er slut.",
		Shape: parts{
			limit{Span: mentorPeriod, Terms: terms{When: mentorPeriods}},
			check{Test: mentors, Params: []*duty.Param{mentorPeriod}},
		},
	}},
}

var mentorPeriod = Params.Get("mentor_period")

// A mentoring is one period of mentor support.
type mentoring struct {
	start day.Date            // its first day
	by    *casefile.Extension // the decision that gave it, nil for the first
}

// mentorings finds the periods of an offer of mentor support: a decision that goes
// beyond the months of the one before begins a new one.
func mentorings(o *casefile.Offer, out []mentoring) []mentoring {
	var cal day.Calendar
	span := day.Span{N: number(mentorPeriod, o.From), Unit: day.Months}
	out = append(out, mentoring{start: o.From})
	last, planned := cal.Last(o.From, span), o.Agreed
	for i := range o.Extended {
		x := &o.Extended[i]
		if o.To != 0 && x.On > o.To {
			break
		}
		if x.Until > last && x.Until > planned {
			if planned == 0 {
				planned = last
			}
			out = append(out, mentoring{start: planned + 1, by: x})
			last = cal.Last(planned+1, span)
		}
		planned = x.Until
	}
	return out
}

// mentorPeriods finds the periods of mentor support, each until the next is
// granted or the support ends.
func mentorPeriods(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.Mentor {
			continue
		}
		var few [4]mentoring
		ms := mentorings(o, few[:0])
		for k, m := range ms {
			t := offerTrigger(c, o, mentorEnded)
			if m.by != nil {
				t.On, t.Ref, t.Start = m.by.On, duty.Ref(m.by.ID), m.start
			}
			if k+1 < len(ms) {
				next := ms[k+1].by
				t.Until, t.End, t.Ended, t.Note = next.On, duty.Ref(next.ID), mentorRenewed, ""
			}
			out = append(out, t)
		}
	}
	return out
}

// mentors names periods of mentor support that are too long, and new ones without
// an assessment.
func mentors(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.Mentor {
			continue
		}
		v := look.Value(mentorPeriod, o.From)
		if v == nil {
			continue
		}
		out = lasting(look, o, mentorPeriod, "Mentorforløbet", false, out)
		if before := mentorBefore(c, o); before != nil {
			out = newPeriod(c, o.From, duty.Ref(o.Start), before.From+1, out)
		}
		var few [4]mentoring
		from := o.From
		for _, m := range mentorings(o, few[:0]) {
			if m.by == nil {
				continue
			}
			out = newPeriod(c, m.by.On, duty.Ref(m.by.ID), from, out)
			if last := look.Calendar().Last(m.start, v.Span); m.by.Until > last {
				out = append(out, duty.Refusal{Ref: duty.Ref(m.by.ID), On: m.by.On, Name: "forlaenget-for-langt",
					Text: "Den nye periode er bevilget til og med " + m.by.Until.Long() + ". Den må højst vare " + v.Span.String() +
						" ad gangen, altså til og med " + last.Long() + ".",
					Mend: "Ret slutdagen til senest " + last.Long() + "."})
			}
			from = m.by.On + 1
		}
	}
	return out
}

// mentorBefore finds mentor support that an offer goes on from without a break.
func mentorBefore(c *casefile.Case, o *casefile.Offer) *casefile.Offer {
	for i := range c.Offers {
		x := &c.Offers[i]
		if x.Offer == fact.Mentor && x.From < o.From && lastDay(x)+1 >= o.From {
			return x
		}
	}
	return nil
}

// newPeriod refuses a new period without an assessment from one day to another.
func newPeriod(c *casefile.Case, on day.Date, ref duty.Ref, from day.Date, out []duty.Refusal) []duty.Refusal {
	if answered(c, fact.TopicMentor, from, on) == fact.Yes {
		return out
	}
	return append(out, duty.Refusal{Ref: ref, On: on, Name: "vurdering-mangler",
		Text: "En ny periode med mentor er bevilget uden en konkret vurdering.",
		Mend: "Registrér en vurdering om mentor med svaret ja senest den dag, perioden bevilges."})
}
