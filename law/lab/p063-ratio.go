package lab

import (
	"strconv"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var ratio = rule{
	ID: "ratio", Act: "LAB", Title: "Tjek, hvor mange støttede der er for hver ansat", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB §§ 63 og 77; BEK 2636/2021 § 65", Grade: 'A', Source: "S47",
			Text: "En arbejdsplads må have én støttet for hver 5 ordinært ansatte op til 50, dog altid én. Derefter er det én for " +
				"hver 10. Ansatte tælles som fuldtidsstillinger i snit for de sidste 4 måneder. Støttede og ansatte under 18 år " +
				"er ikke med. De støttede er dem i praktik, løntilskud og nytteindsats.",
			Unverified: ratioReading,
			MetBy:      ratioMet, StoppedBy: ratioOut,
			Shape: ratioCheck(true),
		},
		{
			From: "2025-01-01", Provision: "LAB §§ 63 og 77; BEK 2636/2021 § 65", Grade: 'B', Source: "S47, S42",
			Text: "Som før, men personer i nytteindsats er ude: der er intet krav til en nytteindsats, og den tæller ikke med i de andres.",
			Unverified: ratioReading + " At nytteindsats er ude, er efter lovforslaget om arbejdspligt; den ændrede tekst er ikke læst, " +
				"og paragrafnumrene kan være flyttet.",
			MetBy: ratioMet, StoppedBy: ratioOut,
			Shape: ratioCheck(false),
		},
	},
}

const (
	ratioReading = "At der rundes ned til hele støttede, er den valgte læsning. Hvad der gælder for en arbejdsplads uden ordinært ansatte, " +
		"er ikke verificeret."
	ratioMet = "Et antal støttede inden for grænsen og en erklæring på skrift fra arbejdsgiver og tillidsrepræsentant. Begge " +
		"dele skal være der senest den første dag."
	ratioOut = "Sygemeldte i job (målgruppe 6 og 7) på deres egen arbejdsplads er undtaget."
)

var (
	ratioPer     = Params.Get("ratio_per")
	ratioTo      = Params.Get("ratio_to")
	ratioBeyond  = Params.Get("ratio_beyond")
	ratioLeast   = Params.Get("ratio_least")
	ratioAverage = Params.Get("ratio_average")
	ratioNumbers = []*duty.Param{ratioPer, ratioTo, ratioBeyond, ratioLeast, ratioAverage}
)

// ratioCheck refuses offers at workplaces that have too many supported already,
// with or without people in nytteindsats.
func ratioCheck(utility bool) shape {
	return check{Params: ratioNumbers, Test: func(c *casefile.Case, look duty.Look) []duty.Refusal {
		var out []duty.Refusal
		for i := range c.Offers {
			o := &c.Offers[i]
			switch o.Offer {
			case fact.WorkPlacement, fact.WageSubsidy:
			case fact.UtilityPlacement:
				if !utility {
					continue
				}
			default:
				continue
			}
			if g := atStart(c, o.From); o.Own && (g == 6 || g == 7) {
				continue
			}
			out = ratioOf(c, look, o, utility, out)
		}
		return out
	}}
}

func ratioOf(c *casefile.Case, look duty.Look, o *casefile.Offer, utility bool, out []duty.Refusal) []duty.Refusal {
	for _, p := range ratioNumbers {
		if look.Value(p, o.From) == nil {
			return out
		}
	}
	add := func(name, text, mend string) {
		out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: name, Text: text, Mend: mend})
	}
	counting := "Tæl dem som fuldtidsstillinger i gennemsnit for de sidste " + look.Value(ratioAverage, o.From).Span.String() +
		", uden støttede og ansatte under 18 år."
	before := o.Supported
	if !utility {
		before = max(before-o.InUtility, 0)
	}
	if o.Staff == 0 {
		add("ansatte-mangler", "Antallet af ordinært ansatte på arbejdspladsen er ikke registreret, så forholdet kan ikke regnes.",
			"Skriv, hvor mange ordinært ansatte der er. "+counting)
	} else if most, sum := ratioSum(look, o); before+1 > most {
		if !utility && o.InUtility > 0 {
			sum += " De " + strconv.Itoa(o.InUtility) + " i nytteindsats tæller ikke med."
		}
		add("for-mange-stoettede",
			sum+" Der er "+strconv.Itoa(before)+" støttede i forvejen, så med denne borger bliver der "+strconv.Itoa(before+1)+".",
			"Vælg en anden arbejdsplads, vent til der er færre støttede, eller ret antallet af ansatte. "+counting)
	}
	switch answered(c, fact.TopicRatio, papersFrom(c, o, fact.WorkPlacement, fact.WageSubsidy, fact.UtilityPlacement), o.From) {
	case "":
		add("erklaering-mangler", "Der er ingen skriftlig erklæring om rimelighedskravet fra arbejdsgiver og tillidsrepræsentant.",
			"Indhent erklæringen, og registrér en vurdering om rimelighedskrav med svaret ja senest den første dag.")
	case fact.No:
		add("erklaering-siger-nej", "Erklæringen om rimelighedskravet siger nej.", "Vælg en anden arbejdsplads, eller registrér en ny erklæring.")
	}
	return out
}

// ratioSum returns how many supported people a workplace may have, and the sum in
// words.
func ratioSum(look duty.Look, o *casefile.Offer) (int, string) {
	n := func(p *duty.Param) int { return look.Value(p, o.From).Span.N }
	staff := int(o.Staff)
	low := min(staff, 100*n(ratioTo))
	small, large := low/(100*n(ratioPer)), (staff-low)/(100*n(ratioBeyond))
	most := small + large
	sum := "Med " + day.Hundredths(staff) + " ordinært ansatte må der være "
	switch {
	case most < n(ratioLeast):
		most = n(ratioLeast)
		return most, sum + strconv.Itoa(most) + " støttet: der må altid være " + strconv.Itoa(most) + "."
	case staff <= low:
		return most, sum + strconv.Itoa(most) + " støttede: " + day.Hundredths(low) + " delt med " + strconv.Itoa(n(ratioPer)) + ", rundet ned."
	}
	return most, sum + strconv.Itoa(most) + " støttede: " + day.Hundredths(low) + " delt med " + strconv.Itoa(n(ratioPer)) + " er " +
		strconv.Itoa(small) +
		", og de sidste " + day.Hundredths(staff-low) + " delt med " + strconv.Itoa(n(ratioBeyond)) + " er " + strconv.Itoa(large) +
		", rundet ned."
}
