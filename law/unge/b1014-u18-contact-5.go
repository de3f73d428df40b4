package unge

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var u18Contact5 = rule{
	ID: "u18-contact-5", Act: act, Title: "Kontakt den unge efter et frafald", Before: beforeOrdered,
	Versions: []version{{
		From: ordered, Provision: "BEK 1014/2019 (paragraffen er ikke verificeret)", Grade: 'B', Source: "S12, S13",
		Text: "Kommunen kan få at vide, at en på 15-17 år ikke følger sin uddannelsesplan. Så skal den kontakte den unge og " +
			"forældremyndighedens indehaver inden 5 hverdage.",
		Unverified: "Bekendtgørelsens paragraf er ikke læst. Ministeriets side siger hverdage, en kommunal side arbejdsdage. Om lørdag er en " +
			"hverdag, er uafklaret: fristen regner mandag til fredag, planlægningsdagen også med lørdag.",
		MetBy: "Kontakt, der er nået igennem til både den unge og forældrene, og som er noteret. Et forsøg uden kontakt er ikke nok. " +
			"Efter 18-årsdagen er kontakt med den unge nok.",
		StoppedBy: exemptionStops + " En ny frist begynder først, når kommunen igen bliver bekendt med et frafald.",
		Shape: within{
			Span: Params.Get("contact"),
			Terms: terms{
				When: breaches, Meets: contactWithBoth, Books: guidanceBooked, Exempt: exempt, ExemptCancels: true,
				Params: []*duty.Param{dutyFrom, dutyTo, guidanceTo},
			},
		},
	}},
}

// contactWithBoth finds the day on which the young person and the custody holder
// had both been in contact. Nobody has custody of an adult, so after the
// eighteenth birthday a contact with the young person is enough.
func contactWithBoth(c *casefile.Case, t duty.Trigger) []duty.Event {
	adult := reaches(c, dutyTo)
	youth, parents := false, false
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On < t.On {
			continue
		}
		y, p := isContact(e)
		youth, parents = youth || y, parents || p
		if youth && parents || y && adult != 0 && e.On >= adult {
			return []duty.Event{{On: e.On, Ref: duty.Ref(e.ID)}}
		}
	}
	return nil
}

func guidanceBooked(c *casefile.Case, t duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Talks {
		if x := &c.Talks[i]; x.State == casefile.Booked && x.Type == fact.GuidanceTalk && x.On >= t.On {
			out = append(out, duty.Event{On: x.On, Ref: duty.Ref(x.ID)})
		}
	}
	return out
}
