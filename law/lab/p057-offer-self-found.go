package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var offerSelfFound = rule{
	ID: "offer-self-found", Act: "LAB", Title: "Svar om selvfundet praktik eller løntilskud", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 57, stk. 3; § 66, stk. 2", Grade: 'A', Source: "S35, S36",
		Text: "Borgere i målgruppe 1-5 har ret til en plads i virksomhedspraktik eller løntilskud, som de selv har fundet. " +
			"Betingelserne skal være opfyldt. Det gælder ikke den, der er åbenlyst uddannelsesparat.",
		Unverified: "Der er ikke fundet nogen dag for, hvornår ønsket skal være afgjort.",
		MetBy:      "En afgørelse om den plads, borgeren selv har fundet.",
		StoppedBy:  "At borgeren går ud af målgruppe 1-5 eller bliver åbenlyst uddannelsesparat.",
		Shape: parts{
			right{Terms: terms{When: mayFind, Note: "Borgeren kan selv finde en plads, så længe målgruppen varer."}},
			within{Terms: terms{When: foundPlaces, Meets: placeDecisions, Note: "Loven sætter ingen dag for afgørelsen."}},
		},
	}},
}

// mayFind finds the stretches in target groups 1-5 in which a person may find a
// place of their own.
func mayFind(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	add := func(s casefile.Spell) {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if last.Until != 0 && last.Until+1 == s.From {
				last.Until, last.End = s.To, duty.Ref(s.End)
				return
			}
		}
		out = append(out, duty.Trigger{On: s.From, Ref: duty.Ref(s.Start), Until: s.To, End: duty.Ref(s.End), Ended: groupEnded})
	}
	for i := range c.Groups {
		if g := &c.Groups[i]; g.Group <= 5 && !g.Obvious {
			add(g.Spell)
		}
	}
	for i := range c.Insured {
		if s := &c.Insured[i]; !grouped(c, s.Period) {
			add(*s)
		}
	}
	return out
}

// foundPlaces finds the citizen's wishes to use a place they found.
func foundPlaces(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	var ts []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.OfferRequested)
		if !ok || !f.SelfFound || f.Offer != fact.WorkPlacement && f.Offer != fact.WageSubsidy {
			continue
		}
		if ts == nil {
			if ts = mayFind(c); ts == nil {
				return nil
			}
		}
		for _, t := range ts {
			if (day.Period{From: t.On, To: t.Until}).Has(e.On) {
				t.Group, t.On, t.Ref = t.Ref, e.On, duty.Ref(e.ID)
				out = append(out, t)
				break
			}
		}
	}
	return out
}

func placeDecisions(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Decisions {
		if d := &c.Decisions[i]; d.Topic == fact.TopicSelfFound {
			out = append(out, duty.Event{On: d.On, Ref: duty.Ref(d.ID)})
		}
	}
	return out
}
