package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var ltPrior6m = rule{
	ID: "lt-prior-6m", Act: "LAB", Title: "Tjek 6 måneder på ydelse før et løntilskud", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 69", Grade: 'A', Source: "S46",
		Text: "Før et løntilskud skal borgere i målgruppe 1-5 og 12 have fået visse ydelser i 6 måneder. Hos private " +
			"arbejdsgivere gælder det også målgruppe 6-8. Kravet gælder ikke den, der er over 50 år, er enlig forsørger " +
			"eller ikke har en erhvervskompetencegivende uddannelse.",
		Unverified: "Hvilke ydelser der tæller, er ikke læst: der er talt dagpenge, kontanthjælp, uddannelseshjælp, overgangsydelse, " +
			"selvforsørgelses- og hjemrejseydelse, sygedagpenge og ressourceforløbsydelse. " +
			"At det er 6 måneder i træk op til den første dag, at måneder på dagpenge tælles i timer, at «over 50» er fra dagen efter " +
			"50-årsdagen, og hvad en ledig uden ydelse (målgruppe 12) kan have fået, er den sikre læsning.",
		MetBy:     "At der står mindst 6 måneder i træk på ydelserne, eller at der står en undtagelse.",
		StoppedBy: "At borgeren ikke har en erhvervskompetencegivende uddannelse, er over 50 år eller er enlig forsørger.",
		Shape:     check{Test: priorSupport, Params: append([]*duty.Param{subsidyPrior, subsidyAge}, hourNumbers...)},
	}},
}

var (
	subsidyPrior = Params.Get("subsidy_prior")
	subsidyAge   = Params.Get("subsidy_age")
)

// priorSupport names subsidised jobs that begin too early in somebody's time on
// benefits.
func priorSupport(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.WageSubsidy {
			continue
		}
		switch g := atStart(c, o.From); {
		case g >= 1 && g <= 5, g == 12, g >= 6 && g <= 8 && o.Sector != fact.Public:
		default:
			continue
		}
		v := look.Value(subsidyPrior, o.From)
		if v == nil || spared(c, look, o.From) {
			continue
		}
		add := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: name, Text: text, Mend: mend})
		}
		const unless = " Gælder en undtagelse, så registrér den: uddannelsesbaggrunden, fødselsdatoen, eller at der er et barn i hjemmet og " +
			"ingen ægtefælle."
		switch from, full, ok := supported(c, o.From, v.Span, support); {
		case !ok:
			add("ydelse-ikke-registreret",
				"Der er ikke registreret en ydelse op til løntilskuddet; borgeren skal have fået en i "+v.Span.String()+".",
				"Registrér, hvornår borgerens ydelse begyndte."+unless)
		case full == 0:
			add("for-kort-tid-paa-ydelse",
				"Borgeren har fået ydelsen siden "+from.Long()+", men med de timer, der er registreret, nås de "+v.Span.String()+" ikke.",
				"Vent med løntilskuddet, eller ret timerne."+unless)
		case full > o.From:
			add("for-kort-tid-paa-ydelse", "Borgeren har fået ydelsen siden "+from.Long()+". De "+v.Span.String()+" er først gået "+full.Long()+".",
				"Lad løntilskuddet begynde "+full.Long()+" eller senere."+unless)
		}
	}
	return out
}

// spared reports whether the law makes an exception for the person.
func spared(c *casefile.Case, look duty.Look, on day.Date) bool {
	if q, _ := c.Qualified.At(on); q.Value == fact.Unqualified || q.Value == fact.YouthEducation {
		return true
	}
	if v := look.Value(subsidyAge, on); v != nil && c.Born != 0 && on > c.Turns(v.Span.N) {
		return true
	}
	return c.HasChild(on) && unmarried(c, on)
}

// unmarried reports whether it is registered that there is no spouse.
func unmarried(c *casefile.Case, on day.Date) bool {
	none := false
	casefile.Each(c, func(e *casefile.Entry, f fact.SpouseRegistered) {
		if e.On <= on {
			none = f.Answer == fact.No
		}
	})
	return none
}
