package unge

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var u18Offer30 = rule{
	ID: "u18-offer-30", Act: act, Title: "Tilbyd en ny aktivitet efter et frafald", Before: beforeOrdered,
	Versions: []version{{
		From: ordered, Provision: "BEK 1014/2019 (paragraffen er ikke verificeret)", Grade: 'B', Source: "S12, S13, S14",
		Text: "Når kommunen har kontakt med den unge efter frafaldet, skal den tilbyde en ny aktivitet. Det skal ske inden 30 " +
			"kalenderdage.",
		Unverified: "Bekendtgørelsens paragraf er ikke læst. En ældre side regner de 30 dage fra afbrydelsen i stedet for fra kontakten: " +
			"fristen regnes fra kontakten, planlægningsdagen fra det, der er først. Ishøj Kommunes strategi siger 30 hverdage; det er modsagt af " +
			"ministeriets side.",
		MetBy: "Et konkret tilbud, der er ført ind i uddannelsesplanen, eller at den unge er begyndt på en uddannelse.",
		StoppedBy: exemptionStops + " En ny frist begynder først, når kommunen igen bliver bekendt med et frafald. At den unge fylder 18 år, " +
			"før der har været kontakt.",
		Shape: within{
			Span: Params.Get("offer"),
			Terms: terms{
				When: afterContact, Meets: plannedOffers, Exempt: exempt, ExemptCancels: true,
				Params: []*duty.Param{dutyFrom, dutyTo, guidanceTo},
			},
		},
	}},
}

// afterContact counts each breach from the first contact with the young person,
// and plans by the interruption, or by the day it was noticed where nobody knows
// when it happened. Until there is contact the duty has no deadline; it ends at
// the eighteenth birthday, from which there is outreach guidance instead.
func afterContact(c *casefile.Case) []duty.Trigger {
	out := breaches(c)
	for i := range out {
		t := &out[i]
		t.Plan = interrupted(c, t)
		adult := reaches(c, dutyTo)
		if on, ok := contact(c, t.On); ok && (adult == 0 || on < adult) {
			t.Start, t.Note = on, "Dag 0 er den første kontakt med den unge efter frafaldet."
			continue
		}
		t.Waits = true
		t.Note = "De 30 dage regnes fra den første kontakt med den unge, og den er ikke registreret endnu."
		ends(t, adult, c.BornID, turned18+", før der var kontakt; nu gælder den opsøgende vejledning")
	}
	return out
}

func interrupted(c *casefile.Case, t *duty.Trigger) day.Date {
	if e, ok := c.Entry(fact.Seq(t.Ref)); ok {
		if f, ok := e.Body.(fact.DropoutNoticed); ok && f.Interrupted != 0 && f.Interrupted < t.On {
			return f.Interrupted
		}
	}
	return t.On
}

// plannedOffers finds the day on which a concrete offer stood in a plan. An
// education that began was both offered and taken.
func plannedOffers(c *casefile.Case, t duty.Trigger) []duty.Event {
	offered, plan := false, false
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On < t.On {
			continue
		}
		switch f := e.Body.(type) {
		case fact.EducationStarted:
			return []duty.Event{{On: e.On, Ref: duty.Ref(e.ID)}}
		case fact.ActivityOffered, fact.OfferStarted:
			offered = true
		case fact.OfferGiven:
			offered = offered || f.Offer != fact.Mentor // support beside an activity, not one
		case fact.PlanApproved:
			plan = plan || f.Plan == fact.EducationPlan
		}
		if offered && plan {
			return []duty.Event{{On: e.On, Ref: duty.Ref(e.ID)}}
		}
	}
	return nil
}
