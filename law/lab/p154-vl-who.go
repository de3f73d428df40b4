package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var vlWho = rule{
	ID: "vl-who", Act: "LAB", Title: "Tjek, hvem der kan være voksenlærling med tilskud", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB §§ 154-160; VEJ 9018/2020", Grade: 'B', Source: "S54",
		Text: "En voksenlærling er fyldt 25 år, når aftalen begynder. Lærlingen kan være ufaglært i job, og så er der tilskud " +
			"i højst 2 år. Lærlingen kan være ledig og ufaglært eller have en forældet uddannelse, eller være faglært og " +
			"ledig i mindst 6 måneder. Social- og sundhedsuddannelserne og pædagogisk assistent med voksenelevløn er ikke " +
			"med.",
		Unverified: "Lovteksten er ikke læst, kun vejledningen. Forsøg i 2020-2022 krævede 3 måneder; datoerne er ikke kendt, så de 6 måneder " +
			"er brugt hele tiden. " +
			"Undtagelsen er læst sådan, at der intet tilskud er. At en længere videregående uddannelse tæller som faglært, og at ledigheden er " +
			"uafbrudt op til den første dag, er den sikre læsning.",
		MetBy: "At alder, uddannelsesbaggrund og job eller ledighed er registreret og passer.", StoppedBy: "At aftalen er slut.",
		Shape: parts{
			check{Test: apprenticesWho, Params: append([]*duty.Param{apprenticeAge, apprenticeIdle, apprenticeSubsidy}, hourNumbers...)},
			limit{Span: apprenticeSubsidy, Terms: terms{When: unskilledInWork, Note: "Grænsen gælder tilskuddet, ikke uddannelsesaftalen."}},
		},
	}},
}

var (
	apprenticeAge     = Params.Get("apprentice_age")
	apprenticeIdle    = Params.Get("apprentice_unemployed")
	apprenticeSubsidy = Params.Get("apprentice_subsidy")
)

// unskilled says that somebody has no vocational qualification.
func unskilled(q fact.Qualification) bool {
	return q == fact.Unqualified || q == fact.YouthEducation
}

// inWork reports whether somebody has an ordinary job on the day before an offer.
func inWork(c *casefile.Case, o *casefile.Offer) bool {
	for i := range c.Jobs {
		if j := &c.Jobs[i]; j.Job == fact.OrdinaryJob && j.Has(o.From-1) {
			return true
		}
	}
	return false
}

// unskilledInWork finds the agreements whose subsidy may last only so long.
func unskilledInWork(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.AdultApprentice || !inWork(c, o) {
			continue
		}
		if q, _ := c.Qualified.At(o.From); unskilled(q.Value) {
			out = append(out, offerTrigger(c, o, "tilskuddet ophørte"))
		}
	}
	return out
}

// apprenticesWho names what keeps adult apprentices from the subsidy.
func apprenticesWho(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Offers {
		if o := &c.Offers[i]; o.Offer == fact.AdultApprentice {
			out = apprentice(c, look, o, out)
		}
	}
	return out
}

func apprentice(c *casefile.Case, look duty.Look, o *casefile.Offer, out []duty.Refusal) []duty.Refusal {
	age, idle, most := look.Value(apprenticeAge, o.From), look.Value(apprenticeIdle, o.From), look.Value(apprenticeSubsidy, o.From)
	if age == nil || idle == nil || most == nil {
		return out
	}
	add := func(name, text, mend string) {
		out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: name, Text: text, Mend: mend})
	}
	switch n := c.Age(o.From); {
	case n < 0:
		add("foedselsdato-mangler", "Fødselsdatoen er ikke registreret, så alderen kan ikke prøves.", "Registrér fødselsdatoen.")
	case n < age.Span.N:
		add("for-ung", "Borgeren fylder først "+age.Span.String()+" "+c.Turns(age.Span.N).Long()+".",
			"Lad aftalen begynde den dag eller senere, eller vælg en anden ordning.")
	}
	if answered(c, fact.TopicAdultPay, papersFrom(c, o, fact.AdultApprentice), o.From) == fact.Yes {
		add("voksenelevloen", "Uddannelsen er med voksenelevløn efter overenskomst, og så er der ikke tilskud.",
			"Ret vurderingen, hvis den er forkert.")
	}
	q, _ := c.Qualified.At(o.From)
	from, full, unemployed := supported(c, o.From, idle.Span, unemployment)
	working := inWork(c, o)
	switch {
	case q.Value == "":
		add("uddannelsesbaggrund-mangler", "Uddannelsesbaggrunden er ikke registreret, så kredsen kan ikke prøves.",
			"Registrér uddannelsesbaggrunden.")
	case unskilled(q.Value):
		if last := look.Calendar().Last(o.From, most.Span); working && lastDay(o) > last {
			add("for-langt-tilskud",
				"Tilskuddet er planlagt til og med "+lastDay(o).Long()+". For en ufaglært i job er det højst "+most.Span.String()+", altså til og "+
					"med "+last.Long()+".",
				"Sæt tilskuddets slutdag til senest "+last.Long()+".")
		}
		if !working && !unemployed {
			add("hverken-job-eller-ledighed", "Der er hverken registreret et job eller ledighed op til aftalen.",
				"Registrér jobbet eller ledigheden.")
		}
	case q.Value == fact.ObsoleteTraining:
		if !unemployed {
			add("ikke-ledig", "Med en forældet uddannelse skal borgeren være ledig, og der er ikke registreret ledighed op til aftalen.",
				"Registrér ledigheden, eller ret uddannelsesbaggrunden.")
		}
	case !unemployed:
		add("ikke-ledig", "Borgeren er faglært og skal have været ledig i "+idle.Span.String()+"; der er ikke registreret ledighed op til "+
			"aftalen.", "Registrér ledigheden, eller ret uddannelsesbaggrunden.")
	case full == 0:
		add("for-kort-ledighed",
			"Borgeren er faglært og har været ledig siden "+from.Long()+", men med de timer, der er registreret, nås de "+
				idle.Span.String()+" ikke.", "Vent med aftalen, eller ret timerne.")
	case full > o.From:
		add("for-kort-ledighed",
			"Borgeren er faglært og har været ledig siden "+from.Long()+". De "+idle.Span.String()+" er først gået "+full.Long()+".",
			"Lad aftalen begynde "+full.Long()+" eller senere.")
	}
	return out
}
