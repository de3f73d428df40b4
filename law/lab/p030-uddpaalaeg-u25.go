package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var uddpaalaegU25 = rule{
	ID: "uddpaalaeg-u25", Act: "LAB", Title: "Giv uddannelsespålæg (dagpenge under 25 år)", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Expected: "2026-12-31", Provision: "LAB § 30, stk. 1-2", Grade: 'A', Source: "S23, S06",
		Text: "Det gælder en på dagpenge, der er under 25 år og hverken har en uddannelse eller et barn i hjemmet. Kommunen " +
			"ser på, om den unge kan tage en uddannelse. Kan den unge det, pålægger kommunen den unge at komme med forslag. " +
			"Kommunen sætter en frist.",
		Unverified: "Paragraffen sætter ingen dag for kommunens vurdering i den tekst, der er læst.",
		MetBy:      "Et uddannelsespålæg på skrift med frist. En vurdering af, at den unge ikke kan tage en uddannelse, er også nok.",
		StoppedBy:  "At den unge får et barn i hjemmet, får en uddannelse eller fylder 25 år, eller at dagpengene ophører.",
		Shape: within{Terms: terms{
			When: youngInsured, Meets: orderedOrNot, Exempt: qualifiedOrProviding, Params: []*duty.Param{youngAge},
			Note: "Loven sætter ingen dag for vurderingen. Fristen for den unges forslag står i pålægget.",
		}},
	}},
}

// youngInsured finds the periods on dagpenge that begin while the person is
// young, up to the birthday.
func youngInsured(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	ps := insuredPeriods(c)
	for i := range ps {
		p := &ps[i]
		if !young(c, p.start) {
			continue
		}
		t := p.trigger()
		t.Note = youngGuess
		if last := c.Turns(number(youngAge, p.start)) - 1; t.Until == 0 || last < t.Until {
			t.Until, t.End, t.Ended = last, duty.Ref(c.BornID), "den unge er fyldt 25 år"
		}
		out = append(out, t)
	}
	return out
}

// orderedOrNot finds the orders, and the assessments that no education can be
// taken.
func orderedOrNot(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.EducationOrdered:
		case fact.Assessed:
			if f.Topic != fact.TopicEducation || f.Answer != fact.No {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}

// qualifiedOrProviding finds when the person has got a qualification or has a
// child at home.
func qualifiedOrProviding(c *casefile.Case) []duty.Stop {
	var out []duty.Stop
	for _, s := range c.Providing {
		if s.Value.Value == fact.Yes {
			out = append(out, duty.Stop{Period: s.Period, Ref: duty.Ref(s.Value.ID), Ground: "barn i hjemmet"})
		}
	}
	for _, s := range c.Qualified {
		if c.IsQualified(s.From) {
			out = append(out, duty.Stop{Period: day.Period{From: s.From, To: s.To}, Ref: duty.Ref(s.Value.ID), Ground: "har en uddannelse"})
		}
	}
	return out
}
