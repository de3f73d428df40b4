package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// What cards say of the rules on uddannelseshjælp.
const (
	byOrder       = "BEK om en aktiv beskæftigelsesindsats"
	issueUnread   = "Kopien, der er læst, siger ikke, hvilken udgave af bekendtgørelsen den er fra; udgaven fra 2024 er ikke læst."
	untilHelpEnds = "At målgruppen eller uddannelseshjælpen er slut."
	helpEnded     = "uddannelseshjælpen ophørte"
	noContact     = "Den første henvendelse er ikke registreret: der er regnet fra målgruppen eller ydelsen."
)

// A helped is a course on uddannelseshjælp: from the first contact, over moves
// between target groups 4 and 5, to the end of both.
type helped struct {
	day.Period
	ref         fact.Seq // the first contact, or what stands for it
	group       fact.Seq // the spell in the target group, or on the benefit
	end         fact.Seq
	ended       string
	doubt       string
	first, last int      // the spells in Groups; last is -1 where the benefit alone tells
	talk        day.Date // the first conversation, 0 while none has been held
	talkID      fact.Seq
}

// youthCourses finds the courses on uddannelseshjælp. Where the target group is
// not registered, the benefit stands for it.
func youthCourses(c *casefile.Case) []helped {
	var out []helped
	for i := 0; i < len(c.Groups); i++ {
		if families[c.Groups[i].Group] != 4 {
			continue
		}
		first := i
		for i+1 < len(c.Groups) && families[c.Groups[i+1].Group] == 4 && c.Groups[i].To+1 == c.Groups[i+1].From {
			i++
		}
		g, end := &c.Groups[first], &c.Groups[i]
		h := helped{Period: day.Period{From: g.From, To: end.To}, ref: g.Start, group: g.Start, end: end.End, ended: groupEnded,
			doubt: noContact, first: first, last: i}
		if id, on, ok := contact(c, first); ok {
			h.From, h.ref, h.doubt = on, id, ""
		}
		out = append(out, h)
	}
	for i := 0; i < len(c.Benefits); i++ {
		if c.Benefits[i].Benefit != fact.EducationAssistance {
			continue
		}
		first := i
		for i+1 < len(c.Benefits) && c.Benefits[i+1].Benefit == fact.EducationAssistance && c.Benefits[i].To+1 == c.Benefits[i+1].From {
			i++
		}
		b, end := &c.Benefits[first], &c.Benefits[i]
		h := helped{Period: day.Period{From: b.From, To: end.To}, ref: b.Start, group: b.Start, end: end.End, ended: helpEnded,
			doubt: noContact, last: -1}
		if grouped(c, h.Period) {
			continue
		}
		after := day.Date(0)
		if first > 0 {
			after = c.Benefits[first-1].To
		}
		if e, ok := casefile.First[fact.FirstContact](c, after+1, nil); ok && e.On <= b.From {
			h.From, h.ref, h.doubt = e.On, e.ID, ""
		}
		out = append(out, h)
	}
	for i := range out {
		out[i].converse(c)
	}
	return out
}

func grouped(c *casefile.Case, p day.Period) bool {
	for i := range c.Groups {
		if c.Groups[i].Overlaps(p) {
			return true
		}
	}
	return false
}

// converse finds the first conversation of a course.
func (h *helped) converse(c *casefile.Case) {
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == casefile.Held && individual(t) && t.Host == fact.Municipality && h.Has(t.On) {
			h.talk, h.talkID = t.On, t.ID
			return
		}
	}
}

func (h *helped) trigger() duty.Trigger {
	return duty.Trigger{On: h.From, Ref: duty.Ref(h.ref), Group: duty.Ref(h.group), Until: h.To, End: duty.Ref(h.end), Ended: h.ended,
		Doubt: h.doubt}
}

// firstConversations finds what must be done at the first conversation of each
// course: the duty opens with it and is due on the day.
func firstConversations(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	hs := youthCourses(c)
	for i := range hs {
		h := &hs[i]
		if h.talk == 0 {
			continue
		}
		t := h.trigger()
		t.On, t.Due, t.Ref = h.talk, h.talk, duty.Ref(h.talkID)
		out = append(out, t)
	}
	return out
}

// onHelp reports whether somebody is on uddannelseshjælp, or in target group 4 or
// 5, on a day.
func onHelp(c *casefile.Case, on day.Date) bool {
	if g := c.GroupOn(on); g != 0 {
		return families[g] == 4
	}
	b, ok := c.BenefitOn(on)
	return ok && b.Benefit == fact.EducationAssistance
}

// visits says that a fact is a visitation: an assessment of the target group or
// of being ready for education.
func visits(topic fact.Topic) bool {
	return topic == fact.TopicReadiness || topic == fact.TopicTargetGroup
}
