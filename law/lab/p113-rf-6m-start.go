package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var rf6mStart = rule{
	ID: "rf-6m-start", Act: "LAB", Title: "Sæt en indsats i gang i ressourceforløbet",
	Before: "Reglen kom 1. januar 2022 med lov 1160/2021.",
	Versions: []version{
		{
			From: "2022-01-01", Provision: "LAB § 113, stk. 2 (lov 1160/2021)", Grade: 'A', Source: "S79",
			Text: "Der skal være gang i et tilbud, en social indsats eller en sundhedsindsats senest 6 måneder efter, at forløbet " +
				"begyndte. Ellers skal sagen for rehabiliteringsteamet igen. Det gælder ikke, når særlige grunde taler imod.",
			Unverified: "Læst som lovforslag. Hvornår teamet skal se sagen, har ikke fundet nogen dag. At reglen kun gælder forløb, der begynder " +
				"fra 2022, er en antagelse. " +
				reformUnset + " Om sagen skal for teamet, når kommunen ikke længere behøver et, er ikke verificeret.",
			MetBy: "Et tilbud efter kapitel 11, 12 eller 14, en social indsats eller en sundhedsindsats, der er begyndt, også når den var i " +
				"gang i forvejen. Ellers et nyt møde i rehabiliteringsteamet.",
			StoppedBy: "Særlige grunde, der står som en fritagelse fra tilbud. At forløbet er slut.",
			Shape: parts{
				within{Span: resourceStart, Terms: terms{When: runTriggers(resourceRuns), Meets: efforts, Exempt: specialGrounds}},
				within{Terms: terms{When: backToTeam, Meets: teamMet, Books: teamBooked, Params: []*duty.Param{resourceStart},
					Note: "Indsatsen var ikke i gang efter 6 måneder: sagen skal for teamet igen. Loven sætter ingen dag."}},
			},
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S09b, S99",
			Text:       "Der bevilges ikke nye forløb. Forløb, der er bevilget før, følger det tidligere kapitel 19.",
			Unverified: reformUnset,
		},
	},
}

var resourceStart = Params.Get("resource_start")

// startsResource says that an offer is one of those that a ressourceforløb must
// begin with: chapters 11, 12 and 14, and the social and health efforts.
func startsResource(o fact.OfferType) bool {
	switch o {
	case fact.WorkPlacement, fact.WageSubsidy, fact.GuidanceUpskill, fact.OtherGuidance, fact.AmuCourse, fact.SocialEffort, fact.HealthEffort:
		return true
	}
	return false
}

// efforts finds the days from which an effort is under way; one that was under
// way already counts on the day of the trigger.
func efforts(c *casefile.Case, t duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Offers {
		if o := &c.Offers[i]; startsResource(o.Offer) && (o.To == 0 || o.To >= t.On) {
			out = append(out, duty.Event{On: day.Max(o.From, t.On), Ref: duty.Ref(o.Start)})
		}
	}
	return out
}

// specialGrounds finds when special grounds speak against an effort.
func specialGrounds(c *casefile.Case) []duty.Stop {
	var out []duty.Stop
	for i := range c.Exemptions {
		if e := &c.Exemptions[i]; e.Scope == fact.Offers || e.Scope == fact.AllDuties {
			out = append(out, duty.Stop{Period: e.Period, Ref: duty.Ref(e.Start), Ground: grounds[e.Ground]})
		}
	}
	return out
}

// backToTeam finds the courses in which no effort had begun when the six months
// were over, although nothing stood in its way.
func backToTeam(c *casefile.Case) []duty.Trigger {
	runs := resourceRuns(c)
	if len(runs) == 0 {
		return nil
	}
	var out []duty.Trigger
	stops := specialGrounds(c)
next:
	for i := range runs {
		t := runs[i].trigger()
		v := resourceStart.At(t.On, 0)
		if v == nil {
			continue
		}
		due := (day.Calendar{}).After(t.On, v.Span)
		for _, e := range efforts(c, t) {
			if e.On <= due {
				continue next
			}
		}
		for _, s := range stops {
			if s.Has(due) {
				continue next
			}
		}
		if t.Until != 0 && t.Until <= due {
			continue
		}
		t.Under, t.On = t.On, due+1
		if t.On >= reformEarliest {
			t.Doubt = "Efter reformen behøver kommunen ikke et team; hvad der så gælder for løbende forløb, er ikke verificeret."
		}
		out = append(out, t)
	}
	return out
}
