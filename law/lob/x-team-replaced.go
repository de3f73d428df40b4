package lob

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var teamReplaced = rule{
	ID: "team-replaced", Act: "LOB", Title: "Lav en samlet beskrivelse med råd om helbredet",
	Before: "Før reformen skulle sagen for rehabiliteringsteamet: se team-composition.",
	Versions: []version{{
		From: reformEarliest, Announced: reformPass, Provision: "Lov 1750/2025; paragraffen er ikke verificeret", Grade: 'B', Source: "S07, S08",
		Text: "En sag om fleksjob eller førtidspension skal forberedes, før den bliver afgjort. Kommunen skal lave en samlet " +
			"beskrivelse af borgerens situation. Den skal også få råd om helbredet fra sundhedskoordinatoren.",
		Unverified: unread + " Kravet er stillet fra den tidligste dag. At det også gælder fastholdelsesfleksjob og afslag, er den sikre " +
			"læsning. Der er ikke fundet en frist.",
		MetBy:     "En samlet beskrivelse og råd fra sundhedskoordinatoren. Begge dele skal være der senest den dag, sagen afgøres.",
		StoppedBy: "At sagen er afgjort.",
		Shape: parts{
			before{Terms: terms{When: cases, Meets: bothOnFile, Note: "Begge dele skal være på sagen, når den afgøres."}},
			check{Test: decidedWithout},
		},
	}},
}

// about says that a topic is one of the cases that the team used to see.
func about(t fact.Topic) bool {
	return t == fact.TopicFlexJob || t == fact.TopicRetentionFlex || t == fact.TopicPension
}

func settles(d *casefile.Decision) bool {
	return about(d.Topic) && (d.Outcome == fact.Granted || d.Outcome == fact.Refused)
}

// cases finds the cases, from the application or from a decision without one.
func cases(c *casefile.Case) []duty.Trigger {
	if len(c.Decisions) == 0 && !c.Formal {
		return nil
	}
	var out []duty.Trigger
	var of []fact.Seq // the decisions that applications led to
	if c.Formal {
		for i := range c.Entries {
			e := &c.Entries[i]
			a, ok := e.Body.(fact.ApplicationReceived)
			if !ok || !about(a.Topic) {
				continue
			}
			t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID), Waits: true}
			for k := range c.Decisions {
				if d := &c.Decisions[k]; settles(d) && d.Topic == a.Topic && d.On >= e.On {
					t, of = decided(t, d), append(of, d.ID)
					break
				}
			}
			out = append(out, doubted(c, t))
		}
	}
next:
	for k := range c.Decisions {
		d := &c.Decisions[k]
		if !settles(d) {
			continue
		}
		for _, id := range of {
			if id == d.ID {
				continue next
			}
		}
		out = append(out, doubted(c, decided(duty.Trigger{On: d.On, Ref: duty.Ref(d.ID)}, d)))
	}
	return out
}

// decided closes a case with its decision.
func decided(t duty.Trigger, d *casefile.Decision) duty.Trigger {
	t.Due, t.Waits = d.On, false
	t.Until, t.End, t.Ended = d.On+1, duty.Ref(d.ID), "sagen er afgjort"
	return t
}

func doubted(c *casefile.Case, t duty.Trigger) duty.Trigger {
	t.Since = since(c, t.On)
	if t.On < latest {
		t.Doubt = "Reformen kan være trådt i kraft først 1. juli 2026; kravet er stillet fra 1. februar."
	}
	return t
}

// since is the day after the last decision before a day: what was written for
// that case is not about this one.
func since(c *casefile.Case, on day.Date) day.Date {
	last := day.Earliest
	for k := range c.Decisions {
		if d := &c.Decisions[k]; settles(d) && d.On < on {
			last = d.On + 1
		}
	}
	return last
}

// onFile finds the first assessment of a topic from a day on.
func onFile(c *casefile.Case, topic fact.Topic, from day.Date) (*casefile.Entry, bool) {
	return casefile.First(c, from, func(a fact.Assessed) bool { return a.Topic == topic })
}

func bothOnFile(c *casefile.Case, t duty.Trigger) []duty.Event {
	whole, ok := onFile(c, fact.TopicWholeSituation, t.Since)
	if !ok {
		return nil
	}
	advice, ok := onFile(c, fact.TopicHealthAdvice, t.Since)
	if !ok {
		return nil
	}
	if advice.On < whole.On {
		advice = whole
	}
	return []duty.Event{{On: day.Max(advice.On, t.On), Ref: duty.Ref(advice.ID)}}
}

// decidedWithout names what a decision was made without.
func decidedWithout(c *casefile.Case, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for k := range c.Decisions {
		d := &c.Decisions[k]
		if !settles(d) {
			continue
		}
		for _, x := range [...]struct {
			topic            fact.Topic
			name, text, mend string
		}{
			{fact.TopicWholeSituation, "uden-samlet-beskrivelse", "Sagen er afgjort uden en samlet beskrivelse af borgerens situation.",
				"Registrér beskrivelsen, hvis den lå på sagen; ellers skal sagen ses på igen."},
			{fact.TopicHealthAdvice, "uden-sundhedsraad", "Sagen er afgjort uden råd fra sundhedskoordinatoren.",
				"Registrér rådet, hvis det lå på sagen; ellers skal sagen ses på igen."},
		} {
			if e, ok := onFile(c, x.topic, since(c, d.On)); !ok || e.On > d.On {
				out = append(out, duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Name: x.name, Text: x.text, Mend: x.mend})
			}
		}
	}
	return out
}
