package lokal

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var employerFollowUp = rule{
	ID: "loc-employer-followup", Act: act, Title: "Følg op hos arbejdsgiveren, før et forløb slutter", Before: before24,
	Versions: []version{{
		From: from, Provision: strategy, Grade: 'D', Source: "S60",
		Text: "Kommunen taler med arbejdsgiveren, før en aktivitet hos en virksomhed slutter. De taler om, hvad der skal ske " +
			"bagefter.",
		Unverified: notLaw + " Hvor længe før er ikke sagt: dagen er den sidste i forløbet. " +
			"Som virksomhedsrettet regnes praktik, løntilskud og nytteindsats.",
		MetBy:     "En opfølgning hos arbejdsgiveren, mens forløbet er i gang.",
		StoppedBy: "At forløbet er slut før tid.",
		Shape:     before{Terms: terms{When: atCompanies, Meets: followUps}},
	}},
}

// atCompanies finds the offers at a company or a public workplace, each with its
// last day, planned or not.
func atCompanies(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Offers {
		o := &c.Offers[i]
		switch o.Offer {
		case fact.WorkPlacement, fact.WageSubsidy, fact.UtilityPlacement, fact.SpecialUtility:
		default:
			continue
		}
		t := duty.Trigger{On: o.From, Ref: duty.Ref(o.Start), Due: o.Planned, Until: o.To, End: duty.Ref(o.End), Ended: "forløbet sluttede"}
		if t.Due == 0 {
			t.Due, t.Waits = o.To, o.To == 0
		}
		out = append(out, t)
	}
	return out
}

func followUps(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		if e := &c.Entries[i]; isFollowUp(e.Body) {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}

func isFollowUp(b fact.Body) bool { _, ok := b.(fact.EmployerContacted); return ok }
