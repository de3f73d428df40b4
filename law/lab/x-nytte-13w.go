package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

const chapter13 = "LAB kapitel 13; paragraffen er ikke verificeret"

var nytte13w = rule{
	ID: "nytte-13w", Act: "LAB", Title: "Afslut nytteindsats efter højst 13 uger",
	Versions: []version{
		{
			From: "2014-01-01", Provision: chapter13, Grade: 'C', Source: "S44, S60",
			Text: "Nytteindsats hos en offentlig arbejdsgiver varer højst 13 uger og skal være arbejde, der ellers ikke bliver udført.",
			Unverified: "Lovteksten er ikke læst; reglen er efter sekundære kilder. Om loftet gælder for en nytteindsats, der løber ind i 2025, " +
				"er ikke verificeret: spørg en jurist. Dagen, hvor den begyndte i 2014, er ikke oplyst." + formerAct,
			MetBy: "At nytteindsatsen slutter inden de 13 uger, og at det er vurderet, at arbejdet ellers ikke bliver udført.",
			Shape: parts{
				limit{Span: utilityMost, Terms: terms{When: utilities}},
				check{Test: badUtility, Params: []*duty.Param{utilityMost}},
			},
		},
		{
			From: utilityFree, Provision: "L 12 2024/25 (LAB kapitel 13)", Grade: 'B', Source: "S43, S42",
			Text: "Loftet på 13 uger er ophævet for nytteindsats, der begynder fra 1. januar 2025: se nytte-nolimit.",
			Unverified: "Om en nytteindsats, der begyndte før 2025, beholder loftet, er ikke verificeret. Spørg en jurist, og planlæg efter det " +
				"gamle loft, til der er et svar.",
			Transition: duty.UnknownKeepStricter,
		},
	},
}

// utilityFree is the day from which nytteindsats has no limit.
const utilityFree = "2025-01-01"

var utilityMost = Params.Get("utility_most")

// utilities finds the nytteindsatser.
func utilities(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Offers {
		if o := &c.Offers[i]; o.Offer == fact.UtilityPlacement {
			out = append(out, duty.Trigger{On: o.From, Ref: duty.Ref(o.Start), Until: o.To, End: duty.Ref(o.End),
				Ended: "nytteindsatsen sluttede", Plan: o.Planned})
		}
	}
	return out
}

// badUtility names what is wrong with nytteindsatser under the old limit.
func badUtility(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	last := day.Date(0) // the start of the one before
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.UtilityPlacement {
			continue
		}
		refuse := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: name, Text: text, Mend: mend})
		}
		if v := look.Value(utilityMost, o.From); v != nil {
			if most := (day.Calendar{}).Last(o.From, v.Span); o.Planned > most {
				refuse("mere-end-13-uger", "Nytteindsatsen er planlagt til "+o.Planned.Long()+", mere end "+v.Span.String()+" (LAB kapitel 13).",
					"Ret slutdagen til senest "+most.Long()+".")
			}
		}
		if o.Sector == fact.Private {
			refuse("kun-offentlig", "Nytteindsats kan kun være hos en offentlig arbejdsgiver (LAB kapitel 13).",
				"Ret arbejdspladsen, eller registrér det som virksomhedspraktik.")
		}
		if e, ok := casefile.First(c, last+1, func(a fact.Assessed) bool {
			return a.Topic == fact.TopicUncommonWork &&
				a.Answer != fact.No
		}); !ok || e.On > o.From {
			refuse("arbejdet-ikke-vurderet", "Det er ikke vurderet, at arbejdet ellers ikke bliver udført (LAB kapitel 13).",
				"Registrér vurderingen, eller find et andet arbejde.")
		}
		last = o.From
	}
	return out
}
