package unge

import (
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var outreachHours = Params.Get("outreach_hours")

// onTheirOwn finds the stretches in which a person of 15-24 years needs outreach
// guidance: known to the municipality as without education or job, not in work
// enough, and not guided in a contact course. Those who dropped out before
// eighteen come over on their birthday. Since is the day from which guidance
// counts.
func onTheirOwn(c *casefile.Case) []duty.Trigger {
	if past(c, guidanceTo) {
		return nil
	}
	var known []duty.Trigger
	from, adult, to := reaches(c, dutyFrom), reaches(c, dutyTo), reaches(c, guidanceTo)
	for i := range c.Entries {
		e := &c.Entries[i]
		t := duty.Trigger{On: e.On, Since: e.On, Ref: duty.Ref(e.ID)}
		switch e.Body.(type) {
		case fact.YouthListed:
			if c.Born == 0 {
				t.Doubt = "Fødselsdatoen er ikke registreret, og reglen gælder kun 15-24-årige. Registrér fødselsdatoen."
			}
		case fact.DropoutNoticed:
			if c.Born == 0 || e.On < from {
				continue
			}
			t.On = day.Max(t.On, adult)
		default:
			continue
		}
		if c.Born != 0 && (t.On < from || t.On >= to) {
			continue
		}
		known = append(known, t)
	}
	if known == nil {
		return nil
	}
	slices.SortStableFunc(known, func(a, b duty.Trigger) int { return int(a.On - b.On) })
	gaps := cared(c)
	var out []duty.Trigger
	for i := range known {
		t := &known[i]
		if i+1 < len(known) {
			if known[i+1].On == t.On {
				continue // two notices of one day are one
			}
			ends(t, known[i+1].On, fact.Seq(known[i+1].Ref), "kommunen fik en ny melding")
		}
		ends(t, to, c.BornID, turned25)
		if leaves(c, t) {
			out = append(out, without(*t, gaps)...)
		}
	}
	return out
}

// cared finds when a person needs no outreach guidance.
func cared(c *casefile.Case) []gap {
	var out []gap
	for i := range c.Educations {
		x := &c.Educations[i]
		if x.Education == fact.OtherActivity || x.Education == fact.FullTimeCourse {
			continue
		}
		s := enrolled(c, x, true)
		g := gap{s.Period, duty.Ref(s.Start), duty.Ref(x.End), "den unge er i uddannelse"}
		if x.Completed && isYouthEducation(x.Education) {
			g.To = 0
		}
		out = append(out, g)
	}
	for _, s := range c.Qualified {
		if s.Value.Value != fact.Unqualified {
			out = append(out, gap{s.Period, duty.Ref(s.Value.ID), 0, "den unge har fuldført en uddannelse"})
		}
	}
	for i := range c.Groups {
		if g := &c.Groups[i]; g.Group <= 10 {
			out = append(out, gap{g.Period, duty.Ref(g.Start), duty.Ref(g.End), "den unge får vejledning i sin målgruppe"})
		}
	}
	return append(out, working(c)...)
}

// isYouthEducation reports whether completing the education completes a youth or
// higher education. FGU and lower secondary school prepare for one.
func isYouthEducation(k fact.EducationType) bool {
	switch k {
	case fact.Vocational, fact.UpperSecondary, fact.SpecialYouth, fact.Higher:
		return true
	}
	return false
}

// working finds when the person's paid jobs together reach the hours that take
// somebody out of outreach. A job whose hours nobody has registered adds none:
// an offer too many does no harm.
func working(c *casefile.Case) []gap {
	var cuts []day.Date
	for i := range c.Jobs {
		cuts = append(cuts, c.Jobs[i].From)
		if c.Jobs[i].To != 0 {
			cuts = append(cuts, c.Jobs[i].To+1)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []gap
	open := false
	for _, on := range cuts {
		need := outreachHours.At(day.Max(on, firstDay), 0)
		sum := fact.Hours(0)
		var began, ended duty.Ref
		for i := range c.Jobs {
			j := &c.Jobs[i]
			if j.Has(on) {
				sum += j.Weekly
			}
			if j.From == on {
				began = duty.Ref(j.Start)
			}
			if j.To != 0 && j.To+1 == on {
				ended = duty.Ref(j.End)
			}
		}
		enough := int(sum) >= need.Span.N
		switch {
		case enough && !open:
			out = append(out, gap{Period: day.Period{From: on}, start: began, why: "den unge er i lønnet arbejde i mindst " + need.Span.String()})
		case !enough && open:
			out[len(out)-1].To, out[len(out)-1].end = on-1, ended
		}
		open = enough
	}
	return out
}

// guided finds when another authority guides the person.
func guided(c *casefile.Case) []duty.Stop {
	var out []duty.Stop
	for i := range c.Exemptions {
		if x := &c.Exemptions[i]; x.Ground == fact.GuidedElsewhere || x.Scope == fact.Outreach {
			out = append(out, duty.Stop{Period: x.Period, Ref: duty.Ref(x.Start), Ground: fact.Word(x.Ground)})
		}
	}
	return out
}

// since returns the first day of what counts for a trigger.
func since(t duty.Trigger) day.Date {
	if t.Since != 0 {
		return t.Since
	}
	return t.On
}

// guidance finds what offers guidance about education and job: an offer counts
// whatever the answer.
func guidance(c *casefile.Case, t duty.Trigger) []duty.Cover {
	from := since(t)
	var out []duty.Cover
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On < from {
			continue
		}
		word := ""
		switch f := e.Body.(type) {
		case fact.GuidanceOffered:
			if aboutEducation(f.Topic) {
				word = "vejledning tilbudt"
				if f.Answer == fact.No {
					word += ", den unge takkede nej"
				}
			}
		case fact.GuidanceGiven:
			if aboutEducation(f.Topic) {
				word = "vejledning givet"
			}
		case fact.TalkHeld:
			if f.Talk == fact.GuidanceTalk {
				word = "vejledningssamtale"
			}
		}
		if word != "" {
			out = append(out, duty.Cover{Stop: duty.Stop{Period: day.Period{From: e.On}, Ref: duty.Ref(e.ID), Ground: word}})
		}
	}
	return out
}

func aboutEducation(t fact.Topic) bool {
	return t == fact.TopicEducationJob || t == fact.TopicFgu || t == fact.TopicEducation
}
