package las

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var availabilityRules = rule{
	ID: "san-availability-rules", Act: "LAS", Title: "Mål det, borgeren skal stå til rådighed for",
	Before: "Rådighedsbekendtgørelsen før 2024 er ikke læst.",
	Versions: []version{
		{
			From: "2024-01-01", Provision: "BEK 1717/2023 § 4", Grade: 'A', Source: "S85",
			Text: "Den, der er jobparat eller åbenlyst uddannelsesparat, skal stå til rådighed for arbejde. Er man " +
				"uddannelsesparat, er det for en uddannelse.",
			MetBy: "En vurdering af rådighed, der er målt på det rigtige. For arbejde er det joblog og fremmøde, for uddannelse er " +
				"det fremmøde.",
			StoppedBy: "Uddannelse efter §§ 96, 97 a og 97 b, når undtagelsen er registreret.",
			Shape:     check{Test: measured},
		},
		{
			From: "2025-01-01", Provision: "BEK 1717/2023 § 4 eller den bekendtgørelse, der afløste den", Grade: 'D', Source: "S85",
			Text: "Som før, hvis bekendtgørelsen fra 2023 stadig gælder.",
			Unverified: "Der var udkast til en ny bekendtgørelse fra 2025 sammen med lovforslag L 12. Den er ikke læst, så reglen er slået fra, " +
				"til en jurist har godkendt den.",
			MetBy:     "En vurdering af rådighed, der er målt på det rigtige.",
			StoppedBy: "Uddannelse efter §§ 96, 97 a og 97 b, når undtagelsen er registreret.",
			Shape:     check{Test: measured},
		},
	},
}

// measured says what is wrong with assessments of availability: that they measure
// by the wrong thing, or find somebody unavailable who need not be available.
func measured(c *casefile.Case, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.Assessed)
		if !ok || f.Topic != fact.TopicForWork && f.Topic != fact.TopicForEducation {
			continue
		}
		refuse := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: name, Text: text, Mend: mend})
		}
		switch work, education := availableFor(c, e.On); {
		case education && f.Topic == fact.TopicForWork:
			refuse("maalt-paa-arbejde", "Borgeren er uddannelsesparat og skal stå til rådighed for uddannelse, ikke for arbejde (BEK 1717/2023 § "+
				"4).",
				"Vurdér rådigheden for uddannelse, eller ret målgruppen.")
		case work && f.Topic == fact.TopicForEducation:
			refuse("maalt-paa-uddannelse", "Borgeren er jobparat eller åbenlyst uddannelsesparat og skal stå til rådighed for arbejde (BEK "+
				"1717/2023 § 4).",
				"Vurdér rådigheden for arbejde, eller ret målgruppen.")
		}
		if f.Answer == fact.No && needNot(c, e.On) {
			refuse("undtaget", "Borgeren er undtaget fra at stå til rådighed den dag.",
				"Ret vurderingen, eller registrér, hvornår undtagelsen ophørte.")
		}
	}
	return out
}

// availableFor tells by the target group what somebody must be available for.
func availableFor(c *casefile.Case, on day.Date) (work, education bool) {
	for i := len(c.Groups) - 1; i >= 0; i-- {
		if g := &c.Groups[i]; g.Has(on) {
			return g.Group == 2 || g.Obvious, g.Group == 4 && !g.Obvious
		}
	}
	return false, false
}

func needNot(c *casefile.Case, on day.Date) bool {
	for i := range c.Exemptions {
		if x := &c.Exemptions[i]; x.Has(on) && (x.Scope == fact.Available || x.Scope == fact.AllDuties) {
			return true
		}
	}
	return false
}
