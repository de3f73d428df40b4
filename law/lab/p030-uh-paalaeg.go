package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var uhPaalaeg = rule{
	ID: "uh-paalaeg", Act: "LAB", Title: "Giv et uddannelsespålæg på uddannelseshjælp",
	Before: "Teksten er læst, som den gælder fra 1. januar 2024; hvad der gjaldt før, er ikke læst.",
	Versions: []version{{
		From: "2024-01-01", Expected: "2026-12-31", Provision: "LAB § 30, stk. 3-4", Grade: 'A', Source: "S23",
		Text: "Ved den første samtale pålægger kommunen den unge at komme med forslag til uddannelser. Kommunen sætter en " +
			"frist. Derefter pålægger den den unge at søge om at blive optaget.",
		Unverified: "Hvornår pålægget om at søge senest gives, er ikke fundet.",
		MetBy: "Et pålæg på skrift med frist den dag, den første samtale er. Derefter den unges forslag inden fristen, et pålæg " +
			"om at søge, og at den unge søger.",
		StoppedBy: "En afgørelse om jobrettet indsats (§ 30 a). At målgruppen eller uddannelseshjælpen er slut.",
		Shape: parts{
			before{Terms: terms{When: firstConversations, Meets: orders(false), Exempt: jobDirected, ExemptCancels: true,
				Note: "Pålægget hører til den første samtale: fristen er samtalens dag."}},
			before{Terms: terms{When: orderedToPropose, Meets: proposals, Exempt: jobDirected, ExemptCancels: true, Note: byTheOrder}},
			within{Terms: terms{When: proposed, Meets: orders(true), Exempt: jobDirected, ExemptCancels: true,
				Note: "Loven sætter ingen dag for pålægget om at søge."}},
			before{Terms: terms{When: orderedToApply, Meets: applied, Exempt: jobDirected, ExemptCancels: true, Note: byTheOrder}},
		},
	}},
}

const byTheOrder = "Fristen er den, kommunen har sat i pålægget."

var citizenActs = duty.Citizen

// orders finds the orders to propose educations, or those to apply. An education
// that has begun needs no order to apply for one.
func orders(apply bool) func(*casefile.Case, duty.Trigger) []duty.Event {
	return func(c *casefile.Case, _ duty.Trigger) []duty.Event {
		var out []duty.Event
		for i := range c.Entries {
			e := &c.Entries[i]
			switch f := e.Body.(type) {
			case fact.EducationOrdered:
				if f.Apply != apply {
					continue
				}
			case fact.EducationStarted:
				if !apply {
					continue
				}
			default:
				continue
			}
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
		return out
	}
}

func orderedToPropose(c *casefile.Case) []duty.Trigger { return ordered(c, false) }
func orderedToApply(c *casefile.Case) []duty.Trigger   { return ordered(c, true) }

// ordered finds the orders of a kind, each with its own deadline; the next of its
// kind takes its place.
func ordered(c *casefile.Case, apply bool) []duty.Trigger {
	var out []duty.Trigger
	hs := youthCourses(c)
	for i := range hs {
		h := &hs[i]
		last := -1
		for k := range c.Entries {
			e := &c.Entries[k]
			f, ok := e.Body.(fact.EducationOrdered)
			if !ok || f.Apply != apply || !h.Has(e.On) {
				continue
			}
			if last >= 0 {
				if p := &out[last]; e.On > p.On {
					p.Until, p.End, p.Ended = e.On-1, duty.Ref(e.ID), "et nyt pålæg er givet"
				} else {
					out = out[:last] // two on one day: the later one stands
				}
			}
			t := h.trigger()
			t.On, t.Due, t.Ref, t.By, t.Doubt = e.On, day.Max(f.Deadline, e.On), duty.Ref(e.ID), &citizenActs, ""
			last = len(out)
			out = append(out, t)
		}
	}
	return out
}

// proposed finds the proposals that answer an order: the order to apply is next.
func proposed(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	ts := orderedToPropose(c)
	for i := range ts {
		t := &ts[i]
		e, ok := casefile.First[fact.EducationProposed](c, t.On, nil)
		if !ok || t.Until != 0 && e.On > t.Until {
			continue
		}
		hs := youthCourses(c)
		for k := range hs {
			if h := &hs[k]; h.Has(e.On) {
				x := h.trigger()
				x.On, x.Ref, x.Doubt = e.On, duty.Ref(e.ID), ""
				out = append(out, x)
			}
		}
	}
	return out
}

func proposals(c *casefile.Case, _ duty.Trigger) []duty.Event {
	return events[fact.EducationProposed](c)
}

// applied finds the days on which the person applied for an education or began
// one.
func applied(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch e.Body.(type) {
		case fact.EducationApplied, fact.EducationStarted:
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}

// events finds the facts of a kind.
func events[T any](c *casefile.Case) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		if e := &c.Entries[i]; is[T](e) {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}

func is[T any](e *casefile.Entry) bool { _, ok := e.Body.(T); return ok }

// jobDirected finds when the effort is directed towards a job by decision, § 30 a.
func jobDirected(c *casefile.Case) []duty.Stop {
	var out []duty.Stop
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.Topic != fact.TopicJobDirected {
			continue
		}
		from := d.On
		if d.From != 0 {
			from = d.From
		}
		switch d.Outcome {
		case fact.Granted:
			out = append(out, duty.Stop{Period: day.Period{From: from, To: d.Until}, Ref: duty.Ref(d.ID), Ground: "jobrettet indsats (LAB § 30 a)"})
		case fact.Stopped:
			if n := len(out); n > 0 && (out[n-1].To == 0 || out[n-1].To >= from) {
				out[n-1].To = day.Max(from-1, out[n-1].From)
			}
		}
	}
	return out
}
