package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var nytteNolimit = rule{
	ID: "nytte-nolimit", Act: "LAB", Title: "Tal med tillidsrepræsentanten før nytteindsats",
	Before: "Før 2025 gjaldt et loft på 13 uger: se nytte-13w.",
	Versions: []version{{
		From: utilityFree, Provision: "L 12 2024/25 (LAB § 63, § 77 og kapitel 13)", Grade: 'B', Source: "S43, S42", Bearer: duty.Employer,
		Text: "Der er ikke mere et rimelighedskrav til nytteindsats. Der er heller ingen længste varighed. Før den går i gang, " +
			"fortæller arbejdsgiveren det til tillidsrepræsentanten på stedet, og de drøfter, hvordan det skal gå til.",
		Unverified: "Læst som lovforslag og styrelsens svar. At kravet også gælder særligt tilrettelagt nytteindsats, og at kommunen så er " +
			"den, der orienterer, er den sikre læsning. " +
			"Om arbejdet stadig skal være arbejde, der ellers ikke bliver udført, er ikke læst.",
		MetBy: "En vurdering om tillidsrepræsentant med svaret ja. Den skal være der senest den dag, nytteindsatsen begynder, " +
			"og være fra efter den forrige.",
		StoppedBy: "At nytteindsatsen er slut.",
		Shape: before{Terms: terms{When: utilitiesToCome, Meets: unionTold,
			Note: "Orienteringen skal være givet, før nytteindsatsen begynder."}},
	}},
}

// utilitiesToCome finds the nytteindsatser of either kind that begin, or are to
// begin. Each asks for its own information, after the start of the one before.
func utilitiesToCome(c *casefile.Case) []duty.Trigger {
	if len(c.Given)+len(c.Offers) == 0 {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Offers {
		o := &c.Offers[i]
		if !utility(o.Offer) {
			continue
		}
		t := duty.Trigger{On: o.From, Due: o.From, Ref: duty.Ref(o.Start), Until: o.To, End: duty.Ref(o.End), Ended: "nytteindsatsen sluttede"}
		if e := given(c, o.Offer, o.From); e != nil {
			t.On, t.Ref = e.On, duty.Ref(e.ID)
		}
		t.Since, t.By = afterUtility(c, o.From), organiser(o.Offer)
		out = append(out, t)
	}
	for i := range c.Given {
		if g := &c.Given[i]; utility(g.Offer) && g.Start != 0 && g.Start >= g.On && !begun(c, g.Offer, g.Start) {
			out = append(out, duty.Trigger{On: g.On, Due: g.Start, Ref: duty.Ref(g.ID), Since: afterUtility(c, g.Start), By: organiser(g.Offer)})
		}
	}
	return out
}

// organiser is who informs: the employer, or the municipality where it organises
// the nytteindsats itself.
func organiser(o fact.OfferType) *duty.Bearer {
	if o == fact.SpecialUtility {
		return &municipalityActs
	}
	return nil
}

var municipalityActs = duty.Municipality

func utility(o fact.OfferType) bool {
	return o == fact.UtilityPlacement || o == fact.SpecialUtility
}

// afterUtility returns the day after the last nytteindsats that began before a
// day.
func afterUtility(c *casefile.Case, on day.Date) day.Date {
	since := day.Earliest
	for i := range c.Offers {
		if o := &c.Offers[i]; utility(o.Offer) && o.From < on && o.From >= since {
			since = o.From + 1
		}
	}
	return since
}

// unionTold finds the first information since the nytteindsats before.
func unionTold(c *casefile.Case, t duty.Trigger) []duty.Event {
	for i := range c.Entries {
		e := &c.Entries[i]
		if f, ok := e.Body.(fact.Assessed); ok && e.On >= t.Since && f.Topic == fact.TopicUnion && f.Answer == fact.Yes {
			return []duty.Event{{On: e.On, Ref: duty.Ref(e.ID)}}
		}
	}
	return nil
}
