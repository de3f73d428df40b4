package rep

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var systematic = rule{
	ID: "rep-systematic", Act: act, Title: "Vejled om repatriering ved samtalen",
	Versions: []version{
		{
			From: "2018-07-01", Provision: "Repatrieringsloven § 5", Grade: 'C', Source: "S87, S88",
			Text: "Kommunen fortæller den, der er omfattet af loven, at man kan få støtte til at vende hjem. Det sker ved samtaler " +
				"i kontaktforløbet og ved samtaler om sygefravær.",
			Unverified: "Reglen er efter to kommuners sider og et bilag til et folketingsudvalg. Hvem der er omfattet, er en vurdering: " +
				"danske, nordiske, EU/EØS- og schweiziske borgere er ikke.",
			MetBy:     "At vejledningen er registreret med dato, samme dag som samtalen.",
			StoppedBy: "At borgeren er vurderet til ikke at være omfattet.",
			Shape:     atTalks,
		},
		{
			From: "2021-08-01", Provision: "Repatrieringsloven § 5, som ændret ved lov 1190/2021", Grade: 'D', Source: "S87, S88",
			Text:       "Ordningen er lavet om. Nu er der en samtale for sig om det: se rep-dedicated.",
			Unverified: "Om der stadig skal vejledes ved hver samtale, er ikke verificeret. Reglen er slået fra, til en jurist har godkendt den.",
			MetBy:      "At vejledningen er registreret med dato, samme dag som samtalen.",
			StoppedBy:  "At borgeren er vurderet til ikke at være omfattet.",
			Shape:      atTalks,
		},
	},
}

// atTalks asks for guidance on the day of each talk.
var atTalks = before{Terms: terms{When: talks, Meets: guidance, Note: "Vejledningen hører til samtalen og gives samme dag."}}

// talks finds the talks of the contact course and of sickness that the
// municipality held with somebody in the circle.
func talks(c caseT) []duty.Trigger {
	if len(c.Talks) == 0 {
		return nil
	}
	in := circle(c)
	if in == nil {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Talks {
		t := &c.Talks[i]
		if t.State != casefile.Held || t.Host != fact.Municipality || t.Type != fact.JobTalk && t.Type != fact.FollowUpTalk {
			continue
		}
		for k := range in {
			if in[k].Has(t.On) {
				out = append(out, duty.Trigger{On: t.On, Due: t.On, Ref: duty.Ref(t.ID), Group: duty.Ref(in[k].Start)})
				break
			}
		}
	}
	return out
}

// guidance finds the guidance on repatriation that was given.
func guidance(c caseT, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.GuidanceGiven:
			if f.Topic != fact.TopicRepatriation {
				continue
			}
		case fact.TalkHeld:
			if f.Talk != fact.RepatriateTalk {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}
