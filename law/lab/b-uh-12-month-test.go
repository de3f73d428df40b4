package lab

import (
	"strconv"

	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var uh12MonthTest = rule{
	ID: "uh-12-month-test", Act: "LAB", Title: "Vurdér, om den unge er uddannelsesparat eller aktivitetsparat",
	Versions: []version{{
		From: "2014-01-01", Expected: "2026-12-31", Provision: byOrder + " § 4", Grade: 'C', Source: "S60, S30",
		Text: "Uddannelsesparat er den unge, der ventes at kunne begynde på en uddannelse på almindelige vilkår. Det skal " +
			"kunne ske inden for omkring 12 måneder. Alle andre unge på uddannelseshjælp er aktivitetsparate.",
		Unverified: "Bekendtgørelsen er ikke læst; de omkring 12 måneder er efter sekundære kilder, og hvor fast grænsen er, er ikke oplyst. " +
			"Dagen, hvor reglen begyndte i 2014, er ikke oplyst." + formerAct,
		MetBy: "En vurdering af uddannelsesparathed, der ikke er foreløbig. Den siger, inden for hvor mange måneder den unge " +
			"ventes at kunne begynde, og den passer med målgruppen.",
		Shape: check{Test: horizons, Params: []*duty.Param{horizon}},
	}},
}

var horizon = Params.Get("education_horizon")

// horizons names what is wrong with assessments of readiness: that they do not
// name their horizon, or that the target group says otherwise.
func horizons(c *casefile.Case, look duty.Look) []duty.Refusal {
	if !everOnHelp(c) {
		return nil
	}
	var out []duty.Refusal
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.Assessed)
		if !ok || f.Topic != fact.TopicReadiness || f.Outcome == fact.Provisional || !onHelp(c, e.On) {
			continue
		}
		refuse := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: name, Text: text, Mend: mend})
		}
		v := look.Value(horizon, e.On)
		switch {
		case v == nil:
			continue
		case f.Months == 0:
			refuse("uden-horisont", "Vurderingen siger ikke, inden for hvor mange måneder den unge ventes at kunne begynde på en uddannelse.",
				"Skriv antallet af måneder i vurderingen.")
			continue
		}
		most := strconv.Itoa(v.Span.N)
		said := "Vurderingen siger, at den unge ventes at kunne begynde inden " + strconv.Itoa(f.Months) + " måneder. "
		if f.Answer == fact.No {
			said = "Vurderingen siger, at den unge ikke ventes at kunne begynde inden " + strconv.Itoa(f.Months) + " måneder. "
		}
		switch g := c.GroupOn(e.On); {
		case g == 4 && (f.Answer != fact.No && f.Months > v.Span.N || f.Answer == fact.No && f.Months >= v.Span.N):
			refuse("ikke-uddannelsesparat", said+"Uddannelsesparat er den, der kan det inden omkring "+most+" måneder.",
				"Visitér til målgruppe 5, eller ret vurderingen.")
		case g == 5 && f.Answer != fact.No && f.Months <= v.Span.N:
			refuse("ikke-aktivitetsparat", said+"Den, der kan det inden omkring "+most+" måneder, er uddannelsesparat.",
				"Visitér til målgruppe 4, eller ret vurderingen.")
		}
	}
	return out
}

// everOnHelp reports whether somebody was ever in target group 4 or 5 or on
// uddannelseshjælp.
func everOnHelp(c *casefile.Case) bool {
	for i := range c.Groups {
		if families[c.Groups[i].Group] == 4 {
			return true
		}
	}
	for i := range c.Benefits {
		if c.Benefits[i].Benefit == fact.EducationAssistance {
			return true
		}
	}
	return false
}
