package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var edu6wStart = rule{
	ID: "edu-6w-start", Act: "LAB", Title: "Giv 6 ugers jobrettet uddannelse", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB kapitel 9, § 48", Grade: 'C', Source: "S51",
		Text: "En på dagpenge kan begynde på 6 ugers jobrettet uddannelse, når der er 5 ugers ledighed i alt (185 timer). " +
			"Kurser med stjerne kan begynde fra første dag. Et kursus kan også være begyndt i opsigelsesperioden.",
		Unverified: "Reglen er efter a-kassers sider; lovteksten er ikke læst, heller ikke den fra 2026. At deltidsforsikrede skal have 5 uger " +
			"af deres egen normtid, er en læsning.",
		MetBy:     "At kurset begynder.",
		StoppedBy: "At dagpengene ophører, eller at tiden til at gøre kurset færdigt er gået: se edu-6w-end.",
		Shape: parts{
			right{Wait: courseWait, Terms: terms{When: courseRights, Meets: coursesBegun, Clock: counted, Rests: hoursBehind,
				Params: courseEndNumber}},
			check{Test: coursesTooSoon, Params: append([]*duty.Param{courseWait}, hourNumbers...)},
		},
	}},
}

const courseTimeOver = "tiden til at gøre kurset færdigt er gået"

// courseRights finds the periods on dagpenge, each until a course can no longer be
// finished in time.
func courseRights(c *casefile.Case) []duty.Trigger {
	if len(c.Insured) == 0 {
		return nil
	}
	var out []duty.Trigger
	ps := coursePeriodsOf(c)
	for i := range ps {
		p := &ps[i]
		t := p.trigger()
		if q, _ := c.Qualified.At(p.start); q.Value == "" {
			t.Doubt = noBackground
		}
		if end := finishBy(c, p); end != 0 {
			if courseTrial.Has(end) {
				end = courseTrial.To
			}
			if t.Until == 0 || end < t.Until {
				t.Until, t.End, t.Ended = end, 0, courseTimeOver
			}
		}
		out = append(out, t)
	}
	return out
}

// coursesBegun finds the courses that begin in the period of a trigger.
func coursesBegun(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Offers {
		if o := &c.Offers[i]; o.Offer == fact.SixWeekCourse {
			out = append(out, duty.Event{On: o.From, Ref: duty.Ref(o.Start)})
		}
	}
	return out
}

// coursesTooSoon names courses that begin before there has been unemployment
// enough, or without dagpenge.
func coursesTooSoon(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.SixWeekCourse {
			continue
		}
		v := look.Value(courseWait, o.From)
		if v == nil {
			continue
		}
		from := papersFrom(c, o, fact.SixWeekCourse)
		if answered(c, fact.TopicInNotice, from, o.From) == fact.Yes {
			continue
		}
		add := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: name, Text: text, Mend: mend})
		}
		p, ok := coursePeriod(c, o.From)
		if !ok {
			add("ikke-paa-dagpenge", "Borgeren er ikke på dagpenge, når kurset begynder.",
				"Registrér dagpengene, eller registrér en vurdering om begyndt i opsigelsesperioden med svaret ja.")
			continue
		}
		if answered(c, fact.TopicFirstDay, from, o.From) == fact.Yes {
			continue
		}
		t := p.trigger()
		t.Start = p.start
		const unless = " Kan kurset begynde fra første dag, eller er det begyndt i opsigelsesperioden, så registrér en vurdering af det med " +
			"svaret ja."
		switch earliest, _, _ := reach(c, t, v.Span); {
		case earliest == 0:
			add("for-tidligt", "Kurset kan begynde efter "+v.Span.String()+"s ledighed i timer, og det nås ikke med de timer, der er registreret.",
				"Ret timerne."+unless)
		case earliest > o.From:
			add("for-tidligt", "Kurset begynder "+o.From.Long()+". De "+v.Span.String()+"s ledighed er først gået "+earliest.Long()+".",
				"Lad kurset begynde "+earliest.Long()+" eller senere."+unless)
		}
	}
	return out
}
